/** Text that every store can hold: well-formed Unicode without the character NUL. */

const LONE_SURROGATE = /\p{Surrogate}/u;

/** Up to this length a look at each unit is faster than a search for what is rarely there. */
const SHORT = 64;

/** Whether no half of a surrogate pair stands alone in a text, and no NUL is in it. */
export function isStorableText(text: string): boolean {
  return (
    (text.length <= SHORT && isCertainlyStorable(text)) ||
    (!text.includes('\0') && !LONE_SURROGATE.test(text))
  );
}

/** Whether there is neither NUL nor any half of a pair at all. */
function isCertainlyStorable(text: string): boolean {
  for (let place = 0; place < text.length; place += 1) {
    const unit = text.charCodeAt(place);
    if (unit === 0 || (unit >= 0xd800 && unit <= 0xdfff)) return false;
  }
  return true;
}

/** How many bytes a well-formed text takes in UTF-8. */
export function utf8Length(text: string): number {
  let bytes = text.length;
  for (let place = 0; place < text.length; place += 1) {
    const unit = text.charCodeAt(place);
    if (unit < 0x80) continue;
    // Each half of a pair counts for two bytes, so that the pair counts for four.
    const isHalf = unit >= 0xd800 && unit <= 0xdfff;
    bytes += unit < 0x800 || isHalf ? 1 : 2;
  }
  return bytes;
}
