import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  ACCESS_TIERS,
  type AccessTier,
  customerAccess,
  PREFERENTIAL_TREATMENTS,
  servingOrder,
} from '../../src/domains/bonds/access.ts';
import { AGENT_TRAITS } from '../../src/domains/bonds/agent-fit.ts';
import { BONDS_DEFAULTS } from '../../src/domains/bonds/bonds-defaults.ts';
import { type Contact, contactIntensity } from '../../src/domains/bonds/contact-intensity.ts';
import { INVESTMENT_TYPES, investmentTotals } from '../../src/domains/bonds/investment.ts';
import {
  cooperativeIntention,
  mutualDisclosure,
  reciprocity,
  timeliness,
} from '../../src/domains/bonds/mutual-disclosure.ts';
import {
  RELATIONAL_TACTICS,
  RELATIONSHIP_ACTIVITIES,
  SELLING_BEHAVIOURS,
} from '../../src/domains/bonds/relational-selling.ts';
import { rewardSimplicity } from '../../src/domains/bonds/reward-simplicity.ts';
import { SWITCHING_PROFIT } from '../../src/domains/bonds/switching-profit.ts';
import { instant } from '../../src/kernel/instant.ts';
import { money } from '../../src/kernel/money.ts';
import { CHANNELS, type Channel } from '../../src/kernel/words.ts';

const day = (number: number) => instant(Date.UTC(2026, 4, number));

describe('the intensity of contact', () => {
  const contact: Contact = { at: day(10), about: 'service', manner: 'indirect' };
  const window = { from: day(1), until: day(16) };

  it('counts what was about what, and how, in a period', () => {
    const contacts: readonly Contact[] = [
      contact,
      { ...contact, about: 'sales', manner: 'face-to-face' },
      { ...contact, about: 'sales' },
      { ...contact, about: 'personal' },
    ];

    // Four in 15 days are eight in 30.
    expect(contactIntensity(contacts, window)).toEqual({
      contacts: 4,
      perPeriod: 8,
      personal: 1,
      service: 1,
      sales: 2,
      faceToFace: 1,
      servicePerSale: 0.5,
      isOnlyToSell: false,
    });
    expect(contactIntensity(contacts, { ...window, periodDays: 7.5 }).perPeriod).toBe(2);
  });

  it('leaves out what is outside the window, its end included', () => {
    const at = (number: number) => contactIntensity([{ ...contact, at: day(number) }], window);

    expect([0, 1, 15, 16].map((number) => at(number).contacts)).toEqual([0, 1, 1, 0]);
  });

  it('knows those who are in touch only to sell', () => {
    const sale: Contact = { ...contact, about: 'sales' };

    expect(contactIntensity([sale, sale], window)).toMatchObject({
      isOnlyToSell: true,
      servicePerSale: 0,
    });
    expect(contactIntensity([], window)).toMatchObject({
      perPeriod: 0,
      isOnlyToSell: null,
      servicePerSale: null,
    });
  });

  it('is not asked of an empty window or period', () => {
    expect(() => contactIntensity([], { from: day(1), until: day(1) })).toThrow(/until must be/);
    for (const periodDays of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => contactIntensity([], { ...window, periodDays })).toThrow(/periodDays must be/);
    }
  });
});

describe('mutual disclosure', () => {
  it('counts opportunism against it', () => {
    const open = { communication: 1, sharedValues: 0.5 };

    expect(mutualDisclosure({ ...open, opportunism: 0 })).toBe(2.5 / 3);
    expect(mutualDisclosure({ ...open, opportunism: 1 })).toBe(0.5);
    expect(mutualDisclosure({ ...open, opportunism: null })).toBeNull();
    expect(() => mutualDisclosure({ ...open, opportunism: 2 })).toThrow(/opportunism must be/);
  });

  it('is mutual as far as both sides tell', () => {
    expect([reciprocity(1, 4), reciprocity(4, 1), reciprocity(3, 3)]).toEqual([0.25, 0.25, 1]);
    expect([reciprocity(0, 4), reciprocity(-0, 4), reciprocity(0, 0)]).toEqual([0, 0, null]);
    expect(() => reciprocity(-1, 0)).toThrow(/byFirm must be/);
    expect(() => reciprocity(0, 1.5)).toThrow(/byCustomer must be/);
  });

  it('is timely as far as answers come in time', () => {
    expect([timeliness([24, 24.01], 24), timeliness([null], 24)]).toEqual([0.5, 0]);
    expect([timeliness([], 24), timeliness([0], 0)]).toEqual([null, 1]);
    expect(() => timeliness([-1], 24)).toThrow(/waitHours must be/);
    expect(() => timeliness([], Number.NaN)).toThrow(/withinHours must be/);
  });

  it('goes with the intention to cooperate', () => {
    expect([cooperativeIntention(3, 1), cooperativeIntention(-0, 1)]).toEqual([0.75, 0]);
    expect(cooperativeIntention(0, 0)).toBeNull();
    expect(() => cooperativeIntention(1, -1)).toThrow(/competitive must be/);
  });
});

