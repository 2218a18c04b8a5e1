/** Lives for what-ifs: two members under drawn policies, and what was asked of whom and accepted. */
import fc from 'fast-check';
import type { AccountCommand } from '../../src/domains/loyalty/account-command.ts';
import type { AccountEvent } from '../../src/domains/loyalty/account-event.ts';
import type { Account } from '../../src/domains/loyalty/account-state.ts';
import type { Programme } from '../../src/domains/loyalty/programme.ts';
import { carryOut, fireTimers } from '../../src/kernel/carry-out.ts';
import { type Instant, instant } from '../../src/kernel/instant.ts';
import { ratioOf } from '../../src/kernel/ratio.ts';
import {
  BEGUN_MS,
  CHOICES,
  type Policies,
  play,
  programmeWith,
  type Side,
  type Step,
  type World,
  worldOf,
} from '../loyalty/world.ts';

/** The policies of the world of accounts, and whether a mug is issued at 60 points by itself. */
export interface Drawn extends Policies {
  readonly isIssuing: boolean;
}

export const anyPolicies: fc.Arbitrary<Drawn> = fc.record({
  isIssuing: fc.integer({ min: 0, max: 2 }).map((roll) => roll === 2),
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

const anyStep: fc.Arbitrary<Step> = fc.record({
  pick: fc.nat(1000),
  who: fc.integer({ min: 0, max: 3 }).map((roll) => Number(roll === 3)),
  gapHours: fc.oneof(fc.constant(0), fc.nat(60), fc.nat(24 * 20)),
  lateHours: fc.oneof(
    { weight: 3, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.nat(24 * 29) },
  ),
  size: fc.integer({ min: 1, max: 120 }),
  which: fc.nat(3000),
});

/** What a step may be besides: something that the world of accounts does not do. */
export type Extra = 'none' | 'grant' | 'end' | 'evaluate' | 'clock' | 'retract' | 'close' | 'merge';

const anyExtra: fc.Arbitrary<Extra> = fc.oneof(
  { weight: 12, arbitrary: fc.constant<Extra>('none') },
  { weight: 3, arbitrary: fc.constantFrom<Extra>('grant', 'end', 'evaluate', 'clock', 'retract') },
);

/** Steps, each with what else happens, and how it ends. */
export const anyLife = fc.record({
  steps: fc.noBias(
    fc.array(fc.tuple(anyStep, anyExtra), { minLength: 25, maxLength: 45, size: 'max' }),
  ),
  end: fc.constantFrom<Extra>('none', 'none', 'close', 'merge'),
});

/** One member with all that was asked and accepted, in order. */
export interface Lived {
  readonly member: string;
  readonly events: readonly AccountEvent[];
  readonly accepted: readonly Accepted[];
}

/** A command that was accepted. */
export interface Accepted {
  /** The command; `null` if nothing came of it but what was due before. */
  readonly command: AccountCommand | null;
  /** The numbers of the events it made, by what they are. */
  readonly made: ReadonlyMap<string, number>;
  /** When the last timer was due that fired before it. */
  readonly clock: Instant | null;
}

/**
 * The numbers of what a command made, by what it is and the how many-eth of it: not what was due
 * before, nor a standing after it.
 */
export function madeBy(
  events: readonly AccountEvent[],
  countBefore: number,
): ReadonlyMap<string, number> {
  const made = new Map<string, number>();
  events.forEach((event, index) => {
    if (event.by.actor === 'clock' || event.type === 'TierChanged') return;
    const isIssued = event.type === 'Redeemed' && event.asked === null;
    for (let turn = 1; ; turn += 1) {
      const name = `${event.type} ${isIssued} ${turn}`;
      if (made.has(name)) continue;
      made.set(name, countBefore + index + 1);
      return;
    }
  });
  return made;
}

/** Lives two lives under a programme. */
export function livedUnder(
  programme: Programme,
  { steps, end }: { readonly steps: readonly (readonly [Step, Extra])[]; readonly end: Extra },
): readonly Lived[] {
  const world = worldOf(programme);
  const accepted = new Map<string, Accepted[]>();
  const keep: Keep = (side, command, made) => {
    const clock = made.findLast(({ by }) => by.actor === 'clock')?.at ?? null;
    const isMade = made.some(({ by }) => by.actor !== 'clock');
    const numbers = madeBy(made, side.events.length - made.length);
    const one = { command: isMade ? command : null, made: numbers, clock };
    accepted.set(side.id, [...(accepted.get(side.id) ?? []), one]);
  };
  for (const side of world.sides) {
    const enrol = { type: 'Enrol', member: side.id, at: instant(BEGUN_MS), by: 'till-4' } as const;
    keep(side, enrol, side.events);
  }
  for (const [step, extra] of steps) {
    for (const { side, command, result } of play(world, step)) {
      if (!result.accepted) continue;
      keep(side, wholeReversal(command, result.standing.state), result.events);
    }
    more(world, extra, step, keep);
  }
  more(world, end, steps[0]?.[0] as Step, keep);
  return world.sides.map(({ id, events }) => {
    return { member: id, events, accepted: accepted.get(id) ?? [] };
  });
}

/** A reversal of exactly what is left says the same as one of all that is left. */
function wholeReversal(command: AccountCommand, after: Account): AccountCommand {
  if (command.type !== 'ReverseRedemption') return command;
  return isAllBack(after, command.redemption) ? { ...command, points: undefined } : command;
}

function isAllBack({ redemptions }: Account, id: string): boolean {
  const found = flat(redemptions).find((one) => one.id === id);
  return found?.parts.every(({ points, restored }) => points === restored) ?? false;
}

type Spendings = Account['redemptions'];
type OneSpending = Extract<Spendings, readonly unknown[]>[number];

function flat(table: Spendings): readonly OneSpending[] {
  return 'branches' in table ? table.branches.flatMap(flat) : table;
}

type Keep = (side: Side, command: AccountCommand, made: readonly AccountEvent[]) => void;

/** Something more at the time of a step. */
function more(world: World, extra: Extra, { who, which }: Step, keep: Keep): void {
  const [side, other] = [world.sides[who % 2], world.sides[(who + 1) % 2]];
  if (side === undefined || other === undefined || extra === 'none') return;
  const at = instant(BEGUN_MS + (world.hours + 1) * 3_600_000);
  world.hours += 1;
  const ask = { at, by: 'desk-1' } as const;
  const tries = (one: Side, command: AccountCommand) => {
    const result = carryOut(world.rules, one.standing, command);
    if (!result.accepted) return [];
    one.standing = result.standing;
    one.events.push(...result.events);
    keep(one, command, result.events);
    return result.events;
  };
  const tier = which % 2 === 0 ? 'silver' : 'gold';
  const until = which % 3 === 0 ? null : instant(Date.parse(at) + (which % 30) * 86_400_000);
  if (extra === 'grant') tries(side, { ...ask, type: 'GrantTier', tier, until });
  else if (extra === 'end') tries(side, { ...ask, type: 'EndTier', tier });
  else if (extra === 'evaluate') tries(side, { ...ask, type: 'EvaluateTiers' });
  else if (extra === 'retract') {
    tries(side, { ...ask, type: 'Retract', event: 1 + (which % side.events.length) });
  } else if (extra === 'close') tries(side, { ...ask, type: 'Close', reason: 'bye' });
  else if (extra === 'clock') {
    const fired = fireTimers(world.rules, side.standing, at);
    side.standing = fired.standing;
    side.events.push(...fired.events);
    keep(side, { ...ask, type: 'EvaluateTiers' }, fired.events);
  } else {
    const [merged] = tries(side, { ...ask, type: 'MergeInto', into: other.id }).slice(-1);
    if (merged?.type !== 'MergedInto') return;
    tries(other, { ...ask, type: 'MergeFrom', from: side.id, estate: merged.estate });
  }
}

/** A programme of drawn policies, its points worth 1.5 minor units each. */
export function valuedWith(policies: Drawn) {
  return { programme: programmeOf(policies), pointWorthMinor: { points: ratioOf('1.5') } };
}

/** A programme of drawn policies, which may issue a reward by itself. */
export function programmeOf({ isIssuing, ...policies }: Drawn): Programme {
  const programme = programmeWith(policies);
  const [version] = programme.versions;
  const redemptions = version.redemptions.map((one) => {
    return one.kind === 'reward' && isIssuing ? { ...one, issued: 'at-balance' as const } : one;
  });
  return { ...programme, versions: [{ ...version, redemptions }] };
}

/** A day after the newest thing that happened. */
export function endOf(lives: readonly Lived[]): Instant {
  const newest = lives.flatMap(({ events }) => events.map(({ at }) => Date.parse(at)));
  return instant(Math.max(...newest) + 86_400_000);
}

/** Later than anything that happens here. */
export const END = instant(BEGUN_MS + 900 * 86_400_000);
