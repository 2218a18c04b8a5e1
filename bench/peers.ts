/**
 * Peers: what we race against, installed on demand by the lock of `bench/peers`.
 *
 * They are loaded by name at run time, because a clone that never ran a benchmark has none of them,
 * neither their code nor their types: a suite declares the few members that it calls.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { root } from '../scripts/entries.ts';

const folder = join(root, 'bench/peers');

/** Installs the peers, unless what is installed is what the lock says. */
export function installPeers(): void {
  const lock = readFileSync(join(folder, 'package-lock.json'), 'utf8');
  const installed = join(folder, 'node_modules/installed-lock.json');
  if (existsSync(installed) && readFileSync(installed, 'utf8') === lock) return;

  console.log('installing the peers, once …');
  execFileSync('npm', ['ci', '--silent'], { cwd: folder, stdio: 'inherit' });
  writeFileSync(installed, lock);
}

/** A peer, as its own types would have it. */
export async function loadPeer(name: string): Promise<unknown> {
  const path = createRequire(join(folder, 'package.json')).resolve(name);
  return await import(pathToFileURL(path).href);
}
