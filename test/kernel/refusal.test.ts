import { describe, expect, it } from 'vitest';

import { type Refusal, sentenceOf } from '../../src/kernel/refusal.ts';

const sentence = (template: string, facts: Omit<Refusal, 'code'> = {}): string | null =>
  sentenceOf({ ...facts, code: 'NO' }, { en: { NO: template } }, 'en');

describe('sentenceOf', () => {
  it('puts the facts into the sentence of a language', () => {
    const table = {
      en: { TOO_FEW: 'You need {missing} more.' },
      fr: { TOO_FEW: 'Il vous manque {missing} points.' },
    };
    const refusal = { code: 'TOO_FEW', missing: 40 };

    expect(sentenceOf(refusal, table, 'en')).toBe('You need 40 more.');
    expect(sentenceOf(refusal, table, 'fr')).toBe('Il vous manque 40 points.');
    expect(sentenceOf(refusal, table, 'de')).toBeNull();
    expect(sentenceOf({ code: 'OTHER' }, table, 'en')).toBeNull();
  });

  it('writes numbers, texts, yes and no, and lists of them', () => {
    const facts = { count: -0.5, name: 'ada', isLate: false, days: [1, 'two', true], none: [] };

    expect(sentence('{count} {name} {isLate} {days}.{none}', facts)).toBe(
      '-0.5 ada false 1, two, true.',
    );
    expect(sentence('{code} {name}{name}', facts)).toBe('NO adaada');
  });

  it('leaves a placeholder that no fact fills as it is', () => {
    const facts = { gone: null, deep: { a: 1 }, mixed: [1, null], nested: [[1]] };

    expect(sentence('{other} {gone} {deep} {mixed} {nested} {} {a b} { a } {', facts)).toBe(
      '{other} {gone} {deep} {mixed} {nested} {} {a b} { a } {',
    );
  });

  it('does not look again at what it has put in', () => {
    expect(sentence('{a}', { a: '{b} $& $1 $$', b: 'no' })).toBe('{b} $& $1 $$');
    expect(sentence('{{a}}', { a: '{a}' })).toBe('{{a}}');
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'does not find %s where nobody put it',
    (name) => {
      expect(sentence(`{${name}}`)).toBe(`{${name}}`);
      expect(sentenceOf({ code: name }, { en: { NO: 'x' } }, 'en')).toBeNull();
      expect(sentenceOf({ code: 'NO' }, { en: { NO: 'x' } }, name)).toBeNull();
    },
  );

  it('takes time in proportion to the template', () => {
    const braces = '{'.repeat(100_000);
    const started = performance.now();

    expect(sentence(`${braces}a${braces}`)).toBe(`${braces}a${braces}`);
    expect(sentence(`{${'a'.repeat(100_000)}`)).toHaveLength(100_001);
    expect(performance.now() - started).toBeLessThan(500);
  });
});
