/** Duration tally: how many durations ended at each time, with the event and without it. */
import { breach } from '../../kernel/errors.ts';

/** Durations, each ended by the event or by the end of observation. */
export interface Durations {
  /** Time from the start until the event or the end of observation: finite, at least 0. */
  readonly durations: ArrayLike<number>;
  /** Whether the event was seen: `true` or 1. If not (`false` or 0), the duration is censored. */
  readonly observed: ArrayLike<boolean | number>;
  /** How many customers each entry stands for: whole numbers from 0. One each unless told. */
  readonly weights?: ArrayLike<number>;
}

/** Events and censorings by time, ascending; a time may have none of either. */
export interface Tally {
  readonly times: Float64Array;
  readonly events: Float64Array;
  readonly censored: Float64Array;
}

/** Whole durations up to here, or up to the number of entries, are counted instead of sorted. */
const COUNTED_MAX = 65_536;

/**
 * Counts durations by time: whole ones in linear time, others by sorting them.
 *
 * @throws ContractError if columns differ in length or an entry is not as described.
 */
export function tallyOf(where: string, data: Durations): Tally {
  checkDurations(where, data);
  const { durations, observed, weights } = data;
  const largest = largestWhole(durations);
  const counted = largest >= 0 && largest <= Math.max(COUNTED_MAX, durations.length);
  const times = counted ? wholeNumbers(largest) : distinctSorted(durations);
  const slotOf = counted ? (duration: number) => duration : createSlotOf(times);
  const events = new Float64Array(times.length);
  const censored = new Float64Array(times.length);
  for (let row = 0; row < durations.length; row += 1) {
    const column = observed[row] ? events : censored;
    column[slotOf(durations[row]!)]! += weights === undefined ? 1 : weights[row]!;
  }
  return { times, events, censored };
}

function checkDurations(where: string, { durations, observed, weights }: Durations): void {
  const rows = durations.length;
  if (observed.length !== rows) breach(where, 'observed', 'must be as long as durations');
  if (weights !== undefined && weights.length !== rows) {
    breach(where, 'weights', 'must be as long as durations');
  }
  for (let row = 0; row < rows; row += 1) {
    const duration = durations[row]!;
    const seen = Number(observed[row]);
    const weight = weights === undefined ? 1 : weights[row]!;
    if (!(duration >= 0 && duration < Infinity)) {
      breach(where, 'durations', `must be finite and at least 0, got ${Number(duration)}`);
    }
    if (seen !== 0 && seen !== 1) {
      breach(where, 'observed', 'must hold true and false, or 1 and 0');
    }
    if (!Number.isSafeInteger(weight) || weight < 0) {
      breach(where, 'weights', `must be whole numbers of at least 0, got ${Number(weight)}`);
    }
  }
}

/** The largest duration if all of them are whole and there is one; else -1. */
function largestWhole(durations: ArrayLike<number>): number {
  let largest = -1;
  for (let row = 0; row < durations.length; row += 1) {
    const duration = durations[row]!;
    if (!Number.isInteger(duration)) return -1;
    if (duration > largest) largest = duration;
  }
  return largest;
}

/** 0 to a number, itself included. */
function wholeNumbers(largest: number): Float64Array {
  return new Float64Array(largest + 1).map((_, time) => time);
}

function distinctSorted(durations: ArrayLike<number>): Float64Array {
  const sorted = new Float64Array(durations.length);
  // Adding 0 turns -0, which JSON cannot hold, into 0.
  for (let row = 0; row < sorted.length; row += 1) sorted[row] = durations[row]! + 0;
  sorted.sort();
  let distinct = 0;
  for (const duration of sorted) {
    if (distinct === 0 || duration !== sorted[distinct - 1]) {
      sorted[distinct] = duration;
      distinct += 1;
    }
  }
  return sorted.subarray(0, distinct);
}

/**
 * Tells where a duration stands among the distinct ones.
 *
 * Buckets of equal width narrow the search to a few places, which a search of the whole column,
 * at random, would have to fetch twenty of; within a crowded bucket the search is by halves.
 */
function createSlotOf(times: Float64Array): (duration: number) => number {
  const first = times[0] ?? 0;
  const scale = times.length / ((times[times.length - 1] ?? 0) - first);
  const bucketOf = (duration: number) => ((duration - first) * scale) | 0;
  const begins = new Int32Array(times.length + 2);
  for (const time of times) begins[bucketOf(time) + 1]! += 1;
  for (let bucket = 1; bucket < begins.length; bucket += 1) {
    begins[bucket]! += begins[bucket - 1]!;
  }

  return (duration) => {
    const bucket = bucketOf(duration);
    let low = begins[bucket]!;
    let high = begins[bucket + 1]! - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (times[middle]! < duration) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}
