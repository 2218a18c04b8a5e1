/** Case rules: the conditions of the acts that the state alone can tell, each with its rule id. */
import type { Instant } from '../../kernel/instant.ts';
import type { Requirement } from '../../mechanisms/requirements.ts';
import type { CaseEvent } from './case-event.ts';
import { CASE_OUTPUTS } from './case-facts.ts';
import type { CaseRefusal, LaxCondition } from './case-refusal.ts';
import type { Case } from './case-state.ts';
import { LAX_CONDITIONS } from './complaints-options.ts';
import { unsettledPromises } from './promise.ts';

/** A condition of an act on a case. */
export type Condition = Requirement<CaseRefusal>;

/** The ids of the rules. A rule that changes its meaning gets the next version. */
export const RULES = {
  flow: 'case-flow@1',
  safety: 'safety-first@1',
  acknowledged: 'acknowledged-first@1',
  facts: 'facts-verified@1',
  findings: 'findings-complete@1',
  upheld: 'something-upheld@1',
  rejected: 'nothing-upheld@1',
  reasons: 'reasons-given@1',
  channel: 'channel-suits@1',
  mandate: 'mandate-given@1',
  heard: 'customer-heard@1',
  summary: 'summary-read-back@1',
  authority: 'within-authority@1',
  communicated: 'decision-communicated@1',
  recourse: 'recourse-offered@1',
  promises: 'promises-settled@1',
  outputs: 'outputs-recorded@1',
  dated: 'promise-dated@1',
  date: 'date-possible@1',
  log: 'log-in-order@1',
  free: 'id-free@1',
  known: 'id-known@1',
} as const;

/** A condition: met, or not and then why. */
export function condition(rule: string, isMet: boolean, unmet: CaseRefusal): Condition {
  return { rule, unmet: isMet ? null : unmet };
}

type Conditions = (state: Case, at: Instant | null) => readonly Condition[];

/** By the type of an event, the conditions that the state alone can tell. */
const CONDITIONS: { readonly [Type in CaseEvent['type']]?: Conditions } = {
  LiabilityAdmitted: (state) => [factsVerified(state)],
  Concluded: (state) => [factsVerified(state)],
  Responded: (state) => [
    condition(RULES.upheld, upheldIn(state).length > 0, { code: 'NOTHING_UPHELD' }),
  ],
  Rejected: (state) => {
    const upheld = upheldIn(state);
    return [condition(RULES.rejected, upheld.length === 0, { code: 'SOMETHING_UPHELD', upheld })];
  },
  RemedyProposed: ({ isHeard, isSummaryReadBack }) => [
    condition(RULES.heard, isHeard, { code: 'CUSTOMER_NOT_HEARD' }),
    condition(RULES.summary, isSummaryReadBack, { code: 'SUMMARY_NOT_READ_BACK' }),
  ],
  Closed: closingConditions,
};

/**
 * The conditions of an event that the state alone can tell.
 *
 * @param at When it would happen; `null` where nobody says.
 */
export function conditionsOf(
  event: CaseEvent['type'],
  state: Case,
  at: Instant | null,
): readonly Condition[] {
  return CONDITIONS[event]?.(state, at) ?? [];
}

/** What is not verified is neither concluded from, nor admitted, nor explained. */
export function factsVerified({ areFactsVerified }: Case): Condition {
  return condition(RULES.facts, areFactsVerified, { code: 'FACTS_NOT_VERIFIED' });
}

/** A promise without a date may be words without a deed. */
export function promiseDated(dueAt: Instant | null): Condition {
  return condition(RULES.dated, dueAt !== null, { code: 'PROMISE_NOT_DATED' });
}

/**
 * The conditions that only warn. Where somebody is in danger nothing waits for a conversation; a
 * customer who is vulnerable is heard whatever the policy.
 */
export function warnOnlyIn(
  { safety, vulnerable }: Case,
  isLax: boolean,
): ReadonlySet<LaxCondition['code']> {
  const hearing: readonly LaxCondition['code'][] = LAX_CONDITIONS.slice(0, 2);
  if (!isLax) return new Set(safety === true ? hearing : []);
  return new Set(vulnerable === null || safety === true ? LAX_CONDITIONS : LAX_CONDITIONS.slice(2));
}

function upheldIn({ allegations }: Case): readonly string[] {
  return allegations
    .filter(({ finding }) => finding === 'upheld' || finding === 'partly-upheld')
    .map(({ id }) => id);
}

function closingConditions(state: Case, at: Instant | null): readonly Condition[] {
  const { communicatedAt, answer, recourse, outputs } = state;
  const promises = unsettledPromises(state.promises, at).map(({ id }) => id);
  const missing = CASE_OUTPUTS.filter((output) => !outputs.includes(output));
  const hasRecourse = answer !== 'refused' || recourse.length > 0;
  return [
    condition(RULES.communicated, communicatedAt !== null, { code: 'DECISION_NOT_COMMUNICATED' }),
    condition(RULES.recourse, hasRecourse, { code: 'RECOURSE_NOT_OFFERED' }),
    condition(RULES.promises, promises.length === 0, { code: 'PROMISES_OPEN', promises }),
    condition(RULES.outputs, missing.length === 0, { code: 'OUTPUTS_MISSING', missing }),
  ];
}
