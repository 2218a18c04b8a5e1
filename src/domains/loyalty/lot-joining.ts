/** Lot joining: lots that are imported together and live together, as one. */
import type { Instant } from '../../kernel/instant.ts';
import type { OpeningLot } from './lot-opening.ts';

/** Lots of one currency that begin and end together as one, in the place of the first of them. */
export function joinedLots(lots: readonly OpeningLot[], at: Instant): readonly OpeningLot[] {
  const joined = new Map<string, OpeningLot>();
  for (const lot of lots) {
    const { currency, activeAt = at, expiresAt } = lot;
    const key = JSON.stringify([currency, activeAt, expiresAt]);
    const before = joined.get(key);
    joined.set(key, { ...lot, activeAt, points: lot.points + (before?.points ?? 0) });
  }
  return [...joined.values()];
}
