/** Household: who lives together as one customer, both spouses included. */
import type { Instant } from '../../kernel/instant.ts';
import type { SourcedWords } from '../../kernel/sourced.ts';
import type { KeyOf } from './keyed-list.ts';

/** What is known of a place in a household. */
export interface HouseholdRoleRow extends SourcedWords {
  /** Whether who has it decides for the household; of a couple both do. */
  readonly isPrincipal: boolean;
}

/** The places in a household. */
export const HOUSEHOLD_ROLES = Object.freeze({
  spouse: { en: 'spouse', zh: '配偶', isPrincipal: true, source: 'S004-8' },
  partner: { en: 'partner', zh: '伴侶', isPrincipal: true, source: null },
  single: { en: 'living alone', zh: '單身', isPrincipal: true, source: null },
  child: { en: 'child', zh: '子女', isPrincipal: false, source: null },
  relative: { en: 'relative', zh: '親屬', isPrincipal: false, source: null },
  other: { en: 'other', zh: '其他', isPrincipal: false, source: null },
} as const satisfies Record<string, HouseholdRoleRow>);

/** One of the places in a household. */
export type HouseholdRole = keyof typeof HOUSEHOLD_ROLES;

/** That a person belongs to a household. */
export interface HouseholdMembership {
  /** The id of the household. */
  readonly household: string;
  /** The person's place in it. */
  readonly role: HouseholdRole;
  /** Since when. */
  readonly since: Instant;
}

/** What an entry is known by. */
export const householdKey: KeyOf<HouseholdMembership> = ({ household }) => [household];
