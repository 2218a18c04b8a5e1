/** Next best actions: what to do for one customer now, ranked, with everything for and against. */
import { breach } from '../../kernel/errors.ts';
import type { Facts, FactTypes } from '../../mechanisms/fact-types.ts';
import { createRules, type RuleEvaluation } from '../../mechanisms/rules.ts';
import type { ExplainedAction, Ground, NextBestActions, OpenQuestion } from './explained-action.ts';
import { factAt } from './fact-at.ts';
import type { PLAYBOOK_FACTS } from './playbook-facts.ts';
import { type Advice, type PlaybookPolicy, STOPPED_ACTIONS, type Stop } from './playbook-policy.ts';
import type { PlaybookAction } from './retention-actions.ts';
import { RETENTION_POLICY } from './retention-policy.ts';

/**
 * What to do next for one customer.
 *
 * Prepares the policy at each call; for many customers see {@link createNextBestActions}.
 *
 * @param facts What is known, as the policy declares it; anything may be missing.
 * @param policy The policy; {@link RETENTION_POLICY} if it is left out.
 * @returns The actions that some rule asks for or may ask for, in three lists.
 * @throws ContractError if the policy is not sound; see {@link createNextBestActions}.
 * @example An open complaint comes first, and nothing is sold until it is closed
 * ```ts
 * import { nextBestActions } from 'everbond/playbooks';
 *
 * const { recommended, ruledOut } = nextBestActions({
 *   stage: 'account-management',
 *   doNotContact: false,
 *   complaints: { open: 1 },
 *   contact: { newsletterDays: 40 },
 *   consent: { marketing: 'granted' },
 * });
 *
 * recommended.map(({ action }) => action); // => ['answer-complaint']
 * ruledOut.find(({ action }) => action === 'send-newsletter')?.against;
 * // => [{ rule: 'open-complaint', facts: [{ fact: 'complaints.open', value: 1 }] }]
 * ```
 */
export function nextBestActions<const Types extends FactTypes = typeof PLAYBOOK_FACTS>(
  facts: Facts<NoInfer<Types>>,
  policy?: PlaybookPolicy<Types>,
): NextBestActions {
  if (policy === undefined) return createNextBestActions(RETENTION_POLICY)(facts);
  return createNextBestActions(policy)(facts);
}

/**
 * Prepares a policy to be asked for many customers.
 *
 * A rule whose facts are missing is neither a yes nor a no: its action is undecided, and the facts
 * are named. Two rules hold whatever the policy says: an action that is prohibited is never
 * recommended, nor is one without the consent that it needs. A missing consent is not a no, so the
 * action is undecided; consent of which it is known that nobody gave it rules the action out.
 *
 * @param policy Facts, actions, and rules for and against.
 * @returns A function from facts to what to do, find out, and leave. It never throws on JSON.
 * @throws ContractError if a rule does not fit the facts, an id is there twice, a rule names an
 *   action that the policy does not have, a weight is no whole number, or a stop is unknown.
 * @see Object Management Group, "Decision Model and Notation", version 1.3 (2021), section 8.2, for
 *   rules that are collected.
 * @example A policy of one's own
 * ```ts
 * import { createNextBestActions, RETENTION_ACTIONS } from 'everbond/playbooks';
 *
 * const next = createNextBestActions({
 *   facts: { orders: 'number', consent: { marketing: 'text' } },
 *   actions: { 'reward-loyalty': RETENTION_ACTIONS['reward-loyalty'] },
 *   advice: [
 *     {
 *       id: 'tenth-order',
 *       when: { compare: 'orders', is: 'eq', to: 10 },
 *       gives: { action: 'reward-loyalty', weight: 1 },
 *     },
 *   ],
 *   stops: [],
 * });
 *
 * next({ orders: 10, consent: { marketing: 'granted' } }).recommended.length; // => 1
 * next({ orders: 10 }).undecided[0]?.unknown;
 * // => [{ rule: 'consent', side: 'against', missing: ['consent.marketing'] }]
 * next({ orders: 10, consent: { marketing: 'withdrawn' } }).recommended; // => []
 * ```
 */
