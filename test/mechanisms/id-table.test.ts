import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  EMPTY_TABLE,
  entriesOf,
  entryOf,
  type IdTable,
  withEntry,
  withoutEntry,
} from '../../src/mechanisms/id-table.ts';

interface Entry {
  readonly id: string;
  readonly value: number;
}

/** Few ids, so that they meet; some that an object would trip over. */
const anyId = fc.oneof(
  fc.nat(80).map(String),
  fc.constantFrom('__proto__', 'constructor', 'toString', 'é', 'e\u0301', ''),
);
const anyChange = fc.tuple(anyId, fc.option(fc.nat(9)));

describe('an id table', () => {
  it('holds what a map holds, for any changes, and leaves old tables as they were', () => {
    let largest = 0;
    fc.assert(
      fc.property(fc.array(anyChange, { minLength: 60, maxLength: 120 }), (changes) => {
        const map = new Map<string, number>();
        let table: IdTable<Entry> = EMPTY_TABLE;
        for (const [id, value] of changes) {
          const before = table;
          const text = JSON.stringify(before);
          if (value === null) map.delete(id);
          else map.set(id, value);
          table = value === null ? withoutEntry(table, id) : withEntry(table, { id, value });

          expect(JSON.stringify(before)).toBe(text);
        }
        largest = Math.max(largest, map.size);

        const entries = entriesOf(table).map((entry) => [entry.id, entry.value] as const);
        expect(new Map(entries)).toEqual(map);
        expect(entries).toHaveLength(map.size);
        expect(JSON.parse(JSON.stringify(table))).toEqual(table);
        for (const [id] of changes) expect(entryOf(table, id)?.value).toBe(map.get(id));
      }),
    );
    expect(largest).toBeGreaterThan(30);
  });

  it('grows by little more work an entry, however many there are', () => {
    let table: IdTable<Entry> = EMPTY_TABLE;
    for (let value = 0; value < 20_000; value += 1) {
      table = withEntry(table, { id: `customer-${value}`, value });
    }
    let [deepest, widest] = [0, 0];
    const look = (node: IdTable<Entry>, depth: number): void => {
      deepest = Math.max(deepest, depth);
      if ('branches' in node) for (const branch of node.branches) look(branch, depth + 1);
      else widest = Math.max(widest, node.length);
    };
    look(table, 0);

    expect(entriesOf(table)).toHaveLength(20_000);
    expect([deepest <= 8, widest <= 8]).toEqual([true, true]);
    expect(entryOf(table, 'customer-19999')?.value).toBe(19_999);
    expect(entryOf(table, 'customer-20000')).toBeNull();
  });

  it('keeps entries apart whose ids have one hash, however many', () => {
    const ids = clashingIds();
    let table: IdTable<Entry> = EMPTY_TABLE;
    for (const [value, id] of ids.entries()) table = withEntry(table, { id, value });
    const fewer = withoutEntry(table, ids[3] ?? '');

    expect([ids.length, new Set(ids).size]).toEqual([16, 16]);
    expect(ids.map((id) => entryOf(table, id)?.value)).toEqual(ids.map((_, value) => value));
    expect(ids.filter((id) => entryOf(fewer, id) === null)).toEqual([ids[3]]);
  });
});

/**
 * Sixteen texts with one value of FNV-1a: four times two characters or two others that lead to the
 * same value. Two first characters whose products agree in their upper half leave a difference
 * that the second character makes up for.
 */
function clashingIds(): readonly string[] {
  const times = (hash: number, unit: number) => Math.imul(hash ^ unit, 0x01000193) >>> 0;
  let hash = 0x811c9dc5;
  let ids = [''];
  for (let round = 0; round < 4; round += 1) {
    const firsts = new Map<number, number>();
    for (let unit = 0; unit < 0x10000; unit += 1) {
      const product = times(hash, unit);
      const other = firsts.get(product >>> 16);
      firsts.set(product >>> 16, unit);
      if (other === undefined) continue;
      const second = (product ^ times(hash, other)) & 0xffff;
      const pairs = [String.fromCharCode(unit, second), String.fromCharCode(other, 0)];
      ids = ids.flatMap((id) => pairs.map((pair) => id + pair));
      hash = times(product, second);
      break;
    }
  }
  return ids;
}
