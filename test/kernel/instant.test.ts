import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';

import { epochMsOf, instant, parseInstant } from '../../src/kernel/instant.ts';

const EARLIEST = Date.UTC(2000, 0, 1) - 2000 * 365.2425 * 86_400_000; // 0000-01-01, five eras on
const LATEST = Date.UTC(9999, 11, 31, 23, 59, 59, 999);
const anyMs = fc.integer({ min: EARLIEST, max: LATEST });
const anyOffset = fc.integer({ min: -23 * 60 - 59, max: 23 * 60 + 59 });

const HOSTILE_TEXTS = [
  '',
  'Z',
  'yesterday',
  '2026-03-01',
  '2026-03-01T09:00',
  '2026-03-01T09:00:00',
  '2026-02-29T00:00Z',
  '2026-02-30T00:00Z',
  '2100-02-29T00:00Z',
  '2026-04-31T00:00Z',
  '2026-00-10T00:00Z',
  '2026-13-10T00:00Z',
  '2026-03-00T00:00Z',
  '2026-03-32T00:00Z',
  '2026-03-01T24:00Z',
  '2026-03-01T23:60Z',
  '2026-03-01T23:59:60Z',
  '2026-03-01T09:00:00.Z',
  '2026-03-01T09:00:00.0123456789Z',
  '2026-03-01T09:00z',
  '2026-03-0:T09:00Z',
  '2026-03-0/T09:00Z',
  '2026-03-01T09:00:00.123:Z',
  '2026-03-01t09:00Z',
  '2026-03-01T09:00+1',
  '2026-03-01T09:00+0100',
  '2026-03-01T09:00+24:00',
  '2026-03-01T09:00+01:60',
  '2026-03-01T09:00+01:00Z',
  '2026-03-01T09:00Z ',
  ' 2026-03-01T09:00Z',
  '2026-3-1T09:00Z',
  '20260301T0900Z',
  '2026/03/01T09:00Z',
  '+002026-03-01T09:00Z',
  '-000001-03-01T09:00Z',
  '2026-03-01T09.00Z',
  '2026-03-01T-9:00Z',
  '٢٠٢٦-03-01T09:00Z',
  '2026-03-01T09:00:00Z\0',
  '0000-01-01T00:00+00:01',
  '9999-12-31T23:59:59.999-00:01',
] as const;

const HOSTILE_NUMBERS = [
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  0.5,
  8.64e15,
  8.64e15 + 1,
  Number.MAX_VALUE,
  EARLIEST - 1,
  LATEST + 1,
] as const;

describe('instant', () => {
  it.each([
    ['2026-03-01T10:00+01:00', '2026-03-01T09:00:00.000Z'],
    ['2026-03-01 09:00:30Z', '2026-03-01T09:00:30.000Z'],
    ['2026-03-01T09:00:30,25Z', '2026-03-01T09:00:30.250Z'],
    ['2026-03-01T09:00:30,250Z', '2026-03-01T09:00:30.250Z'],
    ['2026-03-01 09:00:30.250Z', '2026-03-01T09:00:30.250Z'],
    ['2026-03-01T09:00:30.999999999Z', '2026-03-01T09:00:30.999Z'],
    ['2026-03-01T00:00:00-00:00', '2026-03-01T00:00:00.000Z'],
    ['2026-03-01T23:59+23:59', '2026-03-01T00:00:00.000Z'],
    ['2026-03-01T00:00-23:00', '2026-03-01T23:00:00.000Z'],
    ['2024-02-29T23:59:59+00:00', '2024-02-29T23:59:59.000Z'],
    ['2000-02-29T00:00Z', '2000-02-29T00:00:00.000Z'],
    ['0000-01-01T00:00Z', '0000-01-01T00:00:00.000Z'],
    ['9999-12-31T23:59:59.999Z', '9999-12-31T23:59:59.999Z'],
    ['1970-01-01T00:00:00.001+00:01', '1969-12-31T23:59:00.001Z'],
  ])('reads %s as %s', (text, canonical) => {
    expect(instant(text)).toBe(canonical);
    expect(parseInstant(text)).toEqual({ ok: true, value: canonical });
  });

  it('reads a Date and epoch milliseconds, the first and the last included', () => {
    expect(instant(new Date(0))).toBe('1970-01-01T00:00:00.000Z');
    expect(parseInstant(new Date(0))).toEqual({ ok: true, value: instant(0) });
    expect(parseInstant(86_400_000)).toEqual({ ok: true, value: '1970-01-02T00:00:00.000Z' });
    expect(epochMsOf(-0)).toBe(0);
    expect(instant(EARLIEST)).toBe('0000-01-01T00:00:00.000Z');
    expect(instant(LATEST)).toBe('9999-12-31T23:59:59.999Z');
  });

  it.each([...HOSTILE_TEXTS, ...HOSTILE_NUMBERS, new Date(Number.NaN)])('refuses %s', (from) => {
    expect(() => instant(from)).toThrow(/^instant: from must be/);
    expect(parseInstant(from)).toMatchObject({ ok: false, issues: [{ code: 'NOT_AN_INSTANT' }] });
    expect(epochMsOf(from)).toBeNaN();
  });

  it.each<{ from: unknown }>([
    { from: null },
    { from: undefined },
    { from: true },
    { from: [] },
    { from: [0] },
    { from: { valueOf: () => 0 } },
  ])('does not take $from for the year 1970', ({ from }) => {
    expect(() => instant(from as Date)).toThrow(/^instant: from must be/);
    expect(parseInstant(from)).toMatchObject({ ok: false, issues: [{ code: 'NOT_AN_INSTANT' }] });
  });

  it('is its own canonical form and sorts as text exactly as it sorts in time', () => {
    fc.assert(
      fc.property(anyMs, anyMs, (a, b) => {
        expect(instant(instant(a))).toBe(instant(a));
        expect(instant(a) < instant(b)).toBe(a < b);
        expect(epochMsOf(instant(a))).toBe(a);
      }),
    );
  });

  // Oracle: Temporal reads the same text independently of this library and of Date.
  it('reads any offset and fraction as Temporal does', () => {
    let reached = 0;
    const anyFraction = fc.string({
      unit: fc.nat(9).map(String),
      minLength: 1,
      maxLength: 9,
    });
    fc.assert(
      fc.property(anyMs, anyOffset, anyFraction, (ms, minutes, fraction) => {
        const local = new Date(ms).toISOString().slice(0, 19);
        const size = Math.abs(minutes);
        const [hour, minute] = [Math.floor(size / 60), size % 60].map((part) =>
          String(part).padStart(2, '0'),
        );
        const text = `${local}.${fraction}${minutes < 0 ? '-' : '+'}${hour}:${minute}`;
        const expected = Temporal.Instant.from(text).epochMilliseconds;
        const isInRange = expected >= EARLIEST && expected <= LATEST;
        reached += isInRange ? 1 : 0;

        expect(epochMsOf(text)).toBe(isInRange ? expected : Number.NaN);
      }),
    );
    expect(reached).toBeGreaterThan(0);
  });
});
