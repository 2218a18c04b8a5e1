/**
 * CSV dialect: what the first line of a file tells, its delimiter and where the columns are.
 *
 * Of comma, semicolon, tab and bar, the delimiter is the first one with which the header has all
 * columns that are asked for.
 */

import { FileProblem } from './problems.ts';
import { createRecordParser, emptyShape, lookAtRecord } from './quoted-records.ts';
import type { ColumnNames } from './row-sink.ts';

/** How a file is written. */
export interface CsvDialect {
  /** One character of ASCII. */
  readonly delimiter: string;
  /** How many columns the header has. */
  readonly width: number;
  /** Index of the customer's column, of the date's, of the amount's. */
  readonly indexes: readonly [customer: number, at: number, amount: number];
  /** Where the first record begins in the bytes. */
  readonly next: number;
  /** On which line of the file that is; the header is line 1. */
  readonly line: number;
}

const DELIMITERS = [',', ';', '\t', '|'];
const COLUMNS_SHOWN_MAX = 20;

/**
 * Reads the header.
 *
 * @param bytes The beginning of the file, without a byte order mark, ending in a line feed.
 * @throws FileProblem if the header is no record, or lacks a column, or has one twice.
 */
export function readDialect(bytes: Buffer, names: ColumnNames): CsvDialect {
  const wanted = [names.customer, names.at, names.amount];
  const shape = emptyShape();
  let widest: readonly string[] = [];
  for (const delimiter of DELIMITERS) {
    lookAtRecord(bytes, 0, delimiter.charCodeAt(0), shape);
    if (shape.fault !== null) continue;
    const { next, fields: width, lines } = shape;
    const columns = headerOf(bytes.toString('latin1', 0, next), delimiter, width);
    const [customer = -1, at = -1, amount = -1] = wanted.map((name) => columns.indexOf(name));
    if (customer >= 0 && at >= 0 && amount >= 0) {
      const twice = wanted.find((name) => columns.indexOf(name) !== columns.lastIndexOf(name));
      if (twice !== undefined) throw new FileProblem(`line 1: two columns are called ${twice}`);
      return { delimiter, width, indexes: [customer, at, amount], next, line: 1 + lines };
    }
    if (width > widest.length) widest = columns;
  }
  if (widest.length === 0) throw new FileProblem(`line 1: the header ${shape.fault}`);
  throw new FileProblem(missingColumn(wanted, widest));
}

function headerOf(text: string, delimiter: string, width: number): string[] {
  const columns: string[] = [];
  const parse = createRecordParser(delimiter, text.endsWith('\r\n') ? '\r\n' : '\n', width);
  parse(text, (fields) => {
    for (const field of fields) columns.push(Buffer.from(field, 'latin1').toString('utf8'));
  });
  return columns;
}

function missingColumn(wanted: readonly string[], columns: readonly string[]): string {
  const missing = wanted.filter((name) => !columns.includes(name));
  const shown = columns.slice(0, COLUMNS_SHOWN_MAX).join(', ');
  const more = columns.length - COLUMNS_SHOWN_MAX;
  return [
    `line 1: the file has no column called ${missing.join(', ')}`,
    `its columns are: ${shown}${more > 0 ? ` and ${more} more` : ''}`,
    'say which to read with --customer NAME --at NAME --amount NAME',
  ].join('\n');
}
