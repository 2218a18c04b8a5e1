/**
 * Transaction log builder: takes rows one at a time and hands out the log of all so far.
 *
 * Every value is checked at the door. What is wrong is reported with the row and the field, and
 * the row is not added: by an error at once, or to the caller's `onInvalid`, and then the reading
 * goes on. The log handed out never changes; the builder may go on after it.
 */
import { decimalsOf, readDecimal, SCALE_MAX } from '../../kernel/decimal.ts';
import { FailureError } from '../../kernel/errors.ts';
import { createDateReader } from './date-reader.ts';
import { createKeyEncoder } from './key-encoder.ts';
import { amountFault, customerFault, dateFault, type Fault } from './row-faults.ts';
import type { CustomerKey, TransactionLog } from './transaction-log.ts';
import { settledOptions, type TransactionLogOptions } from './transaction-log-options.ts';

/** Names of the fields in issues: what the host calls them. */
export interface FieldNames {
  /** Of the customer. */
  readonly customer: string;
  /** Of the instant. */
  readonly at: string;
  /** Of the amount. */
  readonly amount: string;
}

/** Takes rows and hands out logs. */
export interface TransactionLogBuilder {
  /**
   * Adds one row, or reports why it cannot.
   *
   * @param customer A text that is not empty, or a safe integer.
   * @param at A `Date`, whole epoch milliseconds, ISO text that names its zone, or a date
   *   `YYYY-MM-DD` where the options name a zone.
   * @param amount Whole minor units as number or bigint, or exact decimal text such as `'-4.00'`.
   * @returns Whether the row was added.
   */
  add(customer: unknown, at: unknown, amount: unknown): boolean;
  /** The log of all rows added so far. Later rows do not change it. */
  log(): TransactionLog;
}

const FIRST_ROWS = 1024;
/** Keys kept back and then given their codes together, which is faster than one by one. */
const PENDING_KEYS = 256;
const POINT = 46;
const NAMES: FieldNames = { customer: 'customer', at: 'at', amount: 'amount' };

/**
 * A builder without rows, or one that goes on from a log.
 *
 * @param options What holds for every row.
 * @param names What issues call the fields.
 * @param from A log to append to; its currency, scale and rule on zero amounts go on to hold.
 * @returns A builder; its rows are counted from 0 whatever it goes on from.
 * @throws ContractError if an option is not as described.
 * @example Rows as they come, the second one skipped
 * ```ts
 * import { createTransactionLogBuilder } from 'everbond/transactions';
 *
 * const issues: string[] = [];
 * const builder = createTransactionLogBuilder({
 *   currency: 'EUR',
 *   scale: 'widest',
 *   zone: 'Europe/Paris',
 *   onInvalid: (issue) => issues.push(`${issue.path.join(' ')} ${issue.code}`),
 * });
 * builder.add('ada', '2026-01-05', '20');
 * builder.add('bob', '2026-02-30', '10.50');
 * builder.add('cy', '2026-02-10T09:00Z', '7.25');
 *
 * issues; // => ['1 at NOT_A_DATE']
 * Array.from(builder.log().minor); // => [2000, 725]
 * ```
 */
