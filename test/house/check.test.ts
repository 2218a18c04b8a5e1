/** The check cannot be passed by running less: what did not run, or left something out, has failed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import manifest from '../../package.json' with { type: 'json' };
import { root } from '../../scripts/entries.ts';
import { outcomesOf } from '../../scripts/outcomes.ts';

const step = { script: 'test', report: 'tests', suites: ['unit', 'doc'] };
const fine = { passed: 3, failed: 0, skipped: 0 };

const failures = (...given: Parameters<typeof outcomesOf>) =>
  outcomesOf(...given).map(({ suite, failed, note }) => [suite, failed, note]);

describe('a step of the check', () => {
  it('passes when each suite ran', () => {
    expect(outcomesOf(step, true, { unit: fine, doc: fine }, 1)).toEqual([
      { suite: 'unit', seconds: 1, passed: 3, failed: 0, note: '' },
      { suite: 'doc', seconds: null, passed: 3, failed: 0, note: '' },
    ]);
  });

  it('fails for a suite that is not in the report, or counted nothing', () => {
    const idle = { passed: 0, failed: 0, skipped: 4 };

    expect(failures(step, true, { unit: fine }, 1)[1]).toEqual(['doc', 1, 'did not run']);
    expect(failures(step, true, { unit: idle, doc: fine }, 1)[0]).toEqual([
      'unit',
      1,
      'did not run',
    ]);
    expect(failures(step, true, null, 1).map(([, failed]) => failed)).toEqual([1, 1]);
  });

  it('fails for a test that was left out', () => {
    const some = { passed: 3, failed: 0, skipped: 2 };

    expect(failures(step, true, { unit: some, doc: fine }, 1)[0]).toEqual([
      'unit',
      1,
      '2 were left out',
    ]);
  });

  it('counts failed tests, of suites nobody expected too', () => {
    const ill = { passed: 1, failed: 2, skipped: 0 };
    const report = { unit: ill, doc: fine, unhandled: { passed: 0, failed: 1, skipped: 0 } };

    expect(failures(step, false, report, 1)).toEqual([
      ['unit', 2, ''],
      ['doc', 0, ''],
      ['unhandled', 1, ''],
    ]);
  });

  it('fails when the script does, though every test passed', () => {
    expect(failures(step, false, { unit: fine, doc: fine }, 1).at(-1)).toEqual([
      'test',
      1,
      'ended ill',
    ]);
  });

  it('counts as one where it has no suites', () => {
    expect(outcomesOf({ script: 'lint' }, true, null, 2)).toEqual([
      { suite: 'lint', seconds: 2, passed: 1, failed: 0, note: '' },
    ]);
    expect(failures({ script: 'lint' }, false, null, 2)).toEqual([['lint', 1, 'ended ill']]);
  });
});

describe('the check', () => {
  const text = readFileSync(join(root, 'scripts/check.ts'), 'utf8');
  const scripts = [...text.matchAll(/script: '([\w:]+)'/g)].map((found) => found[1] ?? '');

  it('runs scripts that there are', () => {
    expect(scripts.length).toBeGreaterThan(10);
    expect(Object.keys(manifest.scripts)).toEqual(expect.arrayContaining(scripts));
  });

  it('expects every suite that vitest has', () => {
    const config = readFileSync(join(root, 'vitest.config.ts'), 'utf8');
    const projects = [...config.matchAll(/name: '([\w-]+)'/g)].map((found) => `'${found[1]}'`);

    expect(projects.length).toBeGreaterThanOrEqual(5);
    expect(text).toContain(`suites: [${projects.join(', ')}]`);
  });
});
