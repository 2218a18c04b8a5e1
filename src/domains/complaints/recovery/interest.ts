/** Interest: simple interest on an amount kept from a customer, by a rate for each date. */
import { breach } from '../../../kernel/errors.ts';
import { type Money, requireMoney } from '../../../kernel/money.ts';
import { multiplyMoney } from '../../../kernel/money-arithmetic.ts';
import { isRatio, type Ratio, ratio } from '../../../kernel/ratio.ts';
import { addRatios, multiplyRatios } from '../../../kernel/ratio-arithmetic.ts';
import type { Rounding } from '../../../kernel/rounding.ts';
import type { DateSpan } from '../dated-table.ts';
import type { InterestTable } from '../interest-table.ts';
import { stepSpans } from './step-spans.ts';

/** Interest, and how it came about. */
export interface SimpleInterest {
  /** The interest, rounded once. */
  readonly interest: Money;
  /** The exact share of the principal that it is, before rounding. */
  readonly share: Ratio;
  /** The parts in order of time, one for each rate that held. */
  readonly parts: readonly InterestPart[];
}

/** The dates in which one rate held. */
export interface InterestPart extends DateSpan {
  /** Its dates. */
  readonly days: number;
  /** The yearly rate. */
  readonly rate: Ratio;
}

const YEAR_DAYS = { 'actual-365': 365, 'actual-360': 360 } as const;

/**
 * Simple interest on an amount from a date until another, at the rates of the dates between.
 *
 * Each date counts at its own rate; interest bears no interest. Shares are added as exact ratios
 * and the product with the amount is rounded once, so that the result does not depend on how the
 * span is cut. It is before any tax.
 *
 * @param principal The amount that was kept: 0 or more.
 * @param table Yearly rates by date.
 * @param span First date on which it was missing, and first date on which it was not.
 * @param rounding What becomes of a fraction of a minor unit.
 * @returns The interest, its exact share of the amount, and the parts; 0 for an empty span.
 * @throws ContractError if an argument is not as described, or a date lies before the first rate
 *   or beyond the horizon (`TOO_SHORT`, with the table's id and the dates).
 * @throws FailureError `LIMIT_EXCEEDED` if the interest is beyond 2^53 − 1 minor units, or the
 *   exact share has a part beyond it.
 * @example £1,000 missing for 100 days, at 8 % and then at 5 %
 * ```ts
 * import { simpleInterest } from 'everbond/complaints/recovery';
 * import { money, ratioOf } from 'everbond/kernel';
 *
 * const table = {
 *   id: 'house-rate',
 *   title: 'The rate of our house',
 *   sources: [],
 *   dayCount: 'actual-365',
 *   steps: [
 *     { from: '2020-01-01', rate: ratioOf('0.08'), checkedAgainst: null },
 *     { from: '2026-01-01', rate: ratioOf('0.05'), checkedAgainst: null },
 *   ],
 *   until: null,
 * } as const;
 * const span = { from: '2025-12-12', until: '2026-03-22' };
 * const { interest, parts } = simpleInterest(money(100_000, 'GBP'), table, span, 'half-even');
 *
 * parts.map(({ days }) => days); // => [20, 80]
 * interest; // => { minor: 1534, currency: 'GBP' }
 * ```
 */
export function simpleInterest(
  principal: Money,
  table: InterestTable,
  span: DateSpan,
  rounding: Rounding,
): SimpleInterest {
  requireMoney('simpleInterest', 'principal', principal);
  if (principal.minor < 0) breach('simpleInterest', 'principal', 'must be 0 or more');
  const { dayCount, steps } = table;
  if (!Object.hasOwn(YEAR_DAYS, dayCount)) {
    breach('simpleInterest', 'table.dayCount', 'must be actual-365 or actual-360');
  }
  steps.forEach(({ rate }, index) => {
    if (isRatio(rate) && rate.numerator >= 0) return;
    breach('simpleInterest', `table.steps.${index}.rate`, 'must be a ratio of 0 or more');
  });

  const parts = stepSpans('simpleInterest', 'table', table, span).map(
    ({ from, until, days, step }): InterestPart => ({ from, until, days, rate: step.rate }),
  );
  const share = parts
    .map(({ days, rate }) => multiplyRatios(rate, ratio(days, YEAR_DAYS[dayCount])))
    .reduce(addRatios, ratio(0, 1));
  return { interest: multiplyMoney(principal, share, rounding), share, parts };
}
