/**
 * Customer codes: gives each customer of a file a dense number, straight from the file's bytes.
 *
 * Making a text of every customer field would cost more than all other work on a row. Here a name
 * of up to eleven bytes stands inside its slot of the table, so that a look-up reads one cache line;
 * longer names are hashed and then compared byte by byte. Only a new customer becomes a text.
 */

/** Turns names into codes 0, 1, 2 … in order of first appearance. */
export interface CustomerCodes {
  /** The code of the name from `from` to before `to`; -1 if it is no UTF-8 text. */
  readonly codeOf: (bytes: Buffer, from: number, to: number) => number;
  /** The names so far; a name's index is its code. */
  readonly names: readonly string[];
}

/** A slot is four words: code + 1 (0 where free), and three that stand for the name. */
const SLOT_WORDS = 4;
const INLINE_BYTES_MAX = 11;
const LENGTH_BYTES = 4;

/** A table without names. */
export function createCustomerCodes(): CustomerCodes {
  const names: string[] = [];
  let mask = (1 << 12) - 1;
  let table = new Int32Array((mask + 1) * SLOT_WORDS);
  /** Long names, each after its length. The third word of their slot is -1 - where that stands. */
  let archive = Buffer.alloc(1 << 12);
  let archived = 0;

  function codeOf(bytes: Buffer, from: number, to: number): number {
    const length = to - from;
    let low = 0;
    let middle = 0;
    let high = -1;
    if (length <= INLINE_BYTES_MAX) {
      const first = length < 4 ? to : from + 4;
      const second = length < 8 ? to : from + 8;
      let at = from;
      for (; at < first; at += 1) low = (low << 8) | bytes[at]!;
      for (; at < second; at += 1) middle = (middle << 8) | bytes[at]!;
      high = length;
      for (; at < to; at += 1) high = (high << 8) | bytes[at]!;
    } else {
      low = 0x811c9dc5 | 0;
      middle = length;
      for (let at = from; at < to; at += 1) {
        low = Math.imul(low ^ bytes[at]!, 0x01000193);
        middle = (Math.imul(middle, 31) + bytes[at]!) | 0;
      }
    }

    let slot = scatter(low, middle, high) & mask;
    for (;;) {
      const at = slot * SLOT_WORDS;
      const code = table[at]!;
      if (code === 0) break;
      if (table[at + 1] === low && table[at + 2] === middle) {
        const third = table[at + 3]!;
        if (high >= 0 ? third === high : third < 0 && isArchived(-1 - third, bytes, from, to)) {
          return code - 1;
        }
      }
      slot = (slot + 1) & mask;
    }
    const name = bytes.toString('utf8', from, to);
    if (name.includes('\uFFFD')) return -1;
    if (high < 0) high = -1 - keep(bytes, from, to);
    names.push(name);
    const free = slot * SLOT_WORDS;
    table[free] = names.length;
    table[free + 1] = low;
    table[free + 2] = middle;
    table[free + 3] = high;
    if (names.length * 2 > mask) grow();
    return names.length - 1;
  }

  function isArchived(start: number, bytes: Buffer, from: number, to: number): boolean {
    if (archive.readUInt32LE(start) !== to - from) return false;
    const shift = start + LENGTH_BYTES - from;
    for (let at = from; at < to; at += 1) if (bytes[at] !== archive[at + shift]) return false;
    return true;
  }

  /** Copies a long name into the archive; returns where. */
  function keep(bytes: Buffer, from: number, to: number): number {
    const start = archived;
    archived += LENGTH_BYTES + to - from;
    if (archived > archive.length) {
      archive = Buffer.concat([archive], Math.max(archived, archive.length * 2));
    }
    archive.writeUInt32LE(to - from, start);
    bytes.copy(archive, start + LENGTH_BYTES, from, to);
    return start;
  }

  function grow(): void {
    const old = table;
    mask = mask * 2 + 1;
    table = new Int32Array((mask + 1) * SLOT_WORDS);
    for (let at = 0; at < old.length; at += SLOT_WORDS) {
      if (old[at] === 0) continue;
      const high = old[at + 3]!;
      let slot = scatter(old[at + 1]!, old[at + 2]!, high < 0 ? -1 : high) & mask;
      while (table[slot * SLOT_WORDS] !== 0) slot = (slot + 1) & mask;
      table.set(old.subarray(at, at + SLOT_WORDS), slot * SLOT_WORDS);
    }
  }

  return { codeOf, names };
}

/** Spreads the three words of a name over 32 bits; numbers in sequence must not end as neighbours. */
function scatter(low: number, middle: number, high: number): number {
  // See Austin Appleby, "MurmurHash3" (2011), fmix32.
  let hash = low ^ Math.imul(middle, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
