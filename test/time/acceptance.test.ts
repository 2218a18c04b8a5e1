/**
 * What calendars and clocks are accepted by: cases reckoned by hand, with the sum beside each. None of
 * these numbers comes from the code.
 */
import { describe, expect, it } from 'vitest';

import { businessMsBetween, isBusinessDay, isOpen } from '../../src/time/business-time.ts';
import { type Calendar, createCalendar } from '../../src/time/calendar.ts';
import type { HolidayList } from '../../src/time/calendar-definition.ts';
import { readClock } from '../../src/time/clock.ts';
import type { ClockEvent } from '../../src/time/clock-log.ts';
import { dueAfter } from '../../src/time/due-after.ts';
import { explainClock } from '../../src/time/explain-clock.ts';
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
const everyDay = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

function list(
  id: string,
  holidays: readonly string[],
  workingDays: readonly string[],
): HolidayList {
  const named = (date: string) => ({ date, name: 'a day' });
  return {
    id,
    sources: [{ title: 'x', publisher: 'x', year: 2026 }],
    from: '2026-01-01',
    until: '2027-01-01',
    holidays: holidays.map(named),
    workingDays: workingDays.map(named),
  };
}

function due(calendar: Calendar, from: string, hours: number): string {
  return dueAfter(calendar, from, businessHours(hours));
}

function at(log: readonly (readonly [string, ...string[]])[]): readonly ClockEvent[] {
  return log.map(([type, instant, reason]) =>
    reason === undefined ? { type, at: instant } : { type, at: instant, reason },
  ) as readonly ClockEvent[];
}

describe('business hours, Monday to Friday 09:00 to 17:30 in London', () => {
  it.each([
    // Wed 1.5 h, Thu 8.5, then Christmas, the weekend and Monday's substitute; Tue 8.5, Wed 1.5.
    ['2026-12-23T16:00Z', 20, '2026-12-30T10:30:00.000Z'],
    // The whole Thursday before Good Friday: due at its closing, 17:30 BST, not on Tuesday.
    ['2026-04-02T09:00+01:00', 8.5, '2026-04-02T16:30:00.000Z'],
    // A millisecond more is due when Tuesday has begun.
    ['2026-04-02T09:00:00.001+01:00', 8.5, '2026-04-07T08:00:00.001Z'],
    // Asked on a Saturday before the bank holiday of August: Tuesday 10:00 BST.
    ['2026-08-29T12:00+01:00', 1, '2026-09-01T09:00:00.000Z'],
    // Over the end of summer time: Fri 1 h, Mon 1 h, which is 10:00 GMT.
    ['2026-10-23T16:30+01:00', 2, '2026-10-26T10:00:00.000Z'],
    // Over its beginning, with Easter: Thu 2027-03-25 0.5 h GMT, Tue 2027-03-30 0.5 h BST.
    ['2027-03-25T17:00Z', 1, '2027-03-30T08:30:00.000Z'],
    // New Year: Thu 2026-12-31 0.25 h, Mon 2027-01-04 0.75 h.
    ['2026-12-31T17:15Z', 1, '2027-01-04T09:45:00.000Z'],
  ])('from %s, %d hours, are over at %s', (from, hours, when) => {
    expect(due(london, from, hours)).toBe(when);
  });
});

