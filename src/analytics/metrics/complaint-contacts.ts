/** Complaint contacts: how often a complaint needed a second contact. */
import {
  type ComplaintRow,
  knownComplaints,
  type ObservedComplaints,
  settledMs,
} from './complaint-rows.ts';
import { type Proportion, proportion } from './proportion.ts';

/** Complaints that needed a second contact, of complaints settled. */
export interface SecondContacts extends Proportion {
  /** Contacts a complaint, the first included; `null` where there is none. */
  readonly meanContacts: number | null;
  /** Complaints in no number. */
  readonly leftOut: {
    /** Not closed, or reopened and not closed again: they may need more. */
    readonly open: number;
    /** Their contacts are not known. */
    readonly unknown: number;
    /** Received at or after the end of observation. */
    readonly notReceived: number;
  };
}

/**
 * The share of settled complaints that took more than one contact.
 *
 * The rest is what service desks call first contact resolution. Counted when a complaint is
 * settled: an open one may still need a second contact.
 *
 * @param rows Complaints, in any order, with their contacts.
 * @param options The end of observation.
 * @returns Complaints with a second contact of complaints settled, and the mean number of contacts.
 * @throws ContractError if a row or an option is not as described.
 * @example
 * ```ts
 * import { secondContacts } from 'everbond/metrics';
 *
 * const closed = { receivedAt: '2026-01-05T09:00Z', closedAt: '2026-01-07T09:00Z' };
 * const rows = [
 *   { customer: 'ada', contacts: 1, ...closed },
 *   { customer: 'bob', contacts: 4, ...closed },
 * ];
 * const { value, meanContacts } = secondContacts(rows, { observedUntil: '2026-02-01T00:00Z' });
 *
 * value; // => 0.5
 * meanContacts; // => 2.5
 * ```
 */
export function secondContacts(
  rows: Iterable<ComplaintRow>,
  options: ObservedComplaints,
): SecondContacts {
  const { complaints, notReceived } = knownComplaints('secondContacts', rows, options);

  let [repeated, settled, contacts, open, unknown] = [0, 0, 0, 0, 0];
  for (const complaint of complaints) {
    const count = complaint.row.contacts ?? null;
    if (settledMs(complaint) === null) open += 1;
    else if (count === null) unknown += 1;
    else {
      settled += 1;
      contacts += count;
      if (count > 1) repeated += 1;
    }
  }
  const meanContacts = settled === 0 ? null : contacts / settled;
  const leftOut = { open, unknown, notReceived };
  return { ...proportion(repeated, settled), meanContacts, leftOut };
}
