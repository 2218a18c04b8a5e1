/**
 * Buyer type: the eight kinds of persons who buy for a firm, and how the source handles each.
 *
 * Some of that handling is bribery or deceit. It is kept as what the source says, marked as
 * prohibited, and never recommended.
 */
import { breach } from '../../kernel/errors.ts';
import type { SourcedWords } from '../../kernel/sourced.ts';

/** Something to do with a buyer. */
export interface BuyerHandling extends SourcedWords {
  /** Whether it may be done; `prohibited` is only told of. */
  readonly compliance: 'allowed' | 'prohibited';
}

/** A kind of person who buys for a firm. */
export interface BuyerTypeRow extends SourcedWords {
  /** How such a person is. */
  readonly manner: string;
  /** How the source handles such a person, and what is done instead where that is prohibited. */
  readonly handling: readonly BuyerHandling[];
}

/** The eight kinds. */
export const BUYER_TYPES = Object.freeze({
  rational: {
    en: 'rational',
    zh: '理智型',
    source: 'S003-38',
    manner: 'principled and careful; compares, and is not swayed by feelings',
    handling: [
      {
        en: 'talk frankly of strengths and weaknesses',
        zh: '坦诚、直率的交流',
        compliance: 'allowed',
        source: 'S003-38',
      },
      {
        en: 'promise only what can be done, and do it',
        zh: '承诺的一定要做到,能做到的一定要承诺到',
        compliance: 'allowed',
        source: 'S003-38',
      },
    ],
  },
  task: {
    en: 'fulfils a task',
    zh: '任务型',
    source: 'S003-39',
    manner: 'does what was ordered, and no more',
    handling: [
      {
        en: 'full service, and analysis done for the buyer',
        zh: '周到的服务,主动为客户分析',
        compliance: 'allowed',
        source: 'S003-39',
      },
      {
        en: 'promise firmly what will be kept',
        zh: '一定要承诺的斩钉截铁',
        compliance: 'allowed',
        source: 'S003-39',
      },
    ],
  },
  greedy: {
    en: 'greedy',
    zh: '贪婪型',
    source: 'S003-40',
    manner: 'presses the price, wants quality and service, asks for and takes bribes',
    handling: [
      {
        en: 'gifts and kickbacks, given in secret and within bounds',
        zh: '要主动送礼、主动给回扣,不能一味满足',
        compliance: 'prohibited',
        source: 'S003-40',
      },
      {
        en: 'assured quality, price and service',
        zh: '在质量、价格、服务上都要有一定的保障',
        compliance: 'allowed',
        source: 'S003-40',
      },
      {
        en: 'refuse gifts, report the demand, involve a second person',
        zh: '拒绝送礼,通报要求,由第二人在场',
        compliance: 'allowed',
        source: null,
      },
    ],
  },
  owner: {
    en: 'thinks like an owner',
    zh: '主人翁型',
    source: 'S003-41',
    manner: 'wants the best of price, quality and service, the price first',
    handling: [
      {
        en: 'concede on the price first, then recover it by quality',
        zh: '首先要在价格上给与适当的满足,再根据质量回升价格',
        compliance: 'allowed',
        source: 'S003-41',
      },
      {
        en: 'place the quality by what the buyer knows of it',
        zh: '在质量上可以根据客户的认知度定位',
        compliance: 'allowed',
        source: 'S003-41',
      },
    ],
  },
  'credit-taker': {
    en: 'wants the credit',
    zh: '抢功型',
    source: 'S003-42',
    manner: 'is rising in rank, and has an eye on quality',
    handling: [
      {
        en: 'never hurt their self-esteem',
        zh: '千万不可以伤其自尊心',
        compliance: 'allowed',
        source: 'S003-42',
      },
      {
        en: 'guard the quality; keep contact loose',
        zh: '在质量上一定要把管好,不需要保持太紧的联系',
        compliance: 'allowed',
        source: 'S003-42',
      },
      {
        en: 'help, within reason, with their work',
        zh: '在日常的工作中给与适当的力所能及得帮助',
        compliance: 'allowed',
        source: 'S003-42',
      },
    ],
  },
  stingy: {
    en: 'stingy',
    zh: '吝啬型',
    source: 'S003-43',
    manner: 'is loyal to nobody; compares prices until no profit is left, then asks for quality',
    handling: [
      {
        en: 'know the price at which to walk away (the cell is empty in the source)',
        zh: '事先定出放弃的底价',
        compliance: 'allowed',
        source: null,
      },
    ],
  },
  relationship: {
    en: 'goes by relations',
    zh: '关系型',
    source: 'S003-44',
    manner: 'first a friend, then a customer; friends bring friends',
    handling: [
      {
        en: 'know their interests and character',
        zh: '了解对方的兴趣爱好,性格特点',
        compliance: 'allowed',
        source: 'S003-44',
      },
      {
        en: 'be introduced by people around them',
        zh: '通过他身边的人介绍认识',
        compliance: 'allowed',
        source: 'S003-44',
      },
      {
        en: 'keep the line between friend and customer',
        zh: '要注意朋友和客户的界限',
        compliance: 'allowed',
        source: 'S003-44',
      },
    ],
  },
  composite: {
    en: 'changes with the situation',
    zh: '综合型',
    source: 'S003-45',
    manner: 'has no fixed pattern and much experience, and is hard to read',
    handling: [
      {
        en: 'stay calm, observe, then act',
        zh: '以静制动,静观其变,之后再对症下药',
        compliance: 'allowed',
        source: 'S003-45',
      },
      { en: 'feign ignorance', zh: '始终要装作糊涂', compliance: 'prohibited', source: 'S003-45' },
    ],
  },
} as const satisfies Record<string, BuyerTypeRow>);

/** One of the eight kinds. */
export type BuyerType = keyof typeof BUYER_TYPES;

/**
 * What to do with a buyer of a kind: what may be done of what the source says, and no more.
 *
 * @param type The kind.
 * @returns The handling that is allowed, in the order of the table; at least one each.
 * @throws ContractError if the kind is none of the table.
 * @example
 * ```ts
 * import { recommendedHandling } from 'everbond/interactions';
 *
 * recommendedHandling('greedy').map(({ en }) => en);
 * // => [
 * //   'assured quality, price and service',
 * //   'refuse gifts, report the demand, involve a second person',
 * // ]
 * ```
 */
export function recommendedHandling(type: BuyerType): readonly BuyerHandling[] {
  if (!Object.hasOwn(BUYER_TYPES, type)) {
    breach('recommendedHandling', 'type', 'must be a kind of the table');
  }
  const { handling }: BuyerTypeRow = BUYER_TYPES[type];
  return handling.filter(({ compliance }) => compliance === 'allowed');
}

/** What the source says and nobody may do, by kind of buyer. */
export const PROHIBITED_HANDLING: readonly {
  /** The kind of buyer. */
  readonly type: BuyerType;
  /** What is prohibited. */
  readonly handling: BuyerHandling;
}[] = Object.freeze(
  (Object.entries(BUYER_TYPES) as [BuyerType, BuyerTypeRow][]).flatMap(([type, row]) =>
    row.handling
      .filter(({ compliance }) => compliance === 'prohibited')
      .map((handling) => ({ type, handling })),
  ),
);
