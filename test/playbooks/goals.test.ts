import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { parityBudget, shareBudget, taskBudget } from '../../src/domains/playbooks/budgets.ts';
import { evaluateInteraction } from '../../src/domains/playbooks/evaluation.ts';
import { type Goal, goalFindings } from '../../src/domains/playbooks/goals.ts';
import { money } from '../../src/kernel/money.ts';
import { ratio, ratioOf } from '../../src/kernel/ratio.ts';

const eur = (minor: number) => money(minor, 'EUR');
const terms = { on: '2026-01-15', available: { hours: 60, euros: 0 } };
const goal: Goal = {
  id: 'g1',
  metric: 'repeat-rate',
  direction: 'at-least',
  target: 0.4,
  deadline: '2026-01-16',
  needs: { hours: 60, euros: 0 },
};

describe('a goal', () => {
  it('that is specific, within the resources and timed has nothing against it', () => {
    expect(goalFindings([goal], terms)).toEqual([]);
    expect(goalFindings([], terms)).toEqual([]);
  });

  it.each([
    ['NOT_SPECIFIC', { metric: null }],
    ['NOT_SPECIFIC', { target: null }],
    ['NO_DEADLINE', { deadline: null }],
    ['DEADLINE_PASSED', { deadline: '2026-01-15' }],
    ['DEADLINE_PASSED', { deadline: '2026-01-14' }],
    ['NEEDS_UNKNOWN', { needs: null }],
  ] as const)('is found %s: case %#', (code, change) => {
    expect(goalFindings([{ ...goal, ...change }], terms)).toEqual([{ code, goals: ['g1'] }]);
  });

  it('is told everything at once', () => {
    const wish = { ...goal, metric: null, target: null, deadline: null, needs: null };

    expect(goalFindings([wish], terms).map(({ code }) => code)).toEqual([
      'NOT_SPECIFIC',
      'NO_DEADLINE',
      'NEEDS_UNKNOWN',
    ]);
  });

  it('that takes more than there is says of what and by how much', () => {
    expect(goalFindings([{ ...goal, needs: { hours: 61 } }], terms)).toEqual([
      { code: 'RESOURCE_SHORT', goals: ['g1'], resource: 'hours', needed: 61, available: 60 },
    ]);
    expect(goalFindings([{ ...goal, needs: { staff: 1 } }], terms)).toEqual([
      { code: 'RESOURCE_UNKNOWN', goals: ['g1'], resource: 'staff', needed: 1 },
    ]);
    expect(goalFindings([{ ...goal, needs: { staff: 0 } }], terms)).toEqual([]);
    expect(goalFindings([goal, { ...goal, id: 'g2', needs: { toString: 1 } }], terms)).toEqual([
      { code: 'RESOURCE_UNKNOWN', goals: ['g2'], resource: 'toString', needed: 1 },
    ]);
  });

  it.each([
    ['goals', [{ ...goal, id: '' }]],
    ['goals', [goal, goal]],
    ['metric', [{ ...goal, metric: '' }]],
    ['target', [{ ...goal, target: Number.NaN }]],
    ['needs', [{ ...goal, needs: { hours: -1 } }]],
    ['needs', [{ ...goal, needs: { hours: 0.5 } }]],
  ])('is not looked at with wrong %s: case %#', (field, wrong) => {
    expect(() => goalFindings(wrong, terms)).toThrow(new RegExp(`^goalFindings: ${field} must`));
  });

  it('is not held against a resource below nothing, nor a day that does not exist', () => {
    expect(() => goalFindings([goal], { ...terms, available: { hours: -1 } })).toThrow(/available/);
    expect(() => goalFindings([goal], { ...terms, on: '2026-02-30' })).toThrow(/exists/);
    expect(() => goalFindings([], { ...terms, on: '2026-02-30' })).toThrow(/exists/);
  });
});

