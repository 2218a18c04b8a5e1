/** Buying firm: the five kinds of firms that buy, as the source tells of buyers of logistics. */
import { breach } from '../../kernel/errors.ts';
import type { SourcedWords } from '../../kernel/sourced.ts';

/** What a firm decides by, when it buys. */
export const BUYING_CRITERIA = Object.freeze({
  price: { en: 'price', zh: '价格', source: 'S003-37' },
  service: { en: 'service', zh: '服务', source: 'S003-37' },
  brand: { en: 'brand', zh: '品牌', source: 'S003-37' },
  match: { en: 'a firm that matches', zh: '匹配', source: 'S003-37' },
  strength: { en: 'strength', zh: '实力', source: 'S003-37' },
  plan: { en: 'plan', zh: '方案', source: 'S003-37' },
  relation: { en: 'relation', zh: '关系', source: 'S003-37' },
} as const satisfies Record<string, SourcedWords>);

/** One of the criteria. */
export type BuyingCriterion = keyof typeof BUYING_CRITERIA;

/** A kind of firm that buys. */
export interface BuyingFirmRow extends SourcedWords {
  /** The firms that the source names. */
  readonly examples: readonly string[];
  /** Who owns such firms. */
  readonly owners: string;
  /** How they buy. */
  readonly manner: string;
  /** What they decide by. */
  readonly criteria: readonly BuyingCriterion[];
  /** How one comes to terms with them. */
  readonly negotiation: 'tender' | 'exchange-of-plans' | 'cultivating-relations' | 'various';
}

/** The five kinds. */
export const BUYING_FIRMS = Object.freeze({
  cost: {
    en: 'wants low cost',
    zh: '追求成本',
    examples: ['旺旺食品', '双登电源'],
    owners: 'private',
    manner:
      "the purchasing department buys, often confidants of the owner's; cost is held tight, and " +
      'personal ties count for little',
    criteria: ['price', 'service'],
    negotiation: 'tender',
    source: 'S003-37',
  },
  strategic: {
    en: 'wants a strategic partner',
    zh: '追求战略合作',
    examples: ['飞利浦', 'SONY'],
    owners: 'foreign or joint-stock',
    manner:
      'the department of the supply chain buys; match, strength, reputation, information systems ' +
      'and plans count',
    criteria: ['match', 'strength', 'service', 'plan'],
    negotiation: 'exchange-of-plans',
    source: 'S003-37',
  },
  'value-for-money': {
    en: 'wants value for money',
    zh: '追求性价比',
    examples: ['斯米克陶瓷'],
    owners: 'joint venture or joint-stock',
    manner: 'the price counts, with some strength, a good reputation and a plan',
    criteria: ['price', 'service', 'brand'],
    negotiation: 'exchange-of-plans',
    source: 'S003-37',
  },
  relationship: {
    en: 'goes by relations',
    zh: '关系型',
    examples: ['双钱轮胎', '悦达拖拉机'],
    owners: 'state',
    manner: 'a local firm; relations decide, price and strength hardly do, and power most of all',
    criteria: ['relation'],
    negotiation: 'cultivating-relations',
    source: 'S003-37',
  },
  composite: {
    en: 'weighs everything',
    zh: '综合型',
    examples: [],
    owners: 'all kinds; most firms are of this kind',
    manner: 'everything is weighed up; between equals the relation decides',
    criteria: ['price', 'service', 'relation'],
    negotiation: 'various',
    source: 'S003-37',
  },
} as const satisfies Record<string, BuyingFirmRow>);

/** One of the five kinds. */
export type BuyingFirm = keyof typeof BUYING_FIRMS;

/**
 * The kinds of firm that fit what a firm decides by.
 *
 * @param criteria What it is known to decide by.
 * @returns The kinds that decide by all of it, in the order of the source, in which one that
 *   decides by nothing else stands first. All of them if nothing is known; none if no kind decides
 *   by all of it, in which case the source would weigh it up as `composite`.
 * @throws ContractError if a criterion is none of the table.
 * @example
 * ```ts
 * import { buyingFirmsOf } from 'everbond/interactions';
 *
 * buyingFirmsOf(['price', 'service']); // => ['cost', 'value-for-money', 'composite']
 * buyingFirmsOf(['relation']); // => ['relationship', 'composite']
 * buyingFirmsOf(['plan', 'relation']); // => []
 * ```
 */
export function buyingFirmsOf(criteria: readonly BuyingCriterion[]): readonly BuyingFirm[] {
  if (!criteria.every((criterion) => Object.hasOwn(BUYING_CRITERIA, criterion))) {
    breach('buyingFirmsOf', 'criteria', 'must be criteria of the table');
  }
  const wanted = new Set(criteria);
  const rows: Readonly<Record<BuyingFirm, BuyingFirmRow>> = BUYING_FIRMS;
  return (Object.keys(rows) as BuyingFirm[]).filter((firm) =>
    [...wanted].every((criterion) => rows[firm].criteria.includes(criterion)),
  );
}
