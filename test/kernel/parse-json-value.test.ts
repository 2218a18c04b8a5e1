import { runInNewContext } from 'node:vm';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { JSON_LIMITS, parseJsonValue } from '../../src/kernel/parse-json-value.ts';

/** The codes of the issues, each with its path, as short texts. */
function faultsOf(...input: Parameters<typeof parseJsonValue>): readonly string[] {
  const read = parseJsonValue(...input);
  return read.ok ? [] : read.issues.map(({ code, path }) => [code, ...path].join(' '));
}

/** A list inside a list, so many times. */
function nested(depth: number): unknown {
  let value: unknown = [];
  for (let level = 1; level < depth; level += 1) value = [value];
  return value;
}

/** Each list holds the one before twice: two to the power of depth values in all. */
function doubled(depth: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level += 1) value = [value, value];
  return value;
}

const wide = Array.from({ length: 90_000 }, () => 0);
const throwing = new Proxy({}, { ownKeys: () => raise() });
const revoked = Proxy.revocable([], {});
revoked.revoke();

function raise(): never {
  throw new Error('a trap was run to its end');
}

function withField(key: string | symbol, descriptor: PropertyDescriptor): object {
  return Object.defineProperty({ a: 1 }, key, descriptor);
}

describe('parseJsonValue', () => {
  it('is the value as JSON writes and reads it, for any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        const text = JSON.stringify(value);
        const hasNoPlace = text.includes('"__proto__":') || text.includes(String.raw`\u0000`);
        fc.pre(!hasNoPlace && !/\p{Surrogate}/u.test(text) && !text.includes(String.raw`\ud`));
        const plain: unknown = JSON.parse(text);

        expect(parseJsonValue(plain)).toStrictEqual({ ok: true, value: plain });
      }),
    );
  });

  it('is a copy, so that what the caller changes later is not in it', () => {
    const value = { lines: [{ points: 1 }] };
    const read = parseJsonValue(value);
    value.lines[0] = { points: 2 };
    value.lines.push({ points: 3 });

    expect(read).toStrictEqual({ ok: true, value: { lines: [{ points: 1 }] } });
  });

  it('takes objects without a prototype, and those of another realm', () => {
    const bare: unknown = Object.assign(Object.create(null), { a: 1 });
    const foreign: unknown = runInNewContext('({ a: [1, { b: null }] })');

    expect(parseJsonValue(bare)).toStrictEqual({ ok: true, value: { a: 1 } });
    expect(parseJsonValue(foreign)).toStrictEqual({ ok: true, value: { a: [1, { b: null }] } });
  });

  it('keeps constructor and toString as the plain fields they are', () => {
    const text = '{"constructor":{"prototype":1},"toString":"x","":0}';
    const read = parseJsonValue(JSON.parse(text));

    expect(read.ok && JSON.stringify(read.value)).toBe(text);
  });

  it('reads one object in two places twice', () => {
    const shared = { a: 1 };

    expect(parseJsonValue([shared, shared])).toStrictEqual({ ok: true, value: [shared, shared] });
  });

  it.each([
    ['NaN', Number.NaN, 'NOT_FINITE'],
    ['Infinity', Number.POSITIVE_INFINITY, 'NOT_FINITE'],
    ['-Infinity', Number.NEGATIVE_INFINITY, 'NOT_FINITE'],
    ['-0', -0, 'NEGATIVE_ZERO'],
    ['a big integer', 1n, 'NOT_JSON'],
    ['undefined', undefined, 'NOT_JSON'],
    ['a function', () => 1, 'NOT_JSON'],
    ['a symbol', Symbol('a'), 'NOT_JSON'],
    ['a Date', new Date(0), 'NOT_PLAIN'],
    ['a Map', new Map(), 'NOT_PLAIN'],
    ['a Set', new Set(), 'NOT_PLAIN'],
    ['a typed array', new Uint8Array(2), 'NOT_PLAIN'],
    ['a boxed text', new String('a'), 'NOT_PLAIN'],
    ['a regular expression', /a/, 'NOT_PLAIN'],
    ['an error', new Error('a'), 'NOT_PLAIN'],
    ['a promise', Promise.resolve(), 'NOT_PLAIN'],
    ['an inherited field', Object.create({ a: 1 }), 'NOT_PLAIN'],
    ['a prototype without one', Object.create(Object.create(null) as object), 'NOT_PLAIN'],
    ['a getter', withField('b', { get: raise, enumerable: true }), 'NOT_PLAIN'],
    ['a hidden field', withField('b', { value: 1 }), 'NOT_PLAIN'],
    ['a symbol key', withField(Symbol('b'), { value: 1, enumerable: true }), 'NOT_PLAIN'],
    ['a list with a field', Object.assign([1], { b: 1 }), 'NOT_PLAIN'],
    ['a list with a symbol', Object.assign([1], { [Symbol('b')]: 1 }), 'NOT_PLAIN'],
    ['a proxy that throws', throwing, 'NOT_PLAIN'],
    ['a list that throws', new Proxy([1], { ownKeys: raise }), 'NOT_PLAIN'],
    ['a revoked proxy', revoked.proxy, 'NOT_PLAIN'],
    ['a hole', Object.assign([1], { 2: 3 }), 'NOT_JSON 1'],
    ['a getter in a list', Object.defineProperty([1], 0, { get: raise }), 'NOT_JSON 0'],
    ['a text with NUL', 'a\0b', 'NOT_STORABLE'],
    ['half a pair', '\uD83D', 'NOT_STORABLE'],
    ['the other half', '\uDE42', 'NOT_STORABLE'],
    ['a pair the wrong way round', '\uDE42\uD83D', 'NOT_STORABLE'],
    ['a long text', 'a'.repeat(JSON_LIMITS.textLength + 1), 'TOO_LONG'],
    ['a field called __proto__', JSON.parse('{"__proto__":{"admin":true}}'), 'BAD_FIELD_NAME'],
    ['a field with NUL', { 'a\0': 1 }, 'BAD_FIELD_NAME'],
    ['a field with half a pair', { '\uD83D': 1 }, 'BAD_FIELD_NAME'],
    ['a long field', { ['a'.repeat(JSON_LIMITS.textLength + 1)]: 1 }, 'BAD_FIELD_NAME'],
  ])('refuses %s', (_, value, fault) => {
    const [code, ...inside] = fault.split(' ');

    expect(faultsOf(value)).toEqual([fault]);
    expect(faultsOf({ a: [value] })).toEqual([[code, 'a', 0, ...inside].join(' ')]);
    expect(JSON.stringify(parseJsonValue(value))).not.toContain('admin');
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined();
  });

  it('lists every issue with its path, outer ones first', () => {
    const value = { a: Number.NaN, b: { c: [1, undefined, { d: -0 }] }, '': 1n, e: 1 };

    expect(faultsOf(value)).toEqual([
      'NOT_FINITE a',
      'NOT_JSON ',
      'NOT_JSON b c 1',
      'NEGATIVE_ZERO b c 2 d',
    ]);
  });

  it('finds a cycle, however long', () => {
    const short: unknown[] = [];
    short.push(short);
    const long: Record<string, unknown> = {};
    long['a'] = { b: [{ c: long }, 1] };

    expect(faultsOf(short)).toEqual(['CYCLE 0']);
    expect(faultsOf(long)).toEqual(['CYCLE a b 0 c']);
  });

  it('reads each field of a proxy once, so that it cannot show two faces', () => {
    let reads = 0;
    const proxy = new Proxy(
      { a: 1 },
      {
        getOwnPropertyDescriptor: () => {
          reads += 1;
          return { value: reads, enumerable: true, configurable: true, writable: true };
        },
        get: raise,
      },
    );

    expect(parseJsonValue(proxy)).toStrictEqual({ ok: true, value: { a: 1 } });
    expect(reads).toBe(1);
  });

  it('stops at a depth of 32, and one level less is enough', () => {
    expect(parseJsonValue(nested(32)).ok).toBe(true);
    expect(faultsOf(nested(33))).toEqual([`TOO_DEEP${' 0'.repeat(32)}`]);
    expect(faultsOf(nested(3), { depth: 2 })).toEqual(['TOO_DEEP 0 0']);
    expect(parseJsonValue(nested(1000), { depth: 1000 }).ok).toBe(true);
    expect(faultsOf(nested(1001), { depth: 1000 })).toHaveLength(1);
  });

  it('stops at a number of values, lists and objects included', () => {
    expect(parseJsonValue([1, { a: 2 }], { nodes: 4 }).ok).toBe(true);
    expect(faultsOf([1, { a: 2 }], { nodes: 3 })).toEqual(['TOO_MANY_NODES']);
    expect(faultsOf([1, 2, 3], { nodes: 3 })).toEqual(['TOO_MANY_NODES']);
    expect(parseJsonValue([1, 2, 3], { nodes: 4 }).ok).toBe(true);
    expect(faultsOf({ a: 1, b: 2 }, { nodes: 2 })).toEqual(['TOO_MANY_NODES']);
    expect(faultsOf([[1], [2], [3]], { nodes: 4 })).toEqual(['TOO_MANY_NODES']);
    expect(faultsOf(Object.assign([1], { b: 1 }), { nodes: 2 })).toEqual(['NOT_PLAIN']);
    expect(parseJsonValue(7, { nodes: 1 }).ok).toBe(true);
    expect(faultsOf(Array.from({ length: 100_000 }, () => 0))).toEqual(['TOO_MANY_NODES']);
    expect(parseJsonValue(Array.from({ length: 99_999 }, () => 0)).ok).toBe(true);
  });

  it('stops at a length of text, in values and in names', () => {
    expect(parseJsonValue({ abc: 'abc' }, { textLength: 3 }).ok).toBe(true);
    expect(faultsOf({ abcd: 'abcd' }, { textLength: 3 })).toEqual(['BAD_FIELD_NAME']);
    expect(faultsOf(['abcd'], { textLength: 3 })).toEqual(['TOO_LONG 0']);
  });

  it('stops after so many issues', () => {
    const bad = Array.from({ length: 500 }, () => Number.NaN);

    expect(faultsOf(bad)).toHaveLength(100);
    expect(faultsOf(bad, { issues: 7 })).toHaveLength(7);
    expect(faultsOf([bad, bad], { issues: 501 })).toHaveLength(501);
    expect(faultsOf(bad.map(() => new Date(0)))).toHaveLength(100);
    expect(faultsOf(bad.map(() => ({ '\0': 1 })))).toHaveLength(100);
    expect(faultsOf([bad, 1, new Date(0)], { issues: 500 })).toHaveLength(500);
  });

  it.each([
    ['a list a million deep', () => nested(1_000_000), 'TOO_DEEP', 50],
    [
      'a list of four thousand million holes',
      () => Object.assign([], { length: 2 ** 32 - 1 }),
      'NOT_JSON',
      2000,
    ],
    [
      'a wide list in a thousand places',
      () => Array.from({ length: 1000 }, () => wide),
      'TOO_MANY_NODES',
      2000,
    ],
    ['a list that doubles thirty times', () => doubled(30), 'TOO_MANY_NODES', 2000],
  ] as const)('answers %s in time', (_, make, code, withinMs) => {
    const value = make();
    const times = [1, 2, 3].map(() => {
      const started = performance.now();
      expect(faultsOf(value)[0]).toMatch(new RegExp(`^${code}`));
      return performance.now() - started;
    });

    expect(Math.min(...times)).toBeLessThan(withinMs);
  });

  it.each([
    [{ depth: 0 }, 'limits.depth must be whole and at least 1, got 0'],
    [{ depth: 1001 }, 'limits.depth must be at most 1000, got 1001'],
    [{ nodes: 1.5 }, 'limits.nodes must be whole and at least 1, got 1.5'],
    [{ textLength: Number.NaN }, 'limits.textLength must be whole and at least 1, got NaN'],
    [{ issues: Number.POSITIVE_INFINITY }, 'limits.issues must be whole'],
  ])('takes no limits %j', (limits, message) => {
    expect(() => parseJsonValue(1, limits)).toThrow(`parseJsonValue: ${message}`);
  });
});
