/** What the records of one customer come to together: consent, the ledger, and everything else. */
import { describe, expect, it } from 'vitest';

import {
  type ConsentEntry,
  consentFor,
  mergeConsents,
  stricterConsent,
  withConsent,
} from '../../src/domains/customers/consent.ts';
import { type Customer, NO_CUSTOMER } from '../../src/domains/customers/customer-state.ts';
import { customerView } from '../../src/domains/customers/customer-view.ts';
import {
  type KnownFact,
  type LedgerEntry,
  mergeLedgers,
  questionsFor,
} from '../../src/domains/customers/fact-ledger.ts';
import { householdOf } from '../../src/domains/customers/household-view.ts';
import type { Instant } from '../../src/kernel/instant.ts';
import { vaultReference } from '../../src/kernel/vault-reference.ts';
import type { Consent } from '../../src/kernel/words.ts';
import { commandOf, day, personOf } from './records.ts';

/** One word on marketing by e-mail; nothing for `unknown`. */
function said(
  consent: Consent,
  at: Instant = day(1),
  evidence = 'form-7',
): readonly ConsentEntry[] {
  if (consent === 'unknown') return [];
  return [{ purpose: 'marketing', channel: 'email', consent, at, evidence }];
}

/** A record with a link to another, as unguarded data may have it. */
function linked(record: Customer, to: string): Customer {
  return { ...record, link: { to, evidence: 'told', at: day(2) } };
}

describe('consent on two records of one customer', () => {
  // By hand: granted only if both say so; withdrawn beats refused, refused beats silence.
  it.each<readonly [Consent, Consent, Consent]>([
    ['granted', 'granted', 'granted'],
    ['granted', 'unknown', 'unknown'],
    ['granted', 'refused', 'refused'],
    ['granted', 'withdrawn', 'withdrawn'],
    ['unknown', 'unknown', 'unknown'],
    ['unknown', 'refused', 'refused'],
    ['unknown', 'withdrawn', 'withdrawn'],
    ['refused', 'refused', 'refused'],
    ['refused', 'withdrawn', 'withdrawn'],
    ['withdrawn', 'withdrawn', 'withdrawn'],
  ])('that is %s and %s is %s, whichever came later', (one, other, both) => {
    for (const [first, last] of [
      [one, other],
      [other, one],
    ] as const) {
      expect(stricterConsent(first, last)).toBe(both);
      for (const at of [day(0), day(2)]) {
        const merged = mergeConsents(said(first), said(last, at));

        expect(consentFor(merged, 'marketing', 'email')).toBe(both);
        expect(merged).toHaveLength(both === 'unknown' ? 0 : 1);
      }
    }
  });

  it('is told by the later of two that are as strict, and of one instant by the same one', () => {
    const [early, late] = [said('refused', day(1)), said('refused', day(3))];
    const twin = said('refused', day(1), 'form-8');

    expect(mergeConsents(early, late)).toEqual(late);
    expect(mergeConsents(late, early)).toEqual(late);
    expect(mergeConsents(early, twin)).toEqual(mergeConsents(twin, early));
  });

  it('stands in the order of purpose and channel', () => {
    const no = { consent: 'refused', at: day(1), evidence: 'form-7' } as const;
    const research = { ...no, purpose: 'research', channel: 'chat' } as const;
    const letter = { ...no, purpose: 'marketing', channel: 'letter' } as const;

    const places = [
      ['marketing', 'email'],
      ['marketing', 'letter'],
      ['research', 'chat'],
    ];
    for (const merged of [
      mergeConsents([research], [letter, ...said('withdrawn')]),
      mergeConsents([letter, research], said('withdrawn')),
    ]) {
      expect(merged.map(({ purpose, channel }) => [purpose, channel])).toEqual(places);
    }
  });

  it('is on one record what was said last, and of one instant what is stricter', () => {
    const [no] = said('refused', day(2));
    const [yes] = said('granted', day(2));
    const [again] = said('granted', day(3));
    if (no === undefined || yes === undefined || again === undefined) throw new Error('no word');

    expect(withConsent([no], again)).toEqual([again]);
    expect(withConsent([again], no)).toEqual([again]);
    expect(withConsent([no], yes)).toEqual([no]);
    expect(withConsent([yes], no)).toEqual([no]);
  });
});

