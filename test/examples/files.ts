/** Files for tests: written to a folder of their own, read by the example under test. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

import {
  type CsvContent,
  type CsvOptions,
  readCsv,
} from '../../examples/retention-report/read-csv.ts';
import type { SkippedRow } from '../../examples/retention-report/report.ts';

const folder = mkdtempSync(join(tmpdir(), 'everbond-'));
let count = 0;

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The path of a new file with this content. */
export function fileOf(content: string | Buffer): string {
  count += 1;
  const path = join(folder, `${count}.csv`);
  writeFileSync(path, content);
  return path;
}

/** A path in the same folder at which nothing is yet. */
export function freePath(name: string): string {
  count += 1;
  return join(folder, `${count}-${name}`);
}

const OPTIONS: CsvOptions = {
  columns: { customer: 'customer', at: 'at', amount: 'amount' },
  zone: 'UTC',
  onBadRow: 'skip',
  issuesMax: 100,
};

/** What a file of this content is read as. */
export function readText(
  content: string | Buffer,
  options: Partial<CsvOptions> = {},
): Promise<CsvContent> {
  return readCsv(fileOf(content), { ...OPTIONS, ...options });
}

/** A row as it was understood. */
export type ReadRow = readonly [customer: string, at: string, minor: number];

/** The rows of a file, instants as ISO text, and what is wrong with it. */
export async function rowsOf(
  content: string | Buffer,
  options: Partial<CsvOptions> = {},
): Promise<{ rows: ReadRow[]; issues: readonly SkippedRow[] }> {
  const { log, issues } = await readText(content, options);
  const rows = Array.from(log.codes, (code, row): ReadRow => {
    return [String(log.customers[code]), new Date(log.at[row]!).toISOString(), log.minor[row]!];
  });
  return { rows, issues: issues.listed };
}
