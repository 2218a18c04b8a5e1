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
import { installPeers } from './peers.ts';
import type { CaseResult, Suite } from './race.ts';

const SUITES = ['transactions', 'metrics', 'csv'];
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
  const { median, min, max } = result.ratio;
  return [
    `${result.suite} ${result.case}`.padEnd(30),
    result.ours.toFixed(1).padStart(10),
    result.peerName.padStart(12),
    result.peer.toFixed(1).padStart(10),
    `${median.toFixed(2)} [${min.toFixed(2)}..${max.toFixed(2)}]`.padStart(22),
  ].join(' ');
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
  `${'task'.padEnd(30)} ${'ours, ms'.padStart(10)} ${'peer'.padStart(12)} ` +
    `${'peer, ms'.padStart(10)} ${'peer / ours'.padStart(22)}`,
);

const results: CaseResult[] = [];
for (const name of positionals.length > 0 ? positionals : SUITES) {
  const { suite } = (await import(`./${name}.ts`)) as { readonly suite: Suite };
  for (const result of await suite.run(options)) {
    console.log(rowOf(result));
    results.push(result);
  }
}

const json = `${JSON.stringify(results, null, 2)}\n`;
writeFileSync(reportPath('bench.json'), json);
if (values.json !== undefined) writeFileSync(values.json, json);
console.log(
  `load now ${loadavg()
    .map((value) => value.toFixed(2))
    .join(' ')}`,
);
