/** Random bits: a stream of 32-bit words from a state of four, and the state from one seed. */

/** Four 32-bit words, not all of them 0. */
export type RandomState = readonly [number, number, number, number];

/**
 * Makes a stream of random words: xoshiro128**, which repeats itself after 2^128 − 1 of them.
 *
 * @param state Where the stream begins.
 * @returns A function to whole numbers from 0 to 2^32 − 1, the next one at every call.
 * @see D. Blackman, S. Vigna, "Scrambled linear pseudorandom number generators", ACM Transactions
 *   on Mathematical Software 47 (2021), 36.
 */
export function createRandomBits(state: RandomState): () => number {
  let [a, b, c, d] = state;
  return () => {
    const word = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    return word;
  };
}

/**
 * Spreads a seed over a state by SplitMix64, as the authors of xoshiro advise: seeds that differ in
 * one bit begin streams that have nothing in common.
 *
 * @param seed A safe integer.
 * @see G. L. Steele, D. Lea, C. H. Flood, "Fast splittable pseudorandom number generators", OOPSLA
 *   2014, 453–472.
 */
export function stateOfSeed(seed: number): RandomState {
  const first = mix(BigInt(seed) + GOLDEN);
  const second = mix(BigInt(seed) + 2n * GOLDEN);
  return [low(first), low(first >> 32n), low(second), low(second >> 32n)];
}

const GOLDEN = 0x9e37_79b9_7f4a_7c15n;

function mix(counter: bigint): bigint {
  let bits = BigInt.asUintN(64, counter);
  bits = BigInt.asUintN(64, (bits ^ (bits >> 30n)) * 0xbf58_476d_1ce4_e5b9n);
  bits = BigInt.asUintN(64, (bits ^ (bits >> 27n)) * 0x94d0_49bb_1331_11ebn);
  return bits ^ (bits >> 31n);
}

/** The lower 32 bits. */
function low(bits: bigint): number {
  return Number(BigInt.asUintN(32, bits));
}

function rotate(bits: number, by: number): number {
  return (bits << by) | (bits >>> (32 - by));
}
