import { describe, expect, it } from 'vitest';

import { ContractError } from '../../src/kernel/errors.ts';
import { createCalendar } from '../../src/time/calendar.ts';
import { dueAfter } from '../../src/time/due-after.ts';
import type { Duration } from '../../src/time/duration.ts';
import { WEEKDAYS } from '../../src/time/weekday.ts';
import { thrownBy } from '../kernel/thrown.ts';
import {
  alwaysOpen,
  businessHours,
  england2026,
  hoursOn,
  london,
  londonDefinition,
} from './desks.ts';

const days = (count: number, lastDate: 'any-date' | 'business-day' = 'any-date') =>
  ({ kind: 'calendar-days', days: count, lastDate }) as const;
const businessDays = (
  count: number,
  endsAt: 'end-of-date' | 'close-of-business' = 'end-of-date',
): Duration => ({ kind: 'business-days', days: count, endsAt });

describe('business hours', () => {
  it.each([
    // Fri 16:00 GMT; the clocks change on Sunday, Good Friday and Easter Monday are free.
    ['across Easter', '2026-03-27T16:00Z', 40, '2026-04-07T12:30:00.000Z'],
    ['of one whole day, at closing', '2026-05-11T09:00+01:00', 8.5, '2026-05-11T16:30:00.000Z'],
    ['of a whole week, at closing', '2026-05-11T09:00+01:00', 42.5, '2026-05-15T16:30:00.000Z'],
    ['from the night', '2026-05-11T03:00+01:00', 1, '2026-05-11T09:00:00.000Z'],
    ['from the instant of closing', '2026-05-11T17:30+01:00', 1, '2026-05-12T09:00:00.000Z'],
    ['of a millisecond', '2026-05-10T12:00Z', 1 / 3_600_000, '2026-05-11T08:00:00.001Z'],
  ])('end %s', (_, from, hours, dueAt) => {
    expect(dueAfter(london, from, businessHours(hours))).toBe(dueAt);
  });

  it('lose no minute where it never closes, whatever the clocks do', () => {
    const always = alwaysOpen('America/New_York');
    const saturday = '2026-03-07T12:00-05:00';

    // Sun 13:00 EDT.
    expect(dueAfter(always, saturday, businessHours(24))).toBe('2026-03-08T17:00:00.000Z');
    expect(dueAfter(always, '2026-10-31T12:00-04:00', businessHours(24))).toBe(
      '2026-11-01T16:00:00.000Z',
    );
  });

  it('run through midnight, and through a holiday that a night shift reaches', () => {
    const night = createCalendar({
      ...londonDefinition,
      versions: [{ from: null, hours: hoursOn(WEEKDAYS, '22:00', '06:00') }],
    });

    // Thu 2 April 22:00 until Good Friday 06:00, then none begins until Sat 22:00.
    expect(dueAfter(night, '2026-04-02T22:00+01:00', businessHours(8))).toBe(
      '2026-04-03T05:00:00.000Z',
    );
    expect(dueAfter(night, '2026-04-02T22:00+01:00', businessHours(9))).toBe(
      '2026-04-04T22:00:00.000Z',
    );
    expect(dueAfter(night, '2026-04-03T02:00+01:00', businessHours(1))).toBe(
      '2026-04-03T02:00:00.000Z',
    );
  });
});

describe('hours that elapse', () => {
  it('ask no calendar', () => {
    const due = dueAfter(london, '2026-12-24T20:00Z', { kind: 'elapsed-hours', hours: 72.5 });

    expect(due).toBe('2026-12-27T20:30:00.000Z');
  });
});

describe('days', () => {
  const wednesday = '2026-03-04T10:00Z';

  it.each([
    ['DISP summary resolution', businessDays(3, 'close-of-business'), '2026-03-09T17:30:00.000Z'],
    ['payment services', businessDays(15), '2026-03-26T00:00:00.000Z'],
    ['with a holding response', businessDays(35), '2026-04-24T23:00:00.000Z'],
    ['DISP final response', days(56), '2026-04-29T23:00:00.000Z'],
  ])('of %s', (_, duration, dueAt) => {
    expect(dueAfter(london, wednesday, duration)).toBe(dueAt);
  });

  it('do not count the date of the beginning, whatever the hour', () => {
    for (const from of ['2026-03-04T00:00Z', '2026-03-04T18:00Z', '2026-03-04T23:59:59.999Z']) {
      expect(dueAfter(london, from, businessDays(1))).toBe('2026-03-06T00:00:00.000Z');
      expect(dueAfter(london, from, businessDays(1, 'close-of-business'))).toBe(
        '2026-03-05T17:30:00.000Z',
      );
      expect(dueAfter(london, from, days(1))).toBe('2026-03-06T00:00:00.000Z');
    }
  });

  it('begin with Monday after a weekend', () => {
    expect(dueAfter(london, '2026-03-07T12:00Z', businessDays(1))).toBe('2026-03-10T00:00:00.000Z');
  });

  it('end on a free date, or not until the next business day', () => {
    // Wed 1 April + 2 is Good Friday; the next business day is Tuesday the 7th.
    const from = '2026-04-01T10:00Z';

    expect(dueAfter(london, from, days(2))).toBe('2026-04-03T23:00:00.000Z');
    expect(dueAfter(london, from, days(2, 'business-day'))).toBe('2026-04-07T23:00:00.000Z');
    expect(dueAfter(london, from, days(1, 'business-day'))).toBe('2026-04-02T23:00:00.000Z');
  });

  it('end when a night shift does that began on the last date', () => {
    const night = createCalendar({
      ...londonDefinition,
      versions: [{ from: null, hours: hoursOn(WEEKDAYS, '22:00', '06:00') }],
    });
    const one = businessDays(1, 'close-of-business');

    expect(dueAfter(night, '2026-05-12T03:00+01:00', one)).toBe('2026-05-14T05:00:00.000Z');

    // On a free Saturday, while Friday's shift is open: Friday was before the first date.
    const weekdays = hoursOn(WEEKDAYS.slice(0, 5), '22:00', '06:00');
    const versions = [{ from: null, hours: weekdays }];
    const week = createCalendar({ ...londonDefinition, versions });

    expect(dueAfter(week, '2026-05-16T03:00+01:00', one)).toBe('2026-05-19T05:00:00.000Z');
  });
});

