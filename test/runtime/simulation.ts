/**
 * Simulation: shops that share a store which fails, clients who send twice and out of order, and a
 * scheduler that wakes whom it likes; then the books are checked against what everybody was told.
 *
 * Everything follows from a seed. Time, chance, faults and turns are all drawn from it.
 */
import { createApp } from '../../src/host/runtime/app.ts';
import type { Sent } from '../../src/host/runtime/sent.ts';
import { memoryStore } from '../../src/host/storage/memory-store.ts';
import type { FeedEvent } from '../../src/host/storage/pages.ts';
import type { Store } from '../../src/host/storage/store.ts';
import { FailureError, hasErrorCode } from '../../src/kernel/errors.ts';
import { instant } from '../../src/kernel/instant.ts';
import { createRandom, type Random } from '../../src/numerics/random.ts';
import {
  type Accounts,
  earn,
  type Points,
  type PointsEvent,
  type PointsRefusal,
  points,
  spend,
} from './points.ts';

/** What a run met. A run that met nothing proves nothing. */
export interface SimulationCounts {
  commands: number;
  sends: number;
  accepted: number;
  refused: number;
  late: number;
  replayed: number;
  conflicts: number;
  cut: number;
  lost: number;
  fired: number;
  transfers: number;
}

/** Counts of nothing. */
export function noCounts(): SimulationCounts {
  return {
    commands: 0,
    sends: 0,
    accepted: 0,
    refused: 0,
    late: 0,
    replayed: 0,
    conflicts: 0,
    cut: 0,
    lost: 0,
    fired: 0,
    transfers: 0,
  };
}

const DAY_MS = 86_400_000;
const START_MS = Date.UTC(2026, 4, 1);
const ACCOUNTS = Array.from({ length: 40 }, (_, n) => `account-${n}`);
const EXPIRY_DAYS = 5;
const LATENESS_MS = 2 * DAY_MS;

type PointsSent = Sent<Points, PointsEvent, PointsRefusal>;

interface Order {
  readonly key: string;
  readonly atMs: number;
  readonly account: string;
  /** To whom points go, if this is a transfer. */
  readonly to: string | null;
  readonly points: number;
}

/** Runs so many commands from one seed; throws if anything was lost, doubled or invented. */
export async function simulate(
  seed: number,
  commands: number,
  counts: SimulationCounts,
): Promise<void> {
  const random = createRandom(seed);
  const quiet = memoryStore({ giveWay: () => turns(random) });
  const store = faulty(quiet, random, counts);
  const shops = [0, 1, 2].map(() => {
    const now = () => new Date(START_MS);
    const app = createApp({ store, tenant: 'shop', now, attempts: 50, cachedStates: 20 });
    return { app, accounts: app.of('account', points(EXPIRY_DAYS, LATENESS_MS)) };
  });
  const orders = Array.from({ length: commands }, (_, n) => orderOf(n, random));
  const told = new Map<string, PointsSent[]>(orders.map(({ key }) => [key, []]));

  // Several clients, each with a part of the orders, some of them twice or three times.
  const sendings = orders.flatMap((order) =>
    Array.from({ length: random.integer(10) < 7 ? 1 : 1 + random.integer(3) }, () => order),
  );
  shuffleNear(sendings, random);
  const clients = 6;
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      for (let n = client; n < sendings.length; n += clients) {
        const order = sendings[n];
        const shop = shops[random.integer(shops.length)];
        if (order === undefined || shop === undefined) throw new Error('no such order');
        told.get(order.key)?.push(await untilAnswered(() => send(shop, order), counts));
        if (random.integer(40) === 0) {
          const by = instant(order.atMs);
          const { fired, failed } = await shop.app.fireDue({ by });
          counts.fired += fired;
          const serious = failed.filter(({ error }) => !isPassing(error));
          if (serious.length > 0) throw new Error('a timer failed for good');
        }
      }
    }),
  );
  counts.commands += orders.length;
  await checkBooks(quiet, orders, told, counts);
}

async function send(
  { app, accounts }: { app: ReturnType<typeof createApp>; accounts: Accounts },
  { key, atMs, account, to, points: count }: Order,
): Promise<PointsSent> {
  const at = new Date(atMs).toISOString();
  if (to === null) {
    return accounts.send(account, count < 0 ? spend(-count, at) : earn(count, at), { key });
  }
  const steps = [
    accounts.act(account, spend(count, at)),
    accounts.act(to, earn(count, at)),
  ] as const;
  const done = await app.together(steps, { key });
  if (!done.accepted) return { ...done, refusal: done.refusal as unknown as PointsRefusal };
  const [answer] = done.answers;
  if (answer === null) throw new Error('a step had nothing to do');
  return { accepted: true, replayed: done.replayed, ...answer };
}

/** A client that does what the contract says: after a fault it sends again under the same key. */
async function untilAnswered(
  work: () => Promise<PointsSent>,
  counts: SimulationCounts,
): Promise<PointsSent> {
  for (;;) {
    counts.sends += 1;
    try {
      return await work();
    } catch (error) {
      if (!isPassing(error)) throw error;
    }
  }
}

