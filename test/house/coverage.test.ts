/** The page of coverage is true: every export, test and page it names is there, and the count is right. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { entries, root } from '../../scripts/entries.ts';
import { publicNames } from './public-names.ts';
import { sources } from './source.ts';

const ROWS = 216;
const text = readFileSync(join(root, 'docs/coverage.md'), 'utf8');

interface Row {
  readonly id: string;
  readonly names: readonly string[];
  readonly tests: readonly string[];
  readonly pages: readonly string[];
}

function rowsOf(page: string): readonly Row[] {
  return page
    .split('\n')
    .filter((line) => /^\| S\d{3}-/.test(line))
    .map((line) => {
      const [, id = '', , embodied = '', tests = '', pages = ''] = line
        .split('|')
        .map((cell) => cell.trim());
      const names = [...embodied.matchAll(/`(?<name>\w+)`/g)].map(
        ({ groups }) => groups?.['name'] ?? '',
      );
      return { id, names, tests: listOf(tests), pages: listOf(pages) };
    });
}

function listOf(cell: string): readonly string[] {
  return cell.split(/,\s*/).filter((path) => path !== '');
}

/** What a page of coverage says that is not so. */
function untruths(page: string): readonly string[] {
  const exported = new Set(
    sources
      .filter(({ path }) => Object.values(entries).includes(path))
      .flatMap((entry) => publicNames(entry, sources))
      .map((found) => (typeof found === 'string' ? found : found.name)),
  );
  return rowsOf(page).flatMap(({ id, names, tests, pages }) => [
    ...names
      .filter((name) => !exported.has(name) && !isField(name, page, id))
      .map((name) => `${id}: ${name} is no public name`),
    ...[...tests, ...pages]
      .filter((path) => !existsSync(join(root, path)))
      .map((path) => `${id}: ${path} is not there`),
    ...(names.length > 0 && tests.length === 0 ? [`${id}: no test is named`] : []),
    ...(names.length > 0 && pages.length === 0 ? [`${id}: no page is named`] : []),
  ]);
}

/** A field of a result stands in parentheses behind the function that gives it. */
function isField(name: string, page: string, id: string): boolean {
  const line = page.split('\n').find((one) => one.startsWith(`| ${id} |`)) ?? '';
  return new RegExp(`\\([^)]*\`${name}\``).test(line);
}

describe('the page of coverage', () => {
  it('is found wanting where it names what is not there', () => {
    const page = '| S000-1 | a bond | `noSuchName` | test/none.test.ts |  |';

    expect(untruths(page)).toEqual([
      'S000-1: noSuchName is no public name',
      'S000-1: test/none.test.ts is not there',
      'S000-1: no page is named',
    ]);
  });

  it('names only what is there', () => {
    expect(untruths(text)).toEqual([]);
  });

  it('has every row once, and counts those that have an export', () => {
    const rows = rowsOf(text);
    const built = rows.filter(({ names }) => names.length > 0);

    expect(new Set(rows.map(({ id }) => id)).size).toBe(ROWS);
    expect(text).toContain(`${ROWS} rows; ${built.length} have an export so far`);
  });
});
