/** Laws of what-ifs: over histories that the real rules made, in which anything happens. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createWhatIf } from '../../src/analytics/accounting/what-if.ts';
import { replayed } from '../../src/analytics/accounting/what-if-replay.ts';
import type { WhatIfMember } from '../../src/analytics/accounting/what-if-result.ts';
import { booksAt } from '../../src/domains/loyalty/account-books.ts';
import type { AccountCommand } from '../../src/domains/loyalty/account-command.ts';
import type { AccountEvent } from '../../src/domains/loyalty/account-event.ts';
import { type Account, NO_ACCOUNT } from '../../src/domains/loyalty/account-state.ts';
import { type LoyaltyAggregate, loyalty } from '../../src/domains/loyalty/loyalty.ts';
import type { Standing } from '../../src/kernel/aggregate.ts';
import { carryOut, fireTimers } from '../../src/kernel/carry-out.ts';
import type { Instant } from '../../src/kernel/instant.ts';
import {
  type Accepted,
  anyLife,
  anyPolicies,
  END,
  endOf,
  livedUnder,
  madeBy,
  programmeOf,
  valuedWith,
} from './what-if-lives.ts';

const NOTHING = { issued: 0, clawedBack: 0, redeemed: 0, expired: 0, balance: 0 };

/** Types of events that follow by themselves or are rare; the others must all be reached. */
const REACHED: readonly AccountEvent['type'][] = [
  'Enrolled',
  'Opened',
  'Earned',
  'Activated',
  'Redeemed',
  'Held',
  'Captured',
  'Voided',
  'Lapsed',
  'Refunded',
  'Undone',
  'ReturnedWithoutReceipt',
  'RedemptionReversed',
  'Adjusted',
  'Sent',
  'Received',
  'MergedInto',
  'MergedFrom',
  'TierGranted',
  'TierEnded',
  'TierChanged',
  'Retracted',
  'ExpiryRecorded',
  'IdleExpired',
  'DebtRepaid',
  'Closed',
];

describe('a what-if of the programme itself', () => {
  it('changes nothing for any member, to the last field of the account', () => {
    const reached = new Map<string, number>();
    let [late, issued] = [0, 0];
    fc.assert(
      fc.property(anyPolicies, anyLife, (policies, life) => {
        const side = valuedWith(policies);
        const run = createWhatIf({ actual: side, other: side, at: END });
        const rules = loyalty(side.programme);
        for (const { member, events } of livedUnder(side.programme, life)) {
          let newest = '';
          for (const event of events) {
            const { type, at } = event;
            reached.set(type, (reached.get(type) ?? 0) + 1);
            if (event.type === 'Redeemed' && event.asked === null) issued += 1;
            if (at < newest) late += 1;
            else newest = at;
          }
          const { actual, other, refused } = replayed(events, rules, rules, END);
          expect(other).toEqual(actual);
          expect(refused).toEqual([]);
          const row = run.add({ member, events });
          expect(row.outcome).toBe('equal');
          for (const { difference } of row.points) expect(difference).toEqual(NOTHING);
          for (const { from, to, moves } of row.tiers)
            expect([to, moves.difference]).toEqual([from, 0]);
        }
        const { costMinor, equal, members } = run.totals();
        expect([costMinor.difference, equal]).toEqual([0, members]);
      }),
      { numRuns: 50 },
    );
    expect(REACHED.filter((type) => !reached.has(type))).toEqual([]);
    expect(late).toBeGreaterThan(50);
    expect(issued).toBeGreaterThan(20);
  }, 60_000);
});

