/** Sample sizes: R's numbers, and the power that a simulation finds at them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createRandom } from '../../src/numerics/random.ts';
import { sampleSizePerArm } from '../../src/numerics/sample-size.ts';

describe('sampleSizePerArm', () => {
  // R 4.2.2: power.prop.test(p1, p2, power, sig.level, tol = 1e-12)$n, rounded up; the first is the
  // example of its manual, n = 76.7.
  it.each([
    { control: 0.5, treated: 0.75, power: 0.9, alpha: 0.05, size: 77 }, // 76.706928
    { control: 0.1, treated: 0.12, power: 0.8, alpha: 0.05, size: 3841 }, // 3840.847482
    { control: 0.12, treated: 0.1, power: 0.8, alpha: 0.05, size: 3841 }, // 3840.847482
    { control: 0.02, treated: 0.025, power: 0.95, alpha: 0.01, size: 31341 }, // 31340.550908
    { control: 0.3, treated: 0.6, power: 0.5, alpha: 0.1, size: 15 }, // 14.880489
    { control: 0.001, treated: 0.002, power: 0.8, alpha: 0.05, size: 23511 }, // 23510.140273
  ])('for $control against $treated is $size', ({ size, ...options }) => {
    expect(sampleSizePerArm(options)).toBe(size);
  });

  it('takes a power of 0.8 and an alpha of 0.05 unless told', () => {
    expect(sampleSizePerArm({ control: 0.1, treated: 0.12 })).toBe(3841);
  });

  it('finds the difference as often as it says', () => {
    // 2,000 experiments with the pooled two-sided test; 0.8 within four standard errors (0.036).
    const options = { control: 0.3, treated: 0.45, power: 0.8, alpha: 0.05 };
    const size = sampleSizePerArm(options);
    const random = createRandom(4);
    const hitsOf = (share: number) =>
      Array.from({ length: size }, () => random.uniform()).filter((one) => one < share).length;
    let found = 0;
    for (let run = 0; run < 2000; run += 1) {
      const [control, treated] = [hitsOf(options.control), hitsOf(options.treated)];
      const pooled = (control + treated) / (2 * size);
      const error = Math.sqrt((2 * pooled * (1 - pooled)) / size);
      if (Math.abs(treated - control) / size / error > 1.959963984540054) found += 1;
    }

    expect(Math.abs(found / 2000 - 0.8)).toBeLessThan(0.036);
  });

  it('grows with power and with certainty, and falls with the difference', () => {
    const anyShare = fc.integer({ min: 5, max: 45 }).map((hundredths) => hundredths / 100);
    fc.assert(
      fc.property(anyShare, fc.integer({ min: 1, max: 40 }), (control, hundredths) => {
        const treated = control + hundredths / 100;
        const size = sampleSizePerArm({ control, treated });

        expect(sampleSizePerArm({ control, treated, power: 0.9 })).toBeGreaterThan(size);
        expect(sampleSizePerArm({ control, treated, alpha: 0.01 })).toBeGreaterThan(size);
        expect(sampleSizePerArm({ control, treated: treated + 0.05 })).toBeLessThan(size);
        expect(sampleSizePerArm({ control: treated, treated: control })).toBe(size);
        expect(Number.isInteger(size)).toBe(true);
      }),
    );
  });

  it('holds its caller to the contract', () => {
    const ask = (options: object) => () =>
      sampleSizePerArm({ control: 0.1, treated: 0.2, ...options });

    expect(ask({ control: 0 })).toThrow('control must be above 0 and below 1, got 0');
    expect(ask({ treated: 1 })).toThrow('treated must be above 0 and below 1, got 1');
    expect(ask({ treated: 0.1 })).toThrow('treated must differ from control');
    expect(ask({ power: 1 })).toThrow('power');
    expect(ask({ alpha: Number.NaN })).toThrow('alpha must be above 0 and below 1, got NaN');
    expect(ask({ power: 0.025 })).toThrow('power must be above alpha / 2');
    expect(ask({ power: 0.026 })()).toBe(1);
  });
});
