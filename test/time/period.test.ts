import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';

import { addDays, dateOfDayNumber, localDateOf } from '../../src/time/local-date.ts';
import { createPeriodIndex, type PeriodUnit, periodsOf } from '../../src/time/period.ts';
import { startOfDateMs } from '../../src/time/start-of-date.ts';
import type { Weekday } from '../../src/time/weekday.ts';
import { everyZone, notoriousZones } from './zones.ts';

const HOUR_MS = 3_600_000;
const UNITS: readonly PeriodUnit[] = ['day', 'week', 'month', 'quarter', 'year'];
const WEEK_STARTS: readonly Weekday[] = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
];

/** The label of the period in which a date lies, by the calendar of Temporal. */
function labelByTemporal(date: string, unit: PeriodUnit, weekStart: Weekday): string {
  const plain = Temporal.PlainDate.from(date);
  const year = String(plain.year).padStart(4, '0');
  if (unit === 'day') return date;
  if (unit === 'month') return plain.toPlainYearMonth().toString();
  if (unit === 'quarter') return `${year}-Q${Math.ceil(plain.month / 3)}`;
  if (unit === 'year') return year;
  const sinceStart = (plain.dayOfWeek - 1 - WEEK_STARTS.indexOf(weekStart) + 7) % 7;
  return plain.subtract({ days: sinceStart }).toString();
}

const anyWindow = fc.record({
  zone: fc.oneof(fc.constantFrom(...notoriousZones), fc.constantFrom(...everyZone)),
  firstDay: fc.integer({ min: -47_000, max: 80_000 }),
  days: fc.oneof(fc.integer({ min: 1, max: 10 }), fc.integer({ min: 1, max: 900 })),
});

const anyShare = fc.integer({ min: 0, max: 999_999 }).map((millionths) => millionths / 1e6);

