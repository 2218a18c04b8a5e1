/** The tables of the sources: kinds of customers, clubs, expectations, words and cases. */
import { describe, expect, it } from 'vitest';

import {
  BUYER_TYPES,
  PROHIBITED_HANDLING,
  recommendedHandling,
} from '../../src/domains/interactions/buyer-type.ts';
import {
  BUYING_CRITERIA,
  BUYING_FIRMS,
  buyingFirmsOf,
} from '../../src/domains/interactions/buying-firm.ts';
import {
  CAR_CLUB_SERVICES,
  CLUB_BENEFITS,
  CLUB_FUNCTIONS,
  CLUB_TESTS,
  clubFit,
  clubScore,
} from '../../src/domains/interactions/club.ts';
import {
  CONSUMER_CITIES,
  CONSUMER_SHARE_SUM,
  CONSUMER_TYPES,
  type ConsumerType,
  consumerShare,
} from '../../src/domains/interactions/consumer-type.ts';
import { EXPECTATION_STAGES, expectations } from '../../src/domains/interactions/expectation.ts';
import { INTERACTION_CASES } from '../../src/domains/interactions/interaction-case.ts';
import {
  DESIGN_STEPS,
  EVALUATION_QUESTIONS,
} from '../../src/domains/interactions/interaction-design.ts';
import {
  CHANNEL_DIMENSIONS,
  CHANNEL_KINDS,
  CONTACT_INTENTS,
  CONTACT_MEASURES,
  CONTACT_MEDIA,
  DIALOGUE_CHAIN,
  DISTRIBUTION_TIERS,
  INBOUND_STEPS,
  INBOUND_TOUCHPOINTS,
  INTERACTION_CONTENTS,
  INTERACTION_DISTANCES,
  INTERACTION_DRIVERS,
  INTERACTION_FORMS,
  INTERACTION_FUNCTIONS,
  INTERACTION_INITIATORS,
  INTERACTION_PRINCIPLES,
  INTERACTION_SKILLS,
  OUTBOUND_STEPS,
  RECORD_KINDS,
} from '../../src/domains/interactions/interaction-words.ts';
import { MESSAGE_OCCASIONS } from '../../src/domains/interactions/personalise.ts';
import { middlemanBarriers } from '../../src/domains/interactions/shared-customer.ts';
import {
  INFORMATION_FLOW,
  INTEGRATION_QUESTIONS,
  INTEGRATION_STEPS,
  REAL_ESTATE_EXAMPLE,
  TOUCHPOINT_ASPECTS,
} from '../../src/domains/interactions/touchpoint.ts';
import { itemInterest } from '../../src/domains/interactions/web-visit.ts';
import { instant } from '../../src/kernel/instant.ts';

const zhOf = (table: Readonly<Record<string, { readonly zh: string }>>) =>
  Object.values(table).map(({ zh }) => zh);

describe('the five types of consumers', () => {
  it('sum to 99, and the missing 1 is told and given to nobody', () => {
    const percents = Object.values(CONSUMER_TYPES).map(({ percent }) => percent);

    expect(percents).toEqual([14, 22, 27, 26, 10]);
    expect(percents.reduce<number>((sum, percent) => sum + percent, 0)).toBe(99);
    expect(CONSUMER_SHARE_SUM).toMatchObject({ totalPercent: 99, missingPercent: 1 });
    expect(zhOf(CONSUMER_TYPES)).toEqual([
      '敢于冒险者',
      '努力耕耘者',
      '价格至上者',
      '潮流追随者',
      '时代落伍者',
    ]);
  });

  it('have shares of cities where the source gives any', () => {
    const types = Object.keys(CONSUMER_TYPES) as ConsumerType[];
    const told = CONSUMER_CITIES.map((city) => types.map((type) => consumerShare(type, city)));

    expect(told).toEqual([
      [null, null, 31, null, null],
      [null, null, null, 100 / 3, null],
      [null, null, null, null, null],
    ]);
    expect(types.map((type) => consumerShare(type, null))).toEqual([14, 22, 27, 26, 10]);
    expect(() => consumerShare('toString' as ConsumerType, null)).toThrow(/type must be/);
    expect(() => consumerShare('strivers', 'taipei' as 'beijing')).toThrow(/city must be/);
  });
});

describe('the five types of firms that buy', () => {
  it('are those of the source, with its examples', () => {
    expect(zhOf(BUYING_FIRMS)).toEqual([
      '追求成本',
      '追求战略合作',
      '追求性价比',
      '关系型',
      '综合型',
    ]);
    expect(Object.values(BUYING_FIRMS).map(({ negotiation }) => negotiation)).toEqual([
      'tender',
      'exchange-of-plans',
      'exchange-of-plans',
      'cultivating-relations',
      'various',
    ]);
  });

  it('are told by what a firm decides by', () => {
    expect(buyingFirmsOf(['match'])).toEqual(['strategic']);
    expect(buyingFirmsOf(['price', 'brand', 'price'])).toEqual(['value-for-money']);
    expect(buyingFirmsOf(['price', 'service', 'relation'])).toEqual(['composite']);
    // Those that decide by nothing else come first: a composite firm weighs the price as well.
    expect(buyingFirmsOf(['service', 'relation', 'price'])).toEqual(['composite']);
    expect(buyingFirmsOf(['relation'])).toEqual(['relationship', 'composite']);
    expect(buyingFirmsOf(['service', 'price'])).toEqual(['cost', 'value-for-money', 'composite']);
    expect(buyingFirmsOf([])).toEqual(Object.keys(BUYING_FIRMS));
    expect(() => buyingFirmsOf(['bribe' as 'price'])).toThrow(/criteria must be/);
    expect(Object.keys(BUYING_CRITERIA)).toHaveLength(7);
  });
});

