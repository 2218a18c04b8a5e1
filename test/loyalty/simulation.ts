/** A simulation: worlds of drawn policies, in which one thing after the other happens. */
import { createRandom } from '../../src/numerics/random.ts';
import {
  type Counts,
  checkBooks,
  checkClock,
  checkConsumption,
  checkExplained,
  checkLots,
  checkReplay,
  count,
  dayAt,
} from './invariants.ts';
import { CHOICES, type Policies, play, programmeWith, worldOf } from './world.ts';

/** Plays one world of so many steps, and checks every law on the way. */
export function simulate(seed: number, steps: number, counts: Counts): void {
  const random = createRandom(seed);
  const one = <Value>(of: readonly Value[]): Value => of[random.integer(of.length)] as Value;
  const policies: Policies = {
    spent: one(CHOICES.spent),
    partialRefund: one(CHOICES.partialRefund),
    redeemed: one(CHOICES.redeemed),
    reversal: one<object>(CHOICES.reversal),
    consume: one(CHOICES.consume),
    pending: one<object>(CHOICES.pending),
    expiry: one<object>(CHOICES.expiry),
    cap: one(CHOICES.cap),
    hasTiers: one(CHOICES.hasTiers),
    zone: one(CHOICES.zone),
  };
  const world = worldOf(programmeWith(policies));
  for (let step = 0; step < steps; step += 1) {
    const gapHours = [0, random.integer(20), random.integer(24 * 12)][random.integer(3)] ?? 0;
    const lateHours = random.integer(4) === 0 ? random.integer(24 * 29) : 0;
    for (const played of play(world, {
      pick: random.integer(1 << 20),
      who: Number(random.integer(4) === 0),
      gapHours,
      lateHours,
      size: 1 + random.integer(120),
      which: random.integer(1 << 20),
    })) {
      count(played, counts);
      if (!played.result.accepted) continue;
      checkBooks(played.side.standing.state, played.at);
      checkConsumption(played, counts);
      if (step % 10 === 0) checkExplained(world, played);
    }
  }
  const days = Math.ceil(world.hours / 24);
  for (const side of world.sides) {
    checkLots(side.standing.state, side.events);
    checkReplay(world, side);
    checkBooks(side.standing.state, dayAt(days + 20));
    checkClock(world, side, dayAt(days + 1 + random.integer(60)), dayAt(days + 1));
  }
}
