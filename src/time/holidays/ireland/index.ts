/**
 * Ireland: the public holidays of the Organisation of Working Time Act.
 *
 * @module
 */
export { ireland } from './ireland.ts';
