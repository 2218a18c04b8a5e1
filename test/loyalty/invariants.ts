/** What must hold of every account after every step; used by the laws and by the simulation. */
import { booksAt } from '../../src/domains/loyalty/account-books.ts';
import type { AccountEvent } from '../../src/domains/loyalty/account-event.ts';
import { type Account, NO_ACCOUNT } from '../../src/domains/loyalty/account-state.ts';
import { balanceAt } from '../../src/domains/loyalty/balance.ts';
import { evolveAccount } from '../../src/domains/loyalty/evolve.ts';
import { explainAccount } from '../../src/domains/loyalty/explain.ts';
import { lotOf } from '../../src/domains/loyalty/ledger.ts';
import type { Standing } from '../../src/kernel/aggregate.ts';
import { fireNextTimer } from '../../src/kernel/carry-out.ts';
import { type Instant, instant } from '../../src/kernel/instant.ts';
import { entriesOf } from '../../src/mechanisms/id-table.ts';
import { unaccounted } from './accounts.ts';
import { BEGUN_MS, type Played, type Side, talliesOf, type World } from './world.ts';

const DAY_MS = 86_400_000;

function must(holds: boolean, law: string, facts: unknown = null): void {
  if (!holds) throw new Error(`${law}: ${JSON.stringify(facts)}`);
}

/** What reaches a law; a count of 0 means that it held for want of a case. */
export function noCounts() {
  return {
    accepted: 0,
    refused: 0,
    refundAfterSpend: 0,
    shortfall: 0,
    debt: 0,
    repaid: 0,
    heldBeyondExpiry: 0,
    lapsed: 0,
    tierChange: 0,
    bonusTaken: 0,
    late: 0,
    unexpired: 0,
    recorded: 0,
    idle: 0,
    suspended: 0,
    restored: 0,
    reissued: 0,
    transfer: 0,
    waiting: 0,
    overdraft: 0,
  };
}
export type Counts = ReturnType<typeof noCounts>;

/** P1: what came in is what went out or is there; every term is 0 or more. */
export function checkBooks(state: Account, at: Instant): void {
  const books = booksAt(state, at, 'points');
  must(unaccounted(books) === 0, 'P1 balance', books);
  for (const [name, value] of Object.entries(books)) {
    if (name === 'currency') continue;
    must(Number.isSafeInteger(value) && (value as number) >= 0, `P1 ${name}`, books);
  }
  must(books.available === 0 || books.debt === 0, 'P1 available beside debt', books);
}

/** P2: a lot's points are all somewhere, and no use gives back more than it took. */
export function checkLots(state: Account, events: readonly AccountEvent[]): void {
  const tallies = talliesOf(events);
  must(tallies.size === state.ledger.lotCount, 'P2 every lot');
  for (const [id, tally] of tallies) {
    const lot = lotOf(state.ledger, id);
    const { remaining, held, recorded, consumed, restored, clawedBack, adjustedDown, out } = tally;
    const gone = held + consumed - restored + clawedBack + adjustedDown + out;
    must(lot.issued === remaining + gone, 'P2 sum', { lot, tally });
    must(lot.unspent === remaining && lot.held === held && lot.recorded === recorded, 'P2 same', {
      lot,
      tally,
    });
    must(
      [remaining, held, recorded, consumed, restored, clawedBack, out].every((one) => one >= 0),
      'P2 sign',
      tally,
    );
    must(recorded <= remaining && restored <= consumed, 'P2 within', tally);
    must(lot.activeAt === tally.lot.activeAt && lot.expiresAt === tally.lot.expiresAt, 'P2 dates', {
      lot,
      tally,
    });
  }
  for (const { parts } of entriesOf(state.redemptions)) {
    must(
      parts.every(({ points, restored }) => restored <= points),
      'P2 restored',
      parts,
    );
  }
}

/** P12: what is spent, held or sent was active and had not ended. */
export function checkConsumption({ before, result }: Played, counts: Counts): void {
  if (!result.accepted) return;
  let state = before;
  for (const event of result.events) {
    state = evolveAccount(state, event); // a later event may end what kept points from expiring
    const newest =
      before.newestAt !== null && before.newestAt > event.at ? before.newestAt : event.at;
    for (const entry of event.entries) {
      if (!('lot' in entry) || typeof entry.lot !== 'string') continue;
      const isSpent = ['redeemed', 'held', 'transferred-out', 'repaid'].includes(entry.kind);
      if (!isSpent) continue;
      const lot = lotOf(state.ledger, entry.lot);
      const wallet = state.ledger.wallets[0];
      const at = entry.kind === 'repaid' ? newest : event.at;
      const stop = wallet?.suspensions.findLast(({ from }) => from <= at);
      const isStopped = stop !== undefined && (stop.until === null || at < stop.until);
      const clock = isStopped ? stop.from : at;
      must(lot.activeAt !== null && lot.activeAt <= at, 'P12 pending', { event, lot });
      must(lot.expiresAt === null || lot.expiresAt > clock, 'P12 expired', { event, lot });
      if (isStopped && lot.expiresAt !== null && lot.expiresAt <= at) counts.suspended += 1;
    }
  }
}