describe('several goals', () => {
  const other = { ...goal, id: 'g2' };

  it('may be too much together, where each alone is not', () => {
    const half = (id: string) => ({ ...goal, id, needs: { hours: 31 } });
    const none = { ...goal, id: 'g3', needs: { hours: 0 } };

    expect(goalFindings([half('g1')], terms)).toEqual([]);
    expect(goalFindings([half('g1'), half('g2'), none], terms)).toEqual([
      { code: 'RESOURCE_SHORT', goals: ['g1', 'g2'], resource: 'hours', needed: 62, available: 60 },
    ]);
  });

  const free = { ...goal, needs: {} };
  const pair = (one: Partial<Goal>, two: Partial<Goal>) => [
    { ...free, ...one },
    { ...free, id: 'g2', ...two },
  ];

  it.each([
    [{ target: 0.6 }, { target: 0.5, direction: 'at-most' }],
    [{ target: 0.5, direction: 'at-most' }, { target: 0.6 }],
    [{ target: 0.6 }, { target: 0.5, direction: 'at-most', deadline: '2027-01-01' }],
  ] as const)('that contradict each other are named: case %#', (one, two) => {
    expect(goalFindings(pair(one, two), terms)).toEqual([
      { code: 'CONTRADICTORY', goals: ['g1', 'g2'], metrics: ['repeat-rate'] },
    ]);
  });

  it.each([
    [{ target: 0.5 }, { target: 0.5, direction: 'at-most' }],
    [{ target: 0.5 }, { target: 0.6, direction: 'at-most' }],
    [{ target: 0.6, direction: 'at-most' }, { target: 0.5 }],
    [{ target: 0.5, direction: 'at-most' }, { target: 0.5 }],
    [{ target: 0.5 }, { target: 0.6 }],
    [{ target: 0.6 }, { target: 0.5 }],
    [
      { target: 0.5, direction: 'at-most' },
      { target: 0.6, direction: 'at-most' },
    ],
    [{ target: 0.6 }, { target: 0.5, direction: 'at-most', metric: 'churn' }],
  ] as const)('that can both be met are compatible: case %#', (one, two) => {
    expect(goalFindings(pair(one, two), terms)).toEqual([]);
  });

  it('without a target do not contradict yet', () => {
    const vague = pair({ target: 0.6 }, { target: null, direction: 'at-most' });

    expect(goalFindings(vague, terms).map(({ code }) => code)).toEqual(['NOT_SPECIFIC']);

    const below = pair({ target: null }, { target: -1, direction: 'at-most' });
    expect(goalFindings(below, terms).map(({ code }) => code)).toEqual(['NOT_SPECIFIC']);
  });

  it('without a metric have nothing to contradict', () => {
    const wishes = pair(
      { metric: null, target: 0.6 },
      { metric: null, target: 0.5, direction: 'at-most' },
    );

    expect(goalFindings(wishes, terms).map(({ code }) => code)).toEqual([
      'NOT_SPECIFIC',
      'NOT_SPECIFIC',
    ]);
  });

  it('work against each other where one metric falls as the other rises', () => {
    const opposed = { ...terms, opposed: [['margin', 'discounts']] as const };
    const both = pair({ metric: 'margin' }, { metric: 'discounts' });
    const apart = pair({ metric: 'margin' }, { metric: 'discounts', direction: 'at-most' });
    const others = pair({ metric: 'margin' }, { metric: 'churn' });

    expect(goalFindings(both, opposed)).toEqual([
      { code: 'OPPOSED', goals: ['g1', 'g2'], metrics: ['margin', 'discounts'] },
    ]);
    expect(goalFindings(both.toReversed(), opposed)).toHaveLength(1);
    expect(goalFindings(apart, opposed)).toEqual([]);
    expect(goalFindings(others, opposed)).toEqual([]);
    expect(goalFindings(both, terms)).toEqual([]);
    expect(goalFindings([free, { ...free, ...other, needs: {}, metric: null }], opposed)).toEqual([
      { code: 'NOT_SPECIFIC', goals: ['g2'] },
    ]);
  });
});

