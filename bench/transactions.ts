/** Reading rows into a log, summarising each customer, and merging summaries. */
import { deepStrictEqual } from 'node:assert/strict';
import {
  type CustomerSummaries,
  columnarLog,
  createTransactionLogBuilder,
  mergeSummaries,
  summarise,
  type TransactionLog,
  transactionLog,
} from 'everbond/transactions';

import { type ArqueroSummaries, loadArqueroSummaries } from './arquero.ts';
import { type Duckdb, fillDuckdb, openDuckdb } from './duckdb.ts';
import { FROM, generate, keyOf, type Transactions, UNTIL } from './generate.ts';
import { codesByMap, groupRows, type Row, rowsOf, type Summary, summaries } from './plain.ts';
import { type CaseResult, race, type Suite, type SuiteOptions } from './race.ts';

/** Above, an object a row takes more memory than a machine of this kind has to spare. */
export const PLAIN_ROWS_MAX = 3_000_000;

export const window = { from: FROM, until: UNTIL, zone: 'UTC' };

/** Where {@link Row} has what a log needs. */
export const ROW_COLUMNS = { customer: 'customer', at: 'at', minor: 'minor' } as const;

/** Above, arquero takes more than a second a round. */
const ARQUERO_ROWS_MAX = 1_000_000;

/** The columns as a host with codes of its own hands them over. */
export function logOf({ codes, at, minor, customers }: Transactions): TransactionLog {
  const dictionary = Array.from({ length: customers }, (_, code) => keyOf(code));
  return columnarLog({ codes, dictionary, at, minor });
}

export const SUMMARY_SQL = `create or replace temp table summary as
  select id, count(*) n, min(ts) f, max(ts) l, sum(minor) m from tx group by id`;

// Ours also finds the second purchase day; this asks DuckDB for as much, in the faster of two ways.
const SECOND_DAY_SQL = `create or replace temp table seconds as with firsts as (
  select id, count(*) n, min(ts) f, max(ts) l, sum(minor) m from tx group by id
), laters as (
  select id, min(ts::date) s from tx join firsts using (id) where ts::date > f::date group by id
) select firsts.*, s from firsts left join laters using (id)`;

export const suite: Suite = {
  name: 'transactions',
  peers: ['@duckdb/node-api'],
  async run(options) {
    const transactions = generate(options.rows);
    const database = await openDuckdb();
    await fillDuckdb(database, transactions);
    const results: CaseResult[] = [];
    results.push(...(await encodeKeys(transactions, options)));
    if (options.rows <= PLAIN_ROWS_MAX) {
      results.push(...(await readRows(transactions, options)));
      results.push(...(await addRows(transactions, options)));
      results.push(...(await mergeTwo(transactions, options)));
    }
    results.push(...(await summariseLog(transactions, database, options)));
    return results;
  },
};

/** Texts of their own for each row, as a reader of files makes them, to codes. */
function encodeKeys(made: Transactions, options: SuiteOptions) {
  const prepare = () => Array.from(made.codes, keyOf);
  const { at, minor } = made;
  const ours = (customer: unknown) => columnarLog({ customer: customer as string[], at, minor });
  const log = ours(prepare());
  deepStrictEqual(log.codes, codesByMap(prepare()));
  return race(
    {
      suite: 'transactions',
      case: 'keys to codes',
      ours: { name: 'everbond', prepare, run: ours },
      peers: [{ name: 'Map', prepare, run: (keys) => codesByMap(keys as string[]) }],
    },
    options,
  );
}

async function readRows(made: Transactions, options: SuiteOptions): Promise<readonly CaseResult[]> {
  const prepare = () => rowsOf(made);
  const log = transactionLog(prepare(), ROW_COLUMNS);
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
        run: (rows) => transactionLog(rows as readonly Row[], ROW_COLUMNS),
      },
      peers: [
        { name: 'Map of rows', prepare, run: (rows) => groupRows(rows as readonly Row[]) },
        {
          name: 'duckdb',
          prepare: async () => {
            await createRowTable(database);
            return prepare();
          },
          run: (rows) => appendRows(database, rows as readonly Row[]),
        },
      ],
    },
    options,
  );
}

/** An empty table `t` for {@link appendRows}. */
export function createRowTable(database: Duckdb): Promise<unknown> {
  return database.run('create or replace table t (k varchar, ms bigint, minor bigint)');
}

/** Appends rows to table `t`, the fastest way in. */
export function appendRows(database: Duckdb, rows: readonly Row[]): Promise<void> {
  const columns = [
    rows.map((row) => row.customer),
    rows.map((row) => row.at.getTime()),
    rows.map((row) => row.minor),
  ];
  return database.append('t', ['VARCHAR', 'BIGINT', 'BIGINT'], columns);
}

