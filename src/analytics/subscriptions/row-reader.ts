/** Row reader: one row of the host as one subscription, or all that is wrong with it. */
import { isCurrency } from '../../kernel/currency.ts';
import { breach } from '../../kernel/errors.ts';
import { planIntervalOf } from './plan-interval.ts';
import type { SubscriptionEntry } from './subscription-columns.ts';
import type { Column, SubscriptionColumns } from './subscription-fields.ts';
import { type CustomerKey, OPEN_END_MS } from './subscription-log.ts';

/** Told each fault: the host's name of the field, a code, and the end of a sentence. */
type Report = (field: string, code: string, message: string) => void;

const DATE_RULE = 'must be an instant that names its zone, or a date where the zone is given';

/**
 * A reader for rows of one shape.
 *
 * @throws ContractError naming the option that is not as described.
 */
export function createRowReader<Row>(
  where: string,
  columns: SubscriptionColumns<Row>,
  msOf: (value: unknown) => number,
): (row: Row, report: Report) => SubscriptionEntry | null {
  const customerOf = fieldReader(where, 'customer', columns.customer);
  const startOf = fieldReader(where, 'start', columns.start);
  const endOf = fieldReader(where, 'end', columns.end);
  const minorOf = fieldReader(where, 'minor', columns.minor);
  const planOf = planReader(where, columns);
  const currencyOf = currencyReader(where, columns);

  return (row, report) => {
    let faults = 0;
    const fault = (field: string, code: string, message: string): null => {
      faults += 1;
      report(field, code, message);
      return null;
    };
    const customer = customerKey(customerOf.value(row));
    if (customer === null) {
      const missing = [undefined, null, ''].includes(customerOf.value(row) as null);
      if (missing) fault(customerOf.name, 'CUSTOMER_MISSING', 'must name the customer');
      else fault(customerOf.name, 'NOT_A_CUSTOMER', 'must be a text or a safe integer');
    }
    const startMs = msOf(startOf.value(row));
    if (Number.isNaN(startMs)) fault(startOf.name, 'NOT_A_DATE', DATE_RULE);
    const end = endOf.value(row);
    const endMs = end === null || end === '' ? OPEN_END_MS : msOf(end);
    if (Number.isNaN(endMs)) fault(endOf.name, 'NOT_A_DATE', `${DATE_RULE}; null for no end`);
    if (endMs <= startMs) fault(endOf.name, 'EMPTY_PERIOD', 'must be after the start');
    const given = minorOf.value(row);
    const minor = typeof given === 'bigint' ? Number(given) : given;
    if (!Number.isSafeInteger(minor) || (minor as number) < 0) {
      fault(minorOf.name, 'NOT_AN_AMOUNT', 'must be a whole number of minor units, at least 0');
    }
    const plan = planOf.value(row);
    if (plan === null) fault(planOf.name, 'NOT_A_PLAN', 'must be a unit of time, or with a count');
    const currency = currencyOf.value(row);
    if (currency === undefined) {
      fault(currencyOf.name, 'NOT_A_CURRENCY', 'must be three capital letters (ISO 4217)');
    }
    if (faults > 0 || customer === null || plan === null || currency === undefined) return null;

    return { customer, startMs, endMs, minor: (minor as number) + 0, plan, currency };
  };
}

interface FieldReader<Row, Value> {
  readonly name: string;
  readonly value: (row: Row) => Value;
}

function fieldReader<Row>(
  where: string,
  field: string,
  column: Column<Row>,
): FieldReader<Row, unknown> {
  if (typeof column === 'function') {
    return { name: field, value: (row) => (isObject(row) ? column(row) : undefined) };
  }
  if (typeof column !== 'string') breach(where, field, 'must be a field or a function of a row');
  return { name: column, value: (row) => (isObject(row) ? row[column] : undefined) };
}

function isObject(row: unknown): boolean {
  return typeof row === 'object' && row !== null;
}

function planReader<Row>(where: string, { plan, planBy }: SubscriptionColumns<Row>) {
  if (plan !== undefined && planBy !== undefined) {
    breach(where, 'plan', 'must not be given together with planBy');
  }
  if (planBy !== undefined) {
    const field = fieldReader(where, 'planBy', planBy);
    return { name: field.name, value: (row: Row) => planIntervalOf(field.value(row)) };
  }
  const known = planIntervalOf(plan ?? 'month');
  if (known === null) breach(where, 'plan', 'must be a unit of time, or with a count');
  return { name: 'plan', value: () => known };
}

function currencyReader<Row>(where: string, columns: SubscriptionColumns<Row>) {
  const { currency = null, currencyBy } = columns;
  if (currency !== null && currencyBy !== undefined) {
    breach(where, 'currency', 'must not be given together with currencyBy');
  }
  if (currency !== null && !isCurrency(currency)) {
    breach(where, 'currency', 'must be three capital letters (ISO 4217) or null');
  }
  if (currencyBy === undefined) return { name: 'currency', value: () => currency };
  const field = fieldReader(where, 'currencyBy', currencyBy);
  return {
    name: field.name,
    value: (row: Row) => {
      const value = field.value(row);
      return isCurrency(value) ? value : undefined;
    },
  };
}

function customerKey(value: unknown): CustomerKey | null {
  if (typeof value === 'string') return value === '' ? null : value;
  // Adding 0 turns -0, which JSON cannot hold, into 0.
  return Number.isSafeInteger(value) ? (value as number) + 0 : null;
}
