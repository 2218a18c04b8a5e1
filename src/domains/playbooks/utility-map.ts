/**
 * Buyer utility map: what a product does for its buyer, by phase of the experience and by lever.
 *
 * @see W. Chan Kim and Renée Mauborgne, "Knowing a Winning Business Idea When You See One", Harvard
 *   Business Review 78 (2000), pages 129–138.
 */
import { breach } from '../../kernel/errors.ts';
import { shown } from '../../kernel/shown.ts';
import type { SourcedWords } from '../../kernel/sourced.ts';
import { PLAYBOOKS_DEFAULTS } from './playbooks-defaults.ts';

/** The six phases of a buyer's experience, in their order. */
export const EXPERIENCE_PHASES = Object.freeze({
  purchase: { en: 'purchase', zh: '採購', source: 'S001-18' },
  delivery: { en: 'delivery', zh: '交貨', source: 'S001-18' },
  use: { en: 'use', zh: '使用', source: 'S001-18' },
  supplements: { en: 'supplements', zh: '補充', source: 'S001-18' },
  maintenance: { en: 'maintenance', zh: '維護', source: 'S001-18' },
  disposal: { en: 'disposal', zh: '處理', source: 'S001-18' },
} as const satisfies Readonly<Record<string, SourcedWords>>);

/** One of the phases of a buyer's experience. */
export type ExperiencePhase = keyof typeof EXPERIENCE_PHASES;

/** The levers by which a product is of use: six of the source, and the sixth of the literature. */
export const UTILITY_LEVERS = Object.freeze({
  productivity: { en: 'productivity of the customer', zh: '顧客生產力', source: 'S001-19' },
  simplicity: { en: 'simplicity', zh: '簡單', source: 'S001-19' },
  convenience: { en: 'convenience', zh: '便利', source: 'S001-19' },
  risk: { en: 'less risk', zh: '風險', source: 'S001-19' },
  fun: { en: 'fun', zh: '樂趣', source: 'S001-19' },
  image: { en: 'image', zh: '形象', source: 'S001-19' },
  environment: { en: 'friendliness to the environment', zh: '環境友善', source: null },
} as const satisfies Readonly<Record<string, SourcedWords>>);

/** One of the levers. */
export type UtilityLever = keyof typeof UTILITY_LEVERS;

/**
 * The six levers of the source.
 *
 * The article has fun and image as one lever, and friendliness to the environment as its sixth.
 */
export const SOURCE_LEVERS: readonly UtilityLever[] = Object.freeze<UtilityLever[]>([
  'productivity',
  'simplicity',
  'convenience',
  'risk',
  'fun',
  'image',
]);

/** How much a product does in each cell, 0 to 1; a cell left out or `null` is not known. */
export type UtilityScores = Readonly<
  Partial<Record<ExperiencePhase, Readonly<Partial<Record<UtilityLever, number | null>>>>>
>;

/** A cell of the map. */
export interface UtilityCell {
  /** The phase. */
  readonly phase: ExperiencePhase;
  /** The lever. */
  readonly lever: UtilityLever;
  /** How much the product does there, 0 to 1; `null` if nobody knows. */
  readonly score: number | null;
}

/** Where a product leaves its buyers alone. */
export interface UtilityGaps {
  /** Every cell, phase by phase, in the order of the levers. */
  readonly cells: readonly UtilityCell[];
  /** The cells known to be weak, the weakest first: room for something new. */
  readonly gaps: readonly UtilityCell[];
  /** The cells that nobody knows. They are no gaps until somebody looks. */
  readonly unknown: readonly UtilityCell[];
}

/** What a host sets of a map. */
export interface UtilityOptions {
  /** The levers; {@link SOURCE_LEVERS} if they are left out. */
  readonly levers?: readonly UtilityLever[];
  /** Below which score a cell is a gap: above 0, at most 1. */
  readonly weakFrom?: number;
}

/**
 * The gaps of a product in the map of six phases and six levers.
 *
 * @param scores What is known, by phase and lever.
 * @param options Which levers, and from where a score is weak.
 * @returns All cells, the gaps, and the cells that nobody knows.
 * @throws ContractError if a score is not from 0 to 1, or an option is not as described.
 * @see W. Chan Kim and Renée Mauborgne, "Knowing a Winning Business Idea When You See One", Harvard
 *   Business Review 78 (2000), pages 129–138.
 * @example
 * ```ts
 * import { utilityGaps } from 'everbond/playbooks';
 *
 * const { cells, gaps, unknown } = utilityGaps({
 *   purchase: { simplicity: 0.9, fun: 0.2 },
 *   disposal: { convenience: 0 },
 * });
 *
 * gaps.map(({ phase, lever }) => [phase, lever]);
 * // => [['disposal', 'convenience'], ['purchase', 'fun']]
 * [cells.length, unknown.length]; // => [36, 33]
 * ```
 */
export function utilityGaps(scores: UtilityScores, options: UtilityOptions = {}): UtilityGaps {
  const { levers = SOURCE_LEVERS, weakFrom = PLAYBOOKS_DEFAULTS.weakFrom.value } = options;
  const areKnown = levers.every((lever) => Object.hasOwn(UTILITY_LEVERS, lever));
  if (!areKnown || new Set(levers).size < levers.length) {
    breach('utilityGaps', 'levers', 'must be levers of the table, each once');
  }
  if (!(weakFrom > 0 && weakFrom <= 1)) {
    breach('utilityGaps', 'weakFrom', `must be above 0 and at most 1, got ${shown(weakFrom)}`);
  }

  const phases = Object.keys(EXPERIENCE_PHASES) as ExperiencePhase[];
  const cells = phases.flatMap((phase) =>
    levers.map((lever) => ({ phase, lever, score: scores[phase]?.[lever] ?? null })),
  );
  for (const { score } of cells) {
    if (score !== null && !(score >= 0 && score <= 1)) {
      breach('utilityGaps', 'scores', `must be from 0 to 1 or null, got ${shown(score)}`);
    }
  }
  return {
    cells,
    gaps: cells
      .filter(({ score }) => score !== null && score < weakFrom)
      .toSorted((one, other) => (one.score ?? 0) - (other.score ?? 0)),
    unknown: cells.filter(({ score }) => score === null),
  };
}
