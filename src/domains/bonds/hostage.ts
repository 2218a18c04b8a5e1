/** Hostage warning: a customer who stays only because leaving costs too much. */
import type { Money } from '../../kernel/money.ts';
import { type HighOptions, highFromOf } from './loyalty-quadrant.ts';
import { requireScore, type Score } from './score.ts';
import {
  rivalAppeal,
  type SwitchingCostPart,
  type SwitchingCostParts,
  switchingCost,
} from './switching-cost.ts';

/** What is known of a customer who might be held. */
export interface HoldFacts {
  /** Satisfaction on the whole; `null` if nobody asked. Few complaints say nothing of it. */
  readonly satisfaction: Score;
  /** What the customer would gain with a rival, before the cost of switching; may be negative. */
  readonly rivalGain: Money;
  /** What switching costs; `termination` is the penalty that the firm itself has set. */
  readonly parts: SwitchingCostParts;
}

/** What holds a customer: the firm's penalty, without which they would go, or the other cost. */
export type Hold = 'penalty' | 'switching-cost';

/** Why a stay is no sign of loyalty. */
export type HostageWarning =
  | {
      /** Held and not satisfied; or held, and nobody knows whether satisfied. */
      readonly code: 'HOSTAGE' | 'SATISFACTION_UNKNOWN';
      /** What holds the customer; `null` if a missing part of the cost decides it. */
      readonly heldBy: Hold | null;
      /** What the customer would gain by going if it cost nothing: minor units, above 0. */
      readonly gainMinor: number;
      /** The currency of the gain. */
      readonly currency: string;
    }
  | {
      /** Whether the customer is held depends on parts of the cost that are not known. */
      readonly code: 'COST_INCOMPLETE';
      /** Those parts. */
      readonly missing: readonly SwitchingCostPart[];
    };

/**
 * Warns of a customer who stays for the cost of leaving and not for the firm.
 *
 * Held is a customer who would gain with a rival and does not go, because switching costs as much
 * or more. Such a customer complains little and leaves when the contract ends. A satisfied one is
 * no hostage.
 *
 * @param facts Satisfaction, the rival's offer, and the parts of the cost of switching.
 * @param options From which score on a customer counts as satisfied.
 * @returns The warning; `null` for a customer who is satisfied, has nothing to gain, or goes.
 * @throws ContractError if an amount or score is not as described, or the currencies differ.
 * @throws FailureError `LIMIT_EXCEEDED` if a sum is beyond 2^53 − 1 minor units.
 * @see Thomas O. Jones and W. Earl Sasser, "Why Satisfied Customers Defect", Harvard Business
 *   Review 73 (1995), pages 88–99.
 * @example A penalty of 120 keeps a customer whom a rival offers 200
 * ```ts
 * import { hostageWarning } from 'everbond/bonds';
 * import { money } from 'everbond/kernel';
 *
 * const parts = {
 *   termination: money(12_000, 'EUR'),
 *   search: money(3_500, 'EUR'),
 *   reestablishment: money(8_000, 'EUR'),
 * };
 * const rivalGain = money(20_000, 'EUR');
 *
 * hostageWarning({ satisfaction: 0.2, rivalGain, parts });
 * // => { code: 'HOSTAGE', heldBy: 'penalty', gainMinor: 20_000, currency: 'EUR' }
 * hostageWarning({ satisfaction: 0.9, rivalGain, parts }); // => null
 * ```
 */
export function hostageWarning(facts: HoldFacts, options: HighOptions = {}): HostageWarning | null {
  const { satisfaction, rivalGain, parts } = facts;
  const highFrom = highFromOf('hostageWarning', options);
  requireScore('hostageWarning', 'satisfaction', satisfaction);
  const { stays } = rivalAppeal(rivalGain, parts);
  if (rivalGain.minor <= 0 || stays === false) return null;
  if (satisfaction !== null && satisfaction >= highFrom) return null;
  if (stays === null) return { code: 'COST_INCOMPLETE', missing: switchingCost(parts).missing };

  return {
    code: satisfaction === null ? 'SATISFACTION_UNKNOWN' : 'HOSTAGE',
    heldBy: holdOf(rivalGain.minor, parts),
    gainMinor: rivalGain.minor,
    currency: rivalGain.currency,
  };
}

/** What holds a customer who stays: the penalty if the other parts alone would not. */
function holdOf(gainMinor: number, parts: SwitchingCostParts): Hold | null {
  const { search, reestablishment } = parts;
  const othersMinor = (search?.minor ?? 0) + (reestablishment?.minor ?? 0);
  if (gainMinor <= othersMinor) return 'switching-cost';
  return search !== null && reestablishment !== null ? 'penalty' : null;
}