/** Rows as they come, beside all rows at once. */
function addRows(made: Transactions, options: SuiteOptions) {
  const prepare = () => rowsOf(made);
  return race(
    {
      suite: 'transactions',
      case: 'row by row',
      ours: {
        name: 'everbond',
        prepare,
        run(rows) {
          const builder = createTransactionLogBuilder();
          for (const { customer, at, minor } of rows as readonly Row[]) {
            builder.add(customer, at, minor);
          }
          return builder.log();
        },
      },
      peers: [
        {
          name: 'all at once',
          prepare,
          run: (rows) => transactionLog(rows as readonly Row[], ROW_COLUMNS),
        },
      ],
    },
    options,
  );
}

/** Merging the summaries of two halves, beside reading and summarising all rows anew. */
async function mergeTwo(made: Transactions, options: SuiteOptions) {
  const dictionary = Array.from({ length: made.customers }, (_, code) => keyOf(code));
  const middle = Math.floor(made.rows / 2);
  const summaryOf = (from: number, until: number) => {
    const codes = made.codes.subarray(from, until);
    const at = made.at.subarray(from, until);
    const minor = made.minor.subarray(from, until);
    return summarise(columnarLog({ codes, dictionary, at, minor }), { window });
  };
  const rows = rowsOf(made);
  const stateOf = (some: readonly Row[]) =>
    summarise(transactionLog(some, ROW_COLUMNS), { window });
  const half = rows.slice(0, middle);
  const results: CaseResult[] = [];
  for (const [name, parts, whole, build] of [
    [
      'merge, one dictionary',
      [summaryOf(0, middle), summaryOf(middle, made.rows)],
      summaryOf(0, made.rows),
      () => summaryOf(0, made.rows),
    ],
    [
      'merge, keys of their own',
      [stateOf(half), stateOf(rows.slice(middle))],
      stateOf(rows),
      () => stateOf(rows),
    ],
  ] as const) {
    deepStrictEqual(mergeSummaries(parts), whole);
    const ours = { name: 'everbond', run: () => mergeSummaries(parts) };
    const peers = [{ name: 'the whole anew', run: build }];
    results.push(...(await race({ suite: 'transactions', case: name, ours, peers }, options)));
  }
  return results;
}

async function summariseLog(
  made: Transactions,
  database: Duckdb,
  options: SuiteOptions,
): Promise<readonly CaseResult[]> {
  const log = logOf(made);
  await database.run(SUMMARY_SQL);
  await database.run(SECOND_DAY_SQL);
  await checkSummaries(summarise(log, { window }), database);

  const rows = options.rows > PLAIN_ROWS_MAX ? null : rowsOf(made);
  if (rows !== null) checkPlain(summarise(log, { window }), summaries(rows));
  const arquero = options.rows > ARQUERO_ROWS_MAX ? null : await loadArqueroSummaries(made);
  if (arquero !== null) checkArquero(summarise(log, { window }), arquero());
  return await race(
    {
      suite: 'transactions',
      case: 'summarise',
      ours: { name: 'everbond', run: () => summarise(log, { window }) },
      peers: [
        { name: 'duckdb', run: () => database.run(SUMMARY_SQL) },
        { name: 'duckdb, second day', run: () => database.run(SECOND_DAY_SQL) },
        ...(rows === null ? [] : [{ name: 'Map', run: () => summaries(rows) }]),
        ...(arquero === null ? [] : [{ name: 'arquero', run: arquero }]),
      ],
    },
    options,
  );
}

async function checkSummaries(ours: CustomerSummaries, database: Duckdb): Promise<void> {
  const { purchases, firstAt, lastAt, revenueMinor, firstDay, secondDay } = ours;
  const bought = ours.customers.map((_, code) => code).filter((code) => purchases[code]! > 0);
  deepStrictEqual(
    bought.map((code) => [code, purchases[code], firstAt[code], lastAt[code], revenueMinor[code]]),
    await database.rows(
      'select id, n, epoch_ms(f), epoch_ms(l), m::bigint from summary order by id',
    ),
  );
  deepStrictEqual(
    bought.map((code) => [code, secondDay[code] === firstDay[code] ? null : secondDay[code]]),
    await database.rows(
      `select id, date_diff('day', date '1970-01-01', s) from seconds order by id`,
    ),
  );
}

function checkArquero(ours: CustomerSummaries, { codes, ...theirs }: ArqueroSummaries): void {
  for (const [name, column] of Object.entries(theirs)) {
    const own = ours[name as keyof typeof theirs];
    deepStrictEqual(
      codes.map((code) => own[code]),
      [...column],
    );
  }
}

function checkPlain(ours: CustomerSummaries, theirs: ReadonlyMap<string, Summary>): void {
  for (const [code, key] of ours.customers.entries()) {
    const { purchases = 0, revenueMinor = 0 } = theirs.get(String(key)) ?? {};
    deepStrictEqual([ours.purchases[code], ours.revenueMinor[code]], [purchases, revenueMinor]);
  }
}
