/** Retention between two instants: its bounds by hand, its counts against plain sets. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { purchaseDays } from '../../src/analytics/metrics/purchase-days.ts';
import { retentionRate, retentionRates } from '../../src/analytics/metrics/retention-rate.ts';
import { anyQuestion, labelOf, logOf, logOfText } from './logs.ts';
import { dayOf, daysOf, plainDays } from './plain-days.ts';

const window = { from: '2026-02-01', until: '2026-03-01', zone: 'UTC' };
const between = (text: string, activeDays = 10) =>
  retentionRate(purchaseDays(logOfText(text), { window }), { activeDays });

describe('retentionRate', () => {
  it('takes who bought on the first of the active days for a customer, none before', () => {
    expect(between('ada 2026-01-22 5').atStart).toBe(1);
    expect(between('ada 2026-01-21 5').atStart).toBe(0);
    expect(between('ada 2026-02-01 5').atStart).toBe(0);
    expect(between('ada 2026-02-19 5').atEnd).toBe(1);
    expect(between('ada 2026-02-18 5').atEnd).toBe(0);
  });

  it('tells kept, lost, new and returned apart', () => {
    const rate = between(`
      kept 2026-01-30 5
      kept 2026-02-28 5
      lost 2026-01-30 5
      lost 2026-02-02 5
      back 2025-01-01 5
      back 2026-02-28 5
      new 2026-02-28 5
      gone 2026-02-01 5`);

    expect(rate).toMatchObject({ atStart: 2, atEnd: 3, kept: 1, lost: 1, new: 1, returned: 1 });
    expect(rate.retention).toMatchObject({ numerator: 1, denominator: 2, value: 0.5 });
    expect(rate.churn).toMatchObject({ numerator: 1, denominator: 2, value: 0.5 });
  });

  it('has no value without customers at the start', () => {
    expect(between('ada 2026-02-28 5').retention.value).toBeNull();
    expect(between('ada 2026-02-28 5').retention.interval).toBeNull();
  });

  it('is what its definition says, read plainly, and adds up', () => {
    const reached = { kept: 0, lost: 0, returned: 0, new: 0 };
    fc.assert(
      fc.property(anyQuestion, fc.integer({ min: 1, max: 90 }), (question, activeDays) => {
        const rate = retentionRate(daysOf(question), { activeDays });
        const all = [...plainDays(question).values()];
        const isCustomer = (days: readonly number[], asOf: number) =>
          days.some((day) => day < asOf && asOf - day <= activeDays);
        const start = dayOf(question.window.from);
        const end = dayOf(question.window.until);
        const atEnd = all.filter((days) => isCustomer(days, end));
        const atStart = all.filter((days) => isCustomer(days, start));

        expect(rate.atStart).toBe(atStart.length);
        expect(rate.atEnd).toBe(atEnd.length);
        expect(rate.kept).toBe(atEnd.filter((days) => isCustomer(days, start)).length);
        expect(rate.new).toBe(atEnd.filter((days) => days[0]! >= start).length);
        expect(rate.atEnd).toBe(rate.atStart + rate.new + rate.returned - rate.lost);
        expect(rate.retention.numerator + rate.churn.numerator).toBe(rate.atStart);
        for (const name of ['kept', 'lost', 'returned', 'new'] as const) {
          reached[name] += rate[name] > 0 ? 1 : 0;
        }
      }),
      { numRuns: 300 },
    );
    for (const times of Object.values(reached)) expect(times).toBeGreaterThan(5);
  });

  it('holds its caller to the contract', () => {
    expect(() => between('ada 2026-02-01 5', 0)).toThrow(
      'retentionRate: activeDays must be a whole number of at least 1, got 0',
    );
    expect(() => between('ada 2026-02-01 5', 1.5)).toThrow('activeDays');
  });
});

describe('retentionRates', () => {
  it('takes the first period whole and ends the last with observation', () => {
    const log = logOfText('ada 2026-01-31 5\nada 2026-02-28 5\nbob 2026-03-10 5');
    const days = purchaseDays(log, {
      window: { ...window, from: '2026-02-15', until: '2026-03-12' },
    });

    const { rows } = retentionRates(days, { period: 'month', activeDays: 10 });

    expect(rows.map(({ period, complete }) => [period, complete])).toEqual([
      ['2026-02', true],
      ['2026-03', false],
    ]);
    expect(rows.map((row) => [row.atStart, row.atEnd, row.kept])).toEqual([
      [1, 1, 1],
      [1, 1, 0],
    ]);
  });

  it('is the rate of each period by itself, one beginning where the other ends', () => {
    let kept = 0;
    fc.assert(
      fc.property(anyQuestion, fc.integer({ min: 1, max: 90 }), (question, activeDays) => {
        const { period } = question;
        const { rows } = retentionRates(daysOf(question), { period, activeDays });
        for (const [index, row] of rows.entries()) {
          const next = rows[index + 1];
          if (next !== undefined) expect(next.atStart).toBe(row.atEnd);
          expect(row.atEnd).toBe(row.atStart + row.new + row.returned - row.lost);
          expect(row.complete).toBe(labelOf(period, question.window.until) > row.period);
          kept += row.kept > 0 ? 1 : 0;
        }
        // A period of one month, asked for as two instants.
        const inside = rows.findIndex((row) => /^\d{4}-\d\d$/.test(row.period) && row.complete);
        if (inside < 0) return;
        const from = `${rows[inside]!.period}-01`;
        const until = `${new Date(dayOf(from) * 86_400_000 + 40 * 86_400_000).toISOString().slice(0, 7)}-01`;
        const single = { ...question, window: { ...question.window, from, until } };
        expect(retentionRate(daysOf(single), { activeDays })).toMatchObject({
          atStart: rows[inside]!.atStart,
          kept: rows[inside]!.kept,
          new: rows[inside]!.new,
        });
      }),
    );
    expect(kept).toBeGreaterThan(10);
  });

  it('holds its caller to the contract', () => {
    const days = purchaseDays(logOf([]), { window });

    expect(() => retentionRates(days, { period: 'month', activeDays: 0 })).toThrow(
      'retentionRates: activeDays',
    );
  });
});
