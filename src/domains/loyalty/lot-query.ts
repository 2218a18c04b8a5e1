/** Lot queries: what of the lots can be spent at an instant, which come first, which have ended. */
import type { Instant } from '../../kernel/instant.ts';
import { beginOf, compareLots, endOf, type Lot } from './lot.ts';
import type { LotTree } from './lot-tree.ts';

/** Points taken from a lot. */
export interface LotPart {
  /** The number of the lot. */
  readonly lot: string;
  /** How many: whole, 1 or more. */
  readonly points: number;
}

/** Which of the lots is spent first. */
export type LotOrder = 'soonest-expiring' | 'oldest-first';

/** The unspent points of the lots that end after an instant: active or pending. */
export function pointsAfter(tree: LotTree, at: Instant): number {
  if (tree === null) return 0;
  if (endOf(tree.lot) <= at) return pointsAfter(tree.right, at);
  return pointsAfter(tree.left, at) + tree.lot.unspent + (tree.right?.points ?? 0);
}

/** How many lots with points end after an instant. */
export function lotsAfter(tree: LotTree, at: Instant): number {
  if (tree === null) return 0;
  if (endOf(tree.lot) <= at) return lotsAfter(tree.right, at);
  return lotsAfter(tree.left, at) + 1 + (tree.right?.size ?? 0);
}

/**
 * The points that can be spent at an instant.
 *
 * @param alive The instant that the lots' ends are held against; earlier than `at` while a tier
 *   keeps points from expiring.
 */
export function spendableAt(tree: LotTree, at: Instant, alive: Instant = at): number {
  if (tree === null || tree.first > at) return 0;
  if (endOf(tree.lot) <= alive) return spendableAt(tree.right, at, alive);
  const own = beginOf(tree.lot) <= at ? tree.lot.unspent : 0;
  return spendableAt(tree.left, at, alive) + own + begunBy(tree.right, at);
}

/** The points of lots that have begun, where none has ended. */
function begunBy(tree: LotTree, at: Instant): number {
  if (tree === null || tree.first > at) return 0;
  if (tree.last <= at) return tree.points;
  const own = beginOf(tree.lot) <= at ? tree.lot.unspent : 0;
  return begunBy(tree.left, at) + own + begunBy(tree.right, at);
}

/**
 * The lots that give so many points at an instant, in the order in which they are spent.
 *
 * @returns Parts that add up to the points, or to all there are if that is less.
 */
export function partsFor(
  tree: LotTree,
  points: number,
  at: Instant,
  order: LotOrder = 'soonest-expiring',
  alive: Instant = at,
): readonly LotPart[] {
  const parts: LotPart[] = [];
  const find = order === 'oldest-first' ? oldest : soonest;
  let missing = points;
  let last: Lot | null = null;
  while (missing > 0) {
    const lot: Lot | null = find(tree, { at, alive, after: last });
    if (lot === null) break;
    const taken = Math.min(missing, lot.unspent);
    parts.push({ lot: lot.id, points: taken });
    missing -= taken;
    last = lot;
  }
  return parts;
}

/** Which lot is looked for: one that can be spent, and comes after another. */
interface Search {
  readonly at: Instant;
  readonly alive: Instant;
  readonly after: Lot | null;
}

/** The lot that ends first. */
function soonest(tree: LotTree, search: Search): Lot | null {
  const { at, alive, after } = search;
  if (tree === null || tree.first > at) return null;
  const { lot, left, right } = tree;
  if (endOf(lot) <= alive || (after !== null && compareLots(lot, after) <= 0)) {
    return soonest(right, search);
  }
  const earlier = soonest(left, search);
  if (earlier !== null) return earlier;
  return lot.unspent > 0 && beginOf(lot) <= at ? lot : soonest(right, search);
}

/** The lot that has been active the longest. */
function oldest(tree: LotTree, search: Search, best: Lot | null = null): Lot | null {
  const { at, alive, after } = search;
  if (tree === null || tree.first > at) return best;
  if (after !== null && tree.last < beginOf(after)) return best;
  if (best !== null && tree.first > beginOf(best)) return best;
  const { lot, left, right } = tree;
  if (endOf(lot) <= alive) return oldest(right, search, best);
  let found = oldest(left, search, best);
  const counts = lot.unspent > 0 && beginOf(lot) <= at;
  if (counts && (after === null || compareAges(lot, after) > 0)) {
    if (found === null || compareAges(lot, found) < 0) found = lot;
  }
  return oldest(right, search, found);
}

function compareAges(one: Lot, other: Lot): number {
  const [begun, before] = [beginOf(one), beginOf(other)];
  return begun === before ? compareLots(one, other) : begun < before ? -1 : 1;
}

/** The first lot with points that ends after an instant; `null` if none ever ends. */
export function nextToEnd(tree: LotTree, at: Instant): Lot | null {
  if (tree === null || tree.points === 0) return null;
  const { lot, left, right } = tree;
  if (endOf(lot) <= at) return nextToEnd(right, at);
  const earlier = nextToEnd(left, at);
  if (earlier !== null) return earlier;
  if (lot.expiresAt === null) return null;
  return lot.unspent > 0 ? lot : nextToEnd(right, at);
}

/** The lots with points, in order. */
export function lotsIn(tree: LotTree): readonly Lot[] {
  if (tree === null || tree.points === 0) return [];
  const own = tree.lot.unspent > 0 ? [tree.lot] : [];
  return [...lotsIn(tree.left), ...own, ...lotsIn(tree.right)];
}

/** When the first lot begins of those that begin after an instant, and end after they begin. */
export function nextToBegin(tree: LotTree, at: Instant): Instant | null {
  if (tree === null || tree.last <= at) return null;
  const { lot, left, right } = tree;
  const own =
    lot.unspent > 0 && beginOf(lot) > at && endOf(lot) > beginOf(lot) ? lot.activeAt : null;
  return sooner(own, sooner(nextToBegin(left, at), nextToBegin(right, at)));
}

/** The sooner of two instants, of which either may not be. */
export function sooner(one: Instant | null, other: Instant | null): Instant | null {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
}

/** What has expired by an instant and was not yet recorded, lot by lot. */
export function unrecordedBy(tree: LotTree, at: Instant): readonly LotPart[] {
  if (tree === null || tree.unrecorded === 0) return [];
  const { lot, left, right } = tree;
  if (endOf(lot) > at) return unrecordedBy(left, at);
  const points = lot.unspent - lot.recorded;
  const own = points > 0 ? [{ lot: lot.id, points }] : [];
  return [...unrecordedBy(left, at), ...own, ...unrecordedBy(right, at)];
}
