/**
 * Fact types: which facts there are and of what kind, declared once, for compiler and run time.
 *
 * A declaration is a table that may nest as the facts do. Conditions name a fact by its path, such
 * as `customer.orders`; a path that is not declared does not compile, and does not parse.
 */
import { breach } from '../kernel/errors.ts';
import type { Money } from '../kernel/money.ts';

/** What a fact can be. */
export type FactKind = keyof FactValues;

/** The JSON value of each kind of fact. */
export interface FactValues {
  /** Yes or no. */
  readonly boolean: boolean;
  /** A finite number. */
  readonly number: number;
  /** A text, equal only to the same characters; texts have no order. */
  readonly text: string;
  /** A local date, `YYYY-MM-DD`. */
  readonly date: string;
  /** ISO text that names its zone; two texts of one moment are equal. */
  readonly instant: string;
  /** Minor units and a currency; compared only within one currency. */
  readonly money: Money;
}

/** A declaration: each name is a fact of some kind, or a group of facts. */
export interface FactTypes {
  /** A kind, or a group. A name is not empty, holds no dot, and is not `__proto__`. */
  readonly [name: string]: FactKind | FactTypes;
}

/** The path of a declared fact of some kind, such as `customer.orders`. */
export type FactPath<
  Types extends FactTypes,
  Kind extends FactKind = FactKind,
  Before extends string = '',
> = string extends keyof Types
  ? string
  : {
      [Name in keyof Types & string]: Types[Name] extends Kind
        ? `${Before}${Name}`
        : Types[Name] extends FactTypes
          ? FactPath<Types[Name], Kind, `${Before}${Name}.`>
          : never;
    }[keyof Types & string];

/** Facts as a declaration says they are; any of them, or a whole group, may be missing. */
export type Facts<Types extends FactTypes> = {
  readonly [Name in keyof Types]?:
    | (Types[Name] extends FactKind
        ? FactValues[Types[Name]]
        : Types[Name] extends FactTypes
          ? Facts<Types[Name]>
          : unknown)
    | null
    | undefined;
};

const KINDS: Readonly<Record<FactKind, true>> = {
  boolean: true,
  number: true,
  text: true,
  date: true,
  instant: true,
  money: true,
};

const DEPTH_MAX = 8;

/**
 * Every path of a declaration with its kind, in the order of the table.
 *
 * @throws ContractError if a name or a kind is none, or groups nest more than 8 deep.
 */
export function factKinds(where: string, types: FactTypes): ReadonlyMap<string, FactKind> {
  const kinds = new Map<string, FactKind>();
  const collect = (group: FactTypes, before: string, depth: number): void => {
    if (depth > DEPTH_MAX) breach(where, 'types', `must nest at most ${DEPTH_MAX} deep`);
    for (const [name, type] of Object.entries(group)) {
      if (name === '' || name.includes('.') || name === '__proto__') {
        breach(where, 'types', 'must have names that are not empty and hold no dot');
      }
      if (typeof type === 'object' && type !== null) collect(type, `${before}${name}.`, depth + 1);
      else if (Object.hasOwn(KINDS, type)) kinds.set(before + name, type);
      else breach(where, 'types', `must be of the kinds ${Object.keys(KINDS).join(', ')}`);
    }
  };
  collect(types, '', 1);
  return kinds;
}
