/**
 * Zone: how far a place's clock is from UTC at every instant, to the second.
 *
 * The data are those of the runtime's own `Intl`, so that a zone follows the law as soon as the
 * runtime does. Why no package is asked: docs/decisions/0003-own-zone-offsets.md.
 */
import { breach } from '../kernel/errors.ts';
import { shown } from '../kernel/shown.ts';

/** A stretch of time in which a zone keeps one offset. */
export interface OffsetSegment {
  /** Epoch milliseconds of its first instant; it lasts until the next segment begins. */
  readonly startMs: number;
  /** Milliseconds by which the local clock is ahead of UTC; negative west of Greenwich. */
  readonly offsetMs: number;
}

const DAY_MS = 86_400_000;
const ZERO = 48;

/** A zone as it is measured: by asking `Intl`, unless its offset never changes. */
interface Clock {
  readonly format: Intl.DateTimeFormat;
  readonly fixedMs: number | null;
}

const CLOCKS_MAX = 1000;
const clocks = new Map<string, Clock>();

/**
 * Whether the runtime knows a zone by this name.
 *
 * Bare offsets such as `+01:00` are no zones: some runtimes take them and others do not.
 *
 * @param name Any text.
 * @returns `true` for IANA names, links and aliases included, in any case.
 * @example
 * ```ts
 * import { isZone } from 'everbond/time';
 *
 * isZone('Europe/Paris'); // => true
 * isZone('Paris'); // => false
 * isZone('+01:00'); // => false
 * ```
 */
export function isZone(name: string): boolean {
  return clockOf(name) !== null;
}

/**
 * How far the local clock of a zone is ahead of UTC at an instant.
 *
 * Costs about a microsecond. To the second where the law was so: before 1972 the clocks of Monrovia
 * were 44 minutes and 30 seconds behind.
 *
 * @param zone IANA name.
 * @param epochMs Epoch milliseconds, whole.
 * @returns Milliseconds, a multiple of 1000; negative west of Greenwich.
 * @throws ContractError if the zone is not known or the instant is no date that exists.
 * @example
 * ```ts
 * import { offsetMsAt } from 'everbond/time';
 *
 * offsetMsAt('Asia/Kathmandu', Date.UTC(2026, 0, 1)); // => 20_700_000
 * offsetMsAt('Africa/Monrovia', 0); // => -2_670_000
 * ```
 */
export function offsetMsAt(zone: string, epochMs: number): number {
  const clock = clockOf(zone);
  if (clock === null) breach('offsetMsAt', 'zone', 'must be the name of a time zone');
  if (!Number.isInteger(epochMs) || Math.abs(epochMs) > LATEST_MS) {
    breach('offsetMsAt', 'epochMs', `must be whole epoch milliseconds, got ${shown(epochMs)}`);
  }
  return measure(clock, epochMs);
}

/** The last instant a `Date` can hold. */
const LATEST_MS = 8_640_000_000_000_000;

/**
 * The stretches of constant offset in a range of time.
 *
 * @param zone IANA name.
 * @param fromMs Epoch milliseconds, whole: the first instant of interest.
 * @param untilMs Epoch milliseconds, whole, after `fromMs`: the first instant of no interest.
 * @returns At least one segment, ascending; the first starts at `fromMs`, every later one at the
 *   instant at which the offset changes; neighbours differ.
 * @throws ContractError if the zone is not known, or the range is empty or not of whole numbers.
 * @example New York springs forward on 8 March 2026 at 07:00 UTC
 * ```ts
 * import { offsetSegments } from 'everbond/time';
 *
 * offsetSegments('America/New_York', Date.UTC(2026, 2, 8), Date.UTC(2026, 2, 9));
 * // => [
 * //   { startMs: Date.UTC(2026, 2, 8), offsetMs: -18_000_000 },
 * //   { startMs: Date.UTC(2026, 2, 8, 7), offsetMs: -14_400_000 },
 * // ]
 * ```
 */
