/** Several records seen together: groups, candidates, households, decisions, timelines, erasure. */
import { describe, expect, it } from 'vitest';

import { consentFor } from '../../src/domains/customers/consent.ts';
import type { CustomerCommand } from '../../src/domains/customers/customer-command.ts';
import { customerGroup } from '../../src/domains/customers/customer-group.ts';
import { type Customer, NO_CUSTOMER } from '../../src/domains/customers/customer-state.ts';
import { customerView } from '../../src/domains/customers/customer-view.ts';
import { customers } from '../../src/domains/customers/customers.ts';
import { decisionUnit } from '../../src/domains/customers/decision-unit.ts';
import { erasureScope } from '../../src/domains/customers/erasure-scope.ts';
import { questionsFor } from '../../src/domains/customers/fact-ledger.ts';
import { householdOf } from '../../src/domains/customers/household-view.ts';
import { accessTo } from '../../src/domains/customers/intermediary.ts';
import { linkCandidates, linkFacts } from '../../src/domains/customers/link-facts.ts';
import { basicEntries, timelineByKind, timelineOf } from '../../src/domains/customers/timeline.ts';
import type { TimelineEntry } from '../../src/domains/customers/timeline-entry.ts';
import { commandOf, day, deepFrozen, linkedBy, personOf, recordAfter } from './records.ts';

/** Records by id, each linked to the one after `>`, or kept apart from the one after `!`. */
function records(...told: readonly string[]): readonly Customer[] {
  return told.map((text) => {
    const [id = '', to] = text.split(/[>!]/);
    const person = personOf(id);
    if (to === undefined) return person;
    return text.includes('!')
      ? { ...person, keptApart: [to] }
      : { ...person, link: { to, evidence: 'told', at: day(1) } };
  });
}

describe('a group of records', () => {
  it('is all that links lead together, and the record they lead to survives', () => {
    const some = records('ada', 'bob>ada', 'cy>bob', 'dee', 'eve>dee');

    for (const id of ['ada', 'bob', 'cy']) {
      expect(customerGroup(id, some)).toEqual({ survivor: 'ada', members: ['ada', 'bob', 'cy'] });
    }
    expect(customerGroup('eve', some)).toEqual({ survivor: 'dee', members: ['dee', 'eve'] });
    expect(customerGroup('fay', some)).toBeNull();
  });

  it('ends where a link leads to a record that is not there, or was erased', () => {
    const erased = recordAfter([commandOf('Erase', day(2))], undefined, personOf('ada'));
    const some = [...records('bob>ada', 'cy>bob', 'dee>nobody'), erased];

    expect(customerGroup('cy', some)).toEqual({ survivor: 'bob', members: ['bob', 'cy'] });
    expect(customerGroup('dee', some)).toEqual({ survivor: 'dee', members: ['dee'] });
    expect(customerGroup('ada', some)).toBeNull();
  });

  it('has no survivor where links lead in a circle, and whoever leads into it is of it', () => {
    const some = records('ada>bob', 'bob>cy', 'cy>ada', 'dee>ada', 'eve>eve');
    const circle = { survivor: null, members: ['ada', 'bob', 'cy', 'dee'] };

    for (const id of circle.members) expect(customerGroup(id, some)).toEqual(circle);
    for (const order of [some.toReversed(), some.toSorted(() => -1)]) {
      expect(customerGroup('dee', order)).toEqual(circle);
    }
    expect(customerGroup('eve', some)).toEqual({ survivor: null, members: ['eve'] });
    expect(customerView('dee', some)).toMatchObject({ customer: null, members: circle.members });
  });

  it('is found among many records in a chain', () => {
    const many = Array.from({ length: 20_000 }, (_, place) => ({
      ...NO_CUSTOMER,
      id: `c-${place}`,
      kind: 'person' as const,
      link: place === 0 ? null : { to: `c-${place - 1}`, evidence: 'told' as const, at: day(1) },
    }));

    for (const order of [many, many.toReversed()]) {
      expect(customerGroup('c-19999', order)?.survivor).toBe('c-0');
    }
  });
});

