/** Rows to log: reads any iterable of the host's own rows into a transaction log. */
import { breach } from '../../kernel/errors.ts';
import type { TransactionLog } from './transaction-log.ts';
import {
  createTransactionLogBuilder,
  type TransactionLogBuilder,
} from './transaction-log-builder.ts';
import type { TransactionLogOptions } from './transaction-log-options.ts';

/** A field of a row: its name, or a function that reads it. */
export type Column<Row> = (keyof Row & string) | ((row: Row) => unknown);

/** Where a row says who, when and how much; exactly one of `minor` and `amount`. */
export interface TransactionColumns<Row> extends TransactionLogOptions {
  /** The customer: a text that is not empty, or a safe integer. */
  readonly customer: Column<Row>;
  /** The instant: a `Date`, epoch milliseconds, ISO text; a date where `zone` is given. */
  readonly at: Column<Row>;
  /** The amount in whole minor units, as number or bigint; negative for a refund. */
  readonly minor?: Column<Row>;
  /** The amount as exact decimal text; negative for a refund. `scale` is `'widest'` by default. */
  readonly amount?: Column<Row>;
  /** A log that the rows are appended to; it stays as it is. */
  readonly appendTo?: TransactionLog;
  /** Called every 65,536 rows and at the end with the number of rows read so far. */
  readonly onProgress?: (rows: number) => void;
}

/** Rows between two reports of progress; a power of two. */
const PROGRESS_ROWS = 65_536;

/**
 * A transaction log of rows in any shape, in the order they come.
 *
 * A row is a purchase, or a refund where its amount is negative. Several rows on one day stay
 * several. Nothing is sorted, merged or rounded. The rows are read once and not kept.
 *
 * @param rows Any iterable: an array, a generator, the result of a query.
 * @param columns Where the fields are, and what holds for every row.
 * @returns The log, or a promise of it where the rows come asynchronously.
 * @throws FailureError `INVALID_VALUE` at the first row that is no transaction, naming the row and
 *   the field, unless `onInvalid` is given.
 * @throws ContractError if `columns` is not as described.
 * @example
 * ```ts
 * import { transactionLog } from 'everbond/transactions';
 *
 * const rows = [
 *   { id: 'ada', paid_at: '2026-01-05T09:00Z', cents: 2000 },
 *   { id: 'bob', paid_at: '2026-01-20T18:30Z', cents: 1050 },
 *   { id: 'ada', paid_at: '2026-02-05T12:00Z', cents: -500 },
 * ];
 * const columns = { customer: 'id', at: 'paid_at', minor: 'cents', currency: 'EUR' } as const;
 * const log = transactionLog(rows, columns);
 *
 * log.rows; // => 3
 * log.customers; // => ['ada', 'bob']
 * log.timeOrdered; // => true
 * ```
 */
export function transactionLog<Row>(
  rows: Iterable<Row>,
  columns: TransactionColumns<Row>,
): TransactionLog;
export function transactionLog<Row>(
  rows: AsyncIterable<Row>,
  columns: TransactionColumns<Row>,
): Promise<TransactionLog>;
export function transactionLog<Row>(
  rows: Iterable<Row> | AsyncIterable<Row>,
  columns: TransactionColumns<Row>,
): TransactionLog | Promise<TransactionLog> {
  const { builder, take } = rowTaker(columns);
  if (Symbol.asyncIterator in rows) return takeAsync(rows, take, builder, columns.onProgress);
  if (!(Symbol.iterator in rows)) breach('transactionLog', 'rows', 'must be iterable');

  let count = 0;
  for (const row of rows) {
    take(row);
    count += 1;
    if (count % PROGRESS_ROWS === 0) columns.onProgress?.(count);
  }
  columns.onProgress?.(count);
  return builder.log();
}

async function takeAsync<Row>(
  rows: AsyncIterable<Row>,
  take: (row: Row) => void,
  builder: TransactionLogBuilder,
  onProgress: ((rows: number) => void) | undefined,
): Promise<TransactionLog> {
  let count = 0;
  for await (const row of rows) {
    take(row);
    count += 1;
    if (count % PROGRESS_ROWS === 0) onProgress?.(count);
  }
  onProgress?.(count);
  return builder.log();
}

function rowTaker<Row>(columns: TransactionColumns<Row>) {
  const { minor, amount, appendTo } = columns;
  if ((minor === undefined) === (amount === undefined)) {
    breach('transactionLog', 'columns', 'must name exactly one of minor and amount');
  }
  const much = (minor ?? amount) as Column<Row>;
  const options =
    amount !== undefined && columns.scale === undefined
      ? { ...columns, scale: 'widest' as const }
      : columns;
  const names = {
    customer: nameOf(columns.customer, 'customer'),
    at: nameOf(columns.at, 'at'),
    amount: nameOf(much, minor === undefined ? 'amount' : 'minor'),
  };
  for (const column of [columns.customer, columns.at, much]) {
    if (typeof column === 'string' || typeof column === 'function') continue;
    breach('transactionLog', 'columns', 'must be names of fields or functions of a row');
  }
  const builder = createTransactionLogBuilder(options, names, appendTo ?? null);
  const [who, when] = [columns.customer, columns.at];
  // Three functions, one a field: in one for all, the machine could not learn where a field lies.
  const customerOf = typeof who === 'function' ? who : (row: Row): unknown => row[who as keyof Row];
  const atOf = typeof when === 'function' ? when : (row: Row): unknown => row[when as keyof Row];
  const amountOf =
    typeof much === 'function' ? much : (row: Row): unknown => row[much as keyof Row];
  const take = (row: Row): void => {
    const isRow = typeof row === 'object' && row !== null;
    if (isRow) builder.add(customerOf(row), atOf(row), amountOf(row));
    else builder.add(undefined, undefined, undefined);
  };
  return { builder, take };
}

function nameOf<Row>(column: Column<Row>, otherwise: string): string {
  return typeof column === 'string' ? column : otherwise;
}