export function createNextBestActions<const Types extends FactTypes>(
  policy: PlaybookPolicy<Types>,
): (facts: Facts<NoInfer<Types>>) => NextBestActions {
  const { actions, advice, stops } = policy;
  requireRows(policy);
  const asks = createRules<Types, Advice>(policy.facts, { policy: 'collect', rules: advice });
  const bars = createRules<Types, Stop>(policy.facts, { policy: 'collect', rules: stops });

  return (facts) => {
    const asked = judged(advice, asks.explain(facts));
    const barred = judged(stops, bars.explain(facts));
    const explained = Object.entries(actions)
      .map(([name, action]) => explain(name, action, asked, barred, facts))
      .filter(isAskedFor)
      // The sort is stable: of equal weights the first in the table of actions stays first.
      .toSorted((one, other) => other.weight - one.weight);
    return {
      recommended: explained.filter((one) => standingOf(one) === 'recommended'),
      undecided: explained.filter((one) => standingOf(one) === 'undecided'),
      ruledOut: explained.filter((one) => standingOf(one) === 'ruled-out'),
    };
  };
}

/** What a rule gives, and how it fares. */
interface Judged<Given> {
  readonly gives: Given;
  readonly found: RuleEvaluation;
}

/** Rules with their evaluations, which come in the same order. */
function judged<Given>(
  rules: readonly { readonly gives: Given }[],
  evaluations: readonly RuleEvaluation[],
): readonly Judged<Given>[] {
  return rules.flatMap(({ gives }, index) => {
    const found = evaluations[index];
    return found === undefined ? [] : [{ gives, found }];
  });
}

function explain(
  name: string,
  action: PlaybookAction,
  asked: readonly Judged<Advice>[],
  barred: readonly Judged<Stop>[],
  facts: unknown,
): ExplainedAction {
  const own = asked.filter(({ gives }) => gives.action === name);
  const holds = own.filter(({ found }) => found.truth === 'true');
  const open = own.filter(({ found }) => found.truth === 'unknown');
  const stops = barred.filter(({ gives }) => isStopped(action, gives)).map(({ found }) => found);
  const consent = consentFor(action, facts);
  return {
    action: name,
    weight: Math.max(...(holds.length > 0 ? holds : open).map(({ gives }) => gives.weight)),
    because: holds.map(({ found }) => groundOf(found, facts)),
    against: [
      ...(action.isProhibited ? [{ rule: 'prohibited', facts: [] }] : []),
      ...consent.against,
      ...stops.filter(({ truth }) => truth === 'true').map((found) => groundOf(found, facts)),
    ],
    unknown: [
      ...open.map(({ found }) => questionOf(found, 'for')),
      ...consent.unknown,
      ...stops
        .filter(({ truth }) => truth === 'unknown')
        .map((found) => questionOf(found, 'against')),
    ],
  };
}

/** Whether some rule asks for an action, or may. */
function isAskedFor({ because, unknown }: ExplainedAction): boolean {
  return because.length > 0 || unknown.some(({ side }) => side === 'for');
}

function standingOf({ because, against, unknown }: ExplainedAction) {
  if (against.length > 0) return 'ruled-out';
  const mayBeBarred = unknown.some(({ side }) => side === 'against');
  return because.length > 0 && !mayBeBarred ? 'recommended' : 'undecided';
}

function requireRows<Types extends FactTypes>(policy: PlaybookPolicy<Types>): void {
  const where = 'createNextBestActions';
  for (const { gives } of policy.advice) {
    const { action, weight } = gives;
    if (!Object.hasOwn(policy.actions, action)) {
      breach(where, 'advice', 'must name actions of the policy');
    }
    if (!Number.isSafeInteger(weight)) breach(where, 'weight', 'must be a whole number');
  }
  if (!policy.stops.every(({ gives }) => STOPPED_ACTIONS.includes(gives.stops))) {
    breach(where, 'stops', `must be one of ${STOPPED_ACTIONS.join(', ')}`);
  }
}

function isStopped(action: PlaybookAction, { stops }: Stop): boolean {
  if (stops === 'everything') return true;
  return stops === 'contact' ? action.isContact : action.kind === 'selling';
}

/** Consent given is nothing against it; consent not looked up may be. */
function consentFor(action: PlaybookAction, facts: unknown) {
  const against: Ground[] = [];
  const unknown: OpenQuestion[] = [];
  for (const purpose of action.purposes) {
    const fact = `consent.${purpose}`;
    const value = factAt(facts, fact);
    if (value === null) unknown.push({ rule: 'consent', side: 'against', missing: [fact] });
    else if (value !== 'granted') against.push({ rule: 'consent', facts: [{ fact, value }] });
  }
  return { against, unknown };
}

function groundOf({ rule, decidedBy }: RuleEvaluation, facts: unknown): Ground {
  const paths = new Set(decidedBy.map(({ fact }) => fact));
  return { rule, facts: [...paths].map((fact) => ({ fact, value: factAt(facts, fact) })) };
}

function questionOf({ rule, missing }: RuleEvaluation, side: OpenQuestion['side']): OpenQuestion {
  return { rule, side, missing: missing.map(({ fact }) => fact) };
}
