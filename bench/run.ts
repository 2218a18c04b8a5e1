/**
 * The benchmarks: `npm run bench -- [SUITE …] [--rows N] [--rounds N] [--json OUT]`.
 *
 * A suite first checks that ours and every peer give the same answer, then races them. The results
 * go to the terminal, and as JSON to OUT and to `reports/bench.json`. With `--memory` nobody races:
 * what is told, and written to `reports/bench-memory.json`, is the most memory each takes.
 */
import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';

import { reportPath } from '../scripts/reports.ts';
import { reasonOf } from './goals.ts';
import { peakBytesOf, peakLines, peaksOf } from './memory.ts';
import { installPeers } from './peers.ts';
import type { CaseResult, Rate, Suite, SuiteOptions } from './race.ts';

/** Peers that know no other zone than the process's are to count the same days. */
process.env['TZ'] = 'UTC';

const SUITES = ['transactions', 'metrics', 'csv', 'machines', 'contacts', 'complaints', 'loyalty'];
const ROUNDS = 9;
const MEMORY_ROUNDS = 3;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rows: { type: 'string' },
    rounds: { type: 'string' },
    json: { type: 'string' },
    memory: { type: 'boolean', default: false },
    /** One way of `--memory`, gone in this process. */
    peak: { type: 'string' },
  },
});

function count(name: 'rows' | 'rounds', atLeast: number, unlessTold: number): number {
  const value = Number(values[name] ?? unlessTold);
  if (Number.isSafeInteger(value) && value >= atLeast) return value;
  throw new Error(`--${name} must be a whole number of at least ${atLeast}`);
}

function rowOf(result: CaseResult): string {
  const { goal } = result;
  const { median, min, max } = result.ratio;
  return [
    `${result.suite} ${result.case}`.padEnd(34),
    result.ours.toFixed(1).padStart(10),
    result.peerName.padStart(20),
    result.peer.toFixed(1).padStart(10),
    `${short(median)} [${short(min)}..${short(max)}]`.padStart(24),
    goal === null ? '' : `${String(goal).padStart(6)} ${isMet(result) ? 'met' : 'NOT MET'}`,
    result.rate === undefined ? '' : rateText(result.rate),
    result.growth === undefined ? '' : growthText(result.growth, goal),
  ]
    .join(' ')
    .trimEnd();
}

/** Two places, and more of what would be 0.0 otherwise. */
function short(ratio: number): string {
  return ratio < 0.095 ? ratio.toPrecision(1) : ratio.toFixed(2);
}

/** What is held against the goal. */
function reachedOf({ rate, ratio }: CaseResult): number {
  return rate?.perSecond ?? ratio.median;
}

function isMet(result: CaseResult): boolean {
  return result.goal === null || reachedOf(result) >= result.goal;
}

function growthText(growth: number, goal: number | null): string {
  const most = goal === null ? '' : `, ${(1 / goal).toPrecision(3)} at most`;
  return `(takes ${growth} times as long${most})`;
}

function rateText({ kind, perSecond }: Rate): string {
  return `(${Math.round(perSecond)} ${kind} a second)`;
}

async function runSuites(names: readonly string[], options: SuiteOptions): Promise<void> {
  console.log(
    `${'task'.padEnd(34)} ${'ours, ms'.padStart(10)} ${'peer'.padStart(20)} ` +
      `${'peer, ms'.padStart(10)} ${'peer / ours'.padStart(24)} ${'goal'.padStart(6)}`,
  );
  const results: CaseResult[] = [];
  for (const name of names) {
    const { suite } = (await import(`./${name}.ts`)) as { readonly suite: Suite };
    for (const result of await suite.run(options)) {
      console.log(rowOf(result));
      results.push(result);
    }
  }
  tellGoals(results);
  write('bench.json', results);
}

function tellGoals(results: readonly CaseResult[]): void {
  const goals = results.filter(({ goal }) => goal !== null);
  const missed = goals.filter((result) => !isMet(result));
  console.log(`${goals.length - missed.length} of ${goals.length} goals met`);
  for (const result of missed) {
    const { suite, case: task, peerName, goal } = result;
    const reached = reachedOf(result).toFixed(2);
    const reason = reasonOf(`${suite} ${task}`, peerName) ?? 'the cause is not known';
    console.log(`not met: ${suite} ${task}, ${peerName}: ${reached} of ${goal}; ${reason}`);
  }
}

function write(report: string, results: unknown): void {
  const json = `${JSON.stringify(results, null, 2)}\n`;
  writeFileSync(reportPath(report), json);
  if (values.json !== undefined) writeFileSync(values.json, json);
}

function loadText(): string {
  return loadavg()
    .map((value) => value.toFixed(2))
    .join(' ');
}

const rows = count('rows', 10, 1_000_000);
const rounds = count('rounds', 1, values.memory ? MEMORY_ROUNDS : ROUNDS);
const unknown = positionals.filter((name) => !SUITES.includes(name));
if (unknown.length > 0) throw new Error(`no such suite; there are ${SUITES.join(', ')}`);

if (values.peak === undefined) {
  installPeers();
  console.log(
    `${rows} rows, ${rounds} rounds, Node ${process.version}, ` +
      `${cpus().length} cores, load ${loadText()}`,
  );
  if (values.memory) {
    const peaks = peaksOf(rows, rounds);
    for (const line of peakLines(peaks)) console.log(line);
    write('bench-memory.json', peaks);
  } else {
    await runSuites(positionals.length > 0 ? positionals : SUITES, { rows, rounds });
  }
  console.log(`load now ${loadText()}`);
} else {
  console.log(await peakBytesOf(values.peak, rows));
}
