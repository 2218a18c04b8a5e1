/**
 * Writes `docs/api-report/<entry>.api.md` from the built declarations: all that is public, as a diff
 * that a reviewer reads. Fails where a report would change; `npm run api -- --write` changes it.
 */
import { existsSync, globSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Extractor, ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor';

import { entries, root } from './entries.ts';
import { reportPath } from './reports.ts';

const { values } = parseArgs({ options: { write: { type: 'boolean', default: false } } });
const folder = join(root, 'docs/api-report');

/** One flat folder: `loyalty/schema` is `loyalty-schema.api.md`. */
function reportNameOf(entry: string): string {
  return `${entry.replaceAll('/', '-')}.api.md`;
}

function writeOrCompare(entry: string): boolean {
  const silent = { logLevel: ExtractorLogLevel.None };
  const config = ExtractorConfig.prepare({
    configObjectFullPath: join(root, 'api-extractor.json'),
    packageJsonFullPath: join(root, 'package.json'),
    configObject: {
      projectFolder: root,
      mainEntryPointFilePath: join(root, `dist/${entry}.d.ts`),
      compiler: { tsconfigFilePath: join(root, 'tsconfig.src.json') },
      apiReport: {
        enabled: true,
        reportFileName: reportNameOf(entry),
        reportFolder: folder,
        reportTempFolder: reportPath('api'),
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: {
        extractorMessageReporting: {
          default: { logLevel: ExtractorLogLevel.Warning, addToApiReportFile: true },
          // TypeDoc checks links better; a type of another entry is no forgotten export.
          'ae-missing-release-tag': silent,
          'ae-unresolved-link': silent,
          'ae-forgotten-export': silent,
          // A test of the house and TypeDoc look; this one names files by the hash of their content.
          'ae-undocumented': silent,
        },
        tsdocMessageReporting: { default: silent },
      },
    },
  });
  return Extractor.invoke(config, {
    localBuild: values.write,
    showVerboseMessages: false,
    messageCallback: (message) => {
      if (message.messageId === 'console-preamble') message.handled = true;
    },
  }).succeeded;
}

mkdirSync(folder, { recursive: true });
const changed = Object.keys(entries).filter((entry) => {
  if (!existsSync(join(root, `dist/${entry}.d.ts`))) throw new Error('run `npm run build` first');
  return !writeOrCompare(entry);
});
const wanted = Object.keys(entries).map(reportNameOf);
const stale = globSync('*.api.md', { cwd: folder }).filter((file) => !wanted.includes(file));
if (values.write) for (const file of stale) rmSync(join(folder, file));

if (!values.write && changed.length + stale.length > 0) {
  console.error(
    `The public API changed in ${[...changed, ...stale].join(', ')}. Run \`npm run api -- --write\`, ` +
      'read the diff and name it in CHANGELOG.md.',
  );
  process.exitCode = 1;
}
