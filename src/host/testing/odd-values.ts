/** Odd values: what is easily changed, or mistaken, on its way through a database. */
import type { JsonValue } from '../../kernel/json-value.ts';

/** JSON that must come back as it was. */
export const PLAIN_VALUES: readonly JsonValue[] = [
  [Number.MAX_SAFE_INTEGER, Number.MIN_VALUE, 0.1, 1e21, -1e-7, 123_456_789.123_456_78],
  ['', ' a ', 'e\u0301', '\u00e9', '\u2028', '"\\\n\t', '2026-05-01', '007', '\u{1f600}'],
  [[], {}, [[null]], { '': 0, b: 1, a: 2, constructor: 3, toString: null }],
  true,
  false,
  null,
];

/** Ids that differ from each other, each in a way that some database overlooks. */
export const ODD_IDS: readonly string[] = [
  ['constructor', '__proto__', 'toString', 'A', 'a', 'a ', ' a', 'a:b', 'a/b', 'a\\b', 'a|b'],
  ['\u00e9', 'e\u0301', '\u00df', 'ss', '\u{1f600}', '\u05d0\u05d1', '\u200b', '\uffff'],
  [`%_'";--`, 'null', '0', '00', '1e0', '\u0001', 'i', '\u0131', '\u0130', 'x'.repeat(200)],
].flat();
