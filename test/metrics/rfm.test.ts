/** RFM: four named rules that part at ties, decided without rounding. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { rfm } from '../../src/analytics/metrics/rfm.ts';
import {
  ntileScores,
  type RfmRule,
  rankCuts,
  type7Breakpoints,
} from '../../src/analytics/metrics/rfm-rules.ts';
import { scoresByCuts } from '../../src/analytics/metrics/whole-slots.ts';
import { summarise } from '../../src/analytics/transactions/summarise.ts';
import { logOf, logOfText } from './logs.ts';

const window = { from: '2026-01-01', until: '2026-02-01', zone: 'UTC' };
const RULES: readonly RfmRule[] = ['type7', 'ntile', 'midrank', 'cumeDist'];

describe('rfm', () => {
  const log = logOfText(`
    ada 2026-01-31 100
    ada 2026-01-31 900
    ada 2026-01-02 -500
    bob 2026-01-30 2000
    cy 2026-01-20 300
    dee 2026-01-10 400
    eve 2026-01-01 0
    flo 2026-01-31 -100`);

  it('counts days to the end, purchases in rows, and revenue without refunds', () => {
    const { customers, scores, breakpoints, counts, rule, asOf } = rfm(summarise(log, { window }));

    expect([rule, asOf]).toEqual(['type7', '2026-02-01']);
    expect(Array.from(customers)).toEqual([0, 1, 2, 3, 4]);
    // Days 1, 2, 12, 22, 31; purchases 2, 1, 1, 1, 1; revenue 1000, 2000, 300, 400, 0.
    expect(Array.from(scores.R)).toEqual([5, 4, 3, 2, 1]);
    expect(Array.from(scores.F)).toEqual([5, 1, 1, 1, 1]);
    expect(Array.from(scores.M)).toEqual([4, 5, 2, 3, 1]);
    expect(breakpoints?.recencyDays).toEqual([1.8, 8, 16, 23.8]);
    expect(breakpoints?.frequency).toEqual([1, 1, 1, 1.2]);
    expect(breakpoints?.monetaryMinor).toEqual([240, 360, 640, 1200]);
    expect(counts).toEqual({ R: [1, 1, 1, 1, 1], F: [4, 0, 0, 0, 1], M: [1, 1, 1, 1, 1] });
  });

  it('has no scores and no breakpoints where nobody bought', () => {
    for (const rule of RULES) {
      const scored = rfm(summarise(logOfText('ada 2026-01-02 -5'), { window }), { rule });

      expect(scored.customers).toHaveLength(0);
      expect(scored.breakpoints).toBeNull();
      expect(scored.counts.F).toEqual([0, 0, 0, 0, 0]);
    }
  });

  it('gives a single customer the score of each rule', () => {
    const one = summarise(logOfText('ada 2026-01-02 5'), { window });
    const scoresOf = (rule: RfmRule) => {
      const { R, F, M } = rfm(one, { rule }).scores;
      return [R[0], F[0], M[0]];
    };

    expect(scoresOf('type7')).toEqual([5, 1, 1]);
    expect(scoresOf('ntile')).toEqual([5, 1, 1]);
    expect(scoresOf('midrank')).toEqual([1, 5, 5]);
    expect(scoresOf('cumeDist')).toEqual([1, 5, 5]);
  });

  it('parts equal customers by key under ntile: numbers first, then texts by code unit', () => {
    const keys = ['b', 10, 'a', 9, 'B'];
    const equal = summarise(
      {
        ...logOf(keys.map((key) => ({ customer: String(key), ms: 0, minor: 5 }))),
        customers: keys,
      },
      { window: { ...window, from: '1970-01-01' } },
    );

    const { scores, breakpoints } = rfm(equal, { rule: 'ntile' });

    expect(Array.from(scores.F)).toEqual([5, 2, 4, 1, 3]);
    expect(Array.from(scores.R)).toEqual([1, 4, 2, 5, 3]);
    expect(breakpoints).toBeNull();
  });

  it('does not depend on the order of the rows', () => {
    const rows = fc.array(
      fc.record({
        customer: fc.integer({ min: 0, max: 30 }).map((id) => `c${id}`),
        ms: fc.integer({ min: 0, max: 30 }).map((day) => Date.UTC(2026, 0, 1 + day)),
        minor: fc.nat(5),
      }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(rows, fc.constantFrom(...RULES), (some, rule) => {
        const scoresOf = (all: typeof some) => {
          const summaries = summarise(logOf(all), { window });
          const { customers, scores } = rfm(summaries, { rule });
          return new Map(
            Array.from(customers, (code, row) => [
              summaries.customers[code],
              [scores.R[row], scores.F[row], scores.M[row]],
            ]),
          );
        };

        expect(scoresOf(some.toReversed())).toEqual(scoresOf(some));
      }),
    );
  });

  it('holds its caller to the contract', () => {
    const summaries = summarise(logOf([]), { window });

    expect(() => rfm(summaries, { rule: 'quintile' as RfmRule })).toThrow(
      'rule must be one of type7, ntile, midrank, cumeDist',
    );
    expect(() => rfm({ ...summaries, window: { ...window, until: '' } })).toThrow('window.until');
  });
});

/** Columns with many ties, some of wide gaps, and huge whole numbers that differ by one. */
const anyColumn = fc
  .array(fc.nat(12), { minLength: 1, maxLength: 40, size: 'max' })
  .chain((values) =>
    fc
      .constantFrom(
        (value: number) => value,
        (value: number) => 9_007_199_254_740_000 + value,
        (value: number) => value ** 6 + (value % 5),
      )
      .map((spread) => Float64Array.from(values, spread)),
  );

