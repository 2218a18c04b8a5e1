/**
 * Contact gates: what stands in the way of a contact, in the order in which it is looked at.
 *
 * Eligibility, consent, suppression, the law of the place, quiet hours, caps, and what else waits.
 */
import { epochMsOf } from '../../kernel/instant.ts';
import { dayNumberOf } from '../../time/local-date.ts';
import { dayNumberAt, startOfDayMs } from '../../time/start-of-date.ts';
import { capGate } from './cap-gate.ts';
import { type ContactAsk, type ContactPerson, strictestConsent } from './contact-ask.ts';
import { type ContactCap, capCovers } from './contact-cap.ts';
import {
  type ContactGate,
  closedGate,
  expiringGate,
  hoursGate,
  unlessOpen,
  waitingGate,
} from './contact-gate.ts';
import { isLawAt } from './contact-place.ts';
import type { ContactPolicy } from './contact-policy.ts';
import type { ContactFact, ContactReason } from './contact-reason.ts';
import type { LawPlans } from './law-plans.ts';
import { isAbout } from './policy-issues.ts';
import { type PossibleClocks, possibleClocks } from './possible-offsets.ts';

const DAY_MS = 86_400_000;

/** All gates of an ask that can ever stand in its way. */
export function gatesOf(policy: ContactPolicy, ask: ContactAsk): readonly ContactGate[] {
  const clocks = possibleClocks(ask.person.zones);
  return [
    ...eligibilityGates(ask.person),
    ...consentGates(policy, ask),
    ...suppressionGates(ask),
    ...policy.laws.flatMap((plans) => lawGates(plans, ask, clocks)),
    ...quietGates(policy, ask, clocks),
    ...capGates(policy, ask, clocks),
    ...arbitrationGates(ask),
  ];
}

/** A fact that is unknown stands in the way like one that is true, and under a name of its own. */
function factGate(
  person: ContactPerson,
  fact: ContactFact,
  reason: ContactReason,
): readonly ContactGate[] {
  const isTrue = person[fact];
  if (isTrue === false) return [];
  return [closedGate(isTrue === true ? reason : { code: 'FACT_UNKNOWN', fact })];
}

function eligibilityGates(person: ContactPerson): readonly ContactGate[] {
  return [
    ...factGate(person, 'doNotContact', { code: 'DO_NOT_CONTACT' }),
    ...factGate(person, 'isDeceased', { code: 'DECEASED' }),
    ...factGate(person, 'isAddressDead', { code: 'ADDRESS_DEAD' }),
  ];
}

function consentGates(policy: ContactPolicy, ask: ContactAsk): readonly ContactGate[] {
  const { purpose, channel, person } = ask;
  const consent = strictestConsent(person.consents, purpose, channel);
  const isAgreed =
    purpose === 'service' ||
    consent === 'granted' ||
    (consent === 'unknown' && policy.optOutChannels.includes(channel));
  const gates = isAgreed
    ? []
    : [closedGate({ code: 'CONSENT_MISSING', purpose, channel, consent })];
  const { channelConsent } = person;
  if (!policy.ownConsentChannels.includes(channel) || channelConsent === 'granted') return gates;
  const reason = { code: 'CHANNEL_CONSENT_MISSING', channel, consent: channelConsent } as const;
  return [...gates, closedGate(reason)];
}

/** What is said about a complaint or a matter of the customer's own is never suppressed. */
function suppressionGates({ purpose, person }: ContactAsk): readonly ContactGate[] {
  if (purpose === 'service') return [];
  const { coolingUntil: until } = person;
  const complaint = factGate(person, 'hasOpenComplaint', { code: 'COMPLAINT_OPEN' });
  if (until === null) return complaint;
  return [...complaint, waitingGate(epochMsOf(until), { code: 'COOLING', until })];
}

