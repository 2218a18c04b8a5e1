/** The chapter shows the packs as they are. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

import type { Duration } from '../../src/time/duration.ts';
import { packs } from './regime-cases.ts';

const chapter = readFileSync(new URL('../../docs/complaints-regimes.md', import.meta.url), 'utf8');

const ENTRIES: Readonly<Record<string, string>> = {
  'asic-rg-271': 'asic',
  'cfpb-portal': 'cfpb',
  'china-financial': 'china',
  'china-market-regulation': 'china',
  'fca-disp': 'fca',
  'central-bank-of-ireland': 'ireland',
  psd2: 'psd2',
  'reg-e': 'reg-e',
  'reg-z': 'reg-z',
  'taiwan-consumer': 'taiwan',
  'taiwan-financial': 'taiwan',
  'uk-telecoms': 'uk-telecoms',
};

function textOf(target: Duration): string {
  if ('hours' in target) return `${target.hours} hours`;
  if ('months' in target) return `${target.months} months`;
  const kind = target.kind === 'business-days' ? 'business day' : 'day';
  return `${target.days} ${kind}${target.days === 1 ? '' : 's'}`;
}

it('has a row for every clock of every pack, and none else', () => {
  const rows = packs.flatMap(({ id, versions }) =>
    versions.flatMap((version) =>
      version.clocks.map((clock) => {
        const longer = clock.extendedBy.map(({ target }) => `, or ${textOf(target)}`).join('');
        const cells = [
          `\`${ENTRIES[id]}\``,
          `\`${id}\``,
          `\`${version.id}\``,
          `\`${clock.id}\``,
          clock.startsOn,
          `${textOf(clock.target)}${longer}`,
          clock.checked,
        ];
        return `| ${cells.join(' | ')} |`;
      }),
    ),
  );
  const table = /\| entry \|.*\n.*\n((?:\|.*\n)+)/.exec(chapter)?.[1] ?? '';

  expect(rows.length).toBeGreaterThan(25);
  expect(table.trim().split('\n')).toEqual(rows);
});
