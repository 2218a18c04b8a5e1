/** Deciding on what follows: rewards issued at a balance, and where the member stands then. */
import type { AccountEvent } from './account-event.ts';
import { RULES } from './account-rules.ts';
import { type Context, contextAfter } from './decide-context.ts';
import { redeem } from './decide-redeem.ts';
import { tierChanges } from './decide-tier.ts';
import { evolveAccount } from './evolve.ts';
import type { RewardRedemption } from './programme-redemption.ts';

/** How many rewards one act may issue; what there are points for beyond waits for the next. */
const REWARDS_MAX = 100;

/**
 * What follows from an act by itself.
 *
 * Points that were earned are spent on a reward before it is looked where the member stands, so a
 * balance that a reward takes away lifts nobody. A tier's bonus may pay for another reward.
 */
export function consequencesOf(
  events: readonly AccountEvent[],
  context: Context,
  isImport: boolean,
): readonly AccountEvent[] {
  const isEarning = events.some(({ type }) => type === 'Earned' || type === 'Activated');
  const following: AccountEvent[] = [];
  let rewards = 0;
  let now = context;
  for (;;) {
    const issued = isEarning ? rewardsAtBalance(now, REWARDS_MAX - rewards) : [];
    rewards += issued.length;
    now = contextAfter(now, issued.reduce(evolveAccount, now.state));
    const changes = tierChanges(now, causeOf(events), !isImport);
    now = contextAfter(now, changes.reduce(evolveAccount, now.state));
    following.push(...issued, ...changes);
    if (!isEarning || changes.every(({ bonus }) => bonus === null)) return following;
  }
}

/** The earning that may lift the member; `null` for anything else. */
function causeOf(events: readonly AccountEvent[]): string | null {
  const last = events.at(-1);
  return last?.type === 'Earned' ? last.earning.id : null;
}

/** Rewards for which there are points now, each as often as they reach. */
function rewardsAtBalance(context: Context, most: number): readonly AccountEvent[] {
  const options = context.version.redemptions.filter(
    (one): one is RewardRedemption => one.kind === 'reward' && one.issued === 'at-balance',
  );
  const events: AccountEvent[] = [];
  let now = context;
  for (const { id: option } of options) {
    while (events.length < most) {
      const { at, by, state } = now;
      const redemption = `automatic/${state.eventCount + 1}`;
      const plan = redeem({ type: 'Redeem', redemption, option, at, by }, now);
      const [event] = 'refusal' in plan ? [] : plan.events;
      if (event?.type !== 'Redeemed') break;
      const issued = { ...event, rules: [...event.rules, RULES.atBalance], asked: null };
      events.push(issued);
      now = contextAfter(now, evolveAccount(state, issued));
    }
  }
  return events;
}
