/** Check tiers: ranges that overlap or leave a gap, and tiers that nobody can reach or see. */
import type { CapWindow } from './cap.ts';
import { type Diagnostic, diagnostic } from './check-diagnostic.ts';
import type { ProgrammeVersion } from './programme.ts';
import type { TierLadder, TierRequirement, TierWindow } from './tier-ladder.ts';

type Path = Diagnostic['path'];

/** What is wrong with the ladders of a version. */
export function checkTiers(version: ProgrammeVersion, path: Path): readonly Diagnostic[] {
  const limits = limitsIn(version);
  return version.ladders.flatMap((ladder, index) => {
    const at = [...path, 'ladders', index, 'tiers'];
    return [...rangesOf(ladder, at), ...hiddenOf(ladder, at), ...unreachableOf(ladder, limits, at)];
  });
}

/** Published ranges of one counter, each against the next. */
function rangesOf({ tiers }: TierLadder, path: Path): readonly Diagnostic[] {
  return tiers.flatMap((tier, index) => {
    const next = tiers[index + 1];
    const [one, two] = [onlyRequirement(tier), next === undefined ? null : onlyRequirement(next)];
    if (one === null || two === null || one.below === null || one.counter !== two.counter)
      return [];
    if (one.below === two.atLeast) return [];
    const isOverlap = two.atLeast < one.below;
    const amount = isOverlap ? two.atLeast : one.below;
    const shown = isOverlap ? [tier.id, next?.id ?? ''] : [];
    const code = isOverlap ? 'TIER_RANGES_OVERLAP' : 'TIER_RANGES_GAP';
    const example = { counter: one.counter, amount, tiers: shown };
    return [diagnostic(code, 'error', [...path, index], example)];
  });
}

function onlyRequirement({ qualify }: TierLadder['tiers'][number]): TierRequirement | null {
  const [way, other] = qualify;
  const [requirement, second] = way?.all ?? [];
  return other === undefined && second === undefined ? (requirement ?? null) : null;
}

/** Tiers each way to which is also a way to a higher one. */
function hiddenOf({ tiers }: TierLadder, path: Path): readonly Diagnostic[] {
  return tiers.flatMap((tier, index) => {
    const higher = tiers.slice(index + 1);
    const above = tier.qualify.map((way) => {
      const least = leastBy(way.all);
      const isMet = (need: TierRequirement): boolean =>
        (least.get(keyOf(need)) ?? -1) >= need.atLeast;
      return higher.find(({ qualify }) => qualify.some(({ all }) => all.every(isMet)));
    });
    const [first] = above;
    if (first === undefined || above.includes(undefined)) return [];
    const counts = tier.qualify[0]?.all.map(({ counter, atLeast }) => ({ counter, atLeast })) ?? [];
    return [diagnostic('TIER_HIDDEN', 'error', [...path, index], { counts, tier: first.id })];
  });
}

/** What whoever meets all of these has at least, by what is counted. */
function leastBy(all: readonly TierRequirement[]): ReadonlyMap<string, number> {
  const least = new Map<string, number>();
  for (const need of all) {
    least.set(keyOf(need), Math.max(need.atLeast, least.get(keyOf(need)) ?? 0));
  }
  return least;
}

function keyOf({ counter, over }: Pick<TierRequirement, 'counter' | 'over'>): string {
  return `${over} ${counter}`;
}

/** More than any programme counts. */
const COUNTED_MAX = 1e15;

