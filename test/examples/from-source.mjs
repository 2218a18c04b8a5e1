/** For `node --import`: lets a program of the examples import the package as it stands in src. */
import { registerHooks } from 'node:module';

const source = new URL('../../src/', import.meta.url);
const leaves = { transactions: 'analytics/', metrics: 'analytics/', charts: 'analytics/' };

registerHooks({
  resolve(specifier, context, next) {
    const [name, leaf] = specifier.split('/');
    if (name !== 'everbond') return next(specifier, context);
    const path = leaf === undefined ? 'index.ts' : `${leaves[leaf] ?? ''}${leaf}/index.ts`;
    return next(new URL(path, source).href, context);
  },
});
