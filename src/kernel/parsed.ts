/** Parsed: what every `parseX` answers, the value or all that is wrong with it. */

/** One thing that is wrong with data from outside. */
export interface Issue {
  /** Where, from the outside in: field names and indexes. Empty for the whole value. */
  readonly path: readonly (string | number)[];
  /** Stable name in UPPER_SNAKE, to switch on. */
  readonly code: string;
  /** One sentence that says what to do. Shows numbers and names of fields, never the value. */
  readonly message: string;
}

/** The value, proven valid, or every issue found in it (never none). */
export type Parsed<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/**
 * All issues as text for a log or a terminal, one a line, each with its path.
 *
 * @param issues As a `parseX` returned them.
 * @returns Lines joined by line breaks; the empty text for no issue.
 * @example
 * ```ts
 * import { formatIssues, parseInstant } from 'everbond';
 *
 * const parsed = parseInstant('2026-02-30T00:00:00Z');
 *
 * parsed.ok ? '' : formatIssues(parsed.issues);
 * // => 'must be a date that exists and name its zone'
 * ```
 */
export function formatIssues(issues: readonly Issue[]): string {
  return issues
    .map(({ path, message }) =>
      path.length === 0 ? message : `${path.map(stepText).join('.')}: ${message}`,
    )
    .join('\n');
}

/** A name that could pass for something else in a log, by a line break for one, is quoted. */
function stepText(step: string | number): string {
  return /^[\w-]+$/.test(String(step)) ? String(step) : JSON.stringify(step);
}

/** The answer of a `parseX` that found nothing wrong. */
export function parsed<Value>(value: Value): Parsed<Value> {
  return { ok: true, value };
}

/** The answer of a `parseX` that found one thing wrong. */
export function rejected(
  code: string,
  message: string,
  path: readonly (string | number)[] = [],
): Parsed<never> {
  return { ok: false, issues: [{ path, code, message }] };
}
