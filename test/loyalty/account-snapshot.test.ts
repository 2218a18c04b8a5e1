/** Snapshots of accounts: what is read back equals what was saved, and anything else has issues. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { parseLoyaltySnapshot } from '../../src/domains/loyalty/account-schema.ts';
import {
  type AccountSnapshot,
  restoreAccount,
  saveAccount,
} from '../../src/domains/loyalty/account-snapshot.ts';
import { type Account, NO_ACCOUNT } from '../../src/domains/loyalty/account-state.ts';
import { POINTS_MAX } from '../../src/domains/loyalty/points.ts';
import { loyaltyJsonSchema } from '../../src/domains/loyalty/schema.ts';
import { hostileValues } from '../../src/host/testing/hostile-values.ts';
import { carryOut } from '../../src/kernel/carry-out.ts';
import type { Parsed } from '../../src/kernel/parsed.ts';
import { entriesOf } from '../../src/mechanisms/id-table.ts';
import { club, lots, member, on, order } from './accounts.ts';
import { CHOICES, type Policies, play, programmeWith, worldOf } from './world.ts';

const SAVED_AT = on('2026-08-01');

const USUAL: Policies = {
  spent: 'unlimited-debt',
  partialRefund: 'residual',
  redeemed: 'pro-rata',
  reversal: { kind: 'by-canceller', days: 30 },
  consume: 'soonest-expiring',
  pending: { kind: 'none' },
  expiry: { kind: 'never' },
  cap: 400,
  hasTiers: true,
  zone: 'UTC',
};

const anySteps = fc.array(
  fc.record({
    pick: fc.nat(1000),
    who: fc.nat(1),
    gapHours: fc.nat(100),
    lateHours: fc.constant(0),
    size: fc.integer({ min: 1, max: 120 }),
    which: fc.nat(3000),
  }),
  { minLength: 20, maxLength: 40, size: 'max' },
);

function issuesOf(read: Parsed<unknown>): readonly unknown[] {
  return read.ok ? [] : read.issues.map(({ code, path }) => [code, ...path]);
}

describe('an account that is saved and read back', () => {
  it('is the same, through JSON too, and lives on alike', () => {
    const seen = { timers: 0, branches: 0, debt: 0, waiting: 0, later: 0 };
    fc.assert(
      fc.property(
        fc.constantFrom<object>(...CHOICES.expiry),
        fc.constantFrom<object>(...CHOICES.pending),
        anySteps,
        (expiry, pending, steps) => {
          const world = worldOf(programmeWith({ ...USUAL, expiry, pending }));
          for (const step of steps) play(world, step);
          for (const { standing } of world.sides) {
            const { state, newestAt } = standing;
            const saved = saveAccount(state, SAVED_AT);
            const read = parseLoyaltySnapshot(JSON.parse(JSON.stringify(saved)));
            expect(read).toEqual({ ok: true, value: saved });
            const restored = restoreAccount(read.ok ? read.value : saved);
            expect(restored).toEqual(state);

            seen.timers += Number(saved.timers.length > 0);
            seen.branches += Number(saved.context.lots.length > 8);
            seen.debt += Number(saved.context.wallets.some(({ debt }) => debt > 0));
            seen.waiting += Number(saved.context.lots.some(({ activeAt }) => activeAt === null));
            const told = { type: 'Refund', order: 'a-2', at: SAVED_AT, by: 'till-4' } as const;
            const one = carryOut(world.rules, { state, newestAt }, told);
            expect(carryOut(world.rules, { state: restored, newestAt }, told)).toEqual(one);
            seen.later += Number(one.accepted);
          }
        },
      ),
      { numRuns: 40 },
    );
    expect(Object.entries(seen).filter(([, count]) => count < 3)).toEqual([]);
  });

  it('is the same after much was taken back, so that tables became small again', () => {
    const walk = member(club());
    for (let day = 10; day < 30; day += 1) {
      walk.does(`2026-01-${day}`, { type: 'Earn', occasion: order(`A-${day}`, 1000) });
    }
    for (const { id } of entriesOf(walk.state().acts).slice(3)) {
      walk.does('2026-02-01', { type: 'Retract', event: Number(id) });
      expect(restoreAccount(saveAccount(walk.state(), SAVED_AT))).toEqual(walk.state());
    }

    expect(entriesOf(walk.state().earnings)).toHaveLength(3);
  });

  it('carries machine, version, state, context and timers, with lots as one list', () => {
    const walk = member(club());
    walk.does('2026-02-01', { type: 'Earn', occasion: order('A', 5000) });
    walk.does('2026-02-02', { type: 'Hold', hold: 'h', points: 20, until: on('2026-02-09') });
    const saved = saveAccount(walk.state(), SAVED_AT);

    expect(saved).toMatchObject({
      machine: 'account',
      version: 1,
      savedAt: SAVED_AT,
      state: 'open',
      context: {
        member: { id: 'ada' },
        wallets: [{ id: 'points', debt: 0, books: { issued: 50 } }],
        lots: [{ id: '1', issued: 50, unspent: 30, held: 20 }],
      },
      timers: [{ id: 'hold', dueAt: on('2026-02-09') }],
    });
    expect(JSON.stringify(saved)).not.toContain('branches');
    expect(JSON.stringify(saved)).not.toContain('left');
  });
});

/** An account with some of everything. */
function busy(): Account {
  const walk = member(
    club({ redemptions: [{ id: 'mug', kind: 'reward', points: 60, reward: 'mug' }] }),
  );
  walk.does('2026-02-01', { type: 'Open', reference: 'o', lots: lots([100, '2027-01-01']) });
  walk.does('2026-02-02', { type: 'Earn', occasion: order('A', 5000) });
  walk.does('2026-02-03', { type: 'Redeem', redemption: 'r', option: 'mug' });
  walk.does('2026-02-04', { type: 'Hold', hold: 'h', points: 30, until: on('2026-12-09') });
  return walk.state();
}

