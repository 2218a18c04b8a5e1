/** Bonds as an acceptance tester asks about them: other numbers, worked out by hand. */
import { describe, expect, it } from 'vitest';

import { customerAccess, servingOrder } from '../../src/domains/bonds/access.ts';
import { type Bond, bondsAt } from '../../src/domains/bonds/bond.ts';
import { contactIntensity } from '../../src/domains/bonds/contact-intensity.ts';
import { hostageWarning } from '../../src/domains/bonds/hostage.ts';
import { investmentTotals } from '../../src/domains/bonds/investment.ts';
import { loyaltyStanding, satisfactionQuadrant } from '../../src/domains/bonds/loyalty-quadrant.ts';
import { relationshipLevel } from '../../src/domains/bonds/relationship-level.ts';
import { relationshipQuality } from '../../src/domains/bonds/relationship-quality.ts';
import { rivalAppeal, switchingCost } from '../../src/domains/bonds/switching-cost.ts';
import { instant } from '../../src/kernel/instant.ts';
import { money } from '../../src/kernel/money.ts';

const jpy = (minor: number) => money(minor, 'JPY');

describe('the level of bonds', () => {
  const bond = (kind: Bond['kind'], from: string, until: string | null): Bond => ({
    kind,
    instrument: `house-${kind}`,
    evidence: ['e-1'],
    strength: 'strong',
    from: instant(from),
    until: until === null ? null : instant(until),
  });
  const bonds = [
    bond('financial', '2026-01-01T00:00Z', '2026-06-01T00:00Z'),
    bond('social', '2026-02-01T00:00Z', null),
    bond('structural', '2026-03-01T00:00Z', null),
  ];

  it('rises with the bonds there are on a day, and falls to nothing when the first ends', () => {
    const levelOn = (text: string) => relationshipLevel(bondsAt(bonds, instant(text)));

    expect(levelOn('2025-12-31T23:59Z')).toEqual({ level: 0, kinds: [], gap: [] });
    expect(levelOn('2026-01-15T00:00Z').level).toBe(1);
    expect(levelOn('2026-02-01T00:00Z').level).toBe(2);
    expect(levelOn('2026-05-31T23:59:59.999Z').level).toBe(3);
    expect(levelOn('2026-06-01T00:00Z')).toMatchObject({ level: 0, gap: ['financial'] });
  });
});

describe('the cost of switching', () => {
  // A fine of 8 000, 1 500 of search, 4 200 to begin again: 13 700.
  const parts = { termination: jpy(8_000), search: jpy(1_500), reestablishment: jpy(4_200) };

  it('keeps a customer up to the very amount, and not a yen further', () => {
    expect(switchingCost(parts).cost).toEqual(jpy(13_700));
    expect(rivalAppeal(jpy(13_700), parts)).toEqual({ stays: true, isTie: true, surplus: jpy(0) });
    expect(rivalAppeal(jpy(13_701), parts)).toEqual({
      stays: false,
      isTie: false,
      surplus: jpy(1),
    });
    expect(rivalAppeal(jpy(-5), parts).surplus).toEqual(jpy(-13_705));
    // 8 000 and 4 200 are known: a gain of 12 200 is within them whatever the search costs.
    const unknown = { ...parts, search: null };
    expect([12_200, 12_201].map((gain) => rivalAppeal(jpy(gain), unknown).stays)).toEqual([
      true,
      null,
    ]);
    expect(() => rivalAppeal(money(1, 'USD'), parts)).toThrow(/currency/);
    expect(() => switchingCost({ ...parts, search: jpy(-1) })).toThrow(/search must be/);
  });

  it('makes a hostage of who is not satisfied and would gain, by the penalty or by the rest', () => {
    const warned = (satisfaction: number | null, gain: number) =>
      hostageWarning({ satisfaction, rivalGain: jpy(gain), parts });

    // Without the fine 5 700 hold: a gain up to that is held by them, above it by the fine.
    expect(warned(0.1, 5_700)).toMatchObject({ code: 'HOSTAGE', heldBy: 'switching-cost' });
    expect(warned(0.1, 5_701)).toMatchObject({ code: 'HOSTAGE', heldBy: 'penalty' });
    expect(warned(0.1, 13_701)).toBeNull();
    expect(warned(0.1, 0)).toBeNull();
    expect(warned(1, 5_700)).toBeNull();
    expect(warned(null, 5_700)).toMatchObject({ code: 'SATISFACTION_UNKNOWN' });
  });
});

