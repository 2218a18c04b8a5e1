import { describe, expect, test } from 'vitest';

import { readText, rowsOf } from './files.ts';

const HEADER = 'customer,at,amount\n';
const MIDNIGHT = 'T00:00:00.000Z';

describe('a file in good order', () => {
  test('is read row by row', async () => {
    const text = `${HEADER}ada,2026-01-05,20.00\nbob,2026-01-20T18:30:00+01:00,-10.5\n`;
    expect(await rowsOf(text)).toEqual({
      rows: [
        ['ada', `2026-01-05${MIDNIGHT}`, 2000],
        ['bob', '2026-01-20T17:30:00.000Z', -1050],
      ],
      issues: [],
    });
  });

  test.each([
    ['a byte order mark', `\uFEFF${HEADER}ada,2026-01-05,20\n`],
    ['lines that end in CR LF', 'customer,at,amount\r\nada,2026-01-05,20\r\n'],
    ['both line ends', 'customer,at,amount\nada,2026-01-05,20\r\n'],
    ['semicolons', 'customer;at;amount\nada;2026-01-05;20\n'],
    ['tabs', 'customer\tat\tamount\nada\t2026-01-05\t20\n'],
    ['bars', 'customer|at|amount\nada|2026-01-05|20\n'],
    ['no line break at its end', `${HEADER}ada,2026-01-05,20`],
    ['quotes around everything', '"customer","at","amount"\n"ada","2026-01-05","20"\n'],
    ['quotes and CR LF', '"customer","at","amount"\r\n"ada","2026-01-05","20"\r\n'],
    ['quotes and no line break at its end', `${HEADER}ada,2026-01-05,"20"`],
    ['columns in another order', 'amount,x,customer,y,at\n20,1,ada,2,2026-01-05\n'],
    ['empty lines', `${HEADER}\n\nada,2026-01-05,20\n\n\r\n`],
    ['a byte order mark and a quoted header', '\uFEFF"customer","at","amount"\nada,2026-01-05,20'],
  ])('may have %s', async (_, text) => {
    expect(await rowsOf(text)).toEqual({
      rows: [['ada', `2026-01-05${MIDNIGHT}`, 20]],
      issues: [],
    });
  });

  test('may hold line breaks, delimiters and quotes within quotes', async () => {
    const text = `${HEADER}"ada\nlovely, ""the"" first",2026-01-05,20\n"a\r\nb",2026-01-06,"21"\n`;
    expect((await rowsOf(text)).rows).toEqual([
      ['ada\nlovely, "the" first', `2026-01-05${MIDNIGHT}`, 20],
      ['a\r\nb', `2026-01-06${MIDNIGHT}`, 21],
    ]);
  });

  test('may have a header with a line break, which counts as a line', async () => {
    const text = '"cust\nomer",at,amount\nada,2026-01-05,20\nbob,x,1\n';
    const columns = { customer: 'cust\nomer', at: 'at', amount: 'amount' };
    const { rows, issues } = await rowsOf(text, { columns });
    expect(rows).toHaveLength(1);
    expect(issues[0]?.line).toBe(4);
  });

  test('knows names in any script, long and short, and tells similar ones apart', async () => {
    const names = [
      'é',
      'e\u0301',
      '客户',
      'a',
      'aa',
      'A',
      ' a',
      '__proto__',
      'constructor',
      '0',
      '00',
    ];
    names.push(
      'a'.repeat(11),
      'a'.repeat(12),
      'a'.repeat(13),
      `${'a'.repeat(12)}b`,
      'a\u0000',
      '😀',
    );
    const text = HEADER + names.map((name) => `${name},2026-01-05,1\n`).join('');
    const { log } = await readText(text + text.slice(HEADER.length));
    expect(log.customers).toEqual(names);
    expect(Array.from(log.codes)).toEqual([...names.keys(), ...names.keys()]);
  });

  test('takes a date in the zone that is asked for', async () => {
    const { rows } = await rowsOf(`${HEADER}ada,2026-07-01,20\n`, { zone: 'America/New_York' });
    expect(rows[0]?.[1]).toBe('2026-07-01T04:00:00.000Z');
  });

  test('reaches from the year 0000 to the year 9999', async () => {
    const dates = [
      '0000-01-01',
      '1969-12-31',
      '1900-02-28',
      '2100-02-28',
      '2400-02-29',
      '9999-12-31',
    ];
    const { rows, issues } = await rowsOf(HEADER + dates.map((date) => `ada,${date},1\n`).join(''));
    expect(issues).toEqual([]);
    expect(rows.map(([, at]) => at)).toEqual(dates.map((date) => date + MIDNIGHT));
  });

  test('keeps amounts exact in the widest scale that it meets', async () => {
    const text = `${HEADER}a,2026-01-05,1\na,2026-01-05,2.50\na,2026-01-05,-0.125\na,2026-01-05,.5\n`;
    const { log } = await readText(`${text}a,2026-01-05,-0\na,2026-01-05,+7.\n`);
    expect(log.scale).toBe(3);
    expect(Array.from(log.minor)).toEqual([1000, 2500, -125, 500, 0, 7000]);
  });

  test('may hold a quoted text of many thousand words, wherever a block ends', async () => {
    const text = `${'long '.repeat(80_000)}\n${'line '.repeat(80_000)}`;
    const row = `"${text}",2026-01-05,1\n`;
    const { log, issues } = await readText(HEADER + row.repeat(5) + 'b,2026-01-06,1\n'.repeat(9));
    expect(issues.rows).toBe(0);
    expect(log.rows).toBe(14);
    expect(log.customers).toEqual([text, 'b']);
  });

  test('may be as long as ten blocks, and every row is read once', async () => {
    const count = 400_000;
    const rows = Array.from(
      { length: count },
      (_, index) => `c${index % 1000},2026-01-05,${index}\n`,
    );
    const { log, issues } = await readText(HEADER + rows.join(''));
    expect(issues.listed).toEqual([]);
    expect(log.minor.findIndex((minor, row) => minor !== row)).toBe(-1);
    expect(log.codes.findIndex((code, row) => code !== row % 1000)).toBe(-1);
    expect(log.rows).toBe(count);
  });

  test('may have far more rows than its beginning promises', async () => {
    const long = ['x', 'y'].map((name) => `${name.repeat(500_000)},2026-01-05,1\n`).join('');
    const short = Array.from({ length: 5000 }, (_, index) => `c${index % 9},2026-01-06,${index}\n`);
    const { log } = await readText(HEADER + long + short.join(''));
    expect(log.rows).toBe(5002);
    expect(Array.from(log.minor.slice(2))).toEqual(short.map((_, index) => index));
    expect(log.customers.slice(2)).toEqual(['c0', 'c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7', 'c8']);
    expect(log.codes.slice(2).every((code, index) => code === 2 + (index % 9))).toBe(true);
  });

  test('knows whether it is ordered by time', async () => {
    const [early, late] = ['a,2026-01-05,1\n', 'a,2026-01-06,1\n'];
    expect((await readText(HEADER + early + early + late)).log.timeOrdered).toBe(true);
    expect((await readText(HEADER + late + early)).log.timeOrdered).toBe(false);
  });
});

