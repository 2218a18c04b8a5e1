/** RFM grids: which scores go by which name, as data that a host may replace. */
import { type Issue, type Parsed, parsed } from '../../kernel/parsed.ts';
import { plainElements, plainFields } from '../../kernel/plain-data.ts';

/** Scores from one to another, both belonging to it: whole numbers from 1 to 5. */
export type ScoreRange = readonly [from: number, to: number];

/** A box of cells. */
export interface RfmBlock {
  /** Scores for recency; all five if left out. */
  readonly R?: ScoreRange;
  /** Scores for frequency; all five if left out. */
  readonly F?: ScoreRange;
  /** Scores for monetary value; all five if left out. */
  readonly M?: ScoreRange;
}

/** Cells that go by one name. */
export interface RfmSegment {
  /** The name; each once in a grid. */
  readonly name: string;
  /** Its cells, as boxes that do not overlap; at least one. */
  readonly blocks: readonly RfmBlock[];
}

/** A name for each of the 125 cells. */
export interface RfmGrid {
  /** Where the names come from, for whoever reads the result. */
  readonly source: string;
  /** The segments: together they hold every cell exactly once. */
  readonly segments: readonly RfmSegment[];
}

/**
 * Eight segments by recency and frequency: the grid that is used unless told.
 *
 * Monetary value has no part in it, because it says how much a customer matters and not what to do.
 * Grids that are passed round by vendors often overlap or leave cells out, and name no study; this
 * one is our own, and as arbitrary as they are, but every cell is in it exactly once.
 */
export const RFM_GRID: RfmGrid = {
  source: 'our own: no study stands behind these names or limits',
  segments: [
    { name: 'best', blocks: [{ R: [4, 5], F: [4, 5] }] },
    {
      name: 'loyal',
      blocks: [
        { R: [4, 5], F: [3, 3] },
        { R: [3, 3], F: [3, 5] },
      ],
    },
    { name: 'growing', blocks: [{ R: [4, 5], F: [2, 2] }] },
    { name: 'new', blocks: [{ R: [4, 5], F: [1, 1] }] },
    { name: 'cooling', blocks: [{ R: [3, 3], F: [1, 2] }] },
    { name: 'at-risk', blocks: [{ R: [2, 2], F: [3, 5] }] },
    { name: 'missed', blocks: [{ R: [1, 1], F: [3, 5] }] },
    { name: 'sleeping', blocks: [{ R: [1, 2], F: [1, 2] }] },
  ],
};

/**
 * Every cell for itself, named by its three digits: `'555'` is 5 for recency, frequency and money.
 *
 * For who asks which cells answered a mailing well enough to pay for the next, and wants no names.
 */
export const RFM_CELL_GRID: RfmGrid = /* @__PURE__ */ cellGrid();

/** The cells of the whole grid. */
const RFM_CELLS = 125;

/** The place of a cell among all, from 0. */
export function cellOf(recency: number, frequency: number, monetary: number): number {
  return (recency - 1) * 25 + (frequency - 1) * 5 + monetary - 1;
}

/**
 * A grid from data from outside, such as a file that marketing keeps.
 *
 * Every one of the 125 cells must be in exactly one segment. Whether it is, is asked once names and
 * ranges are right.
 *
 * @param from Anything; fields that a grid does not have are left out of the value.
 * @returns The grid, or every issue with its path.
 * @example Two segments that leave a fifth of the cells without a name
 * ```ts
 * import { parseRfmGrid } from 'everbond/metrics';
 *
 * const parsed = parseRfmGrid({
 *   source: 'our marketing, 2026',
 *   segments: [
 *     { name: 'recent', blocks: [{ R: [4, 5] }] },
 *     { name: 'gone', blocks: [{ R: [1, 2] }] },
 *   ],
 * });
 *
 * parsed.ok ? [] : parsed.issues.map(({ path, message }) => [path, message]);
 * // => [[['segments'], 'must hold every cell: 25 are in none, the first is R3 F1 M1']]
 * ```
 */
