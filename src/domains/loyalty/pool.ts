/** Pool: what each member of a household gives of points that they spend together. */
import type { Instant } from '../../kernel/instant.ts';
import { apportion } from './award-apportion.ts';
import { compareText } from './lot.ts';
import type { PoolPolicy } from './programme-policies.ts';

/** A member of a household. */
export interface PoolMember {
  /** The account. */
  readonly id: string;
  /** How many points it can spend: whole, 0 or more. */
  readonly available: number;
  /** When the member joined. */
  readonly joinedAt: Instant;
}

/** What a member gives. */
export interface PoolShare {
  /** The account. */
  readonly id: string;
  /** How many points: whole, 1 or more. */
  readonly points: number;
}

/**
 * What each member of a household gives of so many points.
 *
 * In proportion to what they have, exact by largest remainder, or as much as the one has who joined
 * first, then the next. The shares are spent together, one command an account, or not at all.
 *
 * @param members The members.
 * @param points How many points are spent: whole, 0 or more.
 * @param policy The policy of the programme.
 * @returns The shares of those who give something; `null` if they do not have so many together.
 * @example
 * ```ts
 * import { instant } from 'everbond/kernel';
 * import { poolShares } from 'everbond/loyalty';
 *
 * const joinedAt = instant('2026-01-01T00:00Z');
 * const household = [
 *   { id: 'ada', available: 32_000, joinedAt },
 *   { id: 'bob', available: 28_000, joinedAt },
 *   { id: 'cy', available: 300_000, joinedAt },
 *   { id: 'dee', available: 9_000, joinedAt },
 * ];
 *
 * poolShares(household, 50_000, { share: 'proportional' })?.map(({ points }) => points);
 * // => [4336, 3794, 40_650, 1220]
 * poolShares(household, 500_000, { share: 'proportional' }); // => null
 * ```
 */
export function poolShares(
  members: readonly PoolMember[],
  points: number,
  { share }: PoolPolicy,
): readonly PoolShare[] | null {
  const total = members.reduce((sum, { available }) => sum + BigInt(available), 0n);
  if (BigInt(points) > total) return null;
  const shares =
    share === 'proportional'
      ? apportion(
          points,
          members.map(({ available }) => available),
        )
      : oldestFirst(members, points);
  return members.flatMap(({ id }, index) => {
    const given = shares[index] ?? 0;
    return given > 0 ? [{ id, points: given }] : [];
  });
}

function oldestFirst(members: readonly PoolMember[], points: number): readonly number[] {
  let missing = points;
  const shares = members.map(() => 0);
  const order = members
    .map(({ id, available, joinedAt }, index) => ({ id, available, joinedAt, index }))
    .toSorted(
      (one, other) => compareText(one.joinedAt, other.joinedAt) || compareText(one.id, other.id),
    );
  for (const { available, index } of order) {
    shares[index] = Math.min(missing, available);
    missing -= shares[index];
  }
  return shares;
}
