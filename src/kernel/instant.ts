/**
 * Instant: one point in time, as text that cannot be misread.
 *
 * Always UTC, always the 24 characters of `Date.prototype.toISOString`. Unlike a `Date` it is
 * immutable, survives JSON unchanged, and sorts by plain `<`. Every date-fns function accepts it.
 */
import { breach } from './errors.ts';
import { isCanonicalInstant, readIsoInstant } from './iso-text.ts';
import { type Parsed, parsed, rejected } from './parsed.ts';

declare const brand: unique symbol;

/** Made only by {@link instant} and {@link parseInstant}, so holding one proves it is valid. */
export type Instant = string & { readonly [brand]: 'Instant' };

const EARLIEST_MS = -62_167_219_200_000;
const LATEST_MS = 253_402_300_799_999;

/**
 * Reads an instant from a `Date`, from epoch milliseconds, or from ISO 8601 text.
 *
 * @param from Text must name its zone (`Z` or `+01:00`): a bare `2026-03-01T09:00` would mean a
 *   different moment on every server. Epoch milliseconds must be whole.
 * @returns The same point in time in UTC, years 0000 to 9999, cut to milliseconds.
 * @throws ContractError if it is no date that exists, names no zone, or lies outside those years.
 * @see ISO 8601-1:2019, "Date and time: Representations for information interchange".
 * @example
 * ```ts
 * import { instant } from 'everbond';
 *
 * instant('2026-03-01T10:00+01:00'); // => '2026-03-01T09:00:00.000Z'
 * ```
 */
export function instant(from: Date | number | string): Instant {
  if (typeof from === 'string' && isCanonicalInstant(from)) return from as Instant;
  const ms = epochMsOf(from);
  if (Number.isNaN(ms)) breach('instant', 'from', 'must be a date that exists and name its zone');

  return new Date(ms).toISOString() as Instant;
}

/**
 * Reads an instant from data that may be anything.
 *
 * @param from Anything; a text, a `Date` or whole epoch milliseconds can be an instant.
 * @returns The instant, or one issue, `NOT_AN_INSTANT`.
 * @example
 * ```ts
 * import { parseInstant } from 'everbond';
 *
 * parseInstant('2026-03-01T09:00Z').ok; // => true
 * parseInstant('2026-03-01').ok; // => false
 * ```
 */
export function parseInstant(from: unknown): Parsed<Instant> {
  if (typeof from === 'string' && isCanonicalInstant(from)) return parsed(from as Instant);
  if (typeof from !== 'string' && typeof from !== 'number' && !(from instanceof Date)) {
    return rejected('NOT_AN_INSTANT', 'must be ISO text, a Date or epoch milliseconds');
  }
  const ms = epochMsOf(from);
  if (Number.isNaN(ms))
    return rejected('NOT_AN_INSTANT', 'must be a date that exists and name its zone');

  return parsed(new Date(ms).toISOString() as Instant);
}

/**
 * Epoch milliseconds of anything that can be an instant.
 *
 * @returns A whole number within the years 0000 to 9999, or `NaN`.
 */
export function epochMsOf(from: Date | number | string): number {
  const ms = typeof from === 'string' ? readIsoInstant(from) : msOf(from);
  return Number.isInteger(ms) && ms >= EARLIEST_MS && ms <= LATEST_MS ? ms + 0 : Number.NaN;
}

/** `NaN` for what is neither: `Number` would take a missing date for the year 1970. */
function msOf(from: Date | number): number {
  if (typeof from === 'number') return from;
  return from instanceof Date ? from.getTime() : Number.NaN;
}
