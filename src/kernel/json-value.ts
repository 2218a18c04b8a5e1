/**
 * JSON value: the only data that states, events, refusals and results are made of.
 *
 * The types are here; what proves that a value from outside is one is in `parse-json-value.ts`.
 */

/** Anything that JSON can hold. Numbers are finite and never -0; texts are well-formed. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;

/** A plain object of JSON values. */
export interface JsonObject {
  /** Every field is a JSON value. */
  readonly [field: string]: JsonValue;
}
