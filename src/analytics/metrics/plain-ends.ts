/**
 * Plain ends: how the customers of one group ended at each duration, where each stands for one and
 * all were watched from the start.
 *
 * Whole durations are counted in one pass. Others are sorted by the bits of their numbers, whose
 * order is that of the numbers; how each ended travels along as its sign, which no duration needs.
 */

/** What happened at each distinct duration, ascending. */
export interface PlainEnds {
  readonly times: Float64Array;
  readonly events: Float64Array;
  readonly censored: Float64Array;
}

/** Whole durations below this are counted; the counts fit into the nearer caches. */
const COUNTED_MAX = 65_536;
/** Moves a number, on average, after which numbers are no more put in order one by one. */
const MOVES_MAX = 16;
/** Which half of a number's bits has its sign, exponent and first digits. */
const HIGH = new Uint32Array(new Float64Array([1]).buffer)[1] === 0 ? 0 : 1;
/** Bits of the upper half that are ordered at a time; three times make all but the sign. */
const DIGIT_BITS = 11;
const DIGITS = 1 << DIGIT_BITS;

/**
 * The ends of whole durations below 65,536.
 *
 * @returns `null` if a duration is another number, or an end is neither 0 nor 1.
 */
export function countedEnds(
  durations: ArrayLike<number>,
  observed: ArrayLike<boolean | number>,
): PlainEnds | null {
  // Both ends side by side, so that no row is asked which it is.
  const counts = new Uint32Array(2 * COUNTED_MAX);
  let largest = -1;
  for (let row = 0; row < durations.length; row += 1) {
    const time = durations[row]!;
    const seen = Number(observed[row]);
    // What equals its 16 lowest bits is whole and in range; only 0 and 1 are their own squares.
    if ((time & (COUNTED_MAX - 1)) !== time || seen * seen !== seen) return null;
    counts[2 * time + seen]! += 1;
    if (time > largest) largest = time;
  }

  const ends = endsFor(Math.min(largest + 1, durations.length));
  let slot = 0;
  for (let time = 0; time <= largest; time += 1) {
    const censored = counts[2 * time]!;
    const events = counts[2 * time + 1]!;
    if (censored + events === 0) continue;
    ends.times[slot] = time;
    ends.censored[slot] = censored;
    ends.events[slot] = events;
    slot += 1;
  }
  return firstOf(ends, slot);
}

/**
 * The ends of any durations.
 *
 * @returns `null` if a duration is not finite or below 0, or an end is neither 0 nor 1.
 */
export function sortedEndsOf(
  durations: ArrayLike<number>,
  observed: ArrayLike<boolean | number>,
): PlainEnds | null {
  const ordered = orderedBySize(durations, observed);
  if (ordered === null) return null;

  // No slot is ahead of its rows, so that what was read makes room for what is found.
  const { signed, spare: times } = ordered;
  const events = signed;
  const halves = new Uint32Array(signed.buffer);
  const censored = new Float64Array(signed.length);
  let slot = 0;
  for (let row = 0; row < signed.length; slot += 1) {
    const time = Math.abs(signed[row]!);
    const from = row;
    let seen = 0;
    for (; row < signed.length && Math.abs(signed[row]!) === time; row += 1) {
      seen += halves[2 * row + HIGH]! >>> 31;
    }
    times[slot] = time;
    censored[slot] = row - from - seen;
    events[slot] = seen;
  }
  return firstOf({ times, events, censored }, slot);
}

function endsFor(length: number): PlainEnds {
  const column = () => new Float64Array(length);
  return { times: column(), events: column(), censored: column() };
}

function firstOf({ times, events, censored }: PlainEnds, count: number): PlainEnds {
  return {
    times: times.subarray(0, count),
    events: events.subarray(0, count),
    censored: censored.subarray(0, count),
  };
}