describe('a row that cannot be read', () => {
  const AT = 'must be a date that exists, such as 2026-03-01, or an instant with its zone';
  const AMOUNT = 'must be a decimal number such as 12.50, without separators of thousands';

  test.each([
    ['2026-02-30', 'a date that does not exist'],
    ['2025-02-29', 'a leap day of another year'],
    ['2026-13-01', 'a month that does not exist'],
    ['2026-1-05', 'a date without its zeros'],
    ['05.01.2026', 'a date in another order'],
    ['2026-01-05T10:00', 'an instant without a zone'],
    ['2026-01-05T24:00Z', 'an hour that does not exist'],
    ['2026-01-05T10:60Z', 'a minute that does not exist'],
    ['2026-01-05T10:00:60Z', 'a second that does not exist'],
    ['2026-01-05T10-00Z', 'no colon'],
    ['2026-01-05T10:00:00,5000000000Z', 'too fine a fraction'],
    ['10000-01-01', 'a year of five digits'],
    ['', 'nothing'],
    [' 2026-01-05', 'a blank'],
  ])('because its date is %j: %s', async (date) => {
    expect(await rowsOf(`${HEADER}ada,${date.replace(',', ';')},1\n`)).toEqual({
      rows: [],
      issues: [{ line: 2, column: 'at', reason: AT }],
    });
  });

  test.each([
    '',
    'x',
    '1e3',
    '1_000',
    '1 000',
    '--1',
    '1.2.3',
    '.',
    '-',
    '$5',
    '0x10',
    'NaN',
    '１',
  ])('because its amount is %j', async (amount) => {
    expect(await rowsOf(`${HEADER}ada,2026-01-05,${amount}\n`)).toEqual({
      rows: [],
      issues: [{ line: 2, column: 'amount', reason: AMOUNT }],
    });
  });

  test('is told with every column at fault, and counts once', async () => {
    const { log, issues } = await readText(`${HEADER},2026-02-30,x\n`);
    expect(log.rows).toBe(0);
    expect(issues.rows).toBe(1);
    expect(issues.listed.map(({ line, column }) => [line, column])).toEqual([
      [2, 'customer'],
      [2, 'at'],
      [2, 'amount'],
    ]);
  });

  test('because it has too few or too many fields, and the rows beside it are read', async () => {
    const text = `${HEADER}a,2026-01-05,1\nb,2026-01-05\nc,2026-01-05,1,234.50\nd,2026-01-06,1\n`;
    const { rows, issues } = await rowsOf(text);
    expect(rows.map(([customer]) => customer)).toEqual(['a', 'd']);
    expect(issues).toEqual([
      { line: 3, column: null, reason: 'has 2 fields where the header has 3' },
      { line: 4, column: null, reason: 'has 4 fields where the header has 3' },
    ]);
  });

  test('because it has another number of fields, among quoted rows', async () => {
    const text = `${HEADER}"a",2026-01-05,1\n"b\n",2026-01-05\n"c",2026-01-05,1,2\n"d",2026-01-06,1\n`;
    const { rows, issues } = await rowsOf(text);
    expect(rows.map(([customer]) => customer)).toEqual(['a', 'd']);
    expect(issues.map(({ line, reason }) => [line, reason])).toEqual([
      [3, 'has 2 fields where the header has 3'],
      [5, 'has 4 fields where the header has 3'],
    ]);
  });

  test.each([
    ['b "the shop",2026-01-05,1', 'holds a quote within a field that does not begin with one'],
    ['"b" shop,2026-01-05,1', 'goes on after a closing quote'],
    ['b\rc,2026-01-05,1', 'holds a carriage return without a line feed'],
    ['"b",2026-01-05,1\r2', 'holds a carriage return without a line feed'],
    ['"b,2026-01-05,1', 'opens a quote that is not closed'],
  ])('because of %j, and only its line is lost', async (line, reason) => {
    const { rows, issues } = await rowsOf(`${HEADER}a,2026-01-05,1\n${line}\nd,2026-01-06,1\n`);
    expect(issues).toEqual([{ line: 3, column: null, reason }]);
    expect(rows.map(([customer]) => customer)).toEqual(['a', 'd']);
  });

  test('because a quote is not closed for half a million bytes', async () => {
    const many = 'c,2026-01-06,1\n'.repeat(100_000);
    const { log, issues } = await readText(`${HEADER}"b,2026-01-05,1\n${many}"d",2026-01-07,1\n`);
    expect(issues.listed).toEqual([
      { line: 2, column: null, reason: 'opens a quote that is not closed' },
    ]);
    expect(log.rows).toBe(100_001);
    expect(log.customers).toEqual(['c', 'd']);
  });

  test('because the customer is no UTF-8 text, quoted or not', async () => {
    const bytes = Buffer.from(
      `${HEADER}m\xfcller,2026-01-05,1\n"k\xf6nig",2026-01-05,1\nd,2026-01-06,1\n`,
      'latin1',
    );
    const { rows, issues } = await rowsOf(bytes);
    expect(rows.map(([customer]) => customer)).toEqual(['d']);
    expect(issues.map(({ line, column }) => [line, column])).toEqual([
      [2, 'customer'],
      [3, 'customer'],
    ]);
  });

  test('because its amount is too large beside amounts of many decimals', async () => {
    const text = `${HEADER}a,2026-01-05,0.000000000001\nb,2026-01-05,9007.199254740991\n`;
    const { rows, issues } = await rowsOf(
      `${text}c,2026-01-05,9007.2\nd,2026-01-05,0.0000000000001\n`,
    );
    expect(rows.map(([customer, , minor]) => [customer, minor])).toEqual([
      ['a', 1],
      ['b', Number.MAX_SAFE_INTEGER],
    ]);
    expect(issues.map(({ line, reason }) => [line, reason])).toEqual([
      [4, 'does not fit beside amounts of 12 decimals'],
      [5, 'does not fit beside amounts of 13 decimals'],
    ]);
  });

  test('because its decimals would make an earlier amount too large', async () => {
    const texts = ['-5000000000', '0.01', '0.000001', '0.0000001', '1'];
    const { log, issues } = await readText(
      HEADER + texts.map((text) => `a,2026-01-05,${text}\n`).join(''),
    );
    expect(log.scale).toBe(6);
    expect(Array.from(log.minor)).toEqual([-5_000_000_000_000_000, 10_000, 1, 1_000_000]);
    expect(issues.listed.map(({ line }) => line)).toEqual([5]);
  });

  test('has the right line behind quoted line breaks and empty lines', async () => {
    const text = `${HEADER}\n"a\n\nb",2026-01-05,1\n\r\nc,x,1\n"d",y,1\n`;
    expect((await rowsOf(text)).issues.map(({ line }) => line)).toEqual([7, 8]);
  });

  test('is listed up to a limit and counted beyond it', async () => {
    const { issues } = await readText(HEADER + 'ada,x,1\n'.repeat(10), { issuesMax: 3 });
    expect(issues.listed.map(({ line }) => line)).toEqual([2, 3, 4]);
    expect(issues.rows).toBe(10);
  });

  test('stops the reading where the caller says so', async () => {
    const text = `${HEADER}ada,2026-01-05,1\nbob,2026-01-06,x\n`;
    await expect(readText(text, { onBadRow: 'stop' })).rejects.toThrow(
      `line 3, column amount: ${AMOUNT}`,
    );
    await expect(readText(`${HEADER}bob\n`, { onBadRow: 'stop' })).rejects.toThrow(
      'line 2: has 1 fields where the header has 3',
    );
  });
});

