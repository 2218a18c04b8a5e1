/**
 * The benchmarks: `npm run bench -- [SUITE …] [--rows N] [--rounds N] [--json OUT]`.
 *
 * A suite first checks that ours and every peer give the same answer, then races them. The results
 * go to the terminal, and as JSON to OUT and to `reports/bench.json`.
 */
import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';

import { reportPath } from '../scripts/reports.ts';
import { reasonOf } from './goals.ts';
import { installPeers } from './peers.ts';
import type { CaseResult, Rate, Suite } from './race.ts';

/** Peers that know no other zone than the process's are to count the same days. */
process.env['TZ'] = 'UTC';

const SUITES = ['transactions', 'metrics', 'csv', 'machines', 'contacts', 'complaints'];
const ROUNDS = 9;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rows: { type: 'string', default: '1000000' },
    rounds: { type: 'string', default: String(ROUNDS) },
    json: { type: 'string' },
  },
});

function count(name: 'rows' | 'rounds', atLeast: number): number {
  const value = Number(values[name]);
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
    `${median.toFixed(2)} [${min.toFixed(2)}..${max.toFixed(2)}]`.padStart(24),
    goal === null ? '' : `${String(goal).padStart(6)} ${isMet(result) ? 'met' : 'NOT MET'}`,
    result.rate === undefined ? '' : rateText(result.rate),
  ]
    .join(' ')
    .trimEnd();
}

/** What is held against the goal. */
function reachedOf({ rate, ratio }: CaseResult): number {
  return rate?.perSecond ?? ratio.median;
}

function isMet(result: CaseResult): boolean {
  return result.goal === null || reachedOf(result) >= result.goal;
}

function rateText({ kind, perSecond }: Rate): string {
  return `(${Math.round(perSecond)} ${kind} a second)`;
}

const options = { rows: count('rows', 10), rounds: count('rounds', 1) };
const unknown = positionals.filter((name) => !SUITES.includes(name));
if (unknown.length > 0) throw new Error(`no such suite; there are ${SUITES.join(', ')}`);

installPeers();
const load = loadavg().map((value) => value.toFixed(2));
console.log(
  `${options.rows} rows, ${options.rounds} rounds, Node ${process.version}, ` +
    `${cpus().length} cores, load ${load.join(' ')}`,
);
console.log(
  `${'task'.padEnd(34)} ${'ours, ms'.padStart(10)} ${'peer'.padStart(20)} ` +
    `${'peer, ms'.padStart(10)} ${'peer / ours'.padStart(24)} ${'goal'.padStart(6)}`,
);

const results: CaseResult[] = [];
for (const name of positionals.length > 0 ? positionals : SUITES) {
  const { suite } = (await import(`./${name}.ts`)) as { readonly suite: Suite };
  for (const result of await suite.run(options)) {
    console.log(rowOf(result));
    results.push(result);
  }
}

const goals = results.filter(({ goal }) => goal !== null);
const missed = goals.filter((result) => !isMet(result));
console.log(`${goals.length - missed.length} of ${goals.length} goals met`);
for (const result of missed) {
  const { suite, case: task, peerName, goal } = result;
  const reached = reachedOf(result).toFixed(2);
  const reason = reasonOf(`${suite} ${task}`, peerName) ?? 'the cause is not known';
  console.log(`not met: ${suite} ${task}, ${peerName}: ${reached} of ${goal}; ${reason}`);
}

const json = `${JSON.stringify(results, null, 2)}\n`;
writeFileSync(reportPath('bench.json'), json);
if (values.json !== undefined) writeFileSync(values.json, json);
console.log(
  `load now ${loadavg()
    .map((value) => value.toFixed(2))
    .join(' ')}`,
);
