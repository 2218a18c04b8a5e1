import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { businessMsBetween, isBusinessDay, isOpen } from '../../src/time/business-time.ts';
import { type Calendar, createCalendar } from '../../src/time/calendar.ts';
import type { CalendarDefinition } from '../../src/time/calendar-definition.ts';
import { china } from '../../src/time/holidays/china/china.ts';
import { dayNumberOf } from '../../src/time/local-date.ts';
import { parseCalendar } from '../../src/time/parse-calendar.ts';
import { WEEKDAYS } from '../../src/time/weekday.ts';
import { alwaysOpen, hoursOn, london, londonDefinition, officeHours } from './desks.ts';
import { wallClockMs } from './wall-clock.ts';
import { notoriousZones } from './zones.ts';

const HOUR_MS = 3_600_000;

function openings(calendar: Calendar, date: string): readonly string[] {
  const day = calendar.dayAt(dayNumberOf(date));
  return (day?.openings ?? []).map(({ startMs, endMs }) =>
    [startMs, endMs].map((ms) => new Date(ms).toISOString().slice(0, 16)).join(' '),
  );
}

function openEvery(zone: string, opens: string, closes: string): Calendar {
  const versions = [{ from: null, hours: hoursOn(WEEKDAYS, opens, closes) }];
  return createCalendar({ ...londonDefinition, zone, versions, holidays: [] });
}

describe('the openings of a date', () => {
  it('are those of its weekday, in the time of the place', () => {
    expect(openings(london, '2026-03-27')).toEqual(['2026-03-27T09:00 2026-03-27T17:30']);
    expect(openings(london, '2026-03-30')).toEqual(['2026-03-30T08:00 2026-03-30T16:30']);
    expect(openings(london, '2026-03-28')).toEqual([]);
  });

  it('are none on a holiday, which is named', () => {
    expect(london.dayAt(dayNumberOf('2026-04-03'))).toEqual({
      openings: [],
      closesMs: null,
      holiday: 'Good Friday',
    });
    expect(london.dayAt(dayNumberOf('2026-04-04'))?.holiday).toBeNull();
  });

  it('may be several, and count once where they overlap or touch', () => {
    const hours = [
      ...hoursOn(['monday'], '13:00', '17:00'),
      ...hoursOn(['monday'], '09:00', '11:00'),
      ...hoursOn(['monday'], '10:00', '12:00'),
      ...hoursOn(['monday'], '10:30', '11:30'),
      ...hoursOn(['monday'], '17:00', '18:00'),
    ];
    const versions = [{ from: null, hours }];
    const desk = createCalendar({ ...londonDefinition, zone: 'UTC', versions, holidays: [] });

    expect(openings(desk, '2026-05-11')).toEqual([
      '2026-05-11T09:00 2026-05-11T12:00',
      '2026-05-11T13:00 2026-05-11T18:00',
    ]);
  });

  it('do not count again what a night shift has covered', () => {
    const hours = [
      ...hoursOn(['monday'], '20:00', '08:00'),
      ...hoursOn(['tuesday'], '06:00', '10:00'),
    ];
    const versions = [{ from: null, hours }];
    const desk = createCalendar({ ...londonDefinition, zone: 'UTC', versions, holidays: [] });

    expect(openings(desk, '2026-05-11')).toEqual(['2026-05-11T20:00 2026-05-12T08:00']);
    expect(openings(desk, '2026-05-12')).toEqual(['2026-05-12T08:00 2026-05-12T10:00']);
    expect(desk.isOvernight).toBe(true);

    const within = [
      { from: null, hours: [...hours.slice(0, 1), ...hoursOn(['tuesday'], '06:00', '07:00')] },
    ];
    const covered = createCalendar({
      ...londonDefinition,
      zone: 'UTC',
      versions: within,
      holidays: [],
    });

    expect(covered.dayAt(dayNumberOf('2026-05-12'))).toEqual({
      openings: [],
      closesMs: Date.UTC(2026, 4, 12, 8),
      holiday: null,
    });
    expect(isBusinessDay(covered, '2026-05-12')).toBe(true);
    expect(london.isOvernight).toBe(false);
  });

  it('follow the version in force, from its first date on', () => {
    const later = hoursOn(['monday'], '10:00', '12:00');
    const versions = [
      { from: null, hours: officeHours },
      { from: '2026-05-18', hours: [] },
      { from: '2026-05-25', hours: later },
    ];
    const desk = createCalendar({ ...londonDefinition, zone: 'UTC', versions, holidays: [] });

    expect(openings(desk, '2026-05-15')).toEqual(['2026-05-15T09:00 2026-05-15T17:30']);
    expect(openings(desk, '2026-05-18')).toEqual([]);
    expect(openings(desk, '2026-05-25')).toEqual(['2026-05-25T10:00 2026-05-25T12:00']);
  });

  it('are those of another weekday on an extra working day, where the host says so', () => {
    const definition: CalendarDefinition = {
      ...londonDefinition,
      zone: 'Asia/Shanghai',
      holidays: [china],
    };
    const asMonday = createCalendar({ ...definition, workingDaysAs: 'monday' });

    // Sat 14 February 2026 is worked for the Spring Festival.
    expect(openings(asMonday, '2026-02-14')).toEqual(['2026-02-14T01:00 2026-02-14T09:30']);
    expect(openings(asMonday, '2026-02-16')).toEqual([]);
    expect(openings(createCalendar(definition), '2026-02-14')).toEqual([]);
  });

  it.each([
    // New York skips 02:00 to 03:00 on 8 March 2026 and repeats 01:00 to 02:00 on 1 November.
    ['2026-03-08', '02:30', '05:00', '2026-03-08T07:00 2026-03-08T09:00'],
    ['2026-03-08', '01:00', '02:30', '2026-03-08T06:00 2026-03-08T07:00'],
    ['2026-11-01', '01:30', '05:00', '2026-11-01T05:30 2026-11-01T10:00'],
    ['2026-11-01', '00:00', '01:30', '2026-11-01T04:00 2026-11-01T05:30'],
    ['2026-11-01', '02:00', '05:00', '2026-11-01T07:00 2026-11-01T10:00'],
  ])('on %s from %s to %s are where the clock first reads so', (date, opens, closes, expected) => {
    expect(openings(openEvery('America/New_York', opens, closes), date)).toEqual([expected]);
  });

  it('are none where all of it is skipped', () => {
    expect(openings(openEvery('America/New_York', '02:10', '02:50'), '2026-03-08')).toEqual([]);
    expect(openings(openEvery('Pacific/Apia', '09:00', '17:00'), '2011-12-30')).toEqual([]);
    expect(isBusinessDay(openEvery('Pacific/Apia', '09:00', '17:00'), '2011-12-30')).toBe(false);
  });

  it('are unknown beyond the shortest list of holidays', () => {
    const own = { ...london.definition.holidays[0], id: 'own', until: '2026-06-01', holidays: [] };
    const desk = createCalendar({
      ...londonDefinition,
      holidays: [...londonDefinition.holidays, own as (typeof londonDefinition.holidays)[0]],
    });

    expect(desk.dayAt(dayNumberOf('2026-05-25'))?.holiday).toBe('Spring bank holiday');
    expect(desk.dayAt(dayNumberOf('2026-06-01'))).toBeNull();
    expect(london.dayAt(dayNumberOf('2023-12-31'))).toBeNull();
    expect(() => isBusinessDay(desk, '2026-06-01')).toThrow(
      'isBusinessDay: calendar must reach 2026-06-01: HOLIDAYS_TOO_SHORT in london-desk',
    );
  });
});

