import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { customerId, ID_BYTES_MAX, isId, parseCustomerId, parseId } from '../../src/kernel/id.ts';
import { isStorableText, utf8Length } from '../../src/kernel/text.ts';

const IDS = [
  'a',
  ' ',
  ' trailing ',
  '__proto__',
  'constructor',
  'a:b',
  '%_\'";--',
  '\u00E9',
  'e\u0301',
  '🙂',
  'מזהה',
  '\n',
  'a'.repeat(200),
  'é'.repeat(100),
  '中'.repeat(66) + 'ab',
  '🙂'.repeat(50),
] as const;

const NOT_IDS = [
  '',
  'a\0b',
  '\uD83D',
  '\uDE42',
  'a\uDE42\uD83Db',
  'a'.repeat(201),
  `${'é'.repeat(100)}a`,
  '中'.repeat(67),
  `${'🙂'.repeat(50)}a`,
  null,
  undefined,
  7,
  7n,
  {},
  ['a'],
  new String('a'),
] as const;

describe('an id', () => {
  it.each(IDS)('can be %j', (text) => {
    expect(isId(text)).toBe(true);
    expect(parseId(text)).toEqual({ ok: true, value: text });
    expect(parseCustomerId(text)).toEqual({ ok: true, value: text });
    expect(customerId(text)).toBe(text);
  });

  it.each(NOT_IDS)('cannot be %s', (value) => {
    const issues = [{ path: [], code: 'NOT_AN_ID' }];

    expect(isId(value)).toBe(false);
    expect(parseId(value)).toMatchObject({ ok: false, issues });
    expect(parseCustomerId(value)).toMatchObject({ ok: false, issues });
    expect(() => customerId(value as string)).toThrow(/^customerId: text must be well-formed/);
  });

  it('is marked as a customer’s, so that no plain text passes for one', () => {
    const greet = (id: ReturnType<typeof customerId>): string => id;
    // @ts-expect-error a plain text was not checked
    const greeting = greet('ada');

    expect(greeting).toBe(greet(customerId('ada')));
  });

  it('takes as many bytes as the highest character of each length does', () => {
    const edges = ['\0', '\x7F', '\x80', '\u07FF', '\u0800', '\uFFFF', '\u{10000}', '\u{10FFFF}'];

    expect(edges.map(utf8Length)).toEqual([1, 1, 2, 2, 3, 3, 4, 4]);
  });

  // Oracle: Buffer, which encodes; and String.prototype.isWellFormed, which es2023 does not have.
  it('is measured and checked as an encoder would', () => {
    const reached = { wellFormed: 0, broken: 0 };
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), fc.nat(300), (text, cut) => {
        const piece = text.slice(cut % (text.length + 1));
        const survives = Buffer.from(piece, 'utf8').toString('utf8') === piece;
        const bytes = Buffer.byteLength(piece, 'utf8');
        reached[survives ? 'wellFormed' : 'broken'] += 1;

        expect(isStorableText(piece)).toBe(survives && !piece.includes('\0'));
        expect(survives ? utf8Length(piece) : bytes).toBe(bytes);
        expect(isId(piece)).toBe(isStorableText(piece) && bytes >= 1 && bytes <= ID_BYTES_MAX);
      }),
      { numRuns: 500 },
    );
    expect(Math.min(reached.wellFormed, reached.broken)).toBeGreaterThan(50);
  });
});