describe('investment', () => {
  const put = (type: 'human' | 'brand', minor: number, currency = 'EUR') => ({
    type,
    amount: money(minor, currency),
    at: day(1),
  });

  it('is summed by type and in all', () => {
    const { byType, total } = investmentTotals(
      [put('human', 5), put('brand', 7), put('human', 1), put('brand', 0)],
      'EUR',
    );

    expect(Object.values(byType).map(({ minor }) => minor)).toEqual([6, 7, 0, 0]);
    expect(Object.keys(byType)).toEqual(Object.keys(INVESTMENT_TYPES));
    expect(total).toEqual(money(13, 'EUR'));
    expect(investmentTotals([], 'JPY').total).toEqual(money(0, 'JPY'));
  });

  it('is not negative, and in one currency', () => {
    expect(() => investmentTotals([put('human', -1)], 'EUR')).toThrow(/amount must be 0 or more/);
    expect(() => investmentTotals([put('human', 1, 'USD')], 'EUR')).toThrow(/same currency/);
    expect(() => investmentTotals([put('site' as 'human', 1)], 'EUR')).toThrow(/type must be/);
  });
});

describe('a reward', () => {
  it('is simple within the limits', () => {
    expect(rewardSimplicity({ steps: 3, conditions: 3 }).isSimple).toBe(true);
    expect(rewardSimplicity({ steps: 4, conditions: 0 })).toEqual({
      isSimple: false,
      stepsTooMany: 1,
      conditionsTooMany: 0,
    });
    expect(
      rewardSimplicity({ steps: 0, conditions: 2 }, { steps: 0, conditions: 1 }),
    ).toMatchObject({ isSimple: false, conditionsTooMany: 1 });
    expect(
      rewardSimplicity({ steps: 1, conditions: 1 }, { steps: 0, conditions: 0 }).isSimple,
    ).toBe(false);
    expect(() => rewardSimplicity({ steps: -1, conditions: 0 })).toThrow(/steps must be/);
    expect(() => rewardSimplicity({ steps: 0, conditions: 0.5 })).toThrow(/conditions must be/);
  });
});

describe('access', () => {
  const plan = { highValueFrom: money(100, 'EUR') };

  it('is planned for ordinary customers and for those of high value', () => {
    const { ordinary } = BONDS_DEFAULTS.accessChannels.value;

    expect(customerAccess(money(99, 'EUR'), plan)).toEqual({
      tier: 'ordinary',
      isValueKnown: true,
      channels: ordinary,
      treatments: [],
    });
    expect(customerAccess(money(100, 'EUR'), plan)).toEqual({
      tier: 'high-value',
      isValueKnown: true,
      channels: CHANNELS,
      treatments: ['priority-access'],
    });
    expect(ordinary).toHaveLength(CHANNELS.length - 2);
  });

  it('is that of ordinary customers until the value is known', () => {
    expect(customerAccess(null, plan)).toMatchObject({ tier: 'ordinary', isValueKnown: false });
    expect(customerAccess(null, { highValueFrom: money(-1, 'EUR') })).toMatchObject({
      tier: 'ordinary',
    });
  });

  it('is what the host plans', () => {
    const own = {
      ...plan,
      channels: { ordinary: ['email'], 'high-value': ['email', 'telephone'] },
      treatments: ['special-price'],
    } as const;

    expect(customerAccess(money(100, 'EUR'), own)).toMatchObject({
      channels: ['email', 'telephone'],
      treatments: ['special-price'],
    });
    expect(customerAccess(money(0, 'EUR'), own).channels).toEqual(['email']);
  });

  it('is not asked of a plan that cannot be', () => {
    const channels = (ordinary: Channel, high: Channel) => ({
      ...plan,
      channels: { ordinary: [ordinary], 'high-value': [high] },
    });

    expect(() => customerAccess(money(1, 'USD'), plan)).toThrow(/value must be/);
    expect(() => customerAccess(null, channels('email', 'chat'))).toThrow(/must give the most/);
    const pigeon = 'pigeon' as Channel;
    expect(() => customerAccess(null, channels(pigeon, pigeon))).toThrow(/channels of the kernel/);
    const treatments = ['x' as 'special-price'];
    expect(() => customerAccess(null, { ...plan, treatments })).toThrow(/treatments must be/);
  });
});

