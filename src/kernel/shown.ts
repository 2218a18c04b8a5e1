/** What a message may show of a value: numbers as they are, of anything else only its kind. */

/** A value as the end of "got …" in a message; never a caller's text. */
export function shown(value: unknown): string {
  if (typeof value === 'number') return String(value);
  return value === null ? 'null' : typeof value;
}
