/** Programme dates: remembered, and yet those of the zone, over every change of its clocks. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { dateAt, startOfDate } from '../../src/domains/loyalty/programme-dates.ts';
import { type Instant, instant } from '../../src/kernel/instant.ts';
import { localDateOf } from '../../src/time/local-date.ts';
import { startOfDateMs } from '../../src/time/start-of-date.ts';

const ZONES = [
  'UTC',
  'Europe/Paris',
  'Pacific/Apia',
  'Australia/Lord_Howe',
  'America/Sao_Paulo',
  'Pacific/Kiritimati',
  'Etc/GMT+12',
  'Asia/Manila',
];

describe('the date of an instant', () => {
  it('is that of the zone, asked for the first time or again', () => {
    let apart = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES),
        fc.integer({ min: Date.UTC(1840, 0, 1), max: Date.UTC(2100, 0, 1) }),
        fc.integer({ min: -2, max: 2 }),
        (zone, ms, beside) => {
          // At the beginning of a date, and just before and after it.
          const start = startOfDateMs(zone, new Date(ms).toISOString().slice(0, 10)) + beside;
          for (const at of [instant(ms), instant(start)]) {
            const date = localDateOf(zone, at);
            expect(dateAt(zone, at)).toBe(date);
            expect(dateAt(zone, at)).toBe(date);
            expect(startOfDate(zone, date)).toBe(instant(startOfDateMs(zone, date)));
            apart += Number(date !== at.slice(0, 10));
          }
        },
      ),
      { numRuns: 300 },
    );
    expect(apart).toBeGreaterThan(100);
  });

  it('skips the day that Samoa skipped', () => {
    expect(dateAt('Pacific/Apia', instant('2011-12-30T09:59Z'))).toBe('2011-12-29');
    expect(dateAt('Pacific/Apia', instant('2011-12-30T10:00Z'))).toBe('2011-12-31');
  });

  it('is the last before the end of the calendar', () => {
    expect(dateAt('UTC', '0001-01-01T00:00:00.000Z' as Instant)).toBe('0100-01-01');
    expect(dateAt('Pacific/Kiritimati', '9999-12-31T00:00:00.000Z' as Instant)).toBe('9998-12-24');
  });

  it('begins at the ends of the calendar too', () => {
    expect(startOfDate('UTC', '0000-01-01')).toBe('0000-01-01T00:00:00.000Z');
    expect(startOfDate('UTC', '9999-12-31')).toBe('9999-12-31T00:00:00.000Z');
  });

  it('stays so when more dates were asked for than are remembered', () => {
    for (let day = 0; day < 20_001; day += 1) dateAt('UTC', instant(day * 86_400_000));

    expect(dateAt('UTC', instant(0))).toBe('1970-01-01');
    expect(dateAt('Europe/Paris', instant('2026-06-30T22:00Z'))).toBe('2026-07-01');
  });
});
