import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { nextIssue } from '../../src/domains/playbooks/cadence.ts';
import { recognitionsOn } from '../../src/domains/playbooks/recognition.ts';
import {
  WELCOME_AIMS,
  WELCOME_STEPS,
  welcomeStanding,
} from '../../src/domains/playbooks/welcome.ts';
import { addDays, dateOfDayNumber, dayNumberOf } from '../../src/time/local-date.ts';

const nothing = { customerSince: null, birthday: null, orderToday: null };
const anyDate = fc
  .integer({ min: dayNumberOf('1950-01-01'), max: dayNumberOf('2050-12-31') })
  .map(dateOfDayNumber);

describe('recognition', () => {
  it.each([
    ['2025-05-07', 1],
    ['2026-05-07', 2],
  ])('comes on the anniversary of %s', (on, years) => {
    const { reasons } = recognitionsOn(on, { ...nothing, customerSince: '2024-05-07' });

    expect(reasons).toEqual([{ kind: 'anniversary', years }]);
  });

  it.each(['2024-05-07', '2023-05-07', '2025-05-06', '2025-05-08', '2025-06-07'])(
    'does not come on %s',
    (on) => {
      expect(recognitionsOn(on, { ...nothing, customerSince: '2024-05-07' }).reasons).toEqual([]);
    },
  );

  it.each([
    ['february-28', '2025-02-28', 1],
    ['march-1', '2025-03-01', 1],
    ['february-28', '2028-02-29', 4],
    ['march-1', '2028-02-29', 4],
    // 2100 has no 29 February.
    ['february-28', '2100-02-28', 76],
    ['march-1', '2100-03-01', 76],
  ] as const)('of 29 February by %s comes on %s', (leapDay, on, years) => {
    const { reasons } = recognitionsOn(on, { ...nothing, birthday: '2024-02-29' }, { leapDay });

    expect(reasons).toEqual([{ kind: 'birthday', years }]);
  });

  it.each([
    ['february-28', '2025-03-01'],
    ['march-1', '2025-02-28'],
    ['february-28', '2028-02-28'],
    ['march-1', '2028-03-01'],
  ] as const)('of 29 February by %s does not come on %s', (leapDay, on) => {
    const facts = { ...nothing, birthday: '2024-02-29' };

    expect(recognitionsOn(on, facts, { leapDay }).reasons).toEqual([]);
  });

  it('comes with a round order, and not with the next', () => {
    const at = (orderToday: number) => recognitionsOn('2026-01-01', { ...nothing, orderToday });

    expect(at(10).reasons).toEqual([{ kind: 'order', orders: 10 }]);
    expect([at(0), at(9), at(11), at(20)].flatMap(({ reasons }) => reasons)).toEqual([]);
    expect(
      recognitionsOn('2026-01-01', { ...nothing, orderToday: 3 }, { orderMilestones: [3, 1] })
        .reasons,
    ).toHaveLength(1);
  });

  it('may come with the first order', () => {
    const first = { ...nothing, orderToday: 1 };

    expect(recognitionsOn('2026-01-01', first, { orderMilestones: [1] }).reasons).toHaveLength(1);
  });

  it('names what is not known', () => {
    expect(recognitionsOn('2026-01-01', nothing)).toEqual({
      reasons: [],
      unknown: ['customerSince', 'birthday', 'orderToday'],
    });
    expect(recognitionsOn('2026-01-01', { ...nothing, orderToday: 0 }).unknown).toHaveLength(2);
  });

  it.each([
    ['on', () => recognitionsOn('2026-02-29', nothing)],
    ['date', () => recognitionsOn('2026-01-01', { ...nothing, birthday: '1996-13-01' })],
    ['orderToday', () => recognitionsOn('2026-01-01', { ...nothing, orderToday: -1 })],
    ['orderToday', () => recognitionsOn('2026-01-01', { ...nothing, orderToday: 0.5 })],
    ['orderMilestones', () => recognitionsOn('2026-01-01', nothing, { orderMilestones: [0] })],
    ['orderMilestones', () => recognitionsOn('2026-01-01', nothing, { orderMilestones: [5, 0] })],
    ['leapDay', () => recognitionsOn('2026-01-01', nothing, { leapDay: 'none' as 'march-1' })],
  ])('is not asked for with a wrong %s: case %#', (_, ask) => {
    expect(ask).toThrow(/must be/);
  });

  it('comes once a year, whatever the day', () => {
    let leaps = 0;
    const born = fc.oneof(anyDate, fc.constantFrom('2000-02-29', '2024-02-29'));
    fc.assert(
      fc.property(
        born,
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom('february-28' as const, 'march-1' as const),
        (birthday, later, leapDay) => {
          leaps += Number(birthday.endsWith('02-29'));
          const year = String(Number(birthday.slice(0, 4)) + later);
          const days = Array.from({ length: 367 }, (_, day) => addDays(`${year}-01-01`, day));
          const found = days
            .filter((on) => on.startsWith(year))
            .flatMap((on) => recognitionsOn(on, { ...nothing, birthday }, { leapDay }).reasons);
          expect(found).toEqual([{ kind: 'birthday', years: later }]);
        },
      ),
      { numRuns: 60 },
    );
    expect(leaps).toBeGreaterThan(10);
  });
});

