/**
 * Deciding on cases: which commands are accepted, and what each acceptance causes.
 *
 * The order of a case is in `case-flow.ts`, the conditions of the acts are in `case-rules.ts` and
 * `told-rules.ts`. Here they meet.
 */
import { actorOf } from '../../kernel/actor.ts';
import type { FireTimer } from '../../kernel/aggregate.ts';
import { accept, type Decision, refuse } from '../../kernel/decider.ts';
import { branchesOf, eventsFrom } from '../../kernel/flow.ts';
import { judge } from '../../mechanisms/requirements.ts';
import { actOf, type CaseAct, EVENT_OF_ACT, factsToldIn } from './case-acts.ts';
import type { CaseCommand } from './case-command.ts';
import type { CaseEvent, StatedDeadline } from './case-event.ts';
import { caseFlow } from './case-flow.ts';
import { clockCaseOf, requireReadable } from './case-marks.ts';
import type { CaseRefusal, CaseWarning } from './case-refusal.ts';
import { type Condition, conditionsOf, RULES, warnOnlyIn } from './case-rules.ts';
import type { Case } from './case-state.ts';
import { type CaseStatus, OPEN_STATUSES } from './case-status.ts';
import type { CaseSettings } from './complaints-options.ts';
import { evolveCase } from './evolve.ts';
import { explainCase } from './explain.ts';
import { type CaseClock, caseClocks } from './regime-clocks.ts';
import { toldConditions, type Wanted } from './told-rules.ts';

type Act = Exclude<CaseCommand, FireTimer>;
type Answer = Decision<CaseEvent, CaseRefusal>;

/** What the complaint itself is called among its clocks; no merged case can have this id. */
const ITSELF = '';

/** Answers a command with what it causes, or with why it is refused. */
export function decideCase(command: CaseCommand, state: Case, settings: CaseSettings): Answer {
  if (command.type === 'FireTimer') return fireTimer(command, state);
  const { status } = state;
  const type = EVENT_OF_ACT[command.type];
  if (branchesOf(caseFlow, status, type).length === 0) {
    return refuse(notAllowed(command.type, status));
  }
  const wanted = wantedBy(command, state);
  requireReadable(wanted);
  const { refusal, rules, warnings } = judgeCase(
    [...conditionsOf(type, state, command.at), ...toldConditions(wanted, state, settings)],
    state,
    settings,
  );
  if (refusal !== null) return refuse(refusal);

  const led = wanted.type === 'Received' || wanted.type === 'Assessed' ? safetyRules(wanted) : [];
  const event: CaseEvent = { ...wanted, rules: [RULES.flow, ...led, ...rules] };
  const clocks = clocksAfter(event, state, settings);
  return happens(
    event.type === 'Acknowledged' ? { ...event, deadlines: statedIn(clocks) } : event,
    state,
    [...warnings, ...ownWarnings(event, state), ...gapsIn(clocks)],
  );
}

/** What is to be closed too early is told why; the rows that have a close guard it themselves. */
function notAllowed(act: CaseAct, status: CaseStatus): CaseRefusal {
  const isEarly = act === 'Close' && OPEN_STATUSES.some((open) => open === status);
  if (isEarly) return { code: 'DECISION_NOT_COMMUNICATED' };
  return { code: 'NOT_ALLOWED', status, allowed: actsFrom(status) };
}

/** The acts of a status's row, in its order, whatever their conditions say. */
export function actsFrom(status: CaseStatus): readonly CaseAct[] {
  return eventsFrom(caseFlow, status).flatMap((event) => actOf(event) ?? []);
}

/** Judges conditions as the policy and the case have it. */
export function judgeCase(
  conditions: readonly Condition[],
  state: Case,
  { isLax }: Pick<CaseSettings, 'isLax'>,
) {
  return judge(conditions, warnOnlyIn(state, isLax));
}

function happens(event: CaseEvent, state: Case, warnings: readonly CaseWarning[] = []): Answer {
  return accept([event], explainCase(event, state), warnings);
}

/** A timer's event is stamped with the date of the promise, whenever the host came round to it. */
function fireTimer(command: FireTimer, state: Case): Answer {
  const due = state.promises.find((one) => one.id === command.timer && one.state === 'open');
  const at = due?.dueAt ?? null;
  if (at === null) return refuse({ code: 'NO_SUCH_TIMER' });
  if (command.at < at) return refuse({ code: 'TIMER_NOT_DUE', dueAt: at });

  const { timer: promise, by } = command;
  return happens(
    { type: 'PromiseBroken', at, by: actorOf(by), rules: [RULES.flow], promise },
    state,
  );
}

/** What would happen: of the command, what its act has to say and nothing besides. */
function wantedBy(command: Act, { clocks }: Case): Wanted {
  const { type, at, by } = command;
  const fact = { type: EVENT_OF_ACT[type], at, by: actorOf(by), rules: [] };
  const decided =
    type === 'Acknowledge' ? { deadlines: [] } : type === 'MergeInto' ? { clocks } : {};
  return { ...fact, ...factsToldIn(command), ...decided } as unknown as Wanted;
}

function safetyRules({ safety }: { readonly safety: boolean | null }): readonly string[] {
  return safety === true ? [RULES.safety] : [];
}

/** The clocks once an act that looks at them has happened. */
function clocksAfter(event: CaseEvent, state: Case, settings: CaseSettings): readonly CaseClock[] {
  const { type, at } = event;
  const looks = type === 'Received' || type === 'Imported' || type === 'Acknowledged';
  if (!looks || settings.clocks === null) return [];
  return caseClocks(clockCaseOf(ITSELF, evolveCase(state, event)), settings.clocks, at);
}

/** The duties of the firm to this complaint that are not done. */
function statedIn(clocks: readonly CaseClock[]): readonly StatedDeadline[] {
  return clocks
    .filter(
      ({ complaint, isDuty, owner, state }) =>
        complaint === ITSELF &&
        isDuty &&
        owner === 'firm' &&
        (state === 'running' || state === 'overdue' || state === 'paused' || state === 'unknown'),
    )
    .map(({ regime, clock, dueAt, unknownFrom }) => ({ regime, clock, dueAt, unknownFrom }));
}

/** Each calendar that does not reach far enough, once. */
function gapsIn(clocks: readonly CaseClock[]): readonly CaseWarning[] {
  const gaps = new Map<string, CaseWarning>();
  for (const { calendar, unknownFrom } of clocks) {
    if (unknownFrom === null) continue;
    gaps.set(calendar, { code: 'HOLIDAYS_TOO_SHORT', calendar, from: unknownFrom });
  }
  return [...gaps.values()];
}

/** Emotion before matter: a remedy comes better after a word of regret or of sympathy. */
function ownWarnings({ type }: CaseEvent, { regrets, said }: Case): readonly CaseWarning[] {
  const isEarly = type === 'RemedyProposed' && regrets === 0 && !said.includes('sympathy');
  return isEarly ? [{ code: 'REGRET_NOT_EXPRESSED' }] : [];
}