describe('a budget', () => {
  it('by share is that share, rounded as asked', () => {
    expect(shareBudget(eur(1_234_567), ratioOf('0.05'))).toEqual(eur(61_728));
    expect(shareBudget(eur(1_234_567), ratioOf('0.05'), 'up')).toEqual(eur(61_729));
    expect(shareBudget(eur(0), ratio(2, 1))).toEqual(eur(0));
    expect(shareBudget(eur(100), ratio(0, 1))).toEqual(eur(0));
    expect(() => shareBudget(eur(-1), ratio(1, 2))).toThrow(/base must be/);
    expect(() => shareBudget(eur(1), ratio(-1, 2))).toThrow(/share must be/);
    expect(() => shareBudget(eur(1), { numerator: 1, denominator: 0 })).toThrow(/share must be/);
    expect(() => shareBudget({ minor: 0.1, currency: 'EUR' }, ratio(1, 2))).toThrow(/base/);
  });

  it('by parity spends the share that competitors spend together', () => {
    // 70 of 1000 and 10 of 100 are 80 of 1100; of 550 that is 40.
    const rivals = [
      { spent: eur(70), sales: eur(1000) },
      { spent: eur(10), sales: eur(100) },
    ];

    expect(parityBudget(rivals, eur(550))).toEqual(eur(40));
    expect(parityBudget(rivals, eur(551))).toEqual(eur(40));
    expect(parityBudget(rivals, eur(551), 'up')).toEqual(eur(41));
    expect(parityBudget([], eur(550))).toBeNull();
    expect(parityBudget([{ spent: eur(1), sales: eur(0) }], eur(550))).toBeNull();
    expect(() => parityBudget([{ spent: eur(-1), sales: eur(1) }], eur(1))).toThrow(/0 or more/);
    expect(() => parityBudget(rivals, eur(-1))).toThrow(/0 or more/);
    expect(() => parityBudget([], { minor: 0.5, currency: 'EUR' })).toThrow(
      /^parityBudget: ownSales must be/,
    );
    expect(() => parityBudget(rivals, money(1, 'USD'))).toThrow(/same currency/);
  });

  it('by tasks is the sum of what they cost, goal by goal', () => {
    const tasks = {
      known: [{ cost: eur(85), times: 1000 }, { cost: eur(15_000) }],
      liked: [{ cost: eur(7), times: 0 }],
      idle: [],
    };

    expect(taskBudget(tasks, 'EUR')).toEqual({
      total: eur(100_000),
      byGoal: { known: eur(100_000), liked: eur(0), idle: eur(0) },
      missing: [],
    });
    expect(taskBudget({ ...tasks, liked: [{ cost: eur(7) }, { cost: null }] }, 'EUR')).toEqual({
      total: null,
      byGoal: { known: eur(100_000), liked: null, idle: eur(0) },
      missing: ['liked'],
    });
  });

  it.each([
    ['times', { cost: eur(1), times: -1 }],
    ['times', { cost: null, times: 0.5 }],
    ['cost', { cost: eur(-1) }],
    ['cost', { cost: money(1, 'USD') }],
    ['cost', { cost: { minor: 0.5, currency: 'EUR' } }],
  ])('by tasks is not made with wrong %s, be another cost unknown: case %#', (field, task) => {
    for (const tasks of [[task], [{ cost: null }, task]]) {
      expect(() => taskBudget({ known: tasks }, 'EUR')).toThrow(
        new RegExp(`^taskBudget: ${field} must`),
      );
    }
  });

  it('by tasks costs twice as much for twice the tasks, to the cent', () => {
    const task = fc.record({ cost: fc.nat({ max: 1e9 }).map(eur), times: fc.nat({ max: 50 }) });
    fc.assert(
      fc.property(fc.array(task, { minLength: 1, maxLength: 5 }), (tasks) => {
        const once = taskBudget({ one: tasks }, 'EUR').total?.minor ?? 0;
        const sum = tasks.reduce((all, { cost, times }) => all + cost.minor * times, 0);
        expect(once).toBe(sum);
        expect(taskBudget({ one: tasks, two: tasks }, 'EUR').total).toEqual(eur(2 * sum));
      }),
    );
  });
});

describe('an evaluation', () => {
  const asked = { problems: [], discoveries: ['students buy too'] };

  it.each([
    ['at-least', 25, 25, true, 0],
    ['at-least', 25, 24, false, 1],
    ['at-least', 25, 30, true, 0],
    ['at-most', 5, 5, true, 0],
    ['at-most', 5, 7, false, 2],
    ['at-most', 5, 4, true, 0],
  ] as const)('of %s %s with %s is met: %s', (direction, target, measured, isMet, shortfall) => {
    const result = evaluateInteraction({ goal: { direction, target }, measured, ...asked });

    expect(result).toEqual({ ...asked, isMet, shortfall, lift: null, open: [] });
  });

  it('leaves open what nobody has answered', () => {
    const goalOf = (target: number | null) => ({ direction: 'at-least', target }) as const;
    const unasked = { problems: null, discoveries: null };

    expect(evaluateInteraction({ goal: goalOf(25), measured: null, ...unasked })).toEqual({
      isMet: null,
      shortfall: null,
      ...unasked,
      lift: null,
      open: ['goal-met', 'problems', 'discoveries'],
    });
    expect(evaluateInteraction({ goal: goalOf(null), measured: 1, ...asked }).open).toEqual([
      'goal-met',
    ]);
  });

  it('keeps the lift as the host reckoned it', () => {
    const goalOf = { direction: 'at-least', target: 1 } as const;
    const lift = { lift: 0.02, interval: { low: 0.01, high: 0.03 } };

    expect(evaluateInteraction({ goal: goalOf, measured: 1, ...asked, lift }).lift).toEqual(lift);
  });

  it('reckons up to the largest whole number that is exact', () => {
    const goalOf = { direction: 'at-least', target: Number.MAX_SAFE_INTEGER } as const;

    expect(evaluateInteraction({ goal: goalOf, measured: 0, ...asked }).shortfall).toBe(
      2 ** 53 - 1,
    );
  });

  it.each([
    ['target', Number.NaN, 1],
    ['target', 2 ** 53, 1],
    ['measured', 1, -(2 ** 53)],
    ['measured', 1, Number.POSITIVE_INFINITY],
  ])('is not made of a wrong %s: case %#', (field, target, measured) => {
    const facts = { goal: { direction: 'at-least', target } as const, measured, ...asked };

    expect(() => evaluateInteraction(facts)).toThrow(new RegExp(`${field} must be within`));
  });
});
