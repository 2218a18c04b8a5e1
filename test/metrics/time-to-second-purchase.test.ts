/** Time to second purchase: which days are counted, and where the waiting are censored. */
import { describe, expect, it } from 'vitest';

import { timeToSecondPurchase } from '../../src/analytics/metrics/time-to-second-purchase.ts';
import { summarise } from '../../src/analytics/transactions/summarise.ts';
import { logOf, logOfText } from './logs.ts';

const window = { from: '2026-01-01', until: '2026-02-01', zone: 'UTC' };

describe('timeToSecondPurchase', () => {
  it('counts days to the second purchase day, or to the end of observation', () => {
    const summaries = summarise(
      logOfText(`
        dee 2026-01-10 -100
        ada 2026-01-05T23:00Z 100
        ada 2026-01-05T23:30Z 100
        ada 2026-01-06T01:00Z 100
        ada 2026-01-20 100
        bob 2026-01-31 100
        cy 2025-12-01 100
        cy 2026-02-01 100`),
      { window },
    );

    const { steps, subjects, median, asOf, interval } = timeToSecondPurchase(summaries);

    expect(
      steps.map(({ time, atRisk, events, censored }) => [time, atRisk, events, censored]),
    ).toEqual([
      [1, 3, 1, 1],
      [62, 1, 0, 1],
    ]);
    expect([subjects, median, asOf, interval]).toEqual([3, null, '2026-02-01', 'log-log']);
  });

  it('counts days by the calendar of the zone', () => {
    const log = logOf([
      { customer: 'ada', ms: Date.UTC(2026, 0, 5, 22, 59), minor: 100 },
      { customer: 'ada', ms: Date.UTC(2026, 0, 5, 23), minor: 100 },
    ]);
    const stepsIn = (zone: string) =>
      timeToSecondPurchase(summarise(log, { window: { ...window, zone } })).steps.map(
        ({ time, events }) => [time, events],
      );

    expect(stepsIn('Europe/Paris')).toEqual([[1, 1]]);
    expect(stepsIn('UTC')).toEqual([[27, 0]]);
  });

  it('passes on how limits are made', () => {
    const summaries = summarise(logOfText('ada 2026-01-05 100\nada 2026-01-06 100'), { window });

    expect(timeToSecondPurchase(summaries, { interval: 'plain' }).interval).toBe('plain');
  });

  it('has no steps where nobody bought', () => {
    expect(timeToSecondPurchase(summarise(logOf([]), { window })).steps).toEqual([]);
    const refundOnly = summarise(logOfText('ada 2026-01-05 -100'), { window });
    expect(timeToSecondPurchase(refundOnly)).toMatchObject({
      subjects: 0,
      steps: [],
      median: null,
    });
  });

  it('holds its caller to the contract', () => {
    const summaries = summarise(logOf([]), { window });

    expect(() =>
      timeToSecondPurchase({ ...summaries, window: { ...window, until: '2026-13-01' } }),
    ).toThrow('timeToSecondPurchase: window.until');
  });
});
