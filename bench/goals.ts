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
};

/** The goal of a task against a peer; `null` where there is none. */
export function goalOf(task: string, peer: string, rows: number): number | null {
  return GOALS[`${task}, ${peer}`]?.[rows] ?? null;
}
