import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';

import {
  addDays,
  addMonths,
  dateOfDayNumber,
  dayNumberOf,
  daysBetween,
  localDate,
  localDateOf,
  parseLocalDate,
} from '../../src/time/local-date.ts';
import { wallClockMs } from './wall-clock.ts';
import { everyZone, notoriousZones } from './zones.ts';

const FIRST_DAY = -719_528;
const LAST_DAY = 2_932_896;
const DAY_MS = 86_400_000;

const anyDay = fc.integer({ min: FIRST_DAY, max: LAST_DAY });
const anyDate = anyDay.map(dateOfDayNumber);

const noDates = [
  '',
  '2026-02-29',
  '2026-13-01',
  '2026-00-10',
  '2026-01-00',
  '2026-1-1',
  '26-01-01',
  '10000-01-01',
  '-0001-01-01',
  '2026-01-01T00:00:00Z',
  '2026-01-01 ',
  ' 2026-01-01',
  '2026/01/01',
  '01.03.2026',
  '__proto__',
  '２０２６-01-01',
];

describe('localDate', () => {
  it.each(['0000-01-01', '0000-02-29', '1900-02-28', '2000-02-29', '2026-03-01', '9999-12-31'])(
    'takes %s',
    (text) => {
      expect(localDate(text)).toBe(text);
      expect(parseLocalDate(text)).toEqual({ ok: true, value: text });
    },
  );

  it.each([...noDates, '1900-02-29', '2100-02-29'])('refuses %j', (text) => {
    expect(() => localDate(text)).toThrow('localDate: text must be a date that exists');
    expect(parseLocalDate(text)).toEqual({
      ok: false,
      issues: [
        {
          path: [],
          code: 'NOT_A_LOCAL_DATE',
          message: 'must be a date that exists, written YYYY-MM-DD',
        },
      ],
    });
  });

  it.each([null, undefined, 20_513, new Date(0), ['2026-03-01'], {}])('refuses %o', (value) => {
    expect(parseLocalDate(value).ok).toBe(false);
  });
});

describe('dayNumberOf and dateOfDayNumber', () => {
  it.each([
    ['1970-01-01', 0],
    ['1969-12-31', -1],
    ['2000-03-01', 11_017],
    ['0000-01-01', FIRST_DAY],
    ['9999-12-31', LAST_DAY],
  ])('count %s as day %d', (date, day) => {
    expect(dayNumberOf(date)).toBe(day);
    expect(dateOfDayNumber(day)).toBe(date);
  });

  it('are the inverse of each other, and keep the order', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (day, other) => {
        expect(dayNumberOf(dateOfDayNumber(day))).toBe(day);
        expect(dateOfDayNumber(day) < dateOfDayNumber(other)).toBe(day < other);
      }),
    );
  });

  it.each([FIRST_DAY - 1, LAST_DAY + 1, 0.5, Number.NaN, Infinity])('refuse day %d', (day) => {
    expect(() => dateOfDayNumber(day)).toThrow(/^dateOfDayNumber: dayNumber must be whole/);
  });

  it.each(noDates)('refuse %j', (text) => {
    expect(() => dayNumberOf(text)).toThrow(/^dayNumberOf: date must be a date that exists/);
  });
});

describe('addDays and daysBetween', () => {
  it('cross months, years and leap days', () => {
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(daysBetween('2024-01-01', '2025-01-01')).toBe(366);
    expect(daysBetween('2025-01-01', '2024-01-01')).toBe(-366);
    expect(daysBetween('2025-01-01', '2025-01-01')).toBe(0);
  });

  it('are the inverse of each other', () => {
    fc.assert(
      fc.property(anyDate, anyDate, (from, until) => {
        expect(addDays(from, daysBetween(from, until))).toBe(until);
      }),
    );
  });

  it('refuse what is no date, no whole number, or beyond the years', () => {
    expect(() => addDays('2026-02-30', 1)).toThrow(/^addDays: date must/);
    expect(() => addDays('2026-02-01', 0.5)).toThrow(/^addDays: days must be whole/);
    expect(() => addDays('9999-12-31', 1)).toThrow(/^addDays: days must be whole, and its date/);
    expect(() => addDays('0000-01-01', -1)).toThrow(/^addDays: days/);
    expect(() => daysBetween('x', '2026-01-01')).toThrow(/^daysBetween: from/);
    expect(() => daysBetween('2026-01-01', 'x')).toThrow(/^daysBetween: until/);
  });
});