describe('the time between two instants', () => {
  it('counts openings, half-open', () => {
    expect(businessMsBetween(london, '2026-05-08T16:00Z', '2026-05-11T09:00Z')).toBe(1.5 * HOUR_MS);
    expect(isOpen(london, '2026-05-11T08:00Z')).toBe(true);
    expect(isOpen(london, '2026-05-11T07:59:59.999Z')).toBe(false);
    expect(isOpen(london, '2026-05-11T16:30Z')).toBe(false);
    expect(businessMsBetween(london, '2026-05-11T09:00Z', '2026-05-11T09:00Z')).toBe(0);
  });

  it('is all of it where it never closes, in any zone and around any change of clocks', () => {
    const lengths = new Set<number>();
    for (const zone of notoriousZones) {
      const always = alwaysOpen(zone);
      for (const year of [1990, 2011, 2026]) {
        const [from, until] = [Date.UTC(year, 0, 1, 7), Date.UTC(year + 1, 0, 1, 19)];
        const ms = businessMsBetween(always, from, until);

        lengths.add(wallClockMs(zone, until) - wallClockMs(zone, from) - (until - from));
        expect({ zone, ms }).toEqual({ zone, ms: until - from });
      }
    }
    expect(lengths.size).toBeGreaterThan(1);
  });

  it('adds up, and never falls', () => {
    const instants = fc.integer({ min: Date.UTC(2026, 2, 20), max: Date.UTC(2026, 4, 30) });
    let open = 0;
    fc.assert(
      fc.property(fc.tuple(instants, instants, instants), (drawn) => {
        const [a, b, c] = drawn.toSorted((one, other) => one - other) as [number, number, number];
        const first = businessMsBetween(london, a, b);
        const second = businessMsBetween(london, b, c);

        open += Number(isOpen(london, b));
        expect(first + second).toBe(businessMsBetween(london, a, c));
        expect(first).toBeLessThanOrEqual(b - a);
      }),
    );
    expect(open).toBeGreaterThan(5);
  });

  it('refuses instants that do not exist or lie in the wrong order', () => {
    const at = '2026-05-11T09:00Z';

    expect(() => businessMsBetween(london, 'x', at)).toThrow('businessMsBetween: from must');
    expect(() => businessMsBetween(london, at, 'x')).toThrow('businessMsBetween: until must');
    expect(() => businessMsBetween(london, at, '2026-05-11T08:00Z')).toThrow('until must not be');
    expect(() => businessMsBetween(london, '2027-12-31T09:00Z', '2028-01-04T09:00Z')).toThrow(
      'calendar must reach 2028-01-01',
    );
    expect(() => isOpen(london, '2026-05-11')).toThrow('isOpen: at must');
    expect(() => isOpen(london, '2028-05-11T09:00Z')).toThrow('isOpen: calendar must reach');
    expect(() => isBusinessDay(london, '2026-02-29')).toThrow('isBusinessDay: date must');
  });
});