describe('a snapshot from outside', () => {
  const whole = saveAccount(busy(), SAVED_AT);
  const { context } = whole;
  const [first, second] = context.lots;
  const [redeemed] = context.redemptions;
  const [act] = context.acts;
  const [points] = context.wallets;
  if (first === undefined || second === undefined || points === undefined) throw new Error('none');
  const [part] = redeemed?.parts ?? [];
  const withContext = (some: object) => ({ ...whole, context: { ...context, ...some } });

  it.each([
    ['a newer version', { ...whole, version: 2 }, [['NEWER_VERSION', 'version']]],
    ['a version that never was', { ...whole, version: 0 }, [['NOT_A_VERSION', 'version']]],
    ['another machine', { ...whole, machine: 'ledger' }, [['OTHER_MACHINE', 'machine']]],
    ['a field too many', { ...whole, extra: 1 }, [['UNKNOWN_FIELD']]],
    ['a field too few', withContext({ member: undefined }), [['NOT_JSON', 'context', 'member']]],
    ['nobody', withContext({ member: null }), [['STATE_MISPLACED', 'context', 'member']]],
    [
      'an account that is not there, with points',
      { ...whole, state: 'absent' },
      [['STATE_MISPLACED', 'context', 'member']],
    ],
    [
      'an act that never was',
      withContext({ acts: [{ ...act, id: '7' }] }),
      [['OUT_OF_RANGE', 'context', 'acts', 0, 'id']],
    ],
    [
      'a name twice',
      withContext({ used: [{ id: 'open/o' }, { id: 'open/o' }] }),
      [['DUPLICATE_ID', 'context', 'used', 1, 'id']],
    ],
    [
      'a lot out of number',
      withContext({ lots: [{ ...first, id: '3' }, second] }),
      [
        ['WRONG_NUMBER', 'context', 'lots', 0, 'id'],
        ['UNKNOWN_REFERENCE', 'context', 'earnings', 0, 'lots'],
      ],
    ],
    [
      'a lot of no wallet',
      withContext({ lots: [{ ...first, currency: 'miles' }, second] }),
      [
        ['UNKNOWN_REFERENCE', 'context', 'lots', 0, 'currency'],
        ['BOOKS_DIFFER', 'context', 'wallets', 0, 'books'],
      ],
    ],
    [
      'points that never were',
      withContext({ lots: [{ ...first, unspent: first.unspent + 1 }, second] }),
      [
        ['OUT_OF_RANGE', 'context', 'lots', 0, 'unspent'],
        ['BOOKS_DIFFER', 'context', 'wallets', 0, 'books'],
      ],
    ],
    [
      'more recorded as expired than there is',
      withContext({ lots: [{ ...first, recorded: first.unspent + 1 }, second] }),
      [['OUT_OF_RANGE', 'context', 'lots', 0, 'unspent']],
    ],
    [
      'a hold that nobody has',
      withContext({ openHolds: [] }),
      [['HOLDS_DIFFER', 'context', 'openHolds']],
    ],
    [
      'a hold until another time',
      withContext({ openHolds: [{ id: 'h', until: SAVED_AT }] }),
      [['HOLDS_DIFFER', 'context', 'openHolds']],
    ],
    [
      'a hold too many',
      withContext({ openHolds: [...context.openHolds, { id: 'i', until: SAVED_AT }] }),
      [['HOLDS_DIFFER', 'context', 'openHolds']],
    ],
    [
      'no event',
      withContext({ eventCount: 0, acts: [] }),
      [['STATE_MISPLACED', 'context', 'member']],
    ],
    [
      'more than can be counted',
      withContext({
        wallets: [
          {
            ...points,
            books: { ...points.books, issued: POINTS_MAX - 99, redeemed: POINTS_MAX - 89 },
          },
        ],
      }),
      [['BOOKS_DIFFER', 'context', 'wallets', 0, 'books']],
    ],
    [
      'points held by nobody',
      withContext({ holds: [], openHolds: [] }),
      [['HOLDS_DIFFER', 'context', 'lots', 1, 'held']],
    ],
    [
      'more back than was spent',
      withContext({ redemptions: [{ ...redeemed, parts: [{ ...part, restored: 61 }] }] }),
      [['OUT_OF_RANGE', 'context', 'redemptions', 0, 'parts']],
    ],
    [
      'a debt that nobody has',
      withContext({ wallets: [{ ...points, debt: 1 }] }),
      [['BOOKS_DIFFER', 'context', 'wallets', 0, 'books']],
    ],
    ['a timer less', { ...whole, timers: [] }, [['TIMER_MISPLACED', 'timers']]],
    [
      'a timer at another time',
      { ...whole, timers: whole.timers.map((one) => ({ ...one, dueAt: SAVED_AT })) },
      [['TIMER_MISPLACED', 'timers']],
    ],
  ])('is refused: %s', (_name, told, issues) => {
    expect(issuesOf(parseLoyaltySnapshot(told))).toEqual(issues);
  });

  it('has a JSON Schema', () => {
    expect(Object.keys(loyaltyJsonSchema('snapshot')['properties'] ?? {})).toEqual([
      'machine',
      'version',
      'savedAt',
      'state',
      'context',
      'timers',
    ]);
  });

  it('is taken as it is', () => {
    expect(parseLoyaltySnapshot(whole).ok).toBe(true);
    expect(parseLoyaltySnapshot(saveAccount(NO_ACCOUNT, SAVED_AT)).ok).toBe(true);
  });

  it.each(hostileValues())('is refused: %s', (_name, value) => {
    expect(parseLoyaltySnapshot(value).ok).toBe(false);
  });

  it('is an account that can be lived on from, or has issues', () => {
    const rules = member(club()).rules;
    const seen = { restored: 0, issues: 0 };
    const other = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom<unknown>(-1, 0, 1, 2, null, [], {}, 'h', '2026-02-09T00:00:00.000Z', 1e308),
    );
    fc.assert(
      fc.property(fc.nat(10_000), other, (pick, value) => {
        const read = parseLoyaltySnapshot(damaged(whole, pick, value));
        if (!read.ok) {
          expect(read.issues.length).toBeGreaterThan(0);
          seen.issues += 1;
          return;
        }
        seen.restored += 1;
        const state = restoreAccount(read.value);
        for (const told of [
          { type: 'Capture', hold: 'h' },
          { type: 'Refund', order: 'A' },
          { type: 'ReverseRedemption', redemption: 'r', cancelledBy: 'firm' },
          { type: 'Retract', event: 2 },
          { type: 'Retract', event: 4 },
          { type: 'Close', reason: 'end' },
        ] as const) {
          const command = { ...told, at: on('2026-12-20'), by: 'till-4' };
          carryOut(rules, { state, newestAt: state.newestAt }, command);
        }
      }),
      { numRuns: 400 },
    );
    expect(Math.min(seen.restored, seen.issues)).toBeGreaterThan(20);
  });

  /** The snapshot with one value, somewhere, made into anything. */
  function damaged(snapshot: AccountSnapshot, pick: number, other: unknown): unknown {
    const copy = JSON.parse(JSON.stringify(snapshot)) as Record<string, unknown>;
    const places: (readonly [Record<string, unknown>, string])[] = [];
    const collect = (inside: unknown): void => {
      if (typeof inside !== 'object' || inside === null) return;
      for (const [key, value] of Object.entries(inside)) {
        places.push([inside as Record<string, unknown>, key]);
        collect(value);
      }
    };
    collect(copy);
    const [container, key] = places[pick % places.length] ?? [copy, 'extra'];
    container[key] = other;
    return copy;
  }
});
