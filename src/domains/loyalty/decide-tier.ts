/** Deciding on standing: where a member stands now, what that changes, and tiers given. */
import type { Instant } from '../../kernel/instant.ts';
import { plainCounts } from './account-amounts.ts';
import type { EndTier, GrantTier } from './account-command.ts';
import type { TierChanged } from './account-event.ts';
import { memberFactsOf, tierOf } from './account-member.ts';
import { RULES } from './account-rules.ts';
import type { Account, LadderStanding, PaidBonus } from './account-state.ts';
import { awardOf } from './award-of.ts';
import { type Context, contextAfter, factOf, no, type Plan, yes } from './decide-context.ts';
import { issueAward, talliesOf } from './decide-earn.ts';
import { evolveAccount } from './evolve.ts';
import { availableAt, walletOf } from './ledger.ts';
import { type Draft, draftOf } from './ledger-draft.ts';
import { endOf } from './lot.ts';
import type { ProgrammeVersion } from './programme.ts';
import { dateAt } from './programme-dates.ts';
import type { TierCounters, TierHeld } from './tier.ts';
import type { TierLadder } from './tier-ladder.ts';
import { tierStanding } from './tier-standing.ts';

/** What standing follows from. */
export function tierCountersOf(state: Account, ladder: string, at: Instant): TierCounters {
  const { member, counts, granted, standings, ledger } = state;
  return {
    joinedAt: member?.joinedAt ?? at,
    counts: plainCounts(counts),
    balances: Object.fromEntries(
      ledger.wallets.map((wallet) => [wallet.id, availableAt(wallet, at)] as const),
    ),
    granted,
    held: Object.hasOwn(standings, ladder) ? (standings[ladder] ?? null) : null,
  };
}

/**
 * What changes of a member's standing, ladder by ladder.
 *
 * A bonus may lift the member again, so it is looked at until nothing changes any more. Each bonus
 * is paid once, so there is an end.
 */
export function tierChanges(
  context: Context,
  cause: string | null,
  paysBonus = true,
): readonly TierChanged[] {
  const { version } = context;
  const changes: TierChanged[] = [];
  let now = context;
  for (let isCalm = false; !isCalm; ) {
    isCalm = true;
    for (const ladder of version.ladders) {
      const change = changeOf(ladder, now, cause, paysBonus);
      if (change === null) continue;
      changes.push(change);
      now = contextAfter(now, evolveAccount(now.state, change));
      isCalm = isCalm && change.bonus === null;
    }
  }
  return changes;
}

function changeOf(
  ladder: TierLadder,
  context: Context,
  cause: string | null,
  paysBonus: boolean,
): TierChanged | null {
  const { state, version, latest: at } = context;
  const counters = tierCountersOf(state, ladder.id, at);
  const standing = tierStanding(version, ladder, counters, at);
  const held = { ...standing.held, until: standing.until };
  const before = standingOf(state, ladder.id);
  if (before === null && held.tier === null) return null;
  const then = { ...context, at };
  const from = tierOf(state, ladder.id);
  const nothing = { bonus: null, draft: draftOf(state.ledger) };
  const { bonus, draft } = paysBonus ? bonusOf(ladder, from, held, then, cause) : nothing;
  const change = { ...standingChange(ladder.id, held, then, draft), bonus };
  return before !== null && isSame(before, held) && isPlanned(change, state) ? null : change;
}

/** Whether two standings are one and the same, whenever somebody looked. */
export function isSame(one: LadderStanding, other: LadderStanding): boolean {
  return (
    one.tier === other.tier &&
    one.since === other.since &&
    one.dropsAt === other.dropsAt &&
    one.until === other.until
  );
}

/** Whether the account knows already until when its points do not expire. */
function isPlanned({ suspended, at }: TierChanged, { ledger }: Account): boolean {
  return Object.entries(suspended).every(([currency, until]) => {
    const last = walletOf(ledger, currency).suspensions.at(-1);
    return last !== undefined && last.until === until && last.from <= at;
  });
}

function standingOf({ standings }: Account, ladder: string): LadderStanding | null {
  return Object.hasOwn(standings, ladder) ? (standings[ladder] ?? null) : null;
}

/** The event of a standing that is another now. */
export function standingChange(
  ladder: string,
  held: LadderStanding,
  context: Context,
  draft: Draft = draftOf(context.state.ledger),
): TierChanged {
  const { state } = context;
  return {
    ...factOf(context, [RULES.tier], draft),
    type: 'TierChanged',
    ladder,
    from: tierOf(state, ladder),
    held,
    bonus: null,
    suspended: suspendedBy({ ...state.standings, [ladder]: held }, context),
  };
}

