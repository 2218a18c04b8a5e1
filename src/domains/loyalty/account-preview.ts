/** Account preview: what would be earned, and where the member stands, without writing anything. */
import type { Instant } from '../../kernel/instant.ts';
import { requireAmounts } from './account-guards.ts';
import { memberFactsOf } from './account-member.ts';
import { type OccasionTold, occasionOf } from './account-occasion.ts';
import { settledAt } from './account-settled.ts';
import type { Account } from './account-state.ts';
import type { Award } from './award.ts';
import { awardOf } from './award-of.ts';
import { tierCountersOf } from './decide-tier.ts';
import { type Programme, versionAt } from './programme.ts';
import type { TierStanding } from './tier.ts';
import { tierStanding } from './tier-standing.ts';

/**
 * What an occasion would earn now: by the same code that credits it.
 *
 * @param programme The programme.
 * @param state Where the account stands.
 * @param occasion The occasion, as it would be told.
 * @param at When it happens, unless the occasion says so itself.
 * @returns The award with the rules that pay and those that do not; `null` before the first version
 *   of the programme.
 * @throws ContractError if an amount of an order is not whole, below 0, or takes off more than
 *   there is.
 * @example
 * ```ts
 * import { instant } from 'everbond/kernel';
 * import { NO_ACCOUNT, previewEarning } from 'everbond/loyalty';
 * import { parseProgramme } from 'everbond/loyalty/schema';
 *
 * const read = parseProgramme({
 *   id: 'club',
 *   zone: 'Europe/Paris',
 *   money: 'EUR',
 *   versions: [
 *     { from: '2026-01-01T00:00Z', earnRules: [{ id: 'base', points: 1, perMinor: 1000 }] },
 *   ],
 * });
 * const order = { type: 'order', id: 'A-17', lines: [{ id: '1', netMinor: 3000 }] } as const;
 * const at = instant('2026-05-01T10:00Z');
 *
 * read.ok && previewEarning(read.value, NO_ACCOUNT, order, at)?.lots[0]?.points; // => 3
 * ```
 */
export function previewEarning(
  programme: Programme,
  state: Account,
  occasion: OccasionTold,
  at: Instant,
): Award | null {
  const told = occasionOf(occasion, at);
  requireAmounts(told);
  const version = versionAt(programme, told.at);
  return version === null ? null : awardOf(version, told, memberFactsOf(state, version, told.at));
}

/**
 * Where a member stands on a ladder at an instant, what keeps it and what lifts it.
 *
 * @param programme The programme.
 * @param state Where the account stands.
 * @param at The instant.
 * @param ladder The ladder; the first of the programme if left out.
 * @returns The standing; `null` if there is no such ladder, or no programme yet.
 * @example
 * ```ts
 * import { instant } from 'everbond/kernel';
 * import { NO_ACCOUNT, tierAt } from 'everbond/loyalty';
 * import { parseProgramme } from 'everbond/loyalty/schema';
 *
 * const read = parseProgramme({
 *   id: 'club',
 *   zone: 'Europe/Paris',
 *   money: 'EUR',
 *   versions: [{ from: '2026-01-01T00:00Z' }],
 * });
 *
 * read.ok && tierAt(read.value, NO_ACCOUNT, instant('2026-05-01T10:00Z')); // => null
 * ```
 */
export function tierAt(
  programme: Programme,
  state: Account,
  at: Instant,
  ladder?: string,
): TierStanding | null {
  const version = versionAt(programme, at);
  const found = version?.ladders.find(({ id }) => ladder === undefined || id === ladder);
  if (version === null || found === undefined) return null;
  return tierStanding(version, found, tierCountersOf(settledAt(state, at), found.id, at), at);
}
