/** Lifecycle acts: which event each act causes, and which acts a status allows. */
import { eventsFrom } from '../../kernel/flow.ts';
import type { LifecycleEvent } from './lifecycle-event.ts';
import { lifecycleFlow } from './lifecycle-flow.ts';
import type { LifecycleAct } from './lifecycle-refusal.ts';
import type { LifecycleStatus } from './stage.ts';

/** The event that each act causes if it is allowed. */
export const EVENT_OF_ACT = Object.freeze({
  Recruit: 'Recruited',
  Import: 'Imported',
  Decline: 'Declined',
  NameContact: 'ContactNamed',
  RecordProfile: 'ProfileRecorded',
  Welcome: 'Welcomed',
  RecordPurchase: 'Purchased',
  GetToKnow: 'GotToKnow',
  Manage: 'Managed',
  Intensify: 'Intensified',
  MarkAtRisk: 'MarkedAtRisk',
  Save: 'Saved',
  Lose: 'Lost',
  LearnReason: 'ReasonLearnt',
  RemoveCause: 'CauseRemoved',
  StartWinback: 'WinbackStarted',
  GiveUp: 'GivenUp',
  RecordDeath: 'Died',
  CloseByLaw: 'ClosedByLaw',
} as const satisfies Record<LifecycleAct, LifecycleEvent['type']>);

const ACT_OF_EVENT: ReadonlyMap<string, LifecycleAct> = new Map(
  Object.entries(EVENT_OF_ACT).map(([act, event]) => [event, act as LifecycleAct]),
);

/** The act behind an event; `null` for one that only a timer causes. */
export function actOf(event: LifecycleEvent['type']): LifecycleAct | null {
  return ACT_OF_EVENT.get(event) ?? null;
}

/** The acts of a status's row, in its order, whatever their conditions say. */
export function actsFrom(status: LifecycleStatus): readonly LifecycleAct[] {
  return eventsFrom(lifecycleFlow, status).flatMap((event) => actOf(event) ?? []);
}
