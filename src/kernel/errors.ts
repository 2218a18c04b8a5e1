/**
 * The errors this library throws, and the codes by which hosts tell them apart.
 *
 * There are four situations and four forms. The business says no: a value, see `refusal.ts`. Data
 * from outside is wrong: a value that lists every issue, see `parsed.ts`. The caller broke a
 * documented contract: {@link ContractError}. The world failed: {@link FailureError}. Only the last
 * two are thrown, and their messages show numbers, codes and field names, never a caller's text.
 */

/** What can go wrong outside the library; stable names for hosts to switch on. */
export type FailureCode =
  | 'VERSION_CONFLICT'
  | 'IDEMPOTENCY_MISMATCH'
  | 'LIMIT_EXCEEDED'
  | 'STORE_FAILURE'
  | 'CURSOR_INVALID'
  | 'INVALID_VALUE';

/**
 * Which contract was broken: `HOLIDAYS_TOO_SHORT` if a calendar was asked about a date whose
 * holidays it does not know, `CONTRACT_BROKEN` for every other.
 */
export type ContractCode = 'CONTRACT_BROKEN' | 'HOLIDAYS_TOO_SHORT';

/** Every code that an error of this library carries. */
export type ErrorCode = ContractCode | FailureCode;

/** The facts of an error: JSON values only, so that it can be logged and sent. */
export type FailureFacts = Readonly<Record<string, string | number | boolean | null>>;

/**
 * The caller broke a documented precondition. Nothing was changed; the cure is to fix the call.
 *
 * @example A share of a negative number of customers
 * ```ts
 * import { wilsonInterval } from 'everbond/numerics';
 *
 * wilsonInterval(-1, 20); // throws /hits must be/
 * ```
 */
export class ContractError extends Error {
  override readonly name: string = 'ContractError';
  /** Which contract. */
  readonly code: ContractCode;
  /** The function whose contract was broken. */
  readonly where: string;
  /** The argument or option at fault. */
  readonly field: string;
  /** Of `HOLIDAYS_TOO_SHORT`, the id of the calendar and the date it must reach; else none. */
  readonly facts: FailureFacts;

  constructor(
    where: string,
    field: string,
    rule: string,
    code: ContractCode = 'CONTRACT_BROKEN',
    facts: FailureFacts = {},
  ) {
    super(`${where}: ${field} ${rule}`);
    this.where = where;
    this.field = field;
    this.code = code;
    this.facts = facts;
  }
}

/**
 * The world failed, or data from outside could not be used. `code` says how, `facts` say where.
 *
 * @example A row that is no purchase stops the reading, unless the caller skips such rows
 * ```ts
 * import { transactionLog } from 'everbond/transactions';
 *
 * const rows = [{ customer: 'ada', at: 'yesterday', minor: 100 }];
 *
 * transactionLog(rows, { customer: 'customer', at: 'at', minor: 'minor' }); // throws /row 0/
 * ```
 */
export class FailureError extends Error {
  override readonly name: string = 'FailureError';
  readonly code: FailureCode;
  /** Where and by how much: numbers, codes, field names. */
  readonly facts: FailureFacts;

  constructor(code: FailureCode, message: string, facts: FailureFacts = {}) {
    super(message);
    this.code = code;
    this.facts = facts;
  }
}

/**
 * Throws a {@link ContractError}. Reads as English at the call site, and builds its message only
 * when the contract really is broken, so that guards cost nothing inside loops.
 *
 * @param where The public function that was called.
 * @param field The argument or option at fault.
 * @param rule What it must be, as the end of a sentence; numbers may be shown, texts never.
 * @throws ContractError always.
 * @example
 * ```ts
 * import { breach } from 'everbond/kernel';
 *
 * breach('wilsonInterval', 'trials', 'must be at least 1, got 0'); // throws /trials must be/
 * ```
 */
export function breach(where: string, field: string, rule: string): never {
  throw new ContractError(where, field, rule);
}

/**
 * Whether a caught value is an error of this library with this code.
 *
 * Compares the code rather than the class, because two copies of a package in one application have
 * two different classes.
 *
 * @param error Whatever was caught.
 * @param code The code to look for.
 * @returns `true` only for an `Error` that carries exactly this code.
 * @example
 * ```ts
 * import { hasErrorCode } from 'everbond';
 *
 * hasErrorCode(new Error('some other error'), 'CONTRACT_BROKEN'); // => false
 * ```
 */
export function hasErrorCode(error: unknown, code: ErrorCode): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
