/** Tier standing: where a member stands on a ladder, from where somebody last looked. */
import type { Instant } from '../../kernel/instant.ts';
import type { ProgrammeVersion } from './programme.ts';
import { dateAfter, dateAt, startOfDate } from './programme-dates.ts';
import type { TierCounters, TierGap, TierStanding } from './tier.ts';
import { gapsAt, rankAt, type Scale, scaleOf } from './tier-earned.ts';
import type { TierLadder } from './tier-ladder.ts';
import { stopsBetween } from './tier-stops.ts';
import { isRising } from './tier-window.ts';

/** Where the walk is. */
interface Step {
  readonly rank: number;
  readonly since: Instant;
  readonly dropsAt: Instant | null;
}

/**
 * Where a member stands on a ladder at an instant.
 *
 * A tier is reached at once, its threshold included. It is earned for as long as the window in
 * which it was reached lasts, and so many windows more; what is bought or given counts for its own
 * time. Once it is no longer earned it is kept to the end of the grace period, and then falls: one
 * step, which lasts to the end of that window; to what was earned within the grace period; or
 * never. So more qualifying points never lower a tier, unless what is above a threshold rolls over:
 * then reaching a tier uses up what would count again.
 *
 * Asking twice on the way gives the same as asking once, but for ladders on the balance: of these
 * only what is on the account now is known.
 *
 * @param version The version in force.
 * @param ladder One of its ladders.
 * @param counters What was counted of the member, and where the member stood before.
 * @param at When. What was counted on its date counts as of the beginning of that date.
 * @returns The tier, until when it lasts, what would keep it and what would lift it.
 * @example A tier of the month, reached on 10 March
 * ```ts
 * import { instant } from 'everbond/kernel';
 * import { tierStanding } from 'everbond/loyalty';
 * import { parseProgramme } from 'everbond/loyalty/schema';
 *
 * const qualify = [{ all: [{ counter: 'points', atLeast: 100 }] }];
 * const ladder = {
 *   id: 'monthly',
 *   window: { kind: 'calendar', unit: 'month' },
 *   tiers: [{ id: 'silver', qualify }],
 * };
 * const read = parseProgramme({
 *   id: 'club',
 *   zone: 'UTC',
 *   money: 'EUR',
 *   versions: [{ from: '2026-01-01T00:00Z', ladders: [ladder] }],
 * });
 * const [version] = read.ok ? read.value.versions : [];
 * const [monthly] = version?.ladders ?? [];
 * const standing = version && monthly && tierStanding(version, monthly, {
 *   joinedAt: instant('2026-01-01T00:00Z'),
 *   counts: { points: { '2026-03-10': 100 } },
 *   balances: {},
 *   granted: [],
 *   held: null,
 * }, instant('2026-03-12T00:00Z'));
 *
 * [standing?.tier, standing?.until]; // => ['silver', '2026-04-01T00:00:00.000Z']
 * ```
 */
export function tierStanding(
  version: ProgrammeVersion,
  ladder: TierLadder,
  counters: TierCounters,
  at: Instant,
): TierStanding {
  const scale = scaleOf(version, ladder, counters);
  const { tiers } = ladder;
  const { held, joinedAt } = counters;
  const from = held?.asOf ?? joinedAt;
  const begin: Step = {
    rank: tiers.findIndex(({ id }) => id === held?.tier),
    since: held?.since ?? joinedAt,
    dropsAt: held?.dropsAt ?? null,
  };
  const quiet = quietUntil(scale, begin, from, at);
  const first = held === null || quiet > from ? stepped(scale, begin, quiet) : begin;
  const now = stepped(scale, walked(scale, first, quiet, at), at);
  const { rank, since, dropsAt } = now;
  const tier = tiers[rank]?.id ?? null;
  const until = rank < 0 ? null : fallOf(scale, now, at);
  const next = tiers[rank + 1];
  return {
    ladder: ladder.id,
    tier,
    since,
    until,
    earned: tiers[rankAt(scale, at)]?.id ?? null,
    keeps: until === null ? null : nearest(gapsAt(scale, rank, until, at)),
    lifts:
      next === undefined
        ? null
        : { tier: next.id, ways: gapsAt(scale, rank + 1, at, at).map((gaps) => ({ gaps })) },
    held: { tier, since, asOf: at > from ? at : from, dropsAt },
  };
}

/**
 * Until when a member without a tier certainly has none, so that nobody has to walk there: to the
 * beginning of the first window whose last date earns one, or as far as is asked about.
 */
function quietUntil(scale: Scale, { rank }: Step, from: Instant, at: Instant): Instant {
  const { counters, zone, windows, tallies } = scale;
  if (windows === null || rank >= 0) return from;
  // A tier that is given, or earned by what is taken back, may be gone by the last date.
  if (counters.granted.length > 0 || ![...tallies.values()].every(isRising)) return from;

  const last = windows.indexOf(dateAt(zone, at));
  let index = windows.indexOf(dateAt(zone, from));
  while (index < last) {
    const lastDate = dateAfter(windows.startOf(index + 1), -1, 'days');
    if (rankAt(scale, startOfDate(zone, lastDate)) >= 0) break;
    index += 1;
  }
  if (index === last && rankAt(scale, at) < 0) return at;
  const start = startOfDate(zone, windows.startOf(index));
  return start > from ? start : from;
}

