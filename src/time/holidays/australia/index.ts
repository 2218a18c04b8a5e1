/**
 * Australia: the public holidays that all states and territories have in common.
 *
 * @module
 */
export { australia } from './australia.ts';
