/** Expectations: what a check says when a store does not do what it promised. */
import { canonicalText } from '../../kernel/canonical-json.ts';
import type { FailureCode, FailureFacts } from '../../kernel/errors.ts';
import type { JsonValue } from '../../kernel/json-value.ts';

const FAILED = 'CHECK_FAILED';

/** So much of a value is shown. */
const SHOWN = 300;

/** Fails with a rule that was not kept. */
export function expectThat(holds: boolean, rule: string): asserts holds {
  if (!holds) throw Object.assign(new Error(rule), { code: FAILED });
}

/** Fails unless two JSON values are equal, however their fields are ordered. */
export function expectEqual(actual: unknown, expected: unknown, what: string): void {
  const [found, wanted] = [textOf(actual), textOf(expected)];
  if (found !== wanted) {
    expectThat(false, `${what} must be ${shortened(wanted)}, got ${shortened(found)}`);
  }
}

/** Fails unless an attempt is refused with a code; gives the facts of the failure. */
export async function expectFailure(
  attempt: Promise<unknown>,
  code: FailureCode,
  what: string,
): Promise<FailureFacts> {
  const error = await attempt.then(
    () => null,
    (reason: unknown) => reason,
  );
  const found = error === null ? 'was done' : `ended in ${codeOf(error)}`;
  expectThat(codeOf(error) === code, `${what} must end in ${code}, but ${found}`);
  return (error as { readonly facts?: FailureFacts }).facts ?? {};
}

/** The code that an error carries; what it is otherwise. */
export function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return typeof code === 'string' ? code : 'an error without a code';
}

/** The error of a check: its own words, or that the store failed where it must not. */
export function checkError(id: string, promise: number, error: unknown): Error {
  const said =
    error instanceof Error && codeOf(error) === FAILED
      ? error.message
      : `the store must do what it is asked, but ended in ${codeOf(error)}`;
  return new Error(`${id}, promise ${promise}: ${said}`, { cause: error });
}

/** One text for equal values. What a store gives back is JSON, or else no text is equal to it. */
export function textOf(value: unknown): string {
  return canonicalText(value as JsonValue);
}

function shortened(text: string): string {
  return text.length <= SHOWN ? text : `${text.slice(0, SHOWN)}…`;
}
