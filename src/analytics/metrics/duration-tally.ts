/** Duration tally: how many durations ended at each time, with the event and without it. */
import { breach } from '../../kernel/errors.ts';
import { checkDurations, type Durations } from './durations.ts';
import { countedEnds, sortedEndsOf } from './plain-ends.ts';
import { type Ends, sortedEnds } from './sorted-ends.ts';

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

/** From so many rows on, the preparations of the fast way are worth it. */
const PLAIN_MIN = 4096;

/** Whole durations up to here, or up to the number of entries, are counted instead of sorted. */
const COUNTED_MAX = 65_536;

/**
 * What happened at each distinct duration: whole ones are counted in linear time, others sorted.
 *
 * @throws ContractError if columns differ in length or an entry is not as described.
 */
export function tallyOf(where: string, data: Durations): Tally {
  return plainTallyOf(data) ?? wholeTallyOf(where, data);
}

/** The tally of many that each stand for one; `null` for others, and for what is not right. */
function plainTallyOf({ durations, observed, weights, entries }: Durations): Tally | null {
  const rows = durations.length;
  const isPlain = weights === undefined && entries === undefined && observed.length === rows;
  if (!isPlain || rows < PLAIN_MIN) return null;
  const ends = countedEnds(durations, observed) ?? sortedEndsOf(durations, observed);
  if (ends === null) return null;

  const { times, events, censored } = ends;
  const atRisk = new Float64Array(times.length);
  let watched = rows;
  for (let slot = 0; slot < times.length; slot += 1) {
    atRisk[slot] = watched;
    watched -= events[slot]! + censored[slot]!;
  }
  return { times, atRisk, events, censored };
}

/** The tally of one group, looked at as one of several is. */
function wholeTallyOf(where: string, data: Durations): Tally {
  const { times, groups } = jointTallyOf(where, [data]);
  const { atRisk, events, censored } = groups[0]!;
  let kept = 0;
  for (let slot = 0; slot < times.length; slot += 1) {
    if (events[slot] === 0 && censored[slot] === 0) continue;
    times[kept] = times[slot]!;
    atRisk[kept] = atRisk[slot]!;
    events[kept] = events[slot]!;
    censored[kept] = censored[slot]!;
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
  let rows = 0;
  let largest = -1;
  let areWhole = true;
  for (const group of groups) {
    const found = checkDurations(where, group);
    areWhole &&= found.areWhole;
    largest = Math.max(largest, found.largest);
    rows += group.durations.length;
  }

  if (areWhole && largest <= Math.max(COUNTED_MAX, rows)) {
    const times = new Float64Array(largest + 1);
    for (let time = 0; time <= largest; time += 1) times[time] = time;
    return {
      times,
      groups: groups.map((group) => {
        const { durations: slots, observed, weights } = group;
        return riskSetsOf(where, group, { slots, observed, weights }, times);
      }),
    };
  }
  const sorted = sortedEnds(groups, rows);
  return {
    times: sorted.times,
    groups: groups.map((group, index) => {
      return riskSetsOf(where, group, sorted.ends[index]!, sorted.times);
    }),
  };
}

function riskSetsOf(
  where: string,
  { weights, entries }: Durations,
  ends: Ends,
  times: Float64Array,
): RiskSets {
  const atRisk = new Float64Array(times.length);
  const events = new Float64Array(times.length);
  const censored = new Float64Array(times.length);
  countEnds(ends, events, censored);
  let watched = sumOf(events) + sumOf(censored);
  if (!Number.isSafeInteger(watched)) breach(where, 'weights', 'must sum to at most 2^53 - 1');

  for (let row = 0; row < (entries?.length ?? 0); row += 1) {
    const entry = entries![row]!;
    if (entry === 0) continue;
    // At risk only after the entry, so from the time after the one that equals it.
    const slot = slotOf(times, entry);
    const weight = weights === undefined ? 1 : weights[row]!;
    atRisk[times[slot] === entry ? slot + 1 : slot]! += weight;
    watched -= weight;
  }
  // Until here `atRisk` holds those who came under watch late; now it becomes what it says.
  for (let slot = 0; slot < times.length; slot += 1) {
    watched += atRisk[slot]!;
    atRisk[slot] = watched;
    watched -= events[slot]! + censored[slot]!;
  }
  return { atRisk, events, censored };
}

/** Counts both ends side by side, so that no row is asked which it is and one place is written. */
function countEnds(
  { slots, observed, weights }: Ends,
  events: Float64Array,
  censored: Float64Array,
): void {
  const counts = new Float64Array(2 * events.length);
  for (let row = 0; row < slots.length; row += 1) {
    const weight = weights === undefined ? 1 : weights[row]!;
    counts[2 * slots[row]! + Number(observed[row])]! += weight;
  }
  for (let slot = 0; slot < events.length; slot += 1) {
    censored[slot] = counts[2 * slot]!;
    events[slot] = counts[2 * slot + 1]!;
  }
}

/** The sum of a column of counts. */
export function sumOf(counts: Float64Array): number {
  let sum = 0;
  for (let slot = 0; slot < counts.length; slot += 1) sum += counts[slot]!;
  return sum;
}

/** The place of the first time at or after a time that is not above the last. */
function slotOf(times: Float64Array, time: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (times[middle]! < time) low = middle + 1;
    else high = middle;
  }
  return low;
}
