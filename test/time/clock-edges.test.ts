/** The edges of clocks: what is stopped when it ends, what cannot be looked up, what a night covers. */
import { describe, expect, it } from 'vitest';

import { businessMsBetween, isBusinessDay, isOpen } from '../../src/time/business-time.ts';
import { createCalendar } from '../../src/time/calendar.ts';
import { readClock } from '../../src/time/clock.ts';
import type { ClockEvent } from '../../src/time/clock-log.ts';
import type { ClockPolicy } from '../../src/time/clock-policy.ts';
import { dueAfter } from '../../src/time/due-after.ts';
import { type Duration, msOfHours } from '../../src/time/duration.ts';
import { explainClock } from '../../src/time/explain-clock.ts';
import { WEEKDAYS } from '../../src/time/weekday.ts';
import {
  alwaysOpen,
  businessHours,
  contract,
  england2026,
  hoursOn,
  london,
  londonDefinition,
} from './desks.ts';

const HOUR_MS = 3_600_000;
const event = (type: 'Started' | 'Completed' | 'Reopened', at: string): ClockEvent => ({
  type,
  at,
});
const because = (
  type: 'Paused' | 'Resumed' | 'Cancelled' | 'Extended',
  at: string,
  reason = 'pending',
): ClockEvent => ({ type, at, reason });
const start = event('Started', '2026-05-11T08:00Z');

/** A London desk whose holidays are known to the end of 2026. */
const short = createCalendar({ ...londonDefinition, holidays: [england2026] });

describe('a clock that ends while something stops it', () => {
  const policy = contract(businessHours(4));
  const log = [start, because('Paused', '2026-05-11T09:00Z')];

  it('is stopped no more, and was met: it would have been up so much later', () => {
    const done = [...log, event('Completed', '2026-05-12T10:00Z')];
    expect(readClock(done, london, policy, '2026-05-13T10:00Z')).toMatchObject({
      state: 'met',
      pausedBy: [],
      elapsed: HOUR_MS,
      remaining: 3 * HOUR_MS,
      dueAt: '2026-05-12T13:00:00.000Z',
    });
  });

  it('is stopped no more by what it was cancelled for', () => {
    const ended = [...log, because('Cancelled', '2026-05-12T10:00Z', 'merged')];
    expect(readClock(ended, london, policy, '2026-05-13T10:00Z')).toMatchObject({
      state: 'cancelled',
      pausedBy: [],
      elapsed: HOUR_MS,
      dueAt: null,
      nextChangeAt: null,
    });
  });
});

describe('a log', () => {
  it('may say several things of one instant, in their order', () => {
    const at = '2026-05-11T08:00Z';
    const log = [start, because('Paused', at), because('Resumed', at), event('Completed', at)];
    expect(readClock(log, london, contract(businessHours(4)), at)).toMatchObject({
      state: 'met',
      elapsed: 0,
    });
  });

  it('starts with a start, whatever else happened before', () => {
    for (const early of [
      event('Completed', '2026-05-11T08:00Z'),
      event('Reopened', '2026-05-11T08:00Z'),
      because('Paused', '2026-05-11T08:00Z'),
      because('Cancelled', '2026-05-11T08:00Z', 'merged'),
    ]) {
      const reading = (log: readonly ClockEvent[]) =>
        readClock(log, london, contract(businessHours(4)), '2026-05-11T11:00Z');
      expect(reading([early])).toMatchObject({ state: 'not-started', pausedBy: [] });
      expect(reading([early, event('Started', '2026-05-11T09:00Z')])).toMatchObject({
        state: 'running',
        elapsed: 2 * HOUR_MS,
      });
    }
  });

  it('ends with what cancelled the clock, whatever is told later', () => {
    const log = [
      start,
      because('Cancelled', '2026-05-11T09:00Z', 'merged'),
      because('Paused', '2026-05-11T10:00Z'),
      because('Cancelled', '2026-05-11T11:00Z', 'withdrawn'),
      event('Completed', '2026-05-11T12:00Z'),
    ];
    const policy = contract(businessHours(4));
    expect(readClock(log, london, policy, '2026-05-11T12:00Z')).toMatchObject({
      state: 'cancelled',
      cancelledFor: 'merged',
      pausedBy: [],
      elapsed: HOUR_MS,
    });
  });

  it('is explained in one part where nothing was stopped, or what was no pause ended', () => {
    const at = '2026-05-11T09:00Z';
    const log = [
      start,
      because('Resumed', at),
      because('Paused', at),
      because('Resumed', at),
      because('Resumed', '2026-05-11T10:00Z', 'vendor'),
    ];
    const policy = contract(businessHours(4));
    expect(
      explainClock(log, london, policy, '2026-05-11T11:00Z').map(({ why, counted }) => [
        why,
        counted,
      ]),
    ).toEqual([['counted', 3 * HOUR_MS]]);
  });

  it('counts nothing after what ended the clock', () => {
    const ended = [start, because('Cancelled', '2026-05-11T09:00Z', 'merged')];
    expect(readClock(ended, london, contract(businessHours(4)), '2026-05-11T12:00Z')).toMatchObject(
      {
        elapsed: HOUR_MS,
      },
    );
  });
});

