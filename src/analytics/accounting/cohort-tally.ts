/** Cohort tally: the running sums of a cohort while accounts are read. */
import { exactSum } from '../../kernel/exact.ts';
import type { PointMoves } from './point-cohort.ts';
import type { PointSource } from './point-source.ts';

/** A sum that a move adds to. */
export type MoveColumn = keyof PointMoves;

/** The sums of one period, which grow. */
export type MovesSoFar = { -readonly [Column in MoveColumn]: number };

/** The sums of a cohort so far. Periods are numbered from the first of the window. */
export interface CohortTally {
  /** The period of issue. */
  readonly issued: number;
  /** What the points were issued for. */
  readonly source: PointSource;
  /** The partner; `null` for none. */
  readonly partner: string | null;
  /** What happened, by period. */
  readonly moves: Map<number, MovesSoFar>;
  /** What is left, by the last period in which it can be used; `null` for never. */
  readonly open: Map<number | null, number>;
  /** The cohort this one turned out to be a part of. */
  into: CohortTally | null;
}

/** Nothing happened. */
export const NO_MOVES: PointMoves = Object.freeze({
  issuedPoints: 0,
  cancelledPoints: 0,
  redeemedPoints: 0,
  endedPoints: 0,
  saleMinor: 0,
  refundedMinor: 0,
});

/** The columns of moves. */
export const MOVE_COLUMNS = Object.keys(NO_MOVES) as readonly MoveColumn[];

/** A cohort of which nothing was read yet. */
export function newTally(
  issued: number,
  source: PointSource,
  partner: string | null = null,
): CohortTally {
  return { issued, source, partner, moves: new Map(), open: new Map(), into: null };
}

/** The cohort that a tally belongs to by now. */
export function rootOf(tally: CohortTally): CohortTally {
  let root = tally;
  while (root.into !== null) root = root.into;
  return root;
}

/** Adds to a sum of a period. */
export function book(tally: CohortTally, period: number, column: MoveColumn, more: number): void {
  if (more === 0) return;
  const { moves } = tally;
  let row = moves.get(period);
  if (row === undefined) {
    row = { ...NO_MOVES };
    moves.set(period, row);
  }
  row[column] = exactSum('pointCohorts', row[column], more);
}

/** Adds to what is left. */
export function leave(tally: CohortTally, ends: number | null, points: number): void {
  if (points === 0) return;
  tally.open.set(ends, exactSum('pointCohorts', tally.open.get(ends) ?? 0, points));
}

/** Adds all sums of a tally to another. */
export function absorb(tally: CohortTally, other: CohortTally): void {
  for (const [period, row] of other.moves) {
    for (const column of MOVE_COLUMNS) book(tally, period, column, row[column]);
  }
  for (const [ends, points] of other.open) leave(tally, ends, points);
}
