/** The chapter on accounts shows the flow, the acts and the timers as they are. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from 'vitest';

import { accountFlow, actsFrom, EVENT_OF_ACT } from '../../src/domains/loyalty/account-flow.ts';
import type { AccountTimer } from '../../src/domains/loyalty/account-timers.ts';
import { MOVES } from '../../src/domains/loyalty/ledger-entry.ts';
import { accountSentences } from '../../src/domains/loyalty/sentences.ts';
import { flowDiagram } from '../../src/kernel/flow-diagram.ts';
import { checkFlow } from '../../src/kernel/flow-survey.ts';

const chapter = readFileSync(
  fileURLToPath(new URL('../../docs/loyalty-account.md', import.meta.url)),
  'utf8',
);

/** The names in the first column of the table that begins with a heading. */
function namesUnder(heading: string): readonly string[] {
  const lines = chapter
    .slice(chapter.indexOf(`| ${heading} |`))
    .split('\n')
    .slice(2);
  const rows = lines.slice(
    0,
    lines.findIndex((line) => !line.startsWith('|')),
  );
  return rows.flatMap((row) =>
    [...(row.split('|')[1] ?? '').matchAll(/`([\w-]+)`/gu)].map(([, name]) => name ?? ''),
  );
}

describe('the chapter on accounts', () => {
  it('shows the diagram that the table gives', () => {
    expect(/```mermaid\n([\s\S]*?)\n```/u.exec(chapter)?.[1]).toBe(flowDiagram(accountFlow));
    expect(checkFlow(accountFlow)).toEqual([]);
  });

  it('names every command', () => {
    expect([...namesUnder('command')].sort()).toEqual(Object.keys(EVENT_OF_ACT).sort());
    expect(actsFrom('absent')).toEqual(['Enrol']);
    expect(actsFrom('closed')).toEqual([]);
  });

  it('names every kind of entry, and every timer', () => {
    const issues = ['issued', 'opened', 'adjusted-up', 'transferred-in', 'merged-in', 'reissued'];
    const timers: Record<AccountTimer, true> = {
      hold: true,
      idle: true,
      debt: true,
      grant: true,
      tier: true,
    };

    expect([...namesUnder('entry')].sort()).toEqual(
      [...Object.keys(MOVES), ...issues, 'dated', 'owed', 'waived'].sort(),
    );
    expect(namesUnder('timer')).toEqual(Object.keys(timers));
  });

  it('says the same in every language, with the same facts in each sentence', () => {
    const { en, 'zh-Hant': zh } = accountSentences;
    const facts = (sentence: string) =>
      [...sentence.matchAll(/\{(\w+)\}/gu)].map(([, name]) => name).sort();

    expect(Object.keys(zh)).toEqual(Object.keys(en));
    for (const code of Object.keys(en) as (keyof typeof en)[]) {
      expect([code, ...facts(zh[code])]).toEqual([code, ...facts(en[code])]);
    }
  });
});
