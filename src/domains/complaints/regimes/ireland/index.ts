/**
 * Complaints to firms regulated by the Central Bank of Ireland.
 *
 * @module
 */
export { centralBankOfIreland } from './ireland.ts';
