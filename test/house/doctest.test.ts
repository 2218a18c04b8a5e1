/** An example's claims are made into expectations, so that an example that lies fails. */
import { describe, expect, it } from 'vitest';

import { toTest } from '../../scripts/doctest.ts';

const bodyOf = (code: string, mustClaim = true) => toTest(code, 'src/a.ts:1', mustClaim);

describe('a claim', () => {
  it.each([
    ['of a value', 'f(1); // => 2', 'expect(f(1)).toEqual(2);'],
    ['of nothing', 'f(0); // => null', 'expect(f(0)).toEqual(null);'],
    ['below the expression', 'f(1);\n// => 2', 'expect(f(1)).toEqual(2);'],
    ['on several lines', 'f(1);\n// => [\n//   2,\n// ]', 'expect(f(1)).toEqual([\n  2,\n]);'],
    [
      'of a number',
      'f(1); // ~> 0.1',
      'expect(Number(f(1)).toPrecision(9)).toBe((0.1).toPrecision(9));',
    ],
    ['of a name', 'const a = f(1); // => 2', 'const a = f(1);\nexpect(a).toEqual(2);'],
    ['of an error', 'f(1); // throws /must be/', '.rejects.toThrow(/must be/);'],
  ])('%s is an expectation', (_, code, expectation) => {
    expect(bodyOf(code)).toContain(expectation);
  });

  it('is demanded of an example, unless it says that it makes none', () => {
    expect(bodyOf('f(1);')).toContain('claims nothing');
    expect(bodyOf('f(1);', false)).not.toContain('claims nothing');
  });
});

describe('an example', () => {
  it('keeps its imports outside the test, and all else in it, in order', () => {
    const module = bodyOf(`import { f } from 'everbond';\n\nconst a = 1;\nf(a); // => 2`);

    expect(module.indexOf(`import { f } from 'everbond';`)).toBeLessThan(module.indexOf('test('));
    expect(module.indexOf('const a = 1;')).toBeLessThan(module.indexOf('expect(f(a))'));
    expect(module.indexOf('const a = 1;')).toBeGreaterThan(module.indexOf('test('));
  });
});
