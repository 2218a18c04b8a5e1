/**
 * The page of constants: every number and list of the domains that has a source and that a host may
 * set otherwise or compare with. Found in the entries themselves, so that none can be forgotten.
 */
import { join } from 'node:path';

import { entries, root, specifierOf } from './entries.ts';

/** A constant, as the page shows it. */
export interface ConstantRow {
  readonly entry: string;
  readonly table: string;
  readonly name: string;
  readonly value: string;
  readonly provenance: string;
}

/** The constants of all domains, by entry and table, in the order in which each table has them. */
export async function constantRows(): Promise<readonly ConstantRow[]> {
  const domains = Object.entries(entries).filter(
    ([, path]) => /^src\/domains\/[a-z-]+(?:\/[a-z-]+)?\/index\.ts$/.test(path), // and their rooms, not the packs
  );
  const rows = await Promise.all(
    domains.map(async ([entry, path]) => {
      const module = (await import(join(root, path))) as Readonly<Record<string, unknown>>;
      // A module lists its names in an order of its own, which depends on who loads it.
      const names = Object.keys(module).toSorted();
      return names.flatMap((table) =>
        rowsOf(module[table]).map((row) => ({ entry, table, ...row })),
      );
    }),
  );
  return rows.flat();
}

/** The rows of a public name; none if it is no table of constants. */
function rowsOf(table: unknown): readonly Omit<ConstantRow, 'entry' | 'table'>[] {
  if (!isRecord(table) || Object.hasOwn(table, 'en')) return [];
  const { provenance, source, ...rest } = table;
  if (typeof provenance === 'string' || typeof source === 'string') {
    const origin = [source, provenance].filter((one) => typeof one === 'string').join(', ');
    return [{ name: '', value: JSON.stringify(rest), provenance: origin }];
  }
  return Object.entries(table).flatMap(([name, row]) => {
    if (!isRecord(row) || typeof row['provenance'] !== 'string') return [];
    return [{ name, value: JSON.stringify(row['value']), provenance: row['provenance'] }];
  });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The page. */
export async function constantsPage(): Promise<string> {
  const rows = await constantRows();
  const sections = [...new Set(rows.map(({ entry }) => entry))].flatMap((entry) => [
    `## ${specifierOf(entry)}`,
    '',
    '| table | constant | value | from |',
    '| --- | --- | --- | --- |',
    ...rows
      .filter((row) => row.entry === entry)
      .map((row) => {
        const name = row.name === '' ? '' : `\`${row.name}\``;
        return `| \`${row.table}\` | ${name} | \`${row.value}\` | ${row.provenance} |`;
      }),
    '',
  ]);
  return [
    '# Constants',
    '',
    'Every number and list of the domains that has a provenance: a row of [coverage](coverage.md), a title,',
    'or that it is our own choice. Those of a table of defaults hold where a host sets nothing: each call',
    'takes another value instead. Those without a name are claims of a source, to compare with; nothing',
    'reckons with them. The page is made from the tables themselves, by `scripts/constants.ts`.',
    '',
    ...sections,
  ].join('\n');
}
