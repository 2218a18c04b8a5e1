/** What is data: stages and their words, reasons, projections, sentences, and the history of stages. */
import { describe, expect, it } from 'vitest';

import { explainLifecycle } from '../../src/domains/lifecycle/explain.ts';
import type { LifecycleEvent } from '../../src/domains/lifecycle/lifecycle-event.ts';
import type {
  LifecycleRefusal,
  LifecycleWarning,
} from '../../src/domains/lifecycle/lifecycle-refusal.ts';
import { NO_LIFECYCLE } from '../../src/domains/lifecycle/lifecycle-state.ts';
import { FOLKLORE_LOSS_SHARES, LOSS_REASONS } from '../../src/domains/lifecycle/loss.ts';
import {
  growthPhase,
  ladderRung,
  RETENTION_PHASES,
  relationshipPhase,
} from '../../src/domains/lifecycle/projections.ts';
import { lifecycleSentences } from '../../src/domains/lifecycle/sentences.ts';
import { isActive, STAGES, STATUS_WORDS } from '../../src/domains/lifecycle/stage.ts';
import { stageAt, stageSpells } from '../../src/domains/lifecycle/stage-history.ts';
import { sentenceOf } from '../../src/kernel/refusal.ts';
import { day, STATUSES } from './lives.ts';

describe('the stages', () => {
  it('are the eight of the source, in its order and words', () => {
    expect(STAGES.map((stage) => STATUS_WORDS[stage].zh)).toEqual([
      '招募',
      '歡迎',
      '開始了解',
      '帳戶管理',
      '強化影響',
      '潛在離婚',
      '離婚',
      '恢復',
    ]);
    expect(STAGES.map((stage) => STATUS_WORDS[stage].source)).toEqual(
      [14, 15, 16, 17, 18, 19, 20, 21].map((row) => `S002-${row}`),
    );
  });

  it('are active from the welcome to the risk of leaving', () => {
    expect(STATUSES.filter(isActive)).toEqual([
      'welcoming',
      'getting-to-know',
      'account-management',
      'intensive-care',
      'at-risk',
    ]);
  });
});

describe('the reasons of a loss', () => {
  it('say which can be won back', () => {
    const final = Object.entries(LOSS_REASONS).filter(([, { canBeWonBack }]) => !canBeWonBack);

    expect(final.map(([reason]) => reason)).toEqual([
      'moved-away',
      'need-ended',
      'unprofitable',
      'misconduct',
    ]);
  });

  it('carry the shares of folklore, marked as such, which sum to all', () => {
    const { percent, provenance } = FOLKLORE_LOSS_SHARES;

    expect(provenance).toBe('folklore');
    expect(Object.values(percent).reduce<number>((sum, share) => sum + share, 0)).toBe(100);
    expect(Object.keys(percent).filter((reason) => !Object.hasOwn(LOSS_REASONS, reason))).toEqual([
      'death',
    ]);
  });
});

describe('the projections', () => {
  it('tell the four phases of the retention strategies', () => {
    expect(STAGES.map((stage) => RETENTION_PHASES[stage])).toEqual([
      'acquisition',
      ...new Array<string>(5).fill('retention'),
      'lost',
      'winback',
    ]);
  });

  it('tell the three phases of a relationship', () => {
    const phases = (level: number) => STAGES.map((stage) => relationshipPhase(stage, level));
    const rest = ['maintain', null, null, null];

    expect(phases(1)).toEqual(['acquire', 'acquire', 'enhance', 'enhance', ...rest]);
    expect(phases(2)).toEqual(['acquire', 'acquire', 'enhance', 'maintain', ...rest]);
    for (const level of [-1, 4, 1.5, Number.NaN]) {
      expect(() => relationshipPhase('lost', level)).toThrow(/bondLevel must be whole, 0 to 3/);
    }
    expect([relationshipPhase('welcoming', 0), relationshipPhase('welcoming', 3)]).toEqual([
      'acquire',
      'acquire',
    ]);
  });

  it('tell the phase of growth, both numbers reached', () => {
    const thresholds = {
      growth: { tenureDays: 90, valueMinor: 100 },
      mature: { tenureDays: 730, valueMinor: 1000 },
    };
    const phase = (tenureDays: number, valueMinor: number) =>
      growthPhase({ tenureDays, valueMinor }, thresholds);

    expect([phase(90, 100), phase(89, 1000), phase(730, 99)]).toEqual([
      'growth',
      'potential',
      'potential',
    ]);
    expect([phase(730, 1000), phase(729, 1000), phase(730, 999)]).toEqual([
      'mature',
      'growth',
      'growth',
    ]);
    const turned = { growth: thresholds.mature, mature: thresholds.growth };
    expect(() => growthPhase(thresholds.growth, turned)).toThrow(/mature must not begin before/);
    expect(() => phase(Number.NaN, 1)).toThrow(/tenureDays must be finite/);
    expect(() => phase(1, Number.POSITIVE_INFINITY)).toThrow(/valueMinor must be finite/);
  });

  it('tell the rung of the ladder', () => {
    const rung = (isLoyal: boolean, isMostValuable: boolean) =>
      STATUSES.map((status) => ladderRung(status, { isLoyal, isMostValuable }));
    const rungs = (buyer: string) => [
      'public',
      'prospect',
      ...new Array<string>(5).fill(buyer),
      null,
      null,
      'public',
      null,
      null,
    ];

    expect(rung(false, true)).toEqual(rungs('buyer'));
    expect(rung(true, false)).toEqual(rungs('loyal'));
    expect(rung(true, true)).toEqual(rungs('lifetime-value'));
  });
});

