/** The ledger of contacts: held, sent, given back, lapsed; and what rides along. */
import { describe, expect, it } from 'vitest';

import { arbitrateContacts } from '../../src/domains/interactions/arbitrate-contacts.ts';
import { contactLedger } from '../../src/domains/interactions/contact-ledger.ts';
import type { ContactCommand } from '../../src/domains/interactions/contact-ledger-command.ts';
import type { ContactEvent } from '../../src/domains/interactions/contact-ledger-event.ts';
import {
  type ContactLedger,
  evolveContacts,
  NO_CONTACTS,
} from '../../src/domains/interactions/contact-ledger-state.ts';
import { explainContacts } from '../../src/domains/interactions/explain-contacts.ts';
import { interactionSentences } from '../../src/domains/interactions/sentences.ts';
import type { Standing } from '../../src/kernel/aggregate.ts';
import { carryOut, fireNextTimer } from '../../src/kernel/carry-out.ts';
import { instant } from '../../src/kernel/instant.ts';
import { sentenceOf } from '../../src/kernel/refusal.ts';
import { ADA, ASK, capOf, contactAt, policyOf, quietOf } from './asks.ts';

const NOON = '2026-06-03T10:00Z';
const DAILY = capOf(1, { kind: 'calendar', unit: 'day', zone: 'customer' });
const policy = policyOf({ caps: [DAILY] });
const rules = contactLedger(policy);
const nobody: Standing<ContactLedger> = { state: NO_CONTACTS, newestAt: null };

type Facts = Readonly<Record<string, unknown>>;

function command(type: ContactCommand['type'], id: string, at = NOON, some: Facts = {}) {
  const facts =
    type === 'Reserve' || type === 'Record' ? { channel: 'email', purpose: 'marketing' } : {};
  const person = type === 'Reserve' || type === 'Ride' ? { person: ADA } : {};
  return { type, id, at: instant(at), by: 'bob', ...facts, ...person, ...some } as ContactCommand;
}

function after(standing: Standing<ContactLedger>, ...commands: readonly ContactCommand[]) {
  return commands.reduce((before, one) => {
    const carried = carryOut(rules, before, one);
    if (!carried.accepted) throw new Error(`${one.type}: ${carried.refusal.code}`);
    return carried.standing;
  }, standing);
}

function answer(standing: Standing<ContactLedger>, one: ContactCommand) {
  const carried = carryOut(rules, standing, one);
  return carried.accepted
    ? carried.events.map(({ type, at, id }) => `${type} ${id} ${at.slice(11, 16)}`)
    : carried.refusal;
}

