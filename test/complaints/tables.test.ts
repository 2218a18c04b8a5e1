/** What is data: causes, mistakes, steps, script, sentences, and where a case is in their words. */
import { describe, expect, it } from 'vitest';

import { FINDINGS, outcomeOf } from '../../src/domains/complaints/allegation.ts';
import { CASE_EVENTS } from '../../src/domains/complaints/case-event.ts';
import { CASE_OUTPUTS } from '../../src/domains/complaints/case-facts.ts';
import {
  caseProgress,
  FOUR_STEPS,
  ISO_STEPS,
  SCRIPT,
} from '../../src/domains/complaints/case-process.ts';
import type { CaseRefusal, CaseWarning } from '../../src/domains/complaints/case-refusal.ts';
import { type Case, NO_CASE } from '../../src/domains/complaints/case-state.ts';
import { CAUSE_NAMES, CAUSES } from '../../src/domains/complaints/cause.ts';
import { CONDUCT_LABELS, MISTAKES } from '../../src/domains/complaints/conduct.ts';
import { explainCase } from '../../src/domains/complaints/explain.ts';
import { caseSentences } from '../../src/domains/complaints/sentences.ts';
import { sentenceOf } from '../../src/kernel/refusal.ts';
import { after, ask, day, goOn, rules, STATUSES, stateOf } from './cases.ts';

describe('the causes', () => {
  it('are the ten of the source: four of the product, four of the service, two of the customer', () => {
    const sides = CAUSE_NAMES.map((cause) => CAUSES[cause].side);

    expect(sides).toEqual([
      ...new Array<string>(4).fill('product'),
      ...new Array<string>(4).fill('service'),
      ...new Array<string>(2).fill('customer'),
    ]);
    expect(CAUSE_NAMES.every((cause) => CAUSES[cause].source === 'S003-60')).toBe(true);
    expect(new Set(CAUSE_NAMES.map((cause) => CAUSES[cause].zh)).size).toBe(10);
  });
});

describe('the six mistakes', () => {
  it('are stood against by two guards, a ledger and three labels of a review', () => {
    expect(MISTAKES.map(({ foundBy }) => foundBy)).toEqual([
      'guard',
      'review',
      'guard',
      'review',
      'review',
      'ledger',
    ]);
    const codes = (foundBy: string) =>
      MISTAKES.filter((one) => one.foundBy === foundBy).map(({ code }) => code);

    expect(codes('review')).toEqual(CONDUCT_LABELS);
    expect(codes('guard').every((code) => Object.hasOwn(caseSentences.en, code))).toBe(true);
    expect(CASE_EVENTS).toContain(codes('ledger')[0]);
  });
});

describe('the outcome of a complaint', () => {
  const outcome = (...findings: readonly ((typeof FINDINGS)[number] | null)[]) =>
    outcomeOf(
      findings.map((finding, index) => ({ id: `${index}`, cause: 'product-fault', finding })),
    );

  it('is that of its allegations where they agree, and in part where they do not', () => {
    for (const finding of FINDINGS) expect(outcome(finding, finding)).toBe(finding);
    expect(outcome('upheld', 'not-upheld')).toBe('partly-upheld');
    expect(outcome('partly-upheld', 'upheld')).toBe('partly-upheld');
  });

  it('is open while one of them is', () => {
    expect([outcome(), outcome(null), outcome('upheld', null), outcome(null, 'upheld')]).toEqual(
      new Array<null>(4).fill(null),
    );
  });
});

describe('where a case is', () => {
  it('is told in the steps of ISO 10002 and in the four of the source', () => {
    const places = STATUSES.map((status) => {
      const { step, nextStep, fourStep } = caseProgress(stateOf(status));
      return [status, step, nextStep, fourStep];
    });

    // The crosswalk: listen = receipt and acknowledgement; judge = assessment and investigation;
    // carry out = response and decision; follow up = closing.
    expect(places).toEqual([
      ['absent', null, 'receipt', null],
      ['received', 'receipt', 'acknowledgement', 'listen'],
      ['acknowledged', 'acknowledgement', 'initial-assessment', 'listen'],
      ['assessed', 'initial-assessment', 'investigation', 'judge'],
      ['investigating', 'investigation', 'response', 'judge'],
      ['concluded', 'investigation', 'response', 'judge'],
      ['responded', 'response', 'communicating-the-decision', 'carry-out'],
      ['communicated', 'communicating-the-decision', 'closing', 'carry-out'],
      ['referred', 'communicating-the-decision', 'closing', 'carry-out'],
      ['closed', 'closing', null, 'follow-up'],
      ['withdrawn', 'closing', null, 'follow-up'],
      ['merged', 'closing', null, 'follow-up'],
    ]);
    expect(ISO_STEPS).toHaveLength(7);
    expect(FOUR_STEPS.map(({ zh }) => zh)).toEqual([
      '傾聽客戶意見',
      '記錄要點,判斷投訴是否成立',
      '提出並實施可行的方案',
      '跟蹤服務',
    ]);
  });

  it('leads on act by act, to the close and no further', () => {
    const acts: (string | null)[] = [];
    let state: Case = NO_CASE;
    for (let count = 0; count < 40; count += 1) {
      const { nextAct } = caseProgress(state);
      acts.push(nextAct);
      if (nextAct === null) break;
      const missing = CASE_OUTPUTS.find((output) => !state.outputs.includes(output));
      state =
        nextAct === 'RecordOutput' && missing !== undefined
          ? after(rules, state, [ask('RecordOutput', day(0), { output: missing })])
          : goOn(state, [nextAct]);
    }

    expect(acts).toEqual([
      'Receive',
      'Acknowledge',
      'Assess',
      'Investigate',
      'VerifyFacts',
      'Conclude',
      'Respond',
      'Communicate',
      'RecordOutput',
      'RecordOutput',
      'RecordOutput',
      'Close',
      null,
    ]);
  });

  it('names what a close still wants', () => {
    const told = stateOf('communicated');
    const refused = goOn(told, ['RefuseDecision']);
    const nothing = { ...stateOf('concluded'), allegations: [] };
    const broken = {
      ...told,
      promises: [{ id: 'p', dueAt: null, state: 'broken', breaches: 1 }] as const,
    };
    const rejected = goOn(goOn(stateOf('investigating'), []), ['Conclude'], {
      finding: 'not-upheld',
    });

    expect(caseProgress(told).nextAct).toBe('Close');
    expect(caseProgress(refused).nextAct).toBe('OfferRecourse');
    expect(caseProgress(goOn(refused, ['OfferRecourse'])).nextAct).toBe('Close');
    expect(caseProgress(broken).nextAct).toBe('KeepPromise');
    expect(caseProgress(rejected).nextAct).toBe('Reject');
    expect(caseProgress(nothing).nextAct).toBe('Respond');
    expect(caseProgress(goOn(stateOf('received'), ['Refer'])).nextAct).toBe('Reopen');
    expect(caseProgress(goOn(told, ['Refer'])).nextAct).toBe('Close');
  });
});

