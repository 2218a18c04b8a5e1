import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { canonicalJson } from '../../src/kernel/canonical-json.ts';
import type { JsonValue } from '../../src/kernel/json-value.ts';

const anyName = fc.constantFrom('a', 'b', 'ab', '', '10', '9', 'é', '🙂', 'ﬃ', 'constructor');
const { value: anyValue } = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(null, true, false),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
    anyName,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(anyName, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
}));

const readJson = (text: string) => JSON.parse(text) as JsonValue;
const isList = (value: JsonValue): value is readonly JsonValue[] => Array.isArray(value);

/** The same value with the fields of every object the other way round. */
function reversed(value: JsonValue): JsonValue {
  if (value === null || typeof value !== 'object') return value;
  if (isList(value)) return value.map(reversed);
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([name, field]) => [name, reversed(field)]),
  );
}

describe('canonicalJson', () => {
  // Published: RFC 8785, sections 3.2.2 (the document) and 3.2.3 (the order of names).
  it('is what RFC 8785 says it is', () => {
    const document = readJson(String.raw`{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
      "literals": [null, true, false]
    }`);
    const names = readJson(String.raw`{
      "\u20ac": 1, "\r": 2, "\ufb33": 3, "1": 4, "\ud83d\ude00": 5, "\u0080": 6, "\u00f6": 7
    }`);

    expect(canonicalJson(document)).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    );
    expect(canonicalJson(names)).toBe('{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\uFB33":3}');
  });

  it('is one text for one value, and reads back as that value', () => {
    let withFields = 0;
    fc.assert(
      fc.property(anyValue, anyValue, (a, b) => {
        const text = canonicalJson(a);
        withFields += /:.*:/.test(text) ? 1 : 0;

        expect(JSON.parse(text)).toEqual(a);
        expect(canonicalJson(reversed(a))).toBe(text);
        expect(canonicalJson(readJson(text))).toBe(text);
        expect(canonicalJson(b) === text).toBe(isSame(a, b));
      }),
      { numRuns: 300 },
    );
    expect(withFields).toBeGreaterThan(30);
  });

  it.each([
    [Number.NaN, 'NOT_FINITE'],
    [-0, 'NEGATIVE_ZERO'],
    [{ a: undefined }, 'NOT_JSON'],
    [[new Date(0)], 'NOT_PLAIN'],
  ])('has no text for %s', (value, code) => {
    expect(() => canonicalJson(value as JsonValue)).toThrow(
      `canonicalJson: value must be JSON, got ${code}`,
    );
  });

  it('keeps to the limits it is given', () => {
    expect(canonicalJson([[1]], { depth: 2 })).toBe('[[1]]');
    expect(() => canonicalJson([[1]], { depth: 1 })).toThrow('got TOO_DEEP');
  });
});

function isSame(a: JsonValue, b: JsonValue): boolean {
  try {
    expect(a).toEqual(b);
    return true;
  } catch {
    return false;
  }
}
