/** Purchase days: distinct local days a customer, in order, whatever the order of the rows. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { lastEntryBefore, purchaseDays } from '../../src/analytics/metrics/purchase-days.ts';
import { anyQuestion, logOf, logOfText } from './logs.ts';
import { dayOf, daysOf, plainDays } from './plain-days.ts';

const window = { from: '2026-01-01', until: '2026-04-01', zone: 'UTC' };

describe('purchaseDays', () => {
  it('takes two orders of a local day for one day, and sees the day of the zone', () => {
    const log = logOf([
      { customer: 'ada', ms: Date.parse('2026-01-05T23:30Z'), minor: 100 },
      { customer: 'ada', ms: Date.parse('2026-01-06T00:30Z'), minor: 100 },
    ]);
    const inZone = (zone: string) => [...purchaseDays(log, { window: { ...window, zone } }).days];

    expect(inZone('UTC')).toEqual([dayOf('2026-01-05'), dayOf('2026-01-06')]);
    expect(inZone('Europe/Paris')).toEqual([dayOf('2026-01-06')]);
  });

  it('says what is no purchase', () => {
    const log = logOfText('ada 2026-03-31 -5\nada 2026-04-01 5\nbob 2026-03-31 0', 'left-out');

    const { days, starts, leftOut } = purchaseDays(log, { window });

    expect(days).toHaveLength(0);
    expect([...starts]).toEqual([0, 0, 0]);
    expect(leftOut).toEqual({ rowsAfter: 1, refunds: 1, zeroRows: 1 });
  });

  it('is what its definition says, read plainly', () => {
    const reached = { unordered: 0, sameDay: 0, none: 0 };
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const { customers, starts, days } = daysOf(question);
        const plain = plainDays(question);

        for (const [code, customer] of customers.entries()) {
          const own = [...days.subarray(starts[code], starts[code + 1])];
          expect(own).toEqual(plain.get(String(customer)) ?? []);
          reached.none += own.length === 0 ? 1 : 0;
        }
        reached.unordered += logOf(question.rows).timeOrdered ? 0 : 1;
        reached.sameDay += days.length < question.rows.length / 2 ? 1 : 0;
      }),
    );
    for (const times of Object.values(reached)) expect(times).toBeGreaterThan(5);
  });

  it('holds its caller to the contract', () => {
    expect(() => purchaseDays(logOf([]), { window: { ...window, until: '2026-01-01' } })).toThrow(
      'purchaseDays: window.until must be after window.from',
    );
  });
});

describe('the last entry before a day', () => {
  it('is before it, not on it', () => {
    const days = purchaseDays(logOfText('ada 2026-01-02 5\nbob 2026-01-03 5\nada 2026-01-09 5'), {
      window,
    });

    expect(lastEntryBefore(days, 0, dayOf('2026-01-02'))).toBe(-1);
    expect(lastEntryBefore(days, 0, dayOf('2026-01-03'))).toBe(0);
    expect(lastEntryBefore(days, 0, dayOf('2026-01-09'))).toBe(0);
    expect(lastEntryBefore(days, 0, dayOf('2026-01-10'))).toBe(1);
    expect(lastEntryBefore(days, 1, dayOf('2026-01-03'))).toBe(-1);
  });
});