describe('what to say', () => {
  it('is the script of the source, step by step', () => {
    const received = after(rules, NO_CASE, [ask('Receive', day(0), { cause: 'product-fault' })]);
    const said: (string | null)[] = [];
    let state = received;
    const note = (...commands: Parameters<typeof after>[2]) => {
      said.push(caseProgress(state).say);
      state = after(rules, state, commands);
    };
    note(ask('Acknowledge', day(0), {}));
    note(ask('ExpressRegret', day(0), {}));
    note(ask('Say', day(0), { words: 'sympathy' }), ask('VerifyFacts', day(0)));
    note(ask('Say', day(0), { words: 'explanation' }));
    note(
      ask('Hear', day(0)),
      ask('ReadBackSummary', day(0), {}),
      ask('ProposeRemedy', day(0), { remedy: 'r-1', kind: 'repair' }),
    );
    note(ask('ExpressRegret', day(0), {}));
    note(ask('Say', day(0), { words: 'thanks' }));
    note();

    // Explaining waits for the facts, so sympathy comes before it here.
    expect(said).toEqual([
      'accept-and-regret',
      'accept-and-regret',
      'sympathise',
      'explain',
      'solve',
      'regret-again',
      'thank',
      null,
    ]);
    expect(new Set(said.filter((one) => one !== null))).toEqual(
      new Set(SCRIPT.map(({ id }) => id)),
    );
    expect(caseProgress(NO_CASE).say).toBeNull();
    // Sorry, but not taken on yet.
    expect(caseProgress(goOn(received, ['ExpressRegret'])).say).toBe('accept-and-regret');
  });
});

describe('a sentence', () => {
  const facts = {
    status: 'received',
    allowed: ['Acknowledge', 'Hear'],
    missing: ['late'],
    upheld: ['late'],
    channels: ['letter'],
    party: 'son',
    totalMinor: 600,
    limitMinor: 500,
    currency: 'GBP',
    promises: ['call-back'],
    field: 'dueAt',
    date: day(0),
    id: 'r-1',
    dueAt: day(0),
    newestAt: day(0),
    calendar: 'desk',
    from: '2027-01-01',
  };

  it('is there for every code in each language, with every placeholder filled', () => {
    const codes = Object.keys(caseSentences.en);
    for (const language of ['en', 'zh-Hant'] as const) {
      expect(Object.keys(caseSentences[language])).toEqual(codes);
      for (const code of codes) {
        const sentence = sentenceOf({ code, ...facts }, caseSentences, language) ?? '{';
        expect(sentence, code).not.toMatch(/[{}]/);
        expect(sentence).toMatch(language === 'en' ? /^[A-Z].*\.$/ : /。$/);
      }
    }
  });

  it('says what somebody can do about it', () => {
    const refusal: CaseRefusal = { code: 'PROMISES_OPEN', promises: ['call-back', 'r-1'] };
    const warning: CaseWarning = { code: 'OUTPUTS_MISSING', missing: ['lesson-learned'] };

    expect(sentenceOf(refusal, caseSentences, 'en')).toBe(
      'Neither kept nor dated anew: call-back, r-1.',
    );
    expect(sentenceOf(warning, caseSentences, 'zh-Hant')).toBe('尚未記錄:lesson-learned。');
  });
});

describe('an explanation', () => {
  it('holds what each rule saw, and nothing of a rule that is not known', () => {
    const told = stateOf('communicated');
    const decision = rules.decide(ask('Close', day(1)), told);
    if (!decision.accepted) throw new Error('the case was not closed');
    const [event] = decision.events;
    if (event === undefined) throw new Error('nothing happened');

    expect(decision.why).toEqual([
      { rule: 'case-flow@1', from: 'communicated', to: 'closed' },
      { rule: 'decision-communicated@1', communicatedAt: day(0) },
      { rule: 'recourse-offered@1', answer: null, recourse: [] },
      { rule: 'promises-settled@1', promises: told.promises },
      { rule: 'outputs-recorded@1', outputs: [...CASE_OUTPUTS] },
    ]);
    const later = { ...event, rules: ['toString', 'closed-twice@7'] };
    expect(explainCase(later, told)).toEqual([{ rule: 'toString' }, { rule: 'closed-twice@7' }]);
  });
});
