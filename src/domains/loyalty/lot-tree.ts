/**
 * Lot tree: lots in the order in which they expire, as JSON that shares what did not change.
 *
 * A search tree whose nodes are ordered by the lots, and heaped by a hash of their numbers. So its
 * shape depends only on which lots are in it, and a change copies a logarithm of them. Every node
 * knows the sums of its branches, so that a balance at an instant visits only the two borders.
 *
 * @see Cecilia Aragon and Raimund Seidel, "Randomized search trees", Algorithmica 16 (1996),
 *   pages 464-497.
 */
import { beginOf, compareLots, type Lot } from './lot.ts';

/** Lots in order; `null` for none. */
export type LotTree = LotNode | null;

/** A lot with those that come before and after it. */
export interface LotNode {
  /** The lot. */
  readonly lot: Lot;
  /** Those that come before it. */
  readonly left: LotTree;
  /** Those that come after it. */
  readonly right: LotTree;
  /** How many they are. */
  readonly size: number;
  /** The unspent points of all of them. */
  readonly points: number;
  /** How many of those were not recorded as expired. */
  readonly unrecorded: number;
  /** When the first of those with points becomes active, as text that sorts. */
  readonly first: string;
  /** When the last of those with points becomes active, as text that sorts. */
  readonly last: string;
}

/** The tree with a lot, which takes the place of one with the same end, beginning and number. */
export function withLot(tree: LotTree, lot: Lot): LotNode {
  if (tree === null) return nodeOf(lot, null, null);
  const order = compareLots(lot, tree.lot);
  if (order === 0) return nodeOf(lot, tree.left, tree.right);
  const isAbove = order < 0 ? isHigher(lot, tree.lot) : !isHigher(tree.lot, lot);
  if (isAbove) {
    const [before, after] = splitAt(tree, lot);
    return nodeOf(lot, before, after);
  }
  return order < 0
    ? nodeOf(tree.lot, withLot(tree.left, lot), tree.right)
    : nodeOf(tree.lot, tree.left, withLot(tree.right, lot));
}

/** The tree without a lot. */
export function withoutLot(tree: LotTree, lot: Lot): LotTree {
  if (tree === null) return null;
  const order = compareLots(lot, tree.lot);
  if (order === 0) return joined(tree.left, tree.right);
  return order < 0
    ? nodeOf(tree.lot, withoutLot(tree.left, lot), tree.right)
    : nodeOf(tree.lot, tree.left, withoutLot(tree.right, lot));
}

/** The lots that come before a lot and after it, where it is not in the tree. */
function splitAt(tree: LotTree, lot: Lot): readonly [LotTree, LotTree] {
  if (tree === null) return [null, null];
  if (compareLots(lot, tree.lot) < 0) {
    const [before, after] = splitAt(tree.left, lot);
    return [before, nodeOf(tree.lot, after, tree.right)];
  }
  const [before, after] = splitAt(tree.right, lot);
  return [nodeOf(tree.lot, tree.left, before), after];
}

/** Two trees as one; every lot of the first comes before every lot of the second. */
function joined(before: LotTree, after: LotTree): LotTree {
  if (before === null) return after;
  if (after === null) return before;
  return isHigher(before.lot, after.lot)
    ? nodeOf(before.lot, before.left, joined(before.right, after))
    : nodeOf(after.lot, joined(before, after.left), after.right);
}

/** Whether of two lots the one that comes first stands above the other; of equals it does not. */
function isHigher(before: Lot, after: Lot): boolean {
  return rankOf(before.id) > rankOf(after.id);
}

function nodeOf(lot: Lot, left: LotTree, right: LotTree): LotNode {
  let size = 1;
  let points = lot.unspent;
  let unrecorded = lot.unspent - lot.recorded;
  let first = points === 0 ? '~' : beginOf(lot);
  let last = points === 0 ? '' : first;
  for (const branch of [left, right]) {
    if (branch === null) continue;
    size += branch.size;
    points += branch.points;
    unrecorded += branch.unrecorded;
    if (branch.first < first) first = branch.first;
    if (branch.last > last) last = branch.last;
  }
  return { lot, left, right, size, points, unrecorded, first, last };
}

/** FNV-1a over the number, then mixed, so that neighbours are far apart. */
function rankOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < id.length; index += 1) {
    hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
