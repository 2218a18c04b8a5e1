/** Coherence: what must agree within an event or a snapshot, which the shape alone cannot say. */
import type { Issue } from '../../kernel/parsed.ts';
import type { LifecycleEvent } from './lifecycle-event.ts';
import type { LifecycleSnapshot } from './lifecycle-snapshot.ts';
import type { LifecycleStatus } from './stage.ts';
import { currencyOf } from './winback-worth.ts';

/** What does not agree within an event. */
export function faultsOfEvent(event: LifecycleEvent): readonly Issue[] {
  if (event.type === 'Imported') return lossFaults(event.status, event.loss, ['loss']);
  if (event.type !== 'WinbackStarted' || currencyOf(event) !== null) return [];
  const path = ['futureMargin', 'currency'];
  return [{ path, code: 'CURRENCIES_DIFFER', message: 'must be the currency of all amounts' }];
}

/** What does not agree within a snapshot. */
export function faultsOfSnapshot(snapshot: LifecycleSnapshot): readonly Issue[] {
  const { state, context, timers } = snapshot;
  const wanted = state === 'lost' ? 'pause' : state === 'winback' ? 'winback' : null;
  return [
    ...lossFaults(state, context.loss, ['context', 'loss']),
    ...timers.flatMap(({ id, startedAt, dueAt }, index): readonly Issue[] => {
      const path = ['timers', index];
      if (index > 0 || id !== wanted) {
        const message = 'must be one, pause while lost or winback in winback, and none elsewhere';
        return [{ path, code: 'TIMER_MISPLACED', message }];
      }
      const message = 'must not be due before it was set';
      return startedAt > dueAt ? [{ path, code: 'OUT_OF_RANGE', message }] : [];
    }),
  ];
}

function lossFaults(
  status: LifecycleStatus,
  loss: object | null,
  path: readonly string[],
): readonly Issue[] {
  const isLosing = status === 'lost' || status === 'winback';
  if (isLosing === (loss !== null)) return [];
  const message = 'must be given while lost or in winback, and be null elsewhere';
  return [{ path, code: 'LOSS_MISPLACED', message }];
}
