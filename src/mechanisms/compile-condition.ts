/**
 * Compiling of conditions: a tree becomes functions over facts that were each read once.
 *
 * Truth is Kleene's: false and anything is false, true or anything is true, and what is left over
 * an unknown is unknown.
 */
import type { Comparison, Condition, LeafCondition } from './condition.ts';
import type { FactKind } from './fact-types.ts';
import {
  type Comparable,
  comparable,
  type FactReader,
  factReader,
  type Unknown,
} from './fact-value.ts';

/** Truth as a small number, for speed: an index into `TRUTHS`. */
export type TruthCode = 0 | 1 | 2;

/** Whether a condition holds; `unknown` where that depends on facts that are missing. */
export type Truth = 'true' | 'false' | 'unknown';

/** Truth in words, by its code. */
export const TRUTHS = Object.freeze(['false', 'true', 'unknown'] as const satisfies Truth[]);

const HOLDS: Readonly<Record<Comparison, (fact: Comparable, to: Comparable) => boolean>> = {
  eq: (fact, to) => fact === to,
  ne: (fact, to) => fact !== to,
  lt: (fact, to) => fact < to,
  lte: (fact, to) => fact <= to,
  gt: (fact, to) => fact > to,
  gte: (fact, to) => fact >= to,
};

/** Facts as they were read, one a slot. */
export type Slots = readonly (Comparable | Unknown)[];

/** A condition, ready to be asked. */
export interface Compiled {
  readonly truthOf: (slots: Slots) => TruthCode;
  /** The leaves that decide, in the order of the tree. */
  readonly decidedBy: (slots: Slots) => readonly Leaf[];
}

/** A question about one fact, and where it stands. */
export interface Leaf {
  readonly at: readonly (string | number)[];
  readonly fact: string;
  readonly slot: number;
  readonly truthOf: (slots: Slots) => TruthCode;
}

/** The facts that conditions read, each once for all of them. */
export interface SlotTable {
  readonly kinds: ReadonlyMap<string, FactKind>;
  readonly slots: Map<string, number>;
  readonly readers: FactReader[];
}

/** A table without slots; compiling fills it. */
export function createSlotTable(kinds: ReadonlyMap<string, FactKind>): SlotTable {
  return { kinds, slots: new Map(), readers: [] };
}

/** Reads every fact of a table. */
export function readSlots({ readers }: SlotTable, facts: unknown): Slots {
  const slots: (Comparable | Unknown)[] = [];
  for (const read of readers) slots.push(read(facts));
  return slots;
}

/** Compiles a condition that was parsed. */
export function compileCondition(
  table: SlotTable,
  condition: Condition,
  at: Leaf['at'] = [],
): Compiled {
  if ('all' in condition) return compileMany(table, condition.all, [...at, 'all'], 0);
  if ('any' in condition) return compileMany(table, condition.any, [...at, 'any'], 1);
  if ('not' in condition) {
    const { truthOf, decidedBy } = compileCondition(table, condition.not, [...at, 'not']);
    return { truthOf: (slots) => negated(truthOf(slots)), decidedBy };
  }
  return compileLeaf(table, condition, at);
}

/** Several conditions, of which one that is `decisive` settles all: false for all, true for any. */
function compileMany(
  table: SlotTable,
  conditions: readonly Condition[],
  at: Leaf['at'],
  decisive: 0 | 1,
): Compiled {
  const parts = conditions.map((part, index) => compileCondition(table, part, [...at, index]));
  const tests = parts.map(({ truthOf }) => truthOf);
  const settled: TruthCode = decisive === 0 ? 1 : 0;
  const truthOf = (slots: Slots): TruthCode => {
    let truth: TruthCode = settled;
    for (const test of tests) {
      const one = test(slots);
      if (one === decisive) return decisive;
      if (one === 2) truth = 2;
    }
    return truth;
  };
  const decidedBy = (slots: Slots): readonly Leaf[] => {
    const truth = truthOf(slots);
    const deciding = parts.filter((part) => part.truthOf(slots) === truth);
    return (truth === decisive ? deciding.slice(0, 1) : deciding).flatMap((part) =>
      part.decidedBy(slots),
    );
  };
  return { truthOf, decidedBy };
}

function compileLeaf(table: SlotTable, leaf: LeafCondition, at: Leaf['at']): Compiled {
  const { fact, currency } = subjectOf(leaf);
  const slot = slotOf(table, fact, currency);
  const kind = kindOf(table, fact);
  const truthOf = testOf(leaf, slot, (value) => comparable(value, kind));
  const leaves = [{ at, fact, slot, truthOf }];
  return { truthOf, decidedBy: () => leaves };
}

/** The fact a leaf asks about, and the currency it compares in. */
function subjectOf(leaf: LeafCondition): { fact: string; currency: string | null } {
  if ('compare' in leaf) return { fact: leaf.compare, currency: currencyOf(leaf.to) };
  if ('in' in leaf) return { fact: leaf.in, currency: currencyOf(leaf.values[0]) };
  if ('between' in leaf) return { fact: leaf.between, currency: currencyOf(leaf.from) };
  return { fact: leaf.exists, currency: null };
}

function currencyOf(value: unknown): string | null {
  return typeof value === 'object' ? (value as { readonly currency: string }).currency : null;
}

/** One slot a fact, and for money one more for each currency it is compared in. */
function slotOf(table: SlotTable, fact: string, currency: string | null): number {
  const key = `${currency ?? ''} ${fact}`;
  const known = table.slots.get(key);
  if (known !== undefined) return known;
  const slot = table.readers.length;
  table.slots.set(key, slot);
  table.readers.push(factReader(fact, kindOf(table, fact), currency));
  return slot;
}

/** Every path was checked when the condition was parsed. */
function kindOf({ kinds }: SlotTable, fact: string): FactKind {
  return kinds.get(fact) ?? 'text';
}

type Test = (slots: Slots) => TruthCode;

function testOf(
  leaf: LeafCondition,
  slot: number,
  valueOf: (literal: unknown) => Comparable | Unknown,
): Test {
  if ('exists' in leaf) return existence(slot);
  if ('compare' in leaf) {
    const [holds, to] = [HOLDS[leaf.is], valueOf(leaf.to) as Comparable];
    return whereKnown(slot, (fact) => holds(fact, to));
  }
  if ('in' in leaf) {
    const values = new Set<unknown>(leaf.values.map(valueOf));
    return whereKnown(slot, (fact) => values.has(fact));
  }
  const [from, to] = [valueOf(leaf.from) as Comparable, valueOf(leaf.to) as Comparable];
  return leaf.bounds === 'closed'
    ? whereKnown(slot, (fact) => fact >= from && fact <= to)
    : whereKnown(slot, (fact) => fact >= from && fact < to);
}

/** A fact of another kind is there, and yet it cannot be told what it is: neither yes nor no. */
function existence(slot: number): Test {
  return (slots) => {
    const fact = slots[slot];
    if (typeof fact !== 'object') return 1;
    return fact.why === 'absent' ? 0 : 2;
  };
}

/** A test on a known fact; the answer is unknown where the fact is. */
function whereKnown(slot: number, holds: (fact: Comparable) => boolean): Test {
  return (slots) => {
    const fact = slots[slot];
    if (fact === undefined || typeof fact === 'object') return 2;
    return holds(fact) ? 1 : 0;
  };
}

function negated(truth: TruthCode): TruthCode {
  return truth === 2 ? 2 : truth === 1 ? 0 : 1;
}
