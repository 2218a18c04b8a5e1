/** DuckDB as a peer: in memory, the same rows in a table with whole-number keys. */
import type { Transactions } from './generate.ts';
import { loadPeer } from './peers.ts';

/** The members of @duckdb/node-api that are called here. */
interface Module {
  readonly DuckDBInstance: { create(path: string): Promise<Instance> };
  readonly DuckDBDataChunk: { create(types: readonly unknown[], rows: number): Chunk };
  readonly UINTEGER: unknown;
  readonly BIGINT: unknown;
  readonly DOUBLE: unknown;
  readonly VARCHAR: unknown;
}

interface Instance {
  connect(): Promise<Connection>;
}

interface Connection {
  run(sql: string): Promise<unknown>;
  runAndReadAll(sql: string): Promise<{ getRows(): (number | bigint | null)[][] }>;
  createAppender(table: string): Promise<Appender>;
}

interface Appender {
  appendDataChunk(chunk: Chunk): void;
  closeSync(): void;
}

interface Chunk {
  setColumns(columns: readonly (readonly (number | bigint | string)[])[]): void;
}

/** A database that is asked and filled. */
export interface Duckdb {
  run(sql: string): Promise<unknown>;
  /** Rows of numbers; DuckDB's whole numbers may come as bigint. */
  rows(sql: string): Promise<readonly (readonly (number | null)[])[]>;
  /** Appends columns chunk by chunk, the fastest way in from JavaScript. */
  append(table: string, types: readonly ColumnType[], columns: readonly Column[]): Promise<void>;
}

type ColumnType = 'UINTEGER' | 'BIGINT' | 'DOUBLE' | 'VARCHAR';
type Column = ArrayLike<number> | readonly string[];

const CHUNK_ROWS = 2048;

/** An empty database that answers with so many threads. */
export async function openDuckdb(threads = 1): Promise<Duckdb> {
  const duckdb = (await loadPeer('@duckdb/node-api')) as Module;
  const connection = await (await duckdb.DuckDBInstance.create(':memory:')).connect();
  await connection.run(`set threads = ${threads}; set timezone = 'UTC'`);

  return {
    run: (sql) => connection.run(sql),
    async rows(sql) {
      const rows = (await connection.runAndReadAll(sql)).getRows();
      return rows.map((row) => row.map((value) => (value === null ? null : Number(value))));
    },
    async append(table, types, columns) {
      const appender = await connection.createAppender(table);
      const rows = columns[0]!.length;
      for (let row = 0; row < rows; row += CHUNK_ROWS) {
        const until = Math.min(row + CHUNK_ROWS, rows);
        const chunk = duckdb.DuckDBDataChunk.create(
          types.map((type) => duckdb[type]),
          until - row,
        );
        chunk.setColumns(
          columns.map((column, index) =>
            Array.from({ length: until - row }, (_, offset) => {
              const value = column[row + offset]!;
              return types[index] === 'BIGINT' ? BigInt(value) : value;
            }),
          ),
        );
        appender.appendDataChunk(chunk);
      }
      appender.closeSync();
    },
  };
}

/** Table `tx` (id, ts, minor) with these rows. */
export async function fillDuckdb(database: Duckdb, transactions: Transactions): Promise<void> {
  const { codes, at, minor } = transactions;
  await database.run('create table raw (id uinteger, ms bigint, minor bigint)');
  await database.append('raw', ['UINTEGER', 'BIGINT', 'BIGINT'], [codes, at, minor]);
  await database.run(
    'create table tx as select id, make_timestamp(ms * 1000) as ts, minor from raw; drop table raw',
  );
}
