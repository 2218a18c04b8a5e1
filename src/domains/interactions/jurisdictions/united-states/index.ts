/**
 * United States: the federal hours of telephone solicitation.
 *
 * @module
 */
export { unitedStates } from './united-states.ts';