/** The walk over everything that happens after an instant, up to another one. */
function walked(
  scale: Scale,
  begin: Step,
  from: Instant,
  to: Instant,
  isPast?: (step: Step) => boolean,
): Step {
  let step = begin;
  for (const stop of [...stopsBetween(scale, from, to), to]) {
    for (;;) {
      if (isPast?.(step) === true) return step;
      if (step.dropsAt === null || step.dropsAt >= stop) break;
      step = stepped(scale, step, step.dropsAt);
    }
    step = stepped(scale, step, stop);
  }
  return step;
}

/** The standing at an instant, from the one just before. */
function stepped(scale: Scale, before: Step, at: Instant): Step {
  const { ladder } = scale;
  const { rank, since } = before;
  const earned = rankAt(scale, at);
  if (earned > rank) return { rank: earned, since: at, dropsAt: null };
  if (earned === rank || ladder.downgrade === 'never') return { rank, since, dropsAt: null };

  const dropsAt = before.dropsAt ?? graceEnd(scale, at);
  if (dropsAt > at) return { rank, since, dropsAt };
  if (ladder.downgrade === 'one-step') {
    const lower = rank - 1;
    return { rank: lower, since: at, dropsAt: lower > earned ? stepEnd(scale, at) : null };
  }
  return fallenToEarned(scale, rank, earned, at);
}

/** The highest tier below that was earned within the grace period, and until when it stays. */
function fallenToEarned(scale: Scale, rank: number, earned: number, at: Instant): Step {
  const { ladder, zone } = scale;
  const { graceDays } = ladder;
  if (graceDays > 0) {
    const from = startOfDate(zone, dateAfter(dateAt(zone, at), -graceDays, 'days'));
    const moments = [from, ...stopsBetween(scale, from, at), at].map((moment) => {
      return { moment, rank: rankAt(scale, moment) };
    });
    for (let lower = rank - 1; lower > earned; lower -= 1) {
      const last = moments.findLastIndex((moment) => moment.rank >= lower);
      const lost = moments[last + 1]?.moment ?? at;
      const dropsAt = last < 0 ? at : graceEnd(scale, lost);
      if (dropsAt > at) return { rank: lower, since: at, dropsAt };
    }
  }
  return { rank: earned, since: at, dropsAt: null };
}

/** The end of the grace period that begins at an instant. */
function graceEnd({ ladder, zone }: Scale, at: Instant): Instant {
  if (ladder.graceDays === 0) return at;
  return startOfDate(zone, dateAfter(dateAt(zone, at), ladder.graceDays, 'days'));
}

/** Until when a tier lasts to which a member has stepped down. */
function stepEnd({ ladder, zone, windows }: Scale, at: Instant): Instant {
  const { window, graceDays } = ladder;
  const date = dateAt(zone, at);
  const end =
    windows !== null
      ? windows.startOf(windows.indexOf(date) + 1)
      : window.kind === 'rolling'
        ? dateAfter(date, window.months, 'months')
        : dateAfter(date, 1, 'days');
  return startOfDate(zone, dateAfter(end, graceDays, 'days'));
}

/** The first instant at which a standing falls if nothing more is counted; `null` for never. */
function fallOf(scale: Scale, now: Step, at: Instant): Instant | null {
  const { ladder, counters, zone, windows } = scale;
  const date = dateAt(zone, at);
  const { window, extraWindows, graceDays } = ladder;
  if (ladder.downgrade === 'never') return null;
  const last =
    windows !== null
      ? windows.startOf(windows.indexOf(date) + extraWindows + 2)
      : dateAfter(date, window.kind === 'rolling' ? window.months + 1 : 0, 'months');
  const ends = counters.granted.map(({ until }) => until ?? at);
  const granted = ends.reduce((latest, end) => (end > latest ? end : latest), at);
  const lastGranted = dateAt(zone, granted);
  const latest =
    [last, lastGranted, now.dropsAt === null ? date : dateAt(zone, now.dropsAt)]
      .toSorted()
      .at(-1) ?? date;
  const horizon = startOfDate(zone, dateAfter(latest, graceDays + 2, 'days'));
  const fallen = walked(scale, now, at, horizon, ({ rank }) => rank < now.rank);
  return fallen.rank < now.rank ? fallen.since : null;
}

/** The way on which the least is missing, by the largest share of what is needed. */
function nearest(ways: readonly (readonly TierGap[])[]): readonly TierGap[] {
  const far = (gaps: readonly TierGap[]): number =>
    Math.max(0, ...gaps.map(({ missing, need }) => missing / Math.max(need, 1)));
  return ways.toSorted((one, other) => far(one) - far(other))[0] ?? [];
}