describe('the facts of a link', () => {
  it('are where links lead from the other record, and who is kept apart of either side', () => {
    const some = records('ada', 'bob>ada', 'cy!ada', 'dee>cy', 'eve>cy');

    expect(linkFacts('dee', 'bob', some)).toEqual({
      kind: 'person',
      through: ['bob', 'ada'],
      apart: ['ada'],
    });
    expect(linkFacts('ada', 'eve', some)).toEqual({
      kind: 'person',
      through: ['eve', 'cy'],
      apart: ['cy'],
    });
    expect(linkFacts('ada', 'nobody', some)).toBeNull();
    expect(linkFacts('nobody', 'ada', some)?.apart).toEqual([]);
    // Cy is kept apart from ada, who is no record of the other side here.
    expect(linkFacts('cy', 'dee', records('ada', 'cy!ada', 'dee'))?.apart).toEqual([]);
  });

  it('come to an end where links lead in a circle', () => {
    const some = records('ada>bob', 'bob>cy', 'cy>bob', 'dee');

    expect(linkFacts('dee', 'ada', some)?.through).toEqual(['ada', 'bob', 'cy']);
  });

  it('make the rules refuse a circle of three, whichever link closes it', () => {
    const some = records('ada>bob', 'bob>cy', 'cy');

    expect(linkedBy(some, 'cy', 'ada')).toBeNull();
    expect(linkFacts('cy', 'ada', some)?.through).toEqual(['ada', 'bob', 'cy']);
    expect(linkedBy(records('ada', 'bob', 'cy'), 'cy', 'ada')?.link?.to).toBe('ada');
  });

  it('make the rules refuse to keep apart two that are one, until a link is taken back', () => {
    const some = records('ada', 'bob>ada', 'cy>bob');
    const rules = customers();
    const keep = (id: string, other: string, members = customerGroup(id, some)?.members) =>
      rules.decide(
        { type: 'KeepApart', at: day(3), by: 'dee', other, members },
        some.find((one) => one.id === id) ?? NO_CUSTOMER,
      );
    const refused = (to: string) => ({
      accepted: false,
      refusal: { code: 'LINKED_ALREADY', to },
    });

    expect(keep('ada', 'cy')).toMatchObject(refused('cy'));
    expect(keep('cy', 'ada')).toMatchObject(refused('ada'));
    expect(keep('cy', 'bob', [])).toMatchObject(refused('bob'));
    expect(keep('cy', 'dee').accepted).toBe(true);
    expect(keep('ada', 'cy', ['ada', 'bob']).accepted).toBe(true);
  });

  it('make the rules refuse to join two of whom somebody said that they are two', () => {
    const some = records('ada', 'bob>ada', 'cy!ada', 'dee>cy');

    expect(linkedBy(some, 'cy', 'bob')).toBeNull();
    expect(linkedBy(some, 'ada', 'dee')).toBeNull();
    expect(linkedBy(records('ada', 'bob>ada', 'cy', 'dee>cy'), 'cy', 'bob')).not.toBeNull();
  });
});

describe('candidates for a link', () => {
  const withHandle = (id: string, vault: string, channel: 'email' | 'push' = 'email') =>
    personOf(id, [commandOf('Identify', day(1), { vault, channel })]);

  it('are reached under one handle of one channel', () => {
    const some = [
      withHandle('cy', 'v-1'),
      withHandle('ada', 'v-1'),
      withHandle('bob', 'v-2'),
      withHandle('dee', 'v-1', 'push'),
    ];

    expect(linkCandidates(some)).toEqual([{ one: 'ada', other: 'cy' }]);
  });

  it('are not one customer yet, and not kept apart, by either', () => {
    const [ada, bob, cy] = [
      withHandle('ada', 'v-1'),
      withHandle('bob', 'v-1'),
      withHandle('cy', 'v-1'),
    ];
    const link = { to: 'ada', evidence: 'told', at: day(1) } as const;

    expect(linkCandidates([ada, bob, cy])).toEqual([
      { one: 'ada', other: 'bob' },
      { one: 'ada', other: 'cy' },
    ]);
    expect(linkCandidates([ada, { ...bob, link }, cy])).toEqual([{ one: 'ada', other: 'cy' }]);
    expect(linkCandidates([ada, { ...bob, keptApart: ['ada'] }, cy])).toEqual([
      { one: 'ada', other: 'cy' },
    ]);
    expect(
      linkCandidates([ada, { ...bob, keptApart: ['ada'] }, { ...cy, keptApart: ['ada'] }]),
    ).toEqual([{ one: 'bob', other: 'cy' }]);
  });

  it('are as many as the records of a handle, and not as their pairs', () => {
    const many = Array.from({ length: 2000 }, (_, place) => withHandle(`c-${place}`, 'v-1'));

    expect(linkCandidates(many)).toHaveLength(1999);
  });
});

