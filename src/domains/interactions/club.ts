/** Club: whether customers of a kind want one, and which of its six functions one has. */
import type { SourcedWords } from '../../kernel/sourced.ts';

/** The four tests of the source: whether a club suits a product and its buyers (S003-20). */
export const CLUB_TESTS = Object.freeze({
  social: {
    en: 'a product with a social side, best a consumer product for a certain group',
    zh: '产品具有社会性,最好是消费品,尤其是针对某一类特定人群的消费品',
    source: 'S003-20',
  },
  repeated: { en: 'it can be bought again and again', zh: '具有重复消费的可能', source: 'S003-20' },
  'deep-service': { en: 'it needs deep service', zh: '需要深度服务', source: 'S003-20' },
  reachable: {
    en: 'its buyers can be told from others, and are no more than can be served',
    zh: '目标消费群体容易锁定,并且数量在服务能力之内',
    source: 'S003-20',
  },
} as const satisfies Record<string, SourcedWords>);

/** One of the tests. */
export type ClubTest = keyof typeof CLUB_TESTS;

/** What is known of a product and its buyers. What is `null` is unknown. */
export interface ClubFacts {
  /** Whether it has a social side. */
  readonly isSocial: boolean | null;
  /** Whether it can be bought again and again. */
  readonly isBoughtAgain: boolean | null;
  /** Whether it needs deep service. */
  readonly needsDeepService: boolean | null;
  /** Whether its buyers can be told from others. */
  readonly canBeTold: boolean | null;
  /** How many buyers the club would have. */
  readonly members: number | null;
  /** How many can be served well. */
  readonly capacity: number | null;
}

/** Whether a club fits. */
export interface ClubFit {
  /** Whether all four tests are passed; `null` if none is failed and one cannot be decided. */
  readonly fits: boolean | null;
  /** The tests that are failed. */
  readonly failed: readonly ClubTest[];
  /** The tests that cannot be decided. */
  readonly unknown: readonly ClubTest[];
}

/**
 * Whether a club fits a product and its buyers: all four tests must be passed.
 *
 * Quality goes before size: as many members as can be served are enough, one more is too many.
 *
 * @param facts What is known.
 * @returns The verdict with the tests that are failed or cannot be decided.
 * @example
 * ```ts
 * import { clubFit } from 'everbond/interactions';
 *
 * const car = { isSocial: true, isBoughtAgain: true, needsDeepService: true, canBeTold: true };
 *
 * clubFit({ ...car, members: 6000, capacity: 6000 }).fits; // => true
 * clubFit({ ...car, members: 6001, capacity: 6000 }).failed; // => ['reachable']
 * clubFit({ ...car, members: null, capacity: 6000 }).fits; // => null
 * ```
 */
export function clubFit(facts: ClubFacts): ClubFit {
  const { isSocial, isBoughtAgain, needsDeepService, canBeTold, members, capacity } = facts;
  const isWithin = members === null || capacity === null ? null : members <= capacity;
  const isReachable =
    canBeTold === false || isWithin === false
      ? false
      : canBeTold === null || isWithin === null
        ? null
        : true;
  const passed: Readonly<Record<ClubTest, boolean | null>> = {
    social: isSocial,
    repeated: isBoughtAgain,
    'deep-service': needsDeepService,
    reachable: isReachable,
  };
  const tests = Object.keys(CLUB_TESTS) as ClubTest[];
  const failed = tests.filter((test) => passed[test] === false);
  const unknown = tests.filter((test) => passed[test] === null);
  return { fits: failed.length > 0 ? false : unknown.length > 0 ? null : true, failed, unknown };
}

/** The six functions that a club has to have (S003-19). */
export const CLUB_FUNCTIONS = Object.freeze({
  social: { en: 'company', zh: '社交功能', source: 'S003-19' },
  communication: {
    en: 'talk between firm, members and those who may become members',
    zh: '沟通功能',
    source: 'S003-19',
  },
  service: { en: 'basic and additional service', zh: '服务功能', source: 'S003-19' },
  psychological: { en: 'respect, safety and fulfilment', zh: '心理功能', source: 'S003-19' },
  promotion: { en: 'gains for members alone', zh: '促销功能', source: 'S003-19' },
  cohesion: { en: 'what attracts and keeps members', zh: '凝聚功能', source: 'S003-19' },
} as const satisfies Record<string, SourcedWords>);

/** One of the functions. */
export type ClubFunction = keyof typeof CLUB_FUNCTIONS;

/**
 * How many of the six functions a club has, and which it lacks.
 *
 * @param has The functions it has; one that stands twice counts once.
 * @returns The score, 0 to 6, and what is lacking, in the order of the source.
 * @example
 * ```ts
 * import { clubScore } from 'everbond/interactions';
 *
 * clubScore(['service', 'promotion', 'social', 'communication', 'cohesion']);
 * // => { score: 5, lacking: ['psychological'] }
 * ```
 */
export function clubScore(has: readonly ClubFunction[]): {
  readonly score: number;
  readonly lacking: readonly ClubFunction[];
} {
  const functions = Object.keys(CLUB_FUNCTIONS) as ClubFunction[];
  const lacking = functions.filter((one) => !has.includes(one));
  return { score: functions.length - lacking.length, lacking };
}

/** What a club is good for (S003-21). */
export const CLUB_BENEFITS = Object.freeze([
  {
    en: 'first-hand knowledge of what is bought and used',
    zh: '获得市场消费的第一手资料',
    source: 'S003-21',
  },
  { en: 'development closer to what is wanted', zh: '产品研发更贴近市场需求', source: 'S003-21' },
  {
    en: 'the most important customers held together',
    zh: '能够紧密地团结企业的关键和重点客户',
    source: 'S003-21',
  },
  { en: 'brand and image', zh: '有利于品牌营造和企业树立形象', source: 'S003-21' },
  { en: 'lower cost of marketing', zh: '营销费用相对低廉', source: 'S003-21' },
  { en: 'a sense of safety', zh: '通过俱乐部营销给客户以安全感', source: 'S003-21' },
] as const satisfies readonly SourcedWords[]);

/** What the clubs of car owners in the source offer (S003-18). */
export const CAR_CLUB_SERVICES = Object.freeze([
  { en: 'talks and meetings about cars', zh: '汽车知识服务', source: 'S003-18' },
  { en: 'care and repair', zh: '汽车养护维修服务', source: 'S003-18' },
  { en: 'fitting and styling', zh: '汽车装饰美容服务', source: 'S003-18' },
  { en: 'rescue', zh: '汽车救援服务', source: 'S003-18' },
  { en: 'insurance and claims', zh: '汽车保险及理赔服务', source: 'S003-18' },
  { en: 'number plates and inspection', zh: '上牌年审代办服务', source: 'S003-18' },
  { en: 'tours, evenings and matches', zh: '举办各类会员活动', source: 'S003-18' },
  { en: 'exchange online', zh: '提供网络互动服务', source: 'S003-18' },
  { en: 'advice', zh: '提供信息咨询服务', source: 'S003-18' },
] as const satisfies readonly SourcedWords[]);