describe('periodsOf', () => {
  const spring = { from: '2026-01-15', until: '2026-03-15', zone: 'Europe/Paris' };

  it.each([
    ['week', 9, '2026-01-12', '2026-03-09'],
    ['month', 3, '2026-01', '2026-03'],
    ['quarter', 1, '2026-Q1', '2026-Q1'],
    ['year', 1, '2026', '2026'],
    ['day', 59, '2026-01-15', '2026-03-14'],
  ] as const)('covers a window by every %s that meets it', (unit, count, first, last) => {
    const { labels, starts, complete } = periodsOf(spring, unit);

    expect(labels).toHaveLength(count);
    expect([labels[0], labels.at(-1)]).toEqual([first, last]);
    expect(starts).toHaveLength(count + 1);
    expect(complete).toHaveLength(count);
  });

  it('begins its months where the first of the month begins in the zone', () => {
    const { starts, untilMs, complete } = periodsOf(spring, 'month');

    expect(starts.map((start) => new Date(start).toISOString())).toEqual([
      '2025-12-31T23:00:00.000Z',
      '2026-01-31T23:00:00.000Z',
      '2026-02-28T23:00:00.000Z',
      '2026-03-31T22:00:00.000Z',
    ]);
    expect(new Date(untilMs).toISOString()).toBe('2026-03-14T23:00:00.000Z');
    expect(complete).toEqual([true, true, false]);
  });

  it('takes a period that ends with the window for complete, one that ends a day later not', () => {
    const until = (date: string) => periodsOf({ ...spring, until: date }, 'month').complete;

    expect(until('2026-03-31')).toEqual([true, true, false]);
    expect(until('2026-04-01')).toEqual([true, true, true]);
    expect(until('2026-04-02')).toEqual([true, true, true, false]);
  });

  it.each([
    ['monday', '2026-03-02', '2026-03-09'],
    ['sunday', '2026-03-08', '2026-03-08'],
    ['saturday', '2026-03-07', '2026-03-07'],
    ['tuesday', '2026-03-03', '2026-03-03'],
  ] as const)('begins weeks on %s where asked', (weekStart, sunday, nextMonday) => {
    // 8 March 2026 is a Sunday.
    const label = (date: string) =>
      periodsOf({ ...spring, from: date, until: addDays(date, 1) }, 'week', { weekStart }).labels;

    expect(label('2026-03-08')).toEqual([sunday]);
    expect(label('2026-03-09')).toEqual([nextMonday]);
  });

  it('keeps the skipped day of Apia as a period in which nothing lies', () => {
    const days = periodsOf(
      { from: '2011-12-29', until: '2012-01-01', zone: 'Pacific/Apia' },
      'day',
    );
    const dayAt = createPeriodIndex(days);

    expect(days.labels).toEqual(['2011-12-29', '2011-12-30', '2011-12-31']);
    expect(days.starts[1]).toBe(days.starts[2]);
    expect(dayAt((days.starts[1] ?? 0) - 1)).toBe(0);
    expect(dayAt(days.starts[1] ?? 0)).toBe(2);
  });

  it('gives days of 23 and 25 hours their length', () => {
    const { starts } = periodsOf(
      { from: '2026-01-01', until: '2027-01-01', zone: 'America/New_York' },
      'day',
    );
    const hours = starts.slice(1).map((end, index) => (end - (starts[index] ?? 0)) / HOUR_MS);

    expect(hours.filter((length) => length === 23)).toHaveLength(1);
    expect(hours.filter((length) => length === 25)).toHaveLength(1);
    expect(hours.filter((length) => length === 24)).toHaveLength(363);
  });

  it('labels a week that begins before the year 0, and early years, in full', () => {
    const window = { from: '0000-01-01', until: '0000-01-02', zone: 'UTC' };

    // 1 January of the year 0 is a Saturday.
    expect(periodsOf(window, 'week').labels).toEqual(['-000001-12-27']);
    expect(periodsOf(window, 'month').labels).toEqual(['0000-01']);
    expect(periodsOf(window, 'quarter').labels).toEqual(['0000-Q1']);
    expect(periodsOf(window, 'year').labels).toEqual(['0000']);
  });

  it('reaches the end of the last year', () => {
    const { labels, starts, complete } = periodsOf(
      { from: '9999-12-30', until: '9999-12-31', zone: 'UTC' },
      'year',
    );

    expect(labels).toEqual(['9999']);
    expect(starts[1]).toBe(Date.UTC(10_000, 0, 1));
    expect(complete).toEqual([false]);
  });

  it('labels every date of a window as Temporal does, each label once and in order', () => {
    fc.assert(
      fc.property(
        anyWindow,
        fc.constantFrom(...UNITS),
        fc.constantFrom(...WEEK_STARTS),
        ({ zone, firstDay, days }, unit, weekStart) => {
          const dates = Array.from({ length: days }, (_, day) => dateOfDayNumber(firstDay + day));
          const window = {
            from: dateOfDayNumber(firstDay),
            until: dateOfDayNumber(firstDay + days),
            zone,
          };
          const expected = [
            ...new Set(dates.map((date) => labelByTemporal(date, unit, weekStart))),
          ];

          expect(periodsOf(window, unit, { weekStart }).labels).toEqual(expected);
        },
      ),
    );
  });

  it('joins its periods without gap or overlap, and completes a prefix of them', () => {
    let incomplete = 0;
    fc.assert(
      fc.property(anyWindow, fc.constantFrom(...UNITS), ({ zone, firstDay, days }, unit) => {
        const window = {
          from: dateOfDayNumber(firstDay),
          until: dateOfDayNumber(firstDay + days),
          zone,
        };
        const { labels, starts, untilMs, complete } = periodsOf(window, unit);

        expect(starts).toHaveLength(labels.length + 1);
        expect([...starts].sort((a, b) => a - b)).toEqual(starts);
        expect(starts[0]).toBeLessThanOrEqual(startOfDateMs(zone, window.from));
        expect(untilMs).toBe(startOfDateMs(zone, window.until));
        expect(starts.at(-1)).toBeGreaterThanOrEqual(untilMs);
        expect(complete).toEqual(starts.slice(1).map((end) => end <= untilMs));
        expect(complete.lastIndexOf(false)).toBeLessThanOrEqual(labels.length - 1);
        if (complete.includes(false)) incomplete += 1;
      }),
    );
    expect(incomplete).toBeGreaterThan(0);
  });

  it('refuses more than a hundred thousand periods, and takes as many', () => {
    const days = (count: number) => {
      const window = { from: '1800-01-01', until: addDays('1800-01-01', count), zone: 'UTC' };
      return periodsOf(window, 'day').labels.length;
    };

    expect(days(100_000)).toBe(100_000);
    expect(() => days(100_001)).toThrow(
      expect.objectContaining({
        code: 'LIMIT_EXCEEDED',
        facts: { periods: 100_001, limit: 100_000 },
      }),
    );
  });

  it('refuses what is no window, no unit and no day of the week', () => {
    expect(() => periodsOf({ ...spring, zone: 'Paris' }, 'day')).toThrow(/^periodsOf: window.zone/);
    expect(() => periodsOf({ ...spring, until: spring.from }, 'day')).toThrow(/window.until/);
    expect(() => periodsOf(spring, 'fortnight' as PeriodUnit)).toThrow(
      /^periodsOf: unit must be one of/,
    );
    expect(() => periodsOf(spring, 'week', { weekStart: 'mon' as Weekday })).toThrow(/weekStart/);
  });
});

describe('createPeriodIndex', () => {
  it('puts every instant into the period of its local date, and -1 outside', () => {
    let inside = 0;
    let outside = 0;
    fc.assert(
      fc.property(
        anyWindow,
        fc.constantFrom(...UNITS),
        fc.array(anyShare, { minLength: 1, maxLength: 8 }),
        ({ zone, firstDay, days }, unit, shares) => {
          const window = {
            from: dateOfDayNumber(firstDay),
            until: dateOfDayNumber(firstDay + days),
            zone,
          };
          const periods = periodsOf(window, unit);
          const periodAt = createPeriodIndex(periods);
          const first = periods.starts[0] ?? 0;
          const end = periods.starts.at(-1) ?? 0;
          const between = shares.map(
            (share) => first + Math.floor((1.4 * share - 0.2) * (end - first)),
          );
          for (const epochMs of [...between, first, first - 1, end, end - 1]) {
            const isInside = epochMs >= first && epochMs < end;
            const label = labelByTemporal(localDateOf(zone, epochMs), unit, 'monday');

            expect(periods.labels[periodAt(epochMs)]).toBe(isInside ? label : undefined);
            if (isInside) inside += 1;
            else outside += 1;
          }
        },
      ),
    );
    expect(inside).toBeGreaterThan(100);
    expect(outside).toBeGreaterThan(100);
  });
});
