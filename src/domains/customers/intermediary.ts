/** Intermediary: who stands between the firm and the customer, and how far the firm sees past. */
import type { Instant } from '../../kernel/instant.ts';
import type { KeyOf } from './keyed-list.ts';

/** The kinds of those who stand between, from the furthest from the customer. */
export const INTERMEDIARY_KINDS = Object.freeze([
  'wholesaler',
  'retailer',
  'agent',
  'platform',
] as const);

/** One kind of those who stand between. */
export type IntermediaryKind = (typeof INTERMEDIARY_KINDS)[number];

/**
 * How the firm reaches a customer whom it shares: `direct`, by itself; `through`, with the help of
 * the one between; `closed`, not at all, because the one between will not have it.
 */
export const ACCESSES = Object.freeze(['direct', 'through', 'closed'] as const);

/** One way to reach a customer whom one shares. */
export type CustomerAccess = (typeof ACCESSES)[number];

/** That the firm shares a customer with somebody between. */
export interface Sharing {
  /** The host's id of the one between. */
  readonly intermediary: string;
  /** What they are. */
  readonly kind: IntermediaryKind;
  /** How the firm reaches the customer. */
  readonly access: CustomerAccess;
  /** Since when. */
  readonly since: Instant;
}

/**
 * How the firm reaches a customer, all who stand between considered.
 *
 * The best way counts: a customer who can be reached directly is, however many others will not
 * have it. `closed` is the barrier that the sources warn of, and wants to be dealt with.
 *
 * @param intermediaries Those between.
 * @returns The best access; `direct` if nobody stands between.
 * @example
 * ```ts
 * import { accessTo } from 'everbond/customers';
 * import { instant } from 'everbond/kernel';
 *
 * const since = instant('2026-05-01T10:00Z');
 *
 * accessTo([{ intermediary: 'shop-9', kind: 'retailer', access: 'closed', since }]); // => 'closed'
 * accessTo([]); // => 'direct'
 * ```
 */
export function accessTo(intermediaries: readonly Sharing[]): CustomerAccess {
  const ways = new Set(intermediaries.map(({ access }) => access));
  return ACCESSES.find((access) => ways.has(access)) ?? 'direct';
}

/** What an entry is known by. */
export const sharingKey: KeyOf<Pick<Sharing, 'intermediary'>> = ({ intermediary }) => [
  intermediary,
];
