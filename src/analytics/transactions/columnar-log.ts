/**
 * Columnar log: takes columns that the host already has, without an object per row.
 *
 * Columns of codes, instants and minor units are borrowed: looked through once, never copied and
 * never changed, so the host must not change them either. Keys, dates and other number types, as
 * Arrow, DuckDB and Parquet readers give them, are read into columns of our own.
 */
import { breach, FailureError } from '../../kernel/errors.ts';
import { epochMsOf } from '../../kernel/instant.ts';
import { createDateReader } from './date-reader.ts';
import { createKeyEncoder } from './key-encoder.ts';
import { customerFault, dateFault, type Fault } from './row-faults.ts';
import type { CustomerKey, TransactionLog } from './transaction-log.ts';
import { settledOptions, type TransactionLogOptions } from './transaction-log-options.ts';

/** Columns of equal length, one entry a row. */
export interface TransactionColumnsOf {
  /** The customer of each row: keys, or codes into `dictionary`. Exactly one of the two. */
  readonly customer?: ArrayLike<CustomerKey>;
  /** Codes into `dictionary`; borrowed where it is a `Uint32Array`. */
  readonly codes?: ArrayLike<number>;
  /** Distinct keys; needed with `codes`. */
  readonly dictionary?: readonly CustomerKey[];
  /** Epoch milliseconds, borrowed where it is a `Float64Array`; or texts, dates, bigints. */
  readonly at: ArrayLike<number | bigint | string | Date>;
  /** Whole minor units, borrowed where it is a `Float64Array`. */
  readonly minor: ArrayLike<number | bigint>;
}

/**
 * A transaction log over columns.
 *
 * One pass checks every entry. Unlike rows, columns that are wrong are wrong as a whole: the first
 * entry that is no transaction is thrown, and `onInvalid` is not asked.
 *
 * @param columns Columns of equal length.
 * @param options What holds for every row; `scale` is a number, 2 by default.
 * @returns The log. With borrowed columns it holds them, not copies.
 * @throws FailureError `INVALID_VALUE` naming the first row and column that is wrong.
 * @throws ContractError if the columns differ in length or an option is not as described.
 * @example Columns as an analytical database hands them over
 * ```ts
 * import { columnarLog } from 'everbond/transactions';
 *
 * const log = columnarLog({
 *   codes: new Uint32Array([0, 1, 0]),
 *   dictionary: ['ada', 'bob'],
 *   at: new Float64Array([1_767_607_200_000, 1_768_933_800_000, 1_770_285_600_000]),
 *   minor: new Float64Array([2000, 1050, 3000]),
 * });
 *
 * log.rows; // => 3
 * log.timeOrdered; // => true
 * ```
 */
export function columnarLog(
  columns: TransactionColumnsOf,
  options: Omit<TransactionLogOptions, 'onInvalid'> = {},
): TransactionLog {
  const { zone, zeroAmounts, currency, scale } = settledOptions('columnarLog', options, null);
  if (scale === 'widest') return breach('columnarLog', 'scale', 'must be a number for columns');
  const { codes: given, dictionary, customer } = columns;
  if ((given === undefined) === (customer === undefined)) {
    breach('columnarLog', 'columns', 'must hold exactly one of customer and codes');
  }
  const rows = columns.at.length;
  if (columns.minor.length !== rows) breach('columnarLog', 'minor', 'must be as long as at');
  if ((given ?? customer)?.length !== rows) {
    breach('columnarLog', given === undefined ? 'customer' : 'codes', 'must be as long as at');
  }

  const at = instantColumn(columns.at, zone);
  const minor = minorColumn(columns.minor);
  const named =
    given === undefined
      ? encodedColumn(customer as ArrayLike<CustomerKey>)
      : { codes: codeColumn(given, dictionary), customers: checkedDictionary(dictionary) };
  const timeOrdered = isOrdered(at);
  return { rows, ...named, at, minor, timeOrdered, currency, scale, zeroAmounts };
}

/** Whether a column never falls. */
export function isOrdered(at: Float64Array): boolean {
  for (let row = 1; row < at.length; row += 1) if (at[row]! < at[row - 1]!) return false;
  return true;
}

function instantColumn(given: TransactionColumnsOf['at'], zone: string | null): Float64Array {
  const column = given instanceof Float64Array ? given : new Float64Array(given.length);
  const read = createDateReader(zone);
  for (let row = 0; row < given.length; row += 1) {
    const value = given[row]!;
    const ms =
      typeof value === 'number'
        ? epochMsOf(value)
        : read(typeof value === 'bigint' ? Number(value) : value);
    if (Number.isNaN(ms)) refuse(row, 'at', dateFault(value, zone));
    if (column !== given) column[row] = ms;
  }
  return column;
}

function minorColumn(given: TransactionColumnsOf['minor']): Float64Array {
  const column = given instanceof Float64Array ? given : new Float64Array(given.length);
  for (let row = 0; row < given.length; row += 1) {
    const value = Number(given[row]);
    if (!Number.isSafeInteger(value)) refuse(row, 'minor', AMOUNT_FAULT);
    if (column !== given) column[row] = value + 0;
  }
  return column;
}

const AMOUNT_FAULT: Fault = {
  code: 'NOT_AN_AMOUNT',
  message: 'must be a whole number of minor units, at most 2^53 - 1',
};

function codeColumn(
  given: ArrayLike<number>,
  dictionary: readonly CustomerKey[] = [],
): Uint32Array {
  const column = given instanceof Uint32Array ? given : new Uint32Array(given.length);
  const size = dictionary.length;
  for (let row = 0; row < given.length; row += 1) {
    const code = given[row]!;
    if (!(code >= 0 && code < size && Number.isInteger(code))) {
      refuse(row, 'codes', { code: 'NOT_A_CODE', message: `must be from 0 to ${size - 1}` });
    }
    if (column !== given) column[row] = code;
  }
  return column;
}

function checkedDictionary(dictionary: readonly CustomerKey[] = []): readonly CustomerKey[] {
  const encoder = createKeyEncoder();
  for (const [row, key] of dictionary.entries()) {
    if (!isKey(key)) refuse(row, 'dictionary', customerFault(key));
    if (encoder.encode(key) !== row) {
      refuse(row, 'dictionary', { code: 'DUPLICATE', message: 'must hold each key once' });
    }
  }
  return dictionary;
}

/** Keys checked and then encoded while they are still in the nearest cache. */
const BLOCK_KEYS = 256;

function encodedColumn(given: ArrayLike<CustomerKey>) {
  const encoder = createKeyEncoder();
  const codes = new Uint32Array(given.length);
  const block = new Array<CustomerKey>(BLOCK_KEYS);
  for (let from = 0; from < given.length; from += BLOCK_KEYS) {
    const count = Math.min(BLOCK_KEYS, given.length - from);
    for (let index = 0; index < count; index += 1) {
      const key = given[from + index]!;
      if (!isKey(key)) refuse(from + index, 'customer', customerFault(key));
      block[index] = key;
    }
    encoder.encodeAll(block, count, codes, from);
  }
  return { codes, customers: encoder.keys };
}

function isKey(key: unknown): key is CustomerKey {
  return typeof key === 'string' ? key !== '' : Number.isSafeInteger(key) && !Object.is(key, -0);
}

function refuse(row: number, field: string, { code, message }: Fault): never {
  const text = `columnarLog: row ${row}: ${field} ${message}`;
  throw new FailureError('INVALID_VALUE', text, { row, field, issue: code });
}