describe('a calendar', () => {
  it('that never closes loses no minute, and the clock on the wall does what it likes', () => {
    // Noon to 11:00, because Sunday has 25 hours; and noon to 13:00, because it has 23.
    expect(due(alwaysOpen('America/New_York'), '2026-10-31T12:00-04:00', 24)).toBe(
      '2026-11-01T16:00:00.000Z',
    );
    expect(due(alwaysOpen('America/New_York'), '2027-03-13T12:00-05:00', 24)).toBe(
      '2027-03-14T17:00:00.000Z',
    );
  });

  it('of a zone that moves its clocks by half an hour has a Sunday of 24.5 hours', () => {
    const island = alwaysOpen('Australia/Lord_Howe');
    const [from, until] = ['2026-04-05T00:00+11:00', '2026-04-06T00:00+10:30'];

    expect(businessMsBetween(island, from, until)).toBe(24.5 * HOUR_MS);
  });

  it('may be open across midnight, where a night is as long as it is', () => {
    const night = createCalendar({
      id: 'night',
      zone: 'Europe/Berlin',
      versions: [{ from: null, hours: hoursOn(['saturday'], '22:00', '06:00') }],
      holidays: [],
      workingDaysAs: null,
    });

    // Seven hours in the night of spring, so the eighth is in the night of Saturday after.
    expect(due(night, '2026-03-28T22:00+01:00', 8)).toBe('2026-04-04T21:00:00.000Z');
    // Nine in the night of autumn, due as it closes.
    expect(due(night, '2026-10-24T22:00+02:00', 9)).toBe('2026-10-25T05:00:00.000Z');
    expect(isBusinessDay(night, '2026-10-24')).toBe(true);
    expect(isBusinessDay(night, '2026-10-25')).toBe(false);
    expect(isOpen(night, '2026-10-25T04:59:59Z')).toBe(true);
    expect(isOpen(night, '2026-10-25T05:00:00Z')).toBe(false);
  });

  it('lets a night that began before a holiday end, and begins none on it', () => {
    const nights = createCalendar({
      id: 'nights',
      zone: 'UTC',
      versions: [{ from: null, hours: hoursOn(everyDay, '22:00', '06:00') }],
      holidays: [list('one', ['2026-05-12'], [])],
      workingDaysAs: null,
    });

    // Mon 22:00 to Tue 06:00 are eight; Tue 22:00 does not open; Wed 22:00 to midnight are two.
    expect(due(nights, '2026-05-11T22:00Z', 10)).toBe('2026-05-14T00:00:00.000Z');
  });

  it('has several openings a day, and adds what lies in them', () => {
    const office = createCalendar({
      id: 'office',
      zone: 'Asia/Tokyo',
      versions: [
        {
          from: null,
          hours: [
            ...hoursOn(['monday', 'tuesday'], '09:00', '12:00'),
            ...hoursOn(['monday', 'tuesday'], '13:00', '17:00'),
          ],
        },
      ],
      holidays: [],
      workingDaysAs: null,
    });

    // 10:30 to noon 1.5 h, 13:00 to 15:30 2.5 h. Asked at noon, the first minute is 13:00.
    expect(due(office, '2026-05-11T10:30+09:00', 4)).toBe('2026-05-11T06:30:00.000Z');
    expect(due(office, '2026-05-11T12:00+09:00', 1)).toBe('2026-05-11T05:00:00.000Z');
    // Due at noon when the hours end there, and not at 13:00.
    expect(due(office, '2026-05-11T09:00+09:00', 3)).toBe('2026-05-11T03:00:00.000Z');
  });

  it('changes its hours from a date on', () => {
    const weekdays = everyDay.slice(0, 5);
    const desk = createCalendar({
      id: 'desk',
      zone: 'UTC',
      versions: [
        { from: null, hours: hoursOn(weekdays, '09:00', '17:00') },
        { from: '2026-06-01', hours: hoursOn(weekdays, '10:00', '14:00') },
      ],
      holidays: [],
      workingDaysAs: null,
    });

    // Fri 29 May 4 h; Mon, Tue and Wed 4 h each, due at the closing of Wednesday.
    expect(due(desk, '2026-05-29T13:00Z', 16)).toBe('2026-06-03T14:00:00.000Z');
  });

  it('lets the last night of the old hours end, and counts what overlaps the new ones once', () => {
    const changing = (opens: string) =>
      createCalendar({
        id: 'changing',
        zone: 'UTC',
        versions: [
          { from: null, hours: hoursOn(everyDay, '22:00', '06:00') },
          { from: '2026-06-01', hours: hoursOn(everyDay, opens, '12:00') },
        ],
        holidays: [],
        workingDaysAs: null,
      });

    // Sunday 22:00 to Monday 06:00 are eight; the ninth is from 09:00 to 10:00.
    expect(due(changing('09:00'), '2026-05-31T22:00Z', 8)).toBe('2026-06-01T06:00:00.000Z');
    expect(due(changing('09:00'), '2026-05-31T22:00Z', 9)).toBe('2026-06-01T10:00:00.000Z');
    // From 22:00 on it is open until noon, because it opens anew at 05:00: fourteen hours.
    expect(due(changing('05:00'), '2026-05-31T22:00Z', 14)).toBe('2026-06-01T12:00:00.000Z');
  });

  it('opens on an extra working day with the hours of the weekday that it stands for', () => {
    const office = createCalendar({
      id: 'office',
      zone: 'Asia/Shanghai',
      versions: [{ from: null, hours: hoursOn(everyDay.slice(0, 5), '09:00', '18:00') }],
      holidays: [list('may', ['2026-05-01', '2026-05-04', '2026-05-05'], ['2026-05-09'])],
      workingDaysAs: 'monday',
    });

    // Received Thu 30 April: Wed 6, Thu 7, Fri 8, Sat 9 May are the first four business days.
    const days = { kind: 'business-days', days: 4, endsAt: 'close-of-business' } as const;
    expect(dueAfter(office, '2026-04-30T20:00+08:00', days)).toBe('2026-05-09T10:00:00.000Z');
    expect(isBusinessDay(office, '2026-05-10')).toBe(false);
  });

  it('is refused if it never opens', () => {
    const hours = hoursOn(['monday'], '09:00', '17:00');
    const make = (versions: Parameters<typeof createCalendar>[0]['versions']) => () =>
      createCalendar({ ...londonDefinition, versions });

    expect(make([{ from: null, hours: [] }])).toThrow(/createCalendar: definition/);
    expect(make([{ from: null, hours }])).not.toThrow();
  });
});

