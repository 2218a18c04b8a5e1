/**
 * Whole slots: the places and the scores of whole numbers, by counting instead of sorting.
 *
 * Numbers are counted in slots of equal width between the least and the greatest; where few whole
 * numbers lie between these, a slot for each. A wide slot that holds what is looked for is looked
 * into again, so that time is in proportion to the numbers, whatever they are.
 */

/** As many slots as numbers, within these bounds; the counts fit into the nearer caches. */
const SLOTS_MIN = 64;
const SLOTS_MAX = 16_384;

/** The slots of a column: number `v` is in slot `floor((v - least) * scale)`. */
interface Slots {
  readonly count: number;
  readonly least: number;
  readonly scale: number;
  /** Whether each slot holds one whole number only. */
  readonly exact: boolean;
}

function slotsOf(values: Float64Array): Slots {
  let least = values[0]!;
  let greatest = least;
  for (let row = 1; row < values.length; row += 1) {
    const value = values[row]!;
    if (value < least) least = value;
    if (value > greatest) greatest = value;
  }
  const count = Math.min(Math.max(values.length, SLOTS_MIN), SLOTS_MAX);
  const span = greatest - least;
  const exact = span < count;
  return { count, least, scale: exact ? 1 : (count - 1) / span, exact };
}

/** The numbers in a slot that holds places looked for. */
interface Pile {
  /** How many numbers lie in the slots before. */
  readonly before: number;
  readonly values: Float64Array;
  /** Indexes into the places looked for. */
  readonly wanted: number[];
}

/**
 * The numbers that would stand at given places if a column were sorted.
 *
 * @param values Whole numbers, at most 2^53 apart; at least one.
 * @param ranks Places from 0 to `values.length - 1`.
 */
export function wholeAtRanks(values: Float64Array, ranks: readonly number[]): number[] {
  const slots = slotsOf(values);
  const counts = countsOf(values, slots);
  const piles = new Map<number, Pile>();
  for (const [index, rank] of ranks.entries()) {
    let slot = 0;
    let before = 0;
    while (before + counts[slot]! <= rank) {
      before += counts[slot]!;
      slot += 1;
    }
    const size = slots.exact ? 0 : counts[slot]!;
    const pile = piles.get(slot) ?? { before, values: new Float64Array(size), wanted: [] };
    pile.wanted.push(index);
    piles.set(slot, pile);
  }

  if (!slots.exact) fillPiles(values, slots, piles);
  const found = new Array<number>(ranks.length);
  for (const [slot, pile] of piles) {
    const inside = slots.exact
      ? pile.wanted.map(() => slots.least + slot)
      : wholeAtRanks(
          pile.values,
          pile.wanted.map((index) => ranks[index]! - pile.before),
        );
    for (const [place, index] of pile.wanted.entries()) found[index] = inside[place]!;
  }
  return found;
}

function countsOf(values: Float64Array, { count, least, scale }: Slots): Uint32Array {
  const counts = new Uint32Array(count);
  for (let row = 0; row < values.length; row += 1) {
    counts[((values[row]! - least) * scale) | 0]! += 1;
  }
  return counts;
}

function fillPiles(
  values: Float64Array,
  { count, least, scale }: Slots,
  piles: ReadonlyMap<number, Pile>,
): void {
  const isWanted = new Uint8Array(count);
  for (const slot of piles.keys()) isWanted[slot] = 1;
  const filled = new Uint32Array(count);
  for (let row = 0; row < values.length; row += 1) {
    const slot = ((values[row]! - least) * scale) | 0;
    if (isWanted[slot] === 0) continue;
    piles.get(slot)!.values[filled[slot]!] = values[row]!;
    filled[slot]! += 1;
  }
}

/**
 * Scores by cuts: 1 plus the number of cuts strictly below the number. Equal ones never differ.
 *
 * @param values Whole numbers, at least one.
 * @param cuts Four numbers of the column, or -Infinity, ascending.
 */
export function scoresByCuts(values: Float64Array, cuts: readonly number[]): Uint8Array {
  const { count, least, scale, exact } = slotsOf(values);
  // The score of each slot, or 0 where a cut lies among the several numbers of it.
  const scoreOfSlot = new Uint8Array(count).fill(1);
  const slotsOfCuts = cuts.map((cut) => (cut < least ? -1 : ((cut - least) * scale) | 0));
  for (const [index, slot] of slotsOfCuts.entries()) scoreOfSlot.fill(index + 2, slot + 1);
  if (!exact) for (const slot of slotsOfCuts) if (slot >= 0) scoreOfSlot[slot] = 0;

  const [first, second, third, fourth] = cuts as [number, number, number, number];
  const scores = new Uint8Array(values.length);
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row]!;
    const score = scoreOfSlot[((value - least) * scale) | 0]!;
    scores[row] =
      score > 0
        ? score
        : 1 + +(value > first) + +(value > second) + +(value > third) + +(value > fourth);
  }
  return scores;
}
