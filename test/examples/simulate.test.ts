import { describe, expect, test } from 'vitest';

import { buildReport } from '../../examples/retention-report/build-report.ts';
import type { Report } from '../../examples/retention-report/report.ts';
import { repeatWithin, simulate } from '../../examples/retention-report/simulate.ts';
import { truthOf } from '../../examples/retention-report/truth.ts';

const shop = simulate();
const source = { kind: 'simulation', name: 'simulated shop', columns: null } as const;

function reportUntil(until: string | null, inactiveMonths = 1): Report {
  const question = { zone: 'UTC', until, inactiveMonths, winback: null };
  const report = buildReport(shop.log, question, { source, skipped: [], skippedRows: 0 });
  return { ...report, truth: truthOf(shop, report) };
}

describe('the simulated shop', () => {
  test('has 20,000 customers over three years, ordered by time', () => {
    expect(shop.log.customers).toHaveLength(20_000);
    expect(shop.log.timeOrdered).toBe(true);
    expect(shop.log.at[0]).toBeGreaterThanOrEqual(Date.UTC(2023, 0, 1));
    expect(shop.log.at.at(-1)).toBeLessThan(Date.UTC(2026, 0, 1));
  });

  test('is the same for the same seed, and another for another', () => {
    expect(simulate(7, 50)).toEqual(simulate(7, 50));
    expect(simulate(8, 50).log.at).not.toEqual(simulate(7, 50).log.at);
  });

  test('loses after the first purchase as many as its beta distribution says', () => {
    // Mean of beta(0.7, 2.2) = 0.24138; standard error over 20,000 customers 0.00303.
    const once = shop.arrivedAt.filter((arrived, code) => shop.leftAt[code] === arrived).length;
    expect(Math.abs(once / 20_000 - 0.7 / 2.9)).toBeLessThan(4 * 0.00303);
  });

  test('has a repeat probability that is the mean over rates and probabilities', () => {
    // An independent mean: the density of gamma(0.75, 60 days) summed over a fine grid of rates in
    // logarithms, times the probability to stay. Gamma(0.75) = 1.225416702465178.
    let mean = 0;
    const step = 0.001;
    for (let x = -40; x < 6; x += step) {
      const scaled = Math.exp(x);
      const density = (scaled ** 0.75 * Math.exp(-scaled)) / 1.225416702465178;
      mean += density * (1 - Math.exp((-scaled * 90) / 60)) * step;
    }
    expect(repeatWithin(90)).toBeCloseTo((mean * 2.2) / 2.9, 6);
  });
});

describe('the truth', () => {
  const report = reportUntil(null);

  test('keeps its own books: who is there, who came, who left', () => {
    let alive = 0;
    for (const [index, month] of (report.truth?.months ?? []).entries()) {
      alive += report.months[index]!.new - month.droppedOut;
      expect([month.period, month.alive]).toEqual([report.months[index]!.period, alive]);
    }
    expect(report.truth?.months).toHaveLength(36);
    expect(alive).toBe(shop.leftAt.filter((left) => left === Infinity).length);
  });

  test('lies near the estimates that have the right to be near', () => {
    const [, , within, ever] = report.truth?.comparisons ?? [];
    // Four standard errors of a share of about 0.38 of 18,000 are 0.0145.
    expect(Math.abs((within?.estimate ?? 0) - (within?.truth ?? 1))).toBeLessThan(0.0145);
    expect(ever?.estimate).toBeLessThan(ever?.truth ?? 0);
  });

  test('shows that one month of silence is not yet leaving, and more months come nearer', () => {
    const errorOf = (inactiveMonths: number) => {
      const first = reportUntil(null, inactiveMonths).truth?.comparisons[0];
      return Math.abs((first?.estimate ?? 0) - (first?.truth ?? 0));
    };
    expect(errorOf(6)).toBeLessThan(errorOf(1) / 2);
  });

  test('ends where the window ends', () => {
    const earlier = reportUntil('2024-06-16');
    const months = earlier.truth?.months ?? [];
    const until = Date.UTC(2024, 5, 16);
    const left = shop.leftAt.filter((ms) => ms < until).length;
    const arrived = shop.arrivedAt.filter((ms) => ms < until).length;
    expect(months.at(-1)?.alive).toBe(arrived - left);
    expect(earlier.truth?.comparisons[0]?.truth).toBe(arrived - left);
    expect(earlier.truth?.comparisons.at(-1)?.question).toContain('12 complete months');
  });
});