describe('a clock that was up', () => {
  it.each([
    ['hours', businessHours(2), '2026-05-11T10:00:00.000Z'],
    ['elapsed hours', { kind: 'elapsed-hours', hours: 2 }, '2026-05-11T10:00:00.000Z'],
    ['days', { kind: 'calendar-days', days: 1, lastDate: 'any-date' }, '2026-05-12T23:00:00.000Z'],
  ] as const)(
    'was up when it was, though it was stopped later and went on: %s',
    (_, target, at) => {
      const log = [
        start,
        because('Paused', '2026-05-14T09:00Z'),
        because('Resumed', '2026-05-15T09:00Z'),
      ];
      expect(readClock(log, london, contract(target), '2026-05-20T09:00Z')).toMatchObject({
        state: 'overdue',
        dueAt: at,
      });
    },
  );

  it('counts the hours that elapse, by day and by night', () => {
    const policy = contract({ kind: 'elapsed-hours', hours: 20 });
    expect(readClock([start], london, policy, '2026-05-12T08:00Z')).toMatchObject({
      elapsed: 24 * HOUR_MS,
      remaining: 0,
      overdue: 4 * HOUR_MS,
    });
  });

  it('goes on where it stopped, though another target would count afresh', () => {
    const policy = contract(businessHours(4), { onRetarget: 'fresh' });
    const log = [
      start,
      event('Completed', '2026-05-11T10:00Z'),
      event('Reopened', '2026-05-12T10:00Z'),
    ];
    expect(readClock(log, london, policy, '2026-05-12T10:00Z')).toMatchObject({
      elapsed: 2 * HOUR_MS,
      dueAt: '2026-05-12T12:00:00.000Z',
    });
  });
});

describe('a clock whose calendar ends before now', () => {
  const policy = contract(businessHours(400));
  const log = [event('Started', '2026-12-21T10:00Z')];
  const nothing = {
    state: 'unknown',
    elapsed: null,
    remaining: null,
    overdue: null,
    dueAt: null,
    nextChangeAt: null,
    unknownFrom: '2027-01-01',
  };

  it('cannot be read, and says from which date on', () => {
    expect(readClock(log, short, policy, '2027-01-05T10:00Z')).toMatchObject(nothing);
  });

  it('cannot be read once it was completed there either', () => {
    const done = [...log, event('Completed', '2027-01-04T10:00Z')];
    expect(readClock(done, short, policy, '2027-01-05T10:00Z')).toMatchObject(nothing);
  });

  it('is unknown from nowhere if it was met, or ended, before', () => {
    const met = [...log, event('Completed', '2026-12-22T10:00Z')];
    const ended = [...log, because('Cancelled', '2026-12-22T10:00Z', 'merged')];
    for (const [over, state] of [
      [met, 'met'],
      [ended, 'cancelled'],
    ] as const) {
      expect(readClock(over, short, policy, '2027-01-05T10:00Z')).toMatchObject({
        state,
        unknownFrom: null,
        dueAt: null,
      });
    }
  });
});

