/** Renewal: when a customer hears that a subscription is about to renew. */
import { breach } from '../../kernel/errors.ts';
import { addDays, daysBetween, type LocalDate } from '../../time/local-date.ts';
import { PLAYBOOKS_DEFAULTS } from './playbooks-defaults.ts';

/** A notice before a renewal. */
export interface RenewalNotice {
  /** The local date of the notice. */
  readonly on: LocalDate;
  /** How many days before the renewal that is. */
  readonly daysBefore: number;
}

/**
 * The notices before a renewal that are still to come.
 *
 * A notice of today counts as to come, one of yesterday does not: it is not caught up, because a
 * notice says how many days are left. Where law sets the days, the host gives them.
 *
 * @param renewsOn The local date of the renewal, `YYYY-MM-DD`.
 * @param on Today, likewise.
 * @param daysBefore How many days before the renewal a notice is due: whole, 0 or more.
 * @returns The notices, the next first; each day once; empty after the renewal.
 * @throws ContractError if a date does not exist, or a number of days is not whole or negative.
 * @example
 * ```ts
 * import { renewalNotices } from 'everbond/playbooks';
 *
 * renewalNotices('2026-03-31', '2026-03-10');
 * // => [{ on: '2026-03-24', daysBefore: 7 }]
 * ```
 */
export function renewalNotices(
  renewsOn: string,
  on: string,
  daysBefore: readonly number[] = PLAYBOOKS_DEFAULTS.renewalNoticeDays.value,
): readonly RenewalNotice[] {
  if (!daysBefore.every((days) => Number.isSafeInteger(days) && days >= 0)) {
    breach('renewalNotices', 'daysBefore', 'must be whole numbers, 0 or more');
  }
  const daysLeft = daysBetween(on, renewsOn);
  return [...new Set(daysBefore)]
    .filter((days) => days <= daysLeft)
    .toSorted((one, other) => other - one)
    .map((days) => ({ on: addDays(renewsOn, -days), daysBefore: days }));
}
