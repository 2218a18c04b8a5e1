/** Laws of the liability over histories of any policy, and a naive reckoning from the events. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  type JournalAccount,
  liabilityJournal,
} from '../../src/analytics/accounting/liability-journal.ts';
import { liabilityMovements } from '../../src/analytics/accounting/liability-movements.ts';
import type { LiabilityPolicy } from '../../src/analytics/accounting/liability-policy.ts';
import {
  type LiabilityMovement,
  liabilityRollForward,
} from '../../src/analytics/accounting/liability-roll-forward.ts';
import type { PointCohorts } from '../../src/analytics/accounting/point-cohort.ts';
import type { ProvisionPolicy } from '../../src/analytics/accounting/provision-policy.ts';
import { provisionRollForward } from '../../src/analytics/accounting/provision-roll-forward.ts';
import type { AccountEvent } from '../../src/domains/loyalty/account-event.ts';
import { anyHistories, anyPolicies, anySteps, cohortsOf, historiesOf } from './histories.ts';

const anyPercent = fc.integer({ min: 0, max: 100 });

/** Terms that change in April and July. */
const anyTerms = fc.tuple(anyPercent, anyPercent, anyPercent, fc.nat(300)).map((drawn) => {
  const [first, second, third, value] = drawn;
  const terms = [
    { since: '2026-01', redeemedShare: first / 100 },
    { since: '2026-04', redeemedShare: second / 100 },
    { since: '2026-07', redeemedShare: third / 100 },
  ].map((term) => ({ ...term, valueMinor: value / 100, costMinor: value / 200 }));
  const liability: LiabilityPolicy = { money: 'EUR', terms, openedMinor: '0.5' };
  const provision: ProvisionPolicy = { money: 'EUR', expense: 'at-issue', terms };
  return { liability, provision };
});

function balanced(row: LiabilityMovement): void {
  const { openingMinor, deferredMinor, reversedMinor, redemptionMinor, breakageMinor } = row;
  expect(openingMinor + deferredMinor - reversedMinor - redemptionMinor - breakageMinor).toBe(
    row.closingMinor,
  );
  const { openingPoints, issuedPoints, cancelledPoints, redeemedPoints, endedPoints } = row;
  expect(openingPoints + issuedPoints - cancelledPoints - redeemedPoints - endedPoints).toBe(
    row.closingPoints,
  );
  expect(row.closingMinor).toBeGreaterThanOrEqual(0);
  expect(row.closingPoints).toBeGreaterThanOrEqual(0);
}

/** Consecutive stretches that end at some of the periods. */
function stretchesOf({ periods }: PointCohorts, cuts: readonly number[]) {
  const ends = [...new Set([...cuts.map((cut) => cut % periods.length), periods.length - 1])];
  let from = 0;
  return ends
    .toSorted((one, other) => one - other)
    .map((end) => {
      const stretch = { from: periods[from], through: periods[end] };
      from = end + 1;
      return stretch;
    });
}

const FLOWS = ['deferredMinor', 'reversedMinor', 'redemptionMinor', 'breakageMinor'] as const;

describe('every history, under every estimate', () => {
  it('P7: rows balance, and any stretches that follow each other add up to all of them', () => {
    const reach = { rows: 0, reversed: 0, breakage: 0, low: 0, above: 0, negative: 0, cuts: 0 };
    const anyCuts = fc.array(fc.nat(11), { maxLength: 5 });
    fc.assert(
      fc.property(anyHistories(), anyTerms, anyCuts, (accounts, { liability }, cuts) => {
        const cohorts = cohortsOf(accounts);
        const whole = liabilityRollForward(cohorts, liability).total;
        const parts = stretchesOf(cohorts, cuts).map((stretch) => {
          const { rows, total } = liabilityRollForward(cohorts, liability, stretch);
          for (const row of [...rows, total]) balanced(row);
          reach.rows += rows.length;
          reach.low += rows.filter(({ flag }) => flag === 'expected-below-redeemed').length;
          reach.above += rows.filter(({ flag }) => flag === 'expected-above-possible').length;
          reach.negative += rows.filter(({ breakageMinor }) => breakageMinor < 0).length;
          return total;
        });
        for (const column of FLOWS) {
          expect(parts.reduce((sum, part) => sum + part[column], 0)).toBe(whole[column]);
        }
        expect(parts.at(-1)?.closingMinor).toBe(whole.closingMinor);
        for (const [index, part] of parts.entries()) {
          expect(part.openingMinor).toBe(parts[index - 1]?.closingMinor ?? 0);
        }
        reach.cuts += Number(parts.length > 2);
        reach.reversed += Number(whole.reversedMinor > 0);
        reach.breakage += Number(whole.breakageMinor > 0);
      }),
      { numRuns: 25, endOnFailure: true },
    );
    expect(Object.entries(reach).filter(([, count]) => count < 2)).toEqual([]);
  }, 30_000);

  it('posts entries of which debits are credits, and whose balances are the closing ones', () => {
    const kinds = new Map<string, number>();
    fc.assert(
      fc.property(anyHistories(), anyTerms, (accounts, policies) => {
        const cohorts = cohortsOf(accounts);
        const journal = liabilityJournal(cohorts, policies);
        const balances = new Map<JournalAccount, number>();
        for (const { kind, lines } of journal) {
          kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
          const sum = lines.reduce((all, line) => all + line.debitMinor - line.creditMinor, 0);
          expect(sum).toBe(0);
          for (const { account, debitMinor, creditMinor } of lines) {
            expect(Math.min(debitMinor, creditMinor)).toBe(0);
            expect(Math.max(debitMinor, creditMinor)).toBeGreaterThan(0);
            balances.set(account, (balances.get(account) ?? 0) + creditMinor - debitMinor);
          }
        }
        const { total } = liabilityRollForward(cohorts, policies.liability);
        expect(balances.get('contract-liability') ?? 0).toBe(total.closingMinor);
        const given = provisionRollForward(cohorts, policies.provision).total;
        expect(balances.get('provision') ?? 0).toBe(given.closingMinor);
        expect(balances.get('marketing-expense') ?? 0).toBe(0 - given.expenseMinor);
        const months = liabilityMovements(cohorts, policies.liability).rows;
        expect(months.at(-1)?.closingMinor).toBe(total.closingMinor);
      }),
      { numRuns: 15, endOnFailure: true },
    );
    const wanted = ['deferral', 'opening', 'reversal', 'redemption', 'breakage', 'promotion'];
    expect(wanted.filter((kind) => (kinds.get(kind) ?? 0) < 5)).toEqual([]);
  }, 30_000);
});

