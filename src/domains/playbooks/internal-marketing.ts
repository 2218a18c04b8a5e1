/** Internal marketing: what a firm does for its staff, and whether customers feel it. */
import { breach } from '../../kernel/errors.ts';
import type { SourcedWords } from '../../kernel/sourced.ts';
import { normalQuantile } from '../../numerics/normal.ts';

/** What a firm does so that its staff care for customers. */
export const INTERNAL_MARKETING = Object.freeze({
  'loyal-staff': { en: 'loyal staff make loyal customers', zh: '忠誠的員工', source: 'S000-25' },
  training: { en: 'training towards the wanted experience', zh: '員工訓練', source: 'S000-25' },
  'link-to-customer': {
    en: 'staff linked to the end customer',
    zh: '使員工連繫最終的消費者',
    source: 'S000-26',
  },
  'influence-on-satisfaction': {
    en: 'staff who influence how satisfied the end customer is',
    zh: '影響最終消費者對產品的滿意度',
    source: 'S000-26',
  },
} as const satisfies Readonly<Record<string, SourcedWords>>);

/** One of the things a firm does for its staff. */
export type InternalMarketing = keyof typeof INTERNAL_MARKETING;

/** Whether the satisfaction of staff and of customers go together. */
export interface StaffCustomerLink {
  /** What the correlation may be, at 95 per cent; `null` for 3 teams or fewer, or without one. */
  readonly interval: { readonly low: number; readonly high: number } | null;
  /** Whether the data show a link; `null` where they are too few to say anything. */
  readonly link: 'together' | 'opposed' | 'not-shown' | null;
}

/**
 * Whether the source's claim holds in a firm: that staff and customers are satisfied together.
 *
 * The correlation is the host's, over teams or branches, of the two mean satisfactions. The
 * interval is Fisher's, on the inverse hyperbolic tangent. A link says nothing of which side is the
 * cause.
 *
 * @param correlation Pearson's correlation over the teams, −1 to 1; `null` if there is none.
 * @param teams How many teams it is over: whole, 0 or more.
 * @returns The interval and what it shows. A correlation of exactly ±1 has no width.
 * @throws ContractError if an argument is out of range.
 * @see Ronald A. Fisher, "On the 'Probable Error' of a Coefficient of Correlation Deduced from a
 *   Small Sample", Metron 1 (1921), pages 3–32.
 * @example
 * ```ts
 * import { staffCustomerLink } from 'everbond/playbooks';
 *
 * staffCustomerLink(0.6, 30).link; // => 'together'
 * staffCustomerLink(0.6, 8).link; // => 'not-shown'
 * staffCustomerLink(0.6, 3); // => { interval: null, link: null }
 * ```
 */
export function staffCustomerLink(correlation: number | null, teams: number): StaffCustomerLink {
  if (!Number.isSafeInteger(teams) || teams < 0) {
    breach('staffCustomerLink', 'teams', 'must be whole, 0 or more');
  }
  if (correlation !== null && !(correlation >= -1 && correlation <= 1)) {
    breach('staffCustomerLink', 'correlation', 'must be from -1 to 1 or null');
  }
  if (correlation === null || teams <= 3) return { interval: null, link: null };

  const centre = Math.atanh(correlation);
  const reach = normalQuantile(0.975) / Math.sqrt(teams - 3);
  const [low, high] = [Math.tanh(centre - reach), Math.tanh(centre + reach)];
  const link = low > 0 ? 'together' : high < 0 ? 'opposed' : 'not-shown';
  return { interval: { low, high }, link };
}