describe('days', () => {
  it('of the calendar may end on a free one, or give way to the next business day', () => {
    const days = { kind: 'calendar-days', days: 30 } as const;

    // 30 days after 25 November is Christmas; the next business day is Tuesday 29 December.
    expect(dueAfter(london, '2026-11-25T10:00Z', { ...days, lastDate: 'any-date' })).toBe(
      '2026-12-26T00:00:00.000Z',
    );
    expect(dueAfter(london, '2026-11-25T10:00Z', { ...days, lastDate: 'business-day' })).toBe(
      '2026-12-30T00:00:00.000Z',
    );
  });

  it('are local dates: a minute before midnight in Auckland is another day than a minute after', () => {
    const auckland = alwaysOpen('Pacific/Auckland');
    const three = { kind: 'calendar-days', days: 3, lastDate: 'any-date' } as const;

    // Local 2026-06-01 23:59 and 2026-06-02 00:01, at +12.
    expect(dueAfter(auckland, '2026-06-01T11:59Z', three)).toBe('2026-06-04T12:00:00.000Z');
    expect(dueAfter(auckland, '2026-06-01T12:01Z', three)).toBe('2026-06-05T12:00:00.000Z');
  });

  it('of business are counted from the day after, whatever the hour', () => {
    const fifteen = { kind: 'business-days', days: 15, endsAt: 'end-of-date' } as const;

    // 16-18, 21-24, 29-31 December are ten; 4-8 January are five more.
    for (const hour of ['00:00', '12:00', '23:59']) {
      expect(dueAfter(london, `2026-12-15T${hour}Z`, fifteen)).toBe('2027-01-09T00:00:00.000Z');
    }
  });

  it('come in months, to the last day of one that is shorter', () => {
    const six = { kind: 'calendar-months', months: 6, lastDate: 'any-date' } as const;

    expect(dueAfter(london, '2026-08-31T10:00+01:00', six)).toBe('2027-03-01T00:00:00.000Z');
    expect(dueAfter(london, '2026-04-29T15:00+01:00', six)).toBe('2026-10-30T00:00:00.000Z');
    expect(dueAfter(london, '2026-10-30T15:00Z', six)).toBe('2027-04-30T23:00:00.000Z');
  });

  it('need no holidays where none can matter', () => {
    const short = createCalendar({ ...londonDefinition, holidays: [england2026] });
    const days = { kind: 'calendar-days', days: 56 } as const;

    expect(dueAfter(short, '2026-12-21T10:00Z', { ...days, lastDate: 'any-date' })).toBe(
      '2027-02-16T00:00:00.000Z',
    );
    expect(() =>
      dueAfter(short, '2026-12-21T10:00Z', { ...days, lastDate: 'business-day' }),
    ).toThrow(/2027-02-15: HOLIDAYS_TOO_SHORT/);
  });
});

