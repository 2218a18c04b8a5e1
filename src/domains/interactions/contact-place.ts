/** Contact place: a country, or a part of one, whose law a person or a rule belongs to. */

/** A country by ISO 3166-1, or a part of one by ISO 3166-2. */
const PLACE = /^[A-Z]{2}(?:-[A-Z0-9]{1,3})?$/;

/** Whether a text is written as a place: `FR`, or `CA-ON`. */
export function isPlace(text: unknown): text is string {
  return typeof text === 'string' && PLACE.test(text);
}

/**
 * Whether the law of one place may be that of a person in another: the law of a country is that of
 * all its parts; who is known to be in a country may be in any part, and whose place is `null`,
 * anywhere.
 */
export function isLawAt(lawPlace: string, place: string | null): boolean {
  if (place === null || place === lawPlace) return true;
  return place.startsWith(`${lawPlace}-`) || lawPlace.startsWith(`${place}-`);
}
