/** One record in examples: what may be asked for when, and what comes of it. */
import { describe, expect, it } from 'vitest';

import { consentFor } from '../../src/domains/customers/consent.ts';
import type { CustomerCommand } from '../../src/domains/customers/customer-command.ts';
import {
  CUSTOMER_DEFAULTS,
  type CustomerOptions,
} from '../../src/domains/customers/customer-options.ts';
import { LIST_MOST } from '../../src/domains/customers/customer-rules.ts';
import { type Customer, NO_CUSTOMER } from '../../src/domains/customers/customer-state.ts';
import { type CustomerAggregate, customers } from '../../src/domains/customers/customers.ts';
import { explainCustomer } from '../../src/domains/customers/explain.ts';
import { given } from '../../src/host/testing/given.ts';
import { type Instant, instant } from '../../src/kernel/instant.ts';
import { ACTS, commandOf, day, personOf, recordAfter, stateOf } from './records.ts';

const rules = customers();

function refusalOf(command: CustomerCommand, state: Customer, by: CustomerAggregate = rules) {
  const decision = by.decide(command, state);
  return decision.accepted ? null : decision.refusal;
}

function justBefore(at: Instant): Instant {
  return instant(Date.parse(at) - 1);
}

describe('a record', () => {
  it('begins as a guest, who becomes a member', () => {
    const guest = personOf('ada');
    const member = recordAfter([commandOf('BecomeMember', day(3))], rules, guest);

    expect(guest).toEqual({
      ...NO_CUSTOMER,
      id: 'ada',
      status: 'guest',
      kind: 'person',
      registeredAt: day(0),
    });
    expect([member.status, member.memberSince, member.registeredAt]).toEqual([
      'member',
      day(3),
      day(0),
    ]);
    expect(refusalOf(commandOf('BecomeMember', day(4)), member)).toMatchObject({
      code: 'NOT_ALLOWED',
      status: 'member',
    });
  });

  it('may begin as a member, and knows who brought the customer, but not by themselves', () => {
    const told = { ...commandOf('Register', day(0), { status: 'member' }), referredBy: 'bob' };
    const state = recordAfter([told]);

    expect([state.memberSince, state.referredBy]).toEqual([day(0), 'bob']);
    expect(refusalOf({ ...told, referredBy: 'ada' } as CustomerCommand, NO_CUSTOMER)).toEqual({
      code: 'SAME_RECORD',
    });
  });

  it('is known under its handles, each once, since it was first seen', () => {
    const state = personOf('ada', [
      commandOf('Identify', day(1), { vault: 'v-2' }),
      commandOf('Identify', day(2), { vault: 'v-1', channel: 'telephone' }),
      commandOf('Identify', day(3), { vault: 'v-2' }),
    ]);

    expect(state.handles).toEqual([
      { channel: 'email', handle: { vault: 'v-2' }, since: day(1) },
      { channel: 'telephone', handle: { vault: 'v-1' }, since: day(2) },
    ]);
  });

  it('says what was thanked for, when first, when last and how often', () => {
    const state = personOf('ada', [
      commandOf('Thank', day(1)),
      commandOf('Thank', day(5)),
      commandOf('Thank', day(2), { reason: 'beginning' }),
    ]);

    expect(state.thanks).toEqual([
      { reason: 'beginning', firstAt: day(2), lastAt: day(2), count: 1 },
      { reason: 'order', firstAt: day(1), lastAt: day(5), count: 2 },
    ]);
    // Told late: it was the first thanks, and not the last.
    const [, order] = recordAfter([commandOf('Thank', day(0))], rules, state).thanks;
    expect(order).toEqual({ reason: 'order', firstAt: day(0), lastAt: day(5), count: 3 });
  });
});

