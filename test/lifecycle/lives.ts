/** Lives for tests: commands short to write, states at hand, and walks drawn at random. */
import fc from 'fast-check';
import { type LifecycleAggregate, lifecycle } from '../../src/domains/lifecycle/lifecycle.ts';
import { actsFrom, EVENT_OF_ACT } from '../../src/domains/lifecycle/lifecycle-acts.ts';
import type { LifecycleCommand } from '../../src/domains/lifecycle/lifecycle-command.ts';
import type { LifecycleEvent } from '../../src/domains/lifecycle/lifecycle-event.ts';
import type { LifecycleAct } from '../../src/domains/lifecycle/lifecycle-refusal.ts';
import { type Lifecycle, NO_LIFECYCLE } from '../../src/domains/lifecycle/lifecycle-state.ts';
import { LOSING_SIDES, LOSS_REASONS, type LossReason } from '../../src/domains/lifecycle/loss.ts';
import { BEGINNINGS, type LifecycleStatus } from '../../src/domains/lifecycle/stage.ts';
import type { Standing } from '../../src/kernel/aggregate.ts';
import { carryOut } from '../../src/kernel/carry-out.ts';
import { type Instant, instant } from '../../src/kernel/instant.ts';
import { money } from '../../src/kernel/money.ts';
import { ratio } from '../../src/kernel/ratio.ts';
import { CONSENTS } from '../../src/kernel/words.ts';

export const ACTS = Object.keys(EVENT_OF_ACT) as LifecycleAct[];
export const STATUSES: readonly LifecycleStatus[] = ['absent', ...BEGINNINGS];
const FACTS = ['reason-for-use', 'loyalty', 'ability-to-pay'] as const;

const BEGUN_MS = Date.UTC(2026, 4, 1, 10);
const HOUR_MS = 3_600_000;

/** Day 0 is 2026-05-01T10:00Z. */
export function day(count: number): Instant {
  return instant(BEGUN_MS + count * 24 * HOUR_MS);
}

/** What differs from one command of an act to the next. */
export interface Details {
  readonly status: Exclude<LifecycleStatus, 'absent'>;
  readonly contact: string;
  readonly facts: readonly string[];
  readonly lostBy: (typeof LOSING_SIDES)[number];
  readonly reason: LossReason;
  readonly inferred: boolean;
  readonly tenths: number;
  readonly marginMinor: number;
  readonly offerMinor: number | null;
  readonly consent: (typeof CONSENTS)[number];
}

const DETAILS: Details = {
  status: 'lost',
  contact: 'bob',
  facts: FACTS,
  lostBy: 'customer',
  reason: 'high-price',
  inferred: false,
  tenths: 3,
  marginMinor: 40_000,
  offerMinor: null,
  consent: 'granted',
};

/** A command of an act. */
export function commandOf(act: LifecycleAct, at: Instant, some: Partial<Details> = {}) {
  const details = { ...DETAILS, ...some };
  const { lostBy, reason, inferred, offerMinor } = details;
  const told = { at, by: 'cy' };
  switch (act) {
    case 'Import': {
      const { status } = details;
      return { ...told, type: act, status, loss: { lostBy, reason, inferred } } as const;
    }
    case 'NameContact':
      return { ...told, type: act, contact: details.contact } as const;
    case 'RecordProfile':
      return { ...told, type: act, facts: details.facts } as const;
    case 'Intensify':
      return { ...told, type: act, problem: 'late-parcels' } as const;
    case 'MarkAtRisk':
      return { ...told, type: act, signal: 'overdue' } as const;
    case 'Lose':
      return { ...told, type: act, lostBy, reason, inferred } as const;
    case 'LearnReason':
      return { ...told, type: act, lostBy, reason } as const;
    case 'StartWinback':
      return {
        ...told,
        type: act,
        chance: ratio(details.tenths, 10),
        futureMargin: money(details.marginMinor, 'EUR'),
        ...(offerMinor === null ? {} : { offerCost: money(offerMinor, 'EUR') }),
        consent: details.consent,
      } as const;
    case 'CloseByLaw':
      return { ...told, type: act, basis: 'erasure' } as const;
    case 'Recruit':
    case 'Decline':
    case 'Welcome':
    case 'RecordPurchase':
    case 'GetToKnow':
    case 'Manage':
    case 'Save':
    case 'RemoveCause':
    case 'GiveUp':
    case 'RecordDeath':
      return { ...told, type: act } as const;
    default:
      throw new Error('no such act');
  }
}

