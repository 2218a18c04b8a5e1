import fc from 'fast-check';
import { expect, test } from 'vitest';

import { BLOCK_BYTES } from '../../examples/retention-report/read-csv.ts';
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

/** The grammar as one expression: fields in quotes or without any, to the end of a line. */
const FIELD = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))/y;
const RECORD = /(?:"(?:[^"]|"")*"|[^",\r\n]*)(?:,(?:"(?:[^"]|"")*"|[^",\r\n]*))*\r?\n/y;

/** What a text should be read as: customers, and the line and column of every issue. */
function byGrammar(text: string) {
  const customers: string[] = [];
  const issues: [number, string | null][] = [];
  let line = 2;
  for (let at = 0; at < text.length; ) {
    RECORD.lastIndex = at;
    const record = RECORD.exec(text)?.[0];
    const end = record === undefined ? text.indexOf('\n', at) + 1 : at + record.length;
    if (record === undefined) issues.push([line, null]);
    else if (record.trim() !== '' || /[^\r\n]/.test(record)) judge(fieldsOf(record));
    line += text.slice(at, end).split('\n').length - 1;
    at = end;
  }
  return { customers, issues };

  function judge(fields: readonly string[]): void {
    const [customer = '', date = '', amount = ''] = fields;
    if (fields.length !== 3) {
      issues.push([line, null]);
      return;
    }
    const before = issues.length;
    if (customer === '') issues.push([line, 'customer']);
    if (date !== '2026-01-05') issues.push([line, 'at']);
    if (!/^\d+$/.test(amount)) issues.push([line, 'amount']);
    if (issues.length === before) customers.push(customer);
  }
}

function fieldsOf(record: string): string[] {
  const fields: string[] = [];
  for (let at = 0; at === 0 || record[at - 1] === ','; at += 1) {
    FIELD.lastIndex = at;
    const [all = '', quoted, bare = ''] = FIELD.exec(record) ?? [];
    fields.push(quoted?.replaceAll('""', '"') ?? bare);
    at += all.length;
  }
  return fields;
}

test('any text at all is read as the grammar says, and nothing is lost in silence', async () => {
  const token = fc.constantFrom('a', '"', '"', ',', '\n', '\r\n', '\r', '2026-01-05', '1', '"a",');
  const whole = fc.constantFrom(
    'b,2026-01-05,1\n',
    '"b",2026-01-05,"1"\r\n',
    '"b\n",2026-01-05,1\n',
  );
  const text = fc
    .array(fc.oneof(token, whole), { minLength: 1, maxLength: 25 })
    .map((tokens) => `${tokens.join('')}\n`);
  let read = 0;
  let told = 0;
  await fc.assert(
    fc.asyncProperty(text, async (body) => {
      const { rows, issues } = await rowsOf(`customer,at,amount\n${body}`);
      const expected = byGrammar(body);
      expect(rows.map(([customer]) => customer)).toEqual(expected.customers);
      expect(issues.map(({ line, column }) => [line, column])).toEqual(expected.issues);
      read += rows.length;
      told += issues.length;
    }),
    { numRuns: 300 },
  );
  expect(Math.min(read, told)).toBeGreaterThan(100);
});

test('nothing depends on where one block ends and the next begins', async () => {
  // Two long rows bring the end of the first block to every byte of the record that follows.
  const record = '"a\n""é",2026-01-05,"1.5"\r\n';
  const header = 'customer,at,amount\n';
  for (let into = 0; into <= Buffer.byteLength(record); into += 1) {
    const rest = ',2026-01-04,1\n';
    const names = [500_000, BLOCK_BYTES - header.length - 500_000 - 2 * rest.length - into];
    const long = names.map((length, index) => 'xy'[index]!.repeat(length) + rest).join('');
    expect(header.length + long.length + into).toBe(BLOCK_BYTES);
    const { log, issues } = await readText(`${header}${long}${record.repeat(3)}x,y,z\n`);
    expect(log.customers.slice(2)).toEqual(['a\n"é']);
    expect(Array.from(log.minor.slice(2))).toEqual([15, 15, 15]);
    expect(issues.listed.map(({ line }) => line)).toEqual([10, 10]);
  }
});
