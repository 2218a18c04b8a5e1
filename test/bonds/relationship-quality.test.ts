import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { agentFit } from '../../src/domains/bonds/agent-fit.ts';
import { BONDS_DEFAULTS } from '../../src/domains/bonds/bonds-defaults.ts';
import { loyaltyStanding, satisfactionQuadrant } from '../../src/domains/bonds/loyalty-quadrant.ts';
import {
  DEPENDENCE_DRIVERS,
  QUALITY_DIMENSIONS,
  RELATIONSHIP_BENEFITS,
} from '../../src/domains/bonds/quality-dimensions.ts';
import {
  type QualityFacts,
  relationshipQuality,
} from '../../src/domains/bonds/relationship-quality.ts';
import { cumulativeSatisfaction, disconfirmation } from '../../src/domains/bonds/satisfaction.ts';
import { scoreOfAnswer } from '../../src/domains/bonds/score.ts';

// Quarters and eighths, so that every mean is exact in binary.
const facts: QualityFacts = {
  satisfaction: { economic: 0.25, nonEconomic: 0.75 },
  trust: { credibility: 1, benevolence: 0.25, predictability: 0.25 },
  commitment: { affective: 0.5, value: 1, leavingCost: 0.125 },
  dependence: { ofFirm: 0.25, ofCustomer: 1 },
};

describe('the quality of a relationship', () => {
  it('has the mean of each dimension, the weakest trust, and two parts apart', () => {
    expect(relationshipQuality(facts)).toEqual({
      satisfaction: 0.5,
      trust: 0.5,
      weakestTrust: 0.25,
      commitment: 0.75,
      leavingCost: 0.125,
      dependence: 0.25,
      asymmetry: 0.75,
      score: 1.75 / 3,
      missing: [],
    });
  });

  it('counts the dimensions as the host weighs them', () => {
    const weights = { satisfaction: 1, trust: 0, commitment: 2, dependence: 1 };

    // (0.5 + 2 × 0.75 + 0.25) / 4
    expect(relationshipQuality(facts, weights).score).toBe(0.5625);
    const silent = { ...facts, trust: { credibility: 0, benevolence: null, predictability: 0 } };
    expect(relationshipQuality(silent, weights)).toMatchObject({ trust: null, score: 0.5625 });
  });

  it('needs the dependence of both for the asymmetry, and of neither for the score', () => {
    const quality = relationshipQuality({
      ...facts,
      dependence: { ofFirm: 0.5, ofCustomer: null },
    });

    expect(quality).toMatchObject({ dependence: 0.5, asymmetry: null, score: 1.75 / 3 });
    expect(quality.missing).toEqual(['dependence.ofCustomer']);
    expect(
      relationshipQuality({ ...facts, dependence: { ofFirm: null, ofCustomer: 1 } }),
    ).toMatchObject({ dependence: null, asymmetry: null });
  });

  it('leaves a dimension open where a part is missing, and never takes it for 0', () => {
    const parts = Object.entries(QUALITY_DIMENSIONS).flatMap(([dimension, row]) =>
      Object.keys(row.parts).map((part) => [dimension, part] as const),
    );
    const apart = ['leavingCost', 'ofCustomer'];

    expect(parts).toHaveLength(10);
    for (const [dimension, part] of parts) {
      const own = facts[dimension as keyof QualityFacts];
      const quality = relationshipQuality({ ...facts, [dimension]: { ...own, [part]: null } });

      expect(quality.missing).toEqual([`${dimension}.${part}`]);
      expect(quality[dimension as keyof QualityFacts] === null).toBe(!apart.includes(part));
      expect(quality.score === null).toBe(!apart.includes(part) && dimension !== 'dependence');
    }
    const trust = { credibility: 1, benevolence: null, predictability: 0 };
    expect(relationshipQuality({ ...facts, trust }).weakestTrust).toBeNull();
  });

  it('lies between the least and the most of its parts', () => {
    const score = fc.option(fc.float({ min: 0, max: 1, noNaN: true }), { freq: 8 });
    const seen = { known: 0, open: 0 };
    fc.assert(
      fc.property(fc.array(score, { minLength: 3, maxLength: 3 }), (scores) => {
        const [credibility = null, benevolence = null, predictability = null] = scores;
        const trusts = { credibility, benevolence, predictability };
        const { trust, weakestTrust } = relationshipQuality({ ...facts, trust: trusts });

        expect(trust === null).toBe(scores.includes(null));
        seen[trust === null ? 'open' : 'known'] += 1;
        if (trust === null || weakestTrust === null) return;
        expect(weakestTrust).toBe(Math.min(...scores.map((one) => one ?? 0)) + 0);
        expect(trust).toBeGreaterThanOrEqual(weakestTrust - 1e-12);
        expect(trust).toBeLessThanOrEqual(Math.max(...scores.map((one) => one ?? 0)) + 1e-12);
      }),
    );
    expect(Math.min(seen.known, seen.open)).toBeGreaterThan(10);
  });

  it('holds no negative zero', () => {
    const none = relationshipQuality({
      satisfaction: { economic: -0, nonEconomic: -0 },
      trust: { credibility: -0, benevolence: -0, predictability: -0 },
      commitment: { affective: -0, value: -0, leavingCost: -0 },
      dependence: { ofFirm: 0, ofCustomer: -0 },
    });
    const scores = Object.values(none).filter((score) => typeof score === 'number');

    expect(scores).toHaveLength(8);
    expect(scores.every((score) => Object.is(score, 0))).toBe(true);
  });

  it('is not asked with a score out of range, one left out, or without weights', () => {
    const wrong = (economic: unknown) => ({
      ...facts,
      satisfaction: { economic: economic as number, nonEconomic: 0 },
    });
    for (const score of [-0.01, 1.01, Number.NaN, undefined, '0.5']) {
      expect(() => relationshipQuality(wrong(score))).toThrow(/satisfaction.economic must be/);
    }
    const { qualityWeights } = BONDS_DEFAULTS;
    for (const trust of [-1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => relationshipQuality(facts, { ...qualityWeights.value, trust })).toThrow(
        /weights must be/,
      );
    }
    const none = { satisfaction: 0, trust: 0, commitment: 0, dependence: 0 };
    expect(() => relationshipQuality(facts, none)).toThrow(/weights must be/);
  });

  it('has the four dimensions, the drivers and the benefits of the source', () => {
    expect(Object.values(QUALITY_DIMENSIONS).map(({ zh }) => zh)).toEqual([
      '關係滿意',
      '信任',
      '關係承諾',
      '關係倚賴',
    ]);
    expect(Object.keys(DEPENDENCE_DRIVERS)).toEqual(['goal-control', 'termination-cost']);
    expect(Object.values(RELATIONSHIP_BENEFITS).map(({ zh }) => zh)).toEqual([
      '資訊',
      '專業能力',
      '互補',
    ]);
  });
});

