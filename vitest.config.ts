import { defineConfig, type ViteUserConfig } from 'vitest/config';

import { writeDoctests } from './scripts/doctest.ts';
import { testCounts } from './scripts/test-counts.ts';

writeDoctests();

const suites = ['test/**/*.test.ts'];
const apart = ['test/doctest/**', 'test/house/**', 'test/consumers/**', 'test/examples/**'];

const config: ViteUserConfig = defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    isolate: false, // the library keeps no state, and a worker a file takes most of the time
    setupFiles: ['test/setup.ts'],
    // A law may meet a busy machine; what must be fast says so itself.
    testTimeout: process.env['EVERBOND_LONG'] === undefined ? 60_000 : 3_600_000,
    reporters: ['default', testCounts],
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: suites, exclude: apart, env: { TZ: 'UTC' } },
      },
      {
        extends: true,
        test: { name: 'unit-tz', include: suites, exclude: apart, env: { TZ: 'Pacific/Apia' } },
      },
      { extends: true, test: { name: 'house', include: ['test/house/**/*.test.ts'] } },
      {
        extends: true,
        test: { name: 'examples', include: ['test/examples/**/*.test.ts'], isolate: true },
      },
      { extends: true, test: { name: 'doc', include: ['test/doctest/**/*.test.ts'] } },
    ],
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      reporter: ['text', 'json-summary'],
      reportOnFailure: true,
      thresholds: { lines: 98, branches: 95 },
    },
  },
});

export default config;