describe('a clock that pauses', () => {
  const policy = contract(businessHours(20));

  it('stands over Christmas while it waits, and says what is left', () => {
    // Wed 8.5 h, Thu 3 h until noon; waits until Tue 29, 11:00: 6.5 h; Wed 2 h, until 11:00.
    const log = at([
      ['Started', '2026-12-23T09:00Z'],
      ['Paused', '2026-12-24T12:00Z', 'pending'],
      ['Resumed', '2026-12-29T11:00Z', 'pending'],
    ]);

    expect(readClock(log, london, policy, '2026-12-28T12:00Z')).toMatchObject({
      state: 'paused',
      dueAt: null,
      nextChangeAt: null,
      elapsed: 11.5 * HOUR_MS,
      remaining: 8.5 * HOUR_MS,
      pausedBy: ['pending'],
    });
    expect(readClock(log, london, policy, '2026-12-29T12:00Z')).toMatchObject({
      state: 'running',
      dueAt: '2026-12-30T11:00:00.000Z',
    });
  });

  it('stops four hours for two pauses of two and three that overlap, whichever ends first', () => {
    const log = (endings: readonly (readonly [string, ...string[]])[]) =>
      at([
        ['Started', '2026-05-11T09:00+01:00'],
        ['Paused', '2026-05-11T10:00+01:00', 'pending'],
        ['Paused', '2026-05-11T11:00+01:00', 'vendor'],
        ...endings,
      ]);
    // 9 to 10 is one hour, 14:00 to 17:30 are 3.5, Tuesday 3.5: 12:30 BST.
    const one = log([
      ['Resumed', '2026-05-11T12:00+01:00', 'pending'],
      ['Resumed', '2026-05-11T14:00+01:00', 'vendor'],
    ]);
    const other = log([
      ['Resumed', '2026-05-11T13:00+01:00', 'vendor'],
      ['Resumed', '2026-05-11T14:00+01:00', 'pending'],
    ]);

    for (const each of [one, other]) {
      const reading = readClock(each, london, contract(businessHours(8)), '2026-05-11T13:00Z');
      expect(reading.dueAt).toBe('2026-05-12T11:30:00.000Z');
    }
  });

  it('loses nothing by a pause outside opening hours, nor by a reason that it does not list', () => {
    const started = ['Started', '2026-05-15T16:30+01:00'] as const;
    const weekend = at([
      started,
      ['Paused', '2026-05-15T17:30+01:00', 'pending'],
      ['Resumed', '2026-05-18T09:00+01:00', 'pending'],
    ]);
    const strange = at([started, ['Paused', '2026-05-15T17:00+01:00', 'lunch']]);

    for (const log of [weekend, strange]) {
      // Friday one hour, Monday one hour: 10:00 BST.
      expect(readClock(log, london, contract(businessHours(2)), '2026-05-18T08:00Z').dueAt).toBe(
        '2026-05-18T09:00:00.000Z',
      );
    }
  });

  it('does not pause by law, whatever happens, if the law names no reason', () => {
    const log = at([
      ['Started', '2026-03-04T11:00Z'],
      ['Paused', '2026-03-05T11:00Z', 'pending'],
    ]);
    const law = contract(
      { kind: 'calendar-days', days: 56, lastDate: 'any-date' },
      { pausedBy: [], onReopen: 'first-only' },
    );

    expect(readClock(log, london, law, '2026-03-25T12:00Z')).toMatchObject({
      state: 'running',
      dueAt: '2026-04-29T23:00:00.000Z',
    });
  });
});

describe('ten hours, created Tuesday 10:00, solved at 16:00, reopened on Friday at 15:00', () => {
  const log = at([
    ['Started', '2026-05-12T10:00+01:00'],
    ['Completed', '2026-05-12T16:00+01:00'],
    ['Reopened', '2026-05-15T15:00+01:00'],
  ]);
  const reading = (onReopen: 'resume' | 'restart' | 'first-only' | 'total') =>
    readClock(log, london, contract(businessHours(10), { onReopen }), '2026-05-15T15:00+01:00');

  it('goes on: four are left, 2.5 on Friday and 1.5 on Monday', () => {
    expect(reading('resume')).toMatchObject({
      state: 'running',
      remaining: 4 * HOUR_MS,
      dueAt: '2026-05-18T09:30:00.000Z',
    });
  });

  it('begins anew: 2.5 on Friday and 7.5 on Monday', () => {
    expect(reading('restart').dueAt).toBe('2026-05-18T15:30:00.000Z');
  });

  it('stays as it was', () => {
    expect(reading('first-only')).toMatchObject({ state: 'met', overdue: 0 });
  });

  it('counts it all: 7.5, 8.5, 8.5 and 6 are 30.5, so it is overdue by 20.5', () => {
    expect(reading('total')).toMatchObject({
      state: 'overdue',
      overdue: 20.5 * HOUR_MS,
      dueAt: '2026-05-13T10:30:00.000Z', // Wednesday 11:30 BST
    });
  });
});