describe('days that are counted up to the end of what is known', () => {
  // 22 to 24 and 29 to 31 December.
  it.each([
    ['end-of-date', '2027-01-01T00:00Z'],
    ['end-of-date', '2027-01-01T10:00Z'],
    ['close-of-business', '2027-01-01T00:00Z'],
  ] as const)('are known, though what is to come is not: %s at %s', (endsAt, at) => {
    const policy = contract({ kind: 'business-days', days: 15, endsAt });
    expect(readClock([event('Started', '2026-12-21T10:00Z')], short, policy, at)).toMatchObject({
      state: 'unknown',
      elapsed: 6,
      remaining: 9,
      unknownFrom: '2027-01-01',
    });
  });
});

describe('a policy', () => {
  const reads = (extendedBy: ClockPolicy['extendedBy']) => () =>
    readClock([], london, contract(businessHours(1), { extendedBy }), '2026-05-11T08:00Z');

  it('names the reasons that extend it by codes, each with a target', () => {
    const target = businessHours(2);
    const first = { reason: 'late', target };
    expect(reads([first])).not.toThrow();
    expect(reads([first, { reason: 'Too late', target }])).toThrow(
      'readClock: policy.extendedBy.1.reason must be a code',
    );
    expect(reads([first, { reason: 'late', target: businessHours(0) }])).toThrow(
      'readClock: policy.extendedBy.1.target.hours must be above 0',
    );
  });

  it.each(['', '-', 'a-', '-a', 'a--b', 'A', 'a b', 'a_b', 'ä'])('has no code %j', (reason) => {
    expect(reads([{ reason, target: businessHours(2) }])).toThrow('must be a code in kebab-case');
  });

  it('has no number for a code', () => {
    const reason = 5 as unknown as string;
    expect(reads([{ reason, target: businessHours(2) }])).toThrow('must be a code in kebab-case');
  });

  it.each(['a', '7', 'a-7', 'waits-for-parts', 'a1-2b-c3'])('may have the code %j', (reason) => {
    expect(reads([{ reason, target: businessHours(2) }])).not.toThrow();
  });
});

