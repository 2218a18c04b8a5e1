import { parseDecimal, parseInstant } from 'everbond/kernel';
import { parseLocalDate, startOfDateMs } from 'everbond/time';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  createCustomerCodes,
  NAMES_AT_ONCE,
} from '../../examples/retention-report/customer-codes.ts';
import {
  createAmountReader,
  createAtReader,
} from '../../examples/retention-report/field-readers.ts';

const likely = (good: fc.Arbitrary<string>, ...bad: string[]) =>
  fc.oneof({ weight: 9, arbitrary: good }, { weight: 1, arbitrary: fc.constantFrom(...bad) });
const digits = (most: number) =>
  likely(
    fc.nat(most).map((value) => String(value).padStart(2, '0')),
    '60',
    '99',
    '1',
    'x1',
  );

const dateText = fc
  .tuple(
    likely(
      fc.integer({ min: 0, max: 9999 }).map((year) => String(year).padStart(4, '0')),
      '26',
      '-001',
    ),
    digits(12),
    digits(31),
  )
  .map((parts) => parts.join('-'));
const timeText = fc
  .tuple(
    digits(24),
    digits(59),
    fc.option(digits(59)),
    likely(fc.constantFrom('', '.5', '.123', '.123456'), '.', ',5', '.1x3'),
  )
  .map(
    ([hour, minute, second, part]) =>
      `${hour}:${minute}${second === null ? '' : `:${second}${part}`}`,
  );
const zoneText = likely(fc.constantFrom('Z', 'Z', '+01:00', '-09:30'), '', 'z', '+0100');
const instantText = fc
  .tuple(dateText, fc.constantFrom('T', 'T', ' '), timeText, zoneText)
  .map((parts) => parts.join(''));

/** What the package says of a field that holds a date or an instant. */
function byPackage(text: string, zone: string): number {
  const date = parseLocalDate(text);
  if (date.ok) return startOfDateMs(zone, date.value);
  const at = parseInstant(text);
  return at.ok ? Date.parse(at.value) : Number.NaN;
}

describe('a date or an instant', () => {
  const zone = 'America/St_Johns';
  const readAt = createAtReader(zone);
  const read = (text: string) => {
    const bytes = Buffer.from(`,${text},`);
    return readAt(bytes, 1, bytes.length - 1);
  };

  test('is read from bytes as the package reads it from text', () => {
    let good = 0;
    let bad = 0;
    fc.assert(
      fc.property(fc.oneof(dateText, instantText), (text) => {
        const ms = read(text);
        expect(ms).toBe(byPackage(text, zone));
        if (Number.isNaN(ms)) bad += 1;
        else good += 1;
      }),
      { numRuns: 1000 },
    );
    expect(Math.min(good, bad)).toBeGreaterThan(100);
  });

  test('is read the same again when the day has been seen', () => {
    const texts = ['2026-01-05', '2026-01-05T10:00Z', '2026-01-05', '2026-01-06', '2026-01-05'];
    expect(texts.map(read)).toEqual(texts.map((text) => byPackage(text, zone)));
  });

  test('outside the years 0000 to 9999 is none, where a zone moves a date there', () => {
    const bytes = Buffer.from('0000-01-01');
    expect(createAtReader('Asia/Tokyo')(bytes, 0, 10)).toBeNaN();
    expect(createAtReader('UTC')(bytes, 0, 10)).toBe(-62_167_219_200_000);
  });
});

describe('an amount', () => {
  const amountText = fc
    .tuple(
      fc.constantFrom('', '', '-', '+'),
      fc.oneof(
        fc.nat(99_999).map(String),
        fc.constantFrom('', '9007199254740991', '00000000000000000012'),
      ),
      fc.constantFrom(
        '',
        '.',
        '.0',
        '.50',
        '.05',
        '.000000000000001',
        '.0000000000000001',
        '.5.5',
        'e1',
      ),
    )
    .map((parts) => parts.join(''));

  test('is read from bytes as the package reads it from text', () => {
    const reader = createAmountReader();
    let good = 0;
    let bad = 0;
    fc.assert(
      fc.property(amountText, (text) => {
        const bytes = Buffer.from(`,${text},`);
        const amount = reader.read(bytes, 1, bytes.length - 1);
        if (Number.isNaN(amount)) {
          bad += 1;
          const decimals = Math.min(text.length - text.indexOf('.') - 1, 15);
          expect(parseDecimal(text, text.includes('.') ? decimals : 0).ok).toBe(false);
          return;
        }
        good += 1;
        expect(parseDecimal(text, reader.decimals)).toEqual({ ok: true, value: amount });
        expect(reader.decimals).toBe(text.includes('.') ? text.length - text.indexOf('.') - 1 : 0);
      }),
      { numRuns: 1000 },
    );
    expect(Math.min(good, bad)).toBeGreaterThan(100);
  });
});

describe('customer codes', () => {
  /** Codes of names, given in one call a batch. */
  function codesOf(names: readonly string[]) {
    const customers = createCustomerCodes();
    const codes: number[] = [];
    for (let first = 0; first < names.length; first += NAMES_AT_ONCE) {
      const batch = names.slice(first, first + NAMES_AT_ONCE).map((name) => Buffer.from(name));
      const ends = batch.map(
        (
          (end) => (name: Buffer) =>
            (end += name.length)
        )(0),
      );
      const written = new Uint32Array(batch.length);
      const froms = Int32Array.of(0, ...ends.slice(0, -1));
      customers.write(Buffer.concat(batch), froms, Int32Array.from(ends), written);
      codes.push(...written);
    }
    return { codes, names: customers.names };
  }

  /** The same by a plain map. */
  function byMap(names: readonly string[]) {
    const map = new Map<string, number>();
    const codes = names.map((name) => {
      const code = map.get(name) ?? map.size;
      map.set(name, code);
      return code;
    });
    return { codes, names: [...map.keys()] };
  }

  test('are those of a map', () => {
    const name = fc.oneof(
      fc.string({ minLength: 1, maxLength: 30, unit: fc.constantFrom('a', '\u0000', 'ü') }),
      fc.nat(50).map((number) => `customer-number-${number}`),
      fc.nat(50).map(String),
    );
    let long = 0;
    let short = 0;
    fc.assert(
      fc.property(fc.array(name, { maxLength: 60 }), (names) => {
        expect(codesOf(names)).toEqual(byMap(names));
        const many = names.filter((one) => Buffer.byteLength(one) > 11).length;
        long += many;
        short += names.length - many;
      }),
      { numRuns: 200 },
    );
    expect(Math.min(long, short)).toBeGreaterThan(100);
  });

  test('are those of a map for more names than one table holds', () => {
    const names = Array.from({ length: 40_000 }, (_, index) => {
      const number = (index * 7919) % 15_000;
      return number % 2 === 0 ? `c${number}` : `customer-with-a-long-name-${number}`;
    });
    expect(codesOf(names)).toEqual(byMap(names));
    expect(new Set(names).size).toBe(15_000);
  });
});
