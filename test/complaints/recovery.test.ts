import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { RECOVERY_DEFAULTS } from '../../src/domains/complaints/recovery/defaults.ts';
import {
  complaintIceberg,
  costAfterContacts,
  loyaltyAfterProblem,
  stayingComplainants,
} from '../../src/domains/complaints/recovery/estimates.ts';
import {
  JUSTICE_NEEDS,
  type JusticeShares,
  REMEDY_JUSTICE,
  type RemedyOption,
  rankRemedies,
} from '../../src/domains/complaints/recovery/justice.ts';
import {
  type ParadoxFacts,
  paradoxObstacles,
} from '../../src/domains/complaints/recovery/paradox.ts';
import {
  complaintPropensity,
  type PropensityFacts,
} from '../../src/domains/complaints/recovery/propensity.ts';
import {
  type ProblemOutcome,
  repurchasePercent,
} from '../../src/domains/complaints/recovery/repurchase.ts';
import { recoveryWorth, valueAtRisk } from '../../src/domains/complaints/recovery/worth.ts';
import { REMEDIES } from '../../src/domains/complaints/remedy.ts';
import { money } from '../../src/kernel/money.ts';
import { ratio, ratioOf } from '../../src/kernel/ratio.ts';

const eur = (minor: number) => money(minor, 'EUR');

// The numbers of the seed: S003-61, 64 and 65.
describe('the lore of complaints', () => {
  it('has ten complaints stand for about 270 affected, 260 of them silent', () => {
    expect(complaintIceberg(10)).toEqual({ complaints: 10, affected: 270, silent: 260 });
    expect(complaintIceberg(0)).toEqual({ complaints: 0, affected: 0, silent: 0 });
    expect(complaintIceberg(3, { oneIn: 1 }).silent).toBe(0);
  });

  it('has 70 to 90 of a hundred satisfied complainants stay, a range and no point', () => {
    expect(stayingComplainants(100)).toEqual({ low: 70, high: 90 });
    const stayingPercent = { low: 40, high: 40 };
    expect(stayingComplainants(10, { stayingPercent })).toEqual({ low: 4, high: 4 });
  });

  it('adds fifty points for an effective solution, and never goes over a hundred', () => {
    const solved = { isSolvedEffectively: true, secondContacts: 0 };
    expect(loyaltyAfterProblem(30, solved)).toBe(80);
    expect(loyaltyAfterProblem(50, solved)).toBe(100);
    expect(loyaltyAfterProblem(51, solved)).toBe(100);
    expect(loyaltyAfterProblem(30, { ...solved, isSolvedEffectively: false })).toBe(30);
  });

  it('takes ten points for each second contact, and never goes below none', () => {
    const course = { isSolvedEffectively: false, secondContacts: 1 };
    expect(loyaltyAfterProblem(30, course)).toBe(20);
    expect(loyaltyAfterProblem(30, { ...course, secondContacts: 3 })).toBe(0);
    expect(loyaltyAfterProblem(30, { ...course, secondContacts: 4 })).toBe(0);
    expect(loyaltyAfterProblem(80, { isSolvedEffectively: true, secondContacts: 1 })).toBe(100);
    expect(loyaltyAfterProblem(30, course, { secondContactPoints: 5 })).toBe(25);
    expect(
      loyaltyAfterProblem(30, { ...course, isSolvedEffectively: true }, { solvedPoints: 7 }),
    ).toBe(27);
  });

  it('doubles the cost with each second contact', () => {
    expect([0, 1, 3].map((contacts) => costAfterContacts(eur(500), contacts).minor)).toEqual([
      500, 1000, 4000,
    ]);
    expect(costAfterContacts(eur(500), 2, { factor: 3 })).toEqual(eur(4500));
  });

  it('says where each number is from', () => {
    for (const { provenance } of Object.values(RECOVERY_DEFAULTS)) {
      expect(provenance).toMatch(/^(?:S\d{3}-\d+|our own)/);
    }
  });

  it.each<readonly [string, () => unknown, string]>([
    ['half a complaint', () => complaintIceberg(0.5), 'complaints must be a whole number of at'],
    ['no customer in one', () => complaintIceberg(1, { oneIn: 0 }), 'oneIn must be a whole numb'],
    ['too many', () => complaintIceberg(2 ** 53 - 1), 'complaints must be fewer'],
    ['less than nobody', () => stayingComplainants(-1), 'satisfied must be'],
    [
      'a range upside down',
      () => stayingComplainants(1, { stayingPercent: { low: 90, high: 70 } }),
      'stayingPercent must be a range',
    ],
    [
      'more than all',
      () => stayingComplainants(1, { stayingPercent: { low: 90, high: 101 } }),
      'stayingPercent must be a range',
    ],
    [
      'loyalty beyond a hundred',
      () => loyaltyAfterProblem(101, { isSolvedEffectively: true, secondContacts: 0 }),
      'loyalty must be 0 to 100',
    ],
    [
      'half a contact',
      () => loyaltyAfterProblem(1, { isSolvedEffectively: true, secondContacts: 0.5 }),
      'secondContacts must be',
    ],
    [
      'negative points',
      () =>
        loyaltyAfterProblem(
          1,
          { isSolvedEffectively: true, secondContacts: 0 },
          { solvedPoints: -1 },
        ),
      'options must be 0 or more',
    ],
    ['a cost that pays', () => costAfterContacts(eur(-1), 1), 'cost must be 0 or more'],
    ['contacts without end', () => costAfterContacts(eur(1), 51), 'secondContacts must be at mo'],
    ['a factor of none', () => costAfterContacts(eur(1), 1, { factor: 0 }), 'factor must be'],
  ])('is not asked about %s', (_, ask, message) => {
    expect(ask).toThrow(message);
  });
});

