/**
 * Complaints sent on by the Consumer Financial Protection Bureau, United States.
 *
 * @module
 */
export { cfpbPortal } from './cfpb.ts';
