/**
 * Before every test file: how often a law is tried, and from which seed.
 *
 * `EVERBOND_SEED` and `EVERBOND_RUNS` repeat or lengthen a run; without them each run draws anew.
 */
import fc from 'fast-check';

const seed = process.env['EVERBOND_SEED'];
const runs = process.env['EVERBOND_RUNS'];

fc.configureGlobal({
  ...(seed === undefined ? {} : { seed: Number(seed) }),
  ...(runs === undefined ? {} : { numRuns: Number(runs) }),
});
