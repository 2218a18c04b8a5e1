import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  type SaveFacts,
  saveOfferCeiling,
} from '../../src/domains/playbooks/save-offer-ceiling.ts';
import {
  SAVE_OFFERS,
  SAVE_OFFERS_BY_REASON,
  type SaveOffer,
  type SaveOfferTerms,
  saveOffers,
} from '../../src/domains/playbooks/save-offers.ts';
import { type Money, money } from '../../src/kernel/money.ts';
import { type Ratio, ratio } from '../../src/kernel/ratio.ts';

const eur = (minor: number) => money(minor, 'EUR');

function facts(margin: number, stay: Ratio, alone: Ratio, contact = 0): SaveFacts {
  return { margin: eur(margin), chanceWith: stay, chanceWithout: alone, contactCost: eur(contact) };
}

describe('the ceiling of an offer to stay', () => {
  it.each([
    // By hand: 300 − 0.5 × 300 ÷ 0.75 = 100.
    ['some would stay anyway', facts(30_000, ratio(3, 4), ratio(1, 2)), 10_000],
    // Nobody stays without it: the whole margin may be spent, less the contact by its chance.
    ['nobody would', facts(40_000, ratio(3, 10), ratio(0, 1), 0), 40_000],
    ['nobody would, and a letter costs', facts(40_000, ratio(1, 2), ratio(0, 1), 5_000), 30_000],
    ['the offer changes nothing', facts(40_000, ratio(1, 2), ratio(1, 2)), 0],
    ['the offer drives them away', facts(40_000, ratio(1, 4), ratio(1, 2)), -40_000],
    ['the margin is none', facts(0, ratio(1, 2), ratio(1, 4)), 0],
    // 1 − (1 ÷ 3) × 1 ÷ (2 ÷ 3) = one half of a cent, and rounded down none.
    ['it is half a cent', facts(1, ratio(2, 3), ratio(1, 3)), 0],
    // −1 − (−1 ÷ 3) ÷ (2 ÷ 3) = −0.5, and rounded down −1: a loss is not made smaller.
    ['it is minus half a cent', facts(-1, ratio(2, 3), ratio(1, 3)), -1],
  ])('where %s is as reckoned by hand', (_, given, minor) => {
    expect(saveOfferCeiling(given)).toEqual(eur(minor));
  });

  it('is not known where nobody stays for the offer', () => {
    expect(saveOfferCeiling(facts(40_000, ratio(0, 1), ratio(0, 1)))).toBeNull();
  });

  const fine = facts(100, ratio(1, 2), ratio(1, 3), 1);
  it.each([
    ['margin', { ...fine, margin: { minor: 0.5, currency: 'EUR' } }],
    ['contactCost', { ...fine, contactCost: eur(-1) }],
    ['contactCost', { ...fine, contactCost: { minor: 1, currency: 'eur' } }],
    ['facts', { ...fine, contactCost: money(1, 'USD') }],
    ['chanceWith', { ...fine, chanceWith: ratio(5, 4) }],
    ['chanceWith', { ...fine, chanceWith: ratio(-1, 4) }],
    ['chanceWithout', { ...fine, chanceWithout: { numerator: 1, denominator: 0 } }],
    ['chanceWithout', { ...fine, chanceWithout: { numerator: 3, denominator: 2 } }],
  ])('is not asked with a wrong %s: case %#', (field, wrong) => {
    expect(() => saveOfferCeiling(wrong)).toThrow(new RegExp(`^saveOfferCeiling: ${field}`));
  });

  it('names what does not fit', () => {
    const huge = facts(1, ratio(1, Number.MAX_SAFE_INTEGER), ratio(1, 1), 9_000_000);

    expect(() => saveOfferCeiling(huge)).toThrow(/beyond 2\^53/);
  });

  it('is the last cent at which the offer brings no less than leaving the customer alone', () => {
    const chance = fc
      .tuple(fc.integer({ min: 1, max: 40 }), fc.nat({ max: 40 }))
      .map(([whole, part]) => [BigInt(Math.min(whole, part)), BigInt(whole)] as const);
    let positive = 0;
    fc.assert(
      fc.property(
        fc.integer({ min: -50_000, max: 500_000 }),
        chance,
        chance,
        fc.nat({ max: 2_000 }),
        (margin, [stay, ofStay], [alone, ofAlone], contact) => {
          fc.pre(stay > 0n);
          const ceiling = saveOfferCeiling(
            facts(
              margin,
              ratio(Number(stay), Number(ofStay)),
              ratio(Number(alone), Number(ofAlone)),
              contact,
            ),
          );
          const minor = ceiling?.minor ?? Number.NaN;
          positive += Number(minor > 0);
          // What it brings less what leaving alone brings, times both denominators: exact.
          const gain = (cost: number) =>
            stay * ofAlone * BigInt(margin - cost) -
            ofStay * ofAlone * BigInt(contact) -
            alone * ofStay * BigInt(margin);
          expect(gain(minor) >= 0n).toBe(true);
          expect(gain(minor + 1) < 0n).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
    expect(positive).toBeGreaterThan(80);
  });
});

describe('an offer to a customer who is about to cancel', () => {
  const terms = {
    ceiling: eur(10_000),
    costs: { 'smaller-plan': eur(10_000), discount: eur(10_001), 'name-contact': eur(500) },
  };

  it('is made up to the ceiling, and not a cent above', () => {
    expect(saveOffers('high-price', terms)).toEqual({
      offers: [{ offer: 'smaller-plan', cost: eur(10_000) }],
      left: [{ offer: 'discount', code: 'EXCEEDS_VALUE' }],
    });
  });

  it('is not made while its cost is not known', () => {
    expect(saveOffers('need-ended', terms)).toEqual({
      offers: [],
      left: [{ offer: 'pause', code: 'COST_UNKNOWN' }],
    });
  });

  it('costs nothing where it is words alone', () => {
    expect(saveOffers('rudeness', terms).offers).toEqual([
      { offer: 'apologise', cost: eur(0) },
      { offer: 'name-contact', cost: eur(500) },
    ]);
    expect(saveOffers('rudeness', { ...terms, costs: { apologise: eur(20) } }).offers).toEqual([
      { offer: 'apologise', cost: eur(20) },
    ]);
  });

  it('is not even made for free where the ceiling is below nothing', () => {
    expect(saveOffers('payment-failed', { ceiling: eur(-1), costs: {} }).left).toEqual([
      { offer: 'new-payment', code: 'EXCEEDS_VALUE' },
    ]);
    expect(saveOffers('payment-failed', { ceiling: eur(0), costs: {} }).offers).toHaveLength(1);
  });

  it('is free only where it is words alone, or another way to pay', () => {
    const free = Object.entries(SAVE_OFFERS).filter(([, { isFree }]) => isFree);

    expect(free.map(([offer]) => offer)).toEqual(['ask-reason', 'apologise', 'new-payment']);
  });

  it('is not looked for with a wrong ceiling, even where nothing would be offered', () => {
    const wrong = { ...terms, ceiling: { minor: 0.5, currency: 'EUR' } };

    expect(() => saveOffers('moved-away', wrong)).toThrow(/^saveOffers: ceiling/);
  });

  it('waits while the value is not known', () => {
    expect(saveOffers('high-price', { ...terms, ceiling: null }).left).toEqual([
      { offer: 'smaller-plan', code: 'VALUE_UNKNOWN' },
      { offer: 'discount', code: 'VALUE_UNKNOWN' },
    ]);
  });

  it('asks for the reason where none of the table is given', () => {
    expect(saveOffers('because', terms).offers).toEqual([{ offer: 'ask-reason', cost: eur(0) }]);
    expect(saveOffers('toString', terms).offers).toHaveLength(1);
  });

  it('follows the table of the host', () => {
    const byReason = { price: ['discount'] } as const;

    expect(saveOffers('price', { ...terms, byReason }).left).toHaveLength(1);
    expect(saveOffers('other', { ...terms, byReason })).toEqual({ offers: [], left: [] });
  });

  it.each<readonly [string, SaveOfferTerms]>([
    ['costs', { ...terms, costs: { discount: eur(-1) } }],
    ['costs', { ...terms, costs: { discount: money(1, 'USD') } }],
    ['costs', { ...terms, costs: { discount: { minor: 0.5, currency: 'EUR' } } }],
    ['ceiling', { ...terms, ceiling: { minor: 1, currency: '' } }],
    ['byReason', { ...terms, byReason: { 'high-price': ['discount', 'bribe' as SaveOffer] } }],
  ])('is not looked for with wrong %s: case %#', (field, wrong) => {
    expect(() => saveOffers('high-price', wrong)).toThrow(new RegExp(`^saveOffers: ${field} must`));
  });

  it('never costs more than the ceiling, and every offer of the table is made or left', () => {
    let made = 0;
    const cost = fc.option(fc.nat({ max: 300 }).map(eur), { nil: undefined });
    const costs = fc
      .record(Object.fromEntries(Object.keys(SAVE_OFFERS).map((offer) => [offer, cost])))
      .map((all) => all as Partial<Record<SaveOffer, Money>>);
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(SAVE_OFFERS_BY_REASON)),
        fc.option(fc.integer({ min: -50, max: 300 })),
        costs,
        (reason, ceiling, given) => {
          const most = ceiling === null ? null : eur(ceiling);
          const { offers, left } = saveOffers(reason, { ceiling: most, costs: given });
          made += offers.length;
          expect(offers.every((one) => one.cost.minor <= (ceiling ?? -Infinity))).toBe(true);
          expect([...offers, ...left].map(({ offer }) => offer).toSorted()).toEqual(
            [...(SAVE_OFFERS_BY_REASON[reason] ?? [])].toSorted(),
          );
        },
      ),
      { numRuns: 300 },
    );
    expect(made).toBeGreaterThan(80);
  });
});
