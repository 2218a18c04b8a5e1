import { describe, expect, it } from 'vitest';

import { createCalendar } from '../../src/time/calendar.ts';
import { readClock } from '../../src/time/clock.ts';
import type { ClockEvent } from '../../src/time/clock-log.ts';
import type { ClockPolicy } from '../../src/time/clock-policy.ts';
import {
  alwaysOpen,
  businessHours,
  contract,
  england2026,
  london,
  londonDefinition,
} from './desks.ts';

const HOUR_MS = 3_600_000;

const started = (at: string): ClockEvent => ({ type: 'Started', at });
const completed = (at: string): ClockEvent => ({ type: 'Completed', at });
const reopened = (at: string): ClockEvent => ({ type: 'Reopened', at });
const paused = (at: string, reason = 'pending'): ClockEvent => ({ type: 'Paused', at, reason });
const resumed = (at: string, reason = 'pending'): ClockEvent => ({ type: 'Resumed', at, reason });

function read(log: readonly ClockEvent[], policy: ClockPolicy, at: string) {
  return readClock(log, london, policy, at);
}

describe('a clock that is paused', () => {
  const log = [
    started('2026-05-11T09:00+01:00'),
    paused('2026-05-11T15:00+01:00'),
    resumed('2026-05-13T10:00+01:00'),
  ];
  const policy = contract(businessHours(12));

  it('has no due instant, only what remains', () => {
    expect(read(log, policy, '2026-05-12T12:00Z')).toMatchObject({
      state: 'paused',
      dueAt: null,
      nextChangeAt: null,
      pausedBy: ['pending'],
      elapsed: 6 * HOUR_MS,
      remaining: 6 * HOUR_MS,
      overdue: 0,
    });
  });

  it('is due so much later as business time was lost', () => {
    // Wed 16:00 BST.
    expect(read(log, policy, '2026-05-13T10:00Z').dueAt).toBe('2026-05-13T15:00:00.000Z');
  });

  it('stops once where pauses overlap', () => {
    const overlapping = [
      started('2026-05-11T09:00+01:00'),
      paused('2026-05-11T10:00+01:00'),
      paused('2026-05-11T11:00+01:00', 'vendor'),
      resumed('2026-05-11T12:00+01:00'),
      resumed('2026-05-11T14:00+01:00', 'vendor'),
    ];
    const reading = read(overlapping, policy, '2026-05-11T17:30+01:00');

    expect(reading.elapsed).toBe((8.5 - 4) * HOUR_MS);
    expect(read(overlapping, policy, '2026-05-11T13:00+01:00').pausedBy).toEqual(['vendor']);
  });

  it('does not stop for a reason that its policy does not list', () => {
    const policyOfLaw = contract(businessHours(12), { pausedBy: [] });

    expect(read(log, policyOfLaw, '2026-05-12T09:00Z').state).toBe('running');
    expect(read(log, policyOfLaw, '2026-05-12T09:00Z').pausedBy).toEqual([]);
  });

  it('stays overdue when it is stopped after its time was up', () => {
    const late = [started('2026-05-11T08:00Z'), paused('2026-05-12T15:00Z')];
    const reading = read(late, policy, '2026-05-14T08:00Z');

    expect(reading.state).toBe('overdue');
    expect(reading.dueAt).toBe('2026-05-12T11:30:00.000Z');
    expect(reading.overdue).toBe(3.5 * HOUR_MS);
  });
});

