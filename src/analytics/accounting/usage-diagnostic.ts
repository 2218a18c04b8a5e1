/** Usage diagnostic: what only the members of a programme can show to be wrong with it. */
import type { JsonObject } from '../../kernel/json-value.ts';
import { sentenceOf } from '../../kernel/refusal.ts';

/** Everything that is looked for. */
export type UsageCode = keyof (typeof usageSentences)['en'];

/** Something of a programme that nobody uses, or that costs more than was declared. */
export interface UsageDiagnostic {
  /** What. */
  readonly code: UsageCode;
  /** An error is above what was declared; a warning is for somebody to look at. */
  readonly severity: 'error' | 'warning';
  /** Where it stands in the programme. */
  readonly path: readonly (string | number)[];
  /** One sentence in English; `usageSentences` has it in other languages. */
  readonly message: string;
  /** The names and numbers behind it. */
  readonly example: JsonObject;
}

const EN = {
  RULE_NEVER_PAID: 'This rule has never paid, in {awards} awards.',
  MULTIPLIER_NEVER_APPLIED: 'This multiplier has never multiplied anything, in {awards} awards.',
  TIER_NEVER_REACHED: 'None of {members} members has ever had this tier.',
  OPTION_NEVER_USED: 'Nobody has spent points on this, in {redemptions} redemptions.',
  COUPON_NEVER_USED: 'This coupon has never been used, in {awards} awards.',
  REBATE_PAID_ABOVE_MARGIN:
    'Of {soldMinor} sold, {worthMinor} were given in points, and {mostMinor} are declared.',
} as const;

const ZH_HANT: Readonly<Record<keyof typeof EN, string>> = {
  RULE_NEVER_PAID: '在 {awards} 次給點中,這條規則從未給過點。',
  MULTIPLIER_NEVER_APPLIED: '在 {awards} 次給點中,這個倍數從未生效。',
  TIER_NEVER_REACHED: '{members} 位會員中,從未有人達到這個等級。',
  OPTION_NEVER_USED: '在 {redemptions} 次兌換中,從未有人兌換此項目。',
  COUPON_NEVER_USED: '在 {awards} 次給點中,這張優惠券從未被使用。',
  REBATE_PAID_ABOVE_MARGIN:
    '銷售 {soldMinor} 中,以點數回饋了 {worthMinor},而申報的上限是 {mostMinor}。',
};

/** A sentence for every diagnostic, in English and in Chinese, for hosts to replace. */
export const usageSentences = Object.freeze({ en: EN, 'zh-Hant': ZH_HANT });

/** A diagnostic with its sentence. */
export function usageDiagnostic(
  code: UsageCode,
  severity: UsageDiagnostic['severity'],
  path: UsageDiagnostic['path'],
  example: JsonObject,
): UsageDiagnostic {
  const message = sentenceOf({ ...example, code }, usageSentences, 'en') ?? code;
  return { code, severity, path, message, example };
}
