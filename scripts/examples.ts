/**
 * Runs every example as its reader would, against the built package: it must end well, say something,
 * and complain about nothing.
 */
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';

import { root } from './entries.ts';
import { writeReport } from './reports.ts';

let passed = 0;
let failed = 0;

for (const path of globSync(['examples/*.ts', 'examples/*/main.ts'], { cwd: root }).sort()) {
  const began = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, [path], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });
  const isFine = status === 0 && stdout.trim() !== '' && !/warning|error/i.test(stderr);
  if (isFine) passed += 1;
  else failed += 1;
  console.log(`${isFine ? 'ok  ' : 'FAIL'} ${path} ${Math.round(performance.now() - began)} ms`);
  if (!isFine) console.log(`exit code ${status}\n${stdout}${stderr}`);
}

writeReport('examples', { 'examples-built': { passed, failed, skipped: 0 } });
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
