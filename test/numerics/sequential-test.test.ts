/** Sequential tests: values by quadrature, and what happens to those who look after every hit. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { logGamma } from '../../src/numerics/log-gamma.ts';
import { normalCdf } from '../../src/numerics/normal.ts';
import { createRandom } from '../../src/numerics/random.ts';
import { sequentialTest } from '../../src/numerics/sequential-test.ts';
import { relativeError } from './oracle.ts';

describe('logGamma', () => {
  // mpmath 1.3, 40 digits.
  it.each([
    [0.1, 2.252712651734206],
    [0.5, 0.5723649429247001],
    [9.99, 12.779315214350193],
    [10, 12.801827480081469],
    [37.5, 97.52177522288821],
    [1000.25, 5906.9472682711175],
    [1e6, 12815504.569147611],
    [1e-5, 11.512919692895826],
  ])('of %d is %d', (x, value) => {
    expect(relativeError(logGamma(x), value)).toBeLessThan(4e-15);
  });

  it('is 0 at 1 and 2, and of a whole number the factorial below', () => {
    expect(Math.abs(logGamma(1))).toBeLessThan(1e-14);
    expect(Math.abs(logGamma(2))).toBeLessThan(1e-14);
    expect(logGamma(6)).toBeCloseTo(Math.log(120), 13);
  });
});

describe('sequentialTest', () => {
  // mpmath 1.3, 40 digits: the mixture by quadrature over the beta prior, limits by halving.
  it.each([
    [90, 130, {}, 0.45109609335246664, 1.051078898217114, 0.14498165686452494],
    [30, 10, {}, 0.8526592559050712, 14.573606414187818, 0.27946464518430714],
    [500, 620, { level: 0.9 }, 0.6787820242487108, 0.9571249507715104, 0.00943769791740837],
    [12, 40, { treatedShare: 0.25, priorHits: 20 }, 0.33882892909231377, 2.0691537282748342, 1],
    [
      7,
      3,
      { treatedShare: 0.9, level: 0.99, priorHits: 5 },
      0.026611262271648378,
      6.002175062493798,
      0.9057571083302405,
    ],
    [1, 1, {}, 0.012692399708253223, 78.78730760029174, 1],
  ])('of %d against %d, %j', (treated, control, options, low, high, pValue) => {
    const result = sequentialTest(treated, control, options);

    expect(relativeError(result.low, low)).toBeLessThan(1e-10);
    expect(relativeError(result.high!, high)).toBeLessThan(1e-10);
    expect(relativeError(result.pValue, pValue)).toBeLessThan(1e-9);
  });

  it('weighs the ratio by how the experiment was dealt', () => {
    expect(sequentialTest(12, 40, { treatedShare: 0.25 }).ratio).toBeCloseTo(0.9, 14);
    expect(sequentialTest(90, 130).ratio).toBeCloseTo(90 / 130, 14);
  });

  it('knows nothing without hits, and little without hits of one arm', () => {
    expect(sequentialTest(0, 0)).toEqual({ ratio: null, low: 0, high: null, pValue: 1 });
    expect(sequentialTest(0, 9)).toMatchObject({ ratio: 0, low: 0 });
    expect(sequentialTest(0, 9).high).toBeGreaterThan(0);
    expect(sequentialTest(9, 0)).toMatchObject({ ratio: null, high: null });
    expect(sequentialTest(9, 0).low).toBeGreaterThan(0);
  });

  it('turns with the arms, and parts them where the p-value is below alpha', () => {
    let apart = 0;
    fc.assert(
      fc.property(fc.nat(400), fc.nat(400), (treated, control) => {
        const { low, high, ratio, pValue } = sequentialTest(treated, control);
        const turned = sequentialTest(control, treated);

        expect(turned.pValue).toBeCloseTo(pValue, 10);
        if (high !== null) expect(turned.low).toBeCloseTo(1 / high, 8);
        if (ratio !== null) expect(low).toBeLessThanOrEqual(ratio);
        expect(high ?? Infinity).toBeGreaterThanOrEqual(ratio ?? 0);
        expect(pValue).toBeGreaterThanOrEqual(0);
        expect(pValue).toBeLessThanOrEqual(1);
        expect(pValue < 0.05).toBe(low > 1 || (high ?? Infinity) < 1);
        if (pValue < 0.05) apart += 1;
      }),
    );
    expect(apart).toBeGreaterThan(20);
  });

  it('holds its caller to the contract', () => {
    const ask = (treated: number, control: number, options: object = {}) => {
      return () => sequentialTest(treated, control, options);
    };

    expect(ask(-1, 0)).toThrow(
      'sequentialTest: treated must be a whole number of at least 0, got -1',
    );
    expect(ask(0, 0.5)).toThrow('control must be a whole number');
    expect(ask(0, 0, { treatedShare: 1 })).toThrow(
      'treatedShare must be above 0 and below 1, got 1',
    );
    expect(ask(0, 0, { level: 0 })).toThrow('level');
    expect(ask(0, 0, { priorHits: 0 })).toThrow('priorHits must be above 0 and finite, got 0');
    expect(ask(0, 0, { priorHits: Infinity })).toThrow('priorHits');
  });
});

/** What experiments find if one looks after every hit: by this test, and by one made for one look. */
function peek(treatedRate: number, runs: number, customers: number) {
  const random = createRandom(2027);
  const found = { sequential: 0, naive: 0, missed: 0 };
  for (let run = 0; run < runs; run += 1) {
    const hits = [0, 0];
    const dealt = [0, 0];
    let [sequential, naive, missed] = [false, false, false];
    for (let customer = 0; customer < customers; customer += 1) {
      const arm = random.uniform() < 0.3 ? 1 : 0;
      dealt[arm]! += 1;
      if (random.uniform() >= (arm === 1 ? treatedRate : CONTROL_RATE)) continue;
      hits[arm]! += 1;
      if (sequential && naive) continue;
      const look = sequentialTest(hits[1]!, hits[0]!, { treatedShare: 0.3, level: 0.9 });
      sequential ||= look.pValue <= 0.1;
      const truth = treatedRate / CONTROL_RATE;
      missed ||= look.low > truth || (look.high ?? Infinity) < truth;
      naive ||= hits[0]! + hits[1]! >= 20 && naivePValue(hits, dealt) <= 0.1;
    }
    if (sequential) found.sequential += 1;
    if (naive) found.naive += 1;
    if (missed) found.missed += 1;
  }
  return found;
}

const CONTROL_RATE = 0.2;

function naivePValue(hits: readonly number[], dealt: readonly number[]): number {
  const [n, m] = [dealt[0]!, dealt[1]!];
  const pooled = (hits[0]! + hits[1]!) / (n + m);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / n + 1 / m));
  return 2 * normalCdf(-Math.abs(hits[0]! / n - hits[1]! / m) / error);
}

describe('an experiment looked at after every hit', () => {
  // 200 experiments of 1,000 customers and some 200 hits, fixed seed. With alpha 0.1 at most 20 of
  // them should find a difference that is not there; three standard errors more are 13.
  it('finds what is not there no more often than alpha, where one-look tests often do', () => {
    const found = peek(CONTROL_RATE, 200, 1000);

    expect(found.sequential).toBeLessThanOrEqual(33);
    expect(found.sequential).toBeGreaterThan(0);
    expect(found.missed).toBeLessThanOrEqual(33);
    expect(found.naive).toBeGreaterThan(60);
  });

  it('finds what is there', () => {
    const found = peek(2 * CONTROL_RATE, 40, 1000);

    expect(found.sequential).toBeGreaterThan(34);
  });
});
