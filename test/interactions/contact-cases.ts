/** Random policies and asks, near changes of clocks and far from them; and the comparison. */
import { deepStrictEqual, ok } from 'node:assert/strict';

import type {
  ContactAsk,
  ContactHistory,
  ContactPerson,
  ContactRecord,
} from '../../src/domains/interactions/contact-ask.ts';
import type { CapWindow, ContactCap } from '../../src/domains/interactions/contact-cap.ts';
import type { ContactLaw } from '../../src/domains/interactions/contact-law.ts';
import { contactPolicy } from '../../src/domains/interactions/contact-policy.ts';
import { decideContact } from '../../src/domains/interactions/decide-contact.ts';
import type {
  ContactPolicyDefinition,
  QuietHours,
} from '../../src/domains/interactions/policy-definition.ts';
import { policyIssues } from '../../src/domains/interactions/policy-issues.ts';
import { type Instant, instant } from '../../src/kernel/instant.ts';
import { CHANNELS, PURPOSES } from '../../src/kernel/words.ts';
import { createRandom, type Random } from '../../src/numerics/random.ts';
import { WEEKDAYS } from '../../src/time/weekday.ts';
import { offsetSegments } from '../../src/time/zone.ts';
import { obstacles } from './contact-oracle.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const FIRST_MS = Date.UTC(2024, 0, 1);
const YEARS_MS = 4 * 365 * DAY_MS;

export const ALL_ZONES: readonly string[] = ['UTC', ...Intl.supportedValuesOf('timeZone')];

const FIRM_ZONES = ['Europe/Paris', 'America/New_York', 'Asia/Taipei', 'UTC'];

/** What the cases have met; each must be more than none. */
export type Reach = Record<string, number>;

function oneOf<Value>(random: Random, values: readonly Value[]): Value {
  return values[random.integer(values.length)] as Value;
}

function someOf<Value>(random: Random, values: readonly Value[]): readonly Value[] {
  const some = values.filter(() => random.integer(2) === 0);
  return some.length > 0 ? some : [oneOf(random, values)];
}

function chance(random: Random, inTen: number): boolean {
  return random.integer(10) < inTen;
}

