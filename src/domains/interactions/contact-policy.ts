/** Contact policy: the definition of a policy, checked, and ready to be asked many times. */
import { breach } from '../../kernel/errors.ts';
import type { Channel } from '../../kernel/words.ts';
import type { ContactCap } from './contact-cap.ts';
import { type HoursPlan, weeklyPlan } from './hours-plan.ts';
import { type LawPlans, lawPlansOf } from './law-plans.ts';
import type { ContactPolicyDefinition, QuietHours } from './policy-definition.ts';
import { policyIssues } from './policy-issues.ts';
import { openWeekOf } from './quiet-week.ts';

/** What holds where a policy says nothing, each with its source. */
export const CONTACT_DEFAULTS = Object.freeze({
  ownConsentChannels: {
    value: Object.freeze(['text-message', 'push'] as const),
    provenance: 'our own: on these two channels phones or providers ask for consent of their own',
  },
  optOutChannels: {
    value: Object.freeze([] as const),
    provenance: 'our own: who said nothing has not agreed',
  },
  holdMinutes: {
    value: 15,
    provenance: 'our own: longer than sending takes, shorter than anybody waits',
  },
} as const);

/** A policy, ready to be asked. Made by {@link contactPolicy}. */
export interface ContactPolicy {
  /** What it was made from. */
  readonly definition: ContactPolicyDefinition;
  /** Channels that need consent of their own. */
  readonly ownConsentChannels: readonly Channel[];
  /** Channels on which a person who said nothing may be contacted. */
  readonly optOutChannels: readonly Channel[];
  /** How long a contact is held: milliseconds. */
  readonly holdMs: number;
  /** How far back the longest window of any cap reaches, with a day to spare: milliseconds. */
  readonly reachMs: number;
  /** The laws with what they leave open. */
  readonly laws: readonly LawPlans[];
  /** The quiet hours with what they leave open. */
  readonly quiet: readonly {
    /** The quiet hours. */
    readonly hours: QuietHours;
    /** What they leave open, by whole days since 1970-01-01. */
    readonly plan: HoursPlan;
  }[];
}

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
/** More than the longest month with a day on either side for zones. */
const MONTH_DAYS = 34;

/**
 * Makes a policy from its definition.
 *
 * @param definition Laws, quiet hours, caps and what else a firm sets.
 * @returns The policy. Make it once and keep it.
 * @throws ContractError naming the first field that is not as {@link ContactPolicyDefinition} says;
 *   `parseContactPolicy` of `everbond/interactions/schema` tells them all.
 * @example
 * ```ts
 * import { contactPolicy } from 'everbond/interactions';
 *
 * const policy = contactPolicy({
 *   id: 'shop',
 *   laws: [],
 *   quietHours: [
 *     {
 *       id: 'night',
 *       weekdays: null,
 *       from: '21:00',
 *       until: '08:00',
 *       channels: null,
 *       purposes: null,
 *     },
 *   ],
 *   caps: [],
 * });
 *
 * policy.holdMs; // => 900_000
 * ```
 */
export function contactPolicy(definition: ContactPolicyDefinition): ContactPolicy {
  const { id, laws, quietHours } = definition;
  if (typeof id !== 'string') breach('contactPolicy', 'id', 'must be a text');
  for (const [field, rows] of Object.entries({ laws, quietHours, caps: definition.caps })) {
    if (!isListOfObjects(rows)) breach('contactPolicy', field, 'must be a list of objects');
  }
  const [issue] = policyIssues(definition);
  if (issue !== undefined) breach('contactPolicy', issue.path.join('.'), issue.message);

  const {
    ownConsentChannels = CONTACT_DEFAULTS.ownConsentChannels.value,
    optOutChannels = CONTACT_DEFAULTS.optOutChannels.value,
    holdMinutes = CONTACT_DEFAULTS.holdMinutes.value,
  } = definition;
  const caps = [...definition.caps, ...laws.flatMap((law) => law.caps)];
  return {
    definition,
    ownConsentChannels,
    optOutChannels,
    holdMs: holdMinutes * MINUTE_MS,
    reachMs: Math.max(MONTH_DAYS * DAY_MS, ...caps.map(reachMsOf)),
    laws: laws.map(lawPlansOf),
    quiet: quietHours.map((hours) => ({ hours, plan: weeklyPlan(openWeekOf(hours)) })),
  };
}

/** Whether it is a list of objects, without a word to the compiler, who knows what is in it. */
function isListOfObjects(value: unknown): boolean {
  return Array.isArray(value) && value.every((row) => typeof row === 'object' && row !== null);
}

function reachMsOf({ window }: ContactCap): number {
  if (window.kind === 'rolling') return window.hours * HOUR_MS;
  return window.kind === 'rolling-dates' ? (window.days + 2) * DAY_MS : MONTH_DAYS * DAY_MS;
}
