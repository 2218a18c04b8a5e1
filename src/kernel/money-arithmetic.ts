/**
 * Money arithmetic: sums, differences and multiples of exact amounts.
 *
 * Mixing currencies breaks the contract, checked at run time, because amounts often come from
 * outside. A result that would no longer be exact is a failure by name.
 */
import { breach } from './errors.ts';
import { exactNumber, exactSum } from './exact.ts';
import { type Money, money, requireMoney } from './money.ts';
import type { Ratio } from './ratio.ts';
import { multiplyWhole } from './ratio-arithmetic.ts';
import type { Rounding } from './rounding.ts';

/**
 * The sum of two amounts in the same currency.
 *
 * @param augend An amount.
 * @param addend An amount in the same currency.
 * @returns The sum.
 * @throws ContractError if the currencies differ, or an argument is no money.
 * @throws FailureError `LIMIT_EXCEEDED` if the sum is beyond 2^53 − 1 minor units.
 * @example
 * ```ts
 * import { addMoney, money } from 'everbond/kernel';
 *
 * addMoney(money(1999, 'EUR'), money(1, 'EUR')); // => { minor: 2000, currency: 'EUR' }
 * addMoney(money(1, 'EUR'), money(1, 'USD')); // throws /same currency/
 * ```
 */
export function addMoney(augend: Money, addend: Money): Money {
  requirePair('addMoney', augend, 'addend', addend);

  return money(exactSum('addMoney', augend.minor, addend.minor), augend.currency);
}

/**
 * What is left of an amount after another in the same currency is taken off.
 *
 * @param minuend An amount.
 * @param subtrahend What is taken off, in the same currency.
 * @returns The difference; negative if more is taken off than is there.
 * @throws ContractError if the currencies differ, or an argument is no money.
 * @throws FailureError `LIMIT_EXCEEDED` if the difference is beyond 2^53 − 1 minor units.
 * @example
 * ```ts
 * import { money, subtractMoney } from 'everbond/kernel';
 *
 * subtractMoney(money(1, 'EUR'), money(3, 'EUR')); // => { minor: -2, currency: 'EUR' }
 * ```
 */
export function subtractMoney(minuend: Money, subtrahend: Money): Money {
  requirePair('subtractMoney', minuend, 'subtrahend', subtrahend);

  return money(exactSum('subtractMoney', minuend.minor, -subtrahend.minor), minuend.currency);
}

/**
 * The same amount in the other direction: the refund of a payment.
 *
 * @param amount An amount.
 * @returns The amount with the opposite sign; zero stays zero.
 * @throws ContractError if the argument is no money.
 * @example
 * ```ts
 * import { money, negateMoney } from 'everbond/kernel';
 *
 * negateMoney(money(1999, 'EUR')); // => { minor: -1999, currency: 'EUR' }
 * ```
 */
export function negateMoney(amount: Money): Money {
  requireMoney('negateMoney', 'amount', amount);

  return money(-amount.minor, amount.currency);
}

/**
 * Which of two amounts in the same currency is larger.
 *
 * @param a An amount.
 * @param b An amount in the same currency.
 * @returns −1 if `a` is smaller, 1 if it is larger, 0 if they are equal; fit for `toSorted`.
 * @throws ContractError if the currencies differ, or an argument is no money.
 * @example
 * ```ts
 * import { compareMoney, money } from 'everbond/kernel';
 *
 * compareMoney(money(1, 'EUR'), money(2, 'EUR')); // => -1
 * ```
 */
export function compareMoney(a: Money, b: Money): -1 | 0 | 1 {
  requirePair('compareMoney', a, 'b', b);

  return a.minor < b.minor ? -1 : a.minor > b.minor ? 1 : 0;
}

/**
 * The sum of any number of amounts, none included.
 *
 * Only the total must fit, not the sums on the way to it, so the order never matters.
 *
 * @param amounts Amounts, all in `currency`.
 * @param currency Three capital letters; what the sum of nothing is counted in.
 * @returns The sum; 0 for no amount.
 * @throws ContractError if an amount is no money or in another currency.
 * @throws FailureError `LIMIT_EXCEEDED` if the sum is beyond 2^53 − 1 minor units.
 * @example
 * ```ts
 * import { money, sumMoney } from 'everbond/kernel';
 *
 * sumMoney([money(1, 'EUR'), money(2, 'EUR')], 'EUR'); // => { minor: 3, currency: 'EUR' }
 * sumMoney([], 'EUR'); // => { minor: 0, currency: 'EUR' }
 * ```
 */
export function sumMoney(amounts: Iterable<Money>, currency: string): Money {
  let total = 0n;
  for (const amount of amounts) {
    requireMoney('sumMoney', 'amounts', amount);
    if (amount.currency !== currency) breach('sumMoney', 'amounts', 'must be in the same currency');
    total += BigInt(amount.minor);
  }
  return money(exactNumber('sumMoney', total), currency);
}

/**
 * A multiple or a fraction of an amount, rounded once.
 *
 * @param amount An amount.
 * @param multiplier An exact ratio: a rate of tax, a discount, a share.
 * @param rounding What becomes of a fraction of a minor unit; see {@link Rounding}.
 * @returns The amount in the same currency.
 * @throws ContractError if an argument is not as described.
 * @throws FailureError `LIMIT_EXCEEDED` if the amount is beyond 2^53 − 1 minor units.
 * @example Eight per cent of €1.99
 * ```ts
 * import { money, multiplyMoney, ratioOf } from 'everbond/kernel';
 *
 * multiplyMoney(money(199, 'EUR'), ratioOf('0.08'), 'half-even');
 * // => { minor: 16, currency: 'EUR' }
 * ```
 */
export function multiplyMoney(amount: Money, multiplier: Ratio, rounding: Rounding): Money {
  requireMoney('multiplyMoney', 'amount', amount);

  return money(multiplyWhole(amount.minor, multiplier, rounding), amount.currency);
}

function requirePair(where: string, first: Money, field: string, second: Money): void {
  requireMoney(where, 'the first amount', first);
  requireMoney(where, field, second);
  if (first.currency !== second.currency) breach(where, field, 'must be in the same currency');
}
