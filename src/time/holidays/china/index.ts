/**
 * China: the days off and the working weekends that the State Council announces for each year.
 *
 * @module
 */
export { china } from './china.ts';