describe('the order of serving', () => {
  it('is by value, then by waiting, then by id, whatever the order of asking', () => {
    const tiers: readonly AccessTier[] = ['ordinary', 'high-value'];
    const someone = fc.record({
      customer: fc.constantFrom('ada', 'bob', 'cy'),
      tier: fc.constantFrom(...tiers),
      since: fc.integer({ min: 1, max: 3 }).map(day),
    });
    const reached = { tier: 0, since: 0, customer: 0 };
    fc.assert(
      fc.property(fc.array(someone, { maxLength: 6 }), (waiting) => {
        const order = servingOrder(waiting);

        expect(order).toHaveLength(waiting.length);
        expect(servingOrder(waiting.toReversed())).toEqual(order);
        for (const [index, later] of order.slice(1).entries()) {
          const first = order[index] ?? later;
          const field = (['tier', 'since', 'customer'] as const).find(
            (name) => first[name] !== later[name],
          );
          if (field === undefined) continue;
          reached[field] += 1;
          expect(field === 'tier' ? first.tier === 'high-value' : first[field] < later[field]).toBe(
            true,
          );
        }
      }),
    );
    expect(Math.min(...Object.values(reached))).toBeGreaterThan(10);
  });

  it('knows only the tiers of the table', () => {
    const vip = { customer: 'ada', tier: 'vip' as AccessTier, since: day(1) };

    expect(() => servingOrder([vip])).toThrow(/tier must be/);
  });
});

describe('the tables', () => {
  it('name the behaviours, tactics and activities of the source', () => {
    expect(Object.values(SELLING_BEHAVIOURS).map(({ zh }) => zh)).toEqual([
      '接觸強度',
      '相互揭露',
      '合作努力',
    ]);
    expect(Object.values(RELATIONAL_TACTICS).map(({ zh }) => zh)).toEqual([
      '直接郵寄',
      '優先對待',
      '個人性溝通',
      '獎賞措施',
      '做人際關係或面子',
      '關係投資',
    ]);
    const sides = Object.values(RELATIONSHIP_ACTIVITIES).map(({ side }) => side);
    expect(sides.filter((side) => side === 'selling')).toHaveLength(4);
    expect(sides.filter((side) => side === 'service')).toHaveLength(5);
  });

  it('mark the one tactic that rules may forbid', () => {
    const marked = Object.entries(RELATIONAL_TACTICS).filter(([, row]) => row.needsCompliance);

    expect(marked.map(([tactic]) => tactic)).toEqual(['guanxi']);
  });

  it('name the traits, tiers and treatments of the source', () => {
    expect(Object.keys(AGENT_TRAITS)).toHaveLength(5);
    expect(Object.values(ACCESS_TIERS).map(({ zh }) => zh)).toEqual(['一般顧客', '高價值顧客']);
    expect(Object.values(PREFERENTIAL_TREATMENTS).map(({ source }) => source)).toEqual(
      ['37', '37', '37', '39', '39', '39'].map((row) => `S000-${row}`),
    );
  });

  it('quote 5 and 25 per cent, and the range of the literature', () => {
    // Seed S002: 轉換率5%, 利潤25%. Reichheld and Sasser (1990): 25 to 85 per cent.
    expect(SWITCHING_PROFIT).toMatchObject({
      reductionPercent: 5,
      profitPercent: 25,
      literaturePercent: { least: 25, most: 85 },
    });
  });
});
