/** The edges of lots: ties, waiting lots, empty ones, and how little of a tree a question reads. */
import { describe, expect, it } from 'vitest';

import { compareLots, type Lot } from '../../src/domains/loyalty/lot.ts';
import {
  lotsAfter,
  lotsIn,
  nextToBegin,
  nextToEnd,
  partsFor,
  pointsAfter,
  sooner,
  spendableAt,
  unrecordedBy,
} from '../../src/domains/loyalty/lot-query.ts';
import { type LotTree, withLot, withoutLot } from '../../src/domains/loyalty/lot-tree.ts';
import { type Instant, instant } from '../../src/kernel/instant.ts';

const day = (count: number): Instant => instant(Date.UTC(2026, 0, 1) + count * 86_400_000);

function lot(id: number, begin: number | null, end: number | null, some: Partial<Lot> = {}): Lot {
  return {
    id: String(id),
    currency: 'points',
    source: 'order',
    reference: null,
    issued: 10,
    unspent: 10,
    held: 0,
    recorded: 0,
    activeAt: begin === null ? null : day(begin),
    expiresAt: end === null ? null : day(end),
    idles: false,
    ...some,
  };
}
const treeOf = (...lots: readonly Lot[]): LotTree => lots.reduce<LotTree>(withLot, null);
const ids = (lots: readonly { readonly lot: string }[]) => lots.map(({ lot: id }) => id);

describe('lots that begin or end at the very instant', () => {
  const four = () => treeOf(lot(1, 0, 5), lot(2, 5, 9), lot(3, 5, null), lot(4, 6, 12));

  it('are there from their beginning on, and no more at their end', () => {
    const tree = four();
    expect([4, 5, 6, 9, 12].map((at) => spendableAt(tree, day(at)))).toEqual([10, 20, 30, 20, 10]);
    expect([4, 5, 6, 9, 12].map((at) => pointsAfter(tree, day(at)))).toEqual([40, 30, 30, 20, 10]);
    expect([4, 5, 6, 9, 12].map((at) => lotsAfter(tree, day(at)))).toEqual([4, 3, 3, 2, 1]);
  });

  it('are spent in either order from their beginning on, and no more at their end', () => {
    const tree = four();
    const spent = (at: number, order: 'soonest-expiring' | 'oldest-first') =>
      ids(partsFor(tree, 100, day(at), order));
    expect([4, 5, 6, 9].map((at) => spent(at, 'soonest-expiring'))).toEqual([
      ['1'],
      ['2', '3'],
      ['2', '4', '3'],
      ['4', '3'],
    ]);
    expect([4, 5, 6, 9].map((at) => spent(at, 'oldest-first'))).toEqual([
      ['1'],
      ['2', '3'],
      ['2', '3', '4'],
      ['3', '4'],
    ]);
  });

  it('are the next to end, and to begin, up to that instant', () => {
    const tree = four();
    expect([4, 5, 8, 9, 12].map((at) => nextToEnd(tree, day(at))?.id)).toEqual([
      '1',
      '2',
      '2',
      '4',
      undefined,
    ]);
    expect([-1, 0, 4, 5, 6].map((at) => nextToBegin(tree, day(at)))).toEqual([
      day(0),
      day(5),
      day(5),
      day(6),
      null,
    ]);
  });
});

describe('a lot', () => {
  it('that ends before it begins never begins', () => {
    expect(nextToBegin(treeOf(lot(1, 5, 5), lot(2, 6, 4)), day(0))).toBeNull();
    expect(nextToBegin(treeOf(lot(1, 5, 5), lot(2, 7, 8)), day(0))).toBe(day(7));
  });

  it('without points neither begins, ends, nor is told', () => {
    const tree = treeOf(
      lot(1, 1, 3, { unspent: 0 }),
      lot(2, 2, 4, { recorded: 10 }),
      lot(3, 3, 5, { recorded: 4 }),
      lot(4, 9, null, { unspent: 0 }),
    );
    expect(nextToBegin(tree, day(0))).toBe(day(2));
    expect(nextToEnd(tree, day(0))?.id).toBe('2');
    expect(lotsIn(tree).map(({ id }) => id)).toEqual(['2', '3']);
    expect(unrecordedBy(tree, day(9))).toEqual([{ lot: '3', points: 6 }]);
    expect(ids(partsFor(tree, 100, day(3)))).toEqual(['2', '3']);
    expect(ids(partsFor(tree, 100, day(3), 'oldest-first'))).toEqual(['2', '3']);
    expect(spendableAt(tree, day(3))).toBe(20);
  });

  it('that waits for an event is pending, and is not spent', () => {
    const tree = treeOf(lot(1, null, 9), lot(2, 1, 9));
    expect(spendableAt(tree, day(5))).toBe(10);
    expect(ids(partsFor(tree, 100, day(5)))).toEqual(['2']);
    expect(pointsAfter(tree, day(5))).toBe(20);
    expect(nextToBegin(treeOf(lot(1, null, 9)), day(0))).toBeNull();
  });

  it('is spent while a tier keeps it, though its end has come', () => {
    const tree = treeOf(lot(1, 0, 3), lot(2, 5, 6));
    expect(spendableAt(tree, day(5), day(2))).toBe(20);
    expect(spendableAt(tree, day(5), day(3))).toBe(10);
    const kept = (alive: number, order: 'soonest-expiring' | 'oldest-first') =>
      ids(partsFor(tree, 100, day(5), order, day(alive)));
    expect(kept(2, 'soonest-expiring')).toEqual(['1', '2']);
    expect(kept(3, 'soonest-expiring')).toEqual(['2']);
    expect(kept(2, 'oldest-first')).toEqual(['1', '2']);
    expect(kept(3, 'oldest-first')).toEqual(['2']);
  });
});

