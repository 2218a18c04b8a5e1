/** Templates and forms: what is filled in stays a value, whatever it holds. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createPersonalisation } from '../../src/domains/interactions/personalise.ts';
import {
  createTemplate,
  fillTemplate,
  parseTemplate,
  type Template,
} from '../../src/domains/interactions/template.ts';
import {
  CHANNEL_TEXT_FORMS,
  escapeText,
  TEXT_FORMS,
} from '../../src/domains/interactions/text-form.ts';
import { CHANNELS } from '../../src/kernel/words.ts';

function codesOf(from: unknown, variables: readonly string[] = ['name']): readonly string[] {
  const read = parseTemplate(from, variables);
  return read.ok ? [] : read.issues.map(({ code }) => code);
}

function filled(text: string, values: Readonly<Record<string, string | number | null>>) {
  const read = parseTemplate(text, Object.keys(values));
  if (!read.ok) throw new Error('no template');
  return fillTemplate(read.value as Template<never>, values, 'plain');
}

describe('a template', () => {
  it('has its gaps filled, each as often as it stands', () => {
    const twice = createTemplate('{{name}}, dear {{name}}: {{points}}.');

    expect(twice.needs).toEqual(['name', 'points']);
    expect(fillTemplate(twice, { name: 'Ada', points: 0 }, 'plain')).toEqual({
      isFilled: true,
      text: 'Ada, dear Ada: 0.',
    });
    expect(fillTemplate(createTemplate('nothing to fill'), {}, 'plain')).toEqual({
      isFilled: true,
      text: 'nothing to fill',
    });
    expect(fillTemplate(createTemplate(''), {}, 'html')).toEqual({ isFilled: true, text: '' });
  });

  it('does not compile without its values, unless a fallback is declared', () => {
    const greeting = createTemplate('Dear {{name}} of {{place}}', { place: 'somewhere' });

    // @ts-expect-error a name without a value and without a fallback
    expect(fillTemplate(greeting, { place: 'Paris' }, 'plain')).toEqual({
      isFilled: false,
      problems: [{ code: 'VALUE_MISSING', variable: 'name' }],
    });
    expect(fillTemplate(greeting, { name: 'Ada' }, 'plain')).toEqual({
      isFilled: true,
      text: 'Dear Ada of somewhere',
    });
    expect(fillTemplate(greeting, { name: 'Ada', place: 'Paris' }, 'plain')).toMatchObject({
      text: 'Dear Ada of Paris',
    });
    expect(() => {
      // @ts-expect-error a fallback for a gap that is not there
      createTemplate('Dear {{name}}', { nam: 'you' });
    }).toThrow(/got UNKNOWN_FALLBACK/);
  });

  it('takes no value for a value: null and infinities are missing', () => {
    const template = createTemplate('{{a}}{{b}}{{a}}');

    expect(fillTemplate(template, { a: null, b: Number.POSITIVE_INFINITY }, 'plain')).toEqual({
      isFilled: false,
      problems: [
        { code: 'VALUE_MISSING', variable: 'a' },
        { code: 'VALUE_MISSING', variable: 'b' },
      ],
    });
    expect(fillTemplate(createTemplate('{{a}}', { a: 'x' }), { a: null }, 'plain')).toMatchObject({
      text: 'x',
    });
  });

  it.each([
    ['Hello {{name', ['GAP_NOT_CLOSED']],
    ['Hello {{name}} and {{', ['GAP_NOT_CLOSED']],
    ['{{}}', ['UNKNOWN_VARIABLE']],
    ['{{ name }}', ['UNKNOWN_VARIABLE']],
    ['{{{name}}}', ['UNKNOWN_VARIABLE']],
    ['{{name.first}}', ['UNKNOWN_VARIABLE']],
    ['{{constructor}}', ['UNKNOWN_VARIABLE']],
    ['{{__proto__}}', ['UNKNOWN_VARIABLE']],
    ['{{#each name}}', ['UNKNOWN_VARIABLE']],
    ['{{name}}', []],
    ['a }} b { c } {', []],
    [7, ['NOT_A_TEMPLATE']],
    [null, ['NOT_A_TEMPLATE']],
    [['{{name}}'], ['NOT_A_TEMPLATE']],
    [{ text: '{{name}}', fallbacks: { name: 1 } }, ['NOT_A_TEMPLATE']],
    [{ text: '{{name}}', fallbacks: 'x' }, ['NOT_A_TEMPLATE']],
    [{ text: '{{name}}', fallbacks: { nam: 'x' } }, ['UNKNOWN_FALLBACK']],
    [{ text: '{{name}}', fallbacks: { name: 'x' } }, []],
    [{ fallbacks: {} }, ['NOT_A_TEMPLATE']],
    ['x'.repeat(100_000), []],
    ['x'.repeat(100_001), ['TOO_LONG']],
  ] as const)('from outside: case %#', (from, codes) => {
    expect(codesOf(from)).toEqual(codes);
  });

  it('is read in time, however many braces it has, and names some of its faults', () => {
    const began = performance.now();
    expect(codesOf('{{'.repeat(50_000))).toEqual(['GAP_NOT_CLOSED']);
    expect(codesOf(`${'{{'.repeat(49_000)}}}`)).toEqual(['UNKNOWN_VARIABLE']);
    expect(codesOf('{{x}}'.repeat(20_000))).toHaveLength(100);
    const many = filled('{{a}}'.repeat(20_000), { a: '{{a}}' });
    expect(many).toMatchObject({ isFilled: true });
    expect(performance.now() - began).toBeLessThan(2000);
  });

  it('reads nothing that is not a field of the values themselves', () => {
    const values = Object.create({ name: 'inherited' }) as Record<string, string>;

    expect(fillTemplate(createTemplate('{{name}}'), values as { name: string }, 'plain')).toEqual({
      isFilled: false,
      problems: [{ code: 'VALUE_MISSING', variable: 'name' }],
    });
    for (const name of ['constructor', 'toString', 'hasOwnProperty', 'valueOf']) {
      const read = parseTemplate(`{{${name}}}`, [name]);
      if (!read.ok) throw new Error('no template');
      expect(fillTemplate(read.value, {}, 'plain')).toMatchObject({
        problems: [{ code: 'VALUE_MISSING' }],
      });
    }
    const getter = Object.defineProperty({}, 'name', {
      enumerable: true,
      get: () => {
        throw new Error('it was read');
      },
    }) as { name: string };
    expect(fillTemplate(createTemplate('{{name}}'), getter, 'plain').isFilled).toBe(false);
  });
});

/** What template engines have been broken with. */
const PAYLOADS = [
  "{{constructor.constructor('return process')()}}",
  '{{#with "s" as |string|}}{{string.sub}}{{/with}}',
  '{{lookup this "constructor"}}',
  '{{__proto__.polluted}}',
  '{{this.constructor.prototype}}',
  '{{7*7}}',
  '{{{html}}}',
  '{{> partial}}',
  '{{!-- note --}}',
  '{{@root}}',
  '{{../parent}}',
  '{{name|upper}}',
  '{{ name }}',
] as const;
const OTHER_ENGINES = ['${7*7}', '<%= 7*7 %>', '#{7*7}', '{%if 1%}', '*{7*7}', '[[7*7]]', '$&$1'];

