/**
 * Complaints about payment services in the European Union and the United Kingdom.
 *
 * @module
 */
export { psd2 } from './psd2.ts';
