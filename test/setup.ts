/**
 * Before every test file: how often a law is tried, and from which seed.
 *
 * Without `EVERBOND_SEED` every run draws the same cases, so that a change and not chance turns a
 * test red; `npm run check:long` goes through other seeds. `EVERBOND_RUNS` says how many cases.
 */
import fc from 'fast-check';

const seed = process.env['EVERBOND_SEED'] ?? '20261121';
const runs = process.env['EVERBOND_RUNS'];

fc.configureGlobal({
  seed: Number(seed),
  ...(runs === undefined ? {} : { numRuns: Number(runs) }),
});