function lawGates(
  { law, hours, known, free }: LawPlans,
  ask: ContactAsk,
  clocks: PossibleClocks,
): readonly ContactGate[] {
  const { channel, purpose, person } = ask;
  if (!isLawOf(law, ask)) return [];

  const settledMs = lawSettledMs({ law });
  const id = law.id;
  const gates: ContactGate[] = [];
  const consent = strictestConsent(person.consents, purpose, channel);
  if (law.needsConsent && consent !== 'granted') {
    gates.push(hoursGate(free, clocks, { code: 'LAW_NEEDS_CONSENT', law: id }, settledMs));
  }
  if (law.hours !== null || law.holidays !== null) {
    gates.push(hoursGate(hours, clocks, { code: 'OUTSIDE_LAWFUL_HOURS', law: id }, settledMs));
  }
  if (law.holidays !== null) {
    gates.push(hoursGate(known, clocks, { code: 'HOLIDAYS_UNKNOWN', law: id }, settledMs));
  }
  if (law.refusalPauseDays !== null && person.refusedAt !== null) {
    const refusedMs = epochMsOf(person.refusedAt);
    const days = law.refusalPauseDays + 1;
    const pause = waitingGate(daysLaterMs(clocks, refusedMs, days), {
      code: 'REFUSED_RECENTLY',
      law: id,
    });
    gates.push(unlessOpen(pause, free, clocks, settledMs));
  }
  return gates;
}

function isLawOf({ place, channels, purposes }: LawPlans['law'], ask: ContactAsk): boolean {
  return (
    isLawAt(place, ask.person.place) && isAbout({ channels, purposes }, ask.channel, ask.purpose)
  );
}

/** From when on a law holds as it is, or no more, on every date anywhere. */
function lawSettledMs({ law }: Pick<LawPlans, 'law'>): number {
  return (dayNumberOf(law.until ?? law.from) + 2) * DAY_MS;
}

/** When, wherever the person is, so many dates have begun after that of an instant. */
function daysLaterMs({ zones }: PossibleClocks, fromMs: number, days: number): number {
  const starts = zones.map((zone) => startOfDayMs(zone, dayNumberAt(zone, fromMs) + days));
  return starts.reduce((latest, ms) => Math.max(latest, ms), fromMs);
}

function quietGates(
  policy: ContactPolicy,
  { channel, purpose }: ContactAsk,
  clocks: PossibleClocks,
): readonly ContactGate[] {
  return policy.quiet.flatMap(({ hours, plan }) =>
    isAbout(hours, channel, purpose)
      ? [hoursGate(plan, clocks, { code: 'QUIET_HOURS', quiet: hours.id }, 0)]
      : [],
  );
}

/** Service messages pass every cap, and a message that rides on another adds no contact. */
function capGates(
  policy: ContactPolicy,
  ask: ContactAsk,
  clocks: PossibleClocks,
): readonly ContactGate[] {
  if (ask.ridesOn !== null) return [carrierGate(ask, ask.ridesOn)];
  if (ask.purpose === 'service') return [];

  const atMs = epochMsOf(ask.at);
  const own = policy.definition.caps.flatMap((cap) => capGateOf(cap, ask, clocks, atMs) ?? []);
  const lawful = policy.laws.flatMap(({ law, free }) =>
    isLawOf(law, ask)
      ? law.caps.flatMap((cap) => {
          const gate = capGateOf(cap, ask, clocks, atMs);
          return gate === null ? [] : [unlessOpen(gate, free, clocks, lawSettledMs({ law }))];
        })
      : [],
  );
  return [...own, ...lawful];
}

function capGateOf(
  cap: ContactCap,
  ask: ContactAsk,
  clocks: PossibleClocks,
  atMs: number,
): ContactGate | null {
  const contacts = ask.contacts[cap.scope];
  if (contacts === null || !capCovers(cap, ask.channel, ask.purpose)) return null;
  return capGate(cap, contacts, clocks, atMs);
}

/** A message rides as long as its carrier is held; once that is sent or over, it rides no more. */
function carrierGate({ channel, contacts }: ContactAsk, ridesOn: string): ContactGate {
  const reason = { code: 'NO_SUCH_CARRIER' } as const;
  const carrier = contacts.person?.find(({ id }) => id === ridesOn);
  if (carrier === undefined || carrier.heldUntil === null || carrier.channel !== channel) {
    return closedGate(reason);
  }
  return expiringGate(epochMsOf(carrier.heldUntil), reason);
}

function arbitrationGates({ rank, rivals }: ContactAsk): readonly ContactGate[] {
  return rivals.flatMap((rival) => {
    if (rival.rank <= rank) return [];
    const reason = { code: 'OUTRANKED', rival: rival.id, rank: rival.rank } as const;
    return rival.until === null
      ? [closedGate(reason)]
      : [waitingGate(epochMsOf(rival.until), reason)];
  });
}
