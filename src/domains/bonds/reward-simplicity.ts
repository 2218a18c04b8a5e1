/** Reward simplicity: whether a reward is easy to get, without which it binds nobody. */
import { breach } from '../../kernel/errors.ts';
import { shown } from '../../kernel/shown.ts';
import { BONDS_DEFAULTS, type RewardLimits } from './bonds-defaults.ts';

/** In what a reward asks more than the limits allow: by how much, 0 if it does not. */
export interface RewardSimplicity {
  /** Whether both limits are kept. */
  readonly isSimple: boolean;
  /** Steps beyond the limit. */
  readonly stepsTooMany: number;
  /** Conditions beyond the limit. */
  readonly conditionsTooMany: number;
}

/**
 * Whether a reward is simple to get: few steps for the customer and few conditions before it.
 *
 * @param reward How many steps the customer has to take and how many conditions have to hold.
 * @param limits How many of each are simple; 3 and 3 if left out, which is our own choice.
 * @returns Whether it is simple, and what is too much.
 * @throws ContractError if a count is not whole or negative.
 * @example
 * ```ts
 * import { rewardSimplicity } from 'everbond/bonds';
 *
 * rewardSimplicity({ steps: 5, conditions: 1 });
 * // => { isSimple: false, stepsTooMany: 2, conditionsTooMany: 0 }
 * ```
 */
export function rewardSimplicity(
  reward: RewardLimits,
  limits: RewardLimits = BONDS_DEFAULTS.rewardLimits.value,
): RewardSimplicity {
  for (const { steps, conditions } of [reward, limits]) {
    requireCount('steps', steps);
    requireCount('conditions', conditions);
  }
  const stepsTooMany = Math.max(0, reward.steps - limits.steps);
  const conditionsTooMany = Math.max(0, reward.conditions - limits.conditions);
  return { isSimple: stepsTooMany + conditionsTooMany === 0, stepsTooMany, conditionsTooMany };
}

function requireCount(field: string, count: number): void {
  if (Number.isSafeInteger(count) && count >= 0) return;
  breach('rewardSimplicity', field, `must be whole, 0 or more, got ${shown(count)}`);
}