describe('the rules of rfm', () => {
  it('decides type7 as exact fractions decide', () => {
    const reached = { between: 0, huge: 0, ties: 0, wide: 0 };
    fc.assert(
      fc.property(anyColumn, (values) => {
        const sorted = Array.from(values, BigInt).toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
        // Five times the breakpoint at j / 5, in whole numbers: rank (n - 1)j / 5, drawn straight.
        const fiveTimes = [1, 2, 3, 4].map((fifth) => {
          const place = BigInt((sorted.length - 1) * fifth);
          const low = sorted[Number(place / 5n)]!;
          const high = sorted[Number(place / 5n) + 1] ?? low;
          return 5n * low + (place % 5n) * (high - low);
        });
        const { cuts, breakpoints } = type7Breakpoints(values);

        expect(Array.from(scoresByCuts(values, cuts))).toEqual(
          Array.from(values, (value) => {
            return 1 + fiveTimes.filter((five) => five < 5n * BigInt(value)).length;
          }),
        );
        for (const [index, five] of fiveTimes.entries()) {
          const exact = Number(five / 5n) + Number(five % 5n) / 5;
          expect(Math.abs(breakpoints[index]! - exact)).toBeLessThanOrEqual(1e-15 * exact);
        }
        reached.between += fiveTimes.some((five) => five % 5n !== 0n) ? 1 : 0;
        reached.huge += values[0]! > 2 ** 50 ? 1 : 0;
        reached.wide += Math.max(...values) - Math.min(...values) > 10_000 ? 1 : 0;
        reached.ties += new Set(values).size < values.length ? 1 : 0;
      }),
    );
    for (const times of Object.values(reached)) expect(times).toBeGreaterThan(10);
  });

  it('decides midrank and cumeDist by counting those below and those equal', () => {
    fc.assert(
      fc.property(anyColumn, (values) => {
        const count = values.length;
        const counted = Array.from(values, (value) => {
          const below = values.filter((other) => other < value).length;
          const equal = values.filter((other) => other === value).length;
          return { twiceAverageRank: 2 * below + equal + 1, upTo: below + equal };
        });
        // The smallest score s with s / 5 of all at least the rank, without a division.
        const fifthOf = (twice: number) =>
          [1, 2, 3, 4, 5].find((score) => score * 2 * count >= 5 * twice);

        expect(Array.from(scoresByCuts(values, rankCuts(values, 'midrank')))).toEqual(
          counted.map(({ twiceAverageRank }) => fifthOf(twiceAverageRank)),
        );
        expect(Array.from(scoresByCuts(values, rankCuts(values, 'cumeDist')))).toEqual(
          counted.map(({ upTo }) => fifthOf(2 * upTo)),
        );
      }),
    );
  });

  it('makes groups of ntile as SQL does: sizes differ by one, the larger first', () => {
    fc.assert(
      fc.property(anyColumn, (values) => {
        const scores = ntileScores(values, Uint32Array.from(values.keys()).toReversed());
        const sizes = [1, 2, 3, 4, 5].map((score) => scores.filter((one) => one === score).length);
        const expected = [0, 1, 2, 3, 4].map(
          (group) => Math.floor(values.length / 5) + (group < values.length % 5 ? 1 : 0),
        );

        expect(sizes).toEqual(expected);
        for (const [row, value] of values.entries()) {
          for (const [other, larger] of values.entries()) {
            if (value < larger || (value === larger && row > other)) {
              expect(scores[row]).toBeLessThanOrEqual(scores[other]!);
            }
          }
        }
      }),
    );
  });
});