describe('an answer', () => {
  it.each([
    [1, 0],
    [4, 0.5],
    [7, 1],
    [null, null],
  ])('of %s on 1 to 7 scores %s', (answer, score) => {
    expect(scoreOfAnswer(answer, { least: 1, most: 7 })).toBe(score);
  });

  it('is on its scale', () => {
    for (const answer of [0.99, 7.01, Number.NaN]) {
      expect(() => scoreOfAnswer(answer, { least: 1, most: 7 })).toThrow(/answer must be 1 to 7/);
    }
    for (const most of [1, 0, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => scoreOfAnswer(null, { least: 1, most })).toThrow(/scale must rise/);
    }
    expect(scoreOfAnswer(-0, { least: 0, most: 1 })).toBe(0);
  });
});

describe('satisfaction', () => {
  it('is cumulative, each side over what is known of it', () => {
    expect(
      cumulativeSatisfaction([
        { economic: 1, nonEconomic: null },
        { economic: 0.5, nonEconomic: 0.25 },
        { economic: null, nonEconomic: null },
        { economic: null, nonEconomic: 0.75 },
        { economic: null, nonEconomic: 0.5 },
        { economic: 0.75, nonEconomic: null },
      ]),
    ).toEqual({ economic: 0.75, nonEconomic: 0.5, experiences: 5 });
    expect(cumulativeSatisfaction([])).toEqual({
      economic: null,
      nonEconomic: null,
      experiences: 0,
    });
    const wrong = { economic: 2, nonEconomic: null };
    expect(() => cumulativeSatisfaction([wrong])).toThrow(/economic must be/);
  });

  it('falls short where less was perceived than expected', () => {
    expect([disconfirmation(0.25, 0.75), disconfirmation(1, 0.5)]).toEqual([-0.5, 0.5]);
    expect([disconfirmation(null, 1), disconfirmation(1, null)]).toEqual([null, null]);
    expect(disconfirmation(-0, 0)).toBe(0);
    expect(() => disconfirmation(0, 2)).toThrow(/expected must be/);
  });
});

