/** Customer kind: who the customer is, one person, a household, or an organisation. */
import type { SourcedWords } from '../../kernel/sourced.ts';

/** What is known of a kind of customer. */
export type CustomerKindRow = SourcedWords;

/** The kinds of customer. */
export const CUSTOMER_KINDS = Object.freeze({
  person: { en: 'person', zh: '個人', source: null },
  household: { en: 'household', zh: '家庭', source: 'S004-8' },
  organisation: { en: 'organisation', zh: '公司', source: 'S004-8' },
} as const satisfies Record<string, CustomerKindRow>);

/** Who the customer is. */
export type CustomerKind = keyof typeof CUSTOMER_KINDS;

/**
 * Whether the firm knows the customer at all, and how: as a guest, who has not joined anything, or
 * as a member. One who was erased is known no more.
 */
export type CustomerStatus = 'absent' | 'guest' | 'member' | 'erased';
