/** Text that every store can hold: well-formed Unicode without the character NUL. */

const LONE_SURROGATE = /\p{Surrogate}/u;

/** Whether no half of a surrogate pair stands alone in a text, and no NUL is in it. */
export function isStorableText(text: string): boolean {
  return !text.includes('\0') && !LONE_SURROGATE.test(text);
}

/** How many bytes a well-formed text takes in UTF-8. */
export function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x1_0000 ? 3 : 4;
  }
  return bytes;
}