describe('a link', () => {
  it('is of one record with one other, and comes apart again', () => {
    const linked = personOf('ada', [commandOf('Link', day(1))]);
    const apart = recordAfter([commandOf('Unlink', day(2))], rules, linked);

    expect(linked.link).toEqual({ to: 'bob', evidence: 'told', at: day(1) });
    expect(refusalOf(commandOf('Link', day(2), { other: 'cy' }), linked)).toEqual({
      code: 'LINKED_ALREADY',
      to: 'bob',
    });
    expect(apart).toEqual(personOf('ada'));
    expect(refusalOf(commandOf('Unlink', day(3)), apart)).toEqual({ code: 'NOT_LINKED' });
  });

  it('does not lead back to where it began', () => {
    const ada = personOf('ada');

    expect(refusalOf(commandOf('Link', day(1), { other: 'ada' }), ada)).toEqual({
      code: 'SAME_RECORD',
    });
    expect(
      refusalOf(commandOf('Link', day(1), { other: 'bob', through: ['bob', 'ada'] }), ada),
    ).toEqual({ code: 'LINK_CYCLIC', through: ['bob', 'ada'] });
  });

  it('contradicts nobody who has said that they are two', () => {
    const apart = personOf('ada', [commandOf('KeepApart', day(1), { other: 'cy' })]);
    const through = commandOf('Link', day(2), { other: 'bob', through: ['bob', 'cy'] });
    const seen = commandOf('Link', day(2), { apart: ['dee'] });
    const lifted = recordAfter([commandOf('LiftApartness', day(2), { other: 'cy' })], rules, apart);

    expect(refusalOf(commandOf('Link', day(2), { other: 'cy' }), apart)).toEqual({
      code: 'KEPT_APART',
      others: ['cy'],
    });
    expect(refusalOf(through, apart)).toEqual({ code: 'KEPT_APART', others: ['cy'] });
    expect(refusalOf(seen, apart)).toEqual({ code: 'KEPT_APART', others: ['dee'] });
    expect(refusalOf(through, lifted)).toBeNull();
  });

  it('is of records of one kind', () => {
    expect(refusalOf(commandOf('Link', day(1), { kind: 'household' }), personOf('ada'))).toEqual({
      code: 'KINDS_DIFFER',
      kind: 'person',
      other: 'household',
    });
  });

  it('stands in the way of keeping apart what it joins', () => {
    const linked = personOf('ada', [commandOf('Link', day(1))]);

    expect(refusalOf(commandOf('KeepApart', day(2)), linked)).toEqual({
      code: 'LINKED_ALREADY',
      to: 'bob',
    });
    expect(refusalOf(commandOf('KeepApart', day(2), { other: 'ada' }), linked)).toEqual({
      code: 'SAME_RECORD',
    });
    expect(refusalOf(commandOf('KeepApart', day(2), { other: 'cy' }), linked)).toBeNull();
    expect(refusalOf(commandOf('LiftApartness', day(2)), linked)).toEqual({ code: 'NOT_APART' });
  });
});

describe('consent', () => {
  const at = (consent: 'Grant' | 'Refuse' | 'Withdraw', when: Instant) =>
    commandOf(`${consent}Consent`, when);
  const standing = (state: Customer) => consentFor(state.consents, 'marketing', 'email');

  it('is unknown until something was said, for each purpose on each channel apart', () => {
    const told = {
      ...commandOf('GrantConsent', day(1)),
      purposes: ['marketing', 'research', 'marketing'],
      channels: ['email', 'letter'],
    } as CustomerCommand;
    const state = personOf('ada', [told]);

    expect(standing(personOf('ada'))).toBe('unknown');
    expect(state.consents.map(({ purpose, channel }) => `${purpose} ${channel}`)).toEqual([
      'marketing email',
      'marketing letter',
      'research email',
      'research letter',
    ]);
    expect(consentFor(state.consents, 'marketing', 'push')).toBe('unknown');
  });

  it('can be withdrawn, granted anew, and withdrawn where it never was granted', () => {
    expect(standing(personOf('ada', [at('Grant', day(1)), at('Withdraw', day(2))]))).toBe(
      'withdrawn',
    );
    expect(standing(personOf('ada', [at('Withdraw', day(1)), at('Grant', day(2))]))).toBe(
      'granted',
    );
    expect(standing(personOf('ada', [at('Withdraw', day(1))]))).toBe('withdrawn');
  });

  it('is what was said last in the world, and of the same instant the stricter', () => {
    expect(standing(personOf('ada', [at('Withdraw', day(2)), at('Grant', day(1))]))).toBe(
      'withdrawn',
    );
    expect(standing(personOf('ada', [at('Withdraw', day(2)), at('Grant', day(2))]))).toBe(
      'withdrawn',
    );
    expect(standing(personOf('ada', [at('Grant', day(2)), at('Refuse', day(2))]))).toBe('refused');
  });
});