describe('the view of a customer', () => {
  const ada = personOf('ada', [
    commandOf('GrantConsent', day(1)),
    commandOf('AskQuestion', day(1), { fact: 'birthday' }),
    commandOf('LearnFact', day(1), { fact: 'address', vault: 'v-old' }),
    commandOf('PlaceHold', day(1)),
  ]);
  const guest = recordAfter([
    commandOf('Register', day(-5), { customer: 'guest-7', status: 'member' }),
    commandOf('WithdrawConsent', day(-4)),
    commandOf('LearnFact', day(2), { fact: 'address', vault: 'v-new' }),
    commandOf('Identify', day(-3)),
  ]);
  const linked = { ...guest, link: { to: 'ada', evidence: 'told', at: day(3) } } as const;

  it('is that of all its records, the same from each', () => {
    const view = customerView('guest-7', deepFrozen([ada, linked]));

    expect(view).toEqual(customerView('ada', [linked, ada]));
    expect(view).toMatchObject({
      customer: 'ada',
      members: ['ada', 'guest-7'],
      kind: 'person',
      status: 'member',
      registeredAt: day(-5),
      memberSince: day(-5),
      holds: [{ hold: 'hold-1' }],
    });
    expect(consentFor(view?.consents ?? [], 'marketing', 'email')).toBe('withdrawn');
    expect(view?.ledger.find(({ fact }) => fact === 'address')?.known?.value).toEqual({
      vault: 'v-new',
    });
    expect(view?.handles).toHaveLength(1);
  });

  it('has an entry of several records once, with the earliest', () => {
    const since = (at: number) => recordAfter([commandOf('Identify', day(at))], undefined, ada);
    const both = [since(5), { ...since(2), id: 'bob', link: linked.link }];

    for (const order of [both, both.toReversed()]) {
      expect(customerView('ada', order)?.handles.map((one) => one.since)).toEqual([day(2)]);
    }
    const swapped = [since(2), { ...since(5), id: 'bob', link: linked.link }];
    expect(customerView('bob', swapped)?.handles.map((one) => one.since)).toEqual([day(2)]);
  });

  it('lets no record ask what another has asked', () => {
    const ledger = customerView('guest-7', [ada, linked])?.ledger ?? [];

    expect(questionsFor(linked.ledger, ['birthday'], day(9))).toEqual([
      { fact: 'birthday', ask: 'learn' },
    ]);
    expect(questionsFor(ledger, ['birthday', 'address'], day(9))).toEqual([]);
  });

  it('is of each alone when the link is taken back', () => {
    const view = customerView('ada', [ada, guest]);

    expect([view?.status, view?.members, view?.memberSince]).toEqual(['guest', ['ada'], null]);
    expect(view?.consents).toEqual(ada.consents);
    expect(customerView('guest-7', [ada, guest])?.ledger).toEqual(guest.ledger);
  });

  it('is of nobody where there is nobody', () => {
    expect(customerView('ada', [])).toBeNull();
    expect(customerView('ada', [NO_CUSTOMER])).toBeNull();
  });
});

describe('a question that was left unanswered', () => {
  it('may be put again from the instant that a host counts as forgotten', () => {
    const { ledger } = personOf('ada', [commandOf('AskQuestion', day(1))]);
    const again = (from: number) => questionsFor(ledger, ['birthday'], day(50), day(from));

    expect([again(0), again(1).length, again(2).length]).toEqual([[], 1, 1]);
  });

  it('is named once, however often it is wanted, and as one to confirm if it was known', () => {
    const { ledger } = personOf('ada', [commandOf('LearnFact', day(1), { lifetimeDays: 1 })]);

    expect(questionsFor(ledger, ['address', 'birthday', 'address'], day(2))).toEqual([
      { fact: 'address', ask: 'learn' },
      { fact: 'birthday', ask: 'confirm' },
    ]);
  });
});