function isPassing(error: unknown): boolean {
  return hasErrorCode(error, 'STORE_FAILURE') || hasErrorCode(error, 'VERSION_CONFLICT');
}

function orderOf(n: number, random: Random): Order {
  const account = accountOf(random);
  const other = accountOf(random);
  const isTransfer = random.integer(5) === 0 && other !== account;
  const count = 1 + random.integer(9);
  return {
    key: `order-${n}`,
    atMs: START_MS + n * (DAY_MS / 8) + random.integer(DAY_MS),
    account,
    to: isTransfer ? other : null,
    points: isTransfer || random.integer(3) > 0 ? count : -count,
  };
}

/** A few accounts are hot, so that clients meet there. */
function accountOf(random: Random): string {
  const count = random.integer(3) === 0 ? 3 : ACCOUNTS.length;
  return ACCOUNTS[random.integer(count)] ?? '';
}

/** Each may come a little before or after those it was made with. */
function shuffleNear(items: Order[], random: Random): void {
  for (let place = 0; place + 1 < items.length; place += 1) {
    const other = Math.min(place + random.integer(12), items.length - 1);
    const [one, two] = [items[place], items[other]];
    if (one === undefined || two === undefined) continue;
    items[place] = two;
    items[other] = one;
  }
}

async function turns(random: Random): Promise<void> {
  for (let count = random.integer(4); count > 0; count -= 1) await Promise.resolve();
}

function faulty(store: Store, random: Random, counts: SimulationCounts): Store {
  return {
    ...store,
    async commit(batch) {
      const fate = random.integer(100);
      if (fate < 3) {
        counts.cut += 1;
        throw new FailureError('STORE_FAILURE', 'cut', { outcome: 'not-committed' });
      }
      const committed = await store.commit(batch).catch((error: unknown) => {
        if (hasErrorCode(error, 'VERSION_CONFLICT')) counts.conflicts += 1;
        throw error;
      });
      if (fate < 6) {
        counts.lost += 1;
        throw new FailureError('STORE_FAILURE', 'lost', { outcome: 'unknown' });
      }
      return committed;
    },
  };
}

/** What everybody was told, against what is in the store. */
async function checkBooks(
  store: Store,
  orders: readonly Order[],
  told: ReadonlyMap<string, readonly PointsSent[]>,
  counts: SimulationCounts,
): Promise<void> {
  const feed = await wholeFeed(store);
  const byKey = new Map<string, FeedEvent[]>();
  for (const event of feed) byKey.set(event.key, [...(byKey.get(event.key) ?? []), event]);
  const balances = new Map<string, number>();
  const versions = new Map<string, number>();
  for (const { id, version, event } of feed) {
    const { type, points: count } = event as unknown as PointsEvent;
    must(version === (versions.get(id) ?? 0) + 1, 'versions of a stream have no gaps');
    versions.set(id, version);
    const before = balances.get(id) ?? 0;
    must(type !== 'Expired' || count === before, 'what expires is what was there');
    balances.set(id, before + (type === 'Earned' ? count : -count));
    must((balances.get(id) ?? 0) >= 0, 'nobody spends what is not there');
  }

  let owed = 0;
  for (const order of orders) {
    const answers = told.get(order.key) ?? [];
    const own = (byKey.get(`send;${order.key.length}:${order.key}`) ?? []).filter(
      ({ event }) => event['type'] !== 'Expired',
    );
    const [first] = answers;
    must(first !== undefined, 'everybody is answered');
    must(
      answers.every((answer) => same(answer, first)),
      'everybody hears the same of one key',
    );
    must(answers.filter(({ replayed }) => !replayed).length <= 1, 'nothing is done twice');
    must(own.length === (first?.accepted ? (order.to === null ? 1 : 2) : 0), 'done once, or not');
    if (first?.accepted) {
      counts.accepted += 1;
      if (order.to === null) owed += order.points;
      else counts.transfers += 1;
    } else {
      counts.refused += 1;
      if (first?.refusal.code === 'TOO_LATE') counts.late += 1;
    }
    counts.replayed += answers.filter(({ replayed }) => replayed).length;
  }
  const expired = feed.reduce(
    (sum, { event }) => sum + (event['type'] === 'Expired' ? Number(event['points']) : 0),
    0,
  );
  const held = [...balances.values()].reduce((sum, count) => sum + count, 0);
  must(held === owed - expired, 'points are neither lost nor invented');
}

function same(one: PointsSent, other: PointsSent | undefined): boolean {
  const plain = (sent: PointsSent | undefined) => JSON.stringify({ ...sent, replayed: null });
  return plain(one) === plain(other);
}

async function wholeFeed(store: Store): Promise<readonly FeedEvent[]> {
  const page = await store.feed?.({ tenant: 'shop', after: null, limit: 1_000_000 });
  return page?.events ?? [];
}

function must(holds: boolean, law: string): void {
  if (!holds) throw new Error(`the simulation found that it does not hold: ${law}`);
}
