import { defineConfig } from 'tsup';

import { entries } from './scripts/entries.ts';

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
}));