describe('what other engines have been broken with', () => {
  it.each(PAYLOADS)('is no template: %s', (payload) => {
    expect(codesOf(payload).length).toBeGreaterThan(0);
    expect(() => createTemplate(payload as string)).toThrow(/must be a template/);
  });

  it.each([...PAYLOADS, ...OTHER_ENGINES])('is a value like any other: %s', (payload) => {
    expect(filled('<{{name}}>', { name: payload })).toEqual({
      isFilled: true,
      text: `<${payload}>`,
    });
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it.each(OTHER_ENGINES)('is only text in a template: %s', (payload) => {
    expect(filled(payload, {})).toEqual({ isFilled: true, text: payload });
  });
});

describe('a value', () => {
  it('is never read again, whatever it holds', () => {
    let braces = 0;
    const pieces = fc.constantFrom('{{a}}', '{{b}}', '{{', '}}', '$&', '$1', '<', '&', 'x', '\\');
    const value = fc.array(pieces, { maxLength: 6 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(value, value, (a, b) => {
        if (a.includes('{{b}}')) braces += 1;
        expect(filled('1{{a}}2{{b}}3{{a}}4', { a, b })).toEqual({
          isFilled: true,
          text: `1${a}2${b}3${a}4`,
        });
      }),
    );
    expect(braces).toBeGreaterThan(5);
  });

  it.each([
    [
      'html',
      `<a href="x" onclick='y'>&\`=`,
      '&lt;a href&#61;&quot;x&quot; onclick&#61;&#39;y&#39;&gt;&amp;&#96;&#61;',
    ],
    ['html', '&lt;', '&amp;lt;'],
    ['html', 'a\u0000b', null],
    ['plain', '<b>\tx\n\u0007\u202ey', '<b>\tx\ny'],
    ['sms', 'Hi\u0085\u2066there\n', 'Hithere\n'],
    ['header', 'News for Ada', 'News for Ada'],
    ['header', 'News\r\nBcc: all', null],
    ['header', 'News\nBcc: all', null],
    ['header', 'News\rBcc: all', null],
    ['header', 'News\u2028Bcc', null],
    ['header', 'News\u0085Bcc', null],
    ['header', 'News\tfor', null],
    ['header', 'safe\u202eevas', 'safeevas'],
    ['url', 'a/b?c=d&e f#g', 'a%2Fb%3Fc%3Dd%26e%20f%23g'],
    ['url', "it's (a) *star*!", 'it%27s%20%28a%29%20%2Astar%2A%21'],
    ['url', 'javascript:alert(1)', 'javascript%3Aalert%281%29'],
    ['url', 'a..b', 'a..b'],
    ['url', '.', null],
    ['url', '..', null],
    ['url', '%2e%2e', '%252e%252e'],
    ['url', 'é', '%C3%A9'],
    ['url', '\ud800', null],
    ['plain', '\ud800', null],
  ] as const)('in %s, %j becomes %j', (form, value, expected) => {
    expect(escapeText(value, form)).toBe(expected);
  });

  it('in html has no mark left that means something there', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'&<>"\'`=a;\u0000é😀') }), (value) => {
        const escaped = escapeText(value, 'html') ?? '';
        expect(escaped.replace(/&(?:amp|lt|gt|quot|#39|#96|#61);/g, '')).not.toMatch(/[&<>"'`=]/);
      }),
    );
  });

  it('goes to a form that exists, and each channel says which forms it has', () => {
    expect(() => escapeText('x', 'pdf' as 'html')).toThrow(/form must be one of/);
    expect(Object.keys(CHANNEL_TEXT_FORMS).sort()).toEqual([...CHANNELS].sort());
    const used = new Set(Object.values(CHANNEL_TEXT_FORMS).flat());
    expect([...used].sort()).toEqual([...TEXT_FORMS].sort());
  });

  it('that the form refuses is told once, by its name', () => {
    const subject = createTemplate('{{name}}: {{name}}');

    expect(fillTemplate(subject, { name: 'a\nb' }, 'header')).toEqual({
      isFilled: false,
      problems: [{ code: 'VALUE_REFUSED', variable: 'name' }],
    });
  });
});

