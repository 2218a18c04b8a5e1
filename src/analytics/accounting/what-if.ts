/** What if: the history of many members replayed under another programme, member by member. */
import { loyalty } from '../../domains/loyalty/loyalty.ts';
import type { Programme } from '../../domains/loyalty/programme.ts';
import { breach } from '../../kernel/errors.ts';
import type { Instant } from '../../kernel/instant.ts';
import { isCanonicalInstant } from '../../kernel/iso-text.ts';
import { isRatio, type Ratio } from '../../kernel/ratio.ts';
import type { AccountHistory } from './point-cohort.ts';
import { memberRow } from './what-if-member.ts';
import { replayed } from './what-if-replay.ts';
import type { WhatIfMember, WhatIfTotals } from './what-if-result.ts';
import { createTotals } from './what-if-totals.ts';

/** A programme, and what its points are worth. */
export interface ValuedProgramme {
  /** The programme, as `parseProgramme` of `everbond/loyalty/schema` made it. */
  readonly programme: Programme;
  /**
   * What one point is worth, by currency, in minor units of the programme's money; 0 or more. A
   * currency that is left out is worth nothing.
   */
  readonly pointWorthMinor: Readonly<Record<string, Ratio>>;
}

/** What is compared with what, and how. */
export interface WhatIfAsk {
  /** The programme under which the histories were made. */
  readonly actual: ValuedProgramme;
  /** The programme that is tried, of the same money. */
  readonly other: ValuedProgramme;
  /** When balances and tiers are compared; not before the newest event of any history. */
  readonly at: Instant;
  /**
   * What happens to a member with a command that would have been refused, or an event that cannot
   * be replayed. `skip`, the default: it is counted and skipped, and the rest goes on. `leave-out`:
   * it is counted, and the member is in no other number of the totals.
   */
  readonly incomplete?: 'skip' | 'leave-out' | undefined;
}

/** A what-if that is being made, one member after the other. */
export interface WhatIf {
  /**
   * Replays one member's history.
   *
   * @param history What happened to the member.
   * @returns What the other programme would have changed for the member.
   * @throws ContractError if an event happened after `at`, or cannot follow those before it.
   */
  readonly add: (history: AccountHistory) => WhatIfMember;
  /**
   * The sum of all members so far.
   *
   * @returns The same whatever the order of the members.
   * @throws FailureError `LIMIT_EXCEEDED` if a sum is beyond 2^53 − 1.
   */
  readonly totals: () => WhatIfTotals;
}

/** How far a what-if is. */
export interface WhatIfProgress {
  /** How many members are done. */
  readonly members: number;
  /** How many events were read. */
  readonly events: number;
}

/** Who looks on. */
export interface WhatIfWatch {
  /** Told of each member as soon as that one is done; nothing of it is kept. */
  readonly onMember?: ((row: WhatIfMember) => void) | undefined;
  /** Told after every so many members, and at the end. */
  readonly onProgress?: ((progress: WhatIfProgress) => void) | undefined;
  /** After how many members: whole, 1 or more; 1000 if left out. */
  readonly progressEvery?: number | undefined;
}

/**
 * A what-if that has read no member yet: what another programme would have meant for each.
 *
 * Each history is read twice: as it happened, by its events alone, and as it would have gone, by
 * asking the other programme for what those events tell was asked for, in the same order. The
 * clock runs alike in both, so timers fire where they would have. What people do stays as it was:
 * they buy and bring back the same, ask for the same rewards, and whoever could not pay with points
 * is refused and goes on. A command that was refused in truth is in no history, and is not tried.
 * Between members nothing passes on: what one received stays as it was sent.
 *
 * @param ask The two programmes, what their points are worth, and the instant of comparison.
 * @returns What takes histories, and hands out the sum. It keeps sums alone, and no member.
 * @throws ContractError if a field of `ask` is not as described.
 * @example Two points for every 10.00 in place of one
 * ```ts
 * import { createWhatIf } from 'everbond/accounting';
 * import { instant, ratioOf, replay } from 'everbond/kernel';
 * import { loyalty } from 'everbond/loyalty';
 * import { parseProgramme } from 'everbond/loyalty/schema';
 *
 * const programmeOf = (points: number) => {
 *   const read = parseProgramme({
 *     id: 'club',
 *     zone: 'Europe/Paris',
 *     money: 'EUR',
 *     versions: [
 *       { from: '2026-01-01T00:00Z', earnRules: [{ id: 'base', points, perMinor: 1000 }] },
 *     ],
 *   });
 *   if (!read.ok) throw new Error('the programme has issues');
 *   return { programme: read.value, pointWorthMinor: { points: ratioOf('10') } };
 * };
 * const [one, two] = [programmeOf(1), programmeOf(2)];
 * const rules = loyalty(one.programme);
 * const ask = { at: instant('2026-03-10T12:00Z'), by: 'till-4' } as const;
 * const occasion = { type: 'order', id: 'A-17', lines: [{ id: '1', netMinor: 10_500 }] } as const;
 * const enrolled = rules.decide({ ...ask, type: 'Enrol', member: 'ada' }, rules.initial);
 * const joined = enrolled.accepted ? enrolled.events : [];
 * const ada = replay(rules, joined);
 * const earned = rules.decide({ ...ask, type: 'Earn', occasion }, ada);
 * const events = [...joined, ...(earned.accepted ? earned.events : [])];
 *
 * const run = createWhatIf({ actual: one, other: two, at: instant('2026-12-31T00:00Z') });
 * const row = run.add({ member: 'ada', events });
 * row.outcome; // => 'better'
 * row.points[0]?.difference;
 * // => { issued: 11, clawedBack: 0, redeemed: 0, expired: 0, balance: 11 }
 * run.totals().costMinor; // => { actual: 100, other: 210, difference: 110 }
 * ```
 */