describe('a newsletter', () => {
  it.each([
    ['month', '2026-01-31', '2026-01-30', '2026-01-31'],
    ['month', '2026-01-31', '2026-01-31', '2026-02-28'],
    ['month', '2026-01-31', '2026-02-28', '2026-03-31'],
    ['month', '2026-01-15', '2027-01-14', '2027-01-15'],
    ['quarter', '2026-01-31', '2026-01-31', '2026-04-30'],
    ['quarter', '2026-01-31', '2026-04-29', '2026-04-30'],
    ['quarter', '2026-01-31', '2026-04-30', '2026-07-31'],
    ['quarter', '2026-01-31', '2026-06-30', '2026-07-31'],
    ['week', '2026-01-01', '2026-01-01', '2026-01-08'],
    ['week', '2026-01-01', '2026-01-07', '2026-01-08'],
    ['week', '2026-01-01', '2025-06-01', '2026-01-01'],
  ] as const)('by the %s from %s is next due after %s on %s', (every, first, after, next) => {
    expect(nextIssue({ every, first }, after)).toBe(next);
  });

  it('has no other cadence', () => {
    const cadence = { every: 'day' as 'week', first: '2026-01-01' };

    expect(() => nextIssue(cadence, '2026-01-01')).toThrow(/every must be/);
  });

  it('is never due today, and at least once in a week, a month or a quarter', () => {
    const longest = { week: 7, month: 31, quarter: 92 };
    fc.assert(
      fc.property(
        fc.constantFrom('week' as const, 'month' as const, 'quarter' as const),
        anyDate,
        fc.nat({ max: 2000 }),
        (every, first, later) => {
          const after = addDays(first, later);
          const next = nextIssue({ every, first }, after);
          const days = dayNumberOf(next) - dayNumberOf(after);
          expect(days).toBeGreaterThan(0);
          expect(days).toBeLessThanOrEqual(longest[every]);
          expect(nextIssue({ every, first }, addDays(next, -1))).toBe(next);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('a welcome', () => {
  it('serves each of the three aims, thanks first', () => {
    expect(new Set(WELCOME_STEPS.map(({ aim }) => aim))).toEqual(
      new Set(Object.keys(WELCOME_AIMS)),
    );
    expect(WELCOME_STEPS[0]).toEqual({ action: 'thank-for-order', aim: 'delight', day: 0 });
  });

  it('owes what its day has come for, and what was missed', () => {
    const { due, ahead, unserved } = welcomeStanding('2026-02-26', '2026-03-01', [
      'thank-for-order',
    ]);

    expect(due.map(({ action, on }) => [action, on])).toEqual([
      ['promise-service', '2026-02-26'],
      ['give-helpline', '2026-02-27'],
      ['reassure-buyer', '2026-03-01'],
    ]);
    expect(ahead.map(({ action, on }) => [action, on])).toEqual([
      ['learn-about-customer', '2026-03-05'],
    ]);
    expect(unserved).toEqual(['learn', 'reassure']);
  });

  it('owes nothing before the purchase or after all is done', () => {
    const all = WELCOME_STEPS.map(({ action }) => action);

    expect(welcomeStanding('2026-02-26', '2026-02-25', []).due).toEqual([]);
    expect(welcomeStanding('2026-02-26', '2026-06-01', all)).toEqual({
      due: [],
      ahead: [],
      unserved: [],
      isRemorseLikely: false,
    });
  });

  it.each([
    ['2026-02-25', false],
    ['2026-02-26', true],
    ['2026-03-11', true],
    ['2026-03-12', false],
  ])('reckons with regret on %s: %s', (on, isRemorseLikely) => {
    expect(welcomeStanding('2026-02-26', on, []).isRemorseLikely).toBe(isRemorseLikely);
  });

  it('has the steps and the days of the host, in the order of the days', () => {
    const steps = [
      { action: 'ask-opinion', aim: 'learn', day: 5 },
      { action: 'thank-for-order', aim: 'delight', day: 1 },
    ] as const;
    const { due, isRemorseLikely } = welcomeStanding('2026-02-26', '2026-03-03', [], {
      steps,
      remorseDays: 5,
    });

    expect(due.map(({ action }) => action)).toEqual(['thank-for-order', 'ask-opinion']);
    expect(isRemorseLikely).toBe(false);
  });
});
