import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { type TariffClaim, tariffRedress } from '../../src/domains/complaints/recovery/tariff.ts';
import type { RedressTariff } from '../../src/domains/complaints/redress-tariff.ts';
import { automaticCompensation } from '../../src/domains/complaints/regimes/uk-telecoms/automatic-compensation.ts';
import { addDays } from '../../src/time/local-date.ts';

const gbp = (minor: number) => ({ minor, currency: 'GBP' });

function asked(claim: TariffClaim, rest: Partial<RedressTariff> = {}) {
  return () => tariffRedress({ ...automaticCompensation, ...rest }, claim);
}

const missed = (from: string) => ({ item: 'missed-appointment', from, until: null });
const late = (from: string, until: string) => ({ item: 'delayed-repair', from, until });

describe('the amount of an event', () => {
  it('is that of its date', () => {
    expect(asked(missed('2019-04-01'))().amount).toEqual(gbp(2500));
    expect(asked(missed('2021-03-31'))().amount).toEqual(gbp(2500));
    expect(asked(missed('2021-04-01'))()).toEqual({
      amount: gbp(2518),
      parts: [{ from: '2021-04-01', until: '2021-04-02', count: 1, each: gbp(2518) }],
    });
    expect(asked(missed('2026-03-31'))().amount).toEqual(gbp(3119));
    expect(asked(missed('2026-04-01'))().amount).toEqual(gbp(3231));
  });

  it('before the first amount is an error that says what is needed, never zero', () => {
    expect(asked(missed('2019-03-31'))).toThrow(
      'tariffRedress: tariff must reach back to 2019-03-31, begins 2019-04-01: TOO_SHORT in automatic-compensation',
    );
  });

  it('after the last year that is known is one as well', () => {
    expect(asked(missed('2027-04-01'))).toThrow(
      'tariffRedress: tariff must reach 2027-04-02, ends 2027-04-01: TOO_SHORT in automatic-compensation',
    );
    expect(asked(missed('2027-04-01'), { until: null })().amount).toEqual(gbp(3231));
  });
});

describe('the amount of some days', () => {
  it('is that of each, across a change', () => {
    expect(asked(late('2024-03-30', '2024-04-03'))()).toEqual({
      amount: gbp(2 * 933 + 2 * 976),
      parts: [
        { from: '2024-03-30', until: '2024-04-01', count: 2, each: gbp(933) },
        { from: '2024-04-01', until: '2024-04-03', count: 2, each: gbp(976) },
      ],
    });
  });

  it('of which there are none is nothing, whatever the tariff knows', () => {
    expect(asked(late('2024-03-30', '2024-03-30'))()).toEqual({ amount: gbp(0), parts: [] });
    expect(asked(late('1999-01-01', '1999-01-01'))().amount).toEqual(gbp(0));
  });

  it('is the sum of the amounts of the single days', () => {
    const reach = { crossing: 0 };
    fc.assert(
      fc.property(fc.nat(2500), fc.nat(800), fc.nat(800), (start, before, after) => {
        const from = addDays('2019-04-01', Math.min(start, 2550 - before - after));
        const cut = addDays(from, before);
        const until = addDays(cut, after);
        fc.pre(until <= '2027-04-01' && from >= '2019-04-01');
        const whole = asked(late(from, until))();
        if (whole.parts.length > 1) reach.crossing += 1;

        let sum = 0;
        for (let date = from; date < until; date = addDays(date, 1)) {
          sum += asked({ item: 'delayed-repair', from: date, until: addDays(date, 1) })().amount
            .minor;
        }
        expect(whole.amount.minor).toBe(sum);
        expect(whole.amount.minor).toBe(
          asked(late(from, cut))().amount.minor + asked(late(cut, until))().amount.minor,
        );
      }),
      { numRuns: 40 },
    );
    expect(reach.crossing).toBeGreaterThan(20);
  });
});

describe('a claim is refused', () => {
  const [step] = automaticCompensation.steps;
  if (step === undefined) throw new Error('the tariff has steps');

  it.each<readonly [string, TariffClaim, Partial<RedressTariff>, string]>([
    ['for what is not in the tariff', { ...missed('2024-01-01'), item: 'x' }, {}, 'item must be'],
    ['for days without an end', { ...late('2024-01-01', ''), until: null }, {}, 'until must be nu'],
    ['for an event with one', { ...missed('2024-01-01'), until: '2024-01-02' }, {}, 'until must'],
    ['from no date', missed('2024-02-30'), {}, 'from must be a date'],
    ['until no date', late('2024-01-01', '2024-13-01'), {}, 'until must be a date'],
    ['backwards', late('2024-01-02', '2024-01-01'), {}, 'until must not be before from'],
    ['by a tariff without a code', missed('2024-01-01'), { id: 'My tariff' }, 'tariff.id must be'],
    [
      'by an empty tariff',
      missed('2024-01-01'),
      { steps: [] },
      'tariff.steps must be at least one',
    ],
    [
      'by steps out of order',
      missed('2024-01-01'),
      { steps: [step, step] },
      'tariff.steps.1.from must be a date after',
    ],
    [
      'by a step without its amount',
      missed('2024-01-01'),
      { steps: [{ ...step, minor: { 'delayed-repair': 1 } }] },
      'tariff.steps.0 must have whole minor units',
    ],
    [
      'by a negative amount',
      missed('2024-01-01'),
      { steps: [{ ...step, minor: { 'missed-appointment': -1 } }] },
      'tariff.steps.0 must have whole',
    ],
    ['by a horizon that is no date', missed('2024-01-01'), { until: 'soon' }, 'tariff.until must'],
  ])('%s', (_, claim, rest, message) => {
    expect(asked(claim, rest)).toThrow(`tariffRedress: ${message}`);
  });
});

// Each amount follows from the one before and the consumer prices of October in the United Kingdom:
// +0.7 % in 2020, 4.2 in 2021, 11.1 in 2022, 4.6 in 2023, 2.3 in 2024, 3.6 in 2025 (Office for
// National Statistics, series D7G7).
it('the amounts rise as the scheme says', () => {
  const rises = [7, 42, 111, 46, 23, 36];
  const [, ...later] = automaticCompensation.steps;

  later.forEach(({ minor }, index) => {
    const before = automaticCompensation.steps[index];
    for (const [item, amount] of Object.entries(minor)) {
      const exact = ((before?.minor[item] ?? 0) * (1000 + (rises[index] ?? 0))) / 1000;
      expect(Math.abs(amount - exact)).toBeLessThanOrEqual(0.5000001);
    }
  });
});
