/** Relational selling: what those who sell and serve do to keep a relationship, as tables. */
import type { SourcedWhole, SourcedWords } from '../../kernel/sourced.ts';

/**
 * The three behaviours of relational selling and their parts.
 *
 * @see Lawrence A. Crosby, Kenneth R. Evans and Deborah Cowles, "Relationship Quality in Services
 *   Selling: An Interpersonal Influence Perspective", Journal of Marketing 54 (1990), pages 68–81.
 */
export const SELLING_BEHAVIOURS = Object.freeze({
  'contact-intensity': {
    en: 'contact intensity',
    zh: '接觸強度',
    source: 'S002-23',
    parts: {
      frequency: { en: 'how often', zh: '溝通的頻率', source: 'S002-23' },
      about: { en: 'personal or on business', zh: '私人或是公事上目的', source: 'S002-23' },
      manner: { en: 'face to face or indirect', zh: '面對面、或間接方式', source: 'S002-23' },
    },
  },
  'mutual-disclosure': {
    en: 'mutual disclosure',
    zh: '相互揭露',
    source: 'S002-25',
    parts: {
      communication: {
        en: 'timely exchange of what matters',
        zh: '溝通',
        source: 'S002-25',
      },
      sharedValues: { en: 'shared values', zh: '共享價值觀', source: 'S002-25' },
      opportunism: { en: 'opportunism, which counts against', zh: '投機行為', source: 'S002-25' },
    },
  },
  'cooperative-intention': {
    en: 'cooperative intention',
    zh: '合作努力',
    source: 'S002-28',
    parts: {
      cooperative: { en: 'meaning to help each other', zh: '互助合作的意圖', source: 'S002-28' },
      competitive: { en: 'meaning to compete', zh: '相互競爭的意圖', source: 'S002-28' },
    },
  },
} as const satisfies Record<string, SourcedWhole>);

/** One of the behaviours of relational selling. */
export type SellingBehaviour = keyof typeof SELLING_BEHAVIOURS;

/** A tactic, and whether the firm's rules have to be asked before it is used. */
export interface TacticRow extends SourcedWords {
  /** Whether it may come near to a favour that rules or law forbid. */
  readonly needsCompliance: boolean;
}

/**
 * The six other tactics of relational selling.
 *
 * Ties of guanxi and face are a tactic of the source; whether a favour is allowed is a question of
 * the firm's rules and the law, so the table marks it.
 *
 * @see Kristof De Wulf, Gaby Odekerken-Schröder and Dawn Iacobucci, "Investments in Consumer
 *   Relationships: A Cross-Country and Cross-Industry Exploration", Journal of Marketing 65 (2001),
 *   pages 33–50, for the first four.
 */
export const RELATIONAL_TACTICS = Object.freeze({
  'direct-mail': { en: 'direct mail', zh: '直接郵寄', needsCompliance: false, source: 'S002-29' },
  'preferential-treatment': {
    en: 'preferential treatment',
    zh: '優先對待',
    needsCompliance: false,
    source: 'S002-30',
  },
  'interpersonal-communication': {
    en: 'interpersonal communication',
    zh: '個人性溝通',
    needsCompliance: false,
    source: 'S002-31',
  },
  'tangible-rewards': {
    en: 'tangible rewards',
    zh: '獎賞措施',
    needsCompliance: false,
    source: 'S002-32',
  },
  guanxi: {
    en: 'personal ties and face',
    zh: '做人際關係或面子',
    needsCompliance: true,
    source: 'S002-33',
  },
  'relationship-investment': {
    en: 'investment in the relationship',
    zh: '關係投資',
    needsCompliance: false,
    source: 'S002-34',
  },
} as const satisfies Record<string, TacticRow>);

/** One of the other tactics. */
export type RelationalTactic = keyof typeof RELATIONAL_TACTICS;

/** An activity of a relationship. */
export interface ActivityRow extends SourcedWords {
  /** Whether it sells or serves. */
  readonly side: 'selling' | 'service';
}

/**
 * What a firm does in a relationship, in selling and in service.
 *
 * In the source this is a table against the phases acquire, enhance and maintain. Its marks were
 * lost, so which activity belongs to which phase is for the host to say.
 */
export const RELATIONSHIP_ACTIVITIES = Object.freeze({
  selling: {
    en: 'selling products and services',
    zh: '銷售產品/服務',
    side: 'selling',
    source: 'S002-12',
  },
  promotion: { en: 'promotion', zh: '促銷活動', side: 'selling', source: 'S002-12' },
  advertising: { en: 'advertising', zh: '廣告', side: 'selling', source: 'S002-12' },
  publicity: { en: 'publicity', zh: '公共報導', side: 'selling', source: 'S002-12' },
  consulting: { en: 'consulting', zh: '諮詢服務', side: 'service', source: 'S002-12' },
  account: { en: 'account services', zh: '帳戶服務', side: 'service', source: 'S002-12' },
  'after-sales': { en: 'after-sales services', zh: '售後服務', side: 'service', source: 'S002-12' },
  process: { en: 'process services', zh: '流程服務', side: 'service', source: 'S002-12' },
  change: { en: 'services of change', zh: '異動服務', side: 'service', source: 'S002-12' },
} as const satisfies Record<string, ActivityRow>);

/** One of the activities. */
export type RelationshipActivity = keyof typeof RELATIONSHIP_ACTIVITIES;
