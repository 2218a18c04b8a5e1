/** Erasure scope: what belongs to a person who wants to be forgotten, and what others share. */
import type { VaultReference } from '../../kernel/vault-reference.ts';
import { customerGroup } from './customer-group.ts';
import type { Customer } from './customer-state.ts';
import { sortedIds } from './keyed-list.ts';

/** What is to be erased with a customer. */
export interface ErasureScope {
  /** All records of the customer: each wants its own `Erase`, in one batch. */
  readonly members: readonly string[];
  /** The ids of the holds on any of them; if there is one, nothing is erased. */
  readonly holds: readonly string[];
  /** What other customers refer to as well, a shared telephone: the vault must keep it. */
  readonly shared: readonly VaultReference[];
}

/**
 * What is to be erased with a customer, and what the vault must keep for others.
 *
 * The vault is asked to forget all that the customer's streams refer to, now or ever, except what
 * is shared. A hold on one record holds all: they are one person's.
 *
 * @param id Any record of the customer.
 * @param customers The records of the customer, and those of others that may share with them.
 * @returns The scope; `null` if there is no such record, or it was erased.
 * @example
 * ```ts
 * import { erasureScope, NO_CUSTOMER } from 'everbond/customers';
 * import { instant, vaultReference } from 'everbond/kernel';
 *
 * const since = instant('2026-05-01T10:00Z');
 * const handles = [{ channel: 'telephone', handle: vaultReference('v-81'), since }] as const;
 * const ada = { ...NO_CUSTOMER, id: 'ada', status: 'member', kind: 'person', handles } as const;
 *
 * erasureScope('ada', [ada, { ...ada, id: 'bob' }]);
 * // => { members: ['ada'], holds: [], shared: [{ vault: 'v-81' }] }
 * ```
 */
export function erasureScope(id: string, customers: readonly Customer[]): ErasureScope | null {
  const group = customerGroup(id, customers);
  if (group === null) return null;

  const members = new Set(group.members);
  const own = customers.filter((one) => one.id !== null && members.has(one.id));
  const others = customers.filter((one) => one.id !== null && !members.has(one.id));
  const ownIds = new Set(own.flatMap(vaultIdsOf));
  const shared = sortedIds(others.flatMap(vaultIdsOf).filter((vault) => ownIds.has(vault)));
  return {
    members: group.members,
    holds: sortedIds(own.flatMap(({ holds }) => holds.map(({ hold }) => hold))),
    shared: shared.map((vault) => ({ vault })),
  };
}

/** The ids in the vault that a record refers to now. */
function vaultIdsOf({ handles, ledger }: Customer): readonly string[] {
  return [
    ...handles.map(({ handle }) => handle.vault),
    ...ledger.flatMap(({ known }) => known?.value.vault ?? []),
  ];
}
