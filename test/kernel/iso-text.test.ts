import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { daysFromCivil, daysInMonth, readIsoDate } from '../../src/kernel/iso-text.ts';

const DAY_MS = 86_400_000;
const FIRST_DAY = -719_528;
const LAST_DAY = 2_932_896;

describe('readIsoDate', () => {
  it('counts days from the epoch, as Date.UTC does, throughout the years 0 to 9999', () => {
    const days: number[] = [];
    const read: number[] = [];
    for (let day = FIRST_DAY; day <= LAST_DAY; day += 397) {
      const text = new Date(day * DAY_MS).toISOString().slice(0, 10);
      days.push(day);
      read.push(readIsoDate(text));
    }
    expect(read).toEqual(days);
    expect(days.length).toBeGreaterThan(9000);
    expect(readIsoDate('0000-01-01')).toBe(FIRST_DAY);
    expect(readIsoDate('9999-12-31')).toBe(LAST_DAY);
  });

  it('knows exactly the days that exist', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 9999 }),
        fc.integer({ min: 0, max: 14 }),
        fc.integer({ min: 0, max: 33 }),
        (year, month, day) => {
          const pad = (part: number, width: number) => String(part).padStart(width, '0');
          const text = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
          // Oracle: a date exists if Date, which overflows into the next month, writes it back.
          const date = new Date(`${pad(year, 4)}-01-01T00:00:00Z`);
          date.setUTCMonth(month - 1, day);
          const exists = date.toISOString().startsWith(`${text}T`);

          expect(readIsoDate(text)).toBe(exists ? date.getTime() / DAY_MS : Number.NaN);
        },
      ),
    );
  });

  it('reads a date that stands inside a text', () => {
    expect(readIsoDate('on 1970-01-02', 3)).toBe(1);
    expect(readIsoDate('on 1970-01-0', 3)).toBeNaN();
    expect(readIsoDate('1970_01-02')).toBeNaN();
    expect(readIsoDate('1970-01_02')).toBeNaN();
  });
});

describe('daysInMonth', () => {
  it.each([
    [2024, 2, 29],
    [2023, 2, 28],
    [1900, 2, 28],
    [2000, 2, 29],
    [2026, 4, 30],
    [2026, 6, 30],
    [2026, 9, 30],
    [2026, 11, 30],
    [2026, 12, 31],
    [2026, 1, 31],
  ])('of %i-%i is %i', (year, month, days) => {
    expect(daysInMonth(year, month)).toBe(days);
    expect(daysFromCivil(year, month, days) + 1).toBe(
      daysFromCivil(month === 12 ? year + 1 : year, (month % 12) + 1, 1),
    );
  });
});
