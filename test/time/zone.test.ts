import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';

import { isZone, offsetMsAt, offsetSegments, readOffset } from '../../src/time/zone.ts';
import { wallOffsetMs } from './wall-clock.ts';
import { everyZone, isLong, notoriousZones, sampleOfZones } from './zones.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const anyInstant = fc.integer({
  min: Date.UTC(1840, 0, 1) / 1000,
  max: Date.UTC(2200, 0, 1) / 1000,
});
const anyZone = fc.oneof(fc.constantFrom(...notoriousZones), fc.constantFrom(...everyZone));

/** The same changes as another implementation finds them, by its own search. */
function changesByTemporal(zone: string, from: number, until: number): number[] {
  const changes: number[] = [];
  let at = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone);
  for (;;) {
    const next = at.getTimeZoneTransition('next');
    if (next === null || next.epochMilliseconds >= until) return changes;
    changes.push(next.epochMilliseconds);
    at = next;
  }
}

const anyShare = fc.integer({ min: 0, max: 999_999 }).map((millionths) => millionths / 1e6);

describe('isZone', () => {
  it.each(['UTC', 'Europe/Paris', 'US/Eastern', 'Etc/GMT+5', 'EST5EDT', 'europe/paris'])(
    'knows %s',
    (name) => {
      expect(isZone(name)).toBe(true);
    },
  );

  it.each(['', 'Paris', '+01:00', '-03:30', 'UTC+1', 'undefined', 'Europe/Paris ', '__proto__'])(
    'does not know %j',
    (name) => {
      expect(isZone(name)).toBe(false);
    },
  );

  it.each([undefined, null, 5, Symbol('UTC'), ['UTC']])(
    'takes nothing but a text for a name, not even the zone of the server: %o',
    (name) => {
      expect(isZone(name as unknown as string)).toBe(false);
    },
  );

  it('knows every zone that the runtime lists', () => {
    expect(everyZone.filter((name) => !isZone(name))).toEqual([]);
    expect(everyZone.length).toBeGreaterThan(400);
  });

  it('stays right when more names are asked than it remembers', () => {
    const spellings = Array.from({ length: 1500 }, (_, index) =>
      'america/new_york'
        .split('')
        .map((letter, bit) => ((index >> bit) & 1 ? letter.toUpperCase() : letter)),
    ).map((letters) => letters.join(''));

    expect(spellings.every(isZone)).toBe(true);
    expect(offsetMsAt('America/New_York', Date.UTC(2026, 0, 1))).toBe(-5 * HOUR_MS);
  });
});

describe('offsetMsAt', () => {
  it.each([
    ['UTC', '2026-07-01T00:00:00Z', 0],
    ['Etc/GMT+5', '2026-07-01T00:00:00Z', -5 * HOUR_MS],
    ['Europe/Paris', '2026-01-01T00:00:00Z', HOUR_MS],
    ['Europe/Paris', '2026-07-01T00:00:00Z', 2 * HOUR_MS],
    ['Asia/Kathmandu', '2026-01-01T00:00:00Z', 5.75 * HOUR_MS],
    ['Australia/Lord_Howe', '2026-01-01T00:00:00Z', 11 * HOUR_MS],
    ['Australia/Lord_Howe', '2026-07-01T00:00:00Z', 10.5 * HOUR_MS],
    ['Pacific/Kiritimati', '2026-01-01T00:00:00Z', 14 * HOUR_MS],
    // Offsets of local mean time, to the second.
    ['Africa/Monrovia', '1970-01-01T00:00:00Z', -(44 * 60 + 30) * 1000],
    ['Europe/Paris', '1900-01-01T00:00:00Z', (9 * 60 + 21) * 1000],
    ['America/New_York', '1880-01-01T00:00:00Z', -(4 * 3600 + 56 * 60 + 2) * 1000],
    ['Asia/Manila', '1844-01-01T00:00:00Z', -(15 * 3600 + 56 * 60 + 8) * 1000],
  ])('of %s at %s is %d ms', (zone, at, offset) => {
    expect(offsetMsAt(zone, Date.parse(at))).toBe(offset);
  });

  it('is never negative zero', () => {
    const zeros = ['UTC', 'Europe/London', 'Africa/Abidjan', 'Etc/GMT'];

    expect(zeros.map((zone) => offsetMsAt(zone, Date.UTC(2026, 0, 1)))).toEqual([0, 0, 0, 0]);
  });

  it('is the distance of the clock on the wall from UTC', () => {
    fc.assert(
      fc.property(anyZone, anyInstant, fc.integer({ min: 0, max: 999 }), (zone, seconds, rest) => {
        const epochMs = seconds * 1000 + rest;

        expect(offsetMsAt(zone, epochMs)).toBe(wallOffsetMs(zone, epochMs));
      }),
    );
  });

  it.each([
    ['Paris', 0, /^offsetMsAt: zone must be/],
    ['UTC', 0.5, /^offsetMsAt: epochMs must be whole epoch milliseconds, got 0.5/],
    ['UTC', Number.NaN, /epochMs/],
    ['UTC', 8.64e15 + 1, /epochMs/],
  ])('refuses %s at %d', (zone, epochMs, message) => {
    expect(() => offsetMsAt(zone, epochMs)).toThrow(message);
  });
});

