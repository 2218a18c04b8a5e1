/**
 * England: the bank holidays of England and Wales, as the government publishes them.
 *
 * @module
 */
export { england } from './england.ts';
