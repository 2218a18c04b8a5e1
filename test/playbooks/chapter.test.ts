/** The chapter on playbooks and the page on the sources show the tables as they are. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from 'vitest';

import { EXPERIENCE_STAGES } from '../../src/domains/playbooks/experience-stage.ts';
import { PLAYBOOK_FACTS } from '../../src/domains/playbooks/playbook-facts.ts';
import {
  type PlaybookAction,
  RETENTION_ACTIONS,
} from '../../src/domains/playbooks/retention-actions.ts';
import { RETENTION_POLICY } from '../../src/domains/playbooks/retention-policy.ts';
import { SAVE_OFFERS_BY_REASON } from '../../src/domains/playbooks/save-offers.ts';
import { SOURCE_CASES, type SourceCase } from '../../src/domains/playbooks/source-cases.ts';
import { WELCOME_AIMS } from '../../src/domains/playbooks/welcome.ts';
import { describeCondition } from '../../src/mechanisms/describe-condition.ts';

function pageOf(name: string): string {
  return readFileSync(fileURLToPath(new URL(`../../docs/${name}`, import.meta.url)), 'utf8');
}
const chapter = pageOf('playbooks.md');

/** The rows of the table that begins with a heading. */
function rowsUnder(page: string, heading: string): readonly string[] {
  const lines = page.slice(page.indexOf(`| ${heading} |`)).split('\n');
  return lines.slice(
    2,
    lines.findIndex((line) => !line.startsWith('|')),
  );
}

function row(...cells: readonly (string | number)[]): string {
  return `| ${cells.join(' | ')} |`;
}

describe('the chapter on playbooks', () => {
  it('shows every fact that the policy may ask about', () => {
    expect(rowsUnder(chapter, 'fact')).toEqual(
      Object.entries(PLAYBOOK_FACTS).flatMap(([name, kind]) =>
        typeof kind === 'string'
          ? [row(`\`${name}\``, kind)]
          : Object.entries(kind).map(([part, of]) => row(`\`${name}.${part}\``, of)),
      ),
    );
  });

  it('shows every action with the consent it needs', () => {
    const actions: readonly (readonly [string, PlaybookAction])[] =
      Object.entries(RETENTION_ACTIONS);

    expect(rowsUnder(chapter, 'action')).toEqual(
      actions.map(([name, { zh, kind, purposes, source }]) =>
        row(`\`${name}\``, zh, kind, purposes.join(', '), source ?? 'ours'),
      ),
    );
  });

  it('shows every rule in words', () => {
    expect(rowsUnder(chapter, 'rule')).toEqual(
      RETENTION_POLICY.advice.map(({ id, when, gives }) =>
        row(`\`${id}\``, `\`${gives.action}\``, gives.weight, describeCondition(when)),
      ),
    );
  });

  it('shows what is offered by reason', () => {
    expect(rowsUnder(chapter, 'reason')).toEqual(
      Object.entries(SAVE_OFFERS_BY_REASON).map(([reason, offers]) =>
        row(`\`${reason}\``, offers.length === 0 ? 'none: let go' : offers.join(', ')),
      ),
    );
  });

  it('shows the stages of experience and the aims of a welcome', () => {
    expect(rowsUnder(chapter, 'stage')).toEqual(
      Object.entries(EXPERIENCE_STAGES).map(([stage, { zh, says }]) =>
        row(`\`${stage}\``, zh, says),
      ),
    );
    for (const [aim, { zh }] of Object.entries(WELCOME_AIMS)) {
      expect(chapter).toContain(`${aim} (${zh})`);
    }
  });
});

describe('the page on the sources', () => {
  it('shows every case with its lesson and its figures', () => {
    const cases: readonly SourceCase[] = Object.values(SOURCE_CASES);

    expect(rowsUnder(pageOf('sources.md'), 'case')).toEqual(
      cases.map(({ en, zh, source, lesson, figures }) =>
        row(
          en,
          zh,
          lesson ?? 'the title is all there is',
          figures.map(figureText).join('; '),
          source,
        ),
      ),
    );
  });
});

function figureText({ what, least, most }: SourceCase['figures'][number]): string {
  if (most === null) return `${what}: more than ${least}`;
  return most === least ? `${what}: ${least}` : `${what}: ${least} to ${most}`;
}
