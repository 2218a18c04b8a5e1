/** What if: rewards that a programme issues by itself are asked for by nobody. */
import { expect, it } from 'vitest';
import { createWhatIf } from '../../src/analytics/accounting/what-if.ts';
import type { Programme } from '../../src/domains/loyalty/programme.ts';
import { ratioOf } from '../../src/kernel/ratio.ts';
import { club, member, on, order } from '../loyalty/accounts.ts';

const rewards = (issued: string) => {
  return club({ redemptions: [{ id: 'mug', kind: 'reward', points: 60, reward: 'mug', issued }] });
};

/** Orders of 1.00 a point under one programme, and what they come to under another. */
function points(actual: Programme, other: Programme) {
  const ada = member(actual);
  ada.does('2026-02-01', { type: 'Earn', occasion: order('A-1', 10_000) });
  ada.does('2026-03-01', { type: 'Earn', occasion: order('A-2', 4000) });
  const valued = (programme: Programme) => {
    return { programme, pointWorthMinor: { points: ratioOf('1') } };
  };
  const run = createWhatIf({ actual: valued(actual), other: valued(other), at: on('2026-12-31') });
  const row = run.add({ member: 'ada', events: ada.events() });
  const [found] = row.points;
  return {
    refused: row.refused,
    actual: [found?.actual.redeemed, found?.actual.balance],
    other: [found?.other.redeemed, found?.other.balance],
  };
}

it('under the same programme they are issued again, once', () => {
  const [balance, request] = [rewards('at-balance'), rewards('on-request')];

  expect(points(balance, balance)).toEqual({ refused: [], actual: [120, 20], other: [120, 20] });
  expect(points(balance, request)).toEqual({ refused: [], actual: [120, 20], other: [0, 140] });
  expect(points(request, balance)).toEqual({ refused: [], actual: [0, 140], other: [120, 20] });
});
