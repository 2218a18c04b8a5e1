import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { estimateLines, estimateLinesSeries } from '../../src/analytics/charts/estimate-lines.ts';
import { draw } from './draw.ts';

const at = (period: string, value: number | null) => ({
  at: period,
  value,
  interval: value === null ? null : { low: value - 0.1, high: value + 0.1 },
});
const NET = {
  label: 'net',
  points: [at('2026-01', 1.02), at('2026-02', 0.98), { ...at('2026-03', 1), complete: false }],
};
const GROSS = {
  label: 'gross',
  points: [at('2026-01', 0.95), at('2026-02', null), at('2026-03', 0.9)],
};

describe('the series', () => {
  test('has one row a value, line by line', () => {
    const rows = estimateLinesSeries([NET, GROSS]);
    expect(rows.map(({ label, at: where, value }) => [label, where, value])).toEqual([
      ['net', '2026-01', 1.02],
      ['net', '2026-02', 0.98],
      ['net', '2026-03', 1],
      ['gross', '2026-01', 0.95],
      ['gross', '2026-02', null],
      ['gross', '2026-03', 0.9],
    ]);
    expect(rows[2]).toMatchObject({ low: 0.9, high: 1.1, complete: false });
    expect(rows[4]).toMatchObject({ low: null, high: null, complete: true });
    expect(estimateLinesSeries([])).toEqual([]);
  });

  test('holds its caller to the contract', () => {
    expect(() => estimateLinesSeries([NET, NET])).toThrow('lines must have labels that differ');
    const mixed = { label: 'mixed', points: [{ at: 3, value: 1, interval: null }] };
    expect(() => estimateLinesSeries([NET, mixed])).toThrow(
      'estimateLines: points must stand at texts or at numbers, not at both',
    );
  });
});

