/** Every public name is documented: what it is, what goes in, what comes out, and one example. */
import { describe, expect, it } from 'vitest';

import { entries } from '../../scripts/entries.ts';
import { undocumented } from './doc-comments.ts';
import { type PublicName, publicNames } from './public-names.ts';
import { sourceOf, sources } from './source.ts';

const indexes = sources.filter((source) => Object.values(entries).includes(source.path));

function publicIn(text: string, name = 'f'): readonly (PublicName | string)[] {
  const index = sourceOf('src/kernel/index.ts', `export { ${name} } from './f.ts';`);
  return publicNames(index, [index, sourceOf('src/kernel/f.ts', text)]);
}

function complaintsAbout(text: string, name = 'f'): readonly string[] {
  return publicIn(text, name).flatMap((found) =>
    typeof found === 'string' ? [found] : undocumented(found),
  );
}

const EXAMPLE = ` * @example
 * \`\`\`ts
 * import { f } from 'everbond/kernel';
 *
 * f(1); // => 2
 * \`\`\``;

const comment = (...lines: readonly string[]) => `/**\n${lines.join('\n')}\n */\n`;
const FULL = comment(' * Doubles.', ' * @param a A number.', ' * @returns Its double.', EXAMPLE);
const DOUBLE = 'export function f(a: number): number { return a * 2; }';

describe('a public function', () => {
  it('is content with a sentence, its parameters, its answer and an example', () => {
    expect(complaintsAbout(FULL + DOUBLE)).toEqual([]);
    expect(complaintsAbout(`${FULL}export const f = (a: number): number => a * 2;`)).toEqual([]);
  });

  it.each([
    ['a comment', '', 'has no doc comment'],
    ['a sentence', FULL.replace('Doubles.', 'doubles'), 'does not open with a sentence'],
    ['a parameter', FULL.replace(' * @param a A number.\n', ''), 'no @param for a'],
    ['a parameter of that name', FULL.replace('@param a', '@param b'), 'no @param for a'],
    ['words for it', FULL.replace('a A number.', 'a'), 'no @param for a'],
    ['its answer', FULL.replace(' * @returns Its double.\n', ''), 'no @returns'],
    ['an example', FULL.replace(EXAMPLE, ' *'), 'no @example'],
    ['an example from the package', FULL.replace('everbond/kernel', './f.ts'), 'no @example'],
    ['a fence that runs', FULL.replace('```ts', '```'), 'no @example'],
  ])('misses %s', (_, doc, complaint) => {
    const complaints = complaintsAbout(doc + DOUBLE);

    expect(complaints).toHaveLength(1);
    expect(complaints[0]).toContain(complaint);
  });

  it('needs no @returns where nothing comes back', () => {
    const doc = comment(' * Looks.', EXAMPLE);

    expect(complaintsAbout(`${doc}export function f(): void {}`)).toEqual([]);
    expect(complaintsAbout(`${doc}export function f(): number { return 1; }`)).toHaveLength(1);
  });

  it('says which error it throws, if what', () => {
    const throwing = `${DOUBLE.slice(0, -1)} breach('f', 'a', 'must be 1'); }`;
    const doc = (text: string) => FULL.replace(EXAMPLE, ` * @throws ${text}\n${EXAMPLE}`);

    expect(complaintsAbout(FULL + throwing)).toHaveLength(1);
    expect(complaintsAbout(doc('ContractError if `a` is not 1.') + throwing)).toEqual([]);
    expect(complaintsAbout(doc('FailureError `LIMIT_EXCEEDED` if so.') + throwing)).toHaveLength(1);
    expect(complaintsAbout(doc('FailureError `LIMIT_EXCEEDED` if so.') + DOUBLE)).toEqual([]);
    expect(complaintsAbout(doc('FailureError if `a` is not 1.') + DOUBLE)).toHaveLength(1);
    expect(complaintsAbout(doc('ContractError if `a` is not 1') + throwing)).toHaveLength(1);
    expect(complaintsAbout(doc('an error.') + DOUBLE)).toHaveLength(1);
    expect(
      complaintsAbout(`${FULL}export function f(a: number): number { throw new FailureError(a); }`),
    ).toHaveLength(1);
  });

  it('describes parameters that are taken apart', () => {
    const text = 'export function f({ a }: { a: number }): number { return a; }';

    expect(complaintsAbout(FULL.replace('@param a', '@param options') + text)).toEqual([]);
    expect(complaintsAbout(FULL.replace(' * @param a A number.\n', '') + text)).toHaveLength(1);
  });
});

describe('a public type', () => {
  it('is described, each member too', () => {
    const described = '/** A pair. */\nexport interface f {\n  /** Left. */\n  readonly a: 1;\n}';

    expect(complaintsAbout(described)).toEqual([]);
    expect(complaintsAbout(described.replace('/** A pair. */', ''))).toHaveLength(1);
    expect(complaintsAbout(described.replace('/** Left. */', ''))).toHaveLength(1);
  });
});

describe('a public name', () => {
  it('is declared where the entry says', () => {
    expect(publicIn('export const g = 1;')).toEqual([
      'src/kernel/index.ts: f is declared nowhere in ./f.ts',
    ]);
  });

  it('is documented, in every entry', () => {
    const names = indexes.flatMap((index) => publicNames(index, sources));

    expect(indexes.length).toBe(Object.keys(entries).length);
    expect(names.length).toBeGreaterThan(20);
    expect(
      names.flatMap((found) => (typeof found === 'string' ? [found] : undocumented(found))),
    ).toEqual([]);
  });
});
