import { describe, expect, test } from 'vitest';

import { buildReport } from '../../examples/retention-report/build-report.ts';
import { createProgress } from '../../examples/retention-report/progress.ts';
import type { Report } from '../../examples/retention-report/report.ts';
import { simulate } from '../../examples/retention-report/simulate.ts';
import { tables } from '../../examples/retention-report/tables.ts';
import { cut, harmless, terminalOf } from '../../examples/retention-report/terminal.ts';
import { truthOf } from '../../examples/retention-report/truth.ts';
import { emptyReport, longReport } from './report-samples.ts';

const shop = simulate(1, 2000);
const source = { kind: 'simulation', name: 'simulated shop', columns: null } as const;
const question = {
  zone: 'UTC',
  until: '2025-12-20',
  inactiveMonths: 3,
  winback: { margin: 0.35, cost: '5' },
};
const plain = buildReport(shop.log, question, { source, skipped: [], skippedRows: 0 });
const report: Report = { ...plain, truth: truthOf(shop, plain) };
const skipped = [{ line: 7, column: 'to\u001b[31mtal', reason: 'must be a number' }];
const ESCAPE = '\u001b';

const withoutColour = (width: number) => ({ width, hasColour: false });
const widest = (text: string) => Math.max(...text.split('\n').map((line) => [...line].length));

describe('the tables', () => {
  test.each([80, 100])('fit a terminal of %i columns', (width) => {
    expect(widest(tables(report, withoutColour(width)))).toBeLessThanOrEqual(width);
    expect(widest(tables(longReport(120), withoutColour(width)))).toBeLessThanOrEqual(width);
  });

  test('have a heading for every part of the report', () => {
    const text = tables({ ...report, skipped, skippedRows: 3 }, withoutColour(100));
    const headings = text.split('\n').filter((line) => /^[A-Z1-9]/.test(line));
    expect(headings).toEqual([
      'Retention report: simulated shop',
      'The shop is simulated, so the truth is known',
      'Customers by month; lost after 3 months without a purchase',
      'Of 100 new customers, how many bought again so many months later',
      'Time to the second purchase, those still waiting included',
      'Customers by score: how recently, how often, for how much; 5 is best',
      'Concentration',
      'Overdue by their own rhythm',
      'Worth winning back, by days since the last purchase',
      '3 rows could not be read and are in no number',
    ]);
  });

  test('mark what is not over, in months and in cohorts', () => {
    const lines = tables(report, withoutColour(100)).split('\n');
    expect(lines.filter((line) => line.startsWith('  2025-12 *'))).toHaveLength(1);
    expect(lines.find((line) => line.startsWith('  2025-11 ') && line.endsWith('*'))).toBeDefined();
  });

  test('say how much is not shown', () => {
    const text = tables(report, withoutColour(80));
    expect(text).toContain(`… and ${report.months.length - 24} earlier months`);
    expect(text).toContain(`… and ${report.cohorts.length - 18} earlier cohorts`);
    expect(text).toContain(`… and ${report.cohorts.at(-18)!.retained.length - 11} later columns`);
  });

  test('have no escape sequence without colour, whatever the names hold', () => {
    const name = `${ESCAPE}[2Jevil\u202e.csv`;
    const lapsing = {
      ...report.lapsing,
      top: report.lapsing.top.map((row) => ({
        ...row,
        customer: `${ESCAPE}]0;x\u0007${row.customer}`,
      })),
    };
    const hostile = {
      ...report,
      source: { ...report.source, name },
      lapsing,
      skipped,
      skippedRows: 1,
    };
    const text = tables(hostile, withoutColour(100));
    expect(text).not.toMatch(/[^\P{Cc}\n]|\p{Cf}/u);
    expect(text).toContain('·[2Jevil·.csv');
  });

  test('shade the cohorts in colour, and say the same', () => {
    const colourful = tables(report, { width: 100, hasColour: true });
    expect(colourful.split(`${ESCAPE}[48;5;`).length).toBeGreaterThan(50);
    const stripped = colourful.replaceAll(new RegExp(`${ESCAPE}\\[[0-9;]*m`, 'g'), '');
    // A blank that ends a line stays where it is shaded.
    expect(stripped.replaceAll(/ +$/gm, '')).toBe(tables(report, withoutColour(100)));
  });

  test('say that there is nothing to say', () => {
    const text = tables({ ...emptyReport, skipped, skippedRows: 1 }, withoutColour(80));
    expect(text).toContain('There is no purchase to report on.');
    expect(text).toContain('1 row could not be read and is in no number');
    expect(text).toContain('to·[31mtal');
  });
});

describe('the terminal', () => {
  test('has colour only where a person looks at it and did not say no', () => {
    const tty = { isTTY: true, columns: 90 };
    expect(terminalOf(tty, {})).toEqual({ width: 90, hasColour: true });
    expect(terminalOf(tty, { NO_COLOR: '1' }).hasColour).toBe(false);
    expect(terminalOf(tty, { NO_COLOR: '' }).hasColour).toBe(true);
    expect(terminalOf({}, {})).toEqual({ width: 100, hasColour: false });
    expect(terminalOf({ columns: 20 }, {}).width).toBe(80);
    expect(terminalOf({ columns: 300 }, {}).width).toBe(100);
  });

  test('shows a text of somebody else without what could steer it', () => {
    expect(harmless('a\u0000b\u009bc\u202ed\u200be\u2028f')).toBe('a·b·c·d·e·f');
    expect(harmless('Zoë 客户')).toBe('Zoë 客户');
    expect(cut('abcdef', 6)).toBe('abcdef');
    expect(cut('abcdefg', 6)).toBe('abcde…');
  });
});

describe('progress', () => {
  const written = (isTTY: boolean, fileBytes: number) => {
    const texts: string[] = [];
    let time = 0;
    const stream = { isTTY, write: (text: string) => texts.push(text) };
    const progress = createProgress(stream, fileBytes, () => time);
    progress.show(10, 100);
    time = 500;
    progress.show(500, 1_000_000);
    time = 550;
    progress.show(600, 1_100_000);
    progress.clear();
    return texts;
  };

  test('is one line, written over ten times a second at most, and wiped', () => {
    expect(written(true, 1000)).toEqual([
      '\r\u001b[K50 %, 1,000,000 rows, 2.0 million a second',
      '\r\u001b[K',
    ]);
  });

  test('has no share where the size is not known, and nothing where nobody looks', () => {
    expect(written(true, 0)[0]).toBe('\r\u001b[K1,000,000 rows, 2.0 million a second');
    expect(written(false, 1000)).toEqual([]);
  });
});
