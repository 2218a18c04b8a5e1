/** Recovery estimates: what complaint lore says of those who are silent, stay, or ask again. */
import { breach } from '../../../kernel/errors.ts';
import type { Money } from '../../../kernel/money.ts';
import { multiplyMoney } from '../../../kernel/money-arithmetic.ts';
import { ratio } from '../../../kernel/ratio.ts';
import { type PercentRange, RECOVERY_DEFAULTS } from './defaults.ts';

/** How many customers may stand behind the complaints. */
export interface ComplaintIceberg {
  /** Who complained. */
  readonly complaints: number;
  /** About how many were affected, those included. */
  readonly affected: number;
  /** About how many of them said nothing to the firm. */
  readonly silent: number;
}

/**
 * Estimates the customers who have the same problem and do not say so.
 *
 * Each complaint stands for as many affected customers as `oneIn` says. It is lore and no
 * measurement: it says that silence is no sign of satisfaction, and it holds for no firm in
 * particular. A firm that has asked its customers sets its own number.
 *
 * @param complaints How many complained of one cause: whole, 0 or more.
 * @param options `oneIn`: one affected customer in so many complains; whole, from 1.
 * @returns The numbers of customers.
 * @throws ContractError if a number is not as described, or the product is beyond 2^53 − 1.
 * @example
 * ```ts
 * import { complaintIceberg } from 'everbond/complaints/recovery';
 *
 * complaintIceberg(10); // => { complaints: 10, affected: 270, silent: 260 }
 * complaintIceberg(10, { oneIn: 4 }).silent; // => 30
 * ```
 */
export function complaintIceberg(
  complaints: number,
  options: { readonly oneIn?: number } = {},
): ComplaintIceberg {
  const { oneIn = RECOVERY_DEFAULTS.oneIn.value } = options;
  requireCount('complaintIceberg', 'complaints', complaints, 0);
  requireCount('complaintIceberg', 'oneIn', oneIn, 1);
  const affected = complaints * oneIn;
  if (!Number.isSafeInteger(affected)) breach('complaintIceberg', 'complaints', 'must be fewer');

  return { complaints, affected, silent: affected - complaints };
}

/**
 * Estimates how many complainants stay whose complaints were settled to their satisfaction.
 *
 * @param satisfied How many of them there are: whole, 0 or more.
 * @param options `stayingPercent`: the range, 0 to 100.
 * @returns From how many to how many stay: the range of the lore, which is no interval of a
 *   statistic, and no number in it is likelier than another.
 * @throws ContractError if a number is not as described.
 * @example
 * ```ts
 * import { stayingComplainants } from 'everbond/complaints/recovery';
 *
 * stayingComplainants(50); // => { low: 35, high: 45 }
 * ```
 */
export function stayingComplainants(
  satisfied: number,
  options: { readonly stayingPercent?: PercentRange } = {},
): { readonly low: number; readonly high: number } {
  const { low, high } = options.stayingPercent ?? RECOVERY_DEFAULTS.stayingPercent.value;
  requireCount('stayingComplainants', 'satisfied', satisfied, 0);
  if (!(low >= 0 && low <= high && high <= 100)) {
    breach('stayingComplainants', 'stayingPercent', 'must be a range within 0 to 100');
  }

  return { low: (satisfied * low) / 100, high: (satisfied * high) / 100 };
}

/** What became of a problem. */
export interface RecoveryCourse {
  /** Whether it was solved most effectively. */
  readonly isSolvedEffectively: boolean;
  /** How often the firm had to call back, or the customer to call again: whole, 0 or more. */
  readonly secondContacts: number;
}

/** What holds for points of loyalty, where a host sets it otherwise. */
export interface PointOptions {
  /** Points that an effective solution adds: 0 or more. */
  readonly solvedPoints?: number;
  /** Points that each second contact takes: 0 or more. */
  readonly secondContactPoints?: number;
}

/**
 * Estimates the loyalty after a problem: +50 points if it was solved most effectively, −10 for each
 * second contact.
 *
 * @param loyalty Points before, 0 to 100.
 * @param course What became of the problem.
 * @param options Other numbers of points.
 * @returns Points, 0 to 100: the sum is held within that range once, at the end.
 * @throws ContractError if a number is not as described.
 * @example
 * ```ts
 * import { loyaltyAfterProblem } from 'everbond/complaints/recovery';
 *
 * loyaltyAfterProblem(30, { isSolvedEffectively: true, secondContacts: 1 }); // => 70
 * loyaltyAfterProblem(80, { isSolvedEffectively: true, secondContacts: 0 }); // => 100
 * ```
 */
export function loyaltyAfterProblem(
  loyalty: number,
  { isSolvedEffectively, secondContacts }: RecoveryCourse,
  options: PointOptions = {},
): number {
  const { solvedPoints = RECOVERY_DEFAULTS.solvedPoints.value } = options;
  const { secondContactPoints = RECOVERY_DEFAULTS.secondContactPoints.value } = options;
  if (!(loyalty >= 0 && loyalty <= 100)) {
    breach('loyaltyAfterProblem', 'loyalty', 'must be 0 to 100');
  }
  requireCount('loyaltyAfterProblem', 'secondContacts', secondContacts, 0);
  if (!(solvedPoints >= 0 && secondContactPoints >= 0)) {
    breach('loyaltyAfterProblem', 'options', 'must be 0 or more');
  }

  const points = (isSolvedEffectively ? solvedPoints : 0) - secondContacts * secondContactPoints;
  return Math.min(100, Math.max(0, loyalty + points));
}

/**
 * Estimates what handling a problem costs: it doubles with each second contact.
 *
 * @param cost What it costs to solve it at the first contact: 0 or more.
 * @param secondContacts How often somebody had to ask or call again: whole, 0 to 50.
 * @param options `factor`: by what each multiplies the cost; whole, from 1.
 * @returns The cost.
 * @throws ContractError if a number is not as described.
 * @throws FailureError `LIMIT_EXCEEDED` if the cost is beyond 2^53 − 1 minor units.
 * @example
 * ```ts
 * import { costAfterContacts } from 'everbond/complaints/recovery';
 * import { money } from 'everbond/kernel';
 *
 * costAfterContacts(money(500, 'EUR'), 2); // => { minor: 2000, currency: 'EUR' }
 * ```
 */
export function costAfterContacts(
  cost: Money,
  secondContacts: number,
  options: { readonly factor?: number } = {},
): Money {
  const { factor = RECOVERY_DEFAULTS.secondContactCostFactor.value } = options;
  requireCount('costAfterContacts', 'secondContacts', secondContacts, 0);
  requireCount('costAfterContacts', 'factor', factor, 1);
  if (secondContacts > 50) breach('costAfterContacts', 'secondContacts', 'must be at most 50');
  if (cost.minor < 0) breach('costAfterContacts', 'cost', 'must be 0 or more');

  let total = cost;
  for (let contact = 0; contact < secondContacts; contact += 1) {
    total = multiplyMoney(total, ratio(factor, 1), 'down');
  }
  return total;
}

function requireCount(where: string, field: string, count: number, least: number): void {
  if (Number.isSafeInteger(count) && count >= least) return;
  breach(where, field, `must be a whole number of at least ${least}`);
}
