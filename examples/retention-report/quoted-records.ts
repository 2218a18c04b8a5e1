/**
 * Quoted records: the part of a file in which fields stand in quotes, read by uDSV.
 *
 * uDSV reads well-formed text faster than any other parser, but says nothing of text that is not:
 * a short row swallows the next one, a quote that is never closed swallows the file. So each record
 * is looked at first, and only those pass that have as many fields as the header and whose quotes
 * open and close where they may. The others are reported with their line and left out.
 */
import { initParser, type Schema } from 'udsv';

export const QUOTE = 34;
export const LINE_FEED = 10;
export const RETURN = 13;

/** What a look at one record found; filled anew for each record. */
export interface RecordShape {
  /** Where the next record begins. Means nothing if there is a fault. */
  next: number;
  fields: number;
  /** Lines of the file that the record spans. */
  lines: number;
  /** Whether the record ends in a carriage return and a line feed. */
  endsInReturn: boolean;
  /** Whether a field stands in quotes. */
  isQuoted: boolean;
  /** Why it is no record; `null` if it is. */
  fault: string | null;
}

/** A shape to be filled. */
export function emptyShape(): RecordShape {
  return { next: 0, fields: 0, lines: 0, endsInReturn: false, isQuoted: false, fault: null };
}

/** The fault of a record that may be whole once more bytes have been read. */
export const NOT_CLOSED = 'opens a quote that is not closed';
const STRAY_QUOTE = 'holds a quote within a field that does not begin with one';
const AFTER_QUOTE = 'goes on after a closing quote';
export const LONE_RETURN = 'holds a carriage return without a line feed';

/** Looks at the record that begins at `from`; the bytes end with a line feed. */
export function lookAtRecord(
  bytes: Buffer,
  from: number,
  delimiter: number,
  shape: RecordShape,
): void {
  shape.fields = 1;
  shape.lines = 1;
  shape.isQuoted = false;
  shape.fault = null;
  let at = from;
  for (;;) {
    if (bytes[at] === QUOTE) {
      shape.isQuoted = true;
      at = endOfQuoted(bytes, at + 1, shape);
      if (at < 0) {
        shape.fault = NOT_CLOSED;
        return;
      }
      const after = bytes[at]!;
      const isEnd = after === delimiter || after === LINE_FEED || after === RETURN;
      if (!isEnd) shape.fault = AFTER_QUOTE;
    }
    let byte = bytes[at]!;
    while (byte !== delimiter && byte !== LINE_FEED && shape.fault === null) {
      if (byte === QUOTE) shape.fault = STRAY_QUOTE;
      if (byte === RETURN && bytes[at + 1] !== LINE_FEED) shape.fault = LONE_RETURN;
      at += 1;
      byte = bytes[at]!;
    }
    if (shape.fault !== null) return;
    at += 1;
    if (byte === LINE_FEED) break;
    shape.fields += 1;
  }
  shape.endsInReturn = at - 2 >= from && bytes[at - 2] === RETURN;
  shape.next = at;
}

/** Behind the quote that closes a field; -1 if there is none. Counts the lines within. */
function endOfQuoted(bytes: Buffer, from: number, shape: RecordShape): number {
  for (let at = from; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === LINE_FEED) shape.lines += 1;
    if (byte !== QUOTE) continue;
    if (bytes[at + 1] !== QUOTE) return at + 1;
    at += 1;
  }
  return -1;
}

/** What records end in. */
export type LineEnd = '\n' | '\r\n';

/** Hands on the fields of each record of a text. */
export type RecordParser = (text: string, each: (fields: string[]) => void) => void;

/**
 * A parser of whole, well-formed records of `width` fields each.
 *
 * The text is to be bytes read as Latin-1, one character a byte, so that they can be had back.
 */
export function createRecordParser(
  delimiter: string,
  lineEnd: LineEnd,
  width: number,
): RecordParser {
  const cols = Array.from({ length: width }, (_, index) => ({
    name: String(index),
    type: 's' as const,
    repl: { empty: '', null: undefined, NaN: undefined },
  }));
  const schema = { skip: 0, col: delimiter, row: lineEnd, encl: '"', esc: '"', trim: false, cols };
  const parser = initParser(schema satisfies Schema);
  return (text, each) => {
    parser.stringArrs(text, each);
  };
}
