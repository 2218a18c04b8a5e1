// What a mutant has to get past: https://stryker-mutator.io. How to run it stands in docs/mutants.md.
/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
const config = {
  testRunner: 'vitest',
  // Tests reach some files by the names of the package, which the search for related tests misses.
  vitest: { configFile: 'vitest.stryker.config.ts', related: false },
  coverageAnalysis: 'perTest',
  concurrency: 1,
  mutate: ['src/**/*.ts', '!src/**/index.ts'],
  // A text is a code, which the compiler holds to its type, or a sentence for people.
  mutator: { excludedMutations: ['StringLiteral'] },
  // What is worked out when a file is loaded would take a run of all tests for each mutant.
  ignoreStatic: true,
  incremental: true,
  incrementalFile: 'reports/stryker.json',
  reporters: ['clear-text', 'json'],
  jsonReporter: { fileName: 'reports/mutants.json' },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
};

export default config;
