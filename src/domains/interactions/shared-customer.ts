/** Shared customer: what a firm knows of customers that it shares with middlemen, and what not. */

/** What a firm wants to know of an end customer (S004-12). */
export const END_CUSTOMER_FACTS = Object.freeze([
  'identity',
  'purchases',
  'usage',
  'opinion',
] as const);

/** One of these. */
export type EndCustomerFact = (typeof END_CUSTOMER_FACTS)[number];

/** A middleman who stands between the firm and a customer. */
export interface Middleman {
  /** The host's id. */
  readonly id: string;
  /** What the middleman knows of the customer. */
  readonly knows: readonly EndCustomerFact[];
  /** What of it the middleman hands on. */
  readonly shares: readonly EndCustomerFact[];
}

/**
 * What a firm does not know of a customer it shares, though a middleman does.
 *
 * A middleman who knows and does not tell is a barrier; what nobody knows is no barrier, but has to
 * be asked of the customer.
 *
 * @param known What the firm knows itself.
 * @param middlemen Those who stand between.
 * @returns The barriers, by middleman, and what nobody knows.
 * @example
 * ```ts
 * import { middlemanBarriers } from 'everbond/interactions';
 *
 * const knows = ['identity', 'purchases'] as const;
 * const retailer = { id: 'retailer', knows, shares: ['purchases'] } as const;
 *
 * middlemanBarriers([], [retailer]);
 * // => { barriers: [{ id: 'retailer', keeps: ['identity'] }], unknown: ['usage', 'opinion'] }
 * ```
 */
export function middlemanBarriers(
  known: readonly EndCustomerFact[],
  middlemen: readonly Middleman[],
): {
  readonly barriers: readonly { readonly id: string; readonly keeps: readonly EndCustomerFact[] }[];
  readonly unknown: readonly EndCustomerFact[];
} {
  const reached = new Set([...known, ...middlemen.flatMap(({ shares }) => shares)]);
  const barriers = middlemen.flatMap(({ id, knows }) => {
    const keeps = END_CUSTOMER_FACTS.filter((fact) => knows.includes(fact) && !reached.has(fact));
    return keeps.length > 0 ? [{ id, keeps }] : [];
  });
  const unknown = END_CUSTOMER_FACTS.filter(
    (fact) => !reached.has(fact) && !middlemen.some(({ knows }) => knows.includes(fact)),
  );
  return { barriers, unknown };
}
