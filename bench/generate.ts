/**
 * Transactions to measure with: made from a seed, with the skew of real shops.
 *
 * 36 months from 2022-01-01 UTC, ordered by time, a tenth as many customers as rows. Acquisition
 * grows; most customers buy a few times and a few buy very often (median 3, 90 % at most about 16,
 * 99 % at most about 120, nearly a quarter exactly once). Customer codes are unrelated to arrival.
 */
import { createRandom, type Random } from 'everbond/numerics';

/** Columns of equal length, and the texts that the codes stand for. */
export interface Transactions {
  readonly rows: number;
  readonly customers: number;
  /** Per row, the customer's number. */
  readonly codes: Uint32Array;
  /** Per row, epoch milliseconds, never falling. */
  readonly at: Float64Array;
  /** Per row, whole cents, at least 100. */
  readonly minor: Float64Array;
}

export const FROM = '2022-01-01';
export const UNTIL = '2025-01-01';

const BEGIN_MS = Date.UTC(2022, 0, 1);
const SPAN_SECONDS = (Date.UTC(2025, 0, 1) - BEGIN_MS) / 1000;
const DAY_SECONDS = 86_400;
const PARETO_SHAPE = 1.3;
const MEAN_LIFE_DAYS = 300;

/** The same rows for the same number of rows, on any machine. */
export function generate(rows: number): Transactions {
  const random = createRandom(rows);
  const customers = Math.max(1, Math.floor(rows / 10));
  const shop = createShop(customers, random);
  const counts = apportion(rows, shop.weights, random);
  const names = shuffled(customers, random);

  // Sorted as one number a row: the second above, the row below.
  const keys = new Float64Array(rows);
  const codes = new Uint32Array(rows);
  const minor = new Float64Array(rows);
  let row = 0;
  for (let customer = 0; customer < customers; customer += 1) {
    for (let visit = 0; visit < counts[customer]!; visit += 1) {
      const wait = visit === 0 ? 0 : random.uniform() * shop.lifeSeconds[customer]!;
      keys[row] = Math.floor(shop.startSeconds[customer]! + wait) * rows + row;
      codes[row] = names[customer]!;
      const basket = Math.exp(shop.logBaskets[customer]! + 0.4 * random.normal());
      minor[row] = Math.max(100, Math.round(100 * basket));
      row += 1;
    }
  }
  keys.sort();
  const order = keys.map((key) => key % rows);
  return {
    rows,
    customers,
    codes: Uint32Array.from(order, (from) => codes[from]!),
    at: keys.map((key) => BEGIN_MS + Math.floor(key / rows) * 1000),
    minor: order.map((from) => minor[from]!),
  };
}

/** The customers of a shop, by arrival. */
interface Shop {
  readonly startSeconds: Float64Array;
  readonly lifeSeconds: Float64Array;
  readonly weights: Float64Array;
  readonly logBaskets: Float64Array;
}

function createShop(customers: number, random: Random): Shop {
  const startSeconds = new Float64Array(customers);
  const lifeSeconds = new Float64Array(customers);
  const weights = new Float64Array(customers);
  const logBaskets = new Float64Array(customers);
  for (let customer = 0; customer < customers; customer += 1) {
    const arrival = random.uniform();
    const start = SPAN_SECONDS * 0.999 * (0.4 * arrival + 0.6 * Math.sqrt(arrival));
    const spread = Math.exp(0.9 * random.normal() - 0.4);
    const life = random.exponential() * MEAN_LIFE_DAYS * DAY_SECONDS * spread;
    const keenness = Math.min(random.uniform() ** (-1 / PARETO_SHAPE) - 0.98, 400);
    const known = Math.min(life, SPAN_SECONDS - start - 1);
    startSeconds[customer] = start;
    lifeSeconds[customer] = known;
    weights[customer] = keenness * (0.15 + known / (200 * DAY_SECONDS));
    logBaskets[customer] = 3.4 + 0.5 * random.normal();
  }
  return { startSeconds, lifeSeconds, weights, logBaskets };
}

/** One row for everybody, the others by weight; they add up exactly. */
function apportion(rows: number, weights: Float64Array, random: Random): Uint32Array {
  const counts = new Uint32Array(weights.length).fill(1);
  const others = rows - weights.length;
  const step = weights.reduce((sum, weight) => sum + weight, 0) / others;
  let mark = random.uniform() * step;
  let reached = 0;
  let given = 0;
  for (let customer = 0; customer < weights.length; customer += 1) {
    reached += weights[customer]!;
    for (; mark < reached && given < others; mark += step) {
      counts[customer]! += 1;
      given += 1;
    }
  }
  counts[0]! += others - given;
  return counts;
}

function shuffled(length: number, random: Random): Uint32Array {
  const order = Uint32Array.from({ length }, (_, index) => index);
  for (let index = length - 1; index > 0; index -= 1) {
    const other = random.integer(index + 1);
    const kept = order[index]!;
    order[index] = order[other]!;
    order[other] = kept;
  }
  return order;
}

/** The text that a host knows a customer by, new at every call, as a reader of files makes it. */
export function keyOf(code: number): string {
  return `C${String(code).padStart(7, '0')}`;
}

/** How often customers bought: what to compare with a real shop. */
export function skewOf({ codes, customers }: Transactions): Readonly<Record<string, number>> {
  const counts = new Uint32Array(customers);
  for (const code of codes) counts[code]! += 1;
  counts.sort();
  const at = (share: number) => counts[Math.floor((customers - 1) * share)]!;
  const once = counts.findIndex((count) => count > 1);
  return {
    median: at(0.5),
    p90: at(0.9),
    p99: at(0.99),
    most: at(1),
    oncePercent: Math.round((100 * (once < 0 ? customers : once)) / customers),
  };
}
