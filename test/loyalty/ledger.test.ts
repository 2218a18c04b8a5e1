/** The ledger: what each entry moves, column by column, and what no entry may do. */
import { describe, expect, it } from 'vitest';

import {
  availableAt,
  creditedOf,
  entered,
  type Ledger,
  NO_LEDGER,
  takenFrom,
  walletOf,
} from '../../src/domains/loyalty/ledger.ts';
import { clawBack } from '../../src/domains/loyalty/ledger-clawback.ts';
import {
  draftOf,
  expire,
  hasBegun,
  hasEnded,
  move,
} from '../../src/domains/loyalty/ledger-draft.ts';
import type { IssueKind, LedgerEntry, MoveKind } from '../../src/domains/loyalty/ledger-entry.ts';
import type { Lot } from '../../src/domains/loyalty/lot.ts';
import { on } from './accounts.ts';

const [jan, feb, mar] = [on('2026-01-01'), on('2026-02-01'), on('2026-03-01')];

function lot(id: string, some: Partial<Lot> = {}): Lot {
  return {
    id,
    currency: 'points',
    source: 'order',
    reference: null,
    issued: 100,
    unspent: 100,
    held: 0,
    recorded: 0,
    activeAt: jan,
    expiresAt: mar,
    idles: false,
    ...some,
  };
}
const issued = (one: Lot, kind: IssueKind = 'issued'): LedgerEntry => ({
  kind,
  lot: one,
  points: one.unspent,
});
const moved = (kind: MoveKind, points: number, id = '1'): LedgerEntry => ({
  kind,
  lot: id,
  points,
});
const after = (...entries: readonly LedgerEntry[]): Ledger => entered(NO_LEDGER, entries);
const booksOf = (ledger: Ledger) =>
  Object.fromEntries(
    Object.entries(walletOf(ledger, 'points').books).filter(([, sum]) => sum !== 0),
  );

describe('the books', () => {
  it.each([
    ['issued', 'issued'],
    ['opened', 'opened'],
    ['adjusted-up', 'adjustedUp'],
    ['transferred-in', 'transferredIn'],
    ['merged-in', 'mergedIn'],
  ] as const)('count what was %s as credited', (kind, column) => {
    const ledger = after(issued(lot('1'), kind));
    expect(booksOf(ledger)).toEqual({ [column]: 100 });
    expect(creditedOf(walletOf(ledger, 'points'))).toBe(100);
  });

  it('count all that was credited together', () => {
    const kinds = ['issued', 'opened', 'adjusted-up', 'transferred-in', 'merged-in'] as const;
    const lots = kinds.map((kind, index) =>
      issued(lot(String(index), { unspent: 10 ** index }), kind),
    );
    expect(creditedOf(walletOf(after(...lots), 'points'))).toBe(11_111);
  });

  it.each([
    ['redeemed', 'redeemed'],
    ['clawed-back', 'clawedBack'],
    ['adjusted-down', 'adjustedDown'],
    ['forfeited', 'forfeited'],
    ['transferred-out', 'transferredOut'],
    ['merged-out', 'mergedOut'],
  ] as const)('count what was %s as gone', (kind, column) => {
    const ledger = after(issued(lot('1')), moved(kind, 30));
    expect(booksOf(ledger)).toEqual({ issued: 100, [column]: 30 });
    expect(availableAt(walletOf(ledger, 'points'), feb)).toBe(70);
  });

  it.each([
    ['clawed-back', { clawedBack: 30 }],
    ['adjusted-down', { adjustedDown: 30 }],
  ] as const)('count what is owed for what was %s', (owedFor, books) => {
    const owed = { owedFor, currency: 'points' } as const;
    const ledger = after({ ...owed, kind: 'owed', points: 30 });
    expect(booksOf(ledger)).toEqual(books);
    expect(walletOf(ledger, 'points').debt).toBe(30);
    const less = entered(ledger, [{ ...owed, kind: 'waived', points: 30 }]);
    expect([booksOf(less), walletOf(less, 'points').debt]).toEqual([{}, 0]);
  });

  it('of one currency know nothing of another', () => {
    const ledger = after(issued(lot('1')), issued(lot('2', { currency: 'stars', unspent: 7 })));
    expect(ledger.wallets.map(({ id, books }) => [id, books.issued])).toEqual([
      ['points', 100],
      ['stars', 7],
    ]);
    expect(walletOf(ledger, 'moons')).toMatchObject({ id: 'moons', open: null, suspensions: [] });
  });
});

describe('a wallet', () => {
  it('holds in its tree the lots that have a beginning and points', () => {
    const waits = lot('1', { activeAt: null, expiresAt: null });
    const dated = { kind: 'dated', lot: '1', activeAt: feb, expiresAt: mar } as const;
    const waiting = after(issued(waits));
    expect(walletOf(waiting, 'points')).toMatchObject({ open: null, waiting: 100 });
    const begun = entered(waiting, [dated]);
    expect(walletOf(begun, 'points')).toMatchObject({ waiting: 0, open: { points: 100, size: 1 } });
    const again = entered(begun, [{ ...dated, activeAt: null }]);
    expect(walletOf(again, 'points')).toMatchObject({ open: null, waiting: 100 });
    const later = entered(begun, [{ ...dated, activeAt: mar }]);
    expect(walletOf(later, 'points').open).toMatchObject({ size: 1, first: mar });
    const empty = entered(begun, [moved('redeemed', 100)]);
    expect(walletOf(empty, 'points').open).toBeNull();
    const filled = entered(empty, [moved('restored', 40)]);
    expect(walletOf(filled, 'points').open).toMatchObject({ size: 1, points: 40 });
  });

  it('knows what of its lots is held', () => {
    const held = after(issued(lot('1')), moved('held', 30));
    expect(walletOf(held, 'points')).toMatchObject({ held: 30, open: { points: 70 } });
    const rest = entered(held, [moved('captured', 10), moved('released', 20)]);
    expect(walletOf(rest, 'points')).toMatchObject({ held: 0, open: { points: 90 } });
    expect(booksOf(rest)).toEqual({ issued: 100, redeemed: 10 });
  });
});

