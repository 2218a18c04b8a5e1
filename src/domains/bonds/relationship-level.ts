/** Relationship level: how far a programme ties a customer, each level resting on the one below. */
import { breach } from '../../kernel/errors.ts';
import type { SourcedWords } from '../../kernel/sourced.ts';
import { BOND_KINDS, type Bond, type BondKind } from './bond.ts';

/** A level of relationship programmes. */
export interface BondLevelRow extends SourcedWords {
  /** Which: 1 to 3. */
  readonly level: 1 | 2 | 3;
  /** The kinds of bond it takes, all of them. */
  readonly kinds: readonly BondKind[];
  /** The element of the marketing mix that does most. */
  readonly element: 'price' | 'personal-communication' | 'service-delivery';
  /** How far the service is made for the one customer. */
  readonly customisation: 'low' | 'medium' | 'medium-high';
  /** How far it sets the firm apart for long. */
  readonly differentiation: 'low' | 'medium' | 'high';
}

/**
 * The three levels of relationship programmes.
 *
 * The words and the kinds are those of S002-5. The picture with the other columns, S000-5, was lost
 * from the source; they are reconstructed from the literature.
 *
 * @see Leonard L. Berry and A. Parasuraman, "Marketing Services: Competing Through Quality" (1991).
 * @see Leonard L. Berry, "Relationship Marketing of Services: Growing Interest, Emerging
 *   Perspectives", Journal of the Academy of Marketing Science 23 (1995), pages 236–245.
 */
export const BOND_LEVELS: readonly BondLevelRow[] = Object.freeze([
  {
    level: 1,
    kinds: BOND_KINDS.slice(0, 1),
    element: 'price',
    customisation: 'low',
    differentiation: 'low',
    en: 'financial',
    zh: '財務結合',
    source: 'S002-5',
  },
  {
    level: 2,
    kinds: BOND_KINDS.slice(0, 2),
    element: 'personal-communication',
    customisation: 'medium',
    differentiation: 'medium',
    en: 'financial and social',
    zh: '財務與社交結合',
    source: 'S002-5',
  },
  {
    level: 3,
    kinds: BOND_KINDS,
    element: 'service-delivery',
    customisation: 'medium-high',
    differentiation: 'high',
    en: 'financial, social and structural',
    zh: '財務、社交、結構結合',
    source: 'S002-5',
  },
]);

/** How far a customer is tied. */
export interface RelationshipLevel {
  /** 0 for none; 1, 2 and 3 as in {@link BOND_LEVELS}. */
  readonly level: 0 | 1 | 2 | 3;
  /** The kinds of bond there are, in their order. */
  readonly kinds: readonly BondKind[];
  /** The kinds that are missing below one that is there, and keep the level down. */
  readonly gap: readonly BondKind[];
}

/**
 * The level of a relationship: how many kinds of bond it has without a gap from the first.
 *
 * Cumulative, as the source draws it: social bonds count on top of financial ones, structural ones
 * on top of both. A bond above a gap counts for nothing here, and the gap is named.
 *
 * @param bonds What ties the customer now, such as `bondsAt` gives it; only the kinds are read.
 * @returns The level, the kinds there are, and the gap.
 * @throws ContractError if a kind is unknown.
 * @see Leonard L. Berry, "Relationship Marketing of Services: Growing Interest, Emerging
 *   Perspectives", Journal of the Academy of Marketing Science 23 (1995), pages 236–245.
 * @example
 * ```ts
 * import { relationshipLevel } from 'everbond/bonds';
 *
 * relationshipLevel([{ kind: 'financial' }, { kind: 'social' }]).level; // => 2
 * relationshipLevel([{ kind: 'social' }]);
 * // => { level: 0, kinds: ['social'], gap: ['financial'] }
 * ```
 */
export function relationshipLevel(bonds: Iterable<Pick<Bond, 'kind'>>): RelationshipLevel {
  const held = new Set<BondKind>();
  for (const { kind } of bonds) {
    if (!BOND_KINDS.includes(kind)) breach('relationshipLevel', 'kind', 'must be a kind of bond');
    held.add(kind);
  }
  const kinds = BOND_KINDS.filter((kind) => held.has(kind));
  const reached = BOND_LEVELS.findLast((row) => row.kinds.every((kind) => held.has(kind)));
  const highest = BOND_KINDS.findLastIndex((kind) => held.has(kind));
  const gap = BOND_KINDS.slice(0, highest + 1).filter((kind) => !held.has(kind));
  return { level: reached?.level ?? 0, kinds, gap };
}
