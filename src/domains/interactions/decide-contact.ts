/**
 * Contact decision: whether a person may be contacted now, why not, and from when on.
 *
 *     eligibility ─▶ consent ─▶ suppression ─▶ law ─▶ quiet hours ─▶ caps ─▶ arbitration
 *
 * Pure: what is known of the person and of past contacts comes in, and so does the instant.
 */
import { epochMsOf, type Instant, instant, parseInstant } from '../../kernel/instant.ts';
import type { ContactAsk } from './contact-ask.ts';
import { requireAsk } from './contact-ask-check.ts';
import { firstClearMs } from './contact-gate.ts';
import { gatesOf } from './contact-gates.ts';
import type { ContactPolicy } from './contact-policy.ts';
import type { ContactReason } from './contact-reason.ts';

/** What comes of asking whether a person may be contacted. */
export type ContactDecision =
  | {
      readonly isAllowed: true;
      /** How long the contact may be held until it takes place: to be confirmed or released. */
      readonly holdUntil: Instant;
      /** Whether it adds a contact; a message that rides on another does not. */
      readonly addsContact: boolean;
    }
  | {
      readonly isAllowed: false;
      /** All that stands in the way, in the order in which it is looked at. */
      readonly reasons: readonly ContactReason[];
      /** When nothing will stand in the way, while only time goes on; `null` if never. */
      readonly nextAt: Instant | null;
    };

/**
 * Whether a person may be contacted: for a purpose, on a channel, at an instant.
 *
 * Eligibility comes first, then consent for the purpose and channel, suppression by an open
 * complaint or a cooling-off, the laws of the place, quiet hours where the person is, caps, and
 * messages that matter more. All reasons are told, not only the first. What is not known stands in
 * the way and is told as unknown; where the person's zone is not known, a time has to be allowed in
 * every zone that is possible, which for all zones of the world and a quiet night is never.
 *
 * A service message passes consent to a purpose, suppression and caps. It never passes the wish not
 * to be contacted, a death, a dead address, consent that the channel itself needs, nor quiet hours
 * and laws that are about service too. A message that rides on another adds no contact and passes
 * caps alone.
 *
 * Two decisions on the same facts are both allowed. Who decides at the same time as others keeps
 * contacts in a `contactLedger`, where a contact that was allowed is held and counts.
 *
 * @param policy Made by `contactPolicy`.
 * @param ask Who, how, what for and when; past contacts ascending. A contact that is held counts
 *   until it lapses, also in windows that begin before. One later than `at` counts as at `at`.
 * @returns Allowed, with the end of the hold, which never reaches into hours that are closed; or
 *   denied, with all reasons and the first instant at which the same ask would be allowed, to the
 *   millisecond. That instant is `null` if none comes, or none within 400 days of the end of all
 *   that ends by itself.
 * @throws ContractError if a zone is not known, the list of zones is empty or longer than 100, the
 *   instant is none, or past contacts do not ascend.
 * @example One a day, sent at half past eleven in the evening, asked an hour later
 * ```ts
 * import { contactPolicy, decideContact } from 'everbond/interactions';
 * import { instant } from 'everbond/kernel';
 *
 * const one = { scope: 'person', most: 1, channels: null, purposes: null } as const;
 * const policyOf = (cap: Parameters<typeof contactPolicy>[0]['caps'][number]) =>
 *   contactPolicy({ id: 'shop', laws: [], quietHours: [], caps: [cap] });
 * const daily = policyOf({
 *   ...one,
 *   id: 'daily',
 *   window: { kind: 'calendar', unit: 'day', zone: 'customer' },
 * });
 * const rolling = policyOf({ ...one, id: 'rolling', window: { kind: 'rolling', hours: 24 } });
 * const sent = {
 *   id: 'spring-mail',
 *   at: instant('2026-06-01T23:30+08:00'),
 *   heldUntil: null,
 *   channel: 'email',
 *   purpose: 'marketing',
 * } as const;
 * const ask = {
 *   at: instant('2026-06-02T00:30+08:00'),
 *   channel: 'email',
 *   purpose: 'marketing',
 *   person: {
 *     zones: ['Asia/Taipei'],
 *     place: 'TW',
 *     doNotContact: false,
 *     isDeceased: false,
 *     isAddressDead: false,
 *     consents: [{ purpose: 'marketing', channel: null, consent: 'granted' }],
 *     channelConsent: 'unknown',
 *     hasOpenComplaint: false,
 *     coolingUntil: null,
 *     refusedAt: null,
 *   },
 *   contacts: { person: [sent], household: null, account: null },
 *   ridesOn: null,
 *   rank: 0,
 *   rivals: [],
 * } as const;
 *
 * decideContact(daily, ask);
 * // => { isAllowed: true, holdUntil: '2026-06-01T16:45:00.000Z', addsContact: true }
 * decideContact(rolling, ask);
 * // => {
 * //   isAllowed: false,
 * //   reasons: [{ code: 'CAP_REACHED', cap: 'rolling', scope: 'person', most: 1 }],
 * //   nextAt: '2026-06-02T15:30:00.000Z',
 * // }
 * ```
 */
export function decideContact(policy: ContactPolicy, ask: ContactAsk): ContactDecision {
  requireAsk(ask);
  const atMs = epochMsOf(ask.at);
  const gates = gatesOf(policy, ask);
  const reasons = gates.flatMap((gate) => gate.reasonAt(atMs) ?? []);
  if (reasons.length > 0) {
    const nextMs = firstClearMs(gates, atMs);
    const next = parseInstant(nextMs);
    return { isAllowed: false, reasons, nextAt: next.ok ? next.value : null };
  }

  const limitMs = Math.min(atMs + policy.holdMs, LAST_MS);
  const untilMs = gates.reduce(
    (soonest, gate) => Math.min(soonest, gate.openUntilMs(atMs, limitMs)),
    limitMs,
  );
  return { isAllowed: true, holdUntil: instant(untilMs), addsContact: ask.ridesOn === null };
}

const LAST_MS = epochMsOf('9999-12-31T23:59:59.999Z');
