/** RFM grids: every cell in exactly one segment, and every issue of one that is not so. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  cellOf,
  parseRfmGrid,
  RFM_CELL_GRID,
  RFM_GRID,
  type RfmBlock,
  type ScoreRange,
  segmentsOfCells,
} from '../../src/analytics/metrics/rfm-grid.ts';

const issuesOf = (from: unknown) => {
  const parsed = parseRfmGrid(from);
  return parsed.ok ? [] : parsed.issues.map(({ path, code }) => [path.join('.'), code]);
};

describe('our own grid', () => {
  it('names every cell once, whatever the monetary value', () => {
    expect(parseRfmGrid(RFM_GRID)).toEqual({ ok: true, value: RFM_GRID });
    // Rows from recency 5 down, columns from frequency 1 up; read off by eye.
    const drawn = [
      ['new', 'growing', 'loyal', 'best', 'best'],
      ['new', 'growing', 'loyal', 'best', 'best'],
      ['cooling', 'cooling', 'loyal', 'loyal', 'loyal'],
      ['sleeping', 'sleeping', 'at-risk', 'at-risk', 'at-risk'],
      ['sleeping', 'sleeping', 'missed', 'missed', 'missed'],
    ];
    const cells = segmentsOfCells(RFM_GRID);
    for (const [line, names] of drawn.entries()) {
      for (const [column, name] of names.entries()) {
        for (const monetary of [1, 2, 3, 4, 5]) {
          const cell = cells[cellOf(5 - line, column + 1, monetary)]!;
          expect(RFM_GRID.segments[cell]?.name).toBe(name);
        }
      }
    }
  });
});

describe('the grid of cells', () => {
  it('names each cell by its scores, and leaves none out', () => {
    expect(parseRfmGrid(RFM_CELL_GRID)).toEqual({ ok: true, value: RFM_CELL_GRID });
    const cells = segmentsOfCells(RFM_CELL_GRID);

    expect(RFM_CELL_GRID.segments).toHaveLength(125);
    expect(RFM_CELL_GRID.segments[cells[cellOf(5, 1, 3)]!]?.name).toBe('513');
    expect(new Set(cells).size).toBe(125);
  });
});

describe('parseRfmGrid', () => {
  const all = { name: 'all', blocks: [{}] };

  it('takes a box without limits for all cells, and leaves out fields it does not know', () => {
    expect(parseRfmGrid({ source: 'ours', segments: [{ ...all, colour: 'red' }], by: 1 })).toEqual({
      ok: true,
      value: { source: 'ours', segments: [all] },
    });
  });

  it('reports all that is wrong at once, with its path', () => {
    const blocks = [{ R: [0, 5] }, { F: [3, 2] }, { M: [1, 6] }, { R: [1] }, { F: [1, 1.5] }, 7];
    expect(issuesOf({ segments: [{ blocks }, all, { ...all, blocks: [] }, null] })).toEqual([
      ['source', 'SOURCE_MISSING'],
      ['segments.0.name', 'NAME_MISSING'],
      ['segments.0.blocks.0.R', 'NOT_A_RANGE'],
      ['segments.0.blocks.1.F', 'NOT_A_RANGE'],
      ['segments.0.blocks.2.M', 'NOT_A_RANGE'],
      ['segments.0.blocks.3.R', 'NOT_A_RANGE'],
      ['segments.0.blocks.4.F', 'NOT_A_RANGE'],
      ['segments.0.blocks.5', 'NOT_A_BOX'],
      ['segments.2.name', 'NAME_REPEATED'],
      ['segments.2.blocks', 'BLOCKS_MISSING'],
      ['segments.3.name', 'NAME_MISSING'],
      ['segments.3.blocks', 'BLOCKS_MISSING'],
    ]);
  });

  it.each([
    ['nothing', null, [['', 'NOT_A_GRID']]],
    ['a list', [all], [['', 'NOT_A_GRID']]],
    ['no segments', { source: 'x', segments: [] }, [['segments', 'SEGMENTS_MISSING']]],
    [
      'more segments than cells',
      { source: 'x', segments: Array.from({ length: 126 }, () => all) },
      [['segments', 'SEGMENTS_MISSING']],
    ],
  ])('refuses %s', (_, from, issues) => {
    expect(issuesOf(from)).toEqual(issues);
  });

  it('says which cell is in two segments, and which in none', () => {
    const parsed = parseRfmGrid({
      source: 'ours',
      segments: [
        { name: 'late', blocks: [{ R: [2, 5], F: [1, 4] }] },
        { name: 'early', blocks: [{ R: [1, 2], M: [5, 5] }] },
      ],
    });
    expect(parsed).toEqual({
      ok: false,
      issues: [
        {
          path: ['segments', 1, 'blocks', 0],
          code: 'OVERLAP',
          message: 'must not overlap: R2 F1 M5 is in segment 0 too',
        },
        {
          // 125 less 80 of late and 10 of early, 4 of which late has too: 39.
          path: ['segments'],
          code: 'GAP',
          message: 'must hold every cell: 39 are in none, the first is R1 F1 M1',
        },
      ],
    });
  });

  it('refuses a segment whose own boxes overlap', () => {
    expect(
      issuesOf({ source: 'x', segments: [{ name: 'a', blocks: [{}, { R: [3, 3] }] }] }),
    ).toEqual([['segments.0.blocks.1', 'OVERLAP']]);
  });

  it('accepts exactly the grids whose boxes hold every cell once', () => {
    const anyRange = fc.constantFrom<ScoreRange>([1, 2], [3, 5], [1, 5], [1, 1], [2, 2], [3, 3]);
    const anyBlock: fc.Arbitrary<RfmBlock> = fc.record(
      { R: anyRange, F: anyRange },
      { requiredKeys: [] },
    );
    const halves: readonly RfmBlock[] = [
      { R: [1, 2], F: [1, 2] },
      { R: [1, 2], F: [3, 5] },
      { R: [3, 5] },
    ];
    const anyBlocks = fc.oneof(
      fc.array(anyBlock, { minLength: 1, maxLength: 5 }),
      fc.shuffledSubarray([...halves], { minLength: 2 }),
    );
    const reached = { accepted: 0, gap: 0, overlap: 0 };
    fc.assert(
      fc.property(anyBlocks, (blocks) => {
        const holds = (range: readonly number[] | undefined, score: number) =>
          range === undefined || (range[0]! <= score && score <= range[1]!);
        const claims = [1, 2, 3, 4, 5].flatMap((r) =>
          [1, 2, 3, 4, 5].map(
            (f) => blocks.filter((block) => holds(block.R, r) && holds(block.F, f)).length,
          ),
        );
        const segments = blocks.map((block, index) => ({ name: `s${index}`, blocks: [block] }));
        const codes = issuesOf({ source: 'x', segments }).map(([, code]) => code);

        expect(codes.includes('GAP')).toBe(claims.includes(0));
        expect(codes.includes('OVERLAP')).toBe(claims.some((count) => count > 1));
        if (codes.length === 0) reached.accepted += 1;
        if (codes.includes('GAP')) reached.gap += 1;
        if (codes.includes('OVERLAP')) reached.overlap += 1;
      }),
    );
    expect(Math.min(reached.accepted, reached.gap, reached.overlap)).toBeGreaterThan(8);
  });
});
