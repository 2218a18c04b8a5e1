/** Playbooks as an acceptance tester asks about them: other numbers, worked out by hand. */
import { describe, expect, it } from 'vitest';

import { parityBudget, shareBudget, taskBudget } from '../../src/domains/playbooks/budgets.ts';
import { nextIssue } from '../../src/domains/playbooks/cadence.ts';
import { dunningPlan } from '../../src/domains/playbooks/dunning.ts';
import { evaluateInteraction } from '../../src/domains/playbooks/evaluation.ts';
import { experienceStanding } from '../../src/domains/playbooks/experience-stage.ts';
import { goalFindings } from '../../src/domains/playbooks/goals.ts';
import { PLAYBOOK_LOOPS } from '../../src/domains/playbooks/loops.ts';
import { visitScore } from '../../src/domains/playbooks/mystery-shopping.ts';
import { recognitionsOn } from '../../src/domains/playbooks/recognition.ts';
import { renewalNotices } from '../../src/domains/playbooks/renewal.ts';
import { saveOfferCeiling } from '../../src/domains/playbooks/save-offer-ceiling.ts';
import { utilityGaps } from '../../src/domains/playbooks/utility-map.ts';
import { welcomeStanding } from '../../src/domains/playbooks/welcome.ts';
import { standingAfter } from '../../src/kernel/aggregate.ts';
import { carryOut } from '../../src/kernel/carry-out.ts';
import { instant } from '../../src/kernel/instant.ts';
import { money } from '../../src/kernel/money.ts';
import { ratioOf } from '../../src/kernel/ratio.ts';
import { createLoop } from '../../src/mechanisms/loop.ts';

const eur = (minor: number) => money(minor, 'EUR');

describe('a budget', () => {
  it('is a share, parity with others, or what the tasks cost', () => {
    // 7.5 % of 999.99 is 74.99925; a share of it is not exceeded.
    expect(shareBudget(eur(99_999), ratioOf('0.075'))).toEqual(eur(7_499));
    expect(shareBudget(eur(99_999), ratioOf('0.075'), 'up')).toEqual(eur(7_500));
    // Others spend 11 of 300 together, which is 3.66… % of our 50.00.
    const rivals = [
      { spent: eur(800), sales: eur(20_000) },
      { spent: eur(300), sales: eur(10_000) },
    ];
    expect(parityBudget(rivals, eur(5_000))).toEqual(eur(183));
    expect(parityBudget([], eur(5_000))).toBeNull();
    // 250 letters of 0.92 and a fair of 180.00; 12 calls an hour at 6.50, three times.
    const goals = {
      known: [{ cost: eur(92), times: 250 }, { cost: eur(18_000) }],
      liked: [{ cost: eur(650), times: 3 }],
    };
    expect(taskBudget(goals, 'EUR')).toEqual({
      total: eur(23_000 + 18_000 + 1_950),
      byGoal: { known: eur(41_000), liked: eur(1_950) },
      missing: [],
    });
  });
});

describe('goals', () => {
  const goal = {
    metric: 'nps',
    direction: 'at-least',
    target: 40,
    deadline: '2026-09-30',
    needs: { hours: 30 },
  } as const;

  it('are held against what there is together, and each against its own four rules', () => {
    const goals = [
      { ...goal, id: 'a' },
      { ...goal, id: 'b', metric: 'churn', direction: 'at-most', target: 0.05 },
      { ...goal, id: 'c', metric: null, target: null, deadline: null, needs: null },
    ] as const;

    expect(goalFindings(goals, { on: '2026-09-30', available: { hours: 59 } })).toEqual([
      { code: 'DEADLINE_PASSED', goals: ['a'] },
      { code: 'DEADLINE_PASSED', goals: ['b'] },
      { code: 'NOT_SPECIFIC', goals: ['c'] },
      { code: 'NO_DEADLINE', goals: ['c'] },
      { code: 'NEEDS_UNKNOWN', goals: ['c'] },
      { code: 'RESOURCE_SHORT', goals: ['a', 'b'], resource: 'hours', needed: 60, available: 59 },
    ]);
    expect(goalFindings(goals.slice(0, 2), { on: '2026-09-29', available: { hours: 60 } })).toEqual(
      [],
    );
  });

  it('are met or missed by so much, which is not the lift', () => {
    const facts = { problems: null, discoveries: ['older buyers came'] };

    expect(
      evaluateInteraction({ ...facts, goal: { direction: 'at-most', target: 12 }, measured: 15 }),
    ).toMatchObject({ isMet: false, shortfall: 3, lift: null, open: ['problems'] });
    expect(
      evaluateInteraction({ ...facts, goal: { direction: 'at-most', target: 12 }, measured: 12 }),
    ).toMatchObject({ isMet: true, shortfall: 0 });
  });
});

