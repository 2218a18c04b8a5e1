/**
 * Check never: conditions that are never true, told from what they ask and what facts can be.
 *
 * What must hold together is held against what each fact can be; of several that one must hold,
 * each is tried by itself. So what is found never holds, but not all that never holds is found.
 */
import type { JsonValue } from '../../kernel/json-value.ts';
import type { Comparison, Condition, LeafCondition } from '../../mechanisms/condition.ts';
import { type Left, narrowed, narrowedToList, narrowedToThere } from './check-range.ts';
import { factOf, valuesIn } from './programme-conditions.ts';

type Path = readonly (string | number)[];

/** A condition, or a part of one, that is never true. */
export interface NeverTrue {
  /** Where it stands in the condition. */
  readonly at: Path;
  /** The fact of which nothing is left; `null` if none is asked about. */
  readonly fact: string | null;
  /** Whether that fact is never there. */
  readonly isAbsent: boolean;
  /** The values that it is held against. */
  readonly named: readonly JsonValue[];
}

/** What was found. */
export interface NeverFound {
  /** That the whole is never true; `null` if it may be. */
  readonly whole: NeverTrue | null;
  /** The parts that are never true of a whole that may be. */
  readonly parts: readonly NeverTrue[];
}

/** What a fact can be before anything is asked. */
type LeftAtFirst = (fact: string) => Left;

/** Something that must come true, or must become false. */
interface Goal {
  readonly condition: Condition;
  readonly isWanted: boolean;
  readonly at: Path;
}

/** Goals of which one must be met. */
interface Choice {
  readonly goals: readonly Goal[];
  readonly at: Path;
  /** Whether the condition itself lists them. */
  readonly isListed: boolean;
}

const OPPOSITE: Readonly<Record<Comparison, Comparison>> = {
  eq: 'ne',
  ne: 'eq',
  lt: 'gte',
  gte: 'lt',
  gt: 'lte',
  lte: 'gt',
};

/** Whether a condition, or a part of it, is never true. */
export function neverTrue(condition: Condition, first: LeftAtFirst): NeverFound {
  return found([{ condition, isWanted: true, at: [] }], new Map(), first);
}

function found(
  goals: readonly Goal[],
  before: ReadonlyMap<string, Left>,
  first: LeftAtFirst,
): NeverFound {
  const left = new Map(before);
  const choices: Choice[] = [];
  const open = [...goals];
  for (const goal of open) {
    const { condition, isWanted, at } = goal;
    if ('not' in condition) {
      open.push({ condition: condition.not, isWanted: !isWanted, at: [...at, 'not'] });
      continue;
    }
    if ('all' in condition || 'any' in condition) {
      const [form, parts] =
        'all' in condition ? (['all', condition.all] as const) : (['any', condition.any] as const);
      const inside = parts.map((part, index) => {
        return { condition: part, isWanted, at: [...at, form, index] };
      });
      if ((form === 'all') === isWanted) open.push(...inside);
      else choices.push({ goals: inside, at, isListed: true });
      continue;
    }
    if ('between' in condition && !isWanted) {
      choices.push({ goals: outsideOf(condition, at), at, isListed: false });
      continue;
    }
    const fact = factOf(condition);
    const known = left.get(fact) ?? first(fact);
    const next = narrowedBy(condition, isWanted, known);
    if (next === null) {
      const isAbsent = first(fact).isThere === false;
      return { whole: { at, fact, isAbsent, named: namedBy(condition, known) }, parts: [] };
    }
    left.set(fact, next);
  }
  return chosen(choices, left, first);
}

/** Of each choice, whether something can be met beside all that must be. */
function chosen(
  choices: readonly Choice[],
  left: ReadonlyMap<string, Left>,
  first: LeftAtFirst,
): NeverFound {
  const parts: NeverTrue[] = [];
  for (const { goals, at, isListed } of choices) {
    const results = goals.map((goal) => found([goal], left, first));
    const dead = results.flatMap(({ whole }) => whole ?? []);
    if (dead.length === goals.length) {
      const [one] = dead;
      const nothing = { fact: null, isAbsent: false, named: [] };
      return { whole: { ...(one ?? nothing), at }, parts: [] };
    }
    if (isListed) {
      for (const [index, { whole }] of results.entries()) {
        if (whole !== null) parts.push({ ...whole, at: goals[index]?.at ?? at });
      }
    }
    parts.push(...results.flatMap((result) => result.parts));
  }
  return { whole: null, parts };
}

type Between = Extract<LeafCondition, { readonly between: string }>;

/** What a fact is that does not lie between two values. */
function outsideOf({ between: compare, from, to, bounds }: Between, at: Path): readonly Goal[] {
  const is = bounds === 'closed' ? 'gt' : 'gte';
  const ends = [
    { compare, is: 'lt', to: from },
    { compare, is, to },
  ] as readonly Condition[];
  return ends.map((condition) => ({ condition, isWanted: true, at }));
}

function narrowedBy(leaf: LeafCondition, isWanted: boolean, left: Left): Left | null {
  if ('exists' in leaf) return narrowedToThere(left, isWanted);
  if ('in' in leaf) return narrowedToList(left, leaf.values as readonly JsonValue[], isWanted);
  if ('compare' in leaf) {
    return narrowed(left, isWanted ? leaf.is : OPPOSITE[leaf.is], leaf.to as JsonValue);
  }
  const above = narrowed(left, 'gte', leaf.from as JsonValue);
  const is = leaf.bounds === 'closed' ? 'lte' : 'lt';
  return above === null ? null : narrowed(above, is, leaf.to as JsonValue);
}

/** The values that are asked for, those of before included. */
function namedBy(leaf: LeafCondition, { named }: Left): readonly JsonValue[] {
  return [...named, ...valuesIn(leaf).map(([value]) => value)];
}
