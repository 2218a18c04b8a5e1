/** Laws of point cohorts, over histories that the rules of loyalty have made under any policy. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { movesUntil, outstandingPoints } from '../../src/analytics/accounting/cohort-standing.ts';
import type { AccountHistory } from '../../src/analytics/accounting/point-cohort.ts';
import { booksAt } from '../../src/domains/loyalty/account-books.ts';
import type { AccountEvent } from '../../src/domains/loyalty/account-event.ts';
import { NO_ACCOUNT } from '../../src/domains/loyalty/account-state.ts';
import { balanceAt, expiringAfter } from '../../src/domains/loyalty/balance.ts';
import { evolveAccount } from '../../src/domains/loyalty/evolve.ts';
import { instant } from '../../src/kernel/instant.ts';
import { anyHistories, cohortsOf } from './histories.ts';

/** What is there when a period ends, by the account itself: what ends then is gone. */
function thereBefore(events: readonly AccountEvent[], until: string): number {
  const state = events.reduce(evolveAccount, NO_ACCOUNT);
  const before = instant(Date.parse(until) - 1);
  const { available, pending, held } = balanceAt(state, before, 'points');
  const ending = expiringAfter(state, before, 'points').filter(({ at }) => at <= until);
  return available + pending + held - ending.reduce((gone, { points }) => gone + points, 0);
}

/**
 * The points an event cancels, by the numbers of lots that the events themselves name; those used
 * and ended by kinds of entries.
 */
function naively(events: readonly AccountEvent[]) {
  const own = new Map<string, ReadonlySet<string>>();
  const sums = { issued: 0, cancelled: 0, redeemed: 0, taken: 0 };
  for (const event of events) {
    if (event.type === 'Earned') {
      own.set(event.earning.id, new Set(event.earning.lots.map(({ lot }) => lot)));
    }
    if (event.type === 'TierChanged' && event.bonus !== null) {
      own.set(`tier/${event.bonus.tier}`, new Set(event.bonus.lots));
    }
    const undone =
      event.type === 'Refunded' || event.type === 'Undone'
        ? [event.earning, ...event.bonuses.map((tier) => `tier/${tier}`)]
        : [];
    for (const entry of event.entries) {
      if (!('points' in entry)) continue;
      const { kind, points } = entry;
      if (kind === 'issued' || kind === 'opened' || kind === 'adjusted-up') sums.issued += points;
      if (kind === 'redeemed' || kind === 'captured' || kind === 'repaid') sums.redeemed += points;
      if (kind === 'restored' || kind === 'reissued') sums.redeemed -= points;
      if (kind === 'adjusted-down' || kind === 'forfeited') sums.taken += points;
      if (kind !== 'clawed-back') continue;
      const isOwn = undone.some((name) => own.get(name)?.has(entry.lot));
      if (isOwn) sums.cancelled += points;
      else if (event.type === 'ReturnedWithoutReceipt') sums.taken += points;
      else sums.redeemed += points;
    }
  }
  return sums;
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}

const MONTHS = ['02', '03', '05', '09'];

describe('what is told in order', () => {
  it('leaves at the end of each month what the accounts have then, by the same kinds', () => {
    const reach = { there: 0, ended: 0, cancelled: 0, inPlace: 0, moved: 0 };
    fc.assert(
      fc.property(anyHistories(false), (accounts) => {
        const all = cohortsOf(accounts);
        for (const month of MONTHS) {
          const until = instant(`2026-${month}-01T00:00Z`);
          const prefixes = accounts.map(({ events }) => events.filter(({ at }) => at < until));
          const period = all.periods[Number(month) - 2] ?? '';
          const moves = all.cohorts.map((cohort) => movesUntil(cohort, period));
          const there = sum(prefixes.map((events) => thereBefore(events, until)));
          expect(sum(moves.map(outstandingPoints))).toBe(there);
          const naive = prefixes.map(naively);
          expect(sum(moves.map(({ issuedPoints }) => issuedPoints))).toBe(
            sum(naive.map(({ issued }) => issued)),
          );
          expect(sum(moves.map(({ cancelledPoints }) => cancelledPoints))).toBe(
            sum(naive.map(({ cancelled }) => cancelled)),
          );
          const redeemed = sum(moves.map(({ redeemedPoints }) => redeemedPoints));
          // Only a debt that is repaid by a timer nobody has fired is not among the entries.
          const used = sum(naive.map((one) => one.redeemed));
          expect(redeemed).toBeGreaterThanOrEqual(used);
          if (accounts.every(isFree)) expect(redeemed).toBe(used);
          reach.there += Number(there > 0);
          reach.cancelled += Number(naive.some(({ cancelled }) => cancelled > 0));
        }
        const last = all.cohorts.map((cohort) => movesUntil(cohort, '2026-12'));
        reach.ended += Number(last.some(({ endedPoints }) => endedPoints > 0));
        const books = accounts.map(({ events }) => {
          const state = events.reduce(evolveAccount, NO_ACCOUNT);
          return booksAt(state, instant('2027-01-01T00:00Z'), 'points');
        });
        const used = sum(last.map(({ redeemedPoints }) => redeemedPoints));
        reach.inPlace += Number(used > sum(books.map(({ redeemed }) => redeemed)));
        reach.moved += Number(books.some(({ transferredIn }) => transferredIn > 0));
      }),
      { numRuns: 25, endOnFailure: true },
    );
    expect(Object.entries(reach).filter(([, count]) => count < 2)).toEqual([]);
  }, 30_000);
});