export function createTransactionLogBuilder(
  options: TransactionLogOptions = {},
  names: FieldNames = NAMES,
  from: TransactionLog | null = null,
): TransactionLogBuilder {
  const settled = settledOptions('createTransactionLogBuilder', options, from);
  const { zone, onInvalid, zeroAmounts, currency, scale: asked } = settled;
  const encoder = createKeyEncoder(from?.customers);
  const dates = createDateReader(zone);
  const pending = new Array<CustomerKey>(PENDING_KEYS).fill('');
  const widest = asked === 'widest';
  let pendingCount = 0;
  let scale = asked === 'widest' ? (from?.scale ?? 0) : asked;
  let rows = from?.rows ?? 0;
  let seen = 0;
  let largest = from === null ? 0 : largestOf(from.minor);
  let lastMs = rows === 0 ? -Infinity : from!.at[rows - 1]!;
  let timeOrdered = from?.timeOrdered ?? true;
  let codes = grown(from?.codes ?? new Uint32Array(0), Math.max(FIRST_ROWS, rows));
  let instants = grown(from?.at ?? new Float64Array(0), Math.max(FIRST_ROWS, rows));
  let minors = grown(from?.minor ?? new Float64Array(0), Math.max(FIRST_ROWS, rows));

  function add(customer: unknown, at: unknown, amount: unknown): boolean {
    const row = seen;
    seen += 1;
    const known = typeof customer === 'string' ? customer !== '' : Number.isSafeInteger(customer);
    const ms = dates(at);
    const wider = typeof amount === 'string' && widest ? scaleFor(amount) : scale;
    const minor = typeof amount === 'string' ? minorOfText(amount, wider) : minorOf(amount);
    if (!known || Number.isNaN(ms) || Number.isNaN(minor)) {
      if (!known) report(row, names.customer, customerFault(customer));
      if (Number.isNaN(ms)) report(row, names.at, dateFault(at, zone));
      if (Number.isNaN(minor)) report(row, names.amount, amountFault(amount, widest));
      return false;
    }

    if (wider > scale) widen(wider);
    if (rows === codes.length) {
      codes = grown(codes, rows * 2);
      instants = grown(instants, rows * 2);
      minors = grown(minors, rows * 2);
    }
    // Adding 0 turns -0, which JSON cannot hold, into 0.
    pending[pendingCount] = typeof customer === 'number' ? customer + 0 : (customer as string);
    pendingCount += 1;
    instants[rows] = ms;
    minors[rows] = minor;
    rows += 1;
    if (pendingCount === PENDING_KEYS) encodePending();
    if (ms < lastMs) timeOrdered = false;
    lastMs = ms;
    if (minor > largest || -minor > largest) largest = Math.abs(minor);
    return true;
  }

  function encodePending(): void {
    encoder.encodeAll(pending, pendingCount, codes, rows - pendingCount);
    pendingCount = 0;
  }

  /** The scale that the rows need once an amount is among them. */
  function scaleFor(amount: string): number {
    const hasScale = scale > 0 && amount.charCodeAt(amount.length - 1 - scale) === POINT;
    return hasScale ? scale : Math.max(scale, decimalsOf(amount));
  }

  /** Minor units of a decimal text at a scale to which all rows so far can be brought. */
  function minorOfText(text: string, wider: number): number {
    if (wider === scale) return readDecimal(text, scale);
    const fits = wider <= SCALE_MAX && largest * 10 ** (wider - scale) <= Number.MAX_SAFE_INTEGER;
    return fits ? readDecimal(text, wider) : Number.NaN;
  }

  function widen(wider: number): void {
    const factor = 10 ** (wider - scale);
    // A copy, because logs already handed out look at the old column.
    minors = minors.map((value) => value * factor);
    largest *= factor;
    scale = wider;
  }

  function minorOf(amount: unknown): number {
    if (widest) return Number.NaN;
    const minor = typeof amount === 'bigint' ? Number(amount) : amount;
    return Number.isSafeInteger(minor) ? (minor as number) + 0 : Number.NaN;
  }

  function report(row: number, field: string, { code, message }: Fault): void {
    if (onInvalid !== undefined) {
      onInvalid({ path: [row, field], code, message });
      return;
    }
    const facts = { row, field, issue: code };
    throw new FailureError('INVALID_VALUE', `row ${row}: ${field} ${message}`, facts);
  }

  function log(): TransactionLog {
    encodePending();
    return {
      rows,
      customers: encoder.keys.slice(),
      codes: codes.subarray(0, rows),
      at: instants.subarray(0, rows),
      minor: minors.subarray(0, rows),
      timeOrdered,
      currency,
      scale,
      zeroAmounts,
    };
  }

  return { add, log };
}

function largestOf(minor: Float64Array): number {
  let largest = 0;
  for (const value of minor) if (Math.abs(value) > largest) largest = Math.abs(value);
  return largest;
}

/** A copy of a column with room for more rows. */
function grown<Column extends Uint32Array | Float64Array>(column: Column, rows: number): Column {
  const larger = new (column.constructor as new (length: number) => Column)(rows);
  larger.set(column);
  return larger;
}