describe('a contact', () => {
  it('that is allowed is held, with what is needed to understand it', () => {
    const carried = carryOut(rules, nobody, command('Reserve', 'a'));
    if (!carried.accepted) throw new Error('it was refused');

    expect(carried.events).toEqual([
      {
        type: 'Reserved',
        id: 'a',
        at: '2026-06-03T10:00:00.000Z',
        by: { actor: 'bob', authority: null },
        rules: ['contact-allowed@1'],
        channel: 'email',
        purpose: 'marketing',
        heldUntil: '2026-06-03T10:15:00.000Z',
        forgetBefore: '2026-04-30T10:00:00.000Z',
      },
    ]);
    expect(carried.why).toEqual([
      { rule: 'contact-allowed@1', channel: 'email', purpose: 'marketing', sent: 0, held: 0 },
    ]);
    expect(rules.timersOf(carried.standing.state)).toEqual([
      { id: 'lapse:a', dueAt: '2026-06-03T10:15:00.000Z' },
    ]);
  });

  it('that is held denies the next, until it is given back or lapses', () => {
    const held = after(nobody, command('Reserve', 'a'));

    expect(answer(held, command('Reserve', 'b', '2026-06-03T10:14:59.999Z'))).toEqual({
      code: 'CONTACT_DENIED',
      reasons: [{ code: 'CAP_REACHED', cap: 'cap', scope: 'person', most: 1 }],
      nextAt: '2026-06-03T10:15:00.000Z',
    });
    expect(answer(held, command('Reserve', 'b', '2026-06-03T10:15Z'))).toEqual([
      'Lapsed a 10:15',
      'Reserved b 10:15',
    ]);
    const back = after(held, command('Release', 'a', '2026-06-03T10:01Z'));
    expect(answer(back, command('Reserve', 'b', '2026-06-03T10:02Z'))).toEqual([
      'Reserved b 10:02',
    ]);
    expect(rules.timersOf(back.state)).toEqual([]);
  });

  it('counts from the instant at which it took place', () => {
    const late = after(
      nobody,
      command('Reserve', 'a', '2026-06-03T21:59Z'), // a minute before midnight in Paris
      command('Confirm', 'a', '2026-06-03T22:01Z'),
    );

    expect(late.state.contacts).toEqual([{ ...contactAt('2026-06-03T22:01Z'), id: 'a' }]);
    expect(answer(late, command('Reserve', 'b', '2026-06-04T21:59:59.999Z'))).toMatchObject({
      code: 'CONTACT_DENIED',
      nextAt: '2026-06-04T22:00:00.000Z',
    });
    expect(answer(late, command('Reserve', 'b', '2026-06-04T22:00Z'))).toEqual([
      'Reserved b 22:00',
    ]);
  });

  it('asked for again under its id is the same while it is held', () => {
    const held = after(nobody, command('Reserve', 'a'));

    expect(answer(held, command('Reserve', 'a', '2026-06-03T10:05Z'))).toEqual([]);
    const other = command('Reserve', 'a', NOON, { channel: 'chat' });
    expect(answer(held, other)).toEqual({ code: 'ID_TAKEN' });
    const others = command('Reserve', 'a', NOON, { purpose: 'research' });
    expect(answer(held, others)).toEqual({ code: 'ID_TAKEN' });
    const sent = after(held, command('Confirm', 'a', NOON));
    expect(answer(sent, command('Reserve', 'a'))).toEqual({ code: 'ID_TAKEN' });
    expect(rules.decide(command('Reserve', 'a', '2026-06-03T10:15Z'), held.state)).toEqual({
      accepted: false,
      refusal: { code: 'ID_TAKEN' },
    });
  });

  it('is confirmed once, and is not given back afterwards', () => {
    const sent = after(
      nobody,
      command('Reserve', 'a'),
      command('Confirm', 'a', '2026-06-03T10:01Z'),
    );

    expect(answer(sent, command('Confirm', 'a', '2026-06-03T10:02Z'))).toEqual([]);
    expect(answer(sent, command('Release', 'a', '2026-06-03T10:02Z'))).toEqual({
      code: 'CONTACT_SENT',
      at: '2026-06-03T10:01:00.000Z',
    });
    expect(answer(nobody, command('Confirm', 'a'))).toEqual({ code: 'NO_SUCH_HOLD' });
    expect(answer(nobody, command('Release', 'a'))).toEqual({ code: 'NO_SUCH_HOLD' });
  });

  it('that lapsed is not confirmed, whether or not its timer was fired', () => {
    const held = after(nobody, command('Reserve', 'a'));

    expect(answer(held, command('Confirm', 'a', '2026-06-03T10:15Z'))).toEqual({
      code: 'NO_SUCH_HOLD',
    });
    expect(rules.decide(command('Confirm', 'a', '2026-06-03T10:15Z'), held.state)).toEqual({
      accepted: false,
      refusal: { code: 'HOLD_OVER', heldUntil: '2026-06-03T10:15:00.000Z' },
    });
    expect(answer(held, command('Confirm', 'a', '2026-06-03T10:14:59.999Z'))).toEqual([
      'Confirmed a 10:14',
    ]);
  });

  it('carries its own riders, and not those of another', () => {
    const two = after(
      nobody,
      command('Reserve', 'a', NOON, { purpose: 'service' }),
      command('Reserve', 'b', NOON, { purpose: 'service' }),
      command('Ride', 'r-1', NOON, { on: 'a', purpose: 'marketing' }),
      command('Ride', 'r-2', NOON, { on: 'b', purpose: 'marketing' }),
    );
    const sent = after(two, command('Confirm', 'a'));

    expect(carryOut(rules, two, command('Confirm', 'a'))).toMatchObject({
      events: [{ type: 'Confirmed', riders: ['r-1'], rules: ['contact-held@1'] }],
    });
    expect(sent.state.riders.map(({ id }) => id)).toEqual(['r-2']);
    expect(answer(two, command('Ride', 'r-2', NOON, { on: 'b', purpose: 'marketing' }))).toEqual(
      [],
    );
    expect(answer(two, command('Ride', 'r-2', NOON, { on: 'a', purpose: 'marketing' }))).toEqual({
      code: 'ID_TAKEN',
    });
    expect(answer(two, command('Ride', 'r-3', NOON, { on: 'b', purpose: 'marketing' }))).toEqual([
      'Rode r-3 10:00',
    ]);
  });

  it('that took place anyway is recorded, whatever the policy says', () => {
    const sent = after(nobody, command('Record', 'a'), command('Record', 'b', '2026-06-03T10:01Z'));

    expect(sent.state.contacts.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(answer(sent, command('Record', 'b', '2026-06-03T10:01Z'))).toEqual([]);
    expect(answer(sent, command('Record', 'a', '2026-06-03T10:01Z'))).toEqual({ code: 'ID_TAKEN' });
    const chat = command('Record', 'b', '2026-06-03T10:01Z', { channel: 'chat' });
    expect(answer(sent, chat)).toEqual({ code: 'ID_TAKEN' });
    const held = after(nobody, command('Reserve', 'a'));
    expect(answer(held, command('Record', 'a'))).toEqual({ code: 'ID_TAKEN' });
    expect(answer(nobody, command('Record', ''))).toEqual({ code: 'BAD_ID' });
  });

  it('has an id that a timer can be named after', () => {
    expect(answer(nobody, command('Reserve', 'x'.repeat(194)))).toHaveLength(1);
    expect(answer(nobody, command('Reserve', 'x'.repeat(195)))).toEqual({ code: 'BAD_ID' });
    expect(answer(nobody, command('Reserve', ''))).toEqual({ code: 'BAD_ID' });
  });

  it('is forgotten once no window can reach it; one that is held is not', () => {
    const old = after(
      nobody,
      command('Record', 'a'),
      command('Record', 'b', '2026-06-03T10:00:00.001Z'),
    );
    const late = after(old, command('Record', 'c', '2026-07-07T10:00:00.001Z'));

    expect(late.state.contacts.map(({ id }) => id)).toEqual(['b', 'c']);
    const held = evolveContacts(
      {
        contacts: [contactAt('2026-01-01T00:00Z', { heldUntil: '2026-12-01T00:00Z' })],
        riders: [],
      },
      {
        type: 'Recorded',
        id: 'x',
        at: instant(NOON),
        by: { actor: 'a', authority: null },
        rules: [],
        channel: 'email',
        purpose: 'service',
        forgetBefore: instant(NOON),
      },
    );
    expect(held.contacts).toHaveLength(2);
  });
});

describe('a message that rides', () => {
  const statement = command('Reserve', 'statement', NOON, { purpose: 'service' });

  it('goes with its carrier, and adds no contact', () => {
    const riding = after(
      nobody,
      statement,
      command('Ride', 'offer', NOON, { on: 'statement', purpose: 'marketing' }),
    );

    expect(riding.state.riders).toEqual([{ id: 'offer', on: 'statement', purpose: 'marketing' }]);
    expect(riding.state.contacts).toHaveLength(1);
    const sent = carryOut(rules, riding, command('Confirm', 'statement', '2026-06-03T10:01Z'));
    expect(sent.accepted && sent.events).toMatchObject([{ type: 'Confirmed', riders: ['offer'] }]);
    expect(sent.accepted && sent.standing.state.riders).toEqual([]);
    const back = carryOut(rules, riding, command('Release', 'statement', '2026-06-03T10:01Z'));
    expect(back.accepted && back.events).toMatchObject([{ type: 'Released', riders: ['offer'] }]);
    const lapsed = fireNextTimer(rules, riding, instant('2026-06-03T10:15Z'));
    expect(lapsed?.events).toMatchObject([
      { type: 'Lapsed', riders: ['offer'], rules: ['contact-held@1'] },
    ]);
    expect(lapsed?.standing.state).toEqual(NO_CONTACTS);
  });

  it('needs consent of its own, and a carrier that is held', () => {
    const held = after(nobody, statement);
    const ride = (on: string, purpose: string, at = NOON) =>
      answer(held, command('Ride', 'offer', at, { on, purpose }));

    expect(ride('statement', 'research')).toMatchObject({
      code: 'CONTACT_DENIED',
      reasons: [{ code: 'CONSENT_MISSING' }],
    });
    expect(ride('nothing', 'marketing')).toEqual({ code: 'NO_SUCH_HOLD' });
    const sent = after(held, command('Confirm', 'statement', '2026-06-03T10:01Z'));
    const late = command('Ride', 'offer', '2026-06-03T10:02Z', {
      on: 'statement',
      purpose: 'marketing',
    });
    expect(answer(sent, late)).toMatchObject({ reasons: [{ code: 'NO_SUCH_CARRIER' }] });
    expect(
      answer(held, command('Ride', '', NOON, { on: 'statement', purpose: 'marketing' })),
    ).toEqual({
      code: 'BAD_ID',
    });
  });

  it('told again is the same, and another under its id is refused', () => {
    const ride = (purpose: string) => command('Ride', 'offer', NOON, { on: 'statement', purpose });
    const riding = after(nobody, statement, ride('marketing'));

    expect(answer(riding, ride('marketing'))).toEqual([]);
    expect(answer(riding, ride('service'))).toEqual({ code: 'ID_TAKEN' });
  });
});

describe('a timer', () => {
  it('is fired when due, stamped with its deadline, and once', () => {
    const held = after(nobody, command('Reserve', 'a'));
    const fire = (timer: string, at: string) =>
      answer(
        { ...held, newestAt: null },
        {
          type: 'FireTimer',
          timer,
          at: instant(at),
          by: 'clock',
        },
      );

    expect(fire('lapse:b', '2026-06-03T10:00Z')).toEqual({ code: 'NO_SUCH_TIMER' });
    expect(fire('lapse:a', '2026-06-03T10:14:59.999Z')).toEqual({ code: 'TIMER_NOT_DUE' });
    expect(fireNextTimer(rules, held, instant('2026-06-03T10:14:59.999Z'))).toBeNull();
    expect(fireNextTimer(rules, held, instant('2026-06-05T00:00Z'))?.events).toMatchObject([
      { type: 'Lapsed', at: '2026-06-03T10:15:00.000Z', id: 'a' },
    ]);
  });
});

describe('a ledger of a household', () => {
  it('counts the caps of its scope alone', () => {
    const caps = [
      capOf(1, { kind: 'rolling', hours: 24 }, { id: 'each' }),
      capOf(2, { kind: 'rolling', hours: 24 }, { id: 'home', scope: 'household' }),
    ];
    const home = contactLedger(policyOf({ caps }), 'household');
    const send = (standing: Standing<ContactLedger>, id: string) =>
      carryOut(home, standing, command('Reserve', id));
    let standing = nobody;
    for (const id of ['ada', 'bob']) {
      const carried = send(standing, id);
      if (carried.accepted) standing = carried.standing;
    }

    expect(standing.state.contacts).toHaveLength(2);
    expect(send(standing, 'cy')).toMatchObject({
      accepted: false,
      refusal: { reasons: [{ code: 'CAP_REACHED', cap: 'home', scope: 'household', most: 2 }] },
    });
    expect(() => contactLedger(policy, 'street' as 'person')).toThrow(/scope must be one of/);
  });
});

describe('messages that want one person', () => {
  const sends = policyOf({ quietHours: [quietOf('21:00', '08:00')] });

  it('go one at a time, the highest in rank of those that may', () => {
    const { first, decisions } = arbitrateContacts(sends, [
      { id: 'low', ask: { ...ASK, rank: 1 } },
      { id: 'denied', ask: { ...ASK, rank: 9, purpose: 'research' } },
      { id: 'high', ask: { ...ASK, rank: 5 } },
      { id: 'as high', ask: { ...ASK, rank: 5 } },
    ]);

    expect(first).toBe('high');
    expect(
      decisions.map(({ id, decision }) => [id, decision.isAllowed || decision.reasons]),
    ).toEqual([
      ['low', [{ code: 'OUTRANKED', rival: 'high', rank: 5 }]],
      [
        'denied',
        [{ code: 'CONSENT_MISSING', purpose: 'research', channel: 'email', consent: 'unknown' }],
      ],
      ['high', true],
      ['as high', [{ code: 'OUTRANKED', rival: 'high', rank: 5 }]],
    ]);
  });

  it('are none, or none may go', () => {
    expect(arbitrateContacts(sends, [])).toEqual({ first: null, decisions: [] });
    const late = { ...ASK, at: instant('2026-06-03T22:00+02:00') };
    expect(arbitrateContacts(sends, [{ id: 'a', ask: late }]).first).toBeNull();
  });
});

describe('what is said of it', () => {
  it('is a sentence for every code, in each language, with its facts', () => {
    const codes = Object.keys(interactionSentences.en);

    expect(Object.keys(interactionSentences['zh-Hant'])).toEqual(codes);
    expect(codes).toHaveLength(25);
    const said = sentenceOf(
      { code: 'CAP_REACHED', cap: 'daily', scope: 'person', most: 1 },
      interactionSentences,
      'en',
    );
    expect(said).toBe('There may be 1 contacts for the person, and there are (daily).');
  });

  it('is explained again from the event and the ledger before it', () => {
    const held = after(
      nobody,
      command('Record', 'z'),
      command('Reserve', 's', NOON, { purpose: 'service' }),
    );
    const told = (one: ContactCommand) => {
      const decision = rules.decide(one, held.state);
      if (!decision.accepted) throw new Error(decision.refusal.code);
      const [event] = decision.events as readonly [ContactEvent];
      expect(explainContacts(event, held.state)).toEqual(decision.why);
      return decision.why;
    };

    expect(told(command('Reserve', 'x', NOON, { purpose: 'service' }))).toEqual([
      { rule: 'contact-allowed@1', channel: 'email', purpose: 'service', sent: 1, held: 1 },
    ]);
    const heldUntil = '2026-06-03T10:15:00.000Z';
    expect(told(command('Ride', 'r', NOON, { on: 's', purpose: 'marketing' }))).toEqual([
      { rule: 'ride-allowed@1', on: 's', heldUntil },
    ]);
    expect(told(command('Confirm', 's'))).toEqual([{ rule: 'contact-held@1', heldUntil }]);
    expect(told(command('Record', 'y'))).toEqual([{ rule: 'contact-recorded@1' }]);
    const newer = { ...command('Record', 'y'), rules: ['from-tomorrow@9'] };
    expect(explainContacts(newer as unknown as ContactEvent, held.state)).toEqual([
      { rule: 'from-tomorrow@9' },
    ]);
  });

  it('does not hold of a history that cannot be', () => {
    const fact = { id: 'a', at: instant(NOON), by: { actor: 'a', authority: null }, rules: [] };
    const sent = after(nobody, command('Record', 'a')).state;

    for (const ledger of [NO_CONTACTS, sent]) {
      expect(() => evolveContacts(ledger, { ...fact, type: 'Lapsed', riders: [] })).toThrow(
        /must be about a contact that is held/,
      );
      expect(() =>
        evolveContacts(ledger, { ...fact, id: 'r', type: 'Rode', on: 'a', purpose: 'service' }),
      ).toThrow(/must be about a contact that is held/);
    }
  });
});
