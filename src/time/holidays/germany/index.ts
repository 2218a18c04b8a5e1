/**
 * Germany: the public holidays that all sixteen states have in common.
 *
 * @module
 */
export { germany } from './germany.ts';
