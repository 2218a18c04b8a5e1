/**
 * Log bytes: a transaction log as one array of bytes, to store or to send, and back.
 *
 * Eight bytes of name and version, four of length, a header in JSON of ASCII characters, then the
 * columns in the order `at`, `minor`, `codes`, little-endian.
 */
import { breach } from '../../kernel/errors.ts';
import { type Parsed, parsed, rejected } from '../../kernel/parsed.ts';
import { columnarLog } from './columnar-log.ts';
import type { CustomerKey, TransactionLog, ZeroAmounts } from './transaction-log.ts';

/** `EBLOG`, a zero, and the version of the format as two digits. */
const MAGIC = [0x45, 0x42, 0x4c, 0x4f, 0x47, 0, 0x30, 0x31];
const PREFIX_BYTES = 12;
const ROW_BYTES = 20;

interface Header {
  readonly rows: number;
  readonly customers: readonly CustomerKey[];
  readonly currency: string | null;
  readonly scale: number;
  readonly zeroAmounts: ZeroAmounts;
}

/**
 * The bytes of a log: 20 a row, and the dictionary.
 *
 * @param log Any log.
 * @returns Bytes that {@link parseLogBytes} reads back into an equal log, in any process.
 * @example
 * ```ts
 * import { logToBytes, parseLogBytes, transactionLog } from 'everbond/transactions';
 *
 * const rows = [{ id: 'ada', at: '2026-01-05T09:00Z', cents: 2000 }];
 * const log = transactionLog(rows, { customer: 'id', at: 'at', minor: 'cents' });
 *
 * parseLogBytes(logToBytes(log)); // => { ok: true, value: log }
 * ```
 */
export function logToBytes(log: TransactionLog): Uint8Array {
  const { rows, customers, currency, scale, zeroAmounts } = log;
  const header = asciiJson({ rows, customers, currency, scale, zeroAmounts } satisfies Header);
  const columnsFrom = PREFIX_BYTES + header.length;
  const bytes = new Uint8Array(columnsFrom + rows * ROW_BYTES);
  const view = new DataView(bytes.buffer);
  bytes.set(MAGIC);
  view.setUint32(8, header.length, true);
  for (let index = 0; index < header.length; index += 1) {
    bytes[PREFIX_BYTES + index] = header.charCodeAt(index);
  }
  for (let row = 0; row < rows; row += 1) {
    view.setFloat64(columnsFrom + row * 8, log.at[row]!, true);
    view.setFloat64(columnsFrom + (rows + row) * 8, log.minor[row]!, true);
    view.setUint32(columnsFrom + rows * 16 + row * 4, log.codes[row]!, true);
  }
  return bytes;
}

/**
 * Reads a log from bytes that may be anything.
 *
 * @param bytes What {@link logToBytes} made, or anything else.
 * @returns The log, every row checked, or the issue that makes the bytes unusable: `NOT_A_LOG`,
 *   `NEWER_VERSION` or `DAMAGED`.
 * @throws ContractError if `bytes` is no `Uint8Array`.
 * @example
 * ```ts
 * import { parseLogBytes } from 'everbond/transactions';
 *
 * parseLogBytes(new Uint8Array([1, 2, 3])).ok; // => false
 * ```
 */
export function parseLogBytes(bytes: Uint8Array): Parsed<TransactionLog> {
  if (!(bytes instanceof Uint8Array)) breach('parseLogBytes', 'bytes', 'must be a Uint8Array');
  if (
    bytes.length < PREFIX_BYTES ||
    MAGIC.slice(0, 6).some((byte, index) => bytes[index] !== byte)
  ) {
    return rejected('NOT_A_LOG', 'must be bytes that logToBytes made');
  }
  if (bytes[6] !== MAGIC[6] || bytes[7] !== MAGIC[7]) {
    return rejected('NEWER_VERSION', 'must be of a version this release knows: 01');
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const columnsFrom = PREFIX_BYTES + view.getUint32(8, true);
  const header = readHeader(bytes.subarray(PREFIX_BYTES, columnsFrom));
  const rows = header?.rows ?? -1;
  if (header === null || bytes.length !== columnsFrom + rows * ROW_BYTES) return DAMAGED;

  const at = new Float64Array(rows);
  const minor = new Float64Array(rows);
  const codes = new Uint32Array(rows);
  for (let row = 0; row < rows; row += 1) {
    at[row] = view.getFloat64(columnsFrom + row * 8, true);
    minor[row] = view.getFloat64(columnsFrom + (rows + row) * 8, true);
    codes[row] = view.getUint32(columnsFrom + rows * 16 + row * 4, true);
  }
  const { customers, currency, scale, zeroAmounts } = header;
  try {
    const columns = { codes, dictionary: customers, at, minor };
    return parsed(columnarLog(columns, { currency, scale, zeroAmounts }));
  } catch {
    return DAMAGED;
  }
}

const DAMAGED = rejected('DAMAGED', 'must be whole: a length or a value in it is wrong');

/** JSON whose every character is one byte. */
function asciiJson(value: Header): string {
  return JSON.stringify(value).replaceAll(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function readHeader(bytes: Uint8Array): Header | null {
  let text = '';
  for (let from = 0; from < bytes.length; from += 8192) {
    text += String.fromCharCode(...bytes.subarray(from, from + 8192));
  }
  let header: unknown;
  try {
    header = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof header !== 'object' || header === null) return null;
  const { rows, customers } = header as { rows?: unknown; customers?: unknown };
  if (!Number.isSafeInteger(rows) || !Array.isArray(customers)) return null;
  return header as Header;
}
