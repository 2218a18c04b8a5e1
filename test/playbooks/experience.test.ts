import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  EXPERIENCE_STAGES,
  type ExperienceStage,
  experienceStanding,
} from '../../src/domains/playbooks/experience-stage.ts';
import { type VisitAnswer, visitScore } from '../../src/domains/playbooks/mystery-shopping.ts';
import {
  EXPERIENCE_PHASES,
  type ExperiencePhase,
  SOURCE_LEVERS,
  UTILITY_LEVERS,
  type UtilityLever,
  utilityGaps,
} from '../../src/domains/playbooks/utility-map.ts';

const phases = Object.keys(EXPERIENCE_PHASES) as ExperiencePhase[];

describe('the utility map', () => {
  it('has six phases and the six levers of the source, and a seventh beside them', () => {
    expect(phases).toHaveLength(6);
    expect(Object.keys(UTILITY_LEVERS)).toEqual([...SOURCE_LEVERS, 'environment']);
    expect(utilityGaps({}).cells).toHaveLength(36);
    expect(utilityGaps({}).unknown).toHaveLength(36);
    expect(utilityGaps({}).gaps).toEqual([]);
  });

  it('takes the levers of the article where the host does', () => {
    const levers = [
      'productivity',
      'simplicity',
      'convenience',
      'risk',
      'image',
      'environment',
    ] as const;

    expect(
      utilityGaps({}, { levers })
        .cells.map(({ lever }) => lever)
        .slice(0, 6),
    ).toEqual(levers);
  });

  it('has a gap below the threshold, and none at it', () => {
    const scores = { use: { fun: 0.5, image: 0.49, risk: null, simplicity: 1 } };

    expect(utilityGaps(scores).gaps).toEqual([{ phase: 'use', lever: 'image', score: 0.49 }]);
    expect(utilityGaps(scores, { weakFrom: 1 }).gaps.map(({ score }) => score)).toEqual([
      0.49, 0.5,
    ]);
    expect(utilityGaps(scores, { weakFrom: 0.4 }).gaps).toEqual([]);
    expect(utilityGaps(scores).unknown).toHaveLength(33);
  });

  it.each([
    ['scores', { use: { fun: 1.1 } }, {}],
    ['scores', { use: { fun: -0.1 } }, {}],
    ['scores', { use: { fun: Number.NaN } }, {}],
    ['weakFrom', {}, { weakFrom: 0 }],
    ['weakFrom', {}, { weakFrom: 1.1 }],
    ['levers', {}, { levers: ['price' as UtilityLever] as const }],
    ['levers', {}, { levers: ['fun', 'price' as UtilityLever] as const }],
    ['levers', {}, { levers: ['fun', 'fun'] as const }],
  ])('is not drawn with wrong %s: case %#', (field, scores, options) => {
    expect(() => utilityGaps(scores, options)).toThrow(new RegExp(`^utilityGaps: ${field} must`));
  });

  it('may have scores from 0 to 1, both included', () => {
    expect(utilityGaps({ use: { fun: 0 }, disposal: { fun: 1 } }).gaps).toHaveLength(1);
  });

  it('has every cell once: weak, known or unknown, the weakest first', () => {
    const cell = fc.option(fc.integer({ min: 0, max: 10 }).map((tenths) => tenths / 10));
    const row = fc.record(Object.fromEntries(SOURCE_LEVERS.map((lever) => [lever, cell])));
    let weak = 0;
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...phases), row), (scores) => {
        const { cells, gaps, unknown } = utilityGaps(scores);
        weak += gaps.length;
        const weights = gaps.map(({ score }) => score ?? 1);
        expect(new Set(cells.map(({ phase, lever }) => `${phase} ${lever}`)).size).toBe(36);
        expect(weights).toEqual(weights.toSorted((one, other) => one - other));
        expect(gaps.every(({ score }) => score !== null && score < 0.5)).toBe(true);
        expect(
          gaps.length + unknown.length + cells.filter(({ score }) => (score ?? 0) >= 0.5).length,
        ).toBe(36);
      }),
    );
    expect(weak).toBeGreaterThan(200);
  });
});

