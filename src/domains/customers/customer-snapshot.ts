/** Customer snapshot: one record as a document, for hosts that keep states and not events. */
import type { Instant } from '../../kernel/instant.ts';
import type { SnapshotForm } from '../../kernel/migrate-snapshot.ts';
import type { CustomerStatus } from './customer-kind.ts';
import type { Customer } from './customer-state.ts';

/** A record as saved. */
export interface CustomerSnapshot {
  /** The machine that saved it. */
  readonly machine: 'customer';
  /** The version of the form. */
  readonly version: 1;
  /** When it was saved. */
  readonly savedAt: Instant;
  /** The status. */
  readonly state: CustomerStatus;
  /** What else is known. */
  readonly context: Omit<Customer, 'status'>;
}

/** The form of today; none came before it. */
export const SNAPSHOT_FORM = {
  machine: 'customer',
  version: 1,
  steps: {},
} as const satisfies SnapshotForm;

/**
 * A record as a snapshot.
 *
 * @param state The record.
 * @param savedAt When it is saved.
 * @returns A snapshot in the form of today: JSON, and nothing in it is lost by it.
 * @example
 * ```ts
 * import { NO_CUSTOMER, saveCustomer } from 'everbond/customers';
 * import { instant } from 'everbond/kernel';
 *
 * saveCustomer(NO_CUSTOMER, instant('2026-05-11T10:00Z')).state; // => 'absent'
 * ```
 */
export function saveCustomer(state: Customer, savedAt: Instant): CustomerSnapshot {
  const { status, ...context } = state;
  const { machine, version } = SNAPSHOT_FORM;
  return { machine, version, savedAt, state: status, context };
}

/**
 * The record of a snapshot. It has no timers, so it does not matter when it is read back.
 *
 * @param snapshot A snapshot that was saved here, or parsed.
 * @returns The record as it was saved.
 * @example
 * ```ts
 * import { NO_CUSTOMER, restoreCustomer, saveCustomer } from 'everbond/customers';
 * import { instant } from 'everbond/kernel';
 *
 * const saved = saveCustomer(NO_CUSTOMER, instant('2026-05-11T10:00Z'));
 *
 * restoreCustomer(saved); // => NO_CUSTOMER
 * ```
 */
export function restoreCustomer({ state, context }: CustomerSnapshot): Customer {
  return { ...context, status: state };
}
