/**
 * Lifecycle rules: the conditions of the acts, each with the id under which events record it.
 *
 * A condition is looked at in one place, whoever asks: `decide` to refuse or to warn, a host that
 * shows what is allowed, and the explanation of an event.
 */
import type { Instant } from '../../kernel/instant.ts';
import type { Consent } from '../../kernel/words.ts';
import type { LifecycleEvent } from './lifecycle-event.ts';
import type { LifecycleSettings } from './lifecycle-options.ts';
import type { LifecycleRefusal, LifecycleWarning, UnmetCondition } from './lifecycle-refusal.ts';
import type { Lifecycle } from './lifecycle-state.ts';
import { currencyOf, type WinbackEffort, winbackWorth } from './winback-worth.ts';

/** A rule, and what is missing to it; `null` where it is met. */
export interface Condition {
  /** The id of the rule, with the version of its meaning. */
  readonly rule: string;
  /** What is missing. */
  readonly unmet: LifecycleRefusal | null;
}

/** The ids of the rules. A rule that changes its meaning gets the next version. */
export const RULES = {
  flow: 'lifecycle-flow@1',
  contact: 'contact-named@1',
  profile: 'profile-known@1',
  winnable: 'reason-winnable@1',
  pause: 'pause-over@1',
  cause: 'cause-removed@1',
  consent: 'consent-granted@1',
  worth: 'worth-the-effort@1',
  returned: 'returned@1',
  wonBack: 'won-back@1',
} as const;

/** What conditions come to. */
export interface Checked {
  /** The first that is strict and not met; `null` if the act may go on. */
  readonly refusal: LifecycleRefusal | null;
  /** The ids of those that are met, in order. */
  readonly rules: readonly string[];
  /** Those that are not met and only warn. */
  readonly warnings: readonly LifecycleWarning[];
}

/** Goes through conditions until a strict one is not met. */
export function check(
  conditions: readonly Condition[],
  { warnOnly }: Pick<LifecycleSettings, 'warnOnly'>,
): Checked {
  const rules: string[] = [];
  const warnings: LifecycleWarning[] = [];
  for (const { rule, unmet } of conditions) {
    if (unmet === null) rules.push(rule);
    else if (onlyWarns(unmet, warnOnly)) warnings.push(unmet);
    else return { refusal: unmet, rules, warnings };
  }
  return { refusal: null, rules, warnings };
}

function onlyWarns(
  unmet: LifecycleRefusal,
  warnOnly: ReadonlySet<string>,
): unmet is UnmetCondition {
  return warnOnly.has(unmet.code);
}

/**
 * The conditions of an event that the state alone can tell.
 *
 * @param at When it would happen; `null` where nobody says.
 */
export function conditionsOf(
  event: LifecycleEvent['type'],
  state: Lifecycle,
  at: Instant | null,
  settings: LifecycleSettings,
): readonly Condition[] {
  if (event === 'Welcomed') return [contactNamed(state)];
  if (event === 'GotToKnow') return [profileKnown(state, settings)];
  return event === 'WinbackStarted' ? lossOvercome(state, at, settings) : [];
}

/** Welcoming wants somebody to whom the customer can turn with problems. */
function contactNamed({ contact }: Lifecycle): Condition {
  return {
    rule: RULES.contact,
    unmet: contact === null ? { code: 'CONTACT_NOT_NAMED' } : null,
  };
}

/** Getting to know wants certain facts of the customer's profile. */
function profileKnown({ profile }: Lifecycle, { profileFacts }: LifecycleSettings): Condition {
  const missing = profileFacts.filter((fact) => !profile.includes(fact));
  return {
    rule: RULES.profile,
    unmet: missing.length === 0 ? null : { code: 'PROFILE_INCOMPLETE', missing },
  };
}

/**
 * A winback wants a reason that is not final, the pause over and the cause removed. Where nobody
 * says when, a pause that is still set is not over.
 */
function lossOvercome(
  { loss, timers }: Lifecycle,
  at: Instant | null,
  { finalReasons }: LifecycleSettings,
): readonly Condition[] {
  const reason = loss?.reason ?? 'unknown';
  const until = timers[0]?.dueAt ?? null;
  const tooSoon = until !== null && (at === null || at < until);
  return [
    {
      rule: RULES.winnable,
      unmet: finalReasons.has(reason) ? { code: 'REASON_FINAL', reason } : null,
    },
    { rule: RULES.pause, unmet: tooSoon ? { code: 'WINBACK_TOO_SOON', until } : null },
    {
      rule: RULES.cause,
      unmet: loss?.causeRemoved === true ? null : { code: 'CAUSE_REMAINS', reason },
    },
  ];
}

/** A winback also wants consent, and an effort that can be expected to pay. */
export function effortConditions(consent: Consent, effort: WinbackEffort): readonly Condition[] {
  return [
    {
      rule: RULES.consent,
      unmet: consent === 'granted' ? null : { code: 'CONSENT_MISSING', consent },
    },
    { rule: RULES.worth, unmet: unmetWorth(effort) },
  ];
}

function unmetWorth(effort: WinbackEffort): LifecycleRefusal | null {
  if (currencyOf(effort) === null) return { code: 'CURRENCIES_DIFFER' };
  const { worth, isWorthIt } = winbackWorth(effort);
  const { minor: worthMinor, currency } = worth;
  return isWorthIt ? null : { code: 'NOT_WORTH_IT', worthMinor, currency };
}