describe('whatever is told, late or not', () => {
  const anyUntil = fc.constantFrom('2026-03-01', '2026-04-10', '2026-06-01', '2027-01-01');

  it('has cohorts that issue in one month, never have fewer points than none, and leave them open', () => {
    const reach = { rows: 0, open: 0, late: 0, negative: 0 };
    fc.assert(
      fc.property(anyHistories(), anyUntil, (accounts, until) => {
        const all = cohortsOf(accounts, until);
        for (const cohort of all.cohorts) {
          reach.rows += cohort.moves.length;
          for (const { period, issuedPoints, saleMinor, redeemedPoints } of cohort.moves) {
            if (issuedPoints > 0 || saleMinor > 0) expect(period).toBe(cohort.issued);
            reach.negative += Number(redeemedPoints < 0);
            const so = movesUntil(cohort, period);
            for (const left of [
              outstandingPoints(so),
              so.redeemedPoints,
              so.endedPoints,
              so.issuedPoints - so.cancelledPoints,
              so.saleMinor - so.refundedMinor,
            ]) {
              expect(left).toBeGreaterThanOrEqual(0);
            }
          }
          const open = sum(cohort.open.map(({ points }) => points));
          expect(open).toBe(outstandingPoints(movesUntil(cohort, all.periods.at(-1) ?? '')));
          reach.open += Number(open > 0);
        }
        reach.late += Number(accounts.some(isLate));
      }),
      { numRuns: 25, endOnFailure: true },
    );
    expect(reach.rows).toBeGreaterThan(150);
    expect(reach.open).toBeGreaterThan(30);
    expect(reach.late).toBeGreaterThan(10);
    expect(reach.negative).toBeGreaterThan(0);
  }, 30_000);

  it('is the same in whatever order accounts are read, stored or not, swept or not', () => {
    let moved = 0;
    fc.assert(
      fc.property(anyHistories(), anyUntil, (accounts, until) => {
        const all = cohortsOf(accounts, until);
        const stored = JSON.parse(JSON.stringify(accounts)) as readonly AccountHistory[];
        expect(cohortsOf(stored.toReversed(), until)).toEqual(all);
        expect(JSON.parse(JSON.stringify(all))).toEqual(all);
        moved += Number(accounts.some(({ events }) => events.some(isReceived)));
        const plain = accounts.map(({ member, events }) => ({
          member,
          events: events.map((event) => ({
            ...event,
            entries: event.entries.filter(({ kind }) => kind !== 'expired' && kind !== 'unexpired'),
          })),
        }));
        expect(cohortsOf(plain, until)).toEqual(all);
      }),
      { numRuns: 25, endOnFailure: true },
    );
    expect(moved).toBeGreaterThan(4);
  }, 30_000);
});

/** Whether an account never owed anything. */
function isFree({ events }: AccountHistory): boolean {
  return !events.some(({ entries }) => entries.some(({ kind }) => kind === 'owed'));
}

function isReceived({ type }: AccountEvent): boolean {
  return type === 'Received';
}

function isLate({ events }: AccountHistory): boolean {
  return events.some(({ at }, index) => at < (events[index - 1]?.at ?? at));
}
