/** Require instant: stops a `Date`, or a text that is no instant, before it is compared. */
import { breach } from './errors.ts';
import { isCanonicalInstant } from './iso-text.ts';

/** Stops what is no instant as `instant` gives it, whatever the compiler was told. */
export function requireInstant(where: string, field: string, value: unknown): void {
  if (isInstantText(value)) return;
  breach(where, field, 'must be an instant; write instant(date)');
}

/** The same where `null` says that there is none. */
export function requireInstantOrNull(where: string, field: string, value: unknown): void {
  if (value === null || isInstantText(value)) return;
  breach(where, field, 'must be an instant, or null; write instant(date)');
}

function isInstantText(value: unknown): boolean {
  return typeof value === 'string' && isCanonicalInstant(value);
}
