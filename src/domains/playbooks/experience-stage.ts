/** Experience stage: how far a customer has come with a service, each stage resting on the last. */
import type { SourcedWords } from '../../kernel/sourced.ts';

/** A stage of experience, and what a customer in it would say. */
export interface ExperienceStageRow extends SourcedWords {
  /** In the customer's words. */
  readonly says: string;
}

/** The four stages of customer experience, in their order. */
export const EXPERIENCE_STAGES = Object.freeze({
  functionality: {
    en: 'functionality',
    zh: '體驗網站功能性',
    says: 'the site works well',
    source: 'S001-16',
  },
  intimacy: { en: 'intimacy', zh: '體驗網站親密性', says: 'they understand me', source: 'S001-16' },
  internalisation: {
    en: 'internalisation',
    zh: '經驗的內化',
    says: 'it is part of me',
    source: 'S001-16',
  },
  evangelism: {
    en: 'evangelism',
    zh: '經驗的傳播',
    says: 'I love to share the story',
    source: 'S001-16',
  },
} as const satisfies Readonly<Record<string, ExperienceStageRow>>);

/** One of the stages of experience. */
export type ExperienceStage = keyof typeof EXPERIENCE_STAGES;

/** How far a customer has come. */
export interface ExperienceStanding {
  /** The furthest stage reached without a gap; `null` for none. */
  readonly stage: ExperienceStage | null;
  /** The stages not reached below one that is, which hold the customer back. */
  readonly gap: readonly ExperienceStage[];
  /** The stages of which nobody knows whether they are reached. */
  readonly unknown: readonly ExperienceStage[];
}

/**
 * How far a customer has come with a service.
 *
 * Cumulative: a customer who spreads the word about a site that does not work stands nowhere, and
 * the gap is named. A stage that nobody asked about is no gap, and holds the standing where it is.
 *
 * @param reached Whether each stage is reached; one left out or `null` is not known.
 * @returns The stage, the gap, and what is not known.
 * @example
 * ```ts
 * import { experienceStanding } from 'everbond/playbooks';
 *
 * experienceStanding({ functionality: true, intimacy: true, internalisation: false });
 * // => { stage: 'intimacy', gap: [], unknown: ['evangelism'] }
 * experienceStanding({ functionality: false, intimacy: true }).gap; // => ['functionality']
 * ```
 */
export function experienceStanding(
  reached: Readonly<Partial<Record<ExperienceStage, boolean | null>>>,
): ExperienceStanding {
  const stages = Object.keys(EXPERIENCE_STAGES) as ExperienceStage[];
  const end = stages.findIndex((stage) => reached[stage] !== true);
  const highest = stages.findLastIndex((stage) => reached[stage] === true);
  return {
    stage: stages.slice(0, end < 0 ? stages.length : end).at(-1) ?? null,
    gap: stages.slice(0, highest + 1).filter((stage) => reached[stage] === false),
    unknown: stages.filter((stage) => (reached[stage] ?? null) === null),
  };
}