/** What the sales of one month came to, and their points: issued, used, and ended otherwise. */
interface Month {
  sale: number;
  points: number;
  used: number;
  ended: number;
}

/** The sales of each month of one account, entry by entry; nothing expires, nothing is sent. */
function naively(events: readonly AccountEvent[], months: Map<string, Month>): void {
  const orders = new Map<string, Month>();
  const lots = new Map<string, { readonly order: string; readonly month: Month }>();
  for (const event of events) {
    if (event.type === 'Earned' && event.earning.occasion.type === 'order') {
      const { id, occasion } = event.earning;
      const label = event.at.slice(0, 7);
      const month = months.get(label) ?? { sale: 0, points: 0, used: 0, ended: 0 };
      if (event.entries.length > 0) {
        months.set(label, month);
        orders.set(id, month);
        month.sale += occasion.lines.reduce((sum, { netMinor }) => sum + netMinor, 0);
      }
      for (const { lot } of event.earning.lots) lots.set(lot, { order: id, month });
    }
    const back = event.type === 'Refunded' ? event : null;
    const refunded = orders.get(back?.earning ?? '');
    if (refunded !== undefined) {
      refunded.sale -= back?.lines.reduce((sum, { minor }) => sum + minor, 0) ?? 0;
    }
    for (const entry of event.entries) {
      if (!('points' in entry) || !('lot' in entry)) continue;
      const { kind, points } = entry;
      const found = lots.get(typeof entry.lot === 'string' ? entry.lot : entry.lot.id);
      if (found === undefined) continue;
      const { order, month } = found;
      if (kind === 'issued') month.points += points;
      if (kind === 'redeemed' || kind === 'captured' || kind === 'repaid') month.used += points;
      if (kind === 'restored') month.used -= points;
      if (kind === 'adjusted-down') month.ended += points;
      if (kind !== 'clawed-back') continue;
      if (back?.earning === order) month.points -= points;
      else if (event.type === 'ReturnedWithoutReceipt') month.ended += points;
      else month.used += points;
    }
  }
}

/** The liability of a month at a value of a cent and so many percent, in whole numbers. */
function owed({ sale, points, used, ended }: Month, percent: number): number {
  const half = (dividend: bigint, divisor: bigint): bigint =>
    (2n * dividend + divisor) / (2n * divisor);
  const alone = BigInt(points * percent);
  const allocated = alone === 0n ? 0n : half(BigInt(sale) * alone, BigInt(sale) * 100n + alone);
  const expected = Math.min(Math.max(points * percent, used * 100), (points - ended) * 100);
  if (expected <= used * 100) return 0;
  return Number(allocated - half(allocated * BigInt(used * 100), BigInt(expected)));
}

describe('what is owed for the sales of a month', () => {
  it('is what a naive reckoning from the events says', () => {
    const reach = { months: 0, owed: 0, used: 0, refunded: 0 };
    const anyPlain = fc
      .tuple(anyPolicies, anySteps(true), fc.integer({ min: 1, max: 100 }))
      .map(([policies, steps, percent]) => {
        const plain = { ...policies, expiry: { kind: 'never' }, reversal: { kind: 'original' } };
        return { accounts: historiesOf(plain, steps), percent };
      })
      .filter(({ accounts }) => !accounts.some(({ events }) => events.some(isSent)));
    fc.assert(
      fc.property(anyPlain, ({ accounts, percent }) => {
        const months = new Map<string, Month>();
        for (const { events } of accounts) naively(events, months);
        const terms = [{ since: '2026-01', valueMinor: 1, redeemedShare: percent / 100 }];
        const policy = { money: 'EUR', terms };
        const { rows } = liabilityRollForward(cohortsOf(accounts), policy);
        const told = new Map(
          rows
            .filter(({ source }) => source === 'sale')
            .map(({ issued, closingMinor }) => [issued, closingMinor]),
        );
        for (const [label, month] of months) {
          expect([label, told.get(label) ?? 0]).toEqual([label, owed(month, percent)]);
          reach.months += 1;
          reach.owed += Number(owed(month, percent) > 0);
          reach.used += Number(month.used > 0);
          reach.refunded += Number(month.sale < month.points * 100);
        }
      }),
      { numRuns: 25, endOnFailure: true },
    );
    expect(Object.entries(reach).filter(([, reached]) => reached < 10)).toEqual([]);
  }, 30_000);
});

function isSent({ type }: AccountEvent): boolean {
  return type === 'Sent' || type === 'MergedInto';
}
