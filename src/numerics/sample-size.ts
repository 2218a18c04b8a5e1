/** Sample size: how many each arm of an experiment needs to see a difference of two shares. */
import { breach } from '../kernel/errors.ts';
import { normalQuantile } from './normal.ts';

/** What an experiment should be able to see, and how surely. */
export interface SampleSizeOptions {
  /** The share expected of the control arm: above 0, below 1. */
  readonly control: number;
  /** The share of the treated arm that should be seen: above 0, below 1, and another. */
  readonly treated: number;
  /** Probability to see it if it is there: above 0, below 1; 0.8 unless told. */
  readonly power?: number;
  /** Probability to see a difference where there is none: above 0, below 1; 0.05 unless told. */
  readonly alpha?: number;
}

/**
 * How many customers each of two equal arms needs.
 *
 * For a two-sided test of two shares by the normal approximation without continuity correction, as
 * in R's `power.prop.test`; others add a correction, or take the variance of the control for both
 * and come out a few per cent apart. The number holds for one look at the end. Who looks again and
 * again, and stops at the first success, needs {@link sequentialTest}.
 *
 * @param options Both shares, and power and alpha if others than usual.
 * @returns Customers in each arm, rounded up: a whole number of at least 1.
 * @throws ContractError if a share or a probability is not as described, or power is not above
 *   alpha / 2, which any size has.
 * @see J. L. Fleiss, B. Levin, M. C. Paik, "Statistical Methods for Rates and Proportions", 3rd
 *   edition (2003), section 4.2.
 * @example A tenth come back; it would be worth it if twelve of a hundred did
 * ```ts
 * import { sampleSizePerArm } from 'everbond/numerics';
 *
 * sampleSizePerArm({ control: 0.1, treated: 0.12 }); // => 3841
 * ```
 */
export function sampleSizePerArm({
  control,
  treated,
  power = 0.8,
  alpha = 0.05,
}: SampleSizeOptions): number {
  checkShare('control', control);
  checkShare('treated', treated);
  checkShare('power', power);
  checkShare('alpha', alpha);
  if (treated === control) breach('sampleSizePerArm', 'treated', 'must differ from control');
  if (power <= alpha / 2) breach('sampleSizePerArm', 'power', 'must be above alpha / 2');

  const pooled = (control + treated) / 2;
  const spread = control * (1 - control) + treated * (1 - treated);
  const reach =
    -normalQuantile(alpha / 2) * Math.sqrt(2 * pooled * (1 - pooled)) +
    normalQuantile(power) * Math.sqrt(spread);
  return Math.max(1, Math.ceil((reach / (treated - control)) ** 2));
}

function checkShare(field: string, share: number): void {
  if (!(share > 0 && share < 1)) {
    breach('sampleSizePerArm', field, `must be above 0 and below 1, got ${Number(share)}`);
  }
}
