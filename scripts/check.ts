/**
 * All that a change must pass, step by step: `npm run check`. Every step runs, whatever failed before
 * it; a step that counts cases must have counted some, in each of its suites, and skipped none. Ends
 * with a table and the totals. `-- --tested` takes the tests from the report of an `npm test` that
 * has just run.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { root } from './entries.ts';
import { NO_COUNTS, readReport, removeReport, reportPath, totalOf } from './reports.ts';

/** A script of package.json. One that reports must have run these suites; another counts as one. */
interface Step {
  readonly script: string;
  readonly suites?: readonly string[];
  readonly report?: string;
}

const steps: readonly Step[] = [
  { script: 'lint:format' },
  { script: 'lint' },
  { script: 'typecheck' },
  { script: 'test', report: 'tests', suites: ['unit', 'unit-tz', 'house', 'examples', 'doc'] },
  { script: 'coverage' },
  { script: 'build' },
  { script: 'api' },
  { script: 'package' },
  { script: 'size' },
  { script: 'unused' },
  { script: 'docs' },
  { script: 'examples', report: 'examples', suites: ['examples-built'] },
  { script: 'consumers', report: 'consumers', suites: ['compilers', 'runtimes'] },
];

interface Outcome {
  readonly suite: string;
  readonly seconds: number | null;
  readonly passed: number;
  readonly failed: number;
  readonly note: string;
}

function run(step: Step, isDone: boolean): readonly Outcome[] {
  const began = performance.now();
  if (step.report !== undefined && !isDone) removeReport(step.report);
  const ended = isDone ? { ok: true, output: '' } : runScript(step.script);
  const seconds = isDone ? null : (performance.now() - began) / 1000;
  if (!ended.ok) console.log(`\n${tail(ended.output)}\n${step.script} failed\n`);

  const outcomes = outcomesOf(step, ended.ok, seconds);
  for (const outcome of outcomes) console.log(row(outcome));
  return outcomes;
}

function runScript(script: string): { readonly ok: boolean; readonly output: string } {
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', script], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  const output = `${stdout}${stderr}`;
  writeFileSync(reportPath(`check-${script.replaceAll(':', '-')}.log`), output);
  return { ok: status === 0, output };
}

function outcomesOf(step: Step, ok: boolean, seconds: number | null): readonly Outcome[] {
  if (step.report === undefined || step.suites === undefined) {
    const counts = { passed: ok ? 1 : 0, failed: ok ? 0 : 1 };
    return [{ suite: step.script, seconds, ...counts, note: '' }];
  }
  const report = readReport(step.report) ?? {};
  const names = [...new Set([...step.suites, ...Object.keys(report)])];
  const outcomes = names.map((suite, index) => {
    const { passed, failed, skipped } = report[suite] ?? NO_COUNTS;
    const idle = passed + failed === 0;
    const note = idle ? 'did not run' : skipped > 0 ? `${skipped} left out` : '';
    const more = idle || skipped > 0 ? 1 : 0;
    return { suite, seconds: index === 0 ? seconds : null, passed, failed: failed + more, note };
  });
  const isQuiet = outcomes.every((outcome) => outcome.failed === 0);
  if (ok || !isQuiet) return outcomes;
  return [
    ...outcomes,
    { suite: step.script, seconds: null, passed: 0, failed: 1, note: 'ended ill' },
  ];
}

function row({ suite, seconds, passed, failed, note }: Outcome): string {
  const time = seconds === null ? '' : `${seconds.toFixed(1)} s`;
  const cells = [suite.padEnd(16), time.padStart(9), String(passed).padStart(7)];
  return `${cells.join(' ')} ${String(failed).padStart(7)}  ${note}`.trimEnd();
}

function tail(output: string): string {
  return output.split('\n').slice(-120).join('\n');
}

const { values } = parseArgs({ options: { tested: { type: 'boolean', default: false } } });
const data = process.env['EVERBOND_DATA'];
if (data === undefined || !existsSync(data)) {
  console.error('check: EVERBOND_DATA must name the folder of the real data; see CONTRIBUTING.md');
  process.exit(2);
}

const header = `${'suite'.padEnd(16)} ${'time'.padStart(9)} ${'passed'.padStart(7)} ${'failed'.padStart(7)}`;
console.log(header);
const outcomes = steps.flatMap((step) => run(step, values.tested && step.script === 'test'));

const total = totalOf(outcomes.map(({ passed, failed }) => ({ passed, failed, skipped: 0 })));
console.log(`\n${header}\n${outcomes.map(row).join('\n')}\n`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
