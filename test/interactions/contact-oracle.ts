/**
 * Whether a contact may be made, by the letter: every rule asked of one instant alone, every clock
 * read off the wall. It knows nothing of when anything ends.
 */
import type { ContactAsk, ContactRecord } from '../../src/domains/interactions/contact-ask.ts';
import type { ContactCap } from '../../src/domains/interactions/contact-cap.ts';
import type { ContactLaw } from '../../src/domains/interactions/contact-law.ts';
import type {
  ContactPolicyDefinition,
  QuietHours,
} from '../../src/domains/interactions/policy-definition.ts';
import { wallClockMs } from '../time/wall-clock.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const NAMES = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** What the wall clock of a zone shows. */
interface Face {
  readonly date: string;
  readonly weekday: number;
  readonly time: string;
}

function faceOf(zone: string, epochMs: number): Face {
  const [date = '', time = ''] = new Date(wallClockMs(zone, epochMs)).toISOString().split('T');
  return { date, weekday: (new Date(`${date}T00:00Z`).getUTCDay() + 6) % 7, time };
}

/** The date in which an instant lies: clocks turned back across midnight do not bring it back. */
function dateAt(zone: string, epochMs: number): string {
  let latest = faceOf(zone, epochMs).date;
  const back = 4 * HOUR_MS;
  if (wallClockMs(zone, epochMs) - wallClockMs(zone, epochMs - back) < back) {
    for (let ms = epochMs - back; ms < epochMs; ms += HOUR_MS / 60) {
      const { date } = faceOf(zone, ms);
      if (date > latest) latest = date;
    }
  }
  return latest;
}

function dayOf(date: string): number {
  return Date.parse(`${date}T00:00Z`) / DAY_MS;
}

/** The rules that stand in the way at an instant, as codes with the id of the rule. */
export function obstacles(
  definition: ContactPolicyDefinition,
  ask: ContactAsk,
  epochMs: number,
  everyZone: readonly string[],
): readonly string[] {
  const { person, purpose, channel } = ask;
  const zones = person.zones ?? everyZone;
  const found: string[] = [];
  const isService = purpose === 'service';
  const fact = (value: boolean | null, code: string) => {
    if (value === null) found.push('FACT_UNKNOWN');
    if (value === true) found.push(code);
  };
  fact(person.doNotContact, 'DO_NOT_CONTACT');
  fact(person.isDeceased, 'DECEASED');
  fact(person.isAddressDead, 'ADDRESS_DEAD');

  const said = person.consents
    .filter(
      (entry) =>
        (entry.purpose === null || entry.purpose === purpose) &&
        (entry.channel === null || entry.channel === channel),
    )
    .map(({ consent }) => consent);
  const isRefused = said.includes('withdrawn') || said.includes('refused');
  const isGranted = !isRefused && said.includes('granted');
  const isOptOut = !isRefused && (definition.optOutChannels ?? []).includes(channel);
  if (!isService && !isGranted && !isOptOut) found.push('CONSENT_MISSING');
  const own = definition.ownConsentChannels ?? ['text-message', 'push'];
  if (own.includes(channel) && person.channelConsent !== 'granted') {
    found.push('CHANNEL_CONSENT_MISSING');
  }
  if (!isService) {
    fact(person.hasOpenComplaint, 'COMPLAINT_OPEN');
    if (person.coolingUntil !== null && epochMs < Date.parse(person.coolingUntil)) {
      found.push('COOLING');
    }
  }

  const laws = definition.laws.filter(
    (law) =>
      (person.place === null || isPartOf(person.place, law.place)) &&
      law.channels.includes(channel) &&
      law.purposes.includes(purpose),
  );
  for (const law of laws) found.push(...lawObstacles(law, ask, isGranted, zones, epochMs));
  for (const quiet of definition.quietHours) {
    const isAbout =
      (quiet.channels?.includes(channel) ?? true) && (quiet.purposes?.includes(purpose) ?? true);
    if (isAbout && zones.some((zone) => isQuiet(quiet, faceOf(zone, epochMs)))) {
      found.push(`QUIET_HOURS ${quiet.id}`);
    }
  }
  if (ask.ridesOn !== null) {
    const carrier = ask.contacts.person?.find(({ id }) => id === ask.ridesOn);
    const heldUntil = carrier?.heldUntil ?? null;
    const isHeld = heldUntil !== null && Date.parse(heldUntil) > epochMs;
    if (!isHeld || carrier?.channel !== channel) found.push('NO_SUCH_CARRIER');
  } else if (!isService) {
    for (const cap of definition.caps) {
      if (isReached(cap, ask, zones, epochMs)) found.push(`CAP_REACHED ${cap.id}`);
    }
    for (const law of laws.filter((one) => isInForce(one, zones, epochMs))) {
      for (const cap of law.caps) {
        if (isReached(cap, ask, zones, epochMs)) found.push(`CAP_REACHED ${cap.id}`);
      }
    }
  }
  for (const rival of ask.rivals) {
    const waits = rival.until === null || epochMs < Date.parse(rival.until);
    if (waits && rival.rank > ask.rank) found.push('OUTRANKED');
  }
  return found;
}

