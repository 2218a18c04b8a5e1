/** Customer sentences: refusals told to a person, for hosts to replace. */
import type { SentenceTable } from '../../kernel/refusal.ts';
import type { CustomerRefusal } from './customer-refusal.ts';

type Code = CustomerRefusal['code'] | 'TOO_LATE';

/**
 * A sentence for every refusal, in English (`en`) and Chinese in traditional characters
 * (`zh-Hant`); `sentenceOf` fills in the facts. `TOO_LATE` is the kernel's, when a command comes
 * after a newer event.
 */
export const customerSentences = Object.freeze({
  en: {
    NOT_ALLOWED: 'This is not possible while the record is {status}. Possible now: {allowed}.',
    NOT_A_PERSON: 'Only a person can do this, and this is a record of kind {kind}.',
    SAME_RECORD: 'A record cannot be set against itself.',
    LINKED_ALREADY: 'The record belongs to {to}. Take that link back first.',
    LINK_CYCLIC: 'The link would lead back to where it began, over {through}.',
    KEPT_APART: 'These were said to be different customers: {others}.',
    KINDS_DIFFER: 'A record of kind {kind} cannot be the customer of a record of kind {other}.',
    NOT_LINKED: 'The record is not linked to another.',
    NOT_APART: 'The two records are not kept apart.',
    KNOWN_ALREADY: 'The answer to {fact} is known.',
    ASKED_ALREADY: 'The customer was asked for {fact} at {askedAt}.',
    ANSWER_DECLINED: 'The customer would not say {fact}, at {declinedAt}.',
    FACT_UNKNOWN: 'Nothing is known of {fact} that could be confirmed.',
    NOT_IN_HOUSEHOLD: 'The person does not belong to that household.',
    ROLE_NOT_HELD: 'The person does not take that part.',
    NOT_SHARED: 'That one does not stand between the firm and the customer.',
    NO_SUCH_HOLD: 'There is no such hold.',
    ON_HOLD: 'Nothing may be erased while these holds stand: {holds}.',
    LIST_FULL: 'The record holds {most} entries of {list}, and no more.',
    TOO_LATE: 'Something newer is recorded already, at {newestAt}.',
  },
  'zh-Hant': {
    NOT_ALLOWED: '紀錄目前的狀態是 {status},不能這樣做。目前可以:{allowed}。',
    NOT_A_PERSON: '只有個人可以這樣做,而這筆紀錄是 {kind}。',
    SAME_RECORD: '紀錄不能與自己相對。',
    LINKED_ALREADY: '這筆紀錄已屬於 {to},請先解除該連結。',
    LINK_CYCLIC: '這個連結會經由 {through} 繞回原點。',
    KEPT_APART: '已註明這些是不同的顧客:{others}。',
    KINDS_DIFFER: '{kind} 的紀錄不能與 {other} 的紀錄視為同一顧客。',
    NOT_LINKED: '這筆紀錄沒有連結到其他紀錄。',
    NOT_APART: '這兩筆紀錄並未註明為不同顧客。',
    KNOWN_ALREADY: '{fact} 的答案已經知道。',
    ASKED_ALREADY: '已於 {askedAt} 詢問過顧客 {fact}。',
    ANSWER_DECLINED: '顧客已於 {declinedAt} 表示不願回答 {fact}。',
    FACT_UNKNOWN: '{fact} 尚無可供確認的內容。',
    NOT_IN_HOUSEHOLD: '此人不屬於該家庭。',
    ROLE_NOT_HELD: '此人並未擔任該角色。',
    NOT_SHARED: '該中間商並不在企業與顧客之間。',
    NO_SUCH_HOLD: '沒有這項保存要求。',
    ON_HOLD: '下列法定保存要求仍有效,不得刪除:{holds}。',
    LIST_FULL: '紀錄的 {list} 最多 {most} 筆。',
    TOO_LATE: '已有較新的紀錄,時間為 {newestAt}。',
  },
} as const satisfies SentenceTable & Readonly<Record<'en' | 'zh-Hant', Record<Code, string>>>);
