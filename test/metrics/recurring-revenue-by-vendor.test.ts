/** The same subscriptions under the rules of five products, each figure worked out by hand. */
import { describe, expect, it } from 'vitest';

import {
  recurringRevenueByVendor,
  type VendorRevenueOptions,
} from '../../src/analytics/metrics/recurring-revenue-by-vendor.ts';
import {
  REVENUE_VENDOR_RULES,
  type RevenueVendor,
} from '../../src/analytics/metrics/recurring-revenue-vendors.ts';
import { ratio } from '../../src/kernel/ratio.ts';
import { logOf, type Row } from '../subscriptions/any-subscriptions.ts';

const ms = (date: string) => Date.parse(`${date}T00:00Z`);

/**
 * April 2026 has 30 days, so the month and the last 30 days are one. Opening: ada 100, bob 200,
 * cy 300, eve 400 are 1000. In April bob leaves, cy falls to 250, eve rises to 450, dee comes with 40
 * and leaves, gus (gone since 2025-11-01) returns with 60.
 */
const rows: readonly Row[] = [
  { id: 'ada', start: ms('2026-01-01'), end: null, cents: 100 },
  { id: 'bob', start: ms('2026-01-01'), end: ms('2026-04-10'), cents: 200 },
  { id: 'cy', start: ms('2026-01-01'), end: ms('2026-04-10'), cents: 300 },
  { id: 'cy', start: ms('2026-04-10'), end: null, cents: 250 },
  { id: 'dee', start: ms('2026-04-02'), end: ms('2026-04-20'), cents: 40 },
  { id: 'eve', start: ms('2026-01-01'), end: ms('2026-04-10'), cents: 400 },
  { id: 'eve', start: ms('2026-04-10'), end: null, cents: 450 },
  { id: 'gus', start: ms('2025-10-01'), end: ms('2025-11-01'), cents: 60 },
  { id: 'gus', start: ms('2026-04-12'), end: null, cents: 60 },
];

function under(vendor: RevenueVendor, more: Partial<VendorRevenueOptions> = {}) {
  const options = { vendor, until: '2026-05-01', zone: 'UTC', ...more };
  return recurringRevenueByVendor(logOf(rows), options);
}

/** Numerator and denominator of every rate. */
function partsOf(vendor: RevenueVendor) {
  const { customerChurn, grossChurn, netChurn, quickRatio } = under(vendor);
  const parts = (rate: typeof grossChurn) =>
    rate === null ? null : [rate.numeratorMinor, rate.denominatorMinor];
  return {
    customers: customerChurn === null ? null : [customerChurn.numerator, customerChurn.denominator],
    gross: parts(grossChurn),
    net: parts(netChurn),
    quick: parts(quickRatio),
  };
}

describe('April', () => {
  it('under ChartMogul counts dee twice and takes expansion and reactivation off', () => {
    // Lost 200 + 40 + 50 = 290; gained back 50 + 60 = 110.
    expect(partsOf('chartmogul')).toEqual({
      customers: [2, 4],
      gross: [290, 1000],
      net: [180, 1000],
      quick: null,
    });
  });

  it('under Baremetrics has a quick ratio without reactivation', () => {
    // Gained 40 new + 50 more against 290 lost.
    expect(partsOf('baremetrics')).toEqual({
      customers: [2, 4],
      gross: [290, 1000],
      net: null,
      quick: [90, 290],
    });
  });

  it('under ProfitWell ignores dee entirely', () => {
    expect(partsOf('profitwell')).toEqual({
      customers: [1, 4],
      gross: [250, 1000],
      net: null,
      quick: null,
    });
    expect(under('profitwell').movements.newMinor).toBe(0);
  });

  it('under Stripe has the new customers in the base, and loses no revenue by contraction', () => {
    expect(partsOf('stripe')).toEqual({
      customers: [2, 5],
      gross: [240, 1000],
      net: null,
      quick: null,
    });
  });

  it('under Maxio makes gus new, who was away for more than 90 days', () => {
    const { movements, customerChurn } = under('maxio');

    expect([movements.newMinor, movements.reactivationMinor]).toEqual([100, 0]);
    expect(under('chartmogul').movements.reactivationMinor).toBe(60);
    expect(customerChurn).toBeNull();
  });

  it('closes with the same revenue under all of them', () => {
    const vendors = Object.keys(REVENUE_VENDOR_RULES) as RevenueVendor[];

    expect(vendors).toHaveLength(5);
    for (const vendor of vendors) {
      const { openingMinor, closingMinor } = under(vendor).movements;
      expect([openingMinor, closingMinor]).toEqual([1000, 860]); // 100 + 250 + 450 + 60
    }
  });
});

describe('What is looked at', () => {
  it('is the last whole month, or so many days', () => {
    const until = '2026-04-15';

    expect(under('chartmogul', { until }).window).toMatchObject({
      from: '2026-03-01',
      until: '2026-04-01',
    });
    expect(under('stripe', { until }).window).toMatchObject({ from: '2026-03-16', until });
    expect(under('baremetrics', { until, days: 365 }).window.from).toBe('2025-04-15');
  });

  it('leaves a rate of nobody open, and one above 1 without an interval', () => {
    const log = logOf([{ id: 1, start: ms('2026-04-02'), end: ms('2026-04-20'), cents: 40 }]);
    const options = { until: '2026-05-01', zone: 'UTC' };
    const chartmogul = recurringRevenueByVendor(log, { vendor: 'chartmogul', ...options });
    const stripe = recurringRevenueByVendor(log, { vendor: 'stripe', ...options });

    expect(chartmogul.customerChurn).toEqual({
      numerator: 1,
      denominator: 0,
      value: null,
      interval: null,
    });
    expect(chartmogul.grossChurn?.value).toBeNull();
    expect(stripe.customerChurn).toMatchObject({ numerator: 1, denominator: 1, value: 1 });
    expect(stripe.customerChurn?.interval?.high).toBe(1);
  });

  it('takes a named rate of exchange and rounding', () => {
    const exchange = { rule: 'constant', to: 'EUR', rates: { USD: ratio(1, 2) } } as const;

    expect(under('stripe', { rounding: 'floor' }).movements.closingMinor).toBe(860);
    expect(() => under('stripe', { exchange })).toThrow(/exchange.rates/);
  });

  it.each([
    [{ vendor: 'other' }, /vendor must be/],
    [{ vendor: 'chartmogul', days: 30 }, /days must be/],
    [{ vendor: 'stripe', days: 0 }, /days must be/],
    [{ until: '2026-02-30' }, /window.until/],
    [{ until: '2026-07-01', vendor: 'stripe' }, /window.until must not lie after/],
  ])('is held to the contract: %j', (more, message) => {
    expect(() => under('chartmogul', more as Partial<VendorRevenueOptions>)).toThrow(message);
  });
});
