/** Group log: one log per value of an attribute of customers, so that any metric has a `by`. */
import { isOrdered } from '../transactions/columnar-log.ts';
import type { CustomerKey, TransactionLog } from '../transactions/transaction-log.ts';

/** The transactions of the customers who share a value. */
export interface LogGroup {
  /** The value of the attribute; `null` for the customers of whom it is not known. */
  readonly value: string | number | null;
  /** Their transactions, in the order of the whole log; its dictionary holds them alone. */
  readonly log: TransactionLog;
}

/**
 * Divides a log into the logs of groups of customers.
 *
 * Every metric that reads a log then answers for each group: its results have customers of that
 * group alone. Every customer is in exactly one group, those without a value in a group of their
 * own, so counts of customers and sums of amounts add up to those of the whole log. The groups
 * share three columns, so together they need as much memory as the log. The attribute must be one
 * that a customer has from the start (country, channel of the first order): grouping by what came
 * later, such as being a member, compares those who stayed long enough to become one.
 *
 * @param log Transactions, in any order; borrowed, never changed.
 * @param attributeOf The value for a customer, by key; `null` if not known. Asked once a customer,
 *   in the order of the dictionary. `1` and `'1'` are two values.
 * @returns One group a value, in the order in which the dictionary first has one of its customers;
 *   none for a log without customers.
 * @example Retention by country
 * ```ts
 * import { compareProportions, groupLog, purchaseDays, retentionRate } from 'everbond/metrics';
 * import { transactionLog } from 'everbond/transactions';
 *
 * const log = transactionLog(
 *   [
 *     { customer: 'ada', at: '2026-01-05T09:00Z', minor: 2000 },
 *     { customer: 'bob', at: '2026-01-20T09:00Z', minor: 1050 },
 *     { customer: 'ada', at: '2026-02-05T09:00Z', minor: 3000 },
 *   ],
 *   { customer: 'customer', at: 'at', minor: 'minor' },
 * );
 * const window = { from: '2026-02-01', until: '2026-03-01', zone: 'UTC' };
 * const countries = new Map([['ada', 'FR'], ['bob', 'BE']]);
 * const [fr, be] = groupLog(log, (customer) => countries.get(String(customer)) ?? null).map(
 *   (group) => retentionRate(purchaseDays(group.log, { window }), { activeDays: 30 }).retention,
 * );
 *
 * [fr?.value, be?.value]; // => [1, 0]
 * compareProportions(fr!, be!).interval?.low; // ~> -0.122108721
 * ```
 */
export function groupLog(
  log: TransactionLog,
  attributeOf: (customer: CustomerKey) => string | number | null,
): readonly LogGroup[] {
  const { values, groups, places, dictionaries } = groupsOf(log.customers, attributeOf);
  const starts = new Uint32Array(values.length + 1);
  for (const code of log.codes) starts[groups[code]! + 1]! += 1;
  for (let group = 0; group < values.length; group += 1) starts[group + 1]! += starts[group]!;

  const codes = new Uint32Array(log.rows);
  const at = new Float64Array(log.rows);
  const minor = new Float64Array(log.rows);
  const next = starts.slice();
  for (let row = 0; row < log.rows; row += 1) {
    const code = log.codes[row]!;
    const group = groups[code]!;
    const place = next[group]!;
    codes[place] = places[code]!;
    at[place] = log.at[row]!;
    minor[place] = log.minor[row]!;
    next[group] = place + 1;
  }

  return values.map((value, group) => {
    const [start, end] = [starts[group]!, starts[group + 1]!];
    const own = at.subarray(start, end);
    const columns = {
      rows: end - start,
      customers: dictionaries[group]!,
      codes: codes.subarray(start, end),
      at: own,
      minor: minor.subarray(start, end),
      timeOrdered: log.timeOrdered || isOrdered(own),
    };
    return { value, log: { ...log, ...columns } };
  });
}

/** Which group each customer is in, and at which place of its dictionary. */
function groupsOf(
  customers: readonly CustomerKey[],
  attributeOf: (customer: CustomerKey) => string | number | null,
) {
  const found = new Map<string | number | null, number>();
  const groups = new Uint32Array(customers.length);
  const places = new Uint32Array(customers.length);
  const dictionaries: CustomerKey[][] = [];
  for (const [code, customer] of customers.entries()) {
    const value = attributeOf(customer);
    let group = found.get(value);
    if (group === undefined) {
      group = dictionaries.length;
      found.set(value, group);
      dictionaries.push([]);
    }
    groups[code] = group;
    places[code] = dictionaries[group]!.push(customer) - 1;
  }
  return { values: [...found.keys()], groups, places, dictionaries };
}
