/** Check conversion: whether points can be converted round in a circle to more than there were. */
import { isMore, ONE, product } from './check-fraction.ts';
import { type Fraction, fractionOf } from './earn-fraction.ts';
import type { Conversion } from './programme-redemption.ts';

/** What becomes of one point. */
export function rateOf({ points, becomes }: Conversion): Fraction {
  return { over: BigInt(becomes), under: BigInt(points) };
}

/**
 * A circle of conversions that gains; `null` if there is none.
 *
 * Of each currency there is one point to begin with. As long as a conversion makes more of another
 * currency than was known to be possible, that is noted with where it came from. If there is still
 * more after as many rounds as there are currencies, somebody must have come round.
 *
 * @see Richard Bellman, "On a Routing Problem", Quarterly of Applied Mathematics 16 (1958), 87–90.
 */
export function gainingCycle(conversions: readonly Conversion[]): readonly Conversion[] | null {
  const most = new Map<string, Fraction>();
  const by = new Map<string, Conversion>();
  for (const { currency, into } of conversions) {
    for (const name of [currency, into]) most.set(name, fractionOf(1, ONE));
  }
  for (let round = 0; round <= most.size; round += 1) {
    let last: Conversion | null = null;
    for (const conversion of conversions) {
      const { currency, into } = conversion;
      const made = product(most.get(currency) ?? fractionOf(1, ONE), rateOf(conversion));
      if (!isMore(made, most.get(into) ?? made)) continue;
      most.set(into, made);
      by.set(into, conversion);
      last = conversion;
    }
    if (last === null) return null;
    if (round === most.size) return inOrder(circleBefore(last, by, most.size), conversions);
  }
  return null;
}

/** The circle into which one gets by going back from a conversion often enough. */
function circleBefore(
  last: Conversion,
  by: ReadonlyMap<string, Conversion>,
  size: number,
): readonly Conversion[] {
  let at = last;
  for (let step = 0; step < size; step += 1) at = by.get(at.currency) ?? at;
  const circle = [at];
  for (let step = 1; step < size; step += 1) {
    const before = by.get(circle[0]?.currency ?? '');
    if (before === undefined || before === at) break;
    circle.unshift(before);
  }
  return circle;
}

/** The same circle, from the conversion that the programme names first. */
function inOrder(
  circle: readonly Conversion[],
  conversions: readonly Conversion[],
): readonly Conversion[] {
  const places = circle.map((one) => conversions.indexOf(one));
  const start = places.indexOf(Math.min(...places));
  return [...circle.slice(start), ...circle.slice(0, start)];
}