describe('a what-if of another programme', () => {
  it('is what the commands themselves would have come to, which no event was read for', () => {
    const reach = { compared: 0, refused: 0, differ: 0 };
    fc.assert(
      fc.property(anyPolicies, anyPolicies, anyLife, (policies, others, life) => {
        const [rules, otherRules] = [programmeOf(policies), programmeOf(others)].map(loyalty);
        if (rules === undefined || otherRules === undefined) return;
        const lives = livedUnder(programmeOf(policies), life);
        const end = endOf(lives);
        for (const { events, accepted } of lives) {
          if (hasLookalike(events, accepted)) continue;
          const replay = replayed(events, rules, otherRules, end);
          const direct = asked(accepted, otherRules, end);

          expect(replay.refused.map(({ command, code }) => `${command} ${code}`)).toEqual(
            direct.refused,
          );
          expect(booksAt(replay.other.state, end)).toEqual(booksAt(direct.state, end));
          expect(replay.other.state.standings).toEqual(direct.state.standings);
          reach.compared += 1;
          reach.refused += direct.refused.length;
          reach.differ += Number(
            booksAt(replay.actual.state, end).available !== booksAt(direct.state, end).available,
          );
        }
      }),
      { numRuns: 30 },
    );
    expect(reach.compared).toBeGreaterThan(30);
    expect(reach.refused).toBeGreaterThan(20);
    expect(reach.differ).toBeGreaterThan(15);
  }, 60_000);

  it('says the same again, whatever the order of the members, and its rows add up', () => {
    let moved = 0;
    fc.assert(
      fc.property(anyPolicies, anyPolicies, anyLife, anyLife, (policies, others, one, two) => {
        const actual = valuedWith(policies);
        const lives = [one, two].flatMap((life) => livedUnder(actual.programme, life));
        const ask = { actual, other: valuedWith(others), at: endOf(lives) };
        const [run, again] = [createWhatIf(ask), createWhatIf(ask)];
        const rows = lives.map(run.add);
        const rowsAgain = lives.toReversed().map(again.add);
        const totals = run.totals();

        expect(rowsAgain.toReversed()).toEqual(rows);
        expect(again.totals()).toEqual(totals);
        expect(JSON.parse(JSON.stringify(totals))).toEqual(totals);
        expect(totals.better + totals.worse + totals.equal).toBe(totals.members);
        for (const figure of ['issued', 'redeemed', 'expired', 'balance'] as const) {
          const sum = (row: WhatIfMember) =>
            row.points.reduce((all, { difference }) => all + difference[figure], 0);
          const whole = totals.points.reduce((all, { difference }) => all + difference[figure], 0);
          expect(rows.reduce((all, row) => all + sum(row), 0)).toBe(whole);
        }
        for (const ladder of new Set(totals.tierMoves.map((move) => move.ladder))) {
          const on = totals.tierMoves.filter((move) => move.ladder === ladder);
          expect(on.reduce((all, { members }) => all + members, 0)).toBe(totals.members);
        }
        moved += totals.tierMoves.filter(({ from, to }) => from !== to).length;
      }),
      { numRuns: 15 },
    );
    expect(moved).toBeGreaterThan(2);
  }, 60_000);
});

/** A refund and an order at one instant look like an exchange, though they were asked one by one. */
function hasLookalike(events: readonly AccountEvent[], accepted: readonly Accepted[]): boolean {
  const pairs = events.filter(({ type, at }, index) => {
    const last = events[index - 1];
    return type === 'Earned' && last?.type === 'Refunded' && last.at === at;
  });
  return pairs.length !== accepted.filter(({ command }) => command?.type === 'Exchange').length;
}

/** Asks the commands that were accepted in truth; an exchange that is refused is tried in parts. */
function asked(
  accepted: readonly Accepted[],
  rules: LoyaltyAggregate,
  end: Instant,
): { readonly state: Account; readonly refused: readonly string[] } {
  let standing: Standing<Account> = { state: NO_ACCOUNT, newestAt: null };
  let count = 0;
  const refused: string[] = [];
  const numbers = new Map<number, number>();
  const isDone = (command: AccountCommand, made: Accepted['made']): boolean => {
    const carried = carryOut(rules, standing, command);
    if (carried.accepted) {
      for (const [name, number] of madeBy(carried.events, count)) {
        const before = made.get(name);
        if (before !== undefined) numbers.set(before, number);
      }
      standing = carried.standing;
      count += carried.events.length;
    } else if (command.type !== 'Exchange') {
      refused.push(`${command.type} ${carried.refusal.code}`);
    }
    return carried.accepted;
  };
  for (const { command, made, clock } of accepted) {
    if (clock !== null) {
      const fired = fireTimers(rules, standing, clock);
      standing = fired.standing;
      count += fired.events.length;
    }
    if (command === null) continue;
    if (isDone(renumbered(command, numbers), made)) continue;
    if (command.type !== 'Exchange') continue;
    const { at, by, order, lines, occasion } = command;
    isDone({ type: 'Refund', at, by, order, lines }, made);
    isDone({ type: 'Earn', at, by, occasion }, made);
  }
  return { state: fireTimers(rules, standing, end).standing.state, refused };
}

/** A command that names an event by its number, or a reward by that of its event. */
function renumbered(command: AccountCommand, numbers: ReadonlyMap<number, number>): AccountCommand {
  if (command.type === 'Retract') {
    return { ...command, event: numbers.get(command.event) ?? 1e9 };
  }
  if (command.type !== 'ReverseRedemption' || !command.redemption.startsWith('automatic/')) {
    return command;
  }
  const number = Number(command.redemption.slice('automatic/'.length));
  return { ...command, redemption: `automatic/${numbers.get(number) ?? 1e9}` };
}
