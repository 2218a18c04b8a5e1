/** Decision unit: everybody who takes part in a decision of an organisation. */
import { BUYING_ROLES, type BuyingRole } from './buying-role.ts';
import { groupIndex } from './customer-group.ts';
import type { Customer } from './customer-state.ts';
import { sortedIds } from './keyed-list.ts';

/** Everybody who takes part in a decision of an organisation. */
export interface DecisionUnit {
  /** The id of the organisation. */
  readonly organisation: string;
  /** The host's id of the decision. */
  readonly decision: string;
  /** The people of each part, by id; of linked records the one that survives. */
  readonly people: Readonly<Record<BuyingRole, readonly string[]>>;
  /** The parts in which nobody is known, which does not say that nobody takes them. */
  readonly unknown: readonly BuyingRole[];
  /** The departments that the people are of, as far as they are known. */
  readonly departments: readonly string[];
}

/**
 * Everybody who is known to take part in a decision of an organisation.
 *
 * An organisation as a customer is not the one department that places the orders: others may use,
 * influence or decide. Who takes a part in every decision takes it in this one.
 *
 * @param organisation Its id.
 * @param decision The host's id of the decision.
 * @param customers The people, and others; who has no part is passed over.
 * @returns The people by part, and the parts in which nobody is known.
 * @example
 * ```ts
 * import { decisionUnit, NO_CUSTOMER } from 'everbond/customers';
 * import { instant } from 'everbond/kernel';
 *
 * const role = {
 *   organisation: 'acme',
 *   role: 'decider',
 *   decision: null,
 *   department: 'finance',
 *   since: instant('2026-05-01T10:00Z'),
 * } as const;
 * const person = { ...NO_CUSTOMER, status: 'member', kind: 'person' } as const;
 * const ada = { ...person, id: 'ada', roles: [role] };
 * const unit = decisionUnit('acme', 'fleet-2027', [ada]);
 *
 * unit.people.decider; // => ['ada']
 * unit.unknown; // => ['initiator', 'user', 'influencer', 'gatekeeper', 'buyer']
 * ```
 */
export function decisionUnit(
  organisation: string,
  decision: string,
  customers: readonly Customer[],
): DecisionUnit {
  const personOf = groupIndex(customers);
  const held = customers.flatMap(({ id, roles }) => {
    if (id === null) return [];
    const customer = personOf.get(id)?.survivor ?? id;
    return roles
      .filter((one) => one.organisation === organisation)
      .filter((one) => one.decision === null || one.decision === decision)
      .map(({ role, department }) => ({ customer, role, department }));
  });
  const roles = Object.keys(BUYING_ROLES) as BuyingRole[];
  const peopleOf = (role: BuyingRole) =>
    sortedIds(held.filter((one) => one.role === role).map(({ customer }) => customer));
  const people = Object.fromEntries(
    roles.map((role) => [role, peopleOf(role)]),
  ) as DecisionUnit['people'];
  return {
    organisation,
    decision,
    people,
    unknown: roles.filter((role) => people[role].length === 0),
    departments: sortedIds(held.flatMap(({ department }) => department ?? [])),
  };
}
