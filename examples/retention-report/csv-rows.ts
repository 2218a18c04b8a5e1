/**
 * CSV rows: finds the three fields of every row in a block of a file and hands them on.
 *
 * Where no quote stands there is nothing to parse: a line is a row and a delimiter ends a field, so
 * lines without a quote are cut up where they stand. From a quote on, records go to the parser of
 * `quoted-records.ts`. Every row is either handed on or reported with its line.
 */
import { isUtf8 } from 'node:buffer';

import type { CsvDialect } from './csv-dialect.ts';
import {
  createRecordParser,
  emptyShape,
  LINE_FEED,
  LONE_RETURN,
  lookAtRecord,
  NOT_CLOSED,
  QUOTE,
  RETURN,
} from './quoted-records.ts';
import type { RowIssues } from './row-issues.ts';
import type { RowSink } from './row-sink.ts';

/**
 * Reads the rows of a block.
 *
 * @param block Whole lines: the last byte is a line feed.
 * @param isLast Whether nothing follows, so that an open quote will never be closed.
 * @returns How many bytes were read; the rest belongs in front of the next block.
 */
export type RowReader = (block: Buffer, isLast: boolean) => number;

/** A quote that is open for longer is never closed: only its line is lost, not the file. */
export const RECORD_BYTES_MAX = 1 << 19;
/** From one quoted record to the next quote: nearer ones are read in one go. */
const QUOTE_GAP_BYTES = 512;

/** A reader of the rows that follow a header. */
export function createRowReader(dialect: CsvDialect, sink: RowSink, issues: RowIssues): RowReader {
  const { delimiter, width, indexes } = dialect;
  const [customer, at, amount] = indexes;
  const delimiterByte = delimiter.charCodeAt(0);
  const parsers = {
    lines: createRecordParser(delimiter, '\n', width),
    returns: createRecordParser(delimiter, '\r\n', width),
  };
  /** Bytes above it, which most are, end neither a field nor a line. */
  const largestMark = Math.max(delimiterByte, RETURN);
  const starts = new Int32Array(width + 1);
  const bounds = new Int32Array(6);
  const shape = emptyShape();
  /** Lines of the records that wait to be parsed in one go. */
  const waiting: number[] = [];
  let fields = Buffer.alloc(0);
  let line = dialect.line;
  let isOpen = false;

  function read(block: Buffer, isLast: boolean): number {
    sink.trustText(isUtf8(block));
    let from = 0;
    isOpen = false;
    while (from < block.length && !isOpen) {
      const quote = block.indexOf(QUOTE, from);
      const to = quote < 0 ? block.length : block.lastIndexOf(LINE_FEED, quote) + 1;
      while (from < to) from = readLine(block, from);
      sink.settle(block);
      from = readQuoted(block, to, isLast);
    }
    return from;
  }

  /** Reads the row that is the line at `start`, which holds no quote; returns where the next begins. */
  function readLine(block: Buffer, start: number): number {
    let next = start;
    let field = 0;
    let fault: string | null = null;
    starts[0] = start;
    for (;;) {
      let byte = block[next]!;
      while (
        byte > largestMark ||
        !(byte === delimiterByte || byte === LINE_FEED || byte === RETURN)
      ) {
        next += 1;
        byte = block[next]!;
      }
      if (byte === LINE_FEED || (byte === RETURN && block[next + 1] === LINE_FEED)) break;
      next += 1;
      if (byte === RETURN) {
        fault = LONE_RETURN;
      } else {
        field += 1;
        if (field < width) starts[field] = next;
      }
    }
    if (field + 1 === width && fault === null) {
      starts[width] = next + 1;
      bounds[0] = starts[customer]!;
      bounds[1] = starts[customer + 1]! - 1;
      bounds[2] = starts[at]!;
      bounds[3] = starts[at + 1]! - 1;
      bounds[4] = starts[amount]!;
      bounds[5] = starts[amount + 1]! - 1;
      sink.take(line, block, bounds);
    } else if (next > start) {
      issues.add(line, null, fault ?? widthFault(field + 1));
    }
    line += 1;
    return block[next] === LINE_FEED ? next + 1 : next + 2;
  }

  /** Reads records until no quote is near; returns where the next row begins. */
  function readQuoted(block: Buffer, from: number, isLast: boolean): number {
    let next = from;
    let runFrom = from;
    let runReturns = false;
    const endRun = (to: number) => {
      if (waiting.length > 0) parseRun(block.toString('latin1', runFrom, to), runReturns);
    };
    while (next < block.length) {
      const start = next;
      lookAtRecord(block, start, delimiterByte, shape);
      if (shape.fault === NOT_CLOSED && !isLast && block.length - start < RECORD_BYTES_MAX) {
        isOpen = true;
        break;
      }
      const isWhole = shape.fault === null && shape.fields === width;
      next = shape.fault === null ? shape.next : block.indexOf(LINE_FEED, start) + 1;
      if (!isWhole || shape.endsInReturn !== runReturns) endRun(start);
      if (isWhole) {
        if (waiting.length === 0) runFrom = start;
        waiting.push(line);
        runReturns = shape.endsInReturn;
      } else if (shape.fault !== null || !isBlank(block, start)) {
        issues.add(line, null, shape.fault ?? widthFault(shape.fields));
      }
      line += shape.fault === null ? shape.lines : 1;
      if (!shape.isQuoted && !isQuoteNear(block, next)) break;
    }
    endRun(next);
    return next;
  }

  function parseRun(text: string, endsInReturn: boolean): void {
    if (fields.length < text.length) fields = Buffer.alloc(text.length);
    let count = 0;
    let used = 0;
    const parse = endsInReturn ? parsers.returns : parsers.lines;
    parse(text, (row) => {
      for (let role = 0; role < 3; role += 1) {
        const field = row[indexes[role]!]!;
        bounds[role * 2] = used;
        // Faster than `Buffer.write` for texts as short as these.
        for (let unit = 0; unit < field.length; unit += 1) fields[used++] = field.charCodeAt(unit);
        bounds[role * 2 + 1] = used;
      }
      sink.take(waiting[count]!, fields, bounds);
      count += 1;
    });
    sink.settle(fields);
    if (count !== waiting.length) throw new Error(`${waiting.length} records, ${count} parsed`);
    waiting.length = 0;
  }

  const widthFault = (found: number) => `has ${found} fields where the header has ${width}`;
  return read;
}

/** Whether a line is empty. */
function isBlank(block: Buffer, start: number): boolean {
  return block[start] === LINE_FEED || (block[start] === RETURN && block[start + 1] === LINE_FEED);
}

function isQuoteNear(block: Buffer, from: number): boolean {
  const quote = block.indexOf(QUOTE, from);
  return quote >= 0 && quote - from <= QUOTE_GAP_BYTES;
}
