/**
 * Row sink: takes the three fields of a row as bytes, checks them, and keeps them as columns.
 *
 * The columns are the log; nothing else of a row is kept. A row with a field that cannot be read is
 * reported, field by field, and left out.
 */
import { isUtf8 } from 'node:buffer';

import type { TransactionLog } from 'everbond/transactions';

import { createCustomerCodes, NAMES_AT_ONCE } from './customer-codes.ts';
import { createAmountReader, createAtReader } from './field-readers.ts';
import type { RowIssues } from './row-issues.ts';

/** Names of the three columns in the file. */
export interface ColumnNames {
  readonly customer: string;
  readonly at: string;
  readonly amount: string;
}

/** Takes rows and makes a log of them. */
export interface RowSink {
  /**
   * Adds the row that begins on a line of the file, or reports why it cannot.
   *
   * @param bounds From and to of the customer's field, of the date's, of the amount's.
   */
  readonly take: (line: number, bytes: Buffer, bounds: Int32Array) => void;
  /** To be called before bytes that rows were taken from are overwritten. */
  readonly settle: (bytes: Buffer) => void;
  /** Whether the rows that follow are known to be UTF-8; if not, each customer is looked at. */
  readonly trustText: (isText: boolean) => void;
  /** Rows taken so far. */
  readonly rows: () => number;
  /** The log of all rows taken and settled. */
  readonly log: () => TransactionLog;
}

const AT_RULE = 'must be a date that exists, such as 2026-03-01, or an instant with its zone';
const AMOUNT_RULE = 'must be a decimal number such as 12.50, without separators of thousands';

/** A sink without rows, with room for as many as are expected; more may come. */
export function createRowSink(
  names: ColumnNames,
  zone: string,
  issues: RowIssues,
  rowsExpected: number,
): RowSink {
  const customers = createCustomerCodes();
  const readAt = createAtReader(zone);
  const amounts = createAmountReader();
  let codes = new Uint32Array(rowsExpected + 1);
  let instants = new Float64Array(rowsExpected + 1);
  let minors = new Float64Array(rowsExpected + 1);
  let rows = 0;
  let timeOrdered = true;
  let scale = 0;
  let largest = 0;
  let isText = true;
  // Rows from `settled` on: where the customer, who has no code yet, stands in the bytes.
  let settled = 0;
  const froms = new Int32Array(NAMES_AT_ONCE);
  const tos = new Int32Array(NAMES_AT_ONCE);

  function take(line: number, bytes: Buffer, bounds: Int32Array): void {
    const from = bounds[0]!;
    const to = bounds[1]!;
    const at = readAt(bytes, bounds[2]!, bounds[3]!);
    const amount = amounts.read(bytes, bounds[4]!, bounds[5]!);
    const isNamed = from < to && (isText || isUtf8(bytes.subarray(from, to)));
    if (!isNamed || Number.isNaN(at) || Number.isNaN(amount)) {
      if (from === to) issues.add(line, names.customer, 'must name the customer');
      else if (!isNamed) issues.add(line, names.customer, 'must be UTF-8 text');
      if (Number.isNaN(at)) issues.add(line, names.at, AT_RULE);
      if (Number.isNaN(amount)) issues.add(line, names.amount, AMOUNT_RULE);
      return;
    }
    const minor = amounts.decimals === scale ? amount : rescaled(amount, amounts.decimals);
    if (Number.isNaN(minor)) {
      const decimals = Math.max(scale, amounts.decimals);
      issues.add(line, names.amount, `does not fit beside amounts of ${decimals} decimals`);
      return;
    }

    if (rows === codes.length) makeRoom(bytes);
    froms[rows - settled] = from;
    tos[rows - settled] = to;
    instants[rows] = at;
    minors[rows] = minor;
    if (rows > 0 && at < instants[rows - 1]!) timeOrdered = false;
    rows += 1;
    if (minor > largest || -minor > largest) largest = Math.abs(minor);
    if (rows - settled === NAMES_AT_ONCE) settle(bytes);
  }

  function settle(bytes: Buffer): void {
    customers.write(bytes, froms, tos, codes.subarray(settled, rows));
    settled = rows;
  }

  function makeRoom(bytes: Buffer): void {
    settle(bytes);
    codes = grown(codes);
    instants = grown(instants);
    minors = grown(minors);
  }

  /** The amount in the scale of the column, which widens to its decimals; `NaN` if none fits. */
  function rescaled(amount: number, decimals: number): number {
    const factor = 10 ** Math.abs(decimals - scale);
    const widened = decimals < scale ? Math.abs(amount) * factor : largest * factor;
    if (widened > Number.MAX_SAFE_INTEGER) return Number.NaN;
    if (decimals < scale) return amount * factor;
    for (let row = 0; row < rows; row += 1) minors[row]! *= factor;
    largest = widened;
    scale = decimals;
    return amount;
  }

  // Written out rather than passed through `columnarLog`, which would look at every row once more:
  // each value has been checked above.
  function log(): TransactionLog {
    return {
      rows,
      customers: customers.names,
      codes: codes.subarray(0, rows),
      at: instants.subarray(0, rows),
      minor: minors.subarray(0, rows),
      timeOrdered,
      currency: null,
      scale,
      zeroAmounts: 'purchase',
    };
  }

  return {
    take,
    settle,
    trustText: (known) => {
      isText = known;
    },
    rows: () => rows,
    log,
  };
}

/** A copy of a column with room for twice as many rows. */
function grown<Column extends Uint32Array | Float64Array>(column: Column): Column {
  const larger = new (column.constructor as new (length: number) => Column)(column.length * 2);
  larger.set(column);
  return larger;
}
