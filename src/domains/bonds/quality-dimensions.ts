/** Quality dimensions: what the quality of a relationship is made of, in the source's words. */
import type { SourcedWhole, SourcedWords } from '../../kernel/sourced.ts';

/**
 * The four dimensions of the quality of a relationship and their parts.
 *
 * Two are apart from the scores they stand under: the cost of leaving, which keeps a customer and
 * commits nobody, and the customer's dependence, which is not the firm's own.
 *
 * @see Lawrence A. Crosby, Kenneth R. Evans and Deborah Cowles, "Relationship Quality in Services
 *   Selling: An Interpersonal Influence Perspective", Journal of Marketing 54 (1990), pages 68–81.
 * @see Natalie J. Allen and John P. Meyer, "The Measurement and Antecedents of Affective,
 *   Continuance and Normative Commitment to the Organization", Journal of Occupational Psychology
 *   63 (1990), pages 1–18.
 */
export const QUALITY_DIMENSIONS = Object.freeze({
  satisfaction: {
    en: 'satisfaction with the relationship',
    zh: '關係滿意',
    source: 'S002-38',
    parts: {
      economic: { en: 'economic: margin, reward', zh: '經濟性滿意', source: 'S002-38' },
      nonEconomic: {
        en: 'non-economic: pleasant, relaxed, fulfilled',
        zh: '非經濟性滿意',
        source: 'S002-38',
      },
    },
  },
  trust: {
    en: 'trust',
    zh: '信任',
    source: 'S002-40',
    parts: {
      credibility: { en: 'credibility: ability that convinces', zh: '可信性', source: 'S002-40' },
      benevolence: { en: 'benevolence: means well', zh: '慈悲心', source: 'S002-40' },
      predictability: {
        en: 'predictability: has always done well',
        zh: '可預測性',
        source: 'S002-40',
      },
    },
  },
  commitment: {
    en: 'commitment to the relationship',
    zh: '關係承諾',
    source: 'S002-41',
    parts: {
      affective: { en: 'affective: feels a part of it', zh: '情感承諾', source: 'S002-41' },
      value: { en: 'calculative: the value of staying', zh: '計算承諾', source: 'S002-41' },
      leavingCost: { en: 'the cost of leaving, apart', zh: '離開的成本', source: null },
    },
  },
  dependence: {
    en: 'dependence',
    zh: '關係倚賴',
    source: 'S002-39',
    parts: {
      ofFirm: { en: 'of the firm on the customer', zh: '企業對顧客的倚賴', source: 'S002-39' },
      ofCustomer: { en: 'of the customer on the firm', zh: '顧客對企業的倚賴', source: 'S002-39' },
    },
  },
} as const satisfies Record<string, SourcedWhole>);

/** One of the dimensions of quality. */
export type QualityDimension = keyof typeof QUALITY_DIMENSIONS;

/** What makes a customer depend on the firm more, and leaving cost more. */
export const DEPENDENCE_DRIVERS = Object.freeze({
  'goal-control': {
    en: 'the firm controls what the customer wants to reach',
    zh: '企業能主導消費者所希望達成的目標',
    source: 'S002-39',
  },
  'termination-cost': {
    en: 'ending the relationship costs much',
    zh: '關係終結成本高',
    source: 'S002-39',
  },
} as const satisfies Record<string, SourcedWords>);

/**
 * What a relationship brings to both sides.
 *
 * @see Robert M. Morgan and Shelby D. Hunt, "The Commitment–Trust Theory of Relationship
 *   Marketing", Journal of Marketing 58 (1994), pages 20–38.
 */
export const RELATIONSHIP_BENEFITS = Object.freeze({
  information: { en: 'information of the other side', zh: '資訊', source: 'S002-43' },
  expertise: { en: 'expertise of the other side', zh: '專業能力', source: 'S002-43' },
  complementarity: { en: 'one makes up for what the other lacks', zh: '互補', source: 'S002-43' },
} as const satisfies Record<string, SourcedWords>);

/** One of the benefits of a relationship. */
export type RelationshipBenefit = keyof typeof RELATIONSHIP_BENEFITS;
