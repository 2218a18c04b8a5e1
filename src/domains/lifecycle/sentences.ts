/** Lifecycle sentences: refusals and warnings told to a person, for hosts to replace. */
import type { SentenceTable } from '../../kernel/refusal.ts';
import type { LifecycleRefusal, LifecycleWarning } from './lifecycle-refusal.ts';

type Code = LifecycleRefusal['code'] | LifecycleWarning['code'] | 'TOO_LATE';

/**
 * A sentence for every refusal and warning, in English (`en`) and Chinese in traditional characters
 * (`zh-Hant`); `sentenceOf` fills in the facts. `TOO_LATE` is the kernel's, when a command comes
 * after a newer event.
 */
export const lifecycleSentences = Object.freeze({
  en: {
    NOT_ALLOWED: 'This is not possible while the customer is {status}. Possible now: {allowed}.',
    CONTACT_NOT_NAMED: 'Nobody is named yet to whom the customer can turn.',
    PROFILE_INCOMPLETE: 'The profile still lacks: {missing}.',
    REASON_FINAL: 'A customer lost for the reason {reason} is not won back by an offer.',
    WINBACK_TOO_SOON: 'The pause after the loss lasts until {until}.',
    CAUSE_REMAINS: 'What made the customer leave ({reason}) is still there.',
    NOT_WORTH_IT: 'The effort would be worth {worthMinor} minor units of {currency}.',
    CONSENT_MISSING: 'The customer has not agreed to be contacted; consent is {consent}.',
    CURRENCIES_DIFFER: 'The amounts must all be in one currency.',
    NO_SUCH_TIMER: 'No such timer is running.',
    TIMER_NOT_DUE: 'The timer is not due before {dueAt}.',
    TOO_LATE: 'Something newer is recorded already, at {newestAt}.',
    LOSS_NOT_STATED: 'Nothing was said about the loss; it counts as inferred and unknown.',
  },
  'zh-Hant': {
    NOT_ALLOWED: '顧客目前的狀態是 {status},不能這樣做。目前可以:{allowed}。',
    CONTACT_NOT_NAMED: '尚未指定顧客遇到問題時可以找的人。',
    PROFILE_INCOMPLETE: '顧客資料仍缺少:{missing}。',
    REASON_FINAL: '因 {reason} 而流失的顧客,無法以優惠贏回。',
    WINBACK_TOO_SOON: '流失後的緩和期到 {until} 為止。',
    CAUSE_REMAINS: '流失的原因({reason})尚未去除。',
    NOT_WORTH_IT: '這項贏回行動的價值為 {worthMinor} {currency}(最小單位)。',
    CONSENT_MISSING: '顧客未同意聯繫;目前的同意狀態是 {consent}。',
    CURRENCIES_DIFFER: '所有金額必須使用同一種貨幣。',
    NO_SUCH_TIMER: '沒有這個計時器。',
    TIMER_NOT_DUE: '計時器要到 {dueAt} 才到期。',
    TOO_LATE: '已有較新的紀錄,時間為 {newestAt}。',
    LOSS_NOT_STATED: '未說明流失情形;視為推斷且原因不明。',
  },
} as const satisfies SentenceTable & Readonly<Record<'en' | 'zh-Hant', Record<Code, string>>>);
