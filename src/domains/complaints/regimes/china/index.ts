/**
 * Complaints in China: to a bank or an insurer, and to the market authority.
 *
 * @module
 */
export { chinaFinancial, chinaMarketRegulation } from './china.ts';
