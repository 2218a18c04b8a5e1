/** What a stranger writes with the package, compiled by each TypeScript and run in each runtime. */
import { type ErrorCode, hasErrorCode, instant, parseInstant } from 'everbond';
import { breach, ContractError } from 'everbond/kernel';

function expectSame(got: unknown, wanted: unknown): void {
  if (got !== wanted) throw new Error(`${String(got)} is not ${String(wanted)}`);
}

/** Uses each entry once; throws if an answer is wrong. */
export function check(): string {
  expectSame(instant('2026-03-01T10:00+01:00'), '2026-03-01T09:00:00.000Z');
  const parsed = parseInstant('2026-03-01');
  expectSame(parsed.ok ? '' : parsed.issues[0]?.code, 'NOT_AN_INSTANT');

  const code: ErrorCode = 'CONTRACT_BROKEN';
  let caught: unknown;
  try {
    breach('check', 'field', 'must be 1, got 2');
  } catch (error) {
    caught = error;
  }
  expectSame(hasErrorCode(caught, code), true);
  expectSame(caught instanceof ContractError, true);

  // @ts-expect-error a wrong type is refused
  const wrong: number = instant(0);
  return `ok ${typeof wrong}`;
}
