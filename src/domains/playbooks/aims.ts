/** Aims: what customer relationships and interactions are for, in the words of the sources. */
import type { SourcedWords } from '../../kernel/sourced.ts';

/**
 * What relationship marketing is for.
 *
 * @see Leonard L. Berry, "Relationship Marketing", in "Emerging Perspectives on Services Marketing"
 *   (1983), pages 25–28.
 */
export const RELATIONSHIP_AIMS = Object.freeze({
  attract: { en: 'attract customers', zh: '吸引', source: 'S002-1' },
  maintain: { en: 'maintain the relationship', zh: '維持', source: 'S002-1' },
  enhance: { en: 'enhance it', zh: '強化', source: 'S002-1' },
  'retain-existing': { en: 'retain existing customers', zh: '留住既有顧客', source: 'S001-2' },
  'develop-new': { en: 'develop new customers', zh: '開發新顧客', source: 'S001-2' },
  'raise-contribution': {
    en: 'raise what each customer contributes',
    zh: '顧客利潤貢獻率',
    source: 'S001-2',
  },
} as const satisfies Readonly<Record<string, SourcedWords>>);

/** One of the aims of relationship marketing. */
export type RelationshipAim = keyof typeof RELATIONSHIP_AIMS;

/** What the process of service is to reach. */
export const SERVICE_AIMS = Object.freeze({
  quality: { en: 'quality', zh: '品質', source: 'S001-3' },
  speed: { en: 'speed', zh: '速度', source: 'S001-3' },
  satisfaction: { en: 'high satisfaction of customers', zh: '高度的顧客滿意', source: 'S001-3' },
} as const satisfies Readonly<Record<string, SourcedWords>>);

/** One of the aims of service. */
export type ServiceAim = keyof typeof SERVICE_AIMS;

/** An aim of an interaction, and towards whom. */
export interface InteractionAimRow extends SourcedWords {
  /** Whether it deepens the tie to existing customers or attracts others. */
  readonly towards: 'existing' | 'potential';
}

/** What an interaction is for. */
export const INTERACTION_AIMS = Object.freeze({
  'economic-tie': {
    en: 'amount and number bought',
    zh: '经济联系',
    towards: 'existing',
    source: 'S003-46',
  },
  'emotional-tie': { en: 'trust and care', zh: '情感联系', towards: 'existing', source: 'S003-46' },
  awareness: { en: 'be better known', zh: '扩大知名度', towards: 'potential', source: 'S003-46' },
  acceptance: { en: 'be accepted', zh: '增强认同感', towards: 'potential', source: 'S003-46' },
  'first-purchase': {
    en: 'encourage buying',
    zh: '鼓励购买',
    towards: 'potential',
    source: 'S003-46',
  },
} as const satisfies Readonly<Record<string, InteractionAimRow>>);

/** One of the aims of an interaction. */
export type InteractionAim = keyof typeof INTERACTION_AIMS;
