/** Web visit: what one customer's clicks on a site say, as facts for personalisation. */
import type { Instant } from '../../kernel/instant.ts';

/** Something a customer saw, or clicked, on a site. */
export interface WebEvent {
  /** When. */
  readonly at: Instant;
  /** The host's id of the product or service. */
  readonly item: string;
  /** Whether it was only shown, or clicked. */
  readonly did: 'shown' | 'clicked';
}

/** How an item fares. */
export interface ItemInterest {
  /** The item. */
  readonly item: string;
  /** How often it was shown. */
  readonly shown: number;
  /** How often it was clicked. */
  readonly clicked: number;
  /** Clicks by showings, 0 or more; `null` if it was never shown. */
  readonly clickThrough: number | null;
}

/**
 * How items fare by what was shown and clicked: the source's sign of what is popular (S000-29).
 *
 * Of one customer's events it says what interests the customer, of everybody's what is popular.
 *
 * @param events In any order.
 * @returns The items, the most clicked first; of equals the one shown less, then by id.
 * @example
 * ```ts
 * import { itemInterest } from 'everbond/interactions';
 * import { instant } from 'everbond/kernel';
 *
 * const at = instant('2026-06-01T10:00Z');
 *
 * itemInterest([
 *   { at, item: 'kettle', did: 'shown' },
 *   { at, item: 'pan', did: 'shown' },
 *   { at, item: 'pan', did: 'clicked' },
 * ]);
 * // => [
 * //   { item: 'pan', shown: 1, clicked: 1, clickThrough: 1 },
 * //   { item: 'kettle', shown: 1, clicked: 0, clickThrough: 0 },
 * // ]
 * ```
 */
export function itemInterest(events: Iterable<WebEvent>): readonly ItemInterest[] {
  const counts = new Map<string, { shown: number; clicked: number }>();
  for (const { item, did } of events) {
    const count = counts.get(item) ?? { shown: 0, clicked: 0 };
    count[did] += 1;
    counts.set(item, count);
  }
  return [...counts]
    .map(([item, { shown, clicked }]) => {
      return { item, shown, clicked, clickThrough: shown === 0 ? null : clicked / shown };
    })
    .toSorted(
      (one, other) =>
        other.clicked - one.clicked || one.shown - other.shown || (one.item < other.item ? -1 : 1),
    );
}
