/** Bond: what ties a customer to the firm, by which instrument, how strongly, and when. */
import { breach } from '../../kernel/errors.ts';
import type { Instant } from '../../kernel/instant.ts';
import { requireInstant, requireInstantOrNull } from '../../kernel/require-instant.ts';
import type { SourcedWords } from '../../kernel/sourced.ts';

/** The three kinds of bond, in the order in which programmes add them. */
export const BOND_KINDS = Object.freeze(['financial', 'social', 'structural'] as const);

/** One of the kinds of bond. */
export type BondKind = (typeof BOND_KINDS)[number];

/** What each kind of bond is called in the sources. */
export const BOND_WORDS: Readonly<Record<BondKind, SourcedWords>> = Object.freeze({
  financial: { en: 'financial bond', zh: '財務關係', source: 'S000-2' },
  social: { en: 'social bond', zh: '社會結合', source: 'S000-3' },
  structural: { en: 'structural-interactive relationship', zh: '結構互動關係', source: 'S000-4' },
});

/** An instrument by which a bond is made. */
export interface InstrumentRow extends SourcedWords {
  /** The kind of bond it makes. */
  readonly kind: BondKind;
}

/** The instruments that the sources name. The last three rows are S002's ingredients of a bond. */
export const BOND_INSTRUMENTS = Object.freeze({
  discount: { kind: 'financial', en: 'discount', zh: '折扣', source: 'S000-2' },
  upgrade: { kind: 'financial', en: 'better product', zh: '產品提升', source: 'S000-2' },
  prize: { kind: 'financial', en: 'prize', zh: '獎品', source: 'S000-2' },
  coupon: { kind: 'financial', en: 'coupon', zh: '優惠券', source: 'S000-38' },
  'free-service': { kind: 'financial', en: 'free service', zh: '免費的服務', source: 'S000-38' },
  'special-price': {
    kind: 'financial',
    en: 'special price',
    zh: '價格特別處理',
    source: 'S000-39',
  },
  'partner-points': {
    kind: 'financial',
    en: 'points earned with partners',
    zh: '合夥關係管理方案',
    source: 'S000-41',
  },
  'friendly-interaction': {
    kind: 'social',
    en: 'friendly interaction',
    zh: '友善的互動',
    source: 'S000-3',
  },
  'emotional-contact': {
    kind: 'social',
    en: 'emotional contact',
    zh: '感情聯繫',
    source: 'S000-3',
  },
  'problem-solving-system': {
    kind: 'structural',
    en: "a system that solves the customer's problem",
    zh: '解決顧客問題的系統',
    source: 'S000-4',
  },
  'purchase-support': {
    kind: 'structural',
    en: 'a system that reinforces buying',
    zh: '強化購買行為',
    source: 'S000-4',
  },
  recognition: {
    kind: 'structural',
    en: 'recognition of each customer',
    zh: '認可每一位顧客的重要性',
    source: 'S000-4',
  },
  'personal-messages': {
    kind: 'structural',
    en: 'customised or personal messages',
    zh: '客製化或是個人化的傳送訊息',
    source: 'S000-4',
  },
  interaction: { kind: 'structural', en: 'interaction', zh: '互動', source: 'S002-3' },
  personalisation: { kind: 'social', en: 'personalisation', zh: '個人化', source: 'S002-3' },
  'better-terms': { kind: 'financial', en: 'better terms', zh: '優惠', source: 'S002-3' },
} as const satisfies Record<string, InstrumentRow>);

/** One of the instruments that the sources name. */
export type BondInstrument = keyof typeof BOND_INSTRUMENTS;

/** How strong a bond is, the weakest first. The grades are our own; the sources name none. */
export const BOND_STRENGTHS = Object.freeze(['weak', 'moderate', 'strong'] as const);

/** One of the grades of strength. */
export type BondStrength = (typeof BOND_STRENGTHS)[number];

/** What ties one customer to the firm. */
export interface Bond {
  /** Its kind. */
  readonly kind: BondKind;
  /** A row of {@link BOND_INSTRUMENTS}, or a name of the host's own. */
  readonly instrument: string;
  /** The ids of what shows it, such as purchases and visits; none if it is only believed in. */
  readonly evidence: readonly string[];
  /** How strong it is. */
  readonly strength: BondStrength;
  /** Since when it holds. */
  readonly from: Instant;
  /** When it ended or will end, no more part of it; `null` while nobody knows of an end. */
  readonly until: Instant | null;
}

/**
 * The bonds that hold at an instant.
 *
 * A bond holds from its beginning until its end, the end left out. To leave out the bonds that are
 * only believed in, filter by their evidence.
 *
 * @param bonds The bonds of one customer, in any order.
 * @param at The instant.
 * @param atLeast The weakest strength that counts; all count if it is left out.
 * @returns The bonds that hold, in the order given.
 * @throws ContractError if a bond does not end after it begins, its kind is not that of its
 *   instrument in the table, a kind or strength is unknown, or an instant is none.
 * @example
 * ```ts
 * import { type Bond, bondsAt } from 'everbond/bonds';
 * import { instant } from 'everbond/kernel';
 *
 * const [may, june] = [instant('2026-05-01T00:00Z'), instant('2026-06-01T00:00Z')];
 * const discount: Bond = {
 *   kind: 'financial',
 *   instrument: 'discount',
 *   evidence: ['order-17'],
 *   strength: 'weak',
 *   from: may,
 *   until: june,
 * };
 *
 * bondsAt([discount], may).length; // => 1
 * bondsAt([discount], june).length; // => 0
 * bondsAt([discount], may, 'strong').length; // => 0
 * ```
 */
export function bondsAt(
  bonds: Iterable<Bond>,
  at: Instant,
  atLeast: BondStrength = 'weak',
): readonly Bond[] {
  const least = BOND_STRENGTHS.indexOf(atLeast);
  if (least < 0) breach('bondsAt', 'atLeast', 'must be a strength');
  requireInstant('bondsAt', 'at', at);

  return [...bonds].filter((bond) => {
    requireBond(bond);
    if (BOND_STRENGTHS.indexOf(bond.strength) < least) return false;
    return bond.from <= at && (bond.until === null || at < bond.until);
  });
}

function requireBond(bond: Bond): void {
  const { kind, instrument, strength, from, until } = bond;
  if (!BOND_KINDS.includes(kind)) breach('bondsAt', 'kind', 'must be a kind of bond');
  if (!BOND_STRENGTHS.includes(strength)) breach('bondsAt', 'strength', 'must be a strength');
  requireInstant('bondsAt', 'from', from);
  requireInstantOrNull('bondsAt', 'until', until);
  if (until !== null && until <= from) breach('bondsAt', 'until', 'must be after its beginning');
  if (Object.hasOwn(BOND_INSTRUMENTS, instrument)) {
    const row = BOND_INSTRUMENTS[instrument as BondInstrument];
    if (row.kind !== kind) breach('bondsAt', 'kind', 'must be that of the instrument');
  }
}
