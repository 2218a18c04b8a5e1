/**
 * Peak memory of all four metrics: `npm run bench -- --memory [--rows N] [--rounds N]`.
 *
 * Each contestant makes the rows and answers in a process of its own, because the peak of a process
 * cannot be set back. What is told is all that the process held then: the runtime and the rows too,
 * which a process that only makes the rows shows.
 */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

import { root } from '../scripts/entries.ts';
import { fillDuckdb, openDuckdb } from './duckdb.ts';
import { fourByHand, fourBySql, fourOf } from './four.ts';
import { generate } from './generate.ts';
import { FOUR_SQL } from './metrics.ts';
import { rowsOf } from './plain.ts';
import { median } from './race.ts';
import { logOf, PLAIN_ROWS_MAX } from './transactions.ts';

const OURS = 'everbond';
const PEER = 'duckdb';

/** What each does with so many rows. */
const WAYS: Readonly<Record<string, (rows: number) => unknown>> = {
  'rows alone': (rows) => generate(rows),
  [OURS]: (rows) => fourOf(logOf(generate(rows))),
  [PEER]: async (rows) => {
    const database = await openDuckdb();
    await fillDuckdb(database, generate(rows));
    await fourBySql(database, FOUR_SQL);
  },
  'Map and Set': (rows) => fourByHand(rowsOf(generate(rows))),
};

/** The most memory that a way of doing it took at once. */
export interface Peak {
  readonly name: string;
  readonly rows: number;
  readonly bytes: number;
}

/** Goes one way in this process, and tells the most memory that the process ever held: bytes. */
export async function peakBytesOf(name: string, rows: number): Promise<number> {
  await WAYS[name]?.(rows);
  return process.resourceUsage().maxRSS * 1024;
}

/** Every way in a process of its own, several times; the median of each. */
export function peaksOf(rows: number, rounds: number): readonly Peak[] {
  const names = Object.keys(WAYS).filter(
    (name) => name !== 'Map and Set' || rows <= PLAIN_ROWS_MAX,
  );
  return names.map((name) => {
    const asked = [join(root, 'bench/run.ts'), '--peak', name, '--rows', String(rows)];
    const bytes = Array.from({ length: rounds }, () =>
      Number(execFileSync(process.execPath, asked, { encoding: 'utf8' })),
    );
    return { name, rows, bytes: median(bytes) };
  });
}

/** The peaks as lines, with those of ours beside each. */
export function peakLines(peaks: readonly Peak[]): readonly string[] {
  const ours = peaks.find(({ name }) => name === OURS)?.bytes ?? 0;
  return peaks.map(({ name, bytes }) => {
    const megabytes = `${(bytes / 2 ** 20).toFixed(0).padStart(8)} MiB`;
    return `${name.padEnd(20)}${megabytes}   everbond / it ${(ours / bytes).toFixed(2)}`;
  });
}