describe('a question', () => {
  const ask = (when: Instant) => commandOf('AskQuestion', when);
  const lasting = { lifetimeDays: 10 };

  it('is put once, answered or not', () => {
    const asked = personOf('ada', [ask(day(1))]);
    const known = recordAfter([commandOf('LearnFact', day(2))], rules, asked);

    expect(refusalOf(ask(day(400)), asked)).toEqual({
      code: 'ASKED_ALREADY',
      fact: 'birthday',
      askedAt: day(1),
    });
    expect(refusalOf(ask(day(400)), known)).toEqual({
      code: 'KNOWN_ALREADY',
      fact: 'birthday',
      until: null,
    });
  });

  it('may be put again once the answer is old, to the millisecond', () => {
    const known = personOf('ada', [ask(day(1)), commandOf('LearnFact', day(2), lasting)]);

    expect(refusalOf(ask(justBefore(day(12))), known)).toMatchObject({
      code: 'KNOWN_ALREADY',
      until: day(12),
    });
    expect(refusalOf(ask(day(12)), known)).toBeNull();

    const confirming = recordAfter([ask(day(12))], rules, known);
    expect(refusalOf(ask(day(13)), confirming)).toMatchObject({ code: 'ASKED_ALREADY' });

    const confirmed = recordAfter([commandOf('ConfirmFact', day(14), lasting)], rules, confirming);
    expect(confirmed.ledger[0]?.known).toEqual({
      value: { vault: 'v-1' },
      source: 'told',
      at: day(14),
      staleAt: day(24),
    });
    expect(refusalOf(ask(day(24)), confirmed)).toBeNull();
  });

  it('is answered by what was told in the same instant', () => {
    const known = personOf('ada', [ask(day(1)), commandOf('LearnFact', day(1), lasting)]);
    const declined = recordAfter([commandOf('DeclineAnswer', day(1))], rules, known);

    expect(refusalOf(ask(day(11)), known)).toBeNull();
    expect(refusalOf(ask(day(11)), declined)).toBeNull();
    expect(refusalOf(ask(justBefore(day(11))), declined)).toMatchObject({ code: 'KNOWN_ALREADY' });
  });

  it('that was declined is not put again, unless the customer told the answer after all', () => {
    const declined = personOf('ada', [ask(day(1)), commandOf('DeclineAnswer', day(2))]);
    const told = recordAfter([commandOf('LearnFact', day(3), lasting)], rules, declined);

    expect(refusalOf(ask(day(9)), declined)).toEqual({
      code: 'ANSWER_DECLINED',
      fact: 'birthday',
      declinedAt: day(2),
    });
    expect(refusalOf(ask(day(13)), told)).toBeNull();
  });

  it('may be put again after the days that a host sets, if nobody answered', () => {
    const patient = customers({ askAgainDays: 30 });
    const asked = personOf('ada', [ask(day(1))]);
    const declined = recordAfter([commandOf('DeclineAnswer', day(2))], rules, asked);

    expect(refusalOf(ask(justBefore(day(31))), asked, patient)).toMatchObject({
      code: 'ASKED_ALREADY',
    });
    expect(refusalOf(ask(day(31)), asked, patient)).toBeNull();
    expect(refusalOf(ask(day(400)), declined, patient)).toMatchObject({ code: 'ANSWER_DECLINED' });
    expect(refusalOf(ask(instant('0000-01-01T00:00Z')), asked, patient)).toMatchObject({
      code: 'ASKED_ALREADY',
    });
  });

  it('is not confirmed where nothing is known', () => {
    expect(refusalOf(commandOf('ConfirmFact', day(1)), personOf('ada', [ask(day(0))]))).toEqual({
      code: 'FACT_UNKNOWN',
      fact: 'birthday',
    });
  });
});

