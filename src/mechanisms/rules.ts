/**
 * Rules: a table of conditions, prepared once, that answers what applies to given facts.
 *
 * @see Object Management Group, "Decision Model and Notation", version 1.3 (2021), section 8.2, for
 *   hit policies.
 */
import { breach } from '../kernel/errors.ts';
import { parsed } from '../kernel/parsed.ts';
import {
  type Compiled,
  compileCondition,
  createSlotTable,
  readSlots,
  type Slots,
} from './compile-condition.ts';
import { type Evaluation, evaluationOf, type MissingFact } from './evaluate-condition.ts';
import { type Facts, type FactTypes, factKinds } from './fact-types.ts';
import { parseRuleTable, type RuleTable } from './rule-table.ts';

/** Rules that can be asked. */
export interface Rules<Types extends FactTypes, Given> {
  /** What applies, as the policy settles it. */
  readonly decide: (facts: Facts<Types>) => Hits<Given>;
  /** How each rule of the table fares, in its order, whatever the policy. */
  readonly explain: (facts: Facts<Types>) => readonly RuleEvaluation[];
}

/** What rules come to on given facts. */
export interface Hits<Given> {
  /** The rules that apply; at most one unless the policy is `collect`, none in a conflict. */
  readonly hits: readonly Hit<Given>[];
  /** The ids of the rules that contradict each other under `unique`; empty otherwise. */
  readonly conflict: readonly string[];
  /** The rules whose facts are missing and that could still change the hits; often none. */
  readonly undecided: readonly UndecidedRule[];
}

/** A rule that applies. */
export interface Hit<Given> {
  /** The id of the rule. */
  readonly rule: string;
  /** What it gives. */
  readonly gives: Given;
}

/** A rule that cannot be decided. */
export interface UndecidedRule {
  /** The id of the rule. */
  readonly rule: string;
  /** The facts that stand in the way. */
  readonly missing: readonly MissingFact[];
}

/** How one rule fares. */
export interface RuleEvaluation extends Evaluation {
  /** The id of the rule. */
  readonly rule: string;
}

/** A rule, ready to be asked. */
interface Prepared<Given> extends Compiled {
  readonly hit: Hit<Given>;
  readonly priority: number;
}

/**
 * Prepares a table of rules to be asked many times.
 *
 * Every fact is read once for all rules. Under `first` and `priority` the search ends with the
 * first hit, and only rules that would come before it count as undecided.
 *
 * @param types The declaration of the facts.
 * @param table A policy and rules, written in code or parsed.
 * @returns Functions that answer what applies, and how each rule fares. They never throw on JSON.
 * @throws ContractError if the table does not fit the declaration; see `parseRuleTable`.
 * @example A missing fact is reported, and matters only to rules that would come first
 * ```ts
 * import { createRules } from 'everbond/mechanisms';
 *
 * const types = { birthday: 'boolean', orders: 'number' } as const;
 * const greeting = createRules(types, {
 *   policy: 'first',
 *   rules: [
 *     { id: 'birthday', when: { compare: 'birthday', is: 'eq', to: true }, gives: 'many-returns' },
 *     { id: 'regular', when: { compare: 'orders', is: 'gte', to: 5 }, gives: 'good-to-see-you' },
 *     { id: 'anybody', when: { all: [] }, gives: 'hello' },
 *   ],
 * });
 *
 * greeting.decide({ birthday: false, orders: 7 });
 * // => { hits: [{ rule: 'regular', gives: 'good-to-see-you' }], conflict: [], undecided: [] }
 * greeting.decide({ orders: 7 }).undecided;
 * // => [{ rule: 'birthday', missing: [{ fact: 'birthday', why: 'absent' }] }]
 * greeting.decide({ birthday: true }).undecided; // => []
 * ```
 */
export function createRules<const Types extends FactTypes, const Given>(
  types: Types,
  table: RuleTable<NoInfer<Types>, Given>,
): Rules<Types, Given> {
  const read = parseRuleTable(table, types, (given) => parsed(given as Given));
  if (!read.ok) breach('createRules', 'table', `must fit the facts, got ${read.issues[0]?.code}`);

  const { policy, rules } = read.value;
  const slotTable = createSlotTable(factKinds('createRules', types));
  const prepared = rules.map(({ id, when, gives, priority = 0 }): Prepared<Given> => {
    return { ...compileCondition(slotTable, when), hit: { rule: id, gives }, priority };
  });
  // The sort is stable: of equal priorities the first in the table stays first.
  const ranked =
    policy === 'priority'
      ? prepared.toSorted((one, other) => other.priority - one.priority)
      : prepared;
  const isOneEnough = policy === 'first' || policy === 'priority';
  return {
    decide: (facts) => {
      const found = hitsOf(ranked, readSlots(slotTable, facts), isOneEnough);
      if (policy !== 'unique' || found.hits.length < 2) return found;
      return { ...found, hits: [], conflict: found.hits.map(({ rule }) => rule) };
    },
    explain: (facts) => {
      const slots = readSlots(slotTable, facts);
      return prepared.map((rule) => ({ rule: rule.hit.rule, ...evaluationOf(rule, slots) }));
    },
  };
}

function hitsOf<Given>(
  rules: readonly Prepared<Given>[],
  slots: Slots,
  isOneEnough: boolean,
): Hits<Given> {
  const hits: Hit<Given>[] = [];
  const undecided: UndecidedRule[] = [];
  for (const rule of rules) {
    const truth = rule.truthOf(slots);
    if (truth === 0) continue;
    if (truth === 2) {
      undecided.push({ rule: rule.hit.rule, missing: evaluationOf(rule, slots).missing });
    } else {
      hits.push(rule.hit);
      if (isOneEnough) break;
    }
  }
  return { hits, conflict: [], undecided };
}
