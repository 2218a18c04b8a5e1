/** The chapter on the lifecycle shows the tables as they are. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from 'vitest';

import { lifecycleFlow } from '../../src/domains/lifecycle/lifecycle-flow.ts';
import { LIFECYCLE_DEFAULTS } from '../../src/domains/lifecycle/lifecycle-options.ts';
import { FOLKLORE_LOSS_SHARES, LOSS_REASONS } from '../../src/domains/lifecycle/loss.ts';
import { BEGINNINGS, STATUS_WORDS } from '../../src/domains/lifecycle/stage.ts';
import { flowDiagram } from '../../src/kernel/flow-diagram.ts';

function pageOf(name: string): string {
  return readFileSync(fileURLToPath(new URL(`../../docs/${name}`, import.meta.url)), 'utf8');
}
const chapter = pageOf('lifecycle.md');

/** The rows of the table that begins with a heading. */
function rowsUnder(heading: string): readonly string[] {
  const lines = chapter.slice(chapter.indexOf(`| ${heading} |`)).split('\n');
  return lines.slice(
    2,
    lines.findIndex((line) => !line.startsWith('|')),
  );
}

describe('the chapter on the lifecycle', () => {
  it('shows the diagram that the table gives', () => {
    const shown = /```mermaid\n([\s\S]*?)\n```/.exec(chapter)?.[1];

    expect(shown).toBe(flowDiagram(lifecycleFlow));
  });

  it('shows the words of every status', () => {
    const rows = BEGINNINGS.map((status) => {
      const { en, zh, source } = STATUS_WORDS[status];
      return `| \`${status}\` | ${en} | ${zh} | ${source ?? 'ours'} |`;
    });

    expect(rowsUnder('status | in the source')).toEqual(rows);
  });

  it('shows every reason of a loss', () => {
    const rows = Object.entries(LOSS_REASONS).map(
      ([reason, { zh, canBeWonBack, source }]) =>
        `| \`${reason}\` | ${zh} | ${canBeWonBack ? 'yes' : 'no'} | ${source ?? 'ours'} |`,
    );

    expect(rowsUnder('reason')).toEqual(rows);
    expect(chapter).toContain(`(${FOLKLORE_LOSS_SHARES.percent.indifference} % indifference`);
  });

  it('shows every option with its default and source', () => {
    const rows = Object.entries(LIFECYCLE_DEFAULTS).map(
      ([option, { value, provenance }]) =>
        `| \`${option}\` | ${JSON.stringify(value)} | ${provenance} |`,
    );

    expect(rowsUnder('option')).toEqual(rows);
  });
});

describe('the page on writing a domain', () => {
  it('names files and functions of the lifecycle that are there', () => {
    const page = pageOf('writing-a-domain.md');
    const files = [...page.matchAll(/`((?:src|test)\/[\w/.-]+\.\w+)`/g)].map(
      ([, path = '']) => path,
    );

    expect(files.length).toBeGreaterThan(15);
    for (const path of files) {
      expect(() =>
        readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url))),
      ).not.toThrow();
    }
  });
});