describe('loyalty', () => {
  // Dick and Basu (1994), figure 2: relative attitude against repeat patronage.
  it.each([
    [0.5, 0.5, 'loyalty'],
    [0.5, 0.49, 'latent'],
    [0.49, 0.5, 'spurious'],
    [0.49, 0.49, 'none'],
  ])('of attitude %d and repeat %d is %s', (attitude, repeat, quadrant) => {
    expect(loyaltyStanding({ attitude, repeat, satisfaction: 1 })).toEqual({
      quadrant,
      isLoyal: quadrant === 'loyalty',
      isProxy: false,
    });
  });

  it('is told by satisfaction only where something is missing, and marked so', () => {
    const told = (satisfaction: number | null) =>
      loyaltyStanding({ attitude: 1, repeat: null, satisfaction });

    expect(told(0.5)).toEqual({ quadrant: null, isLoyal: true, isProxy: true });
    expect(told(0.49)).toEqual({ quadrant: null, isLoyal: false, isProxy: true });
    expect(told(null)).toEqual({ quadrant: null, isLoyal: null, isProxy: false });
    expect(loyaltyStanding({ attitude: null, repeat: 1 }).isLoyal).toBeNull();
  });

  // Jones and Sasser (1995): satisfaction against loyalty.
  it.each([
    [0.5, 0.5, 'apostle'],
    [0.49, 0.5, 'hostage'],
    [0.5, 0.49, 'mercenary'],
    [0.49, 0.49, 'defector'],
    [null, 1, null],
    [1, null, null],
  ])('with satisfaction %s and repeat %s makes the kind %s', (satisfaction, repeat, kind) => {
    expect(satisfactionQuadrant(satisfaction, repeat)).toBe(kind);
  });

  it('takes the threshold of the host', () => {
    const both = { attitude: 0.8, repeat: 0.8 };

    expect(loyaltyStanding(both, { highFrom: 0.81 }).quadrant).toBe('none');
    expect(satisfactionQuadrant(0.8, 1, { highFrom: 1 })).toBe('hostage');
    for (const highFrom of [0, 1.01, Number.NaN]) {
      expect(() => loyaltyStanding(both, { highFrom })).toThrow(/highFrom must be/);
      expect(() => satisfactionQuadrant(1, 1, { highFrom })).toThrow(/highFrom must be/);
    }
    expect(() => loyaltyStanding({ attitude: 2, repeat: 0 })).toThrow(/attitude must be/);
    expect(() => satisfactionQuadrant(0, -1)).toThrow(/repeat must be/);
  });
});

describe('the fit of an agent', () => {
  const alike = { appearance: 1, lifestyle: 0.5, status: 0, values: 0.5 };

  it('is likeness, and expertise as the customer perceives it', () => {
    expect(agentFit({ ...alike, perceivedExpertise: 1 })).toEqual({
      similarity: 0.5,
      expertise: 1,
      score: 0.75,
      isTrained: null,
      missing: [],
    });
    const weights = { similarity: 3, expertise: 1 };
    expect(agentFit({ ...alike, perceivedExpertise: 1 }, weights).score).toBe(0.625);
  });

  it('is open where a trait that counts is not known', () => {
    const unknown = { ...alike, values: null, perceivedExpertise: 1 };

    expect(agentFit(unknown)).toEqual({
      similarity: null,
      expertise: 1,
      score: null,
      isTrained: null,
      missing: ['values'],
    });
    expect(agentFit(unknown, { similarity: 0, expertise: 1 }).score).toBe(1);
  });

  it('tells whether the agent was trained, which changes no score', () => {
    const known = { ...alike, perceivedExpertise: 1 };
    const told = [true, false, null].map((isTrained) => agentFit({ ...known, isTrained }));

    expect(told.map(({ isTrained }) => isTrained)).toEqual([true, false, null]);
    expect(told.map(({ score, missing }) => [score, missing])).toEqual([
      [0.75, []],
      [0.75, []],
      [0.75, []],
    ]);
  });

  it('is not asked with a score or weights out of range', () => {
    expect(() => agentFit({ ...alike, perceivedExpertise: 2 })).toThrow(
      /^agentFit: perceivedExpertise/,
    );
    const none = { similarity: 0, expertise: 0 };
    expect(() => agentFit({ ...alike, perceivedExpertise: 1 }, none)).toThrow(/weights/);
  });
});
