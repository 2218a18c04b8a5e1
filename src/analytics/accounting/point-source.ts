/** Point source: what points were issued for, on which it depends how they are accounted for. */
import type { EarnOccasion } from '../../domains/loyalty/award.ts';

/**
 * What points were issued for.
 *
 * `sale`: an order with a price. `partner`: anything at a partner. `free-order`: an order of which
 * nothing was paid in money. `opening`: brought from elsewhere. `conversion`: made of points of
 * another currency. `goodwill`: added by hand. `transfer`: they came from an account that is not
 * among those read; where both accounts are read, points keep the source they were issued for. The
 * others are occasions of the programme; `referral` is both sides of it, `event` the host's own.
 */
export type PointSource =
  | 'sale'
  | 'partner'
  | 'opening'
  | 'free-order'
  | 'welcome'
  | 'birthday'
  | 'anniversary'
  | 'referral'
  | 'visit'
  | 'event'
  | 'tier'
  | 'goodwill'
  | 'conversion'
  | 'transfer';

/** The sources in the order of reports. */
export const POINT_SOURCES: readonly PointSource[] = Object.freeze([
  'sale',
  'partner',
  'opening',
  'free-order',
  'welcome',
  'birthday',
  'anniversary',
  'referral',
  'visit',
  'event',
  'tier',
  'goodwill',
  'conversion',
  'transfer',
]);

/** What the points of an occasion are issued for. */
export function sourceOfOccasion(
  { type, partner }: Pick<EarnOccasion, 'type' | 'partner'>,
  saleMinor: number,
): PointSource {
  if (partner !== null) return 'partner';
  if (type === 'order') return saleMinor > 0 ? 'sale' : 'free-order';
  return type === 'referrer' || type === 'referee' ? 'referral' : type;
}
