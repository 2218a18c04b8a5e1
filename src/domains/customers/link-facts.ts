/** Link facts: what other records must say before one of them is linked, and which may be one. */
import { groupIndex } from './customer-group.ts';
import type { LinkFacts } from './customer-link.ts';
import type { Customer } from './customer-state.ts';
import { sortedIds } from './keyed-list.ts';

/** Two records that are reached under one handle, and may be one customer. */
export interface LinkCandidate {
  /** One record. */
  readonly one: string;
  /** The other, whose id sorts after it. */
  readonly other: string;
}

type Records = ReadonlyMap<string, Customer>;

/**
 * What must be known of other records before one is linked to another.
 *
 * A record decides for itself, and does not see the others. A host reads them, puts this into the
 * command, and has the records that were read guarded in the same batch, so that of two links that
 * would close a circle one is refused.
 *
 * @param from The record that is to be linked.
 * @param to The record it is to be linked to.
 * @param customers All records that either may be linked with.
 * @returns The facts for the command `Link`; `null` if there is no record `to`, or it was erased.
 * @example
 * ```ts
 * import { linkFacts, NO_CUSTOMER } from 'everbond/customers';
 *
 * const ada = { ...NO_CUSTOMER, id: 'ada', status: 'member', kind: 'person' } as const;
 * const guest = { ...ada, id: 'guest-7', status: 'guest' } as const;
 *
 * linkFacts('guest-7', 'ada', [ada, guest]);
 * // => { kind: 'person', through: ['ada'], apart: [] }
 * linkFacts('ada', 'nobody', [ada, guest]); // => null
 * ```
 */
export function linkFacts(
  from: string,
  to: string,
  customers: readonly Customer[],
): LinkFacts | null {
  const records = recordsById(customers);
  const kind = records.get(to)?.kind ?? null;
  if (kind === null) return null;

  const groups = groupIndex(customers);
  const membersOf = (id: string) => groups.get(id)?.members ?? [id];
  const apart = keptApartFrom(membersOf(from), membersOf(to), records);
  return { kind, through: chainFrom(to, records), apart };
}

/**
 * Records that are reached under one handle, and are neither one customer yet nor kept apart.
 *
 * The same handle does not prove it: spouses share a telephone. Somebody looks, and links the two
 * or keeps them apart; either way they are not proposed again. Of several records of one handle
 * each is proposed with the first it may be, so that a number which half the town shares gives as
 * many pairs as records, and not as many as there are pairs.
 *
 * @param customers The records.
 * @returns Pairs, each once, in the order of their ids; of linked records the first by id speaks.
 * @example
 * ```ts
 * import { linkCandidates, NO_CUSTOMER } from 'everbond/customers';
 * import { instant, vaultReference } from 'everbond/kernel';
 *
 * const since = instant('2026-05-01T10:00Z');
 * const handles = [{ channel: 'email', handle: vaultReference('v-81'), since }] as const;
 * const ada = { ...NO_CUSTOMER, id: 'ada', status: 'member', kind: 'person', handles } as const;
 *
 * linkCandidates([ada, { ...ada, id: 'guest-7' }]); // => [{ one: 'ada', other: 'guest-7' }]
 * ```
 */
export function linkCandidates(customers: readonly Customer[]): readonly LinkCandidate[] {
  const records = recordsById(customers);
  const groups = groupIndex(customers);
  const speakerOf = (id: string) => groups.get(id)?.members[0] ?? id;
  const apart = new Set<string>();
  for (const [id, { keptApart }] of records) {
    const one = speakerOf(id);
    for (const other of keptApart.map(speakerOf)) apart.add(pairOf(one, other));
  }
  const reached = new Map<string, Set<string>>();
  for (const [id, { handles }] of records) {
    const speaker = speakerOf(id);
    for (const { channel, handle } of handles) {
      const key = `${channel} ${handle.vault}`;
      reached.set(key, (reached.get(key) ?? new Set<string>()).add(speaker));
    }
  }

  const others = new Map<string, Set<string>>();
  for (const ids of reached.values()) {
    const inOrder = sortedIds(ids);
    for (const [place, other] of inOrder.entries()) {
      const one = inOrder.find((id, earlier) => earlier >= place || !apart.has(pairOf(id, other)));
      if (one === undefined || one >= other) continue;
      others.set(one, (others.get(one) ?? new Set<string>()).add(other));
    }
  }
  return sortedIds(others.keys()).flatMap((one) =>
    sortedIds(others.get(one) ?? []).map((other) => ({ one, other })),
  );
}

/** One text for two ids, in whichever order. */
function pairOf(one: string, other: string): string {
  return JSON.stringify([one, other].sort());
}

/** Records that can be linked, by id. */
function recordsById(customers: readonly Customer[]): Records {
  const records = new Map<string, Customer>();
  for (const customer of customers) {
    if (customer.id !== null && customer.kind !== null) records.set(customer.id, customer);
  }
  return records;
}

/** Records of the other side that either side keeps apart from this one. */
function keptApartFrom(
  own: readonly string[],
  others: readonly string[],
  records: Records,
): readonly string[] {
  const apart = new Set<string>();
  for (const id of others) {
    const kept = records.get(id)?.keptApart ?? [];
    if (kept.some((one) => own.includes(one))) apart.add(id);
  }
  for (const id of own) {
    for (const kept of records.get(id)?.keptApart ?? []) if (others.includes(kept)) apart.add(kept);
  }
  return sortedIds(apart);
}

/** Where links lead from a record, itself first; not over one that is not there, nor in circles. */
function chainFrom(to: string, records: Records): readonly string[] {
  const through = new Set<string>();
  let next: string | undefined = to;
  while (next !== undefined && records.has(next) && !through.has(next)) {
    through.add(next);
    next = records.get(next)?.link?.to;
  }
  return [...through];
}
