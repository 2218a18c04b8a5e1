/** Run-off: how points that are there come to an end, if they are used at a given pace. */

/** Points that can be used until the end of a period. */
export interface OpenGroup {
  /** How many. */
  readonly points: number;
  /** The last period in which they can be used, 0 for the next one; `null` for never. */
  readonly last: number | null;
}

/** How points come to an end. Sums since now, as binary fractions. */
export interface RunOff {
  /** How many there are now. */
  readonly points: number;
  /** How many are redeemed by the end of each period. */
  readonly redeemed: readonly number[];
  /** How many have ended by then. */
  readonly ended: readonly number[];
  /** How many are redeemed in the end, beyond the periods asked for too. */
  readonly redeemedAtLast: number;
}

/** How the points of one cohort come to an end, its age in the next period given. */
export function runOffOf(
  open: readonly OpenGroup[],
  age: number,
  shares: readonly number[],
  periods: number,
): RunOff {
  const redeemed = new Array<number>(periods).fill(0);
  const ended = new Array<number>(periods).fill(0);
  const shareAt = (step: number): number => shares[age + step] ?? shares.at(-1) ?? 0;
  let redeemedAtLast = 0;
  for (const { points, last } of open) {
    let left = points;
    const steps = last === null ? Math.max(periods, shares.length) : last + 1;
    for (let step = 0; step < steps; step += 1) {
      const used = left * shareAt(step);
      left -= used;
      redeemedAtLast += used;
      if (step < periods) redeemed[step] = (redeemed[step] ?? 0) + used;
    }
    if (last === null) redeemedAtLast += shareAt(steps) > 0 ? left : 0;
    else if (last < periods) ended[last] = (ended[last] ?? 0) + left;
  }
  const points = open.reduce((sum, group) => sum + group.points, 0);
  return { points, redeemed: running(redeemed), ended: running(ended), redeemedAtLast };
}

function running(amounts: readonly number[]): readonly number[] {
  let sum = 0;
  return amounts.map((amount) => {
    sum += amount;
    return sum;
  });
}
