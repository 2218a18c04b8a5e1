/** Reading a host's rows: every form that is taken, and every fault with its place. */
import { describe, expect, it } from 'vitest';

import { monthlyFactor, planIntervalOf } from '../../src/analytics/subscriptions/plan-interval.ts';
import { recurringMovements } from '../../src/analytics/subscriptions/recurring-movements.ts';
import {
  parseSubscriptions,
  subscriptionLog,
} from '../../src/analytics/subscriptions/rows-to-subscriptions.ts';
import { OPEN_END_MS } from '../../src/analytics/subscriptions/subscription-log.ts';

const good = { customer: 'ada', start: '2026-01-01', end: '2026-02-01', minor: 500 };
const columns = {
  customer: 'customer',
  start: 'start',
  end: 'end',
  minor: 'minor',
  zone: 'Europe/Paris',
  observedUntil: '2026-06-01',
} as const;

/** Code and path of each issue in one row. */
function faultsOf(row: unknown, more: object = {}) {
  const parsed = parseSubscriptions([good, row as typeof good], { ...columns, ...more });
  return parsed.ok ? [] : parsed.issues.map(({ code, path }) => [code, ...path]);
}

describe('A row', () => {
  it('is read with dates that begin in the zone, instants, numbers and Dates', () => {
    const log = subscriptionLog(
      [
        good,
        { ...good, start: '2026-01-01T00:00Z', end: null },
        { ...good, customer: 7, start: Date.UTC(2026, 0, 1), end: '', minor: 10n },
        { ...good, start: new Date('2026-01-01T00:00Z') },
      ],
      columns,
    );

    expect(Array.from(log.startAt, (ms) => new Date(ms).toISOString())).toEqual([
      '2025-12-31T23:00:00.000Z',
      '2026-01-01T00:00:00.000Z',
      '2026-01-01T00:00:00.000Z',
      '2026-01-01T00:00:00.000Z',
    ]);
    expect(log.endAt[1]).toBe(OPEN_END_MS);
    expect(log.endAt[2]).toBe(OPEN_END_MS);
    expect(new Date(OPEN_END_MS).toISOString()).toBe('+010000-01-01T00:00:00.000Z');
    expect(Array.from(log.minor)).toEqual([500, 500, 10, 500]);
    expect(log.customers).toEqual(['ada', 7]);
    expect(new Date(log.observedUntilMs).toISOString()).toBe('2026-05-31T22:00:00.000Z');
  });

  it.each([
    [{ ...good, customer: '' }, ['CUSTOMER_MISSING', 1, 'customer']],
    [{ ...good, customer: null }, ['CUSTOMER_MISSING', 1, 'customer']],
    [{ ...good, customer: 1.5 }, ['NOT_A_CUSTOMER', 1, 'customer']],
    [{ ...good, start: '2026-02-30' }, ['NOT_A_DATE', 1, 'start']],
    [{ ...good, start: '2026-01-01T00:00' }, ['NOT_A_DATE', 1, 'start']],
    [{ ...good, end: undefined }, ['NOT_A_DATE', 1, 'end']],
    [{ ...good, end: '2026-01-01' }, ['EMPTY_PERIOD', 1, 'end']],
    [{ ...good, minor: -1 }, ['NOT_AN_AMOUNT', 1, 'minor']],
    [{ ...good, minor: 0.5 }, ['NOT_AN_AMOUNT', 1, 'minor']],
    [{ ...good, minor: '500' }, ['NOT_AN_AMOUNT', 1, 'minor']],
  ])('with one fault is told that fault: %j', (row, fault) => {
    expect(faultsOf(row)).toEqual([fault]);
  });

  it('with several faults is told all of them, and what is no object has every one', () => {
    expect(faultsOf(null)).toEqual([
      ['CUSTOMER_MISSING', 1, 'customer'],
      ['NOT_A_DATE', 1, 'start'],
      ['NOT_A_DATE', 1, 'end'],
      ['NOT_AN_AMOUNT', 1, 'minor'],
    ]);
  });

  it('names its plan and currency where they are read row by row', () => {
    const more = { planBy: 'plan', currencyBy: 'currency' };

    expect(faultsOf(good, more)).toContainEqual(['NOT_A_PLAN', 1, 'plan']);
    expect(faultsOf({ ...good, plan: 'toString', currency: 'eur' }, more)).toEqual([
      ['NOT_A_PLAN', 0, 'plan'],
      ['NOT_A_CURRENCY', 0, 'currency'],
      ['NOT_A_PLAN', 1, 'plan'],
      ['NOT_A_CURRENCY', 1, 'currency'],
    ]);
  });

  it('is skipped and told to onInvalid, or stops the reading', () => {
    const told: string[] = [];
    const rows = [good, { ...good, minor: -1 }, good];
    const log = subscriptionLog(rows, { ...columns, onInvalid: ({ code }) => told.push(code) });

    expect([log.rows, told]).toEqual([2, ['NOT_AN_AMOUNT']]);
    expect(() => subscriptionLog(rows, columns)).toThrow(/row 1: minor must be/);
  });

  it('never shows a caller text in a message', () => {
    const parsed = parseSubscriptions([{ ...good, customer: '', start: 'secret' }], columns);

    expect(parsed.ok ? '' : JSON.stringify(parsed.issues)).not.toContain('secret');
  });
});

