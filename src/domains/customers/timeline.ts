/** Timeline: all that a firm has on record of a customer, in one order, over all linked records. */
import { canonicalText } from '../../kernel/canonical-json.ts';
import type { JsonObject } from '../../kernel/json-value.ts';
import type { CustomerEvent } from './customer-event.ts';
import {
  type BasicEntry,
  RECORD_KINDS,
  type RecordKind,
  type TimelineEntry,
} from './timeline-entry.ts';

/** Entries of some kinds, one list a kind. */
export type TimelineByKind = Readonly<Record<RecordKind, readonly TimelineEntry[]>>;

const KINDS = Object.keys(RECORD_KINDS) as RecordKind[];

/**
 * The entries of some records as one timeline.
 *
 * The order is by instant; of one instant by kind, record and id. So it does not depend on the
 * order in which entries arrive, and the timelines of linked records come apart again as they were.
 * An entry that was delivered several times stands there once.
 *
 * @param entries Entries of any customers, in any order.
 * @param members The records whose entries are wanted, as `customerGroup` gives them; everybody's
 *   if left out.
 * @returns The entries, oldest first.
 * @example
 * ```ts
 * import { timelineOf } from 'everbond/customers';
 * import { instant } from 'everbond/kernel';
 *
 * const bought = { kind: 'transaction', what: 'bought', amount: null } as const;
 * const call = { kind: 'interaction', what: 'customer', channel: 'telephone' } as const;
 * const may = instant('2026-05-01T10:00Z');
 * const june = instant('2026-06-01T10:00Z');
 * const entries = [
 *   { ...call, customer: 'guest-7', id: 'call-4', at: june, reason: 'information' },
 *   { ...bought, customer: 'ada', id: 'order-1', at: may },
 *   { ...bought, customer: 'bob', id: 'order-2', at: may },
 * ] as const;
 *
 * timelineOf(entries, ['ada', 'guest-7']).map(({ id }) => id); // => ['order-1', 'call-4']
 * timelineOf(entries, ['ada']).map(({ id }) => id); // => ['order-1']
 * ```
 */
export function timelineOf(
  entries: Iterable<TimelineEntry>,
  members: readonly string[] | null = null,
): readonly TimelineEntry[] {
  const wanted = members === null ? null : new Set(members);
  const inOrder = [...entries]
    .filter(({ customer }) => wanted === null || wanted.has(customer))
    .sort(compareEntries);
  return inOrder.filter((entry, place) => {
    const before = inOrder[place - 1];
    return before === undefined || compareEntries(before, entry) !== 0;
  });
}

/** 0 only for two that are equal in all they say. */
function compareEntries(one: TimelineEntry, other: TimelineEntry): number {
  return (
    compareTexts(one.at, other.at) ||
    KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind) ||
    compareTexts(one.customer, other.customer) ||
    compareTexts(one.id, other.id) ||
    compareTexts(textOf(one), textOf(other))
  );
}

function compareTexts(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function textOf(entry: TimelineEntry): string {
  return canonicalText(entry as unknown as JsonObject);
}

/**
 * The entries of a timeline by kind, in the order they have.
 *
 * @param entries A timeline.
 * @returns One list for each of the five kinds; empty where there is none.
 * @example
 * ```ts
 * import { timelineByKind } from 'everbond/customers';
 *
 * Object.keys(timelineByKind([]));
 * // => ['basic', 'transaction', 'service', 'campaign-response', 'interaction']
 * ```
 */
export function timelineByKind(entries: readonly TimelineEntry[]): TimelineByKind {
  const lists = KINDS.map((kind) => [kind, entries.filter((entry) => entry.kind === kind)]);
  return Object.fromEntries(lists) as TimelineByKind;
}

/**
 * What happened to a record itself, as entries of the kind `basic`.
 *
 * @param customer The id of the record.
 * @param events Its events, oldest first, as they are stored.
 * @returns One entry an event. Its id is its place in the stream, from 1: `basic-1`.
 * @example
 * ```ts
 * import { basicEntries } from 'everbond/customers';
 * import { instant } from 'everbond/kernel';
 *
 * const at = instant('2026-05-01T10:00Z');
 * const by = { actor: 'web', authority: null };
 * const joined = { type: 'BecameMember', at, by, rules: [] } as const;
 *
 * basicEntries('ada', [joined]);
 * // => [{ kind: 'basic', at, customer: 'ada', id: 'basic-1', what: 'BecameMember' }]
 * ```
 */
export function basicEntries(
  customer: string,
  events: readonly CustomerEvent[],
): readonly BasicEntry[] {
  return events.map(({ type, at }, place) => ({
    kind: 'basic',
    at,
    customer,
    id: `basic-${place + 1}`,
    what: type,
  }));
}
