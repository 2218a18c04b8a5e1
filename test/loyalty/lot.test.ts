/** Lots: the tree against a plain sorted list that is looked through from end to end. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { compareLots, type Lot } from '../../src/domains/loyalty/lot.ts';
import {
  lotsIn,
  nextToEnd,
  partsFor,
  pointsAfter,
  spendableAt,
  unrecordedBy,
} from '../../src/domains/loyalty/lot-query.ts';
import { type LotTree, withLot, withoutLot } from '../../src/domains/loyalty/lot-tree.ts';
import { type Instant, instant } from '../../src/kernel/instant.ts';

const DAY_MS = 86_400_000;
const day = (count: number): Instant => instant(Date.UTC(2026, 0, 1) + count * DAY_MS);

function lot(id: number, some: Partial<Lot> = {}): Lot {
  return {
    id: String(id),
    currency: 'points',
    source: 'order',
    reference: null,
    issued: 100,
    unspent: 100,
    held: 0,
    recorded: 0,
    activeAt: day(0),
    expiresAt: day(100),
    idles: false,
    ...some,
  };
}

function treeOf(lots: readonly Lot[]): LotTree {
  return lots.reduce<LotTree>(withLot, null);
}

function depthOf(tree: LotTree): number {
  return tree === null ? 0 : 1 + Math.max(depthOf(tree.left), depthOf(tree.right));
}

describe('lots', () => {
  it('that expire sooner come first, never-expiring last; ties by beginning, then number', () => {
    const lots = [
      lot(10, { expiresAt: null }),
      lot(11, { expiresAt: day(50) }),
      lot(9, { expiresAt: day(50) }),
      lot(3, { expiresAt: day(50), activeAt: day(1) }),
      lot(4, { expiresAt: day(40), activeAt: day(2) }),
    ];

    expect(lotsIn(treeOf(lots)).map(({ id }) => id)).toEqual(['4', '9', '11', '3', '10']);
  });

  it('can be spent at their first instant and no more at their last', () => {
    const tree = treeOf([lot(1, { activeAt: day(10), expiresAt: day(20) })]);
    const before = instant(Date.UTC(2026, 0, 11) - 1);
    const last = instant(Date.UTC(2026, 0, 21) - 1);

    expect([before, day(10), last, day(20)].map((at) => spendableAt(tree, at))).toEqual([
      0, 100, 100, 0,
    ]);
    expect([day(10), last, day(20)].map((at) => pointsAfter(tree, at))).toEqual([100, 100, 0]);
  });

  it('worked example 8: the one that expires first is emptied first', () => {
    const tree = treeOf([
      lot(1, { expiresAt: instant('2027-06-01T00:00Z') }),
      lot(2, { expiresAt: instant('2027-01-01T00:00Z') }),
    ]);

    expect(partsFor(tree, 100, day(30))).toEqual([{ lot: '2', points: 100 }]);
    expect(partsFor(tree, 130, day(30))).toEqual([
      { lot: '2', points: 100 },
      { lot: '1', points: 30 },
    ]);
  });

  it('are spent oldest first where the programme says so', () => {
    const tree = treeOf([
      lot(1, { activeAt: day(2), expiresAt: day(50) }),
      lot(2, { activeAt: day(1), expiresAt: null }),
      lot(3, { activeAt: day(1), expiresAt: day(3) }),
    ]);

    expect(partsFor(tree, 300, day(5), 'oldest-first').map(({ lot: id }) => id)).toEqual([
      '2',
      '1',
    ]);
  });
});

interface Drawn {
  readonly begin: number;
  readonly length: number | null;
  readonly unspent: number;
  readonly share: number;
}

const anyLots: fc.Arbitrary<readonly Lot[]> = fc
  .array(
    fc.record<Drawn>({
      begin: fc.nat(12),
      length: fc.option(fc.nat(12), { freq: 4 }),
      unspent: fc.nat(5),
      share: fc.nat(5),
    }),
    { maxLength: 40, size: 'max' },
  )
  .map((drawn) =>
    drawn.map(({ begin, length, unspent, share }, index) =>
      lot(index + 1, {
        activeAt: day(begin),
        expiresAt: length === null ? null : day(begin + length),
        unspent,
        recorded: Math.min(unspent, share),
      }),
    ),
  );
const anyAt = fc.nat(26).map(day);

function isSpendable({ activeAt, expiresAt }: Lot, at: Instant): boolean {
  return activeAt !== null && activeAt <= at && (expiresAt === null || expiresAt > at);
}

const sum = (lots: readonly Lot[], points: (lot: Lot) => number): number =>
  lots.reduce((total, one) => total + points(one), 0);

/** The same, by looking through everything. */
function plainParts(lots: readonly Lot[], points: number, at: Instant, oldest: boolean) {
  const parts: { lot: string; points: number }[] = [];
  let missing = points;
  const inOrder = lots.toSorted((one, other) => {
    const [a, b] = [one.activeAt ?? '', other.activeAt ?? ''];
    return oldest && a !== b ? (a < b ? -1 : 1) : compareLots(one, other);
  });
  for (const one of inOrder) {
    const taken = isSpendable(one, at) ? Math.min(missing, one.unspent) : 0;
    if (taken > 0) parts.push({ lot: one.id, points: taken });
    missing -= taken;
  }
  return parts;
}

