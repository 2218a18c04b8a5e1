import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';

import { addDays, dateOfDayNumber, dayNumberOf, localDateOf } from '../../src/time/local-date.ts';
import { dayNumberAt, startOfDateMs, startsOfDays } from '../../src/time/start-of-date.ts';
import { wallClockMs } from './wall-clock.ts';
import { daysNearChanges, everyZone, notoriousZones } from './zones.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

function start(zone: string, date: string): string {
  return new Date(startOfDateMs(zone, date)).toISOString();
}

function hours(zone: string, date: string): number {
  return (startOfDateMs(zone, addDays(date, 1)) - startOfDateMs(zone, date)) / HOUR_MS;
}

const days = daysNearChanges();
const anyZone = fc.oneof(fc.constantFrom(...notoriousZones), fc.constantFrom(...everyZone));

describe('startOfDateMs', () => {
  // Changes of clocks as in the tz database and the press of their time.
  it.each([
    ['UTC', '2026-03-01', '2026-03-01T00:00:00.000Z', 24],
    ['Asia/Kathmandu', '2026-01-01', '2025-12-31T18:15:00.000Z', 24],
    ['America/New_York', '2026-03-08', '2026-03-08T05:00:00.000Z', 23],
    ['America/New_York', '2026-11-01', '2026-11-01T04:00:00.000Z', 25],
    ['Africa/Cairo', '2026-04-24', '2026-04-23T22:00:00.000Z', 23],
    ['America/Santiago', '2026-09-06', '2026-09-06T04:00:00.000Z', 23],
    ['America/Sao_Paulo', '2018-02-17', '2018-02-17T02:00:00.000Z', 25],
    ['America/Sao_Paulo', '2018-02-18', '2018-02-18T03:00:00.000Z', 24],
    ['America/Sao_Paulo', '2018-11-04', '2018-11-04T03:00:00.000Z', 23],
    ['Pacific/Apia', '2011-12-29', '2011-12-29T10:00:00.000Z', 24],
    ['Pacific/Apia', '2011-12-30', '2011-12-30T10:00:00.000Z', 0],
    ['Pacific/Apia', '2011-12-31', '2011-12-30T10:00:00.000Z', 24],
    ['Australia/Lord_Howe', '2026-04-05', '2026-04-04T13:00:00.000Z', 24.5],
    ['Australia/Lord_Howe', '2026-10-04', '2026-10-03T13:30:00.000Z', 23.5],
    ['America/Toronto', '1919-03-30', '1919-03-30T05:00:00.000Z', 23.5],
    ['America/Toronto', '1919-03-31', '1919-03-31T04:30:00.000Z', 23.5],
    ['America/St_Johns', '1990-10-27', '1990-10-27T02:30:00.000Z', 24],
    ['America/St_Johns', '1990-10-28', '1990-10-28T02:30:00.000Z', 25],
    ['Africa/Monrovia', '1960-01-01', '1960-01-01T00:44:30.000Z', 24],
    // Manila had no 31 December 1844.
    ['Asia/Manila', '1844-12-31', '1844-12-31T15:56:08.000Z', 0],
  ])('of %s and %s is %s, %d hours before the next', (zone, date, begins, length) => {
    expect(start(zone, date)).toBe(begins);
    expect(hours(zone, date)).toBe(length);
  });

  it('is the first instant at which the clock on the wall reads the date or later', () => {
    const STEP_MS = 30 * 60_000;
    for (const { zone, day } of days) {
      const begins = startOfDateMs(zone, dateOfDayNumber(day));
      const midnight = day * DAY_MS;
      const early: number[] = [begins - 1];
      for (let at = begins - STEP_MS; at > begins - DAY_MS; at -= STEP_MS) early.push(at);
      const readTooSoon = early.filter((at) => wallClockMs(zone, at) >= midnight);

      expect(wallClockMs(zone, begins)).toBeGreaterThanOrEqual(midnight);
      expect({ zone, day, readTooSoon }).toEqual({ zone, day, readTooSoon: [] });
    }
    // Reach: days that lose an hour and days that gain one, mostly at midnight.
    const lengths = new Set(days.map(({ zone, day }) => hours(zone, dateOfDayNumber(day))));
    expect([23, 24, 25].filter((length) => !lengths.has(length))).toEqual([]);
  }, 3_600_000);

  it('is where Temporal begins the day, around every change of clocks', () => {
    // Both read the same data of the runtime; the searches differ. No disagreement is known.
    for (const { zone, day } of days) {
      const date = dateOfDayNumber(day);
      const theirs = Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: zone });

      expect({ zone, date, startMs: startOfDateMs(zone, date) }).toEqual({
        zone,
        date,
        startMs: theirs.epochMilliseconds,
      });
    }
    expect(days.length).toBeGreaterThan(1000);
  }, 3_600_000);

  it('never falls from one date to the next', () => {
    fc.assert(
      fc.property(anyZone, fc.integer({ min: -47_000, max: 80_000 }), (zone, day) => {
        const next = startOfDateMs(zone, dateOfDayNumber(day + 1));

        expect(next).toBeGreaterThanOrEqual(startOfDateMs(zone, dateOfDayNumber(day)));
      }),
    );
  });

  it('covers the first and the last date there is', () => {
    expect(startOfDateMs('UTC', '0000-01-01')).toBe(-62_167_219_200_000);
    expect(startOfDateMs('Asia/Tokyo', '9999-12-31')).toBe(Date.UTC(9999, 11, 30, 15));
  });

  it('refuses a zone that is not known and a date that does not exist', () => {
    expect(() => startOfDateMs('Paris', '2026-01-01')).toThrow(/^startOfDateMs: zone must be/);
    expect(() => startOfDateMs('UTC', '2026-02-29')).toThrow(/^startOfDateMs: date must be/);
    expect(() => startOfDateMs('UTC', '2026-01-01T00:00')).toThrow(/^startOfDateMs: date must be/);
  });
});

describe('startsOfDays', () => {
  it('says of many days what is said of each', () => {
    for (const zone of notoriousZones) {
      const first = dayNumberOf('1985-01-01');
      const starts = startsOfDays(zone, first, 1000);

      for (const index of [0, 1, 118, 119, 300, 301, 998, 999]) {
        expect(starts[index]).toBe(startOfDateMs(zone, dateOfDayNumber(first + index)));
      }
    }
  });
});

describe('dayNumberAt', () => {
  it('is the day that has begun, while the next has not', () => {
    const anyInstant = fc.integer({ min: Date.UTC(1840, 0, 1), max: Date.UTC(2200, 0, 1) });
    fc.assert(
      fc.property(anyZone, anyInstant, (zone, epochMs) => {
        const day = dayNumberAt(zone, epochMs);

        expect(startOfDateMs(zone, dateOfDayNumber(day))).toBeLessThanOrEqual(epochMs);
        expect(startOfDateMs(zone, dateOfDayNumber(day + 1))).toBeGreaterThan(epochMs);
      }),
    );
  });

  it('is one longer day where clocks went back for 24 hours', () => {
    // Apia repeated Monday 4 July 1892; the day of 48 hours is the 4th.
    const begins = startOfDateMs('Pacific/Apia', '1892-07-04');

    expect(hours('Pacific/Apia', '1892-07-04')).toBe(48);
    expect(localDateOf('Pacific/Apia', begins + 47 * HOUR_MS)).toBe('1892-07-04');
  });
});
