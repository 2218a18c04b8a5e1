/**
 * Condition: a question about facts as a closed JSON tree, without code in texts.
 *
 * Seven forms and no more: `all`, `any` and `not` over others; `compare`, `in`, `between` and
 * `exists` on one fact. A condition can be stored, sent, shown to a person and checked against the
 * declaration of its facts before it is ever used.
 */
import type { FactKind, FactPath, FactTypes, FactValues } from './fact-types.ts';

/** A question about facts. The empty `all` is always true, the empty `any` never. */
export type Condition<Types extends FactTypes = FactTypes> =
  | AllOf<Condition<Types>>
  | AnyOf<Condition<Types>>
  | Not<Condition<Types>>
  | LeafCondition<Types>;

/** True if every one of several conditions is. */
export interface AllOf<Part> {
  /** The conditions. */
  readonly all: readonly Part[];
}

/** True if at least one of several conditions is. */
export interface AnyOf<Part> {
  /** The conditions. */
  readonly any: readonly Part[];
}

/** True if another condition is false. */
export interface Not<Part> {
  /** The other condition. */
  readonly not: Part;
}

/** A question about one fact. */
export type LeafCondition<Types extends FactTypes = FactTypes> =
  | { readonly [Kind in FactKind]: Compare<FactPath<Types, Kind>, Kind> }[FactKind]
  | { readonly [Kind in FactKind]: In<FactPath<Types, Kind>, Kind> }[FactKind]
  | { readonly [Kind in OrderedKind]: Between<FactPath<Types, Kind>, Kind> }[OrderedKind]
  | Exists<FactPath<Types>>;

/** How a fact stands to a value: equal, not equal, less, at most, more, at least. */
export type Comparison = 'eq' | 'ne' | 'lt' | 'lte' | 'gt' | 'gte';

/** The kinds of fact that have an order. */
export type OrderedKind = Exclude<FactKind, 'boolean' | 'text'>;

/** Compares a fact with a value of its kind. */
export interface Compare<Path extends string, Kind extends FactKind> {
  /** The path of the fact. */
  readonly compare: Path;
  /** How it must stand to the value; texts and booleans only `eq` and `ne`. */
  readonly is: Kind extends OrderedKind ? Comparison : 'eq' | 'ne';
  /** The value. */
  readonly to: FactValues[Kind];
}

/** Whether a fact is one of several values of its kind. */
export interface In<Path extends string, Kind extends FactKind> {
  /** The path of the fact. */
  readonly in: Path;
  /** The values, one at least; amounts of money in one currency. */
  readonly values: readonly FactValues[Kind][];
}

/** Whether a fact lies between two values of its kind. */
export interface Between<Path extends string, Kind extends OrderedKind> {
  /** The path of the fact. */
  readonly between: Path;
  /** The least value that lies between. */
  readonly from: FactValues[Kind];
  /** Where it ends. */
  readonly to: FactValues[Kind];
  /** Whether `to` itself lies between: in `closed` it does, in `half-open` it does not. */
  readonly bounds: 'half-open' | 'closed';
}

/** Whether a fact is known. */
export interface Exists<Path extends string> {
  /** The path of the fact. */
  readonly exists: Path;
}

/** How large a condition may be. */
export const CONDITION_LIMITS: {
  /** How many conditions may stand inside one another, the innermost included. */
  readonly depth: number;
  /** How many conditions there may be in all. */
  readonly conditions: number;
} = Object.freeze({ depth: 8, conditions: 500 });
