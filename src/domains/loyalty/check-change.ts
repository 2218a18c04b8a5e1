/** Check change: each edit between two states of a programme as safe, adverse or retroactive. */
import { breach } from '../../kernel/errors.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { JsonValue } from '../../kernel/json-value.ts';
import { requireInstant } from '../../kernel/require-instant.ts';
import { isInDoubt } from './check-doubts.ts';
import { editsBetween } from './check-edits.ts';
import { type Programme, versionAt } from './programme.ts';
import { requireProgramme } from './programme-guard.ts';

/**
 * What an edit does to members. `safe`: nobody gets less. `adverse`: somebody may, or it cannot be
 * shown that nobody does; members have to be told in time. `retroactive`: it changes what was
 * promised for a time that has begun, so that what was credited could not be explained any more.
 */
export type EditKind = 'safe' | 'adverse' | 'retroactive';

/** One edit of a programme. */
export interface ProgrammeEdit {
  /** What it does to members. */
  readonly kind: EditKind;
  /** From when on it holds. */
  readonly from: Instant;
  /** Where it stands in the version; ids of the programme stand for places in lists. */
  readonly path: readonly string[];
  /** What was promised; `null` for nothing. */
  readonly before: JsonValue;
  /** What is promised; `null` for nothing. */
  readonly after: JsonValue;
}

/** A change of a programme, edit by edit. */
export interface ProgrammeChange {
  /** Whether it may be released: no edit is retroactive. */
  readonly isAllowed: boolean;
  /** The edits, by when they hold. */
  readonly edits: readonly ProgrammeEdit[];
}

/**
 * What a change of a programme does to its members.
 *
 * Versions are compared by what is in force at each instant at which a version of either begins, so
 * a new version is held against the one that would have gone on. An edit counts as safe only if it
 * can be shown that nobody gets less, such as more points by the same rule. A change of a
 * condition, of an order that matters, or of a policy with two sides counts as adverse. The time it
 * takes grows with the versions that begin times how much each says.
 *
 * @param before The programme as it was released.
 * @param after The programme as it is to be.
 * @param at When it is to be released: what begins then or before has begun.
 * @returns The edits, and whether none of them is retroactive.
 * @throws ContractError if one is no programme, if they are not the same programme in the same
 *   zone, or if `at` is no instant.
 * @example More points from June on, and a rule of January deleted
 * ```ts
 * import { instant } from 'everbond/kernel';
 * import { changeOfProgramme } from 'everbond/loyalty/check';
 * import { parseProgramme } from 'everbond/loyalty/schema';
 *
 * const rule = { id: 'base', points: 1, perMinor: 1000 };
 * const january = { from: '2026-01-01T00:00Z', earnRules: [rule] };
 * const june = { from: '2026-06-01T00:00Z', earnRules: [{ ...rule, points: 2 }] };
 * const [now, next, wrong] = [[january], [january, june], [{ ...january, earnRules: [] }]].map(
 *   (versions) => parseProgramme({ id: 'club', zone: 'UTC', money: 'EUR', versions }),
 * );
 * const at = instant('2026-05-01T00:00Z');
 * const change = now?.ok && next?.ok && changeOfProgramme(now.value, next.value, at);
 *
 * change && change.edits.map(({ kind, from, path }) => [kind, from.slice(0, 10), ...path]);
 * // => [['safe', '2026-06-01', 'earnRules', 'base', 'points']]
 * now?.ok && wrong?.ok && changeOfProgramme(now.value, wrong.value, at).isAllowed; // => false
 * ```
 */
export function changeOfProgramme(
  before: Programme,
  after: Programme,
  at: Instant,
): ProgrammeChange {
  requireProgramme('changeOfProgramme', 'before', before);
  requireProgramme('changeOfProgramme', 'after', after);
  requireInstant('changeOfProgramme', 'at', at);
  if (before.id !== after.id) breach('changeOfProgramme', 'after', 'must be the same programme');
  if (before.zone !== after.zone) breach('changeOfProgramme', 'after.zone', 'must not change');

  const starts = new Set([...before.versions, ...after.versions].map(({ from }) => from));
  const edits = [...starts].sort().flatMap((from) => {
    const found = editsBetween(promised(before, from), promised(after, from));
    const next = versionAt(after, from);
    return found.map(({ isSafe, ...edit }): ProgrammeEdit => {
      const isSure = isSafe && (next === null || !isInDoubt(edit, next));
      const kind = from <= at ? 'retroactive' : isSure ? 'safe' : 'adverse';
      return { kind, from, ...edit };
    });
  });
  return { isAllowed: edits.every(({ kind }) => kind !== 'retroactive'), edits };
}

/** What a programme promises at an instant, without what only numbers its versions. */
function promised(programme: Programme, at: Instant): JsonValue {
  const version = versionAt(programme, at);
  if (version === null) return null;
  const promises = Object.entries(version).filter(
    ([field]) => field !== 'version' && field !== 'from',
  );
  return Object.fromEntries(promises);
}
