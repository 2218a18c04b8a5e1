/** RFM segments: every customer in one, counts and revenue that add up, and lists of keys. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { rfm } from '../../src/analytics/metrics/rfm.ts';
import { RFM_CELL_GRID, RFM_GRID } from '../../src/analytics/metrics/rfm-grid.ts';
import { rfmSegments, segmentCustomers } from '../../src/analytics/metrics/rfm-segments.ts';
import { summarise } from '../../src/analytics/transactions/summarise.ts';
import { anyRows, dayText, logOf, logOfText } from './logs.ts';

const window = { from: '2026-01-01', until: '2026-02-01', zone: 'UTC' };

describe('rfmSegments', () => {
  const log = logOfText(`
    ada 2026-01-31 100
    ada 2026-01-31 900
    bob 2026-01-30 2000
    cy 2026-01-20 300
    dee 2026-01-10 400
    eve 2026-01-01 400
    flo 2026-01-31 -100
    gus 2026-02-01 100`);
  const summaries = summarise(log, { window });

  it('puts each customer where their scores are', () => {
    // R 5 4 3 2 1 and F 5 1 1 1 1, as days 1, 2, 12, 22, 31 and purchases 2, 1, 1, 1, 1 have them.
    const found = rfmSegments(rfm(summaries), summaries);
    const lists = found.rows.map(({ name }) => [name, segmentCustomers(found, name)]);

    expect(Object.fromEntries(lists)).toEqual({
      best: ['ada'],
      loyal: [],
      growing: [],
      new: ['bob'],
      cooling: ['cy'],
      'at-risk': [],
      missed: [],
      sleeping: ['dee', 'eve'],
    });
    expect(found).toMatchObject({ rule: 'type7', asOf: '2026-02-01', withoutScores: 2 });
    expect(found.source).toBe(RFM_GRID.source);
  });

  it('tells each share of customers and of revenue, with intervals', () => {
    const { rows } = rfmSegments(rfm(summaries), summaries);
    const sleeping = rows.at(-1);

    expect(sleeping?.customers).toMatchObject({ numerator: 2, denominator: 5, value: 0.4 });
    expect(sleeping?.revenue).toMatchObject({ numeratorMinor: 800, denominatorMinor: 4100 });
    // By hand: r = 8/41; left over 400 − 400r twice and −r·(1000, 2000, 300); squares summed,
    // times 5/4, root, over 4100, is a standard error of 0.1436…
    const r = 800 / 4100;
    const squares = 2 * (400 - 400 * r) ** 2 + (1000 * r) ** 2 + (2000 * r) ** 2 + (300 * r) ** 2;
    const error = Math.sqrt((squares * 5) / 4) / 4100;
    expect(sleeping?.revenue.interval?.high).toBeCloseTo(r + 1.959963984540054 * error, 12);
    expect(sleeping?.revenue.interval?.low).toBe(0);
  });

  it('takes another grid, as fine as a cell for itself', () => {
    const found = rfmSegments(rfm(summaries), summaries, { grid: RFM_CELL_GRID });

    expect(found.rows).toHaveLength(125);
    // Revenue 1000, 2000, 300, 400, 400: breakpoints 380, 400, 640, 1200, so M 4 5 1 2 2.
    expect(found.rows.filter((row) => row.customers.numerator > 0).map(({ name }) => name)).toEqual(
      ['112', '212', '311', '415', '554'],
    );
  });

  it('has no shares where nobody bought', () => {
    const nobody = summarise(logOfText('ada 2026-01-02 -5'), { window });
    const { rows, customers, withoutScores } = rfmSegments(rfm(nobody), nobody);

    expect([customers, withoutScores]).toEqual([[], 1]);
    expect(rows[0]?.customers.value).toBeNull();
    expect(rows[0]?.revenue).toMatchObject({ value: null, interval: null });
  });

  it('gives a single customer no interval of revenue', () => {
    const one = summarise(logOfText('ada 2026-01-02 5'), { window });
    expect(rfmSegments(rfm(one), one).rows[3]?.revenue).toMatchObject({ value: 1, interval: null });
  });

  it('refuses a grid with gaps, scores of other summaries, and names it does not have', () => {
    const scored = rfm(summaries);
    const grid = { source: 'x', segments: [{ name: 'some', blocks: [{ R: [1, 4] as const }] }] };

    expect(() => rfmSegments(scored, summaries, { grid })).toThrow(
      'rfmSegments: grid segments: must hold every cell: 25 are in none, the first is R5 F1 M1',
    );
    const other = summarise(log, { window: { ...window, until: '2026-01-31' } });
    expect(() => rfmSegments(scored, other)).toThrow('summaries must be those');
    const fewer = summarise(logOfText('ada 2026-01-02 5'), { window });
    expect(() => rfmSegments(scored, fewer)).toThrow('summaries must be those');
    const more = summarise(logOfText('ada 2026-01-02 5\n bob 2026-01-02 5'), { window });
    expect(() => rfmSegments(rfm(fewer), more)).toThrow('summaries must be those');
    expect(() => segmentCustomers(rfmSegments(scored, summaries), 'gold')).toThrow('name must be');
  });

  it('counts every customer once and every minor unit once, whatever the log and rule', () => {
    const reached = { segments: 0, empty: 0 };
    const until = dayText(Date.UTC(2026, 0, 1) / 86_400_000);
    fc.assert(
      fc.property(
        anyRows,
        fc.constantFrom('type7', 'ntile', 'midrank', 'cumeDist'),
        (rows, rule) => {
          const some = summarise(logOf(rows), { window: { ...window, from: '2025-01-01', until } });
          const scored = rfm(some, { rule });
          const found = rfmSegments(scored, some);
          const lists = RFM_GRID.segments.flatMap(({ name }) => segmentCustomers(found, name));
          const sum = found.rows.reduce((total, row) => total + row.revenue.numeratorMinor, 0);

          expect(lists.toSorted()).toEqual(found.customers.toSorted());
          expect(new Set(lists).size).toBe(some.totals.purchasers);
          expect(sum).toBe(some.totals.revenueMinor);
          const filled = found.rows.filter((row) => row.customers.numerator > 0).length;
          if (filled > 2) reached.segments += 1;
          if (filled === 0) reached.empty += 1;
        },
      ),
    );
    expect(reached.segments).toBeGreaterThan(20);
    expect(reached.empty).toBeGreaterThan(0);
  });
});
