import { describe, expect, it } from 'vitest';

import { LOSS_REASONS } from '../../src/domains/lifecycle/loss.ts';
import { BEGINNINGS } from '../../src/domains/lifecycle/stage.ts';
import {
  INTERACTION_AIMS,
  RELATIONSHIP_AIMS,
  SERVICE_AIMS,
} from '../../src/domains/playbooks/aims.ts';
import { EVALUATION_QUESTIONS } from '../../src/domains/playbooks/evaluation.ts';
import { EXPERIENCE_STAGES } from '../../src/domains/playbooks/experience-stage.ts';
import { INFORMATION_READINESS } from '../../src/domains/playbooks/information-readiness.ts';
import { INTERNAL_MARKETING } from '../../src/domains/playbooks/internal-marketing.ts';
import { PLAYBOOKS_DEFAULTS } from '../../src/domains/playbooks/playbooks-defaults.ts';
import { RETENTION_ACTIONS } from '../../src/domains/playbooks/retention-actions.ts';
import { RETENTION_POLICY } from '../../src/domains/playbooks/retention-policy.ts';
import { SAVE_OFFERS, SAVE_OFFERS_BY_REASON } from '../../src/domains/playbooks/save-offers.ts';
import { playbooksSentences } from '../../src/domains/playbooks/sentences.ts';
import { SOURCE_CASES, type SourceCase } from '../../src/domains/playbooks/source-cases.ts';
import { EXPERIENCE_PHASES, UTILITY_LEVERS } from '../../src/domains/playbooks/utility-map.ts';
import { DISSONANCE_REDUCERS, WELCOME_AIMS } from '../../src/domains/playbooks/welcome.ts';
import { sentenceOf } from '../../src/kernel/refusal.ts';
import type { SourcedWords } from '../../src/kernel/sourced.ts';
import { PURPOSES } from '../../src/kernel/words.ts';
import { describeCondition } from '../../src/mechanisms/describe-condition.ts';

const tables: readonly (readonly [string, number, Readonly<Record<string, SourcedWords>>])[] = [
  // How many rows each has was counted in the sources, with our own beside them.
  ['aims of relationship marketing', 3 + 3, RELATIONSHIP_AIMS],
  ['aims of service', 3, SERVICE_AIMS],
  ['aims of an interaction', 5, INTERACTION_AIMS],
  ['questions of an evaluation', 3, EVALUATION_QUESTIONS],
  ['stages of experience', 4, EXPERIENCE_STAGES],
  ['points before information technology', 4, INFORMATION_READINESS],
  ['internal marketing', 4, INTERNAL_MARKETING],
  ['phases of a buyer', 6, EXPERIENCE_PHASES],
  ['levers', 6 + 1, UTILITY_LEVERS],
  ['aims of a welcome', 3, WELCOME_AIMS],
  ['reducers of dissonance', 3, DISSONANCE_REDUCERS],
  ['actions', 26, RETENTION_ACTIONS],
  ['offers', 10, SAVE_OFFERS],
  ['cases', 12, SOURCE_CASES],
];

describe.each(tables)('the table of %s', (_, count, table) => {
  it(`has ${count} rows, each with its words and its source`, () => {
    expect(Object.keys(table)).toHaveLength(count);
    for (const [name, { en, zh, source }] of Object.entries(table)) {
      expect(name).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
      expect(en).toMatch(/^[\x20-\x7e]+$/);
      expect(zh).toMatch(/\p{Script=Han}|^UCC/u);
      expect(source ?? 'S000-1').toMatch(/^S00\d-\d+$/);
    }
  });

  it('cannot be changed', () => {
    expect(Object.isFrozen(table)).toBe(true);
  });
});

