/**
 * United States: the federal holidays, on the days on which they are observed.
 *
 * @module
 */
export { unitedStates } from './united-states.ts';
