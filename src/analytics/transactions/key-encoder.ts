/**
 * Key encoder: gives each customer a dense code, in order of first appearance.
 *
 * A `Map` of strings costs more than all analysis that follows. Here a key of up to eight Latin-1
 * characters stands inside its slot, so that a look-up reads one cache line and no string. Longer
 * keys are hashed and then compared. Keys that collide on purpose are met by a plain `Map`, whose
 * hash an attacker does not know.
 */
import type { CustomerKey } from './transaction-log.ts';

/** Turns keys into codes; remembers every key it has seen. */
export interface KeyEncoder {
  /** The code of a key: the next free one for a key not seen before. */
  encode(key: CustomerKey): number;
  /** The code of a key, or -1 for a key not seen before. */
  find(key: CustomerKey): number;
  /** All keys so far; a key's index is its code. Grows as keys are met. */
  readonly keys: CustomerKey[];
}

/** A slot is four numbers: code + 1 (0 for a free slot), two words of the key, and its kind. */
const SLOT_WORDS = 4;
const FIRST_SLOTS = 1024;
/** Longest key, in characters, that stands inside its slot. */
const INLINE_LENGTH_MAX = 8;
const KIND_LONG_TEXT = 15;
const KIND_NUMBER = 16;
/** At half full, an honest key is found within a few steps; this many mean colliding keys. */
const PROBES_MAX = 128;

/**
 * A new encoder without keys, or one that knows the given keys already.
 *
 * @param known Distinct keys, given the codes 0, 1, 2 … in this order.
 */
export function createKeyEncoder(known: readonly CustomerKey[] = []): KeyEncoder {
  const keys: CustomerKey[] = [];
  let slots = FIRST_SLOTS;
  let table = new Int32Array(slots * SLOT_WORDS);
  let fallback: Map<CustomerKey, number> | null = null;
  // The words of the key last looked at.
  let low = 0;
  let high = 0;
  let kind = 0;

  function readText(text: string): void {
    const length = text.length;
    if (length <= INLINE_LENGTH_MAX) {
      let wide = 0;
      let packedLow = 0;
      let packedHigh = 0;
      const half = length < 4 ? length : 4;
      for (let index = 0; index < half; index += 1) {
        const unit = text.charCodeAt(index);
        wide |= unit;
        packedLow |= unit << (index << 3);
      }
      for (let index = 4; index < length; index += 1) {
        const unit = text.charCodeAt(index);
        wide |= unit;
        packedHigh |= unit << ((index - 4) << 3);
      }
      if (wide < 256) {
        low = packedLow;
        high = packedHigh;
        kind = length;
        return;
      }
    }
    let first = 0x811c9dc5 | 0;
    let second = length;
    for (let index = 0; index < length; index += 1) {
      const unit = text.charCodeAt(index);
      first = Math.imul(first ^ unit, 0x01000193);
      second = (Math.imul(second, 31) + unit) | 0;
    }
    low = first;
    high = second;
    kind = KIND_LONG_TEXT;
  }

  function readNumber(key: number): void {
    low = key | 0;
    high = Math.floor(key / 4_294_967_296);
    kind = KIND_NUMBER;
  }

  /** The slot that holds the key last read, or the free slot where it belongs; -1 on a flood. */
  function slotOf(key: CustomerKey): number {
    const mask = slots - 1;
    let slot = scatter(low, high, kind) & mask;
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

  function grow(): void {
    const old = table;
    slots *= 2;
    table = new Int32Array(slots * SLOT_WORDS);
    const mask = slots - 1;
    for (let at = 0; at < old.length; at += SLOT_WORDS) {
      if (old[at] === 0) continue;
      let slot = scatter(old[at + 1]!, old[at + 2]!, old[at + 3]!) & mask;
      while (table[slot << 2] !== 0) slot = (slot + 1) & mask;
      table.set(old.subarray(at, at + SLOT_WORDS), slot << 2);
    }
  }

  function encode(key: CustomerKey): number {
    if (fallback !== null) return encodeByMap(fallback, key);
    if (typeof key === 'string') readText(key);
    else readNumber(key);
    const at = slotOf(key);
    if (at < 0) return encodeByMap(flooded(), key);
    const code = table[at]!;
    if (code !== 0) return code - 1;

    keys.push(key);
    table[at] = keys.length;
    table[at + 1] = low;
    table[at + 2] = high;
    table[at + 3] = kind;
    if (keys.length * 2 > slots) grow();
    return keys.length - 1;
  }

  /** From here on the keys are kept in a `Map`. */
  function flooded(): Map<CustomerKey, number> {
    fallback = new Map(keys.map((key, code) => [key, code]));
    return fallback;
  }

  function encodeByMap(map: Map<CustomerKey, number>, key: CustomerKey): number {
    let code = map.get(key);
    if (code === undefined) {
      code = keys.push(key) - 1;
      map.set(key, code);
    }
    return code;
  }

  function find(key: CustomerKey): number {
    if (fallback !== null) return fallback.get(key) ?? -1;
    if (typeof key === 'string') readText(key);
    else readNumber(key);
    const at = slotOf(key);
    return at < 0 ? (flooded().get(key) ?? -1) : table[at]! - 1;
  }

  for (const key of known) encode(key);
  return { encode, find, keys };
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
