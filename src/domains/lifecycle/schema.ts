/**
 * Lifecycle schemas: commands, events and snapshots from data that may be anything.
 *
 * The compiler holds each equal to its hand-written type. JSON is read within the kernel's limits
 * first, fields that are not known are refused, and all that is wrong is named.
 *
 * @module
 */
import type { StandardSchemaV1 } from '@standard-schema/spec';
import * as z from 'zod/mini';
import { type By, parseActor } from '../../kernel/actor.ts';
import { isCurrency } from '../../kernel/currency.ts';
import { isId } from '../../kernel/id.ts';
import { type Instant, parseInstant } from '../../kernel/instant.ts';
import type { JsonObject, JsonValue } from '../../kernel/json-value.ts';
import { parseJsonValue } from '../../kernel/parse-json-value.ts';
import { type Issue, type Parsed, parsed } from '../../kernel/parsed.ts';
import type { Ratio } from '../../kernel/ratio.ts';
import { CONSENTS } from '../../kernel/words.ts';
import { faultsOfEvent, faultsOfSnapshot } from './coherence.ts';
import { eventOfToday } from './event-of-today.ts';
import { type LifecycleCommand, PLAIN_COMMANDS } from './lifecycle-command.ts';
import { type LifecycleEvent, PLAIN_EVENTS } from './lifecycle-event.ts';
import { type LifecycleSnapshot, SNAPSHOT_FORM } from './lifecycle-snapshot.ts';
import { LOSING_SIDES, LOSS_REASONS, type LossReason } from './loss.ts';
import { migrateSnapshot } from './migrate-snapshot.ts';
import { fault, issuesOf, rawIssue } from './schema-issues.ts';
import { BEGINNINGS, MILESTONES } from './stage.ts';
import { AMOUNT_MINOR_MAX, parseChance } from './winback-worth.ts';

/** A schema for exactly one type: for a wider or a narrower one this does not compile. */
function exactly<Wanted>() {
  return <Output extends Wanted>(
    schema: z.ZodMiniType<Output> & ([Wanted] extends [Output] ? unknown : never),
  ): z.ZodMiniType<Wanted> => schema;
}

/** What a parser of the kernel makes of a value that has the right shape. */
function read<Value>(shape: z.ZodMiniType, parse: (from: unknown) => Parsed<Value>) {
  const transform = z.transform((from: unknown, { issues }): Value => {
    const result = parse(from);
    if (result.ok) return result.value;
    issues.push(...result.issues.map(({ code, message }) => rawIssue(from, code, message)));
    return z.NEVER;
  });
  return z.pipe(shape, transform);
}

const id = z.string().check(z.refine(isId, fault('NOT_AN_ID', 'must be an id of 1 to 200 bytes')));
const ids = z.readonly(z.array(id).check(z.maxLength(100)));
const at = read<Instant>(z.string(), parseInstant);
const actor = z.readonly(z.strictObject({ actor: id, authority: z.nullable(id) }));
const someActor = z.strictObject({ actor: id, authority: z.optional(z.nullable(id)) });
const by = read<By>(z.union([id, someActor]), parseActor);
const letters = fault('NOT_A_CURRENCY', 'must be three capital letters');
const currency = z.string().check(z.refine(isCurrency, letters));
function amountFrom(leastMinor: number) {
  const minor = z.int().check(z.gte(leastMinor), z.lte(AMOUNT_MINOR_MAX));
  return z.readonly(z.strictObject({ minor, currency }));
}
const exactRatio = z.strictObject({ numerator: z.int(), denominator: z.int() });
const chance = read<Ratio>(z.union([z.number(), z.string(), exactRatio]), parseChance);
const effort = { chance, futureMargin: amountFrom(-AMOUNT_MINOR_MAX), consent: z.enum(CONSENTS) };
const cost = amountFrom(0);
const status = z.enum(BEGINNINGS);
const milestone = z.enum(MILESTONES);
const lostBy = z.enum(LOSING_SIDES);
const reason = z.enum(Object.keys(LOSS_REASONS) as LossReason[]);
const lossFacts = { lostBy, reason, inferred: z.boolean() };
const loss = z.readonly(z.strictObject(lossFacts));

function asks<Type extends string, Shape extends z.core.$ZodShape>(type: Type, shape: Shape) {
  return z.readonly(z.strictObject({ type: z.literal(type), at, by, ...shape }));
}
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

function says<Type extends string, Shape extends z.core.$ZodShape>(type: Type, shape: Shape) {
  return z.readonly(z.strictObject({ type: z.literal(type), at, by: actor, rules: ids, ...shape }));
}
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

/** A value that was read as JSON, by its schema, and then by what a schema cannot say. */
function checked<Value>(
  schema: z.ZodMiniType<Value>,
  json: JsonValue,
  faultsOf: (value: Value) => readonly Issue[] = () => [],
): Parsed<Value> {
  const { data, error } = z.safeParse(schema, json);
  if (error !== undefined) return { ok: false, issues: issuesOf(error.issues, json) };
  const issues = faultsOf(data);
  return issues.length === 0 ? parsed(data) : { ok: false, issues };
}

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
  const form = eventOfToday(json.value);
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

function standard<Value>(
  parse: (from: unknown) => Parsed<Value>,
): StandardSchemaV1<unknown, Value> {
  const validate = (from: unknown): StandardSchemaV1.Result<Value> => {
    const result = parse(from);
    return result.ok ? { value: result.value } : { issues: result.issues };
  };
  return { '~standard': { version: 1, vendor: 'everbond', validate } };
}

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
  return z.toJSONSchema({ command, event, snapshot }[part], {
    io: 'input',
    override: ({ jsonSchema }) => void delete jsonSchema.readOnly, // means: a server writes it
  }) as JsonObject;
}
