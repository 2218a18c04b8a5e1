/** Check tiers: ranges that overlap or leave a gap, and tiers that nobody can reach or see. */
import type { Cap, CapWindow } from './cap.ts';
import { type Diagnostic, diagnostic } from './check-diagnostic.ts';
import type { ProgrammeVersion } from './programme.ts';
import type { TierLadder, TierRequirement, TierWindow } from './tier-ladder.ts';

type Path = Diagnostic['path'];

/** What is wrong with the ladders of a version. */
export function checkTiers(version: ProgrammeVersion, path: Path): readonly Diagnostic[] {
  return version.ladders.flatMap((ladder, index) => {
    const at = [...path, 'ladders', index, 'tiers'];
    return [
      ...rangesOf(ladder, at),
      ...hiddenOf(ladder, at),
      ...unreachableOf(version, ladder, at),
    ];
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
    const above = tier.qualify.map((way) =>
      higher.find(({ qualify }) =>
        qualify.some(({ all }) => all.every((need) => isImplied(need, way.all))),
      ),
    );
    const [first] = above;
    if (first === undefined || above.includes(undefined)) return [];
    const counts = tier.qualify[0]?.all.map(({ counter, atLeast }) => ({ counter, atLeast })) ?? [];
    return [diagnostic('TIER_HIDDEN', 'error', [...path, index], { counts, tier: first.id })];
  });
}

function isImplied(need: TierRequirement, by: readonly TierRequirement[]): boolean {
  return by.some(({ counter, over, atLeast }) => {
    return counter === need.counter && over === need.over && atLeast >= need.atLeast;
  });
}

/** Tiers that take more than caps let a member earn. */
function unreachableOf(
  version: ProgrammeVersion,
  { tiers, window, memberships }: TierLadder,
  path: Path,
): readonly Diagnostic[] {
  return tiers.flatMap(({ id, qualify }, index) => {
    if (qualify.length === 0 || memberships.some(({ tier }) => tier === id)) return [];
    const blocked = qualify.map(({ all }) =>
      all
        .map((need) => ({ need, most: mostOf(version, need, window) }))
        .find(({ need, most }) => most !== null && most < need.atLeast),
    );
    const [first] = blocked;
    if (first === undefined || blocked.includes(undefined)) return [];
    const { counter, atLeast: need } = first.need;
    const example = { counter, need, most: first.most };
    return [diagnostic('TIER_UNREACHABLE', 'error', [...path, index], example)];
  });
}

/** The most that can be counted within a window of a ladder; `null` for no limit. */
function mostOf(
  version: ProgrammeVersion,
  { counter, over }: TierRequirement,
  window: TierWindow,
): number | null {
  if (!version.currencies.some(({ id }) => id === counter)) return null;
  if (window.kind === 'balance') return null;
  const bonuses = version.ladders
    .flatMap(({ tiers }) => tiers)
    .filter(({ bonus }) => bonus?.currency === counter && bonus.qualifying);
  const rules = version.earnRules.filter((rule) => rule.currency === counter && rule.qualifying);
  if (rules.length === 0 && bonuses.length === 0) return 0;
  const limits = version.caps
    .filter((cap) =>
      coversAll(
        cap,
        counter,
        rules.map(({ id }) => id),
        bonuses.length > 0,
      ),
    )
    .map((cap) => limitOf(cap, over === 'lifetime' ? { kind: 'lifetime' } : window))
    .filter((limit) => limit !== null);
  return limits.length === 0 ? null : Math.min(...limits);
}

function coversAll(
  cap: Cap,
  currency: string,
  rules: readonly string[],
  hasBonus: boolean,
): boolean {
  if (cap.currency !== currency) return false;
  return cap.rules === null || (!hasBonus && rules.every((id) => cap.rules?.includes(id)));
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

function limitOf({ window: cap, points }: Cap, window: TierWindow): number | null {
  if (cap.kind === 'lifetime') return points;
  if (cap.kind !== 'calendar' || window.kind !== 'calendar') return null;
  return points * WINDOWS_MET[window.unit][cap.unit];
}
