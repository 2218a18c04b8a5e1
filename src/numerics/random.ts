/** Seeded randomness: the same seed draws the same numbers, for simulations and bootstraps. */
import { breach } from '../kernel/errors.ts';
import { normalQuantile } from './normal.ts';

/** A source of random numbers; every call draws and moves on. */
export interface Random {
  /** A number strictly between 0 and 1. */
  readonly uniform: () => number;
  /** A whole number from 0 to below `count`, all equally likely. */
  readonly integer: (count: number) => number;
  /** A standard normal number. */
  readonly normal: () => number;
  /** An exponential waiting time with a mean of 1. */
  readonly exponential: () => number;
  /** A gamma number of this shape, scale 1: its mean is the shape. */
  readonly gamma: (shape: number) => number;
  /** A beta number from 0 to 1, its mean `first / (first + second)`. */
  readonly beta: (first: number, second: number) => number;
  /** A Poisson count with this mean. */
  readonly poisson: (mean: number) => number;
}

/**
 * Makes a source of random numbers.
 *
 * @param seed A safe integer; equal seeds draw equal numbers.
 * @returns The source.
 * @throws ContractError if the seed is not as described.
 * @see D. Blackman, S. Vigna, "Scrambled linear pseudorandom number generators", ACM Transactions
 *   on Mathematical Software 47 (2021), 36; xoshiro128**.
 * @example
 * ```ts
 * import { createRandom } from 'everbond/numerics';
 *
 * createRandom(7).uniform() === createRandom(7).uniform(); // => true
 * ```
 */
export function createRandom(seed: number): Random {
  if (!Number.isSafeInteger(seed)) breach('createRandom', 'seed', `must be whole, got ${seed}`);
  const next = createBits(seed);

  // 52 bits and a half: never 0, never 1, so that its logarithm is finite.
  const uniform = () =>
    ((next() >>> 6) * 67_108_864 + (next() >>> 6) + 0.5) / 4_503_599_627_370_496;
  const normal = () => normalQuantile(uniform());
  const exponential = () => -Math.log(uniform());
  const integer = (count: number) => {
    if (!(Number.isInteger(count) && count >= 1 && count <= 4_294_967_296)) {
      breach('integer', 'count', `must be a whole number from 1 to 2 ** 32, got ${count}`);
    }
    const fair = 4_294_967_296 - (4_294_967_296 % count);
    let bits = next();
    while (bits >= fair) bits = next();
    return bits % count;
  };
  const logGamma = (shape: number): number => {
    if (shape < 1) return logGamma(shape + 1) + Math.log(uniform()) / shape;
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = normal();
      const v = (1 + c * x) ** 3;
      if (v > 0 && Math.log(uniform()) < (x * x) / 2 + d - d * v + d * Math.log(v)) {
        return Math.log(d * v);
      }
    }
  };
  const gamma = (shape: number) => Math.exp(logGamma(shape));
  const beta = (first: number, second: number) =>
    1 / (1 + Math.exp(logGamma(second) - logGamma(first)));
  const poisson = (mean: number) => {
    let count = 0;
    for (let time = exponential(); time <= mean; time += exponential()) count += 1;
    return count;
  };
  return { uniform, integer, normal, exponential, gamma, beta, poisson };
}

/** xoshiro128**: 32 random bits a call, from a state that SplitMix64 spreads from the seed. */
function createBits(seed: number): () => number {
  let [a, b, c, d] = spread(seed);
  return () => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    return result;
  };
}

function rotate(bits: number, by: number): number {
  return (bits << by) | (bits >>> (32 - by));
}

function spread(seed: number): [number, number, number, number] {
  let state = BigInt(seed);
  const draw = () => {
    state = BigInt.asUintN(64, state + 0x9e37_79b9_7f4a_7c15n);
    let mixed = state;
    mixed = BigInt.asUintN(64, (mixed ^ (mixed >> 30n)) * 0xbf58_476d_1ce4_e5b9n);
    mixed = BigInt.asUintN(64, (mixed ^ (mixed >> 27n)) * 0x94d0_49bb_1331_11ebn);
    return mixed ^ (mixed >> 31n);
  };
  const first = draw();
  const second = draw();
  return [low(first), high(first), low(second), high(second)];
}

function low(bits: bigint): number {
  return Number(BigInt.asIntN(32, bits));
}

function high(bits: bigint): number {
  return Number(BigInt.asIntN(32, bits >> 32n));
}
