/**
 * Reading a file: the retention report's reader, which makes a log, beside parsers that only parse.
 *
 * Every contestant reads the same file from disk. Ours checks each row, gives each customer a code,
 * and reads dates and amounts; the others hand out fields and nothing is done with them. `file read`
 * only reads the bytes: nobody can be faster.
 */
import { strictEqual } from 'node:assert/strict';
import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

import { decimalText } from 'everbond/kernel';
import type { TransactionLog } from 'everbond/transactions';
import { inferSchema, initParser, type Parser } from 'udsv';

import { readCsv } from '../examples/retention-report/read-csv.ts';
import { generate, keyOf, type Transactions } from './generate.ts';
import { loadPeer } from './peers.ts';
import { type CaseResult, type Contestant, race, type Suite } from './race.ts';

/** Above, only the fastest peer runs: the others take more than half a minute a round. */
const ALL_PEERS_ROWS_MAX = 3_000_000;
const BLOCK_BYTES = 1 << 18;
const LINES_AT_ONCE = 10_000;

/** How a row is written, by case. */
const CASES: Readonly<Record<string, (key: string, at: number, amount: string) => string>> = {
  dates: (key, at, amount) => `${key},${isoOf(at).slice(0, 10)},${amount}\n`,
  instants: (key, at, amount) => `${key},${isoOf(at)},${amount}\n`,
  quoted: (key, at, amount) => `"${key}, to hand",${isoOf(at).slice(0, 10)},${amount}\n`,
};

export const suite: Suite = {
  name: 'csv',
  peers: ['csv-parse', 'papaparse', 'csv-parser'],
  async run(options) {
    const made = generate(options.rows);
    const folder = mkdtempSync(join(tmpdir(), 'everbond-csv-'));
    const peers = options.rows > ALL_PEERS_ROWS_MAX ? [udsv] : [udsv, ...(await otherPeers())];
    const results: CaseResult[] = [];
    try {
      for (const [name, write] of Object.entries(CASES)) {
        const path = join(folder, `${name}.csv`);
        await writeRows(path, made, write);
        checkLog(await logOf(path), made);
        for (const { rowsOf } of peers) strictEqual(await rowsOf(path), options.rows);
        const others = [{ name: 'file read', rowsOf: bytesOf }, ...peers].map(
          (peer): Contestant => ({ name: peer.name, run: () => peer.rowsOf(path) }),
        );
        const ours = { name: 'everbond', run: () => logOf(path) };
        results.push(...(await race({ suite: 'csv', case: name, ours, peers: others }, options)));
        rmSync(path);
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    return results;
  },
};

async function writeRows(path: string, made: Transactions, write: (typeof CASES)[string]) {
  const { rows, codes, at, minor } = made;
  await pipeline(function* () {
    yield 'customer,at,amount\n';
    for (let first = 0; first < rows; first += LINES_AT_ONCE) {
      let text = '';
      for (let row = first; row < Math.min(first + LINES_AT_ONCE, rows); row += 1) {
        text += write(keyOf(codes[row]!), at[row]!, decimalText(minor[row]!, 2));
      }
      yield text;
    }
  }, createWriteStream(path));
}

function isoOf(ms: number): string {
  return new Date(ms).toISOString();
}

async function logOf(path: string): Promise<TransactionLog> {
  const columns = { customer: 'customer', at: 'at', amount: 'amount' };
  const { log } = await readCsv(path, { columns, zone: 'UTC', onBadRow: 'stop', issuesMax: 0 });
  return log;
}

function checkLog(log: TransactionLog, made: Transactions): void {
  strictEqual(log.rows, made.rows);
  for (let row = 0; row < log.rows; row += 1) {
    strictEqual(log.minor[row], made.minor[row]);
    strictEqual(String(log.customers[log.codes[row]!]).slice(0, 8), keyOf(made.codes[row]!));
  }
}

/** A way to go through all rows of a file; answers how many there are. */
interface Reader {
  readonly name: string;
  rowsOf(path: string): Promise<number>;
}

async function bytesOf(path: string): Promise<number> {
  let bytes = 0;
  for await (const block of createReadStream(path, { highWaterMark: BLOCK_BYTES })) {
    bytes += (block as Buffer).length;
  }
  return bytes;
}

const udsv: Reader = {
  name: 'udsv',
  async rowsOf(path) {
    let rows = 0;
    let parser: Parser | null = null;
    for await (const block of createReadStream(path, {
      encoding: 'utf8',
      highWaterMark: BLOCK_BYTES,
    })) {
      parser ??= initParser(inferSchema(block as string));
      parser.chunk<string[]>(block as string, parser.stringArrs, () => {
        rows += 1;
      });
    }
    parser?.end();
    return rows;
  },
};

/** The members that are called; see `peers.ts`. */
interface CsvParse {
  parse(options: { readonly from_line: number }): NodeJS.ReadWriteStream;
}
interface PapaParse {
  readonly default: {
    parse(
      stream: NodeJS.ReadableStream,
      config: {
        chunk(result: { readonly data: readonly unknown[] }): void;
        complete(): void;
        error(reason: Error): void;
        readonly skipEmptyLines: boolean;
      },
    ): void;
  };
}
interface CsvParser {
  readonly default: () => NodeJS.ReadWriteStream;
}

async function otherPeers(): Promise<readonly Reader[]> {
  const { parse } = (await loadPeer('csv-parse')) as CsvParse;
  const { default: papa } = (await loadPeer('papaparse')) as PapaParse;
  const { default: csvParser } = (await loadPeer('csv-parser')) as CsvParser;
  return [
    { name: 'papaparse', rowsOf: (path) => papaRows(papa, path) },
    { name: 'csv-parser', rowsOf: (path) => streamedRows(path, csvParser()) },
    { name: 'csv-parse', rowsOf: (path) => streamedRows(path, parse({ from_line: 2 })) },
  ];
}

async function papaRows(papa: PapaParse['default'], path: string): Promise<number> {
  // The header is a row too. The last chunk may be empty.
  let rows = -1;
  await new Promise<void>((resolve, reject) => {
    papa.parse(createReadStream(path, { encoding: 'utf8', highWaterMark: BLOCK_BYTES }), {
      skipEmptyLines: true,
      chunk({ data }) {
        rows += data.length;
      },
      complete: resolve,
      error: reject,
    });
  });
  return rows;
}

async function streamedRows(path: string, parser: NodeJS.ReadWriteStream): Promise<number> {
  let rows = 0;
  parser.on('data', () => {
    rows += 1;
  });
  await pipeline(createReadStream(path, { highWaterMark: BLOCK_BYTES }), parser);
  return rows;
}
