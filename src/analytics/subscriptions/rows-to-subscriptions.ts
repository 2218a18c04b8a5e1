/** Rows to subscriptions: reads the host's own rows into a subscription log. */
import { breach, FailureError } from '../../kernel/errors.ts';
import { epochMsOf } from '../../kernel/instant.ts';
import { readIsoDate } from '../../kernel/iso-text.ts';
import type { Issue, Parsed } from '../../kernel/parsed.ts';
import { startOfDayMs } from '../../time/start-of-date.ts';
import { isZone } from '../../time/zone.ts';
import { createRowReader } from './row-reader.ts';
import { createSubscriptionColumns } from './subscription-columns.ts';
import type { SubscriptionColumns } from './subscription-fields.ts';
import type { SubscriptionLog } from './subscription-log.ts';

/**
 * A subscription log of rows in any shape, in the order they come.
 *
 * Subscriptions are half-open: `end` is the first instant no longer paid for. Several at a time for
 * one customer add up. A new price is a new row that starts where the old one ends. When a customer
 * who stops paying is lost, on cancelling or at the end of the paid term, is the host's choice
 * of `end`.
 *
 * @param rows Any iterable.
 * @param columns Where the fields are, what holds for every row, and when observation ends.
 * @returns The log.
 * @throws FailureError `INVALID_VALUE` at the first row that is no subscription, naming the row and
 *   the field, unless `onInvalid` is given.
 * @throws ContractError if `columns` is not as described.
 * @example
 * ```ts
 * import { subscriptionLog } from 'everbond/subscriptions';
 *
 * const rows = [
 *   { id: 'ada', from: '2026-01-01', to: '2026-03-01', cents: 5000 },
 *   { id: 'ada', from: '2026-03-01', to: null, cents: 7500 },
 * ];
 * const log = subscriptionLog(rows, {
 *   customer: 'id',
 *   start: 'from',
 *   end: 'to',
 *   minor: 'cents',
 *   zone: 'UTC',
 *   observedUntil: '2026-04-01',
 * });
 *
 * log.rows; // => 2
 * log.customers; // => ['ada']
 * ```
 */
export function subscriptionLog<Row>(
  rows: Iterable<Row>,
  columns: SubscriptionColumns<Row>,
): SubscriptionLog {
  return read('subscriptionLog', rows, columns, (issue) => {
    if (columns.onInvalid !== undefined) return columns.onInvalid(issue);
    const [row = 0, field = ''] = issue.path;
    const facts = { row, field, issue: issue.code };
    throw new FailureError('INVALID_VALUE', `row ${row}: ${field} ${issue.message}`, facts);
  });
}

/**
 * Reads subscriptions from rows that may be anything, and tells all that is wrong with them.
 *
 * @param rows Any iterable; a row that is no object has every fault of an empty one.
 * @param columns As for {@link subscriptionLog}; `onInvalid` is not asked.
 * @returns The log, or every issue with the row's index, from 0, and the field: `CUSTOMER_MISSING`,
 *   `NOT_A_CUSTOMER`, `NOT_A_DATE`, `EMPTY_PERIOD` where the end is not after the start,
 *   `NOT_AN_AMOUNT`, `NOT_A_PLAN`, `NOT_A_CURRENCY`.
 * @throws ContractError if `columns` is not as described.
 * @example A subscription that ends before it begins
 * ```ts
 * import { parseSubscriptions } from 'everbond/subscriptions';
 *
 * const parsed = parseSubscriptions(
 *   [{ customer: 'ada', start: '2026-02-01', end: '2026-01-01', minor: 5000 }],
 *   {
 *     customer: 'customer',
 *     start: 'start',
 *     end: 'end',
 *     minor: 'minor',
 *     zone: 'UTC',
 *     observedUntil: '2026-04-01',
 *   },
 * );
 *
 * parsed.ok ? [] : parsed.issues.map(({ code, path }) => [code, ...path]);
 * // => [['EMPTY_PERIOD', 0, 'end']]
 * ```
 */
export function parseSubscriptions<Row>(
  rows: Iterable<Row>,
  columns: SubscriptionColumns<Row>,
): Parsed<SubscriptionLog> {
  const issues: Issue[] = [];
  const value = read('parseSubscriptions', rows, columns, (issue) => issues.push(issue));
  return issues.length > 0 ? { ok: false, issues } : { ok: true, value };
}

function read<Row>(
  where: string,
  rows: Iterable<Row>,
  columns: SubscriptionColumns<Row>,
  report: (issue: Issue) => void,
): SubscriptionLog {
  const { zone = null, scale = 2 } = columns;
  if (zone !== null && !isZone(zone)) breach(where, 'zone', 'must be the name of a time zone');
  if (!(Number.isInteger(scale) && scale >= 0 && scale <= 15)) {
    breach(where, 'scale', 'must be a whole number from 0 to 15');
  }
  const msOf = createInstantReader(zone);
  const observedUntilMs = msOf(columns.observedUntil);
  if (Number.isNaN(observedUntilMs)) breach(where, 'observedUntil', 'must be an instant or a date');

  const reader = createRowReader(where, columns, msOf);
  const collected = createSubscriptionColumns(scale, observedUntilMs);
  let index = 0;
  for (const row of rows) {
    const entry = reader(row, (field, code, message) => {
      report({ path: [index, field], code, message });
    });
    if (entry !== null) collected.add(entry);
    index += 1;
  }
  return collected.log();
}

function createInstantReader(zone: string | null): (value: unknown) => number {
  return (value) => {
    if (typeof value === 'string' && value.length === 'YYYY-MM-DD'.length) {
      const day = readIsoDate(value);
      return zone === null || Number.isNaN(day) ? Number.NaN : epochMsOf(startOfDayMs(zone, day));
    }
    const known = typeof value === 'string' || typeof value === 'number' || value instanceof Date;
    return known ? epochMsOf(value) : Number.NaN;
  };
}