describe('a file that is no table of purchases', () => {
  test.each([
    ['is empty', '', 'the file is empty'],
    ['is a byte order mark', '\uFEFF', 'has no column called customer, at, amount'],
    ['lacks a column', 'customer,when,amount\n', 'line 1: the file has no column called at'],
    ['has a column twice', 'customer,at,amount,at\n', 'line 1: two columns are called at'],
    [
      'has a header that is not closed',
      '"customer,at,amount\n',
      'line 1: the header opens a quote',
    ],
    [
      'has bare carriage returns',
      'customer,at,amount\rada,2026-01-05,1\r',
      'line 1: the header holds',
    ],
    ['is UTF-16', Buffer.from(`\uFEFF${HEADER}`, 'utf16le'), 'the file is UTF-16'],
    ['has no line breaks', 'x'.repeat(2_000_000), 'a line is longer than'],
  ])('%s', async (_, content, problem) => {
    await expect(readText(content)).rejects.toThrow(problem);
  });

  test('is told which columns there are', async () => {
    await expect(readText('id;when;what\n')).rejects.toThrow(
      'its columns are: id, when, what\nsay which to read with --customer NAME',
    );
  });

  test('but only a header has no rows', async () => {
    expect(await rowsOf(HEADER)).toEqual({ rows: [], issues: [] });
    expect(await rowsOf(HEADER.trim())).toEqual({ rows: [], issues: [] });
  });
});
