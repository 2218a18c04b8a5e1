/** Estimate terms: what is expected of points, from one period on. */
import { breach } from '../../kernel/errors.ts';
import type { Ratio } from '../../kernel/ratio.ts';
import type { PointCohorts } from './point-cohort.ts';
import { type Rate, requireShare } from './rate.ts';

/** What is expected from one period on, until the next terms. */
export interface EstimateTerms {
  /** Label of the first period in which this is expected, such as `2026-03`. */
  readonly since: string;
  /** The share of the points of a cohort that is redeemed in the end, from 0 to 1. */
  readonly redeemedShare: Rate;
  /** The share of single cohorts where it is another, by label of the period of issue. */
  readonly shareByCohort?: Readonly<Record<string, Rate>> | undefined;
}

/** Terms that were checked. */
export interface ReadTerms<Terms extends EstimateTerms> {
  /** The terms in force in a period. */
  readonly inForce: (period: string) => Terms;
  /** The share expected in a period of a cohort. */
  readonly shareIn: (period: string, issued: string) => Ratio;
}

const LABELS = {
  day: /^\d{4}-\d\d-\d\d$/,
  week: /^\d{4}-\d\d-\d\d$/,
  month: /^\d{4}-\d\d$/,
  quarter: /^\d{4}-Q[1-4]$/,
  year: /^\d{4}$/,
} as const;

/** Checks terms: in order, each by a label of the cohorts' periods, the first early enough. */
export function readTerms<Terms extends EstimateTerms>(
  where: string,
  terms: readonly Terms[],
  { period, cohorts }: PointCohorts,
): ReadTerms<Terms> {
  const [first] = terms;
  if (first === undefined) breach(where, 'terms', 'must hold at least one entry');
  const shares = terms.map((term, index) => {
    const { since, redeemedShare, shareByCohort = {} } = term;
    const field = `terms.${index}`;
    if (!LABELS[period].test(since)) breach(where, `${field}.since`, `must be a ${period}'s label`);
    const before = terms[index - 1];
    if (before !== undefined && since <= before.since) {
      breach(where, `${field}.since`, 'must be later than the terms before');
    }
    const single = Object.entries(shareByCohort).map(([issued, share]) => {
      return [issued, requireShare(where, `${field}.shareByCohort`, share)] as const;
    });
    return {
      share: requireShare(where, `${field}.redeemedShare`, redeemedShare),
      byCohort: new Map(single),
    };
  });
  const earliest = cohorts[0]?.issued;
  if (earliest !== undefined && first.since > earliest) {
    breach(where, 'terms.0.since', 'must not be later than the first points were issued');
  }
  const indexIn = (label: string): number =>
    Math.max(
      terms.findLastIndex(({ since }) => since <= label),
      0,
    );
  return {
    inForce: (label) => terms[indexIn(label)] ?? first,
    shareIn: (label, issued) => {
      const now = shares[indexIn(label)] ?? shares[0];
      const share = now?.byCohort.get(issued) ?? now?.share;
      return share ?? breach(where, 'terms', 'must hold at least one entry');
    },
  };
}
