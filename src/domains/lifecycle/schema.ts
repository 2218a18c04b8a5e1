/**
 * Lifecycle schemas: commands, events and snapshots from data that may be anything.
 *
 * The compiler holds each equal to its hand-written type. JSON is read within the kernel's limits
 * first, fields that are not known are refused, and all that is wrong is named.
 *
 * @module
 */
import * as z from 'zod/mini';
import {
  actor,
  amountBetween,
  asks,
  at,
  by,
  checked,
  exactly,
  id,
  ids,
  jsonSchemaOf,
  read,
  says,
  standard,
} from '../../kernel/domain-schema.ts';
import { eventOfToday } from '../../kernel/event-of-today.ts';
import type { JsonObject } from '../../kernel/json-value.ts';
import { migrateSnapshot } from '../../kernel/migrate-snapshot.ts';
import { parseJsonValue } from '../../kernel/parse-json-value.ts';
import type { Parsed } from '../../kernel/parsed.ts';
import type { Ratio } from '../../kernel/ratio.ts';
import { CONSENTS } from '../../kernel/words.ts';
import { faultsOfEvent, faultsOfSnapshot } from './coherence.ts';
import { type LifecycleCommand, PLAIN_COMMANDS } from './lifecycle-command.ts';
import { type LifecycleEvent, lifecycleFormats, PLAIN_EVENTS } from './lifecycle-event.ts';
import { type LifecycleSnapshot, SNAPSHOT_FORM } from './lifecycle-snapshot.ts';
import { LOSING_SIDES, LOSS_REASONS, type LossReason } from './loss.ts';
import { BEGINNINGS, MILESTONES } from './stage.ts';
import { AMOUNT_MINOR_MAX, parseChance } from './winback-worth.ts';

const exactRatio = z.strictObject({ numerator: z.int(), denominator: z.int() });
const chance = read<Ratio>(z.union([z.number(), z.string(), exactRatio]), parseChance);
const effort = {
  chance,
  futureMargin: amountBetween(-AMOUNT_MINOR_MAX, AMOUNT_MINOR_MAX),
  consent: z.enum(CONSENTS),
};
const cost = amountBetween(0, AMOUNT_MINOR_MAX);
const status = z.enum(BEGINNINGS);
const milestone = z.enum(MILESTONES);
const lostBy = z.enum(LOSING_SIDES);
const reason = z.enum(Object.keys(LOSS_REASONS) as LossReason[]);
const lossFacts = { lostBy, reason, inferred: z.boolean() };
const loss = z.readonly(z.strictObject(lossFacts));

const command = exactly<LifecycleCommand>()(
  z.discriminatedUnion('type', [
    z.readonly(z.strictObject({ type: z.enum(PLAIN_COMMANDS), at, by })),
    asks('Import', { status, highWaterMark: z.optional(milestone), loss: z.optional(loss) }),
    asks('NameContact', { contact: id }),
    asks('RecordProfile', { facts: ids }),
    asks('Intensify', { problem: id }),
    asks('MarkAtRisk', { signal: id }),
    asks('Lose', lossFacts),
    asks('LearnReason', { lostBy, reason }),
    asks('StartWinback', { ...effort, offerCost: z.optional(cost), contactCost: z.optional(cost) }),
    asks('CloseByLaw', { basis: id }),
    asks('FireTimer', { timer: id }),
  ]),
);

const opening = { status, highWaterMark: z.nullable(milestone), loss: z.nullable(loss) };
const event = exactly<LifecycleEvent>()(
  z.discriminatedUnion('type', [
    z.readonly(z.strictObject({ type: z.enum(PLAIN_EVENTS), at, by: actor, rules: ids })),
    says('Imported', { ...opening, dueAt: z.nullable(at) }),
    says('ContactNamed', { contact: id }),
    says('ProfileRecorded', { facts: ids }),
    says('Intensified', { problem: id }),
    says('MarkedAtRisk', { signal: id }),
    says('Lost', { ...lossFacts, pauseUntil: at }),
    says('ReasonLearnt', { lostBy, reason }),
    says('WinbackStarted', {
      ...effort,
      offerCost: cost,
      contactCost: cost,
      endsAt: z.nullable(at),
    }),
    says('GivenUp', { pauseUntil: at }),
    says('ClosedByLaw', { basis: id }),
  ]),
);

