/** Rule tables: rules over declared facts, and how several hits are settled. */
import { isId } from '../kernel/id.ts';
import { type Issue, type Parsed, parsed, rejected } from '../kernel/parsed.ts';
import { isList, plainElements, plainFields } from '../kernel/plain-data.ts';
import type { Condition } from './condition.ts';
import type { FactTypes } from './fact-types.ts';
import { parseCondition } from './parse-condition.ts';

/**
 * How several hits are settled, in the terms of DMN: `unique`, there is at most one, and two are a
 * conflict; `first`, the first in the order of the table; `priority`, the one whose priority is
 * the largest number, of equals the first; `collect`, all of them in the order of the table.
 */
export type HitPolicy = (typeof HIT_POLICIES)[number];

/** One rule: when a condition holds, it gives this. */
export interface Rule<Types extends FactTypes, Given> {
  /** Its name in the table, for explanations; an id. */
  readonly id: string;
  /** When it applies. */
  readonly when: Condition<Types>;
  /** What it then gives: JSON that only the host understands. */
  readonly gives: Given;
  /** A whole number; needed by the policy `priority`, where larger wins, and read by no other. */
  readonly priority?: number;
}

/** Rules with their policy. */
export interface RuleTable<Types extends FactTypes, Given> {
  /** How several hits are settled. */
  readonly policy: HitPolicy;
  /** The rules, in their order; 10 000 at most, each id once. */
  readonly rules: readonly Rule<Types, Given>[];
}

/** The hit policies of DMN that there are. */
export const HIT_POLICIES = Object.freeze(['unique', 'first', 'priority', 'collect'] as const);

const RULES_MAX = 10_000;

/**
 * Reads a rule table from data that may be anything.
 *
 * @param from Anything; hostile data included. Fields that a table or a rule does not have are
 *   left out.
 * @param types The declaration of the facts.
 * @param parseGiven Reads what a rule gives, such as `parseJsonValue`.
 * @returns The table, or every issue with its path: `NOT_A_RULE_TABLE`, `UNKNOWN_POLICY`,
 *   `TOO_MANY_RULES`, `NOT_A_RULE`, `NOT_AN_ID`, `DUPLICATE_ID`, `NOT_A_PRIORITY`, those of
 *   `parseCondition` and those of `parseGiven`.
 * @throws ContractError if the declaration has a name or a kind that is none.
 * @example
 * ```ts
 * import { parseJsonValue } from 'everbond/kernel';
 * import { parseRuleTable } from 'everbond/mechanisms';
 *
 * const types = { orders: 'number' } as const;
 * const table = { policy: 'best', rules: [{ id: 'r1', when: { exists: 'order' }, gives: 5 }] };
 * const read = parseRuleTable(table, types, parseJsonValue);
 *
 * read.ok ? [] : read.issues.map(({ code, path }) => [code, ...path]);
 * // => [['UNKNOWN_POLICY', 'policy'], ['UNKNOWN_FACT', 'rules', 0, 'when', 'exists']]
 * ```
 */
export function parseRuleTable<const Types extends FactTypes, Given>(
  from: unknown,
  types: Types,
  parseGiven: (from: unknown) => Parsed<Given>,
): Parsed<RuleTable<Types, Given>> {
  const fields = plainFields(from);
  const list = fields?.get('rules');
  const elements = isList(list) ? plainElements(list, RULES_MAX) : null;
  if (fields === null || elements === null) {
    return rejected('NOT_A_RULE_TABLE', 'must have a policy and a list of rules');
  }
  if (elements.length > RULES_MAX) {
    return rejected('TOO_MANY_RULES', `must be at most ${RULES_MAX} rules`, ['rules']);
  }

  const issues: Issue[] = [];
  const policy = HIT_POLICIES.find((name) => name === fields.get('policy'));
  if (policy === undefined) {
    const message = `must be one of ${HIT_POLICIES.join(', ')}`;
    issues.push({ path: ['policy'], code: 'UNKNOWN_POLICY', message });
  }
  const seen = new Set<unknown>();
  const rules = elements.flatMap((element, index) => {
    const rule = parseRule(element, types, parseGiven, policy === 'priority');
    if (rule.ok && !seen.has(rule.value.id)) {
      seen.add(rule.value.id);
      return [rule.value];
    }
    const message = 'must be another id than those before';
    const found = rule.ok ? [{ path: ['id'], code: 'DUPLICATE_ID', message }] : rule.issues;
    issues.push(...under(['rules', index], found));
    return [];
  });
  return policy === undefined || issues.length > 0
    ? { ok: false, issues }
    : parsed({ policy, rules });
}

function parseRule<const Types extends FactTypes, Given>(
  from: unknown,
  types: Types,
  parseGiven: (from: unknown) => Parsed<Given>,
  needsPriority: boolean,
): Parsed<Rule<Types, Given>> {
  const fields = plainFields(from);
  if (fields === null) return rejected('NOT_A_RULE', 'must be an object with id, when and gives');

  const issues: Issue[] = [];
  const [id, priority] = [fields.get('id'), fields.get('priority')];
  if (!isId(id)) issues.push({ path: ['id'], code: 'NOT_AN_ID', message: 'must be an id' });
  const when = parseCondition(fields.get('when'), types);
  if (!when.ok) issues.push(...under(['when'], when.issues));
  const gives = parseGiven(fields.get('gives'));
  if (!gives.ok) issues.push(...under(['gives'], gives.issues));
  const isRanked = typeof priority === 'number' && Number.isSafeInteger(priority);
  if (needsPriority ? !isRanked : !isRanked && priority !== undefined) {
    issues.push({ path: ['priority'], code: 'NOT_A_PRIORITY', message: 'must be a whole number' });
  }
  if (!isId(id) || !when.ok || !gives.ok || issues.length > 0) return { ok: false, issues };
  const rule = { id, when: when.value, gives: gives.value };
  return parsed(isRanked ? { ...rule, priority } : rule);
}

function under(path: Issue['path'], issues: readonly Issue[]): readonly Issue[] {
  return issues.map((issue) => ({ ...issue, path: [...path, ...issue.path] }));
}
