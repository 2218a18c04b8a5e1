/** Tier earned: the tier that was earned by an instant, and what is missing to others. */
import type { Instant } from '../../kernel/instant.ts';
import { addDays } from '../../time/local-date.ts';
import type { ProgrammeVersion } from './programme.ts';
import { dateAt } from './programme-dates.ts';
import type { TierCounters, TierGap } from './tier.ts';
import type { TierLadder, TierQualification, TierRequirement } from './tier-ladder.ts';
import {
  countedIn,
  ROLLOVER_WINDOWS_MAX,
  rollingStart,
  type Tally,
  tallyOf,
  type Windows,
  windowsOf,
} from './tier-window.ts';

/** What a standing is told from. Ranks number the tiers of a ladder from 0; −1 is none. */
export interface Scale {
  readonly ladder: TierLadder;
  readonly counters: TierCounters;
  readonly zone: string;
  readonly windows: Windows | null;
  /** What was counted, of each counter that the ladder asks for. */
  readonly tallies: ReadonlyMap<string, Tally>;
}

/** How much of a counter there is. */
type Count = (requirement: TierRequirement) => number;

const FIRST_DATE = '0000-01-01';

/** The scale of a ladder and a member. */
export function scaleOf(
  { zone }: ProgrammeVersion,
  ladder: TierLadder,
  counters: TierCounters,
): Scale {
  const windows = windowsOf(ladder.window, dateAt(zone, counters.joinedAt));
  const tallies = new Map<string, Tally>();
  for (const { all } of ladder.tiers.flatMap(({ qualify }) => qualify)) {
    for (const { counter } of all) {
      if (!tallies.has(counter)) tallies.set(counter, tallyOf(counters.counts, counter));
    }
  }
  return { ladder, counters, zone, windows, tallies };
}

/** The rank that is earned at an instant, bought and given tiers included. */
export function rankAt(scale: Scale, at: Instant): number {
  const { ladder, counters } = scale;
  const granted = counters.granted
    .filter(({ from, until }) => from <= at && (until === null || at < until))
    .map(({ tier }) => ladder.tiers.findIndex(({ id }) => id === tier));
  const counted = countsAt(scale, at).map((count) => rankBy(ladder, count));
  return Math.max(-1, ...granted, ...counted);
}

/**
 * What is missing to a tier at an instant, each way there is. Of several windows that decide then
 * it is looked at the one in which more can still be earned now.
 */
export function gapsAt(
  scale: Scale,
  rank: number,
  at: Instant,
  now: Instant,
): readonly (readonly TierGap[])[] {
  const { windows, zone } = scale;
  const counts = countsAt(scale, at);
  const ago =
    windows === null ? 0 : windows.indexOf(dateAt(zone, at)) - windows.indexOf(dateAt(zone, now));
  const newest = counts[ago] ?? counts[0] ?? (() => 0);
  const { qualify } = scale.ladder.tiers[rank] ?? { qualify: [] };
  return qualify.map(({ all }) =>
    all.map((requirement) => {
      const { counter, atLeast: need } = requirement;
      const have = newest(requirement);
      return { counter, have, need, missing: Math.max(need - have, 0) };
    }),
  );
}

/** What counts at an instant: for each window whose tiers still hold then, the newest first. */
function countsAt(scale: Scale, at: Instant): readonly Count[] {
  const { ladder, counters, zone, windows } = scale;
  const { window, extraWindows } = ladder;
  const date = dateAt(zone, at);
  if (window.kind === 'balance') {
    const { balances } = counters;
    return [({ counter }) => (Object.hasOwn(balances, counter) ? (balances[counter] ?? 0) : 0)];
  }
  if (windows === null) {
    const from = window.kind === 'rolling' ? rollingStart(date, window.months) : FIRST_DATE;
    return [
      ({ counter, over }) => sumOf(scale, counter, over === 'lifetime' ? FIRST_DATE : from, date),
    ];
  }
  const current = windows.indexOf(date);
  return Array.from({ length: extraWindows + 1 }, (_, ago) =>
    countIn(scale, windows, current - ago, date),
  );
}

/** What counts in one window, up to a date. */
function countIn(scale: Scale, windows: Windows, index: number, date: string): Count {
  const { ladder } = scale;
  const carried = ladder.rollover === 'excess' ? carriedInto(scale, windows, index) : {};
  const from = windows.startOf(index);
  const last = addDays(windows.startOf(index + 1), -1);
  return ({ counter, over }) => {
    if (over === 'lifetime') return sumOf(scale, counter, FIRST_DATE, last < date ? last : date);
    const before = Object.hasOwn(carried, counter) ? (carried[counter] ?? 0) : 0;
    return before + sumOf(scale, counter, from, last < date ? last : date);
  };
}

/** What was earned above the threshold of the tier reached, window after window. */
function carriedInto(
  scale: Scale,
  windows: Windows,
  index: number,
): Readonly<Record<string, number>> {
  const { ladder, tallies } = scale;
  const first = [...tallies.values()]
    .map(({ dates }) => dates[0] ?? '9999-12-31')
    .reduce((earliest, date) => (date < earliest ? date : earliest), windows.startOf(index));
  const start = Math.max(windows.indexOf(first), index - ROLLOVER_WINDOWS_MAX);
  const bareScale = { ...scale, ladder: { ...ladder, rollover: 'none' as const } };
  let carried: Readonly<Record<string, number>> = {};
  for (let window = start; window < index; window += 1) {
    const bare = countIn(bareScale, windows, window, '9999-12-31');
    const before = carried;
    const count: Count = (one) =>
      bare(one) +
      (one.over === 'window' && Object.hasOwn(before, one.counter)
        ? (before[one.counter] ?? 0)
        : 0);
    carried = excessOf(ladder, count);
  }
  return carried;
}

function sumOf({ tallies }: Scale, counter: string, from: string, last: string): number {
  const tally = tallies.get(counter);
  return tally === undefined ? 0 : countedIn(tally, from, last);
}

function excessOf(ladder: TierLadder, count: Count): Readonly<Record<string, number>> {
  const reached = ladder.tiers[rankBy(ladder, count)]?.qualify.find((way) => isMet(way, count));
  const excess = (reached?.all ?? [])
    .filter(({ over, atLeast }) => over === 'window' && atLeast > 0)
    .map((one) => [one.counter, count(one) - one.atLeast] as const);
  return Object.fromEntries(excess);
}

function rankBy({ tiers }: TierLadder, count: Count): number {
  return tiers.findLastIndex(({ qualify }) => qualify.some((way) => isMet(way, count)));
}

function isMet({ all }: TierQualification, count: Count): boolean {
  return all.every((requirement) => count(requirement) >= requirement.atLeast);
}