describe('the table of TARP', () => {
  const rows: readonly (readonly [number, readonly (number | null)[]])[] = [
    [499, [37, 46, 70, 95]],
    [500, [null, null, null, null]],
    [10_000, [null, null, null, null]],
    [10_001, [9, 19, 54, 82]],
  ];
  const outcomes: readonly ProblemOutcome[] = [
    'no-contact',
    'unsatisfied',
    'satisfied',
    'satisfied-quickly',
  ];

  it.each(rows)('for a loss of %d cents', (minor, expected) => {
    const loss = money(minor, 'USD');
    expect(outcomes.map((outcome) => repurchasePercent(loss, outcome))).toEqual(expected);
  });

  it('says nothing of other currencies', () => {
    expect(repurchasePercent(eur(499), 'satisfied')).toBeNull();
  });
});

describe('the propensity to complain', () => {
  const facts: PropensityFacts = {
    dissatisfaction: 0.8,
    importance: 0.5,
    blame: 'firm',
    unfairness: 0.5,
    costOfComplaining: 0.25,
  };
  const scoreOf = (rest: Partial<PropensityFacts>) => {
    const { score } = complaintPropensity({ ...facts, ...rest });
    return score ?? Number.NaN;
  };

  it('is dissatisfaction times importance times the mean of the rest', () => {
    expect(scoreOf({})).toBeCloseTo(0.4 * ((1 + 0.5 + 0.75) / 3), 12);
    expect(scoreOf({ traits: 0 })).toBeCloseTo(0.4 * ((1 + 0.5 + 0.75) / 4), 12);
    const weights = { blame: 3, unfairness: 0, ease: 1, traits: 5 };
    expect(complaintPropensity(facts, { weights }).score).toBeCloseTo(0.4 * (3.75 / 4), 12);
  });

  it('is nothing for who is content, or does not care', () => {
    expect(scoreOf({ dissatisfaction: 0 })).toBe(0);
    expect(scoreOf({ importance: 0 })).toBe(0);
  });

  it('is not known while a factor is not, which is named and not zero', () => {
    const none = { dissatisfaction: null, importance: null, blame: null };
    expect(complaintPropensity({ ...facts, ...none })).toEqual({
      score: null,
      missing: ['dissatisfaction', 'importance', 'blame'],
    });
    expect(complaintPropensity({ ...facts, unfairness: null, costOfComplaining: null })).toEqual({
      score: null,
      missing: ['unfairness', 'costOfComplaining'],
    });
  });

  it('rises with each factor, and falls with the cost of complaining', () => {
    const part = fc.nat(20).map((twentieths) => twentieths / 20);
    const some = fc.record({
      dissatisfaction: part,
      importance: part,
      blame: fc.constantFrom('firm', 'product', 'circumstances'),
      unfairness: part,
      costOfComplaining: part,
    });
    const field = fc.constantFrom('dissatisfaction', 'importance', 'unfairness', 'traits');
    const reach = { strict: 0 };
    const close = 1e-12;
    fc.assert(
      fc.property(some, field, part, part, (base, name, one, other) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)];
        const traits = { ...base, traits: 0.5 };
        const low = scoreOf({ ...traits, [name]: less });
        const high = scoreOf({ ...traits, [name]: more });
        expect(low).toBeLessThanOrEqual(high + close);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        if (low < high) reach.strict += 1;

        expect(scoreOf({ ...base, costOfComplaining: more })).toBeLessThanOrEqual(
          scoreOf({ ...base, costOfComplaining: less }) + close,
        );
        const blamed = (['circumstances', 'product', 'firm'] as const).map((blame) =>
          scoreOf({ ...base, blame }),
        );
        expect(blamed[0]).toBeLessThanOrEqual((blamed[1] ?? 0) + close);
        expect(blamed[1]).toBeLessThanOrEqual((blamed[2] ?? 0) + close);
      }),
    );
    expect(reach.strict).toBeGreaterThan(50);
    expect(scoreOf({ blame: 'product' })).toBeGreaterThan(scoreOf({ blame: 'circumstances' }));
    expect(scoreOf({ blame: 'firm' })).toBeGreaterThan(scoreOf({ blame: 'product' }));
    expect(scoreOf({ costOfComplaining: 0 })).toBeGreaterThan(scoreOf({}));
  });

  it.each<readonly [string, Partial<PropensityFacts>]>([
    ['dissatisfaction', { dissatisfaction: 1.1 }],
    ['importance', { importance: -0.1 }],
    ['unfairness', { unfairness: Number.NaN }],
    ['costOfComplaining', { costOfComplaining: 2 }],
    ['traits', { traits: -1 }],
  ])('is not asked with a %s beyond its scale', (field, rest) => {
    expect(() => complaintPropensity({ ...facts, ...rest })).toThrow(`${field} must be 0 to 1`);
  });

  it('is not asked with blame on another, or without weights', () => {
    const self: unknown = JSON.parse('"self"');
    const weigh = (weights: readonly [number, number, number]) => () =>
      complaintPropensity(facts, {
        weights: { blame: weights[0], unfairness: weights[1], ease: weights[2], traits: 1 },
      });

    expect(() => complaintPropensity({ ...facts, blame: self as 'firm' })).toThrow(/blame must be/);
    expect(weigh([0, 0, 0])).toThrow(/weights must be/);
    expect(weigh([2, -1, 0])).toThrow(/weights must be/);
    expect(weigh([Number.POSITIVE_INFINITY, 1, 0])).toThrow(/weights must be/);
  });
});

