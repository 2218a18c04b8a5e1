/** One voice: whether what a firm says at one time on all its channels agrees. */
import { canonicalJson } from '../../kernel/canonical-json.ts';
import { breach } from '../../kernel/errors.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { JsonObject } from '../../kernel/json-value.ts';
import { requireInstant, requireInstantOrNull } from '../../kernel/require-instant.ts';
import type { Channel } from '../../kernel/words.ts';

/** Something that a firm says of an item. */
export interface VoicedOffer {
  /** The host's id of the offer. */
  readonly id: string;
  /** The host's id of what is offered. */
  readonly item: string;
  /** Where it is said. */
  readonly channel: Channel;
  /** To whom: the host's id of a group that shares nobody with another group; `null` for all. */
  readonly audience: string | null;
  /** What is said: price, terms, dates. Compared as JSON, field by field. */
  readonly terms: JsonObject;
  /** From when on it is said. */
  readonly from: Instant;
  /** Until when, that instant not included; `null` while no end is known. */
  readonly until: Instant | null;
}

/** Two offers that do not agree. */
export interface VoiceConflict {
  /** What they are about. */
  readonly item: string;
  /** The ids of both, in the order given. */
  readonly offers: readonly [string, string];
  /** The terms that differ, sorted; those that only one names included. */
  readonly terms: readonly string[];
}

/**
 * The offers that contradict each other at an instant.
 *
 * Two offers on one item to one customer that are live at once and differ in a term are a conflict,
 * on whichever channels they are made. Offers to two groups without a common member are none.
 *
 * @param offers What the firm says, in any order.
 * @param at The instant.
 * @returns Each pair that disagrees once.
 * @throws ContractError if an offer does not end after it begins, or an instant is none.
 * @example
 * ```ts
 * import { voiceConflicts } from 'everbond/interactions';
 * import { instant } from 'everbond/kernel';
 *
 * const said = { item: 'kettle', audience: null, from: instant('2026-06-01T00:00Z'), until: null };
 * const mail = { ...said, id: 'mail', channel: 'email', terms: { priceMinor: 2900 } } as const;
 * const shop = { ...said, id: 'shop', channel: 'store', terms: { priceMinor: 3500 } } as const;
 *
 * voiceConflicts([mail, shop], instant('2026-06-02T00:00Z'));
 * // => [{ item: 'kettle', offers: ['mail', 'shop'], terms: ['priceMinor'] }]
 * voiceConflicts([mail, { ...shop, terms: mail.terms }], instant('2026-06-02T00:00Z')); // => []
 * ```
 */
export function voiceConflicts(
  offers: readonly VoicedOffer[],
  at: Instant,
): readonly VoiceConflict[] {
  requireInstant('voiceConflicts', 'at', at);
  const live = offers.filter(({ from, until }) => {
    requireInstant('voiceConflicts', 'from', from);
    requireInstantOrNull('voiceConflicts', 'until', until);
    if (until !== null && until <= from) breach('voiceConflicts', 'until', 'must be after `from`');
    return from <= at && (until === null || at < until);
  });
  return live.flatMap((one, index) =>
    live.slice(index + 1).flatMap((other): readonly VoiceConflict[] => {
      const sameEars =
        one.audience === null || other.audience === null || one.audience === other.audience;
      const terms = one.item === other.item && sameEars ? differingTerms(one, other) : [];
      return terms.length > 0 ? [{ item: one.item, offers: [one.id, other.id], terms }] : [];
    }),
  );
}

function differingTerms(one: VoicedOffer, other: VoicedOffer): readonly string[] {
  const names = new Set([...Object.keys(one.terms), ...Object.keys(other.terms)]);
  return [...names].filter((name) => termText(one, name) !== termText(other, name)).sort();
}

/** A term as text; one that is not there is unlike any that is. */
function termText({ terms }: VoicedOffer, name: string): string {
  const term = Object.hasOwn(terms, name) ? terms[name] : undefined;
  return term === undefined ? '' : canonicalJson(term);
}
