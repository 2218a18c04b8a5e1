/** Recovery repurchase: how many would buy again after a problem, by the table of TARP. */
import { type Money, requireMoney } from '../../../kernel/money.ts';

/** What became of a problem, as the table tells it apart. */
export type ProblemOutcome = 'no-contact' | 'unsatisfied' | 'satisfied' | 'satisfied-quickly';

/** A row of the table: how many of a hundred would buy again, by outcome. */
export type RepurchaseRow = Readonly<Record<ProblemOutcome, number>>;

/**
 * How many of a hundred would buy again, for a problem below 5 dollars and for one above 100.
 *
 * Nothing is known of what lies between the two rows, and nothing is interpolated.
 */
export const TARP_REPURCHASE: { readonly source: string } & Readonly<
  Record<'below-5-dollars' | 'above-100-dollars', RepurchaseRow>
> = Object.freeze({
  source: 'TARP, for the consumer affairs office of the United States; checked against no text',
  'below-5-dollars': Object.freeze({
    'no-contact': 37,
    unsatisfied: 46,
    satisfied: 70,
    'satisfied-quickly': 95,
  }),
  'above-100-dollars': Object.freeze({
    'no-contact': 9,
    unsatisfied: 19,
    satisfied: 54,
    'satisfied-quickly': 82,
  }),
});

/**
 * How many of a hundred would buy again after a problem of some size.
 *
 * @param loss What the problem cost the customer, in US dollars.
 * @param outcome What became of it.
 * @returns Per cent; `null` from 5 to 100 dollars, and for another currency, because the table does
 *   not say.
 * @throws ContractError if the loss is no money.
 * @example A complaint that was settled quickly, and one of a size that nobody studied
 * ```ts
 * import { repurchasePercent } from 'everbond/complaints/recovery';
 * import { money } from 'everbond/kernel';
 *
 * repurchasePercent(money(15_000, 'USD'), 'satisfied-quickly'); // => 82
 * repurchasePercent(money(5_000, 'USD'), 'satisfied-quickly'); // => null
 * ```
 */
export function repurchasePercent(loss: Money, outcome: ProblemOutcome): number | null {
  requireMoney('repurchasePercent', 'loss', loss);
  if (loss.currency !== 'USD') return null;
  if (loss.minor < 500) return TARP_REPURCHASE['below-5-dollars'][outcome];
  return loss.minor > 10_000 ? TARP_REPURCHASE['above-100-dollars'][outcome] : null;
}
