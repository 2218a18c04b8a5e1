/**
 * Regime clocks: how much time each deadline of a case has left, told from its log alone.
 *
 * Nothing is stored: the same log, regimes and calendar give the same answer at any time.
 */
import type { Instant } from '../../kernel/instant.ts';
import { type ClockReading, readClock } from '../../time/clock.ts';
import { type ClockPart, explainClock } from '../../time/explain-clock.ts';
import { refuseGap } from '../../time/holiday-gap.ts';
import { dayNumberOf } from '../../time/local-date.ts';
import type { RegimeClock } from './regime-clock.ts';
import { type ClockName, type ClockOptions, lapOf, lapsOf } from './regime-laps.ts';
import type { ClockCase } from './regime-log.ts';

/** A clock of a case, and what it shows. */
export interface CaseClock extends ClockName, ClockReading {
  /** The wording of the regime that was in force when the complaint was received. */
  readonly version: string;
  /** Law or contract. */
  readonly basis: RegimeClock['basis'];
  /** Whose time runs. */
  readonly owner: RegimeClock['owner'];
  /** Whether letting it pass is a breach. */
  readonly isDuty: boolean;
  /** The id of the calendar it is read on. */
  readonly calendar: string;
}

/**
 * The clocks of a case at an instant.
 *
 * Of each regime the version counts that was in force on the local date of receipt, and of its
 * clocks those whose facts the case has. A clock that was missed keeps by how much. On a merger the
 * contract clocks of the case that went in are cancelled for `merged`, unless completed; its
 * statutory ones go on, each from its own receipt.
 *
 * @param matter The case.
 * @param options Regimes and calendars.
 * @param at An instant as text that names its zone, a `Date`, or whole epoch milliseconds.
 * @returns The clocks in the order of complaints, regimes, clocks and laps; none of a complaint
 *   that is not received yet. Where holidays are missing a clock is `unknown`, and
 *   `unknownFrom` and `calendar` say which.
 * @throws ContractError if the instant does not exist, a log is not in order of time, or a clock is
 *   not as described.
 * @example Eight weeks, and the customer's own six months after them
 * ```ts
 * import { caseClocks } from 'everbond/complaints';
 * import { fcaDisp } from 'everbond/complaints/regimes/fca';
 * import { instant } from 'everbond/kernel';
 * import { createCalendar } from 'everbond/time';
 * import { england } from 'everbond/time/holidays/england';
 *
 * const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const;
 * const calendar = createCalendar({
 *   id: 'desk',
 *   zone: 'Europe/London',
 *   versions: [
 *     {
 *       from: null,
 *       hours: weekdays.map((weekday) => ({ weekday, opens: '09:00', closes: '17:30' })),
 *     },
 *   ],
 *   holidays: [england],
 *   workingDaysAs: null,
 * });
 * const received = instant('2026-03-04T11:00Z');
 * const matter = {
 *   id: 'c-17',
 *   facts: [],
 *   log: [{ type: 'Reached', milestone: 'received', at: received }],
 *   merged: [],
 * } as const;
 *
 * const clocks = caseClocks(matter, { regimes: [fcaDisp], calendar }, received);
 *
 * clocks.map(({ clock, state, dueAt }) => [clock, state, dueAt]);
 * // => [
 * //   ['summary-resolution', 'running', '2026-03-09T17:30:00.000Z'],
 * //   ['final-response', 'running', '2026-04-29T23:00:00.000Z'],
 * //   ['ombudsman', 'not-started', null],
 * // ]
 * ```
 */
export function caseClocks(
  matter: ClockCase,
  options: ClockOptions,
  at: Date | number | string,
): readonly CaseClock[] {
  return clocksUntil(matter, options, at, null);
}

/** The clocks of a case that may have gone into another one, where they are told from then on. */
export function clocksUntil(
  matter: ClockCase,
  options: ClockOptions,
  at: Date | number | string,
  goneAt: Instant | null,
): readonly CaseClock[] {
  return lapsOf('caseClocks', matter, options, at, goneAt).map(
    ({ name, version, clock, calendar, log }) => ({
      ...name,
      version,
      basis: clock.basis,
      owner: clock.owner,
      isDuty: clock.isDuty,
      calendar: calendar.definition.id,
      ...readClock(log, calendar, clock, at),
    }),
  );
}

