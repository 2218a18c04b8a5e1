/** Actor: who gave a command, and on whose authority. */
import { breach } from './errors.ts';
import { isId, parseId } from './id.ts';
import { type Issue, type Parsed, parsed, rejected } from './parsed.ts';
import { plainFields } from './plain-data.ts';

/** Who acts, as every command carries it: an actor's id, alone or with an authority. */
export type By =
  | string
  | {
      /** The id of the person, till or job that acts. */
      readonly actor: string;
      /** The id of whoever allowed it; `null` or left out if nobody had to. */
      readonly authority?: string | null;
    };

/** Who acts, in the one form that events keep. */
export interface Actor {
  /** The id of the person, till or job that acts. */
  readonly actor: string;
  /** The id of whoever allowed it; `null` if nobody had to. */
  readonly authority: string | null;
}

/**
 * The one form of either way to say who acts.
 *
 * @param by An id, or an actor with or without an authority; both are ids.
 * @returns Actor and authority; the authority is `null` where none was named.
 * @throws ContractError if the actor or the authority is no id.
 * @example
 * ```ts
 * import { actorOf } from 'everbond/kernel';
 *
 * actorOf('till-4'); // => { actor: 'till-4', authority: null }
 * ```
 */
export function actorOf(by: By): Actor {
  const { actor, authority = null } = typeof by === 'string' ? { actor: by } : by;
  if (!isId(actor)) breach('actorOf', 'by.actor', 'must be an id');
  if (authority !== null && !isId(authority)) breach('actorOf', 'by.authority', 'must be an id');

  return { actor, authority };
}

/**
 * Reads who acts from data that may be anything.
 *
 * @param from Anything; an id, or a plain object with `actor` and perhaps `authority`, says it.
 *   Other fields are left out.
 * @returns Actor and authority, or every issue: `NOT_AN_ACTOR`, or `NOT_AN_ID` at a field.
 * @example
 * ```ts
 * import { parseActor } from 'everbond/kernel';
 *
 * parseActor({ actor: 'bob', authority: 'ada' });
 * // => { ok: true, value: { actor: 'bob', authority: 'ada' } }
 * parseActor('').ok; // => false
 * ```
 */
export function parseActor(from: unknown): Parsed<Actor> {
  if (isId(from)) return parsed({ actor: from, authority: null });
  const fields = plainFields(from);
  if (fields === null) return rejected('NOT_AN_ACTOR', 'must be an id, or actor and authority');

  const actor = parseId(fields.get('actor'));
  const named = fields.get('authority') ?? null;
  const authority = named === null ? parsed(null) : parseId(named);
  if (actor.ok && authority.ok) return parsed({ actor: actor.value, authority: authority.value });
  return { ok: false, issues: [...issuesAt('actor', actor), ...issuesAt('authority', authority)] };
}

function issuesAt(field: string, read: Parsed<unknown>): readonly Issue[] {
  return read.ok ? [] : read.issues.map((issue) => ({ ...issue, path: [field] }));
}
