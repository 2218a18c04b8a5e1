import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createDayIndex } from '../../src/time/day-index.ts';
import { dateOfDayNumber, dayNumberOf, localDateOf } from '../../src/time/local-date.ts';
import { startOfDateMs } from '../../src/time/start-of-date.ts';
import { everyZone, notoriousZones } from './zones.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** The date of an instant, by an index over the year around it. */
function dateAt(zone: string, at: string): string {
  const epochMs = Date.parse(at);
  const dayAt = createDayIndex(zone, epochMs - 180 * DAY_MS, epochMs + 180 * DAY_MS);
  return dateOfDayNumber(dayAt(epochMs));
}

const anyShare = fc.integer({ min: 0, max: 999_999 }).map((millionths) => millionths / 1e6);

describe('createDayIndex', () => {
  it.each([
    ['UTC', '2026-02-28T23:59:59.999Z', '2026-02-28'],
    ['UTC', '2026-03-01T00:00:00.000Z', '2026-03-01'],
    ['America/New_York', '2026-03-09T03:59:59.999Z', '2026-03-08'],
    ['America/New_York', '2026-03-09T04:00:00.000Z', '2026-03-09'],
    ['Africa/Cairo', '2026-04-23T21:59:59.999Z', '2026-04-23'],
    ['Africa/Cairo', '2026-04-23T22:00:00.000Z', '2026-04-24'],
    ['America/Sao_Paulo', '2018-02-18T02:59:59.999Z', '2018-02-17'],
    ['America/Sao_Paulo', '2018-02-18T03:00:00.000Z', '2018-02-18'],
    ['Pacific/Apia', '2011-12-30T09:59:59.999Z', '2011-12-29'],
    ['Pacific/Apia', '2011-12-30T10:00:00.000Z', '2011-12-31'],
    // The clocks of St John's read the 27th again for an hour after the 28th had begun.
    ['America/St_Johns', '1990-10-28T02:30:00.000Z', '1990-10-28'],
    ['America/St_Johns', '1990-10-28T02:31:00.000Z', '1990-10-28'],
    ['America/St_Johns', '1990-10-28T03:29:59.999Z', '1990-10-28'],
    ['Africa/Monrovia', '1960-01-01T00:44:29.999Z', '1959-12-31'],
    ['Africa/Monrovia', '1960-01-01T00:44:30.000Z', '1960-01-01'],
  ])('of %s puts %s into %s', (zone, at, date) => {
    expect(dateAt(zone, at)).toBe(date);
  });

  it('is the day that has begun, while the next has not', () => {
    let borders = 0;
    fc.assert(
      fc.property(
        fc.oneof(fc.constantFrom(...notoriousZones), fc.constantFrom(...everyZone)),
        fc.integer({ min: Date.UTC(1840, 0, 1), max: Date.UTC(2150, 0, 1) }),
        fc.integer({ min: 1, max: 800 * DAY_MS }),
        fc.array(anyShare, { minLength: 1 }),
        (zone, from, length, shares) => {
          const dayAt = createDayIndex(zone, from, from + length);
          const inside = shares.map((share) => from + Math.floor(share * length));
          for (const epochMs of inside.slice(0, 5)) {
            const day = dayAt(epochMs);
            const begins = startOfDateMs(zone, dateOfDayNumber(day));
            const ends = startOfDateMs(zone, dateOfDayNumber(day + 1));

            expect(begins).toBeLessThanOrEqual(epochMs);
            expect(ends).toBeGreaterThan(epochMs);
            expect(dayAt(begins)).toBe(day);
            expect(dayAt(ends - 1)).toBe(day);
            expect(dayAt(ends)).toBeGreaterThan(day);
            borders += 1;
          }
        },
      ),
    );
    expect(borders).toBeGreaterThan(100);
  });

  it('answers in any order, and for instants outside the range it was made for', () => {
    const dayAt = createDayIndex('Europe/Paris', Date.UTC(2026, 0, 1), Date.UTC(2026, 1, 1));
    const instants = [20, -400, 40, 3, 900, 0, 31, -1].map((days) => Date.UTC(2026, 0, 1 + days));

    expect(instants.map((at) => dateOfDayNumber(dayAt(at)))).toEqual(
      instants.map((at) => localDateOf('Europe/Paris', at)),
    );
  });

  it('answers for ten thousand years at once', () => {
    const dayAt = createDayIndex('Europe/Paris', Date.UTC(0, 0, 1), Date.UTC(9999, 11, 31));

    expect(dayAt(Date.UTC(2026, 1, 28, 23))).toBe(dayNumberOf('2026-03-01'));
    expect(dayAt(Date.UTC(8500, 6, 1, 22))).toBe(dayNumberOf('8500-07-02'));
    expect(dayAt(Date.UTC(8500, 6, 1, 22) - 1)).toBe(dayNumberOf('8500-07-01'));
  }, 60_000);

  it.each([
    ['Paris', 0, 1, /^createDayIndex: zone must be/],
    ['UTC', 0.5, 1, /^createDayIndex: fromMs must be whole, got 0.5/],
    ['UTC', 0, 0, /^createDayIndex: untilMs must be whole and after fromMs, got 0/],
    ['UTC', 0, Number.NaN, /^createDayIndex: untilMs/],
  ])('refuses %s from %d until %d', (zone, from, until, message) => {
    expect(() => createDayIndex(zone, from, until)).toThrow(message);
  });
});
