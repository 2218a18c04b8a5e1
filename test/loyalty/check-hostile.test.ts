/** Programmes of hostile hands: named wrong, enormous, nested, half a character; and their checks. */
import { describe, expect, it } from 'vitest';
import { changeOfProgramme, checkProgramme } from '../../src/domains/loyalty/check.ts';
import { gainingCycle } from '../../src/domains/loyalty/check-conversion.ts';
import { mayMeet } from '../../src/domains/loyalty/programme-meeting.ts';
import type { Conversion } from '../../src/domains/loyalty/programme-redemption.ts';
import { parseProgramme } from '../../src/domains/loyalty/schema.ts';
import { instant } from '../../src/kernel/instant.ts';
import { earned, orderOf, pointsOf, programmeFrom, versionOf } from './programmes.ts';

const from = '2026-01-01T00:00Z';
const base = { id: 'base', points: 1, perMinor: 100 };
const at = instant('2026-06-01T00:00Z');

/** Names that lie on every object, or look like something else. */
const NAMES = [
  'constructor',
  'toString',
  'hasOwnProperty',
  'valueOf',
  'length',
  '0',
  '-1',
  'null',
  ' ',
];

function many<Value>(count: number, valueOf: (index: number) => Value): readonly Value[] {
  return Array.from({ length: count }, (_, index) => valueOf(index));
}