/** A customer of a status, with a contact, a profile, and a cause that is removed if lost. */
export function stateOf(status: LifecycleStatus): Lifecycle {
  if (status === 'absent') return NO_LIFECYCLE;
  const rules = lifecycle();
  const acts: LifecycleCommand[] = [commandOf('Import', day(0), { status })];
  if (status === 'recruitment' || status === 'winback') acts.push(commandOf('NameContact', day(0)));
  if (status === 'welcoming') acts.push(commandOf('RecordProfile', day(0)));
  if (status === 'lost') acts.push(commandOf('RemoveCause', day(0)));
  return acts.reduce((state, command) => after(rules, state, command), NO_LIFECYCLE);
}

/** The state after a command that must be accepted. */
export function after(
  rules: LifecycleAggregate,
  state: Lifecycle,
  command: LifecycleCommand,
): Lifecycle {
  const decision = rules.decide(command, state);
  if (!decision.accepted) throw new Error(`${command.type} was refused`);
  return decision.events.reduce(rules.evolve, state);
}

/** One step of a walk: an act, mostly one that the status allows. */
export interface Step {
  readonly pick: number;
  readonly isGuided: boolean;
  readonly gapHours: number;
  readonly details: Details;
}

const anyDetails: fc.Arbitrary<Details> = fc.record({
  status: fc.constantFrom(...BEGINNINGS),
  contact: fc.constantFrom('bob', 'dee'),
  facts: fc.oneof(
    { weight: 3, arbitrary: fc.constant(FACTS) },
    { weight: 1, arbitrary: fc.subarray([...FACTS, 'birthday']) },
  ),
  lostBy: fc.constantFrom(...LOSING_SIDES),
  reason: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom('high-price' as const, 'slowness' as const) },
    { weight: 1, arbitrary: fc.constantFrom(...(Object.keys(LOSS_REASONS) as LossReason[])) },
  ),
  inferred: fc.boolean(),
  tenths: fc.integer({ min: 0, max: 10 }),
  marginMinor: fc.integer({ min: -5000, max: 60_000 }),
  offerMinor: fc.option(fc.integer({ min: 0, max: 5000 })),
  consent: fc.oneof(
    { weight: 4, arbitrary: fc.constant('granted' as const) },
    { weight: 1, arbitrary: fc.constantFrom(...CONSENTS) },
  ),
});

/**
 * Steps of a walk. Drawn blindly, most acts would be refused and most lives soon be over: so most
 * steps are of the row of the table, and nobody dies before the end. A test measures the reach.
 */
export const anySteps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({
    pick: fc.nat(1000),
    isGuided: fc.integer({ min: 0, max: 9 }).map((roll) => roll > 1),
    gapHours: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 24 * 50 })),
    details: anyDetails,
  }),
  { minLength: 2, maxLength: 45, size: 'max' },
);

/** What one step of a walk came to. */
export interface Walked {
  readonly command: LifecycleCommand;
  readonly before: Standing<Lifecycle>;
  readonly result: ReturnType<typeof carryOut<LifecycleCommand, Lifecycle, LifecycleEvent, never>>;
  readonly standing: Standing<Lifecycle>;
}

const FINAL: readonly LifecycleAct[] = ['RecordDeath', 'CloseByLaw'];

/** Walks the steps, one command each; every state on the way is frozen. */
export function walk(rules: LifecycleAggregate, steps: readonly Step[]): readonly Walked[] {
  let standing: Standing<Lifecycle> = { state: rules.initial, newestAt: null };
  let hours = 0;
  return steps.map(({ pick, isGuided, gapHours, details }, index) => {
    hours += gapHours;
    const row = actsFrom(standing.state.status);
    const choice = isGuided && row.length > 0 ? row : ACTS;
    const mayEnd = index >= steps.length - 3;
    const { status, loss } = standing.state;
    const step = loss?.causeRemoved === true ? 'StartWinback' : 'RemoveCause';
    const acts: readonly LifecycleAct[] =
      status === 'lost' && pick % 4 > 1
        ? [step] // or else hardly any effort would be made before the customer buys
        : choice.filter((act) => (mayEnd && pick > 400) || !FINAL.includes(act));
    const act = acts[pick % acts.length] ?? 'RecordPurchase';
    const command = commandOf(act, instant(BEGUN_MS + hours * HOUR_MS), details);
    const before = deepFrozen(standing);
    const result = carryOut(rules, before, command);
    if (result.accepted) standing = result.standing;
    return { command, before, result: result as Walked['result'], standing };
  });
}

/** The same value, so that nobody can change it in place. */
export function deepFrozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFrozen);
  }
  return value;
}
