/** Account member: what an award needs to know of a member, and no more than it needs. */
import type { Instant } from '../../kernel/instant.ts';
import { dayNumberOf } from '../../time/local-date.ts';
import { amountOf, countOn, datesOf } from './account-amounts.ts';
import type { Account, Amounts, DatedCounts } from './account-state.ts';
import type { MemberFacts } from './award.ts';
import { NO_MEMBER_FACTS } from './award-member.ts';
import type { CapUse, CapWindow } from './cap.ts';
import { windowKey } from './cap-window.ts';
import type { ProgrammeVersion } from './programme.ts';
import { dateAt } from './programme-dates.ts';

/**
 * The facts of a member on which an award depends, as they are stored with it.
 *
 * Of what caps have counted only the stretch of time in question is taken, so that an event does
 * not grow with the history before it.
 */
export function memberFactsOf(state: Account, version: ProgrammeVersion, at: Instant): MemberFacts {
  const { member, lifetime, lastPaid, budgetLeft } = state;
  if (member === null) return NO_MEMBER_FACTS;
  const { joinedAt, birthday, facts } = member;
  const paidBefore = version.earnRules.filter(({ id, cooldownHours }) => {
    return cooldownHours > 0 && Object.hasOwn(lastPaid, id);
  });
  return {
    joinedAt,
    birthday,
    facts,
    tiers: Object.fromEntries(version.ladders.map(({ id }) => [id, tierOf(state, id)] as const)),
    lifetime,
    capUse: capUseOf(state.capUse, version, dateAt(version.zone, at)),
    lastPaid: Object.fromEntries(paidBefore.map(({ id }) => [id, lastPaid[id] ?? at] as const)),
    budgetLeft: Object.fromEntries(
      version.budgets.map(({ id }) => [id, amountOf(budgetLeft, id)] as const),
    ),
  };
}

/** The tier that was last known of a ladder. */
export function tierOf({ standings }: Account, ladder: string): string | null {
  return Object.hasOwn(standings, ladder) ? (standings[ladder]?.tier ?? null) : null;
}

function capUseOf(use: DatedCounts, version: ProgrammeVersion, date: string): CapUse {
  const counted: (readonly [string, CapWindow])[] = [
    ...version.caps.map(({ id, window }) => [id, window] as const),
    ...version.earnRules.flatMap(({ id, frequency }) =>
      frequency === null ? [] : [[`rule:${id}`, frequency.window] as const],
    ),
  ];
  const needed = counted.flatMap(([id, window]) => {
    const some = within(use, id, window, date, version);
    return Object.keys(some).length === 0 ? [] : [[id, some] as const];
  });
  return Object.fromEntries(needed);
}

function within(
  use: DatedCounts,
  id: string,
  window: CapWindow,
  date: string,
  { weekStart }: ProgrammeVersion,
): Amounts {
  if (window.kind === 'rolling') {
    const last = dayNumberOf(date);
    return Object.fromEntries(
      Object.entries(datesOf(use, id)).filter(([day]) => {
        const daysAgo = last - dayNumberOf(day);
        return daysAgo >= 0 && daysAgo < window.days;
      }),
    );
  }
  const key = windowKey(window, date, weekStart);
  const count = key === null ? 0 : countOn(use, id, key);
  return key === null || count === 0 ? {} : { [key]: count };
}
