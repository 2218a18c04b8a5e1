/** The table of a customer's life: sound as data, and kept by the rules, pair by pair. */
import { describe, expect, it } from 'vitest';
import { type AnyMachineSnapshot, createMachine, transition } from 'xstate';

import { lifecycle } from '../../src/domains/lifecycle/lifecycle.ts';
import { actOf, EVENT_OF_ACT } from '../../src/domains/lifecycle/lifecycle-acts.ts';
import type { LifecycleCommand } from '../../src/domains/lifecycle/lifecycle-command.ts';
import type { LifecycleEvent } from '../../src/domains/lifecycle/lifecycle-event.ts';
import { lifecycleFlow } from '../../src/domains/lifecycle/lifecycle-flow.ts';
import type { LifecycleAct } from '../../src/domains/lifecycle/lifecycle-refusal.ts';
import { type Lifecycle, NO_LIFECYCLE } from '../../src/domains/lifecycle/lifecycle-state.ts';
import type { LifecycleStatus } from '../../src/domains/lifecycle/stage.ts';
import { replay } from '../../src/kernel/decider.ts';
import {
  branchesOf,
  type EventFrom,
  eventsFrom,
  type Flow,
  type StatusAfter,
} from '../../src/kernel/flow.ts';
import {
  checkFlow,
  finalStatuses,
  flowPairs,
  reachableFrom,
} from '../../src/kernel/flow-survey.ts';
import { flowXstate } from '../../src/kernel/flow-xstate.ts';
import type { Instant } from '../../src/kernel/instant.ts';
import { ACTS, commandOf, day, STATUSES, stateOf } from './lives.ts';

const rules = lifecycle();
const flow: Flow<LifecycleStatus, LifecycleEvent['type']> = lifecycleFlow;

/** Where each act leads from each status, by hand from the description of the eight stages. */
const KEPT = 'NameContact RecordProfile RecordPurchase';
const LIVES_ON = 'MarkAtRisk>at-risk Lose>lost';
const ENDS = 'RecordDeath>deceased CloseByLaw>closed-by-law';
const WANTED: Readonly<Record<LifecycleStatus, string>> = {
  absent: 'Recruit>recruitment RecordPurchase>welcoming Import>lost',
  recruitment: `Welcome>welcoming RecordPurchase>welcoming Decline>declined
    NameContact RecordProfile ${ENDS}`,
  welcoming: `GetToKnow>getting-to-know ${KEPT} ${LIVES_ON} ${ENDS}`,
  'getting-to-know': `Manage>account-management ${KEPT} ${LIVES_ON} ${ENDS}`,
  'account-management': `Intensify>intensive-care ${KEPT} ${LIVES_ON} ${ENDS}`,
  'intensive-care': `Manage>account-management ${KEPT} ${LIVES_ON} ${ENDS}`,
  'at-risk': `Save>account-management ${KEPT} Lose>lost ${ENDS}`,
  lost: `StartWinback>winback RecordPurchase>welcoming LearnReason RemoveCause NameContact ${ENDS}`,
  winback: `Welcome>welcoming RecordPurchase>welcoming GiveUp>lost LearnReason NameContact ${ENDS}`,
  declined: `Recruit>recruitment RecordPurchase>welcoming ${ENDS}`,
  deceased: '',
  'closed-by-law': '',
};

function wantedFrom(status: LifecycleStatus): ReadonlyMap<string, string> {
  const steps = WANTED[status].split(/\s+/).filter((step) => step !== '');
  return new Map(steps.map((step) => step.split('>')).map(([act = '', to = status]) => [act, to]));
}