describe('every loop of the sources', () => {
  const said = { at: instant('2026-06-01T10:00Z'), by: 'ada' };

  it.each(Object.entries(PLAYBOOK_LOOPS))(
    '%s refuses a skipped step and comes round',
    (_, told) => {
      const definition: { readonly steps: readonly { id: string; tasks: readonly string[] }[] } =
        told;
      const loop = createLoop(definition);
      const order = definition.steps.map(({ id }) => id);
      const [first = '', second = ''] = order;
      let standing = standingAfter(loop, []);
      const send = (command: Parameters<typeof loop.decide>[0]) => {
        const carried = carryOut(loop, standing, command);
        if (carried.accepted) standing = carried.standing;
        return carried.accepted ? 'yes' : carried.refusal.code;
      };

      expect(send({ ...said, type: 'Finish', step: second })).toBe('STEP_SKIPPED');
      expect(send({ ...said, type: 'Suppose', id: 'h-1', hypothesis: 'they come back' })).toBe(
        'yes',
      );
      for (const { id, tasks } of definition.steps) {
        for (const task of tasks) {
          expect(send({ ...said, type: 'Finish', step: id })).toBe('TASKS_OPEN');
          expect(send({ ...said, type: 'Tick', step: id, task })).toBe('yes');
        }
        expect(send({ ...said, type: 'Finish', step: id })).toBe('yes');
      }
      expect([standing.state.lap, standing.state.step]).toEqual([2, first]);
      // What was supposed in one lap is tested and measured in the next.
      expect(send({ ...said, type: 'Measure', id: 'h-1', outcome: 7 })).toBe('NOT_TESTED');
      expect(send({ ...said, type: 'Test', id: 'h-1', test: { holdout: 0.2 } })).toBe('yes');
      expect(send({ ...said, type: 'Measure', id: 'h-1', outcome: 7 })).toBe('yes');
      expect(standing.state.findings).toEqual([
        {
          id: 'h-1',
          lap: 1,
          hypothesis: 'they come back',
          test: { holdout: 0.2 },
          outcome: 7,
        },
      ]);
      expect(send({ ...said, type: 'Finish', step: second })).toBe('STEP_SKIPPED');
    },
  );
});

describe('experience', () => {
  it('is a map of 36 cells with the weakest first, and of 42 with the lever of the literature', () => {
    const scores = {
      purchase: { productivity: 0.4, risk: 0.5 },
      use: { fun: 0.1, image: null },
      disposal: { environment: 0 },
    } as const;
    const { cells, gaps, unknown } = utilityGaps(scores);

    expect([cells.length, unknown.length]).toEqual([36, 33]);
    expect(gaps.map(({ phase, lever }) => `${phase} ${lever}`)).toEqual([
      'use fun',
      'purchase productivity',
    ]);
    const seven = utilityGaps(scores, {
      levers: ['productivity', 'simplicity', 'convenience', 'risk', 'fun', 'image', 'environment'],
    });
    expect([seven.cells.length, seven.gaps[0]?.lever]).toEqual([42, 'environment']);
  });

  it('stands where the first stage is missing, however far the others', () => {
    expect(experienceStanding({ functionality: true, intimacy: null, evangelism: true })).toEqual({
      stage: 'functionality',
      gap: [],
      unknown: ['intimacy', 'internalisation'],
    });
  });

  it('is scored by a visitor who posed as a buyer: seven of nine points, short of four fifths', () => {
    const scorecard = [
      { id: 'greeted', weight: 2 },
      { id: 'asked', weight: 5 },
      { id: 'thanked', weight: 2 },
      { id: 'parking', weight: 9 },
    ];
    const answers = { greeted: 'yes', asked: 'yes', thanked: 'no', parking: 'not-seen' } as const;

    expect(visitScore(scorecard, answers)).toEqual({
      earned: 7,
      possible: 9,
      share: 7 / 9,
      isPassed: false,
      toCorrect: ['thanked'],
      unanswered: [],
    });
  });
});

describe('days of a customer', () => {
  it('come round by the calendar, whatever the length of a month', () => {
    // First on 30 November: the quarters end on 28 February, 30 May, 30 August.
    const quarterly = { every: 'quarter', first: '2025-11-30' } as const;

    expect(nextIssue(quarterly, '2025-11-30')).toBe('2026-02-28');
    expect(nextIssue(quarterly, '2026-02-28')).toBe('2026-05-30');
    expect(nextIssue({ every: 'week', first: '2026-01-01' }, '2026-01-08')).toBe('2026-01-15');
    expect(renewalNotices('2028-03-01', '2028-02-23')).toEqual([
      { on: '2028-02-23', daysBefore: 7 },
    ]);
    expect(
      dunningPlan('2028-02-27', 'unknown')
        .map(({ on, act }) => `${on} ${act}`)
        .slice(-2),
    ).toEqual(['2028-03-12 pause-service', '2028-03-19 end']);
  });

  it('are anniversaries from the first year on, and orders of round numbers', () => {
    const facts = { customerSince: '2024-02-29', birthday: '1990-03-01', orderToday: 50 };

    expect(recognitionsOn('2025-03-01', facts, { leapDay: 'march-1' }).reasons).toEqual([
      { kind: 'anniversary', years: 1 },
      { kind: 'birthday', years: 35 },
      { kind: 'order', orders: 50 },
    ]);
    expect(recognitionsOn('2024-02-29', { ...facts, orderToday: 51 }).reasons).toEqual([]);
  });

  it('begin with thanks, and regret is likely for a fortnight', () => {
    const standing = (on: string) => welcomeStanding('2026-02-27', on, ['thank-for-order']);

    expect(standing('2026-03-02').due.map(({ action, on }) => `${on} ${action}`)).toEqual([
      '2026-02-27 promise-service',
      '2026-02-28 give-helpline',
      '2026-03-02 reassure-buyer',
    ]);
    // Fourteen days from 27 February: the last is 12 March.
    expect(['2026-03-12', '2026-03-13'].map((on) => standing(on).isRemorseLikely)).toEqual([
      true,
      false,
    ]);
  });

  it('on which they would cancel allow an offer up to what it brings', () => {
    // 400.00 × (0.6 − 0.25) − 7.00 = 133.00; by 0.6 that is 221.666…
    expect(
      saveOfferCeiling({
        margin: eur(40_000),
        chanceWith: ratioOf('0.6'),
        chanceWithout: ratioOf('0.25'),
        contactCost: eur(700),
      }),
    ).toEqual(eur(22_166));
  });
});
