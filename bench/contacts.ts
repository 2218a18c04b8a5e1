/** Contacts: decisions with ten rules over a thousand past contacts; rules beside a rules engine. */
import { deepStrictEqual, ok } from 'node:assert/strict';
import {
  type ContactAsk,
  type ContactRecord,
  contactPolicy,
  decideContact,
} from 'everbond/interactions';
import { unitedStates } from 'everbond/interactions/jurisdictions/united-states';
import { instant } from 'everbond/kernel';
import { type Condition, createRules } from 'everbond/mechanisms';

import { loadPeer } from './peers.ts';
import { type CaseResult, race, type Suite, type SuiteOptions } from './race.ts';

const HOUR_MS = 3_600_000;
const NOW_MS = Date.UTC(2026, 5, 3, 17);
const ZONE = 'America/New_York';
const PAST = 1000;

/** Seven caps, two quiet hours and a law: ten rules in all. */
const CAP_HOURS = [24, 48, 72, 96, 120, 168, 720];
const all = { channels: null, purposes: null } as const;
const policy = contactPolicy({
  id: 'bench',
  laws: unitedStates,
  quietHours: [
    { ...all, id: 'night', weekdays: null, from: '21:00', until: '08:00' },
    { ...all, id: 'noon', weekdays: ['sunday'], from: '12:00', until: '13:00' },
  ],
  caps: CAP_HOURS.map((hours) => ({
    ...all,
    id: `cap-${hours}`,
    scope: 'person',
    most: Math.ceil(hours / 8),
    window: { kind: 'rolling', hours },
  })),
});

/** A contact every nine hours, so that every cap lets through, and none by far. */
const contacts: readonly ContactRecord[] = Array.from({ length: PAST }, (_, index) => ({
  id: `contact-${index}`,
  at: instant(NOW_MS - (PAST - index) * 9 * HOUR_MS),
  heldUntil: null,
  channel: 'telephone',
  purpose: 'marketing',
}));

const ask: ContactAsk = {
  at: instant(NOW_MS),
  channel: 'telephone',
  purpose: 'marketing',
  person: {
    zones: [ZONE],
    place: 'US',
    doNotContact: false,
    isDeceased: false,
    isAddressDead: false,
    consents: [{ purpose: 'marketing', channel: null, consent: 'granted' }],
    channelConsent: 'granted',
    hasOpenComplaint: false,
    coolingUntil: null,
    refusedAt: null,
  },
  contacts: { person: contacts, household: null, account: null },
  ridesOn: null,
  rank: 0,
  rivals: [],
};

/** Every other ask comes at night, so that every other answer has to name the next instant. */
const asks = [ask, { ...ask, at: instant(NOW_MS + 10 * HOUR_MS) }];

function ourDecisions(count: number): number {
  let allowed = 0;
  for (let place = 0; place < count; place += 1) {
    if (decideContact(policy, asks[place % 2] ?? ask).isAllowed) allowed += 1;
  }
  return allowed;
}

const clock = new Intl.DateTimeFormat('en-US', {
  timeZone: ZONE,
  hourCycle: 'h23',
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
});

/** What an application writes first: yes or no, and no reason, hold or next instant. */
function plainDecision({ at, contacts: { person } }: ContactAsk): boolean {
  const nowMs = Date.parse(at);
  const parts = Object.fromEntries(
    clock.formatToParts(nowMs).map(({ type, value }) => [type, value]),
  );
  const time = `${parts['hour']}:${parts['minute']}`;
  if (time >= '21:00' || time < '08:00') return false;
  if (parts['weekday'] === 'Sun' && time >= '12:00' && time < '13:00') return false;
  return CAP_HOURS.every((hours) => {
    const since = nowMs - hours * HOUR_MS;
    const count = (person ?? []).filter((contact) => Date.parse(contact.at) > since).length;
    return count < Math.ceil(hours / 8);
  });
}

function plainDecisions(count: number): number {
  let allowed = 0;
  for (let place = 0; place < count; place += 1) {
    if (plainDecision(asks[place % 2] ?? ask)) allowed += 1;
  }
  return allowed;
}