describe('the ledgers of two records of one customer', () => {
  const known = (at: Instant, staleAt: Instant | null = null, vault = 'v-1'): KnownFact => ({
    value: vaultReference(vault),
    source: 'told',
    at,
    staleAt,
  });
  const entry = (fact: string, some: Partial<LedgerEntry> = {}): LedgerEntry => ({
    fact,
    known: null,
    askedAt: null,
    declinedAt: null,
    ...some,
  });

  it('know what either knows, the newest of it, and were asked and declined when last', () => {
    const one = [
      entry('address', { known: known(day(1), day(9)), askedAt: day(5) }),
      entry('birthday', { askedAt: day(1), declinedAt: day(8) }),
    ];
    const other = [
      entry('address', { known: known(day(3)), askedAt: day(2), declinedAt: day(1) }),
      entry('birthday', { known: known(day(0)), declinedAt: day(4) }),
    ];
    const merged = [
      entry('address', { known: known(day(3)), askedAt: day(5), declinedAt: day(1) }),
      entry('birthday', { known: known(day(0)), askedAt: day(1), declinedAt: day(8) }),
    ];

    expect(mergeLedgers(one, other)).toEqual(merged);
    expect(mergeLedgers(other, one)).toEqual(merged);
  });

  it('are the same whoever comes first, also where two learnt a fact at one instant', () => {
    const one = [entry('address', { known: known(day(1), null, 'v-1') })];
    const twin = [entry('address', { known: known(day(1), null, 'v-2') })];
    const fading = [entry('address', { known: known(day(1), day(9), 'v-0') })];

    expect(mergeLedgers(one, twin)).toEqual(mergeLedgers(twin, one));
    // A lifetime that is known says more than none.
    expect(mergeLedgers(one, fading)).toEqual(fading);
    expect(mergeLedgers(fading, one)).toEqual(fading);
  });

  it('stand in the order of the names of the facts', () => {
    const facts = mergeLedgers([entry('reason-for-use')], [entry('birthday'), entry('address')]);

    expect(facts.map(({ fact }) => fact)).toEqual(['address', 'birthday', 'reason-for-use']);
  });

  it('let a question be put again once it is forgotten, and never before', () => {
    const asked = mergeLedgers([entry('address', { askedAt: day(3) })], []);
    const again = (from: Instant | null) => questionsFor(asked, ['address'], day(9), from);

    expect([again(null), again(day(2))]).toEqual([[], []]);
    expect([again(day(3)), again(day(4))].map((questions) => questions.length)).toEqual([1, 1]);
    expect(questionsFor([entry('address')], ['address'], day(9), day(4))).toEqual([
      { fact: 'address', ask: 'learn' },
    ]);
  });
});

describe('the view of a customer with several records', () => {
  const identified = (id: string, ...told: readonly (readonly [string, number])[]) =>
    personOf(
      id,
      told.map(([vault, count]) => commandOf('Identify', day(count), { vault })),
    );

  it('has each entry once, by its key, since the earliest, in whatever order they come', () => {
    const ada = identified('ada', ['v-2', 5], ['v-3', 6]);
    const bob = linked(identified('bob', ['v-1', 2], ['v-2', 3]), 'ada');
    const cy = linked(identified('cy', ['v-2', 4]), 'bob');
    const handles = [
      { channel: 'email', handle: { vault: 'v-1' }, since: day(2) },
      { channel: 'email', handle: { vault: 'v-2' }, since: day(3) },
      { channel: 'email', handle: { vault: 'v-3' }, since: day(6) },
    ];

    for (const records of [
      [ada, bob, cy],
      [cy, bob, ada],
      [bob, NO_CUSTOMER, cy, ada],
    ]) {
      expect(customerView('cy', records)?.handles).toEqual(handles);
    }
  });

  it('takes of entries of one instant that of the first record by id', () => {
    const household = (role: 'spouse' | 'child') =>
      [{ household: 'h-1', role, since: day(1) }] as const;
    const ada = { ...personOf('ada'), households: household('spouse') };
    const bob = linked({ ...personOf('bob'), households: household('child') }, 'ada');

    for (const records of [
      [ada, bob],
      [bob, ada],
    ]) {
      expect(customerView('ada', records)?.households).toEqual(household('spouse'));
    }
  });

  it('is who the surviving record says, and began with the first', () => {
    const ada = { ...personOf('ada'), registeredAt: day(3), memberSince: day(7) };
    const firm = {
      ...linked(personOf('acme'), 'ada'),
      kind: 'organisation' as const,
      registeredAt: day(1),
    };
    const late = { ...linked(personOf('bob'), 'ada'), registeredAt: null, memberSince: day(9) };

    for (const records of [
      [firm, ada, late],
      [late, ada, firm],
    ]) {
      expect(customerView('acme', records)).toMatchObject({
        customer: 'ada',
        kind: 'person',
        registeredAt: day(1),
        memberSince: day(7),
      });
    }
  });
});

describe('a person of several linked records', () => {
  const joined = (id: string, ...households: readonly string[]) =>
    personOf(
      id,
      households.map((household) => commandOf('JoinHousehold', day(1), { household })),
    );
  const countedIn = (records: readonly Customer[]) =>
    ['h-1', 'h-2', 'h-3'].map((household) => householdOf(household, records).counted);

  it('is counted in one household: that of the record which survives', () => {
    const ada = joined('cy', 'h-2');
    const guest = linked(joined('bob', 'h-1'), 'cy');

    for (const records of [
      [ada, guest],
      [guest, ada],
    ]) {
      expect(countedIn(records)).toEqual([[], ['cy'], []]);
      expect(householdOf('h-1', records).principals).toEqual(['cy']);
    }
  });

  it('is counted, where that record names none, in the one of the first by id that does', () => {
    const dee = personOf('dee');
    const some = [linked(joined('cy', 'h-3'), 'dee'), linked(joined('bob', 'h-1'), 'dee'), dee];

    expect(countedIn(some)).toEqual([['dee'], [], []]);
    expect(countedIn(some.toReversed())).toEqual([['dee'], [], []]);
    // Apart again, each is counted in its own.
    expect(countedIn(some.map((one) => ({ ...one, link: null })))).toEqual([['bob'], [], ['cy']]);
  });
});
