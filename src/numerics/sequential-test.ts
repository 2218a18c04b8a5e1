/** Sequential test: two arms of an experiment compared at as many looks as one likes. */
import { breach } from '../kernel/errors.ts';
import { logGamma } from './log-gamma.ts';

/** What is known at one look. */
export interface SequentialTest {
  /** Share of treated with a hit over share of control; `null` while control has no hit. */
  readonly ratio: number | null;
  /** Lower limit of the ratio, valid at all looks together: at least 0. */
  readonly low: number;
  /** Upper limit of the ratio, likewise; `null` while there is none. */
  readonly high: number | null;
  /** Bounds the probability to come this far, at any look, if the arms are alike: 0 to 1. */
  readonly pValue: number;
}

/** How the experiment was dealt, and how sure one wants to be. */
export interface SequentialTestOptions {
  /** Probability with which each customer went to the treated arm; 0.5 unless told. */
  readonly treatedShare?: number;
  /** Confidence of the limits, above 0 and below 1; 0.95 unless told. */
  readonly level?: number;
  /**
   * How many hits the belief that the arms are alike is worth at the start; 100 unless told. More
   * of them find a small difference sooner, fewer a large one. Fix it before the first hit.
   */
  readonly priorHits?: number;
}

/**
 * Compares the hits of two arms at one look of as many as one likes.
 *
 * Who tests at every look as if it were the only one, and stops at the first success, finds
 * differences where there are none. This p-value is at or below any alpha, at any look, with
 * probability at most alpha if the arms are alike; the limits hold the true ratio at all looks
 * together. So one may stop as soon as one is convinced. The price is a larger sample at the end
 * than {@link sampleSizePerArm} says.
 *
 * It is exact, by this argument: if each customer is dealt to an arm by chance, then of customers
 * with a hit each is a treated one with probability treatedShare × ratio / (that + control's
 * share), whoever they are. The p-value is 1 over a mixture likelihood ratio of that probability,
 * with a beta distribution around treatedShare, which rises to 1/alpha with probability at most
 * alpha. Hits are events that a customer has once, such as leaving or buying again; where most have
 * them, ask of those who have not.
 *
 * @param treated Hits in the treated arm so far: a whole number, at least 0.
 * @param control Hits in the control arm so far, likewise.
 * @param options `treatedShare`, `level` and `priorHits`; the same at every look.
 * @returns The ratio with its limits, and the p-value; without hits nothing is known: `null`, 0 to
 *   `null`, and 1.
 * @throws ContractError if a count or an option is not as described.
 * @see H. Robbins, "Statistical methods related to the law of the iterated logarithm", Annals of
 *   Mathematical Statistics 41 (1970), 1397-1409, for the mixture.
 * @see M. Lindon, A. Malek, "Anytime-valid inference for multinomial count data", Advances in
 *   Neural Information Processing Systems 35 (2022), for its use on experiments.
 * @example 90 of the treated left and 130 of the others
 * ```ts
 * import { sequentialTest } from 'everbond/numerics';
 *
 * const { ratio, low, high, pValue } = sequentialTest(90, 130);
 *
 * ratio; // ~> 0.692307692
 * low; // ~> 0.451096093
 * high; // ~> 1.05107890
 * pValue; // ~> 0.144981657
 * ```
 */
export function sequentialTest(
  treated: number,
  control: number,
  { treatedShare = 0.5, level = 0.95, priorHits = 100 }: SequentialTestOptions = {},
): SequentialTest {
  checkCount('treated', treated);
  checkCount('control', control);
  checkShare('treatedShare', treatedShare);
  checkShare('level', level);
  if (!(priorHits > 0 && priorHits < Infinity)) {
    breach('sequentialTest', 'priorHits', `must be above 0 and finite, got ${Number(priorHits)}`);
  }

  const [priorTreated, priorControl] = [priorHits * treatedShare, priorHits * (1 - treatedShare)];
  const mixture =
    logBeta(priorTreated + treated, priorControl + control) - logBeta(priorTreated, priorControl);
  /** Logarithm of the evidence that hits are not treated ones with this probability. */
  const evidence = (share: number): number =>
    mixture - powerLog(treated, share) - powerLog(control, 1 - share);

  const bound = -Math.log(1 - level);
  const ratioOf = (share: number) => (share * (1 - treatedShare)) / ((1 - share) * treatedShare);
  const seen = treated + control === 0 ? treatedShare : treated / (treated + control);
  const high = lastWithin(evidence, bound, seen, 1);
  return {
    ratio: control === 0 ? null : ratioOf(seen),
    low: ratioOf(lastWithin(evidence, bound, seen, 0)),
    high: high === 1 ? null : ratioOf(high),
    pValue: Math.min(1, Math.exp(-evidence(treatedShare))),
  };
}

function checkCount(field: string, count: number): void {
  if (!Number.isSafeInteger(count) || count < 0) {
    const rule = `must be a whole number of at least 0, got ${Number(count)}`;
    breach('sequentialTest', field, rule);
  }
}

function checkShare(field: string, share: number): void {
  if (!(share > 0 && share < 1)) {
    breach('sequentialTest', field, `must be above 0 and below 1, got ${Number(share)}`);
  }
}

function logBeta(first: number, second: number): number {
  return logGamma(first) + logGamma(second) - logGamma(first + second);
}

/** ln(share ^ count), where 0 ^ 0 is 1. */
function powerLog(count: number, share: number): number {
  return count === 0 ? 0 : count * Math.log(share);
}

/** How far from the share seen towards an end the evidence stays below a bound. */
function lastWithin(
  evidence: (share: number) => number,
  bound: number,
  seen: number,
  end: 0 | 1,
): number {
  if (evidence(end) < bound) return end;

  let within = seen;
  let beyond: number = end;
  for (;;) {
    const middle = (within + beyond) / 2;
    if (middle === within || middle === beyond) return within;
    if (evidence(middle) < bound) within = middle;
    else beyond = middle;
  }
}
