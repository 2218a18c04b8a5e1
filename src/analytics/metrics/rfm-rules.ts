/**
 * RFM rules: how a column of values becomes scores from 1 to 5 by one of the named rules.
 *
 * Scores are decided by comparing values and whole numbers only, so that rounding never moves a
 * customer from one score to another.
 */
import { wholeAtRanks } from './whole-slots.ts';

/** How values become scores; each is named, because the rules give different scores at ties. */
export type RfmRule = 'type7' | 'ntile' | 'midrank' | 'cumeDist';

/** Every rule there is. */
export const RFM_RULES: readonly RfmRule[] = ['type7', 'ntile', 'midrank', 'cumeDist'];

const FIFTHS = [1, 2, 3, 4] as const;

/**
 * The type-7 breakpoints at .2, .4, .6 and .8, and the cuts that decide as they would.
 *
 * The breakpoint b at share j/5 lies on the straight line from x[lo] to x[lo + 1], the values of
 * rank lo = floor((n - 1)j/5) and of the next, at a fraction below 1 of the way. So for a value v
 * of the column, b < v if and only if x[lo] < v. If v ≤ x[lo], then v ≤ x[lo] ≤ b. If v > x[lo],
 * then v is of a higher rank, v ≥ x[lo + 1]; and b < x[lo + 1] where the two differ, b = x[lo] < v
 * where they are equal. Hence x[lo] may stand for b, and no breakpoint is compared that rounding
 * could have moved.
 *
 * @param values Whole numbers, at least one.
 */
export function type7Breakpoints(values: Float64Array) {
  const last = values.length - 1;
  const ranks = FIFTHS.map((fifth) => Math.floor((last * fifth) / 5));
  const nextRanks = ranks.map((rank) => Math.min(rank + 1, last));
  const statistics = wholeAtRanks(values, [...ranks, ...nextRanks]);
  const cuts = statistics.slice(0, 4);
  const breakpoints = cuts.map((low, index) => {
    const fifths = (last * FIFTHS[index]!) % 5;
    return (low * (5 - fifths) + statistics[index + 4]! * fifths) / 5;
  });
  return { cuts, breakpoints };
}

/**
 * The cuts of a rule that ranks: cut j is the largest value whose score is at most j.
 *
 * With `below` values less and `upTo` less or equal, the average rank is (below + upTo + 1) / 2 and
 * the cumulative distribution upTo / n. A score is the fifth of n in which that lies, rounded up.
 *
 * @param values Finite numbers, at least one.
 */
export function rankCuts(values: Float64Array, rule: 'midrank' | 'cumeDist'): readonly number[] {
  const sorted = values.slice().sort();
  const count = sorted.length;
  const cuts = [-Infinity, -Infinity, -Infinity, -Infinity];
  let below = 0;
  while (below < count) {
    const value = sorted[below]!;
    let upTo = below + 1;
    while (upTo < count && sorted[upTo] === value) upTo += 1;
    // The quotient of whole numbers is never rounded onto a whole number it is not.
    const score =
      rule === 'midrank'
        ? Math.ceil((5 * (below + upTo + 1)) / (2 * count))
        : Math.ceil((5 * upTo) / count);
    for (let cut = score; cut <= 4; cut += 1) cuts[cut - 1] = value;
    below = upTo;
  }
  return cuts;
}

/**
 * Five groups as equal as can be, the larger ones first, in order of value and then of key.
 *
 * @param values Finite numbers.
 * @param keyRanks Where each row's key stands among all keys: decides among equal values.
 */
export function ntileScores(values: Float64Array, keyRanks: Uint32Array): Uint8Array {
  const count = values.length;
  const order = Uint32Array.from(values, (_, row) => row).sort(
    (one, other) => values[one]! - values[other]! || keyRanks[one]! - keyRanks[other]!,
  );
  const larger = count % 5;
  const size = (count - larger) / 5;
  const scores = new Uint8Array(count);
  for (let rank = 0; rank < count; rank += 1) {
    const inLarger = rank < larger * (size + 1);
    const group = inLarger
      ? Math.floor(rank / (size + 1))
      : larger + Math.floor((rank - larger * (size + 1)) / size);
    scores[order[rank]!] = group + 1;
  }
  return scores;
}
