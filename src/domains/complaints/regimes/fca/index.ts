/**
 * Complaints under the rules of the Financial Conduct Authority, United Kingdom.
 *
 * @module
 */

export { fcaDisp } from './fca.ts';
export { ombudsmanInterest } from './ombudsman-interest.ts';