describe('a business day that a night shift covers', () => {
  it('is over when the shift is, and counts', () => {
    const hours = [
      ...hoursOn(['monday'], '20:00', '08:00'),
      ...hoursOn(['tuesday'], '06:00', '07:00'),
    ];
    const desk = createCalendar({
      ...londonDefinition,
      zone: 'UTC',
      versions: [{ from: null, hours }],
    });

    expect(dueAfter(desk, '2026-05-11T10:00Z', businessDays(1, 'close-of-business'))).toBe(
      '2026-05-12T08:00:00.000Z',
    );
  });
});

describe('months', () => {
  const months = (count: number, lastDate: 'any-date' | 'business-day' = 'any-date') =>
    ({ kind: 'calendar-months', months: count, lastDate }) as const;

  it('go to the same day, or to the last of a shorter month', () => {
    expect(dueAfter(london, '2026-01-15T10:00Z', months(6))).toBe('2026-07-15T23:00:00.000Z');
    expect(dueAfter(london, '2026-08-31T10:00Z', months(6))).toBe('2027-03-01T00:00:00.000Z');
    expect(dueAfter(london, '2026-01-03T10:00Z', months(3, 'business-day'))).toBe(
      '2026-04-07T23:00:00.000Z',
    );
  });
});

describe('a list of holidays that ends', () => {
  const short = createCalendar({ ...londonDefinition, holidays: [england2026] });

  it('is an error with a code, and tells the calendar and the date as facts', () => {
    const error = thrownBy(() => dueAfter(short, '2026-12-21T10:00Z', businessDays(15)));

    expect(error).toBeInstanceOf(ContractError);
    expect(error).toMatchObject({
      code: 'HOLIDAYS_TOO_SHORT',
      where: 'dueAfter',
      field: 'calendar',
      facts: { calendar: 'london-desk', date: '2027-01-01' },
    });
  });

  it('refuses what would be a guess, naming the calendar and the date', () => {
    expect(() => dueAfter(short, '2026-12-21T10:00Z', businessDays(15))).toThrow(
      'dueAfter: calendar must reach 2027-01-01: HOLIDAYS_TOO_SHORT in london-desk',
    );
    expect(() => dueAfter(short, '2026-12-31T10:00Z', businessHours(8))).toThrow('2027-01-01');
    expect(() => dueAfter(short, '2023-12-31T10:00Z', businessDays(1))).toThrow('2023-12-31');
    expect(() => dueAfter(short, '2026-12-31T10:00Z', days(1, 'business-day'))).toThrow(
      '2027-01-01',
    );
  });

  it('answers what lies within', () => {
    expect(dueAfter(short, '2026-12-31T10:00Z', businessHours(7.5))).toBe(
      '2026-12-31T17:30:00.000Z',
    );
    expect(dueAfter(short, '2026-12-30T10:00Z', businessDays(1))).toBe('2027-01-01T00:00:00.000Z');
    expect(dueAfter(short, '2026-12-31T10:00Z', days(400))).toBe('2028-02-05T00:00:00.000Z');
  });
});

describe('dueAfter', () => {
  const at = '2026-03-04T10:00Z';

  it.each([
    ['from', () => dueAfter(london, '2026-03-04', days(1))],
    ['duration.kind', () => dueAfter(london, at, { ...days(1), kind: 'weeks' as 'calendar-days' })],
    ['duration.days', () => dueAfter(london, at, days(0))],
    ['duration.days', () => dueAfter(london, at, businessDays(1.5))],
    ['duration.days', () => dueAfter(london, at, days(36_526))],
    ['duration.lastDate', () => dueAfter(london, at, days(1, 'no' as 'any-date'))],
    ['duration.endsAt', () => dueAfter(london, at, businessDays(1, 'no' as 'end-of-date'))],
    ['duration.hours', () => dueAfter(london, at, businessHours(0))],
    ['duration.hours', () => dueAfter(london, at, businessHours(Number.NaN))],
    ['duration.hours', () => dueAfter(london, at, businessHours(876_601))],
    [
      'duration.months',
      () => dueAfter(london, at, { kind: 'calendar-months', months: 0, lastDate: 'any-date' }),
    ],
  ])('refuses a wrong %s', (field, call) => {
    expect(call).toThrow(`dueAfter: ${field} must`);
  });

  it('refuses to look further than two hundred years', () => {
    const rare = createCalendar({
      ...londonDefinition,
      holidays: [],
      versions: [{ from: null, hours: [{ weekday: 'monday', opens: '09:00', closes: '09:01' }] }],
    });

    expect(() => dueAfter(rare, at, businessHours(200))).toThrow('within 200 years');
  });
});