describe('the stages of experience', () => {
  const all = Object.keys(EXPERIENCE_STAGES) as ExperienceStage[];
  const stages = (...reached: readonly (boolean | null)[]) => {
    const answers: Partial<Record<ExperienceStage, boolean | null>> = {};
    for (const [index, stage] of all.entries()) {
      const answer = reached[index];
      if (answer !== undefined) answers[stage] = answer;
    }
    return answers;
  };

  it.each([
    [[], null, [], all],
    [[true], 'functionality', [], all.slice(1)],
    [[false, false, false, false], null, [], []],
    [[true, true, true, true], 'evangelism', [], []],
    [[true, true, false, false], 'intimacy', [], []],
    [[false, true, true, false], null, ['functionality'], []],
    [[true, false, true, false], 'functionality', ['intimacy'], []],
    [[true, null, true, false], 'functionality', [], ['intimacy']],
    [[null, true], null, [], ['functionality', 'internalisation', 'evangelism']],
  ] as const)('reached as %j stand at %s', (reached, stage, gap, unknown) => {
    expect(experienceStanding(stages(...reached))).toEqual({ stage, gap, unknown });
  });
});

describe('a mystery visit', () => {
  const scorecard = [
    { id: 'greeted', weight: 1 },
    { id: 'asked', weight: 3 },
    { id: 'thanked', weight: 4 },
    { id: 'shown', weight: 4 },
  ];
  const answers: Readonly<Record<string, VisitAnswer>> = {
    greeted: 'no',
    asked: 'yes',
    thanked: 'not-seen',
  };

  it('is scored over what came up, and names what is to be corrected', () => {
    expect(visitScore(scorecard, answers)).toEqual({
      earned: 3,
      possible: 4,
      share: 0.75,
      isPassed: false,
      toCorrect: ['greeted'],
      unanswered: ['shown'],
    });
  });

  it('is passed at the mark', () => {
    const four = { ...answers, shown: 'yes' } as const; // 7 of 8

    expect(visitScore(scorecard, four, { passFrom: 0.875 }).isPassed).toBe(true);
    expect(visitScore(scorecard, four, { passFrom: 0.876 }).isPassed).toBe(false);
    expect(visitScore(scorecard, four).isPassed).toBe(true);
    expect(visitScore(scorecard, four, { passFrom: 1 }).isPassed).toBe(false);
  });

  it('corrects the weightiest first, and of equals the first of the card', () => {
    const no = { greeted: 'no', asked: 'no', thanked: 'no', shown: 'no' } as const;

    expect(visitScore(scorecard, no).toCorrect).toEqual(['thanked', 'shown', 'asked', 'greeted']);
    expect(visitScore(scorecard, no).share).toBe(0);
  });

  it('in which nothing came up has no score', () => {
    const none = visitScore(scorecard, { asked: 'not-seen' });

    expect([none.share, none.isPassed, none.possible]).toEqual([null, null, 0]);
    expect(none.unanswered).toEqual(['greeted', 'thanked', 'shown']);
  });

  it.each([
    ['scorecard', [{ id: '', weight: 1 }], {}, {}],
    ['scorecard', [scorecard[0], { id: '', weight: 1 }], {}, {}],
    ['scorecard', [scorecard[0], scorecard[0]], {}, {}],
    ['weight', [{ id: 'a', weight: 0 }], {}, {}],
    ['weight', [{ id: 'a', weight: 0.5 }], {}, {}],
    ['weight', [scorecard[0], { id: 'a', weight: 0 }], {}, {}],
    ['answers', scorecard, { other: 'yes' }, {}],
    ['answers', scorecard, { asked: 'perhaps' }, {}],
    ['passFrom', scorecard, {}, { passFrom: 0 }],
    ['passFrom', scorecard, {}, { passFrom: 1.01 }],
  ])('is not scored with a wrong %s: case %#', (field, card, given, options) => {
    const ask = () =>
      visitScore(card as typeof scorecard, given as unknown as typeof answers, options);

    expect(ask).toThrow(new RegExp(`^visitScore: ${field} must`));
  });
});
