/**
 * What the linter looks for: faults that need types to be seen, and what the core may not touch.
 *
 * Who may import whom is a test (test/house), because it is one table and not forty rules.
 */
import { defineConfig } from 'oxlint';

export default defineConfig({
  options: { typeAware: true, typeCheck: true },
  plugins: ['typescript', 'import', 'unicorn', 'oxc', 'promise', 'jsdoc', 'vitest', 'node'],
  categories: { correctness: 'error', suspicious: 'error', perf: 'error' },
  ignorePatterns: [
    'dist',
    'docs/api',
    'test/consumers', // stands outside: it sees the packed package alone
    'test/doctest',
    'reports',
    'coverage',
    '**/node_modules',
  ],
  rules: {
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': 'error',
    'typescript/switch-exhaustiveness-check': 'error',
    'typescript/no-unsafe-argument': 'error',
    'typescript/no-unsafe-assignment': 'error',
    'typescript/no-unsafe-call': 'error',
    'typescript/no-unsafe-member-access': 'error',
    'typescript/no-unsafe-return': 'error',
    'typescript/no-explicit-any': 'error',
    'typescript/only-throw-error': 'error',
    'typescript/no-deprecated': 'error',
    'typescript/consistent-type-imports': 'error',
    'typescript/ban-ts-comment': ['error', { 'ts-expect-error': 'allow-with-description' }],
    'import/no-cycle': 'error',
    'import/no-default-export': 'error',
    eqeqeq: 'error',
    'no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    'import/no-named-as-default-member': 'off', // fc.string is how fast-check reads best
    'no-await-in-loop': 'off', // steps that wait for each other do so on purpose
    'no-loss-of-precision': 'off', // published values are quoted to their last digit
    'oxc/no-map-spread': 'off', // data is copied, never changed in place
    'typescript/no-unsafe-type-assertion': 'off', // a brand is made by an assertion
    'unicorn/consistent-function-scoping': 'off', // a helper may stand beside its only use
    'typescript/no-misused-spread': 'off', // code points are what is meant
    'typescript/no-unnecessary-type-conversion': 'off', // guards meet callers without types
    'typescript/unbound-method': 'off', // objects here are closures; nothing reads `this`
    'unicorn/no-new-array': 'off',
    'unicorn/prefer-set-has': 'off', // a list of five names is a list
    'unicorn/no-array-sort': 'off', // columns are sorted in place
    'vitest/valid-expect': ['error', { maxArgs: 2 }], // the second says what was expected of what
    'vitest/no-conditional-expect': 'off', // a law may say different things of different cases
    'jsdoc/require-yields': 'off',
    'jsdoc/check-tag-names': ['error', { definedTags: ['typeParam', 'module'] }],
  },
  overrides: [
    {
      files: ['**/*.mjs'], // JavaScript: nothing says what a value is
      rules: {
        'typescript/no-unsafe-assignment': 'off',
        'typescript/no-unsafe-call': 'off',
        'typescript/no-unsafe-member-access': 'off',
        'typescript/no-unsafe-return': 'off',
      },
    },
    { files: ['*.config.{ts,mjs}'], rules: { 'import/no-default-export': 'off' } },
    {
      files: ['test/**/*.ts'],
      rules: { 'typescript/require-array-sort-compare': 'off' }, // any order will do to compare by
    },
    {
      files: ['src/**/*.ts'],
      rules: { 'no-console': 'error', 'import/no-nodejs-modules': 'error' },
    },
  ],
});
