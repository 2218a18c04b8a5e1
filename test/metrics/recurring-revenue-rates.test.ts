/** Net and gross retention of revenue, churn and quick ratio. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { recurringRevenueRates } from '../../src/analytics/metrics/recurring-revenue-rates.ts';
import { recurringMovements } from '../../src/analytics/subscriptions/recurring-movements.ts';
import { anyRows, logOf, type Row, revenueAt } from '../subscriptions/any-subscriptions.ts';

const window = { from: '2026-01-01', until: '2026-06-01', zone: 'UTC' };
const ms = (date: string) => Date.parse(`${date}T00:00Z`);

/** Five customers on 1 February: 100 each; at the end of the month 150, 100, 50, 0, and 100. */
const five: readonly Row[] = [
  { id: 'ada', start: ms('2026-01-05'), end: ms('2026-02-10'), cents: 100 },
  { id: 'ada', start: ms('2026-02-10'), end: null, cents: 150 },
  { id: 'bob', start: ms('2026-01-05'), end: null, cents: 100 },
  { id: 'cy', start: ms('2026-01-05'), end: ms('2026-02-10'), cents: 100 },
  { id: 'cy', start: ms('2026-02-10'), end: null, cents: 50 },
  { id: 'dee', start: ms('2026-01-05'), end: ms('2026-02-10'), cents: 100 },
  { id: 'eve', start: ms('2026-01-05'), end: null, cents: 100 },
  { id: 'flo', start: ms('2026-02-11'), end: null, cents: 75 },
];

function ratesOf(rows: readonly Row[], period: 'month' | 'window' = 'month', within = window) {
  return recurringRevenueRates(recurringMovements(logOf(rows), { window: within, period }));
}

describe('The rates of a month', () => {
  const february = ratesOf(five)[1]!;

  it('follow the customers who paid when it began', () => {
    const { netRetention, grossRetention, netChurn, grossChurn } = february;

    expect([netRetention.numeratorMinor, netRetention.denominatorMinor]).toEqual([400, 500]);
    expect([netRetention.value, grossRetention.value]).toEqual([0.8, 0.7]);
    expect([netChurn.value, grossChurn.value]).toEqual([0.2, 0.3]);
    expect(february.customerChurn).toMatchObject({ numerator: 1, denominator: 5 });
  });

  it('have intervals from the spread over customers', () => {
    // r = 0.8, y − rx = 70, 20, −30, −80, 20: squares 4900 + 400 + 900 + 6400 + 400 = 13,000.
    const margin = (1.959963984540054 * Math.sqrt((5 / 4) * 13_000)) / 500;

    expect(february.netRetention.interval?.low).toBeCloseTo(0.8 - margin, 12);
    expect(february.netRetention.interval?.high).toBeCloseTo(0.8 + margin, 12);
    expect(february.netChurn.interval?.low).toBeCloseTo(0.2 - margin, 12);
    // r = 0.7, y − rx = 30, 30, −20, −70, 30: squares 3 × 900 + 400 + 4900 = 8000.
    const capped = (1.959963984540054 * Math.sqrt((5 / 4) * 8000)) / 500;
    expect(february.grossRetention.interval?.low).toBeCloseTo(0.7 - capped, 12);
    expect(february.grossRetention.interval?.high).toBe(1);
    expect(february.grossChurn.interval?.low).toBe(0);
  });

  it('hold gains against losses in the quick ratio', () => {
    // 75 new and 50 more against 50 less and 100 lost.
    expect(february.quickRatio).toMatchObject({ numeratorMinor: 125, denominatorMinor: 150 });
    expect(ratesOf(five)[2]?.quickRatio.value).toBeNull();
  });

  it('are null where nobody paid when it began', () => {
    const [january] = ratesOf(five);

    expect(january?.netRetention).toEqual({
      numeratorMinor: 0,
      denominatorMinor: 0,
      value: null,
      interval: null,
    });
    expect(january?.customerChurn.value).toBeNull();
    expect(january?.grossChurn.value).toBeNull();
  });

  it('have no interval with a single customer', () => {
    const rates = ratesOf(five.filter(({ id }) => id === 'ada'))[1];

    expect([rates?.netRetention.value, rates?.netRetention.interval]).toEqual([1.5, null]);
  });
});

