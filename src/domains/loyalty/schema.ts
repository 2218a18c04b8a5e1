/**
 * Loyalty schemas: programmes, commands, events and snapshots from data that may be anything.
 *
 * JSON is read within the kernel's limits first, fields that are not known are refused, and all
 * that is wrong is named. What a programme leaves out is filled in here, once.
 *
 * @module
 */
import { checked, jsonSchemaOf, standard } from '../../kernel/domain-schema.ts';
import type { JsonObject } from '../../kernel/json-value.ts';
import { parseJsonValue } from '../../kernel/parse-json-value.ts';
import type { Parsed } from '../../kernel/parsed.ts';
import { command } from './account-command-schema.ts';
import { event } from './account-event-schema.ts';
import { parseLoyaltyCommand, parseLoyaltyEvent, parseLoyaltySnapshot } from './account-schema.ts';
import { snapshot } from './account-snapshot-schema.ts';
import type { Programme } from './programme.ts';
import { assembled } from './programme-assembly.ts';
import { programmeDraft } from './programme-schema.ts';

export { parseLoyaltyCommand, parseLoyaltyEvent, parseLoyaltySnapshot } from './account-schema.ts';

/** How many values the JSON of a programme may hold. */
const NODES_MAX = 500_000;

/**
 * Reads a programme from data that may be anything.
 *
 * What is left out is as the table of defaults has it. A rule whose multipliers may meet, a
 * reference to something that is not there, a condition on a fact that is not declared: these have
 * no default and are issues. What the parser made, it reads again to the same.
 *
 * @param from Anything.
 * @returns The programme, whole and frozen, its versions by their start; or every issue with its
 *   path, those of the kernel's JSON, of the shape, and then `MISSING`, `DUPLICATE_ID`,
 *   `DUPLICATE_START`, `WRONG_NUMBER`, `OTHER_ZONE`, `UNKNOWN_REFERENCE`, `MISPLACED`,
 *   `EMPTY_RANGE`, `STATUS_SPENT`, `SAME_CURRENCY`, `NOT_STAMPS`, `MEETING_UNSAID`, those of
 *   `parseCondition`, and `OTHER_CURRENCY` or `UNKNOWN_VALUE` for what no fact can be.
 * @example
 * ```ts
 * import { parseProgramme } from 'everbond/loyalty/schema';
 *
 * const read = parseProgramme({
 *   id: 'club',
 *   zone: 'Europe/Paris',
 *   money: 'EUR',
 *   versions: [{
 *     from: '2026-01-01T00:00Z',
 *     earnRules: [{ id: 'base', points: 1, perMinor: 1000, currency: 'miles' }],
 *   }],
 * });
 *
 * read.ok ? [] : read.issues.map(({ code, path }) => [code, ...path]);
 * // => [['UNKNOWN_REFERENCE', 'versions', 0, 'earnRules', 0, 'currency']]
 * ```
 */
export function parseProgramme(from: unknown): Parsed<Programme> {
  const json = parseJsonValue(from, { nodes: NODES_MAX });
  if (!json.ok) return json;
  const draft = checked(programmeDraft, json.value);
  return draft.ok ? assembled(draft.value) : draft;
}

/** The same ways in, for whatever takes a Standard Schema. */
export const loyaltySchemas = Object.freeze({
  programme: standard(parseProgramme),
  command: standard(parseLoyaltyCommand),
  event: standard(parseLoyaltyEvent),
  snapshot: standard(parseLoyaltySnapshot),
});

/** What there is a JSON Schema of. */
export type LoyaltySchemaPart = 'programme' | 'command' | 'event' | 'snapshot';

/**
 * The JSON Schema of what may be handed in.
 *
 * @param part Programmes, commands, events or snapshots, in their form of today.
 * @returns A JSON Schema of the draft 2020-12; what lies beyond the shape only the parsers check.
 * @see JSON Schema, "Draft 2020-12", json-schema.org.
 * @example
 * ```ts
 * import { loyaltyJsonSchema } from 'everbond/loyalty/schema';
 *
 * loyaltyJsonSchema('programme')['required']; // => ['id', 'versions']
 * ```
 */
export function loyaltyJsonSchema(part: LoyaltySchemaPart): JsonObject {
  return jsonSchemaOf({ programme: programmeDraft, command, event, snapshot }[part]);
}
