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
export const NAMES_AT_ONCE = 4096;

/** A slot is four words: code + 1 (0 where free), and three that stand for the name. */
const SLOT_WORDS = 4;
const INLINE_BYTES_MAX = 11;
/** Third word of a long name while its place in the archive is not known. */
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

  function write(bytes: Buffer, froms: Int32Array, tos: Int32Array, codes: Uint32Array): void {
    for (let index = 0; index < codes.length; index += 1) {
      const from = froms[index]!;
      const to = tos[index]!;
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
    }
    for (let index = 0; index < codes.length; index += 1) {
      const at = slotOf(index, bytes, froms[index]!, tos[index]!);
      const code = table[at]!;
      codes[index] = code > 0 ? code - 1 : put(at, index, bytes, froms[index]!, tos[index]!);
    }
  }

  /** Where the slot of a name begins, or the free slot where it belongs. */
  function slotOf(index: number, bytes: Buffer, from: number, to: number): number {
    const low = lows[index]!;
    const middle = middles[index]!;
    const high = highs[index]!;
    let slot = scatter(low, middle, high) & mask;
    for (;;) {
      const at = slot * SLOT_WORDS;
      if (table[at] === 0) return at;
      if (table[at + 1] === low && table[at + 2] === middle) {
        const third = table[at + 3]!;
        if (high === LONG_NAME) {
          if (third < 0 && archive.has(LONG_NAME - third, bytes, from, to)) return at;
        } else if (third === high) return at;
      }
      slot = (slot + 1) & mask;
    }
  }

  function put(at: number, index: number, bytes: Buffer, from: number, to: number): number {
    const high = highs[index]!;
    names.push(bytes.toString('utf8', from, to));
    table[at] = names.length;
    table[at + 1] = lows[index]!;
    table[at + 2] = middles[index]!;
    table[at + 3] = high === LONG_NAME ? LONG_NAME - archive.keep(bytes, from, to) : high;
    if (names.length * 2 > mask) grow();
    return names.length - 1;
  }

  function grow(): void {
    const old = table;
    mask = mask * 2 + 1;
    table = new Int32Array((mask + 1) * SLOT_WORDS);
    for (let from = 0; from < old.length; from += SLOT_WORDS) {
      if (old[from] === 0) continue;
      const high = Math.max(old[from + 3]!, LONG_NAME);
      let slot = scatter(old[from + 1]!, old[from + 2]!, high) & mask;
      while (table[slot * SLOT_WORDS] !== 0) slot = (slot + 1) & mask;
      for (let word = 0; word < SLOT_WORDS; word += 1) {
        table[slot * SLOT_WORDS + word] = old[from + word]!;
      }
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
  let used = 0;

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