describe('a tree of lots', () => {
  it('answers every question as a plain list does', () => {
    const reach = { spendable: 0, ended: 0, pending: 0, several: 0 };
    fc.assert(
      fc.property(anyLots, anyAt, fc.nat(60), (lots, at, points) => {
        const tree = treeOf(lots);
        const spendable = lots.filter((one) => isSpendable(one, at));
        const ended = lots.filter(({ expiresAt }) => expiresAt !== null && expiresAt <= at);
        const unended = lots.filter((one) => !ended.includes(one));

        expect(spendableAt(tree, at)).toBe(sum(spendable, ({ unspent }) => unspent));
        expect(pointsAfter(tree, at)).toBe(sum(unended, ({ unspent }) => unspent));
        expect(partsFor(tree, points, at)).toEqual(plainParts(lots, points, at, false));
        expect(partsFor(tree, points, at, 'oldest-first')).toEqual(
          plainParts(lots, points, at, true),
        );
        expect(nextToEnd(tree, at)?.id ?? null).toBe(
          unended
            .filter(({ expiresAt, unspent }) => expiresAt !== null && unspent > 0)
            .toSorted(compareLots)[0]?.id ?? null,
        );
        expect(unrecordedBy(tree, at)).toEqual(
          ended
            .toSorted(compareLots)
            .filter(({ unspent, recorded }) => unspent > recorded)
            .map((one) => ({ lot: one.id, points: one.unspent - one.recorded })),
        );
        reach.spendable += Number(spendable.length > 1);
        reach.ended += Number(ended.length > 1);
        reach.pending += Number(lots.some(({ activeAt }) => activeAt !== null && activeAt > at));
        reach.several += Number(partsFor(tree, points, at).length > 1);
      }),
    );
    expect(Math.min(...Object.values(reach))).toBeGreaterThan(20);
  });

  it('is the same whatever order the lots came and went in', () => {
    fc.assert(
      fc.property(anyLots, fc.nat(40), (lots, index) => {
        const odd = lots[index % Math.max(1, lots.length)];
        const others = lots.filter((one) => one !== odd);
        const tree = treeOf(lots.toReversed());

        expect(tree).toEqual(treeOf(lots));
        if (odd !== undefined) expect(withoutLot(tree, odd)).toEqual(treeOf(others));
        if (odd !== undefined) expect(withLot(tree, odd)).toEqual(tree);
      }),
    );
  });

  it('lets a lot take the place of the one with its number, beginning and end', () => {
    const lots = Array.from({ length: 20 }, (_, index) => lot(index + 1));
    for (const { id } of lots) {
      const spent = lots.map((one) => (one.id === id ? { ...one, unspent: 40 } : one));
      const tree = withLot(treeOf(lots), lot(Number(id), { unspent: 40 }));

      expect(tree).toEqual(treeOf(spent));
      expect([tree.size, tree.points]).toEqual([20, 1940]);
    }
  });

  it('is as it was without a lot that is not in it', () => {
    const tree = treeOf([lot(1), lot(3), lot(5)]);

    expect([2, 4, 6].map((id) => withoutLot(tree, lot(id)))).toEqual([tree, tree, tree]);
  });

  it('is no deeper than a few logarithms, though numbers and ends come in order', () => {
    const lots = Array.from({ length: 10_000 }, (_, index) =>
      lot(index + 1, { activeAt: day(index / 24), expiresAt: day(365 + Math.floor(index / 30)) }),
    );

    expect(depthOf(treeOf(lots))).toBeLessThan(45);
  });
});
