/**
 * Races: ours and its peers on the same task, interleaved in one run.
 *
 * Times of a shared machine move by half from minute to minute, so only ratios within one round
 * count. Each round runs everybody once, each first in turn, with the heap cleaned before; the first
 * two rounds warm up and are not counted.
 */

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
}

/** What a suite is asked for. */
export interface SuiteOptions {
  readonly rows: number;
  readonly rounds: number;
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
}

const WARM_UP_ROUNDS = 2;

/** Runs a task round by round; one result a peer. */
export async function race(task: Task, options: SuiteOptions): Promise<readonly CaseResult[]> {
  const contestants = [task.ours, ...task.peers];
  const times = contestants.map((): number[] => []);
  for (let round = -WARM_UP_ROUNDS; round < options.rounds; round += 1) {
    for (let turn = 0; turn < contestants.length; turn += 1) {
      const index = (turn + round + WARM_UP_ROUNDS) % contestants.length;
      const ms = await timeOf(contestants[index]!);
      if (round >= 0) times[index]!.push(ms);
    }
  }

  const [ours = [], ...others] = times;
  return others.map((peer, index) => {
    const ratios = peer.map((ms, round) => ms / ours[round]!);
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
    };
  });
}

async function timeOf(contestant: Contestant): Promise<number> {
  const prepared: unknown = await contestant.prepare?.();
  globalThis.gc?.();
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
