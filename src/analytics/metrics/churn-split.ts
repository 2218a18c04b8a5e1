/** Churn split: how many customers left of their own will, by accident, or were sent away. */
import { breach } from '../../kernel/errors.ts';
import type { CustomerKey } from '../transactions/transaction-log.ts';
import { type Proportion, proportion } from './proportion.ts';
import { checkWhole } from './whole-option.ts';

/**
 * Whose doing it was: the customer's (`voluntary`), nobody's, such as an expired card, a move or a
 * death (`involuntary`), or the firm's own (`by-firm`), which ended it.
 */
export type ChurnKind = 'voluntary' | 'involuntary' | 'by-firm';

/** Churn by whose doing it was; the four numerators add up to that of `churn`. */
export interface ChurnSplit {
  /** All lost customers of those at the start. */
  readonly churn: Proportion;
  /** Those who left of their own will, of those at the start. */
  readonly voluntary: Proportion;
  /** Those who were lost by accident, of those at the start. */
  readonly involuntary: Proportion;
  /** Those whom the firm sent away, of those at the start. */
  readonly byFirm: Proportion;
  /** Those of whom no reason is known, of those at the start. */
  readonly unknown: Proportion;
}

/**
 * Divides churn into voluntary, involuntary and by the firm.
 *
 * Each needs another cure: a better offer, a retried payment, another policy. All parts have the
 * same denominator, so they add up to the churn. Customers without a known reason are a part of
 * their own and are not spread over the others: who tells a reason is not like who does not.
 *
 * @param lost The customers lost, each once, such as `becameLost` of {@link changesSince}.
 * @param options `atStart`: customers at the start, the lost ones included, a whole number; and
 *   `kindOf`: whose doing the loss of a customer was, by key, `null` if not known.
 * @returns Five shares of the customers at the start; no value where there were none.
 * @throws ContractError if a customer is lost twice, more are lost than there were, or a kind is
 *   none of the names.
 * @example Four of fifty were lost
 * ```ts
 * import { type ChurnKind, churnSplit } from 'everbond/metrics';
 *
 * const kinds = new Map<unknown, ChurnKind>([
 *   ['ada', 'voluntary'],
 *   ['bob', 'involuntary'],
 *   ['cy', 'involuntary'],
 * ]);
 * const split = churnSplit(['ada', 'bob', 'cy', 'dee'], {
 *   atStart: 50,
 *   kindOf: (customer) => kinds.get(customer) ?? null,
 * });
 *
 * split.churn.value; // => 0.08
 * split.involuntary.value; // => 0.04
 * split.unknown.numerator; // => 1
 * ```
 */
export function churnSplit(
  lost: readonly CustomerKey[],
  options: {
    readonly atStart: number;
    readonly kindOf: (customer: CustomerKey) => ChurnKind | null;
  },
): ChurnSplit {
  const { atStart, kindOf } = options;
  checkWhole('churnSplit', 'atStart', atStart, 0);
  if (lost.length > atStart) {
    breach('churnSplit', 'lost', `must be at most the ${atStart} at the start, got ${lost.length}`);
  }
  if (new Set(lost).size !== lost.length) breach('churnSplit', 'lost', 'must hold each key once');

  const counts = { voluntary: 0, involuntary: 0, 'by-firm': 0, unknown: 0 };
  for (const customer of lost) {
    const kind = kindOf(customer) ?? 'unknown';
    if (!Object.hasOwn(counts, kind)) {
      breach('churnSplit', 'kindOf', 'must return voluntary, involuntary, by-firm or null');
    }
    counts[kind] += 1;
  }
  return {
    churn: proportion(lost.length, atStart),
    voluntary: proportion(counts.voluntary, atStart),
    involuntary: proportion(counts.involuntary, atStart),
    byFirm: proportion(counts['by-firm'], atStart),
    unknown: proportion(counts.unknown, atStart),
  };
}
