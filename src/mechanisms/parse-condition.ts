/** Parsing of conditions: proves that data from outside is a condition on declared facts. */
import { type Instant, parseInstant } from '../kernel/instant.ts';
import type { JsonObject, JsonValue } from '../kernel/json-value.ts';
import { type Money, parseMoney } from '../kernel/money.ts';
import { parseJsonValue } from '../kernel/parse-json-value.ts';
import { type Issue, type Parsed, parsed } from '../kernel/parsed.ts';
import { CONDITION_LIMITS, type Comparison, type Condition } from './condition.ts';
import { type FactKind, type FactTypes, factKinds } from './fact-types.ts';
import { comparable } from './fact-value.ts';

type Path = readonly (string | number)[];

/** What each form holds; the first field names it. */
const FIELDS = {
  all: ['all'],
  any: ['any'],
  not: ['not'],
  compare: ['compare', 'is', 'to'],
  in: ['in', 'values'],
  between: ['between', 'from', 'to', 'bounds'],
  exists: ['exists'],
} as const;

type Form = keyof typeof FIELDS;
type LeafForm = Exclude<Form, 'all' | 'any' | 'not'>;

const FORMS = Object.keys(FIELDS) as Form[];
const COMPARISONS: readonly Comparison[] = ['eq', 'ne', 'lt', 'lte', 'gt', 'gte'];

/** One walk through a tree. */
interface Walk {
  readonly kinds: ReadonlyMap<string, FactKind>;
  readonly issues: Issue[];
  conditions: number;
}

/**
 * Reads a condition from data that may be anything.
 *
 * Instants are brought to their one text, and nothing else is changed. What a fact is compared
 * with has to be of the fact's kind here, so that only facts can surprise later.
 *
 * @param from Anything; hostile data included.
 * @param types The declaration of the facts.
 * @returns A copy of the condition, or every issue with its path: those of `parseJsonValue`,
 *   `NOT_A_CONDITION`, `UNKNOWN_FIELD`, `UNKNOWN_FACT` for a path that is not declared,
 *   `WRONG_TYPE` for a value of another kind than the fact, `NO_ORDER` for a text or boolean asked
 *   for more than equality, `UNKNOWN_COMPARISON`, `UNKNOWN_BOUNDS`, `EMPTY_LIST`, `EMPTY_RANGE`,
 *   `MIXED_CURRENCIES`, `TOO_DEEP` and `TOO_MANY_CONDITIONS`; see `CONDITION_LIMITS`.
 * @throws ContractError if the declaration has a name or a kind that is none.
 * @example
 * ```ts
 * import { parseCondition } from 'everbond/mechanisms';
 *
 * const types = { customer: { orders: 'number', stage: 'text' } } as const;
 * const faultsOf = (from: unknown) => {
 *   const read = parseCondition(from, types);
 *   return read.ok ? [] : read.issues.map(({ code, path }) => [code, ...path]);
 * };
 *
 * faultsOf({ compare: 'customer.orders', is: 'gte', to: 3 }); // => []
 * faultsOf({ all: [{ compare: 'customer.order', is: 'gte', to: 3 }, { exists: 'customer' }] });
 * // => [['UNKNOWN_FACT', 'all', 0, 'compare'], ['UNKNOWN_FACT', 'all', 1, 'exists']]
 * faultsOf({ compare: 'customer.stage', is: 'lt', to: 5 });
 * // => [['NO_ORDER', 'is'], ['WRONG_TYPE', 'to']]
 * ```
 */
export function parseCondition<const Types extends FactTypes>(
  from: unknown,
  types: Types,
): Parsed<Condition<Types>> {
  const kinds = factKinds('parseCondition', types);
  const json = parseJsonValue(from);
  if (!json.ok) return json;

  const walk: Walk = { kinds, issues: [], conditions: 0 };
  const value = readCondition(walk, json.value, [], 1);
  return walk.issues.length > 0
    ? { ok: false, issues: walk.issues }
    : parsed(value as unknown as Condition<Types>);
}

