/** Item collector: checks order lines one at a time and keeps them as columns. */
import { readDecimal } from '../../kernel/decimal.ts';
import { FailureError } from '../../kernel/errors.ts';
import { createDateReader } from './date-reader.ts';
import type { ItemLog } from './item-log.ts';
import { createKeyEncoder } from './key-encoder.ts';
import { amountFault, customerFault, dateFault, type Fault } from './row-faults.ts';
import type { SettledOptions } from './transaction-log-options.ts';

/** What a row says, one field each. */
export interface ItemLine {
  readonly order: unknown;
  readonly item: unknown;
  readonly at: unknown;
  readonly customer: unknown;
  readonly quantity: unknown;
  readonly amount: unknown;
}

/** What holds for every row: settled options, and whether amounts are decimal texts. */
export interface ItemOptions extends Omit<SettledOptions, 'scale' | 'zeroAmounts'> {
  readonly scale: number;
  readonly isText: boolean;
}

/** A collector without rows; `names` are what issues call the fields. */
export function createItemCollector(
  { currency, zone, onInvalid, scale, isText }: ItemOptions,
  names: Readonly<Record<keyof ItemLine, string>>,
) {
  const [orders, items, customers] = [createKeyEncoder(), createKeyEncoder(), createKeyEncoder()];
  const orderCodes: number[] = [];
  const itemCodes: number[] = [];
  const quantities: number[] = [];
  const minors: number[] = [];
  const orderAt: number[] = [];
  const orderCustomers: number[] = [];
  const dates = createDateReader(zone);
  let seen = 0;

  function add(line: ItemLine): void {
    const row = seen;
    seen += 1;
    const ms = dates(line.at);
    const quantity = quantityOf(line.quantity);
    const minor = isText ? minorOfText(line.amount, scale) : minorOf(line.amount);
    const known = line.customer !== null && line.customer !== undefined && line.customer !== '';
    const faults: (readonly [keyof ItemLine, Fault])[] = [];
    if (!isKey(line.order)) faults.push(['order', keyFault('ORDER', 'order')]);
    if (!isKey(line.item)) faults.push(['item', keyFault('ITEM', 'item')]);
    if (Number.isNaN(ms)) faults.push(['at', dateFault(line.at, zone)]);
    if (known && !isKey(line.customer)) faults.push(['customer', customerFault(line.customer)]);
    if (Number.isNaN(quantity)) faults.push(['quantity', QUANTITY_FAULT]);
    if (Number.isNaN(minor)) faults.push(['amount', muchFault(line.amount, isText)]);
    if (faults.length === 0 && known && isOthers(line)) faults.push(['customer', OTHER_CUSTOMER]);
    for (const [field, fault] of faults) report(row, names[field], fault);
    if (faults.length > 0) return;

    const order = orders.encode(plainKey(line.order));
    if (order === orderAt.length) {
      orderAt.push(ms);
      orderCustomers.push(-1);
    }
    if (ms < orderAt[order]!) orderAt[order] = ms;
    if (known) orderCustomers[order] = customers.encode(plainKey(line.customer));
    orderCodes.push(order);
    itemCodes.push(items.encode(plainKey(line.item)));
    quantities.push(quantity);
    minors.push(minor);
  }

  /** Whether the order of a line belongs to another customer than the line says. */
  function isOthers(line: ItemLine): boolean {
    const order = orders.find(plainKey(line.order));
    const customer = order < 0 ? -1 : orderCustomers[order]!;
    return customer >= 0 && customers.keys[customer] !== plainKey(line.customer);
  }

  function report(row: number, field: string, { code, message }: Fault): void {
    if (onInvalid !== undefined) return onInvalid({ path: [row, field], code, message });
    const facts = { row, field, issue: code };
    throw new FailureError('INVALID_VALUE', `row ${row}: ${field} ${message}`, facts);
  }

  const log = (): ItemLog => ({
    rows: orderCodes.length,
    orders: orders.keys,
    items: items.keys,
    customers: customers.keys,
    orderCodes: Uint32Array.from(orderCodes),
    itemCodes: Uint32Array.from(itemCodes),
    quantity: Float64Array.from(quantities),
    minor: Float64Array.from(minors),
    orderAt: Float64Array.from(orderAt),
    orderCustomers: Int32Array.from(orderCustomers),
    currency,
    scale,
  });
  return { add, log };
}

const QUANTITY_FAULT: Fault = {
  code: 'NOT_A_QUANTITY',
  message: 'must be a finite number or decimal text such as 2 or 0.75',
};
const OTHER_CUSTOMER: Fault = {
  code: 'OTHER_CUSTOMER',
  message: 'must be the customer whom an earlier row of the order names',
};

function keyFault(name: string, field: string): Fault {
  return { code: `NOT_AN_${name}`, message: `must name the ${field} by text or a safe integer` };
}

/** Why a value is no amount of the column's kind. */
function muchFault(value: unknown, isText: boolean): Fault {
  if (isText && typeof value !== 'string' && value !== null && value !== undefined) {
    return { code: 'NOT_AN_AMOUNT', message: 'must be decimal text' };
  }
  // Text where a number belongs is told what a wrong number is told.
  return amountFault(!isText && value !== '' && typeof value === 'string' ? 0.5 : value, false);
}

function isKey(value: unknown): boolean {
  return typeof value === 'string' ? value !== '' : Number.isSafeInteger(value);
}

/** A key that was found to be one; adding 0 turns -0, which JSON cannot hold, into 0. */
function plainKey(value: unknown): string | number {
  return typeof value === 'number' ? value + 0 : (value as string);
}

function quantityOf(value: unknown): number {
  const isText = typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value);
  const number =
    typeof value === 'number' || typeof value === 'bigint' || isText ? Number(value) : NaN;
  return Number.isFinite(number) ? number + 0 : Number.NaN;
}

function minorOf(value: unknown): number {
  const minor = typeof value === 'bigint' ? Number(value) : value;
  return Number.isSafeInteger(minor) ? (minor as number) + 0 : Number.NaN;
}

function minorOfText(value: unknown, scale: number): number {
  return typeof value === 'string' ? readDecimal(value, scale) : Number.NaN;
}
