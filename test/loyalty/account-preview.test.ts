/** P9: what a preview says is what is credited, under programmes that are drawn. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { OccasionTold } from '../../src/domains/loyalty/account-occasion.ts';
import { previewEarning } from '../../src/domains/loyalty/account-preview.ts';
import { club, lots, member, on } from './accounts.ts';

const ratio = fc.record({
  numerator: fc.integer({ min: 1, max: 400 }),
  denominator: fc.integer({ min: 1, max: 90 }),
});
const window = fc.constantFrom<object>(
  { kind: 'lifetime' },
  { kind: 'calendar', unit: 'month' },
  { kind: 'calendar', unit: 'week' },
  { kind: 'rolling', days: 3 },
);
const silver = { compare: 'member.tier.status', is: 'eq', to: 'silver' };

/** A rule on orders or visits, with whatever else a rule may mind. */
const anyRule = fc.record(
  {
    points: ratio,
    perMinor: fc.integer({ min: 1, max: 5000 }),
    steps: fc.constantFrom('exact', 'whole'),
    stackable: fc.boolean(),
    priority: fc.nat(2),
    currency: fc.constantFrom('points', 'miles'),
    budget: fc.constantFrom('street', null),
    frequency: fc.record({ times: fc.integer({ min: 1, max: 2 }), window }),
    cooldownHours: fc.constantFrom(0, 30),
    pending: fc.constantFrom<object>({ kind: 'none' }, { kind: 'delay', hours: 5 }),
  },
  { requiredKeys: ['points', 'priority'] },
);
const anyCap = fc.record({
  points: fc.integer({ min: 0, max: 90 }),
  window,
  counts: fc.constantFrom('net', 'gross'),
  excess: fc.constantFrom('reduce', 'reject'),
});
const anyProgramme = fc
  .record({
    rules: fc.array(anyRule, { minLength: 1, maxLength: 5 }),
    caps: fc.array(anyCap, { maxLength: 2 }),
    factors: fc.array(ratio, { maxLength: 2 }),
    meet: fc.constantFrom('product', 'additive', 'best', 'newest'),
    to: fc.constantFrom('floor', 'ceiling', 'half-up'),
    per: fc.constantFrom('rule', 'line', 'order'),
    stacking: fc.constantFrom('alone', 'beside-stackable'),
  })
  .map(({ rules, caps, factors, meet, to, per, stacking }) =>
    club({
      currencies: [{ id: 'points' }, { id: 'miles' }],
      earnRules: rules.map((rule, index) => ({ id: `rule-${index}`, ...rule })),
      caps: caps.map((cap, index) => ({ id: `cap-${index}`, ...cap })),
      budgets: [{ id: 'street', points: 500 }],
      multipliers: {
        meet,
        list: factors.map((factor, index) => ({
          id: `times-${index}`,
          factor,
          ...(index === 0 ? {} : { when: silver }),
        })),
      },
      rounding: { to, per },
      stacking,
      ladders: [
        {
          id: 'status',
          window: { kind: 'lifetime' },
          tiers: [{ id: 'silver', qualify: [{ all: [{ counter: 'points', atLeast: 40 }] }] }],
        },
      ],
      redemptions: [{ id: 'pay', kind: 'payment', points: 1, worthMinor: 1 }],
    }),
  );
const anyOrders = fc.array(
  fc.record({
    lines: fc.array(fc.integer({ min: 1, max: 20_000 }), { minLength: 1, maxLength: 3 }),
    hours: fc.nat(60),
    paid: fc.nat(100),
  }),
  { minLength: 1, maxLength: 6 },
);

describe('P9: a preview', () => {
  it('is what is credited at the same instant, under any programme', () => {
    const seen = { paid: 0, none: 0, rejected: 0, capped: 0, lifted: 0 };
    fc.assert(
      fc.property(anyProgramme, anyOrders, (programme, orders) => {
        const walk = member(programme);
        walk.does('2026-01-01', {
          type: 'TakeAllowance',
          budget: 'street',
          block: 'b',
          points: 60,
        });
        let hours = 0;
        for (const [index, { lines, hours: gap, paid }] of orders.entries()) {
          hours += gap;
          const at = new Date(Date.UTC(2026, 0, 2, hours)).toISOString();
          const total = lines.reduce((sum, minor) => sum + minor, 0);
          const occasion: OccasionTold = {
            type: 'order',
            id: `o-${index}`,
            lines: lines.map((netMinor, place) => ({ id: String(place), netMinor })),
            paidWithPointsMinor: Math.floor((total * paid) / 100),
          };
          const award = previewEarning(programme, walk.state(), occasion, on(at));
          const outcome = walk.ask(at, { type: 'Earn', occasion });
          if (award === null) throw new Error('no programme then');
          const given = award.lots.map(({ currency, points, activeAt, expiresAt }) => {
            return { currency, points, activeAt, expiresAt };
          });
          const [event] = outcome.accepted ? outcome.events : [];
          if (event?.type !== 'Earned' || !outcome.accepted) throw new Error('an order counts');
          const issued = event.entries.flatMap((entry) => {
            if (entry.kind !== 'issued') return [];
            const { currency, activeAt, expiresAt } = entry.lot;
            return [{ currency, points: entry.points, activeAt, expiresAt }];
          });
          expect(issued).toEqual(given);
          expect(event.rules).toEqual(award.applied.map(({ rule }) => rule));
          expect(event.earning.capUse).toEqual(award.capUse);
          expect(outcome.why.slice(0, award.applied.length)).toEqual(award.applied);
          seen[given.length > 0 ? 'paid' : 'none'] += 1;
          seen.rejected += Number(award.rejected.length > 0);
          seen.capped += Number(award.applied.some(({ points, uncapped }) => points < uncapped));
          seen.lifted += Number(event.earning.facts.tiers['status'] === 'silver');
        }
      }),
      { numRuns: 80 },
    );
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(10);
  });

  it('of what cannot be told is as silent as the credit', () => {
    const walk = member(club());
    walk.does('2026-01-02', { type: 'Open', reference: 'o', lots: lots([5, null]) });
    const visit = { type: 'visit', id: 'v' } as const;

    expect(previewEarning(walk.programme, walk.state(), visit, on('2026-02-01'))?.lots).toEqual([]);
    expect(previewEarning(walk.programme, walk.state(), visit, on('2019-02-01'))).toBeNull();
  });
});