describe('a night', () => {
  const night = createCalendar({
    ...londonDefinition,
    zone: 'UTC',
    versions: [{ from: null, hours: hoursOn(WEEKDAYS, '22:00', '06:00') }],
    holidays: [
      { ...england2026, from: '2026-06-01', until: '2026-06-11', holidays: [], workingDays: [] },
    ],
  });

  it('is known to its end, though the date on which it ends is not', () => {
    const from = '2026-06-10T23:00Z';
    expect(businessMsBetween(night, from, '2026-06-11T02:00Z')).toBe(3 * HOUR_MS);
    expect(businessMsBetween(night, from, '2026-06-11T06:00Z')).toBe(7 * HOUR_MS);
    expect(() => businessMsBetween(night, from, '2026-06-11T06:00:00.001Z')).toThrow(
      'must reach 2026-06-11',
    );
    expect(dueAfter(night, from, businessHours(7))).toBe('2026-06-11T06:00:00.000Z');
    expect(() => dueAfter(night, from, businessHours(8))).toThrow('must reach 2026-06-11');
  });

  it('ends a business day, if the clock goes on before it is over', () => {
    const policy = contract({ kind: 'business-days', days: 1, endsAt: 'close-of-business' });
    const log = [
      event('Started', '2026-06-03T10:00Z'),
      because('Paused', '2026-06-04T12:00Z'),
      because('Resumed', '2026-06-05T02:00Z'),
    ];
    expect(readClock(log, night, policy, '2026-06-05T03:00Z')).toMatchObject({
      state: 'running',
      dueAt: '2026-06-05T06:00:00.000Z',
    });
    const later = [...log.slice(0, 2), because('Resumed', '2026-06-05T06:00Z')];
    expect(readClock(later, night, policy, '2026-06-05T07:00Z').dueAt).toBe(
      '2026-06-06T06:00:00.000Z',
    );
  });

  it('begins on the first date that is known, of which the night before is not', () => {
    expect(isBusinessDay(night, '2026-06-01')).toBe(true);
    expect(() => isBusinessDay(night, '2026-05-31')).toThrow('must reach 2026-05-31');
    expect(isOpen(night, '2026-06-02T05:59:59.999Z')).toBe(true);
    expect(isOpen(night, '2026-06-02T06:00Z')).toBe(false);
  });

  it('makes a calendar one that a shift may leave a date, be it in one of its versions', () => {
    const day = { from: null, hours: hoursOn(WEEKDAYS, '00:00', '24:00') };
    const late = { from: '2026-06-05', hours: hoursOn(WEEKDAYS, '22:00', '00:01') };
    const overnight = (versions: typeof night.definition.versions) =>
      createCalendar({ ...londonDefinition, versions }).isOvernight;
    expect(overnight([day])).toBe(false);
    expect(overnight([day, late])).toBe(true);
    expect(overnight([{ ...late, from: null }])).toBe(true);
  });

  it('that touches a day is one stretch with it, and one that ends at midnight is none', () => {
    const open = (hours: readonly (readonly [string, string])[], day: number) =>
      createCalendar({
        ...londonDefinition,
        zone: 'UTC',
        holidays: [],
        versions: [
          {
            from: null,
            hours: hours.flatMap(([opens, closes]) => hoursOn(WEEKDAYS, opens, closes)),
          },
        ],
      })
        .dayAt(day)
        ?.openings.map(({ startMs, endMs }) => [startMs / HOUR_MS, endMs / HOUR_MS]);
    expect(open([['00:00', '24:00']], 0)).toEqual([[0, 24]]);
    expect(
      open(
        [
          ['22:00', '02:00'],
          ['02:00', '03:00'],
        ],
        0,
      ),
    ).toEqual([
      [2, 3],
      [22, 26],
    ]);
    expect(
      open(
        [
          ['22:00', '02:00'],
          ['01:00', '03:00'],
          ['03:00', '04:00'],
        ],
        0,
      ),
    ).toEqual([
      [2, 4],
      [22, 26],
    ]);
  });
});

describe('a calendar', () => {
  const openings = (hours: readonly (readonly [string, string])[]) =>
    createCalendar({
      ...londonDefinition,
      zone: 'UTC',
      holidays: [],
      versions: [
        { from: null, hours: hours.flatMap(([opens, closes]) => hoursOn(WEEKDAYS, opens, closes)) },
      ],
    })
      .dayAt(0)
      ?.openings.map(({ startMs, endMs }) => [startMs / HOUR_MS, endMs / HOUR_MS]);

  it('opens once where a night is over when the day is', () => {
    expect(
      openings([
        ['20:00', '08:00'],
        ['06:00', '08:00'],
      ]),
    ).toEqual([[20, 32]]);
  });

  it('takes a working day for the day it is, unless it says which one', () => {
    const saturday = '2026-06-06';
    const worked = { date: saturday, name: 'Day in lieu' };
    const holidays = [{ ...england2026, workingDays: [worked] }];
    const isWorked = (hours: (typeof WEEKDAYS)[number], workingDaysAs: 'monday' | null) =>
      isBusinessDay(
        createCalendar({
          ...londonDefinition,
          versions: [{ from: null, hours: hoursOn([hours], '09:00', '12:00') }],
          holidays,
          workingDaysAs,
        }),
        saturday,
      );
    expect(isWorked('saturday', null)).toBe(true);
    expect(isWorked('monday', null)).toBe(false);
    expect(isWorked('saturday', 'monday')).toBe(false);
    expect(isWorked('monday', 'monday')).toBe(true);
  });

  it('is something', () => {
    const none = null as unknown as typeof london;
    expect(() => isOpen(none, '2026-05-11T08:00Z')).toThrow(
      'isOpen: calendar must be made by createCalendar',
    );
  });
});