describe('a household', () => {
  const joined = (id: string, ...told: readonly [string, 'spouse' | 'child', boolean | null][]) =>
    personOf(
      id,
      told.map(([household, householdRole, isPrimary]) =>
        commandOf('JoinHousehold', day(1), { household, householdRole, isPrimary }),
      ),
    );

  it('counts both spouses, and a child where the child is primary', () => {
    const some = [
      joined('bob', ['h-1', 'spouse', null]),
      joined('ada', ['h-1', 'spouse', null]),
      joined('cy', ['h-1', 'child', null], ['h-2', 'child', true]),
      joined('dee', ['h-2', 'spouse', null]),
    ];

    expect(householdOf('h-1', some)).toEqual({
      household: 'h-1',
      members: [
        { customer: 'ada', role: 'spouse', isPrimary: true },
        { customer: 'bob', role: 'spouse', isPrimary: true },
        { customer: 'cy', role: 'child', isPrimary: false },
      ],
      principals: ['ada', 'bob'],
      counted: ['ada', 'bob'],
    });
    expect(householdOf('h-2', some).counted).toEqual(['cy', 'dee']);
    expect(householdOf('h-3', some)).toEqual({
      household: 'h-3',
      members: [],
      principals: [],
      counted: [],
    });
  });

  it('counts a person of two linked records once, with the role that decides', () => {
    const ada = joined('ada', ['h-1', 'child', false]);
    const guest = joined('guest-7', ['h-1', 'spouse', true]);
    const linked = { ...guest, link: { to: 'ada', evidence: 'told', at: day(2) } } as const;

    for (const order of [
      [ada, linked],
      [linked, ada],
    ]) {
      expect(householdOf('h-1', order).members).toEqual([
        { customer: 'ada', role: 'spouse', isPrimary: true },
      ]);
    }
  });
});

describe('a decision of an organisation', () => {
  it('is taken by all who have a part in it, or in every one', () => {
    const taking = (
      id: string,
      ...told: readonly ['user' | 'decider' | 'buyer', string | null][]
    ) =>
      personOf(
        id,
        told.map(([role, decision]) => commandOf('TakeRole', day(1), { role, decision })),
      );
    const some = [
      taking('cy', ['decider', null], ['user', 'tools']),
      taking('ada', ['decider', 'fleet']),
      taking('bob', ['buyer', 'tools']),
      {
        ...taking('guest-7', ['user', 'fleet']),
        link: { to: 'ada', evidence: 'told', at: day(2) },
      },
    ] as const;
    const unit = decisionUnit('acme', 'fleet', some);

    expect(unit.people).toEqual({
      initiator: [],
      user: ['ada'],
      influencer: [],
      gatekeeper: [],
      decider: ['ada', 'cy'],
      buyer: [],
    });
    expect(unit.unknown).toEqual(['initiator', 'influencer', 'gatekeeper', 'buyer']);
    expect(unit.departments).toEqual(['finance']);
    expect(decisionUnit('other', 'fleet', some).unknown).toHaveLength(6);
  });
});

describe('records whose links lead in a circle', () => {
  it('are each themselves in a household and in a decision, until one link is taken back', () => {
    const acts = [
      commandOf('JoinHousehold', day(1)),
      { ...commandOf('TakeRole', day(1)), department: null } as CustomerCommand,
    ];
    const some = [
      NO_CUSTOMER,
      ...records('ada>bob', 'bob>ada').map((one) => recordAfter(acts, undefined, one)),
    ];
    const [nobody = NO_CUSTOMER, ada = NO_CUSTOMER, bob = NO_CUSTOMER] = some;

    expect(householdOf('h-1', some).principals).toEqual(['ada', 'bob']);
    expect(decisionUnit('acme', 'fleet', some).people.decider).toEqual(['ada', 'bob']);
    expect(decisionUnit('acme', 'fleet', some).departments).toEqual([]);
    const opened = [nobody, ada, { ...bob, link: null }];
    expect(householdOf('h-1', opened).principals).toEqual(['bob']);
    expect(decisionUnit('acme', 'fleet', opened).people.decider).toEqual(['bob']);
  });
});

describe('the access to a shared customer', () => {
  it('is the best of all ways', () => {
    const way = (access: 'direct' | 'through' | 'closed') =>
      ({ intermediary: access, kind: 'agent', access, since: day(1) }) as const;

    expect(accessTo([way('closed'), way('through')])).toBe('through');
    expect(accessTo([way('through'), way('direct'), way('closed')])).toBe('direct');
    expect(accessTo([way('closed')])).toBe('closed');
    expect(accessTo([])).toBe('direct');
  });
});

