/** Churn split: parts of one whole. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { type ChurnKind, churnSplit } from '../../src/analytics/metrics/churn-split.ts';

const kinds: Readonly<Record<string, ChurnKind>> = {
  ada: 'voluntary',
  bob: 'involuntary',
  cy: 'by-firm',
  dee: 'by-firm',
};
const kindOf = (customer: string | number) => kinds[customer] ?? null;

describe('churnSplit', () => {
  it('counts each kind of those at the start, and who gave no reason by themselves', () => {
    const split = churnSplit(['ada', 'bob', 'cy', 'dee', 'eve'], { atStart: 10, kindOf });

    expect(split.churn).toMatchObject({ numerator: 5, denominator: 10, value: 0.5 });
    expect(split.voluntary).toMatchObject({ numerator: 1, denominator: 10, value: 0.1 });
    expect(split.involuntary).toMatchObject({ numerator: 1, denominator: 10 });
    expect(split.byFirm).toMatchObject({ numerator: 2, denominator: 10, value: 0.2 });
    expect(split.unknown).toMatchObject({ numerator: 1, denominator: 10 });
  });

  it('has no value where nobody was there at the start', () => {
    expect(churnSplit([], { atStart: 0, kindOf }).voluntary.value).toBeNull();
  });

  it('adds up to the churn', () => {
    const anyKeys = fc.uniqueArray(fc.constantFrom('ada', 'bob', 'cy', 'dee', 'eve', 'flo', 7));
    let mixed = 0;
    fc.assert(
      fc.property(anyKeys, fc.nat({ max: 5 }), (lost, others) => {
        const split = churnSplit(lost, { atStart: lost.length + others, kindOf });
        const parts = [split.voluntary, split.involuntary, split.byFirm, split.unknown];

        expect(parts.reduce((sum, part) => sum + part.numerator, 0)).toBe(lost.length);
        expect(new Set(parts.map((part) => part.denominator)).size).toBe(1);
        mixed += parts.filter((part) => part.numerator > 0).length > 2 ? 1 : 0;
      }),
    );
    expect(mixed).toBeGreaterThan(10);
  });

  it('holds its caller to the contract, and shows no text of theirs', () => {
    expect(() => churnSplit(['ada', 'ada'], { atStart: 5, kindOf })).toThrow('each key once');
    expect(() => churnSplit(['ada', 'bob'], { atStart: 1, kindOf })).toThrow(
      'lost must be at most the 1 at the start, got 2',
    );
    expect(churnSplit(['ada'], { atStart: 1, kindOf }).churn.value).toBe(1);
    expect(() => churnSplit([], { atStart: -1, kindOf })).toThrow('atStart');
    expect(() =>
      churnSplit(['ada'], { atStart: 5, kindOf: () => 'toString' as 'by-firm' }),
    ).toThrow(/^churnSplit: kindOf must return voluntary, involuntary, by-firm or null$/);
  });
});
