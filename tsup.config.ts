import { globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { defineConfig } from 'tsup';

import { entries } from './scripts/entries.ts';

/**
 * Takes the maps of CommonJS away: where chunks are shared they lead to the built file and not to
 * the source, by the full path of the machine that built it.
 */
async function removeCommonJsMaps(): Promise<void> {
  for (const map of globSync('dist/**/*.cjs.map')) {
    const file = map.slice(0, -'.map'.length);
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace(/\n\/\/# sourceMappingURL=[^\n]*\n?$/, '\n'));
    rmSync(map);
  }
}

export default defineConfig((options) => ({
  entry: entries,
  tsconfig: 'tsconfig.src.json',
  format: ['esm', 'cjs'],
  target: 'es2022',
  platform: 'neutral',
  splitting: true, // for CommonJS too: without it every entry would carry its own error classes
  sourcemap: true,
  dts: options.dts ?? { resolve: ['@standard-schema/spec'] },
  clean: options.dts !== false,
  onSuccess: removeCommonJsMaps,
}));