export function parseRfmGrid(from: unknown): Parsed<RfmGrid> {
  const issues: Issue[] = [];
  const report = (code: string, message: string, ...path: readonly (string | number)[]) => {
    issues.push({ path, code, message });
  };
  const fields = plainFields(from);
  if (fields === null) report('NOT_A_GRID', 'must be an object with source and segments');
  const source = textOf(fields?.get('source'));
  if (fields !== null && source === '') report('SOURCE_MISSING', 'must say whose it is', 'source');
  const list = listOf(fields?.get('segments'), RFM_CELLS);
  if (fields !== null && list.length === 0) {
    report('SEGMENTS_MISSING', `must be a list of 1 to ${RFM_CELLS} segments`, 'segments');
  }

  const names = new Set<string>();
  const segments = list.map((given, index): RfmSegment => {
    const at = ['segments', index] as const;
    const segment = plainFields(given);
    const name = textOf(segment?.get('name'));
    if (name === '') report('NAME_MISSING', 'must be a text that is not empty', ...at, 'name');
    else if (names.has(name)) report('NAME_REPEATED', 'must be another name', ...at, 'name');
    names.add(name);
    const blocks = listOf(segment?.get('blocks'), RFM_CELLS);
    if (blocks.length === 0) {
      report('BLOCKS_MISSING', `must be a list of 1 to ${RFM_CELLS} boxes`, ...at, 'blocks');
    }
    return { name, blocks: blocks.map((block, box) => blockOf(block, [...at, 'blocks', box])) };
  });

  function blockOf(given: unknown, path: readonly (string | number)[]): RfmBlock {
    const block = plainFields(given);
    if (block === null) report('NOT_A_BOX', 'must be an object with R, F and M', ...path);
    const read = (field: 'R' | 'F' | 'M') => {
      const range = block?.get(field);
      if (range === undefined) return {};
      if (isScoreRange(range)) return { [field]: [range[0], range[1]] as const };
      report('NOT_A_RANGE', 'must be two whole numbers from 1 to 5, rising', ...path, field);
      return {};
    };
    return { ...read('R'), ...read('F'), ...read('M') };
  }

  if (issues.length > 0) return { ok: false, issues };
  const grid = { source, segments };
  const amiss = coverageIssues(grid);
  return amiss.length > 0 ? { ok: false, issues: amiss } : parsed(grid);
}

/** Per cell, the index of its segment; the last one where several claim it, -1 where none does. */
export function segmentsOfCells({ segments }: RfmGrid): Int16Array {
  const found = new Int16Array(RFM_CELLS).fill(-1);
  for (const [index, { blocks }] of segments.entries()) {
    for (const block of blocks) for (const cell of cellsOf(block)) found[cell] = index;
  }
  return found;
}

function cellGrid(): RfmGrid {
  const source = 'A. M. Hughes, "Strategic Database Marketing" (1994): 125 cells by their digits';
  const scores = [1, 2, 3, 4, 5];
  const segments = scores.flatMap((r) =>
    scores.flatMap((f) =>
      scores.map((m): RfmSegment => {
        return { name: `${r}${f}${m}`, blocks: [{ R: [r, r], F: [f, f], M: [m, m] }] };
      }),
    ),
  );
  return { source, segments };
}

function coverageIssues(grid: RfmGrid): readonly Issue[] {
  const issues: Issue[] = [];
  const taken = new Map<number, number>();
  for (const [index, { blocks }] of grid.segments.entries()) {
    for (const [box, block] of blocks.entries()) {
      const twice = cellsOf(block).find((cell) => taken.has(cell));
      for (const cell of cellsOf(block)) if (!taken.has(cell)) taken.set(cell, index);
      if (twice === undefined) continue;
      const message = `must not overlap: ${cellText(twice)} is in segment ${taken.get(twice)} too`;
      issues.push({ path: ['segments', index, 'blocks', box], code: 'OVERLAP', message });
    }
  }
  const gap = segmentsOfCells(grid).indexOf(-1);
  if (gap >= 0) {
    const missing = RFM_CELLS - taken.size;
    const message = `must hold every cell: ${missing} are in none, the first is ${cellText(gap)}`;
    issues.push({ path: ['segments'], code: 'GAP', message });
  }
  return issues;
}

const ALL: ScoreRange = [1, 5];

function cellsOf({ R = ALL, F = ALL, M = ALL }: RfmBlock): readonly number[] {
  const cells: number[] = [];
  for (let r = R[0]; r <= R[1]; r += 1) {
    for (let f = F[0]; f <= F[1]; f += 1) {
      for (let m = M[0]; m <= M[1]; m += 1) cells.push(cellOf(r, f, m));
    }
  }
  return cells;
}

function cellText(cell: number): string {
  return `R${Math.floor(cell / 25) + 1} F${(Math.floor(cell / 5) % 5) + 1} M${(cell % 5) + 1}`;
}

function isScoreRange(value: unknown): value is ScoreRange {
  const range = listOf(value, 2);
  const isScore = (score: unknown) => Number.isInteger(score) && Number(score) >= 1;
  return (
    range.length === 2 &&
    range.every(isScore) &&
    Number(range[0]) <= Number(range[1]) &&
    Number(range[1]) <= 5
  );
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** The elements of a list of at most so many; none of what is no such list. */
function listOf(value: unknown, most: number): readonly unknown[] {
  const elements = Array.isArray(value) ? (plainElements(value, most) ?? []) : [];
  return elements.length > most ? [] : elements;
}
