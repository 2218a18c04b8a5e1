/** Bonds sentences: the warnings told to a person, for hosts to replace. */
import type { SentenceTable } from '../../kernel/refusal.ts';
import type { HostageWarning } from './hostage.ts';

/**
 * A sentence for every warning, in English (`en`) and Chinese in traditional characters
 * (`zh-Hant`); `sentenceOf` fills in the facts.
 */
export const bondsSentences = Object.freeze({
  en: {
    HOSTAGE:
      'Not satisfied, and held: a rival offers a gain of {gainMinor} minor units of {currency}.',
    SATISFACTION_UNKNOWN:
      'Held against a gain of {gainMinor} minor units of {currency}; nobody asked how satisfied.',
    COST_INCOMPLETE: 'Whether the customer is held cannot be said without: {missing}.',
  },
  'zh-Hant': {
    HOSTAGE: '顧客不滿意卻被綁住:競爭者可帶來 {gainMinor} {currency}(最小單位)的利益。',
    SATISFACTION_UNKNOWN:
      '顧客被綁住,競爭者可帶來 {gainMinor} {currency}(最小單位)的利益,而滿意度不明。',
    COST_INCOMPLETE: '缺少下列資料,無法判斷顧客是否被綁住:{missing}。',
  },
} as const satisfies SentenceTable &
  Readonly<Record<'en' | 'zh-Hant', Record<HostageWarning['code'], string>>>);