/** Fires all that is due by an instant. */
function firedUntil(world: World, standing: Standing<Account>, at: Instant): Standing<Account> {
  for (let now = standing; ; ) {
    const firing = fireNextTimer(world.rules, now, at);
    if (firing === null) return now;
    now = firing.standing;
  }
}

/** P3: the balance at an instant needs no sweep, whether or not anything was recorded before. */
export function checkClock(world: World, { standing }: Side, at: Instant, between: Instant): void {
  const asked = balanceAt(standing.state, at, 'points');
  const stepwise = firedUntil(world, firedUntil(world, standing, between), at);
  must(same(balanceAt(stepwise.state, at, 'points'), asked), 'P3 timers', { at, asked });
  const recording = { type: 'RecordExpiry', at, by: 'job' } as const;
  const recorded = world.rules.decide(recording, firedUntil(world, standing, at).state);
  if (!recorded.accepted) return;
  const swept = recorded.events.reduce(world.rules.evolve, firedUntil(world, standing, at).state);
  must(same(balanceAt(swept, at, 'points'), asked), 'P3 recorded', {
    at,
    asked,
    now: balanceAt(swept, at, 'points'),
    events: recorded.events.filter(({ type }) => type !== 'ExpiryRecorded'),
  });
}

/** The why of a decision is what the events explain, one after the other. */
export function checkExplained(world: World, { before, result, command }: Played): void {
  if (!result.accepted) return;
  const decision = world.rules.decide(
    command,
    firedUntil(world, { state: before, newestAt: before.newestAt }, command.at).state,
  );
  if (!decision.accepted) throw new Error('a decision is not the same twice');
  let state = firedUntil(world, { state: before, newestAt: before.newestAt }, command.at).state;
  const why = decision.events.flatMap((event) => {
    const reasons = explainAccount(world.programme, event, state);
    state = world.rules.evolve(state, event);
    return reasons;
  });
  must(same(why, decision.why), 'explained', { why, was: decision.why });
}

/** P5 and replay: the events alone, through JSON, give the same state. */
export function checkReplay(world: World, { events, standing }: Side): void {
  const stored = JSON.parse(JSON.stringify(events)) as AccountEvent[];
  const state = stored.reduce(world.rules.evolve, NO_ACCOUNT);
  must(JSON.stringify(state) === JSON.stringify(standing.state), 'P5 replay');
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** What a step has reached. */
export function count({ result, command, before }: Played, counts: Counts): void {
  if (!result.accepted) {
    counts.refused += 1;
    if (result.refusal.code === 'NOT_ENOUGH_POINTS') counts.overdraft += 1;
    return;
  }
  counts.accepted += 1;
  if (before.newestAt !== null && command.at < before.newestAt) counts.late += 1;
  for (const event of result.events) {
    const kinds = event.entries.map(({ kind }) => kind);
    if (event.type === 'Refunded' && before.redemptions !== NO_ACCOUNT.redemptions)
      counts.refundAfterSpend += 1;
    if (event.type === 'Refunded' && Object.keys(event.shortfall).length > 0) counts.shortfall += 1;
    if (event.type === 'Refunded' && event.bonuses.length > 0) counts.bonusTaken += 1;
    if (event.type === 'Lapsed') counts.lapsed += 1;
    if (event.type === 'TierChanged' && event.from !== event.held.tier) counts.tierChange += 1;
    if (event.type === 'IdleExpired' && kinds.length > 0) counts.idle += 1;
    if (event.type === 'Received') counts.transfer += 1;
    if (event.type === 'Activated') counts.waiting += 1;
    if (event.type === 'Captured') {
      const { ledger } = before;
      const ended = event.redemption.parts.some(({ lot }) => {
        const { expiresAt } = lotOf(ledger, lot);
        return expiresAt !== null && expiresAt <= event.at;
      });
      if (ended) counts.heldBeyondExpiry += 1;
    }
    counts.debt += Number(kinds.includes('owed'));
    counts.repaid += Number(kinds.includes('repaid'));
    counts.unexpired += Number(kinds.includes('unexpired'));
    counts.recorded += Number(event.type === 'ExpiryRecorded');
    counts.restored += Number(kinds.includes('restored'));
    counts.reissued += Number(kinds.includes('reissued'));
  }
}

/** A day, some days after the beginning of the world. */
export function dayAt(days: number): Instant {
  return instant(BEGUN_MS + days * DAY_MS);
}
