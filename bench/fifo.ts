/**
 * What an application keeps of points without a library: an array of lots, the soonest to expire
 * first, changed in place. One currency and one rule, no event, no reason, nothing to take back a
 * mistake with.
 */

const DAY_MS = 86_400_000;
/** Points last until the end of the day so many days later. */
export const LIFE_DAYS = 365;
/** So many minor units make a point. */
export const MINOR_PER_POINT = 100;

interface FifoLot {
  readonly order: string;
  readonly untilMs: number;
  left: number;
}

interface FifoOrder {
  readonly minor: number;
  readonly lot: FifoLot;
  backMinor: number;
  takenBack: number;
}

/** An account. */
export interface Fifo {
  readonly lots: FifoLot[];
  readonly orders: Map<string, FifoOrder>;
  readonly redemptions: Set<string>;
}

export function fifo(): Fifo {
  return { lots: [], orders: new Map(), redemptions: new Set() };
}

/** When points end that are earned at an instant. */
function untilMsOf(atMs: number): number {
  return (Math.floor(atMs / DAY_MS) + LIFE_DAYS + 1) * DAY_MS;
}

export function earn({ lots, orders }: Fifo, order: string, minor: number, atMs: number): boolean {
  if (orders.has(order)) return false;
  const lot = { order, untilMs: untilMsOf(atMs), left: Math.floor(minor / MINOR_PER_POINT) };
  const place = lots.findLastIndex(({ untilMs }) => untilMs <= lot.untilMs) + 1;
  if (place === lots.length) lots.push(lot);
  else lots.splice(place, 0, lot);
  orders.set(order, { minor, lot, backMinor: 0, takenBack: 0 });
  return true;
}

export function balance({ lots }: Fifo, atMs: number): number {
  let sum = 0;
  for (const { untilMs, left } of lots) if (untilMs > atMs) sum += left;
  return sum;
}

export function redeem(account: Fifo, redemption: string, points: number, atMs: number): boolean {
  const { lots, redemptions } = account;
  if (redemptions.has(redemption) || balance(account, atMs) < points) return false;
  redemptions.add(redemption);
  let missing = points;
  for (let lot = lots[0]; lot !== undefined && missing > 0; lot = lots[0]) {
    const taken = lot.untilMs > atMs ? Math.min(missing, lot.left) : 0;
    lot.left -= taken;
    missing -= taken;
    if (missing > 0 || lot.left === 0) lots.shift();
  }
  return true;
}

/** Takes back what the part of an order has earned that comes back, as far as it is there. */
export function refund({ lots, orders }: Fifo, order: string, minor: number): boolean {
  const found = orders.get(order);
  if (found === undefined || found.backMinor + minor > found.minor) return false;
  found.backMinor += minor;
  const keeps = Math.floor((found.minor - found.backMinor) / MINOR_PER_POINT);
  const due = Math.floor(found.minor / MINOR_PER_POINT) - keeps - found.takenBack;
  found.takenBack += due;
  const { lot } = found;
  lot.left -= Math.min(due, lot.left);
  if (lot.left === 0) {
    const place = lots.indexOf(lot);
    if (place >= 0) lots.splice(place, 1);
  }
  return true;
}
