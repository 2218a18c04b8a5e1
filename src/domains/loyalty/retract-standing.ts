/** Retract standing: where a member stands once something that was told is left out. */
import { entriesOf } from '../../mechanisms/id-table.ts';
import type { Act } from './account-act.ts';
import type { TierChanged } from './account-event.ts';
import { tierOf } from './account-member.ts';
import type { LadderStanding } from './account-state.ts';
import { type Context, contextAfter } from './decide-context.ts';
import { isSame, standingChange, tierChanges, tierCountersOf } from './decide-tier.ts';
import { evolveAccount } from './evolve.ts';
import { tierStanding } from './tier-standing.ts';

/**
 * What changes of a member's standing without an event: told again from where the member stood
 * before it, by all that is counted now.
 *
 * Where a standing was imported since, that one stands.
 */
export function retracedStandings(act: Act, after: Context): readonly TierChanged[] {
  const { state, version } = after;
  const { standings } = act.before;
  if (standings === null || isImportedSince(act, after)) return [];
  const then = contextAfter(after, { ...state, standings });
  const again = tierChanges(then, null);
  const changes: TierChanged[] = [];
  let now = after;
  for (const change of again) {
    const from = tierOf(now.state, change.ladder);
    changes.push({ ...change, from });
    now = contextAfter(now, evolveAccount(now.state, { ...change, from }));
  }
  for (const ladder of version.ladders) {
    if (again.some((change) => change.ladder === ladder.id)) continue;
    const had = state.standings[ladder.id];
    const held = standingAgain(ladder.id, then);
    if (had === undefined || held === null || isSame(had, held)) continue;
    const change = standingChange(ladder.id, held, { ...now, at: now.latest });
    changes.push(change);
    now = contextAfter(now, evolveAccount(now.state, change));
  }
  return changes;
}

function isImportedSince({ id }: Act, { state }: Context): boolean {
  return entriesOf(state.acts).some((one) => {
    return one.type === 'Opened' && Number(one.id) > Number(id);
  });
}

/** Where the member stands on a ladder now, if nothing changed on the way. */
function standingAgain(id: string, { state, version, latest }: Context): LadderStanding | null {
  const ladder = version.ladders.find((one) => one.id === id);
  if (ladder === undefined) return null;
  const standing = tierStanding(version, ladder, tierCountersOf(state, id, latest), latest);
  return { ...standing.held, until: standing.until };
}
