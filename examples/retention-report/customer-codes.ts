/**
 * Customer codes: gives each customer of a file a dense number, straight from the file's bytes.
 *
 * Making a text of every customer field would cost more than all other work on a row. Here a name
 * of up to eleven bytes stands inside its slot of the table, so that a look-up reads one cache line;
 * longer names are hashed and then compared byte by byte. Only a new customer becomes a text.
 */

/** Turns names into codes 0, 1, 2 … in order of first appearance. */
export interface CustomerCodes {
  /**
   * Fills `codes`; name i stands, as UTF-8 text, from `froms[i]` to before `tos[i]`.
   *
   * Many at a time, at most {@link NAMES_AT_ONCE}: then the processor waits for many slots at once.
   */
  readonly write: (bytes: Buffer, froms: Int32Array, tos: Int32Array, codes: Uint32Array) => void;
  /** The names so far; a name's index is its code. */
  readonly names: readonly string[];
}

/** How many names fit one call. */
export const NAMES_AT_ONCE = 1024;

/** A slot is four words: code + 1 (0 where free), and three that stand for the name. */
const SLOT_WORDS = 4;
const INLINE_BYTES_MAX = 11;
/** Third word of a long name until its place in the archive is taken off it. */
const LONG_NAME = -1;
const LENGTH_BYTES = 4;

/** A table without names. */
export function createCustomerCodes(): CustomerCodes {
  const names: string[] = [];
  let mask = 4096 - 1;
  let table = new Int32Array((mask + 1) * SLOT_WORDS);
  const archive = createNameArchive();
  const lows = new Int32Array(NAMES_AT_ONCE);
  const middles = new Int32Array(NAMES_AT_ONCE);
  const highs = new Int32Array(NAMES_AT_ONCE);
  const homes = new Int32Array(NAMES_AT_ONCE);
  const found = new Int32Array(NAMES_AT_ONCE);

  function write(bytes: Buffer, froms: Int32Array, tos: Int32Array, codes: Uint32Array): void {
    const count = codes.length;
    while ((names.length + count) * 2 > mask) grow();
    for (let index = 0; index < count; index += 1)
      readName(index, bytes, froms[index]!, tos[index]!);
    // Slots lie anywhere in memory. Reading them all before anything is decided on one of them lets
    // the processor wait for many at once: this halves the time.
    for (let index = 0; index < count; index += 1) found[index] = table[homes[index]!]!;
    for (let index = 0; index < count; index += 1) {
      const at = homes[index]!;
      const isHome =
        found[index] !== 0 &&
        table[at + 1] === lows[index] &&
        table[at + 2] === middles[index] &&
        table[at + 3] === highs[index];
      codes[index] = (isHome ? table[at]! : search(index, bytes, froms[index]!, tos[index]!)) - 1;
    }
  }

  /** Finds the words of a name, and the slot where it stands unless another one does. */
  function readName(index: number, bytes: Buffer, from: number, to: number): void {
    const length = to - from;
    let low = 0;
    let middle = 0;
    let high = LONG_NAME;
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
    lows[index] = low;
    middles[index] = middle;
    highs[index] = high;
    homes[index] = (scatter(low, middle, high) & mask) * SLOT_WORDS;
  }

  /** The code + 1 of a name, which is new or not where it would stand first. */
  function search(index: number, bytes: Buffer, from: number, to: number): number {
    const low = lows[index]!;
    const middle = middles[index]!;
    const high = highs[index]!;
    let at = homes[index]!;
    for (; table[at] !== 0; at = (at + SLOT_WORDS) & (table.length - 1)) {
      if (table[at + 1] !== low || table[at + 2] !== middle) continue;
      const third = table[at + 3]!;
      const isName =
        high === LONG_NAME
          ? third < LONG_NAME && archive.has(LONG_NAME - third, bytes, from, to)
          : third === high;
      if (isName) return table[at]!;
    }

    names.push(bytes.toString('utf8', from, to));
    table[at] = names.length;
    table[at + 1] = low;
    table[at + 2] = middle;
    table[at + 3] = high === LONG_NAME ? LONG_NAME - archive.keep(bytes, from, to) : high;
    return names.length;
  }

  function grow(): void {
    const old = table;
    mask = mask * 2 + 1;
    table = new Int32Array((mask + 1) * SLOT_WORDS);
    for (let from = 0; from < old.length; from += SLOT_WORDS) {
      if (old[from] === 0) continue;
      const high = Math.max(old[from + 3]!, LONG_NAME);
      let at = (scatter(old[from + 1]!, old[from + 2]!, high) & mask) * SLOT_WORDS;
      while (table[at] !== 0) at = (at + SLOT_WORDS) & (table.length - 1);
      table[at] = old[from]!;
      table[at + 1] = old[from + 1]!;
      table[at + 2] = old[from + 2]!;
      table[at + 3] = old[from + 3]!;
    }
  }

  return { write, names };
}

/** Spreads three words over 32 bits, so that names in sequence do not end as neighbours. */
function scatter(low: number, middle: number, high: number): number {
  // See Austin Appleby, "MurmurHash3" (2011), fmix32.
  let hash = low ^ Math.imul(middle, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/** Long names, one after another, each after its length. */
function createNameArchive() {
  let bytes = Buffer.alloc(1 << 12);
  // From 1: what is taken off a word must change it.
  let used = 1;

  function keep(source: Buffer, from: number, to: number): number {
    const start = used;
    used += LENGTH_BYTES + to - from;
    if (used > bytes.length) bytes = Buffer.concat([bytes], Math.max(used, bytes.length * 2));
    bytes.writeUInt32LE(to - from, start);
    source.copy(bytes, start + LENGTH_BYTES, from, to);
    return start;
  }

  function has(start: number, source: Buffer, from: number, to: number): boolean {
    if (bytes.readUInt32LE(start) !== to - from) return false;
    const shift = start + LENGTH_BYTES - from;
    for (let at = from; at < to; at += 1) if (source[at] !== bytes[at + shift]) return false;
    return true;
  }

  return { keep, has };
}
