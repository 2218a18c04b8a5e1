/** The reference as a website: every entry, with the chapters of docs beside it. */
import { Converter, ReflectionKind } from 'typedoc';

import { entries, specifierOf } from './scripts/entries.ts';

/**
 * Calls a module by the name that a host imports, not by its folder in src.
 *
 * @param {import('typedoc').Application} app TypeDoc.
 */
function nameModules(app) {
  app.converter.on(Converter.EVENT_CREATE_DECLARATION, (_, reflection) => {
    if (!reflection.kindOf(ReflectionKind.Module)) return;
    const found = Object.entries(entries).find(([, path]) =>
      [`src/${reflection.name}.ts`, `src/${reflection.name}/index.ts`].includes(path),
    );
    if (found !== undefined) reflection.name = specifierOf(found[0]);
  });
}

/** @type {Partial<import('typedoc').TypeDocOptions>} */
export default {
  name: 'everbond',
  plugin: ['typedoc-github-theme', nameModules],
  entryPoints: Object.values(entries),
  tsconfig: 'tsconfig.src.json',
  out: 'docs/api',
  readme: 'README.md',
  projectDocuments: [
    'docs/*.md',
    'docs/metrics/*.md',
    'docs/decisions/*.md',
    'CONTRIBUTING.md',
    'CHANGELOG.md',
  ],
  includeVersion: true,
  excludeInternal: true,
  categorizeByGroup: false,
  sort: ['source-order'],
  disableGit: true,
  disableSources: true,
  githubPages: false,
  searchInComments: true,
  searchInDocuments: true,
  highlightLanguages: ['ts', 'js', 'json', 'bash', 'sql', 'mermaid'],
  validation: {
    notExported: true,
    invalidLink: true,
    invalidPath: true,
    rewrittenLink: true,
    notDocumented: true,
    unusedMergeModuleWith: true,
  },
  // Members of interfaces are a test of the house; those of unions and brands need no comment.
  requiredToBeDocumented: ['Variable', 'Function', 'Class', 'Interface', 'TypeAlias'],
  treatWarningsAsErrors: true,
};
