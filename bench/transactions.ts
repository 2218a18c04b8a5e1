/** Reading rows into a log, and summarising each customer. */
import { deepStrictEqual } from 'node:assert/strict';
import {
  type CustomerSummaries,
  columnarLog,
  summarise,
  type TransactionLog,
  transactionLog,
} from 'everbond/transactions';

import { type Duckdb, fillDuckdb, openDuckdb } from './duckdb.ts';
import { FROM, generate, keyOf, type Transactions, UNTIL } from './generate.ts';
import { groupRows, type Row, rowsOf, type Summary, summaries } from './plain.ts';
import { type CaseResult, race, type Suite, type SuiteOptions } from './race.ts';

/** Above, an object a row takes more memory than a machine of this kind has to spare. */
export const PLAIN_ROWS_MAX = 3_000_000;

export const window = { from: FROM, until: UNTIL, zone: 'UTC' };

/** The columns as a host with codes of its own hands them over. */
export function logOf({ codes, at, minor, customers }: Transactions): TransactionLog {
  const dictionary = Array.from({ length: customers }, (_, code) => keyOf(code));
  return columnarLog({ codes, dictionary, at, minor });
}

export const SUMMARY_SQL = `create or replace temp table summary as
  select id, count(*) n, min(ts) f, max(ts) l, sum(minor) m from tx group by id`;

export const suite: Suite = {
  name: 'transactions',
  peers: ['@duckdb/node-api'],
  async run(options) {
    const transactions = generate(options.rows);
    const database = await openDuckdb();
    await fillDuckdb(database, transactions);
    return [
      ...(await readRows(transactions, options)),
      ...(await summariseLog(transactions, database, options)),
    ];
  },
};

async function readRows(made: Transactions, options: SuiteOptions): Promise<readonly CaseResult[]> {
  if (options.rows > PLAIN_ROWS_MAX) return [];
  const prepare = () => rowsOf(made);
  const columns = { customer: 'customer', at: 'at', minor: 'minor' } as const;
  const log = transactionLog(prepare(), columns);
  deepStrictEqual(log.at, made.at);
  deepStrictEqual(log.customers[log.codes[0]!], keyOf(made.codes[0]!));
  deepStrictEqual(groupRows(prepare()).size, log.customers.length);

  const database = await openDuckdb();
  return await race(
    {
      suite: 'transactions',
      case: 'rows to log',
      ours: {
        name: 'everbond',
        prepare,
        run: (rows) => transactionLog(rows as readonly Row[], columns),
      },
      peers: [
        { name: 'Map of rows', prepare, run: (rows) => groupRows(rows as readonly Row[]) },
        {
          name: 'duckdb',
          prepare: async () => {
            await database.run('create or replace table t (k varchar, ms bigint, minor bigint)');
            return prepare();
          },
          run: (rows) => appendRows(database, rows as readonly Row[]),
        },
      ],
    },
    options,
  );
}

function appendRows(database: Duckdb, rows: readonly Row[]): Promise<void> {
  const columns = [
    rows.map((row) => row.customer),
    rows.map((row) => row.at.getTime()),
    rows.map((row) => row.minor),
  ];
  return database.append('t', ['VARCHAR', 'BIGINT', 'BIGINT'], columns);
}

async function summariseLog(
  made: Transactions,
  database: Duckdb,
  options: SuiteOptions,
): Promise<readonly CaseResult[]> {
  const log = logOf(made);
  await database.run(SUMMARY_SQL);
  await checkSummaries(summarise(log, { window }), database);

  const rows = options.rows > PLAIN_ROWS_MAX ? null : rowsOf(made);
  if (rows !== null) checkPlain(summarise(log, { window }), summaries(rows));
  return await race(
    {
      suite: 'transactions',
      case: 'summarise',
      ours: { name: 'everbond', run: () => summarise(log, { window }) },
      peers: [
        { name: 'duckdb', run: () => database.run(SUMMARY_SQL) },
        ...(rows === null ? [] : [{ name: 'Map', run: () => summaries(rows) }]),
      ],
    },
    options,
  );
}

async function checkSummaries(ours: CustomerSummaries, database: Duckdb): Promise<void> {
  const theirs = await database.rows(
    'select id, n, epoch_ms(f), epoch_ms(l), m::bigint from summary order by id',
  );
  const bought = ours.customers.map((_, code) => code).filter((code) => ours.purchases[code]! > 0);
  const { purchases, firstAt, lastAt, revenueMinor } = ours;
  deepStrictEqual(
    bought.map((code) => [code, purchases[code], firstAt[code], lastAt[code], revenueMinor[code]]),
    theirs,
  );
}

function checkPlain(ours: CustomerSummaries, theirs: ReadonlyMap<string, Summary>): void {
  for (const [code, key] of ours.customers.entries()) {
    const { purchases = 0, revenueMinor = 0 } = theirs.get(String(key)) ?? {};
    deepStrictEqual([ours.purchases[code], ours.revenueMinor[code]], [purchases, revenueMinor]);
  }
}
