/** Interaction design: the eight steps of the source as a record, and what of it is missing. */
import type { SourcedWords } from '../../kernel/sourced.ts';
import type { Channel } from '../../kernel/words.ts';

/** The steps of designing an interaction, in order (S003-33). */
export const DESIGN_STEPS = Object.freeze({
  audience: { en: 'with whom', zh: '确定互动对象', source: 'S003-34' },
  goals: { en: 'to what end', zh: '确定互动目标', source: 'S003-33' },
  content: { en: 'what about', zh: '设计互动内容', source: 'S003-48' },
  budget: { en: 'at what cost', zh: '决定互动预算', source: 'S003-33' },
  channels: { en: 'by which channels, how often', zh: '确定互动渠道与频率', source: 'S003-51' },
  integration: { en: 'all as one', zh: '客户互动的整合设计', source: 'S003-57' },
  skills: { en: 'how to go about it', zh: '客户互动技巧', source: 'S003-58' },
  evaluation: { en: 'what came of it', zh: '评估互动效果', source: 'S003-59' },
} as const satisfies Record<string, SourcedWords>);

/** One of the steps. */
export type DesignStep = keyof typeof DESIGN_STEPS;

/** An interaction as it was designed. What is `null`, or empty, was not decided. */
export interface InteractionDesign {
  /** With whom: the host's ids of segments. Their kinds, needs and ways decide all that follows. */
  readonly audience: readonly string[];
  /** To what end: the host's ids of goals. */
  readonly goals: readonly string[];
  /** What about. */
  readonly content: {
    /** What do customers want, what do they want to know? */
    readonly theme: string;
    /** Where does the most important thing stand? */
    readonly mainPoint: 'first' | 'last';
    /** Is the conclusion said, or left to the customer? */
    readonly saysConclusion: boolean;
  } | null;
  /** At what cost: the host's id of a budget. */
  readonly budget: string | null;
  /** By which channels, and when: at the customer's need, or so many times in so many days. */
  readonly channels: readonly {
    /** The channel. */
    readonly channel: Channel;
    /** When the customer needs it (S003-52), or a rhythm. */
    readonly when: 'at-need' | { readonly times: number; readonly everyDays: number };
  }[];
  /** The host's id of the integrated design of touchpoints. */
  readonly integration: string | null;
  /** What those who carry it out have to be able to do. */
  readonly skills: readonly string[];
  /** What came of it. */
  readonly evaluation: InteractionEvaluation | null;
}

/** What came of an interaction, by the three questions of the source (S003-59). */
export interface InteractionEvaluation {
  /** Of each goal, by its id, whether it was reached; `null` if it cannot be told. */
  readonly goals: readonly { readonly goal: string; readonly isReached: boolean | null }[];
  /** What has to become better. */
  readonly problems: readonly string[];
  /** New problems, or things that were not seen before. */
  readonly discoveries: readonly string[];
}

/** The three questions of an evaluation (S003-59). */
export const EVALUATION_QUESTIONS = Object.freeze({
  goals: { en: 'were the goals reached?', zh: '互动效果是否实现了既定的目标?', source: 'S003-59' },
  problems: { en: 'what has to become better?', zh: '存在哪些问题需要改进?', source: 'S003-59' },
  discoveries: {
    en: 'which new problems and phenomena were there?',
    zh: '发现了哪些新问题或者新现象?',
    source: 'S003-59',
  },
} as const satisfies Record<string, SourcedWords>);

/**
 * The steps of a design that nobody has taken, in order.
 *
 * A goal that the evaluation does not speak of leaves the evaluation open.
 *
 * @param design The design.
 * @returns The steps that are missing; none if it is whole.
 * @example
 * ```ts
 * import { designGaps } from 'everbond/interactions';
 *
 * designGaps({
 *   audience: ['growth'],
 *   goals: ['second-purchase'],
 *   content: { theme: 'what goes with it', mainPoint: 'first', saysConclusion: true },
 *   budget: 'spring',
 *   channels: [{ channel: 'email', when: { times: 1, everyDays: 30 } }],
 *   integration: 'one-voice',
 *   skills: ['standpoint'],
 *   evaluation: { goals: [], problems: [], discoveries: [] },
 * });
 * // => ['evaluation']
 * ```
 */
export function designGaps(design: InteractionDesign): readonly DesignStep[] {
  const { audience, goals, content, budget, channels, integration, skills, evaluation } = design;
  const spokenOf = new Set(evaluation?.goals.map(({ goal }) => goal));
  const isTaken: Readonly<Record<DesignStep, boolean>> = {
    audience: audience.length > 0,
    goals: goals.length > 0,
    content: content !== null && content.theme !== '',
    budget: budget !== null,
    channels: channels.length > 0,
    integration: integration !== null,
    skills: skills.length > 0,
    evaluation: evaluation !== null && goals.every((goal) => spokenOf.has(goal)),
  };
  return (Object.keys(DESIGN_STEPS) as DesignStep[]).filter((step) => !isTaken[step]);
}
