/** The chapter on complaints shows the tables as they are. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from 'vitest';

import { actOf } from '../../src/domains/complaints/case-acts.ts';
import type { CaseEvent } from '../../src/domains/complaints/case-event.ts';
import { caseFlow } from '../../src/domains/complaints/case-flow.ts';
import { FOUR_STEPS, SCRIPT } from '../../src/domains/complaints/case-process.ts';
import { type CaseStatus, OPEN_STATUSES } from '../../src/domains/complaints/case-status.ts';
import { CAUSES } from '../../src/domains/complaints/cause.ts';
import { COMPLAINTS_DEFAULTS } from '../../src/domains/complaints/complaints-options.ts';
import { MISTAKES } from '../../src/domains/complaints/conduct.ts';
import { caseSentences } from '../../src/domains/complaints/sentences.ts';
import { branchesOf, eventsFrom, type Flow } from '../../src/kernel/flow.ts';
import { flowDiagram } from '../../src/kernel/flow-diagram.ts';
import { STATUSES } from './cases.ts';

const flow: Flow<CaseStatus, CaseEvent['type']> = caseFlow;
const chapter = readFileSync(
  fileURLToPath(new URL('../../docs/complaints.md', import.meta.url)),
  'utf8',
);

/** The rows of the table that begins with a heading. */
function rowsUnder(heading: string): readonly string[] {
  const lines = chapter.slice(chapter.indexOf(`| ${heading} |`)).split('\n');
  return lines.slice(
    2,
    lines.findIndex((line) => !line.startsWith('|')),
  );
}

/** Whether an event of a row leaves a case where it is. */
function stays(from: CaseStatus, on: CaseEvent['type']): boolean {
  return branchesOf(flow, from, on).every(({ to }) => to === from);
}

describe('the chapter on complaints', () => {
  it('shows the diagram of all that leads elsewhere', () => {
    const shown = /```mermaid\n([\s\S]*?)\n```/.exec(chapter)?.[1];
    const steps = Object.fromEntries(
      Object.entries(flow.steps).map(([from, row]) => [
        from,
        Object.fromEntries(
          Object.entries(row).filter(([on]) => !stays(from as CaseStatus, on as CaseEvent['type'])),
        ),
      ]),
    );

    expect(shown).toBe(flowDiagram({ initial: flow.initial, steps }));
  });

  it('names what leaves a case where it is, in which statuses', () => {
    const there = STATUSES.filter((status) => status !== 'absent');
    const inAll = (statuses: readonly CaseStatus[]) =>
      eventsFrom(flow, 'referred')
        .filter((on) => statuses.every((from) => eventsFrom(flow, from).includes(on)))
        .filter((on) => statuses.every((from) => stays(from, on)))
        .map((on) => `\`${actOf(on) ?? on}\``);
    const always = inAll(there);
    const open = inAll(OPEN_STATUSES).filter((act) => !always.includes(act));

    expect(rowsUnder('while it is').slice(0, 2)).toEqual([
      `| there, open or over | ${always.join(', ')} |`,
      `| open | ${open.join(', ')} |`,
    ]);
  });

  it('shows every cause, every mistake, every step and every option', () => {
    const words = ({ id, en, zh }: { id: string; en: string; zh: string }) =>
      `| \`${id}\` | ${en} | ${zh} |`;

    expect(rowsUnder('cause')).toEqual(
      Object.entries(CAUSES).map(([id, { en, zh, side }]) => `${words({ id, en, zh })} ${side} |`),
    );
    expect(rowsUnder('mistake')).toEqual(
      MISTAKES.map(({ en, zh, foundBy, code }) => `| ${en} | ${zh} | ${foundBy} | \`${code}\` |`),
    );
    expect(rowsUnder('one of the four steps')).toEqual(FOUR_STEPS.map(words));
    expect(rowsUnder('what to say')).toEqual(SCRIPT.map(words));
    expect(rowsUnder('option')).toEqual(
      Object.entries(COMPLAINTS_DEFAULTS).map(
        ([option, { value, provenance }]) =>
          `| \`${option}\` | ${JSON.stringify(value)} | ${provenance} |`,
      ),
    );
  });

  it('names refusals and warnings that there are', () => {
    const codes = [...chapter.matchAll(/`([A-Z]+(?:_[A-Z]+)+)`/g)].map(([, code = '']) => code);
    const others = ['COMPLAINTS_DEFAULTS'];

    expect(codes.length).toBeGreaterThan(15);
    expect(
      codes.filter((code) => !Object.hasOwn(caseSentences.en, code) && !others.includes(code)),
    ).toEqual([]);
  });
});