describe('the sentences', () => {
  const answers: readonly (LifecycleRefusal | LifecycleWarning)[] = [
    { code: 'NOT_ALLOWED', status: 'deceased', allowed: ['Save', 'Lose'] },
    { code: 'CONTACT_NOT_NAMED' },
    { code: 'PROFILE_INCOMPLETE', missing: ['loyalty'] },
    { code: 'REASON_FINAL', reason: 'moved-away' },
    { code: 'WINBACK_TOO_SOON', until: day(30) },
    { code: 'CAUSE_REMAINS', reason: 'high-price' },
    { code: 'NOT_WORTH_IT', worthMinor: -1000, currency: 'EUR' },
    { code: 'CONSENT_MISSING', consent: 'refused' },
    { code: 'CURRENCIES_DIFFER' },
    { code: 'NO_SUCH_TIMER' },
    { code: 'TIMER_NOT_DUE', dueAt: day(30) },
    { code: 'LOSS_NOT_STATED' },
  ];

  it.each(['en', 'zh-Hant'])(
    'of %s know every refusal and warning, with all its facts',
    (language) => {
      for (const answer of answers) {
        const sentence = sentenceOf(answer, lifecycleSentences, language);

        expect(sentence, answer.code).toMatch(/[.。]$/);
        expect(sentence, answer.code).not.toContain('{');
      }
      const late = { code: 'TOO_LATE', newestAt: day(1) };
      expect(sentenceOf(late, lifecycleSentences, language)).toContain(day(1));
      expect(Object.keys(lifecycleSentences.en)).toHaveLength(answers.length + 1);
    },
  );

  it('read as such', () => {
    expect(sentenceOf(answers[4] ?? { code: '' }, lifecycleSentences, 'en')).toBe(
      'The pause after the loss lasts until 2026-05-31T10:00:00.000Z.',
    );
    expect(sentenceOf(answers[0] ?? { code: '' }, lifecycleSentences, 'en')).toBe(
      'This is not possible while the customer is deceased. Possible now: Save, Lose.',
    );
  });
});

describe('the history of stages', () => {
  const by = { actor: 'x', authority: null };
  const history: readonly LifecycleEvent[] = [
    { type: 'Recruited', at: day(0), by, rules: [] },
    { type: 'ContactNamed', contact: 'bob', at: day(1), by, rules: [] },
    { type: 'Purchased', at: day(2), by, rules: [] },
    { type: 'MarkedAtRisk', signal: 'overdue', at: day(2), by, rules: [] },
  ];

  it('is that of the statuses and not of the events', () => {
    expect(stageSpells(history)).toEqual([
      { status: 'recruitment', from: day(0), until: day(2) },
      { status: 'welcoming', from: day(2), until: day(2) },
      { status: 'at-risk', from: day(2), until: null },
    ]);
    expect(stageSpells([])).toEqual([]);
  });

  it('knows where the customer stood at an instant', () => {
    expect([day(-1), day(0), day(1), day(2), day(3)].map((at) => stageAt(history, at))).toEqual([
      'absent',
      'recruitment',
      'recruitment',
      'at-risk',
      'at-risk',
    ]);
  });

  it('is explained without facts where a rule is not known', () => {
    const [event] = history;
    const newer = {
      ...(event as LifecycleEvent),
      rules: ['lifecycle-flow@2', 'worth-the-effort@1'],
    };

    expect(explainLifecycle(newer, NO_LIFECYCLE)).toEqual([
      { rule: 'lifecycle-flow@2' },
      { rule: 'worth-the-effort@1' },
    ]);
  });
});