describe('rules of personalisation', () => {
  const types = { orders: 'number', birthday: 'boolean', movesSoon: 'boolean' } as const;
  const message = (template: string) =>
    ({ occasion: 'cross-sell', template, offer: null }) as const;
  const rules = [
    { id: 'few', when: { compare: 'orders', is: 'gte', to: 1 }, gives: message('a'), priority: 1 },
    { id: 'many', when: { compare: 'orders', is: 'gte', to: 5 }, gives: message('b'), priority: 2 },
  ] as const;
  const hits = (policy: 'unique' | 'first' | 'priority' | 'collect', orders: number) => {
    const told = createPersonalisation(types, { policy, rules })({ orders });
    return told.conflict.length > 0 ? told.conflict : told.hits.map(({ rule }) => rule);
  };

  it('are settled by the hit policy', () => {
    expect(hits('unique', 3)).toEqual(['few']);
    expect(hits('unique', 5)).toEqual(['few', 'many']);
    expect(hits('first', 5)).toEqual(['few']);
    expect(hits('priority', 5)).toEqual(['many']);
    expect(hits('collect', 5)).toEqual(['few', 'many']);
    expect(hits('collect', 0)).toEqual([]);
  });

  it('are undecided for want of a fact, never taken as not applying', () => {
    const anticipate = createPersonalisation(types, {
      policy: 'collect',
      rules: [
        {
          id: 'moves',
          when: { compare: 'movesSoon', is: 'eq', to: true },
          gives: { occasion: 'anticipation', template: 'new-address', offer: null },
        },
      ],
    });

    expect(anticipate({})).toEqual({
      hits: [],
      conflict: [],
      undecided: [{ rule: 'moves', missing: [{ fact: 'movesSoon', why: 'absent' }] }],
    });
    expect(anticipate({ movesSoon: false }).undecided).toEqual([]);
    expect(anticipate({ movesSoon: true }).hits.map(({ gives }) => gives.occasion)).toEqual([
      'anticipation',
    ]);
  });
});
