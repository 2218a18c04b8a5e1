/**
 * Field readers: dates and amounts straight from the bytes of a file.
 *
 * What a date or an amount is, the package decides: a date is asked for once and remembered, and a
 * field in any but the usual shape goes to the package as text. Only plain digits are read here.
 */
import { decimalsOf, parseInstant, readDecimal, SCALE_MAX } from 'everbond/kernel';
import { parseLocalDate, startOfDateMs } from 'everbond/time';

const DATE_BYTES = 10;
/** More digits than this may not fit a safe integer. */
const SAFE_DIGITS_MAX = 15;
const PLUS = 43;
const MINUS = 45;
const POINT = 46;
const ZERO = 48;
const COLON = 58;
const LETTER_T = 84;
const LETTER_Z = 90;

/** Epoch milliseconds of the field from `from` to before `to`; `NaN` if it is no date or instant. */
export type AtReader = (bytes: Buffer, from: number, to: number) => number;

/** Reads `YYYY-MM-DD` as the start of that day in the zone, and ISO instants as they are. */
export function createAtReader(zone: string): AtReader {
  const startInZone = createStartReader(zone);
  const startInUtc = createStartReader('UTC');

  return (bytes, from, to) => {
    const length = to - from;
    if (length === DATE_BYTES) return startInZone(bytes, from);
    if (bytes[to - 1] === LETTER_Z && bytes[from + DATE_BYTES] === LETTER_T) {
      const ms = startInUtc(bytes, from) + timeOfDayMs(bytes, from + DATE_BYTES + 1, to - 1);
      if (!Number.isNaN(ms)) return ms;
    }
    const at = parseInstant(bytes.toString('utf8', from, to));
    return at.ok ? Date.parse(at.value) : Number.NaN;
  };
}

/** The instant at which the date that stands at `from` begins; each date is looked up once. */
function createStartReader(zone: string): (bytes: Buffer, from: number) => number {
  const starts = new Map<string, number>();
  // The ten bytes of the date last read: rows are mostly in order, so it mostly comes again.
  let first = 0;
  let second = 0;
  let third = 0;
  let start = Number.NaN;

  return (bytes, from) => {
    const year = fourBytes(bytes, from);
    const month = fourBytes(bytes, from + 4);
    const day = (bytes[from + 8]! << 8) | bytes[from + 9]!;
    if (year !== first || month !== second || day !== third) {
      first = year;
      second = month;
      third = day;
      start = lookUp(bytes.toString('latin1', from, from + DATE_BYTES));
    }
    return start;
  };

  function lookUp(text: string): number {
    const known = starts.get(text);
    if (known !== undefined) return known;
    const date = parseLocalDate(text);
    const ms = date.ok ? startOfDateMs(zone, date.value) : Number.NaN;
    // A day of the year 0000 may begin before it in UTC, where no instant is.
    if (!parseInstant(ms).ok) return Number.NaN;
    starts.set(text, ms);
    return ms;
  }
}

function fourBytes(bytes: Buffer, from: number): number {
  return (
    (bytes[from]! << 24) | (bytes[from + 1]! << 16) | (bytes[from + 2]! << 8) | bytes[from + 3]!
  );
}

/** Milliseconds of `HH:MM`, `HH:MM:SS` or `HH:MM:SS.mmm`; `NaN` for any other shape. */
function timeOfDayMs(bytes: Buffer, from: number, to: number): number {
  const length = to - from;
  const hour = digitsAt(bytes, from, 2);
  const minute = digitsAt(bytes, from + 3, 2);
  const second = length > 5 ? digitsAt(bytes, from + 6, 2) : 0;
  const millisecond = length > 8 ? digitsAt(bytes, from + 9, 3) : 0;
  const isShape =
    (length === 5 || length === 8 || length === 12) &&
    bytes[from + 2] === COLON &&
    (length === 5 || bytes[from + 5] === COLON) &&
    (length <= 8 || bytes[from + 8] === POINT);
  if (!isShape || !(hour < 24 && minute < 60 && second < 60)) return Number.NaN;
  return ((hour * 60 + minute) * 60 + second) * 1000 + millisecond;
}

function digitsAt(bytes: Buffer, from: number, count: number): number {
  let value = 0;
  for (let at = from; at < from + count; at += 1) {
    const digit = bytes[at]! - ZERO;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

/** Reads amounts; remembers of the last one how many decimals it was written with. */
export interface AmountReader {
  /** The amount in units of its own last decimal, never -0; `NaN` if the field is no amount. */
  read(bytes: Buffer, from: number, to: number): number;
  /** Decimals of the amount last read, 0 to 15. */
  decimals: number;
}

/** A reader of exact decimal text. */
export function createAmountReader(): AmountReader {
  const reader: AmountReader = {
    decimals: 0,
    read(bytes, from, to) {
      const sign = bytes[from];
      const first = sign === MINUS || sign === PLUS ? from + 1 : from;
      let value = 0;
      let point = to;
      for (let at = first; at < to; at += 1) {
        const digit = bytes[at]! - ZERO;
        if (digit >= 0 && digit <= 9) value = value * 10 + digit;
        else if (digit === POINT - ZERO && point === to) point = at;
        else return Number.NaN;
      }
      const digits = point === to ? to - first : to - first - 1;
      if (digits === 0) return Number.NaN;
      if (digits > SAFE_DIGITS_MAX) return readLong(bytes.toString('latin1', from, to));
      reader.decimals = point === to ? 0 : to - point - 1;
      return sign === MINUS && value !== 0 ? -value : value;
    },
  };

  function readLong(text: string): number {
    reader.decimals = decimalsOf(text);
    return reader.decimals > SCALE_MAX ? Number.NaN : readDecimal(text, reader.decimals);
  }
  return reader;
}
