/** Evaluation: what came of an interaction, by the three questions of the source. */
import { breach } from '../../kernel/errors.ts';
import type { JsonValue } from '../../kernel/json-value.ts';
import { shown } from '../../kernel/shown.ts';
import type { SourcedWords } from '../../kernel/sourced.ts';
import type { Goal } from './goals.ts';

/** The three questions. */
export const EVALUATION_QUESTIONS = Object.freeze({
  'goal-met': { en: 'was the goal met?', zh: '互动效果是否实现了既定的目标?', source: 'S003-59' },
  problems: { en: 'which problems are there?', zh: '存在哪些问题需要改进?', source: 'S003-59' },
  discoveries: {
    en: 'what is new?',
    zh: '发现了哪些新问题或者新现象?',
    source: 'S003-59',
  },
} as const satisfies Readonly<Record<string, SourcedWords>>);

/** One of the three questions. */
export type EvaluationQuestion = keyof typeof EVALUATION_QUESTIONS;

/** What is known after an interaction. */
export interface EvaluationFacts {
  /** The goal it had; the metric is named in it. */
  readonly goal: Pick<Goal, 'direction' | 'target'>;
  /** What was measured, in the unit of the metric; `null` if nothing was. */
  readonly measured: number | null;
  /** The problems found, in words; `null` if nobody looked, empty if there are none. */
  readonly problems: readonly string[] | null;
  /** What was found that is new, in words; likewise. */
  readonly discoveries: readonly string[] | null;
  /** The lift against a group left alone, as the host reckons it; kept as it is. */
  readonly lift?: JsonValue;
}

/** What came of an interaction. */
export interface Evaluation {
  /** Whether the goal was met; `null` if nothing was measured, or there is no target. */
  readonly isMet: boolean | null;
  /** By how much it was missed, more than 0; 0 if it was met; `null` where `isMet` is. */
  readonly shortfall: number | null;
  /** The problems. */
  readonly problems: readonly string[] | null;
  /** What is new. */
  readonly discoveries: readonly string[] | null;
  /** The lift; `null` if there was no group to compare with. */
  readonly lift: JsonValue;
  /** The questions that nobody has answered. */
  readonly open: readonly EvaluationQuestion[];
}

/**
 * What came of an interaction, and which of the three questions are open.
 *
 * A goal that was met does not say that the interaction met it: that is what the lift is for, which
 * `everbond/metrics` reckons from a group left alone.
 *
 * @param facts The goal, what was measured, and what was found.
 * @returns The record, as JSON, to be kept or measured into a loop.
 * @throws ContractError if the target or what was measured is not within ±(2^53 − 1).
 * @example
 * ```ts
 * import { evaluateInteraction } from 'everbond/playbooks';
 *
 * const goal = { direction: 'at-least', target: 25 } as const;
 *
 * evaluateInteraction({ goal, measured: 20, problems: [], discoveries: null });
 * // => {
 * //   isMet: false,
 * //   shortfall: 5,
 * //   problems: [],
 * //   discoveries: null,
 * //   lift: null,
 * //   open: ['discoveries'],
 * // }
 * ```
 */
export function evaluateInteraction(facts: EvaluationFacts): Evaluation {
  const { goal, measured, problems, discoveries, lift = null } = facts;
  const { direction, target } = goal;
  requireMeasure('target', target);
  requireMeasure('measured', measured);

  const isKnown = target !== null && measured !== null;
  const missed = !isKnown ? null : direction === 'at-least' ? target - measured : measured - target;
  const open: EvaluationQuestion[] = [];
  if (missed === null) open.push('goal-met');
  if (problems === null) open.push('problems');
  if (discoveries === null) open.push('discoveries');
  return {
    isMet: missed === null ? null : missed <= 0,
    shortfall: missed === null ? null : Math.max(missed, 0),
    problems,
    discoveries,
    lift,
    open,
  };
}

function requireMeasure(field: string, measure: number | null): void {
  if (measure === null || Math.abs(measure) <= Number.MAX_SAFE_INTEGER) return;
  breach('evaluateInteraction', field, `must be within ±(2^53 − 1), got ${shown(measure)}`);
}