export function offsetSegments(zone: string, fromMs: number, untilMs: number): OffsetSegment[] {
  const clock = clockOf(zone);
  if (clock === null) breach('offsetSegments', 'zone', 'must be the name of a time zone');
  if (!Number.isInteger(fromMs) || Math.abs(fromMs) > LATEST_MS) {
    breach('offsetSegments', 'fromMs', `must be whole epoch milliseconds, got ${shown(fromMs)}`);
  }
  if (!Number.isInteger(untilMs) || !(untilMs > fromMs && untilMs <= LATEST_MS)) {
    breach('offsetSegments', 'untilMs', `must be whole epoch milliseconds after fromMs`);
  }

  let offsetMs = measure(clock, fromMs);
  const segments = [{ startMs: fromMs, offsetMs }];
  if (clock.fixedMs !== null) return segments;

  const last = untilMs - 1;
  for (let known = fromMs; known < last; ) {
    const probe = Math.min(known + stepMs(known), last);
    if (measure(clock, probe) === offsetMs) {
      known = probe;
      continue;
    }
    known = firstChange(clock, known, probe, offsetMs);
    offsetMs = measure(clock, known);
    segments.push({ startMs: known, offsetMs });
  }
  return segments;
}

/**
 * How far ahead it is safe to look without missing a stretch that lies between two probes.
 *
 * The shortest stretch between two changes in all zones is 6.96 days (Recife in October 2000, Gaza
 * in October 2040; time zone data 2026, years 1835 to 2100). No law is older than standard time,
 * none is announced beyond 2100, and rules that repeat every year keep an offset for months.
 */
function stepMs(fromMs: number): number {
  return fromMs >= LAWS_FROM_MS && fromMs < LAWS_UNTIL_MS ? 3 * DAY_MS : 30 * DAY_MS;
}

const LAWS_FROM_MS = Date.UTC(1830, 0, 1);
const LAWS_UNTIL_MS = Date.UTC(2100, 0, 1);

/** The first instant after `known`, and not after `probe`, at which the offset is another one. */
function firstChange(clock: Clock, known: number, probe: number, offsetMs: number): number {
  // Clocks change at whole seconds.
  let before = Math.floor(known / 1000);
  let after = Math.floor(probe / 1000);
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (measure(clock, middle * 1000) === offsetMs) before = middle;
    else after = middle;
  }
  return after * 1000;
}

/** The zone as it is measured, made once; `null` if the runtime knows no such zone. */
function clockOf(zone: string): Clock | null {
  const known = clocks.get(zone);
  if (known !== undefined) return known;
  if (typeof zone !== 'string' || !/^[A-Za-z]/.test(zone)) return null;

  const clock = createClock(zone);
  if (clock === null) return null;
  // A name can be written in many cases, so the cache must not grow with what callers send.
  if (clocks.size >= CLOCKS_MAX) clocks.clear();
  clocks.set(zone, clock);
  return clock;
}

function createClock(timeZone: string): Clock | null {
  try {
    // A narrow weekday is the shortest text that may stand beside an offset: `T, GMT-03:30:52`.
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      timeZoneName: 'longOffset',
      weekday: 'narrow',
    });
    const isFixed = /^(?:Etc\/|UTC$|GMT$)/.test(format.resolvedOptions().timeZone);
    return { format, fixedMs: isFixed ? readOffset(format.format(0)) : null };
  } catch {
    return null;
  }
}

function measure(clock: Clock, epochMs: number): number {
  return clock.fixedMs ?? readOffset(clock.format.format(epochMs));
}

/** Milliseconds of the `GMT±HH:MM[:SS]` at the end of a text; some runtimes write 0 as `GMT`. */
export function readOffset(text: string): number {
  const sign = text.indexOf('GMT') + 3;
  if (sign >= text.length) return 0;

  const hours = twoDigits(text, sign + 1);
  const minutes = twoDigits(text, sign + 4);
  const seconds = text.length > sign + 6 ? twoDigits(text, sign + 7) : 0;
  const ms = (hours * 3600 + minutes * 60 + seconds) * 1000;
  return text.charCodeAt(sign) === 43 ? ms : -ms + 0;
}

function twoDigits(text: string, from: number): number {
  return (text.charCodeAt(from) - ZERO) * 10 + text.charCodeAt(from + 1) - ZERO;
}
