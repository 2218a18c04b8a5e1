/** The tests that a mutant has to get past: those of the folders in EVERBOND_TESTS, or all. */
import { defineConfig, type ViteUserConfig } from 'vitest/config';

const folders = (process.env['EVERBOND_TESTS'] ?? '*').split(',');

const config: ViteUserConfig = defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    include: folders.map((folder) => `test/${folder}/**/*.test.ts`),
    exclude: ['test/doctest/**', 'test/house/**', 'test/consumers/**', 'test/examples/**'],
    setupFiles: ['test/setup.ts'],
    env: { TZ: 'UTC' },
    testTimeout: 60_000,
    isolate: false,
  },
});

export default config;