/** What this suite calls of json-rules-engine. */
interface Engine {
  addRule(rule: unknown): unknown;
  run(facts: unknown): Promise<{ readonly events: readonly { readonly type: string }[] }>;
}
type EnginePeer = { readonly Engine: new (rules: readonly unknown[]) => Engine };

const types = { orders: 'number', days: 'number', stage: 'text', birthday: 'boolean' } as const;
const STAGES = ['welcoming', 'getting-to-know', 'account-management', 'at-risk'];
const RULES = 20;

interface Facts {
  readonly orders: number;
  readonly days: number;
  readonly stage: string;
  readonly birthday: boolean;
}
const people: readonly Facts[] = Array.from({ length: 100 }, (_, n) => ({
  orders: n % 13,
  days: (n * 7) % 90,
  stage: STAGES[n % STAGES.length] ?? '',
  birthday: n % 30 === 0,
}));

const specs = Array.from({ length: RULES }, (_, n) => ({
  id: `rule-${n}`,
  orders: n % 10,
  days: 4 * n,
  stage: STAGES[n % STAGES.length] ?? '',
}));

const rules = createRules(types, {
  policy: 'collect',
  rules: specs.map(({ id, orders, days, stage }) => {
    const when: Condition<typeof types> = {
      all: [
        { compare: 'orders', is: 'gte', to: orders },
        {
          any: [
            { compare: 'days', is: 'lt', to: days },
            { compare: 'stage', is: 'eq', to: stage },
            { compare: 'birthday', is: 'eq', to: true },
          ],
        },
      ],
    };
    return { id, when, gives: id };
  }),
});

function engineOf({ Engine }: EnginePeer): Engine {
  return new Engine(
    specs.map(({ id, orders, days, stage }) => ({
      event: { type: id },
      conditions: {
        all: [
          { fact: 'orders', operator: 'greaterThanInclusive', value: orders },
          {
            any: [
              { fact: 'days', operator: 'lessThan', value: days },
              { fact: 'stage', operator: 'equal', value: stage },
              { fact: 'birthday', operator: 'equal', value: true },
            ],
          },
        ],
      },
    })),
  );
}

const personAt = (place: number): Facts => people[place % people.length] as Facts;

function ourRules(runs: number): number {
  let hits = 0;
  for (let place = 0; place < runs; place += 1) {
    hits += rules.decide({ ...personAt(place) }).hits.length;
  }
  return hits;
}

async function engineRules(engine: Engine, runs: number): Promise<number> {
  let hits = 0;
  for (let place = 0; place < runs; place += 1) {
    hits += (await engine.run(personAt(place))).events.length;
  }
  return hits;
}

/** One decision or rule a row asked for, within what the slowest does in a second or so. */
const DECISIONS_MAX = 2000;
const RULES_MAX = 20_000;

export const suite: Suite = {
  name: 'contacts',
  peers: ['json-rules-engine'],
  async run(options: SuiteOptions): Promise<readonly CaseResult[]> {
    const decisions = Math.min(options.rows, DECISIONS_MAX);
    const evaluations = Math.min(options.rows, RULES_MAX);
    ok(ourDecisions(10) === 5 && plainDecisions(10) === 5);
    const engine = engineOf((await loadPeer('json-rules-engine')) as EnginePeer);
    for (const person of people.slice(0, 20)) {
      const { events } = await engine.run(person);
      const told = events.map(({ type }) => type).sort();
      deepStrictEqual(
        told,
        rules
          .decide({ ...person })
          .hits.map(({ gives }) => gives)
          .sort(),
      );
    }

    const decisionResults = await race(
      {
        suite: 'contacts',
        case: 'decisions',
        ours: { name: 'everbond', run: () => ourDecisions(decisions) },
        peers: [{ name: 'plain, no reasons', run: () => plainDecisions(decisions) }],
        counted: 'decisions',
      },
      { ...options, rows: decisions },
    );
    const ruleResults = await race(
      {
        suite: 'contacts',
        case: 'rules',
        ours: { name: 'everbond', run: () => ourRules(evaluations / RULES) },
        peers: [{ name: 'json-rules-engine', run: () => engineRules(engine, evaluations / RULES) }],
        counted: 'rules',
      },
      { ...options, rows: evaluations },
    );
    return [...decisionResults, ...ruleResults];
  },
};
