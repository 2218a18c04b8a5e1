/**
 * Billing errors of open-end credit, United States.
 *
 * @module
 */
export { regZ } from './reg-z.ts';
