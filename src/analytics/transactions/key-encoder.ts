/**
 * Key encoder: gives each customer a dense code, in order of first appearance.
 *
 * A `Map` of strings costs more than all analysis that follows. Here a key of up to eight Latin-1
 * characters stands inside its slot, so that a look-up reads one cache line and no string; longer
 * keys are hashed and then compared. Many keys are looked up at once, so that the machine fetches
 * their slots from memory side by side and not one after the other. Keys that collide on purpose
 * are met by a plain `Map`, whose hash an attacker does not know.
 */
import type { CustomerKey } from './transaction-log.ts';

/** Turns keys into codes; remembers every key it has seen. */
export interface KeyEncoder {
  /** The code of a key: the next free one for a key not seen before. */
  encode(key: CustomerKey): number;
  /** Writes the codes of the first `count` keys into `codes`, beginning at an index of it. */
  encodeAll(keys: ArrayLike<CustomerKey>, count: number, codes: Uint32Array, into: number): void;
  /** The code of a key, or -1 for a key not seen before. */
  find(key: CustomerKey): number;
  /** All keys so far; a key's index is its code. Grows as keys are met. */
  readonly keys: CustomerKey[];
}

/** A slot is four words: code + 1 (0 for a free slot), then the three words of its key. */
const SLOT_WORDS = 4;
const KEY_WORDS = 3;
const FIRST_SLOTS = 1024;
/** Longest key, in characters, that stands inside its slot. */
const INLINE_LENGTH_MAX = 8;
const KIND_LONG_TEXT = 15;
const KIND_NUMBER = 16;
/** At half full, an honest key is found within a few steps; this many mean colliding keys. */
const PROBES_MAX = 128;
/** Keys looked up at once: their slots fit into the nearest cache. */
const BATCH_KEYS = 256;

/**
 * A new encoder without keys, or one that knows the given keys already.
 *
 * @param known Distinct keys, given the codes 0, 1, 2 … in this order.
 */
