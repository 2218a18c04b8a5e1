/** Laws of accounts: what holds of every history under every policy, and how far the walks reach. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { instant } from '../../src/kernel/instant.ts';
import {
  checkBooks,
  checkClock,
  checkConsumption,
  checkExplained,
  checkLots,
  checkReplay,
  count,
  noCounts,
} from './invariants.ts';
import { CHOICES, type Policies, play, programmeWith, type Step, worldOf } from './world.ts';

const DAY_MS = 86_400_000;

const anyPolicies: fc.Arbitrary<Policies> = fc.record({
  spent: fc.constantFrom(...CHOICES.spent),
  partialRefund: fc.constantFrom(...CHOICES.partialRefund),
  redeemed: fc.constantFrom(...CHOICES.redeemed),
  reversal: fc.constantFrom<object>(...CHOICES.reversal),
  consume: fc.constantFrom(...CHOICES.consume),
  pending: fc.constantFrom<object>(...CHOICES.pending),
  expiry: fc.constantFrom<object>(...CHOICES.expiry),
  cap: fc.constantFrom(...CHOICES.cap),
  hasTiers: fc.boolean(),
  zone: fc.constantFrom(...CHOICES.zone),
});

const anySteps: fc.Arbitrary<readonly Step[]> = fc.noBias(
  fc.array(
    fc.record({
      pick: fc.nat(1000),
      who: fc.integer({ min: 0, max: 5 }).map((roll) => Number(roll === 5)),
      gapHours: fc.oneof(fc.constant(0), fc.nat(60), fc.nat(24 * 20)),
      lateHours: fc.oneof(
        { weight: 2, arbitrary: fc.constant(0) },
        { weight: 1, arbitrary: fc.nat(24 * 29) },
      ),
      size: fc.integer({ min: 1, max: 120 }),
      which: fc.nat(3000),
    }),
    { minLength: 30, maxLength: 60, size: 'max' },
  ),
);

describe('every history, under every policy', () => {
  it('keeps P1, P2, P12 and what is explained after every step, and P5 at its end', () => {
    const counts = noCounts();
    fc.assert(
      fc.property(anyPolicies, anySteps, (policies, steps) => {
        const world = worldOf(programmeWith(policies));
        for (const step of steps) {
          for (const played of play(world, step)) {
            const { side, result } = played;
            count(played, counts);
            if (!result.accepted) continue;
            const { state } = side.standing;
            checkBooks(state, played.at);
            checkBooks(state, instant(Date.parse(played.at) + 15 * DAY_MS));
            checkConsumption(played, counts);
            if (step.which % 4 === 0) checkExplained(world, played);
          }
        }
        for (const side of world.sides) {
          checkLots(side.standing.state, side.events);
          checkReplay(world, side);
        }
      }),
    );
    const few = Object.entries(counts).filter(([, reached]) => reached < 2);
    expect(few).toEqual([]);
  }, 30_000);

  it('keeps P3: what is there at an instant needs no sweep', () => {
    let waited = 0;
    fc.assert(
      fc.property(anyPolicies, anySteps, fc.nat(60), fc.nat(60), (policies, steps, days, more) => {
        const world = worldOf(programmeWith(policies));
        for (const step of steps) play(world, step);
        for (const side of world.sides) {
          const newestMs = Date.parse(side.standing.newestAt ?? '');
          const between = instant(newestMs + days * DAY_MS);
          const at = instant(newestMs + (days + more) * DAY_MS);
          waited += Number(
            world.rules.timersOf(side.standing.state).some(({ dueAt }) => dueAt <= at),
          );
          checkClock(world, side, at, between);
        }
      }),
    );
    expect(waited).toBeGreaterThan(20);
  }, 30_000);
});
