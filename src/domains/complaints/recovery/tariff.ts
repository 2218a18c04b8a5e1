/** Tariff: what a fault is worth by a published table, at the amounts of its dates. */
import { breach } from '../../../kernel/errors.ts';
import { type Money, money } from '../../../kernel/money.ts';
import { multiplyMoney, sumMoney } from '../../../kernel/money-arithmetic.ts';
import { ratio } from '../../../kernel/ratio.ts';
import { DATE_RULE, isDateText } from '../../../time/date-text.ts';
import { addDays } from '../../../time/local-date.ts';
import type { DateSpan } from '../dated-table.ts';
import type { RedressTariff } from '../redress-tariff.ts';
import { stepSpans } from './step-spans.ts';

/** What redress is asked for. */
export interface TariffClaim {
  /** The id of an item of the tariff. */
  readonly item: string;
  /** The date of the event, or the first date that counts, `YYYY-MM-DD`. */
  readonly from: string;
  /** For an item paid by the day the first date that does not count; `null` for an event. */
  readonly until: string | null;
}

/** Redress by a tariff, and how it came about. */
export interface TariffRedress {
  /** All of it. */
  readonly amount: Money;
  /** Its parts in order of time, one for each amount that held. */
  readonly parts: readonly TariffPart[];
}

/** Redress for the dates in which one amount held. */
export interface TariffPart extends DateSpan {
  /** How many days, or 1 for an event. */
  readonly count: number;
  /** The amount for each. */
  readonly each: Money;
}

/**
 * What a fault is worth by a tariff, each date at its own amount.
 *
 * A date that the tariff does not know is no date at zero: it is an error that says how far the
 * tariff would have to reach.
 *
 * @param tariff A table of amounts.
 * @param claim The item, and from when to when.
 * @returns The sum and its parts; 0 for an empty span.
 * @throws ContractError if the tariff or the claim is not as described, or a date lies before the
 *   first amount or beyond the horizon (`TOO_SHORT`, with the tariff's id and the dates).
 * @throws FailureError `LIMIT_EXCEEDED` if the sum is beyond 2^53 − 1 minor units.
 * @example A line that is repaired four days late, across a change of the amounts
 * ```ts
 * import { tariffRedress } from 'everbond/complaints/recovery';
 * import { automaticCompensation } from 'everbond/complaints/regimes/uk-telecoms';
 *
 * const late = { item: 'delayed-repair', from: '2024-03-30', until: '2024-04-03' };
 * const { amount, parts } = tariffRedress(automaticCompensation, late);
 *
 * amount; // => { minor: 3818, currency: 'GBP' }
 * parts.map(({ from, count, each }) => [from, count, each.minor]);
 * // => [['2024-03-30', 2, 933], ['2024-04-01', 2, 976]]
 * tariffRedress(automaticCompensation, { ...late, from: '2019-03-31' }); // throws /TOO_SHORT/
 * ```
 */
export function tariffRedress(tariff: RedressTariff, claim: TariffClaim): TariffRedress {
  const { currency, items, steps } = tariff;
  const { item: wanted, from, until } = claim;
  const item = items.find(({ id }) => id === wanted);
  if (item === undefined) breach('tariffRedress', 'item', 'must be one that the tariff pays for');
  if ((item.per === 'event') !== (until === null)) {
    breach('tariffRedress', 'until', 'must be null for an event, and a date for days');
  }
  if (!isDateText(from)) breach('tariffRedress', 'from', DATE_RULE);
  steps.forEach(({ minor }, index) => {
    const amount = minor[wanted];
    if (Number.isSafeInteger(amount) && Number(amount) >= 0) return;
    breach('tariffRedress', `tariff.steps.${index}`, 'must have whole minor units for every item');
  });

  const span = { from, until: until ?? addDays(from, 1) };
  const parts = stepSpans('tariffRedress', 'tariff', tariff, span).map(
    ({ from: start, until: end, days, step }): TariffPart => ({
      from: start,
      until: end,
      count: days,
      each: money(step.minor[wanted] ?? 0, currency),
    }),
  );
  const amounts = parts.map(({ count, each }) => multiplyMoney(each, ratio(count, 1), 'down'));
  return { amount: sumMoney(amounts, currency), parts };
}
