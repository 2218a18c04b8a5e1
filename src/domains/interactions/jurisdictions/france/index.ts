/**
 * France: when, how often and after which consent people are called.
 *
 * @module
 */
export { france } from './france.ts';
