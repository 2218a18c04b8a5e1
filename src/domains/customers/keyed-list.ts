/** Keyed list: entries with one key each, in the order of their keys, so that sets compare. */

/** What an entry is known by: texts, compared one after another by code unit. */
export type KeyOf<Entry> = (entry: Entry) => readonly string[];

/** The entry of a key; `null` if there is none. */
export function entryOf<Entry>(
  list: readonly Entry[],
  key: readonly string[],
  keyOf: KeyOf<Entry>,
): Entry | null {
  return list.find((entry) => compareKeys(keyOf(entry), key) === 0) ?? null;
}

/** The list with an entry, in place of the one of its key. */
export function withEntry<Entry>(
  list: readonly Entry[],
  entry: Entry,
  keyOf: KeyOf<Entry>,
): readonly Entry[] {
  const key = keyOf(entry);
  const order = (one: Entry) => compareKeys(keyOf(one), key);
  const place = list.findIndex((one) => order(one) >= 0);
  const found = list[place];
  if (found === undefined) return [...list, entry];
  return list.toSpliced(place, order(found) === 0 ? 1 : 0, entry);
}

/** The list without the entry of a key. */
export function withoutEntry<Entry>(
  list: readonly Entry[],
  key: readonly string[],
  keyOf: KeyOf<Entry>,
): readonly Entry[] {
  return list.filter((entry) => compareKeys(keyOf(entry), key) !== 0);
}

/** Ids, each once, in order. */
export function sortedIds(ids: Iterable<string>): readonly string[] {
  return [...new Set(ids)].sort();
}

/** Less than 0, 0 or more than 0, as the first key stands before, at or after the other. */
export function compareKeys(one: readonly string[], other: readonly string[]): number {
  for (const [place, text] of one.entries()) {
    const against = other[place] ?? '';
    if (text !== against) return text < against ? -1 : 1;
  }
  return one.length - other.length;
}