describe('the eight types of persons who buy', () => {
  it('are those of the source', () => {
    expect(zhOf(BUYER_TYPES)).toEqual([
      '理智型',
      '任务型',
      '贪婪型',
      '主人翁型',
      '抢功型',
      '吝啬型',
      '关系型',
      '综合型',
    ]);
    expect(Object.values(BUYER_TYPES).map(({ source }) => source)).toEqual(
      [38, 39, 40, 41, 42, 43, 44, 45].map((row) => `S003-${row}`),
    );
  });

  it('are never to be handled as is prohibited, and each in some way', () => {
    expect(PROHIBITED_HANDLING.map(({ type, handling }) => [type, handling.zh])).toEqual([
      ['greedy', '要主动送礼、主动给回扣,不能一味满足'],
      ['composite', '始终要装作糊涂'],
    ]);
    for (const type of Object.keys(BUYER_TYPES) as (keyof typeof BUYER_TYPES)[]) {
      const handling = recommendedHandling(type);
      expect(handling.length).toBeGreaterThan(0);
      expect(handling.map(({ compliance }) => compliance)).not.toContain('prohibited');
      for (const prohibited of PROHIBITED_HANDLING) {
        expect(handling).not.toContainEqual(prohibited.handling);
      }
    }
    expect(() => recommendedHandling('nice' as 'task')).toThrow(/type must be/);
  });

  it('say where the source says nothing', () => {
    const own = Object.entries(BUYER_TYPES).flatMap(([type, { handling }]) =>
      handling.filter(({ source }) => source === null).map(() => type),
    );

    expect(own).toEqual(['greedy', 'stingy']);
  });
});

describe('what customers expect', () => {
  it('grows from stage to stage: what was latent is taken for granted in the next', () => {
    const words = EXPECTATION_STAGES.map((stage) => {
      const { basic, latent } = expectations(stage);
      return [basic.map(({ zh }) => zh), latent.map(({ zh }) => zh)];
    });
    const [product, extra, gain, care] = [
      '优质的有形产品',
      '配套的附加产品',
      '更大的物质利益',
      '企业的关心',
    ];
    const attention = '受到企业非同一般的重视';

    expect(words).toEqual([
      [
        [product, extra],
        [gain, care],
      ],
      [[product, extra, gain, care], [attention]],
      [
        [product, extra, gain, care, attention, '企业和自己得到的价值对等'],
        ['成为企业的一部分', '自我对企业的重要价值得到认同'],
      ],
    ]);
    expect(() => expectations('loyal' as 'mature')).toThrow(/stage must be/);
  });
});

describe('a club', () => {
  const facts = {
    isSocial: true,
    isBoughtAgain: true,
    needsDeepService: true,
    canBeTold: true,
    members: 10,
    capacity: 10,
  };

  it('fits if all four tests are passed', () => {
    expect(clubFit(facts)).toEqual({ fits: true, failed: [], unknown: [] });
    for (const [field, test] of [
      ['isSocial', 'social'],
      ['isBoughtAgain', 'repeated'],
      ['needsDeepService', 'deep-service'],
      ['canBeTold', 'reachable'],
    ] as const) {
      expect(clubFit({ ...facts, [field]: false })).toEqual({
        fits: false,
        failed: [test],
        unknown: [],
      });
      expect(clubFit({ ...facts, [field]: null })).toEqual({
        fits: null,
        failed: [],
        unknown: [test],
      });
    }
    expect(clubFit({ ...facts, members: 11 }).failed).toEqual(['reachable']);
    expect(clubFit({ ...facts, canBeTold: false, members: null }).failed).toEqual(['reachable']);
    expect(clubFit({ ...facts, capacity: null, isSocial: false })).toEqual({
      fits: false,
      failed: ['social'],
      unknown: ['reachable'],
    });
  });

  it('has up to six functions', () => {
    expect(clubScore([])).toEqual({ score: 0, lacking: Object.keys(CLUB_FUNCTIONS) });
    expect(clubScore(['social', 'social'])).toMatchObject({ score: 1 });
    expect(clubScore(Object.keys(CLUB_FUNCTIONS) as 'social'[])).toEqual({ score: 6, lacking: [] });
    expect(
      [CLUB_TESTS, CLUB_BENEFITS, CAR_CLUB_SERVICES].map((of) => Object.keys(of).length),
    ).toEqual([4, 6, 9]);
  });
});

