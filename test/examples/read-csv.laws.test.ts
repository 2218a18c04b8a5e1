import fc from 'fast-check';
import { expect, test } from 'vitest';

import { RECORD_BYTES_MAX } from '../../examples/retention-report/csv-rows.ts';
import { readText, rowsOf } from './files.ts';

/** A record of a file, written one way or another, or a line that is damaged. */
interface Line {
  readonly text: string;
  /** The customer and the amount, or `null` where the line is to be reported or is empty. */
  readonly row: readonly [string, number] | null;
  readonly isFault: boolean;
}

const nameUnit = fc.constantFrom(
  'a',
  'b',
  'é',
  '😀',
  ' ',
  ',',
  ';',
  '"',
  '\n',
  '\r\n',
  '""',
  'x,"',
);
const name = fc.array(nameUnit, { minLength: 1, maxLength: 6 }).map((units) => units.join(''));

function written(field: string, delimiter: string, isQuoted: boolean): string {
  const needed = isQuoted || field.includes(delimiter) || /["\r\n]/.test(field);
  return needed ? `"${field.replaceAll('"', '""')}"` : field;
}

const lineOf = (delimiter: string): fc.Arbitrary<Line> =>
  fc.oneof(
    {
      weight: 8,
      arbitrary: fc
        .record({
          name,
          cents: fc.nat(99_999),
          quotes: fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()),
        })
        .map(({ name: customer, cents, quotes }): Line => {
          const fields = [customer, '2026-01-05', (cents / 100).toFixed(2)];
          const text = fields.map((field, index) => written(field, delimiter, quotes[index]!));
          return { text: text.join(delimiter), row: [customer, cents], isFault: false };
        }),
    },
    { weight: 1, arbitrary: fc.constant<Line>({ text: '', row: null, isFault: false }) },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom('a', `a${delimiter}2026-01-05`, `a"b${delimiter}c${delimiter}1`, `"a"b`)
        .map((text): Line => ({ text, row: null, isFault: true })),
    },
  );

const file = fc.constantFrom(',', ';', '\t', '|').chain((delimiter) =>
  fc.record({
    delimiter: fc.constant(delimiter),
    lines: fc.array(fc.tuple(lineOf(delimiter), fc.constantFrom('\n', '\r\n')), {
      minLength: 1,
      maxLength: 60,
    }),
    isEnded: fc.boolean(),
  }),
);

test('whatever is written as a table is read as the same table, fault by fault', async () => {
  let quotedBreaks = 0;
  let faults = 0;
  await fc.assert(
    fc.asyncProperty(file, async ({ delimiter, lines, isEnded }) => {
      const header = `${['customer', 'at', 'amount'].join(delimiter)}\n`;
      const body = lines.map(([line, end]) => line.text + end).join('');
      const text = header + (isEnded ? body : body.replace(/\r?\n$/, ''));
      const { rows, issues } = await rowsOf(text);

      const scale = lines.some(([line]) => line.row !== null) ? 100 : 1;
      expect(scale === 100 || rows.length === 0).toBe(true);
      expect(rows.map(([customer, , minor]) => [customer, minor])).toEqual(
        lines.flatMap(([line]) => (line.row === null ? [] : [[...line.row]])),
      );
      let at = 2;
      const faulty: number[] = [];
      for (const [line, end] of lines) {
        if (line.isFault) faulty.push(at);
        at += (line.text + end).split('\n').length - 1;
      }
      expect(issues.map(({ line }) => line)).toEqual(faulty);
      quotedBreaks += rows.filter(([customer]) => customer.includes('\n')).length;
      faults += faulty.length;
    }),
  );
  expect(quotedBreaks).toBeGreaterThan(50);
  expect(faults).toBeGreaterThan(50);
});

test('nothing depends on where one block ends and the next begins', async () => {
  // Two long rows bring the end of the first block to every byte of the records that follow.
  const records = '"ada\nlovely, ""x""",2026-01-05,"12.50"\r\nb,2026-01-06,1.25\n';
  const header = 'customer,at,amount\n';
  const blockBytes = 2 * RECORD_BYTES_MAX;
  for (let into = 0; into <= records.length; into += 1) {
    const rest = ',2026-01-04,1\n';
    const names = [500_000, blockBytes - header.length - 500_000 - 2 * rest.length - into];
    const long = names.map((length, index) => 'xy'[index]!.repeat(length) + rest).join('');
    const { log, issues } = await readText(`${header}${long}${records.repeat(3)}x,y,z\n`);
    expect(header.length + long.length + into).toBe(blockBytes);
    expect(log.customers.slice(2)).toEqual(['ada\nlovely, "x"', 'b']);
    expect(Array.from(log.minor.slice(2))).toEqual([1250, 125, 1250, 125, 1250, 125]);
    expect(issues.listed.map(({ line }) => line)).toEqual([13, 13]);
  }
});