describe('Columns', () => {
  it.each([
    [{ zone: 'Nowhere' }, /zone must be/],
    [{ scale: 16 }, /scale must be/],
    [{ observedUntil: 'now' }, /observedUntil must be/],
    [{ currency: 'eur' }, /currency must be/],
    [{ plan: { unit: 'month', count: 0 } }, /plan must be/],
    [{ plan: 'month', planBy: 'plan' }, /plan must not be given/],
    [{ currency: 'EUR', currencyBy: 'currency' }, /currency must not be given/],
    [{ customer: 5 }, /customer must be a field/],
  ])('are held to their contract: %j', (more, message) => {
    const wrong = { ...columns, ...more } as unknown as typeof columns;

    expect(() => subscriptionLog([good], wrong)).toThrow(message);
  });
});

describe('A plan', () => {
  // 365.25 days a year: 365.25 / 84 weeks and 365.25 / 12 days a month, as whole fractions.
  it.each([
    ['month', 1, 1, 1],
    ['month', 3, 1, 3],
    ['quarter', 1, 1, 3],
    ['year', 2, 1, 24],
    ['week', 1, 487, 112],
    ['week', 4, 487, 448],
    ['day', 1, 487, 16],
  ] as const)('of each %s × %d counts %d/%d a month', (unit, count, numerator, denominator) => {
    expect(monthlyFactor({ unit, count })).toEqual({ numerator, denominator });
  });

  it('is a unit of time with a count from 1 to 1,000', () => {
    expect(planIntervalOf('year')).toEqual({ unit: 'year', count: 1 });
    expect(planIntervalOf({ unit: 'week', count: 1000 })).toEqual({ unit: 'week', count: 1000 });
    for (const wrong of [null, 5, 'fortnight', { unit: 'week', count: 1001 }, { count: 1 }]) {
      expect(planIntervalOf(wrong)).toBeNull();
    }
    expect(() => monthlyFactor({ unit: 'year', count: 0 })).toThrow(/plan must be/);
  });

  it('is rounded once, after rate and month are taken together', () => {
    const log = subscriptionLog([good], { ...columns, plan: 'year' });
    const window = { from: '2026-01-01', until: '2026-02-01', zone: 'Europe/Paris' };
    const closing = (rounding: 'floor' | 'ceiling') =>
      recurringMovements(log, { window, period: 'month', rounding }).rows[0]?.closingMinor;

    // 500 / 12 = 41.67
    expect([closing('floor'), closing('ceiling')]).toEqual([41, 42]);
  });
});
