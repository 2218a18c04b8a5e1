/**
 * Evolving: the state of a customer after one more event.
 *
 * It never says no and reads no option: what has happened has happened, under the rules of its
 * day. What the options decided, a deadline for one, stands in the event.
 */
import { breach } from '../../kernel/errors.ts';
import type { Flow, FlowBranch, FlowStep } from '../../kernel/flow.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { LifecycleEvent } from './lifecycle-event.ts';
import { lifecycleFlow } from './lifecycle-flow.ts';
import type { Lifecycle, LifecycleTimer } from './lifecycle-state.ts';
import type { Loss } from './loss.ts';
import { furthestOf, type LifecycleStatus } from './stage.ts';

const steps: Flow<LifecycleStatus, LifecycleEvent['type']>['steps'] = lifecycleFlow.steps;
const WAIT_OF = { lost: 'pause', winback: 'winback' } as const;
const NO_TIMERS: readonly LifecycleTimer[] = Object.freeze([]);

/**
 * The state of a customer after one more event.
 *
 * @param state Where the customer stood.
 * @param event What happened.
 * @returns A new state, or the same one where the event changes nothing.
 * @throws ContractError if the event cannot follow the status: such a history was not written by
 *   this library, and guessing on from it would hide the damage.
 * @example
 * ```ts
 * import { instant } from 'everbond/kernel';
 * import { evolveLifecycle, NO_LIFECYCLE } from 'everbond/lifecycle';
 *
 * const at = instant('2026-05-01T10:00Z');
 * const by = { actor: 'till-4', authority: null };
 * const ada = evolveLifecycle(NO_LIFECYCLE, { type: 'Purchased', at, by, rules: [] });
 *
 * [ada.status, ada.highWaterMark, ada.firstPurchaseAt]; // => ['welcoming', 'welcoming', at]
 * evolveLifecycle(ada, { type: 'Saved', at, by, rules: [] }); // throws /able to follow/
 * ```
 */
export function evolveLifecycle(state: Lifecycle, event: LifecycleEvent): Lifecycle {
  const to = statusAfter(state.status, event);
  switch (event.type) {
    case 'Purchased':
      return purchased(cameBack(state, to, event.at), event.at);
    case 'Welcomed':
      return cameBack(state, to, event.at);
    case 'ContactNamed':
      return { ...state, contact: event.contact };
    case 'ProfileRecorded':
      return { ...state, profile: [...new Set([...state.profile, ...event.facts])].sort() };
    case 'Imported': {
      const { at, dueAt, loss } = event;
      return {
        ...entered(state, to, at),
        highWaterMark: furthestOf(event.highWaterMark, to),
        loss: loss && { ...loss, at, causeRemoved: false },
        timers: to === 'lost' || to === 'winback' ? timersOf(WAIT_OF[to], at, dueAt) : NO_TIMERS,
      };
    }
    case 'Lost': {
      const { at, lostBy, reason, inferred, pauseUntil } = event;
      const loss = { lostBy, reason, inferred, at, causeRemoved: false };
      return { ...entered(state, to, at), loss, timers: timersOf('pause', at, pauseUntil) };
    }
    case 'ReasonLearnt':
      return { ...state, loss: learnt(state.loss, event.lostBy, event.reason) };
    case 'CauseRemoved':
      return { ...state, loss: state.loss && { ...state.loss, causeRemoved: true } };
    case 'PauseEnded':
      return { ...state, timers: NO_TIMERS };
    case 'WinbackStarted':
      return {
        ...entered(state, to, event.at),
        timers: timersOf('winback', event.at, event.endsAt),
      };
    case 'GivenUp':
      return {
        ...entered(state, to, event.at),
        timers: timersOf('pause', event.at, event.pauseUntil),
      };
    case 'Died':
    case 'ClosedByLaw':
      return { ...entered(state, to, event.at), loss: null };
    case 'Recruited':
    case 'Declined':
    case 'GotToKnow':
    case 'Managed':
    case 'Intensified':
    case 'MarkedAtRisk':
    case 'Saved':
      return entered(state, to, event.at);
    default:
      return breach('evolve', 'event.type', 'must be known');
  }
}

/**
 * The status after an event.
 *
 * The guard of a single branch was asked when the event was decided, and is not asked again. Only
 * an import has several branches, and it names its own.
 */
function statusAfter(from: LifecycleStatus, event: LifecycleEvent): LifecycleStatus {
  const step = steps[from][event.type];
  // What every object inherits is no text and no list, so a corrupt type finds nothing here.
  if (typeof step === 'string') return step;
  return branchAfter(step, event) ?? breach('evolve', 'event', 'must be able to follow the status');
}

function branchAfter(
  step: Exclude<FlowStep<LifecycleStatus>, string> | undefined,
  event: LifecycleEvent,
): LifecycleStatus | undefined {
  if (!Array.isArray(step)) return undefined;
  const branches: readonly FlowBranch<LifecycleStatus>[] = step;
  const wanted = event.type === 'Imported' ? event.status : branches[0]?.to;
  return branches.find(({ to }) => to === wanted)?.to;
}

/** The state in another status; what the old status waited for is forgotten. */
function entered(state: Lifecycle, status: LifecycleStatus, at: Instant): Lifecycle {
  return {
    status,
    since: at,
    highWaterMark: furthestOf(state.highWaterMark, status),
    contact: state.contact,
    profile: state.profile,
    firstPurchaseAt: state.firstPurchaseAt,
    comeback: state.comeback,
    loss: state.loss,
    timers: NO_TIMERS,
  };
}

function cameBack(state: Lifecycle, to: LifecycleStatus, at: Instant): Lifecycle {
  if (to === state.status) return state;
  const next = entered(state, to, at);
  if (state.status === 'lost') return { ...next, comeback: 'returned', loss: null };
  if (state.status === 'winback') return { ...next, comeback: 'won-back', loss: null };
  return next;
}

function purchased(state: Lifecycle, at: Instant): Lifecycle {
  return state.firstPurchaseAt === null ? { ...state, firstPurchaseAt: at } : state;
}

/** A cause that was removed belonged to the reason given before. */
function learnt(loss: Loss | null, lostBy: Loss['lostBy'], reason: Loss['reason']): Loss | null {
  if (loss === null) return null;
  const causeRemoved = loss.causeRemoved && loss.reason === reason;
  return { ...loss, lostBy, reason, inferred: false, causeRemoved };
}

function timersOf(
  id: string,
  startedAt: Instant,
  dueAt: Instant | null,
): readonly LifecycleTimer[] {
  return dueAt === null ? NO_TIMERS : [{ id, startedAt, dueAt }];
}
