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
  /**
   * Since when each was watched, where the customer began before the history does: below its
   * duration, and at risk only after it; or 0, watched from the start, which all are unless told.
   */
  readonly entries?: ArrayLike<number>;
}

/** What happened to one group of customers at each time of a tally. */
export interface RiskSets {
  /** How many were watched and without the event until each time. */
  readonly atRisk: Float64Array;
  readonly events: Float64Array;
  readonly censored: Float64Array;
}

/** Times, ascending, and what happened at each of them. */
export interface Tally extends RiskSets {
  readonly times: Float64Array;
}

/** Whole durations up to here, or up to the number of entries, are counted instead of sorted. */
const COUNTED_MAX = 65_536;

/**
 * What happened at each distinct duration: whole ones are counted in linear time, others sorted.
 *
 * @throws ContractError if columns differ in length or an entry is not as described.
 */
export function tallyOf(where: string, data: Durations): Tally {
  const { times, groups } = jointTallyOf(where, [data]);
  const { atRisk, events, censored } = groups[0]!;
  let kept = 0;
  for (let slot = 0; slot < times.length; slot += 1) {
    const ended = events[slot]! + censored[slot]!;
    if (ended === 0) continue;
    for (const column of [times, atRisk, events, censored]) column[kept] = column[slot]!;
    kept += 1;
  }
  return {
    times: times.subarray(0, kept),
    atRisk: atRisk.subarray(0, kept),
    events: events.subarray(0, kept),
    censored: censored.subarray(0, kept),
  };
}

/** What happened to each group at the times of all; at some of these times nothing happened. */
export function jointTallyOf(
  where: string,
  groups: readonly Durations[],
): { readonly times: Float64Array; readonly groups: readonly RiskSets[] } {
  for (const group of groups) checkDurations(where, group);

  const rows = groups.reduce((sum, { durations }) => sum + durations.length, 0);
  const largest = largestWhole(groups);
  const counted = largest >= 0 && largest <= Math.max(COUNTED_MAX, rows);
  const times = counted ? wholeNumbers(largest) : distinctSorted(groups, rows);
  const slotOf = counted ? Math.ceil : createSlotOf(times);
  return { times, groups: groups.map((group) => riskSetsOf(where, group, times, slotOf)) };
}

/** `slotOf` gives the place of the first time at or after a duration. */
function riskSetsOf(
  where: string,
  { durations, observed, weights, entries }: Durations,
  times: Float64Array,
  slotOf: (duration: number) => number,
): RiskSets {
  const [atRisk, events, censored] = [times, times, times].map(
    ({ length }) => new Float64Array(length),
  ) as [Float64Array, Float64Array, Float64Array];
  let watched = 0;
  for (let row = 0; row < durations.length; row += 1) {
    const weight = weights === undefined ? 1 : weights[row]!;
    const column = observed[row] ? events : censored;
    column[slotOf(durations[row]!)]! += weight;
    watched += weight;
    const entry = entries === undefined ? 0 : entries[row]!;
    if (entry === 0) continue;
    // At risk only after the entry, so from the time after the one that equals it.
    const slot = slotOf(entry);
    atRisk[times[slot] === entry ? slot + 1 : slot]! += weight;
    watched -= weight;
  }
  if (!Number.isSafeInteger(sumOf(events) + sumOf(censored))) {
    breach(where, 'weights', 'must sum to at most 2^53 - 1');
  }
  // Until here `atRisk` holds those who came under watch late; now it becomes what it says.
  for (let slot = 0; slot < times.length; slot += 1) {
    watched += atRisk[slot]!;
    atRisk[slot] = watched;
    watched -= events[slot]! + censored[slot]!;
  }
  return { atRisk, events, censored };
}

/** The sum of a column of counts. */
export function sumOf(counts: Float64Array): number {
  let sum = 0;
  for (const count of counts) sum += count;
  return sum;
}

function checkDurations(where: string, { durations, observed, weights, entries }: Durations): void {
  const rows = durations.length;
  if (observed.length !== rows) breach(where, 'observed', 'must be as long as durations');
  if (weights !== undefined && weights.length !== rows) {
    breach(where, 'weights', 'must be as long as durations');
  }
  if (entries !== undefined && entries.length !== rows) {
    breach(where, 'entries', 'must be as long as durations');
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
    const entry = entries === undefined ? 0 : entries[row]!;
    if (entry !== 0 && !(entry > 0 && entry < duration)) {
      const rule = `must be 0, or above 0 and below the duration ${Number(duration)}`;
      breach(where, 'entries', `${rule}, got ${Number(entry)}`);
    }
  }
}

/** The largest duration if all of them are whole and there is one; else -1. */
function largestWhole(groups: readonly Durations[]): number {
  let largest = -1;
  for (const { durations } of groups) {
    for (let row = 0; row < durations.length; row += 1) {
      const duration = durations[row]!;
      if (!Number.isInteger(duration)) return -1;
      if (duration > largest) largest = duration;
    }
  }
  return largest;
}

/** 0 to a number, itself included. */
function wholeNumbers(largest: number): Float64Array {
  return new Float64Array(largest + 1).map((_, time) => time);
}

function distinctSorted(groups: readonly Durations[], rows: number): Float64Array {
  const sorted = new Float64Array(rows);
  let filled = 0;
  for (const { durations } of groups) {
    for (let row = 0; row < durations.length; row += 1) {
      sorted[filled] = durations[row]! + 0; // adding 0 turns -0, which JSON cannot hold, into 0
      filled += 1;
    }
  }
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
 * Tells the place of the first time at or after a duration that is not above the last.
 *
 * Buckets of equal width narrow the search to a few places, which a search of the whole column,
 * at random, would have to fetch twenty of; within a crowded bucket the search is by halves.
 */
function createSlotOf(times: Float64Array): (duration: number) => number {
  const first = times[0] ?? 0;
  const scale = times.length / ((times[times.length - 1] ?? 0) - first);
  const bucketOf = (duration: number) => Math.max(0, ((duration - first) * scale) | 0);
  const begins = new Int32Array(times.length + 2);
  for (const time of times) begins[bucketOf(time) + 1]! += 1;
  for (let bucket = 1; bucket < begins.length; bucket += 1) {
    begins[bucket]! += begins[bucket - 1]!;
  }

  return (duration) => {
    const bucket = bucketOf(duration);
    let low = begins[bucket]!;
    let high = begins[bucket + 1]!;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (times[middle]! < duration) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}
