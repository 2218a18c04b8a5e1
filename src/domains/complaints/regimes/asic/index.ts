/**
 * Complaints to financial firms in Australia.
 *
 * @module
 */
export { asicRg271 } from './asic.ts';