/** The bonus of the first tier reached now whose bonus was not paid before. */
function bonusOf(
  { tiers }: TierLadder,
  from: string | null,
  { tier }: TierHeld,
  context: Context,
  cause: string | null,
): { readonly bonus: PaidBonus | null; readonly draft: Draft } {
  const { state, version, at } = context;
  const none = { bonus: null, draft: draftOf(state.ledger) };
  const rankOf = (id: string | null): number => tiers.findIndex((one) => one.id === id);
  const isPaid = state.bonuses.some((paid) => paid.tier === tier);
  if (tier === null || isPaid || rankOf(tier) <= rankOf(from)) return none;
  const occasion = { type: 'tier', id: tier, tier, at, partner: null, facts: {} } as const;
  const award = awardOf(version, occasion, memberFactsOf(state, version, at));
  if (award.lots.length === 0) return none;
  const { draft, lots } = issueAward(none.draft, award, {
    source: 'bonus',
    reference: `tier/${tier}`,
  });
  const date = dateAt(version.zone, at);
  const bonus = { tier, cause, lots: lots.map(({ lot }) => lot), tallies: talliesOf(award), date };
  return { bonus, draft };
}

/** The currencies whose points a tier keeps from expiring, and until when if nothing happens. */
function suspendedBy(
  standings: Readonly<Record<string, LadderStanding>>,
  context: Context,
): Readonly<Record<string, Instant | null>> {
  const { version } = context;
  const ends = version.currencies.flatMap(({ id, expiry }) => {
    if (expiry.kind !== 'suspended') return [];
    const held = version.ladders.filter((ladder) => {
      const tier = Object.hasOwn(standings, ladder.id) ? standings[ladder.id]?.tier : null;
      return expiry.tiers.includes(tier ?? '');
    });
    if (held.length === 0) return [];
    const until = held.map((ladder) =>
      lastsUntil(ladder, standings[ladder.id], expiry.tiers, context),
    );
    return [[id, until.reduce(later)] as const];
  });
  return Object.fromEntries(ends);
}

const LOOKS_MAX = 100;

/** Until when a member stays on some tiers of a ladder if nothing more is earned. */
function lastsUntil(
  ladder: TierLadder,
  held: LadderStanding | undefined,
  tiers: readonly string[],
  { state, version, at }: Context,
): Instant | null {
  let [now, last] = [at, held];
  for (let look = 0; look < LOOKS_MAX; look += 1) {
    if (last === undefined || !tiers.includes(last.tier ?? '')) return now;
    if (last.until === null) return null;
    now = last.until;
    const counters = { ...tierCountersOf(state, ladder.id, at), held: last };
    const standing = tierStanding(version, ladder, counters, now);
    last = { ...standing.held, until: standing.until };
  }
  return now;
}

/** The later of two ends; what has no end is the latest. */
function later(one: Instant | null, other: Instant | null): Instant | null {
  return endOf({ expiresAt: one }) < endOf({ expiresAt: other }) ? other : one;
}

/** Whether a tier would be earned by what is counted now, or a higher one. */
export function earnedTier(tier: string, { state, version, latest: at }: Context): boolean {
  const ladder = version.ladders.find(({ tiers }) => tiers.some(({ id }) => id === tier));
  if (ladder === undefined) return true;
  const { earned } = tierStanding(version, ladder, tierCountersOf(state, ladder.id, at), at);
  const rankOf = (name: string | null): number => ladder.tiers.findIndex(({ id }) => id === name);
  return rankOf(earned) >= rankOf(tier);
}

/** Puts a member on a tier for a time. */
export function grantTier({ tier, until }: GrantTier, context: Context): Plan {
  const { version, at } = context;
  if (!hasTier(version, tier)) return no({ code: 'NO_SUCH_TIER' });
  if (until !== null && until <= at) return no({ code: 'BAD_DEADLINE' });
  const granted = { tier, from: at, until };
  return yes({ ...factOf(context, [RULES.grant]), type: 'TierGranted', granted });
}

/** Ends a tier that was bought or given. */
export function endTier({ tier }: EndTier, context: Context): Plan {
  const { at, state } = context;
  const isHeld = state.granted.some(
    (one) => one.tier === tier && (one.until === null || one.until > at),
  );
  if (!isHeld) return no({ code: 'NO_SUCH_TIER' });
  return yes({ ...factOf(context, [RULES.grant]), type: 'TierEnded', tier });
}

function hasTier({ ladders }: ProgrammeVersion, tier: string): boolean {
  return ladders.some(({ tiers }) => tiers.some(({ id }) => id === tier));
}
