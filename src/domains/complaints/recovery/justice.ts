/** Recovery justice: which remedies answer what a customer finds unjust, in order. */
import { breach } from '../../../kernel/errors.ts';
import { type Money, requireMoney } from '../../../kernel/money.ts';
import type { RemedyKind } from '../remedy.ts';

/** The three in which customers judge how a complaint was handled. */
export type Justice = 'distributive' | 'procedural' | 'interactional';

/** So much for each dimension: 0 or more. */
export type JusticeShares = Readonly<Record<Justice, number>>;

/** What went wrong: what was to be delivered, or the way in which it was. */
export type FailureKind = 'outcome' | 'process';

/** A remedy that could be offered. */
export interface RemedyOption {
  /** The host's id of it. */
  readonly id: string;
  /** What it is. */
  readonly kind: RemedyKind;
  /** What it costs the firm: 0 or more, all in one currency. */
  readonly cost: Money;
}

/** A remedy with its place. */
export interface RankedRemedy extends RemedyOption {
  /** How much of what is needed it gives, 0 to 1. */
  readonly fit: number;
}

/**
 * Which dimensions of justice each kind of remedy serves, from 0 to 1.
 *
 * Outcomes are distributive, the way to them procedural, the manner interactional (Tax, Brown and
 * Chandrashekaran). That compensation serves the first, and an apology the last, is theirs and that
 * of Smith, Bolton and Wagner; the other rows and all the numbers are our own.
 */
export const REMEDY_JUSTICE: Readonly<Record<RemedyKind, JusticeShares>> = Object.freeze({
  apology: sharesOf(0, 0, 1),
  explanation: sharesOf(0, 0.5, 1),
  assistance: sharesOf(0.5, 0.5, 0.5),
  repair: sharesOf(1, 0.5, 0),
  replacement: sharesOf(1, 0.5, 0),
  refund: sharesOf(1, 0, 0),
  compensation: sharesOf(1, 0, 0),
  goodwill: sharesOf(0.5, 0, 0.5),
  'change-of-practice': sharesOf(0, 1, 0.5),
});

/**
 * What each kind of failure leaves to be put right: a failed outcome wants goods or money and a
 * quick way to them, a failed process wants regard. The directions are those of Smith, Bolton and
 * Wagner, the numbers our own.
 */
export const JUSTICE_NEEDS: Readonly<Record<FailureKind, JusticeShares>> = Object.freeze({
  outcome: sharesOf(2, 1, 0),
  process: sharesOf(0, 1, 2),
});

/**
 * Puts remedies in order by how well they answer what a customer finds unjust.
 *
 * The fit is the mean of what a remedy serves, each dimension counted by its need: a remedy in kind
 * for the loss beats a dearer one that is not. Equal fits go by cost, the cheaper first, then by
 * id.
 *
 * @param remedies What could be offered.
 * @param needs What is to be put right; {@link JUSTICE_NEEDS} has it by the kind of failure.
 * @param options `justice`: another table of what remedies serve.
 * @returns The same remedies with their fit, the best first.
 * @throws ContractError if a cost is negative or in another currency, or needs are negative or 0
 *   in all.
 * @see Stephen S. Tax, Stephen W. Brown and Murali Chandrashekaran, "Customer Evaluations of
 *   Service Complaint Experiences: Implications for Relationship Marketing", Journal of Marketing
 *   62 (1998), pages 60–76.
 * @see Amy K. Smith, Ruth N. Bolton and Janet Wagner, "A Model of Customer Satisfaction with
 *   Service Encounters Involving Failure and Recovery", Journal of Marketing Research 36 (1999),
 *   pages 356–372.
 * @example Rudeness wants an apology, and no voucher
 * ```ts
 * import { JUSTICE_NEEDS, rankRemedies } from 'everbond/complaints/recovery';
 * import { money } from 'everbond/kernel';
 *
 * const remedies = [
 *   { id: 'voucher', kind: 'compensation', cost: money(2_000, 'EUR') },
 *   { id: 'letter', kind: 'apology', cost: money(150, 'EUR') },
 *   { id: 'call', kind: 'explanation', cost: money(400, 'EUR') },
 * ] as const;
 *
 * rankRemedies(remedies, JUSTICE_NEEDS.process).map(({ id }) => id);
 * // => ['call', 'letter', 'voucher']
 * rankRemedies(remedies, JUSTICE_NEEDS.outcome)[0]?.id; // => 'voucher'
 * ```
 */
export function rankRemedies(
  remedies: readonly RemedyOption[],
  needs: JusticeShares,
  options: { readonly justice?: Readonly<Record<RemedyKind, JusticeShares>> } = {},
): readonly RankedRemedy[] {
  const { justice = REMEDY_JUSTICE } = options;
  const { distributive, procedural, interactional } = needs;
  const total = distributive + procedural + interactional;
  const isSound = Math.min(distributive, procedural, interactional) >= 0 && total > 0;
  if (!isSound || !Number.isFinite(total)) {
    breach('rankRemedies', 'needs', 'must be 0 or more, and not all 0');
  }
  remedies.forEach(({ cost }, index) => {
    requireMoney('rankRemedies', `remedies.${index}.cost`, cost);
    if (cost.minor < 0 || cost.currency !== remedies[0]?.cost.currency) {
      breach('rankRemedies', `remedies.${index}.cost`, 'must be 0 or more, all in one currency');
    }
  });

  return remedies
    .map((remedy) => {
      const serves = justice[remedy.kind];
      const fit =
        distributive * serves.distributive +
        procedural * serves.procedural +
        interactional * serves.interactional;
      return { ...remedy, fit: fit / total };
    })
    .toSorted(
      (one, other) =>
        other.fit - one.fit ||
        one.cost.minor - other.cost.minor ||
        (one.id < other.id ? -1 : Number(one.id > other.id)),
    );
}

function sharesOf(distributive: number, procedural: number, interactional: number): JusticeShares {
  return Object.freeze({ distributive, procedural, interactional });
}
