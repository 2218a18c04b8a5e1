/** The chapter on customers shows the tables as they are. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from 'vitest';

import { BUYING_ROLES } from '../../src/domains/customers/buying-role.ts';
import { CONSENT_ORDER } from '../../src/domains/customers/consent.ts';
import { CONTACT_REASONS } from '../../src/domains/customers/contact-reason.ts';
import { customerFlow } from '../../src/domains/customers/customer-flow.ts';
import { CUSTOMER_DEFAULTS } from '../../src/domains/customers/customer-options.ts';
import { HOUSEHOLD_ROLES } from '../../src/domains/customers/household.ts';
import { customerSentences } from '../../src/domains/customers/sentences.ts';
import { THANKS_REASONS } from '../../src/domains/customers/thanks.ts';
import { RECORD_KINDS } from '../../src/domains/customers/timeline-entry.ts';
import { vaultCases } from '../../src/host/testing/vault-cases.ts';
import { flowDiagram } from '../../src/kernel/flow-diagram.ts';

const path = fileURLToPath(new URL('../../docs/customers.md', import.meta.url));
const chapter = readFileSync(path, 'utf8');

/** The rows of the table that begins with a heading. */
function rowsUnder(heading: string): readonly string[] {
  const lines = chapter.slice(chapter.indexOf(`| ${heading} |`)).split('\n');
  return lines.slice(
    2,
    lines.findIndex((line) => !line.startsWith('|')),
  );
}

describe('the chapter on customers', () => {
  it('shows the diagram that the table gives', () => {
    const shown = /```mermaid\n([\s\S]*?)\n```/.exec(chapter)?.[1];

    expect(shown).toBe(flowDiagram(customerFlow));
  });

  it.each([
    ['kind', RECORD_KINDS],
    ['reason', CONTACT_REASONS],
    ['thanks', THANKS_REASONS],
  ] as const)('shows the words of every %s', (heading, table) => {
    const rows = Object.entries(table).map(
      ([name, { en, zh, source }]) => `| \`${name}\` | ${en} | ${zh} | ${source ?? 'ours'} |`,
    );

    expect(rowsUnder(heading)).toEqual(rows);
  });

  it('shows every place in a household', () => {
    const rows = Object.entries(HOUSEHOLD_ROLES).map(
      ([place, { en, zh, isPrincipal, source }]) =>
        `| \`${place}\` | ${en} | ${zh} | ${isPrincipal ? 'yes' : 'no'} | ${source ?? 'ours'} |`,
    );

    expect(rowsUnder('place')).toEqual(rows);
  });

  it('shows every part in a decision', () => {
    const rows = Object.entries(BUYING_ROLES).map(
      ([part, { zh, does, source }]) => `| \`${part}\` | ${zh} | ${does} | ${source} |`,
    );

    expect(rowsUnder('part')).toEqual(rows);
  });

  it('shows every option with its default and source', () => {
    const rows = Object.entries(CUSTOMER_DEFAULTS).map(
      ([option, { value, provenance }]) =>
        `| \`${option}\` | ${JSON.stringify(value)} | ${provenance} |`,
    );

    expect(rowsUnder('option')).toEqual(rows);
  });

  it('names every refusal, the order of consents, and every promise of the vault', () => {
    const codes = Object.keys(customerSentences.en).filter(
      (code) => code !== 'NOT_ALLOWED' && code !== 'TOO_LATE',
    );
    const promises = new Set(vaultCases.map(({ promise }) => promise));

    for (const code of codes) expect(rowsUnder('code').join('\n')).toContain(`\`${code}\``);
    const order = CONSENT_ORDER.map((consent) => `\`${consent}\``).join(', ');
    expect(chapter.replaceAll('\n', ' ')).toContain(order);
    expect(rowsUnder('| promise')).toHaveLength(promises.size);
  });
});
