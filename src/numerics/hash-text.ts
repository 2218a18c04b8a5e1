/** Hash of a text: 32 bits that look like chance, the same on every platform. */

/**
 * MurmurHash3 (x86, 32 bits) of a text's UTF-8 bytes. Not for secrets.
 *
 * @param text Any text without lone surrogates.
 * @param seed A 32-bit whole number; another seed gives another hash.
 * @returns A whole number from 0 to 2^32 - 1.
 * @see A. Appleby, "MurmurHash3" (2011), in the public domain.
 */
export function hashText(text: string, seed: number): number {
  const bytes = bytesOf(text);
  const whole = bytes.length - (bytes.length % 4);
  let hash = seed;
  for (let at = 0; at < whole; at += 4) {
    hash = rotate(hash ^ scramble(wordAt(bytes, at, 4)), 13);
    hash = (Math.imul(hash, 5) + 0xe6_54_6b_64) | 0;
  }
  hash ^= scramble(wordAt(bytes, whole, bytes.length - whole)) ^ bytes.length;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85_eb_ca_6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2_b2_ae_35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Up to four bytes as one number, the first lowest. */
function wordAt(bytes: readonly number[], at: number, count: number): number {
  let word = 0;
  for (let place = 0; place < count; place += 1) word |= bytes[at + place]! << (8 * place);
  return word;
}

function scramble(word: number): number {
  return Math.imul(rotate(Math.imul(word, 0xcc_9e_2d_51), 15), 0x1b_87_35_93);
}

function rotate(bits: number, by: number): number {
  return (bits << by) | (bits >>> (32 - by));
}

/** The UTF-8 bytes of a text; written out, because the core has no TextEncoder. */
function bytesOf(text: string): number[] {
  const bytes: number[] = [];
  for (const character of text) {
    const point = character.codePointAt(0)!;
    if (point < 0x80) bytes.push(point);
    else if (point < 0x800) bytes.push(0xc0 | (point >> 6), next(point));
    else if (point < 0x1_00_00) bytes.push(0xe0 | (point >> 12), next(point >> 6), next(point));
    else bytes.push(0xf0 | (point >> 18), next(point >> 12), next(point >> 6), next(point));
  }
  return bytes;
}

function next(bits: number): number {
  return 0x80 | (bits & 0x3f);
}
