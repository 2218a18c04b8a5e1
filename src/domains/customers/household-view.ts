/** Household view: a household with everybody in it, put together from what its people tell. */
import { groupIndex } from './customer-group.ts';
import type { Customer } from './customer-state.ts';
import { HOUSEHOLD_ROLES, type HouseholdRole } from './household.ts';
import { compareKeys, sortedIds } from './keyed-list.ts';

/** A person in a household. */
export interface HouseholdMember {
  /** The person's id; of linked records the one that survives. */
  readonly customer: string;
  /** The person's place; of linked records with several the one that decides, if any does. */
  readonly role: HouseholdRole;
  /** Whether the person counts here, and not in another household: one of them all at most. */
  readonly isPrimary: boolean;
}

/** A household, as its people tell of it. */
export interface Household {
  /** Its id. */
  readonly household: string;
  /** Everybody in it, each person once, by id. */
  readonly members: readonly HouseholdMember[];
  /** Those who decide for it: both spouses, not one for the other. */
  readonly principals: readonly string[];
  /** Those for whom it is the primary household: sums over households count nobody twice. */
  readonly counted: readonly string[];
}

/**
 * A household with everybody in it.
 *
 * A person may belong to several households, and is counted in the primary one alone. Records that
 * are linked are one person, whose primary household is that of the record that survives, or of the
 * first that names one. The sources want both spouses seen as the customer, and not one of
 * them in the name of both.
 *
 * @param household Its id.
 * @param customers The people, and others; who has nothing to do with it is passed over.
 * @returns The household; with nobody in it if nobody belongs to it.
 * @example
 * ```ts
 * import { householdOf, NO_CUSTOMER } from 'everbond/customers';
 * import { instant } from 'everbond/kernel';
 *
 * const since = instant('2026-05-01T10:00Z');
 * const spouse = { household: 'h-1', role: 'spouse', since } as const;
 * const known = { ...NO_CUSTOMER, status: 'member', kind: 'person' } as const;
 * const person = { ...known, households: [spouse] };
 * const couple = [
 *   { ...person, id: 'ada', primaryHousehold: 'h-1' },
 *   { ...person, id: 'bob', primaryHousehold: 'h-2' },
 * ];
 * const { principals, counted } = householdOf('h-1', couple);
 *
 * principals; // => ['ada', 'bob']
 * counted; // => ['ada']
 * ```
 */
export function householdOf(household: string, customers: readonly Customer[]): Household {
  const groups = groupIndex(customers);
  const personOf = (id: string) => groups.get(id)?.survivor ?? id;
  const primaries = primariesOf(customers, personOf);
  const members = new Map<string, HouseholdMember>();
  for (const { id, households } of customers) {
    const membership = households.find((one) => one.household === household);
    if (id === null || membership === undefined) continue;
    const customer = personOf(id);
    const role = firstRole([membership.role, members.get(customer)?.role]) ?? membership.role;
    members.set(customer, { customer, role, isPrimary: primaries.get(customer) === household });
  }
  const inOrder = [...members.values()].sort((one, other) =>
    compareKeys([one.customer], [other.customer]),
  );
  const idsOf = (some: readonly HouseholdMember[]) => sortedIds(some.map((one) => one.customer));
  return {
    household,
    members: inOrder,
    principals: idsOf(inOrder.filter(({ role }) => HOUSEHOLD_ROLES[role].isPrincipal)),
    counted: idsOf(inOrder.filter(({ isPrimary }) => isPrimary)),
  };
}

/**
 * The primary household of every person who has one: of linked records that of the one that
 * survives; if that has none, that of the first by id that does.
 */
function primariesOf(
  customers: readonly Customer[],
  personOf: (id: string) => string,
): ReadonlyMap<string, string> {
  const primaries = new Map<string, string>();
  const told = new Map(customers.map((one) => [one.id ?? '', one.primaryHousehold]));
  for (const id of sortedIds(told.keys())) {
    const primary = told.get(id) ?? null;
    const customer = personOf(id);
    if (primary === null || (id !== customer && primaries.has(customer))) continue;
    primaries.set(customer, primary);
  }
  return primaries;
}

/** Of several places the one that the table names first. */
function firstRole(roles: readonly (HouseholdRole | undefined)[]): HouseholdRole | undefined {
  const names = Object.keys(HOUSEHOLD_ROLES) as HouseholdRole[];
  return names.find((name) => roles.includes(name));
}
