/** Roll up accounts: counts the subscriptions of branches and subsidiaries as their parent's. */
import { type Issue, type Parsed, parsed } from '../../kernel/parsed.ts';
import type { CustomerKey, SubscriptionLog } from './subscription-log.ts';

/** A customer, and the customer it belongs to. */
export type AccountParent = readonly [child: CustomerKey, parent: CustomerKey];

/**
 * The same subscriptions, with every account replaced by the one at the top of its hierarchy.
 *
 * A branch that cancels while another stays is then a contraction of the parent and no churn. The
 * hierarchy is taken as it is now: an account that changed hands counts for its present owner from
 * the beginning. Accounts that are nobody's child stay; parents need no subscription of their own.
 *
 * @param log Subscriptions.
 * @param parents Pairs of child and parent, of any depth.
 * @returns A log whose customers are the tops, its other columns shared with the one given; or
 *   every issue with the pair's index: `TWO_PARENTS` where a child has another parent already,
 *   `CYCLE` where following the parents leads back to the child.
 * @example Two branches of one company
 * ```ts
 * import { rollUpAccounts, subscriptionLog } from 'everbond/subscriptions';
 *
 * const log = subscriptionLog(
 *   [
 *     { id: 'branch-1', from: '2026-01-01', to: null, cents: 5000 },
 *     { id: 'branch-2', from: '2026-01-01', to: '2026-02-01', cents: 2000 },
 *   ],
 *   {
 *     customer: 'id',
 *     start: 'from',
 *     end: 'to',
 *     minor: 'cents',
 *     zone: 'UTC',
 *     observedUntil: '2026-03-01',
 *   },
 * );
 * const rolled = rollUpAccounts(log, [
 *   ['branch-1', 'company'],
 *   ['branch-2', 'company'],
 * ]);
 *
 * rolled.ok ? rolled.value.customers : []; // => ['company']
 * rollUpAccounts(log, [['branch-1', 'branch-1']]).ok; // => false
 * ```
 */
export function rollUpAccounts(
  log: SubscriptionLog,
  parents: readonly AccountParent[],
): Parsed<SubscriptionLog> {
  const parentOf = new Map<CustomerKey, CustomerKey>();
  const issues: Issue[] = [];
  for (const [index, [child, parent]] of parents.entries()) {
    if (parentOf.has(child) && parentOf.get(child) !== parent) {
      issues.push({ path: [index], code: 'TWO_PARENTS', message: 'must name one parent a child' });
    }
    parentOf.set(child, parent);
  }
  const inCycle = cyclicKeys(parentOf);
  for (const [index, [child]] of parents.entries()) {
    if (!inCycle.has(child)) continue;
    issues.push({ path: [index], code: 'CYCLE', message: 'must not lead back to the child' });
  }
  if (issues.length > 0) return { ok: false, issues };

  const known = new Map<CustomerKey, number>();
  const customers: CustomerKey[] = [];
  const topCodes = log.customers.map((key) => {
    const top = topOf(key, parentOf);
    const code = known.get(top) ?? customers.push(top) - 1;
    known.set(top, code);
    return code;
  });
  return parsed({ ...log, customers, codes: log.codes.map((code) => topCodes[code]!) });
}

/** The children that are their own ancestors. */
function cyclicKeys(parentOf: ReadonlyMap<CustomerKey, CustomerKey>): ReadonlySet<CustomerKey> {
  const cyclic = new Set<CustomerKey>();
  const settled = new Set<CustomerKey>();
  for (const child of parentOf.keys()) {
    const path = new Set<CustomerKey>();
    let key: CustomerKey | undefined = child;
    while (key !== undefined && !path.has(key) && !settled.has(key)) {
      path.add(key);
      key = parentOf.get(key);
    }
    if (key !== undefined && path.has(key)) {
      const keys = [...path];
      for (const member of keys.slice(keys.indexOf(key))) cyclic.add(member);
    }
    for (const member of path) settled.add(member);
  }
  return cyclic;
}

function topOf(key: CustomerKey, parentOf: ReadonlyMap<CustomerKey, CustomerKey>): CustomerKey {
  let top = key;
  for (let up = parentOf.get(top); up !== undefined; up = parentOf.get(top)) top = up;
  return top;
}
