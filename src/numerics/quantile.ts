/** Quantiles and order statistics: the value that stands at a given place among others. */
import { breach } from '../kernel/errors.ts';
import { shown } from '../kernel/shown.ts';

/** Columns of numbers from which values are selected; never changed. */
export type NumberColumn = Float64Array | Int32Array | Uint32Array;

/**
 * The value below which a share of the values lies, on the straight line between its neighbours.
 *
 * One of nine definitions in use: the one of R, NumPy and the `PERCENTILE.INC` of spreadsheets. The
 * least value has share 0, the greatest share 1, the others lie between them at equal distances.
 *
 * @param sorted Finite numbers, ascending, at least one; the greatest less than 1e308 above the
 *   least.
 * @param share From 0 to 1.
 * @returns A number from the least to the greatest value.
 * @throws ContractError if there is no value or the share is not as described.
 * @see R. J. Hyndman, Y. Fan, "Sample quantiles in statistical packages", The American
 *   Statistician 50 (1996), 361–365; definition 7.
 * @example The median of four amounts
 * ```ts
 * import { quantile } from 'everbond/numerics';
 *
 * quantile([10, 20, 30, 40], 0.5); // => 25
 * ```
 */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  if (sorted.length === 0) breach('quantile', 'sorted', 'must hold at least one value');
  if (!(share >= 0 && share <= 1))
    breach('quantile', 'share', `must be 0 to 1, got ${shown(share)}`);

  const place = (sorted.length - 1) * share;
  const rank = Math.floor(place);
  const below = sorted[rank] as number;
  const above = sorted[Math.ceil(place)] as number;
  return below + (place - rank) * (above - below);
}

/**
 * The values that would stand at given places if a column were sorted, without sorting it.
 *
 * Takes time in proportion to the number of values, whatever they are: like cards sorted by one
 * digit after the other, but only the piles that hold a wanted place are looked at again.
 *
 * @param values Numbers in any order, none of them `NaN`; not changed.
 * @param ranks Places, whole numbers from 0 (the least value) to `values.length - 1`, in any order.
 * @returns One value a rank, in the order of the ranks.
 * @throws ContractError if a rank is no place of the column, or a value is `NaN`.
 * @example The least and the greatest of three amounts
 * ```ts
 * import { orderStatistics } from 'everbond/numerics';
 *
 * orderStatistics(Float64Array.of(30, 10, 20), [0, 2]); // => [10, 30]
 * ```
 */
export function orderStatistics(values: NumberColumn, ranks: readonly number[]): number[] {
  for (const rank of ranks) {
    if (!Number.isInteger(rank) || rank < 0 || rank >= values.length) {
      breach(
        'orderStatistics',
        'ranks',
        `must be places below ${values.length}, got ${shown(rank)}`,
      );
    }
  }
  return ranks.length === 0 ? [] : select(keysOf(values), ranks, 0);
}

/** The 64 bits of each value, changed so that their order is the order of the values. */
interface Keys {
  readonly high: Uint32Array;
  readonly low: Uint32Array;
}

/** The values that agree in the digits looked at so far, and the ranks that lie among them. */
interface Pile extends Keys {
  /** How many values lie in the piles below. */
  readonly before: number;
  /** Indexes into the ranks. */
  readonly wanted: number[];
  filled: number;
}

const DIGITS = 2048;
/** By how much a half of the key is shifted to make the next of its three digits the last. */
const SHIFTS = [21, 10, 0] as const;

function select(keys: Keys, ranks: readonly number[], round: number): number[] {
  if (round === 2 * SHIFTS.length) return ranks.map(() => valueOf(keys));

  const half = round < SHIFTS.length ? keys.high : keys.low;
  const shift = SHIFTS[round % SHIFTS.length] as number;
  const piles = pilesOf(half, shift, ranks);
  for (let row = 0; row < half.length; row += 1) {
    const pile = piles[((half[row] as number) >>> shift) & (DIGITS - 1)];
    if (pile === undefined) continue;
    pile.high[pile.filled] = keys.high[row] as number;
    pile.low[pile.filled] = keys.low[row] as number;
    pile.filled += 1;
  }

  const result = new Array<number>(ranks.length);
  for (const pile of piles) {
    if (pile === undefined) continue;
    const inside = pile.wanted.map((index) => (ranks[index] as number) - pile.before);
    const found = select(pile, inside, round + 1);
    for (const [place, index] of pile.wanted.entries()) result[index] = found[place] as number;
  }
  return result;
}

/** Room for the keys of every pile that holds a wanted place; the other piles are `undefined`. */
function pilesOf(half: Uint32Array, shift: number, ranks: readonly number[]): (Pile | undefined)[] {
  const counts = new Uint32Array(DIGITS);
  for (let row = 0; row < half.length; row += 1) {
    const digit = ((half[row] as number) >>> shift) & (DIGITS - 1);
    counts[digit] = (counts[digit] as number) + 1;
  }

  const piles = new Array<Pile | undefined>(DIGITS).fill(undefined);
  for (const [index, rank] of ranks.entries()) {
    let digit = 0;
    let before = 0;
    while (before + (counts[digit] as number) <= rank) before += counts[digit++] as number;
    const size = counts[digit] as number;
    const pile = piles[digit] ?? {
      high: new Uint32Array(size),
      low: new Uint32Array(size),
      before,
      wanted: [],
      filled: 0,
    };
    pile.wanted.push(index);
    piles[digit] = pile;
  }
  return piles;
}

/** Which half of a number's 64 bits stands first in memory differs from machine to machine. */
const HIGH = new Uint32Array(Float64Array.of(1).buffer)[1] === 0 ? 0 : 1;
const SIGN = 0x8000_0000;

function keysOf(values: NumberColumn): Keys {
  const words = new Uint32Array(new Float64Array(values).buffer);
  const high = new Uint32Array(values.length);
  const low = new Uint32Array(values.length);
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row] as number;
    if (Number.isNaN(value)) breach('orderStatistics', 'values', 'must not hold NaN');

    // Larger numbers have larger bits; negative ones are above the others and in reverse order.
    const first = words[2 * row + HIGH] as number;
    const flip = first >= SIGN ? 0xffff_ffff : 0;
    high[row] = first ^ (flip | SIGN);
    low[row] = (words[2 * row + 1 - HIGH] as number) ^ flip;
  }
  return { high, low };
}

/** The value of keys that are all the same; never negative zero. */
function valueOf({ high, low }: Keys): number {
  const first = high[0] as number;
  const flip = first >= SIGN ? 0 : 0xffff_ffff;
  const words = new Uint32Array(2);
  words[HIGH] = first ^ (flip | SIGN);
  words[1 - HIGH] = (low[0] as number) ^ flip;
  return (new Float64Array(words.buffer)[0] as number) + 0;
}
