/** Record schema: the shapes of snapshots and of timeline entries, held equal to their types. */
import * as z from 'zod/mini';
import { amountBetween, at, exactly, id } from '../../kernel/domain-schema.ts';
import { CONTACT_REASONS, type ContactReason } from './contact-reason.ts';
import type { CustomerEvent } from './customer-event.ts';
import { customerFormats } from './customer-formats.ts';
import { LIST_MOST } from './customer-rules.ts';
import {
  buyingRole,
  channel,
  evidence,
  householdRole,
  kind,
  needs,
  purpose,
  setting,
  sharing,
  source,
  thanksReason,
  vault,
  word,
} from './customer-schema.ts';
import type { CustomerSnapshot } from './customer-snapshot.ts';
import {
  CAMPAIGN_RESPONSES,
  INTERACTION_SIDES,
  SERVICE_ACTS,
  type TimelineEntry,
  TRANSACTION_ACTS,
} from './timeline-entry.ts';

/** A list of a record: as long as `decide` lets it become. */
function list<Entry extends z.core.SomeType>(entry: Entry) {
  return z.readonly(z.array(entry).check(z.maxLength(LIST_MOST)));
}

function listOf<Shape extends z.core.$ZodShape>(shape: Shape) {
  return list(z.readonly(z.strictObject(shape)));
}

const known = z.readonly(z.strictObject({ value: vault, source, at, staleAt: z.nullable(at) }));
const context = z.strictObject({
  id: z.nullable(id),
  kind: z.nullable(kind),
  registeredAt: z.nullable(at),
  memberSince: z.nullable(at),
  referredBy: z.nullable(id),
  handles: listOf({ channel, handle: vault, since: at }),
  link: z.nullable(z.readonly(z.strictObject({ to: id, evidence, at }))),
  keptApart: list(id),
  consents: listOf({
    purpose,
    channel,
    consent: z.enum(['granted', 'refused', 'withdrawn']),
    at,
    evidence: id,
  }),
  ledger: listOf({
    fact: word,
    known: z.nullable(known),
    askedAt: z.nullable(at),
    declinedAt: z.nullable(at),
  }),
  households: listOf({ household: id, role: householdRole, since: at }),
  primaryHousehold: z.nullable(id),
  roles: listOf({
    organisation: id,
    role: buyingRole,
    decision: z.nullable(id),
    department: z.nullable(word),
    since: at,
  }),
  occasions: listOf({ occasion: word, setting, needs, since: at }),
  intermediaries: listOf({ ...sharing, since: at }),
  thanks: listOf({
    reason: thanksReason,
    firstAt: at,
    lastAt: at,
    count: z.int().check(z.gte(1)),
  }),
  holds: listOf({ hold: id, basis: word, since: at }),
  erasedAt: z.nullable(at),
});

/** A snapshot. */
export const snapshot = exactly<CustomerSnapshot>()(
  z.readonly(
    z.strictObject({
      machine: z.literal('customer'),
      version: z.literal(1),
      savedAt: at,
      state: z.enum(['absent', 'guest', 'member', 'erased']),
      context: z.readonly(context),
    }),
  ),
);

const eventTypes = Object.keys(customerFormats) as CustomerEvent['type'][];
const base = { at, customer: id, id };
const amount = z.nullable(amountBetween(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER));
const reasons = Object.keys(CONTACT_REASONS) as ContactReason[];

/** An entry of a timeline. */
export const entry = exactly<TimelineEntry>()(
  z.discriminatedUnion('kind', [
    z.readonly(z.strictObject({ kind: z.literal('basic'), what: z.enum(eventTypes), ...base })),
    z.readonly(
      z.strictObject({
        kind: z.literal('transaction'),
        what: z.enum(TRANSACTION_ACTS),
        ...base,
        amount,
      }),
    ),
    z.readonly(
      z.strictObject({
        kind: z.literal('service'),
        what: z.enum(SERVICE_ACTS),
        ...base,
        case: z.nullable(id),
      }),
    ),
    z.readonly(
      z.strictObject({
        kind: z.literal('campaign-response'),
        what: z.enum(CAMPAIGN_RESPONSES),
        ...base,
        campaign: id,
      }),
    ),
    z.readonly(
      z.strictObject({
        kind: z.literal('interaction'),
        what: z.enum(INTERACTION_SIDES),
        ...base,
        channel,
        reason: z.nullable(z.enum(reasons)),
      }),
    ),
  ]),
);
