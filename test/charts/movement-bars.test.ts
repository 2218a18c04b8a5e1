import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { movementBars, movementBarsSeries } from '../../src/analytics/charts/movement-bars.ts';
import { draw } from './draw.ts';
import { months } from './twelve.ts';

const activity = { period: 'month', rows: months } as const;

describe('the series', () => {
  test('has five rows a month, those lost below zero', () => {
    const march = movementBarsSeries(activity).slice(10, 15);
    expect(march).toEqual([
      { period: '2026-03', movement: 'retained', customers: 1, complete: true },
      { period: '2026-03', movement: 'new', customers: 1, complete: true },
      { period: '2026-03', movement: 'resurrected', customers: 1, complete: true },
      { period: '2026-03', movement: 'churned', customers: -1, complete: true },
      { period: '2026-03', movement: 'active-at-end', customers: 3, complete: true },
    ]);
  });

  test('writes nobody lost as 0, not as -0', () => {
    const churned = movementBarsSeries(activity)[3]?.customers;
    expect(Object.is(churned, 0)).toBe(true);
  });

  test('marks every row of a month that is not over', () => {
    const open = movementBarsSeries(activity).filter((row) => !row.complete);
    expect(open.map((row) => row.period)).toEqual(Array.from({ length: 5 }, () => '2026-04'));
  });

  test('of no period has no row', () => {
    expect(movementBarsSeries({ period: 'week', rows: [] })).toEqual([]);
  });
});

describe('the chart', () => {
  test('draws four bars a month, a line and its points, without a warning', async () => {
    const { warnings, marks } = await draw(movementBars(activity));
    expect(warnings).toEqual([]);
    expect(marks.map(({ type, items }) => [type, items.length])).toEqual([
      ['rect', 16],
      ['line', 4],
      ['symbol', 4],
    ]);
  });

  test('stacks a month from zero: retained, new, resurrected upwards, churned down', async () => {
    const { marks } = await draw(movementBars(activity));
    const march = (marks[0]?.items ?? []).filter((bar) => bar.datum?.['period'] === '2026-03');
    const lowest = march.toSorted((one, other) => (other.y ?? 0) - (one.y ?? 0));
    expect(lowest.map((bar) => bar.datum?.['movement'])).toEqual([
      'churned',
      'retained',
      'new',
      'resurrected',
    ]);
    const heights = new Set(lowest.map((bar) => Math.round(bar.height ?? 0)));
    expect(heights.size).toBe(1);
  });

  test('makes the month that is not over pale and outlined, its point hollow', async () => {
    const { marks } = await draw(movementBars(activity));
    const isApril = (mark: { readonly datum?: Readonly<Record<string, unknown>> }) =>
      mark.datum?.['period'] === '2026-04';
    for (const bar of marks[0]?.items ?? []) {
      expect(bar.opacity).toBe(isApril(bar) ? 0.5 : 1);
      expect(bar.stroke === null || bar.stroke === undefined).toBe(!isApril(bar));
    }
    const hollow = (marks[2]?.items ?? []).filter((point) => (point.fill ?? null) === null);
    expect(hollow.map(isApril)).toEqual([true]);
  });

  test('explains the pale bars only where there are some', () => {
    expect(movementBars(activity).title['text']).toMatch(/the month is not over/);
    const over = { period: 'month', rows: months.slice(0, 3) } as const;
    expect(movementBars(over).title['text']).toBe('');
  });

  test('of no period says so, without a warning', async () => {
    const { warnings, marks } = await draw(movementBars({ period: 'day', rows: [] }));
    expect(warnings).toEqual([]);
    expect(marks.map(({ items }) => items.map((item) => item.text))).toEqual([
      ['Nothing to show yet'],
    ]);
  });

  test('draws points only up to 40 periods, beyond that only where one is not over', async () => {
    const chart = (periods: number, isOver: boolean) =>
      draw(movementBars({ period: 'month', rows: many(periods, isOver) }));
    const counts = async (periods: number, isOver: boolean) =>
      (await chart(periods, isOver)).marks.map(({ items }) => items.length);
    expect(await counts(40, false)).toEqual([160, 40, 40]);
    expect(await counts(41, false)).toEqual([164, 41, 1]);
    expect(await counts(120, true)).toEqual([480, 120, 0]);
    expect((await chart(120, false)).warnings).toEqual([]);
  });
});

/** So many months of alternating counts. */
function many(periods: number, isOver: boolean) {
  return Array.from({ length: periods }, (_, index) => ({
    ...(months[1 + (index % 2)] ?? months[1]!),
    period: `${2016 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`,
    complete: isOver || index < periods - 1,
  }));
}

describe('laws', () => {
  const count = fc.nat(1000);
  const row = fc.record({
    new: count,
    retained: count,
    resurrected: count,
    churned: count,
    activeAtEnd: count,
    complete: fc.boolean(),
  });
  const anyRows = fc
    .array(row, { maxLength: 12 })
    .map((list) => list.map((counts, index) => ({ ...counts, period: `p${index}` })));

  test('bars above zero add up to those who bought, and the chart survives JSON', () => {
    let open = 0;
    let lost = 0;
    fc.assert(
      fc.property(anyRows, (rows) => {
        const chart = movementBars({ period: 'month', rows });
        expect(JSON.parse(JSON.stringify(chart))).toEqual(chart);
        expect(chart.data.values).toHaveLength(rows.length * 5);
        for (const one of rows) {
          const bars = chart.data.values.filter(
            ({ period, movement }) => period === one.period && movement !== 'active-at-end',
          );
          const above = bars.filter(({ customers }) => customers > 0);
          const sum = above.reduce((total, { customers }) => total + customers, 0);
          expect(sum).toBe(one.new + one.retained + one.resurrected);
          if (!one.complete) open += 1;
          if (one.churned > 0) lost += 1;
        }
      }),
    );
    expect(Math.min(open, lost)).toBeGreaterThan(20);
  });
});