describe('no entry', () => {
  const begun = [issued(lot('1')), moved('held', 10)];

  it.each([
    ['more than there is', moved('redeemed', 91)],
    ['more than is held', moved('captured', 11)],
    ['back what was not recorded', moved('unexpired', 1)],
    ['as expired what is gone', moved('expired', 91)],
  ])('moves %s', (_, entry) => {
    expect(() => after(...begun, entry)).toThrow(/must not move points that are not there/);
  });

  it('moves points of a lot there is not, or issues one twice', () => {
    expect(() => after(moved('redeemed', 1))).toThrow(/must name lots that exist/);
    expect(() => after(...begun, issued(lot('1')))).toThrow(/must issue each lot once/);
    expect(after(...begun, moved('redeemed', 90)).lotCount).toBe(1);
  });
});

describe('a draft', () => {
  it('moves no points by no entry', () => {
    const draft = draftOf(after(issued(lot('1'))));
    expect(move(draft, 'redeemed', { lot: '1', points: 0 })).toBe(draft);
  });

  it('takes back as much of a recorded expiry as stands in the way of points that leave', () => {
    const draft = expire(draftOf(after(issued(lot('1')))), mar);
    expect(draft.entries).toEqual([moved('expired', 100)]);
    expect(move(draft, 'redeemed', { lot: '1', points: 30 }).entries).toEqual([
      moved('expired', 100),
      moved('unexpired', 30),
      moved('redeemed', 30),
    ]);
  });

  it('leaves a recorded expiry alone when points come back, or move where they are', () => {
    const held = expire(draftOf(after(issued(lot('1')), moved('held', 30))), mar);
    expect(move(held, 'released', { lot: '1', points: 30 }).entries).toEqual([
      moved('expired', 70),
      moved('released', 30),
    ]);
    expect(move(held, 'captured', { lot: '1', points: 30 }).entries).toEqual([
      moved('expired', 70),
      moved('captured', 30),
    ]);
  });

  it('takes a lot to have begun at its first instant, and ended at its last', () => {
    const one = lot('1', { activeAt: feb });
    expect([jan, feb, mar].map((at) => hasBegun(one, at))).toEqual([false, true, true]);
    expect([jan, feb, mar].map((at) => hasEnded(NO_LEDGER, one, at))).toEqual([false, false, true]);
    expect(hasBegun(lot('1', { activeAt: null }), mar)).toBe(false);
  });

  it('spends the sooner ending first, or the older, as it is asked', () => {
    const ledger = after(
      issued(lot('1', { expiresAt: on('2027-01-01') })),
      issued(lot('2', { activeAt: feb })),
    );
    const taken = (order: 'soonest-expiring' | 'oldest-first') =>
      takenFrom(walletOf(ledger, 'points'), 150, feb, order).map(({ lot: id }) => id);
    expect(taken('soonest-expiring')).toEqual(['2', '1']);
    expect(taken('oldest-first')).toEqual(['1', '2']);
  });
});

describe('points taken back', () => {
  const five = () =>
    after(
      issued(lot('1', { unspent: 5, issued: 5, expiresAt: feb })),
      issued(lot('2', { unspent: 10, issued: 10 })),
      issued(lot('3', { unspent: 20, issued: 20, activeAt: on('2026-02-15') })),
      issued(lot('4', { unspent: 0, issued: 7 })),
      issued(lot('5', { unspent: 40, issued: 40, expiresAt: null })),
    );
  const asked = { currency: 'points', lots: ['1', '2', '3', '4'], at: feb };
  const taken = (policy: Parameters<typeof clawBack>[2], points: number) => {
    const { draft, expired, shortfall } = clawBack(
      draftOf(five()),
      { ...asked, points },
      policy,
      'soonest-expiring',
    );
    const entries = draft.entries.map((entry) =>
      entry.kind === 'clawed-back' ? `${entry.lot} ${entry.points}` : entry.kind,
    );
    return { entries, expired, shortfall };
  };

  it.each([
    ['clamp', 35, { entries: ['3 20', '2 10'], expired: 5, shortfall: 0 }],
    ['clamp', 40, { entries: ['3 20', '2 10'], expired: 5, shortfall: 5 }],
    ['within-balance', 40, { entries: ['3 20', '2 10', '5 5'], expired: 5, shortfall: 0 }],
    ['within-balance', 80, { entries: ['3 20', '2 10', '5 40'], expired: 5, shortfall: 5 }],
    ['any-lot', 27, { entries: ['3 20', '2 2'], expired: 5, shortfall: 0 }],
    ['unlimited-debt', 75, { entries: ['3 20', '2 10', '5 40'], expired: 5, shortfall: 0 }],
    ['unlimited-debt', 80, { entries: ['3 20', '2 10', '5 40', 'owed'], expired: 5, shortfall: 0 }],
  ] as const)('come from pending lots, its own, and others, by %s: %i', (policy, points, all) => {
    expect(taken(policy, points)).toEqual(all);
  });
});
