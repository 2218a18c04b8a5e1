import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';

import type { Report } from '../../examples/retention-report/report.ts';
import { fileOf, freePath } from './files.ts';
import { runDemo } from './running.ts';

const fixture = (name: string) => fileURLToPath(new URL(`fixtures/${name}`, import.meta.url));
const TWELVE = [
  [fixture('twelve.csv'), '--customer', 'customer', '--at', 'paid_at', '--amount', 'total'],
  ['--zone', 'UTC', '--until', '2026-04-15', '--inactive-months', '1'],
].flat();

const readJson = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as Report;

/** Every value of the expected JSON stands in the actual one; numbers with a fraction to 1e-12. */
function expectWithin(actual: unknown, expected: unknown, path = 'report'): number {
  if (typeof expected === 'number' && !Number.isInteger(expected)) {
    expect(Math.abs(Number(actual) / expected - 1), path).toBeLessThan(1e-12);
    return 1;
  }
  if (typeof expected !== 'object' || expected === null) {
    expect(actual, path).toBe(expected);
    return 1;
  }
  if (Array.isArray(expected)) expect(actual, path).toHaveLength(expected.length);
  return Object.entries(expected).reduce((count, [key, value]) => {
    const inner = (actual as Record<string, unknown>)[key];
    return count + expectWithin(inner, value, `${path}.${key}`);
  }, 0);
}

describe('the worked example of twelve rows', () => {
  test('gives every value of its JSON', async () => {
    const json = freePath('out.json');
    const { code, err } = await runDemo(...TWELVE, '--json', json);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const expected: unknown = JSON.parse(readFileSync(fixture('twelve.json'), 'utf8'));
    expect(expectWithin(readJson(json), expected)).toBeGreaterThan(150);
  });

  test('is the same in a program of its own, with semicolons and quotes, and a page beside it', async () => {
    const text = readFileSync(fixture('twelve.csv'), 'utf8');
    const quoted = text.replaceAll(',', '";"').replaceAll(/^|$/gm, '"').replaceAll('""\n', '\n');
    const [json, html] = [freePath('out.json'), freePath('out.html')];
    const args = [fileOf(`\uFEFF${quoted.replace(/"+$/, '')}`), ...TWELVE.slice(1)];
    const { code, out } = await runChild(...args, '--json', json, '--html', html);
    expect(code).toBe(0);
    expect(out).toContain('2026-04 *       2    1         1          0     2       2  66.7 %');
    const expected: unknown = JSON.parse(readFileSync(fixture('twelve.json'), 'utf8'));
    expectWithin(readJson(json), expected);
    expect(readFileSync(html, 'utf8')).toContain('<title>Retention report');
  }, 60_000);
});

/** Runs the program itself; its imports of the package lead to src. */
async function runChild(...args: string[]) {
  const hooks = fileURLToPath(new URL('from-source.mjs', import.meta.url));
  const main = fileURLToPath(new URL('../../examples/retention-report/main.ts', import.meta.url));
  const all = ['--disable-warning=ExperimentalWarning', '--import', hooks, main, ...args];
  const child = await promisify(execFile)(process.execPath, all).catch(
    (error: { code: number; stdout: string; stderr: string }) => error,
  );
  const code = 'code' in child ? child.code : 0;
  return { code, out: child.stdout, err: child.stderr };
}

describe('the exit code', () => {
  const GOOD = 'customer,at,amount\nada,2026-01-05,20\n';
  const BAD = `${GOOD}bob,2026-02-30,1\n`;

  test('is 0 when bad rows are left out, and the report tells of them', async () => {
    const json = freePath('out.json');
    const { code, out, err } = await runDemo(fileOf(BAD), '--json', json);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('1 row could not be read and is in no number');
    expect(readJson(json)).toMatchObject({
      transactions: 1,
      skipped: [{ line: 3, column: 'at' }],
      skippedRows: 1,
    });
  });

  test('is 1 when the first bad row stops the reading', async () => {
    const { code, out, err } = await runChild(fileOf(BAD), '--on-bad-row', 'stop');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/^line 3, column at: must be a date that exists/);
  });

  test('is 1 when the file is no table of purchases', async () => {
    expect((await runDemo(fileOf(''))).code).toBe(1);
    expect((await runDemo(fileOf('id,at,amount\n'))).err).toContain('no column called customer');
  });

  test('is 1 when the dates span more months than can be counted', async () => {
    const { code, err } = await runDemo(
      fileOf('customer,at,amount\nada,0001-01-01,1\nbob,9999-12-30,1\n'),
    );
    expect(code).toBe(1);
    expect(err).toContain('100');
  });

  test.each([
    [['--colour'], 'Unknown option'],
    [['a.csv', 'b.csv'], 'give one file at most'],
    [['no-such-file.csv'], 'there is no file no-such-file.csv'],
    [['.'], '. is a folder, not a file'],
    [['--zone', 'Mars/Olympus'], '--zone must be the name of a time zone'],
    [['--until', '2026-02-30'], '--until must be a date that exists'],
    [['--until', '2001-01-01'], '--until 2001-01-01 must be after the first date'],
    [['--inactive-months', '0'], '--inactive-months must be a whole number of at least 1'],
    [['--inactive-months', '1.5'], '--inactive-months must be a whole number of at least 1'],
    [['--max-issues', '-1'], '--max-issues'],
    [['--max-issues', 'x'], '--max-issues must be a whole number of at least 0'],
    [['--on-bad-row', 'explode'], '--on-bad-row must be skip or stop'],
    [['--margin', '0.3'], 'give both or neither'],
    [['--winback-cost', '5'], 'give both or neither'],
    [['--margin', '1.3', '--winback-cost', '5'], '--margin must be a share above 0'],
    [['--margin', '0', '--winback-cost', '5'], '--margin must be a share above 0'],
    [['--margin', '0.3', '--winback-cost', 'x'], '--winback-cost must be an amount'],
    [['--customer', 'at'], 'must name three columns'],
    [['--customer'], '--customer'],
    [['--json', '/no/such/folder/x.json'], '/no/such/folder/x.json cannot be written'],
  ])('is 2 for %j', async (args, sentence) => {
    const { code, err } = await runDemo(...args);
    expect(code).toBe(2);
    expect(err).toContain(sentence);
    expect(err).toContain('see --help');
  });

  test('is 0 for help, which names every option', async () => {
    const { code, out } = await runDemo('--help');
    expect(code).toBe(0);
    for (const name of ['customer', 'at', 'amount', 'zone', 'until', 'inactive-months', 'margin']) {
      expect(out).toContain(`--${name} `);
    }
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
  });
});
