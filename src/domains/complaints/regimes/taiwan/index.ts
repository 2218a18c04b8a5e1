/**
 * Complaints in Taiwan: to any business, and to a financial one.
 *
 * @module
 */
export { taiwanConsumer, taiwanFinancial } from './taiwan.ts';
