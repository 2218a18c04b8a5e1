import { describe, expect, it } from 'vitest';

import { formatIssues, parsed, rejected } from '../../src/kernel/parsed.ts';

describe('an answer', () => {
  it('is the value, or what is wrong with it and where', () => {
    expect(parsed(5)).toEqual({ ok: true, value: 5 });
    expect(rejected('NO', 'must be', ['lines', 2])).toEqual({
      ok: false,
      issues: [{ path: ['lines', 2], code: 'NO', message: 'must be' }],
    });
    expect(rejected('NO', 'must be')).toMatchObject({ issues: [{ path: [] }] });
  });
});

describe('formatIssues', () => {
  const issue = (...path: readonly (string | number)[]) => ({
    path,
    code: 'NO',
    message: 'must be',
  });

  it('writes one issue a line, each with its path', () => {
    expect(formatIssues([])).toBe('');
    expect(formatIssues([issue(), issue('lines', 2, 'unit-price')])).toBe(
      'must be\nlines.2.unit-price: must be',
    );
  });

  it('quotes a name that could forge a line of a log', () => {
    const text = formatIssues([issue('a\nb: must be'), issue('a.b'), issue('')]);

    expect(text.split('\n')).toEqual([
      String.raw`"a\nb: must be": must be`,
      '"a.b": must be',
      '"": must be',
    ]);
  });
});
