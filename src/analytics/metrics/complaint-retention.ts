/** Complaint retention: whether customers who complained stay, beside those who did not. */
import { compareProportions, type ProportionDifference } from './compare-proportions.ts';
import { type Proportion, proportion } from './proportion.ts';

/** A customer, and what became of them. */
export interface CustomerOutcome {
  /** Whether they complained before the time in which it is looked at whether they stay. */
  readonly complained: boolean;
  /** Whether they were satisfied with the answer; `null` if not asked, or no complainant. */
  readonly satisfied: boolean | null;
  /** Whether they were customers at the end. */
  readonly stayed: boolean;
}

/** Customers who stayed, by whether they complained. */
export interface ComplainantRetention {
  /** Complainants who stayed, of complainants. */
  readonly complainants: Proportion;
  /** Of them those who were satisfied with the answer. */
  readonly satisfied: Proportion;
  /** Of them those who were not. */
  readonly dissatisfied: Proportion;
  /** Of them those who were not asked. */
  readonly notAsked: Proportion;
  /** Others who stayed, of all who did not complain. */
  readonly others: Proportion;
  /** `complainants` less `others`, with its interval. */
  readonly difference: ProportionDifference;
}

/**
 * The retention of customers who complained beside that of customers who did not.
 *
 * Retention is what the host says it is, over one time for all. The difference compares customers,
 * not complaints: who complains differs from who does not, in tenure and spending for two, so that
 * it is no effect of complaining. Those who did not complain hold the silent ones, who had the
 * problem and said nothing.
 *
 * @param customers Each customer once.
 * @returns The shares who stayed, each with its interval; no value of an empty group.
 * @see R. G. Newcombe, "Interval estimation for the difference between independent proportions:
 *   comparison of eleven methods", Statistics in Medicine 17 (1998), 873-890; method 10.
 * @example
 * ```ts
 * import { complainantRetention } from 'everbond/metrics';
 *
 * const { complainants, satisfied, others } = complainantRetention([
 *   { complained: true, satisfied: true, stayed: true },
 *   { complained: true, satisfied: false, stayed: false },
 *   { complained: false, satisfied: null, stayed: true },
 * ]);
 *
 * [complainants.value, satisfied.value, others.value]; // => [0.5, 1, 1]
 * ```
 */
export function complainantRetention(customers: Iterable<CustomerOutcome>): ComplainantRetention {
  const tallies = { satisfied: [0, 0], dissatisfied: [0, 0], notAsked: [0, 0], others: [0, 0] };
  for (const { complained, satisfied, stayed } of customers) {
    const asked = satisfied === null ? 'notAsked' : satisfied ? 'satisfied' : 'dissatisfied';
    const tally = tallies[complained ? asked : 'others'];
    tally[0] = (tally[0] ?? 0) + Number(stayed);
    tally[1] = (tally[1] ?? 0) + 1;
  }
  const shareOf = (...groups: readonly (keyof typeof tallies)[]) => {
    const sum = (place: number) =>
      groups.reduce((total, group) => total + (tallies[group][place] ?? 0), 0);
    return proportion(sum(0), sum(1));
  };
  const complainants = shareOf('satisfied', 'dissatisfied', 'notAsked');
  const others = shareOf('others');
  return {
    complainants,
    satisfied: shareOf('satisfied'),
    dissatisfied: shareOf('dissatisfied'),
    notAsked: shareOf('notAsked'),
    others,
    difference: compareProportions(complainants, others),
  };
}
