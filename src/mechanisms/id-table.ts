/**
 * Id table: entries by id, as JSON that shares with the table before it all that did not change.
 *
 * A list would be copied whole for every entry, and a million events would take a million copies;
 * an object with ids as its fields likewise. Here a change copies a few short nodes: a small table
 * is a list, a larger one has sixteen branches, chosen by the digits of a hash of the id.
 */

/** Entries, each with an id of its own. Only functions of this library need to look inside. */
export type IdTable<Entry> =
  | readonly Entry[]
  | {
      /** Sixteen tables, one for each digit of the hash. */
      readonly branches: readonly IdTable<Entry>[];
    };

const LIST_MAX = 8;
const DIGITS = 8;

/** A table without entries. */
export const EMPTY_TABLE: readonly never[] = Object.freeze([]);

/** The entry of an id, or `null`. */
export function entryOf<Entry extends { readonly id: string }>(
  table: IdTable<Entry>,
  id: string,
): Entry | null {
  const hash = hashOf(id);
  let node = table;
  for (let depth = 0; !isList(node); depth += 1) {
    node = node.branches[digitOf(hash, depth)] ?? EMPTY_TABLE;
  }
  return node.find((entry) => entry.id === id) ?? null;
}

/** Every entry, in an order that only the ids and their history decide. */
export function entriesOf<Entry>(table: IdTable<Entry>): readonly Entry[] {
  return isList(table) ? table : table.branches.flatMap(entriesOf);
}

/** The table with an entry, which replaces that of the same id. */
export function withEntry<Entry extends { readonly id: string }>(
  table: IdTable<Entry>,
  entry: Entry,
): IdTable<Entry> {
  return changed(table, entry.id, entry, hashOf(entry.id), 0);
}

/** The table without the entry of an id. */
export function withoutEntry<Entry extends { readonly id: string }>(
  table: IdTable<Entry>,
  id: string,
): IdTable<Entry> {
  return changed(table, id, null, hashOf(id), 0);
}

function changed<Entry extends { readonly id: string }>(
  table: IdTable<Entry>,
  id: string,
  entry: Entry | null,
  hash: number,
  depth: number,
): IdTable<Entry> {
  if (isList(table)) {
    const others = table.filter((other) => other.id !== id);
    if (entry === null) return others;
    const list = [...others, entry];
    return list.length <= LIST_MAX || depth === DIGITS ? list : branched(list, depth);
  }
  const digit = digitOf(hash, depth);
  const branch = table.branches[digit] ?? EMPTY_TABLE;
  const branches = table.branches.with(digit, changed(branch, id, entry, hash, depth + 1));
  return entry === null ? gathered(branches) : { branches };
}

/** As a list what has become small, so that a table looks the same however it came to be. */
function gathered<Entry>(branches: readonly IdTable<Entry>[]): IdTable<Entry> {
  const list: Entry[] = [];
  for (const branch of branches) {
    if (!isList(branch) || list.length + branch.length > LIST_MAX) return { branches };
    list.push(...branch);
  }
  return list;
}

function branched<Entry extends { readonly id: string }>(
  list: readonly Entry[],
  depth: number,
): IdTable<Entry> {
  const empty: IdTable<Entry> = { branches: Array<IdTable<Entry>>(16).fill(EMPTY_TABLE) };
  return list.reduce<IdTable<Entry>>(
    (node, entry) => changed(node, entry.id, entry, hashOf(entry.id), depth),
    empty,
  );
}

function isList<Entry>(table: IdTable<Entry>): table is readonly Entry[] {
  return Array.isArray(table);
}

function digitOf(hash: number, depth: number): number {
  return (hash >>> (4 * depth)) & 15;
}

/** FNV-1a, 32 bits, over UTF-16 units. It spreads ids, and nothing relies on it for more. */
function hashOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < id.length; index += 1) {
    hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}
