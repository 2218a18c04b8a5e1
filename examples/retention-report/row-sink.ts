/**
 * Row sink: takes the three fields of a row as bytes, checks them, and keeps them as columns.
 *
 * The columns are what `columnarLog` borrows; nothing else of a row is kept. A row with a field
 * that cannot be read is reported, field by field, and left out.
 */
import { columnarLog, type TransactionLog } from 'everbond/transactions';

import { createCustomerCodes } from './customer-codes.ts';
import { createAmountReader, createAtReader } from './field-readers.ts';
import type { RowIssues } from './row-issues.ts';

/** Names of the three columns in the file. */
export interface ColumnNames {
  readonly customer: string;
  readonly at: string;
  readonly amount: string;
}

/** Where the fields of a row stand: from and to of the customer, of the date, of the amount. */
export type FieldBounds = Int32Array;

/** Takes rows and makes a log of them. */
export interface RowSink {
  /** Adds the row that begins on a line of the file, or reports why it cannot. */
  readonly take: (line: number, bytes: Buffer, bounds: FieldBounds) => void;
  /** The log of all rows taken. */
  readonly log: () => TransactionLog;
}

const FIRST_ROWS = 1 << 14;

/** A sink without rows. */
export function createRowSink(names: ColumnNames, zone: string, issues: RowIssues): RowSink {
  const customers = createCustomerCodes();
  const readAt = createAtReader(zone);
  const amounts = createAmountReader();
  let rows = 0;
  let codes = new Uint32Array(FIRST_ROWS);
  let instants = new Float64Array(FIRST_ROWS);
  let minors = new Float64Array(FIRST_ROWS);
  let scale = 0;
  let scaleLine = 0;
  let largest = 0;

  function take(line: number, bytes: Buffer, bounds: FieldBounds): void {
    const customerFrom = bounds[0]!;
    const customerTo = bounds[1]!;
    const at = readAt(bytes, bounds[2]!, bounds[3]!);
    const amount = amounts.read(bytes, bounds[4]!, bounds[5]!);
    const isSound = customerFrom < customerTo && !Number.isNaN(at) && !Number.isNaN(amount);
    const code = isSound ? customers.codeOf(bytes, customerFrom, customerTo) : -1;
    if (code < 0) return report(line, bounds, at, amount);

    const minor = amounts.decimals === scale ? amount : rescaled(line, amount, amounts.decimals);
    if (Number.isNaN(minor)) {
      const beside = `the ${Math.max(scale, amounts.decimals)} decimals of line`;
      const other = amounts.decimals > scale ? 'others before it' : `line ${scaleLine}`;
      return issues.add(line, names.amount, `${beside} ${other}`);
    }
    if (rows === codes.length) {
      codes = grown(codes);
      instants = grown(instants);
      minors = grown(minors);
    }
    codes[rows] = code;
    instants[rows] = at;
    minors[rows] = minor;
    rows += 1;
    if (minor > largest || -minor > largest) largest = Math.abs(minor);
  }

  /** The amount in the scale of the columns, which widen to its decimals; `NaN` if that is too large. */
  function rescaled(line: number, amount: number, decimals: number): number {
    const factor = 10 ** Math.abs(decimals - scale);
    if (decimals < scale) return safe(amount * factor);
    if (Number.isNaN(safe(largest * factor))) return Number.NaN;
    for (let row = 0; row < rows; row += 1) minors[row]! *= factor;
    largest *= factor;
    scale = decimals;
    scaleLine = line;
    return amount;
  }

  function report(line: number, bounds: FieldBounds, at: number, amount: number): void {
    const isEmpty = bounds[0] === bounds[1];
    if (isEmpty) issues.add(line, names.customer, 'is empty: every row needs a customer');
    if (Number.isNaN(at)) issues.add(line, names.at, AT_RULE);
    if (Number.isNaN(amount)) issues.add(line, names.amount, AMOUNT_RULE);
    if (!isEmpty && !Number.isNaN(at) && !Number.isNaN(amount)) {
      issues.add(line, names.customer, 'is no UTF-8 text: save the file in that encoding');
    }
  }

  function log(): TransactionLog {
    return columnarLog(
      {
        codes: codes.subarray(0, rows),
        dictionary: customers.names,
        at: instants.subarray(0, rows),
        minor: minors.subarray(0, rows),
      },
      { scale },
    );
  }

  return { take, log };
}

const AT_RULE = 'must be a date that exists, such as 2026-03-01, or an instant with its zone';
const AMOUNT_RULE = 'must be a decimal number such as 12.50, without separators of thousands';

/** The number, or `NaN` beyond 2^53 - 1, where whole numbers are no longer exact. */
function safe(value: number): number {
  return Number.isSafeInteger(value) ? value : Number.NaN;
}

/** A copy of a column with room for twice as many rows. */
function grown<Column extends Uint32Array | Float64Array>(column: Column): Column {
  const larger = new (column.constructor as new (length: number) => Column)(column.length * 2);
  larger.set(column);
  return larger;
}
