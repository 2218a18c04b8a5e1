/** A customer's record as an acceptance tester asks about it: other numbers, worked out by hand. */
import { describe, expect, it } from 'vitest';

import { consentFor } from '../../src/domains/customers/consent.ts';
import type { CustomerCommand } from '../../src/domains/customers/customer-command.ts';
import { customerGroup } from '../../src/domains/customers/customer-group.ts';
import type { Customer } from '../../src/domains/customers/customer-state.ts';
import { customerView } from '../../src/domains/customers/customer-view.ts';
import { type CustomerAggregate, customers } from '../../src/domains/customers/customers.ts';
import { householdOf } from '../../src/domains/customers/household-view.ts';
import { timelineOf } from '../../src/domains/customers/timeline.ts';
import type { TimelineEntry } from '../../src/domains/customers/timeline-entry.ts';
import { type Standing, standingAfter } from '../../src/kernel/aggregate.ts';
import { carryOut } from '../../src/kernel/carry-out.ts';
import { commandOf, day, linkedBy, personOf } from './records.ts';

/** The record after commands, and what the last one came to: `yes`, or the refusal. */
function live(rules: CustomerAggregate, ...commands: readonly CustomerCommand[]) {
  let standing: Standing<Customer> = standingAfter(rules, []);
  let last: unknown = 'yes';
  for (const command of commands) {
    const carried = carryOut(rules, standing, command);
    last = carried.accepted ? 'yes' : carried.refusal;
    if (carried.accepted) standing = carried.standing;
  }
  return { state: standing.state, last };
}

describe('a question', () => {
  const rules = customers({ factDays: { birthday: null, address: 30 }, askAgainDays: 7 });
  const register = commandOf('Register', day(0));
  const learn = { ...commandOf('LearnFact', day(1), { fact: 'address' }), lifetimeDays: undefined };
  const ask = (count: number, fact = 'address') => commandOf('AskQuestion', day(count), { fact });

  it('is not put while the answer is believed, and may be confirmed from its last hour on', () => {
    // Learnt on day 1 for thirty days: until day 31, that instant not included.
    expect(live(rules, register, learn, ask(30.999)).last).toEqual({
      code: 'KNOWN_ALREADY',
      fact: 'address',
      until: day(31),
    });
    expect(live(rules, register, learn, ask(31)).last).toBe('yes');
    const birthday = commandOf('LearnFact', day(1), { fact: 'birthday' });
    expect(live(rules, register, birthday, ask(9999, 'birthday')).last).toMatchObject({
      code: 'KNOWN_ALREADY',
      until: null,
    });
  });

  it('is put again after seven days without an answer, and never after a refusal to say', () => {
    expect(live(rules, register, ask(2), ask(8.999)).last).toEqual({
      code: 'ASKED_ALREADY',
      fact: 'address',
      askedAt: day(2),
    });
    expect(live(rules, register, ask(2), ask(9)).last).toBe('yes');
    const decline = commandOf('DeclineAnswer', day(3), { fact: 'address' });
    expect(live(rules, register, ask(2), decline, ask(400)).last).toEqual({
      code: 'ANSWER_DECLINED',
      fact: 'address',
      declinedAt: day(3),
    });
    // Who tells after all is asked again once that is old: told on day 5, old on day 35.
    const told = { ...learn, at: day(5) };
    expect(live(rules, register, ask(2), decline, told, ask(34)).last).toMatchObject({
      code: 'KNOWN_ALREADY',
    });
    expect(live(rules, register, ask(2), decline, told, ask(35)).last).toBe('yes');
  });

  it('that one record has put is put on every record of the customer', () => {
    const ada = personOf('ada', [ask(2)]);
    const bob = { ...personOf('bob'), link: { to: 'ada', evidence: 'told', at: day(1) } } as const;

    expect(customerView('bob', [ada, bob])?.ledger).toEqual(ada.ledger);
    expect(customerView('bob', [ada, { ...bob, link: null }])?.ledger).toEqual([]);
  });
});

