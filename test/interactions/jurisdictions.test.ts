/** The laws of places, as their texts have them. */
import { describe, expect, it } from 'vitest';

import type { ContactPerson } from '../../src/domains/interactions/contact-ask.ts';
import type { ContactLaw } from '../../src/domains/interactions/contact-law.ts';
import { canada } from '../../src/domains/interactions/jurisdictions/canada/canada.ts';
import { france } from '../../src/domains/interactions/jurisdictions/france/france.ts';
import { unitedStates } from '../../src/domains/interactions/jurisdictions/united-states/united-states.ts';
import { instant } from '../../src/kernel/instant.ts';
import { contactAt, decided, policyOf, told } from './asks.ts';

function call(
  laws: readonly ContactLaw[],
  text: string,
  person: Partial<ContactPerson>,
  sent: readonly string[] = [],
) {
  const contacts = sent.map((at) => contactAt(at, { channel: 'telephone' }));
  return told(
    decided(
      { laws, optOutChannels: ['telephone'] },
      {
        at: instant(text),
        channel: 'telephone',
        contacts: { person: contacts, household: null, account: null },
      },
      person,
    ),
  );
}

describe('every law', () => {
  const all = [...france, ...canada, ...unitedStates];

  it('is a part of a policy as it is, says where it is published, and what it leaves out', () => {
    expect(() => policyOf({ laws: all })).not.toThrow();
    for (const law of all) {
      expect(law.sources.length).toBeGreaterThan(0);
      expect(law.remark).not.toBe('');
      expect(law.purposes).toEqual(['marketing']);
    }
  });
});

describe('in France', () => {
  const at = (text: string, person: Partial<ContactPerson> = {}, sent: readonly string[] = []) =>
    call(france, text, person, sent);

  it.each([
    ['2026-06-03T09:59:59.999+02:00', '2026-06-03T08:00:00.000Z'],
    ['2026-06-03T10:00+02:00', null],
    ['2026-06-03T12:59:59.999+02:00', null],
    ['2026-06-03T13:00+02:00', '2026-06-03T12:00:00.000Z'],
    ['2026-06-03T14:00+02:00', null],
    ['2026-06-03T19:59:59.999+02:00', null],
    ['2026-06-05T20:00+02:00', '2026-06-08T08:00:00.000Z'],
    ['2026-07-14T11:00+02:00', '2026-07-15T08:00:00.000Z'],
    ['2026-05-14T11:00+02:00', '2026-05-15T08:00:00.000Z'],
  ])('a call at %s waits until %s', (text, next) => {
    expect(at(text)).toEqual(next === null ? ['allowed'] : ['OUTSIDE_LAWFUL_HOURS', next]);
  });

  it('there are four calls within thirty calendar days', () => {
    const four = [
      '2026-05-05T19:00+02:00',
      '2026-05-06T10:00+02:00',
      '2026-05-07T10:00+02:00',
      '2026-05-26T10:00+02:00',
    ];

    expect(at('2026-06-03T11:00+02:00', {}, four)).toEqual([
      'CAP_REACHED',
      '2026-06-04T08:00:00.000Z',
    ]);
    expect(at('2026-06-04T11:00+02:00', {}, four)).toEqual(['allowed']);
    expect(at('2026-06-03T11:00+02:00', {}, four.slice(1))).toEqual(['allowed']);
  });

  it('a refusal gives sixty whole days of peace', () => {
    const refusedAt = instant('2026-04-03T11:00+02:00'); // its sixtieth day after is 2 June

    expect(at('2026-06-02T11:00+02:00', { refusedAt })).toEqual([
      'REFUSED_RECENTLY',
      '2026-06-03T08:00:00.000Z',
    ]);
    expect(at('2026-06-03T11:00+02:00', { refusedAt })).toEqual(['allowed']);
  });

  it('consent is needed beforehand since 11 August 2026', () => {
    const silent = { consents: [] };

    expect(at('2026-08-10T11:00+02:00', silent)).toEqual(['allowed']);
    expect(at('2026-08-11T11:00+02:00', silent)).toEqual(['LAW_NEEDS_CONSENT', null]);
    expect(at('2026-08-11T11:00+02:00')).toEqual(['allowed']);
  });

  it('there was none of it before March 2023, and holidays are not guessed', () => {
    expect(at('2023-02-28T22:00+01:00')).toEqual(['allowed']);
    expect(at('2023-03-01T22:00+01:00')[0]).toBe('OUTSIDE_LAWFUL_HOURS');
    expect(at('2029-01-02T11:00+01:00')).toEqual(['HOLIDAYS_UNKNOWN', null]);
  });
});

describe('in the United States', () => {
  it.each([
    ['2026-06-07T07:59:59.999-07:00', '2026-06-07T15:00:00.000Z'],
    ['2026-06-07T08:00-07:00', null],
    ['2026-06-07T20:59:59.999-07:00', null],
    ['2026-06-07T21:00-07:00', '2026-06-08T15:00:00.000Z'],
  ])('a call at %s waits until %s', (text, next) => {
    const person = { place: 'US', zones: ['America/Los_Angeles'] };

    expect(call(unitedStates, text, person)).toEqual(
      next === null ? ['allowed'] : ['OUTSIDE_LAWFUL_HOURS', next],
    );
  });
});

describe('in Canada', () => {
  it.each([
    ['2026-06-05T08:59-04:00', '2026-06-05T13:00:00.000Z'],
    ['2026-06-05T21:29:59.999-04:00', null],
    ['2026-06-05T21:30-04:00', '2026-06-06T14:00:00.000Z'],
    ['2026-06-06T17:59-04:00', null],
    ['2026-06-06T18:00-04:00', '2026-06-07T14:00:00.000Z'],
    ['2026-06-07T18:00-04:00', '2026-06-08T13:00:00.000Z'],
  ])('a call at %s waits until %s', (text, next) => {
    const person = { place: 'CA', zones: ['America/Toronto'] };

    expect(call(canada, text, person)).toEqual(
      next === null ? ['allowed'] : ['OUTSIDE_LAWFUL_HOURS', next],
    );
  });
});
