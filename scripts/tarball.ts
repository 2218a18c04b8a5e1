/**
 * Looks at the tarball that hosts will install: every door and its types are in it, nothing else but
 * documentation is, and no file tells of the machine that made it. Leaves it as `reports/everbond.tgz`
 * for publint and attw.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, globSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';

import { entries, root } from './entries.ts';
import { reportPath } from './reports.ts';

const ALLOWED =
  /^(?:dist\/(?:[\w-]+\/)*[\w.-]+\.(?:js|cjs|d\.ts|d\.cts|map)|docs\/(?:metrics\/)?[\w-]+\.md|[A-Z]+(?:\.md)?|package\.json)$/;
const BYTES_MAX = 12_000_000;

const folder = mkdtempSync(join(tmpdir(), 'everbond-tarball-'));

/** What is wrong with the files of an unpacked tarball. */
function complaintsAbout(unpacked: string): readonly string[] {
  const files = globSync('**', { cwd: unpacked }).filter((path) =>
    statSync(join(unpacked, path)).isFile(),
  );
  const doors = Object.keys(entries).flatMap((name) =>
    ['js', 'cjs', 'd.ts', 'd.cts'].map((ending) => `dist/${name}.${ending}`),
  );
  const bytes = files.reduce((sum, path) => sum + statSync(join(unpacked, path)).size, 0);
  const tells = files.filter((path) => {
    const text = readFileSync(join(unpacked, path), 'utf8');
    return [`${root}/`, `${homedir()}/`].some((place) => text.includes(place));
  });
  console.log(`${files.length} files, ${bytes} bytes unpacked`);
  return [
    ...doors.filter((door) => !files.includes(door)).map((door) => `${door} is missing`),
    ...files.filter((path) => !ALLOWED.test(path)).map((path) => `${path} does not belong`),
    ...tells.map((path) => `${path} names a folder of this machine`),
    ...(bytes > BYTES_MAX ? [`more than ${BYTES_MAX} bytes`] : []),
  ];
}

const name = execFileSync(
  'npm',
  ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder],
  { cwd: root, encoding: 'utf8' },
).trim();
const tarball = reportPath('everbond.tgz');
copyFileSync(join(folder, name), tarball);
execFileSync('tar', ['-xzf', tarball, '-C', folder]);
const complaints = complaintsAbout(join(folder, 'package'));
rmSync(folder, { recursive: true, force: true });

for (const complaint of complaints) console.error(complaint);
process.exitCode = complaints.length === 0 ? 0 : 1;