describe('the table', () => {
  it('is sound: every status is reached, no branch leads nowhere or comes too late', () => {
    expect(checkFlow(flow)).toEqual([]);
    expect(reachableFrom(flow, 'absent')).toEqual(Object.keys(flow.steps));
  });

  it('ends with death and the law, and nowhere else', () => {
    expect(finalStatuses(flow)).toEqual(['deceased', 'closed-by-law']);
  });

  it('knows every act, and one event besides that only a timer causes', () => {
    const events = new Set(flowPairs(flow).map(({ on }) => on));

    expect([...events].filter((event) => actOf(event) === null)).toEqual(['PauseEnded']);
    expect(new Set(Object.values(EVENT_OF_ACT)).size).toBe(ACTS.length);
  });

  it('tells the compiler where an event leads, and what cannot be', () => {
    const saved: StatusAfter<typeof lifecycleFlow, 'at-risk', 'Saved'> = 'account-management';
    // @ts-expect-error a customer who is saved is not lost
    const wrong: StatusAfter<typeof lifecycleFlow, 'at-risk', 'Saved'> = 'lost';
    // @ts-expect-error nothing happens to the dead
    const never: EventFrom<typeof lifecycleFlow, 'deceased'> = 'Purchased';
    // @ts-expect-error a customer who was never at risk cannot be saved
    const impossible: StatusAfter<typeof lifecycleFlow, 'welcoming', 'Saved'> = 'welcoming';

    expect([saved, wrong, never, impossible]).toHaveLength(4);
  });
});

describe('every status and every command', () => {
  it('give an event that leads where it should, or a refusal with its code', () => {
    let pairs = 0;
    let accepted = 0;
    for (const status of STATUSES) {
      const wanted = wantedFrom(status);
      const state = stateOf(status);
      for (const act of ACTS) {
        pairs += 1;
        const decision = rules.decide(commandOf(act, day(30)), state);
        const to = wanted.get(act);
        if (decision.accepted) {
          accepted += 1;
          const [event] = decision.events;
          expect(event && rules.evolve(state, event).status, `${status} ${act}`).toBe(to);
        } else {
          expect(to, `${status} ${act}`).toBeUndefined();
          expect(decision.refusal).toMatchObject({ code: 'NOT_ALLOWED', status });
        }
      }
      const fired = rules.decide({ type: 'FireTimer', timer: 'no', at: day(30), by: 'x' }, state);
      expect(fired).toEqual({ accepted: false, refusal: { code: 'NO_SUCH_TIMER' } });
      pairs += 1;
    }
    expect(pairs).toBe(STATUSES.length * (ACTS.length + 1));
    expect(pairs).toBe(flowPairs(flow).length);
    expect(accepted).toBe(68 - 1); // every entry of the rows but PauseEnded
  });

  it('name the acts that are allowed where one is not', () => {
    const refused = rules.decide(commandOf('Save', day(0)), stateOf('declined'));

    expect(refused).toEqual({
      accepted: false,
      refusal: {
        code: 'NOT_ALLOWED',
        status: 'declined',
        allowed: ['Recruit', 'RecordPurchase', 'RecordDeath', 'CloseByLaw'],
      },
    });
  });

  it('meet a command that nobody knows without harm', () => {
    for (const type of ['constructor', '__proto__', 'toString', '', 'Recruited']) {
      const command = { type, at: day(0), by: 'x' } as unknown as LifecycleCommand;

      expect(rules.decide(command, NO_LIFECYCLE)).toMatchObject({ accepted: false });
    }
  });
});

/** One way through the table: the events that lead to a transition, and the transition. */
interface Path {
  readonly events: readonly LifecycleEvent['type'][];
  readonly statuses: readonly LifecycleStatus[];
}

/** The shortest way to every status, and from there over each of its transitions. */
function pathsThrough(): readonly Path[] {
  const shortest = new Map<LifecycleStatus, Path>([['absent', { events: [], statuses: [] }]]);
  for (const [from, path] of shortest) {
    for (const { on, to } of edgesFrom(from)) {
      if (!shortest.has(to)) shortest.set(to, along(path, on, to));
    }
  }
  return [...shortest].flatMap(([from, path]) =>
    edgesFrom(from).map(({ on, to }) => along(path, on, to)),
  );
}

function edgesFrom(from: LifecycleStatus) {
  return eventsFrom(flow, from).flatMap((on) =>
    branchesOf(flow, from, on).map(({ to }) => ({ on, to })),
  );
}

function along({ events, statuses }: Path, on: LifecycleEvent['type'], to: LifecycleStatus): Path {
  return { events: [...events, on], statuses: [...statuses, to] };
}

