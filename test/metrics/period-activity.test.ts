/** Period activity: bits, history and limits, which the metrics over periods stand on. */
import { describe, expect, it } from 'vitest';

import {
  type PeriodActivity,
  periodActivity,
} from '../../src/analytics/metrics/period-activity.ts';
import { logOf, logOfText } from './logs.ts';

const window = { from: '2026-01-01', until: '2026-03-01', zone: 'UTC' };

/** Numbers of the periods in which a customer bought. */
function periodsOfCustomer({ words, log, periods }: PeriodActivity, code: number): number[] {
  return [...periods.labels.keys()].filter(
    (period) =>
      ((words[Math.floor(period / 32) * log.customers.length + code]! >>> (period % 32)) & 1) === 1,
  );
}

describe('periodActivity', () => {
  it('sets one bit a customer and period, past the first 32 periods too', () => {
    const log = logOfText(`
      ada 2026-01-01 1
      bob 2026-01-31 1
      ada 2026-02-01 1
      ada 2026-02-01 1
      bob 2026-02-02 1
      ada 2026-02-28 1`);

    const read = periodActivity(log, { window, period: 'day' });

    expect(periodsOfCustomer(read, 0)).toEqual([0, 31, 58]);
    expect(periodsOfCustomer(read, 1)).toEqual([30, 32]);
    expect(read.before).toBeNull();
  });

  it('counts periods back to the last purchase before the window', () => {
    const log = logOfText(`
      ada 2025-12-31 1
      bob 2025-10-01 1
      bob 2025-11-30 1
      cy 2025-12-31 -5
      dee 2026-01-01 1
      eve 1951-12-31 1`);

    const read = periodActivity(log, { window, period: 'month' });

    expect(Array.from(read.before ?? [])).toEqual([-1, -2, 0, 0, -889]);
    expect(read.log.timeOrdered).toBe(false);
  });

  it('reads a history in order of time as it reads any other', () => {
    const rows = `
      ada 2025-11-30 1
      bob 2025-12-01 -1
      bob 2025-12-02 0
      ada 2025-12-31 1
      cy 2026-01-31 1
      cy 2026-02-28 -1`;
    const ordered = logOfText(rows, 'left-out');
    const unordered = { ...ordered, timeOrdered: false };

    const read = periodActivity(ordered, { window, period: 'month' });

    expect(read.leftOut).toEqual({ rowsAfter: 0, refunds: 2, zeroRows: 1 });
    expect(Array.from(read.before ?? [])).toEqual([-1, 0, 0]);
    expect({ ...periodActivity(unordered, { window, period: 'month' }), log: ordered }).toEqual(
      read,
    );
  });

  it('counts back by local days on either side of UTC', () => {
    const beforeOf = (zone: string, ms: number) =>
      periodActivity(logOf([{ customer: 'ada', ms, minor: 1 }]), {
        window: { ...window, zone },
        period: 'day',
      }).before?.[0];

    // 19 December at 21:00 in New York, 21 December at 01:00 in Auckland.
    expect(beforeOf('America/New_York', Date.UTC(2025, 11, 20, 2))).toBe(-13);
    expect(beforeOf('UTC', Date.UTC(2025, 11, 20, 12))).toBe(-12);
    expect(beforeOf('Pacific/Auckland', Date.UTC(2025, 11, 20, 12))).toBe(-11);
  });

  it('has no history where only refunds lie before the window', () => {
    const log = logOfText('ada 2025-12-31 -1\nada 2026-01-01 1');

    expect(periodActivity(log, { window, period: 'month' }).before).toBeNull();
  });

  it('is not stopped by a date that stands for none, however long ago', () => {
    const log = logOf([
      { customer: 'ada', ms: -62_167_219_200_000, minor: 1 },
      { customer: 'bob', ms: Date.UTC(1780, 0, 1, 12), minor: 1 },
      { customer: 'cy', ms: Date.UTC(2025, 11, 31), minor: 1 },
    ]);
    const beforeOf = (period: 'day' | 'year', from = '2026-01-01') => {
      const zoned = { from, until: '2026-03-01', zone: 'America/New_York' };
      return Array.from(periodActivity(log, { window: zoned, period }).before ?? []);
    };

    // 90,000 days before 2026 began was 1779-08-04.
    expect(beforeOf('year')).toEqual([-248, -246, -1]);
    expect(beforeOf('day')[0]).toBe(-90_001);
    // 0000-01-01T00:00Z is an evening of the year -1 in New York.
    expect(beforeOf('year', '0100-01-01')[0]).toBe(-101);
  });

  it('goes by the clocks of the zone at both ends of the window', () => {
    // Midnight in Paris is 23:00 UTC of the day before.
    const log = logOf([
      { customer: 'ada', ms: Date.UTC(2025, 11, 31, 22, 59, 59, 999), minor: 1 },
      { customer: 'bob', ms: Date.UTC(2025, 11, 31, 23), minor: 1 },
      { customer: 'cy', ms: Date.UTC(2026, 1, 28, 22, 59, 59, 999), minor: 1 },
      { customer: 'dee', ms: Date.UTC(2026, 1, 28, 23), minor: 1 },
    ]);
    const paris = { window: { ...window, zone: 'Europe/Paris' }, period: 'month' } as const;

    for (const timeOrdered of [true, false]) {
      const read = periodActivity({ ...log, timeOrdered }, paris);

      expect([0, 1, 2, 3].map((code) => periodsOfCustomer(read, code))).toEqual([[], [0], [1], []]);
      expect(Array.from(read.before ?? [])).toEqual([-1, 0, 0, 0]);
      expect(read.leftOut.rowsAfter).toBe(1);
    }
  });

  it('refuses more memory than it says, before it takes any', () => {
    const many = { ...logOf([]), customers: new Array<string>(5_000_000) };
    const days = { ...window, until: '2028-09-01' };

    expect(() => periodActivity(many, { window: days, period: 'day' })).toThrow(
      '5000000 customers over 974 periods are too many',
    );
  });

  it('holds its caller to the contract', () => {
    const ask = (options: object) => () =>
      periodActivity(logOf([]), { window, period: 'month', ...options });

    expect(ask({ period: 'fortnight' })).toThrow('unit must be');
    expect(ask({ weekStart: 'someday' })).toThrow('weekStart');
    expect(ask({ window: { ...window, until: '2026-01-01' } })).toThrow('window.until');
  });
});
