/** Save offers: what to offer a customer who is about to cancel, by the reason. */
import { breach } from '../../kernel/errors.ts';
import { type Money, money, requireMoney } from '../../kernel/money.ts';
import { compareMoney } from '../../kernel/money-arithmetic.ts';
import type { SourcedWords } from '../../kernel/sourced.ts';

/** Something that may make a customer stay. */
export interface SaveOfferRow extends SourcedWords {
  /** Whether it costs nothing but the words; what any other costs, the host says. */
  readonly isFree: boolean;
}

/** What may be offered to a customer who is about to cancel. */
export const SAVE_OFFERS = Object.freeze({
  'ask-reason': { en: 'ask for the reason', zh: '詢問原因', isFree: true, source: 'S000-10' },
  apologise: { en: 'say sorry', zh: '道歉', isFree: true, source: 'S003-73' },
  'resolve-conflict': {
    en: 'resolve the conflict',
    zh: '解決衝突',
    isFree: false,
    source: 'S000-17',
  },
  'remove-cause': { en: 'remove the cause', zh: '去除因素', isFree: false, source: 'S002-21' },
  'name-contact': {
    en: 'name somebody in charge',
    zh: '指定專人',
    isFree: false,
    source: 'S002-15',
  },
  'fitting-product': {
    en: 'a fitting product',
    zh: '合適的產品',
    isFree: false,
    source: 'S002-21',
  },
  'smaller-plan': { en: 'a smaller plan', zh: '較小的方案', isFree: false, source: null },
  discount: { en: 'a discount for a time', zh: '限期折扣', isFree: false, source: 'S000-2' },
  pause: { en: 'a pause instead of the end', zh: '暫停而非終止', isFree: false, source: null },
  'new-payment': { en: 'another way to pay', zh: '更換付款方式', isFree: true, source: null },
} as const satisfies Readonly<Record<string, SaveOfferRow>>);

/** Something that may make a customer stay, by name. */
export type SaveOffer = keyof typeof SAVE_OFFERS;

/**
 * What to offer by the reason of a loss, the first to be tried first; our own choice.
 *
 * The reasons are those of the lifecycle. A reason with an empty list lets the customer go.
 */
export const SAVE_OFFERS_BY_REASON: Readonly<Record<string, readonly SaveOffer[]>> = Object.freeze({
  unknown: ['ask-reason'],
  indifference: ['apologise', 'name-contact'],
  coldness: ['apologise', 'name-contact'],
  slowness: ['apologise', 'remove-cause', 'name-contact'],
  impoliteness: ['apologise', 'name-contact'],
  rudeness: ['apologise', 'name-contact'],
  'unresolved-conflict': ['resolve-conflict', 'apologise'],
  'unmet-expectations': ['remove-cause', 'fitting-product'],
  'product-quality': ['remove-cause', 'fitting-product'],
  'high-price': ['smaller-plan', 'discount'],
  'wrong-product': ['fitting-product'],
  competition: ['discount', 'smaller-plan'],
  'other-relations': ['name-contact'],
  'moved-away': [],
  'need-ended': ['pause'],
  'payment-failed': ['new-payment'],
  unprofitable: [],
  misconduct: [],
});

/** Why an offer is not made. */
export type SaveOfferRefusal =
  /** It costs more than the value of the customer supports. */
  | 'EXCEEDS_VALUE'
  /** Nobody said what it costs. */
  | 'COST_UNKNOWN'
  /** What the value supports is not known. */
  | 'VALUE_UNKNOWN';

/** What may be offered to one customer. */
export interface SaveOffers {
  /** What may be offered, the first to be tried first, each with its cost. */
  readonly offers: readonly { readonly offer: SaveOffer; readonly cost: Money }[];
  /** What is not offered, and why. */
  readonly left: readonly { readonly offer: SaveOffer; readonly code: SaveOfferRefusal }[];
}

/** What a host says of its offers. */
export interface SaveOfferTerms {
  /** The most an offer may cost, such as {@link saveOfferCeiling} says; `null` if not known. */
  readonly ceiling: Money | null;
  /** What each offer costs if it is taken; one that is left out is not known. */
  readonly costs: Readonly<Partial<Record<SaveOffer, Money>>>;
  /** What to offer by reason; {@link SAVE_OFFERS_BY_REASON} if it is left out. */
  readonly byReason?: Readonly<Record<string, readonly SaveOffer[]>>;
}

/**
 * What to offer a customer who is about to cancel, never more than the value supports.
 *
 * An offer whose cost nobody said is not made, nor one that costs anything while the value is not
 * known. A free offer costs 0, and even that may be too much, where the ceiling is negative.
 *
 * @param reason Why the customer wants to go; one that the table does not have is `unknown`.
 * @param terms The ceiling, the costs, and the table by reason.
 * @returns What may be offered, and what not and why; nothing at all for a reason to let go.
 * @throws ContractError if an amount is no money or negative as a cost, the currencies differ, or
 *   the table names an offer that there is not.
 * @example
 * ```ts
 * import { money } from 'everbond/kernel';
 * import { saveOffers } from 'everbond/playbooks';
 *
 * const terms = {
 *   ceiling: money(10_000, 'EUR'),
 *   costs: { 'smaller-plan': money(4_000, 'EUR'), discount: money(12_000, 'EUR') },
 * };
 *
 * saveOffers('high-price', terms);
 * // => {
 * //   offers: [{ offer: 'smaller-plan', cost: { minor: 4_000, currency: 'EUR' } }],
 * //   left: [{ offer: 'discount', code: 'EXCEEDS_VALUE' }],
 * // }
 * saveOffers('moved-away', terms).offers; // => []
 * ```
 */
export function saveOffers(reason: string, terms: SaveOfferTerms): SaveOffers {
  const { ceiling, costs, byReason = SAVE_OFFERS_BY_REASON } = terms;
  if (ceiling !== null) requireMoney('saveOffers', 'ceiling', ceiling);
  const table = byReason[Object.hasOwn(byReason, reason) ? reason : 'unknown'] ?? [];
  if (!table.every((offer) => Object.hasOwn(SAVE_OFFERS, offer))) {
    breach('saveOffers', 'byReason', 'must name offers of the table');
  }

  const offers: { offer: SaveOffer; cost: Money }[] = [];
  const left: { offer: SaveOffer; code: SaveOfferRefusal }[] = [];
  for (const offer of table) {
    const said = costs[offer];
    if (said !== undefined) requireCost(said, ceiling);
    const { isFree } = SAVE_OFFERS[offer];
    if (said === undefined && !isFree) left.push({ offer, code: 'COST_UNKNOWN' });
    else if (ceiling === null) left.push({ offer, code: 'VALUE_UNKNOWN' });
    else {
      const cost = said ?? money(0, ceiling.currency);
      if (compareMoney(cost, ceiling) > 0) left.push({ offer, code: 'EXCEEDS_VALUE' });
      else offers.push({ offer, cost });
    }
  }
  return { offers, left };
}

function requireCost(cost: Money, ceiling: Money | null): void {
  requireMoney('saveOffers', 'costs', cost);
  if (cost.minor < 0) breach('saveOffers', 'costs', `must be 0 or more, got ${cost.minor}`);
  if (ceiling !== null && cost.currency !== ceiling.currency) {
    breach('saveOffers', 'costs', 'must be in the currency of the ceiling');
  }
}