describe('the lifetime of a fact', () => {
  const by = customers({ factDays: { birthday: null, address: 100 }, otherFactDays: 10 });
  const staleAt = (fact: string, lifetimeDays?: number | null) => {
    const told = { ...commandOf('LearnFact', day(0), { fact }), lifetimeDays } as CustomerCommand;
    return recordAfter([told], by, personOf('ada')).ledger[0]?.known?.staleAt;
  };

  it('is what the command says, or the options for the fact, or for any other', () => {
    expect(staleAt('birthday')).toBeNull();
    expect(staleAt('address')).toBe(day(100));
    expect(staleAt('reason-for-use')).toBe(day(10));
    expect(staleAt('birthday', 5)).toBe(day(5));
    expect(staleAt('address', null)).toBeNull();
  });

  it('ends with time itself at the latest', () => {
    const late = instant('9999-12-01T00:00Z');
    const told = commandOf('LearnFact', late, { lifetimeDays: 36_500 });

    expect(recordAfter([told], by, personOf('ada')).ledger[0]?.known?.staleAt).toBe(
      '9999-12-31T23:59:59.999Z',
    );
  });

  it.each([0, 36_501, 0.5, Number.NaN])('is not %d days', (lifetimeDays) => {
    expect(() =>
      rules.decide(commandOf('LearnFact', day(0), { lifetimeDays }), personOf('ada')),
    ).toThrow(/^decide: lifetimeDays must be whole, 1 to 36500/);
  });

  it('is that of the last told, of two facts of one instant', () => {
    const state = personOf('ada', [
      commandOf('LearnFact', day(5), { vault: 'v-1' }),
      commandOf('LearnFact', day(5), { vault: 'v-2', lifetimeDays: 1 }),
    ]);

    expect(state.ledger[0]?.known).toMatchObject({ value: { vault: 'v-2' }, staleAt: day(6) });
  });

  it('is kept with the newest, though an older fact is told after it', () => {
    const state = personOf('ada', [
      commandOf('LearnFact', day(5), { vault: 'v-new' }),
      commandOf('LearnFact', day(4), { vault: 'v-old' }),
      commandOf('ConfirmFact', day(3), { lifetimeDays: 1 }),
    ]);

    expect(state.ledger[0]?.known).toMatchObject({ value: { vault: 'v-new' }, staleAt: null });
  });
});

describe('what a person belongs to', () => {
  it('is a household, the first as the primary one, until another is', () => {
    const join = (household: string, isPrimary: boolean | null = null) =>
      commandOf('JoinHousehold', day(1), { household, isPrimary });
    const one = personOf('ada', [join('h-1')]);
    const two = recordAfter([join('h-2')], rules, one);
    const moved = recordAfter([join('h-2', true)], rules, two);
    const left = recordAfter(
      [commandOf('LeaveHousehold', day(2), { household: 'h-2' })],
      rules,
      moved,
    );

    expect(one.primaryHousehold).toBe('h-1');
    expect(two.primaryHousehold).toBe('h-1');
    expect(moved.primaryHousehold).toBe('h-2');
    expect(recordAfter([join('h-2')], rules, moved).primaryHousehold).toBe('h-2');
    expect([left.primaryHousehold, left.households.length]).toEqual([null, 1]);
    expect(recordAfter([join('h-2', false)], rules, moved).primaryHousehold).toBeNull();
    expect(recordAfter([join('h-1', false)], rules, moved).primaryHousehold).toBe('h-2');
    expect(refusalOf(commandOf('LeaveHousehold', day(2), { household: 'h-3' }), moved)).toEqual({
      code: 'NOT_IN_HOUSEHOLD',
    });
    expect(
      recordAfter([commandOf('LeaveHousehold', day(2), { household: 'h-1' })], rules, moved)
        .primaryHousehold,
    ).toBe('h-2');
  });

  it('is a part in the decisions of an organisation, each apart', () => {
    const state = personOf('ada', [
      commandOf('TakeRole', day(1), { role: 'decider' }),
      commandOf('TakeRole', day(2), { role: 'decider', decision: 'fleet' }),
      commandOf('TakeRole', day(3), { role: 'decider' }),
    ]);

    expect(state.roles.map(({ decision, since }) => [decision, since])).toEqual([
      [null, day(1)],
      ['fleet', day(2)],
    ]);
    expect(refusalOf(commandOf('LeaveRole', day(4), { decision: 'tools' }), state)).toEqual({
      code: 'ROLE_NOT_HELD',
    });
    expect(
      recordAfter([commandOf('LeaveRole', day(4))], rules, state).roles.map((one) => one.decision),
    ).toEqual(['fleet']);
  });

  it('is not for households and organisations', () => {
    for (const kind of ['household', 'organisation'] as const) {
      const state = recordAfter([commandOf('Register', day(0), { kind })]);

      expect(refusalOf(commandOf('JoinHousehold', day(1)), state)).toEqual({
        code: 'NOT_A_PERSON',
        kind,
      });
      expect(refusalOf(commandOf('TakeRole', day(1)), state)).toMatchObject({ kind });
    }
  });

  it('is an occasion with its needs, for buying and for using apart', () => {
    const needs = ['wrapping', 'a-card', 'wrapping'];
    const gift = { ...commandOf('MarkOccasion', day(1)), needs } as CustomerCommand;
    const state = personOf('ada', [
      gift,
      commandOf('MarkOccasion', day(2), { setting: 'purchase' }),
    ]);

    expect(state.occasions).toEqual([
      { occasion: 'gift', setting: 'purchase', needs: ['wrapping'], since: day(2) },
      { occasion: 'gift', setting: 'use', needs: ['a-card', 'wrapping'], since: day(1) },
    ]);
  });

  it('is shared with those between, as long as they are', () => {
    const state = personOf('ada', [
      commandOf('ShareCustomer', day(1)),
      commandOf('ShareCustomer', day(2), { access: 'closed' }),
    ]);

    expect(state.intermediaries).toEqual([
      { intermediary: 'shop-9', kind: 'retailer', access: 'closed', since: day(2) },
    ]);
    const ended = recordAfter([commandOf('EndSharing', day(3))], rules, state);
    expect(ended.intermediaries).toEqual([]);
    expect(refusalOf(commandOf('EndSharing', day(4)), ended)).toEqual({ code: 'NOT_SHARED' });
  });
});

