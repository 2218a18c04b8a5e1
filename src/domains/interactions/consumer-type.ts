/** Consumer type: the five kinds of Chinese consumers in the source, with the shares it gives. */
import { breach } from '../../kernel/errors.ts';
import type { SourcedWords } from '../../kernel/sourced.ts';

/** A kind of consumer. */
export interface ConsumerTypeRow extends SourcedWords {
  /** The share that the source gives, in percent of all. */
  readonly percent: number;
  /** What they go by. */
  readonly goesBy: string;
}

/** The five kinds, with their shares of all consumers asked. */
export const CONSUMER_TYPES = Object.freeze({
  adventurers: {
    en: 'those who dare',
    zh: '敢于冒险者',
    percent: 14,
    goesBy: 'the newest technology, and what is new',
    source: 'S003-36',
  },
  strivers: {
    en: 'those who work hard',
    zh: '努力耕耘者',
    percent: 22,
    goesBy: 'quality first; they pay for brands of quality',
    source: 'S003-36',
  },
  'price-first': {
    en: 'those for whom the price is all',
    zh: '价格至上者',
    percent: 27,
    goesBy: 'value for money; they wait for lower prices',
    source: 'S003-36',
  },
  'trend-followers': {
    en: 'those who follow the trend',
    zh: '潮流追随者',
    percent: 26,
    goesBy: 'advertisements',
    source: 'S003-36',
  },
  laggards: {
    en: 'those who fell behind their time',
    zh: '时代落伍者',
    percent: 10,
    goesBy: 'a brand, be it local or foreign',
    source: 'S003-36',
  },
} as const satisfies Record<string, ConsumerTypeRow>);

/** One of the five kinds. */
export type ConsumerType = keyof typeof CONSUMER_TYPES;

/**
 * How the shares add up: to 99 percent, and 1 is missing. It is neither given to a kind nor spread
 * over them; whoever needs a whole decides what the missing one is.
 */
export const CONSUMER_SHARE_SUM = Object.freeze({
  totalPercent: 99,
  missingPercent: 1,
  source: 'S003-36',
} as const);

/** The cities of which the source says something. */
export const CONSUMER_CITIES = Object.freeze(['shanghai', 'guangzhou', 'beijing'] as const);

/** One of the cities. */
export type ConsumerCity = (typeof CONSUMER_CITIES)[number];

/**
 * The share of a kind of consumer, in all of China or in a city.
 *
 * @param type The kind.
 * @param city A city of the source; `null` for all.
 * @returns The share in percent as the source gives it: in Shanghai 31 percent to whom the price is
 *   all, in Guangzhou a third follow the trend. `null` where it gives none; of Beijing it says only
 *   that the kinds are about even there.
 * @throws ContractError if the kind or the city is none of the table.
 * @example
 * ```ts
 * import { consumerShare } from 'everbond/interactions';
 *
 * consumerShare('price-first', null); // => 27
 * consumerShare('price-first', 'shanghai'); // => 31
 * consumerShare('strivers', 'shanghai'); // => null
 * ```
 */
export function consumerShare(type: ConsumerType, city: ConsumerCity | null): number | null {
  if (!Object.hasOwn(CONSUMER_TYPES, type)) {
    breach('consumerShare', 'type', 'must be a kind of the table');
  }
  if (city === null) return CONSUMER_TYPES[type].percent;
  if (!CONSUMER_CITIES.includes(city)) {
    breach('consumerShare', 'city', `must be one of ${CONSUMER_CITIES.join(', ')}, or null`);
  }
  if (city === 'shanghai' && type === 'price-first') return 31;
  return city === 'guangzhou' && type === 'trend-followers' ? 100 / 3 : null;
}
