/** Run: the whole job, from arguments to an exit code. */
import { stat, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';

import { buildReport } from './build-report.ts';
import { HELP, type Options, readOptions } from './options.ts';
import { FileProblem, UsageProblem } from './problems.ts';
import { createProgress, type ProgressStream } from './progress.ts';
import { readCsv } from './read-csv.ts';
import type { Report } from './report.ts';
import { simulate } from './simulate.ts';
import { tables } from './tables.ts';
import { harmless, terminalOf } from './terminal.ts';
import { truthOf } from './truth.ts';

/** Where to write, and what is known of the surroundings. */
export interface Surroundings {
  readonly out: ProgressStream & { readonly columns?: number };
  readonly err: ProgressStream;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** 0 if all went well, 1 if the data could not be used, 2 if the arguments could not. */
export type ExitCode = 0 | 1 | 2;

/** Does what the arguments ask; tells the user of every problem that is not a fault of the program. */
export async function run(args: readonly string[], surroundings: Surroundings): Promise<ExitCode> {
  const { out, err, environment } = surroundings;
  try {
    const options = readOptions(args);
    if (options === null) {
      out.write(HELP);
      return 0;
    }
    const report =
      options.file === null ? simulated(options) : await ofFile(options.file, options, err);
    out.write(tables(report, terminalOf(out, environment)));
    await writeReports(report, options);
    return 0;
  } catch (error) {
    const isUsage = error instanceof UsageProblem;
    if (!isUsage && !(error instanceof FileProblem)) throw error;
    err.write(`${error.message.split('\n').map(harmless).join('\n')}\n`);
    if (isUsage) err.write('see --help\n');
    return isUsage ? 2 : 1;
  }
}

function simulated(options: Options): Report {
  const shop = simulate();
  const source = { kind: 'simulation', name: 'simulated shop', columns: null } as const;
  const report = buildReport(shop.log, options, { source, skipped: [], skippedRows: 0 });
  return { ...report, truth: truthOf(shop, report) };
}

async function ofFile(file: string, options: Options, err: ProgressStream): Promise<Report> {
  const info = await stat(file).catch(() => null);
  if (info === null) throw new UsageProblem(`there is no file ${file}`);
  if (info.isDirectory()) throw new UsageProblem(`${file} is a folder, not a file`);

  const progress = createProgress(err, info.size, () => performance.now());
  const { columns, zone, onBadRow, issuesMax } = options;
  const onProgress = progress.show;
  const { log, issues } = await readCsv(file, {
    columns,
    zone,
    onBadRow,
    issuesMax,
    onProgress,
  }).finally(progress.clear);
  const source = { kind: 'file', name: basename(file), columns } as const;
  return buildReport(log, options, { source, skipped: issues.listed, skippedRows: issues.rows });
}

async function writeReports(report: Report, { json, html }: Options): Promise<void> {
  if (json !== null) await written(json, `${JSON.stringify(report, null, 1)}\n`);
  if (html === null) return;
  // The drawing of charts takes a second to load: only who asks for the page waits for it.
  const { htmlReport } = await import('./html.ts');
  await written(html, await htmlReport(report));
}

async function written(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text);
  } catch {
    throw new UsageProblem(`${path} cannot be written`);
  }
}
