/** Lifecycle options: every number and list of the lifecycle that a host may set otherwise. */
import { breach } from '../../kernel/errors.ts';
import { isId } from '../../kernel/id.ts';
import { type Money, money } from '../../kernel/money.ts';
import { shown } from '../../kernel/shown.ts';
import type { SourcedValue } from '../../kernel/sourced.ts';
import type { UnmetCondition } from './lifecycle-refusal.ts';
import { LOSS_REASONS, type LossReason } from './loss.ts';
import { AMOUNT_MINOR_MAX } from './winback-worth.ts';

/** The conditions that a host may turn into warnings. */
export const CONDITIONS = Object.freeze([
  'CONTACT_NOT_NAMED',
  'PROFILE_INCOMPLETE',
  'REASON_FINAL',
  'WINBACK_TOO_SOON',
  'CAUSE_REMAINS',
  'NOT_WORTH_IT',
] as const satisfies readonly UnmetCondition['code'][]);

/** What a host may set; what is left out is as {@link LIFECYCLE_DEFAULTS} has it. */
export interface LifecycleOptions {
  /** How long the firm leaves a lost customer in peace: days of 24 hours, whole, 0 to 3650. */
  readonly pauseDays?: number;
  /** How long an effort to win back waits for an answer: likewise from 1; `null` for no end. */
  readonly winbackDays?: number | null;
  /** The facts that must be known before getting to know begins, by name. */
  readonly profileFacts?: readonly string[];
  /** The reasons of a loss that no effort is made for. */
  readonly finalReasons?: readonly LossReason[];
  /** What an offer costs if it is taken, where the command does not say; `null` for nothing. */
  readonly offerCost?: Money | null;
  /** What an effort costs in any case, where the command does not say; `null` for nothing. */
  readonly contactCost?: Money | null;
  /** The conditions that only warn. */
  readonly warnOnly?: readonly UnmetCondition['code'][];
}

/** What holds where a host sets nothing, each with its source. */
export const LIFECYCLE_DEFAULTS = Object.freeze({
  pauseDays: {
    value: 30,
    provenance: 'our own; S002-20 says that a cooling-off period is usual, and not how long it is',
  },
  winbackDays: { value: null, provenance: 'our own; the sources name no end of an effort' },
  profileFacts: {
    value: Object.freeze(['reason-for-use', 'loyalty', 'ability-to-pay']),
    provenance: 'S002-16: why they use it, how loyal they are and what they can pay',
  },
  finalReasons: {
    value: Object.freeze(
      (Object.keys(LOSS_REASONS) as LossReason[]).filter(
        (reason) => !LOSS_REASONS[reason].canBeWonBack,
      ),
    ),
    provenance: 'our own; S000-13 asks whether the customer is worth it and names no reasons',
  },
  offerCost: { value: null, provenance: 'our own: nothing, until the host knows better' },
  contactCost: { value: null, provenance: 'our own: nothing, until the host knows better' },
  warnOnly: { value: Object.freeze([]), provenance: 'our own: every condition is strict' },
} as const satisfies {
  readonly [Option in keyof LifecycleOptions]-?: SourcedValue<unknown>;
});

/** Options as the rules read them: checked, whole, and quick to ask. */
export interface LifecycleSettings {
  readonly pauseDays: number;
  readonly winbackDays: number | null;
  readonly profileFacts: readonly string[];
  readonly finalReasons: ReadonlySet<LossReason>;
  readonly offerCost: Money | null;
  readonly contactCost: Money | null;
  readonly warnOnly: ReadonlySet<UnmetCondition['code']>;
}

const DAYS_MAX = 3650;

/**
 * Options read once, so that no decision reads them again.
 *
 * @throws ContractError if an option is not as described.
 */
export function settingsOf(options: LifecycleOptions): LifecycleSettings {
  const defaults = LIFECYCLE_DEFAULTS;
  const {
    pauseDays = defaults.pauseDays.value,
    winbackDays = defaults.winbackDays.value,
    profileFacts = defaults.profileFacts.value,
    finalReasons = defaults.finalReasons.value,
    offerCost = defaults.offerCost.value,
    contactCost = defaults.contactCost.value,
    warnOnly = defaults.warnOnly.value,
  } = options;
  requireDays('pauseDays', pauseDays, 0);
  if (winbackDays !== null) requireDays('winbackDays', winbackDays, 1);
  if (!profileFacts.every(isId)) breach('lifecycle', 'profileFacts', 'must be ids');
  if (!finalReasons.every((reason) => Object.hasOwn(LOSS_REASONS, reason))) {
    breach('lifecycle', 'finalReasons', 'must be reasons of the table');
  }
  if (!warnOnly.every((code) => CONDITIONS.includes(code))) {
    breach('lifecycle', 'warnOnly', 'must be codes of conditions');
  }

  return {
    pauseDays,
    winbackDays,
    profileFacts: [...new Set(profileFacts)],
    finalReasons: new Set(finalReasons),
    offerCost: costOf('offerCost', offerCost),
    contactCost: costOf('contactCost', contactCost),
    warnOnly: new Set(warnOnly),
  };
}

function requireDays(field: string, days: number, least: number): void {
  if (Number.isSafeInteger(days) && days >= least && days <= DAYS_MAX) return;
  breach('lifecycle', field, `must be whole, ${least} to ${DAYS_MAX}, got ${shown(days)}`);
}

function costOf(field: string, cost: Money | null): Money | null {
  if (cost === null) return null;
  const { minor, currency } = money(cost.minor, cost.currency);
  if (minor < 0 || minor > AMOUNT_MINOR_MAX) {
    breach('lifecycle', field, `must be 0 to ${AMOUNT_MINOR_MAX} minor units, got ${minor}`);
  }
  return { minor, currency };
}