describe('an erasure', () => {
  const full = personOf('ada', [
    commandOf('Identify', day(1)),
    commandOf('LearnFact', day(1)),
    commandOf('GrantConsent', day(1)),
    commandOf('JoinHousehold', day(1)),
    commandOf('Thank', day(1)),
  ]);

  it('is refused while a hold stands, and names every hold', () => {
    const held = recordAfter(
      [
        commandOf('PlaceHold', day(2), { hold: 'hold-2' }),
        commandOf('PlaceHold', day(2), { hold: 'hold-1' }),
      ],
      rules,
      full,
    );
    const half = recordAfter([commandOf('ReleaseHold', day(3), { hold: 'hold-2' })], rules, held);

    expect(refusalOf(commandOf('Erase', day(3)), held)).toEqual({
      code: 'ON_HOLD',
      holds: ['hold-1', 'hold-2'],
    });
    expect(refusalOf(commandOf('Erase', day(4)), half)).toEqual({
      code: 'ON_HOLD',
      holds: ['hold-1'],
    });
    expect(refusalOf(commandOf('ReleaseHold', day(4), { hold: 'hold-2' }), half)).toEqual({
      code: 'NO_SUCH_HOLD',
    });
    const free = recordAfter([commandOf('ReleaseHold', day(4))], rules, half);
    expect(refusalOf(commandOf('Erase', day(5)), free)).toBeNull();
  });

  it('leaves the id, and that it was erased; after it nothing happens', () => {
    const erased = recordAfter([commandOf('Erase', day(2))], rules, full);

    expect(erased).toEqual({ ...NO_CUSTOMER, id: 'ada', status: 'erased', erasedAt: day(2) });
    for (const act of ACTS) {
      expect(refusalOf(commandOf(act, day(3)), erased)).toEqual({
        code: 'NOT_ALLOWED',
        status: 'erased',
        allowed: [],
      });
    }
  });
});

describe('a list of a record', () => {
  const facts = Array.from({ length: LIST_MOST }, (_, place) =>
    commandOf('LearnFact', day(1), { fact: `fact-${place}` }),
  );

  it('holds so many entries and no more, and those it has may change', () => {
    const full = personOf('ada', facts);

    expect(full.ledger).toHaveLength(LIST_MOST);
    expect(refusalOf(commandOf('LearnFact', day(2), { fact: 'one-more' }), full)).toEqual({
      code: 'LIST_FULL',
      list: 'ledger',
      most: 500,
    });
    expect(refusalOf(commandOf('AskQuestion', day(2), { fact: 'one-more' }), full)).toMatchObject({
      code: 'LIST_FULL',
    });
    expect(refusalOf(commandOf('LearnFact', day(2), { fact: 'fact-7' }), full)).toBeNull();
    expect(refusalOf(commandOf('Identify', day(2)), full)).toBeNull();
  });

  it.each([
    ['handles', 'Identify', { channel: 'email', handle: { vault: '' }, since: day(0) }],
    ['keptApart', 'KeepApart', ''],
    ['households', 'JoinHousehold', { household: '', role: 'other', since: day(0) }],
    ['roles', 'TakeRole', { organisation: '', role: 'user', decision: null }],
    ['occasions', 'MarkOccasion', { occasion: '', setting: 'use' }],
    ['intermediaries', 'ShareCustomer', { intermediary: '' }],
    ['holds', 'PlaceHold', { hold: '' }],
    ['ledger', 'DeclineAnswer', { fact: '' }],
  ] as const)('is bounded, whichever it is: %s', (list, act, entry) => {
    const most = { ...personOf('ada'), [list]: new Array<unknown>(LIST_MOST).fill(entry) };
    const less = { ...most, [list]: most[list].slice(1) };

    expect(refusalOf(commandOf(act, day(1)), most)).toEqual({ code: 'LIST_FULL', list, most: 500 });
    expect(refusalOf(commandOf(act, day(1)), less)).toBeNull();
  });
});

