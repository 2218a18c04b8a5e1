import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { estimateDots, estimateDotsSeries } from '../../src/analytics/charts/estimate-dots.ts';
import { draw } from './draw.ts';

const BANDS = [
  { label: '0 to 29 days', value: 400, interval: { low: 300, high: 500 } },
  { label: '30 days or more', value: 250, interval: null },
  { label: '90 days or more', value: null, interval: null },
];

describe('the series', () => {
  test('has one row an estimate, in the order given', () => {
    expect(estimateDotsSeries(BANDS)).toEqual([
      { label: '0 to 29 days', value: 400, low: 300, high: 500 },
      { label: '30 days or more', value: 250, low: null, high: null },
      { label: '90 days or more', value: null, low: null, high: null },
    ]);
    expect(estimateDotsSeries([])).toEqual([]);
  });
});

describe('the chart', () => {
  const options = { valueTitle: 'expected, cents', reference: 350 };

  test('draws a dashed line, a line an interval and a dot a value, without a warning', async () => {
    const { warnings, marks, svg } = await draw(estimateDots(BANDS, options));

    expect(warnings).toEqual([]);
    expect(marks.map(({ type, items }) => [type, items.length])).toEqual([
      ['rule', 1],
      ['rule', 1],
      ['symbol', 2],
    ]);
    expect(svg).toContain('expected, cents');
    for (const { label } of BANDS) expect(svg).toContain(label);
  });

  test('puts the lines in the order given, the dot within its interval', async () => {
    const { marks } = await draw(estimateDots(BANDS, options));
    const [reference, intervals, dots] = marks.map(({ items }) => items);
    const [first, second] = dots ?? [];
    const interval = intervals?.[0];

    expect(first?.y).toBeLessThan(second?.y ?? 0);
    expect(interval?.y).toBe(first?.y);
    const ends = [interval?.x ?? 0, (interval?.x ?? 0) + (interval?.width ?? 0)];
    expect(Math.min(...ends)).toBeLessThanOrEqual(first?.x ?? 0);
    // The dividing line lies between 250 and 400.
    expect(reference?.[0]?.x).toBeGreaterThan(second?.x ?? Infinity);
    expect(reference?.[0]?.x).toBeLessThan(first?.x ?? 0);
  });

  test('draws values without any interval as dots alone, without a warning', async () => {
    const gaps = [400, -100].map((value) => ({ label: `${value}`, value, interval: null }));
    const { warnings, marks } = await draw(estimateDots(gaps));

    expect(warnings).toEqual([]);
    expect(marks.map(({ type, items }) => [type, items.length])).toEqual([['symbol', 2]]);
  });

  test('says that a line without a dot has no value, only where there is one', () => {
    expect(estimateDots(BANDS).title['text']).toBe('A line without a dot has no value.');
    expect(estimateDots(BANDS.slice(0, 2)).title['text']).toBe('');
    expect(estimateDots(BANDS).description).toBe(
      'Dots with their intervals on 3 lines; lines without a value: 1.',
    );
    expect(estimateDots(BANDS, options).description).toContain('beside 350');
  });

  test('is as high as its lines need, unless told', () => {
    expect(estimateDots(BANDS).height).toBe(156);
    expect(estimateDots(BANDS, { height: 300 }).height).toBe(300);
  });

  test('shows shares as per cent and numbers as they are', async () => {
    const share = [{ label: 'all', value: 0.5, interval: { low: 0.25, high: 0.75 } }];

    expect((await draw(estimateDots(share, { unit: 'share' }))).svg).toContain('50%');
    expect((await draw(estimateDots(BANDS))).svg).toContain('300');
  });

  test.each([
    ['no estimate', []],
    ['no value', BANDS.slice(2)],
  ])('of %s says so, without a warning', async (_, estimates) => {
    const { warnings, marks } = await draw(estimateDots(estimates, { reference: 1 }));

    expect(warnings).toEqual([]);
    expect(marks.map(({ items }) => items.map((item) => item.text))).toEqual([
      ['Nothing to show yet'],
    ]);
  });

  test('holds its caller to the contract', () => {
    expect(() => estimateDots([BANDS[0]!, BANDS[0]!])).toThrow('must have labels that differ');
    expect(() => estimateDots(BANDS, { reference: NaN })).toThrow('reference must be a finite');
    expect(() => estimateDots(BANDS, { width: 0 })).toThrow('estimateDots: width');
  });
});

describe('laws', () => {
  test('the chart survives JSON and has the rows of the series, whatever the values', () => {
    const reached = { known: 0, unknown: 0, intervals: 0 };
    const anyEstimate = fc.record({
      value: fc.option(fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((value) => value + 0)),
      width: fc.option(fc.nat(100)),
    });
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ minLength: 1 }), anyEstimate, { noNullPrototype: true }),
        (named) => {
          const estimates = Object.entries(named).map(([label, { value, width }]) => ({
            label,
            value,
            interval: value === null || width === null ? null : { low: value, high: value + width },
          }));
          const chart = estimateDots(estimates, { reference: 0 });

          expect(JSON.parse(JSON.stringify(chart))).toEqual(chart);
          expect(chart.data.values).toEqual(estimateDotsSeries(estimates));
          for (const { value, interval } of estimates) {
            reached[value === null ? 'unknown' : 'known'] += 1;
            if (interval !== null) reached.intervals += 1;
          }
        },
      ),
    );
    expect(Math.min(...Object.values(reached))).toBeGreaterThan(20);
  });
});
