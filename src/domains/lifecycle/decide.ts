/**
 * Deciding on customers: which commands are accepted, and what each acceptance causes.
 *
 * The order of a customer's life is in `lifecycle-flow.ts`, the conditions of the acts are in
 * `lifecycle-rules.ts`. Here the two meet: does the row allow the act, are its conditions met, and
 * what does the event say.
 */
import { actorOf } from '../../kernel/actor.ts';
import type { FireTimer } from '../../kernel/aggregate.ts';
import { accept, type Decision, refuse } from '../../kernel/decider.ts';
import { breach } from '../../kernel/errors.ts';
import { branchesOf } from '../../kernel/flow.ts';
import { epochMsOf, type Instant, instant, parseInstant } from '../../kernel/instant.ts';
import { money } from '../../kernel/money.ts';
import { judge } from '../../mechanisms/requirements.ts';
import { explainLifecycle } from './explain.ts';
import { actsFrom, EVENT_OF_ACT } from './lifecycle-acts.ts';
import type { Import, LifecycleCommand, StartWinback } from './lifecycle-command.ts';
import type { Imported, LifecycleEvent, LifecycleFact } from './lifecycle-event.ts';
import { lifecycleFlow } from './lifecycle-flow.ts';
import type { LifecycleSettings } from './lifecycle-options.ts';
import type { LifecycleRefusal, LifecycleWarning } from './lifecycle-refusal.ts';
import { conditionsOf, effortConditions, RULES } from './lifecycle-rules.ts';
import type { Lifecycle } from './lifecycle-state.ts';
import { furthestOf, isActive } from './stage.ts';
import type { WinbackEffort } from './winback-worth.ts';

type Act = Exclude<LifecycleCommand, FireTimer>;
type Answer = Decision<LifecycleEvent, LifecycleRefusal>;

/** What is said of a loss that was imported without a word about it. */
const UNSTATED_LOSS = { lostBy: 'customer', reason: 'unknown', inferred: true } as const;
const DAY_MS = 86_400_000;
const LAST_INSTANT = instant('9999-12-31T23:59:59.999Z');

/** Answers a command with what it causes, or with why it is refused. */
export function decideLifecycle(
  command: LifecycleCommand,
  state: Lifecycle,
  settings: LifecycleSettings,
): Answer {
  if (command.type === 'FireTimer') return fireTimer(command, state, settings);
  const { status } = state;
  const type = EVENT_OF_ACT[command.type];
  if (branchesOf(lifecycleFlow, status, type).length === 0) {
    return refuse({ code: 'NOT_ALLOWED', status, allowed: actsFrom(status) });
  }
  const conditions = conditionsOf(type, state, command.at, settings);
  const { refusal, rules, warnings } = judge(
    command.type === 'StartWinback'
      ? [...conditions, ...effortConditions(command.consent, effortOf(command, settings))]
      : conditions,
    settings.warnOnly,
  );
  if (refusal !== null) return refuse(refusal);

  const { at } = command;
  const by = actorOf(command.by);
  const fact = { at, by, rules: [RULES.flow, ...rules, ...comebackRules(command, state)] };
  return happens(eventOf(command, fact, settings), state, [
    ...warnings,
    ...ownWarnings(command, state),
  ]);
}

function happens(
  event: LifecycleEvent,
  state: Lifecycle,
  warnings: readonly LifecycleWarning[] = [],
): Answer {
  return accept([event], explainLifecycle(event, state), warnings);
}

/** A timer's event is stamped with the deadline, whenever the host came round to it. */
function fireTimer(command: FireTimer, state: Lifecycle, { pauseDays }: LifecycleSettings): Answer {
  const timer = state.timers.find(({ id }) => id === command.timer);
  if (timer === undefined) return refuse({ code: 'NO_SUCH_TIMER' });
  const { id, dueAt: at } = timer;
  if (command.at < at) return refuse({ code: 'TIMER_NOT_DUE', dueAt: at });

  const fact = { at, by: actorOf(command.by), rules: [RULES.flow] };
  return id === 'winback'
    ? happens({ ...fact, type: 'GivenUp', pauseUntil: daysAfter(at, pauseDays) }, state)
    : happens({ ...fact, type: 'PauseEnded' }, state);
}

