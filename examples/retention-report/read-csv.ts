/**
 * Read CSV: a file of purchases to a transaction log, block by block.
 *
 * No row is kept: memory is what the log needs, one block, and the few issues that are listed. How
 * long it takes beside a parser that only parses is measured in `bench/csv.ts`.
 */
import { type FileHandle, open } from 'node:fs/promises';

import type { TransactionLog } from 'everbond/transactions';

import { readDialect } from './csv-dialect.ts';
import { createRowReader, RECORD_BYTES_MAX, type RowReader } from './csv-rows.ts';
import { FileProblem } from './problems.ts';
import { LINE_FEED } from './quoted-records.ts';
import { createRowIssues, type OnBadRow, type RowIssues } from './row-issues.ts';
import { type ColumnNames, createRowSink, type RowSink } from './row-sink.ts';

/** How to read a file. */
export interface CsvOptions {
  readonly columns: ColumnNames;
  /** IANA zone in which a date without a time begins. */
  readonly zone: string;
  /** What to do with a row that cannot be read: leave it out, or stop. */
  readonly onBadRow: OnBadRow;
  /** How many issues to list. */
  readonly issuesMax: number;
  /** Called after each block: bytes and rows read so far. */
  readonly onProgress?: (bytes: number, rows: number) => void;
}

/** What a file held. */
export interface CsvContent {
  readonly log: TransactionLog;
  readonly issues: RowIssues;
}

/** How much is read at once. */
export const BLOCK_BYTES = 1 << 20;
const LINE_BYTES_MAX = RECORD_BYTES_MAX;
/** Left over at the end of a block: a record whose quote is open, and a line that goes on. */
const LEFT_OVER_MAX = RECORD_BYTES_MAX + LINE_BYTES_MAX;
const BYTE_ORDER_MARK = Buffer.of(0xef, 0xbb, 0xbf);

/**
 * Reads a file.
 *
 * @throws FileProblem if the file is no CSV, lacks a column, or has a row that cannot be read where
 *   such a row is to stop the reading.
 */
export async function readCsv(path: string, options: CsvOptions): Promise<CsvContent> {
  const issues = createRowIssues(options.onBadRow, options.issuesMax);
  const handle = await open(path);
  try {
    const { size } = await handle.stat();
    const sink = await readBlocks(handle, (block) => begin(block, size, options, issues), options);
    return { log: sink.log(), issues };
  } finally {
    await handle.close();
  }
}

/** What reads the blocks of one file. */
interface Reading {
  readonly sink: RowSink;
  readonly read: RowReader;
  /** Where the first row begins. */
  readonly next: number;
}

async function readBlocks(
  handle: FileHandle,
  start: (block: Buffer) => Reading,
  { onProgress }: CsvOptions,
): Promise<RowSink> {
  // While one buffer is worked on, the next block is read into the other, behind room for the bytes
  // that are left over. One byte more is for the line feed that the last line may lack.
  const buffers = [0, 1].map(() => Buffer.alloc(LEFT_OVER_MAX + BLOCK_BYTES + 1));
  const nextBlock = (turn: number) => handle.read(buffers[turn % 2]!, LEFT_OVER_MAX, BLOCK_BYTES);
  let reading: Reading | null = null;
  let leftOver = Buffer.alloc(0);
  let pending = nextBlock(0);
  let total = 0;
  for (let turn = 0; ; turn += 1) {
    const { buffer, bytesRead } = await pending;
    const isLast = bytesRead === 0;
    const from = LEFT_OVER_MAX - leftOver.length;
    let to = LEFT_OVER_MAX + bytesRead;
    // The bytes left over stand in the buffer that the next block goes to.
    leftOver.copy(buffer, from);
    if (!isLast) pending = nextBlock(turn + 1);
    total += bytesRead;
    if (isLast && to > from) buffer[to++] = LINE_FEED;
    const bytes = buffer.subarray(from, to);
    const whole = bytes.subarray(0, bytes.lastIndexOf(LINE_FEED) + 1);
    let used = 0;
    if (whole.length > 0) {
      used = reading === null ? (reading = start(whole)).next : 0;
      used += reading.read(whole.subarray(used), isLast);
      onProgress?.(total, reading.sink.rows());
    }
    if (isLast) break;
    leftOver = bytes.subarray(used);
    if (bytes.length - whole.length > LINE_BYTES_MAX) throw new FileProblem(LONG_LINE);
  }
  if (reading === null) throw new FileProblem(EMPTY);
  return reading.sink;
}

const EMPTY = 'the file is empty: its first line must name the columns';
const LONG_LINE = `a line is longer than ${LINE_BYTES_MAX} bytes: this is no CSV file`;
const NOT_UTF8 = 'the file is UTF-16: save it as UTF-8';

/** Reads the header from the first block. */
function begin(block: Buffer, fileBytes: number, options: CsvOptions, issues: RowIssues): Reading {
  if (block[0] === 0xff || block[0] === 0xfe) throw new FileProblem(NOT_UTF8);
  const mark = block.subarray(0, 3).equals(BYTE_ORDER_MARK) ? 3 : 0;
  const dialect = readDialect(block.subarray(mark), options.columns);
  let lines = 0;
  for (let at = 0; at < block.length; at += 1) if (block[at] === LINE_FEED) lines += 1;
  const rowsExpected = Math.ceil((fileBytes / block.length) * lines * 1.02);
  const sink = createRowSink(options.columns, options.zone, issues, rowsExpected);
  const read = createRowReader(dialect, sink, issues);
  return { sink, read, next: mark + dialect.next };
}
