/** What comes from outside: accepted in one form, or refused with every issue and its path. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { contactLedger } from '../../src/domains/interactions/contact-ledger.ts';
import { contactFormats } from '../../src/domains/interactions/contact-ledger-event.ts';
import { NO_CONTACTS } from '../../src/domains/interactions/contact-ledger-state.ts';
import { contactPolicy } from '../../src/domains/interactions/contact-policy.ts';
import { decideContact } from '../../src/domains/interactions/decide-contact.ts';
import { france } from '../../src/domains/interactions/jurisdictions/france/france.ts';
import {
  interactionSchemas,
  interactionsJsonSchema,
  parseContactAsk,
  parseContactCommand,
  parseContactEvent,
  parseContactPolicy,
} from '../../src/domains/interactions/schema.ts';
import { carryOut } from '../../src/kernel/carry-out.ts';
import { replay } from '../../src/kernel/decider.ts';
import type { Parsed } from '../../src/kernel/parsed.ts';
import { ADA, ASK, capOf, lawOf, policyOf, quietOf } from './asks.ts';
import golden from './golden/version-1.json' with { type: 'json' };

const CANARY = 'canary-4711';
const said = { at: '2026-06-03T10:00:00.000Z', by: { actor: 'bob', authority: null }, id: 'c-1' };
const reserve = { ...said, type: 'Reserve', channel: 'email', purpose: 'marketing', person: ADA };
const policy = {
  id: 'shop',
  laws: [
    ...france,
    lawOf({ id: 'other', hours: [{ weekday: 'monday', opens: '10:00', closes: '12:00' }] }),
  ],
  quietHours: [quietOf('21:00', '08:00', { weekdays: ['monday'] })],
  caps: [
    capOf(1, { kind: 'rolling', hours: 24 }, { id: 'a', channels: ['email'] }),
    capOf(2, { kind: 'rolling-dates', days: 7, zone: 'customer' }, { id: 'b' }),
    capOf(
      3,
      { kind: 'calendar', unit: 'month', zone: 'Europe/Paris' },
      { id: 'c', purposes: ['research'] },
    ),
  ],
  holdMinutes: 5,
  optOutChannels: ['letter'],
};

function issuesOf(result: Parsed<unknown>) {
  return result.ok ? [] : result.issues.map(({ code, path }) => [code, ...path].join(' ')).sort();
}

describe('a command from outside', () => {
  it.each([
    [reserve],
    [{ ...reserve, rank: 3, rivals: [{ id: 'r', rank: 1, until: null }] }],
    [{ ...reserve, person: { ...ADA, zones: null, place: null, doNotContact: null } }],
    [{ ...said, type: 'Ride', on: 'c-0', purpose: 'marketing', person: ADA }],
    [{ ...said, type: 'Confirm' }],
    [{ ...said, type: 'Release' }],
    [{ ...said, type: 'Record', channel: 'chat', purpose: 'service' }],
    [{ type: 'FireTimer', at: said.at, by: said.by, timer: 'lapse:c-1' }],
  ])('comes back as it is in its canonical form: case %#', (told) => {
    expect(parseContactCommand(told)).toEqual({ ok: true, value: told });
  });

  it('has every issue named, with its path, and never what was sent', () => {
    const read = parseContactCommand({
      ...reserve,
      at: CANARY,
      id: '',
      channel: CANARY,
      purpose: CANARY,
      person: {
        ...ADA,
        zones: [CANARY],
        doNotContact: CANARY,
        channelConsent: CANARY,
        consents: [{ purpose: CANARY, channel: null, consent: 'granted' }],
        coolingUntil: CANARY,
        place: CANARY,
        [CANARY]: 1,
      },
      rank: CANARY,
    });

    expect(issuesOf(read)).toEqual([
      'NOT_AN_ID id',
      'NOT_AN_INSTANT at',
      'NOT_AN_INSTANT person coolingUntil',
      'NOT_A_PLACE person place',
      'NOT_A_ZONE person zones 0',
      'UNKNOWN_FIELD person',
      'UNKNOWN_VALUE channel',
      'UNKNOWN_VALUE person channelConsent',
      'UNKNOWN_VALUE person consents 0 purpose',
      'UNKNOWN_VALUE purpose',
      'WRONG_TYPE person doNotContact',
      'WRONG_TYPE rank',
    ]);
    expect(JSON.stringify(read)).not.toContain(CANARY);
  });

  it('says no fact of a person by leaving it out', () => {
    const silent: Partial<typeof ADA> = { ...ADA };
    Reflect.deleteProperty(silent, 'hasOpenComplaint');

    expect(issuesOf(parseContactCommand({ ...reserve, person: silent }))).toEqual([
      'MISSING person hasOpenComplaint',
    ]);
    expect(issuesOf(parseContactCommand({ ...reserve, person: { ...ADA, zones: [] } }))).toEqual([
      'OUT_OF_RANGE person zones',
    ]);
  });
});

describe('an ask from outside', () => {
  const sent = { id: 'm-1', at: said.at, heldUntil: null, channel: 'email', purpose: 'research' };

  it.each([
    [ASK],
    [{ ...ASK, contacts: { person: null, household: [sent, sent], account: [] }, ridesOn: 'm-1' }],
    [{ ...ASK, rank: -2.5, rivals: [{ id: 'r', rank: 9, until: said.at }] }],
    [{ ...ASK, person: { ...ADA, zones: null, place: 'US-FL', hasOpenComplaint: null } }],
  ])('comes back as it is in its canonical form, and can be decided: case %#', (told) => {
    const read = parseContactAsk(told);

    expect(read).toEqual({ ok: true, value: told });
    if (read.ok) expect(() => decideContact(policyOf(), read.value)).not.toThrow();
  });

  it('is told in any form of an instant, and comes back in one', () => {
    const read = parseContactAsk({ ...ASK, at: '2026-06-03T12:00+02:00' });

    expect(read.ok && read.value.at).toBe('2026-06-03T10:00:00.000Z');
  });

  it.each([
    [{ contacts: { person: [], household: null } }, ['MISSING contacts account']],
    [{ contacts: { ...ASK.contacts, person: [{ ...sent, at: CANARY }] } }, null],
    [
      {
        contacts: { ...ASK.contacts, account: [sent, { ...sent, at: '2026-06-02T10:00Z' }, sent] },
      },
      ['NOT_ASCENDING contacts account 1'],
    ],
    [{ person: { ...ADA, place: 'France' } }, ['NOT_A_PLACE person place']],
    [{ rank: null }, ['WRONG_TYPE rank']],
    [{ ridesOn: undefined }, null],
    [{ [CANARY]: CANARY }, ['UNKNOWN_FIELD']],
  ])('is refused with every issue and never what was sent: case %#', (some, issues) => {
    const read = parseContactAsk({ ...ASK, ...some });

    if (issues === null) expect(read.ok).toBe(false);
    else expect(issuesOf(read)).toEqual(issues);
    expect(JSON.stringify(read)).not.toContain(CANARY);
  });

  it('names the fields there are where it has another', () => {
    const read = parseContactAsk({ ...ASK, urgent: true });

    expect(read.ok ? [] : read.issues.map(({ message }) => message)).toEqual([
      'must have no field but at, channel, purpose, person, contacts, ridesOn, rank, rivals',
    ]);
  });

  it('that was believed is decided, whatever stands in one of its fields', () => {
    const odd = fc.oneof(fc.jsonValue(), fc.constantFrom('FR', 'france', 'US-FL', '2026-01-01', 0));
    const asks = fc.oneof(
      fc.tuple(fc.constantFrom(...Object.keys(ASK)), odd).map(([key, value]) => ({
        ...ASK,
        [key]: value,
      })),
      fc.tuple(fc.constantFrom(...Object.keys(ADA)), odd).map(([key, value]) => ({
        ...ASK,
        person: { ...ADA, [key]: value },
      })),
    );
    const reach = { decided: 0, refused: 0 };
    fc.assert(
      fc.property(asks, (from) => {
        const read = parseContactAsk(from);
        reach[read.ok ? 'decided' : 'refused'] += 1;
        if (read.ok) decideContact(policyOf({ laws: [...france] }), read.value);
      }),
      { numRuns: 400 },
    );
    expect(Math.min(reach.decided, reach.refused)).toBeGreaterThan(30);
  });
});

describe('a policy from outside', () => {
  it('comes back as it is, and can be made', () => {
    const read = parseContactPolicy(policy);

    expect(read).toEqual({ ok: true, value: policy });
    if (read.ok) expect(() => contactPolicy(read.value)).not.toThrow();
  });

  it.each([
    [{ id: 7 }, ['WRONG_TYPE id']],
    [{ laws: 'none' }, ['WRONG_TYPE laws']],
    [{ caps: undefined }, null],
    [{ caps: [{ ...policy.caps[0], most: 1.5 }] }, ['WRONG_TYPE caps 0 most']],
    [{ caps: [{ ...policy.caps[0], most: -1 }] }, ['OUT_OF_RANGE caps 0 most']],
    [
      { caps: [{ ...policy.caps[0], window: { kind: 'sliding' } }] },
      ['UNKNOWN_VALUE caps 0 window kind'],
    ],
    [
      { caps: [{ ...policy.caps[0], window: { kind: 'rolling', hours: 24, zone: 'UTC' } }] },
      ['UNKNOWN_FIELD caps 0 window'],
    ],
    [{ caps: [policy.caps[0], policy.caps[0]] }, ['DUPLICATE_ID caps']],
    [{ laws: [lawOf(), lawOf()] }, ['DUPLICATE_ID laws']],
    [{ holdMinutes: 0 }, ['OUT_OF_RANGE holdMinutes']],
    [{ quietHours: [quietOf('00:00', '24:00')] }, ['NEVER_ALLOWED quietHours']],
    [{ [CANARY]: 1 }, ['UNKNOWN_FIELD']],
  ])('is refused: case %#', (some, issues) => {
    const read = parseContactPolicy({ ...policy, ...some });

    if (issues === null) expect(read.ok).toBe(false);
    else expect(issuesOf(read)).toEqual(issues);
    expect(JSON.stringify(read.ok ? '' : read.issues)).not.toContain(CANARY);
  });
});

describe('a stored history of version 1', () => {
  it('gives the state it gave, and holds every type of event', () => {
    const history = golden.events.flatMap((event) => {
      const read = parseContactEvent(event);
      return read.ok ? [read.value] : [];
    });

    expect(history).toHaveLength(golden.events.length);
    expect(replay(contactLedger(policyOf()), history)).toEqual(golden.state);
    const types = new Set(golden.events.map(({ type }) => type));
    expect([...types].sort()).toEqual(Object.keys(contactFormats).sort());
  });

  it('is not read if a newer release wrote it, or if it is none', () => {
    const [event] = golden.events;

    expect(issuesOf(parseContactEvent({ ...event, version: 2 }))).toEqual([
      'NEWER_VERSION version',
    ]);
    expect(issuesOf(parseContactEvent({ ...event, channel: 'fax' }))).toEqual([
      'UNKNOWN_VALUE channel',
    ]);
    expect(issuesOf(parseContactEvent(null))).toEqual(['WRONG_TYPE']);
  });
});

describe('anything at all', () => {
  it('is accepted, refused or has issues, and what was believed breaks nothing after it', () => {
    const rules = contactLedger(policyOf({ caps: [capOf(1, { kind: 'rolling', hours: 1 })] }));
    const mutated = fc
      .tuple(
        fc.constantFrom<object>(reserve, { ...said, type: 'Confirm' }, policy),
        fc.jsonValue(),
        fc.nat(9),
      )
      .map(([from, value, place]) => {
        const key = Object.keys(from)[place % Object.keys(from).length] ?? 'type';
        return { ...from, [key]: value };
      });
    const reach = { believed: 0, refused: 0 };
    fc.assert(
      fc.property(fc.oneof(mutated, fc.anything(), fc.constant(reserve)), (from) => {
        for (const parse of [parseContactCommand, parseContactEvent, parseContactPolicy]) {
          const read = parse(from);
          expect(read.ok || read.issues.length > 0).toBe(true);
        }
        const command = parseContactCommand(from);
        if (!command.ok) {
          reach.refused += 1;
          return;
        }
        reach.believed += 1;
        carryOut(rules, { state: NO_CONTACTS, newestAt: null }, command.value);
      }),
    );
    expect(Math.min(reach.believed, reach.refused)).toBeGreaterThan(10);
  });

  it('meets the same answers through a Standard Schema, and a JSON Schema that says as much', () => {
    const { validate } = interactionSchemas.command['~standard'];

    expect(validate(reserve)).toEqual({ value: reserve });
    expect(validate({})).toEqual({
      issues: [{ code: 'MISSING', path: ['type'], message: 'must be given' }],
    });
    for (const part of ['policy', 'ask', 'command', 'event'] as const) {
      expect(JSON.stringify(interactionsJsonSchema(part)).length).toBeGreaterThan(500);
    }
  });
});
