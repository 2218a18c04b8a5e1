/** Lapses: who stopped buying for so many days, who came back, and when. */
import { dateOfDayNumber, dayNumberOf } from '../../time/local-date.ts';
import type { Window } from '../../time/window.ts';
import type { CustomerKey } from '../transactions/transaction-log.ts';
import type { RowsLeftOut } from './period-activity.ts';
import { type Proportion, proportion } from './proportion.ts';
import type { PurchaseDays } from './purchase-days.ts';
import { checkWhole } from './whole-option.ts';

/** A customer lapsed, or was won back. */
export interface LapseEvent {
  /** The key of the customer. */
  readonly customer: CustomerKey;
  /** Whether the customer lapsed or came back. */
  readonly event: 'lapsed' | 'won-back';
  /** The local date at whose start they lapsed, or on which they bought again. */
  readonly date: string;
  /** Days since the purchase day before: `lapseDays` for `lapsed`, at least that for `won-back`. */
  readonly gapDays: number;
}

/** Lapses of a window: `lapsedAtEnd` = `lapsedAtStart` + `lapsed` - `wonBack`. */
export interface Lapses {
  /** What was looked at. */
  readonly window: Window;
  /** Days without a purchase after which a customer is lapsed. */
  readonly lapseDays: number;
  /** By date, then in the order of the log's dictionary. */
  readonly events: readonly LapseEvent[];
  /** Customers lapsed at the start of `window.from`. */
  readonly lapsedAtStart: number;
  /** Events of the kind `lapsed`; a customer may lapse more than once. */
  readonly lapsed: number;
  /** Events of the kind `won-back`. */
  readonly wonBack: number;
  /** Customers lapsed at the start of `window.until`. */
  readonly lapsedAtEnd: number;
  /** Of the customers lapsed at the start, those who bought within the window. */
  readonly winback: Proportion;
  /** Rows that are no purchase before `window.until`, and why. */
  readonly leftOut: RowsLeftOut;
}

/**
 * When customers lapsed and when they were won back, within a window.
 *
 * A customer is lapsed at the start of a day that lies `lapseDays` or more after their last
 * purchase day, and is won back by a purchase after such a gap, on the later day. A win-back never
 * undoes the lapse before it, so past windows keep their numbers. A lapse at the start of
 * `window.from` belongs to what was lapsed already, one at the start of `window.until` to the
 * window, so that windows one after the other add up.
 *
 * @param days Who bought on which day.
 * @param options `lapseDays`: a whole number from 1; see {@link lapseThreshold}.
 * @returns The events of the window, and how many were lapsed when it began and ended; the share
 *   won back has no value where nobody was lapsed when it began.
 * @throws ContractError if `lapseDays` is not as described.
 * @example Ada lapses after thirty days and comes back after forty
 * ```ts
 * import { lapses, purchaseDays } from 'everbond/metrics';
 * import { transactionLog } from 'everbond/transactions';
 *
 * const log = transactionLog(
 *   [
 *     { customer: 'ada', at: '2026-01-05T09:00Z', minor: 2000 },
 *     { customer: 'ada', at: '2026-02-14T09:00Z', minor: 3000 },
 *   ],
 *   { customer: 'customer', at: 'at', minor: 'minor' },
 * );
 * const window = { from: '2026-02-01', until: '2026-03-01', zone: 'UTC' };
 *
 * lapses(purchaseDays(log, { window }), { lapseDays: 30 }).events;
 * // => [
 * //   { customer: 'ada', event: 'lapsed', date: '2026-02-04', gapDays: 30 },
 * //   { customer: 'ada', event: 'won-back', date: '2026-02-14', gapDays: 40 },
 * // ]
 * ```
 */
export function lapses(days: PurchaseDays, options: { readonly lapseDays: number }): Lapses {
  const { lapseDays } = options;
  checkWhole('lapses', 'lapseDays', lapseDays);

  const { window, customers, starts, leftOut } = days;
  const fromDay = dayNumberOf(window.from);
  const untilDay = dayNumberOf(window.until);
  const dated: { readonly day: number; readonly event: LapseEvent }[] = [];
  let lapsedAtStart = 0;
  let cameBack = 0;
  let wonBack = 0;
  for (const [code, customer] of customers.entries()) {
    const end = starts[code + 1]!;
    for (let entry = starts[code]!; entry < end; entry += 1) {
      const last = days.days[entry]!;
      const next = entry + 1 < end ? days.days[entry + 1]! : Infinity;
      const lapseDay = last + lapseDays;
      if (lapseDay > next || lapseDay > untilDay || next < fromDay) continue;
      if (lapseDay <= fromDay) lapsedAtStart += 1;
      else dated.push({ day: lapseDay, event: eventOf(customer, 'lapsed', lapseDay, last) });
      if (next === Infinity) continue;
      if (lapseDay <= fromDay) cameBack += 1;
      dated.push({ day: next, event: eventOf(customer, 'won-back', next, last) });
      wonBack += 1;
    }
  }
  const lapsed = dated.length - wonBack;
  return {
    window,
    lapseDays,
    events: dated.sort((a, b) => a.day - b.day).map(({ event }) => event),
    lapsedAtStart,
    lapsed,
    wonBack,
    lapsedAtEnd: lapsedAtStart + lapsed - wonBack,
    winback: proportion(cameBack, lapsedAtStart),
    leftOut,
  };
}

function eventOf(
  customer: CustomerKey,
  event: LapseEvent['event'],
  day: number,
  last: number,
): LapseEvent {
  return { customer, event, date: dateOfDayNumber(day), gapDays: day - last };
}
