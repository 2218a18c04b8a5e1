/** Customer group: the records that links make one customer, and which of them survives. */
import type { Customer } from './customer-state.ts';
import { sortedIds } from './keyed-list.ts';

/** The records of one customer. */
export interface CustomerGroup {
  /**
   * The record that all links lead to; `null` if they lead in a circle, which `decide` refuses and
   * only records that were not guarded can come to. Any link taken back opens the circle.
   */
  readonly survivor: string | null;
  /** All records, by id. */
  readonly members: readonly string[];
}

/**
 * The records of the customer that a record belongs to.
 *
 * @param id Any record of the customer.
 * @param customers All records that it may be linked with, each once.
 * @returns The record that survives and all records; `null` if there is no such record, or it was
 *   erased. A link to a record that is not there, or was erased, leads nowhere.
 * @example
 * ```ts
 * import { customerGroup, NO_CUSTOMER } from 'everbond/customers';
 * import { instant } from 'everbond/kernel';
 *
 * const link = { to: 'ada', evidence: 'told', at: instant('2026-05-01T10:00Z') } as const;
 * const ada = { ...NO_CUSTOMER, id: 'ada', status: 'member', kind: 'person' } as const;
 * const guest = { ...ada, id: 'guest-7', link } as const;
 *
 * customerGroup('guest-7', [ada, guest]);
 * // => { survivor: 'ada', members: ['ada', 'guest-7'] }
 * customerGroup('guest-7', [ada, { ...guest, link: null }]);
 * // => { survivor: 'guest-7', members: ['guest-7'] }
 * ```
 */
export function customerGroup(id: string, customers: readonly Customer[]): CustomerGroup | null {
  return groupIndex(customers).get(id) ?? null;
}

/** The group of every record that was not erased. Takes time in proportion to the records. */
export function groupIndex(customers: readonly Customer[]): ReadonlyMap<string, CustomerGroup> {
  const next = new Map<string, string | null>();
  for (const { id, kind, link } of customers) {
    if (id !== null && kind !== null) next.set(id, link?.to ?? null);
  }
  const { ends, circles } = endsOf(next);
  const members = new Map<string, string[]>();
  for (const [id, end] of ends) {
    const ids = members.get(end);
    if (ids === undefined) members.set(end, [id]);
    else ids.push(id);
  }
  const groups = new Map<string, CustomerGroup>();
  for (const [end, ids] of members) {
    const group = { survivor: circles.has(end) ? null : end, members: sortedIds(ids) };
    for (const id of ids) groups.set(id, group);
  }
  return groups;
}

/** Where the links from each record end; a circle is known by the first of its ids. */
function endsOf(next: ReadonlyMap<string, string | null>) {
  const ends = new Map<string, string>();
  const circles = new Set<string>();
  for (const id of next.keys()) {
    const path = new Set<string>();
    let here = id;
    while (!ends.has(here) && !path.has(here)) {
      path.add(here);
      const to = next.get(here) ?? null;
      if (to === null || !next.has(to)) ends.set(here, here);
      else here = to;
    }
    if (!ends.has(here)) {
      const inPath = [...path];
      const name = sortedIds(inPath.slice(inPath.indexOf(here)))[0] ?? here;
      ends.set(here, name);
      circles.add(name);
    }
    const end = ends.get(here) ?? here;
    for (const one of path) ends.set(one, end);
  }
  return { ends, circles };
}
