import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { parseJsonValue } from '../../src/kernel/parse-json-value.ts';
import { evaluate } from '../../src/mechanisms/evaluate-condition.ts';
import {
  HIT_POLICIES,
  type HitPolicy,
  parseRuleTable,
  type RuleTable,
} from '../../src/mechanisms/rule-table.ts';
import { createRules, type Hits } from '../../src/mechanisms/rules.ts';
import { type AnyFacts, anyCondition, anyFacts, types } from './any-condition.ts';

const given = <Given>({ hits }: Hits<Given>): readonly Given[] => hits.map(({ gives }) => gives);

// The tables that "Decision Model and Notation" shows for its hit policies (section 8.2), with the
// results that implementations of the standard publish for them.
describe('the tables by which DMN explains its hit policies', () => {
  const applicant = { age: 'number', history: 'text' } as const;
  const young = { compare: 'age', is: 'lt', to: 25 } as const;
  const old = { compare: 'age', is: 'gt', to: 60 } as const;
  const good = { compare: 'history', is: 'eq', to: 'good' } as const;
  const bad = { compare: 'history', is: 'eq', to: 'bad' } as const;

  it('unique: the risk rating of an applicant', () => {
    const rating = createRules(applicant, {
      policy: 'unique',
      rules: [
        { id: '1', when: { all: [old, good] }, gives: 'Medium' },
        { id: '2', when: { all: [old, bad] }, gives: 'High' },
        {
          id: '3',
          when: { between: 'age', from: 25, to: 60, bounds: 'closed' },
          gives: 'Medium',
        },
        { id: '4', when: { all: [young, good] }, gives: 'Low' },
        { id: '5', when: { all: [young, bad] }, gives: 'Medium' },
      ],
    });
    const rated = (age: number, history: string) => given(rating.decide({ age, history }));

    expect([rated(61, 'good'), rated(61, 'bad')]).toEqual([['Medium'], ['High']]);
    expect([rated(60, 'good'), rated(60, 'bad')]).toEqual([['Medium'], ['Medium']]);
    expect([rated(25, 'good'), rated(25, 'bad')]).toEqual([['Medium'], ['Medium']]);
    expect([rated(24, 'bad'), rated(20, 'good')]).toEqual([['Medium'], ['Low']]);
    expect(rated(61, 'well')).toEqual([]);
  });

  it('priority: the risk rating, where High goes before Medium and Medium before Low', () => {
    const rating = createRules(applicant, {
      policy: 'priority',
      rules: [
        {
          id: '1',
          when: { all: [{ compare: 'age', is: 'gte', to: 25 }, good] },
          gives: 'Medium',
          priority: 2,
        },
        { id: '2', when: { all: [old, bad] }, gives: 'High', priority: 3 },
        { id: '3', when: bad, gives: 'Medium', priority: 2 },
        { id: '4', when: { all: [young, good] }, gives: 'Low', priority: 1 },
      ],
    });
    const rated = (age: number, history: string) => given(rating.decide({ age, history }));

    expect([rated(65, 'bad'), rated(55, 'bad'), rated(20, 'bad')]).toEqual([
      ['High'],
      ['Medium'],
      ['Medium'],
    ]);
    expect([rated(30, 'good'), rated(20, 'good')]).toEqual([['Medium'], ['Low']]);
  });

  it('first: the special discount', () => {
    const order = { type: 'text', location: 'text', customer: 'text' } as const;
    const discount = createRules(order, {
      policy: 'first',
      rules: [
        {
          id: '1',
          when: {
            all: [
              { compare: 'type', is: 'eq', to: 'Web' },
              { compare: 'location', is: 'eq', to: 'US' },
              { compare: 'customer', is: 'eq', to: 'Wholesaler' },
            ],
          },
          gives: 10,
        },
        { id: '2', when: { compare: 'type', is: 'eq', to: 'Phone' }, gives: 0 },
        { id: '3', when: { compare: 'location', is: 'eq', to: 'Non-US' }, gives: 0 },
        { id: '4', when: { compare: 'customer', is: 'eq', to: 'Retailer' }, gives: 5 },
      ],
    });
    const discounted = (location: string, customer: string) =>
      given(discount.decide({ type: 'Web', location, customer }));

    expect(discounted('Non-US', 'Retailer')).toEqual([0]);
    expect(discounted('US', 'Retailer')).toEqual([5]);
    expect(discounted('US', 'Wholesaler')).toEqual([10]);
  });

  it('collect: what a student is eligible for, in the order of the rules', () => {
    const student = { gpa: 'number', activities: 'number', society: 'boolean' } as const;
    const isOver = (to: number) => ({ compare: 'gpa', is: 'gt', to }) as const;
    const isMember = (to: boolean) => ({ compare: 'society', is: 'eq', to }) as const;
    const isActive = (to: number) => ({ compare: 'activities', is: 'gte', to }) as const;
    const eligible = createRules(student, {
      policy: 'collect',
      rules: [
        { id: '1', when: { all: [isOver(3.5), isActive(4), isMember(true)] }, gives: '20% grant' },
        { id: '2', when: { all: [isOver(3), isMember(true)] }, gives: '30% loan' },
        { id: '3', when: { all: [isOver(3), isActive(2), isMember(false)] }, gives: '20% work' },
        { id: '4', when: { not: isOver(3) }, gives: '5% work' },
      ],
    });
    const facts = { gpa: 3.6, activities: 4, society: true };

    expect(given(eligible.decide(facts))).toEqual(['20% grant', '30% loan']);
    expect(given(eligible.decide({ ...facts, society: false }))).toEqual(['20% work']);
    expect(given(eligible.decide({ ...facts, gpa: 3 }))).toEqual(['5% work']);
  });
});

