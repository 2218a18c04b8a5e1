/** What a stranger writes with the package, compiled by each TypeScript and run in each runtime. */
import { type ErrorCode, hasErrorCode, instant, parseInstant } from 'everbond';
import { cohortGridSeries, movementBars, type VegaLiteSpec } from 'everbond/charts';
import {
  type Aggregate,
  accept,
  allocateMoney,
  breach,
  type Command,
  ContractError,
  type Fact,
  type Money,
  money,
  replay,
} from 'everbond/kernel';
import { type Account, balanceAt, loyalty } from 'everbond/loyalty';
import { parseProgramme } from 'everbond/loyalty/schema';
import { type Activity, activity, cohortRetention, rfm } from 'everbond/metrics';
import { type Interval, wilsonInterval } from 'everbond/numerics';
import { type App, createApp, type Sent } from 'everbond/runtime';
import { memoryStore, type Store } from 'everbond/storage';
import { type Periods, periodsOf, type Window } from 'everbond/time';
import { summarise, type TransactionLog, transactionLog } from 'everbond/transactions';

function expectSame(got: unknown, wanted: unknown): void {
  if (got !== wanted) throw new Error(`${String(got)} is not ${String(wanted)}`);
}

function useKernel(): void {
  expectSame(instant('2026-03-01T10:00+01:00'), '2026-03-01T09:00:00.000Z');
  const parsed = parseInstant('2026-03-01');
  expectSame(parsed.ok ? '' : parsed.issues[0]?.code, 'NOT_AN_INSTANT');

  const parts: readonly Money[] = allocateMoney(money(1000, 'EUR'), [1, 1, 1]);
  expectSame(parts.map(({ minor }) => minor).join(), '334,333,333');

  const code: ErrorCode = 'CONTRACT_BROKEN';
  for (const act of [
    () => breach('use', 'field', 'must be 1, got 2'),
    () => wilsonInterval(2, 1),
  ]) {
    let caught: unknown;
    try {
      act();
    } catch (error) {
      caught = error;
    }
    expectSame(hasErrorCode(caught, code), true);
    expectSame(caught instanceof ContractError, true); // one class in every entry
  }
}

function useAnalytics(): void {
  const rows = [
    { id: 'ada', at: '2026-01-05', total: '20.00' },
    { id: 'bob', at: '2026-01-20', total: '10.50' },
    { id: 'ada', at: '2026-02-05', total: '30.00' },
  ];
  const zone = 'Europe/Paris';
  const log: TransactionLog = transactionLog(rows, {
    customer: 'id',
    at: 'at',
    amount: 'total',
    zone,
  });
  const window: Window = { from: '2026-01-01', until: '2026-03-01', zone };

  const periods: Periods = periodsOf(window, 'month');
  expectSame(periods.labels.join(), '2026-01,2026-02');
  expectSame(new Date(periods.starts[0] ?? 0).toISOString(), '2025-12-31T23:00:00.000Z');

  const months: Activity = activity(log, { window, period: 'month' });
  expectSame(months.rows.map(({ churned }) => churned).join(), '0,1');
  const retention = cohortRetention(log, { window, period: 'month' });
  expectSame(retention.cohorts[0]?.retained.join(), '2,1');
  expectSame(rfm(summarise(log, { window })).scores.M.length, 2);

  const drawn: VegaLiteSpec = movementBars(months);
  expectSame(JSON.stringify(drawn).includes('vega-lite'), true);
  expectSame(cohortGridSeries(retention).length > 0, true);
}

/** Counts visits; the answer is awaited by nobody, so a fault would end the process. */
async function useRuntime(): Promise<void> {
  const visits: Aggregate<Command, number, Fact, never> = {
    initial: 0,
    decide: ({ at }) => accept([{ type: 'Visited', at }]),
    evolve: (count) => count + 1,
    timersOf: () => [],
    formats: { Visited: [] },
    latenessMs: 0,
  };
  const store: Store = memoryStore();
  const now = () => new Date('2026-05-01T10:00Z');
  const app: App = createApp({ store, tenant: 'shop', now });
  const collection = app.of('visits', visits);
  const command = { type: 'Visit', at: now(), by: 'door' };
  for (const wanted of [false, true]) {
    const sent: Sent<number, Fact, never> = await collection.send('ada', command, { key: 'v-1' });
    expectSame(sent.replayed, wanted);
    expectSame(sent.accepted && sent.state, 1);
  }
}

function useLoyalty(): void {
  const read = parseProgramme({
    id: 'club',
    zone: 'UTC',
    money: 'EUR',
    versions: [
      { from: '2026-01-01T00:00Z', earnRules: [{ id: 'base', points: 1, perMinor: 1000 }] },
    ],
  });
  if (!read.ok) throw new Error('the programme is not read');
  const rules = loyalty(read.value);
  const at = instant('2026-05-01T10:00Z');
  const enrolled = rules.decide({ type: 'Enrol', member: 'ada', at, by: 'till-4' }, rules.initial);
  if (!enrolled.accepted) throw new Error(enrolled.refusal.code);
  const ada: Account = replay(rules, enrolled.events);
  expectSame(balanceAt(ada, at).available, 0);
}

/** Uses each entry; throws if an answer is wrong. */
export function check(): string {
  useKernel();
  useAnalytics();
  useLoyalty();
  void useRuntime();

  const share: Interval = wilsonInterval(1, 2);
  // @ts-expect-error a wrong type is refused
  const wrong: string = share.low;
  return `ok ${typeof wrong}`;
}