describe('a clock that is reopened', () => {
  // Created Mon 09:00, solved Tue 11:00, reopened Thu 16:30.
  const log = [
    started('2026-05-11T09:00+01:00'),
    completed('2026-05-12T11:00+01:00'),
    reopened('2026-05-14T16:30+01:00'),
  ];
  const at = '2026-05-14T16:30+01:00';
  const of = (onReopen: ClockPolicy['onReopen']) => contract(businessHours(16), { onReopen });

  it('goes on where it stopped', () => {
    expect(read(log, of('resume'), at).dueAt).toBe('2026-05-15T12:30:00.000Z'); // Fri 13:30
  });

  it('begins anew', () => {
    expect(read(log, of('restart'), at).dueAt).toBe('2026-05-18T14:30:00.000Z'); // Mon 15:30
    expect(read(log, of('restart'), at).elapsed).toBe(0);
  });

  it('stands by the first completion', () => {
    expect(read(log, of('first-only'), at).state).toBe('met');
    expect(read(log, of('first-only'), '2026-06-14T16:30Z').state).toBe('met');
  });

  it('counts the time between', () => {
    expect(read(log, of('total'), at)).toMatchObject({
      state: 'overdue',
      overdue: 17 * HOUR_MS,
      remaining: 0,
    });
  });

  it('was met until then, whatever the policy', () => {
    for (const onReopen of ['resume', 'restart', 'first-only', 'total'] as const) {
      const reading = read(log, of(onReopen), '2026-05-14T12:00Z');

      expect(reading).toMatchObject({ state: 'met', elapsed: 10.5 * HOUR_MS, overdue: 0 });
      expect(reading.dueAt).toBe('2026-05-12T15:30:00.000Z'); // Tue 16:30
    }
  });

  it('does not count in total what was stopped meanwhile', () => {
    const stopped = [
      ...log.slice(0, 2),
      paused('2026-05-13T09:00+01:00'),
      resumed('2026-05-14T09:00+01:00'),
      ...log.slice(2),
    ];

    expect(read(stopped, of('total'), at).overdue).toBe((17 - 8.5) * HOUR_MS);
    expect(read(stopped, of('total'), '2026-05-13T12:00Z').state).toBe('met');
    expect(read(stopped, of('total'), '2026-05-13T12:00Z').elapsed).toBe(10.5 * HOUR_MS);
  });
});

describe('a clock that is completed', () => {
  const policy = contract(businessHours(8.5));
  const from = started('2026-05-11T09:00+01:00');

  it('is met at the very instant its time is up, and missed after it', () => {
    const at = '2026-05-20T09:00Z';

    expect(read([from, completed('2026-05-11T16:30:00.000Z')], policy, at).state).toBe('met');
    expect(read([from, completed('2026-05-11T16:30:00.001Z')], policy, at).state).toBe('missed');
  });

  it('tells by how much it was missed, and stays there', () => {
    const log = [from, completed('2026-05-12T11:00+01:00')];
    const missed = { state: 'missed', overdue: 2 * HOUR_MS, dueAt: '2026-05-11T16:30:00.000Z' };

    expect(read(log, policy, '2026-05-12T11:00+01:00')).toMatchObject(missed);
    expect(read(log, policy, '2026-09-12T11:00+01:00')).toMatchObject(missed);
  });

  it('is not completed again, nor started twice, nor cancelled', () => {
    const log = [
      from,
      started('2026-05-11T10:00Z'),
      completed('2026-05-11T11:00Z'),
      completed('2026-05-13T11:00Z'),
      { type: 'Cancelled', at: '2026-05-14T11:00Z', reason: 'merged' } as const,
    ];

    expect(read(log, policy, '2026-05-15T11:00Z')).toMatchObject({
      state: 'met',
      elapsed: 3 * HOUR_MS,
      cancelledFor: null,
    });
  });
});

describe('a clock that runs', () => {
  const policy = contract(businessHours(8.5));
  const log = [started('2026-05-11T09:00+01:00')];

  it('changes when its time is up', () => {
    const running = read(log, policy, '2026-05-11T16:29:59.999Z');

    expect(running).toMatchObject({ state: 'running', remaining: 1, unit: 'milliseconds' });
    expect(running.nextChangeAt).toBe('2026-05-11T16:30:00.000Z');
    expect(read(log, policy, '2026-05-11T16:30:00.000Z')).toMatchObject({
      state: 'overdue',
      overdue: 0,
      nextChangeAt: null,
    });
  });

  it('has not started before its start', () => {
    expect(read(log, policy, '2026-05-11T07:59Z')).toMatchObject({
      state: 'not-started',
      elapsed: null,
      remaining: null,
      overdue: null,
      dueAt: null,
    });
    expect(read([], policy, '2026-05-11T07:59Z').state).toBe('not-started');
  });

  it('ends for a reason', () => {
    const ended = [
      ...log,
      { type: 'Cancelled', at: '2026-05-11T10:00Z', reason: 'merged' } as const,
    ];

    expect(read(ended, policy, '2026-05-13T10:00Z')).toMatchObject({
      state: 'cancelled',
      cancelledFor: 'merged',
      elapsed: 2 * HOUR_MS,
      dueAt: null,
    });
  });
});

