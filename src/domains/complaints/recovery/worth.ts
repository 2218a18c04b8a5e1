/** Recovery worth: what is at risk behind complaints, and whether putting one right pays. */
import { breach } from '../../../kernel/errors.ts';
import { type Money, requireMoney } from '../../../kernel/money.ts';
import { multiplyMoney, subtractMoney } from '../../../kernel/money-arithmetic.ts';
import { isRatio, type Ratio, ratio } from '../../../kernel/ratio.ts';
import { addRatios, compareRatios, multiplyRatios } from '../../../kernel/ratio-arithmetic.ts';

/** Customers with a problem, and what they are worth. */
export interface AtRisk {
  /** How many are affected, those who say nothing included: whole, 0 or more. */
  readonly affected: number;
  /** What share of them leaves: 0 to 1. */
  readonly leaving: Ratio;
  /** What one of them is worth in future margin: 0 or more. */
  readonly value: Money;
}

/** What is known of a problem before it is put right. */
export interface RecoveryCase {
  /** What the customer is worth in future margin: 0 or more. */
  readonly value: Money;
  /** The chance that the customer stays if it is put right: 0 to 1. */
  readonly staysIfRecovered: Ratio;
  /** The chance that the customer stays if it is not. */
  readonly staysIfNot: Ratio;
  /** What it costs to put it right, in the same currency: 0 or more. */
  readonly cost: Money;
}

/** What putting a problem right is worth. */
export interface RecoveryWorth {
  /** What it saves on average, rounded down to whole minor units. */
  readonly saved: Money;
  /** `saved` less the cost. */
  readonly worth: Money;
  /** Whether it saves more than it costs, decided before rounding. */
  readonly isWorthIt: boolean;
}

/**
 * The future margin that a problem puts at risk: affected × share that leaves × value of each.
 *
 * With {@link complaintIceberg} for the number affected it is as rough as that estimate.
 *
 * @param risk How many, what share, and what each is worth.
 * @returns The amount, rounded down to whole minor units.
 * @throws ContractError if a number is not as described.
 * @throws FailureError `LIMIT_EXCEEDED` if the amount is beyond 2^53 − 1 minor units.
 * @example Ten complaints, a third of the affected leaving, 120.00 each
 * ```ts
 * import { complaintIceberg, valueAtRisk } from 'everbond/complaints/recovery';
 * import { money, ratio } from 'everbond/kernel';
 *
 * const { affected } = complaintIceberg(10);
 *
 * valueAtRisk({ affected, leaving: ratio(1, 3), value: money(12_000, 'EUR') });
 * // => { minor: 1_080_000, currency: 'EUR' }
 * ```
 */
export function valueAtRisk({ affected, leaving, value }: AtRisk): Money {
  if (!Number.isSafeInteger(affected) || affected < 0) {
    breach('valueAtRisk', 'affected', 'must be a whole number of at least 0');
  }
  requireShare('valueAtRisk', 'leaving', leaving);
  requireAmount('valueAtRisk', 'value', value);

  return multiplyMoney(value, multiplyRatios(leaving, ratio(affected, 1)), 'floor');
}

/**
 * What it is worth to put a problem right: what it raises the chance of staying by × value − cost.
 *
 * A debt is no matter of worth: what is owed by law or promise is paid in any case. The reckoning
 * is exact.
 *
 * @param matter The value of the customer, the two chances and the cost.
 * @returns What it saves, what is left after the cost, and whether that is above 0.
 * @throws ContractError if a number is not as described, or the currencies differ.
 * @throws FailureError `LIMIT_EXCEEDED` if an amount is beyond 2^53 − 1 minor units.
 * @example
 * ```ts
 * import { recoveryWorth } from 'everbond/complaints/recovery';
 * import { money, ratioOf } from 'everbond/kernel';
 *
 * recoveryWorth({
 *   value: money(40_000, 'EUR'),
 *   staysIfRecovered: ratioOf('0.54'),
 *   staysIfNot: ratioOf('0.19'),
 *   cost: money(5_000, 'EUR'),
 * }).worth; // => { minor: 9_000, currency: 'EUR' }
 * ```
 */
export function recoveryWorth(matter: RecoveryCase): RecoveryWorth {
  const { value, staysIfRecovered, staysIfNot, cost } = matter;
  requireAmount('recoveryWorth', 'value', value);
  requireAmount('recoveryWorth', 'cost', cost);
  requireShare('recoveryWorth', 'staysIfRecovered', staysIfRecovered);
  requireShare('recoveryWorth', 'staysIfNot', staysIfNot);
  if (cost.currency !== value.currency) breach('recoveryWorth', 'cost', 'must be as the value');

  const { numerator, denominator } = staysIfNot;
  const rise = addRatios(staysIfRecovered, ratio(-numerator, denominator));
  const saved = multiplyMoney(value, rise, 'floor');
  return {
    saved,
    worth: subtractMoney(saved, cost),
    // A number is above a whole number exactly if it still is when rounded up.
    isWorthIt: multiplyMoney(value, rise, 'ceiling').minor > cost.minor,
  };
}

function requireShare(where: string, field: string, share: Ratio): void {
  const isShare = isRatio(share) && share.numerator >= 0 && compareRatios(share, ratio(1, 1)) <= 0;
  if (!isShare) breach(where, field, 'must be a ratio from 0 to 1');
}

function requireAmount(where: string, field: string, amount: Money): void {
  requireMoney(where, field, amount);
  if (amount.minor < 0) breach(where, field, 'must be 0 or more');
}
