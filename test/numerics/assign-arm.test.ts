/** Assignment by hash: known answers, fair parts, independence, and how few move with a weight. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { type Arm, assignArm } from '../../src/numerics/assign-arm.ts';
import { chiSquareTail } from '../../src/numerics/chi-square-tail.ts';
import { hashText } from '../../src/numerics/hash-text.ts';

describe('hashText', () => {
  // Test vectors of MurmurHash3 that circulate with its ports; the last two from a second program,
  // in Python, that gives the others too.
  it.each([
    ['', 0, 0],
    ['', 1, 0x514e28b7],
    ['', 0xffffffff, 0x81f16f39],
    ['a', 0x9747b28c, 0x7fa09ea6],
    ['aa', 0x9747b28c, 0x5d211726],
    ['aaa', 0x9747b28c, 0x283e0130],
    ['aaaa', 0x9747b28c, 0x5a97808a],
    ['abc', 0, 0xb3dd93fa],
    ['Hello, world!', 0x9747b28c, 0x24884cba],
    ['ππππππππ', 0x9747b28c, 0xd58063c1],
    ['The quick brown fox jumps over the lazy dog', 0x9747b28c, 0x2fa826cd],
    ['hello', 0, 0x248bfa47],
    ['ü€𝄞', 7, 0x693da5e7],
  ])('of %j with seed %d', (text, seed, hash) => {
    expect(hashText(text, seed)).toBe(hash);
  });
});

const half = [
  { name: 'old', weight: 1 },
  { name: 'new', weight: 1 },
] as const;

const ids = Array.from({ length: 5000 }, (_, index) => `customer-${index}`);

/** How far counts are from parts, as the probability of being so far by chance. */
function chanceOf(counts: readonly number[], parts: readonly number[]): number {
  const all = counts.reduce((sum, count) => sum + count, 0);
  const whole = parts.reduce((sum, part) => sum + part, 0);
  const statistic = counts.reduce((sum, count, index) => {
    const expected = (all * parts[index]!) / whole;
    return sum + (count - expected) ** 2 / expected;
  }, 0);
  return chiSquareTail(statistic, counts.length - 1);
}

describe('assignArm', () => {
  it('gives the answers of a second program', () => {
    // In Python, with 40 digits for the logarithm.
    const prices = [
      { name: 'a', weight: 1 },
      { name: 'b', weight: 2 },
      { name: 'c', weight: 0.5 },
    ];
    const known = Array.from('babaccbabbababbabbccbbabbabbabbccbcabaca');

    expect(known.map((_, index) => assignArm('prices', String(index), prices))).toEqual(known);
    expect(
      ['ü', '𝄞', '日本', 'a"b\\c', ''].map((id) => assignArm('Größe €', id, prices)).join(''),
    ).toBe('bcaab');
  });

  it('gives arms their parts', () => {
    // A chi-square whose tail is below one in a thousand would be refused; ids are fixed.
    const weights = [5, 3, 2, 0];
    const arms = weights.map((weight, index) => ({ name: `arm-${index}`, weight }));
    for (const experiment of ['one', 'two', 'three']) {
      const counts = arms.map(() => 0);
      for (const id of ids) counts[Number(assignArm(experiment, id, arms).slice(4))]! += 1;

      expect(counts[3]).toBe(0);
      expect(chanceOf(counts.slice(0, 3), weights.slice(0, 3))).toBeGreaterThan(1e-3);
    }
  });

  it('deals each experiment without regard to the others', () => {
    const counts = [0, 0, 0, 0];
    for (const id of ids) {
      const first = assignArm('banner', id, half) === 'new' ? 2 : 0;
      counts[first + (assignArm('banner-2', id, half) === 'new' ? 1 : 0)]! += 1;
    }

    expect(chanceOf(counts, [1, 1, 1, 1])).toBeGreaterThan(1e-3);
  });

  it('moves to an arm that grows as few as its new part needs, and nobody else', () => {
    const before = [...half, { name: 'third', weight: 1 }];
    const after = [...half, { name: 'third', weight: 2 }];
    let moved = 0;
    for (const id of ids) {
      const [was, is] = [assignArm('x', id, before), assignArm('x', id, after)];
      if (was === is) continue;

      expect(is).toBe('third');
      moved += 1;
    }
    // From a third to a half: a sixth of all move. Six standard errors.
    expect(Math.abs(moved / ids.length - 1 / 6)).toBeLessThan(0.032);
  });

  it('asks neither for the order of arms nor for the unit of weights', () => {
    const anyArms = fc
      .uniqueArray(fc.string(), { minLength: 1, maxLength: 5 })
      .chain((names) =>
        fc.tuple(...names.map((name) => fc.record({ name: fc.constant(name), weight: fc.nat(4) }))),
      )
      .filter((arms) => arms.some(({ weight }) => weight > 0));
    let several = 0;
    fc.assert(
      fc.property(fc.string(), fc.string(), anyArms, (experiment, id, arms) => {
        const arm = assignArm(experiment, id, arms);
        const scaled = arms.map(({ name, weight }) => ({ name, weight: weight * 4 }));

        expect(assignArm(experiment, id, arms.toReversed())).toBe(arm);
        expect(assignArm(experiment, id, scaled)).toBe(arm);
        expect(arms.find(({ name }) => name === arm)?.weight).toBeGreaterThan(0);
        if (arms.filter(({ weight }) => weight > 0).length > 1) several += 1;
      }),
    );
    expect(several).toBeGreaterThan(30);
  });

  it('takes an id with half a surrogate pair', () => {
    expect(['old', 'new']).toContain(assignArm('x', '\ud800', half));
  });

  it('holds its caller to the contract, and shows no name', () => {
    const ask =
      (...arms: readonly Arm[]) =>
      () =>
        assignArm('x', 'ada', arms);

    expect(ask()).toThrow('assignArm: arms must have weights above 0 in sum');
    expect(ask({ name: 'a', weight: 0 })).toThrow('weights above 0 in sum');
    expect(ask({ name: 'a', weight: 1 }, { name: 'secret', weight: -1 })).toThrow(
      'assignArm: arms[1].weight must be finite and at least 0, got -1',
    );
    expect(ask({ name: 'a', weight: Number.NaN })).toThrow('got NaN');
    expect(ask({ name: 'a', weight: Infinity })).toThrow('got Infinity');
    expect(ask({ name: 'a', weight: 1 }, { name: 'a', weight: 2 })).toThrow('distinct names');
  });
});
