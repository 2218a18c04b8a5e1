/**
 * Lifecycle rules: the conditions of the acts, each with the id under which events record it.
 */
import type { Instant } from '../../kernel/instant.ts';
import type { Consent } from '../../kernel/words.ts';
import type { Requirement } from '../../mechanisms/requirements.ts';
import type { LifecycleEvent } from './lifecycle-event.ts';
import type { LifecycleSettings } from './lifecycle-options.ts';
import type { LifecycleRefusal } from './lifecycle-refusal.ts';
import type { Lifecycle } from './lifecycle-state.ts';
import { currencyOf, type WinbackEffort, winbackWorth } from './winback-worth.ts';

/** A condition of an act on a customer's life. */
export type Condition = Requirement<LifecycleRefusal>;

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