describe('a clock that is over', () => {
  const four = contract(businessHours(4));

  it('was met to the very instant, and missed a millisecond later, by that, for ever', () => {
    const done = (when: string) =>
      at([
        ['Started', '2026-05-11T09:00+01:00'],
        ['Completed', when],
      ]);

    expect(
      readClock(done('2026-05-11T13:00+01:00'), london, four, '2027-05-11T00:00Z'),
    ).toMatchObject({ state: 'met', overdue: 0 });
    for (const later of ['2026-05-11T15:00+01:00', '2026-05-12T00:00Z', '2027-12-01T00:00Z']) {
      expect(readClock(done('2026-05-11T13:00:00.001+01:00'), london, four, later)).toMatchObject({
        state: 'missed',
        overdue: 1,
        dueAt: '2026-05-11T12:00:00.000Z',
      });
    }
  });

  it('is cancelled with its reason, and breached by nothing afterwards', () => {
    const log = at([
      ['Started', '2026-05-11T09:00+01:00'],
      ['Cancelled', '2026-05-11T10:00+01:00', 'merged'],
      ['Completed', '2026-05-20T10:00+01:00'],
    ]);

    expect(readClock(log, london, four, '2026-06-01T00:00Z')).toMatchObject({
      state: 'cancelled',
      cancelledFor: 'merged',
      dueAt: null,
    });
  });
});

describe('another target at 13:00 for a clock that has run since 09:00', () => {
  const log: readonly ClockEvent[] = [
    { type: 'Started', at: '2026-05-11T09:00+01:00' },
    { type: 'Retargeted', at: '2026-05-11T13:00+01:00', target: businessHours(3) },
  ];

  it('counts from the beginning, so that it is overdue by an hour', () => {
    expect(
      readClock(log, london, contract(businessHours(8)), '2026-05-11T13:00+01:00'),
    ).toMatchObject({ state: 'overdue', overdue: HOUR_MS, dueAt: '2026-05-11T11:00:00.000Z' });
  });

  it('or from the change, so that it is due at 16:00', () => {
    const policy = contract(businessHours(8), { onRetarget: 'fresh' });

    expect(readClock(log, london, policy, '2026-05-11T13:00+01:00')).toMatchObject({
      state: 'running',
      dueAt: '2026-05-11T15:00:00.000Z',
    });
  });
});

describe('an edited calendar', () => {
  it('gives the same log another answer, and nothing is to be recomputed', () => {
    const log = at([['Started', '2026-05-08T09:00+01:00']]);
    const eve = createCalendar({
      ...londonDefinition,
      holidays: [england2026, list('day-off', ['2026-05-11'], [])],
    });
    const policy = contract(businessHours(9));

    // Friday 8.5 h; the half hour is on Monday, or on Tuesday once Monday is free.
    expect(readClock(log, london, policy, '2026-05-08T12:00Z').dueAt).toBe(
      '2026-05-11T08:30:00.000Z',
    );
    expect(readClock(log, eve, policy, '2026-05-08T12:00Z').dueAt).toBe('2026-05-12T08:30:00.000Z');
  });
});

describe('the explanation of twenty hours over Christmas', () => {
  const log = at([
    ['Started', '2026-12-23T16:00Z'],
    ['Paused', '2026-12-24T12:00Z', 'pending'],
    ['Resumed', '2026-12-24T13:00Z', 'pending'],
  ]);
  const policy = contract(businessHours(20));
  const parts = explainClock(log, london, policy, '2026-12-30T12:00Z');

  it('leaves no gap, and its hours add up to what the clock shows', () => {
    const { elapsed } = readClock(log, london, policy, '2026-12-30T12:00Z');

    parts.slice(1).forEach(({ from }, index) => {
      expect(from).toBe(parts[index]?.until);
    });
    expect(parts[0]?.from).toBe('2026-12-23T16:00:00.000Z');
    expect(parts.at(-1)?.until).toBe('2026-12-30T12:00:00.000Z');
    // Wed 1.5, Thu 7.5 of 8.5, Tue 8.5, Wed 3 until noon.
    expect(parts.reduce((sum, { counted }) => sum + counted, 0)).toBe(20.5 * HOUR_MS);
    expect(elapsed).toBe(20.5 * HOUR_MS);
  });

  it('says of each part that did not count why', () => {
    const reasons = new Set(parts.filter(({ counted }) => counted === 0).map(({ why }) => why));

    expect([...reasons].toSorted()).toEqual(['closed', 'holiday', 'paused']);
  });
});
