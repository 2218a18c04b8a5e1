/**
 * Domain schema: what the schemas of all domains are put together from.
 *
 * Only files whose name ends in `schema.ts` may load this, because it loads zod.
 */
import type { StandardSchemaV1 } from '@standard-schema/spec';
import * as z from 'zod/mini';
import { type Actor, type By, parseActor } from './actor.ts';
import { isCurrency } from './currency.ts';
import { isId } from './id.ts';
import { type Instant, parseInstant } from './instant.ts';
import type { JsonObject, JsonValue } from './json-value.ts';
import { type Issue, type Parsed, parsed } from './parsed.ts';
import { fault, issuesOf, knownFields, rawIssue } from './schema-issues.ts';

/** A schema for exactly one type: for a wider or a narrower one this does not compile. */
export function exactly<Wanted>() {
  return <Output extends Wanted>(
    schema: z.ZodMiniType<Output> & ([Wanted] extends [Output] ? unknown : never),
  ): z.ZodMiniType<Wanted> => schema;
}

/** What a parser of the library makes of a value that has the right shape. */
export function read<Value>(shape: z.ZodMiniType, parse: (from: unknown) => Parsed<Value>) {
  const transform = z.transform((from: unknown, { issues }): Value => {
    const result = parse(from);
    if (result.ok) return result.value;
    issues.push(...result.issues.map(({ code, message }) => rawIssue(from, code, message)));
    return z.NEVER;
  });
  return z.pipe(shape, transform);
}

/** An id. */
export const id = z
  .string()
  .check(z.refine(isId, fault('NOT_AN_ID', 'must be an id of 1 to 200 bytes')));

/** A list of up to a hundred ids. */
export const ids = z.readonly(z.array(id).check(z.maxLength(100)));

/** An instant, as ISO text with its zone. */
export const at = read<Instant>(z.string(), parseInstant);

/** Who did it, as events keep it. */
export const actor: z.ZodMiniType<Actor> = z.readonly(
  z.strictObject({ actor: id, authority: z.nullable(id) }),
);

/** Who asks, as commands may say it: an id, or an actor with an authority. */
export const by = read<By>(
  z.union([id, z.strictObject({ actor: id, authority: z.optional(z.nullable(id)) })]),
  parseActor,
);

/** A code of ISO 4217, or another of three capital letters. */
export const currency = z
  .string()
  .check(z.refine(isCurrency, fault('NOT_A_CURRENCY', 'must be three capital letters')));

/** An amount of money between two amounts in minor units. */
export function amountBetween(leastMinor: number, mostMinor: number) {
  const minor = z.int().check(z.gte(leastMinor), z.lte(mostMinor));
  return z.readonly(z.strictObject({ minor, currency }));
}

/** A command: its type, when, by whom, and what else it says. */
export function asks<Type extends string, Shape extends z.core.$ZodShape>(
  type: Type,
  shape: Shape,
) {
  return z.readonly(z.strictObject({ type: z.literal(type), at, by, ...shape }));
}

/** An event: its type, when, by whom, under which rules, and what else it says. */
export function says<Type extends string, Shape extends z.core.$ZodShape>(
  type: Type,
  shape: Shape,
) {
  return z.readonly(z.strictObject({ type: z.literal(type), at, by: actor, rules: ids, ...shape }));
}

/** A value that was read as JSON, by its schema, and then by what a schema cannot say. */
export function checked<Value>(
  schema: z.ZodMiniType<Value>,
  json: JsonValue,
  faultsOf: (value: Value) => readonly Issue[] = () => [],
): Parsed<Value> {
  const { data, error } = z.safeParse(schema, json, { error: knownFields });
  if (error !== undefined) return { ok: false, issues: issuesOf(error.issues, json) };
  const issues = faultsOf(data);
  return issues.length === 0 ? parsed(data) : { ok: false, issues };
}

/** A parser as a Standard Schema. */
export function standard<Value>(
  parse: (from: unknown) => Parsed<Value>,
): StandardSchemaV1<unknown, Value> {
  const validate = (from: unknown): StandardSchemaV1.Result<Value> => {
    const result = parse(from);
    return result.ok ? { value: result.value } : { issues: result.issues };
  };
  return { '~standard': { version: 1, vendor: 'everbond', validate } };
}

/** A schema as JSON Schema of what may be handed in. */
export function jsonSchemaOf(schema: z.ZodMiniType): JsonObject {
  return z.toJSONSchema(schema, {
    io: 'input',
    override: ({ jsonSchema }) => void delete jsonSchema.readOnly, // means: a server writes it
  }) as JsonObject;
}