describe('the recovery paradox', () => {
  const facts: ParadoxFacts = {
    isRecoverySatisfying: true,
    isSevere: false,
    hasFailedBefore: false,
    isCauseStable: false,
    isPreventable: false,
  };

  it('may be expected only if nothing stands against it, and only for satisfaction', () => {
    expect(paradoxObstacles(facts, 'satisfaction')).toEqual([]);
    for (const measure of ['repurchase', 'word-of-mouth', 'image'] as const) {
      expect(paradoxObstacles(facts, measure)).toEqual(['not-for-this-measure']);
    }
  });

  it.each<readonly [string, Partial<ParadoxFacts>]>([
    ['recovery-not-satisfying', { isRecoverySatisfying: false }],
    ['failure-severe', { isSevere: true }],
    ['failed-before', { hasFailedBefore: true }],
    ['cause-stable', { isCauseStable: true }],
    ['failure-preventable', { isPreventable: true }],
  ])('is prevented: %s', (obstacle, rest) => {
    expect(paradoxObstacles({ ...facts, ...rest }, 'satisfaction')).toEqual([obstacle]);
  });
});

describe('remedies in order', () => {
  const remedies: readonly RemedyOption[] = [
    { id: 'voucher', kind: 'compensation', cost: eur(2000) },
    { id: 'letter', kind: 'apology', cost: eur(150) },
    { id: 'call', kind: 'explanation', cost: eur(400) },
    { id: 'refund', kind: 'refund', cost: eur(1500) },
    { id: 'repair', kind: 'repair', cost: eur(1800) },
  ];
  const ids = (needs: JusticeShares, of = remedies) => rankRemedies(of, needs).map(({ id }) => id);

  it('begin with regard after rudeness, and with the goods after a failed outcome', () => {
    expect(ids(JUSTICE_NEEDS.process)).toEqual(['call', 'letter', 'repair', 'refund', 'voucher']);
    expect(ids(JUSTICE_NEEDS.outcome)).toEqual(['repair', 'refund', 'voucher', 'call', 'letter']);
  });

  it('have a fit that is the mean of what they serve', () => {
    const [first] = rankRemedies(remedies, { distributive: 1, procedural: 1, interactional: 2 });
    expect(first).toEqual({ id: 'call', kind: 'explanation', cost: eur(400), fit: 2.5 / 4 });
  });

  it('go by cost if they fit alike, then by id, however they were given', () => {
    const alike: readonly RemedyOption[] = [
      { id: 'b', kind: 'refund', cost: eur(100) },
      { id: 'a', kind: 'refund', cost: eur(100) },
      { id: 'c', kind: 'compensation', cost: eur(99) },
    ];
    expect(ids(JUSTICE_NEEDS.outcome, alike)).toEqual(['c', 'a', 'b']);
    expect(ids(JUSTICE_NEEDS.outcome, alike.toReversed())).toEqual(['c', 'a', 'b']);
  });

  it('may be judged by a table of the host', () => {
    const justice = { ...REMEDY_JUSTICE, apology: { ...REMEDY_JUSTICE.apology, distributive: 1 } };
    const needs = { distributive: 1, procedural: 0, interactional: 1 };
    expect(rankRemedies(remedies, needs, { justice })[0]).toMatchObject({ id: 'letter', fit: 1 });
  });

  it('are known for every kind of remedy, each of some use', () => {
    expect(Object.keys(REMEDY_JUSTICE)).toEqual([...REMEDIES]);
    for (const shares of Object.values(REMEDY_JUSTICE)) {
      expect(Math.max(...Object.values(shares))).toBeGreaterThanOrEqual(0.5);
      for (const share of Object.values(shares)) expect([0, 0.5, 1]).toContain(share);
    }
  });

  it('are refused without a need, at a negative cost, and in two currencies', () => {
    const none = { distributive: 0, procedural: 0, interactional: 0 };
    const with1 = (cost: ReturnType<typeof eur>) => () =>
      rankRemedies([...remedies, { id: 'x', kind: 'refund', cost }], JUSTICE_NEEDS.outcome);

    expect(() => rankRemedies(remedies, none)).toThrow(/needs must be/);
    expect(() => rankRemedies(remedies, { ...none, procedural: -1 })).toThrow(/needs must be/);
    expect(with1(eur(-1))).toThrow(/remedies.5.cost must be/);
    expect(with1(money(1, 'USD'))).toThrow(/remedies.5.cost must be/);
    expect(rankRemedies([], JUSTICE_NEEDS.outcome)).toEqual([]);
  });
});

