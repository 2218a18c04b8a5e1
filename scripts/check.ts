/**
 * All that a change must pass, step by step: `npm run check`. Every step runs, whatever failed before
 * it. Ends with a table, and with the totals alone on the last line.
 *
 * `-- --tested` takes the tests from the report of an `npm test` that has just run.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { root } from './entries.ts';
import { HEADER, type Outcome, outcomeRow, outcomesOf, type Step } from './outcomes.ts';
import { readReport, removeReport, reportPath } from './reports.ts';

const steps: readonly Step[] = [
  { script: 'lint:format' },
  { script: 'lint' },
  { script: 'typecheck' },
  { script: 'test', report: 'tests', suites: ['unit', 'unit-tz', 'house', 'examples', 'doc'] },
  { script: 'coverage' },
  { script: 'simulate' },
  { script: 'simulate:loyalty' },
  { script: 'clocks', args: ['--cases', '200000'] },
  { script: 'contacts', args: ['--cases', '20000'] },
  { script: 'build' },
  { script: 'api' },
  { script: 'package' },
  { script: 'size' },
  { script: 'unused' },
  { script: 'docs' },
  { script: 'screenshot', report: 'screenshot', suites: ['screenshot'] },
  { script: 'examples', report: 'examples', suites: ['examples-built'] },
  { script: 'bench', args: ['--rows', '20000', '--rounds', '1'] }, // everybody answers the same
  { script: 'consumers', report: 'consumers', suites: ['compilers', 'runtimes'] },
];

const LINES_SHOWN = 120;

function run(step: Step): readonly Outcome[] {
  const began = performance.now();
  if (step.report !== undefined) removeReport(step.report);
  const ok = runScript(step);
  return told(step, ok, (performance.now() - began) / 1000);
}

function told(step: Step, ok: boolean, seconds: number | null): readonly Outcome[] {
  const report = step.report === undefined ? null : readReport(step.report);
  const outcomes = outcomesOf(step, ok, report, seconds);
  for (const outcome of outcomes) console.log(outcomeRow(outcome));
  return outcomes;
}

function runScript({ script, args = [] }: Step): boolean {
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', script, '--', ...args], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1e9,
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
  });
  const output = `${stdout}${stderr}`;
  writeFileSync(reportPath(`check-${script.replaceAll(':', '-')}.log`), output);
  if (status !== 0) {
    console.log(`\n${output.split('\n').slice(-LINES_SHOWN).join('\n')}\n${script} failed\n`);
  }
  return status === 0;
}

const { values } = parseArgs({ options: { tested: { type: 'boolean', default: false } } });
const data = process.env['EVERBOND_DATA'];
if (data === undefined || !existsSync(data)) {
  console.error('check: EVERBOND_DATA must name the folder of the real data; see CONTRIBUTING.md');
  process.exit(2);
}

console.log(HEADER);
const outcomes = steps.flatMap((step) =>
  values.tested && step.script === 'test' ? told(step, true, null) : run(step),
);
const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0);

console.log(`\n${[HEADER, ...outcomes.map(outcomeRow)].join('\n')}\n`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