/** One condition and those inside it; what comes back counts only if there was no issue. */
function readCondition(walk: Walk, value: JsonValue, path: Path, depth: number): JsonValue {
  const { depth: depthMax, conditions: conditionsMax } = CONDITION_LIMITS;
  if (depth > depthMax) return report(walk, path, 'TOO_DEEP', `must nest at most ${depthMax} deep`);
  walk.conditions += 1;
  if (walk.conditions > conditionsMax) {
    const isFirst = walk.conditions === conditionsMax + 1;
    const message = `must hold at most ${conditionsMax} conditions`;
    return isFirst ? report(walk, [], 'TOO_MANY_CONDITIONS', message) : null;
  }
  const form = isObject(value) ? FORMS.find((name) => Object.hasOwn(value, name)) : undefined;
  if (!isObject(value) || form === undefined) {
    return report(walk, path, 'NOT_A_CONDITION', `must have one of ${FORMS.join(', ')}`);
  }

  const fields: readonly string[] = FIELDS[form];
  for (const field of Object.keys(value)) {
    if (fields.includes(field)) continue;
    report(walk, [...path, field], 'UNKNOWN_FIELD', `must be one of ${fields.join(', ')}`);
  }
  const inside = value[form] ?? null;
  if (form === 'not') return { not: readCondition(walk, inside, [...path, form], depth + 1) };
  if (form !== 'all' && form !== 'any') return readLeaf(walk, value, form, path);
  if (!isList(inside)) {
    return report(walk, [...path, form], 'NOT_A_CONDITION', 'must be a list of conditions');
  }
  const parts = inside.map((part, index) =>
    readCondition(walk, part, [...path, form, index], depth + 1),
  );
  return { [form]: parts };
}

function readLeaf(walk: Walk, value: JsonObject, form: LeafForm, path: Path): JsonValue {
  const fact = value[form];
  const kind = typeof fact === 'string' ? walk.kinds.get(fact) : undefined;
  if (kind === undefined) {
    return report(walk, [...path, form], 'UNKNOWN_FACT', 'must be the path of a declared fact');
  }
  const read = (field: string, from = value[field], at: Path = [...path, field]): JsonValue =>
    readValue(walk, from, kind, at);
  if (form === 'exists') return value;
  if (form === 'between') return readRange(walk, value, kind, path, [read('from'), read('to')]);
  if (form === 'compare') {
    requireComparison(walk, value['is'], kind, [...path, 'is']);
    return { ...value, to: read('to') };
  }
  const list = value['values'];
  if (list === undefined || !isList(list) || list.length === 0) {
    return report(walk, [...path, 'values'], 'EMPTY_LIST', 'must be a list of values');
  }
  const values = list.map((from, index) => read('values', from, [...path, 'values', index]));
  requireOneCurrency(walk, values, path);
  return { ...value, values };
}

function readRange(
  walk: Walk,
  value: JsonObject,
  kind: FactKind,
  path: Path,
  [from, to]: readonly [JsonValue, JsonValue],
): JsonValue {
  const { bounds } = value;
  if (!hasOrder(kind)) {
    report(walk, [...path, 'between'], 'NO_ORDER', `must have an order, which a ${kind} has not`);
  }
  if (bounds !== 'half-open' && bounds !== 'closed') {
    report(walk, [...path, 'bounds'], 'UNKNOWN_BOUNDS', 'must be half-open or closed');
  }
  if (from === null || to === null || !requireOneCurrency(walk, [from, to], path)) return null;
  const [first, last] = [comparable(from, kind), comparable(to, kind)];
  if (first > last || (first === last && bounds === 'half-open')) {
    report(walk, path, 'EMPTY_RANGE', 'must end after it begins');
  }
  return { ...value, from, to };
}

/** A value of some kind, instants and money in their one form; or `null` and an issue. */
function readValue(walk: Walk, from: JsonValue | undefined, kind: FactKind, path: Path): JsonValue {
  const value = from ?? null;
  if (typeof comparable(value, kind) === 'object') {
    return report(walk, path, 'WRONG_TYPE', `must be of the fact's kind, ${kind}`);
  }
  if (kind !== 'instant' && kind !== 'money') return value;
  const read: Parsed<Instant | Money> =
    kind === 'instant' ? parseInstant(value) : parseMoney(value);
  return read.ok ? (read.value as Instant | (JsonObject & Money)) : null;
}

function requireComparison(
  walk: Walk,
  is: JsonValue | undefined,
  kind: FactKind,
  path: Path,
): void {
  if (!COMPARISONS.some((comparison) => comparison === is)) {
    report(walk, path, 'UNKNOWN_COMPARISON', `must be one of ${COMPARISONS.join(', ')}`);
  } else if (!hasOrder(kind) && is !== 'eq' && is !== 'ne') {
    report(walk, path, 'NO_ORDER', `must be eq or ne, because a ${kind} has no order`);
  }
}

function requireOneCurrency(walk: Walk, values: readonly JsonValue[], path: Path): boolean {
  const currencies = values.map((value) => (isObject(value) ? value['currency'] : null));
  const isOne = currencies.every((currency) => currency === currencies[0]);
  if (!isOne) report(walk, path, 'MIXED_CURRENCIES', 'must be in one currency');
  return isOne;
}

function hasOrder(kind: FactKind): boolean {
  return kind !== 'text' && kind !== 'boolean';
}

function report(walk: Walk, path: Path, code: string, message: string): null {
  walk.issues.push({ path, code, message });
  return null;
}

function isObject(value: JsonValue): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
