/** Contact reason: what a customer turns to the firm for. */
import type { SourcedWords } from '../../kernel/sourced.ts';

/** What is known of a reason for contact. */
export type ContactReasonRow = SourcedWords;

/** The three reasons for which customers turn to a firm. */
export const CONTACT_REASONS = Object.freeze({
  information: { en: 'to learn something', zh: '獲得資訊', source: 'S003-62' },
  purchase: { en: 'to obtain a product or service', zh: '獲得產品或服務', source: 'S003-62' },
  voice: { en: 'to suggest something or complain', zh: '提出建議或投訴', source: 'S003-62' },
} as const satisfies Record<string, ContactReasonRow>);

/** One reason for contact. */
export type ContactReason = keyof typeof CONTACT_REASONS;