describe('a definition', () => {
  const [list] = londonDefinition.holidays;
  const version = { from: null, hours: officeHours };
  const opening = { weekday: 'monday', opens: '09:00', closes: '17:00' };
  const withHours = (row: object) => ({
    versions: [{ from: null, hours: [{ ...opening, ...row }] }],
  });
  const withList = (fields: object) => ({ holidays: [{ ...list, ...fields }] });

  it('is read as it is', () => {
    expect(parseCalendar(londonDefinition)).toEqual({ ok: true, value: londonDefinition });
    expect(parseCalendar(JSON.parse(JSON.stringify(londonDefinition))).ok).toBe(true);
  });

  it.each([
    ['id', 'NOT_A_CODE', { id: 'London Desk' }],
    ['id', 'NOT_A_CODE', { id: 'a'.repeat(65) }],
    ['zone', 'NOT_A_ZONE', { zone: 'London' }],
    ['versions', 'NOT_A_LIST', { versions: {} }],
    ['versions', 'NEVER_OPEN', { versions: [] }],
    ['versions', 'NEVER_OPEN', { versions: [{ from: null, hours: [] }] }],
    ['versions', 'NEVER_OPEN', { versions: [version, { from: '2026-01-01', hours: [] }] }],
    ['versions.0.from', 'NOT_ASCENDING', { versions: [{ ...version, from: '2026-01-01' }] }],
    ['versions.1.from', 'NOT_ASCENDING', { versions: [version, version] }],
    [
      'versions.2.from',
      'NOT_ASCENDING',
      {
        versions: [version, { ...version, from: '2026-01-02' }, { ...version, from: '2026-01-02' }],
      },
    ],
    ['versions.0.hours.0.weekday', 'NOT_A_WEEKDAY', withHours({ weekday: 'Monday' })],
    ['versions.0.hours.0.opens', 'NOT_A_TIME', withHours({ opens: '24:00' })],
    ['versions.0.hours.0.opens', 'NOT_A_TIME', withHours({ opens: '9:00' })],
    ['versions.0.hours.0.closes', 'NOT_A_TIME', withHours({ closes: '24:01' })],
    ['versions.0.hours.0.closes', 'EMPTY_OPENING', withHours({ closes: '09:00' })],
    ['versions.0.hours.0', 'NOT_AN_OBJECT', { versions: [{ from: null, hours: [null] }] }],
    ['workingDaysAs', 'NOT_A_WEEKDAY', { workingDaysAs: 'weekday' }],
    ['holidays', 'NOT_A_LIST', { holidays: null }],
    ['holidays.0.id', 'NOT_A_CODE', withList({ id: '' })],
    ['holidays.0.sources', 'NO_SOURCE', withList({ sources: [] })],
    [
      'holidays.0.sources.0.year',
      'NOT_A_YEAR',
      withList({ sources: [{ title: 'a', publisher: 'b', year: 26 }] }),
    ],
    [
      'holidays.0.sources.0.title',
      'NOT_A_TEXT',
      withList({ sources: [{ title: '', publisher: 'b', year: 2026 }] }),
    ],
    ['holidays.0.until', 'NOT_ASCENDING', withList({ until: '2024-01-01', holidays: [] })],
    ['holidays.0.from', 'NOT_A_LOCAL_DATE', withList({ from: 'now' })],
    [
      'holidays.0.holidays.0.date',
      'BEYOND_HORIZON',
      withList({ holidays: [{ date: '2028-01-01', name: 'x' }] }),
    ],
    [
      'holidays.0.workingDays.0.date',
      'DATE_TWICE',
      withList({ workingDays: [{ date: '2026-01-01', name: 'x' }] }),
    ],
  ])('is refused for its %s: %s', (path, code, fields) => {
    const definition = { ...londonDefinition, ...fields };
    const read = parseCalendar(definition);
    const issues = read.ok ? [] : read.issues.map((issue) => [issue.path.join('.'), issue.code]);

    expect(issues).toEqual([[path, code]]);
    expect(() => createCalendar(definition as CalendarDefinition)).toThrow(
      `createCalendar: definition.${path} must`,
    );
  });

  it('is refused for all of it at once, and for being none', () => {
    const read = parseCalendar({ id: 1, zone: 2, versions: 3, holidays: 4, workingDaysAs: 5 });

    expect(read.ok ? [] : read.issues.map(({ code }) => code)).toEqual([
      'NOT_A_CODE',
      'NOT_A_ZONE',
      'NOT_A_LIST',
      'NOT_A_LIST',
      'NOT_A_WEEKDAY',
    ]);
    for (const none of [null, undefined, [], 'desk']) expect(parseCalendar(none).ok).toBe(false);
    expect(() => createCalendar(null as unknown as CalendarDefinition)).toThrow(
      'createCalendar: definition must be an object',
    );
  });
});
