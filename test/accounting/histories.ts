/** Histories for tests: members of a club to whom things happen, and worlds in which anything does. */
import fc from 'fast-check';

import type { AccountHistory, PointCohorts } from '../../src/analytics/accounting/point-cohort.ts';
import { pointCohorts } from '../../src/analytics/accounting/point-cohorts.ts';
import type { PeriodUnit } from '../../src/time/period.ts';
import {
  CHOICES,
  type Policies,
  play,
  programmeWith,
  type Step,
  worldOf,
} from '../loyalty/world.ts';

/** The cohorts of histories from 2026 on, until a date. */
export function cohortsOf(
  accounts: Iterable<AccountHistory>,
  until = '2027-01-01',
  period: PeriodUnit = 'month',
): PointCohorts {
  const window = { from: '2026-01-01', until, zone: 'UTC' };
  return pointCohorts(accounts, { window, period, points: 'points', money: 'EUR' });
}

/** What happened to the points of a cohort, without what is 0: by period, the sums that are not. */
export function told({ cohorts }: PointCohorts): readonly unknown[] {
  return cohorts.map(({ issued, source, moves, open }) => [
    issued,
    source,
    moves.map(({ period, ...sums }) => [
      period,
      Object.fromEntries(Object.entries(sums).filter(([, sum]) => sum !== 0)),
    ]),
    open.map(({ ends, points }) => [ends, points]),
  ]);
}

export const anyPolicies: fc.Arbitrary<Policies> = fc.record({
  spent: fc.constantFrom(...CHOICES.spent),
  partialRefund: fc.constantFrom(...CHOICES.partialRefund),
  redeemed: fc.constantFrom(...CHOICES.redeemed),
  reversal: fc.constantFrom<object>(...CHOICES.reversal),
  consume: fc.constantFrom(...CHOICES.consume),
  pending: fc.constantFrom<object>(...CHOICES.pending),
  expiry: fc.constantFrom<object>(...CHOICES.expiry),
  cap: fc.constantFrom(...CHOICES.cap),
  hasTiers: fc.boolean(),
  zone: fc.constant('UTC'),
});

/** Things that happen, told at once or late. */
export function anySteps(isLate: boolean): fc.Arbitrary<readonly Step[]> {
  const lateHours = isLate
    ? fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(24 * 29) })
    : fc.constant(0);
  const step = fc.record({
    pick: fc.nat(1000),
    who: fc.integer({ min: 0, max: 5 }).map((roll) => Number(roll === 5)),
    gapHours: fc.oneof(fc.constant(0), fc.nat(60), fc.nat(24 * 20)),
    lateHours,
    size: fc.integer({ min: 1, max: 120 }),
    which: fc.nat(3000),
  });
  return fc.noBias(fc.array(step, { minLength: 25, maxLength: 50, size: 'max' }));
}

/** The histories of two members under some policies. */
export function historiesOf(policies: Policies, steps: readonly Step[]): readonly AccountHistory[] {
  const world = worldOf(programmeWith(policies));
  for (const step of steps) play(world, step);
  return world.sides.map(({ id, events }) => ({ member: id, events }));
}

/** A world's histories, whatever its policies. */
export function anyHistories(isLate = true): fc.Arbitrary<readonly AccountHistory[]> {
  return fc.tuple(anyPolicies, anySteps(isLate)).map(([policies, steps]) => {
    return historiesOf(policies, steps);
  });
}