describe('what is at risk, and what recovery is worth', () => {
  it('is the value of those who leave', () => {
    expect(valueAtRisk({ affected: 270, leaving: ratio(1, 3), value: eur(12_000) })).toEqual(
      eur(1_080_000),
    );
    expect(valueAtRisk({ affected: 1, leaving: ratio(1, 3), value: eur(100) })).toEqual(eur(33));
  });

  it('is worth the rise of the chance, less the cost, decided before rounding', () => {
    const matter = {
      value: eur(40_000),
      staysIfRecovered: ratioOf('0.54'),
      staysIfNot: ratioOf('0.19'),
      cost: eur(5_000),
    };
    expect(recoveryWorth(matter)).toEqual({
      saved: eur(14_000),
      worth: eur(9_000),
      isWorthIt: true,
    });
    expect(recoveryWorth({ ...matter, cost: eur(14_000) })).toMatchObject({ isWorthIt: false });
    const third = {
      ...matter,
      value: eur(1),
      staysIfRecovered: ratio(1, 3),
      staysIfNot: ratio(0, 1),
    };
    expect(recoveryWorth({ ...third, cost: eur(0) })).toEqual({
      saved: eur(0),
      worth: eur(0),
      isWorthIt: true,
    });
    expect(recoveryWorth({ ...matter, staysIfRecovered: ratio(0, 1) }).worth).toEqual(eur(-12_600));
  });

  it.each<readonly [string, () => unknown, string]>([
    [
      'half a customer',
      () => valueAtRisk({ affected: 0.5, leaving: ratio(1, 2), value: eur(1) }),
      'affected must be',
    ],
    [
      'more than all',
      () => valueAtRisk({ affected: 1, leaving: ratio(3, 2), value: eur(1) }),
      'leaving must be a ratio from 0 to 1',
    ],
    [
      'less than none',
      () => valueAtRisk({ affected: 1, leaving: ratio(-1, 2), value: eur(1) }),
      'leaving must be a ratio',
    ],
    [
      'a negative value',
      () => valueAtRisk({ affected: 1, leaving: ratio(1, 2), value: eur(-1) }),
      'value must be 0 or more',
    ],
    [
      'two currencies',
      () =>
        recoveryWorth({
          value: eur(1),
          staysIfRecovered: ratio(1, 2),
          staysIfNot: ratio(0, 1),
          cost: money(1, 'USD'),
        }),
      'cost must be as the value',
    ],
  ])('is not asked with %s', (_, ask, message) => {
    expect(ask).toThrow(message);
  });
});
