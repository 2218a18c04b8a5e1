/** Provision policy: what points cost that were issued for no sale. */
import { breach } from '../../kernel/errors.ts';
import type { Ratio } from '../../kernel/ratio.ts';
import { type EstimateTerms, type ReadTerms, readTerms } from './estimate-terms.ts';
import { requireSameMoney } from './liability-policy.ts';
import type { PointCohorts } from './point-cohort.ts';
import { type Rate, rateOf } from './rate.ts';

/** What a redeemed point costs the firm, and how many are expected, from one period on. */
export interface ProvisionTerms extends EstimateTerms {
  /** What a redeemed point costs, in minor units: 0 or more, exact. */
  readonly costMinor: Rate;
}

/** When points that were issued for no sale become an expense. */
export interface ProvisionPolicy {
  /** The currency of the amounts, which must be that of the cohorts. */
  readonly money: string;
  /**
   * `at-issue`: what they are expected to cost is an expense when they are issued, and a provision
   * until they are used. `when-redeemed`: they cost nothing before they are used, as with a
   * voucher that anybody can pick up.
   */
  readonly expense: 'at-issue' | 'when-redeemed';
  /** By period, in order; the first no later than the first points. */
  readonly terms: readonly ProvisionTerms[];
}

/** A policy that was checked. */
export interface ReadProvision {
  readonly isAtIssue: boolean;
  readonly terms: ReadTerms<ProvisionTerms>;
  /** What a redeemed point costs in a period. */
  readonly costIn: (period: string) => Ratio;
}

/** Checks a policy against cohorts. */
export function readProvision(
  where: string,
  cohorts: PointCohorts,
  { money, expense, terms }: ProvisionPolicy,
): ReadProvision {
  requireSameMoney(where, money, cohorts);
  if (expense !== 'at-issue' && expense !== 'when-redeemed') {
    breach(where, 'expense', 'must be at-issue or when-redeemed');
  }
  const read = readTerms(where, terms, cohorts);
  const costs = new Map(
    terms.map((term, index) => [term, rateOf(where, `terms.${index}.costMinor`, term.costMinor)]),
  );
  return {
    isAtIssue: expense === 'at-issue',
    terms: read,
    costIn: (period) => costs.get(read.inForce(period)) ?? { numerator: 0, denominator: 1 },
  };
}
