/** Complaint rows: what the metrics of complaints need to know of each, checked on reading. */
import type { Finding } from '../../domains/complaints/allegation.ts';
import { breach } from '../../kernel/errors.ts';
import { epochMsOf } from '../../kernel/instant.ts';

/** An instant as text that names its zone, a `Date`, or whole epoch milliseconds. */
export type ComplaintInstant = Date | number | string;

/** A complaint, as a host keeps it or as the events of its case tell it. */
export interface ComplaintRow {
  /** The customer's key. */
  readonly customer: number | string;
  /** When it was received. */
  readonly receivedAt: ComplaintInstant;
  /** When somebody first answered; left out or `null` while nobody has. */
  readonly answeredAt?: ComplaintInstant | null;
  /** When it was closed for the first time; left out or `null` while it is open. */
  readonly closedAt?: ComplaintInstant | null;
  /** When it was taken up again for the first time; left out or `null` if it was not. */
  readonly reopenedAt?: ComplaintInstant | null;
  /** When it was closed for good after that; left out or `null` while it is open again. */
  readonly reclosedAt?: ComplaintInstant | null;
  /** What it was about, as a code of the host; left out or `null` if not known. */
  readonly cause?: string | null;
  /** What was found about each allegation; `null` for one that is not decided. */
  readonly findings?: readonly (Finding | null)[];
  /** How often somebody had to be in contact about it, the first time included: from 1. */
  readonly contacts?: number | null;
  /** What it cost to handle and put right, in minor units of one currency: whole, from 0. */
  readonly costMinor?: number | null;
}

/** How far complaints are known. */
export interface ObservedComplaints {
  /** The end of observation: what happened at or after it is not known yet. */
  readonly observedUntil: ComplaintInstant;
}

/** A complaint as it was known at the end of observation. */
export interface KnownComplaint {
  readonly row: ComplaintRow;
  readonly receivedMs: number;
  /** Epoch milliseconds; `null` for what had not happened. */
  readonly answeredMs: number | null;
  readonly closedMs: number | null;
  readonly reopenedMs: number | null;
  readonly reclosedMs: number | null;
}

/** The complaints received before the end of observation, with what had happened by then. */
export interface KnownComplaints {
  readonly complaints: readonly KnownComplaint[];
  readonly untilMs: number;
  /** Complaints received at or after the end of observation. */
  readonly notReceived: number;
}

/** Reads complaints as they were known at an instant. */
export function knownComplaints(
  where: string,
  rows: Iterable<ComplaintRow>,
  { observedUntil }: ObservedComplaints,
): KnownComplaints {
  const untilMs = instantMs(where, 'observedUntil', observedUntil);
  const complaints: KnownComplaint[] = [];
  let notReceived = 0;
  let index = 0;
  for (const row of rows) {
    const known = knownAt(where, row, index, untilMs);
    if (known.receivedMs < untilMs) complaints.push(known);
    else notReceived += 1;
    index += 1;
  }
  return { complaints, untilMs, notReceived };
}

function knownAt(where: string, row: ComplaintRow, index: number, untilMs: number): KnownComplaint {
  const field = (name: string) => `rows.${index}.${name}`;
  const receivedMs = instantMs(where, field('receivedAt'), row.receivedAt);
  const after = (name: keyof ComplaintRow, at: ComplaintInstant | null, leastMs: number | null) => {
    if (at === null) return null;
    const ms = instantMs(where, field(name), at);
    if (leastMs === null || ms < leastMs) {
      breach(where, field(name), 'must not be before what leads to it');
    }
    return ms;
  };
  const answeredMs = after('answeredAt', row.answeredAt ?? null, receivedMs);
  const closedMs = after('closedAt', row.closedAt ?? null, receivedMs);
  const reopenedMs = after('reopenedAt', row.reopenedAt ?? null, closedMs);
  const reclosedMs = after('reclosedAt', row.reclosedAt ?? null, reopenedMs);
  requireCount(where, field('contacts'), row.contacts ?? null, 1);
  requireCount(where, field('costMinor'), row.costMinor ?? null, 0);

  const byThen = (ms: number | null) => (ms !== null && ms < untilMs ? ms : null);
  return {
    row,
    receivedMs,
    answeredMs: byThen(answeredMs),
    closedMs: byThen(closedMs),
    reopenedMs: byThen(reopenedMs),
    reclosedMs: byThen(reclosedMs),
  };
}

/** When a complaint was closed without having been taken up again; `null` while it is open. */
export function settledMs({ closedMs, reopenedMs, reclosedMs }: KnownComplaint): number | null {
  return reopenedMs === null ? closedMs : reclosedMs;
}

function instantMs(where: string, field: string, at: ComplaintInstant): number {
  const ms = epochMsOf(at);
  if (Number.isNaN(ms)) breach(where, field, 'must be a date that exists, with its zone');
  return ms;
}

function requireCount(where: string, field: string, count: number | null, least: number): void {
  if (count === null || (Number.isSafeInteger(count) && count >= least)) return;
  breach(where, field, `must be a whole number of at least ${least}, got ${Number(count)}`);
}
