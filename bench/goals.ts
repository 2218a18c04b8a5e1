/** Goals: how many times as fast as a peer ours is to be, or how many a second ours is to do. */

/**
 * Least ratio of the peer's time to ours, by task, peer and number of rows; where the peer is
 * `commands a second`, how many of them. A number of rows without an entry has no goal.
 */
type Goals = Readonly<Record<string, Readonly<Record<number, number>>>>;

const GOALS: Goals = {
  'transactions keys to codes, Map': { 1_000_000: 1.5, 10_000_000: 2.5 },
  'transactions summarise, duckdb': { 100_000: 5, 1_000_000: 2, 10_000_000: 3 },
  'transactions summarise, arquero': { 100_000: 15, 1_000_000: 15 },
  'transactions row by row, all at once': { 100_000: 0.5, 1_000_000: 0.5 },
  'transactions merge, one dictionary, the whole anew': { 100_000: 12.5, 1_000_000: 12.5 },
  'transactions merge, keys of their own, the whole anew': { 100_000: 12.5, 1_000_000: 12.5 },
  'metrics all four, few rows, Map and Set': { 100_000: 1, 1_000_000: 1, 10_000_000: 1 },
  'metrics cohorts and activity, duckdb, cohorts only': {
    100_000: 5,
    1_000_000: 5,
    10_000_000: 5,
  },
  'metrics the same, any order, duckdb, cohorts only': {
    100_000: 3,
    1_000_000: 3,
    10_000_000: 3,
  },
  'metrics rfm scores, duckdb': { 100_000: 4, 1_000_000: 4, 10_000_000: 4 },
  'metrics all four, duckdb': { 100_000: 5, 1_000_000: 5, 10_000_000: 5 },
  'metrics all four, duckdb, 2 threads': { 100_000: 3, 1_000_000: 3, 10_000_000: 3 },
  'metrics all four from rows, duckdb': { 1_000_000: 2.5 },
  'metrics all four from rows, Map and date-fns': { 100_000: 8, 1_000_000: 8 },
  'metrics a million whole lives, duckdb': { 100_000: 8, 1_000_000: 8, 10_000_000: 8 },
  'metrics a million real lives, duckdb': { 100_000: 8, 1_000_000: 8, 10_000_000: 8 },
  // A million rows asked for are as many steps and commands as the suite carries out at most.
  'machines flow step, xstate': { 100_000: 50, 200_000: 50 },
  'machines send, commands a second': { 100_000: 50_000 },
  'contacts decisions, decisions a second': { 2000: 20_000 },
  // As the logarithm: at most 1 + log2 10,000 times as long, which is 14.3 times.
  'loyalty earn, open lots: 10000, itself, 1 lot': { 200: 0.07 },
  'loyalty redeem, open lots: 10000, itself, 1 lot': { 200: 0.07 },
  'loyalty refund, open lots: 10000, itself, 1 lot': { 200: 0.07 },
  // Linear, as far as memory is: an event of a long history takes at most twice as long.
  'loyalty replay, events: 10000, itself, 10 × 1000': { 10_000: 0.5 },
  'loyalty replay, events: 100000, itself, 100 × 1000': { 100_000: 0.5 },
};

/** The goal of a task against a peer; `null` where there is none. */
export function goalOf(task: string, peer: string, rows: number): number | null {
  return GOALS[`${task}, ${peer}`]?.[rows] ?? null;
}

/** Why a goal may be out of reach, by task and peer, as far as the cause is known. */
const REASONS: Readonly<Record<string, string>> = {
  'transactions keys to codes, Map':
    'a text that a Map has met keeps its hash; ours reads the characters of every text again',
  'transactions summarise, duckdb':
    'ours also finds the first, second and last local day of each customer, which this query leaves ' +
    'out; see the query that finds the second day as well',
  'transactions summarise, arquero':
    'ours also finds the first, second and last local day of each customer, which takes most of the ' +
    'time where there are few rows',
  'transactions merge, keys of their own, the whole anew':
    'each key of one part is looked for among those of the other, which costs as much as its codes ' +
    'did; parts that share a dictionary are spared that',
  'metrics cohorts and activity, duckdb, cohorts only':
    'both wait for memory, and DuckDB less: with other work beside it the ratio falls',
  'metrics the same, any order, duckdb, cohorts only':
    'both wait for memory, and DuckDB less: with other work beside it the ratio falls',
  'metrics all four, duckdb':
    'both wait for memory, and DuckDB less: with other work beside it the ratio falls',
  'metrics a million whole lives, duckdb':
    'ours reads the million rows once and counts them; what is left is the reading, and the first ' +
    'touch of the memory for the counts',
  'metrics a million real lives, duckdb':
    'the columns of a million steps are new memory each time, and the first touch of it is half the ' +
    'time',
  'contacts decisions, plain, no reasons':
    'each decision sees anew that a thousand past contacts ascend, a third of it; with other ' +
    'work beside it the rate falls',
  'loyalty replay, events: 100000, itself, 100 × 1000':
    'the state of a long history is a few levels deeper, and too large for the caches: a change ' +
    'waits for memory, and what it leaves is collected later',
};

/** Why the goal of a task against a peer may be out of reach; `null` where nobody knows. */
export function reasonOf(task: string, peer: string): string | null {
  return REASONS[`${task}, ${peer}`] ?? null;
}
