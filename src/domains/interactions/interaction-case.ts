/** Interaction case: what the source tells of firms, with its figures, for examples and tests. */

/** What the source tells of a firm. */
export interface InteractionCase {
  /** The firm, as the source calls it. */
  readonly firm: string;
  /** What happened. */
  readonly story: string;
  /** Its figures, by name. */
  readonly figures: Readonly<Record<string, number | string>>;
  /** The row of the coverage table that it comes from. */
  readonly source: string;
}

/** The cases of the source. Nobody has checked them elsewhere. */
export const INTERACTION_CASES = Object.freeze({
  listening: {
    firm: 'Dell',
    story: 'ordered directly, met customers who cared, and read what they wrote on its boards',
    figures: { directSince: 1984, storeOnline: '1996-07' },
    source: 'S003-5',
  },
  game: {
    firm: '中粮',
    story: 'a game in which players grew and carried the products of the firm, from field to table',
    figures: { year: 2010, links: 5, products: 10 },
    source: 'S003-17',
  },
  club: {
    firm: '中俊汽贸',
    story: 'a club for the owners of one make of car in one city',
    figures: { owners: 6000 },
    source: 'S003-18',
  },
  appeal: {
    firm: '米其林',
    story:
      'a tyre praised for its grip sold badly; shown with a baby in it, for the safety of the ' +
      'family, it sold well',
    figures: {},
    source: 'S003-22',
  },
  event: {
    firm: '创维、华帝',
    story: 'two firms showed films in the country together, and shared their channels',
    figures: {
      provinces: 12,
      counties: 147,
      farmers: 30_000_000,
      films: 3500,
      premieres: 12,
      giftsYuan: 2_000_000,
      countiesBothPhases: 600,
      townshipsBothPhases: 4000,
    },
    source: 'S003-23',
  },
  tour: {
    firm: '海尔',
    story: 'a tour of games through cities, whose champions went on to other countries',
    figures: { year: 2007, citiesAtLeast: 70 },
    source: 'S003-24',
  },
  surroundings: {
    firm: '龙湖',
    story: 'guards with silent soles, mops instead of brooms, a towel under the bucket',
    figures: {},
    source: 'S003-31',
  },
  integration: {
    firm: '金丰易居',
    story:
      'many outlets gave differing answers; afterwards history was shown to whoever answered, ' +
      'calls were routed, standard questions answered by machine, and calls out followed a plan',
    figures: { parts: 3 },
    source: 'S003-32',
  },
  scarcity: {
    firm: '大众汽车',
    story: 'twenty cars sold on a website that let visitors try them; more orders than cars',
    figures: {
      soldFrom: '2007-05-04',
      cars: 20,
      visitorsDaily: 470,
      minutesEach: 19,
      minutesPerPage: 1.25,
      orders: 25,
    },
    source: 'S003-49',
  },
} as const satisfies Record<string, InteractionCase>);
