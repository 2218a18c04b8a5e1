/**
 * Numerics: maths that never heard of a customer.
 *
 * @module
 */
export { type Arm, assignArm } from './assign-arm.ts';
export { balanceInterval } from './balance-interval.ts';
export { chiSquareTail } from './chi-square-tail.ts';
export { normalCdf, normalQuantile } from './normal.ts';
export { type NumberColumn, orderStatistics, quantile } from './quantile.ts';
export { createRandom, type Random } from './random.ts';
export { type SampleSizeOptions, sampleSizePerArm } from './sample-size.ts';
export {
  type SequentialTest,
  type SequentialTestOptions,
  sequentialTest,
} from './sequential-test.ts';
export { type Interval, wilsonInterval } from './wilson-interval.ts';
