import { describe, expect, it } from 'vitest';

import { isBusinessDay } from '../../src/time/business-time.ts';
import { createCalendar } from '../../src/time/calendar.ts';
import type { HolidayList } from '../../src/time/calendar-definition.ts';
import { australia } from '../../src/time/holidays/australia/australia.ts';
import { china } from '../../src/time/holidays/china/china.ts';
import { england } from '../../src/time/holidays/england/england.ts';
import { franceHolidays } from '../../src/time/holidays/france/france-holidays.ts';
import { germany } from '../../src/time/holidays/germany/germany.ts';
import { ireland } from '../../src/time/holidays/ireland/ireland.ts';
import { taiwan } from '../../src/time/holidays/taiwan/taiwan.ts';
import { unitedStates } from '../../src/time/holidays/united-states/united-states.ts';
import { addDays, dayNumberOf } from '../../src/time/local-date.ts';
import { WEEKDAYS, weekdayIndex } from '../../src/time/weekday.ts';
import { londonDefinition, officeHours } from './desks.ts';

const lists = [australia, china, england, franceHolidays, germany, ireland, taiwan, unitedStates];

function weekdayOf(date: string): string {
  return WEEKDAYS[weekdayIndex(dayNumberOf(date))] ?? '';
}

function datesIn({ holidays }: HolidayList, year: number): readonly string[] {
  return holidays.map(({ date }) => date).filter((date) => date.startsWith(String(year)));
}

/** Sunday of Easter by the anonymous Gregorian algorithm, Nature 13 (1876), page 487. */
function easterOf(year: number): string {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 19 * l) / 433);
  const month = Math.floor((h + l - 7 * m + 90) / 25);
  const day = (h + l - 7 * m + 33 * month + 19) % 32;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** The days off of a week from Monday to Friday, weekends included. */
function daysOff(list: HolidayList, year: number): number {
  const calendar = createCalendar({
    ...londonDefinition,
    versions: [{ from: null, hours: officeHours }],
    holidays: [list],
    workingDaysAs: 'monday',
  });
  let off = 0;
  for (let date = `${year}-01-01`; date < `${year + 1}`; date = addDays(date, 1)) {
    off += Number(!isBusinessDay(calendar, date));
  }
  return off;
}

describe('every list of holidays', () => {
  it.each(lists.map((list) => [list.id, list] as const))('%s is a definition’s', (_, list) => {
    expect(() => createCalendar({ ...londonDefinition, holidays: [list] })).not.toThrow();
    expect(list.holidays.map(({ date }) => date)).toEqual(
      list.holidays.map(({ date }) => date).toSorted(),
    );
    expect(JSON.parse(JSON.stringify(list))).toEqual(list);
    expect(list.from <= '2024-01-01').toBe(true);
    expect(list.from.slice(4)).toBe('-01-01');
    expect(list.until.slice(4)).toBe('-01-01');
  });

  it.each([england, franceHolidays, germany, ireland, australia])(
    'has Easter Monday where it is kept',
    (list) => {
      for (let year = 2024; year < Number(list.until.slice(0, 4)); year += 1) {
        expect(datesIn(list, year)).toContain(addDays(easterOf(year), 1));
      }
    },
  );
});

describe('England', () => {
  it('has eight a year, all on weekdays', () => {
    for (const year of [2024, 2025, 2026, 2027]) {
      const weekdays = datesIn(england, year).map(weekdayOf);

      expect(weekdays).toHaveLength(8);
      expect(weekdays).not.toContain('saturday');
      expect(weekdays).not.toContain('sunday');
    }
  });

  it('has those of 2026 as published', () => {
    expect(datesIn(england, 2026)).toEqual([
      '2026-01-01',
      '2026-04-03',
      '2026-04-06',
      '2026-05-04',
      '2026-05-25',
      '2026-08-31',
      '2026-12-25',
      '2026-12-28',
    ]);
  });
});

