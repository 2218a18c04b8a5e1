/** Coherence: what must agree within an event or a snapshot, which the shape alone cannot say. */
import type { Issue } from '../../kernel/parsed.ts';
import type { CaseEvent } from './case-event.ts';
import type { CaseSnapshot } from './case-snapshot.ts';
import { isCaseInOrder, isLogInOrder } from './log-order.ts';

/** What does not agree within an event. */
export function faultsOfEvent(event: CaseEvent): readonly Issue[] {
  const { at } = event;
  if (event.type === 'Absorbed') {
    return isCaseInOrder(event.other, at) ? [] : [outOfOrder(['other', 'log'])];
  }
  if (event.type !== 'Imported') return [];
  const ids = (event.promises ?? []).map(({ promise }) => promise);
  return [
    ...(isLogInOrder(event.log ?? [], event.receivedAt, at) ? [] : [outOfOrder(['log'])]),
    ...twiceIn(ids).map((index) => twice(['promises', index, 'promise'])),
  ];
}

/** What does not agree within a snapshot. */
export function faultsOfSnapshot({ state, context, savedAt }: CaseSnapshot): readonly Issue[] {
  const { receivedAt, mergedInto, clocks } = context;
  const lists = ['allegations', 'remedies', 'promises', 'parties'] as const;
  return [
    ...lists.flatMap((list) =>
      twiceIn(context[list].map(({ id }) => id)).map((index) =>
        twice(['context', list, index, 'id']),
      ),
    ),
    ...(isCaseInOrder({ id: '', ...clocks }, savedAt)
      ? []
      : [outOfOrder(['context', 'clocks', 'log'])]),
    ...((state === 'absent') === (receivedAt === null)
      ? []
      : [misplaced('receivedAt', 'RECEIPT', 'must be given, and null before there is a case')]),
    ...((state === 'merged') === (mergedInto !== null)
      ? []
      : [misplaced('mergedInto', 'SURVIVOR', 'must be given once merged, and null before')]),
  ];
}

function twiceIn(ids: readonly string[]): readonly number[] {
  return ids.flatMap((id, index) => (ids.indexOf(id) < index ? [index] : []));
}

function twice(path: Issue['path']): Issue {
  return { path, code: 'TWICE', message: 'must be there once' };
}

function misplaced(field: string, what: string, message: string): Issue {
  return { path: ['context', field], code: `${what}_MISPLACED`, message };
}

function outOfOrder(path: readonly string[]): Issue {
  const message = 'must be in order of time, from the receipt to this event';
  return { path, code: 'LOG_NOT_IN_ORDER', message };
}
