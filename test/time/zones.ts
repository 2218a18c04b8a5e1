/** The zones that tests look at: all of them on a long run, else the notorious and a few at random. */
import fc from 'fast-check';

import { offsetSegments } from '../../src/time/zone.ts';
import { wallClockMs } from './wall-clock.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** `EVERBOND_LONG=1` looks at every zone the runtime knows. */
export const isLong = process.env['EVERBOND_LONG'] === '1';

export const everyZone: readonly string[] = Intl.supportedValuesOf('timeZone');

/** Days without a midnight, skipped and repeated days, seconds, half hours, Ramadan, short summers. */
export const notoriousZones: readonly string[] = [
  'Africa/Cairo',
  'Africa/Casablanca',
  'Africa/El_Aaiun',
  'Africa/Juba',
  'Africa/Monrovia',
  'Africa/Tunis',
  'America/Anchorage',
  'America/Argentina/Tucuman',
  'America/Asuncion',
  'America/Caracas',
  'America/Havana',
  'America/Metlakatla',
  'America/New_York',
  'America/Nuuk',
  'America/Recife',
  'America/Santiago',
  'America/Sao_Paulo',
  'America/Scoresbysund',
  'America/St_Johns',
  'America/Toronto',
  'Antarctica/Casey',
  'Antarctica/Troll',
  'Asia/Amman',
  'Asia/Beirut',
  'Asia/Gaza',
  'Asia/Kathmandu',
  'Asia/Manila',
  'Asia/Pyongyang',
  'Asia/Riyadh',
  'Asia/Tehran',
  'Asia/Tokyo',
  'Australia/Lord_Howe',
  'Europe/Amsterdam',
  'Europe/Dublin',
  'Europe/London',
  'Europe/Paris',
  'Europe/Riga',
  'Europe/Vienna',
  'Pacific/Apia',
  'Pacific/Chatham',
  'Pacific/Kiritimati',
  'Pacific/Kwajalein',
  'UTC',
];

/** On a long run every zone; else some notorious ones and some at random, others at each run. */
export function sampleOfZones(notorious: number, random: number): readonly string[] {
  if (isLong) return [...everyZone, 'UTC'];
  return [
    ...fc.sample(fc.constantFrom(...notoriousZones), notorious),
    ...fc.sample(fc.constantFrom(...everyZone), random),
  ];
}

/** Days since 1970-01-01 that begin near a change of clocks, with their zones; 1,500 drawn anew. */
export function daysNearChanges(): readonly { readonly zone: string; readonly day: number }[] {
  const near: { zone: string; day: number }[] = [];
  const [from, until] = isLong ? [1840, 2100] : [1900, 2040];
  const sample = new Set(sampleOfZones(0, 2));
  for (const zone of new Set([...sample, ...notoriousZones])) {
    const segments = offsetSegments(zone, Date.UTC(from, 0, 1), Date.UTC(until, 0, 1));
    for (const { startMs } of segments.slice(1)) {
      // Changes far from midnight move no start; of the notorious only the others are looked at.
      const sinceMidnight = wallClockMs(zone, startMs) % DAY_MS;
      const isFar = sinceMidnight > 2 * HOUR_MS && sinceMidnight < 22 * HOUR_MS;
      const isCalm =
        Math.abs(wallClockMs(zone, startMs) - wallClockMs(zone, startMs - 1)) < 3 * HOUR_MS;
      if (isFar && isCalm && !sample.has(zone)) continue;
      const day = Math.floor(startMs / DAY_MS);
      near.push(...[day - 1, day, day + 1, day + 2].map((each) => ({ zone, day: each })));
    }
  }
  // The many summer times that begin at midnight need not all be looked at each time.
  return isLong ? near : fc.sample(fc.constantFrom(...near), 1500);
}
