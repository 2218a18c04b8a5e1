/** Playbooks sentences: findings and refusals told to a person, for hosts to replace. */
import type { SentenceTable } from '../../kernel/refusal.ts';
import type { GoalFinding } from './goals.ts';
import type { SaveOfferRefusal } from './save-offers.ts';

type Code = GoalFinding['code'] | SaveOfferRefusal;

/**
 * A sentence for every finding on goals and every reason not to make an offer, in English (`en`)
 * and Chinese in traditional characters (`zh-Hant`); `sentenceOf` fills in the facts.
 */
export const playbooksSentences = Object.freeze({
  en: {
    NOT_SPECIFIC: 'The goal {goals} does not say what is measured, or how much is wanted.',
    NO_DEADLINE: 'The goal {goals} has no deadline.',
    DEADLINE_PASSED: 'The deadline of the goal {goals} is not ahead.',
    NEEDS_UNKNOWN: 'Nobody knows what the goal {goals} takes.',
    RESOURCE_SHORT: 'The goals {goals} take {needed} of {resource}, and there are {available}.',
    RESOURCE_UNKNOWN:
      'The goals {goals} take {needed} of {resource}; how much there is, is unknown.',
    CONTRADICTORY: 'The goals {goals} contradict each other on {metrics}.',
    OPPOSED: 'The goals {goals} work against each other: {metrics}.',
    EXCEEDS_VALUE: 'The offer costs more than the value of the customer supports.',
    COST_UNKNOWN: 'Nobody said what the offer costs.',
    VALUE_UNKNOWN: 'What the value of the customer supports is not known.',
  },
  'zh-Hant': {
    NOT_SPECIFIC: '目標 {goals} 未說明衡量什麼,或要達到多少。',
    NO_DEADLINE: '目標 {goals} 沒有期限。',
    DEADLINE_PASSED: '目標 {goals} 的期限已到或已過。',
    NEEDS_UNKNOWN: '目標 {goals} 需要多少資源不明。',
    RESOURCE_SHORT: '目標 {goals} 共需要 {resource} {needed},只有 {available}。',
    RESOURCE_UNKNOWN: '目標 {goals} 共需要 {resource} {needed},現有多少不明。',
    CONTRADICTORY: '目標 {goals} 在 {metrics} 上互相矛盾。',
    OPPOSED: '目標 {goals} 互相牽制:{metrics}。',
    EXCEEDS_VALUE: '這項方案的成本超過顧客價值所能支持的範圍。',
    COST_UNKNOWN: '這項方案的成本不明。',
    VALUE_UNKNOWN: '顧客價值能支持多少成本不明。',
  },
} as const satisfies SentenceTable & Readonly<Record<'en' | 'zh-Hant', Record<Code, string>>>);
