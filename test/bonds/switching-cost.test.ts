import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { type HoldFacts, hostageWarning } from '../../src/domains/bonds/hostage.ts';
import { bondsSentences } from '../../src/domains/bonds/sentences.ts';
import {
  rivalAppeal,
  type SwitchingCostParts,
  switchingCost,
} from '../../src/domains/bonds/switching-cost.ts';
import { type Money, money } from '../../src/kernel/money.ts';
import { sentenceOf } from '../../src/kernel/refusal.ts';

const eur = (minor: number) => money(minor, 'EUR');

function partsOf(
  termination: number | null,
  search: number | null,
  reestablishment: number | null,
): SwitchingCostParts {
  const amount = (minor: number | null): Money | null => (minor === null ? null : eur(minor));
  return {
    termination: amount(termination),
    search: amount(search),
    reestablishment: amount(reestablishment),
  };
}

// The example of the specification: 120 + 35 + 80 = 235.
const parts = partsOf(120, 35, 80);

describe('the cost of switching', () => {
  it('is the sum of its three parts', () => {
    expect(switchingCost(parts)).toEqual({ cost: eur(235), known: eur(235), missing: [] });
    expect(switchingCost(partsOf(0, 0, 0)).cost).toEqual(eur(0));
  });

  it('is not known while a part is not, which is named and not 0', () => {
    expect(switchingCost(partsOf(120, null, 80))).toEqual({
      cost: null,
      known: eur(200),
      missing: ['search'],
    });
    expect(switchingCost(partsOf(null, null, null))).toEqual({
      cost: null,
      known: null,
      missing: ['termination', 'search', 'reestablishment'],
    });
  });

  it.each([
    ['termination', partsOf(-1, 0, 0)],
    ['reestablishment', partsOf(0, null, -1)],
    ['search', { ...parts, search: money(35, 'USD') }],
    ['search', { ...parts, search: { minor: 1.5, currency: 'EUR' } }],
  ])('is not asked with a wrong %s', (part, wrong) => {
    expect(() => switchingCost(wrong)).toThrow(new RegExp(`^switchingCost: ${part} must be`));
  });
});

describe("a rival's offer", () => {
  it('of exactly the cost is a tie, and the customer stays', () => {
    expect(rivalAppeal(eur(235), parts)).toEqual({ stays: true, isTie: true, surplus: eur(0) });
    expect(rivalAppeal(eur(236), parts)).toEqual({ stays: false, isTie: false, surplus: eur(1) });
    expect(rivalAppeal(eur(234), parts)).toEqual({ stays: true, isTie: false, surplus: eur(-1) });
  });

  it('is answered with a part missing as far as the others cover it', () => {
    const open = { isTie: null, surplus: null };

    expect(rivalAppeal(eur(200), partsOf(120, null, 80))).toEqual({ stays: true, ...open });
    expect(rivalAppeal(eur(201), partsOf(120, null, 80))).toEqual({ stays: null, ...open });
    expect(rivalAppeal(eur(0), partsOf(null, null, null))).toEqual({ stays: true, ...open });
    expect(rivalAppeal(eur(1), partsOf(null, null, null))).toEqual({ stays: null, ...open });
  });

  it('is in the currency of the cost', () => {
    expect(() => rivalAppeal(money(1, 'USD'), parts)).toThrow(/^rivalAppeal: gain must be/);
    expect(() => rivalAppeal(money(1, 'USD'), partsOf(1, null, 1))).toThrow(/^rivalAppeal: gain/);
  });

  it('is answered with a part missing only as it would be with any part in its place', () => {
    const seen = { stays: 0, open: 0 };
    fc.assert(
      fc.property(
        fc.nat(100),
        fc.nat(100),
        fc.nat(100),
        fc.integer({ min: -50, max: 350 }),
        (termination, search, again, gain) => {
          const whole = rivalAppeal(eur(gain), partsOf(termination, search, again));
          const { stays } = rivalAppeal(eur(gain), partsOf(termination, null, again));

          expect(whole.stays).toBe(gain <= termination + search + again);
          if (stays !== null) expect(whole.stays).toBe(stays);
          seen[stays === null ? 'open' : 'stays'] += 1;
        },
      ),
    );
    expect(Math.min(seen.stays, seen.open)).toBeGreaterThan(10);
  });
});

describe('the hostage warning', () => {
  const warningOf = (gain: number, satisfaction: number | null, held: SwitchingCostParts = parts) =>
    hostageWarning({ satisfaction, rivalGain: eur(gain), parts: held });

  it('tells the penalty of the firm from the rest of the cost', () => {
    // Without the penalty of 120 leaving costs 115.
    expect(warningOf(116, 0.2)).toEqual({
      code: 'HOSTAGE',
      heldBy: 'penalty',
      gainMinor: 116,
      currency: 'EUR',
    });
    expect(warningOf(115, 0.2)).toMatchObject({ code: 'HOSTAGE', heldBy: 'switching-cost' });
    expect(warningOf(235, 0.2)).toMatchObject({ heldBy: 'penalty' });
  });

  it('is not given for those who go, gain nothing, or are satisfied', () => {
    expect([warningOf(236, 0.2), warningOf(0, 0.2), warningOf(-1, null)]).toEqual([
      null,
      null,
      null,
    ]);
    expect([warningOf(200, 0.5), warningOf(200, 0.49)?.code]).toEqual([null, 'HOSTAGE']);
    expect(warningOf(236, 0.9, partsOf(null, null, null))).toBeNull();
  });

  it('asks for the satisfaction that few complaints do not show', () => {
    expect(warningOf(200, null)).toMatchObject({ code: 'SATISFACTION_UNKNOWN' });
  });

  it('names what is missing where that decides', () => {
    expect(warningOf(201, 0.2, partsOf(120, null, 80))).toEqual({
      code: 'COST_INCOMPLETE',
      missing: ['search'],
    });
    expect(warningOf(200, 0.2, partsOf(120, null, 80))).toMatchObject({ heldBy: null });
    expect(warningOf(80, 0.2, partsOf(120, null, 80))).toMatchObject({ heldBy: 'switching-cost' });
    expect(warningOf(115, 0.2, partsOf(null, 35, 80))).toMatchObject({ heldBy: 'switching-cost' });
    expect(warningOf(120, 0.2, partsOf(120, 35, null))).toMatchObject({ heldBy: null });
  });

  it('takes the threshold of the host', () => {
    const facts: HoldFacts = { satisfaction: 0.6, rivalGain: eur(200), parts };

    expect(hostageWarning(facts)).toBeNull();
    expect(hostageWarning(facts, { highFrom: 0.61 })?.code).toBe('HOSTAGE');
    expect(() => hostageWarning(facts, { highFrom: 0 })).toThrow(/^hostageWarning: highFrom/);
    expect(() => hostageWarning({ ...facts, satisfaction: 2 })).toThrow(/satisfaction must be/);
  });

  it.each(['en', 'zh-Hant'])('is a sentence in %s, with all its facts', (language) => {
    const warnings = [
      warningOf(200, 0.2),
      warningOf(200, null),
      warningOf(201, 0.2, partsOf(120, null, 80)),
    ];
    for (const warning of warnings) {
      const sentence = sentenceOf(warning ?? { code: '' }, bondsSentences, language);

      expect(sentence).toMatch(/[.。]$/);
      expect(sentence).not.toContain('{');
      expect(sentence).toMatch(/200|search/);
    }
    expect(Object.keys(bondsSentences.en)).toHaveLength(warnings.length);
  });
});
