/** Compounded churn: powers, by repeated multiplication. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { compoundedChurn } from '../../src/analytics/metrics/compounded-churn.ts';
import { proportion } from '../../src/analytics/metrics/proportion.ts';

describe('compoundedChurn', () => {
  it('carries a month to a year by the twelfth power', () => {
    // 1 - 0.95^12 = 1 - 0.540360087662636962890625, exactly.
    const { value, periods, base } = compoundedChurn(proportion(1, 20), 12);

    expect(value).toBeCloseTo(0.459639912337363, 14);
    expect(periods).toBe(12);
    expect(base.numerator).toBe(1);
  });

  it('keeps none and all, and has no value where the base has none', () => {
    expect(compoundedChurn(proportion(0, 5), 12).value).toBe(0);
    expect(compoundedChurn(proportion(5, 5), 12).value).toBe(1);
    expect(compoundedChurn(proportion(0, 5), 12).interval?.low).toBe(0);
    expect(compoundedChurn(proportion(0, 0), 12)).toMatchObject({ value: null, interval: null });
  });

  it('is what stays after as many periods, one after the other', () => {
    const anyShare = fc.tuple(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 1, max: 40 }));
    fc.assert(
      fc.property(anyShare, ([lost, periods]) => {
        const churn = proportion(lost, 1000);
        const { value, interval } = compoundedChurn(churn, periods);
        let stay = 1;
        for (let step = 0; step < periods; step += 1) stay *= 1 - lost / 1000;

        expect(value).toBeCloseTo(1 - stay, 12);
        expect(interval!.low).toBeLessThanOrEqual(value!);
        expect(interval!.high).toBeGreaterThanOrEqual(value!);
        // Back again by the inverse.
        const part = compoundedChurn({ ...churn, value }, 1 / periods).value!;
        if (value! < 0.999) expect(part).toBeCloseTo(lost / 1000, 10);
      }),
    );
  });

  it('holds its caller to the contract', () => {
    expect(() => compoundedChurn(proportion(1, 2), 0)).toThrow('periods must be above 0');
    expect(() => compoundedChurn(proportion(1, 2), Infinity)).toThrow('periods');
    expect(() => compoundedChurn(proportion(1, 2), Number.NaN)).toThrow('periods');
  });
});
