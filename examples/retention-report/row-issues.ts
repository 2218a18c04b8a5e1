/** Row issues: what is wrong with a file, row by row, kept up to a limit, or ending the reading. */
import { FileProblem } from './problems.ts';
import type { SkippedRow } from './report.ts';

/** What to do with a row that cannot be read. */
export type OnBadRow = 'skip' | 'stop';

/** Collects what is wrong. */
export interface RowIssues {
  /** Reports one fault; `column` is `null` where the row as a whole is at fault. */
  add(line: number, column: string | null, reason: string): void;
  /** The first faults, as many as asked for, in the order of the file. */
  readonly listed: readonly SkippedRow[];
  /** How many rows have at least one fault. */
  readonly rows: number;
}

/** A collector that keeps `listedMax` faults, or stops at the first one. */
export function createRowIssues(onBadRow: OnBadRow, listedMax: number): RowIssues {
  const listed: SkippedRow[] = [];
  let rows = 0;
  let lastLine = 0;

  return {
    listed,
    get rows() {
      return rows;
    },
    add(line, column, reason) {
      if (onBadRow === 'stop') {
        const where = column === null ? '' : `, column ${column}`;
        throw new FileProblem(`line ${line}${where}: ${reason}`);
      }
      if (line !== lastLine) rows += 1;
      lastLine = line;
      if (listed.length < listedMax) listed.push({ line, column, reason });
    },
  };
}
