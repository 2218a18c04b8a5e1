/** The reference as a website: every entry, with the chapters of docs beside it. */
import { entries } from './scripts/entries.ts';

/** @type {Partial<import('typedoc').TypeDocOptions>} */
export default {
  name: 'everbond',
  plugin: ['typedoc-github-theme'],
  entryPoints: Object.values(entries),
  tsconfig: 'tsconfig.src.json',
  out: 'docs/api',
  readme: 'README.md',
  projectDocuments: ['docs/*.md', 'docs/decisions/*.md', 'CONTRIBUTING.md', 'CHANGELOG.md'],
  includeVersion: true,
  excludeInternal: true,
  categorizeByGroup: false,
  sort: ['source-order'],
  disableGit: true,
  disableSources: true,
  githubPages: false,
  searchInComments: true,
  searchInDocuments: true,
  highlightLanguages: ['ts', 'js', 'json', 'bash', 'sql'],
  validation: {
    notExported: true,
    invalidLink: true,
    invalidPath: true,
    rewrittenLink: true,
    notDocumented: true,
    unusedMergeModuleWith: true,
  },
  treatWarningsAsErrors: true,
};
