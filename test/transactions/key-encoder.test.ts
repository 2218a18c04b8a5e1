import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createKeyEncoder } from '../../src/analytics/transactions/key-encoder.ts';
import type { CustomerKey } from '../../src/analytics/transactions/transaction-log.ts';

/** What the encoder promises, in the plainest way: codes by first appearance. */
function codesByMap(keys: readonly CustomerKey[]): number[] {
  const codes = new Map<CustomerKey, number>();
  return keys.map((key) => {
    if (!codes.has(key)) codes.set(key, codes.size);
    return codes.get(key)!;
  });
}

const anyKey: fc.Arbitrary<CustomerKey> = fc.oneof(
  fc.string({ minLength: 1, maxLength: 3, unit: fc.constantFrom('a', 'b', '\u0000', 'ÿ', 'é') }),
  fc.string({ minLength: 7, maxLength: 10, unit: fc.constantFrom('a', 'b', 'Ā') }),
  fc.string({ minLength: 1, unit: 'grapheme' }),
  fc.integer({ min: -3, max: 3 }),
  fc.maxSafeInteger(),
  fc.constantFrom('__proto__', 'constructor', 'toString', '1', '-1', '0'),
);

describe('createKeyEncoder', () => {
  it('gives codes in order of first appearance, as a Map would', () => {
    let repeats = 0;
    fc.assert(
      fc.property(fc.array(anyKey, { maxLength: 60, size: 'max' }), (keys) => {
        const encoder = createKeyEncoder();
        const codes = keys.map((key) => encoder.encode(key));
        if (encoder.keys.length < keys.length) repeats += 1;

        expect(codes).toEqual(codesByMap(keys));
        expect(encoder.keys).toEqual([...new Set(keys)]);
        expect(encoder.keys.map((key) => encoder.find(key))).toEqual([...encoder.keys.keys()]);
      }),
    );
    expect(repeats).toBeGreaterThan(10);
  });

  it('tells a text from the number it spells, and a key from itself with a NUL', () => {
    const encoder = createKeyEncoder();
    const keys = [1, '1', 'a', 'a\u0000', 'abcdefgh', 'abcdefgh\u0000', 'ÿ', 'Ā', 2 ** 32, 0];

    expect(keys.map((key) => encoder.encode(key))).toEqual([...keys.keys()]);
  });

  it('says -1 for a key it has not met, and learns nothing by being asked', () => {
    const encoder = createKeyEncoder(['ada']);

    expect(encoder.find('bob')).toBe(-1);
    expect(encoder.find('ada')).toBe(0);
    expect(encoder.encode('cy')).toBe(1);
  });

  it('keeps every code while it grows', () => {
    const encoder = createKeyEncoder();
    const keys = Array.from({ length: 5000 }, (_, index) =>
      index % 3 === 0 ? index : `customer-${index}`,
    );

    expect(keys.map((key) => encoder.encode(key))).toEqual([...keys.keys()]);
    expect(keys.map((key) => encoder.find(key))).toEqual([...keys.keys()]);
  });

  it('stays right, and comes to an end, when keys are made to collide', () => {
    // Eight-character keys whose two words cancel out in the hash, so that all share one slot. One
    // after the other they would take 300,000² / 2 steps: minutes, far beyond the test's time.
    const word = (value: number) =>
      String.fromCharCode(
        value & 255,
        (value >> 8) & 255,
        (value >> 16) & 255,
        (value >> 24) & 255,
      );
    const keys = Array.from(
      { length: 300_000 },
      (_, index) => word(Math.imul(index + 1, 0x85ebca6b)) + word(index + 1),
    );
    const encoder = createKeyEncoder();
    const codes = keys.map((key) => encoder.encode(key));

    expect(codes).toEqual([...keys.keys()]);
    expect(keys.map((key) => encoder.find(key))).toEqual([...keys.keys()]);
  });
});
