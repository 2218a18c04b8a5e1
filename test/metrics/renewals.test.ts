/** Contracts due, those that went on, and those to come. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { renewalCalendar } from '../../src/analytics/metrics/renewal-calendar.ts';
import { renewalMatches } from '../../src/analytics/metrics/renewal-matches.ts';
import { renewalRate } from '../../src/analytics/metrics/renewal-rate.ts';
import { subscriptionLog } from '../../src/analytics/subscriptions/rows-to-subscriptions.ts';
import { anyRows, logOf, type Row } from '../subscriptions/any-subscriptions.ts';

type Line = readonly [id: string, start: string, end: string | null, cents: number];

const window = { from: '2026-03-01', until: '2026-04-01', zone: 'UTC' };

function read(lines: readonly Line[], observedUntil = '2026-05-01') {
  return subscriptionLog(lines, {
    customer: (line) => line[0],
    start: (line) => line[1],
    end: (line) => line[2],
    minor: (line) => line[3],
    zone: 'UTC',
    observedUntil,
  });
}

function rateOf(lines: readonly Line[], graceDays = 0, observedUntil = '2026-05-01') {
  const rate = renewalRate(read(lines, observedUntil), { window, graceDays });
  return [rate.numerator, rate.denominator, rate.leftOut];
}

describe('A contract', () => {
  const ended: Line = ['ada', '2026-01-01', '2026-03-10', 500];

  it('is due where it ends in the window, first day included, last not', () => {
    expect(rateOf([['ada', '2026-01-01', '2026-03-01', 500]])).toEqual([0, 1, 0]);
    expect(rateOf([['ada', '2026-01-01', '2026-02-28T23:59:59.999Z', 500]])).toEqual([0, 0, 0]);
    expect(rateOf([['ada', '2026-01-01', '2026-04-01', 500]])).toEqual([0, 0, 0]);
    expect(rateOf([['ada', '2026-01-01', null, 500]])).toEqual([0, 0, 0]);
    expect(rateOf([['ada', '2026-01-01', '2026-03-10', 0]])).toEqual([0, 0, 0]);
  });

  it('is renewed on the day of its end, or within the days of grace', () => {
    expect(rateOf([ended, ['ada', '2026-03-10', null, 500]])).toEqual([1, 1, 0]);
    expect(rateOf([ended, ['ada', '2026-03-17', null, 500]], 7)).toEqual([1, 1, 0]);
    expect(rateOf([ended, ['ada', '2026-03-18', null, 500]], 7)).toEqual([0, 1, 0]);
    expect(rateOf([ended, ['ada', '2026-03-09', null, 500]], 7)).toEqual([0, 1, 0]);
    expect(rateOf([ended, ['bob', '2026-03-10', null, 500]])).toEqual([0, 1, 0]);
    expect(rateOf([ended, ['ada', '2026-03-10', null, 0]])).toEqual([0, 1, 0]);
  });

  it('is renewed by one other only', () => {
    const twice: readonly Line[] = [ended, ['ada', '2026-02-01', '2026-03-12', 300]];

    expect(rateOf([...twice, ['ada', '2026-03-12', null, 800]], 7)).toEqual([1, 2, 0]);
    expect(
      rateOf([...twice, ['ada', '2026-03-12', null, 800], ['ada', '2026-03-13', null, 1]], 7),
    ).toEqual([2, 2, 0]);
  });

  it('is left out, renewed or not, until its days of grace were observed', () => {
    const renewed: readonly Line[] = [ended, ['ada', '2026-03-11', null, 500]];

    expect(rateOf(renewed, 22, '2026-04-01')).toEqual([0, 0, 1]);
    expect(rateOf(renewed, 21, '2026-04-01')).toEqual([1, 1, 0]);
  });

  it('renews no more revenue than it had', () => {
    const lines: readonly Line[] = [
      ended,
      ['ada', '2026-03-10', null, 900],
      ['bob', '2026-01-01', '2026-03-20', 500],
      ['bob', '2026-03-20', null, 200],
    ];
    const { revenue } = renewalRate(read(lines), { window });

    expect(revenue).toMatchObject({ numeratorMinor: 700, denominatorMinor: 1000, value: 0.7 });
  });

  it('has no rate where none is due', () => {
    const rate = renewalRate(read([]), { window });

    expect([rate.value, rate.revenue.value, rate.interval]).toEqual([null, null, null]);
  });

  it('is asked for within the contract', () => {
    expect(() => rateOf([ended], -1)).toThrow(/graceDays must be/);
    expect(() => rateOf([ended], 0, '2026-03-31')).toThrow(/window.until must not lie after/);
  });
});

describe('The calendar', () => {
  it('counts ends to come by period, and what hangs on those not renewed', () => {
    const log = read(
      [
        ['ada', '2025-07-01', '2026-07-01', 500],
        ['ada', '2025-07-01', '2026-07-15', 300],
        ['ada', '2026-07-01', '2027-07-01', 500],
        ['bob', '2025-08-31', '2026-08-31', 700],
        ['cy', '2025-07-01', null, 700],
        ['dee', '2026-04-20', '2026-07-20', 0],
      ],
      '2026-05-01',
    );
    const next = { from: '2026-07-01', until: '2026-08-31', zone: 'UTC' };
    const { rows, leftOut } = renewalCalendar(log, { window: next, period: 'month' });

    expect(rows).toEqual([
      { period: '2026-07', contracts: 2, renewed: 1, openCustomers: 1, openMinor: 300 },
      { period: '2026-08', contracts: 0, renewed: 0, openCustomers: 0, openMinor: 0 },
    ]);
    expect(leftOut).toEqual({ openEnded: 1, outside: 2 });
  });

  it('counts only ends inside the window, in a period that it cuts', () => {
    const log = read([['ada', '2025-07-01', '2026-07-01', 500]]);
    const cut = { from: '2026-07-02', until: '2026-08-01', zone: 'UTC' };

    expect(renewalCalendar(log, { window: cut, period: 'month' }).rows[0]?.contracts).toBe(0);
  });
});

/** The most renewals that any assignment of starts to ends can make, by trying each. */
function mostRenewals(rows: readonly Row[], graceDays: number): number {
  const day = (ms: number) => Math.floor(ms / 86_400_000);
  const fits = (end: Row, start: Row) =>
    end.id === start.id && start.start >= end.end! && day(start.start) - day(end.end!) <= graceDays;
  const paid = rows.filter(({ cents }) => cents > 0);
  const takenBy = new Map<Row, Row>();
  const place = (end: Row, tried: Set<Row>): boolean =>
    paid.some((start) => {
      if (tried.has(start) || !fits(end, start)) return false;
      tried.add(start);
      const other = takenBy.get(start);
      if (other !== undefined && !place(other, tried)) return false;
      takenBy.set(start, end);
      return true;
    });
  return paid.filter((end) => end.end !== null && place(end, new Set())).length;
}

describe('Random contracts', () => {
  it('are renewed as often as any assignment could', () => {
    let renewed = 0;
    fc.assert(
      fc.property(anyRows, fc.integer({ min: 0, max: 60 }), (rows, graceDays) => {
        const distinct = rows.map((row) => ({ ...row }));
        const matches = renewalMatches(logOf(distinct), 'UTC', graceDays);
        const used = Array.from(matches).filter((row) => row >= 0);

        expect(used).toHaveLength(mostRenewals(distinct, graceDays));
        expect(new Set(used).size).toBe(used.length);
        renewed += used.length;
      }),
    );
    expect(renewed).toBeGreaterThan(20);
  });
});
