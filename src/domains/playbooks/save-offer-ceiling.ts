/** Save-offer ceiling: what an offer to stay may cost at most before it does harm. */
import { breach } from '../../kernel/errors.ts';
import { exactNumber } from '../../kernel/exact.ts';
import { type Money, money, requireMoney } from '../../kernel/money.ts';
import { isRatio, type Ratio } from '../../kernel/ratio.ts';
import { divideRounded } from '../../kernel/rounding.ts';

/** What is known of a customer who is about to cancel. The amounts are in one currency. */
export interface SaveFacts {
  /** What the customer who stays will earn, before the offer; may be negative. */
  readonly margin: Money;
  /** How likely the customer stays with the offer: an exact ratio, 0 to 1. */
  readonly chanceWith: Ratio;
  /** How likely the customer stays without it: likewise. */
  readonly chanceWithout: Ratio;
  /** What making the offer costs in any case: 0 or more. */
  readonly contactCost: Money;
}

/**
 * The most that an offer to stay may cost: margin − (chance without × margin + contact cost) ÷
 * chance with.
 *
 * At this cost, chance with × (margin − cost) − contact cost equals chance without × margin: the
 * offer brings as much as leaving the customer alone. Those who would have stayed anyway take the
 * offer too, and are paid for here. Exact, and rounded down, so that no offer exceeds what the
 * value supports.
 *
 * @param facts Margin, chances and cost.
 * @returns The ceiling in whole minor units; negative if not even a free offer pays; `null` if
 *   nobody stays for the offer, so that no cost would be right.
 * @throws ContractError if an amount is no money, a chance is no ratio from 0 to 1, the contact
 *   cost is negative, or the currencies differ.
 * @throws FailureError `LIMIT_EXCEEDED` if the ceiling is below −(2^53 − 1) minor units.
 * @see Robert C. Blattberg and John Deighton, "Manage Marketing by the Customer Equity Test",
 *   Harvard Business Review 74 (1996), pages 136–144, for spending on retention up to its return.
 * @example Half of those who would go stay for it, and half would have stayed anyway
 * ```ts
 * import { money, ratioOf } from 'everbond/kernel';
 * import { saveOfferCeiling } from 'everbond/playbooks';
 *
 * saveOfferCeiling({
 *   margin: money(30_000, 'EUR'),
 *   chanceWith: ratioOf('0.75'),
 *   chanceWithout: ratioOf('0.5'),
 *   contactCost: money(0, 'EUR'),
 * });
 * // => { minor: 10_000, currency: 'EUR' }
 * ```
 */
export function saveOfferCeiling(facts: SaveFacts): Money | null {
  const { margin, chanceWith, chanceWithout, contactCost } = facts;
  const where = 'saveOfferCeiling';
  requireMoney(where, 'margin', margin);
  requireMoney(where, 'contactCost', contactCost);
  if (contactCost.minor < 0) breach(where, 'contactCost', 'must be 0 or more');
  if (contactCost.currency !== margin.currency) breach(where, 'facts', 'must be in one currency');
  if (!isChance(chanceWith)) breach(where, 'chanceWith', 'must be a ratio from 0 to 1');
  if (!isChance(chanceWithout)) breach(where, 'chanceWithout', 'must be a ratio from 0 to 1');
  if (chanceWith.numerator === 0) return null;

  const [value, contact] = [BigInt(margin.minor), BigInt(contactCost.minor)];
  const [stay, ofStay] = [BigInt(chanceWith.numerator), BigInt(chanceWith.denominator)];
  const [alone, ofAlone] = [BigInt(chanceWithout.numerator), BigInt(chanceWithout.denominator)];
  const dividend = value * ofAlone * stay - (value * alone + contact * ofAlone) * ofStay;
  const ceiling = divideRounded(dividend, ofAlone * stay, 'floor');
  return money(exactNumber(where, ceiling), margin.currency);
}

function isChance(chance: Ratio): boolean {
  return isRatio(chance) && chance.numerator >= 0 && chance.numerator <= chance.denominator;
}
