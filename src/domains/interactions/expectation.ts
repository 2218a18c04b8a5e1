/** Expectation: what customers expect at each stage of a relationship, and what would exceed it. */
import { breach } from '../../kernel/errors.ts';
import type { SourcedWords } from '../../kernel/sourced.ts';

/** The stages of a relationship in the source, in order. */
export const EXPECTATION_STAGES = Object.freeze(['potential', 'growth', 'mature'] as const);

/** One of the stages. */
export type ExpectationStage = (typeof EXPECTATION_STAGES)[number];

/** What each stage adds to what is expected, and what is latent in it (S003-35). */
export const STAGE_EXPECTATIONS = Object.freeze({
  potential: {
    en: 'potential acquisition',
    zh: '潜在获取期',
    source: 'S003-35',
    basic: [
      { en: 'a good product that can be touched', zh: '优质的有形产品', source: 'S003-35' },
      { en: 'what goes with it', zh: '配套的附加产品', source: 'S003-35' },
    ],
    latent: [
      { en: 'a greater material gain', zh: '更大的物质利益', source: 'S003-35' },
      { en: 'care of the firm', zh: '企业的关心', source: 'S003-35' },
    ],
  },
  growth: {
    en: 'growth',
    zh: '客户成长期',
    source: 'S003-35',
    basic: [],
    latent: [{ en: 'attention beyond the usual', zh: '受到企业非同一般的重视', source: 'S003-35' }],
  },
  mature: {
    en: 'maturity',
    zh: '客户成熟期',
    source: 'S003-35',
    basic: [
      { en: 'as much value as the firm gets', zh: '企业和自己得到的价值对等', source: 'S003-35' },
    ],
    latent: [
      { en: 'to be a part of the firm', zh: '成为企业的一部分', source: 'S003-35' },
      {
        en: 'to have their worth to the firm recognised',
        zh: '自我对企业的重要价值得到认同',
        source: 'S003-35',
      },
    ],
  },
} as const satisfies Record<
  ExpectationStage,
  SourcedWords & {
    readonly basic: readonly SourcedWords[];
    readonly latent: readonly SourcedWords[];
  }
>);

/** What customers of a stage expect. */
export interface Expectations {
  /** What they take for granted: all that earlier stages gave, and what this one adds. */
  readonly basic: readonly SourcedWords[];
  /** What they do not ask for and would be glad of. */
  readonly latent: readonly SourcedWords[];
}

/**
 * What customers expect at a stage: all of the stages before, and more.
 *
 * What was latent in a stage is basic in the next, because the source says that there all value of
 * the stage before is taken for granted.
 *
 * @param stage The stage.
 * @returns What is basic, the oldest first, and what is latent.
 * @throws ContractError if the stage is none of the three.
 * @example
 * ```ts
 * import { expectations } from 'everbond/interactions';
 *
 * expectations('potential').basic.length; // => 2
 * expectations('growth').basic.length; // => 4
 * expectations('mature').basic.length; // => 6
 * expectations('mature').latent[0]?.en; // => 'to be a part of the firm'
 * ```
 */
export function expectations(stage: ExpectationStage): Expectations {
  const place = EXPECTATION_STAGES.indexOf(stage);
  if (place < 0) {
    breach('expectations', 'stage', `must be one of ${EXPECTATION_STAGES.join(', ')}`);
  }
  const before = EXPECTATION_STAGES.slice(0, place).flatMap((earlier): readonly SourcedWords[] => [
    ...STAGE_EXPECTATIONS[earlier].basic,
    ...STAGE_EXPECTATIONS[earlier].latent,
  ]);
  const { basic, latent } = STAGE_EXPECTATIONS[stage];
  return { basic: [...before, ...basic], latent };
}
