/**
 * What no file may say: where a machine keeps its files, which registry it used, what is left to do,
 * how good we are. A reader can use none of it.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { root } from '../../scripts/entries.ts';
import { tracked } from './tracked.ts';

interface Rule {
  readonly rule: string;
  readonly pattern: RegExp;
  readonly within?: RegExp;
}

const CODE = /\.(?:ts|mts|mjs|js)$/;

const forbidden: readonly Rule[] = [
  {
    rule: 'a path of one machine',
    pattern: /(?<![\w.~/-])\/(?:home|root|Users|private|mnt|work(?:space|dir)?)\/[\w.-]/,
  },
  { rule: 'a path of one machine', pattern: /\b[A-Z]:\\{1,2}[A-Za-z]/ },
  {
    rule: 'a host of one network',
    pattern: /https?:\/\/(?:[^/\s]*registry|[^/\s]*:\d|\d+\.\d+\.)/,
  },
  { rule: 'where a package was fetched', pattern: /"resolved":/, within: /package-lock\.json$/ },
  { rule: 'work left undone', pattern: /\b(?:TODO|FIXME|XXX|HACK)\b/ },
  { rule: 'a test that does not run', pattern: /\.(?:skip|only|todo)\(/, within: CODE },
  { rule: 'a silenced compiler', pattern: /@ts-(?:ignore|nocheck)/, within: CODE },
  {
    rule: 'praise',
    pattern: /\b(?:blazing\w*|seamless\w*|effortless\w*|cutting-edge|world-class|best-in-class)\b/i,
  },
];

/** Files that hold the forbidden words to forbid them, or that a tool writes with hosts of others. */
const apart = ['test/house/words.test.ts'];

const files = tracked
  .filter((path) => !apart.includes(path))
  .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));

function complaintsAbout(path: string, text: string): readonly string[] {
  const rules = forbidden.filter(({ within }) => within?.test(path) ?? true);
  return text
    .split('\n')
    .flatMap((line, index) =>
      rules
        .filter(({ pattern }) => pattern.test(line))
        .map(({ rule }) => `${path}:${index + 1}: ${rule}`),
    );
}

describe('a file may not hold', () => {
  it.each([
    ['README.md', 'see /home/ada/shop', 'a path of one machine'],
    ['a.ts', `const file = '/root/x.csv';`, 'a path of one machine'],
    ['a.md', '(/Users/ada/x)', 'a path of one machine'],
    ['a.md', 'C:\\Users', 'a path of one machine'],
    ['a.md', 'from https://registry.example.org/x', 'a host of one network'],
    ['a.md', 'from http://localhost:4873/x', 'a host of one network'],
    ['a.md', 'from http://10.0.0.1/x', 'a host of one network'],
    ['bench/package-lock.json', '"resolved": "https://example.org/x.tgz"', 'where a package was'],
    ['a.ts', '// TODO: later', 'work left undone'],
    ['a.test.ts', `it.skip('x', f);`, 'a test that does not run'],
    ['a.test.ts', `describe.only('x', f);`, 'a test that does not run'],
    ['a.ts', '// @ts-ignore', 'a silenced compiler'],
    ['README.md', 'A seamless experience', 'praise'],
  ])('in %s: %s', (path, text, complaint) => {
    const complaints = complaintsAbout(path, text);

    expect(complaints).toHaveLength(1);
    expect(complaints[0]).toContain(complaint);
  });

  it.each([
    ['a.md', 'https://keepachangelog.com/en/1.1.0/'],
    ['a.md', 'https://example.org/home/ada'],
    ['a.ts', `import { a } from '../root/b.ts';`],
    ['a.md', 'the ratio a/b, and /usr/bin/chromium'],
    ['a.ts', 'rows.skip = 1;'],
  ])('but may hold in %s: %s', (path, text) => {
    expect(complaintsAbout(path, text)).toEqual([]);
  });
});

describe('the files that git keeps', () => {
  it('are many, so that the rules are not kept by reading nothing', () => {
    expect(files.length).toBeGreaterThan(40);
    expect(files.map(({ path }) => path)).toContain('src/kernel/errors.ts');
  });

  it('hold none of it', () => {
    expect(files.flatMap(({ path, text }) => complaintsAbout(path, text))).toEqual([]);
  });
});
