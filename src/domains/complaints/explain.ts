/** Explaining: what each rule behind an event saw, from the event and the state before it. */
import type { Reason } from '../../kernel/decider.ts';
import type { JsonObject, JsonValue } from '../../kernel/json-value.ts';
import type { CaseEvent } from './case-event.ts';
import { RULES } from './case-rules.ts';
import type { Case } from './case-state.ts';
import { evolveCase } from './evolve.ts';

/** The fields of the event and of the state before it that each rule looks at. */
const SEEN: Readonly<Record<string, readonly string[]>> = {
  [RULES.safety]: ['safety'],
  [RULES.acknowledged]: ['safety'],
  [RULES.facts]: ['areFactsVerified'],
  [RULES.findings]: ['findings'],
  [RULES.upheld]: ['allegations'],
  [RULES.rejected]: ['allegations'],
  [RULES.reasons]: ['reasons'],
  [RULES.channel]: ['channel', 'vulnerable'],
  [RULES.mandate]: ['party', 'parties'],
  [RULES.heard]: ['isHeard'],
  [RULES.summary]: ['isSummaryReadBack'],
  [RULES.authority]: ['amount', 'by', 'remedies'],
  [RULES.communicated]: ['communicatedAt'],
  [RULES.recourse]: ['answer', 'recourse'],
  [RULES.promises]: ['promises'],
  [RULES.outputs]: ['outputs'],
  [RULES.dated]: ['dueAt'],
  [RULES.date]: ['dueAt', 'receivedAt'],
};

/**
 * What each rule behind an event saw: the `why` of the decision, made again years later.
 *
 * An event keeps the ids of its rules alone. The facts they saw are in the event and in the state
 * before it, and are put together here; no option is needed.
 *
 * @param event What happened.
 * @param before The state before it.
 * @returns One reason a rule, in the order the rules applied. A rule that this release does not
 *   know, of a newer one for instance, comes without facts.
 * @throws ContractError if the event cannot follow the state.
 * @example
 * ```ts
 * import { complaints, explainCase, NO_CASE } from 'everbond/complaints';
 * import { instant } from 'everbond/kernel';
 *
 * const at = instant('2026-03-04T11:00Z');
 * const told = { type: 'Receive', cause: 'product-fault', safety: true, at, by: 'bob' } as const;
 * const received = complaints().decide(told, NO_CASE);
 *
 * received.accepted && received.events.flatMap((event) => explainCase(event, NO_CASE));
 * // => [
 * //   { rule: 'case-flow@1', from: 'absent', to: 'investigating' },
 * //   { rule: 'safety-first@1', safety: true },
 * // ]
 * ```
 */
export function explainCase(event: CaseEvent, before: Case): readonly Reason[] {
  return event.rules.map((rule) => ({ ...factsOf(rule, event, before), rule }));
}

function factsOf(rule: string, event: CaseEvent, before: Case): JsonObject {
  if (rule === RULES.flow) return { from: before.status, to: evolveCase(before, event).status };
  const seen = { ...before, ...event } as unknown as JsonObject;
  const fields = Object.hasOwn(SEEN, rule) ? (SEEN[rule] ?? []) : [];
  return Object.fromEntries(
    fields.flatMap((field): [string, JsonValue][] => {
      const fact = seen[field];
      return fact === undefined ? [] : [[field, fact]];
    }),
  );
}
