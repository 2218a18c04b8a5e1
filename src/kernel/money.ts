/**
 * Money: an exact amount in one currency.
 *
 * Amounts are whole minor units (cents, øre, yen), so a million additions never lose one. How many
 * decimals a currency has, and how to print it for a reader, is the host's knowledge. Sums and
 * shares of amounts are in `money-arithmetic.ts` and `allocate-money.ts`.
 */
import { isCurrency } from './currency.ts';
import { parseDecimal } from './decimal.ts';
import { breach, FailureError } from './errors.ts';
import { type Issue, type Parsed, parsed, rejected } from './parsed.ts';
import { plainFields } from './plain-data.ts';
import { shown } from './shown.ts';

/** An exact amount in one currency. Made by {@link money} or {@link parseMoney}. */
export interface Money {
  /** Whole minor units: 1999 is €19.99. A safe integer, never -0; negative for a refund. */
  readonly minor: number;
  /** Three capital letters, the shape of ISO 4217. */
  readonly currency: string;
}

/**
 * An amount of money.
 *
 * @param minor Whole minor units; a safe integer. 19.99 is not money, 1999 is.
 * @param currency Three capital letters, such as `EUR`.
 * @returns The amount; -0 becomes 0.
 * @throws ContractError if an argument is not as described.
 * @example
 * ```ts
 * import { money } from 'everbond/kernel';
 *
 * money(1999, 'EUR'); // => { minor: 1999, currency: 'EUR' }
 * money(19.99, 'EUR'); // throws /minor must be/
 * ```
 */
export function money(minor: number, currency: string): Money {
  if (!Number.isSafeInteger(minor)) breach('money', 'minor', `must be whole, got ${shown(minor)}`);
  if (!isCurrency(currency)) breach('money', 'currency', 'must be three capital letters');

  return { minor: minor + 0, currency };
}

/**
 * Reads an amount from data that may be anything.
 *
 * @param from Anything; only a plain object with `minor` and `currency` can be money. Other fields
 *   are left out.
 * @returns The amount, or every issue: `NOT_AN_OBJECT`, `NOT_A_SAFE_INTEGER` at `minor`,
 *   `NOT_A_CURRENCY` at `currency`.
 * @example
 * ```ts
 * import { parseMoney } from 'everbond/kernel';
 *
 * parseMoney({ minor: 1999, currency: 'EUR' }).ok; // => true
 * parseMoney({ minor: '1999', currency: '€' }).ok; // => false
 * ```
 */
export function parseMoney(from: unknown): Parsed<Money> {
  const fields = plainFields(from);
  if (fields === null)
    return rejected('NOT_AN_OBJECT', 'must be an object with minor and currency');

  const [minor, currency] = [fields.get('minor'), fields.get('currency')];
  if (isSafeInteger(minor) && isCurrency(currency)) return parsed(money(minor, currency));
  const issues: Issue[] = [];
  if (!isSafeInteger(minor)) {
    const message = 'must be a whole number of minor units';
    issues.push({ path: ['minor'], code: 'NOT_A_SAFE_INTEGER', message });
  }
  if (!isCurrency(currency)) {
    const message = 'must be three capital letters';
    issues.push({ path: ['currency'], code: 'NOT_A_CURRENCY', message });
  }
  return { ok: false, issues };
}

/**
 * An amount of money written as decimal text, exactly.
 *
 * @param text Decimal text, such as `19.99`; for text from outside see `parseDecimal`.
 * @param currency Three capital letters.
 * @param scale How many decimals the currency has: 2 for euros, 0 for yen. Whole, 0 to 15.
 * @returns The amount in minor units.
 * @throws ContractError if the text is no decimal or has a digit beyond the scale, the currency is
 *   none, or the scale is out of range.
 * @throws FailureError `LIMIT_EXCEEDED` if the amount is beyond 2^53 − 1 minor units.
 * @example
 * ```ts
 * import { moneyFromDecimal } from 'everbond/kernel';
 *
 * moneyFromDecimal('19.99', 'EUR', 2); // => { minor: 1999, currency: 'EUR' }
 * moneyFromDecimal('19.999', 'EUR', 2); // throws /at most 2 decimals/
 * ```
 */
export function moneyFromDecimal(text: string, currency: string, scale: number): Money {
  const minor = parseDecimal(text, scale);
  if (minor.ok) return money(minor.value, currency);

  const { code, message } = minor.issues[0] as Issue;
  if (code !== 'LIMIT_EXCEEDED') breach('moneyFromDecimal', 'text', message);
  throw new FailureError('LIMIT_EXCEEDED', `moneyFromDecimal: text ${message}`, { scale });
}

/**
 * The guard of every function that takes an amount made elsewhere.
 *
 * @throws ContractError if it is not such as {@link money} makes.
 */
export function requireMoney(where: string, field: string, amount: Money): void {
  if (!isSafeInteger(amount?.minor)) breach(where, field, 'must be money in whole minor units');
  if (!isCurrency(amount.currency)) breach(where, field, 'must be money in a currency');
}

function isSafeInteger(value: unknown): value is number {
  return Number.isSafeInteger(value);
}
