/**
 * Canada: the hours of telemarketing calls.
 *
 * @module
 */
export { canada } from './canada.ts';