describe('the words of the sources', () => {
  it.each([
    [INTERACTION_DRIVERS, 5, 'S003-3'],
    [INTERACTION_FORMS, 5, 'S003-7'],
    [INTERACTION_FUNCTIONS, 3, 'S003-8'],
    [INTERACTION_CONTENTS, 5, 'S003-9'],
    [INTERACTION_DISTANCES, 3, 'S003-11'],
    [INTERACTION_INITIATORS, 2, 'S003-12'],
    [CHANNEL_DIMENSIONS, 3, 'S003-14'],
    [CONTACT_MEDIA, 5, 'S003-15'],
    [INTERACTION_SKILLS, 4, 'S003-58'],
    [RECORD_KINDS, 5, 'S004-4'],
    [CONTACT_MEASURES, 3, 'S004-9'],
    [TOUCHPOINT_ASPECTS, 4, 'S003-53'],
    [INTEGRATION_STEPS, 6, 'S003-54'],
    [INTEGRATION_QUESTIONS, 4, 'S003-57'],
    [EVALUATION_QUESTIONS, 3, 'S003-59'],
  ] as const)('are a table, each row with its source: case %#', (table, count, source) => {
    const rows = Object.values(table) as readonly { readonly source: string | null }[];

    expect(rows).toHaveLength(count);
    expect(new Set(rows.map((row) => row.source))).toEqual(new Set([source]));
  });

  it('count as the sources count', () => {
    expect(DIALOGUE_CHAIN).toEqual(['dialogue', 'information', 'knowledge', 'loyalty', 'profit']);
    expect([CHANNEL_KINDS.personal.length, CHANNEL_KINDS.impersonal.length]).toEqual([5, 3]);
    expect(Object.keys(INBOUND_TOUCHPOINTS)).toHaveLength(8);
    expect(Object.keys(CONTACT_INTENTS)).toHaveLength(6);
    expect(Object.keys(INTERACTION_PRINCIPLES)).toHaveLength(5);
    expect(Object.keys(DESIGN_STEPS)).toHaveLength(8);
    expect(Object.values(DISTRIBUTION_TIERS).map(({ tiers }) => tiers)).toEqual([2, 1, 0]);
    expect([OUTBOUND_STEPS.length, INBOUND_STEPS.length, INFORMATION_FLOW.length]).toEqual([
      7, 4, 5,
    ]);
    expect(zhOf(MESSAGE_OCCASIONS)[0]).toBe('生日問候');
    expect(REAL_ESTATE_EXAMPLE.touchpoints.map(({ zh }) => zh)).toEqual([
      '售房部',
      '楼盘现场',
      '展销会',
      '网站',
      '广告',
    ]);
  });

  it('are told with cases and their figures', () => {
    const { scarcity, event } = INTERACTION_CASES;

    expect(Object.values(INTERACTION_CASES).map(({ source }) => source)).toEqual(
      [5, 17, 18, 22, 23, 24, 31, 32, 49].map((row) => `S003-${row}`),
    );
    expect(scarcity.figures).toMatchObject({ cars: 20, orders: 25, visitorsDaily: 470 });
    expect(event.figures).toMatchObject({ provinces: 12, counties: 147, films: 3500 });
  });
});

describe('small questions', () => {
  it('a customer that is shared may be kept from the firm', () => {
    const knows = ['identity', 'usage'] as const;

    expect(middlemanBarriers(['identity'], [{ id: 'a', knows, shares: [] }])).toEqual({
      barriers: [{ id: 'a', keeps: ['usage'] }],
      unknown: ['purchases', 'opinion'],
    });
    expect(
      middlemanBarriers(
        [],
        [
          { id: 'a', knows, shares: knows },
          { id: 'b', knows: ['identity'], shares: [] },
        ],
      ).barriers,
    ).toEqual([]);
    const silent = [
      { id: 'a', knows: ['usage'], shares: [] },
      { id: 'b', knows: ['opinion'], shares: [] },
    ] as const;
    expect(middlemanBarriers(['identity', 'purchases'], silent)).toEqual({
      barriers: [
        { id: 'a', keeps: ['usage'] },
        { id: 'b', keeps: ['opinion'] },
      ],
      unknown: [],
    });
  });

  it('clicks tell what is popular', () => {
    const at = instant('2026-06-01T10:00Z');
    const events = [
      'a shown',
      'b shown',
      'b shown',
      'b clicked',
      'c clicked',
      'e shown',
      'd shown',
    ];
    const told = itemInterest(
      events.map((text) => {
        const [item = '', did] = text.split(' ');
        return { at, item, did: did as 'shown' };
      }),
    );

    expect(told.map(({ item, clickThrough }) => [item, clickThrough])).toEqual([
      ['c', null],
      ['b', 0.5],
      ['a', 0],
      ['d', 0],
      ['e', 0],
    ]);
    expect(itemInterest([])).toEqual([]);
  });
});
