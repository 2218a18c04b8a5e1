/** Value gap: actual against potential value, the base, and who has most still to give. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { type CustomerValue, valueGap } from '../../src/analytics/metrics/value-gap.ts';

const VALUES: readonly CustomerValue[] = [
  { customer: 'ada', actualMinor: 6000, potentialMinor: 8000 },
  { customer: 'bob', actualMinor: -1000, potentialMinor: 1000 },
  { customer: 'cy', actualMinor: 900, potentialMinor: 800 },
  { customer: 'dee', actualMinor: 500, potentialMinor: null },
  { customer: 'eve', actualMinor: 200, potentialMinor: 200 },
];

describe('valueGap', () => {
  it('adds up who is below and who is above apart, and the base with everybody', () => {
    const found = valueGap(VALUES);

    expect(found.known).toMatchObject({ numerator: 4, denominator: 5 });
    expect(found).toMatchObject({ gapMinor: 4000, aboveMinor: 100, aboveCount: 1 });
    expect(found).toMatchObject({ baseMinor: 6600, unknownMinor: 500 });
    expect(found.realised).toMatchObject({ numeratorMinor: 6100, denominatorMinor: 10_000 });
  });

  it('lists customers by gap, equal ones in the order given', () => {
    const { customers, gapsMinor } = valueGap(VALUES);

    expect(customers).toEqual(['ada', 'bob', 'eve', 'cy']);
    expect(Array.from(gapsMinor)).toEqual([2000, 2000, 0, -100]);
    expect(valueGap([VALUES[1]!, VALUES[0]!]).customers).toEqual(['bob', 'ada']);
  });

  it('gives the realised part the interval of a ratio, above 1 and below 0 too', () => {
    const { interval } = valueGap([
      { customer: 1, actualMinor: 30, potentialMinor: 10 },
      { customer: 2, actualMinor: 10, potentialMinor: 30 },
    ]).realised;
    // r = 1; leftovers 20 and −20; √(2 · 800) / 40 = 1.
    expect(interval?.low).toBeCloseTo(1 - 1.959963984540054, 12);
    expect(interval?.high).toBeCloseTo(1 + 1.959963984540054, 12);
  });

  it('has no part without potentials, and no interval from one', () => {
    expect(valueGap([]).realised).toMatchObject({ value: null, interval: null });
    expect(valueGap([]).known.value).toBeNull();
    const zero = { customer: 1, actualMinor: 5, potentialMinor: 0 };
    expect(valueGap([zero]).realised.value).toBeNull();
    expect(valueGap([VALUES[0]!]).realised).toMatchObject({ value: 0.75, interval: null });
  });

  it('holds its caller to the contract', () => {
    const of = (values: object) => () => valueGap([{ ...VALUES[0]!, ...values }]);

    expect(of({ actualMinor: NaN })).toThrow('actualMinor must be a finite number, got NaN');
    expect(of({ actualMinor: Infinity })).toThrow('got Infinity');
    expect(of({ potentialMinor: -1 })).toThrow('potentialMinor must be at least 0 or null, got -1');
    expect(of({ potentialMinor: NaN })).toThrow('got NaN');
    expect(of({ potentialMinor: Infinity })).toThrow('got Infinity');
    expect(() => valueGap([VALUES[0]!, VALUES[0]!])).toThrow('customer must be given once');
  });

  it('adds up: base, known, unknown, gap and what is above, whatever the values', () => {
    const reached = { below: 0, above: 0, unknown: 0, ties: 0 };
    const anyValues = fc
      .array(
        fc.record({
          actualMinor: fc.integer({ min: -5, max: 20 }),
          potentialMinor: fc.option(fc.integer({ min: 0, max: 20 })),
        }),
        { maxLength: 20 },
      )
      .map((list) => list.map((values, customer) => ({ customer, ...values })));
    fc.assert(
      fc.property(anyValues, (values) => {
        const found = valueGap(values.values());
        const known = values.filter(({ potentialMinor }) => potentialMinor !== null);
        const { realised, gapMinor, aboveMinor } = found;

        expect(realised.numeratorMinor + found.unknownMinor).toBe(found.baseMinor);
        expect(realised.denominatorMinor - realised.numeratorMinor).toBe(gapMinor - aboveMinor);
        expect(found.customers).toHaveLength(known.length);
        for (const [index, customer] of found.customers.entries()) {
          const { actualMinor, potentialMinor } = values[Number(customer)]!;
          const gap = found.gapsMinor[index]!;
          expect(gap).toBe((potentialMinor ?? NaN) - actualMinor);
          const next = found.gapsMinor[index + 1] ?? -Infinity;
          expect(next).toBeLessThanOrEqual(gap);
          if (next === gap) {
            expect(found.customers[index + 1]).toBeGreaterThan(Number(customer));
            reached.ties += 1;
          }
          reached[gap < 0 ? 'above' : 'below'] += 1;
        }
        reached.unknown += values.length - known.length;
      }),
    );
    expect(Math.min(...Object.values(reached))).toBeGreaterThan(20);
  });
});
