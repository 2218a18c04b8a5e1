/** Repeat rate: which customers are observed long enough, and which came back in time. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { repeatRate } from '../../src/analytics/metrics/repeat-rate.ts';
import { summarise } from '../../src/analytics/transactions/summarise.ts';
import { anyQuestion, dateOf, dayText, isPurchase, logOf, logOfText } from './logs.ts';

const window = { from: '2026-01-01', until: '2026-04-01', zone: 'UTC' };

describe('repeatRate', () => {
  it('counts a second purchase on the last of the days, and none after', () => {
    const summaries = summarise(
      logOfText(`
        ada 2026-01-01 100
        ada 2026-01-31 100
        bob 2026-01-01 100
        bob 2026-02-01 100`),
      { window },
    );

    expect(repeatRate(summaries, { days: 30 })).toMatchObject({ numerator: 1, denominator: 2 });
    expect(repeatRate(summaries, { days: 31 })).toMatchObject({ numerator: 2, denominator: 2 });
    expect(repeatRate(summaries, { days: 29 })).toMatchObject({ numerator: 0, denominator: 2 });
  });

  it('leaves out whoever was not observed for all the days, also who came back early', () => {
    const summaries = summarise(
      logOfText(`
        ada 2026-03-01 100
        bob 2026-03-02 100
        bob 2026-03-03 100`),
      { window },
    );

    // The 30th day after 1 March is 31 March, the last one observed.
    expect(repeatRate(summaries, { days: 30 })).toMatchObject({
      numerator: 0,
      denominator: 1,
      value: 0,
      days: 30,
      leftOut: 1,
    });
  });

  it('takes no second order of the first day, no refund and no stranger for a return', () => {
    const log = logOfText(`
      ada 2026-01-01 100
      ada 2026-01-01 200
      bob 2026-01-01 100
      bob 2026-01-05 -100
      cy 2026-01-05 -100`);

    expect(repeatRate(summarise(log, { window }), { days: 30 })).toMatchObject({
      numerator: 0,
      denominator: 2,
      leftOut: 0,
    });
  });

  it('has no value where nobody was observed long enough, and 90 days unless told', () => {
    const summaries = summarise(logOfText('ada 2026-01-01 100'), { window });

    expect(repeatRate(summaries)).toEqual({
      numerator: 0,
      denominator: 0,
      value: null,
      interval: null,
      days: 90,
      leftOut: 1,
    });
    expect(repeatRate(summaries, { days: 89 }).denominator).toBe(1);
    expect(repeatRate(summarise(logOf([]), { window })).value).toBeNull();
  });

  it('is what its definition says, read plainly', () => {
    const reached = { repeated: 0, missed: 0, leftOut: 0 };
    fc.assert(
      fc.property(anyQuestion, fc.integer({ min: 1, max: 120 }), (question, days) => {
        const { rows, zeroAmounts } = question;
        const { until, zone } = question.window;
        const rate = repeatRate(summarise(logOf(rows, zeroAmounts), question), { days });
        const datesOf = new Map<string, Set<string>>();
        for (const row of rows) {
          const date = dateOf(zone, row.ms);
          if (!isPurchase(row, zeroAmounts) || date >= until) continue;
          datesOf.set(row.customer, (datesOf.get(row.customer) ?? new Set()).add(date));
        }
        const sorted = [...datesOf.values()].map((dates) => [...dates].toSorted());
        const limitOf = ([first = '']: string[]) => dayText(Date.parse(first) / 86_400_000 + days);
        const observed = sorted.filter((dates) => limitOf(dates) < until);
        const repeated = observed.filter(
          (dates) => dates[1] !== undefined && dates[1] <= limitOf(dates),
        );

        expect(rate.numerator).toBe(repeated.length);
        expect(rate.denominator).toBe(observed.length);
        expect(rate.leftOut).toBe(sorted.length - observed.length);
        reached.repeated += repeated.length > 0 ? 1 : 0;
        reached.missed += repeated.length < observed.length ? 1 : 0;
        reached.leftOut += rate.leftOut > 0 ? 1 : 0;
      }),
    );
    for (const times of Object.values(reached)) expect(times).toBeGreaterThan(5);
  });

  it('holds its caller to the contract', () => {
    const summaries = summarise(logOf([]), { window });

    expect(() => repeatRate(summaries, { days: 0 })).toThrow('days must be a whole number');
    expect(() => repeatRate(summaries, { days: 1.5 })).toThrow('days');
    expect(() =>
      repeatRate({ ...summaries, window: { ...window, until: 'today' } }, { days: 1 }),
    ).toThrow('repeatRate: window.until');
  });
});
