/** Regime laps: the clocks that a case has, each with its own log, calendar and turn. */
import { breach } from '../../kernel/errors.ts';
import { epochMsOf, type Instant } from '../../kernel/instant.ts';
import type { Calendar } from '../../time/calendar.ts';
import { checkCalendar } from '../../time/check-calendar.ts';
import { readClock } from '../../time/clock.ts';
import type { ClockEvent } from '../../time/clock-log.ts';
import { checkList, type Duration } from '../../time/duration.ts';
import { dateOfDayNumber } from '../../time/local-date.ts';
import type { Regime, RegimeVersion } from './regime.ts';
import type { RegimeClock } from './regime-clock.ts';
import { type CaseMark, type ClockCase, complaintLogs, type RetargetedMark } from './regime-log.ts';

/** By which regimes and on which calendars a case is read. */
export interface ClockOptions {
  /** The regimes that apply; each has its own id. */
  readonly regimes: readonly Regime[];
  /** The calendar of business days and hours, and the zone of local dates. */
  readonly calendar: Calendar;
  /** Another calendar for some regimes, by their ids, as where an authority keeps its own. */
  readonly calendars?: Readonly<Record<string, Calendar>>;
}

/** Which clock of a case. */
export interface ClockName {
  /** The complaint it belongs to: the case's id, or that of a case merged into it. */
  readonly complaint: string;
  /** The regime. */
  readonly regime: string;
  /** The clock. */
  readonly clock: string;
  /** Which turn of a clock that begins anew, from 1; 1 for any other. */
  readonly lap: number;
}

/** One turn of a clock of a case. */
export interface Lap {
  readonly name: ClockName;
  readonly version: string;
  readonly clock: RegimeClock;
  readonly calendar: Calendar;
  readonly log: readonly ClockEvent[];
}

/** Holds a caller to calendars that were made, the others each for a regime that is there. */
export function requireCalendars(
  where: string,
  { regimes, calendar, calendars = {} }: ClockOptions,
): void {
  checkList(where, 'regimes', regimes);
  checkCalendar(where, 'calendar', calendar);
  for (const [id, other] of Object.entries(calendars)) {
    if (!regimes.some((regime) => regime.id === id)) {
      breach(where, 'calendars', 'must be by the ids of the regimes');
    }
    checkCalendar(where, `calendars.${id}`, other);
  }
}

/** The clock of a case that bears a name. */
export function lapOf(
  where: string,
  matter: ClockCase,
  options: ClockOptions,
  wanted: ClockName,
  at: Date | number | string,
): Lap {
  const found = lapsOf(where, matter, options, at).find(
    ({ name }) =>
      name.complaint === wanted.complaint &&
      name.regime === wanted.regime &&
      name.clock === wanted.clock &&
      name.lap === wanted.lap,
  );
  return found ?? breach(where, 'name', 'must be that of a clock of this case');
}

/**
 * Every clock that a case has at an instant.
 *
 * @param goneAt When the case itself went into another one, where its clocks are told from then on.
 */
export function lapsOf(
  where: string,
  matter: ClockCase,
  options: ClockOptions,
  at: Date | number | string,
  goneAt: Instant | null = null,
): readonly Lap[] {
  requireCalendars(where, { ...options });
  const { regimes, calendar, calendars = {} } = options;
  const atMs = epochMsOf(at);
  if (Number.isNaN(atMs)) breach(where, 'at', 'must be a date that exists, with its zone');
  return complaintLogs(matter, atMs).flatMap(({ complaint, statutory, contract, mergedAt }) => {
    const { id, facts } = complaint;
    return regimes.flatMap((regime) => {
      const frame = { id, facts, regime, calendar: calendars[regime.id] ?? calendar };
      return [
        ...basisLaps(frame, 'statutory', statutory, goneAt),
        ...basisLaps(frame, 'contract', contract, mergedAt ?? goneAt),
      ];
    });
  });
}

/** A complaint under a regime. */
interface Frame {
  readonly id: string;
  readonly facts: readonly string[];
  readonly regime: Regime;
  readonly calendar: Calendar;
}