describe('a list of an event', () => {
  const ids = Array.from({ length: 101 }, (_, place) => `c-${place}`);

  it('is no longer than can be read again', () => {
    const ada = personOf('ada');
    const marking = (needs: readonly string[]) =>
      ({ ...commandOf('MarkOccasion', day(1)), needs }) as CustomerCommand;

    expect(refusalOf(commandOf('Link', day(1), { through: ids }), ada)).toEqual({
      code: 'LIST_FULL',
      list: 'through',
      most: 100,
    });
    expect(refusalOf(commandOf('Link', day(1), { through: ids.slice(1) }), ada)).toBeNull();
    expect(refusalOf(marking(ids), ada)).toMatchObject({ code: 'LIST_FULL', list: 'needs' });
    expect(refusalOf(marking([...ids.slice(1), ...ids.slice(1)]), ada)).toBeNull();
  });

  it('of purposes or channels is not empty', () => {
    for (const field of ['purposes', 'channels']) {
      const command = { ...commandOf('GrantConsent', day(1)), [field]: [] } as CustomerCommand;

      expect(() => rules.decide(command, personOf('ada'))).toThrow(
        new RegExp(`^decide: ${field} must hold one or more`),
      );
    }
  });
});

describe('the options', () => {
  it('have a source each', () => {
    for (const { provenance } of Object.values(CUSTOMER_DEFAULTS)) {
      expect(provenance).toMatch(/^(?:our own|S\d{3}-\d+)/);
    }
  });

  it.each([
    ['latenessDays', { latenessDays: -1 }],
    ['latenessDays', { latenessDays: 3651 }],
    ['latenessDays', { latenessDays: 0.5 }],
    ['otherFactDays', { otherFactDays: 0 }],
    ['askAgainDays', { askAgainDays: 36_501 }],
    ['factDays', { factDays: { birthday: 0 } }],
    ['factDays', { factDays: { 'a b': 1 } }],
  ])('refuse a %s out of range', (field, options: CustomerOptions) => {
    expect(() => customers(options)).toThrow(new RegExp(`^customers: ${field} must be`));
  });

  it('take the ends of their ranges, and say how late a fact may be', () => {
    expect(customers({ latenessDays: 3650 }).latenessMs).toBe(3650 * 86_400_000);
    expect(() => customers({ otherFactDays: 1, askAgainDays: 36_500 })).not.toThrow();
    given(customers({ latenessDays: 1 }), [])
      .when(commandOf('Register', day(0)))
      .thenState(personOf('ada'));
  });

  it('say what a host can ask for, and what would be refused', () => {
    const held = personOf('ada', [commandOf('PlaceHold', day(1))]);
    const of = (state: Customer, wanted: string) =>
      rules.allowed(state).find(({ act }) => act === wanted);

    expect(rules.allowed(NO_CUSTOMER)).toEqual([
      { act: 'Register', to: ['guest', 'member'], refusal: null },
    ]);
    expect(of(held, 'Erase')).toEqual({
      act: 'Erase',
      to: ['erased'],
      refusal: { code: 'ON_HOLD', holds: ['hold-1'] },
    });
    expect(of(held, 'Unlink')?.refusal).toEqual({ code: 'NOT_LINKED' });
    expect(rules.allowed(stateOf('erased'))).toEqual([]);
  });
});

