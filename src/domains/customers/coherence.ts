/** Coherence: what must agree within an event or a snapshot, which the shape alone cannot say. */
import type { Issue } from '../../kernel/parsed.ts';
import { roleKey } from './buying-role.ts';
import { consentKey } from './consent.ts';
import type { CustomerEvent } from './customer-event.ts';
import type { CustomerSnapshot } from './customer-snapshot.ts';
import { handleKey, holdKey } from './customer-state.ts';
import { factKey } from './fact-ledger.ts';
import { householdKey } from './household.ts';
import { sharingKey } from './intermediary.ts';
import { compareKeys, type KeyOf } from './keyed-list.ts';
import { occasionKey } from './occasion.ts';
import { thanksKey } from './thanks.ts';

/** What does not agree within an event. */
export function faultsOfEvent(event: CustomerEvent): readonly Issue[] {
  const isFact = event.type === 'FactLearnt' || event.type === 'FactConfirmed';
  if (!isFact || event.staleAt === null || event.staleAt >= event.at) return [];
  const message = 'must not be old before it is known';
  return [{ path: ['staleAt'], code: 'OUT_OF_RANGE', message }];
}

/** What does not agree within a snapshot. */
export function faultsOfSnapshot({ state, context }: CustomerSnapshot): readonly Issue[] {
  const { primaryHousehold, households } = context;
  const lists = [
    ...outOfOrder('handles', context.handles, handleKey),
    ...outOfOrder('keptApart', context.keptApart, (other) => [other]),
    ...outOfOrder('consents', context.consents, consentKey),
    ...outOfOrder('ledger', context.ledger, factKey),
    ...outOfOrder('households', households, householdKey),
    ...outOfOrder('roles', context.roles, roleKey),
    ...outOfOrder('occasions', context.occasions, occasionKey),
    ...outOfOrder('intermediaries', context.intermediaries, sharingKey),
    ...outOfOrder('thanks', context.thanks, thanksKey),
    ...outOfOrder('holds', context.holds, holdKey),
  ];
  const isPrimaryThere =
    primaryHousehold === null || households.some(({ household }) => household === primaryHousehold);
  return [
    ...lists,
    ...(isPrimaryThere
      ? []
      : [issue('primaryHousehold', 'NOT_IN_HOUSEHOLD', 'must be one of the households')]),
    ...statusFaults(state, context),
  ];
}

/** A record that is known has an id and a kind; one that is not has nothing. */
function statusFaults(
  state: CustomerSnapshot['state'],
  { id, kind, erasedAt }: CustomerSnapshot['context'],
): readonly Issue[] {
  const isKnown = state === 'guest' || state === 'member';
  const faults: Issue[] = [];
  if ((id === null) !== (state === 'absent')) {
    faults.push(issue('id', 'MISPLACED', 'must be null exactly before the record began'));
  }
  if ((kind !== null) !== isKnown) {
    faults.push(issue('kind', 'MISPLACED', 'must be given exactly for guests and members'));
  }
  if ((erasedAt !== null) !== (state === 'erased')) {
    faults.push(issue('erasedAt', 'MISPLACED', 'must be given exactly after erasure'));
  }
  return faults;
}

/** The first entry that does not come after the one before it. */
function outOfOrder<Entry>(
  field: string,
  list: readonly Entry[],
  keyOf: KeyOf<Entry>,
): readonly Issue[] {
  const place = list.findIndex((entry, index) => {
    const before = index === 0 ? undefined : list[index - 1];
    return before !== undefined && compareKeys(keyOf(before), keyOf(entry)) >= 0;
  });
  if (place < 0) return [];
  const message = 'must be in the order of their keys, each once';
  return [{ path: ['context', field, place], code: 'OUT_OF_ORDER', message }];
}

function issue(field: string, code: string, message: string): Issue {
  return { path: ['context', field], code, message };
}