export function createKeyEncoder(known: readonly CustomerKey[] = []): KeyEncoder {
  const keys: CustomerKey[] = [];
  const words = new Int32Array(BATCH_KEYS * KEY_WORDS);
  const homes = new Int32Array(BATCH_KEYS);
  // Never read: writing it makes the machine fetch the slots of a batch before any is needed.
  const fetched = new Int32Array(BATCH_KEYS);
  const single: CustomerKey[] = [''];
  const singleCode = new Uint32Array(1);
  let slots = FIRST_SLOTS;
  let table = new Int32Array(slots * SLOT_WORDS);
  let fallback: Map<CustomerKey, number> | null = null;

  /** The words of some keys, and where in the table each belongs; fetches those places. */
  function prepare(batch: ArrayLike<CustomerKey>, from: number, count: number): void {
    const mask = slots - 1;
    for (let index = 0; index < count; index += 1) {
      const at = index * KEY_WORDS;
      readWords(batch[from + index]!, words, at);
      const home = scatter(words[at]!, words[at + 1]!, words[at + 2]!) & mask;
      homes[index] = home;
      fetched[index] = table[home << 2]!;
    }
  }

  /** Where in the table a prepared key stands, or the free place for it; -1 on a flood. */
  function placeOf(index: number, key: CustomerKey): number {
    const mask = slots - 1;
    const low = words[index * KEY_WORDS]!;
    const high = words[index * KEY_WORDS + 1]!;
    const kind = words[index * KEY_WORDS + 2]!;
    let slot = homes[index]!;
    for (let probes = 0; probes < PROBES_MAX; probes += 1) {
      const at = slot << 2;
      const code = table[at]!;
      if (code === 0) return at;
      if (
        table[at + 1] === low &&
        table[at + 2] === high &&
        table[at + 3] === kind &&
        (kind !== KIND_LONG_TEXT || keys[code - 1] === key)
      ) {
        return at;
      }
      slot = (slot + 1) & mask;
    }
    return -1;
  }

  function encodeBatch(
    batch: ArrayLike<CustomerKey>,
    from: number,
    count: number,
    codes: Uint32Array,
    into: number,
  ): void {
    while ((keys.length + count) * 2 > slots) grow();
    prepare(batch, from, count);
    for (let index = 0; index < count; index += 1) {
      const key = batch[from + index]!;
      const at = fallback === null ? placeOf(index, key) : -1;
      if (at < 0) {
        codes[into + index] = codeByMap(key);
        continue;
      }
      let code = table[at]!;
      if (code === 0) {
        code = keys.push(key);
        table[at] = code;
        table[at + 1] = words[index * KEY_WORDS]!;
        table[at + 2] = words[index * KEY_WORDS + 1]!;
        table[at + 3] = words[index * KEY_WORDS + 2]!;
      }
      codes[into + index] = code - 1;
    }
  }

  function grow(): void {
    const old = table;
    slots *= 2;
    table = new Int32Array(slots * SLOT_WORDS);
    const mask = slots - 1;
    for (let at = 0; at < old.length; at += SLOT_WORDS) {
      if (old[at] === 0) continue;
      let slot = scatter(old[at + 1]!, old[at + 2]!, old[at + 3]!) & mask;
      while (table[slot << 2] !== 0) slot = (slot + 1) & mask;
      const place = slot << 2;
      table[place] = old[at]!;
      table[place + 1] = old[at + 1]!;
      table[place + 2] = old[at + 2]!;
      table[place + 3] = old[at + 3]!;
    }
  }

  /** From the first flood on, the keys are kept in a `Map` and the table is not asked again. */
  function flooded(): Map<CustomerKey, number> {
    fallback ??= new Map(keys.map((key, code) => [key, code]));
    return fallback;
  }

  function codeByMap(key: CustomerKey): number {
    const map = flooded();
    let code = map.get(key);
    if (code === undefined) {
      code = keys.push(key) - 1;
      map.set(key, code);
    }
    return code;
  }

  function encodeAll(
    batch: ArrayLike<CustomerKey>,
    count: number,
    codes: Uint32Array,
    into: number,
  ): void {
    for (let from = 0; from < count; from += BATCH_KEYS) {
      encodeBatch(batch, from, Math.min(BATCH_KEYS, count - from), codes, into + from);
    }
  }

  function encode(key: CustomerKey): number {
    single[0] = key;
    encodeBatch(single, 0, 1, singleCode, 0);
    return singleCode[0]!;
  }

  function find(key: CustomerKey): number {
    if (fallback !== null) return fallback.get(key) ?? -1;
    single[0] = key;
    prepare(single, 0, 1);
    const at = placeOf(0, key);
    return at < 0 ? (flooded().get(key) ?? -1) : table[at]! - 1;
  }

  encodeAll(known, known.length, new Uint32Array(known.length), 0);
  return { encode, encodeAll, find, keys };
}

/** Writes the three words of a key: its characters or their hash, and its kind. */
function readWords(key: CustomerKey, words: Int32Array, at: number): void {
  if (typeof key === 'number') {
    words[at] = key | 0;
    words[at + 1] = Math.floor(key / 4_294_967_296);
    words[at + 2] = KIND_NUMBER;
    return;
  }
  const length = key.length;
  if (length <= INLINE_LENGTH_MAX) {
    let wide = 0;
    let low = 0;
    let high = 0;
    const half = length < 4 ? length : 4;
    for (let index = 0; index < half; index += 1) {
      const unit = key.charCodeAt(index);
      wide |= unit;
      low |= unit << (index << 3);
    }
    for (let index = 4; index < length; index += 1) {
      const unit = key.charCodeAt(index);
      wide |= unit;
      high |= unit << ((index - 4) << 3);
    }
    if (wide < 256) {
      words[at] = low;
      words[at + 1] = high;
      words[at + 2] = length;
      return;
    }
  }
  let first = 0x811c9dc5 | 0;
  let second = length;
  for (let index = 0; index < length; index += 1) {
    const unit = key.charCodeAt(index);
    first = Math.imul(first ^ unit, 0x01000193);
    second = (Math.imul(second, 31) + unit) | 0;
  }
  words[at] = first;
  words[at + 1] = second;
  words[at + 2] = KIND_LONG_TEXT;
}

/** Mixes the words of a key until every bit of them moves every bit of the result. */
function scatter(low: number, high: number, kind: number): number {
  let hash = Math.imul(low ^ Math.imul(high, 0x85ebca6b) ^ kind, 0x9e3779b1);
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
