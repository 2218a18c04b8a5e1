/**
 * Loss: who ended the relationship, why, and what is known of the reasons.
 *
 * A reason is always stated, if only as `unknown`: a winback is worth no more than what is known of
 * the loss.
 */
import type { Instant } from '../../kernel/instant.ts';
import type { SourcedWords } from '../../kernel/sourced.ts';

/** Who ended the relationship; involuntary is a loss that neither side wanted. */
export const LOSING_SIDES = Object.freeze(['customer', 'firm', 'involuntary'] as const);

/** One of those who can end a relationship. */
export type LosingSide = (typeof LOSING_SIDES)[number];

/** What is known of a reason why customers leave. */
export interface LossReasonRow extends SourcedWords {
  /** Whether an effort can win back a customer who left for it, if its cause is removed. */
  readonly canBeWonBack: boolean;
}

/** The reasons why customers leave, each with its source. */
export const LOSS_REASONS = Object.freeze({
  unknown: { en: 'unknown', zh: '不明', canBeWonBack: true, source: null },
  indifference: { en: 'indifference', zh: '漠不關心', canBeWonBack: true, source: 'S000-18' },
  coldness: { en: 'coldness', zh: '態度冷淡', canBeWonBack: true, source: 'S000-24' },
  slowness: { en: 'slowness', zh: '動作太慢', canBeWonBack: true, source: 'S000-24' },
  impoliteness: { en: 'impoliteness', zh: '不禮貌', canBeWonBack: true, source: 'S000-24' },
  rudeness: { en: 'rudeness', zh: '粗魯', canBeWonBack: true, source: 'S000-24' },
  'unresolved-conflict': {
    en: 'a conflict left unresolved',
    zh: '未解決的衝突',
    canBeWonBack: true,
    source: 'S000-17',
  },
  'unmet-expectations': {
    en: 'expectations not met',
    zh: '未達預期',
    canBeWonBack: true,
    source: 'S000-16',
  },
  'product-quality': { en: 'the product', zh: '產品', canBeWonBack: true, source: 'S000-18' },
  'high-price': { en: 'a high price', zh: '高價', canBeWonBack: true, source: 'S002-21' },
  'wrong-product': {
    en: 'the wrong product',
    zh: '錯誤的產品',
    canBeWonBack: true,
    source: 'S002-21',
  },
  competition: { en: 'a competitor', zh: '競爭者', canBeWonBack: true, source: 'S000-18' },
  'other-relations': {
    en: 'other relations',
    zh: '其他關係',
    canBeWonBack: true,
    source: 'S000-18',
  },
  'moved-away': { en: 'a move', zh: '搬遷', canBeWonBack: false, source: 'S000-18' },
  'need-ended': { en: 'no need any more', zh: '不再需要', canBeWonBack: false, source: null },
  'payment-failed': { en: 'a failed payment', zh: '付款失敗', canBeWonBack: true, source: null },
  unprofitable: { en: 'no profit for the firm', zh: '無利可圖', canBeWonBack: false, source: null },
  misconduct: { en: 'misconduct', zh: '不當行為', canBeWonBack: false, source: null },
} as const satisfies Record<string, LossReasonRow>);

/** Why a customer left. */
export type LossReason = keyof typeof LOSS_REASONS;

/**
 * How the losses of a firm are said to divide among the reasons, in per cent.
 *
 * Folklore: the figure is printed everywhere and no study behind it is known. It is here because
 * the source shows it, and for comparison with one's own counts, not to reckon with. Nothing in
 * this library reads it. The picture in the source was lost; these are the numbers usually shown.
 */
export const FOLKLORE_LOSS_SHARES = Object.freeze({
  provenance: 'folklore',
  source: 'S000-18',
  percent: Object.freeze({
    indifference: 68,
    'product-quality': 14,
    competition: 9,
    'other-relations': 5,
    'moved-away': 3,
    death: 1,
  }),
});

/** What is said of a loss when it is recorded. */
export interface LossFacts {
  /** Who ended the relationship. */
  readonly lostBy: LosingSide;
  /** Why; `unknown` until somebody knows. */
  readonly reason: LossReason;
  /** Whether the loss was concluded from silence or a model, and nobody has said it. */
  readonly inferred: boolean;
}

/** A loss, as long as the customer has not come back. */
export interface Loss extends LossFacts {
  /** When the customer was lost. */
  readonly at: Instant;
  /** Whether the cause is gone: the price changed, the conflict resolved. */
  readonly causeRemoved: boolean;
}
