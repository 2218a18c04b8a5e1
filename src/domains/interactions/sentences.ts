/** Interaction sentences: refusals and reasons told to a person, for hosts to replace. */
import type { SentenceTable } from '../../kernel/refusal.ts';
import type { ContactRefusal } from './contact-ledger-refusal.ts';
import type { ContactReason } from './contact-reason.ts';

type Code = ContactRefusal['code'] | ContactReason['code'] | 'TOO_LATE';

/**
 * A sentence for every refusal of a ledger and every reason of a decision, in English (`en`) and
 * Chinese in traditional characters (`zh-Hant`); `sentenceOf` fills in the facts. `TOO_LATE` is the
 * kernel's, when a command comes after a newer event.
 */
export const interactionSentences = Object.freeze({
  en: {
    CONTACT_DENIED: 'The customer may not be contacted now.',
    BAD_ID: 'The id is none, or too long.',
    ID_TAKEN: 'The id stands for something else already.',
    NO_SUCH_HOLD: 'No contact is held under this id.',
    CONTACT_SENT: 'The contact took place at {at} and cannot be given back.',
    HOLD_OVER: 'The contact was held until {heldUntil}, and no longer.',
    NO_SUCH_TIMER: 'No such timer is running.',
    TIMER_NOT_DUE: 'The timer is not due yet.',
    TOO_LATE: 'Something newer is recorded already, at {newestAt}.',
    DO_NOT_CONTACT: 'The customer asked never to be contacted.',
    DECEASED: 'The customer has died.',
    ADDRESS_DEAD: 'The address reaches nobody.',
    FACT_UNKNOWN: 'It is not known how it stands with {fact}.',
    CONSENT_MISSING: 'Consent to {purpose} by {channel} is {consent}.',
    CHANNEL_CONSENT_MISSING: 'The channel {channel} needs consent of its own, which is {consent}.',
    COMPLAINT_OPEN: 'A complaint of the customer is open.',
    COOLING: 'The customer is left in peace until {until}.',
    LAW_NEEDS_CONSENT: 'The law {law} wants consent beforehand.',
    OUTSIDE_LAWFUL_HOURS: 'The law {law} does not let people be reached at this time.',
    HOLIDAYS_UNKNOWN: 'The holidays for the law {law} are not known so far ahead.',
    REFUSED_RECENTLY: 'The customer refused, and the law {law} wants a pause.',
    QUIET_HOURS: 'It is quiet where the customer is ({quiet}).',
    CAP_REACHED: 'There may be {most} contacts for the {scope}, and there are ({cap}).',
    NO_SUCH_CARRIER: 'The contact on which the message was to ride is not held.',
    OUTRANKED: 'A message that matters more waits for the customer.',
  },
  'zh-Hant': {
    CONTACT_DENIED: '目前不得聯繫這位顧客。',
    BAD_ID: '識別碼無效或過長。',
    ID_TAKEN: '此識別碼已用於其他事項。',
    NO_SUCH_HOLD: '此識別碼下沒有保留中的聯繫。',
    CONTACT_SENT: '此聯繫已於 {at} 進行,無法收回。',
    HOLD_OVER: '此聯繫只保留到 {heldUntil}。',
    NO_SUCH_TIMER: '沒有這個計時器。',
    TIMER_NOT_DUE: '計時器尚未到期。',
    TOO_LATE: '已有較新的紀錄,時間為 {newestAt}。',
    DO_NOT_CONTACT: '顧客要求不再被聯繫。',
    DECEASED: '顧客已身故。',
    ADDRESS_DEAD: '此地址無法聯繫到任何人。',
    FACT_UNKNOWN: '{fact} 的情形不明。',
    CONSENT_MISSING: '以 {channel} 進行 {purpose} 的同意狀態是 {consent}。',
    CHANNEL_CONSENT_MISSING: '管道 {channel} 本身需要同意,目前是 {consent}。',
    COMPLAINT_OPEN: '顧客有尚未結案的抱怨。',
    COOLING: '在 {until} 之前不打擾顧客。',
    LAW_NEEDS_CONSENT: '法規 {law} 要求事先同意。',
    OUTSIDE_LAWFUL_HOURS: '法規 {law} 不允許在此時間聯繫。',
    HOLIDAYS_UNKNOWN: '法規 {law} 所需的假日資料尚未涵蓋此日期。',
    REFUSED_RECENTLY: '顧客已拒絕,法規 {law} 要求暫停一段時間。',
    QUIET_HOURS: '顧客所在地正值安靜時段({quiet})。',
    CAP_REACHED: '{scope} 的聯繫次數上限為 {most},已達上限({cap})。',
    NO_SUCH_CARRIER: '要搭載此訊息的聯繫並未保留。',
    OUTRANKED: '有更重要的訊息在等候這位顧客。',
  },
} as const satisfies SentenceTable & Readonly<Record<'en' | 'zh-Hant', Record<Code, string>>>);