function isLawDate(law: ContactLaw, date: string): boolean {
  return date >= law.from && (law.until === null || date < law.until);
}

function isInForce(law: ContactLaw, zones: readonly string[], epochMs: number): boolean {
  return zones.some((zone) => isLawDate(law, faceOf(zone, epochMs).date));
}

function lawObstacles(
  law: ContactLaw,
  { person }: ContactAsk,
  isGranted: boolean,
  zones: readonly string[],
  epochMs: number,
): readonly string[] {
  const found: string[] = [];
  const faces = zones
    .map((zone) => faceOf(zone, epochMs))
    .filter(({ date }) => isLawDate(law, date));
  if (faces.length === 0) return [];
  if (law.needsConsent && !isGranted) found.push(`LAW_NEEDS_CONSENT ${law.id}`);
  const isOutside = ({ date, weekday, time }: Face) =>
    law.holidays?.holidays.some((holiday) => holiday.date === date) === true ||
    (law.hours !== null &&
      !law.hours.some(
        (hours) =>
          hours.weekday === NAMES[weekday] &&
          time >= hours.opens &&
          time.slice(0, 5) < hours.closes,
      ));
  if (faces.some(isOutside)) found.push(`OUTSIDE_LAWFUL_HOURS ${law.id}`);
  const { holidays } = law;
  if (
    holidays !== null &&
    faces.some(({ date }) => date < holidays.from || date >= holidays.until)
  ) {
    found.push(`HOLIDAYS_UNKNOWN ${law.id}`);
  }
  if (law.refusalPauseDays !== null && person.refusedAt !== null) {
    const refusedMs = Date.parse(person.refusedAt);
    const days = law.refusalPauseDays;
    const isPaused = (zone: string) =>
      dayOf(dateAt(zone, epochMs)) <= dayOf(dateAt(zone, refusedMs)) + days;
    if (zones.some(isPaused)) found.push(`REFUSED_RECENTLY ${law.id}`);
  }
  return found;
}

function isQuiet({ weekdays, from, until }: QuietHours, { weekday, time }: Face): boolean {
  const begins = (day: number) => weekdays === null || weekdays.includes(NAMES[day] as 'monday');
  const minute = time.slice(0, 5);
  if (from < until) return begins(weekday) && minute >= from && minute < until;
  return (begins(weekday) && minute >= from) || (begins((weekday + 6) % 7) && minute < until);
}

/** Whether as many contacts as there may be count at an instant. */
function isReached(
  cap: ContactCap,
  ask: ContactAsk,
  zones: readonly string[],
  epochMs: number,
): boolean {
  const contacts = ask.contacts[cap.scope];
  const isAbout = (channel: string, purpose: string) =>
    (cap.channels === null || (cap.channels as readonly string[]).includes(channel)) &&
    (cap.purposes === null
      ? purpose !== 'service'
      : (cap.purposes as readonly string[]).includes(purpose));
  if (contacts === null || !isAbout(ask.channel, ask.purpose)) return false;
  const counted = contacts.filter(
    (contact) => isAbout(contact.channel, contact.purpose) && counts(cap, contact, zones, epochMs),
  );
  return counted.length >= cap.most;
}

function counts(
  { window }: ContactCap,
  { at, heldUntil }: ContactRecord,
  zones: readonly string[],
  epochMs: number,
): boolean {
  if (heldUntil !== null) return Date.parse(heldUntil) > epochMs;
  const sentMs = Date.parse(at);
  if (window.kind === 'rolling') return epochMs - sentMs < window.hours * HOUR_MS;
  return (window.zone === 'customer' ? zones : [window.zone]).some((zone) => {
    const [sent, now] = [dateAt(zone, sentMs), dateAt(zone, epochMs)];
    if (window.kind === 'rolling-dates') return dayOf(now) - dayOf(sent) < window.days;
    if (window.unit === 'day') return sent >= now;
    if (window.unit === 'month') return sent.slice(0, 7) >= now.slice(0, 7);
    const week = (date: string) => Math.floor((dayOf(date) + 3) / 7);
    return week(sent) >= week(now);
  });
}

/** Whether one of two places is the other, or a part of it. */
function isPartOf(one: string, other: string): boolean {
  const [country, part] = one.split('-');
  const [otherCountry, otherPart] = other.split('-');
  return country === otherCountry && (!part || !otherPart || part === otherPart);
}