const context = z.strictObject({
  since: z.nullable(at),
  highWaterMark: z.nullable(milestone),
  contact: z.nullable(id),
  profile: z.readonly(z.array(id)),
  firstPurchaseAt: z.nullable(at),
  comeback: z.nullable(z.enum(['returned', 'won-back'])),
  loss: z.nullable(z.readonly(z.strictObject({ ...lossFacts, at, causeRemoved: z.boolean() }))),
});
const snapshot = exactly<LifecycleSnapshot>()(
  z.readonly(
    z.strictObject({
      machine: z.literal('lifecycle'),
      version: z.literal(1),
      savedAt: at,
      state: z.enum(['absent', ...BEGINNINGS]),
      context: z.readonly(context),
      timers: z.readonly(z.array(z.readonly(z.strictObject({ id, startedAt: at, dueAt: at })))),
    }),
  ),
);

/**
 * Reads a command from data that may be anything.
 *
 * @param from Anything; a chance may be a number, decimal text or a ratio.
 * @returns The command in canonical form, or every issue with its path.
 * @example
 * ```ts
 * import { parseLifecycleCommand } from 'everbond/lifecycle/schema';
 *
 * const read = parseLifecycleCommand({ type: 'Lose', at: '2026-05-01T10:00Z', by: 'bob' });
 *
 * read.ok ? [] : read.issues.map(({ code, path }) => [code, ...path]);
 * // => [['MISSING', 'lostBy'], ['MISSING', 'reason'], ['MISSING', 'inferred']]
 * ```
 */
export function parseLifecycleCommand(from: unknown): Parsed<LifecycleCommand> {
  const json = parseJsonValue(from);
  return json.ok ? checked(command, json.value) : json;
}

/**
 * Reads an event from data that may be anything, in whichever form it was stored.
 *
 * @param from Anything. An event without a `version` counts as of today.
 * @returns The event without its version, or every issue with its path; `NEWER_VERSION` if a newer
 *   release wrote it.
 * @example
 * ```ts
 * import { parseLifecycleEvent } from 'everbond/lifecycle/schema';
 *
 * const read = parseLifecycleEvent({ type: 'Saved', version: 2 });
 *
 * read.ok ? [] : read.issues.map(({ code }) => code); // => ['NEWER_VERSION']
 * ```
 */
export function parseLifecycleEvent(from: unknown): Parsed<LifecycleEvent> {
  const json = parseJsonValue(from);
  if (!json.ok) return json;
  const form = eventOfToday(json.value, lifecycleFormats);
  return form.ok ? checked(event, form.value, faultsOfEvent) : form;
}

/**
 * Reads a snapshot from data that may be anything, in whichever form it was saved.
 *
 * @param from Anything.
 * @returns The snapshot in the form of today, or every issue with its path: `OTHER_MACHINE`,
 *   `NEWER_VERSION`, or `MISSING_STEP` if no step leads on from its version.
 * @example
 * ```ts
 * import { instant } from 'everbond/kernel';
 * import { NO_LIFECYCLE, saveLifecycle } from 'everbond/lifecycle';
 * import { parseLifecycleSnapshot } from 'everbond/lifecycle/schema';
 *
 * const saved = saveLifecycle(NO_LIFECYCLE, instant('2026-05-11T10:00Z'));
 *
 * parseLifecycleSnapshot(JSON.parse(JSON.stringify(saved))); // => { ok: true, value: saved }
 * ```
 */
export function parseLifecycleSnapshot(from: unknown): Parsed<LifecycleSnapshot> {
  const form = migrateSnapshot(from, SNAPSHOT_FORM);
  return form.ok ? checked(snapshot, form.value, faultsOfSnapshot) : form;
}

/** The same three ways in, for whatever takes a Standard Schema. */
export const lifecycleSchemas = Object.freeze({
  command: standard(parseLifecycleCommand),
  event: standard(parseLifecycleEvent),
  snapshot: standard(parseLifecycleSnapshot),
});

/**
 * The JSON Schema of what may be handed in.
 *
 * @param part Commands, events or snapshots, in their form of today.
 * @returns A JSON Schema of the draft 2020-12; what lies beyond the shape only the parsers check.
 * @see JSON Schema, "Draft 2020-12", json-schema.org.
 * @example
 * ```ts
 * import { lifecycleJsonSchema } from 'everbond/lifecycle/schema';
 *
 * Object.keys(lifecycleJsonSchema('snapshot')['properties'] ?? {});
 * // => ['machine', 'version', 'savedAt', 'state', 'context', 'timers']
 * ```
 */
export function lifecycleJsonSchema(part: 'command' | 'event' | 'snapshot'): JsonObject {
  return jsonSchemaOf({ command, event, snapshot }[part]);
}
