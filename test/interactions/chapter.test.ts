/** The pages on interactions show the tables as they are. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from 'vitest';

import { BUYER_TYPES, type BuyerHandling } from '../../src/domains/interactions/buyer-type.ts';
import { BUYING_FIRMS } from '../../src/domains/interactions/buying-firm.ts';
import { CHANNEL_PROFILES } from '../../src/domains/interactions/channel-profile.ts';
import { CLUB_FUNCTIONS, CLUB_TESTS } from '../../src/domains/interactions/club.ts';
import { CONSUMER_TYPES } from '../../src/domains/interactions/consumer-type.ts';
import { CONTACT_DEFAULTS } from '../../src/domains/interactions/contact-policy.ts';
import { DIALOGUE_RULES } from '../../src/domains/interactions/dialogue.ts';
import { INTERACTION_CASES } from '../../src/domains/interactions/interaction-case.ts';
import { DESIGN_STEPS } from '../../src/domains/interactions/interaction-design.ts';
import * as words from '../../src/domains/interactions/interaction-words.ts';
import { canada } from '../../src/domains/interactions/jurisdictions/canada/canada.ts';
import { france } from '../../src/domains/interactions/jurisdictions/france/france.ts';
import { unitedStates } from '../../src/domains/interactions/jurisdictions/united-states/united-states.ts';
import { MESSAGE_OCCASIONS } from '../../src/domains/interactions/personalise.ts';
import { interactionSentences } from '../../src/domains/interactions/sentences.ts';
import {
  INTEGRATION_STEPS,
  TOUCHPOINT_ASPECTS,
} from '../../src/domains/interactions/touchpoint.ts';

function pageOf(name: string): string {
  return readFileSync(fileURLToPath(new URL(`../../docs/${name}`, import.meta.url)), 'utf8');
}
const chapter = pageOf('interactions.md');
const tables = pageOf('interactions-tables.md');

/** The rows of the table that begins with a heading. */
function rowsUnder(page: string, heading: string): readonly string[] {
  const lines = page.slice(page.indexOf(`| ${heading} |`)).split('\n');
  return lines.slice(
    2,
    lines.findIndex((line) => !line.startsWith('|')),
  );
}

interface Words {
  readonly en: string;
  readonly zh: string;
  readonly source: string | null;
}

function isTable(value: unknown): value is Readonly<Record<string, Words>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.values(value).every(
    (row: unknown) => typeof row === 'object' && row !== null && Object.hasOwn(row, 'zh'),
  );
}

describe('the chapter on interactions', () => {
  it('shows the channels', () => {
    const rows = CHANNEL_PROFILES.map(({ channel, cost, speed, richness, interactivity, zh }) => {
      const cells = [cost, speed, richness, interactivity].map((grade, n) => `${grade} (${zh[n]})`);
      return `| \`${channel}\` | ${cells.join(' | ')} |`;
    });

    expect(rowsUnder(chapter, 'channel | cost')).toEqual(rows);
  });

  it('shows every law with where it is from', () => {
    const rows = [...unitedStates, ...canada, ...france].map(
      ({ id, place, from, sources, isChecked }) =>
        `| \`${id}\` | ${place} | ${from} | ${sources[0]?.title} | ${isChecked ? 'yes' : 'no'} |`,
    );

    expect(rowsUnder(chapter, 'law | place')).toEqual(rows);
  });

  it('shows every option with its default and source', () => {
    const rows = Object.entries(CONTACT_DEFAULTS).map(
      ([option, { value, provenance }]) =>
        `| \`${option}\` | ${JSON.stringify(value)} | ${provenance} |`,
    );

    expect(rowsUnder(chapter, 'option')).toEqual(rows);
  });

  it('shows the rules of dialogue, every reason, and how many sentences there are', () => {
    const rules = Object.entries(DIALOGUE_RULES).map(
      ([rule, { en, zh }]) => `| \`${rule}\` | ${en} | ${zh} |`,
    );
    const codes = Object.keys(interactionSentences.en);
    const reasons = codes.slice(codes.indexOf('DO_NOT_CONTACT'));

    expect(rowsUnder(chapter, 'rule | in English')).toEqual(rules);
    expect(reasons).toHaveLength(16);
    for (const reason of reasons) {
      expect(rowsUnder(chapter, 'part').join('\n')).toContain(`\`${reason}\``);
    }
    expect(chapter).toContain(`${codes.length} in all`);
  });
});

describe('the page of tables', () => {
  it('shows the kinds of customers', () => {
    expect(rowsUnder(tables, 'type | in English')).toEqual(
      Object.entries(CONSUMER_TYPES).map(
        ([type, { en, zh, percent, goesBy }]) =>
          `| \`${type}\` | ${en} | ${zh} | ${percent} | ${goesBy} |`,
      ),
    );
    expect(rowsUnder(tables, 'firm | 中文')).toEqual(
      Object.entries(BUYING_FIRMS).map(
        ([firm, { zh, criteria, negotiation }]) =>
          `| \`${firm}\` | ${zh} | ${criteria.join(', ')} | ${negotiation} |`,
      ),
    );
    expect(rowsUnder(tables, 'buyer | handling')).toEqual(
      Object.entries(BUYER_TYPES).flatMap(([type, { handling }]) =>
        handling.map(
          ({ en, zh, compliance, source }: BuyerHandling) =>
            `| \`${type}\` | ${en} | ${zh} | ${compliance} | ${source ?? 'ours'} |`,
        ),
      ),
    );
  });

  it('shows every word of every table', () => {
    const shown = [CLUB_TESTS, CLUB_FUNCTIONS, TOUCHPOINT_ASPECTS, INTEGRATION_STEPS];
    const all = [
      ...shown,
      DESIGN_STEPS,
      MESSAGE_OCCASIONS,
      ...Object.values(words).filter(isTable),
    ];

    expect(all.length).toBeGreaterThan(18);
    for (const table of all.filter((one) => one !== words.DISTRIBUTION_TIERS)) {
      for (const [name, { en, zh, source }] of Object.entries(table as Record<string, Words>)) {
        if (Array.isArray(zh)) continue;
        expect(tables).toContain(`| \`${name}\` | ${en} | ${zh} | ${source ?? 'ours'} |`);
      }
    }
  });

  it('shows every case with its figures', () => {
    expect(rowsUnder(tables, 'firm | story')).toEqual(
      Object.values(INTERACTION_CASES).map(({ firm, story, figures, source }) => {
        const told = Object.entries(figures).map(([name, value]) => `${name} ${value}`);
        return `| ${firm} | ${story} | ${told.join(', ')} | ${source} |`;
      }),
    );
  });
});
