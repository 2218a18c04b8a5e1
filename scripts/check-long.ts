/**
 * The laws, tried for as long as one likes: `npm run check:long -- --minutes N --from SEED`.
 *
 * Each round runs all unit tests from one seed, every law 300 times instead of 100, and what tests
 * cut short for daily use (`EVERBOND_LONG`) in full; then it compares 200,000 clocks with their
 * oracle, other ones each round, so that ten rounds compare 2,000,000. The counts of a round are
 * appended to `reports/long.jsonl` as it ends, so a run can be stopped at any time; without `--from`
 * it goes on after the last seed of the report. A round that fails ends the run: `EVERBOND_SEED`
 * repeats its tests, `npm run clocks -- --from` its clocks.
 */
import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { root } from './entries.ts';
import { readReport, removeReport, reportPath, totalOf } from './reports.ts';

const RUNS = '300';
const CLOCKS = 200_000;
/** The oracle draws so many cases from a seed of its own. */
const CLOCK_SEEDS = CLOCKS / 20_000;
const report = reportPath('long.jsonl');
/** Not through npx: when time is up, the one process must end. */
const vitest = join(root, 'node_modules/vitest/vitest.mjs');

interface Round {
  readonly seed: number;
  readonly runs: number;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Clocks that were compared and told alike. */
  readonly clocks: number;
  readonly seconds: number;
}

function rounds(): readonly Round[] {
  if (!existsSync(report)) return [];
  const lines = readFileSync(report, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Round);
}

function runRound(seed: number, limitMs: number): Round | null {
  const began = performance.now();
  removeReport('tests');
  const tests = runNode([vitest, 'run', '--project', 'unit'], limitMs, {
    EVERBOND_SEED: String(seed),
    EVERBOND_RUNS: RUNS,
    EVERBOND_LONG: '1',
  });
  const counts = readReport('tests');
  const leftMs = limitMs - (performance.now() - began);
  if (tests === null || counts === null || leftMs <= 0) return null;

  const from = (seed - 1) * CLOCK_SEEDS + 1;
  const oracle = ['scripts/clock-oracle.ts', '--cases', String(CLOCKS), '--from', String(from)];
  const clocks = runNode(oracle, leftMs);
  const ms = performance.now() - began;
  if (clocks === null || ms >= limitMs) return null;

  const total = totalOf(Object.values(counts));
  const failed = total.failed + Number(clocks !== 0);
  const compared = clocks === 0 ? CLOCKS : 0;
  const seconds = Math.round(ms / 1000);
  return { seed, runs: Number(RUNS), ...total, failed, clocks: compared, seconds };
}

/** The exit code; `null` if time was up before. */
function runNode(args: readonly string[], limitMs: number, env: NodeJS.ProcessEnv = {}) {
  const { status } = spawnSync(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    timeout: Math.ceil(limitMs),
    env: { ...process.env, ...env },
  });
  return status;
}

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '10' }, from: { type: 'string' } },
});
const until = performance.now() + Number(values.minutes) * 60_000;
let seed = values.from === undefined ? (rounds().at(-1)?.seed ?? 0) + 1 : Number(values.from);
if (!Number.isFinite(until) || !Number.isSafeInteger(seed)) {
  throw new Error('--minutes and --from must be numbers, --from a whole one');
}

const done: Round[] = [];
while (performance.now() < until) {
  const round = runRound(seed, until - performance.now());
  if (round === null) break; // time is up, or vitest could not run: nothing was counted

  appendFileSync(report, `${JSON.stringify(round)}\n`);
  done.push(round);
  const { passed, failed, clocks, seconds } = round;
  console.log(`seed ${seed}: ${passed} passed, ${failed} failed, ${clocks} clocks, ${seconds} s`);
  if (failed > 0) break;
  seed += 1;
}

const total = totalOf(done);
console.log(`${done.length} rounds; go on with --from ${seed}`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = done.length > 0 && total.failed === 0 ? 0 : 1;
