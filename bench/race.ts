/**
 * Races: ours and its peers on the same task, interleaved in one run.
 *
 * Times of a shared machine move by half from minute to minute, so only ratios within one round
 * count. Each round runs everybody once, each first in turn, with new objects cleaned away before;
 * rounds of a second in all, two at least, warm up and are not counted. The whole heap is cleaned
 * before a race only: doing so throws away compiled code, which would be compiled again within the
 * time of ours and no peer's, and an application does not do it either.
 */
import { goalOf } from './goals.ts';

/** One contestant at one task. */
export interface CaseResult {
  readonly suite: string;
  readonly case: string;
  readonly rows: number;
  readonly unit: 'ms';
  /** Median time of ours. */
  readonly ours: number;
  /** Median time of the peer. */
  readonly peer: number;
  readonly peerName: string;
  /** Time of the peer divided by time of ours, per round: above 1, ours is faster. */
  readonly ratio: { readonly median: number; readonly min: number; readonly max: number };
  /** What ours does a second, where that is what is asked for. */
  readonly rate?: Rate;
  /** How many times as long ours takes as it does with less, where the peer is that. */
  readonly growth?: number;
  /** What `rate`, else the median ratio, is to be at least; `null` where nothing is asked. */
  readonly goal: number | null;
}

/** So many of a kind, such as `commands`, a second. */
export interface Rate {
  readonly kind: string;
  readonly perSecond: number;
}

/** What a suite is asked for. */
export interface SuiteOptions {
  readonly rows: number;
  readonly rounds: number;
  /** How long to run uncounted at least; a second unless told. */
  readonly warmUpMs?: number;
}

/** A file of this folder exports one of these as `suite`. */
export interface Suite {
  readonly name: string;
  /** Packages of `bench/peers` that it races against. */
  readonly peers: readonly string[];
  run(options: SuiteOptions): Promise<readonly CaseResult[]>;
}

/** One way to do a task. */
export interface Contestant {
  readonly name: string;
  /** Makes what `run` needs afresh; not timed. */
  readonly prepare?: () => unknown;
  /** Does the task; timed. */
  run(prepared: unknown): unknown;
}

/** A task, our way, and the ways of others. */
export interface Task {
  readonly suite: string;
  readonly case: string;
  readonly ours: Contestant;
  readonly peers: readonly Contestant[];
  /** What `rows` counts, where the goal is how many of them a second, not a ratio. */
  readonly counted?: string;
  /** Whether the peer is ours with less to do it in: then one over the ratio is told. */
  readonly grows?: boolean;
}

const WARM_UP_ROUNDS = 2;
const WARM_UP_MS = 1000;

/** There with `node --expose-gc`. */
const collect = globalThis.gc as ((options: { type: 'minor' | 'major' }) => void) | undefined;

/** Runs a task round by round; one result a peer. */
export async function race(task: Task, options: SuiteOptions): Promise<readonly CaseResult[]> {
  const contestants = [task.ours, ...task.peers];
  const times = contestants.map((): number[] => []);
  collect?.({ type: 'major' });
  const warmUntil = performance.now() + (options.warmUpMs ?? WARM_UP_MS);
  for (let round = 0; round < WARM_UP_ROUNDS || performance.now() < warmUntil; round += 1) {
    for (const contestant of contestants) await timeOf(contestant);
  }
  for (let round = 0; round < options.rounds; round += 1) {
    for (let turn = 0; turn < contestants.length; turn += 1) {
      const index = (turn + round) % contestants.length;
      times[index]!.push(await timeOf(contestants[index]!));
    }
  }

  const [ours = [], ...others] = times;
  const { counted, grows = false } = task;
  return others.map((peer, index) => {
    const ratios = peer.map((ms, round) => ms / ours[round]!);
    const perSecond = rounded((1000 * options.rows) / median(ours));
    return {
      suite: task.suite,
      case: task.case,
      rows: options.rows,
      unit: 'ms',
      ours: rounded(median(ours)),
      peer: rounded(median(peer)),
      peerName: task.peers[index]!.name,
      ratio: {
        median: rounded(median(ratios)),
        min: rounded(Math.min(...ratios)),
        max: rounded(Math.max(...ratios)),
      },
      ...(counted === undefined ? {} : { rate: { kind: counted, perSecond } }),
      ...(grows ? { growth: rounded(1 / median(ratios)) } : {}),
      goal: goalOf(
        `${task.suite} ${task.case}`,
        counted === undefined ? task.peers[index]!.name : `${counted} a second`,
        options.rows,
      ),
    };
  });
}

async function timeOf(contestant: Contestant): Promise<number> {
  const prepared: unknown = await contestant.prepare?.();
  collect?.({ type: 'minor' });
  const began = performance.now();
  await contestant.run(prepared);
  return performance.now() - began;
}

/** The middle value; the mean of the two middle ones of an even number. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = 0, high = 0] = [sorted[middle - 1], sorted[middle]];
  return sorted.length % 2 === 1 ? high : (low + high) / 2;
}

function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