describe('consent', () => {
  const late = customers({ latenessDays: 10 });
  const grant = (count: number) =>
    ({
      type: 'GrantConsent',
      at: day(count),
      by: 'web',
      purposes: ['marketing', 'research'],
      channels: ['email', 'push'],
      evidence: `form-${count}`,
    }) as const;
  const withdraw = (count: number) =>
    ({
      ...grant(count),
      type: 'WithdrawConsent',
      purposes: ['marketing'],
      channels: ['push'],
    }) as const;
  const standing = (state: Customer) =>
    (['email', 'push', 'telephone'] as const).map((channel) =>
      consentFor(state.consents, 'marketing', channel),
    );

  it('is kept for each purpose on each channel, and the last word in the world counts', () => {
    const register = commandOf('Register', day(0));

    expect(standing(live(late, register, grant(5), withdraw(6)).state)).toEqual([
      'granted',
      'withdrawn',
      'unknown',
    ]);
    // A withdrawal of day 3 that is told on day 6 does not undo the yes of day 5.
    expect(standing(live(late, register, grant(5), withdraw(3)).state)[1]).toBe('granted');
    expect(standing(live(late, register, withdraw(5), grant(5)).state)[1]).toBe('withdrawn');
    const { consents } = live(late, register, grant(5), withdraw(6)).state;
    expect([consents.length, consentFor(consents, 'research', 'push')]).toEqual([4, 'granted']);
  });
});

describe('links', () => {
  const entry = (customer: string, id: string, count: number): TimelineEntry => ({
    kind: 'transaction',
    what: 'bought',
    amount: null,
    customer,
    id,
    at: day(count),
  });
  const entries = [
    entry('ada', 'o-3', 3),
    entry('cy', 'o-2', 2),
    entry('bob', 'o-1', 1),
    entry('ada', 'o-4', 1),
  ];

  it('interleave timelines, and let them come apart as they were', () => {
    const people = ['ada', 'bob', 'cy'].map((id) => personOf(id));
    const [ada, bob, cy] = people;
    if (ada === undefined || bob === undefined || cy === undefined) throw new Error('nobody');
    const bobLinked = linkedBy(people, 'bob', 'ada') ?? bob;
    const cyLinked = linkedBy([ada, bobLinked, cy], 'cy', 'bob') ?? cy;
    const told = (records: readonly Customer[], id: string) =>
      timelineOf(entries, customerGroup(id, records)?.members).map((one) => one.id);

    expect(told([ada, bobLinked, cyLinked], 'cy')).toEqual(['o-4', 'o-1', 'o-2', 'o-3']);
    // Bob's link taken back, cy still belongs to bob.
    expect(told([ada, { ...bobLinked, link: null }, cyLinked], 'ada')).toEqual(['o-4', 'o-3']);
    expect(told([ada, { ...bobLinked, link: null }, cyLinked], 'cy')).toEqual(['o-1', 'o-2']);
    expect(linkedBy([ada, bobLinked, cyLinked], 'ada', 'cy')).toBeNull();
    expect(linkedBy(people, 'ada', 'ada')).toBeNull();
  });
});

describe('a household', () => {
  it('is counted where it is primary, and a person who left that one nowhere', () => {
    const join = (household: string, isPrimary: boolean | null, role: 'child' | 'spouse') =>
      commandOf('JoinHousehold', day(1), { household, householdRole: role, isPrimary });
    const cy = personOf('cy', [join('h-1', null, 'child'), join('h-2', null, 'child')]);
    const ada = personOf('ada', [join('h-2', null, 'spouse'), join('h-1', true, 'spouse')]);
    const counted = (records: readonly Customer[]) =>
      ['h-1', 'h-2'].map((household) => householdOf(household, records).counted);

    // The first household is primary unless another is said to be.
    expect(counted([cy, ada])).toEqual([['ada', 'cy'], []]);
    const left = personOf('cy', [
      join('h-1', null, 'child'),
      join('h-2', null, 'child'),
      commandOf('LeaveHousehold', day(2), { household: 'h-1' }),
    ]);
    expect(counted([left, ada])).toEqual([['ada'], []]);
    expect(householdOf('h-2', [left, ada]).principals).toEqual(['ada']);
  });
});
