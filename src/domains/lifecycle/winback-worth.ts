/** Winback worth: whether an effort to win a customer back can be expected to pay. */
import { breach } from '../../kernel/errors.ts';
import { type Money, money } from '../../kernel/money.ts';
import { type Parsed, rejected } from '../../kernel/parsed.ts';
import { parseRatio, type Ratio } from '../../kernel/ratio.ts';
import { multiplyWhole } from '../../kernel/ratio-arithmetic.ts';

/** What is known of an effort before it is made. All amounts are in one currency. */
export interface WinbackEffort {
  /** How likely the customer comes back: an exact ratio, 0 to 1. */
  readonly chance: Ratio;
  /** What the customer's second life is expected to earn, before the offer; may be negative. */
  readonly futureMargin: Money;
  /** What the offer costs if it is taken: 0 or more. */
  readonly offerCost: Money;
  /** What the effort costs in any case: 0 or more. */
  readonly contactCost: Money;
}

/** What an effort is worth. */
export interface WinbackWorth {
  /** What it brings on average, in whole minor units, rounded down. */
  readonly worth: Money;
  /** Whether that is more than nothing, decided before it is rounded. */
  readonly isWorthIt: boolean;
}

/** The largest amount an effort may reckon with, in minor units: sums of it stay exact. */
export const AMOUNT_MINOR_MAX = 1_000_000_000_000_000;

/**
 * What an effort to win a customer back is worth: chance × (future margin − offer cost) − contact
 * cost.
 *
 * The offer is paid only if it is taken, the contact in any case. The margin is that of the second
 * life, from the winback on: what the customer earned before the loss has no say. The reckoning is
 * exact, so that no effort is made or left undone for a rounding.
 *
 * @param effort Chance and amounts; amounts within ±10^15 minor units.
 * @returns The worth, rounded down to whole minor units, and whether it is above 0, which is asked
 *   of the exact value: a third of a cent is worth it, and shows as 0.
 * @throws ContractError if the chance is not within 0 and 1, an amount is out of range, or the
 *   currencies differ.
 * @see Bernd Stauss and Christian Friege, "Regaining Service Customers: Costs and Benefits of
 *   Regain Management", Journal of Service Research 1 (1999), pages 347–361, for second-lifetime
 *   value.
 * @example A chance of 30 % to earn 400, for a letter at 50
 * ```ts
 * import { money, ratioOf } from 'everbond/kernel';
 * import { winbackWorth } from 'everbond/lifecycle';
 *
 * winbackWorth({
 *   chance: ratioOf('.30'),
 *   futureMargin: money(40_000, 'EUR'),
 *   offerCost: money(0, 'EUR'),
 *   contactCost: money(5_000, 'EUR'),
 * });
 * // => { worth: { minor: 7_000, currency: 'EUR' }, isWorthIt: true }
 * ```
 */
export function winbackWorth(effort: WinbackEffort): WinbackWorth {
  const { chance, futureMargin, offerCost, contactCost } = effort;
  if (!isChance(chance)) breach('winbackWorth', 'chance', 'must be a ratio from 0 to 1');
  requireAmount('futureMargin', futureMargin, -AMOUNT_MINOR_MAX);
  requireAmount('offerCost', offerCost, 0);
  requireAmount('contactCost', contactCost, 0);
  if (currencyOf(effort) === null) breach('winbackWorth', 'effort', 'must be in one currency');

  const gainMinor = futureMargin.minor - offerCost.minor;
  const worthMinor = multiplyWhole(gainMinor, chance, 'floor') - contactCost.minor;
  return {
    worth: money(worthMinor, futureMargin.currency),
    // A number is above a whole number exactly if it still is when rounded up.
    isWorthIt: multiplyWhole(gainMinor, chance, 'ceiling') > contactCost.minor,
  };
}

/** The one currency of an effort; `null` if there are several. */
export function currencyOf(effort: Omit<WinbackEffort, 'chance'>): string | null {
  const { currency } = effort.futureMargin;
  const isOne = effort.offerCost.currency === currency && effort.contactCost.currency === currency;
  return isOne ? currency : null;
}

/** Reads a chance, as a ratio from 0 to 1, from data that may be anything. */
export function parseChance(from: unknown): Parsed<Ratio> {
  const read = parseRatio(from);
  return !read.ok || isChance(read.value)
    ? read
    : rejected('OUT_OF_RANGE', 'must be a ratio from 0 to 1');
}

function isChance({ numerator, denominator }: Ratio): boolean {
  if (!Number.isSafeInteger(numerator) || !Number.isSafeInteger(denominator)) return false;
  return numerator >= 0 && denominator >= 1 && numerator <= denominator;
}

function requireAmount(field: string, { minor, currency }: Money, leastMinor: number): void {
  const checked = money(minor, currency);
  if (checked.minor >= leastMinor && checked.minor <= AMOUNT_MINOR_MAX) return;
  const range = `${leastMinor} to ${AMOUNT_MINOR_MAX} minor units`;
  breach('winbackWorth', field, `must be ${range}, got ${checked.minor}`);
}
