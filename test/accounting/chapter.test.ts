/** The chapter names every source of points, and shows the journal's sides as they are. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

import { SIDES } from '../../src/analytics/accounting/liability-journal.ts';
import { POINT_SOURCES } from '../../src/analytics/accounting/point-source.ts';

const chapter = readFileSync(new URL('../../docs/accounting.md', import.meta.url), 'utf8');

/** The names in each cell of the rows under a heading. */
function tableUnder(heading: string): readonly (readonly string[])[] {
  const lines = chapter.slice(chapter.indexOf(heading)).split('\n').slice(2);
  const end = lines.findIndex((line) => !line.startsWith('|'));
  return lines
    .slice(0, end)
    .map((row) => [...row.matchAll(/`([\w-]+)`/gu)].map(([, name]) => name ?? ''));
}

it('the journal posts what the table says', () => {
  expect(tableUnder('| journal entry |')).toEqual(
    Object.entries(SIDES).map(([kind, sides]) => [kind, ...sides]),
  );
});

it('the words name every source, in the order of reports', () => {
  const [, source] = tableUnder('| word |');
  expect(source).toEqual(POINT_SOURCES);
});