describe('names of another object', () => {
  const facts = Object.fromEntries(NAMES.map((name) => [name, 'text']));
  const named = {
    facts,
    currencies: NAMES.map((id) => ({ id })),
    earnRules: NAMES.map((id) => ({
      ...base,
      id,
      currency: id,
      when: { exists: `facts.${id}` },
    })),
    multipliers: { meet: 'product', list: NAMES.map((id) => ({ id, factor: 2, rules: [id] })) },
    caps: NAMES.map((id) => ({ id, currency: id, window: { kind: 'lifetime' }, points: 3 })),
    ladders: NAMES.map((id) => ({
      id,
      tiers: [{ id: `${id}-tier`, qualify: [{ all: [{ counter: id, atLeast: 2 }] }] }],
    })),
    redemptions: NAMES.map((id) => ({ id, kind: 'reward', currency: id, points: 1, reward: id })),
    partners: NAMES.map((id) => ({ id })),
    coupons: NAMES.map((id) => ({ id, off: { kind: 'amount', minor: 1 } })),
    budgets: NAMES.map((id) => ({ id, points: 1 })),
  };

  it('are names like others, for the checks, for a change, and for what is earned', () => {
    const programme = programmeFrom({ versions: [{ from, ...named }] });
    const plain = programmeFrom({ versions: [{ from, earnRules: [base] }] });

    expect(checkProgramme(programme).diagnostics).toEqual([]);
    const { edits } = changeOfProgramme(plain, programme, instant('2025-01-01T00:00Z'));
    expect(edits.filter(({ path }) => path[0] === 'facts')).toEqual(
      Object.keys(facts).map((name) => ({
        kind: 'safe',
        from: '2026-01-01T00:00:00.000Z',
        path: ['facts', name],
        before: null,
        after: 'text',
      })),
    );
    expect(changeOfProgramme(programme, programme, at).edits).toEqual([]);
    const award = earned(versionOf(named), orderOf(200, { facts: { constructor: 'x' } }));
    expect(award.applied.map(({ rule, points }) => [rule, points])).toEqual([['constructor', 3]]);
  });

  it('cannot be the name that would change a prototype, nor half a character', () => {
    const versions = [
      `{"from":"${from}","facts":{"__proto__":"text"}}`,
      `{"from":"${from}","__proto__":{"money":"USD"}}`,
      `{"from":"${from}","earnRules":[{"id":"\\ud800","points":1}]}`,
      `{"from":"${from}","earnRules":[{"id":"a","points":1,"when":{"compare":"occasion.coupon","is":"eq","to":"\\udc00"}}]}`,
      `{"from":"${from}","facts":{"a\\ud800":"text"}}`,
    ];
    for (const text of versions) {
      const json: unknown = JSON.parse(
        `{"id":"c","zone":"UTC","money":"EUR","versions":[${text}]}`,
      );
      expect(parseProgramme(json).ok).toBe(false);
    }
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});

describe('a programme of enormous size', () => {
  it('has a thousand rules in a version at most, and versions of a thousand each are checked', () => {
    const rules = (count: number) => many(count, (index) => ({ ...base, id: `r${index}` }));
    const one = parseProgramme({
      id: 'c',
      zone: 'UTC',
      money: 'EUR',
      versions: [{ from, earnRules: rules(1001) }],
    });
    expect(one).toEqual({
      ok: false,
      issues: [
        {
          code: 'OUT_OF_RANGE',
          path: ['versions', 0, 'earnRules'],
          message: 'must be at most 1000',
        },
      ],
    });
    const earnRules = rules(1000);
    const versions = many(3, (index) => ({ from: `20${30 + index}-01-01T00:00Z`, earnRules }));
    const programme = programmeFrom({ versions });
    const fewer = programmeFrom({ versions: versions.slice(0, 2) });

    expect(checkProgramme(programme).diagnostics).toHaveLength(3);
    expect(changeOfProgramme(fewer, programme, at).edits).toEqual([]);
    const { points } = programme.versions[0].earnRules[0] ?? {};
    expect(points).toEqual({ numerator: 1, denominator: 1 });
    expect(pointsOf(earned(programme.versions[0], orderOf(200)))).toBe(2000);
  });

  it('names a hundred of its faults, however many there are', () => {
    const rules = many(130_000, (index) => `x${index}`);
    const caps = [{ id: 'cap', window: { kind: 'lifetime' }, points: 1, rules }];
    const read = parseProgramme({ id: 'c', zone: 'UTC', money: 'EUR', versions: [{ from, caps }] });

    expect(read.ok ? [] : read.issues.map(({ code }) => code)).toEqual(
      many(100, () => 'UNKNOWN_REFERENCE'),
    );
  });

  it('has a thousand facts at most', () => {
    const factsOf = (count: number) =>
      Object.fromEntries(many(count, (index) => [`f${index}`, 'text']));
    const read = (count: number) =>
      parseProgramme({
        id: 'c',
        zone: 'UTC',
        money: 'EUR',
        versions: [{ from }],
        facts: factsOf(count),
      });

    expect(read(1000).ok).toBe(true);
    expect(read(1001)).toMatchObject({ issues: [{ code: 'OUT_OF_RANGE', path: ['facts'] }] });
  });

  it('with many caps on the same rules is checked in the end', () => {
    const earnRules = many(500, (index) => ({ id: `r${index}`, points: 1 }));
    const rules = earnRules.map(({ id }) => id);
    const caps = many(100, (index) => {
      return { id: `c${index}`, window: { kind: 'lifetime' }, points: 60 + index, rules };
    });
    const tiers = many(50, (index) => {
      return { id: `t${index}`, qualify: [{ all: [{ counter: 'points', atLeast: index + 12 }] }] };
    });
    const programme = programmeFrom({
      versions: [{ from, earnRules, caps, ladders: [{ id: 'l', tiers }] }],
    });
    const codes = checkProgramme(programme).diagnostics.map(({ code }) => code);

    // 61 is the most that is asked for, and 60 the most that the first cap lets anybody have.
    expect(codes.filter((code) => code === 'TIER_UNREACHABLE')).toHaveLength(1);
    expect(changeOfProgramme(programme, programme, at).edits).toEqual([]);
  });

  it('with factors of many digits has an implied rebate nevertheless', () => {
    const list = many(300, (index) => ({
      id: `m${index}`,
      factor: {
        numerator: 9_007_199_254_740_881 - 2 * index,
        denominator: 9_007_199_254_740_001 - 6 * index,
      },
    }));
    const redemptions = [{ id: 'pay', kind: 'payment', points: 100, worthMinor: 1 }];
    const version = { earnRules: [base], multipliers: { meet: 'product', list }, redemptions };
    const codes = (marginMax: string) => {
      const { diagnostics } = checkProgramme(
        programmeFrom({ versions: [{ from, ...version, marginMax }] }),
      );
      return diagnostics.map(({ code }) => code);
    };

    // 1 point for 1.00, 0.01 for 100 points: 1 in 10,000, and a little more by each factor.
    expect(codes('0.0001')).toEqual(['REBATE_ABOVE_MARGIN']);
    expect(codes('0.00011')).toEqual([]);
  });
});

describe('many multipliers', () => {
  const double = (id: number, some: object = {}) => {
    return { id: String(id), factor: 2, rules: ['base'], ...some };
  };
  const multipliersOf = (list: readonly object[], meet: string | null = 'best') =>
    versionOf({ earnRules: [base], multipliers: { meet, list } }).multipliers.list;
  const day = (index: number) => instant(Date.UTC(2026, 0, 1) + index * 86_400_000);

  it('one after the other never meet; two on one day do', () => {
    const list = many(1000, (index) => {
      return double(index, { validFrom: day(index), validUntil: day(index + 1) });
    });

    expect(mayMeet(multipliersOf(list, null))).toBe(false);
    expect(mayMeet(multipliersOf([...list.slice(1), double(0, { validFrom: day(7) })]))).toBe(true);
  });

  it('meet if one of them is for all rules, or both begin and end never', () => {
    expect(mayMeet(multipliersOf([double(1, { rules: [] }), double(2, { rules: null })]))).toBe(
      true,
    );
    expect(mayMeet(multipliersOf([double(1, { rules: [] }), double(2)], null))).toBe(false);
    expect(mayMeet(multipliersOf([double(1), double(2)]))).toBe(true);
    expect(mayMeet(multipliersOf([double(1, { rules: ['base', 'base'] })], null))).toBe(false);
    const [open, closed] = [
      double(1, { rules: null, validUntil: day(3) }),
      double(2, { validFrom: day(3) }),
    ];
    expect(mayMeet(multipliersOf([open, closed], null))).toBe(false);
    expect(mayMeet(multipliersOf([closed, { ...open, validUntil: day(4) }]))).toBe(true);
    const [ever, once] = [double(1), double(2, { rules: ['other'], validUntil: day(1) })];
    const late = double(3, { rules: null, validFrom: day(2) });
    const three = versionOf({
      earnRules: [base, { ...base, id: 'other' }],
      multipliers: { meet: 'best', list: [ever, once, late] },
    });
    expect(mayMeet(three.multipliers.list)).toBe(true);
  });
});

describe('a circle of conversions', () => {
  const swap = (currency: string, into: string, points: number, becomes: number): Conversion => {
    const id = `${currency}-${into}`;
    return { kind: 'conversion', id, currency, into, points, becomes, when: null, partner: null };
  };
  const idsOf = (...conversions: readonly Conversion[]) =>
    gainingCycle(conversions)?.map(({ id }) => id) ?? null;

  it('is found wherever it lies, and told from the conversion that is named first', () => {
    expect(idsOf(swap('b', 'c', 1, 2), swap('a', 'b', 1, 1), swap('c', 'b', 2, 3))).toEqual([
      'b-c',
      'c-b',
    ]);
    expect(idsOf(swap('c', 'a', 1, 2), swap('a', 'b', 1, 1), swap('b', 'c', 1, 1))).toEqual([
      'c-a',
      'a-b',
      'b-c',
    ]);
    expect(idsOf(swap('a', 'b', 7, 3), swap('b', 'a', 3, 7))).toBe(null);
    const away = ['b', 'c', 'd'].map((letter, index) =>
      swap(letter, ['c', 'd', 'e'][index] ?? '', 1, 1),
    );
    expect(idsOf(swap('a', 'b', 1, 2), swap('b', 'a', 1, 1), ...away)).toEqual(['a-b', 'b-a']);
    expect(idsOf(swap('a', 'b', 1, 1000), swap('b', 'c', 1, 1000))).toBe(null);
    expect(idsOf()).toBe(null);
  });

  it('is none where thirty currencies lead round to the very same amount', () => {
    const size = 30;
    const round = many(size, (index) => {
      const [points, becomes] =
        index % 2 === 0 ? [999_999_999_989, 999_999_999_961] : [999_999_999_961, 999_999_999_989];
      return swap(`p${index}`, `p${(index + 1) % size}`, points, becomes);
    });
    const [first] = round;

    expect(gainingCycle(round)).toBe(null);
    expect(
      gainingCycle(round.with(0, { ...(first as Conversion), becomes: 999_999_999_962 })),
    ).toHaveLength(size);
  });
});
