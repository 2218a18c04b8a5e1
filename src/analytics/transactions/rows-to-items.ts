/** Rows to items: reads any iterable of order lines into an item log. */
import { breach } from '../../kernel/errors.ts';
import { createItemCollector, type ItemLine } from './item-collector.ts';
import type { ItemLog } from './item-log.ts';
import type { Column } from './rows-to-log.ts';
import { settledOptions, type TransactionLogOptions } from './transaction-log-options.ts';

/** Where an order line says what it is; exactly one of `minor` and `amount`. */
export interface ItemColumns<Row>
  extends Pick<TransactionLogOptions, 'currency' | 'zone' | 'onInvalid'> {
  /** The order: a text that is not empty, or a safe integer. */
  readonly order: Column<Row>;
  /** The item: a text that is not empty, or a safe integer. */
  readonly item: Column<Row>;
  /** The instant: a `Date`, epoch milliseconds, ISO text; a date where `zone` is given. */
  readonly at: Column<Row>;
  /** The customer, as in a transaction log; `null`, `undefined` or `''` where none is known. */
  readonly customer?: Column<Row>;
  /** How many or how much, a number or decimal text; 1 in every row if left out. */
  readonly quantity?: Column<Row>;
  /** The amount of the row in whole minor units; negative for a refund. */
  readonly minor?: Column<Row>;
  /** The amount of the row as exact decimal text. */
  readonly amount?: Column<Row>;
  /** Decimals of an amount: 2, the default, for cents; a whole number from 0 to 15. */
  readonly scale?: number;
}

/**
 * An item log of order lines in any shape, in the order they come.
 *
 * Rows of one order share its customer, and the order was placed at the earliest of their instants.
 * Nothing is sorted or merged: an item that stands in two rows of an order stays in two.
 *
 * @param rows Any iterable: an array, a generator, the result of a query. Read once and not kept.
 * @param columns Where the fields are, and what holds for every row.
 * @returns The log, or a promise of it where the rows come asynchronously.
 * @throws FailureError `INVALID_VALUE` at the first row that is no order line, or that names
 *   another customer than its order has, with row and field, unless `onInvalid` is given.
 * @throws ContractError if `columns` is not as described.
 * @example
 * ```ts
 * import { itemLog } from 'everbond/transactions';
 *
 * const rows = [
 *   { order: 'A-1', sku: 'tea', id: 'ada', paid_at: '2026-01-05T09:00Z', cents: 500 },
 *   { order: 'A-1', sku: 'cup', id: 'ada', paid_at: '2026-01-05T09:00Z', cents: 1200 },
 *   { order: 'A-2', sku: 'tea', id: null, paid_at: '2026-01-06T09:00Z', cents: 500 },
 * ];
 * const columns = {
 *   order: 'order',
 *   item: 'sku',
 *   customer: 'id',
 *   at: 'paid_at',
 *   minor: 'cents',
 * } as const;
 * const log = itemLog(rows, columns);
 *
 * log.items; // => ['tea', 'cup']
 * Array.from(log.orderCodes); // => [0, 0, 1]
 * Array.from(log.orderCustomers); // => [0, -1]
 * ```
 */
export function itemLog<Row>(rows: Iterable<Row>, columns: ItemColumns<Row>): ItemLog;
export function itemLog<Row>(rows: AsyncIterable<Row>, columns: ItemColumns<Row>): Promise<ItemLog>;
export function itemLog<Row>(
  rows: Iterable<Row> | AsyncIterable<Row>,
  columns: ItemColumns<Row>,
): ItemLog | Promise<ItemLog> {
  const lineOf = lineReader(columns);
  const settled = settledOptions('itemLog', columns, null);
  const { scale } = settled;
  if (scale === 'widest') return breach('itemLog', 'scale', 'must be a number');
  const isText = columns.amount !== undefined;
  const { add, log } = createItemCollector({ ...settled, scale, isText }, namesOf(columns));
  if (typeof rows !== 'object' || rows === null) breach('itemLog', 'rows', 'must be iterable');
  if (Symbol.asyncIterator in rows) {
    return (async () => {
      for await (const row of rows) add(lineOf(row));
      return log();
    })();
  }
  if (!(Symbol.iterator in rows)) breach('itemLog', 'rows', 'must be iterable');
  for (const row of rows) add(lineOf(row));
  return log();
}

/** Reads the fields of a row; of what is no row, nothing. */
function lineReader<Row>(columns: ItemColumns<Row>): (row: Row) => ItemLine {
  const { minor, amount } = columns;
  if ((minor === undefined) === (amount === undefined)) {
    breach('itemLog', 'columns', 'must name exactly one of minor and amount');
  }
  const order = readerOf(columns.order);
  const item = readerOf(columns.item);
  const at = readerOf(columns.at);
  const much = readerOf((minor ?? amount) as Column<Row>);
  const customer = columns.customer === undefined ? () => null : readerOf(columns.customer);
  const quantity = columns.quantity === undefined ? () => 1 : readerOf(columns.quantity);
  return (row) => {
    if (typeof row !== 'object' || row === null) return NO_LINE;
    return {
      order: order(row),
      item: item(row),
      at: at(row),
      customer: customer(row),
      quantity: quantity(row),
      amount: much(row),
    };
  };
}

const NO_LINE: ItemLine = { order: '', item: '', at: '', customer: null, quantity: 1, amount: '' };

function readerOf<Row>(column: Column<Row>): (row: Row) => unknown {
  if (typeof column === 'function') return column;
  if (typeof column === 'string') return (row) => row[column];
  return breach('itemLog', 'columns', 'must be names of fields or functions of a row');
}

/** What issues call the fields: what the host calls them. */
function namesOf<Row>(columns: ItemColumns<Row>): Readonly<Record<keyof ItemLine, string>> {
  const name = (column: Column<Row> | undefined, otherwise: string) =>
    typeof column === 'string' ? column : otherwise;
  return {
    order: name(columns.order, 'order'),
    item: name(columns.item, 'item'),
    at: name(columns.at, 'at'),
    customer: name(columns.customer, 'customer'),
    quantity: name(columns.quantity, 'quantity'),
    amount: name(columns.minor ?? columns.amount, columns.minor === undefined ? 'amount' : 'minor'),
  };
}
