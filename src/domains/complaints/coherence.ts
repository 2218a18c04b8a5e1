/** Coherence: what must agree within an event, which the shape alone cannot say. */
import type { Issue } from '../../kernel/parsed.ts';
import type { CaseEvent } from './case-event.ts';
import { isCaseInOrder, isLogInOrder } from './log-order.ts';

/** What does not agree within an event. */
export function faultsOfEvent(event: CaseEvent): readonly Issue[] {
  const { at } = event;
  if (event.type === 'Absorbed') {
    return isCaseInOrder(event.other, at) ? [] : [outOfOrder(['other', 'log'])];
  }
  if (event.type !== 'Imported') return [];
  const ids = (event.promises ?? []).map(({ promise }) => promise);
  const twice = ids.findIndex((id, index) => ids.indexOf(id) < index);
  const path = ['promises', twice, 'promise'];
  return [
    ...(isLogInOrder(event.log ?? [], event.receivedAt, at) ? [] : [outOfOrder(['log'])]),
    ...(twice < 0 ? [] : [{ path, code: 'TWICE', message: 'must be there once' }]),
  ];
}

function outOfOrder(path: readonly string[]): Issue {
  const message = 'must be in order of time, from the receipt to this event';
  return { path, code: 'LOG_NOT_IN_ORDER', message };
}
