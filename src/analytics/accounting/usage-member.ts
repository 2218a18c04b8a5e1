/** Usage member: what one member made of a programme. */
import type { AccountEvent, TierChanged } from '../../domains/loyalty/account-event.ts';
import { tierAt } from '../../domains/loyalty/account-preview.ts';
import { earningsIn } from '../../domains/loyalty/account-records.ts';
import { NO_ACCOUNT } from '../../domains/loyalty/account-state.ts';
import type { LoyaltyAggregate } from '../../domains/loyalty/loyalty.ts';
import type { Programme } from '../../domains/loyalty/programme.ts';
import type { TierLadder } from '../../domains/loyalty/tier-ladder.ts';
import { fireTimers } from '../../kernel/carry-out.ts';
import { breach } from '../../kernel/errors.ts';
import type { Instant } from '../../kernel/instant.ts';
import {
  countAward,
  countOutcome,
  countSpending,
  give,
  type VersionTally,
} from './usage-version.ts';

/** Who stands on which tier, and has, by ladder and tier. */
export interface LadderTally {
  readonly ladder: TierLadder;
  withoutTier: number;
  readonly now: Map<string, number>;
  readonly ever: Map<string, number>;
}

/** What is counted, and by which rules. */
export interface Desk {
  readonly programme: Programme;
  readonly rules: LoyaltyAggregate;
  readonly at: Instant;
  readonly versions: ReadonlyMap<number, VersionTally>;
  readonly ladders: readonly LadderTally[];
}

/** Counts what a member made of the programme. */
export function countMember(history: readonly AccountEvent[], desk: Desk): void {
  const { rules, at, programme } = desk;
  const tiers = new Set<string>();
  const bonuses = new Map<string, TierChanged>();
  const count = (event: AccountEvent): void => {
    if (event.type === 'Earned')
      countAward(tallyOf(desk, event.earning.programmeVersion), event.earning);
    if (event.type === 'Redeemed')
      countSpending(tallyOf(desk, event.programmeVersion), event.redemption);
    if ('bonuses' in event) {
      for (const tier of event.bonuses) bonuses.delete(tier);
    }
    if (event.type === 'Opened') {
      for (const [ladder, { tier }] of Object.entries(event.standings))
        tiers.add(keyOf(ladder, tier));
    }
    if (event.type !== 'TierChanged') return;
    tiers.add(keyOf(event.ladder, event.held.tier));
    if (event.bonus !== null) bonuses.set(event.bonus.tier, event);
  };
  history.forEach(count);
  const state = history.reduce(rules.evolve, NO_ACCOUNT);
  const fired = fireTimers(rules, { state, newestAt: state.newestAt }, at);
  fired.events.forEach(count);
  const end = fired.standing.state;
  for (const earning of earningsIn(end)) {
    countOutcome(tallyOf(desk, earning.programmeVersion), earning);
  }
  for (const event of bonuses.values()) countBonus(desk, event);
  for (const one of desk.ladders) {
    const tier = tierAt(programme, end, at, one.ladder.id)?.tier ?? null;
    if (tier === null) one.withoutTier += 1;
    else plusOne(one.now, tier);
    for (const { id } of one.ladder.tiers) {
      if (id === tier || tiers.has(keyOf(one.ladder.id, id))) plusOne(one.ever, id);
    }
  }
}

/** The tally of a version, which the programme must have. */
function tallyOf({ versions }: Desk, version: number): VersionTally {
  return (
    versions.get(version) ??
    breach('createProgrammeUsage', 'ask.programme', 'must have every version that a history names')
  );
}

/** A bonus that was not taken back was given under the version in force then. */
function countBonus(desk: Desk, { programmeVersion, entries }: TierChanged): void {
  for (const entry of entries) {
    if (entry.kind !== 'issued') continue;
    give(tallyOf(desk, programmeVersion), entry.lot.currency, entry.points);
  }
}

function keyOf(ladder: string, tier: string | null): string {
  return JSON.stringify([ladder, tier]);
}

function plusOne(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}
