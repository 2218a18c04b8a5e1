/**
 * Reading of what a caller hands to a store: each part once, whatever it is.
 *
 * What does not fit is answered with a failure that names the field and never shows the value.
 */
import { FailureError } from '../../kernel/errors.ts';
import { isId } from '../../kernel/id.ts';
import type { Instant } from '../../kernel/instant.ts';
import { isCanonicalInstant } from '../../kernel/iso-text.ts';

/** A field of an object; `undefined` if it has none, or cannot be asked. */
export function readField(from: unknown, name: string | number): unknown {
  try {
    return (from as Readonly<Record<string | number, unknown>>)[name];
  } catch {
    return undefined; // nothing, or a getter or a trap that throws
  }
}

/** The elements of a list; one that is missing is `undefined`. */
export function readElements(from: unknown, field: string, limit: number): readonly unknown[] {
  const count = listLength(from);
  if (count === null) invalid(field, 'must be a list');
  if (count > limit) exceeded(field, limit, count);

  const elements: unknown[] = [];
  for (let index = 0; index < count; index += 1) elements.push(readField(from, index));
  return elements;
}

function listLength(from: unknown): number | null {
  try {
    return Array.isArray(from) ? from.length : null;
  } catch {
    return null; // a proxy that was revoked, or whose trap throws
  }
}

/** An id: of a tenant, a type, a thing, or a timer. */
export function readId(from: unknown, field: string): string {
  return isId(from)
    ? from
    : invalid(field, 'must be well-formed text of 1 to 200 bytes, without NUL');
}

/** An instant, in no other form than the one that sorts. */
export function readInstant(from: unknown, field: string): Instant {
  return typeof from === 'string' && isCanonicalInstant(from)
    ? (from as Instant)
    : invalid(field, 'must be an instant in canonical UTC text');
}

/** A whole number that is not below the least. */
export function readWhole(from: unknown, field: string, least: 0 | 1): number {
  const fits = typeof from === 'number' && Number.isSafeInteger(from) && from >= least;
  return fits && !Object.is(from, -0) ? from : invalid(field, `must be whole, ${least} or more`);
}

/** Says that a value cannot be kept. */
export function invalid(field: string, rule: string): never {
  throw new FailureError('INVALID_VALUE', `${field} ${rule}`, { field });
}

/** Says that there is too much of something. */
export function exceeded(field: string, limit: number, actual: number): never {
  const rule = `${field} must be at most ${limit}, got ${actual}`;
  throw new FailureError('LIMIT_EXCEEDED', rule, { field, limit, actual });
}