describe('the quality of a relationship', () => {
  it('is the mean of what is known, with the weakest trust, and open where a part is missing', () => {
    const facts = {
      satisfaction: { economic: 0.5, nonEconomic: 1 },
      trust: { credibility: 0.75, benevolence: 0.5, predictability: 0.25 },
      commitment: { affective: 1, value: 0.5, leavingCost: 0.9 },
      dependence: { ofFirm: 0.75, ofCustomer: 0.25 },
    };
    const quality = relationshipQuality(facts);

    expect([quality.satisfaction, quality.trust, quality.weakestTrust]).toEqual([0.75, 0.5, 0.25]);
    // What leaving would cost stands apart and is in no mean; the customer needs the firm less.
    expect([quality.commitment, quality.leavingCost, quality.asymmetry]).toEqual([0.75, 0.9, -0.5]);
    const lacking = { ...facts, trust: { ...facts.trust, predictability: null } };
    expect(relationshipQuality(lacking)).toMatchObject({
      score: null,
      trust: null,
      missing: ['trust.predictability'],
    });
  });

  it('names the four loyalties and the four customers, and marks a proxy', () => {
    const corners = [
      [0.9, 0.9],
      [0.9, 0.1],
      [0.1, 0.9],
      [0.1, 0.1],
    ] as const;

    expect(
      corners.map(([attitude, repeat]) => loyaltyStanding({ attitude, repeat }).quadrant),
    ).toEqual(['loyalty', 'latent', 'spurious', 'none']);
    expect(corners.map(([satisfied, repeat]) => satisfactionQuadrant(satisfied, repeat))).toEqual([
      'apostle',
      'mercenary',
      'hostage',
      'defector',
    ]);
    expect(loyaltyStanding({ attitude: null, repeat: null, satisfaction: 0.9 })).toEqual({
      quadrant: null,
      isLoyal: true,
      isProxy: true,
    });
  });
});

describe('relational selling', () => {
  it('counts contacts to the end of the window, not included', () => {
    const contact = (text: string, about: 'sales' | 'service') =>
      ({ at: instant(text), about, manner: 'face-to-face' }) as const;
    const intensity = contactIntensity(
      [
        contact('2026-01-01T00:00Z', 'sales'),
        contact('2026-01-10T12:00Z', 'service'),
        contact('2026-01-20T12:00Z', 'service'),
        contact('2026-01-21T00:00Z', 'service'),
      ],
      { from: instant('2026-01-01T00:00Z'), until: instant('2026-01-21T00:00Z'), periodDays: 10 },
    );

    // Three in twenty days: one and a half in ten. Two services for a sale.
    expect([intensity.contacts, intensity.perPeriod, intensity.servicePerSale]).toEqual([
      3, 1.5, 2,
    ]);
  });

  it('adds what was invested by type, in whole yen', () => {
    const at = instant('2026-01-01T00:00Z');
    const { byType, total } = investmentTotals(
      [
        { type: 'human', amount: jpy(3_000), at },
        { type: 'dedicated', amount: jpy(2_500), at },
        { type: 'human', amount: jpy(500), at },
      ],
      'JPY',
    );

    expect([byType.human.minor, byType.brand.minor, byType.dedicated.minor, total.minor]).toEqual([
      3_500, 0, 2_500, 6_000,
    ]);
  });

  it('serves customers of high value first, and of two who came at once the first by id', () => {
    const since = instant('2026-01-01T09:00Z');
    const waiting = [
      { customer: 'cy', tier: 'ordinary', since },
      { customer: 'bob', tier: 'high-value', since: instant('2026-01-01T10:00Z') },
      { customer: 'ada', tier: 'ordinary', since },
    ] as const;

    expect(servingOrder(waiting).map(({ customer }) => customer)).toEqual(['bob', 'ada', 'cy']);
    expect(customerAccess(jpy(500), { highValueFrom: jpy(500) }).tier).toBe('high-value');
    expect(customerAccess(jpy(499), { highValueFrom: jpy(500) }).tier).toBe('ordinary');
  });
});