/**
 * The time that a clock of a case counted, and the time it left out and why.
 *
 * @param matter The case.
 * @param options Regimes and calendars.
 * @param name Which clock, as {@link caseClocks} names it.
 * @param at An instant as text that names its zone, a `Date`, or whole epoch milliseconds.
 * @returns Parts in order, without a gap; empty before the start.
 * @throws ContractError if the case has no such clock, or as {@link caseClocks} does.
 * @example Two days of fifteen
 * ```ts
 * import { explainCaseClock } from 'everbond/complaints';
 * import { taiwanConsumer } from 'everbond/complaints/regimes/taiwan';
 * import { instant } from 'everbond/kernel';
 * import { createCalendar } from 'everbond/time';
 *
 * const hours = [{ weekday: 'monday', opens: '09:00', closes: '17:30' }] as const;
 * const calendar = createCalendar({
 *   id: 'mondays',
 *   zone: 'UTC',
 *   versions: [{ from: null, hours }],
 *   holidays: [],
 *   workingDaysAs: null,
 * });
 * const options = { regimes: [taiwanConsumer], calendar };
 * const at = instant('2026-05-11T10:00Z');
 * const log = [{ type: 'Reached', milestone: 'received', at }] as const;
 * const matter = { id: 'c-17', facts: [], log, merged: [] };
 * const name = { complaint: 'c-17', regime: 'taiwan-consumer', clock: 'handling', lap: 1 };
 * const parts = explainCaseClock(matter, options, name, '2026-05-14T00:00Z');
 *
 * parts.map(({ why, counted }) => [why, counted]);
 * // => [['first-date', 0], ['counted', 1], ['counted', 1]]
 * ```
 */
export function explainCaseClock(
  matter: ClockCase,
  options: ClockOptions,
  name: ClockName,
  at: Date | number | string,
): readonly ClockPart[] {
  const { log, calendar, clock } = lapOf('explainCaseClock', matter, options, name, at);
  return explainClock(log, calendar, clock, at);
}

/**
 * When the time of a clock of a case is up, for whoever needs an instant and no excuse.
 *
 * @param matter The case.
 * @param options Regimes and calendars.
 * @param name Which clock, as {@link caseClocks} names it.
 * @param at An instant as text that names its zone, a `Date`, or whole epoch milliseconds.
 * @returns The instant; `null` for a clock that is paused, cancelled or not started.
 * @throws ContractError if the case has no such clock, or holidays are not known far enough
 *   (`HOLIDAYS_TOO_SHORT`, with the calendar's id and the date), or as {@link caseClocks} does.
 * @example
 * ```ts
 * import { caseDeadline } from 'everbond/complaints';
 * import { taiwanConsumer } from 'everbond/complaints/regimes/taiwan';
 * import { instant } from 'everbond/kernel';
 * import { createCalendar } from 'everbond/time';
 *
 * const hours = [{ weekday: 'monday', opens: '09:00', closes: '17:30' }] as const;
 * const calendar = createCalendar({
 *   id: 'mondays',
 *   zone: 'UTC',
 *   versions: [{ from: null, hours }],
 *   holidays: [],
 *   workingDaysAs: null,
 * });
 * const options = { regimes: [taiwanConsumer], calendar };
 * const at = instant('2026-05-11T10:00Z');
 * const log = [{ type: 'Reached', milestone: 'received', at }] as const;
 * const matter = { id: 'c-17', facts: [], log, merged: [] };
 * const name = { complaint: 'c-17', regime: 'taiwan-consumer', clock: 'handling', lap: 1 };
 *
 * caseDeadline(matter, options, name, at); // => '2026-05-27T00:00:00.000Z'
 * ```
 */
export function caseDeadline(
  matter: ClockCase,
  options: ClockOptions,
  name: ClockName,
  at: Date | number | string,
): Instant | null {
  const { log, calendar, clock } = lapOf('caseDeadline', matter, options, name, at);
  const { dueAt, unknownFrom } = readClock(log, calendar, clock, at);
  if (unknownFrom === null) return dueAt;
  return refuseGap('caseDeadline', calendar, { day: dayNumberOf(unknownFrom) });
}

/**
 * The duty of the firm that is due first.
 *
 * @param clocks As {@link caseClocks} tells them.
 * @returns The running or overdue clock with the earliest due instant; `null` if there is none. A
 *   clock that is `unknown` is not among them, so look for these first.
 * @example
 * ```ts
 * import { caseClocks, nextDuty } from 'everbond/complaints';
 * import { taiwanConsumer } from 'everbond/complaints/regimes/taiwan';
 * import { instant } from 'everbond/kernel';
 * import { createCalendar } from 'everbond/time';
 *
 * const hours = [{ weekday: 'monday', opens: '09:00', closes: '17:30' }] as const;
 * const calendar = createCalendar({
 *   id: 'mondays',
 *   zone: 'UTC',
 *   versions: [{ from: null, hours }],
 *   holidays: [],
 *   workingDaysAs: null,
 * });
 * const options = { regimes: [taiwanConsumer], calendar };
 * const at = instant('2026-05-11T10:00Z');
 * const log = [{ type: 'Reached', milestone: 'received', at }] as const;
 * const matter = { id: 'c-17', facts: [], log, merged: [] };
 *
 * nextDuty(caseClocks(matter, options, at))?.clock; // => 'handling'
 * ```
 */
export function nextDuty(clocks: readonly CaseClock[]): CaseClock | null {
  let next: CaseClock | null = null;
  for (const clock of clocks) {
    const { isDuty, owner, state, dueAt } = clock;
    if (!isDuty || owner !== 'firm' || dueAt === null) continue;
    if (state !== 'running' && state !== 'overdue') continue;
    if (next === null || dueAt < (next.dueAt ?? '')) next = clock;
  }
  return next;
}
