/** Changes since: which customers came, are slipping away, were lost or came back since a day. */
import { breach } from '../../kernel/errors.ts';
import { DATE_RULE, isDateText } from '../../time/date-text.ts';
import { dayNumberOf } from '../../time/local-date.ts';
import type { Window } from '../../time/window.ts';
import type { CustomerKey } from '../transactions/transaction-log.ts';
import type { RowsLeftOut } from './period-activity.ts';
import { lastEntryBefore, type PurchaseDays } from './purchase-days.ts';
import { checkWhole } from './whole-option.ts';

/** What is compared with what, and when a customer is lapsing or lost. */
export interface ChangesOptions {
  /** The earlier day, `YYYY-MM-DD`, before `window.until`: customers as of its start. */
  readonly since: string;
  /** Days since the last purchase day from which a customer is lapsing: a whole number from 1. */
  readonly lapsingDays: number;
  /** Days from which they are lost: a whole number above `lapsingDays`. */
  readonly lostDays: number;
}

/** Customers by how long ago they last bought. */
export interface StandingCounts {
  /** Those who bought less than `lapsingDays` ago. */
  readonly active: number;
  /** Those who bought at least `lapsingDays` and less than `lostDays` ago. */
  readonly lapsing: number;
  /** Those who bought at least `lostDays` ago. */
  readonly lost: number;
}

/** What became of the customers between two days; lists in the order of the log's dictionary. */
export interface Changes {
  /** What was looked at: customers are as of the start of `until`. */
  readonly window: Window;
  /** The earlier day. */
  readonly since: string;
  /** Customers as of `since`. */
  readonly before: StandingCounts;
  /** Customers as of `window.until`. */
  readonly now: StandingCounts;
  /** Their first purchase lies between the two days, wherever they stand now. */
  readonly new: readonly CustomerKey[];
  /** They were active and are lapsing. */
  readonly becameLapsing: readonly CustomerKey[];
  /** They were lapsing and are active: they bought again in time. */
  readonly recovered: readonly CustomerKey[];
  /** They were active or lapsing and are lost. */
  readonly becameLost: readonly CustomerKey[];
  /** They were lost and are active or lapsing. */
  readonly wonBack: readonly CustomerKey[];
  /** Rows that are no purchase before `window.until`, and why. */
  readonly leftOut: RowsLeftOut;
}

/**
 * Which customers changed their standing since a day, by name: the list for the morning.
 *
 * Both days are read from the same log, so a row that arrived late changes both; what was reported
 * on the earlier day is not consulted. Only the two days are compared: who was lost and won back in
 * between appears in neither list. Once a day, that cannot happen.
 *
 * @param days Who bought on which day.
 * @param options The earlier day, and the days after which a customer is lapsing and lost.
 * @returns Counts as of both days and the customers who moved.
 * @throws ContractError if an option is not as described.
 * @example Since yesterday Bob has slipped and Cy is back
 * ```ts
 * import { changesSince, purchaseDays } from 'everbond/metrics';
 * import { transactionLog } from 'everbond/transactions';
 *
 * const log = transactionLog(
 *   [
 *     { customer: 'cy', at: '2025-06-01T09:00Z', minor: 500 },
 *     { customer: 'bob', at: '2026-01-29T09:00Z', minor: 1050 },
 *     { customer: 'cy', at: '2026-02-27T09:00Z', minor: 2000 },
 *   ],
 *   { customer: 'customer', at: 'at', minor: 'minor' },
 * );
 * const window = { from: '2026-01-01', until: '2026-02-28', zone: 'UTC' };
 * const changes = changesSince(purchaseDays(log, { window }), {
 *   since: '2026-02-27',
 *   lapsingDays: 30,
 *   lostDays: 90,
 * });
 *
 * [changes.becameLapsing, changes.wonBack]; // => [['bob'], ['cy']]
 * changes.now; // => { active: 1, lapsing: 1, lost: 0 }
 * ```
 */
export function changesSince(days: PurchaseDays, options: ChangesOptions): Changes {
  const { since, lapsingDays, lostDays } = options;
  const { window, customers, leftOut } = days;
  if (!isDateText(since)) breach('changesSince', 'since', DATE_RULE);
  if (since >= window.until) breach('changesSince', 'since', 'must be before window.until');
  checkWhole('changesSince', 'lapsingDays', lapsingDays);
  checkWhole('changesSince', 'lostDays', lostDays, lapsingDays + 1);

  const standingAt = (code: number, day: number): Standing => {
    const last = lastEntryBefore(days, code, day);
    if (last < 0) return 'none';
    const gapDays = day - days.days[last]!;
    if (gapDays >= lostDays) return 'lost';
    return gapDays >= lapsingDays ? 'lapsing' : 'active';
  };
  const before = { none: 0, active: 0, lapsing: 0, lost: 0 };
  const now = { none: 0, active: 0, lapsing: 0, lost: 0 };
  const moved = listsOfMoves();
  const [sinceDay, untilDay] = [dayNumberOf(since), dayNumberOf(window.until)];
  for (const [code, customer] of customers.entries()) {
    const was = standingAt(code, sinceDay);
    const is = standingAt(code, untilDay);
    before[was] += 1;
    now[is] += 1;
    if (was !== is) moved[moveOf(was, is)].push(customer);
  }
  return { window, since, before: countsOf(before), now: countsOf(now), ...moved, leftOut };
}

/** How long ago a customer last bought; `none` before the first purchase. */
type Standing = 'none' | 'active' | 'lapsing' | 'lost';

type Move = 'new' | 'becameLapsing' | 'recovered' | 'becameLost' | 'wonBack';

function listsOfMoves(): Record<Move, CustomerKey[]> {
  return { new: [], becameLapsing: [], recovered: [], becameLost: [], wonBack: [] };
}

/** What it is called to go from one standing to another; nobody goes back to `none`. */
function moveOf(was: Standing, is: Standing): Move {
  if (was === 'none') return 'new';
  if (was === 'lost') return 'wonBack';
  if (is === 'lost') return 'becameLost';
  return is === 'lapsing' ? 'becameLapsing' : 'recovered';
}

function countsOf({ active, lapsing, lost }: StandingCounts): StandingCounts {
  return { active, lapsing, lost };
}