describe('rules', () => {
  const isFlag = { compare: 'flag', is: 'eq', to: true } as const;
  const isBig = { compare: 'order.count', is: 'gte', to: 3 } as const;
  const missing = (fact: string) => [{ fact, why: 'absent' }];
  const table = (policy: HitPolicy) =>
    createRules(types, {
      policy,
      rules: [
        { id: 'low', when: isFlag, gives: 1, priority: 1 },
        { id: 'high', when: isBig, gives: 2, priority: 9 },
        { id: 'other', when: { all: [] }, gives: 3, priority: -5 },
      ],
    });

  it('that contradict each other under unique are a conflict, and none applies', () => {
    expect(table('unique').decide({ flag: true, order: { count: 1 } })).toStrictEqual({
      hits: [],
      conflict: ['low', 'other'],
      undecided: [],
    });
    expect(table('unique').decide({ flag: false, order: { count: 1 } })).toStrictEqual({
      hits: [{ rule: 'other', gives: 3 }],
      conflict: [],
      undecided: [],
    });
  });

  it('that cannot be decided are reported where they could change the hits', () => {
    const undecided = (policy: HitPolicy, facts: AnyFacts) => table(policy).decide(facts).undecided;

    expect(undecided('first', {})).toStrictEqual([
      { rule: 'low', missing: missing('flag') },
      { rule: 'high', missing: missing('order.count') },
    ]);
    expect(undecided('first', { flag: true })).toEqual([]);
    expect(undecided('priority', { order: { count: 3 } })).toEqual([]);
    expect(undecided('priority', { flag: true })).toEqual([
      { rule: 'high', missing: missing('order.count') },
    ]);
    expect(undecided('collect', { flag: true })).toHaveLength(1);
    expect(undecided('unique', { flag: true })).toHaveLength(1);
  });

  it('of one priority are taken in the order of the table', () => {
    const equal = createRules(types, {
      policy: 'priority',
      rules: ['a', 'b', 'c'].map((id) => {
        return { id, when: { all: [] }, gives: id, priority: id === 'a' ? 0 : 7 };
      }),
    });

    expect(given(equal.decide({}))).toEqual(['b']);
  });

  it('explain how each of them fares, whatever the policy', () => {
    for (const policy of HIT_POLICIES) {
      const explained = table(policy).explain({ flag: true });

      expect(explained.map(({ rule, truth }) => [rule, truth])).toEqual([
        ['low', 'true'],
        ['high', 'unknown'],
        ['other', 'true'],
      ]);
      expect(explained[0]?.decidedBy).toEqual([{ at: [], fact: 'flag', truth: 'true' }]);
    }
  });

  it('that do not fit the facts are refused when they are prepared', () => {
    const wrong = { policy: 'first', rules: [{ id: 'a', when: { exists: 'x' }, gives: 1 }] };

    expect(() => createRules(types, wrong as unknown as RuleTable<typeof types, number>)).toThrow(
      'createRules: table must fit the facts, got UNKNOWN_FACT',
    );
  });

  it('hit as each of them alone would, for any rules and facts', () => {
    const anyRules = fc.array(fc.tuple(anyCondition, fc.integer({ min: 0, max: 3 })), {
      minLength: 1,
      maxLength: 6,
    });
    const seen = { hit: 0, conflict: 0, undecided: 0 };
    fc.assert(
      fc.property(anyRules, fc.constantFrom(...HIT_POLICIES), anyFacts, (drawn, policy, facts) => {
        const rules = drawn.map(([when, priority], index) => {
          return { id: `r${index}`, when, gives: index, priority };
        });
        const found = createRules(types, { policy, rules }).decide(facts);
        const alone = rules.map(({ when }) => evaluate(types, when, facts).truth);
        const order = rules.toSorted((one, other) =>
          policy === 'priority' ? other.priority - one.priority : 0,
        );
        const holding = order.filter(({ gives }) => alone[gives] === 'true');
        const isSingle = policy === 'first' || policy === 'priority';
        const winners = isSingle ? holding.slice(0, 1) : holding;
        const before = isSingle && winners[0] ? order.indexOf(winners[0]) : order.length;
        const open = order.slice(0, before).filter(({ gives }) => alone[gives] === 'unknown');
        const isConflict = policy === 'unique' && winners.length > 1;
        seen.hit += Number(found.hits.length > 0);
        seen.conflict += Number(isConflict);
        seen.undecided += Number(open.length > 0);

        expect(found.hits.map(({ rule }) => rule)).toEqual(
          isConflict ? [] : winners.map(({ id }) => id),
        );
        expect(found.conflict).toEqual(isConflict ? winners.map(({ id }) => id) : []);
        expect(found.undecided.map(({ rule }) => rule)).toEqual(open.map(({ id }) => id));
        expect(found.undecided.every((rule) => rule.missing.length > 0)).toBe(true);
      }),
      { numRuns: 500 },
    );
    expect([seen.hit > 100, seen.conflict > 10, seen.undecided > 100]).toEqual([true, true, true]);
  });

  it('know the facts they may ask for, and what each gives', () => {
    type Drinks = RuleTable<typeof types, 'coffee' | 'tea'>;
    const drinks: Drinks = {
      policy: 'first',
      rules: [{ id: 'a', when: isFlag, gives: 'coffee' }],
    };
    // @ts-expect-error no such fact
    const unknown: Drinks['rules'] = [{ id: 'b', when: { exists: 'flags' }, gives: 'tea' }];
    // @ts-expect-error nothing that a rule of this table gives
    const wrong: Drinks['rules'] = [{ id: 'b', when: { exists: 'flag' }, gives: 'beer' }];
    const drink: 'coffee' | 'tea' | undefined = createRules(types, drinks).decide({ flag: true })
      .hits[0]?.gives;

    expect([drink, unknown.length, wrong.length]).toEqual(['coffee', 1, 1]);
  });
});

