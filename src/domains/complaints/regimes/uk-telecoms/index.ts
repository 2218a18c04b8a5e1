/**
 * Complaints to providers of telephone and broadband, United Kingdom.
 *
 * @module
 */
export { automaticCompensation } from './automatic-compensation.ts';
export { ukTelecoms } from './uk-telecoms.ts';
