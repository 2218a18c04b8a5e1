import { describe, expect, it } from 'vitest';

import { createCalendar } from '../../src/time/calendar.ts';
import { readClock } from '../../src/time/clock.ts';
import type { ClockEvent } from '../../src/time/clock-log.ts';
import { explainClock } from '../../src/time/explain-clock.ts';
import { anyCases } from './clock-cases.ts';
import { businessHours, contract, england2026, london, londonDefinition } from './desks.ts';

const HOUR_MS = 3_600_000;

describe('the explanation of a clock', () => {
  const log: readonly ClockEvent[] = [
    { type: 'Started', at: '2026-05-11T09:00+01:00' },
    { type: 'Paused', at: '2026-05-11T15:00+01:00', reason: 'pending' },
    { type: 'Paused', at: '2026-05-11T16:00+01:00', reason: 'vendor' },
    { type: 'Resumed', at: '2026-05-11T17:00+01:00', reason: 'pending' },
    { type: 'Resumed', at: '2026-05-12T10:00+01:00', reason: 'vendor' },
    { type: 'Completed', at: '2026-05-12T11:00+01:00' },
    { type: 'Reopened', at: '2026-05-12T12:00+01:00' },
  ];
  const short = (policy = contract(businessHours(12)), at = '2026-05-12T13:00+01:00') =>
    explainClock(log, london, policy, at).map(({ why, detail, counted }) => [why, detail, counted]);

  it('says what counted, what stopped it, and what lay between', () => {
    expect(short()).toEqual([
      ['counted', null, 6 * HOUR_MS],
      ['paused', 'pending', 0],
      ['paused', 'pending, vendor', 0],
      ['paused', 'vendor', 0],
      ['counted', null, HOUR_MS],
      ['completed', null, 0],
      ['counted', null, HOUR_MS],
    ]);
  });

  it('ends where it was completed', () => {
    expect(short(contract(businessHours(12), { onReopen: 'first-only' })).at(-1)).toEqual([
      'counted',
      null,
      HOUR_MS,
    ]);
    expect(explainClock([], london, contract(businessHours(1)), '2026-05-12T13:00Z')).toEqual([]);
  });

  it('tells days one by one', () => {
    const target = { kind: 'business-days', days: 3, endsAt: 'close-of-business' } as const;
    const parts = explainClock(
      [{ type: 'Started', at: '2026-04-01T10:00Z' }],
      london,
      contract(target),
      '2026-04-07T12:00Z',
    );

    expect(parts.map(({ from, why, detail }) => [from.slice(0, 16), why, detail])).toEqual([
      ['2026-04-01T10:00', 'first-date', null],
      ['2026-04-01T23:00', 'counted', null],
      ['2026-04-02T16:30', 'closed', null],
      ['2026-04-02T23:00', 'holiday', 'Good Friday'],
      ['2026-04-03T23:00', 'closed', null],
      ['2026-04-05T23:00', 'holiday', 'Easter Monday'],
      ['2026-04-06T23:00', 'date-not-over', null],
    ]);
  });

  it('says where it does not know', () => {
    const calendar = createCalendar({ ...londonDefinition, holidays: [england2026] });
    const target = { kind: 'business-days', days: 3, endsAt: 'end-of-date' } as const;
    const reasons = (from: string, policy = contract(target)) =>
      explainClock([{ type: 'Started', at: from }], calendar, policy, '2027-01-08T12:00Z').map(
        ({ why }) => why,
      );

    expect(reasons('2026-12-30T10:00Z')).toEqual(['first-date', 'counted', 'unknown']);
    expect(reasons('2027-01-04T10:00Z')).toEqual(['unknown']);
    expect(reasons('2026-12-31T10:00Z', contract(businessHours(9)))).toEqual([
      'counted',
      'closed',
      'unknown',
    ]);
  });

  it('leaves no gap, and adds up to what has elapsed', () => {
    const reasons = new Map<string, number>();
    let explained = 0;
    for (const { log: events, calendar, policy, atMs } of anyCases(11, 600)) {
      const parts = explainClock(events, calendar, policy, atMs);
      const { elapsed, state } = readClock(events, calendar, policy, atMs);
      const sum = parts.reduce((total, { counted }) => total + counted, 0);
      for (const { why } of parts) reasons.set(why, (reasons.get(why) ?? 0) + 1);
      explained += Number(parts.length > 3);

      expect(sum).toBe(elapsed ?? 0);
      expect(parts.slice(1).map(({ from }) => from)).toEqual(
        parts.slice(0, -1).map(({ until }) => until),
      );
      if (state === 'running') expect(parts.every(({ from, until }) => from < until)).toBe(true);
    }
    expect(explained).toBeGreaterThan(200);
    expect([...reasons.keys()].toSorted()).toEqual([
      'closed',
      'completed',
      'counted',
      'date-not-over',
      'first-date',
      'holiday',
      'paused',
    ]);
  });
});
