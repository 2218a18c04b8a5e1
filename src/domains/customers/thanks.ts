/** Thanks: what a customer was thanked for, which says that both know of the relationship. */
import type { Instant } from '../../kernel/instant.ts';
import type { SourcedWords } from '../../kernel/sourced.ts';
import type { KeyOf } from './keyed-list.ts';

/** What is known of a reason to thank. */
export type ThanksReasonRow = SourcedWords;

/** The reasons to thank a customer. */
export const THANKS_REASONS = Object.freeze({
  order: { en: 'an order', zh: '訂單', source: 'S000-19' },
  beginning: { en: 'the beginning of the relationship', zh: '關係的開始', source: 'S000-19' },
  anniversary: { en: 'an anniversary', zh: '週年', source: null },
  referral: { en: 'a referral', zh: '推薦', source: null },
  feedback: { en: 'what the customer told', zh: '意見', source: null },
} as const satisfies Record<string, ThanksReasonRow>);

/** One reason to thank a customer. */
export type ThanksReason = keyof typeof THANKS_REASONS;

/** What a customer was thanked for. */
export interface Thanks {
  /** The reason. */
  readonly reason: ThanksReason;
  /** When first. */
  readonly firstAt: Instant;
  /** When last. */
  readonly lastAt: Instant;
  /** How often. */
  readonly count: number;
}

/** What an entry is known by. */
export const thanksKey: KeyOf<Pick<Thanks, 'reason'>> = ({ reason }) => [reason];