/** What happens if the act is allowed. */
function eventOf(command: Act, fact: LifecycleFact, settings: LifecycleSettings): LifecycleEvent {
  const { at } = fact;
  const { pauseDays, winbackDays } = settings;
  switch (command.type) {
    case 'Import':
      return importedOf(command, fact, settings);
    case 'NameContact':
      return { ...fact, type: 'ContactNamed', contact: command.contact };
    case 'RecordProfile':
      return { ...fact, type: 'ProfileRecorded', facts: command.facts };
    case 'Intensify':
      return { ...fact, type: 'Intensified', problem: command.problem };
    case 'MarkAtRisk':
      return { ...fact, type: 'MarkedAtRisk', signal: command.signal };
    case 'Lose': {
      const { lostBy, reason, inferred } = command;
      const pauseUntil = daysAfter(at, pauseDays);
      return { ...fact, type: 'Lost', lostBy, reason, inferred, pauseUntil };
    }
    case 'LearnReason':
      return { ...fact, type: 'ReasonLearnt', lostBy: command.lostBy, reason: command.reason };
    case 'StartWinback': {
      const endsAt = winbackDays === null ? null : daysAfter(at, winbackDays);
      const { consent } = command;
      return { ...fact, type: 'WinbackStarted', ...effortOf(command, settings), consent, endsAt };
    }
    case 'GiveUp':
      return { ...fact, type: 'GivenUp', pauseUntil: daysAfter(at, pauseDays) };
    case 'CloseByLaw':
      return { ...fact, type: 'ClosedByLaw', basis: command.basis };
    case 'Recruit':
    case 'Decline':
    case 'Welcome':
    case 'RecordPurchase':
    case 'GetToKnow':
    case 'Manage':
    case 'Save':
    case 'RemoveCause':
    case 'RecordDeath':
      return { ...fact, type: EVENT_OF_ACT[command.type] };
    default:
      return breach('decide', 'command.type', 'must be one that the table of acts has');
  }
}

function importedOf(
  { status, highWaterMark, loss = UNSTATED_LOSS }: Import,
  fact: LifecycleFact,
  { pauseDays, winbackDays }: LifecycleSettings,
): Imported {
  const waitDays = status === 'lost' ? pauseDays : status === 'winback' ? winbackDays : null;
  const isLost = status === 'lost' || status === 'winback';
  return {
    ...fact,
    type: 'Imported',
    status,
    highWaterMark: furthestOf(highWaterMark ?? null, status),
    loss: isLost ? loss : null,
    dueAt: waitDays === null ? null : daysAfter(fact.at, waitDays),
  };
}

/** An effort with the costs of the options where the command names none. */
function effortOf(command: StartWinback, settings: LifecycleSettings): WinbackEffort {
  const { chance, futureMargin } = command;
  const nothing = money(0, futureMargin.currency);
  return {
    chance,
    futureMargin,
    offerCost: command.offerCost ?? settings.offerCost ?? nothing,
    contactCost: command.contactCost ?? settings.contactCost ?? nothing,
  };
}

/** Which of the two ways back this is: returned without being asked, or won back by an effort. */
function comebackRules({ type }: Act, { status }: Lifecycle): readonly string[] {
  if (type !== 'RecordPurchase' && type !== 'Welcome') return [];
  if (status === 'lost') return [RULES.returned];
  return status === 'winback' ? [RULES.wonBack] : [];
}

/** Nothing refuses a purchase: where it begins a relationship, a missing contact is a warning. */
function ownWarnings(command: Act, state: Lifecycle): readonly LifecycleWarning[] {
  if (command.type === 'RecordPurchase' && !isActive(state.status) && state.contact === null) {
    return [{ code: 'CONTACT_NOT_NAMED' }];
  }
  const needsLoss =
    command.type === 'Import' && (command.status === 'lost' || command.status === 'winback');
  return needsLoss && command.loss === undefined ? [{ code: 'LOSS_NOT_STATED' }] : [];
}

/** So many days of 24 hours later, or the last instant there is. */
function daysAfter(at: Instant, days: number): Instant {
  const later = parseInstant(epochMsOf(at) + days * DAY_MS);
  return later.ok ? later.value : LAST_INSTANT;
}
