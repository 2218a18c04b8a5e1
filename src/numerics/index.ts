/**
 * Numerics: maths that never heard of a customer.
 *
 * @module
 */
export { normalCdf, normalQuantile } from './normal.ts';

export { type NumberColumn, orderStatistics, quantile } from './quantile.ts';
export { createRandom, type Random } from './random.ts';
export { type Interval, wilsonInterval } from './wilson-interval.ts';