describe('The basis of the movements', () => {
  it('changes the quick ratio and nothing else', () => {
    const passing = { id: 7, start: ms('2026-02-03'), end: ms('2026-02-20'), cents: 10 };
    const log = logOf([...five, passing]);
    const [ends, each] = (['period-ends', 'each-change'] as const).map(
      (basis) =>
        recurringRevenueRates(recurringMovements(log, { window, period: 'month', basis }))[1],
    );

    expect(each).toEqual({ ...ends, quickRatio: each?.quickRatio });
    expect(each?.customerChurn.numerator).toBe(1);
    // 10 gained and 10 lost besides.
    expect(each?.quickRatio).toMatchObject({ numeratorMinor: 135, denominatorMinor: 160 });
  });
});

describe('Retention over several months', () => {
  it('keeps to the customers of the first day, which a product of months does not', () => {
    const rows: readonly Row[] = [
      { id: 'ada', start: ms('2025-12-01'), end: null, cents: 100 },
      { id: 'bob', start: ms('2026-01-10'), end: ms('2026-02-10'), cents: 300 },
    ];
    const until = { ...window, until: '2026-03-01' };
    const monthly = ratesOf(rows, 'month', until).map(({ netRetention }) => netRetention.value);

    expect(ratesOf(rows, 'window', until)[0]?.netRetention.value).toBe(1);
    expect(monthly).toEqual([1, 0.25]);
  });
});

/** The same by asking what each customer paid at two instants. */
function plainRates(rows: readonly Row[], from: number, until: number) {
  const paid = [...new Set(rows.map(({ id }) => id))]
    .map((id) => [revenueAt(rows, id, from), revenueAt(rows, id, until)] as const)
    .filter(([before]) => before > 0);
  const sum = (of: (before: number, after: number) => number) =>
    paid.reduce((total, [before, after]) => total + of(before, after), 0);
  return {
    before: sum((before) => before),
    after: sum((_, after) => after),
    capped: sum((before, after) => Math.min(before, after)),
    customers: paid.length,
    gone: sum((_, after) => (after === 0 ? 1 : 0)),
    grown: sum((before, after) => (after > before ? 1 : 0)),
  };
}

describe('The rates of random subscriptions', () => {
  it('are those of a plain reading, with the value inside its interval', () => {
    let grown = 0;
    let lost = 0;
    fc.assert(
      fc.property(anyRows, (rows) => {
        for (const [month, rates] of ratesOf(rows).entries()) {
          const [from, until] = [Date.UTC(2026, month, 1) - 1, Date.UTC(2026, month + 1, 1) - 1];
          const plain = plainRates(rows, from, until);
          const share = (minor: number) => (plain.before === 0 ? null : minor / plain.before);

          expect(rates.netRetention.value).toBe(share(plain.after));
          expect(rates.grossRetention.value).toBe(share(plain.capped));
          expect(rates.netChurn.value).toBe(share(plain.before - plain.after));
          expect(rates.grossChurn.value).toBe(share(plain.before - plain.capped));
          expect(rates.customerChurn).toMatchObject({
            numerator: plain.gone,
            denominator: plain.customers,
          });
          grown += plain.grown;
          lost += plain.gone;
          const { netRetention, grossRetention, netChurn, grossChurn } = rates;
          for (const { value, interval } of [netRetention, grossRetention, netChurn, grossChurn]) {
            if (value === null || interval === null) continue;
            expect(interval.low).toBeLessThanOrEqual(value);
            expect(interval.high).toBeGreaterThanOrEqual(value);
          }
        }
      }),
    );
    expect(Math.min(grown, lost)).toBeGreaterThan(5);
  });
});
