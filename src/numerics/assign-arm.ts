/** Assignment: which arm of an experiment an id belongs to, by hash, so that nobody stores it. */
import { breach } from '../kernel/errors.ts';
import { hashText } from './hash-text.ts';

/** One arm of an experiment. */
export interface Arm<Name extends string = string> {
  /** Its name, which no other arm of the experiment has. */
  readonly name: Name;
  /** Its part, relative to the sum of all weights: finite, at least 0; an arm of 0 gets nobody. */
  readonly weight: number;
}

/**
 * The arm of an experiment that an id belongs to; the same at every call, on every platform.
 *
 * Every arm draws a waiting time from the hash of experiment, arm and id, the shorter on average
 * the greater its weight; the first to ring has the id. So arms get their parts, experiments do not
 * depend on each other, and when a weight grows, ids move to that arm alone, as few as the new
 * parts need. New weights while an experiment runs still mix old answers with new ones: compare
 * within each span of weights. Renaming an arm deals anew.
 *
 * @param experiment Name of the experiment; another name deals independently.
 * @param id Whom to assign: the id by which the host knows the customer.
 * @param arms One arm or more, names distinct, the weights above 0 in sum; their order is of no
 *   account.
 * @returns The name of the arm.
 * @throws ContractError if the arms are not as described.
 * @see D. G. Thaler, C. V. Ravishankar, "Using name-based mappings to increase hit rates", IEEE/ACM
 *   Transactions on Networking 6 (1998), 1-14, for the highest of hashes.
 * @see C. Schindelhauer, G. Schomaker, "Weighted distributed hash tables", SPAA 2005, 218-227, for
 *   weights.
 * @example Nine of ten get the welcome call
 * ```ts
 * import { assignArm } from 'everbond/numerics';
 *
 * const arms = [
 *   { name: 'call', weight: 9 },
 *   { name: 'no-call', weight: 1 },
 * ] as const;
 *
 * assignArm('welcome-call', 'ada', arms); // => 'call'
 * assignArm('welcome-call', 'ida', arms); // => 'no-call'
 * ```
 */
export function assignArm<Name extends string>(
  experiment: string,
  id: string,
  arms: readonly Arm<Name>[],
): Name {
  checkArms(arms);
  let first: Name | null = null;
  let shortest = Infinity;
  for (const { name, weight } of arms) {
    if (weight === 0) continue;
    const wait = -logarithm(shareOf(experiment, name, id)) / weight;
    // Equal waits have a chance of 2^-52; the name decides, so that order never does.
    if (first === null || wait < shortest || (wait === shortest && name < first)) {
      first = name;
      shortest = wait;
    }
  }
  return first ?? breach('assignArm', 'arms', 'must have weights above 0 in sum');
}

function checkArms(arms: readonly Arm[]): void {
  for (const [index, { weight }] of arms.entries()) {
    if (!(weight >= 0 && weight < Infinity)) {
      const rule = `must be finite and at least 0, got ${Number(weight)}`;
      breach('assignArm', `arms[${index}].weight`, rule);
    }
  }
  if (new Set(arms.map(({ name }) => name)).size < arms.length) {
    breach('assignArm', 'arms', 'must have distinct names');
  }
}

/** A share above 0 and below 1, one of 2^52, that looks like chance. */
function shareOf(experiment: string, arm: string, id: string): number {
  const text = JSON.stringify([experiment, arm, id]);
  return (hashText(text, 0) * 2 ** 20 + (hashText(text, 1) >>> 12) + 0.5) / 2 ** 52;
}

/**
 * The natural logarithm of a share above 0, from sums and products alone: runtimes may round
 * `Math.log` differently, and then two of them could send one customer to two arms.
 */
function logarithm(share: number): number {
  let mantissa = share;
  let exponent = 0;
  while (mantissa < 0.75) {
    mantissa *= 2;
    exponent -= 1;
  }
  const ratio = (mantissa - 1) / (mantissa + 1);
  const square = ratio * ratio;
  let sum = 0;
  for (let odd = 25; odd >= 1; odd -= 2) sum = sum * square + 1 / odd;
  return exponent * Math.LN2 + 2 * ratio * sum;
}