describe('parseRuleTable', () => {
  const faultsOf = (from: unknown) => {
    const read = parseRuleTable(from, types, parseJsonValue);
    return read.ok ? [] : read.issues.map(({ code, path }) => [code, ...path].join(' '));
  };
  const rule = { id: 'a', when: { exists: 'flag' }, gives: null };

  it('answers a table that can be prepared', () => {
    const table = { policy: 'priority', rules: [{ ...rule, priority: 0, note: 'x' }], owner: 'y' };
    const read = parseRuleTable(table, types, parseJsonValue);

    expect(read).toStrictEqual({
      ok: true,
      value: { policy: 'priority', rules: [{ ...rule, priority: 0 }] },
    });
    expect(read.ok && createRules(types, read.value).decide({ flag: false }).hits).toHaveLength(1);
  });

  it('lists every issue with its path', () => {
    const rules = [
      rule,
      { ...rule, when: { not: { exists: 'x' } }, priority: 0.5 },
      { id: '', when: null, gives: undefined },
      5,
      rule,
    ];

    expect(faultsOf({ policy: 'any', rules })).toEqual([
      'UNKNOWN_POLICY policy',
      'UNKNOWN_FACT rules 1 when not exists',
      'NOT_A_PRIORITY rules 1 priority',
      'NOT_AN_ID rules 2 id',
      'NOT_A_CONDITION rules 2 when',
      'NOT_JSON rules 2 gives',
      'NOT_A_RULE rules 3',
      'DUPLICATE_ID rules 4 id',
    ]);
  });

  it('wants a priority where the policy reads it', () => {
    expect(faultsOf({ policy: 'first', rules: [rule] })).toEqual([]);
    expect(faultsOf({ policy: 'priority', rules: [rule] })).toEqual([
      'NOT_A_PRIORITY rules 0 priority',
    ]);
    expect(faultsOf({ policy: 'priority', rules: [{ ...rule, priority: 2 ** 53 }] })).toEqual([
      'NOT_A_PRIORITY rules 0 priority',
    ]);
  });

  it.each([null, [], 'first', { policy: 'first' }, { policy: 'first', rules: {} }])(
    'takes %j for no table',
    (from) => {
      expect(faultsOf(from)).toEqual(['NOT_A_RULE_TABLE']);
    },
  );

  it('stops at 10 000 rules', () => {
    const rules = Array.from({ length: 10_001 }, (_, index) => ({ ...rule, id: `r${index}` }));

    expect(faultsOf({ policy: 'collect', rules })).toEqual(['TOO_MANY_RULES rules']);
    expect(faultsOf({ policy: 'collect', rules: rules.slice(1) })).toEqual([]);
  });
});
