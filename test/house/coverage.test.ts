/** The page of coverage is true: every export, test and page it names is there, and the count is right. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { entries, root } from '../../scripts/entries.ts';
import { publicNames } from './public-names.ts';
import { sources } from './source.ts';

const ROWS = 216;
/** The rows of which a picture, a page or a cell was lost, and what stands here is from elsewhere. */
const RECONSTRUCTED = (
  'S000-5 S000-8 S000-18 S000-32 S000-35 S000-50 S000-51 S000-52 ' +
  'S001-4 S001-6 S001-7 S001-8 S001-9 S001-13 S001-15 S001-21 S002-41 S003-43'
).split(' ');
const text = readFileSync(join(root, 'docs/coverage.md'), 'utf8');

interface Row {
  readonly id: string;
  readonly names: readonly string[];
  readonly tests: readonly string[];
  readonly pages: readonly string[];
  readonly mark: string;
}

function rowsOf(page: string): readonly Row[] {
  return page
    .split('\n')
    .filter((line) => /^\| S\d{3}-/.test(line))
    .map((line) => {
      const [, id = '', embodied = '', tests = '', mark = ''] = line
        .split('|')
        .map((cell) => cell.trim());
      const pages = allOf(embodied, /\]\((?<found>[^)]+\.md)\)/g).map((path) => `docs/${path}`);
      return { id, names: allOf(embodied, /`(?<found>\w+)`/g), tests: listOf(tests), pages, mark };
    });
}

function allOf(cell: string, pattern: RegExp): readonly string[] {
  return [...cell.matchAll(pattern)].map(({ groups }) => groups?.['found'] ?? '');
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
    ...(pages.length === 0 ? [`${id}: no page is named`] : []),
  ]);
}

/** A field of a result stands in parentheses behind the function that gives it. */
function isField(name: string, page: string, id: string): boolean {
  const line = page.split('\n').find((one) => one.startsWith(`| ${id} |`)) ?? '';
  return new RegExp(`\\([^)]*\`${name}\``).test(line);
}

describe('the page of coverage', () => {
  it('is found wanting where it names what is not there', () => {
    const page = '| S000-1 | a bond: `noSuchName` | test/none.test.ts | |';

    expect(untruths(page)).toEqual([
      'S000-1: noSuchName is no public name',
      'S000-1: test/none.test.ts is not there',
      'S000-1: no page is named',
    ]);
  });

  it('names only what is there', () => {
    expect(untruths(text)).toEqual([]);
  });

  it('is one table of four columns', () => {
    const lines = text.split('\n').filter((line) => line.startsWith('|'));

    expect(lines[0]).toBe('| id | export or page | test | mark |');
    expect(lines.filter((line) => line.split('|').length !== 6)).toEqual([]);
    expect(lines.length).toBe(ROWS + 2);
  });

  it('marks what the sources do not carry', () => {
    const marked = rowsOf(text).filter(({ mark }) => mark !== '');

    expect(
      marked.filter(({ mark }) => !/^(?:reconstructed|unconfirmed|lost)\b/.test(mark)),
    ).toEqual([]);
    expect(RECONSTRUCTED.filter((id) => marked.every((row) => row.id !== id))).toEqual([]);
  });

  it('has every row once, and counts those that have an export', () => {
    const rows = rowsOf(text);
    const built = rows.filter(({ names }) => names.length > 0);

    expect(new Set(rows.map(({ id }) => id)).size).toBe(ROWS);
    expect(text).toContain(`${ROWS} rows; ${built.length} have an export;`);
  });
});