/** The command that causes an event, once what its guard asks for is there. */
function commandsFor(
  event: LifecycleEvent['type'],
  to: LifecycleStatus,
  at: ReturnType<typeof day>,
): readonly LifecycleCommand[] {
  if (event === 'PauseEnded') return [{ type: 'FireTimer', timer: 'pause', at, by: 'clock' }];
  const act = actOf(event) ?? 'Save';
  const wants = {
    Welcomed: ['NameContact'],
    GotToKnow: ['RecordProfile'],
    WinbackStarted: ['RemoveCause'],
  } as const;
  const before = Object.hasOwn(wants, event) ? wants[event as keyof typeof wants] : [];
  return [...before, act].map((one) =>
    commandOf(one, at, { status: to === 'absent' ? 'lost' : to }),
  );
}

describe('a path that is drawn from the table', () => {
  const paths = pathsThrough();

  it('exists for every transition', () => {
    const edges = STATUSES.flatMap((from) => edgesFrom(from));

    expect(paths).toHaveLength(edges.length);
    expect(paths).toHaveLength(78);
  });

  it('is walked by the rules, and by XState from the exported table, with the same result', () => {
    let steps = 0;
    for (const { events, statuses } of paths) {
      const now: Now = { state: NO_LIFECYCLE, at: day(0), opening: null };
      const machine = machineOf(now);
      let snapshot: AnyMachineSnapshot = machine.getInitialSnapshot({} as never);
      for (const [index, event] of events.entries()) {
        const to = statuses[index] ?? 'absent';
        now.at = day(40 * (index + 1));
        for (const command of commandsFor(event, to, now.at)) {
          const decision = rules.decide(command, now.state);
          if (!decision.accepted) throw new Error(`${command.type} was refused`);
          for (const one of decision.events) {
            now.opening = one.type === 'Imported' ? one.status : null;
            [snapshot] = transition(machine, snapshot, { type: one.type });
            now.state = rules.evolve(now.state, one);
            expect(snapshot.value).toBe(now.state.status);
            steps += 1;
          }
        }
        expect(now.state.status).toBe(to);
      }
    }
    expect(steps).toBeGreaterThan(paths.length);
  });

  it('is stopped by the rules and by XState where a guard is not met', () => {
    const stopped = [
      ['recruitment', 'Welcome', 'CONTACT_NOT_NAMED'],
      ['welcoming', 'GetToKnow', 'PROFILE_INCOMPLETE'],
      ['lost', 'StartWinback', 'CAUSE_REMAINS'],
      ['winback', 'Welcome', 'CONTACT_NOT_NAMED'],
    ] as const;
    for (const [status, act, code] of stopped) {
      const opened = rules.decide(commandOf('Import', day(0), { status }), NO_LIFECYCLE);
      const state = opened.accepted ? replay(rules, opened.events) : NO_LIFECYCLE;
      const machine = machineOf({ state, at: day(40), opening: null });
      const before: AnyMachineSnapshot = machine.resolveState({ value: status });
      const [after] = transition(machine, before, { type: EVENT_OF_ACT[act] });

      expect((after as AnyMachineSnapshot).value).toBe(status);
      expect(rules.decide(commandOf(act, day(40)), state)).toMatchObject({ refusal: { code } });
    }
  });
});

/** What the guards of a machine look at. */
interface Now {
  state: Lifecycle;
  at: Instant;
  opening: LifecycleStatus | null;
}

/** The machine that XState makes of the exported table, with guards that ask our rules. */
function machineOf(now: Now) {
  const isMet = (act: LifecycleAct) => () =>
    rules.allowed(now.state, now.at).find((one) => one.act === act)?.refusal === null;
  const openings = STATUSES.map((status) => [
    `is${status.replaceAll(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase())}`,
    () => now.opening === status,
  ]);
  const guards = {
    ...(Object.fromEntries(openings) as Record<string, () => boolean>),
    hasContact: isMet('Welcome'),
    hasProfile: isMet('GetToKnow'),
    mayBeWonBack: isMet('StartWinback'),
  };
  return createMachine(JSON.parse(JSON.stringify(flowXstate(flow, 'lifecycle'))) as object, {
    guards,
  });
}