export function createWhatIf(ask: WhatIfAsk): WhatIf {
  const { actual, other, at, incomplete = 'skip' } = ask;
  if (typeof at !== 'string' || !isCanonicalInstant(at)) {
    breach('createWhatIf', 'ask.at', 'must be an instant; write instant(date)');
  }
  if (incomplete !== 'skip' && incomplete !== 'leave-out') {
    breach('createWhatIf', 'ask.incomplete', 'must be skip or leave-out');
  }
  requireWorth('ask.actual.pointWorthMinor', actual);
  requireWorth('ask.other.pointWorthMinor', other);
  if (actual.programme.versions[0].money !== other.programme.versions[0].money) {
    breach('createWhatIf', 'ask.other.programme', 'must be of the same money as the actual one');
  }
  const rules = loyalty(actual.programme);
  const otherRules = loyalty(other.programme);
  const sides = { actual, other };
  const sum = createTotals(sides, incomplete);
  return {
    add: ({ member, events }) => {
      if (events.some((event) => event.at > at)) {
        breach('createWhatIf', 'ask.at', 'must not be before the newest event of a history');
      }
      const replay = replayed(events, rules, otherRules, at);
      const row = memberRow(member, events.length, replay, sides, at);
      sum.add(row);
      return row;
    },
    totals: sum.totals,
  };
}

function requireWorth(field: string, { pointWorthMinor }: ValuedProgramme): void {
  for (const worth of Object.values(pointWorthMinor)) {
    if (!isRatio(worth) || worth.numerator < 0) {
      breach('createWhatIf', field, 'must be ratios of 0 or more');
    }
  }
}

/**
 * What another programme would have meant for all members, one after the other.
 *
 * The same as {@link createWhatIf}, for histories as they come from a store: nothing of a member
 * is kept but sums, so there can be as many as there are.
 *
 * @param histories The members, in any order; an iterable, or one that has to be waited for.
 * @param ask The two programmes, what their points are worth, and the instant of comparison.
 * @param watch Who is told of each member, and how far it is.
 * @returns The sum of all members.
 * @throws ContractError if an argument is not as described, an event happened after `ask.at`, or
 *   an event cannot follow those before it.
 * @throws FailureError `LIMIT_EXCEEDED` if a sum is beyond 2^53 − 1.
 * @example Nobody yet
 * ```ts
 * import { whatIf } from 'everbond/accounting';
 * import { instant } from 'everbond/kernel';
 * import { parseProgramme } from 'everbond/loyalty/schema';
 *
 * const read = parseProgramme({
 *   id: 'club',
 *   zone: 'Europe/Paris',
 *   money: 'EUR',
 *   versions: [{ from: '2026-01-01T00:00Z' }],
 * });
 * if (!read.ok) throw new Error('the programme has issues');
 * const club = { programme: read.value, pointWorthMinor: {} };
 *
 * const totals = await whatIf([], { actual: club, other: club, at: instant('2026-12-31T00:00Z') });
 * totals.members; // => 0
 * totals.costMinor; // => { actual: 0, other: 0, difference: 0 }
 * ```
 */
export async function whatIf(
  histories: Iterable<AccountHistory> | AsyncIterable<AccountHistory>,
  ask: WhatIfAsk,
  watch: WhatIfWatch = {},
): Promise<WhatIfTotals> {
  const { onMember, onProgress, progressEvery = 1000 } = watch;
  if (!Number.isSafeInteger(progressEvery) || progressEvery < 1) {
    breach('whatIf', 'watch.progressEvery', 'must be whole, 1 or more');
  }
  const run = createWhatIf(ask);
  let [members, events] = [0, 0];
  for await (const history of histories) {
    const row = run.add(history);
    onMember?.(row);
    members += 1;
    events += history.events.length;
    if (members % progressEvery === 0) onProgress?.({ members, events });
  }
  if (members % progressEvery !== 0 || members === 0) onProgress?.({ members, events });
  return run.totals();
}
