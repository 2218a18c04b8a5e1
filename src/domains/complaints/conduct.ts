/**
 * Conduct: the six mistakes in dealing with complaints, and what stands against each.
 *
 * Two are impossible here, because a guard refuses them; one is found out by the ledger of
 * promises; three only a person can see, and note in a review of how the case was dealt with.
 */
import type { CaseWords } from './cause.ts';

/** A mistake in dealing with complaints. */
export interface Mistake extends CaseWords {
  /** What stands against it: a guard that refuses, the promise ledger, or a review. */
  readonly foundBy: 'guard' | 'ledger' | 'review';
  /** The code of the refusal, the type of the event, or the label of the review. */
  readonly code: string;
}

/** What a review of conduct can find: those of the mistakes that only a person can see. */
export const CONDUCT_LABELS = Object.freeze([
  'quarrelled',
  'blamed-customer',
  'questioned-pointlessly',
] as const);

/** A mistake that a review found. */
export type ConductLabel = (typeof CONDUCT_LABELS)[number];

/** The six mistakes, in the order of the source. */
export const MISTAKES: readonly Mistake[] = Object.freeze([
  mistake(
    'guard',
    'FACTS_NOT_VERIFIED',
    'admitting fault, or blaming colleagues, before the facts are clear',
    '事實澄清前就承擔錯誤,一味道歉或批評同事',
  ),
  mistake(
    'review',
    'quarrelled',
    'quarrelling, insisting on being right, admitting nothing',
    '與客戶爭吵,強調自己是正確的,不承認錯誤',
  ),
  mistake(
    'guard',
    'REASONS_MISSING',
    'lecturing, mocking and doubting the customer, or refusing flatly',
    '教育、批評、諷刺、懷疑客戶,或者直接拒絕客戶',
  ),
  mistake('review', 'blamed-customer', 'blaming the customer', '責難客戶'),
  mistake(
    'review',
    'questioned-pointlessly',
    'asking pointless questions in search of the customer’s own mistake',
    '問一些沒有意義的問題,找客戶的錯誤',
  ),
  mistake('ledger', 'PromiseBroken', 'words without deeds, and no sincerity', '言行不一,缺乏誠意'),
]);

function mistake(foundBy: Mistake['foundBy'], code: string, en: string, zh: string): Mistake {
  return Object.freeze({ en, zh, source: 'S003-70', foundBy, code });
}
