/** Sorted ends: how the customers of several groups ended, in the order of their durations. */
import type { Durations } from './durations.ts';
import { sortedRows } from './sorted-rows.ts';

/** How the customers of a group ended; `slots` are places among the times. */
export interface Ends {
  readonly slots: ArrayLike<number>;
  readonly observed: ArrayLike<boolean | number>;
  readonly weights: ArrayLike<number> | undefined;
}

/** The distinct durations of all groups, ascending, and how each group ended, in that order. */
export function sortedEnds(groups: readonly Durations[], rows: number) {
  const column = new Float64Array(rows);
  let filled = 0;
  for (const { durations } of groups) {
    column.set(durations, filled);
    filled += durations.length;
  }
  const { rows: order, values: times } = sortedRows(column);
  const slots = new Uint32Array(rows);
  let distinct = 0;
  for (let place = 0; place < rows; place += 1) {
    const time = times[place]!;
    if (distinct === 0 || time !== times[distinct - 1]) {
      times[distinct] = time + 0; // adding 0 turns -0, which JSON cannot hold, into 0
      distinct += 1;
    }
    slots[place] = distinct - 1;
  }

  let from = 0;
  const ends = groups.map((group) => {
    const found = endsOf(group, order, slots, from);
    from += group.durations.length;
    return found;
  });
  return { times: times.subarray(0, distinct), ends };
}

/** The ends of the group whose rows begin at `from`, put into the order of all rows. */
function endsOf(
  { durations, observed, weights }: Durations,
  order: Uint32Array,
  slots: Uint32Array,
  from: number,
): Ends {
  const rows = durations.length;
  const ownSlots = new Uint32Array(rows);
  const ownObserved = new Uint8Array(rows);
  const ownWeights = weights === undefined ? undefined : new Float64Array(rows);
  let filled = 0;
  for (let place = 0; place < order.length; place += 1) {
    const row = order[place]! - from;
    if (row < 0 || row >= rows) continue;
    ownSlots[filled] = slots[place]!;
    ownObserved[filled] = Number(observed[row]);
    if (ownWeights !== undefined) ownWeights[filled] = weights![row]!;
    filled += 1;
  }
  return { slots: ownSlots, observed: ownObserved, weights: ownWeights };
}