describe('an event', () => {
  it('holds words and references, and a program that hands in something else is told', () => {
    const ada = personOf('ada');
    const text = 'ada@example.org, calls on Sundays';
    const bad: readonly CustomerCommand[] = [
      commandOf('LearnFact', day(1), { fact: text }),
      commandOf('AskQuestion', day(1), { fact: text }),
      { ...commandOf('MarkOccasion', day(1)), occasion: text } as CustomerCommand,
      { ...commandOf('MarkOccasion', day(1)), needs: [text] } as CustomerCommand,
      { ...commandOf('TakeRole', day(1)), department: text } as CustomerCommand,
      { ...commandOf('PlaceHold', day(1)), basis: text } as CustomerCommand,
      { ...commandOf('Erase', day(1)), basis: text } as CustomerCommand,
    ];
    for (const command of bad) {
      expect(() => rules.decide(command, ada)).toThrow(/^decide: \w+ must be a word/);
      expect(() => rules.decide(command, ada)).not.toThrow(/ada@/);
    }
  });

  it('takes nothing with it that a command says besides', () => {
    const smuggled = { vault: 'v-1', name: 'ada' };
    for (const act of ['Identify', 'LearnFact'] as const) {
      const command = {
        ...commandOf(act, day(1)),
        note: 'calls on Sundays',
        value: smuggled,
        handle: smuggled,
      } as unknown as CustomerCommand;
      const decision = rules.decide(command, personOf('ada'));

      expect(decision.accepted).toBe(true);
      expect(JSON.stringify(decision)).not.toMatch(/Sundays|"name"/);
    }
  });

  it('explains what its rules saw', () => {
    const told = personOf('ada', [commandOf('LearnFact', day(1), { lifetimeDays: 2 })]);
    const decision = rules.decide(commandOf('AskQuestion', day(3)), told);
    const [event] = decision.accepted ? decision.events : [];

    expect(decision).toMatchObject({
      why: [
        { rule: 'customer-flow@1', from: 'guest', to: 'guest' },
        { rule: 'never-ask-twice@1', fact: 'birthday', knowledge: 'stale', askedAt: null },
        { rule: 'room-left@1' },
      ],
    });
    const newer = event && { ...event, rules: ['never-ask-twice@2'] };
    expect(newer && explainCustomer(newer, told)).toEqual([{ rule: 'never-ask-twice@2' }]);
    const odd = ['no-circle@1', 'never-ask-twice@1', 'constructor'];
    const thanked = rules.decide(commandOf('Thank', day(3)), told);
    const [other] = thanked.accepted ? thanked.events : [];
    expect(other && explainCustomer({ ...other, rules: odd }, told)).toEqual(
      odd.map((rule) => ({ rule })),
    );
  });
});

describe('a link that was taken', () => {
  it('explains what stood for it: no link before, no circle, and who else is kept apart', () => {
    const apart = personOf('ada', [commandOf('KeepApart', day(1), { other: 'cy' })]);
    const decision = rules.decide(commandOf('Link', day(2)), apart);

    expect(decision).toMatchObject({
      why: [
        { rule: 'customer-flow@1', from: 'guest', to: 'guest' },
        { rule: 'one-link@1', to: null },
        { rule: 'another-record@1' },
        { rule: 'no-circle@1', through: ['bob'] },
        { rule: 'room-left@1' },
        { rule: 'kinds-agree@1', kind: 'person' },
        { rule: 'not-kept-apart@1', keptApart: ['cy'] },
      ],
    });
  });
});

describe('a history that cannot be', () => {
  it('is not followed', () => {
    const by = { actor: 'x', authority: null };
    const event = { type: 'BecameMember', at: day(0), by, rules: [] } as const;

    expect(() => rules.evolve(NO_CUSTOMER, event)).toThrow(/^evolve: event must be able to follow/);
    for (const type of ['constructor', '__proto__', 'toString', 'Unheard']) {
      const odd = { ...event, type } as unknown as typeof event;
      expect(() => rules.evolve(NO_CUSTOMER, odd)).toThrow(/^evolve: event/);
      expect(() => rules.evolve(personOf('ada'), odd)).toThrow(/^evolve: event/);
    }
    const begun = { ...event, type: 'Registered', status: 'erased' } as never;
    expect(() => rules.evolve(NO_CUSTOMER, begun)).toThrow(/^evolve: event/);
  });

  it('is met without harm by a command that nobody knows', () => {
    for (const type of ['constructor', '__proto__', 'toString', '', 'Registered', 'FireTimer']) {
      const command = { type, at: day(0), by: 'x' } as unknown as CustomerCommand;

      for (const state of [NO_CUSTOMER, personOf('ada')]) {
        expect(rules.decide(command, state)).toMatchObject({ accepted: false });
      }
    }
  });
});
