/** Arbitration: which of several messages that want the same person goes first. */
import type { ContactAsk } from './contact-ask.ts';
import type { ContactPolicy } from './contact-policy.ts';
import { type ContactDecision, decideContact } from './decide-contact.ts';

/** A message that wants a person. */
export interface ContactCandidate {
  /** The host's id of it. */
  readonly id: string;
  /** What would be asked for it, its rank included. */
  readonly ask: ContactAsk;
}

/** How several messages come off. */
export interface ContactArbitration {
  /** The id of the message that goes first; `null` if none may. */
  readonly first: string | null;
  /** How each comes off, in the order given: those that the first outranks are denied. */
  readonly decisions: readonly {
    /** The message. */
    readonly id: string;
    /** Whether it may go, and why not. */
    readonly decision: ContactDecision;
  }[];
}

/**
 * Which of several messages to one person goes first: of those that may go, the highest in rank.
 *
 * A message that may not go holds back no other. Of equals the one named first goes first.
 *
 * @param policy Made by `contactPolicy`.
 * @param candidates The messages, each for the same person at the same instant; what their asks
 *   say of rivals counts as well.
 * @returns The first, and how each comes off: allowed as the first, `OUTRANKED` by it as long as it
 *   waits, or denied by itself.
 * @throws ContractError if an ask is not as `decideContact` wants it.
 * @example
 * ```ts
 * import { arbitrateContacts, contactPolicy } from 'everbond/interactions';
 * import { instant } from 'everbond/kernel';
 *
 * const policy = contactPolicy({ id: 'shop', laws: [], quietHours: [], caps: [] });
 * const ask = {
 *   at: instant('2026-06-01T10:00Z'),
 *   channel: 'email',
 *   purpose: 'service',
 *   person: {
 *     zones: ['Europe/Paris'],
 *     place: 'FR',
 *     doNotContact: false,
 *     isDeceased: false,
 *     isAddressDead: false,
 *     consents: [],
 *     channelConsent: 'unknown',
 *     hasOpenComplaint: false,
 *     coolingUntil: null,
 *     refusedAt: null,
 *   },
 *   contacts: { person: [], household: null, account: null },
 *   ridesOn: null,
 *   rivals: [],
 * } as const;
 *
 * const { first, decisions } = arbitrateContacts(policy, [
 *   { id: 'statement', ask: { ...ask, rank: 1 } },
 *   { id: 'recall', ask: { ...ask, rank: 9 } },
 *   { id: 'offer', ask: { ...ask, rank: 10, purpose: 'marketing' } },
 * ]);
 *
 * first; // => 'recall'
 * decisions.map(({ decision }) => (decision.isAllowed ? 'goes' : decision.reasons[0]?.code));
 * // => ['OUTRANKED', 'goes', 'CONSENT_MISSING']
 * ```
 */
export function arbitrateContacts(
  policy: ContactPolicy,
  candidates: readonly ContactCandidate[],
): ContactArbitration {
  const alone = candidates.map(({ id, ask }) => ({
    id,
    ask,
    decision: decideContact(policy, ask),
  }));
  const first = alone
    .filter(({ decision }) => decision.isAllowed)
    .reduce<(typeof alone)[number] | null>(
      (best, candidate) => (best === null || candidate.ask.rank > best.ask.rank ? candidate : best),
      null,
    );
  const decisions = alone.map(({ id, decision }) => {
    if (!decision.isAllowed || first === null || id === first.id) return { id, decision };
    const reason = { code: 'OUTRANKED', rival: first.id, rank: first.ask.rank } as const;
    return { id, decision: { isAllowed: false, reasons: [reason], nextAt: null } as const };
  });
  return { first: first?.id ?? null, decisions };
}