/** The clocks of one basis, by the version in force at the first receipt of a log. */
function basisLaps(
  { id, facts, regime, calendar }: Frame,
  basis: RegimeClock['basis'],
  marks: readonly CaseMark[],
  endedAt: Instant | null,
): readonly Lap[] {
  const receipt = marks.find((mark) => mark.type === 'Reached' && mark.milestone === 'received');
  if (receipt === undefined) return [];
  const version = versionAt(regime, calendar, receipt.at);
  if (version === undefined) return [];
  const clocks = version.clocks.filter(
    ({ basis: own, onlyIf, unless }) =>
      own === basis &&
      onlyIf.every((fact) => facts.includes(fact)) &&
      !unless.some((fact) => facts.includes(fact)),
  );
  const end =
    endedAt === null ? [] : [{ type: 'Cancelled', at: endedAt, reason: 'merged' } as const];
  return clocks.flatMap((clock) =>
    logsOf(clock, regime.id, calendar, marks).map((log, index): Lap => {
      const name = { complaint: id, regime: regime.id, clock: clock.id, lap: index + 1 };
      return { name, version: version.id, clock, calendar, log: [...log, ...end] };
    }),
  );
}

/** The version that is in force on the local date of an instant. */
function versionAt(
  { versions }: Regime,
  calendar: Calendar,
  at: Instant,
): RegimeVersion | undefined {
  const [only] = versions;
  if (versions.length === 1 && only?.from === null && only.until === null) return only;

  const date = dateOfDayNumber(calendar.dayNumberAt(epochMsOf(at)));
  return versions.find(
    ({ from, until }) => (from === null || from <= date) && (until === null || date < until),
  );
}

/** The log of a clock, cut where it begins anew. */
function logsOf(
  clock: RegimeClock,
  regime: string,
  calendar: Calendar,
  marks: readonly CaseMark[],
): readonly (readonly ClockEvent[])[] {
  const reopened = marks.findLastIndex(({ type }) => type === 'Reopened');
  const laps: ClockEvent[][] = [];
  const pauses = new Set<string>();
  let target: Duration | null = null;
  let isOpen = false;
  for (const [index, mark] of marks.entries()) {
    if (mark.type === 'Retargeted' && !isMeant(mark, regime, clock)) continue;
    if (mark.type === 'Retargeted') target = mark.target;
    if (mark.type === 'Paused') pauses.add(mark.reason);
    if (mark.type === 'Resumed') pauses.delete(mark.reason);

    const lap = laps.at(-1);
    if (lap === undefined) {
      if (mark.type !== 'Reached' || mark.milestone !== clock.startsOn) continue;
      laps.push(beginning(mark.at, target, pauses));
      isOpen = true;
      continue;
    }
    const event = eventOf(mark, clock, index < reopened);
    if (event === null || isTooLate(event, lap, calendar, clock)) continue;
    lap.push(event);
    if (event.type === 'Reopened') isOpen = clock.onReopen !== 'first-only';
    if (event.type === 'Cancelled' && isOpen) break;
    if (event.type !== 'Completed') continue;
    const repeats = isOpen && mark.type === 'Reached' && clock.repeatsOn.includes(mark.milestone);
    if (repeats) laps.push(beginning(mark.at, target, pauses));
    isOpen = repeats;
  }
  return laps.length === 0 ? [[]] : laps;
}

function isMeant(mark: RetargetedMark, regime: string, { id, basis }: RegimeClock): boolean {
  return basis === 'contract' && mark.regime === regime && mark.clock === id;
}

/** What came before a lap, and lasts, is said again. */
function beginning(at: Instant, target: Duration | null, pauses: Iterable<string>): ClockEvent[] {
  return [
    { type: 'Started', at },
    ...(target === null ? [] : [{ type: 'Retargeted', at, target } as const]),
    ...[...pauses].map((reason) => ({ type: 'Paused', at, reason }) as const),
  ];
}

/**
 * What a mark is to a clock. A withdrawal that was undone cancels nothing: to a clock that goes on
 * or begins anew it is an end like any other. Where the first completion stands there was none, and
 * the clock runs on from its beginning.
 */
function eventOf(
  mark: CaseMark,
  { completedBy, cancelledBy, onReopen }: RegimeClock,
  isReopened: boolean,
): ClockEvent | null {
  const { at } = mark;
  if (mark.type === 'Retargeted') return { type: 'Retargeted', at, target: mark.target };
  if (mark.type !== 'Reached') return mark;
  if (cancelledBy.includes(mark.milestone)) {
    if (!isReopened) return { type: 'Cancelled', at, reason: mark.milestone };
    return onReopen === 'first-only' ? null : { type: 'Completed', at };
  }
  return completedBy.includes(mark.milestone) ? { type: 'Completed', at } : null;
}

/** An extension that comes when the time is up already. */
function isTooLate(
  event: ClockEvent,
  lap: readonly ClockEvent[],
  calendar: Calendar,
  clock: RegimeClock,
): boolean {
  if (event.type !== 'Extended') return false;
  const { state, dueAt } = readClock(lap, calendar, clock, event.at);
  return state === 'overdue' && dueAt !== null && epochMsOf(dueAt) < epochMsOf(event.at);
}
