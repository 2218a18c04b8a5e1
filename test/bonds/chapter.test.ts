/** The chapter on bonds shows the tables as they are. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from 'vitest';

import { BOND_INSTRUMENTS, BOND_KINDS, BOND_WORDS } from '../../src/domains/bonds/bond.ts';
import { BONDS_DEFAULTS } from '../../src/domains/bonds/bonds-defaults.ts';
import { INVESTMENT_TYPES } from '../../src/domains/bonds/investment.ts';
import { QUALITY_DIMENSIONS } from '../../src/domains/bonds/quality-dimensions.ts';
import { RELATIONAL_TACTICS } from '../../src/domains/bonds/relational-selling.ts';
import { BOND_LEVELS } from '../../src/domains/bonds/relationship-level.ts';
import { SWITCHING_COST_WORDS } from '../../src/domains/bonds/switching-cost.ts';

const chapter = readFileSync(
  fileURLToPath(new URL('../../docs/bonds.md', import.meta.url)),
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

function row(...cells: readonly (string | number)[]): string {
  return `| ${cells.join(' | ')} |`;
}

describe('the chapter on bonds', () => {
  it('shows the kinds, the instruments and the levels', () => {
    expect(rowsUnder('kind | in the source')).toEqual(
      BOND_KINDS.map((kind) => {
        const { en, zh, source } = BOND_WORDS[kind];
        return row(`\`${kind}\``, en, zh, source ?? 'ours');
      }),
    );
    expect(rowsUnder('instrument')).toEqual(
      Object.entries(BOND_INSTRUMENTS).map(([instrument, { kind, zh, source }]) =>
        row(`\`${instrument}\``, kind, zh, source),
      ),
    );
    expect(rowsUnder('level')).toEqual(
      BOND_LEVELS.map(({ level, en, zh, element, customisation, differentiation }) =>
        row(level, en, zh, element, customisation, differentiation),
      ),
    );
  });

  it('shows the parts of the cost of switching and of quality', () => {
    expect(rowsUnder('part')).toEqual(
      Object.entries(SWITCHING_COST_WORDS).map(([part, { en, zh }]) => row(`\`${part}\``, en, zh)),
    );
    expect(rowsUnder('dimension')).toEqual(
      Object.entries(QUALITY_DIMENSIONS).flatMap(([dimension, { zh, source, parts }]) => [
        row(`\`${dimension}\``, '', zh, source),
        ...Object.entries<{ zh: string; source: string | null }>(parts).map(([part, words]) =>
          row('', `\`${part}\``, words.zh, words.source ?? 'ours'),
        ),
      ]),
    );
  });

  it('shows the tactics and the types of investment', () => {
    expect(rowsUnder('tactic')).toEqual(
      Object.entries(RELATIONAL_TACTICS).map(([tactic, { zh, needsCompliance, source }]) =>
        row(`\`${tactic}\``, zh, needsCompliance ? 'yes' : 'no', source),
      ),
    );
    expect(rowsUnder('investment')).toEqual(
      Object.entries(INVESTMENT_TYPES).map(([type, { zh }]) => row(`\`${type}\``, zh)),
    );
  });

  it('shows every default with its source', () => {
    expect(rowsUnder('default')).toEqual(
      Object.entries({ ...BONDS_DEFAULTS }).map(([name, { value, provenance }]) =>
        row(`\`${name}\``, JSON.stringify(value), provenance),
      ),
    );
  });
});
