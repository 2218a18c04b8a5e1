/** Usage version: what members make of one version of a programme, counted event by event. */
import type { Earning, Spending } from '../../domains/loyalty/account-state.ts';
import type { Award } from '../../domains/loyalty/award.ts';
import { awardOf } from '../../domains/loyalty/award-of.ts';
import { chargedMinor } from '../../domains/loyalty/earn-amount.ts';
import type { ProgrammeVersion } from '../../domains/loyalty/programme.ts';

/** How often something was used, and how many points went with it. */
export interface Use {
  times: number;
  points: bigint;
}

/** What was counted of a version. */
export interface VersionTally {
  readonly version: ProgrammeVersion;
  awards: number;
  redemptions: number;
  readonly rules: ReadonlyMap<string, Use>;
  readonly multipliers: ReadonlyMap<string, Use>;
  /** One for each cap, and then one for each budget. */
  readonly limits: readonly Use[];
  readonly options: ReadonlyMap<string, Use>;
  readonly coupons: ReadonlyMap<string, Use>;
  /** Points that were issued and not taken back, by currency. */
  readonly given: Map<string, bigint>;
  soldMinor: bigint;
  /** The version without caps and budgets, with its first cap, the first two, and so on. */
  readonly loosened: readonly ProgrammeVersion[];
}

/** A tally of nothing yet. */
export function versionTally(version: ProgrammeVersion): VersionTally {
  const { caps, budgets, earnRules, multipliers, redemptions, coupons } = version;
  const bare = { ...version, caps: [], budgets: [] };
  return {
    version,
    awards: 0,
    redemptions: 0,
    rules: usesOf(earnRules),
    multipliers: usesOf(multipliers.list),
    limits: [...caps, ...budgets].map(noUse),
    options: usesOf(redemptions),
    coupons: usesOf(coupons),
    given: new Map(),
    soldMinor: 0n,
    loosened: [
      bare,
      ...caps.map((_, index) => ({ ...bare, caps: caps.slice(0, index + 1) })),
      ...budgets.map((_, index) => ({ ...bare, caps, budgets: budgets.slice(0, index + 1) })),
    ],
  };
}

function usesOf(parts: readonly { readonly id: string }[]): ReadonlyMap<string, Use> {
  return new Map(parts.map(({ id }) => [id, noUse()] as const));
}

function noUse(): Use {
  return { times: 0, points: 0n };
}

/** Counts what an occasion earned, by the award made again. */
export function countAward(tally: VersionTally, { occasion, facts }: Earning): void {
  const award = awardOf(tally.version, occasion, facts);
  tally.awards += 1;
  for (const { rule, points } of award.applied) use(tally.rules, rule, points);
  for (const multiplier of new Set(award.applied.flatMap(({ multipliers }) => multipliers))) {
    use(tally.multipliers, multiplier, 0);
  }
  if (occasion.type === 'order' && occasion.coupon !== null) use(tally.coupons, occasion.coupon, 0);
  if (isCut(award)) countLimits(tally, occasion, facts);
}

/** Whether a cap or a budget took anything of an award. */
function isCut({ applied, rejected }: Award): boolean {
  return (
    applied.some(({ points, uncapped }) => points < uncapped) ||
    rejected.some(({ code }) => code === 'CAP_REACHED' || code === 'BUDGET_SPENT')
  );
}

/** What each limit withheld: what there is with those before it, less what there is with it. */
function countLimits(
  { loosened, limits }: VersionTally,
  occasion: Earning['occasion'],
  facts: Earning['facts'],
): void {
  const points = loosened.map((version) =>
    awardOf(version, occasion, facts).applied.reduce((sum, one) => sum + BigInt(one.points), 0n),
  );
  limits.forEach((limit, index) => {
    const withheld = (points[index] ?? 0n) - (points[index + 1] ?? 0n);
    if (withheld === 0n) return;
    limit.times += 1;
    limit.points += withheld;
  });
}

/** Counts points that were spent. */
export function countSpending(tally: VersionTally, { option, points }: Spending): void {
  tally.redemptions += 1;
  use(tally.options, option ?? '', points);
}

function use(uses: ReadonlyMap<string, Use>, name: string, points: number): void {
  const one = uses.get(name);
  if (one === undefined) return;
  one.times += 1;
  one.points += BigInt(points);
}

/** Counts what came of an occasion in the end: what was sold, and the points that were given. */
export function countOutcome(tally: VersionTally, { occasion, points, undone }: Earning): void {
  if (occasion.partner !== null) return;
  for (const [currency, issued] of Object.entries(points)) {
    give(tally, currency, issued - (undone.points[currency] ?? 0));
  }
  if (occasion.type !== 'order') return;
  const charged = occasion.lines.reduce((sum, line) => sum + chargedMinor(line), 0);
  const back = undone.lines.reduce((sum, { minor }) => sum + minor, 0);
  tally.soldMinor += BigInt(charged - back);
}

/** Counts points that were given. */
export function give({ given }: VersionTally, currency: string, points: number): void {
  given.set(currency, (given.get(currency) ?? 0n) + BigInt(points));
}
