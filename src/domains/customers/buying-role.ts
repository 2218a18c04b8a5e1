/** Buying role: who takes which part in a decision of an organisation. */
import type { Instant } from '../../kernel/instant.ts';
import type { SourcedWords } from '../../kernel/sourced.ts';
import type { KeyOf } from './keyed-list.ts';

/** What is known of a part in a decision. */
export interface BuyingRoleRow extends SourcedWords {
  /** What one who has it does. */
  readonly does: string;
}

/**
 * The parts that people take when an organisation buys, in the order in which a decision ripens.
 *
 * @see Webster and Wind, "A General Model for Understanding Organizational Buying Behavior",
 *   Journal of Marketing 36 (1972), pages 12–19, for five of them.
 * @see Bonoma, "Major Sales: Who Really Does the Buying?", Harvard Business Review 60 (1982), pages
 *   111–119, for the initiator.
 */
export const BUYING_ROLES = Object.freeze({
  initiator: {
    en: 'initiator',
    zh: '發起者',
    does: 'sees the need first',
    source: 'Bonoma 1982',
  },
  user: {
    en: 'user',
    zh: '使用者',
    does: 'works with what is bought',
    source: 'Webster and Wind 1972',
  },
  influencer: {
    en: 'influencer',
    zh: '影響者',
    does: 'says what it must be able to do',
    source: 'Webster and Wind 1972',
  },
  gatekeeper: {
    en: 'gatekeeper',
    zh: '把關者',
    does: 'lets information and sellers through, or not',
    source: 'Webster and Wind 1972',
  },
  decider: {
    en: 'decider',
    zh: '決策者',
    does: 'chooses, whoever signs',
    source: 'Webster and Wind 1972',
  },
  buyer: {
    en: 'buyer',
    zh: '採購者',
    does: 'agrees the terms and places the order',
    source: 'Webster and Wind 1972',
  },
} as const satisfies Record<string, BuyingRoleRow>);

/** One of the parts that people take when an organisation buys. */
export type BuyingRole = keyof typeof BUYING_ROLES;

/** That a person takes a part in the decisions of an organisation. */
export interface RoleHeld {
  /** The id of the organisation. */
  readonly organisation: string;
  /** The part. */
  readonly role: BuyingRole;
  /** The host's id of the decision; `null` for every decision. */
  readonly decision: string | null;
  /** The department, a word; `null` if it is not known. */
  readonly department: string | null;
  /** Since when. */
  readonly since: Instant;
}

/** What an entry is known by. */
export const roleKey: KeyOf<Pick<RoleHeld, 'organisation' | 'role' | 'decision'>> = ({
  organisation,
  role,
  decision,
}) => [organisation, role, decision === null ? 'every' : 'one', decision ?? ''];
