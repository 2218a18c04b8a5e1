/** Reports: what a suite counted, as JSON in `reports/`, so that totals are read and not believed. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { root } from './entries.ts';

/** How many cases of a suite went which way. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** By the name of the suite. */
export type Suites = Readonly<Record<string, Counts>>;

export const NO_COUNTS: Counts = { passed: 0, failed: 0, skipped: 0 };

const folder = join(root, 'reports');

/** Where a report stands. */
export function reportPath(file: string): string {
  mkdirSync(folder, { recursive: true });
  return join(folder, file);
}

export function writeReport(name: string, suites: Suites): void {
  writeFileSync(reportPath(`${name}.json`), `${JSON.stringify(suites, null, 2)}\n`);
}

/** The suites of a report, or `null` where there is none. */
export function readReport(name: string): Suites | null {
  const path = reportPath(`${name}.json`);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Suites) : null;
}

export function removeReport(name: string): void {
  rmSync(reportPath(`${name}.json`), { force: true });
}

/** What a list of suites counted together. */
export function totalOf(suites: readonly Counts[]): Counts {
  const sum = (of: (counts: Counts) => number) => suites.reduce((all, one) => all + of(one), 0);
  return {
    passed: sum((counts) => counts.passed),
    failed: sum((counts) => counts.failed),
    skipped: sum((counts) => counts.skipped),
  };
}