describe('readOffset', () => {
  it.each([
    ['T, GMT+01:00', HOUR_MS],
    ['W, GMT-03:30', -3.5 * HOUR_MS],
    ['S, GMT-00:44:30', -(44 * 60 + 30) * 1000],
    ['M, GMT+08:03:52', (8 * 3600 + 3 * 60 + 52) * 1000],
    // Zero has three spellings among the runtimes.
    ['F, GMT', 0],
    ['F, GMT+00:00', 0],
    ['F, GMT-00:00', 0],
  ])('reads %s', (text, offset) => {
    expect(readOffset(text)).toBe(offset);
  });
});

describe('offsetSegments', () => {
  it('reaches to the last instant there is', () => {
    const segments = offsetSegments('America/New_York', 8.64e15 - 1, 8.64e15);

    expect(segments).toEqual([{ startMs: 8.64e15 - 1, offsetMs: -4 * HOUR_MS }]);
  });

  it('begins at the first instant asked for, with the offset kept there', () => {
    const from = Date.UTC(2026, 0, 1);

    expect(offsetSegments('Asia/Kathmandu', from, from + 1)).toEqual([
      { startMs: from, offsetMs: 5.75 * HOUR_MS },
    ]);
  });

  it('tells each change to the millisecond', () => {
    expect(offsetSegments('Europe/Paris', Date.UTC(2026, 0, 1), Date.UTC(2027, 0, 1))).toEqual([
      { startMs: Date.UTC(2026, 0, 1), offsetMs: HOUR_MS },
      { startMs: Date.UTC(2026, 2, 29, 1), offsetMs: 2 * HOUR_MS },
      { startMs: Date.UTC(2026, 9, 25, 1), offsetMs: HOUR_MS },
    ]);
  });

  it('leaves out a change at the end of the range and keeps one at its last instant', () => {
    const change = Date.UTC(2026, 2, 29, 1);

    expect(offsetSegments('Europe/Paris', change - DAY_MS, change)).toHaveLength(1);
    expect(offsetSegments('Europe/Paris', change - DAY_MS, change + 1)).toHaveLength(2);
    expect(offsetSegments('Europe/Paris', change, change + DAY_MS)).toHaveLength(1);
    for (const until of [change + 1, change + DAY_MS]) {
      expect(offsetSegments('Europe/Paris', change - 1, until)).toEqual([
        { startMs: change - 1, offsetMs: HOUR_MS },
        { startMs: change, offsetMs: 2 * HOUR_MS },
      ]);
    }
  });

  it('finds the shortest stretch on record, less than a week of summer in Recife in 2000', () => {
    // tz database, file southamerica, rule Brazil: 2000 October 8 to 15; Pernambuco left on the 15th.
    const [, summer, after] = offsetSegments(
      'America/Recife',
      Date.UTC(2000, 8, 1),
      Date.UTC(2001, 0, 1),
    );

    expect(summer).toEqual({ startMs: Date.UTC(2000, 9, 8, 3), offsetMs: -2 * HOUR_MS });
    expect(after).toEqual({ startMs: Date.UTC(2000, 9, 15, 2), offsetMs: -3 * HOUR_MS });
  });

  it('finds the changes that another implementation finds', () => {
    const from = Date.UTC(1840, 0, 1);
    const until = Date.UTC(2100, 0, 1);
    let changes = 0;
    for (const zone of sampleOfZones(2, 1)) {
      const [, ...found] = offsetSegments(zone, from, until);

      expect({ zone, changes: found.map(({ startMs }) => startMs) }).toEqual({
        zone,
        changes: changesByTemporal(zone, from, until),
      });
      changes += found.length;
    }
    expect(changes).toBeGreaterThan(0);
  }, 600_000);

  it('keeps the offset of the wall clock through each stretch, and changes it at each border', () => {
    let borders = 0;
    fc.assert(
      fc.property(
        anyZone,
        anyInstant,
        fc.integer({ min: 1, max: 4 * 365 * DAY_MS }),
        fc.array(anyShare, { maxLength: 5 }),
        (zone, seconds, length, shares) => {
          const from = seconds * 1000;
          const segments = offsetSegments(zone, from, from + length);
          for (const [index, { startMs, offsetMs }] of segments.entries()) {
            const end = segments[index + 1]?.startMs ?? from + length;
            const inside = shares.map((share) => startMs + Math.floor(share * (end - startMs)));

            expect(end).toBeGreaterThan(startMs);
            for (const epochMs of [startMs, end - 1, ...inside]) {
              expect(wallOffsetMs(zone, epochMs)).toBe(offsetMs);
            }
            expect(segments[index + 1]?.offsetMs).not.toBe(offsetMs);
            borders += index === 0 ? 0 : 1;
          }
        },
      ),
    );
    // Reach: about half of the zones change their offset twice a year in part of these years.
    expect(borders).toBeGreaterThan(10);
  });

  it('loses no stretch between its probes: none is as short as six days', () => {
    // Every day on a long run, over all zones; else a glance at those with the shortest.
    const step = DAY_MS;
    const zones = isLong ? everyZone : ['America/Recife', 'Africa/Tunis'];
    const [from, until] = isLong
      ? [Date.UTC(1840, 0, 1), Date.UTC(2105, 0, 1)]
      : [Date.UTC(1938, 0, 1), Date.UTC(2002, 0, 1)];
    for (const zone of zones) {
      const segments = offsetSegments(zone, from, until);
      const lengths = segments.slice(2).map((next, index) => {
        return next.startMs - (segments[index + 1]?.startMs ?? 0);
      });
      let last = offsetMsAt(zone, from);
      let changes = 0;
      for (let at = from; at < until; at += step) {
        const offset = offsetMsAt(zone, at);
        if (offset !== last) changes += 1;
        last = offset;
      }

      expect({ zone, changes }).toEqual({ zone, changes: segments.length - 1 });
      expect(Math.min(Infinity, ...lengths)).toBeGreaterThan(6 * DAY_MS);
    }
  }, 1_200_000);

  it('answers for ten thousand years without asking for each day', () => {
    const segments = offsetSegments('America/New_York', Date.UTC(0, 0, 1), Date.UTC(9999, 0, 1));

    // Two changes a year since 1967, and some before.
    expect(segments.length).toBeGreaterThan(2 * (9999 - 1967));
    expect(segments.length).toBeLessThan(2 * (9999 - 1883));
  }, 60_000);

  it.each([
    ['Paris', 0, 1, /zone must be the name/],
    ['UTC', 0.5, 1, /fromMs must be whole/],
    ['UTC', -8.64e15 - 1, 1, /fromMs/],
    ['UTC', 0, 0, /untilMs must be whole epoch milliseconds after fromMs/],
    ['UTC', 0, 1.5, /untilMs/],
    ['UTC', 0, 8.64e15 + 1, /untilMs/],
  ])('refuses %s from %d until %d', (zone, from, until, message) => {
    expect(() => offsetSegments(zone, from, until)).toThrow(message);
  });
});
