/**
 * Interaction schemas: policies, asks, and the commands and events of a ledger, from data that may
 * be anything.
 *
 * The compiler holds each equal to its hand-written type. JSON is read within the kernel's limits
 * first, fields that are not known are refused, and all that is wrong is named.
 *
 * @module
 */
import * as z from 'zod/mini';
import {
  actor,
  asks,
  at,
  by,
  checked,
  exactly,
  id,
  ids,
  jsonSchemaOf,
  says,
  standard,
} from '../../kernel/domain-schema.ts';
import { eventOfToday } from '../../kernel/event-of-today.ts';
import type { JsonObject } from '../../kernel/json-value.ts';
import { parseJsonValue } from '../../kernel/parse-json-value.ts';
import type { Parsed } from '../../kernel/parsed.ts';
import type { ContactAsk } from './contact-ask.ts';
import { askIssues, askSchema, channel, person, purpose, rivals } from './contact-ask-schema.ts';
import type { ContactCommand } from './contact-ledger-command.ts';
import { type ContactEvent, contactFormats } from './contact-ledger-event.ts';
import type { ContactPolicyDefinition } from './policy-definition.ts';
import { policyIssues } from './policy-issues.ts';
import { policySchema } from './policy-schema.ts';

const command = exactly<ContactCommand>()(
  z.discriminatedUnion('type', [
    asks('Reserve', {
      id,
      channel,
      purpose,
      person,
      rank: z.optional(z.number()),
      rivals: z.optional(rivals),
    }),
    asks('Ride', { id, on: id, purpose, person }),
    z.readonly(z.strictObject({ type: z.enum(['Confirm', 'Release']), at, by, id })),
    asks('Record', { id, channel, purpose }),
    asks('FireTimer', { timer: id }),
  ]),
);

const settled = z.enum(['Confirmed', 'Released', 'Lapsed']);
const event = exactly<ContactEvent>()(
  z.discriminatedUnion('type', [
    says('Reserved', { id, channel, purpose, heldUntil: at, forgetBefore: at }),
    says('Rode', { id, on: id, purpose }),
    z.readonly(
      z.strictObject({
        type: settled,
        at,
        by: actor,
        rules: ids,
        id,
        riders: z.readonly(z.array(id)),
      }),
    ),
    says('Recorded', { id, channel, purpose, forgetBefore: at }),
  ]),
);

/**
 * Reads a contact policy from data that may be anything.
 *
 * @param from Anything; an object as `ContactPolicyDefinition` describes can be one.
 * @returns The definition, or every issue with its path. If the fields have the right types, also
 *   `NOT_A_CODE`, `NOT_A_PLACE`, `NOT_A_LOCAL_DATE`, `NOT_A_TIME`, `NOT_A_ZONE`, `NOT_ASCENDING`,
 *   `NO_SOURCE`, `DUPLICATE_ID`, and `NEVER_ALLOWED` for rules that contradict each other so far
 *   that no hour of the week is left.
 * @example A night that lasts all day
 * ```ts
 * import { parseContactPolicy } from 'everbond/interactions/schema';
 *
 * const quiet = { weekdays: null, channels: null, purposes: null };
 * const read = parseContactPolicy({
 *   id: 'shop',
 *   laws: [],
 *   quietHours: [
 *     { id: 'night', from: '20:00', until: '08:00', ...quiet },
 *     { id: 'day', from: '08:00', until: '20:00', ...quiet },
 *   ],
 *   caps: [],
 * });
 *
 * read.ok ? [] : read.issues.map(({ code, path }) => [code, ...path]);
 * // => [['NEVER_ALLOWED', 'quietHours']]
 * ```
 */
export function parseContactPolicy(from: unknown): Parsed<ContactPolicyDefinition> {
  const json = parseJsonValue(from);
  return json.ok ? checked(policySchema, json.value, policyIssues) : json;
}

/**
 * Reads what is asked before a person is contacted from data that may be anything.
 *
 * @param from Anything; an object as `ContactAsk` describes can be one.
 * @returns The ask in canonical form, which `decideContact` takes, or every issue with its path; an
 *   ask has up to 5000 contacts in each scope and 1000 rivals. If the fields have the right types,
 *   also `NOT_ASCENDING`.
 * @example
 * ```ts
 * import { parseContactAsk } from 'everbond/interactions/schema';
 *
 * const read = parseContactAsk({ at: '2026-06-01T10:00Z', channel: 'fax', purpose: 'marketing' });
 *
 * read.ok ? [] : read.issues.slice(0, 2).map(({ code, path }) => [code, ...path]);
 * // => [['UNKNOWN_VALUE', 'channel'], ['MISSING', 'person']]
 * ```
 */
export function parseContactAsk(from: unknown): Parsed<ContactAsk> {
  const json = parseJsonValue(from);
  return json.ok ? checked(askSchema, json.value, askIssues) : json;
}

/**
 * Reads a command to a ledger of contacts from data that may be anything.
 *
 * @param from Anything.
 * @returns The command in canonical form, or every issue with its path.
 * @example
 * ```ts
 * import { parseContactCommand } from 'everbond/interactions/schema';
 *
 * const read = parseContactCommand({ type: 'Confirm', at: '2026-06-01T10:00Z', by: 'mailer' });
 *
 * read.ok ? [] : read.issues.map(({ code, path }) => [code, ...path]); // => [['MISSING', 'id']]
 * ```
 */
export function parseContactCommand(from: unknown): Parsed<ContactCommand> {
  const json = parseJsonValue(from);
  return json.ok ? checked(command, json.value) : json;
}

/**
 * Reads an event of a ledger of contacts from data that may be anything, in whichever form it was
 * stored.
 *
 * @param from Anything. An event without a `version` counts as of today.
 * @returns The event without its version, or every issue with its path; `NEWER_VERSION` if a newer
 *   release wrote it.
 * @example
 * ```ts
 * import { parseContactEvent } from 'everbond/interactions/schema';
 *
 * const read = parseContactEvent({ type: 'Lapsed', version: 2 });
 *
 * read.ok ? [] : read.issues.map(({ code }) => code); // => ['NEWER_VERSION']
 * ```
 */
export function parseContactEvent(from: unknown): Parsed<ContactEvent> {
  const json = parseJsonValue(from);
  if (!json.ok) return json;
  const form = eventOfToday(json.value, contactFormats);
  return form.ok ? checked(event, form.value) : form;
}

/** The same four ways in, for whatever takes a Standard Schema. */
export const interactionSchemas = Object.freeze({
  policy: standard(parseContactPolicy),
  ask: standard(parseContactAsk),
  command: standard(parseContactCommand),
  event: standard(parseContactEvent),
});

/**
 * The JSON Schema of what may be handed in.
 *
 * @param part Policies, asks, commands or events, in their form of today.
 * @returns A JSON Schema of the draft 2020-12; what lies beyond the shape only the parsers check.
 * @see JSON Schema, "Draft 2020-12", json-schema.org.
 * @example
 * ```ts
 * import { interactionsJsonSchema } from 'everbond/interactions/schema';
 *
 * Object.keys(interactionsJsonSchema('policy')['properties'] ?? {}).slice(0, 4);
 * // => ['id', 'laws', 'quietHours', 'caps']
 * ```
 */
export function interactionsJsonSchema(part: 'policy' | 'ask' | 'command' | 'event'): JsonObject {
  return jsonSchemaOf({ policy: policySchema, ask: askSchema, command, event }[part]);
}