describe('addMonths', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-01-31', 2, '2026-03-31'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-05-05', 0, '2026-05-05'],
    ['0001-01-01', -12, '0000-01-01'],
    ['9998-12-31', 12, '9999-12-31'],
  ])('of %s and %d months is %s', (date, months, result) => {
    expect(addMonths(date, months)).toBe(result);
  });

  it('adds as Temporal does, which keeps the last day of a shorter month', () => {
    let shortened = 0;
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -30_000, max: 30_000 }), (date, months) => {
        const expected = Temporal.PlainDate.from(date).add({ months });
        fc.pre(expected.year >= 0 && expected.year <= 9999);

        expect(addMonths(date, months)).toBe(expected.toString());
        if (expected.day !== Number(date.slice(8))) shortened += 1;
      }),
      { numRuns: 1000 },
    );
    // Reach: a day from the 29th on meets a shorter month about once in sixty draws.
    expect(shortened).toBeGreaterThan(0);
  });

  it('refuses what is no date, no whole number, or beyond the years', () => {
    expect(() => addMonths('2026-02-30', 1)).toThrow(/^addMonths: date must/);
    expect(() => addMonths('2026-02-01', 0.5)).toThrow(/^addMonths: months must be a whole/);
    expect(() => addMonths('2026-02-01', Infinity)).toThrow(/^addMonths: months must be a whole/);
    expect(() => addMonths('9999-12-31', 1)).toThrow(/^addMonths: months must stay within/);
    expect(() => addMonths('0000-01-31', -1)).toThrow(/^addMonths: months must stay within/);
  });
});

describe('localDateOf', () => {
  it.each([
    ['Asia/Tokyo', '2026-02-28T14:59:59.999Z', '2026-02-28'],
    ['Asia/Tokyo', '2026-02-28T15:00:00.000Z', '2026-03-01'],
    ['America/New_York', '2026-03-08T04:59:59.999Z', '2026-03-07'],
    ['America/New_York', '2026-03-08T05:00:00.000Z', '2026-03-08'],
    ['Pacific/Apia', '2011-12-30T09:59:59.999Z', '2011-12-29'],
    ['Pacific/Apia', '2011-12-30T10:00:00.000Z', '2011-12-31'],
    ['Asia/Kathmandu', '2026-01-01T18:14:59.999Z', '2026-01-01'],
    ['Asia/Kathmandu', '2026-01-01T18:15:00.000Z', '2026-01-02'],
    ['Africa/Monrovia', '1960-01-01T00:44:29.999Z', '1959-12-31'],
    ['Africa/Monrovia', '1960-01-01T00:44:30.000Z', '1960-01-01'],
  ])('of %s at %s is %s', (zone, at, date) => {
    expect(localDateOf(zone, at)).toBe(date);
    expect(localDateOf(zone, Date.parse(at))).toBe(date);
    expect(localDateOf(zone, new Date(at))).toBe(date);
  });

  it('stays on the new day where clocks are turned back across midnight', () => {
    // At 00:01 on 28 October 1990 the clocks of St John's went back to 23:01 of the 27th.
    const before = '1990-10-28T02:30:59.999Z';
    const after = '1990-10-28T02:31:00.000Z';

    expect(new Date(wallClockMs('America/St_Johns', Date.parse(after))).toISOString()).toBe(
      '1990-10-27T23:01:00.000Z',
    );
    expect(localDateOf('America/St_Johns', before)).toBe('1990-10-28');
    expect(localDateOf('America/St_Johns', after)).toBe('1990-10-28');
  });

  it('is what the clock on the wall reads, but for such an hour', () => {
    const anyInstant = fc.integer({ min: Date.UTC(1840, 0, 1), max: Date.UTC(2200, 0, 1) });
    fc.assert(
      fc.property(
        fc.oneof(fc.constantFrom(...notoriousZones), fc.constantFrom(...everyZone)),
        anyInstant,
        (zone, at) => {
          const day = dayNumberOf(localDateOf(zone, at));
          const label = Math.floor(wallClockMs(zone, at) / DAY_MS);
          const earlier = Math.floor(wallClockMs(zone, at - DAY_MS) / DAY_MS);

          expect(day).toBeGreaterThanOrEqual(label);
          if (label - earlier === 1) expect(day - label).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  it('refuses a zone that is not known, an instant that is none, and a date beyond the years', () => {
    expect(() => localDateOf('Paris', 0)).toThrow(/^localDateOf: zone must/);
    expect(() => localDateOf('UTC', 'yesterday')).toThrow(/^localDateOf: at must be a date/);
    expect(() => localDateOf('UTC', '2026-01-01T00:00:00')).toThrow(/name its zone/);
    expect(() => localDateOf('Asia/Tokyo', '9999-12-31T23:00:00Z')).toThrow(/0000 to 9999/);
    expect(() => localDateOf('America/New_York', '0000-01-01T00:00:00Z')).toThrow(/0000 to 9999/);
  });
});
