/** Tables as data, and a sentence for every code. */
import { describe, expect, it } from 'vitest';

import { BUYING_ROLES } from '../../src/domains/customers/buying-role.ts';
import { CONSENT_ORDER } from '../../src/domains/customers/consent.ts';
import { CONTACT_REASONS } from '../../src/domains/customers/contact-reason.ts';
import { CUSTOMER_KINDS } from '../../src/domains/customers/customer-kind.ts';
import type { CustomerRefusal } from '../../src/domains/customers/customer-refusal.ts';
import { HOUSEHOLD_ROLES } from '../../src/domains/customers/household.ts';
import { customerSentences } from '../../src/domains/customers/sentences.ts';
import { THANKS_REASONS } from '../../src/domains/customers/thanks.ts';
import { RECORD_KINDS } from '../../src/domains/customers/timeline-entry.ts';
import { isWord, WORD_LENGTH_MAX } from '../../src/domains/customers/word.ts';
import { sentenceOf } from '../../src/kernel/refusal.ts';
import { CONSENTS } from '../../src/kernel/words.ts';
import { day } from './records.ts';

describe('the tables', () => {
  it('hold the five kinds of record in the words of the source', () => {
    expect(Object.values(RECORD_KINDS).map(({ zh }) => zh)).toEqual([
      '客戶基本資料',
      '客戶交易資料',
      '客戶服務資料',
      '活動回應資料',
      '其他相關互動記錄',
    ]);
  });

  it('hold the three reasons for contact', () => {
    expect(Object.keys(CONTACT_REASONS)).toEqual(['information', 'purchase', 'voice']);
  });

  it('hold the five roles of 1972 and the one of 1982', () => {
    const sources = Object.values(BUYING_ROLES).map(({ source }) => source);

    expect(sources.filter((source) => source === 'Webster and Wind 1972')).toHaveLength(5);
    expect(BUYING_ROLES.initiator.source).toBe('Bonoma 1982');
  });

  it('make both of a couple principals, and no child', () => {
    const principals = Object.entries(HOUSEHOLD_ROLES).filter(([, row]) => row.isPrincipal);

    expect(principals.map(([role]) => role)).toEqual(['spouse', 'partner', 'single']);
  });

  it('rank every answer to a request for consent', () => {
    expect([...CONSENT_ORDER].sort()).toEqual([...CONSENTS].sort());
  });

  it.each([CUSTOMER_KINDS, HOUSEHOLD_ROLES, RECORD_KINDS, CONTACT_REASONS, THANKS_REASONS])(
    'have words in both languages and a source, or none: table %#',
    (table) => {
      for (const { en, zh, source } of Object.values(table)) {
        expect(en).not.toBe('');
        expect(zh).toMatch(/^\p{Script=Han}+$/u);
        expect(source ?? 'S000-0').toMatch(/^S\d{3}-\d+$/);
      }
      expect(Object.isFrozen(table)).toBe(true);
    },
  );
});

describe('a word', () => {
  it('is lower case in parts joined by hyphens', () => {
    const longest = 'x'.repeat(WORD_LENGTH_MAX);
    for (const word of ['a', 'reason-for-use', 'top-10', longest]) expect(isWord(word)).toBe(true);
    const bad = ['', 'A', 'a b', '-a', 'a-', 'a--b', '1a', 'é', 'a\n', `${longest}x`, 7, null];
    for (const text of bad) expect(isWord(text)).toBe(false);
  });

  it('is told from a long text quickly', () => {
    const begun = performance.now();
    for (let round = 0; round < 1000; round += 1) isWord(`${'a-'.repeat(50_000)}!`);

    expect(performance.now() - begun).toBeLessThan(1000);
  });
});

describe('the sentences', () => {
  const answers: readonly CustomerRefusal[] = [
    { code: 'NOT_ALLOWED', status: 'absent', allowed: ['Register'] },
    { code: 'NOT_A_PERSON', kind: 'household' },
    { code: 'SAME_RECORD' },
    { code: 'LINKED_ALREADY', to: 'bob' },
    { code: 'LINK_CYCLIC', through: ['bob', 'ada'] },
    { code: 'KEPT_APART', others: ['bob'] },
    { code: 'KINDS_DIFFER', kind: 'person', other: 'household' },
    { code: 'NOT_LINKED' },
    { code: 'NOT_APART' },
    { code: 'KNOWN_ALREADY', fact: 'birthday', until: day(1) },
    { code: 'ASKED_ALREADY', fact: 'birthday', askedAt: day(1) },
    { code: 'ANSWER_DECLINED', fact: 'birthday', declinedAt: day(1) },
    { code: 'FACT_UNKNOWN', fact: 'birthday' },
    { code: 'NOT_IN_HOUSEHOLD' },
    { code: 'ROLE_NOT_HELD' },
    { code: 'NOT_SHARED' },
    { code: 'NO_SUCH_HOLD' },
    { code: 'ON_HOLD', holds: ['hold-1', 'hold-2'] },
    { code: 'LIST_FULL', list: 'ledger', most: 500 },
  ];

  it.each(['en', 'zh-Hant'])('of %s know every refusal, with all its facts', (language) => {
    for (const answer of answers) {
      const sentence = sentenceOf(answer, customerSentences, language);

      expect(sentence, answer.code).toMatch(/[.。]$/);
      expect(sentence, answer.code).not.toContain('{');
    }
    const late = { code: 'TOO_LATE', newestAt: day(1) };
    expect(sentenceOf(late, customerSentences, language)).toContain(day(1));
    expect(Object.keys(customerSentences.en)).toHaveLength(answers.length + 1);
  });

  it('read as such', () => {
    expect(sentenceOf({ code: 'ON_HOLD', holds: ['a', 'b'] }, customerSentences, 'en')).toBe(
      'Nothing may be erased while these holds stand: a, b.',
    );
  });
});
