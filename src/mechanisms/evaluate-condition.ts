/**
 * Evaluation: the answer to a condition on given facts, which facts are missing, and what decided.
 *
 * @see Stephen C. Kleene, "Introduction to Metamathematics" (1952), section 64, for the logic of
 *   three values.
 */
import { breach } from '../kernel/errors.ts';
import {
  type Compiled,
  compileCondition,
  createSlotTable,
  type Leaf,
  readSlots,
  type Slots,
  TRUTHS,
  type Truth,
} from './compile-condition.ts';
import type { Condition } from './condition.ts';
import { type Facts, type FactTypes, factKinds } from './fact-types.ts';
import type { UnknownReason } from './fact-value.ts';
import { parseCondition } from './parse-condition.ts';

/** The answer to a condition, with its grounds. */
export interface Evaluation {
  /** Whether the condition holds. */
  readonly truth: Truth;
  /** The facts that stand in the way of an answer, each once; none where there is one. */
  readonly missing: readonly MissingFact[];
  /**
   * The leaves that decide, in the order of the tree: whatever the facts of the others are, the
   * answer `true` or `false` stays.
   */
  readonly decidedBy: readonly DecidingLeaf[];
}

/** A fact that an answer would need. */
export interface MissingFact {
  /** Its path. */
  readonly fact: string;
  /** Why it is unknown: not there, of another kind, or money of another currency. */
  readonly why: UnknownReason;
}

/** A question about one fact that decides. */
export interface DecidingLeaf {
  /** Where it stands in the condition, from the outside in. */
  readonly at: readonly (string | number)[];
  /** The fact it asks about. */
  readonly fact: string;
  /** Its own answer. */
  readonly truth: Truth;
}

/**
 * Prepares a condition to be asked many times.
 *
 * @param types The declaration of the facts.
 * @param condition A condition on these facts, written in code or parsed.
 * @returns A function from facts to the answer with its grounds. It never throws on JSON; of the
 *   facts it reads own fields only, and only those that the condition names.
 * @throws ContractError if the condition does not fit the declaration; see `parseCondition`.
 * @example What is missing is unknown, and matters only where nothing else decides
 * ```ts
 * import { createEvaluator } from 'everbond/mechanisms';
 *
 * const types = { orders: 'number', spent: 'money', stage: 'text' } as const;
 * const isWorthACall = createEvaluator(types, {
 *   any: [
 *     { compare: 'orders', is: 'gte', to: 10 },
 *     { compare: 'spent', is: 'gt', to: { minor: 50_000, currency: 'EUR' } },
 *   ],
 * });
 *
 * isWorthACall({ orders: 12 });
 * // => {
 * //   truth: 'true',
 * //   missing: [],
 * //   decidedBy: [{ at: ['any', 0], fact: 'orders', truth: 'true' }],
 * // }
 * isWorthACall({ orders: 2 }).missing; // => [{ fact: 'spent', why: 'absent' }]
 * isWorthACall({ orders: 2, spent: { minor: 90_000, currency: 'USD' } }).truth; // => 'unknown'
 * isWorthACall({ orders: 2, spent: { minor: 90_000, currency: 'EUR' } }).truth; // => 'true'
 * ```
 */
export function createEvaluator<const Types extends FactTypes>(
  types: Types,
  condition: Condition<NoInfer<Types>>,
): (facts: Facts<Types>) => Evaluation {
  const read = parseCondition(condition, types);
  if (!read.ok) {
    breach('createEvaluator', 'condition', `must fit the facts, got ${read.issues[0]?.code}`);
  }
  const table = createSlotTable(factKinds('createEvaluator', types));
  const compiled = compileCondition(table, read.value);
  return (facts) => evaluationOf(compiled, readSlots(table, facts));
}

/**
 * Answers a condition once; see {@link createEvaluator} for what the answer says.
 *
 * @param types The declaration of the facts.
 * @param condition A condition on these facts.
 * @param facts The facts, as they are declared; any may be missing.
 * @returns The answer with its grounds.
 * @throws ContractError if the condition does not fit the declaration.
 * @example
 * ```ts
 * import { evaluate } from 'everbond/mechanisms';
 *
 * const types = { stage: 'text' } as const;
 *
 * evaluate(types, { in: 'stage', values: ['new', 'lost'] }, { stage: 'lost' }).truth; // => 'true'
 * evaluate(types, { not: { exists: 'stage' } }, {}).truth; // => 'true'
 * ```
 */
export function evaluate<const Types extends FactTypes>(
  types: Types,
  condition: Condition<NoInfer<Types>>,
  facts: Facts<NoInfer<Types>>,
): Evaluation {
  return createEvaluator(types, condition)(facts);
}

/** The answer of a compiled condition, with its grounds. */
export function evaluationOf({ truthOf, decidedBy }: Compiled, slots: Slots): Evaluation {
  const leaves = decidedBy(slots);
  return {
    truth: TRUTHS[truthOf(slots)],
    missing: missingOf(leaves, slots),
    decidedBy: leaves.map((leaf) => ({
      at: leaf.at,
      fact: leaf.fact,
      truth: TRUTHS[leaf.truthOf(slots)],
    })),
  };
}

/** Only an unknown answer is decided by leaves that are unknown. */
function missingOf(leaves: readonly Leaf[], slots: Slots): readonly MissingFact[] {
  const missing = new Map<string, MissingFact>();
  for (const { fact, slot, truthOf } of leaves) {
    const value = slots[slot];
    if (truthOf(slots) !== 2 || typeof value !== 'object') continue;
    missing.set(fact, { fact, why: value.why });
  }
  return [...missing.values()];
}