/** Numbers by size, and a column of their length that nobody needs any more. */
interface Ordered {
  readonly signed: Float64Array<ArrayBuffer>;
  readonly spare: Float64Array<ArrayBuffer>;
}

/** Durations by size, those with the event as negative numbers. */
function orderedBySize(
  durations: ArrayLike<number>,
  observed: ArrayLike<boolean | number>,
): Ordered | null {
  const rows = durations.length;
  let signed = new Float64Array(rows);
  const halves = new Uint32Array(signed.buffer);
  const counts = [
    new Uint32Array(DIGITS),
    new Uint32Array(DIGITS),
    new Uint32Array(DIGITS),
  ] as const;
  for (let row = 0; row < rows; row += 1) {
    const time = durations[row]!;
    const seen = Number(observed[row]);
    if (!(time >= 0 && time < Infinity) || seen * seen !== seen) return null;
    signed[row] = time + 0; // adding 0 turns -0 into 0
    const upper = halves[2 * row + HIGH]!;
    halves[2 * row + HIGH] = upper | (seen << 31);
    counts[0][upper & (DIGITS - 1)]! += 1;
    counts[1][(upper >>> DIGIT_BITS) & (DIGITS - 1)]! += 1;
    counts[2][upper >>> (2 * DIGIT_BITS)]! += 1;
  }

  let spare = new Float64Array(rows);
  for (const [place, digits] of counts.entries()) {
    if (digits.includes(rows)) continue; // all have the same digit there
    orderByDigit(signed, spare, place * DIGIT_BITS, digits);
    [signed, spare] = [spare, signed];
  }
  orderTies(signed);
  return { signed, spare };
}

/** Lays numbers out by one digit of their upper halves, of which the counts are known. */
function orderByDigit(
  from: Float64Array<ArrayBuffer>,
  into: Float64Array<ArrayBuffer>,
  shift: number,
  counts: Uint32Array,
): void {
  const halves = new Uint32Array(from.buffer);
  // The sign is no part of the last digit.
  const mask = shift + DIGIT_BITS > 31 ? (1 << (31 - shift)) - 1 : DIGITS - 1;
  let filled = 0;
  for (let digit = 0; digit < DIGITS; digit += 1) {
    const count = counts[digit]!;
    counts[digit] = filled;
    filled += count;
  }
  for (let row = 0; row < from.length; row += 1) {
    const digit = (halves[2 * row + HIGH]! >>> shift) & mask;
    const place = counts[digit]!;
    counts[digit] = place + 1;
    into[place] = from[row]!;
  }
}

/**
 * Orders what is equal in the upper halves. Few numbers are, unless somebody means it: then moving
 * them one by one would take for ever, and each crowd of them is sorted.
 */
function orderTies(signed: Float64Array<ArrayBuffer>): void {
  let moves = signed.length * MOVES_MAX;
  for (let row = 1; row < signed.length; row += 1) {
    const value = signed[row]!;
    const size = Math.abs(value);
    if (Math.abs(signed[row - 1]!) <= size) continue;
    let place = row;
    while (place > 0 && Math.abs(signed[place - 1]!) > size) {
      signed[place] = signed[place - 1]!;
      place -= 1;
    }
    signed[place] = value;
    moves -= row - place;
    if (moves < 0) {
      sortCrowds(signed);
      return;
    }
  }
}

/** Sorts each crowd of numbers that are equal in the upper halves. */
function sortCrowds(signed: Float64Array<ArrayBuffer>): void {
  const halves = new Uint32Array(signed.buffer);
  for (let from = 0; from < signed.length; ) {
    const upper = halves[2 * from + HIGH]! << 1; // without the sign
    let until = from + 1;
    while (until < signed.length && halves[2 * until + HIGH]! << 1 === upper) until += 1;
    if (until - from > 1) signed.subarray(from, until).sort(bySize);
    from = until;
  }
}

function bySize(one: number, other: number): number {
  return Math.abs(one) - Math.abs(other);
}