describe('the policy', () => {
  it('asks for every action of the table but the prohibited one', () => {
    const asked = new Set<string>(RETENTION_POLICY.advice.map(({ gives }) => gives.action));
    const left = Object.keys(RETENTION_ACTIONS).filter((action) => !asked.has(action));

    expect(left).toEqual(['give-kickback']);
    expect(RETENTION_ACTIONS['give-kickback'].isProhibited).toBe(true);
    expect(Object.values(RETENTION_ACTIONS).filter((row) => row.isProhibited)).toHaveLength(1);
  });

  it('speaks of the stages of the lifecycle', () => {
    const named = JSON.stringify(RETENTION_POLICY).match(
      /"stage","(?:is":"eq","to":"[a-z-]+"|values":\[[^\]]*\])/g,
    );
    const stages = new Set(
      (named ?? [])
        .flatMap((part) => part.match(/"[a-z-]+"/g) ?? [])
        .map((text) => text.slice(1, -1)),
    );
    for (const word of ['stage', 'is', 'eq', 'to', 'values']) stages.delete(word);

    expect(stages.size).toBeGreaterThan(6);
    expect(BEGINNINGS).toEqual(expect.arrayContaining([...stages]));
  });

  it('needs no consent for service, and one for all that is sold or cared for from afar', () => {
    for (const { kind, isContact, purposes } of Object.values(RETENTION_ACTIONS)) {
      expect(PURPOSES).toEqual(expect.arrayContaining([...purposes]));
      if (kind === 'service') expect(purposes).toEqual([]);
      else if (isContact) expect(purposes.length).toBeGreaterThan(0);
    }
  });

  it('comes to the customer with everything but what is done where the customer is', () => {
    const quiet = Object.entries(RETENTION_ACTIONS).filter(([, { isContact }]) => !isContact);

    expect(quiet.map(([action]) => action)).toEqual([
      'make-save-offer',
      'restore-reliability',
      'give-priority-access',
    ]);
  });

  it('can be told in words, rule by rule', () => {
    for (const { when } of RETENTION_POLICY.advice) {
      expect(describeCondition(when)).toMatch(/ (?:is|are) /);
    }
  });
});

describe('the offers by reason', () => {
  it('have every reason of the lifecycle, and let go where it has no hope of winning back', () => {
    const hopeless = Object.entries(LOSS_REASONS).filter(([, { canBeWonBack }]) => !canBeWonBack);

    expect(Object.keys(SAVE_OFFERS_BY_REASON).toSorted()).toEqual(
      Object.keys(LOSS_REASONS).toSorted(),
    );
    expect(hopeless.length).toBeGreaterThan(2);
    for (const [reason, offers] of Object.entries(SAVE_OFFERS_BY_REASON)) {
      const isHopeless = hopeless.some(([name]) => name === reason) && reason !== 'need-ended';
      expect(offers.length === 0).toBe(isHopeless);
    }
  });
});

describe('the defaults', () => {
  it('say where each comes from', () => {
    for (const { provenance } of Object.values({ ...PLAYBOOKS_DEFAULTS })) {
      expect(provenance).toMatch(/^(?:our own[:;]|S00\d-\d+:)/);
    }
  });

  it('end a failed payment within a month', () => {
    expect(PLAYBOOKS_DEFAULTS.dunning.value.at(-1)).toEqual({ day: 21, act: 'end' });
  });
});

describe('the cases', () => {
  it('have the figures of the source, the most of "more than" left open', () => {
    const { figures } = SOURCE_CASES['skyworth-vantage'];

    expect(figures.find(({ what }) => what === 'films shown')).toEqual({
      what: 'films shown',
      least: 3500,
      most: 3500,
    });
    expect(SOURCE_CASES['haier-city-tour'].figures[1]).toEqual({
      what: 'cities',
      least: 70,
      most: null,
    });
    expect(figures.at(-1)).toEqual({
      what: 'villagers reached in both phases',
      least: 80_000_000,
      most: 100_000_000,
    });
  });

  it('have a lesson, unless nothing but a title is left', () => {
    const cases: readonly SourceCase[] = Object.values(SOURCE_CASES);

    expect(cases.filter(({ lesson }) => lesson === null)).toEqual([SOURCE_CASES['ten-ren-tea']]);
    expect(cases.filter(({ certainty }) => certainty !== 'stated')).toHaveLength(1);
  });
});

describe('the sentences', () => {
  it('are in both languages, with the same facts in them', () => {
    const { en, 'zh-Hant': zh } = playbooksSentences;
    const factsOf = (text: string) => (text.match(/\{\w+\}/g) ?? []).toSorted();

    for (const code of Object.keys(en) as (keyof typeof en)[]) {
      expect(factsOf(zh[code])).toEqual(factsOf(en[code]));
    }
  });

  it('tell a finding', () => {
    const finding = {
      code: 'RESOURCE_SHORT',
      goals: ['g1', 'g2'],
      resource: 'hours',
      needed: 62,
      available: 60,
    } as const;

    expect(sentenceOf(finding, playbooksSentences, 'en')).toBe(
      'The goals g1, g2 take 62 of hours, and there are 60.',
    );
  });
});
