/** The write side: a step of a flow beside XState's, and commands carried out against a store. */
import { deepStrictEqual, ok } from 'node:assert/strict';
import {
  type Aggregate,
  accept,
  type Command,
  type Fact,
  flowXstate,
  nextStatus,
  refuse,
} from 'everbond/kernel';
import { createApp } from 'everbond/runtime';
import { memoryStore } from 'everbond/storage';
import { createMachine, initialTransition, transition } from 'xstate';

import { type CaseResult, race, type Suite, type SuiteOptions } from './race.ts';

const flow = {
  initial: 'prospect',
  steps: {
    prospect: { Ordered: 'active' },
    active: { Ordered: 'active', Lapsed: 'at-risk' },
    'at-risk': { Ordered: 'active', Lapsed: 'lost' },
    lost: { Ordered: 'active' },
  },
} as const;

type Status = keyof typeof flow.steps;
type EventType = 'Ordered' | 'Lapsed';

/** A life that comes through every step, over and over. */
const LIFE: readonly EventType[] = [
  'Ordered',
  'Ordered',
  'Lapsed',
  'Ordered',
  'Lapsed',
  'Lapsed',
  'Ordered',
];

interface Standing {
  readonly status: Status;
  readonly steps: number;
}

function ourSteps(count: number): Standing {
  let standing: Standing = { status: flow.initial, steps: 0 };
  for (let place = 0; place < count; place += 1) {
    const on = LIFE[place % LIFE.length] ?? 'Ordered';
    const status = nextStatus<Status, EventType>(flow, standing.status, on) ?? standing.status;
    standing = { status, steps: standing.steps + 1 };
  }
  return standing;
}

const machine = createMachine(flowXstate(flow, 'life'));

function xstateSteps(count: number): unknown {
  let [snapshot] = initialTransition(machine);
  for (let place = 0; place < count; place += 1) {
    [snapshot] = transition(machine, snapshot, { type: LIFE[place % LIFE.length] ?? 'Ordered' });
  }
  return snapshot.value;
}

type Change = Command & { readonly type: 'Change'; readonly points: number };
type Changed = Fact & { readonly points: number };
type TooFew = { readonly code: 'TOO_FEW'; readonly available: number };

const account: Aggregate<Change, number, Changed, TooFew> = {
  initial: 0,
  decide: ({ at, points }, available) =>
    available + points < 0
      ? refuse({ code: 'TOO_FEW', available })
      : accept([{ type: 'Changed', at, points }]),
  evolve: (available, { points }) => available + points,
  timersOf: () => [],
  formats: { Changed: [] },
  latenessMs: 0,
};

/** Events a stream has in the end. */
const EVENTS = 20;
const AT = '2026-05-01T10:00:00.000Z';
const change = { type: 'Change', points: 5, at: AT, by: 'till-4' } as const;

async function ourCommands(count: number): Promise<number> {
  const app = createApp({ store: memoryStore(), tenant: 'shop', now: () => new Date(AT) });
  const accounts = app.of('account', account);
  const streams = Math.ceil(count / EVENTS);
  for (let place = 0; place < count; place += 1) {
    await accounts.send(`customer-${place % streams}`, change, { key: `order-${place}` });
  }
  return accounts.view('customer-0', (points) => points);
}

/** What an application writes first: a map of lists, no key, no check, no race. */
async function plainCommands(count: number): Promise<number> {
  const lists = new Map<string, Changed[]>();
  const balanceOf = (list: readonly Changed[]) =>
    list.reduce((sum, { points }) => sum + points, account.initial);
  const streams = Math.ceil(count / EVENTS);
  for (let place = 0; place < count; place += 1) {
    const id = `customer-${place % streams}`;
    const list = await Promise.resolve(lists.get(id) ?? []);
    if (balanceOf(list) + change.points < 0) continue;
    const text = JSON.stringify({ type: 'Changed', at: change.at, points: change.points });
    lists.set(id, [...list, JSON.parse(text) as Changed]);
    await Promise.resolve();
  }
  return balanceOf(lists.get('customer-0') ?? []);
}

/** One step or command a row asked for, within what the slowest does in a second or so. */
const STEPS_MAX = 200_000;
const COMMANDS_MAX = 100_000;

export const suite: Suite = {
  name: 'machines',
  peers: [],
  async run(options: SuiteOptions): Promise<readonly CaseResult[]> {
    const steps = Math.min(options.rows, STEPS_MAX);
    const commands = Math.min(options.rows, COMMANDS_MAX);
    deepStrictEqual(ourSteps(1000), { status: xstateSteps(1000), steps: 1000 });
    ok((await ourCommands(EVENTS * 3)) === EVENTS * change.points);
    deepStrictEqual(await plainCommands(EVENTS * 3), await ourCommands(EVENTS * 3));

    const stepResults = await race(
      {
        suite: 'machines',
        case: 'flow step',
        ours: { name: 'everbond', run: () => ourSteps(steps) },
        peers: [{ name: 'xstate', run: () => xstateSteps(steps) }],
      },
      { ...options, rows: steps },
    );
    const sendResults = await race(
      {
        suite: 'machines',
        case: 'send',
        ours: { name: 'everbond', run: () => ourCommands(commands) },
        peers: [{ name: 'plain', run: () => plainCommands(commands) }],
        counted: 'commands',
      },
      { ...options, rows: commands },
    );
    return [...stepResults, ...sendResults];
  },
};
