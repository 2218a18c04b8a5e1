/**
 * France: the public holidays of the labour code.
 *
 * @module
 */
export { franceHolidays } from './france-holidays.ts';