describe('a timeline', () => {
  const base = { customer: 'ada', id: 'x', at: day(1) };
  const order: TimelineEntry = { ...base, kind: 'transaction', what: 'bought', amount: null };
  const call: TimelineEntry = {
    ...base,
    kind: 'interaction',
    what: 'customer',
    channel: 'telephone',
    reason: 'voice',
  };
  const service: TimelineEntry = { ...base, kind: 'service', what: 'complained', case: 'c-17' };
  const opened: TimelineEntry = {
    ...base,
    kind: 'campaign-response',
    what: 'opened',
    campaign: 'spring',
  };
  const [begun = order] = basicEntries('ada', [
    {
      type: 'BecameMember',
      at: day(1),
      by: { actor: 'web', authority: null },
      rules: [],
    },
  ]);
  const five = [begun, order, service, opened, call];

  it('has one order, by instant, kind, record and id, however its entries arrive', () => {
    const entries = [
      ...five,
      { ...order, at: day(0), id: 'later-id' },
      { ...order, customer: 'bob' },
      { ...order, id: 'a' },
    ];
    const wanted = timelineOf(entries);

    expect(wanted.map(({ kind, customer, id }) => `${kind} ${customer} ${id}`)).toEqual([
      'transaction ada later-id',
      'basic ada basic-1',
      'transaction ada a',
      'transaction ada x',
      'transaction bob x',
      'service ada x',
      'campaign-response ada x',
      'interaction ada x',
    ]);
    expect(timelineOf(entries.toReversed())).toEqual(wanted);
    expect(timelineOf([...entries, ...entries])).toEqual(wanted);
    expect(timelineOf(wanted)).toEqual(wanted);
  });

  it('of linked records is interleaved, and comes apart again', () => {
    const entries = [order, { ...order, customer: 'bob', at: day(0) }, { ...call, at: day(2) }];

    expect(timelineOf(entries, ['ada', 'bob']).map(({ customer }) => customer)).toEqual([
      'bob',
      'ada',
      'ada',
    ]);
    expect(timelineOf(entries, ['bob'])).toHaveLength(1);
    expect(timelineOf(entries, [])).toEqual([]);
    const apart = [...timelineOf(entries, ['ada']), ...timelineOf(entries, ['bob'])];
    expect(timelineOf(apart)).toEqual(timelineOf(entries, ['ada', 'bob']));
  });

  it('is divided into the five kinds, whose order it keeps', () => {
    const lists = timelineByKind([call, begun, order, { ...order, id: 'y' }]);

    expect(Object.entries(lists).map(([kind, list]) => [kind, list.length])).toEqual([
      ['basic', 1],
      ['transaction', 2],
      ['service', 0],
      ['campaign-response', 0],
      ['interaction', 1],
    ]);
    expect(lists.transaction.map(({ id }) => id)).toEqual(['x', 'y']);
  });
});

describe('the scope of an erasure', () => {
  it('is every record of the customer, with every hold, and what others share', () => {
    const ada = personOf('ada', [
      commandOf('Identify', day(1), { vault: 'v-telephone', channel: 'telephone' }),
      commandOf('LearnFact', day(1), { vault: 'v-address' }),
    ]);
    const guest = personOf('guest-7', [
      commandOf('Link', day(1), { other: 'ada', through: ['ada'] }),
      commandOf('PlaceHold', day(1)),
    ]);
    const bob = personOf('bob', [
      commandOf('Identify', day(1), { vault: 'v-telephone', channel: 'telephone' }),
      commandOf('LearnFact', day(1), { vault: 'v-other' }),
    ]);

    expect(erasureScope('ada', [ada, guest, bob])).toEqual({
      members: ['ada', 'guest-7'],
      holds: ['hold-1'],
      shared: [{ vault: 'v-telephone' }],
    });
    expect(erasureScope('bob', [ada, guest])).toBeNull();
    // Cy has told the same address, and was asked a fact that nobody knows.
    const cy = personOf('cy', [
      commandOf('LearnFact', day(1), { vault: 'v-address' }),
      commandOf('AskQuestion', day(1), { fact: 'address' }),
    ]);
    expect(erasureScope('ada', [cy, ada])?.shared).toEqual([{ vault: 'v-address' }]);
  });
});