describe('a clock with another target', () => {
  const start = started('2026-05-11T09:00+01:00');
  const change = {
    type: 'Retargeted',
    at: '2026-05-11T15:00+01:00',
    target: { kind: 'business-hours', hours: 4 },
  } as const;

  it('counts it from the beginning, or from the change', () => {
    const retroactive = contract(businessHours(16));
    const fresh = contract(businessHours(16), { onRetarget: 'fresh' });
    const at = '2026-05-11T15:00+01:00';

    expect(read([start, change], retroactive, at)).toMatchObject({
      state: 'overdue',
      overdue: 2 * HOUR_MS,
      dueAt: '2026-05-11T12:00:00.000Z',
    });
    expect(read([start, change], fresh, at).dueAt).toBe('2026-05-12T09:30:00.000Z');
  });

  it('has it from the reopening on if it changed while completed', () => {
    const log = [start, completed('2026-05-11T10:00+01:00'), change];
    const policy = contract(businessHours(16));
    const open = [...log, reopened('2026-05-12T09:00+01:00')];

    expect(read(log, policy, '2026-05-12T08:00+01:00').dueAt).toBe('2026-05-12T15:30:00.000Z');
    expect(read(open, policy, '2026-05-12T09:00+01:00').dueAt).toBe('2026-05-12T11:00:00.000Z');
    expect(read(open, { ...policy, onRetarget: 'fresh' }, '2026-05-12T09:00+01:00').dueAt).toBe(
      '2026-05-12T12:00:00.000Z',
    );
  });
});

describe('a clock of the law', () => {
  // Received Wed 4 March 2026, in England.
  const received = started('2026-03-04T10:00Z');
  const law = (target: ClockPolicy['target'], extendedBy: ClockPolicy['extendedBy'] = []) =>
    contract(target, { pausedBy: [], extendedBy });

  it.each([
    ['DISP summary resolution', 3, 'close-of-business', '2026-03-09T17:30:00.000Z'],
    ['payment services', 15, 'end-of-date', '2026-03-26T00:00:00.000Z'],
  ] as const)('%s ends after %d business days', (_, days, endsAt, dueAt) => {
    const policy = law({ kind: 'business-days', days, endsAt });

    expect(read([received], policy, '2026-03-05T10:00Z').dueAt).toBe(dueAt);
  });

  it('DISP final response ends with the date eight weeks later', () => {
    const policy = law({ kind: 'calendar-days', days: 56, lastDate: 'any-date' });

    // The whole of Wed 29 April: until midnight, BST.
    expect(read([received], policy, '2026-03-05T10:00Z').dueAt).toBe('2026-04-29T23:00:00.000Z');
  });

  it('is extended only for a reason that it lists', () => {
    const longer = { kind: 'business-days', days: 35, endsAt: 'end-of-date' } as const;
    const policy = law({ ...longer, days: 15 }, [{ reason: 'holding-response', target: longer }]);
    const extended = (reason: string) =>
      ({ type: 'Extended', at: '2026-03-20T10:00Z', reason }) as const;
    const dueAt = (reason: string) =>
      read([received, extended(reason)], policy, '2026-03-21T10:00Z').dueAt;

    expect(dueAt('holding-response')).toBe('2026-04-24T23:00:00.000Z');
    expect(dueAt('holiday')).toBe('2026-03-26T00:00:00.000Z');
  });

  it('is not moved by three weeks of pending, which move the contract', () => {
    const log = [received, paused('2026-03-05T09:00Z'), resumed('2026-03-26T09:00Z')];
    const target = { kind: 'calendar-days', days: 56, lastDate: 'any-date' } as const;
    const at = '2026-03-27T09:00Z';

    expect(read(log, law(target), at).dueAt).toBe('2026-04-29T23:00:00.000Z');
    expect(read(log, contract(target), at).dueAt).toBe('2026-05-20T23:00:00.000Z');
  });

  it('gives the customer six months', () => {
    const policy = law({ kind: 'calendar-months', months: 6, lastDate: 'any-date' });
    const reading = read([started('2026-08-31T10:00Z')], policy, '2026-09-01T10:00Z');

    // The last day of February, to its end.
    expect(reading).toMatchObject({ dueAt: '2027-03-01T00:00:00.000Z', unit: 'days' });
  });

  it('waits for a business day that is not stopped when it ends', () => {
    // Two days end on Good Friday, which gives way to Tue 7 April; that is stopped at its end.
    const target = { kind: 'calendar-days', days: 2, lastDate: 'business-day' } as const;
    const log = [
      started('2026-04-01T10:00Z'),
      paused('2026-04-07T15:00Z'),
      resumed('2026-04-08T10:00Z'),
    ];
    const reading = read(log, contract(target), '2026-04-08T12:00Z');

    expect(read(log, contract(target), '2026-04-07T12:00Z').dueAt).toBe('2026-04-07T23:00:00.000Z');
    expect(reading).toMatchObject({
      state: 'running',
      remaining: 0,
      dueAt: '2026-04-08T23:00:00.000Z',
    });
  });

  it('counts a date unless it is stopped when the date ends', () => {
    const target = { kind: 'business-days', days: 5, endsAt: 'end-of-date' } as const;
    const log = [
      started('2026-05-11T10:00+01:00'),
      paused('2026-05-12T15:00+01:00'),
      resumed('2026-05-14T10:00+01:00'),
    ];
    const reading = read(log, contract(target), '2026-05-15T12:00+01:00');

    // Tue and Wed are stopped at their ends: Thu, Fri, Mon, Tue, Wed count.
    expect(reading).toMatchObject({ elapsed: 1, remaining: 4, dueAt: '2026-05-20T23:00:00.000Z' });
  });
});

