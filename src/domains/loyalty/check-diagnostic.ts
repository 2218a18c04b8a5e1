/** Check diagnostic: what can be wrong with a programme that a schema lets pass. */
import type { JsonObject } from '../../kernel/json-value.ts';
import { sentenceOf } from '../../kernel/refusal.ts';

/** Everything that the checks look for. */
export type CheckCode = keyof (typeof checkSentences)['en'];

/** Something that is wrong with a programme, or looks so. */
export interface Diagnostic {
  /** What. */
  readonly code: CheckCode;
  /** An error stands against a release, unless it is overridden by its code. */
  readonly severity: 'error' | 'warning';
  /** Where it stands in the programme. */
  readonly path: readonly (string | number)[];
  /** One sentence in English; `checkSentences` has it in other languages. */
  readonly message: string;
  /** A case in which it shows, worked to the end: names of the programme, and numbers. */
  readonly example: JsonObject;
}

const EN = {
  TIER_RANGES_OVERLAP: 'At {amount} two tiers are published at once.',
  TIER_RANGES_GAP: 'At {amount} no tier is published, though it lies between two.',
  TIER_UNREACHABLE: 'Nobody can reach this tier: it takes {need}, and {most} is the most there is.',
  TIER_HIDDEN: 'Whoever reaches this tier has a higher one already.',
  TIER_NEVER_EARNED: 'Nothing earns this tier, however much is counted: no way to it is said.',
  DEAD_RULE: 'This rule never pays, because another one always stands in its place.',
  AMBIGUOUS_WINNER: 'Two rules that stand alone have the same priority {priority}.',
  NEVER_PAYS: 'This rule never pays: {points} points even for {minor} minor units.',
  CONDITION_NEVER: 'This can never hold, whatever the facts are.',
  FACT_ABSENT: 'This asks about {fact}, which is never there on such an occasion.',
  NEVER_SPENDABLE: 'Points expire before they can be spent.',
  NEVER_REDEEMABLE:
    'Points of this currency can never be spent on this: it takes {need} of {most}.',
  NOTHING_TO_REDEEM: 'Nothing can be had for this currency.',
  REBATE_ABOVE_MARGIN:
    'Of {minor} spent, {worthMinor} are given back, and {mostMinor} are declared.',
  CONVERSION_CYCLE: 'Converted once around, {begin} become {end}.',
  GIFT_CARDS_EARN: 'A gift card bought with points earns {points} points again.',
  EXPIRY_FORBIDDEN: 'Points expire in a way that the law of a market forbids.',
} as const;

const ZH_HANT: Readonly<Record<keyof typeof EN, string>> = {
  TIER_RANGES_OVERLAP: '在 {amount} 時同時公布了兩個等級。',
  TIER_RANGES_GAP: '{amount} 介於兩個等級之間,卻沒有公布任何等級。',
  TIER_UNREACHABLE: '沒有人能達到這個等級:需要 {need},最多只有 {most}。',
  TIER_HIDDEN: '達到這個等級的人,早已擁有更高的等級。',
  TIER_NEVER_EARNED: '無論累計多少都達不到這個等級:沒有說明達到的方式。',
  DEAD_RULE: '這條規則永遠不會給點,因為總有另一條規則取代它。',
  AMBIGUOUS_WINNER: '兩條不能並用的規則優先順序相同({priority})。',
  NEVER_PAYS: '這條規則永遠不會給點:即使消費 {minor} 最小貨幣單位,也只有 {points} 點。',
  CONDITION_NEVER: '無論事實如何,這個條件永遠不會成立。',
  FACT_ABSENT: '這裡詢問 {fact},但在這種場合永遠沒有這項資料。',
  NEVER_SPENDABLE: '點數在可以使用之前就已到期。',
  NEVER_REDEEMABLE: '這種點數永遠無法兌換此項目:需要 {need},最多只有 {most}。',
  NOTHING_TO_REDEEM: '這種點數沒有任何可兌換的項目。',
  REBATE_ABOVE_MARGIN: '每消費 {minor},回饋 {worthMinor},而申報的上限是 {mostMinor}。',
  CONVERSION_CYCLE: '兌換一圈後,{begin} 變成 {end}。',
  GIFT_CARDS_EARN: '用點數兌換的禮品卡又賺得 {points} 點。',
  EXPIRY_FORBIDDEN: '點數的到期方式為某個市場的法律所禁止。',
};

/** A sentence for every diagnostic, in English and in Chinese, for hosts to replace. */
export const checkSentences = Object.freeze({ en: EN, 'zh-Hant': ZH_HANT });

/** A diagnostic with its sentence. */
export function diagnostic(
  code: CheckCode,
  severity: Diagnostic['severity'],
  path: Diagnostic['path'],
  example: JsonObject,
): Diagnostic {
  const message = sentenceOf({ ...example, code }, checkSentences, 'en') ?? code;
  return { code, severity, path, message, example };
}
