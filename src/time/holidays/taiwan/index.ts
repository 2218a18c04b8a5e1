/**
 * Taiwan: the days off and the working Saturdays of the calendar of government offices.
 *
 * @module
 */
export { taiwan } from './taiwan.ts';