describe('the chart', () => {
  test('draws bands, lines and points, and breaks where a value is missing', async () => {
    const { svg, warnings, marks } = await draw(estimateLines([NET, GROSS]));
    expect(warnings).toEqual([]);
    expect(marks.map(({ type, items }) => [type, items.length])).toEqual([
      ['area', 3],
      ['area', 3],
      ['rule', 5],
      ['line', 3],
      ['line', 3],
      ['symbol', 5],
    ]);
    const lines = svg.match(/aria-roledescription="line mark" d="[^"]*"/g) ?? [];
    // Net is drawn in one go; gross is two points that no line joins.
    expect(lines.map((line) => line.match(/M/g)?.length)).toEqual([1, 2]);
    expect(lines.map((line) => line.match(/\dL/g)?.length ?? 0)).toEqual([2, 0]);
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  });

  test('draws values without any interval as lines alone, without a warning', async () => {
    const points = [1, 2].map((place) => ({ at: place, value: place, interval: null }));
    const { warnings, marks } = await draw(estimateLines([{ label: 'count', points }]));
    expect(warnings).toEqual([]);
    expect(marks.map(({ type, items }) => [type, items.length])).toEqual([
      ['line', 2],
      ['symbol', 2],
    ]);
  });

  test('draws a period that is not over hollow, and says so', async () => {
    const { marks } = await draw(estimateLines([NET, GROSS]));
    const points = marks.at(-1)?.items ?? [];
    const hollow = points.filter(({ fill }) => (fill ?? null) === null);
    expect(hollow.map(({ datum }) => [datum?.['label'], datum?.['at']])).toEqual([
      ['net', '2026-03'],
    ]);
    expect(estimateLines([NET]).title['text']).toBe('Hollow: the period is not over.');
    expect(estimateLines([GROSS]).title['text']).toBe('');
  });

  test('draws a value to compare with as a dashed line, and names it', async () => {
    const options = { reference: 1, unit: 'share', valueTitle: 'of opening revenue' } as const;
    const chart = estimateLines([NET, GROSS], options);
    const { svg, marks } = await draw(chart);
    expect(marks[0]).toMatchObject({ type: 'rule' });
    const [one] = marks[0]?.items ?? [];
    const over = marks.at(-1)?.items.find(({ datum }) => datum?.['value'] === 1);
    expect(one?.y).toBeCloseTo(over?.y ?? 0, 6);
    expect(svg).toContain('>100%<');
    expect(svg).toContain('>of opening revenue<');
    expect(chart.description).toBe(
      'Values as lines within their intervals, of opening revenue, beside 1: net, gross.',
    );
  });

  test('keeps the periods in the order given, and the legend as strong as the lines', async () => {
    const { svg } = await draw(estimateLines([NET, GROSS]));
    const places = ['>2026-01<', '>2026-02<', '>2026-03<'].map((label) => svg.indexOf(label));
    expect(Math.min(...places)).toBeGreaterThan(0);
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    expect(svg).toMatch(/stroke="#d9601a" stroke-width="2" stroke-dasharray="7,3" opacity="1"/);
  });

  test('begins a new line of the legend where the chart is narrow', () => {
    const columns = (width: number) =>
      /"columns":(\d+)/.exec(JSON.stringify(estimateLines([NET], { width }).layer))?.[1];
    expect([columns(720), columns(360), columns(100)]).toEqual(['4', '2', '1']);
  });

  test('stands on numbers too: whole ones without decimals', async () => {
    const curve = (times: readonly number[]) =>
      draw(
        estimateLines(
          [{ label: 'web', points: times.map((time) => ({ ...at('', 0.5), at: time })) }],
          { atTitle: 'months' },
        ),
      );
    const whole = await curve([1, 2, 3]);
    expect(whole.warnings).toEqual([]);
    expect(whole.svg).toContain('>months<');
    expect(whole.svg).toContain('>3<');
    expect(whole.svg).not.toContain('>1.5<');
    expect((await curve([1, 1.5, 2])).svg).toContain('>1.5<');
  });

  test('draws points only up to 40 places, beyond that only those not complete', async () => {
    const points = (count: number) =>
      Array.from({ length: count }, (_, index) => {
        return { ...at('', 0.5), at: index, complete: index < count - 1 };
      });
    const drawn = async (count: number) =>
      (await draw(estimateLines([{ label: 'web', points: points(count) }]))).marks.at(-1)?.items;
    expect(await drawn(40)).toHaveLength(40);
    expect(await drawn(41)).toHaveLength(1);
  });

  test.each([
    ['no line', []],
    ['no value', [{ label: 'net', points: [at('2026-01', null)] }]],
  ])('of %s says so', async (_, lines) => {
    const { warnings, marks } = await draw(estimateLines(lines, { reference: 1 }));
    expect(warnings).toEqual([]);
    expect(marks[0]?.items.map((item) => item.text)).toEqual(['Nothing to show yet']);
  });

  test('wants a reference that is a number', () => {
    expect(() => estimateLines([NET], { reference: Infinity })).toThrow(
      'estimateLines: reference must be a finite number, got Infinity',
    );
  });
});

describe('laws', () => {
  const anyPoint = fc.record({
    value: fc.option(fc.integer({ min: -9, max: 9 })),
    isKnown: fc.boolean(),
    complete: fc.boolean(),
  });
  const anyLines = fc.array(fc.array(anyPoint, { maxLength: 5 }), { maxLength: 4 });

  test('a row is its point: value, both limits or none, and the chart survives JSON', () => {
    let limited = 0;
    let gaps = 0;
    fc.assert(
      fc.property(anyLines, (lists) => {
        const lines = lists.map((list, index) => ({
          label: `line ${index}`,
          points: list.map(({ value, isKnown, complete }, place) => {
            const interval = isKnown && value !== null ? { low: value - 1, high: value + 1 } : null;
            return { at: place, value, interval, complete };
          }),
        }));
        const chart = estimateLines(lines);
        expect(JSON.parse(JSON.stringify(chart))).toEqual(chart);
        const points = lines.flatMap((line) => line.points);
        for (const [index, row] of chart.data.values.entries()) {
          expect(row.value).toBe(points[index]?.value);
          expect(row.low === null).toBe(points[index]?.interval === null);
          expect(row.high === null).toBe(row.low === null);
          if (row.low === null) gaps += 1;
          else limited += 1;
        }
        expect(chart.data.values).toHaveLength(points.length);
      }),
    );
    expect(Math.min(limited, gaps)).toBeGreaterThan(20);
  });
});