describe('France', () => {
  it('has eleven a year, the movable ones after the date of Easter', () => {
    // Easter Sundays, published by the Bureau des longitudes and elsewhere.
    const easter = [
      '2023-04-09',
      '2024-03-31',
      '2025-04-20',
      '2026-04-05',
      '2027-03-28',
      '2028-04-16',
    ];
    const after = (date: string, days: number) =>
      new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
    const wanted = easter.flatMap((sunday) => {
      const fixed = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'];
      return [
        ...fixed.map((day) => `${sunday.slice(0, 4)}-${day}`),
        ...[1, 39, 50].map((days) => after(sunday, days)),
      ];
    });

    expect(franceHolidays.holidays.map(({ date }) => date)).toEqual(wanted.toSorted());
  });
});

describe('Ireland', () => {
  it('has ten a year, five of them Mondays by name', () => {
    for (const year of [2024, 2025, 2026, 2027]) {
      const mondays = ireland.holidays.filter(({ date, name }) => {
        return date.startsWith(String(year)) && /Monday/.test(name);
      });

      expect(datesIn(ireland, year)).toHaveLength(10);
      expect(mondays.map(({ date }) => weekdayOf(date))).toEqual(
        new Array<string>(5).fill('monday'),
      );
    }
  });

  it('keeps Saint Brigid on the first Monday of February', () => {
    const brigid = ireland.holidays.filter(({ name }) => name.includes('Brigid'));

    expect(brigid.map(({ date }) => date)).toEqual([
      '2024-02-05',
      '2025-02-03',
      '2026-02-02',
      '2027-02-01',
    ]);
  });
});

describe('Germany', () => {
  it('has nine a year, four of them by Easter', () => {
    for (const year of [2024, 2025, 2026, 2027, 2028]) {
      const easter = easterOf(year);
      const movable = [-2, 1, 39, 50].map((days) => addDays(easter, days));
      const fixed = ['01-01', '05-01', '10-03', '12-25', '12-26'].map((day) => `${year}-${day}`);

      expect(datesIn(germany, year)).toEqual([...movable, ...fixed].toSorted());
    }
  });
});

describe('the United States', () => {
  it('has eleven a year, all on weekdays; a New Year’s Day on a Saturday is kept the year before', () => {
    const counts = [2024, 2025, 2026, 2027, 2028, 2029, 2030].map(
      (year) => datesIn(unitedStates, year).length,
    );

    expect(counts).toEqual([11, 11, 11, 12, 10, 11, 11]);
    expect(datesIn(unitedStates, 2027)).toContain('2027-12-31');
    expect(
      unitedStates.holidays
        .filter(({ date }) => weekdayOf(date).startsWith('s'))
        .map(({ date }) => date),
    ).toEqual([]);
  });

  it('has those of 2026 as published', () => {
    expect(datesIn(unitedStates, 2026)).toEqual([
      '2026-01-01',
      '2026-01-19',
      '2026-02-16',
      '2026-05-25',
      '2026-06-19',
      '2026-07-03',
      '2026-09-07',
      '2026-10-12',
      '2026-11-11',
      '2026-11-26',
      '2026-12-25',
    ]);
  });
});

describe('China', () => {
  it('has the weekends off and the days of the law, however they are moved', () => {
    // 104 days of weekends each year; the law grants 11 days in 2024, and 13 from 2025 on.
    expect([2024, 2025, 2026].map((year) => daysOff(china, year))).toEqual([115, 117, 117]);
  });

  it('works on weekends alone', () => {
    const weekdays = new Set(china.workingDays.map(({ date }) => weekdayOf(date)));

    expect([...weekdays].toSorted()).toEqual(['saturday', 'sunday']);
    expect(china.workingDays).toHaveLength(8 + 5 + 6);
  });
});

describe('Taiwan', () => {
  it('has as many days off as the calendars of its government say', () => {
    // 115 in 2024; 115 in 2025 before three were added in June; 120 in 2026.
    expect([2024, 2025, 2026].map((year) => daysOff(taiwan, year))).toEqual([115, 118, 120]);
  });
});

describe('Australia', () => {
  it('has seven national days a year, and one in lieu of a Saturday', () => {
    expect([2024, 2025, 2026].map((year) => datesIn(australia, year).length)).toEqual([7, 7, 8]);
    expect(datesIn(australia, 2025)).toContain('2025-01-27');
  });
});
