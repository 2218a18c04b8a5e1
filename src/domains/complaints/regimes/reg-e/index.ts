/**
 * Errors of electronic fund transfers, United States.
 *
 * @module
 */
export { regE } from './reg-e.ts';
