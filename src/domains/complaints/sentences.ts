/** Case sentences: refusals and warnings told to a person, for hosts to replace. */
import type { SentenceTable } from '../../kernel/refusal.ts';
import type { CaseRefusal, CaseWarning } from './case-refusal.ts';

type Code = CaseRefusal['code'] | CaseWarning['code'] | 'TOO_LATE';

/**
 * A sentence for every refusal and warning, in English (`en`) and Chinese in traditional characters
 * (`zh-Hant`); `sentenceOf` fills in the facts. `TOO_LATE` is the kernel's, when a command comes
 * after a newer event.
 */
export const caseSentences = Object.freeze({
  en: {
    NOT_ALLOWED: 'This is not possible while the case is {status}. Possible now: {allowed}.',
    NOT_ACKNOWLEDGED: 'The customer has not been told yet that the complaint has arrived.',
    FACTS_NOT_VERIFIED: 'The facts are not verified yet.',
    FINDINGS_MISSING: 'Nothing was found yet on: {missing}.',
    NOTHING_UPHELD: 'Nothing of the complaint is upheld: reject it, with the reasons.',
    SOMETHING_UPHELD: 'Upheld at least in part: {upheld}. It cannot be rejected.',
    REASONS_MISSING: 'A complaint is not rejected without a reason.',
    CHANNEL_UNSUITED: 'This channel does not suit the customer. Suitable: {channels}.',
    MANDATE_MISSING: 'Nothing shows yet that {party} may speak for the customer.',
    APPROVAL_NEEDED:
      'The remedies come to {totalMinor} minor units of {currency}, above the limit of ' +
      '{limitMinor}: somebody with a higher one must allow it.',
    CUSTOMER_NOT_HEARD: 'The customer has not been listened to yet.',
    SUMMARY_NOT_READ_BACK: 'The summary has not been read back to the customer yet.',
    PROMISE_NOT_DATED: 'The promise has no date.',
    OUTPUTS_MISSING: 'Not recorded yet: {missing}.',
    DECISION_NOT_COMMUNICATED: 'The decision has not been told to the customer.',
    RECOURSE_NOT_OFFERED:
      'The customer refuses the decision, and was not told where else they can go.',
    PROMISES_OPEN: 'Neither kept nor dated anew: {promises}.',
    DATE_NOT_POSSIBLE: 'The date {date} of {field} is not possible here.',
    LOG_NOT_IN_ORDER: 'What happened before is not in order of time.',
    ID_TAKEN: 'The id {id} is there already.',
    UNKNOWN_ID: 'Nothing that waits for this has the id {id}.',
    NO_SUCH_TIMER: 'No such timer is running.',
    TIMER_NOT_DUE: 'The timer is not due before {dueAt}.',
    TOO_LATE: 'Something newer is recorded already, at {newestAt}.',
    HOLIDAYS_TOO_SHORT:
      'A deadline is unknown: the calendar {calendar} has no holidays from {from}.',
    REGRET_NOT_EXPRESSED: 'Nobody has said sorry to the customer yet.',
  },
  'zh-Hant': {
    NOT_ALLOWED: '案件目前的狀態是 {status},不能這樣做。目前可以:{allowed}。',
    NOT_ACKNOWLEDGED: '尚未告知顧客已收到投訴。',
    FACTS_NOT_VERIFIED: '事實尚未查證。',
    FINDINGS_MISSING: '下列事項尚無結論:{missing}。',
    NOTHING_UPHELD: '投訴均不成立:請說明理由予以駁回。',
    SOMETHING_UPHELD: '下列事項至少部分成立,不能駁回:{upheld}。',
    REASONS_MISSING: '駁回投訴必須說明理由。',
    CHANNEL_UNSUITED: '此管道不適合這位顧客。適合的有:{channels}。',
    MANDATE_MISSING: '尚無文件證明 {party} 可代表顧客。',
    APPROVAL_NEEDED:
      '補償合計 {totalMinor} {currency}(最小單位),超過上限 {limitMinor},須由更高權限者核准。',
    CUSTOMER_NOT_HEARD: '尚未傾聽顧客的意見。',
    SUMMARY_NOT_READ_BACK: '尚未向顧客複述摘要。',
    PROMISE_NOT_DATED: '承諾沒有期限。',
    OUTPUTS_MISSING: '尚未記錄:{missing}。',
    DECISION_NOT_COMMUNICATED: '尚未將決定告知顧客。',
    RECOURSE_NOT_OFFERED: '顧客不接受決定,且尚未告知其他申訴途徑。',
    PROMISES_OPEN: '下列承諾既未履行,也未另訂期限:{promises}。',
    DATE_NOT_POSSIBLE: '{field} 的日期 {date} 在此不可行。',
    LOG_NOT_IN_ORDER: '先前的紀錄未按時間排列。',
    ID_TAKEN: '代號 {id} 已存在。',
    UNKNOWN_ID: '沒有代號為 {id} 的待處理事項。',
    NO_SUCH_TIMER: '沒有這個計時器。',
    TIMER_NOT_DUE: '計時器要到 {dueAt} 才到期。',
    TOO_LATE: '已有較新的紀錄,時間為 {newestAt}。',
    HOLIDAYS_TOO_SHORT: '期限不明:日曆 {calendar} 自 {from} 起沒有假日資料。',
    REGRET_NOT_EXPRESSED: '尚未向顧客表示歉意。',
  },
} as const satisfies SentenceTable & Readonly<Record<'en' | 'zh-Hant', Record<Code, string>>>);
