/**
 * The words of the kernel, and the names a newcomer needs first.
 *
 * @module
 */
export * from './kernel/index.ts';
