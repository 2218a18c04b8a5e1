/**
 * Simulate: a shop whose truth is known, to hold the estimates against.
 *
 * Each customer arrives, buys at random times at a rate of their own, and after each purchase drops
 * out for good with a probability of their own; the rest is silence. Rates are gamma, probabilities
 * beta distributed, independent of each other. A shop sees the purchases and never the dropping out.
 *
 * See P. S. Fader, B. G. S. Hardie, K. L. Lee, "Counting your customers the easy way: an alternative
 * to the Pareto/NBD model", Marketing Science 24 (2005), 275-284; here the first purchase, too, may
 * be the last, as in E. P. Batislam, M. Denizel, A. Filiztekin, "Empirical validation and comparison
 * of models for customer base analysis", International Journal of Research in Marketing 24 (2007),
 * 201-209.
 */
import { createRandom, type Random } from 'everbond/numerics';
import { createTransactionLogBuilder, type TransactionLog } from 'everbond/transactions';

/** A shop and what no shop knows. */
export interface Simulation {
  readonly log: TransactionLog;
  /** Per customer, epoch milliseconds of the first purchase. */
  readonly arrivedAt: Float64Array;
  /** Per customer, when the last purchase was the last for good; Infinity for who is still there. */
  readonly leftAt: Float64Array;
}

export const SEED = 20_260_301;
const CUSTOMERS = 20_000;
/** Shape of the rates and days by which they are scaled: a purchase in 80 days on average. */
const RATE_SHAPE = 0.75;
const RATE_DAYS = 60;
/** Beta parameters of the probability to drop out after a purchase: 0.24 on average. */
const LEAVE = 0.7;
const STAY = 2.2;
const DAY_MS = 86_400_000;
const BEGIN_MS = Date.UTC(2023, 0, 1);
const END_MS = Date.UTC(2026, 0, 1);

/** The same shop for the same seed. */
export function simulate(seed = SEED, customers = CUSTOMERS): Simulation {
  const random = createRandom(seed);
  const arrivedAt = new Float64Array(customers);
  const leftAt = new Float64Array(customers);
  const rows: { customer: string; at: number; minor: number }[] = [];
  for (let code = 0; code < customers; code += 1) {
    const customer = `c${String(code + 1).padStart(5, '0')}`;
    const basket = 3 + 0.6 * random.normal();
    const { visits, isGone } = visitsOf(random);
    for (const at of visits) {
      const minor = Math.round(100 * Math.exp(basket + 0.4 * random.normal()));
      rows.push({ customer, at, minor });
    }
    arrivedAt[code] = visits[0]!;
    leftAt[code] = isGone ? visits.at(-1)! : Infinity;
  }

  const builder = createTransactionLogBuilder({ scale: 2 });
  rows.sort((one, other) => one.at - other.at);
  for (const { customer, at, minor } of rows) builder.add(customer, at, minor);
  return { log: builder.log(), arrivedAt, leftAt };
}

/** When one customer buys, from the arrival until they leave or the simulation ends. */
function visitsOf(random: Random): { visits: number[]; isGone: boolean } {
  // The square root makes arrivals grow evenly.
  const arrival = BEGIN_MS + Math.floor((END_MS - BEGIN_MS) * Math.sqrt(random.uniform()));
  const ratePerDay = random.gamma(RATE_SHAPE) / RATE_DAYS;
  const leave = random.beta(LEAVE, STAY);
  const visits = [arrival];
  for (;;) {
    if (random.uniform() < leave) return { visits, isGone: true };
    const waitMs = (random.exponential() / ratePerDay) * DAY_MS;
    const next = Math.floor(visits.at(-1)! + waitMs);
    if (!(next < END_MS)) return { visits, isGone: false };
    visits.push(next);
  }
}

/** The probability that a customer ever buys a second time. */
export const REPEAT_EVER = STAY / (LEAVE + STAY);

/** The probability that a customer buys a second time within so many days of the first. */
export function repeatWithin(days: number): number {
  return REPEAT_EVER * (1 - (RATE_DAYS / (RATE_DAYS + days)) ** RATE_SHAPE);
}
