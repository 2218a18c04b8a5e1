/**
 * Loyalty: what an account is asked for, beside a plain array of lots, and beside itself with fewer
 * lots or a shorter history; and what an order would earn, beside a rules engine.
 */
import { deepStrictEqual, ok } from 'node:assert/strict';
import { instant } from 'everbond/kernel';
import { type Account, balanceAt } from 'everbond/loyalty';

import { balance, type Fifo } from './fifo.ts';
import { previewTask } from './loyalty-preview.ts';
import {
  historyOf,
  joined,
  lifeOf,
  lotsOf,
  ourSteps,
  plainSteps,
  type Step,
  stateAfter,
} from './loyalty-steps.ts';
import { type CaseResult, race, type Suite, type SuiteOptions, type Task } from './race.ts';

const LOTS = [1, 100, 10_000];
const EVENTS = [1000, 10_000, 100_000];
/** Asked in each round, within what the slowest does in a second or so. */
const ASKED = 200;
const DAY_MS = 86_400_000;

/** A task, and how many of what it does it does. */
interface Sized {
  readonly task: Task;
  readonly rows: number;
}

/** An account with so many open lots, ours and as a plain array. */
interface Open {
  readonly lots: number;
  readonly endMs: number;
  readonly ours: Account;
  readonly plain: () => Fifo;
}

function openWith(lots: number): Open {
  const steps = lotsOf(lots);
  const endMs = (steps.at(-1)?.ms ?? 0) + 1;
  return { lots, endMs, ours: ourSteps(steps, joined), plain: () => plainSteps(steps) };
}

const MAKE = {
  earn: (index: number, ms: number): Step => {
    return { kind: 'earn', order: `new-${index}`, minor: 2000 + ((index * 37) % 6000), ms };
  },
  redeem: (index: number, ms: number): Step => {
    return { kind: 'redeem', id: `redemption-${index}`, points: 3, ms };
  },
  refund: (index: number, ms: number, lots: number): Step => {
    return { kind: 'refund', order: `order-${index % lots}`, minor: 250, ms };
  },
};

function stepsOf(kind: Step['kind'], { endMs, lots }: Open): readonly Step[] {
  return Array.from({ length: ASKED }, (_, index) => MAKE[kind](index, endMs + index, lots));
}

function availableOf(state: Account, ms: number): number {
  return balanceAt(state, instant(ms)).available;
}

/** The same steps from the same lots. That each changes the same is seen by the balance after it. */
function stepTask(kind: Step['kind'], open: Open): Sized {
  const steps = stepsOf(kind, open);
  const plain = open.plain();
  let ours = open.ours;
  for (const step of steps) {
    const before = availableOf(ours, step.ms);
    ours = ourSteps([step], ours);
    plainSteps([step], plain);
    ok(availableOf(ours, step.ms) === balance(plain, step.ms));
    ok(availableOf(ours, step.ms) !== before);
  }
  const run = (account: unknown) => plainSteps(steps, account as Fifo);
  return {
    rows: ASKED,
    task: {
      suite: 'loyalty',
      case: `${kind}, open lots: ${open.lots}`,
      ours: { name: 'everbond', run: () => ourSteps(steps, open.ours) },
      peers: [{ name: 'plain array', prepare: open.plain, run }],
      counted: 'commands',
    },
  };
}

/** What can be spent on each of many days, until all lots have ended. */
function balanceTask({ lots, endMs, ours, plain }: Open): Sized {
  const asked = Array.from({ length: ASKED }, (_, index) => endMs + index * 2 * DAY_MS);
  const account = plain();
  const ourAnswers = () => asked.map((ms) => availableOf(ours, ms));
  const plainAnswers = () => asked.map((ms) => balance(account, ms));
  deepStrictEqual(ourAnswers(), plainAnswers());
  ok(ourAnswers().at(-1) === 0);
  return {
    rows: ASKED,
    task: {
      suite: 'loyalty',
      case: `balance, open lots: ${lots}`,
      ours: { name: 'everbond', run: ourAnswers },
      peers: [{ name: 'plain array', run: plainAnswers }],
    },
  };
}

/** How much longer it takes with more lots: the ratio is one over it. */
function growthTask(kind: Step['kind'], most: Open, least: Open): Sized {
  const [many, few] = [stepsOf(kind, most), stepsOf(kind, least)];
  const peer = { name: `itself, ${least.lots} lot`, run: () => ourSteps(few, least.ours) };
  return {
    rows: ASKED,
    task: {
      suite: 'loyalty',
      case: `${kind}, open lots: ${most.lots}`,
      ours: { name: 'everbond', run: () => ourSteps(many, most.ours) },
      peers: [peer],
      grows: true,
    },
  };
}

/** A history replayed, beside a plain array, and beside its beginning as often as makes as much. */
function replayTasks(count: number): readonly Sized[] {
  const steps = lifeOf(count);
  const history = historyOf(steps);
  const endMs = steps.at(-1)?.ms ?? 0;
  ok(availableOf(stateAfter(history), endMs) === balance(plainSteps(steps), endMs));
  const task = {
    suite: 'loyalty',
    case: `replay, events: ${count}`,
    ours: { name: 'everbond', run: () => stateAfter(history) },
  };
  const plain = { name: 'plain array', run: () => plainSteps(steps) };
  const rows = history.length;
  const beside = { rows, task: { ...task, peers: [plain], counted: 'events' } };
  const [least = count] = EVENTS;
  if (count <= least) return [beside];

  const beginning = history.slice(0, Math.round(rows * (least / count)));
  const run = () => {
    for (let time = 0; time < count / least; time += 1) stateAfter(beginning);
  };
  const peers = [{ name: `itself, ${count / least} × ${least}`, run }];
  return [beside, { rows: count, task: { ...task, peers, grows: true } }];
}

export const suite: Suite = {
  name: 'loyalty',
  peers: ['json-rules-engine'],
  async run(options: SuiteOptions): Promise<readonly CaseResult[]> {
    const accounts = LOTS.filter((lots) => lots <= options.rows).map(openWith);
    const [least] = accounts;
    const most = accounts.at(-1);
    if (least === undefined || most === undefined) return [];
    const tasks = [
      stepTask('earn', most),
      growthTask('earn', most, least),
      ...accounts.map((open) => stepTask('redeem', open)),
      growthTask('redeem', most, least),
      stepTask('refund', most),
      growthTask('refund', most, least),
      balanceTask(most),
      ...EVENTS.filter((events) => events <= options.rows).flatMap(replayTasks),
      { rows: ASKED, task: await previewTask(ASKED) },
    ];
    const results: CaseResult[] = [];
    for (const { task, rows } of tasks) results.push(...(await race(task, { ...options, rows })));
    return results;
  },
};
