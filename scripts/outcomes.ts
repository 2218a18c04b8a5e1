/**
 * What a step of the check came to. A suite that was expected and counted nothing, or left something
 * out, has failed, however well its script ended.
 */
import { NO_COUNTS, type Suites } from './reports.ts';

/** A script of package.json. One with a report must have run these suites; another counts as one. */
export interface Step {
  readonly script: string;
  readonly args?: readonly string[];
  readonly report?: string;
  readonly suites?: readonly string[];
}

/** One row of the table. */
export interface Outcome {
  readonly suite: string;
  /** `null` where a row above it has the time of both. */
  readonly seconds: number | null;
  readonly passed: number;
  readonly failed: number;
  readonly note: string;
}

/**
 * The rows of a step.
 *
 * @param ok Whether its script ended well.
 * @param report What its suites counted; `null` where it left no report.
 */
export function outcomesOf(
  step: Step,
  ok: boolean,
  report: Suites | null,
  seconds: number | null,
): readonly Outcome[] {
  const script = { suite: step.script, seconds: null, passed: 0, failed: 1, note: 'ended ill' };
  if (step.suites === undefined) {
    return [ok ? { ...script, seconds, passed: 1, failed: 0, note: '' } : { ...script, seconds }];
  }
  const names = new Set([...step.suites, ...Object.keys(report ?? {})]);
  const outcomes = [...names].map((suite, index): Outcome => {
    const { passed, failed, skipped } = report?.[suite] ?? NO_COUNTS;
    const note =
      passed + failed === 0 ? 'did not run' : skipped > 0 ? `${skipped} were left out` : '';
    return {
      suite,
      seconds: index === 0 ? seconds : null,
      passed,
      failed: failed + (note === '' ? 0 : 1),
      note,
    };
  });
  const isSilent = !ok && outcomes.every((outcome) => outcome.failed === 0);
  return isSilent ? [...outcomes, script] : outcomes;
}

export const HEADER = rowOf('suite', 'time', 'passed', 'failed', '');

/** A row for the terminal. */
export function outcomeRow({ suite, seconds, passed, failed, note }: Outcome): string {
  const time = seconds === null ? '' : `${seconds.toFixed(1)} s`;
  return rowOf(suite, time, String(passed), String(failed), note);
}

function rowOf(suite: string, time: string, passed: string, failed: string, note: string): string {
  const columns = [time.padStart(9), passed.padStart(7), failed.padStart(7)];
  return `${suite.padEnd(16)} ${columns.join(' ')}  ${note}`.trimEnd();
}