describe('a clock whose calendar ends too soon', () => {
  const short = createCalendar({ ...londonDefinition, holidays: [england2026] });
  const policy = contract({ kind: 'business-days', days: 15, endsAt: 'end-of-date' });
  const log = [started('2026-12-21T10:00Z')];

  it('is unknown, and says from which date on', () => {
    expect(readClock(log, short, policy, '2026-12-22T10:00Z')).toMatchObject({
      state: 'unknown',
      unknownFrom: '2027-01-01',
      dueAt: null,
      elapsed: 0,
      remaining: 15,
    });
    expect(readClock(log, london, policy, '2026-12-22T10:00Z')).toMatchObject({
      state: 'running',
      dueAt: '2027-01-15T00:00:00.000Z', // 22 to 24 and 29 to 31 December, 4 to 8 and 11 to 14 January
      unknownFrom: null,
    });
  });

  it('is unknown at a start that lies beyond', () => {
    const late = [started('2027-01-04T10:00Z')];

    expect(readClock(late, short, policy, '2027-01-05T10:00Z')).toMatchObject({
      state: 'unknown',
      unknownFrom: '2027-01-04',
      elapsed: null,
      remaining: null,
      overdue: null,
    });
  });

  it('is known where the question does not need more', () => {
    const done = [...log, completed('2026-12-23T10:00Z')];

    expect(readClock(done, short, policy, '2027-03-01T10:00Z').state).toBe('met');
    expect(
      readClock([...log, paused('2026-12-22T10:00Z')], short, policy, '2026-12-31T20:00Z').state,
    ).toBe('paused');
  });
});

describe('readClock', () => {
  const always = alwaysOpen('UTC');
  const policy = contract({ kind: 'elapsed-hours', hours: 24 });
  const start = started('2026-05-11T09:00Z');
  const at = '2026-05-12T09:00Z';

  it.each([
    ['at', () => readClock([start], always, policy, '2026-05-11')],
    ['log.1.at', () => readClock([start, completed('noon')], always, policy, at)],
    ['log.1.at', () => readClock([start, completed('2026-05-11T08:00Z')], always, policy, at)],
    ['log.1.reason', () => readClock([start, paused(at, 'Away')], always, policy, at)],
    ['policy.target.hours', () => readClock([], always, contract(businessHours(0)), at)],
    ['policy.pausedBy.0', () => readClock([], always, { ...policy, pausedBy: ['A b'] }, at)],
    ['policy.onReopen', () => readClock([], always, { ...policy, onReopen: 'no' as 'total' }, at)],
    [
      'policy.onRetarget',
      () => readClock([], always, { ...policy, onRetarget: 'no' as 'fresh' }, at),
    ],
    ['log.0.type', () => readClock([{ type: 'Lost' as 'Started', at }], always, policy, at)],
    [
      'log.0.target.days',
      () =>
        readClock(
          [
            {
              type: 'Retargeted',
              at,
              target: { kind: 'calendar-days', days: 0.5, lastDate: 'any-date' },
            },
          ],
          always,
          policy,
          at,
        ),
    ],
  ])('refuses a wrong %s', (field, call) => {
    expect(call).toThrow(`readClock: ${field} must`);
  });
});
