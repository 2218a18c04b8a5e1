/** Liability policy: what a host must say before points can be valued. */
import { breach } from '../../kernel/errors.ts';
import type { Ratio } from '../../kernel/ratio.ts';
import { multiplyWhole } from '../../kernel/ratio-arithmetic.ts';
import { type EstimateTerms, type ReadTerms, readTerms } from './estimate-terms.ts';
import type { PointCohort, PointCohorts } from './point-cohort.ts';
import { type Rate, rateOf } from './rate.ts';

/** What a point is worth, and how many are expected to be redeemed, from one period on. */
export interface LiabilityTerms extends EstimateTerms {
  /**
   * What a point is worth to who redeems it, in minor units: 0 or more, exact. What it is when
   * points are issued holds for them for good.
   */
  readonly valueMinor: Rate;
}

/**
 * What is agreed with a partner.
 *
 * `principal`: the firm owes the goods. The partner pays for each point, and all of that waits
 * until points are used. `agent`: the partner, or somebody else, owes them. The firm owes nothing,
 * and its fee is earned when points are issued.
 */
export type PartnerTerms =
  | {
      /** Who owes the goods. */
      readonly role: 'principal';
      /** What the partner pays for a point, in minor units: 0 or more, exact. */
      readonly priceMinor: Rate;
    }
  | {
      /** Who owes the goods. */
      readonly role: 'agent';
      /** What the firm keeps of a point, in minor units: 0 or more, exact. */
      readonly feeMinor: Rate;
    };

/** How points become amounts. */
export interface LiabilityPolicy {
  /** The currency of the amounts, which must be that of the cohorts. */
  readonly money: string;
  /** By period, in order; the first no later than the first points. */
  readonly terms: readonly LiabilityTerms[];
  /** Every partner at whom points were issued, by name. */
  readonly partners?: Readonly<Record<string, PartnerTerms>> | undefined;
  /**
   * What is owed for a point that was brought from elsewhere, in minor units: 0 or more, exact.
   * Such points have no amount if this is left out.
   */
  readonly openedMinor?: Rate | undefined;
}

/** How the points of a cohort are accounted for. */
export type Treatment = 'deferred' | 'agent' | 'promotional' | 'unpriced';

/** A policy that was checked, for one set of cohorts. */
export interface ReadPolicy {
  readonly terms: ReadTerms<LiabilityTerms>;
  readonly treatmentOf: (cohort: PointCohort) => Treatment;
  /** What a point of a cohort brings that is not part of a sale; `null` for one that is. */
  readonly priceOf: (cohort: PointCohort) => Ratio | null;
}

/** Checks a policy against cohorts. */
export function readPolicy(
  where: string,
  cohorts: PointCohorts,
  { money, terms, partners = {}, openedMinor }: LiabilityPolicy,
): ReadPolicy {
  requireSameMoney(where, money, cohorts);
  const read = readTerms(where, terms, cohorts);
  for (const [index, { valueMinor }] of terms.entries()) {
    rateOf(where, `terms.${index}.valueMinor`, valueMinor);
  }
  const opened = openedMinor === undefined ? null : rateOf(where, 'openedMinor', openedMinor);
  const agreed = new Map(
    Object.entries(partners).map(([name, said]) => [name, partnerOf(where, said)]),
  );
  for (const { partner } of cohorts.cohorts) {
    if (partner !== null && !agreed.has(partner)) {
      breach(where, 'partners', 'must say of every partner whether it is principal or agent');
    }
  }
  const treatmentOf = ({ source, partner }: PointCohort): Treatment => {
    if (source === 'sale') return 'deferred';
    if (source === 'opening') return opened === null ? 'unpriced' : 'deferred';
    if (source !== 'partner') return 'promotional';
    return agreed.get(partner ?? '')?.role === 'agent' ? 'agent' : 'deferred';
  };
  return {
    terms: read,
    treatmentOf,
    priceOf: ({ source, partner }) =>
      source === 'opening' ? opened : (agreed.get(partner ?? '')?.rate ?? null),
  };
}

function partnerOf(
  where: string,
  said: PartnerTerms,
): { readonly role: PartnerTerms['role']; readonly rate: Ratio } {
  const { role } = said;
  if (role === 'principal') return { role, rate: rateOf(where, 'partners', said.priceMinor) };
  if (role === 'agent') return { role, rate: rateOf(where, 'partners', said.feeMinor) };
  return breach(where, 'partners', 'must say of every partner whether it is principal or agent');
}

/** Holds a caller to one currency. */
export function requireSameMoney(where: string, money: string, cohorts: PointCohorts): void {
  if (money !== cohorts.money) breach(where, 'money', 'must be the currency of the cohorts');
}

/** So many points at a rate, in minor units, half up. */
export function priced(points: number, rate: Ratio): number {
  return multiplyWhole(points, rate, 'half-up');
}
