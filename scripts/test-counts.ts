/**
 * A reporter for vitest that counts by suite: into `reports/tests.json`, which `scripts/check.ts`
 * reads to see that every suite ran, and onto the terminal what was left out for lack of data.
 */
import { relative } from 'node:path';
import type { Reporter, TestModule } from 'vitest/node';

import { root } from './entries.ts';
import { type Counts, NO_COUNTS, writeReport } from './reports.ts';

export const testCounts: Reporter = {
  onTestRunEnd(modules, unhandledErrors) {
    const suites: Record<string, Counts> = {};
    for (const module of modules) {
      const { passed, failed, skipped } = suites[module.project.name] ?? NO_COUNTS;
      const more = countsOf(module);
      suites[module.project.name] = {
        passed: passed + more.passed,
        failed: failed + more.failed,
        skipped: skipped + more.skipped,
      };
    }
    if (unhandledErrors.length > 0) {
      suites['unhandled'] = { ...NO_COUNTS, failed: unhandledErrors.length };
    }
    writeReport('tests', suites);

    const leftOut = modules.filter((module) => countsOf(module).skipped > 0);
    if (leftOut.length > 0) console.log(`\n${sentence(leftOut)}`);
  },
};

function countsOf(module: TestModule): Counts {
  const states = [...module.children.allTests()].map((test) => test.result().state);
  const count = (state: string) => states.filter((found) => found === state).length;
  return {
    passed: count('passed'),
    failed: count('failed') + count('pending') + module.errors().length,
    skipped: count('skipped'),
  };
}

function sentence(modules: readonly TestModule[]): string {
  const count = modules.reduce((sum, module) => sum + countsOf(module).skipped, 0);
  const files = [...new Set(modules.map((module) => relative(root, module.moduleId)))].sort();
  const why =
    process.env['EVERBOND_DATA'] === undefined
      ? 'for want of EVERBOND_DATA, the folder of the real data'
      : 'by a filter or a condition of their own';
  return `Left out: ${count} tests, ${why}, in\n${files.map((file) => `  ${file}\n`).join('')}`;
}