function timeText(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** Mostly an hour or half an hour, so that changes of clocks meet it. */
function anyTime(random: Random): string {
  return timeText(chance(random, 8) ? random.integer(48) * 30 : random.integer(1440));
}

function anyQuiet(random: Random, index: number): QuietHours {
  const from = chance(random, 5) ? timeText(1140 + random.integer(8) * 30) : anyTime(random);
  const until = chance(random, 5) ? timeText(random.integer(20) * 30) : anyTime(random);
  return {
    id: `quiet-${index}`,
    weekdays: chance(random, 5) ? null : someOf(random, WEEKDAYS),
    from,
    until: until === from ? '24:00' : until,
    channels: chance(random, 7) ? null : someOf(random, CHANNELS),
    purposes: chance(random, 7) ? null : someOf(random, PURPOSES),
  };
}

function anyWindow(random: Random): CapWindow {
  const zone = chance(random, 7) ? 'customer' : oneOf(random, FIRM_ZONES);
  switch (random.integer(3)) {
    case 0:
      return { kind: 'rolling', hours: oneOf(random, [1, 12, 24, 36, 168, 720]) };
    case 1:
      return { kind: 'rolling-dates', days: 1 + random.integer(31), zone };
    default:
      return { kind: 'calendar', unit: oneOf(random, ['day', 'week', 'month'] as const), zone };
  }
}

function anyCap(random: Random, id: string): ContactCap {
  return {
    id,
    scope: oneOf(random, ['person', 'person', 'household', 'account'] as const),
    most: chance(random, 1) ? random.integer(2) : 1 + random.integer(4),
    window: anyWindow(random),
    channels: chance(random, 7) ? null : someOf(random, CHANNELS),
    purposes: chance(random, 7) ? null : someOf(random, PURPOSES),
  };
}

function dateText(epochMs: number): string {
  return new Date(epochMs).toISOString().slice(0, 10);
}

function anyLaw(random: Random, index: number, atMs: number): ContactLaw {
  const from = dateText(atMs + (random.integer(60) - 50) * DAY_MS);
  const until = chance(random, 3) ? dateText(atMs + (11 + random.integer(30)) * DAY_MS) : null;
  const hours = someOf(random, WEEKDAYS).map((weekday) => {
    const opens = random.integer(24);
    return {
      weekday,
      opens: timeText(opens * 30),
      closes: timeText((opens + 1 + random.integer(24)) * 30),
    };
  });
  const horizonMs = atMs + (random.integer(30) - 5) * DAY_MS;
  return {
    id: `law-${index}`,
    place: oneOf(random, ['FR', 'US', 'US-FL']),
    from,
    until,
    channels: chance(random, 7) ? CHANNELS : someOf(random, CHANNELS),
    purposes: chance(random, 5) ? ['marketing', 'research'] : someOf(random, PURPOSES),
    hours: chance(random, 8) ? hours : null,
    holidays: chance(random, 5)
      ? {
          id: 'days',
          sources: [{ title: 'a', publisher: 'b', year: 2024 }],
          from: dateText(atMs - 40 * DAY_MS),
          until: dateText(chance(random, 4) ? atMs + 900 * DAY_MS : horizonMs),
          holidays: [0, 1, 3].map((days) => ({ date: dateText(atMs + days * DAY_MS), name: 'a' })),
          workingDays: [],
        }
      : null,
    needsConsent: chance(random, 5),
    caps: chance(random, 4) ? [anyCap(random, `law-cap-${index}`)] : [],
    refusalPauseDays: chance(random, 5) ? 1 + random.integer(60) : null,
    isChecked: false,
    remark: 'made up',
    sources: [{ title: 'a', publisher: 'b', year: 2024 }],
  };
}

/** An instant, every other time within a day of a change of the zone's clocks. */
function anyMoment(random: Random, zone: string): number {
  const atMs = FIRST_MS + random.integer(YEARS_MS / MINUTE_MS) * MINUTE_MS;
  if (chance(random, 5)) return atMs + random.integer(MINUTE_MS);
  const [, change] = offsetSegments(zone, atMs, atMs + 370 * DAY_MS);
  return (change?.startMs ?? atMs) + (random.integer(2 * 1440) - 1440) * MINUTE_MS;
}

function anyContacts(random: Random, atMs: number): readonly ContactRecord[] {
  return Array.from({ length: random.integer(8) }, (_, index): ContactRecord => {
    const agoMs = random.integer(chance(random, 5) ? 2 * DAY_MS : 40 * DAY_MS);
    const isHeld = chance(random, 2);
    const sentMs = isHeld ? atMs - random.integer(HOUR_MS) : atMs - agoMs;
    return {
      id: `contact-${index}`,
      at: instant(sentMs),
      heldUntil: isHeld ? instant(sentMs + 1 + random.integer(2 * HOUR_MS)) : null,
      channel: oneOf(random, CHANNELS),
      purpose: chance(random, 7) ? 'marketing' : oneOf(random, PURPOSES),
    };
  }).sort((one, other) => (one.at < other.at ? -1 : 1));
}

/** Mostly somebody who may be contacted; else hardly anything but consent would be looked at. */
function anyPerson(random: Random, zones: readonly string[] | null, atMs: number): ContactPerson {
  const fact = (): boolean | null =>
    random.integer(25) === 0 ? oneOf(random, [true, null]) : false;
  const someday = (): Instant | null =>
    chance(random, 2) ? instant(atMs + (random.integer(200) - 100) * HOUR_MS) : null;
  return {
    zones,
    place: oneOf(random, ['FR', 'FR', 'US', 'US-FL', 'US-TX', 'TW', null]),
    doNotContact: fact(),
    isDeceased: fact(),
    isAddressDead: fact(),
    consents: [
      { purpose: null, channel: null, consent: chance(random, 8) ? 'granted' : 'unknown' },
      ...(random.integer(20) === 0
        ? [{ purpose: 'marketing', channel: null, consent: 'withdrawn' } as const]
        : []),
    ],
    channelConsent: chance(random, 9) ? 'granted' : 'unknown',
    hasOpenComplaint: fact(),
    coolingUntil: someday(),
    refusedAt: chance(random, 5) ? instant(atMs - random.integer(60 * 24) * HOUR_MS) : null,
  };
}

/** Where the people of the cases may be. */
export interface Places {
  /** The zones to draw from. */
  readonly zones: readonly string[];
  /** Of how many in ten thousand nothing is known of the zone. */
  readonly unknownInTenThousand: number;
}

/** One case. */
interface ContactCase {
  readonly definition: ContactPolicyDefinition;
  readonly ask: ContactAsk;
}

/** A case from chance. */
function contactCase(random: Random, places: Places): ContactCase {
  const zone = oneOf(random, places.zones);
  const known = chance(random, 8)
    ? [zone]
    : [zone, oneOf(random, places.zones), oneOf(random, places.zones)];
  const zones = random.integer(10_000) < places.unknownInTenThousand ? null : known;
  const atMs = anyMoment(random, zone);
  const count = (most: number) => Array.from({ length: random.integer(most + 1) }, (_, n) => n);
  const definition: ContactPolicyDefinition = {
    id: 'shop',
    laws: count(2).map((n) => anyLaw(random, n, atMs)),
    quietHours: count(2).map((n) => anyQuiet(random, n)),
    caps: count(4).map((n) => anyCap(random, `cap-${n}`)),
    ...(chance(random, 3) ? { optOutChannels: someOf(random, CHANNELS) } : {}),
    ...(chance(random, 3) ? { holdMinutes: 1 + random.integer(1440) } : {}),
  };
  const contacts: ContactHistory = {
    person: anyContacts(random, atMs),
    household: chance(random, 5) ? anyContacts(random, atMs) : null,
    account: chance(random, 5) ? anyContacts(random, atMs) : null,
  };
  const carrier = contacts.person?.[random.integer(8)];
  const rides = carrier !== undefined && random.integer(20) === 0;
  const ask: ContactAsk = {
    at: instant(atMs),
    channel: rides ? carrier.channel : oneOf(random, CHANNELS),
    purpose: chance(random, 7) ? 'marketing' : oneOf(random, PURPOSES),
    person: anyPerson(random, zones, atMs),
    contacts,
    ridesOn: rides ? carrier.id : null,
    rank: random.integer(3),
    rivals: chance(random, 1)
      ? [{ id: 'r', rank: random.integer(3), until: instant(atMs + random.integer(DAY_MS)) }]
      : [],
  };
  return { definition, ask };
}

/** Whether a definition leaves a contact possible at all; one that does not is no policy. */
function isPolicy(definition: ContactPolicyDefinition): boolean {
  const issues = policyIssues(definition);
  ok(
    issues.every(({ code }) => code === 'NEVER_ALLOWED'),
    JSON.stringify(issues),
  );
  return issues.length === 0;
}

/** Compares so many cases with the oracle, and counts what they met. Throws where they differ. */
export function compareContacts(seed: number, cases: number, reach: Reach, places: Places): void {
  const random = createRandom(seed);
  for (let done = 0; done < cases; ) {
    const { definition, ask } = contactCase(random, places);
    if (!isPolicy(definition)) continue;
    done += 1;
    compare(definition, ask, random, reach);
  }
  reach['cases'] = (reach['cases'] ?? 0) + cases;
}

function compare(
  definition: ContactPolicyDefinition,
  ask: ContactAsk,
  random: Random,
  reach: Reach,
): void {
  const met = (what: string) => {
    reach[what] = (reach[what] ?? 0) + 1;
  };
  const at = (ms: number) => obstacles(definition, ask, ms, ALL_ZONES);
  const atMs = Date.parse(ask.at);
  const decision = decideContact(contactPolicy(definition), ask);
  met(ask.person.zones === null ? 'any zone' : `${ask.person.zones.length} zones`);
  if (decision.isAllowed) {
    met('allowed');
    deepStrictEqual(at(atMs), []);
    const untilMs = Date.parse(decision.holdUntil);
    const holdMs = (definition.holdMinutes ?? 15) * MINUTE_MS;
    ok(untilMs > atMs && untilMs <= atMs + holdMs);
    // Whenever the contact takes place while it is held, it is allowed then as well.
    const within = [untilMs - 1, atMs + random.integer(untilMs - atMs)];
    for (const ms of within) deepStrictEqual(at(ms), []);
    if (untilMs < atMs + holdMs) {
      met('held for less');
      ok(at(untilMs).length > 0);
    }
    return;
  }
  const named = decision.reasons.map((reason) => {
    const id =
      'law' in reason
        ? reason.law
        : 'quiet' in reason
          ? reason.quiet
          : 'cap' in reason
            ? reason.cap
            : null;
    return id === null ? reason.code : `${reason.code} ${id}`;
  });
  for (const { code } of decision.reasons) met(code);
  deepStrictEqual(named, at(atMs));
  if (decision.nextAt === null) {
    met('never');
    for (let n = 0; n < 20; n += 1) {
      ok(at(atMs + random.integer(300 * 1440) * MINUTE_MS).length > 0);
    }
    return;
  }
  met('later');
  const nextMs = Date.parse(decision.nextAt);
  ok(nextMs > atMs);
  deepStrictEqual(at(nextMs), []);
  ok(at(nextMs - 1).length > 0);
  for (let n = 0; n < 8; n += 1) {
    ok(at(atMs + Math.floor(random.uniform() * (nextMs - atMs))).length > 0);
  }
}
