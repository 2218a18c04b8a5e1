/** Parsing of policies: a policy read from data that may be anything. */
import { isId } from '../../kernel/id.ts';
import { type Issue, type Parsed, parsed, rejected } from '../../kernel/parsed.ts';
import { isList, plainElements, plainFields } from '../../kernel/plain-data.ts';
import { PURPOSES, type Purpose } from '../../kernel/words.ts';
import type { FactTypes } from '../../mechanisms/fact-types.ts';
import { parseRuleTable, type Rule } from '../../mechanisms/rule-table.ts';
import { type Advice, type PlaybookPolicy, STOPPED_ACTIONS, type Stop } from './playbook-policy.ts';
import type { ActionKind, PlaybookAction } from './retention-actions.ts';

const ACTIONS_MAX = 1000;
const KINDS: readonly ActionKind[] = ['selling', 'service', 'relationship'];

/**
 * Reads a policy from data that may be anything: from a file or an editor of the host.
 *
 * The declaration of the facts is the host's and no part of the data.
 *
 * @param from Anything; hostile data included. Fields that a policy does not have are left out.
 * @param facts The declaration of the facts, such as {@link PLAYBOOK_FACTS}.
 * @returns The policy, or every issue with its path: `NOT_A_POLICY`, `NOT_AN_ACTION`, `NOT_AN_ID`,
 *   `NOT_ADVICE`, `UNKNOWN_ACTION`, `NOT_A_STOP`, and those of `parseRuleTable`.
 * @throws ContractError if the declaration has a name or a kind that is none.
 * @example
 * ```ts
 * import { parsePlaybookPolicy, PLAYBOOK_FACTS, RETENTION_ACTIONS } from 'everbond/playbooks';
 *
 * const when = { compare: 'complaints.open', is: 'gt', to: 0 };
 * const advice = [{ id: 'complaint', when, gives: { action: 'anser-complaint', weight: 1 } }];
 * const read = parsePlaybookPolicy(
 *   { actions: RETENTION_ACTIONS, advice, stops: [] },
 *   PLAYBOOK_FACTS,
 * );
 *
 * read.ok ? [] : read.issues.map(({ code, path }) => [code, ...path]);
 * // => [['UNKNOWN_ACTION', 'advice', 0, 'gives', 'action']]
 * ```
 */
export function parsePlaybookPolicy<const Types extends FactTypes>(
  from: unknown,
  facts: Types,
): Parsed<PlaybookPolicy<Types>> {
  const fields = plainFields(from);
  const rows = plainFields(fields?.get('actions'));
  if (fields === null || rows === null || rows.size > ACTIONS_MAX) {
    return rejected('NOT_A_POLICY', `must have actions, ${ACTIONS_MAX} at most, advice and stops`);
  }

  const issues: Issue[] = [];
  const actions = [...rows].flatMap(([name, row]): [string, PlaybookAction][] => {
    const action = parseAction(row);
    if (!isId(name)) issues.push(issue(['actions', name], 'NOT_AN_ID', 'must have an id for name'));
    if (action === null) {
      const message = 'must have words, a kind, purposes, and what it is';
      issues.push(issue(['actions', name], 'NOT_AN_ACTION', message));
    }
    return action === null ? [] : [[name, action]];
  });
  const advice = rulesOf('advice', fields, facts, (given) => parseAdvice(given, rows), issues);
  const stops = rulesOf('stops', fields, facts, parseStop, issues);
  if (issues.length > 0) return { ok: false, issues };
  return parsed({ facts, actions: Object.fromEntries(actions), advice, stops });
}

function rulesOf<const Types extends FactTypes, Given>(
  name: 'advice' | 'stops',
  fields: ReadonlyMap<string, unknown>,
  facts: Types,
  parseGiven: (from: unknown) => Parsed<Given>,
  issues: Issue[],
): readonly Rule<Types, Given>[] {
  const table = { policy: 'collect', rules: fields.get(name) };
  const read = parseRuleTable(table, facts, parseGiven);
  if (read.ok) return read.value.rules;
  issues.push(...read.issues.map((one) => ({ ...one, path: [name, ...one.path.slice(1)] })));
  return [];
}

function parseAction(from: unknown): PlaybookAction | null {
  const fields = plainFields(from);
  if (fields === null) return null;
  const [en, zh, source] = [fields.get('en'), fields.get('zh'), fields.get('source')];
  const [isContact, isProhibited] = [fields.get('isContact'), fields.get('isProhibited')];
  const kind = KINDS.find((one) => one === fields.get('kind'));
  const purposes = parsePurposes(fields.get('purposes'));
  if (typeof en !== 'string' || typeof zh !== 'string' || kind === undefined) return null;
  if (typeof source !== 'string' && source !== null) return null;
  if (typeof isContact !== 'boolean' || typeof isProhibited !== 'boolean') return null;
  return purposes === null ? null : { en, zh, source, kind, isContact, purposes, isProhibited };
}

function parsePurposes(from: unknown): readonly Purpose[] | null {
  const elements = isList(from) ? plainElements(from, PURPOSES.length) : null;
  if (elements === null) return null;
  const purposes = PURPOSES.filter((purpose) => elements.includes(purpose));
  return purposes.length === elements.length ? purposes : null;
}

function parseAdvice(from: unknown, actions: ReadonlyMap<string, unknown>): Parsed<Advice> {
  const fields = plainFields(from);
  const [action, weight] = [fields?.get('action'), fields?.get('weight')];
  if (typeof action !== 'string' || !Number.isSafeInteger(weight)) {
    return rejected('NOT_ADVICE', 'must have an action and a whole number for weight');
  }
  return actions.has(action)
    ? parsed({ action, weight: weight as number })
    : rejected('UNKNOWN_ACTION', 'must be an action of the policy', ['action']);
}

function parseStop(from: unknown): Parsed<Stop> {
  const stops = STOPPED_ACTIONS.find((one) => one === plainFields(from)?.get('stops'));
  const message = `must stop one of ${STOPPED_ACTIONS.join(', ')}`;
  return stops === undefined ? rejected('NOT_A_STOP', message, ['stops']) : parsed({ stops });
}

function issue(path: Issue['path'], code: string, message: string): Issue {
  return { path, code, message };
}
