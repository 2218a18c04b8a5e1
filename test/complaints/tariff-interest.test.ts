import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { InterestTable } from '../../src/domains/complaints/interest-table.ts';
import { simpleInterest } from '../../src/domains/complaints/recovery/interest.ts';
import { ombudsmanInterest } from '../../src/domains/complaints/regimes/fca/ombudsman-interest.ts';
import { money } from '../../src/kernel/money.ts';
import { ratio, ratioOf } from '../../src/kernel/ratio.ts';
import { addDays } from '../../src/time/local-date.ts';

const rates = { '2020-01-01': '0.08', '2025-08-07': '0.05', '2026-01-01': '0.0475' };

const table: InterestTable = {
  id: 'house-rate',
  title: 'The rate of our house',
  sources: [],
  dayCount: 'actual-365',
  steps: Object.entries(rates).map(([from, rate]) => ({
    from,
    rate: ratioOf(rate),
    checkedAgainst: null,
  })),
  until: '2027-01-01',
};
const pounds = money(100_000, 'GBP');

describe('simple interest', () => {
  it('of eight per cent on a year is eight per cent', () => {
    const year = { from: '2024-03-01', until: '2025-03-01' };
    expect(simpleInterest(pounds, ombudsmanInterest, year, 'half-even')).toEqual({
      interest: money(8000, 'GBP'),
      share: ratio(2, 25),
      parts: [{ ...year, days: 365, rate: ratio(2, 25) }],
    });
  });

  it('counts the 29th of February, over 365 days or over 360', () => {
    const leap = { from: '2024-01-01', until: '2025-01-01' };
    const of = (dayCount: InterestTable['dayCount']) =>
      simpleInterest(pounds, { ...table, dayCount }, leap, 'half-even').interest.minor;

    expect(of('actual-365')).toBe(8022); // 8000 × 366 / 365 = 8021.9
    expect(of('actual-360')).toBe(8133); // 8000 × 366 / 360 = 8133.3
  });

  it('takes each date at its rate, and rounds once', () => {
    // 10 days at 8 %, 147 at 5 %, 10 at 4.75 %: 100,000 × (0.8 + 7.35 + 0.475) / 365 = 2363.01
    const span = { from: '2025-07-28', until: '2026-01-11' };
    const { interest, parts } = simpleInterest(pounds, table, span, 'half-even');

    expect(parts.map(({ from, days }) => [from, days])).toEqual([
      ['2025-07-28', 10],
      ['2025-08-07', 147],
      ['2026-01-01', 10],
    ]);
    expect(interest).toEqual(money(2363, 'GBP'));
    expect(simpleInterest(pounds, table, span, 'up').interest.minor).toBe(2364);
  });

  it('of no day, or on nothing, is nothing', () => {
    const day = { from: '2025-07-28', until: '2025-07-28' };
    expect(simpleInterest(pounds, table, day, 'up')).toEqual({
      interest: money(0, 'GBP'),
      share: ratio(0, 1),
      parts: [],
    });
    const span = { from: '2025-07-28', until: '2025-07-29' };
    expect(simpleInterest(money(0, 'GBP'), table, span, 'up').interest.minor).toBe(0);
  });

  it('before the first rate, or beyond the last that is known, is an error and no guess', () => {
    const asked = (from: string, until: string) => () =>
      simpleInterest(pounds, table, { from, until }, 'down');

    expect(asked('2019-12-31', '2020-01-02')).toThrow(
      'simpleInterest: table must reach back to 2019-12-31, begins 2020-01-01: TOO_SHORT in house-rate',
    );
    expect(asked('2026-12-31', '2027-01-02')).toThrow(
      'simpleInterest: table must reach 2027-01-02, ends 2027-01-01: TOO_SHORT in house-rate',
    );
    expect(asked('2026-12-31', '2027-01-01')().parts).toHaveLength(1);
  });

  it('is refused on a debt, by a negative rate, and by another year', () => {
    const span = { from: '2025-07-28', until: '2025-07-29' };
    const by = (rest: Partial<InterestTable>) => () =>
      simpleInterest(pounds, { ...table, ...rest }, span, 'down');
    const negative = { from: '2020-01-01', rate: ratio(-1, 100), checkedAgainst: null };
    const wrong: unknown = JSON.parse('"actual-actual"');

    expect(() => simpleInterest(money(-1, 'GBP'), table, span, 'down')).toThrow(
      /principal must be/,
    );
    expect(by({ steps: [negative] })).toThrow(/table.steps.0.rate must be/);
    expect(by({ dayCount: wrong as InterestTable['dayCount'] })).toThrow(/table.dayCount must be/);
  });

  it('is what big integers say, whatever the span', () => {
    const reach = { several: 0 };
    fc.assert(
      fc.property(fc.nat(1_000_000_000), fc.nat(2550), fc.nat(2550), (minor, one, other) => {
        const first = addDays('2020-01-01', Math.min(one, other));
        const end = addDays('2020-01-01', Math.max(one, other));
        // Day by day in parts of 1/10,000 of a minor unit, over 365.
        let perYear = 0n;
        for (let date = first; date < end; date = addDays(date, 1)) {
          const rate = date < '2025-08-07' ? 800n : date < '2026-01-01' ? 500n : 475n;
          perYear += rate;
        }
        const { interest, parts } = simpleInterest(
          money(minor, 'GBP'),
          table,
          { from: first, until: end },
          'floor',
        );
        if (parts.length > 1) reach.several += 1;
        expect(BigInt(interest.minor)).toBe((BigInt(minor) * perYear) / (10_000n * 365n));
      }),
      { numRuns: 60 },
    );
    expect(reach.several).toBeGreaterThan(10);
  });
});