describe('a duration', () => {
  const always = alwaysOpen('UTC');
  const from = '2026-05-11T08:00Z';
  const due = (duration: object) => () => dueAfter(always, from, duration as Duration);
  const days = { kind: 'calendar-days', days: 1, lastDate: 'any-date' };
  const months = { kind: 'calendar-months', months: 1, lastDate: 'any-date' };
  const business = { kind: 'business-days', days: 1, endsAt: 'end-of-date' };

  it.each(['elapsed-hours', 'business-hours'])('of %s is at least a millisecond', (kind) => {
    for (const hours of [1 / 7_000_000, 0.5, 876_600]) {
      expect(due({ kind, hours })).not.toThrow();
    }
    for (const hours of [0, -1, 1 / 7_400_000, 876_600.1, Number.NaN, null, '1']) {
      expect(due({ kind, hours })).toThrow('duration.hours must be above 0, at most 876600, got');
    }
  });

  it.each([
    [days, 'days', 36_525],
    [months, 'months', 1200],
    [business, 'days', 36_525],
  ])('of whole days or months is as long as a hundred years: %j', (duration, field, most) => {
    for (const count of [1, most]) expect(due({ ...duration, [field]: count })).not.toThrow();
    for (const count of [0, -1, 1.5, most + 1, Number.NaN, '1', undefined]) {
      expect(due({ ...duration, [field]: count })).toThrow(
        `duration.${field} must be whole, from 1 to ${most}, got`,
      );
    }
  });

  it('says how its last date ends', () => {
    expect(due({ ...days, lastDate: 'never' })).toThrow(
      'duration.lastDate must be one of any-date, business-day',
    );
    expect(due({ ...months, lastDate: 'never' })).toThrow('duration.lastDate must be one of');
    expect(due({ ...business, endsAt: 'noon' })).toThrow(
      'duration.endsAt must be one of close-of-business, end-of-date',
    );
    for (const lastDate of ['any-date', 'business-day']) {
      expect(due({ ...days, lastDate })).not.toThrow();
      expect(due({ ...months, lastDate })).not.toThrow();
    }
    for (const endsAt of ['close-of-business', 'end-of-date']) {
      expect(due({ ...business, endsAt })).not.toThrow();
    }
  });

  it('is one of the five measures, and something', () => {
    expect(due({ kind: 'weeks', days: 1 })).toThrow('duration.kind must be one of the five');
    const given = (duration: unknown) => () => dueAfter(always, from, duration as Duration);
    for (const none of [null, undefined, 'days', 5]) {
      expect(given(none)).toThrow('duration must be given');
    }
  });

  it('in hours is taken to the nearest millisecond', () => {
    expect([1, 1 / 7_000_000, 1.4 / 3_600_000].map(msOfHours)).toEqual([HOUR_MS, 1, 1]);
  });
});

describe('what lies between two instants', () => {
  const always = alwaysOpen('UTC');

  it('is nothing between an instant and itself, and is not asked backwards', () => {
    const at = '2026-05-11T09:00Z';
    expect(businessMsBetween(london, at, at)).toBe(0);
    expect(businessMsBetween(always, at, at)).toBe(0);
    expect(() => businessMsBetween(always, at, '2026-05-11T08:59:59.999Z')).toThrow(
      'businessMsBetween: until must not be before from',
    );
  });
});