describe('the sooner of two instants', () => {
  it('is the one there is, if there is one', () => {
    expect(sooner(day(1), day(2))).toBe(day(1));
    expect(sooner(day(2), day(1))).toBe(day(1));
    expect(sooner(null, day(1))).toBe(day(1));
    expect(sooner(day(1), null)).toBe(day(1));
    expect(sooner(null, null)).toBeNull();
  });
});

/** A tree whose nodes count how often one of them is looked into. */
function counted(tree: LotTree): { readonly tree: LotTree; readonly reads: () => number } {
  let reads = 0;
  const wrapped = (node: LotTree): LotTree =>
    node === null
      ? null
      : new Proxy(node, {
          get: (target, name: keyof typeof node) => {
            if (name !== 'left' && name !== 'right') return target[name];
            reads += 1;
            return wrapped(target[name]);
          },
        });
  return { tree: wrapped(tree), reads: () => reads };
}

describe('a question to a tree of a thousand', () => {
  const COUNT = 1000;
  const FEW = 200;
  const years = (some: (index: number) => Partial<Lot>) =>
    treeOf(
      ...Array.from({ length: COUNT }, (_, index) =>
        lot(index + 1, index, index + COUNT, some(index)),
      ),
    );
  const reads = (tree: LotTree, ask: (tree: LotTree) => unknown): number => {
    const one = counted(tree);
    ask(one.tree);
    return one.reads();
  };

  it('looks into a few lots alone, at the beginning, the middle and the end', () => {
    const full = years(() => ({}));
    const most = Math.max(
      ...[-1, 0, COUNT / 2, COUNT, 2 * COUNT - 2, 2 * COUNT].flatMap((at) => [
        reads(full, (tree) => spendableAt(tree, day(at))),
        reads(full, (tree) => pointsAfter(tree, day(at))),
        reads(full, (tree) => lotsAfter(tree, day(at))),
        reads(full, (tree) => partsFor(tree, 25, day(at))),
        reads(full, (tree) => partsFor(tree, 25, day(at), 'oldest-first')),
        reads(full, (tree) => nextToEnd(tree, day(at))),
      ]),
    );
    expect(most).toBeLessThan(FEW);
    expect(reads(full, lotsIn)).toBe(2 * COUNT);
  });

  it('looks into none whose points are gone, or were written down', () => {
    const written = years(() => ({ recorded: 10 }));
    const empty = years(() => ({ unspent: 0 }));
    expect(reads(empty, lotsIn)).toBe(0);
    expect(reads(empty, (tree) => nextToEnd(tree, day(0)))).toBe(0);
    expect(reads(empty, (tree) => spendableAt(tree, day(COUNT)))).toBe(0);
    expect(reads(empty, (tree) => partsFor(tree, 25, day(COUNT)))).toBe(0);
    expect(reads(empty, (tree) => nextToBegin(tree, day(0)))).toBe(0);
    expect(reads(written, (tree) => unrecordedBy(tree, day(9 * COUNT)))).toBe(0);
  });

  it('looks into no lot that has begun for the next that will', () => {
    const full = years(() => ({}));
    expect(reads(full, (tree) => nextToBegin(tree, day(COUNT)))).toBe(0);
    expect(reads(full, (tree) => nextToBegin(tree, day(COUNT - 2)))).toBeLessThan(FEW);
  });
});

describe('every node of a tree', () => {
  it('knows the sums of what is below it, whatever came and went', () => {
    const lots = Array.from({ length: 60 }, (_, index) =>
      lot(index + 1, index % 13, (index * 7) % 20, {
        unspent: index % 4,
        recorded: index % 4 === 3 ? 2 : 0,
      }),
    );
    const tree = lots.filter((_, index) => index % 5 === 0).reduce(withoutLot, treeOf(...lots));
    const looked = (node: LotTree): readonly Lot[] => {
      if (node === null) return [];
      const all = [...looked(node.left), node.lot, ...looked(node.right)];
      const begins = all.flatMap(({ unspent, activeAt }) => (unspent > 0 ? (activeAt ?? []) : []));
      expect(node).toMatchObject({
        size: all.length,
        points: all.reduce((sum, { unspent }) => sum + unspent, 0),
        unrecorded: all.reduce((sum, { unspent, recorded }) => sum + unspent - recorded, 0),
        first: begins.toSorted()[0] ?? '~',
        last: begins.toSorted().at(-1) ?? '',
      });
      return all;
    };
    const all = looked(tree);
    expect(all).toHaveLength(48);
    expect(all).toEqual(all.toSorted(compareLots));
  });
});
