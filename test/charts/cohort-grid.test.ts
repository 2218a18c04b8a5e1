import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { cohortGrid, cohortGridSeries } from '../../src/analytics/charts/cohort-grid.ts';
import { draw, type Item } from './draw.ts';
import { cohorts } from './twelve.ts';

const retention = { period: 'month', cohorts } as const;

/** As many monthly cohorts, each of 1,000 and each seen to the same last month. */
function triangle(months: number) {
  return Array.from({ length: months }, (_, index) => ({
    cohort: `${2020 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`,
    size: 1000,
    retained: Array.from({ length: months - index }, (_unused, after) =>
      after === 0 ? 1000 : Math.round(300 / after),
    ),
    complete: Array.from(
      { length: months - index },
      (_unused, after) => after < months - index - 1,
    ),
  }));
}

describe('the series', () => {
  test('has a row for each cohort and month, with the share of the cohort', () => {
    const rows = cohortGridSeries(retention);
    expect(rows).toHaveLength(10);
    expect(rows[2]).toEqual({
      cohort: '2026-01',
      size: 2,
      after: 2,
      retained: 2,
      rate: 1,
      complete: true,
    });
    expect(rows.map((row) => row.rate)).toEqual([1, 0.5, 1, 0.5, 1, 0, 0, 1, 0, 1]);
  });

  test('of no cohort has no row', () => {
    expect(cohortGridSeries({ period: 'month', cohorts: [] })).toEqual([]);
  });
});

describe('the chart', () => {
  test('draws a cell and a percentage for each later month, and the size of a cohort', async () => {
    const { warnings, marks } = await draw(cohortGrid(retention));
    expect(warnings).toEqual([]);
    expect(marks.map(({ type, items }) => [type, items.length])).toEqual([
      ['rect', 6],
      ['text', 6],
      ['text', 4],
    ]);
    expect(texts(marks[1]?.items)).toEqual(['50%', '100%', '50%', '0%', '0%', '0%']);
    expect(texts(marks[2]?.items)).toEqual(['2', '1', '1', '1']);
  });

  test('leaves a month that is not over unshaded, with an outline', async () => {
    const { marks } = await draw(cohortGrid(retention));
    for (const cell of marks[0]?.items ?? []) {
      const isOver = cell.datum?.['complete'] === true;
      expect(cell.fill === 'transparent').toBe(!isOver);
      expect((cell.stroke ?? null) === null).toBe(isOver);
    }
    expect(cohortGrid(retention).title['text']).toMatch(/Dashed: the month is not over/);
  });

  test('shades a higher share darker', async () => {
    const { marks } = await draw(cohortGrid({ period: 'month', cohorts: triangle(4) }));
    const [first, second] = (marks[0]?.items ?? []).map((cell) => brightness(cell.fill ?? ''));
    expect(first).toBeLessThan(second ?? 0);
  });

  test('turns its percentages from black to white at seven tenths of the highest share', async () => {
    const shares = [1000, 1000, 706, 704, 50];
    const cohort = {
      cohort: '2026-01',
      size: 1000,
      retained: shares,
      complete: shares.map(() => true),
    };
    const { marks } = await draw(cohortGrid({ period: 'month', cohorts: [cohort] }));
    expect((marks[1]?.items ?? []).map((text) => text.fill)).toEqual([
      '#ffffff',
      '#ffffff',
      '#000000',
      '#000000',
    ]);
  });

  test('writes percentages on 36 columns only where they can be read', async () => {
    const many = { period: 'month', cohorts: triangle(36) } as const;
    const narrow = await draw(cohortGrid(many));
    const wide = await draw(cohortGrid(many, { width: 1200 }));
    expect(narrow.marks.map(({ type }) => type)).toEqual(['rect', 'text']);
    expect(wide.marks.map(({ items }) => items.length)).toEqual([630, 630, 36]);
    expect(wide.warnings).toEqual([]);
  });

  test('writes 18 columns at the default width', async () => {
    const { marks } = await draw(cohortGrid({ period: 'month', cohorts: triangle(19) }));
    expect(marks.map(({ items }) => items.length)).toEqual([171, 171, 19]);
  });

  test('grows by the cohort unless a height is given', () => {
    const height = (months: number) =>
      cohortGrid({ period: 'month', cohorts: triangle(months) }).height;
    expect(height(12) - height(2)).toBe(240);
    expect(cohortGrid(retention, { height: 500 }).height).toBe(500);
  });

  test('shades nothing where nobody came back', async () => {
    const nobody = [{ cohort: '2026-01', size: 3, retained: [3, 0], complete: [true, true] }];
    const { svg, warnings, marks } = await draw(cohortGrid({ period: 'month', cohorts: nobody }));
    expect(warnings).toEqual([]);
    expect(brightness(marks[0]?.items[0]?.fill ?? '')).toBeGreaterThan(700);
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  });

  test('without a later month says so', async () => {
    const first = [{ cohort: '2026-01', size: 3, retained: [3], complete: [true] }];
    for (const list of [[], first]) {
      const { warnings, marks } = await draw(cohortGrid({ period: 'month', cohorts: list }));
      expect(warnings).toEqual([]);
      expect(texts(marks[0]?.items)).toEqual(['Nothing to show yet']);
    }
  });
});

describe('laws', () => {
  const anyCohort = fc
    .tuple(fc.integer({ min: 1, max: 500 }), fc.array(fc.nat(100), { maxLength: 8 }))
    .map(([size, shares]) => ({
      size,
      retained: [size, ...shares.map((share) => Math.floor((size * share) / 100))],
      complete: [true, ...shares.map((_, index) => index < shares.length - 1)],
    }));
  const anyCohorts = fc
    .array(anyCohort, { maxLength: 8 })
    .map((list) => list.map((cohort, index) => ({ ...cohort, cohort: `c${index}` })));

  test('a rate lies from 0 to 1 and gives back the count, and the chart survives JSON', () => {
    let later = 0;
    fc.assert(
      fc.property(anyCohorts, (list) => {
        const chart = cohortGrid({ period: 'week', cohorts: list });
        expect(JSON.parse(JSON.stringify(chart))).toEqual(chart);
        for (const { rate, retained, size, after } of chart.data.values) {
          expect(rate).toBeGreaterThanOrEqual(0);
          expect(rate).toBeLessThanOrEqual(1);
          expect(Math.round(rate * size)).toBe(retained);
          if (after > 0) later += 1;
        }
      }),
    );
    expect(later).toBeGreaterThan(100);
  });
});

function texts(items: readonly Item[] | undefined): readonly unknown[] {
  return (items ?? []).map((item) => item.text);
}

/** Sum of the three channels of `rgb(r, g, b)`. */
function brightness(colour: string): number {
  const channels = colour.match(/\d+/g) ?? [];
  return channels.reduce((sum, channel) => sum + Number(channel), 0);
}