/** Tiers to which no way is said, or that take more than caps or rewards leave a member. */
function unreachableOf(
  { tiers, window, rollover, memberships }: TierLadder,
  limits: Limits,
  path: Path,
): readonly Diagnostic[] {
  const most = new Map<string, number | null>();
  const mostOf = (need: TierRequirement): number | null => {
    const known = most.get(keyOf(need));
    if (known !== undefined) return known;
    // What rolls over adds to a window, but not to all there ever was.
    const isOpen = rollover === 'excess';
    const limit = mostIn(need, isOpen ? { kind: 'anniversary' } : window, limits);
    most.set(keyOf(need), limit);
    return limit;
  };
  const bought = new Set(memberships.map(({ tier }) => tier));
  return tiers.flatMap(({ id, qualify }, index) => {
    if (bought.has(id)) return [];
    if (qualify.length === 0) {
      const example = { tier: id, counted: COUNTED_MAX, earned: null };
      return [diagnostic('TIER_NEVER_EARNED', 'warning', [...path, index], example)];
    }
    const blocked = qualify.map(({ all }) =>
      all.find((need) => (mostOf(need) ?? Infinity) < need.atLeast),
    );
    const [first] = blocked;
    if (first === undefined || blocked.includes(undefined)) return [];
    const { counter, atLeast: need } = first;
    const example = { counter, need, most: mostOf(first) };
    return [diagnostic('TIER_UNREACHABLE', 'error', [...path, index], example)];
  });
}

/** What limits what is counted of a currency. */
interface Limits {
  /** The caps on all that counts; `none` if nothing does, `null` for what is no currency. */
  readonly capsOn: (counter: string) => readonly Limit[] | 'none' | null;
  /** The largest balance from which no reward is issued by itself; `null` for any. */
  readonly mostHeldOf: (counter: string) => number | null;
}

type Limit = Pick<ProgrammeVersion['caps'][number], 'window' | 'points'>;

function limitsIn({ currencies, ladders, earnRules, caps, redemptions }: ProgrammeVersion): Limits {
  const known = new Map<string, readonly Limit[] | 'none'>();
  const held = new Map<string, number>();
  for (const one of redemptions) {
    if (one.kind !== 'reward' || one.issued === 'on-request' || one.when !== null) continue;
    held.set(one.currency, Math.min(one.points - 1, held.get(one.currency) ?? Infinity));
  }
  for (const { id } of currencies) {
    const hasBonus = ladders.some(({ tiers }) =>
      tiers.some(({ bonus }) => bonus?.currency === id && bonus.qualifying),
    );
    const rules = earnRules.filter((rule) => rule.currency === id && rule.qualifying);
    const limits = caps.filter((cap) => {
      if (cap.currency !== id) return false;
      if (cap.rules === null) return true;
      const covered = new Set(cap.rules);
      return !hasBonus && rules.every((rule) => covered.has(rule.id));
    });
    known.set(id, rules.length === 0 && !hasBonus ? 'none' : limits);
  }
  return {
    capsOn: (counter) => known.get(counter) ?? null,
    mostHeldOf: (counter) => held.get(counter) ?? null,
  };
}

/** The most that can be counted within a window of a ladder; `null` for no limit. */
function mostIn(
  { counter, over }: TierRequirement,
  window: TierWindow,
  { capsOn, mostHeldOf }: Limits,
): number | null {
  const caps = capsOn(counter);
  if (window.kind === 'balance') return mostHeldOf(counter);
  if (caps === null) return null;
  if (caps === 'none') return 0;
  const limits = caps
    .map((cap) => limitOf(cap, over === 'lifetime' ? { kind: 'lifetime' } : window))
    .filter((limit) => limit !== null);
  return limits.length === 0 ? null : Math.min(...limits);
}

/** How many windows of a cap meet one window of a ladder, at most. */
const WINDOWS_MET: Readonly<
  Record<'month' | 'quarter' | 'year', Readonly<Record<CalendarUnit, number>>>
> = {
  month: { day: 31, week: 6, month: 1, quarter: 1, year: 1 },
  quarter: { day: 92, week: 15, month: 3, quarter: 1, year: 1 },
  year: { day: 366, week: 54, month: 12, quarter: 4, year: 1 },
};

type CalendarUnit = Extract<CapWindow, { readonly kind: 'calendar' }>['unit'];

function limitOf({ window: cap, points }: Limit, window: TierWindow): number | null {
  if (cap.kind === 'lifetime') return points;
  if (cap.kind !== 'calendar' || window.kind !== 'calendar') return null;
  return points * WINDOWS_MET[window.unit][cap.unit];
}
