/** Whether a person may be contacted, in the words of the business, with both sides of each edge. */
import { describe, expect, it } from 'vitest';

import { strictestConsent } from '../../src/domains/interactions/contact-ask.ts';
import { contactPolicy } from '../../src/domains/interactions/contact-policy.ts';
import { decideContact } from '../../src/domains/interactions/decide-contact.ts';
import { instant } from '../../src/kernel/instant.ts';
import { CONSENTS } from '../../src/kernel/words.ts';
import { ASK, capOf, contactAt, decided, lawOf, policyOf, quietOf, told } from './asks.ts';

const DAY = { kind: 'calendar', unit: 'day', zone: 'customer' } as const;
const ROLLING = { kind: 'rolling', hours: 24 } as const;

function asked(text: string, ...contacts: readonly ReturnType<typeof contactAt>[]) {
  return { at: instant(text), contacts: { person: contacts, household: null, account: null } };
}

describe('a person of whom nothing stands in the way', () => {
  it('may be contacted, and the contact is held for a quarter of an hour', () => {
    expect(decided({})).toEqual({
      isAllowed: true,
      holdUntil: '2026-06-03T10:15:00.000Z',
      addsContact: true,
    });
  });

  it('is not asked for in vain: the hold ends when hours close, though minutes are left', () => {
    const policy = { quietHours: [quietOf('12:10', '13:00')] };

    expect(decided(policy)).toMatchObject({ holdUntil: '2026-06-03T10:10:00.000Z' });
    expect(decided({ ...policy, holdMinutes: 9 })).toMatchObject({
      holdUntil: '2026-06-03T10:09:00.000Z',
    });
    expect(decided({ laws: [lawOf({ channels: ['email'], hours: HOURS })] })).toMatchObject({
      holdUntil: '2026-06-03T10:05:00.000Z',
    });
  });
});

const HOURS = [{ weekday: 'wednesday', opens: '12:00', closes: '12:05' }] as const;

describe('eligibility', () => {
  it.each([
    ['doNotContact', 'DO_NOT_CONTACT'],
    ['isDeceased', 'DECEASED'],
    ['isAddressDead', 'ADDRESS_DEAD'],
  ] as const)(
    '%s denies for good, a service message too, and unknown is told as such',
    (fact, code) => {
      for (const purpose of ['marketing', 'service'] as const) {
        expect(told(decided({}, { purpose }, { [fact]: true }))).toEqual([code, null]);
        expect(decided({}, { purpose }, { [fact]: null })).toEqual({
          isAllowed: false,
          reasons: [{ code: 'FACT_UNKNOWN', fact }],
          nextAt: null,
        });
      }
    },
  );
});

describe('consent', () => {
  it('is needed for the purpose, and a service message needs none', () => {
    expect(decided({}, { purpose: 'research' })).toEqual({
      isAllowed: false,
      reasons: [
        { code: 'CONSENT_MISSING', purpose: 'research', channel: 'email', consent: 'unknown' },
      ],
      nextAt: null,
    });
    expect(told(decided({}, { purpose: 'service' }, { consents: [] }))).toEqual(['allowed']);
  });

  it.each(CONSENTS)(
    'that is %s lets through only if granted, or unknown where one opts out',
    (consent) => {
      const consents = [{ purpose: 'marketing', channel: null, consent }] as const;
      const isGranted = consent === 'granted';
      const isOpen = isGranted || consent === 'unknown';

      expect(decided({}, {}, { consents }).isAllowed).toBe(isGranted);
      expect(decided({ optOutChannels: ['email'] }, {}, { consents }).isAllowed).toBe(isOpen);
      expect(decided({ optOutChannels: ['letter'] }, {}, { consents }).isAllowed).toBe(isGranted);
    },
  );

  it('once withdrawn is withdrawn, in whatever order it was said and of whichever profile', () => {
    const granted = { purpose: 'marketing', channel: 'email', consent: 'granted' } as const;
    const withdrawn = { purpose: null, channel: 'email', consent: 'withdrawn' } as const;

    for (const entries of [
      [granted, withdrawn],
      [withdrawn, granted],
    ]) {
      expect(strictestConsent(entries, 'marketing', 'email')).toBe('withdrawn');
      expect(strictestConsent(entries, 'marketing', 'chat')).toBe('unknown');
      expect(told(decided({}, {}, { consents: entries }))).toEqual(['CONSENT_MISSING', null]);
    }
    expect(
      strictestConsent([{ ...granted, consent: 'refused' }, withdrawn], 'marketing', 'email'),
    ).toBe('withdrawn');
    expect(
      strictestConsent([{ ...granted, consent: 'unknown' }, granted], 'marketing', 'email'),
    ).toBe('granted');
  });

  it('of the channel itself is needed by every message, of service too', () => {
    for (const purpose of ['marketing', 'service'] as const) {
      const ask = { channel: 'text-message', purpose } as const;
      expect(told(decided({}, ask, { channelConsent: 'unknown' }))).toEqual([
        'CHANNEL_CONSENT_MISSING',
        null,
      ]);
      expect(told(decided({}, ask))).toEqual(['allowed']);
      expect(told(decided({ ownConsentChannels: [] }, ask, { channelConsent: 'refused' }))).toEqual(
        ['allowed'],
      );
    }
    expect(told(decided({}, { channel: 'push' }, { channelConsent: 'withdrawn' }))).toEqual([
      'CHANNEL_CONSENT_MISSING',
      null,
    ]);
    expect(told(decided({}, {}, { channelConsent: 'unknown' }))).toEqual(['allowed']);
  });
});

describe('suppression', () => {
  it('by an open complaint holds back all but service messages', () => {
    const open = { hasOpenComplaint: true };

    expect(told(decided({}, {}, open))).toEqual(['COMPLAINT_OPEN', null]);
    expect(told(decided({}, {}, { hasOpenComplaint: null }))).toEqual(['FACT_UNKNOWN', null]);
    expect(told(decided({}, { purpose: 'service' }, open))).toEqual(['allowed']);
    expect(told(decided({}, { purpose: 'service' }, { hasOpenComplaint: null }))).toEqual([
      'allowed',
    ]);
  });

  it('by a cooling-off ends with its instant', () => {
    const until = instant('2026-06-03T10:00:00.001Z');

    expect(decided({}, {}, { coolingUntil: until })).toEqual({
      isAllowed: false,
      reasons: [{ code: 'COOLING', until }],
      nextAt: until,
    });
    expect(told(decided({}, { at: until }, { coolingUntil: until }))).toEqual(['allowed']);
    expect(told(decided({}, { purpose: 'service' }, { coolingUntil: until }))).toEqual(['allowed']);
  });
});

describe('the law of the place', () => {
  const hours = (['monday', 'tuesday', 'thursday'] as const).map((weekday) => ({
    weekday,
    opens: '10:00',
    closes: '13:00',
  }));
  const call = { channel: 'telephone' } as const;

  it('sets hours by weekday, and the next of them is found', () => {
    const laws = [lawOf({ hours })];

    expect(told(decided({ laws }, call))).toEqual([
      'OUTSIDE_LAWFUL_HOURS',
      '2026-06-04T08:00:00.000Z',
    ]);
    for (const [text, expected] of [
      ['2026-06-04T09:59:59.999+02:00', '2026-06-04T08:00:00.000Z'],
      ['2026-06-04T10:00+02:00', null],
      ['2026-06-04T12:59:59.999+02:00', null],
      ['2026-06-04T13:00+02:00', '2026-06-08T08:00:00.000Z'],
    ] as const) {
      const answer = told(decided({ laws }, { ...call, at: instant(text) }));
      expect(answer).toEqual(expected === null ? ['allowed'] : ['OUTSIDE_LAWFUL_HOURS', expected]);
    }
  });

  it('holds for its channels, purposes, place and dates alone', () => {
    const laws = [lawOf({ hours })];

    expect(told(decided({ laws }, { channel: 'email' }))).toEqual(['allowed']);
    expect(told(decided({ laws }, { ...call, purpose: 'service' }))).toEqual(['allowed']);
    expect(told(decided({ laws }, call, { place: 'DE' }))).toEqual(['allowed']);
    expect(decided({ laws }, call, { place: null }).isAllowed).toBe(false);
    const dated = (from: string, until: string | null) =>
      told(decided({ laws: [lawOf({ hours: [], from, until })] }, call));
    expect(dated('2026-06-04', null)).toEqual(['allowed']);
    expect(dated('2026-06-03', null)).toEqual(['OUTSIDE_LAWFUL_HOURS', null]);
    expect(dated('2026-01-01', '2026-06-03')).toEqual(['allowed']);
    expect(dated('2026-01-01', '2026-06-04')).toEqual([
      'OUTSIDE_LAWFUL_HOURS',
      '2026-06-03T22:00:00.000Z',
    ]);
    expect(dated('2026-01-01', '2030-01-01')).toEqual([
      'OUTSIDE_LAWFUL_HOURS',
      '2029-12-31T23:00:00.000Z',
    ]);
  });

  it('of a country is that of its parts, and who may be in any part has the laws of all', () => {
    const answer = (law: string, place: string) =>
      told(decided({ laws: [lawOf({ place: law, hours: [] })] }, call, { place }));

    expect(answer('US', 'US-FL')).toEqual(['OUTSIDE_LAWFUL_HOURS', null]);
    expect(answer('US-FL', 'US-FL')).toEqual(['OUTSIDE_LAWFUL_HOURS', null]);
    expect(answer('US-FL', 'US')).toEqual(['OUTSIDE_LAWFUL_HOURS', null]);
    expect(answer('US-FL', 'US-TX')).toEqual(['allowed']);
    expect(answer('US-F', 'US-FL')).toEqual(['allowed']);
    expect(answer('US', 'FR')).toEqual(['allowed']);
  });

  it('keeps holidays, and beyond those that are known nobody is reached', () => {
    const holidays = {
      id: 'days',
      sources: [],
      from: '2026-01-01',
      until: '2026-06-09',
      holidays: [{ date: '2026-06-04', name: 'a day' }],
      workingDays: [],
    };
    const laws = [lawOf({ hours, holidays })];
    const at = (text: string) => told(decided({ laws }, { ...call, at: instant(text) }));

    expect(at('2026-06-04T11:00+02:00')).toEqual([
      'OUTSIDE_LAWFUL_HOURS',
      '2026-06-08T08:00:00.000Z',
    ]);
    expect(at('2026-06-08T12:00+02:00')).toEqual(['allowed']);
    expect(at('2026-06-08T13:00+02:00')).toEqual(['OUTSIDE_LAWFUL_HOURS', null]);
    expect(at('2026-06-09T12:00+02:00')).toEqual(['HOLIDAYS_UNKNOWN', null]);
    expect(
      told(decided({ laws: [lawOf({ holidays })] }, { ...call, at: instant('2026-06-04T03:00Z') })),
    ).toEqual(['OUTSIDE_LAWFUL_HOURS', '2026-06-04T22:00:00.000Z']);
  });

  it('may want consent that the firm itself does not, from its day on', () => {
    const laws = [lawOf({ needsConsent: true, from: '2026-06-04' })];
    const policy = { laws, optOutChannels: ['telephone'] as const };
    const silent = { consents: [] };

    expect(told(decided(policy, call, silent))).toEqual(['allowed']);
    const after = { ...call, at: instant('2026-06-04T00:00+02:00') };
    expect(told(decided(policy, after, silent))).toEqual(['LAW_NEEDS_CONSENT', null]);
    expect(told(decided(policy, after))).toEqual(['allowed']);
  });

  it('may want whole dates of peace after a refusal', () => {
    const laws = [lawOf({ refusalPauseDays: 60 })];
    const refusedAt = instant('2026-04-04T09:00+02:00');
    const at = (text: string) =>
      told(decided({ laws }, { ...call, at: instant(text) }, { refusedAt }));

    expect(at('2026-06-03T12:00+02:00')).toEqual(['REFUSED_RECENTLY', '2026-06-03T22:00:00.000Z']);
    expect(at('2026-06-04T00:00+02:00')).toEqual(['allowed']);
  });

  it('may set caps of its own, while it is in force', () => {
    const caps = [capOf(1, { kind: 'rolling-dates', days: 30, zone: 'customer' })];
    const asks = {
      ...call,
      ...asked('2026-06-03T12:00+02:00', contactAt('2026-05-05T00:00+02:00', call)),
    };

    expect(told(decided({ laws: [lawOf({ caps })] }, asks))).toEqual([
      'CAP_REACHED',
      '2026-06-03T22:00:00.000Z',
    ]);
    expect(told(decided({ laws: [lawOf({ caps, from: '2026-07-01' })] }, asks))).toEqual([
      'allowed',
    ]);
  });
});

describe('a cap of a law', () => {
  it('that begins at midnight ends a hold that it would deny, and no other', () => {
    const caps = [capOf(1, ROLLING)];
    const laws = [lawOf({ channels: ['email'], caps, from: '2026-06-04' })];
    const night = '2026-06-03T23:50+02:00';

    expect(decided({ laws }, asked(night, contactAt('2026-06-03T20:00+02:00')))).toMatchObject({
      holdUntil: '2026-06-03T22:00:00.000Z',
    });
    expect(decided({ laws }, asked(night, contactAt('2026-06-02T20:00+02:00')))).toMatchObject({
      holdUntil: '2026-06-03T22:05:00.000Z',
    });
  });
});

describe('quiet hours', () => {
  it('are by the clock of the person, and end to the millisecond', () => {
    const quietHours = [quietOf('21:00', '08:00')];
    const at = (text: string, zone = 'Europe/Paris') =>
      told(decided({ quietHours }, { at: instant(text) }, { zones: [zone] }));

    expect(at('2026-06-03T20:59:59.999+02:00')).toEqual(['allowed']);
    expect(at('2026-06-03T21:00+02:00')).toEqual(['QUIET_HOURS', '2026-06-04T06:00:00.000Z']);
    expect(at('2026-06-04T07:59:59.999+02:00')).toEqual([
      'QUIET_HOURS',
      '2026-06-04T06:00:00.000Z',
    ]);
    expect(at('2026-06-04T08:00+02:00')).toEqual(['allowed']);
    expect(at('2026-06-03T21:00+02:00', 'America/New_York')).toEqual(['allowed']);
  });

  it('hold for service messages too, unless they say what they are about', () => {
    const late = { at: instant('2026-06-03T22:00+02:00'), purpose: 'service' } as const;

    expect(decided({ quietHours: [quietOf('21:00', '08:00')] }, late).isAllowed).toBe(false);
    const some = { purposes: ['marketing'] as const };
    expect(decided({ quietHours: [quietOf('21:00', '08:00', some)] }, late).isAllowed).toBe(true);
    const letters = { channels: ['letter'] as const };
    expect(decided({ quietHours: [quietOf('21:00', '08:00', letters)] }, late).isAllowed).toBe(
      true,
    );
  });

  it('of a weekday reach into the night after it', () => {
    const quietHours = [quietOf('22:00', '09:00', { weekdays: ['friday', 'sunday'] })];
    const at = (text: string) => told(decided({ quietHours }, { at: instant(text) }))[0];

    expect(at('2026-06-05T21:59+02:00')).toBe('allowed');
    expect(at('2026-06-05T22:00+02:00')).toBe('QUIET_HOURS');
    expect(at('2026-06-06T08:59+02:00')).toBe('QUIET_HOURS');
    expect(at('2026-06-06T09:00+02:00')).toBe('allowed');
    expect(at('2026-06-06T23:00+02:00')).toBe('allowed');
    expect(at('2026-06-08T08:59+02:00')).toBe('QUIET_HOURS');
    expect(at('2026-06-08T09:00+02:00')).toBe('allowed');
  });

  it('come twice where clocks show them twice, and end early where clocks skip their end', () => {
    // Paris: 29 March 2026, 02:00 becomes 03:00; 25 October 2026, 03:00 becomes 02:00.
    const quietHours = [quietOf('00:00', '02:30')];
    const at = (text: string) => told(decided({ quietHours }, { at: instant(text) }));

    expect(at('2026-03-29T01:59:59.999+01:00')).toEqual([
      'QUIET_HOURS',
      '2026-03-29T01:00:00.000Z',
    ]);
    expect(at('2026-03-29T01:00:00.000Z')).toEqual(['allowed']);
    expect(at('2026-10-25T02:29:59.999+02:00')).toEqual([
      'QUIET_HOURS',
      '2026-10-25T00:30:00.000Z',
    ]);
    expect(at('2026-10-25T02:45+02:00')).toEqual(['allowed']);
    expect(at('2026-10-25T02:00+01:00')).toEqual(['QUIET_HOURS', '2026-10-25T01:30:00.000Z']);
    expect(at('2026-10-25T02:30+01:00')).toEqual(['allowed']);
    expect(decided({ quietHours }, { at: instant('2026-10-25T02:50+02:00') })).toMatchObject({
      holdUntil: '2026-10-25T01:00:00.000Z',
    });
  });

  it('that end when clocks are turned back before their end come to it once more', () => {
    // At 03:00 the clocks of Paris show 02:00 again, and it stays quiet.
    const quietHours = [quietOf('00:00', '03:00')];
    const ask = { at: instant('2026-10-25T02:30+02:00') };

    expect(told(decided({ quietHours }, ask))).toEqual(['QUIET_HOURS', '2026-10-25T02:00:00.000Z']);
  });

  it('of a person who may be in several zones are those of all of them', () => {
    const quietHours = [quietOf('21:00', '08:00')];
    const zones = ['America/New_York', 'America/Los_Angeles'];
    const at = (text: string) => told(decided({ quietHours }, { at: instant(text) }, { zones }));

    expect(at('2026-06-03T10:59:59.999-04:00')).toEqual([
      'QUIET_HOURS',
      '2026-06-03T15:00:00.000Z',
    ]);
    expect(at('2026-06-03T11:00-04:00')).toEqual(['allowed']);
    expect(at('2026-06-03T20:59-04:00')).toEqual(['allowed']);
    expect(at('2026-06-03T21:00-04:00')).toEqual(['QUIET_HOURS', '2026-06-04T15:00:00.000Z']);
  });

  it('of a person who may be anywhere leave what every zone of the world leaves', () => {
    const at = (quiet: ReturnType<typeof quietOf>, text: string) =>
      told(decided({ quietHours: [quiet] }, { at: instant(text) }, { zones: null }));

    // Clocks are 26 hours apart, from 11 hours behind UTC to 14 ahead: a whole night is too long.
    expect(at(quietOf('21:00', '08:00'), '2026-06-03T12:00Z')).toEqual(['QUIET_HOURS', null]);
    // On the whole hour some clock of the world shows 03:00, whichever hour it is.
    expect(at(quietOf('03:00', '03:01'), '2026-06-03T12:00Z')).toEqual([
      'QUIET_HOURS',
      '2026-06-03T12:01:00.000Z',
    ]);
    expect(at(quietOf('03:00', '03:01'), '2026-06-03T12:01Z')).toEqual(['allowed']);
  });
});

describe('caps', () => {
  it('of one a day by the calendar of the customer in Taipei let through after midnight', () => {
    const sent = contactAt('2026-06-01T23:30+08:00');
    const person = { zones: ['Asia/Taipei'] };
    const half = asked('2026-06-02T00:30+08:00', sent);

    expect(told(decided({ caps: [capOf(1, DAY)] }, half, person))).toEqual(['allowed']);
    expect(told(decided({ caps: [capOf(1, ROLLING)] }, half, person))).toEqual([
      'CAP_REACHED',
      '2026-06-02T15:30:00.000Z',
    ]);
    const before = asked('2026-06-01T23:59:59.999+08:00', sent);
    expect(told(decided({ caps: [capOf(1, DAY)] }, before, person))).toEqual([
      'CAP_REACHED',
      '2026-06-01T16:00:00.000Z',
    ]);
    const firm = { ...DAY, zone: 'Europe/Paris' };
    expect(told(decided({ caps: [capOf(1, firm)] }, half, person))).toEqual([
      'CAP_REACHED',
      '2026-06-01T22:00:00.000Z',
    ]);
  });

  it('of 0 deny always, and where there is none, none holds', () => {
    const many = Array.from({ length: 50 }, () => contactAt('2026-06-03T10:00+02:00'));

    expect(told(decided({ caps: [capOf(0, ROLLING)] }))).toEqual(['CAP_REACHED', null]);
    expect(told(decided({}, asked('2026-06-03T12:00+02:00', ...many)))).toEqual(['allowed']);
  });

  it('of several count from the newest back', () => {
    const at = ['01T10:00', '02T10:00', '02T11:00'].map((text) =>
      contactAt(`2026-06-${text}+02:00`),
    );
    const most = (count: number) =>
      told(
        decided(
          { caps: [capOf(count, { kind: 'rolling', hours: 72 })] },
          asked('2026-06-03T12:00+02:00', ...at),
        ),
      );

    expect(most(1)).toEqual(['CAP_REACHED', '2026-06-05T09:00:00.000Z']);
    expect(most(2)).toEqual(['CAP_REACHED', '2026-06-05T08:00:00.000Z']);
    expect(most(3)).toEqual(['CAP_REACHED', '2026-06-04T08:00:00.000Z']);
    expect(most(4)).toEqual(['allowed']);
  });

  it('by week and month begin with Monday and with the first', () => {
    const week = { ...DAY, unit: 'week' } as const;
    const month = { ...DAY, unit: 'month' } as const;
    const after = (window: typeof week | typeof month, sent: string, text: string) =>
      told(decided({ caps: [capOf(1, window)] }, asked(text, contactAt(sent))));

    expect(after(week, '2026-06-01T00:00+02:00', '2026-06-07T23:59+02:00')).toEqual([
      'CAP_REACHED',
      '2026-06-07T22:00:00.000Z',
    ]);
    expect(after(week, '2026-05-31T23:59+02:00', '2026-06-01T00:00+02:00')).toEqual(['allowed']);
    expect(after(month, '2026-01-31T12:00+01:00', '2026-01-31T13:00+01:00')).toEqual([
      'CAP_REACHED',
      '2026-01-31T23:00:00.000Z',
    ]);
    expect(after(month, '2025-12-31T23:59+01:00', '2026-01-01T00:00+01:00')).toEqual(['allowed']);
  });

  it('count a contact that is held until it lapses, and no longer', () => {
    const held = contactAt('2026-06-03T11:55+02:00', { heldUntil: '2026-06-03T12:10+02:00' });
    const caps = [capOf(1, DAY)];

    expect(told(decided({ caps }, asked('2026-06-03T12:00+02:00', held)))).toEqual([
      'CAP_REACHED',
      '2026-06-03T10:10:00.000Z',
    ]);
    expect(told(decided({ caps }, asked('2026-06-03T12:10+02:00', held)))).toEqual(['allowed']);
    // It was allowed yesterday, but may yet take place today.
    const overnight = contactAt('2026-06-02T23:59+02:00', { heldUntil: '2026-06-03T00:14+02:00' });
    expect(told(decided({ caps }, asked('2026-06-03T00:05+02:00', overnight)))).toEqual([
      'CAP_REACHED',
      '2026-06-02T22:14:00.000Z',
    ]);
  });

  it('of household and account count the contacts of all their people', () => {
    const contacts = {
      person: [],
      household: [contactAt('2026-06-03T10:00+02:00')],
      account: [contactAt('2026-06-03T11:00+02:00')],
    };
    const of = (scope: 'person' | 'household' | 'account') =>
      told(decided({ caps: [capOf(1, ROLLING, { scope })] }, { contacts }));

    expect(of('person')).toEqual(['allowed']);
    expect(of('household')).toEqual(['CAP_REACHED', '2026-06-04T08:00:00.000Z']);
    expect(of('account')).toEqual(['CAP_REACHED', '2026-06-04T09:00:00.000Z']);
    expect(told(decided({ caps: [capOf(1, ROLLING, { scope: 'household' })] }, ASK))).toEqual([
      'allowed',
    ]);
  });

  it('count channels and purposes that they name, and service messages only then', () => {
    const service = contactAt('2026-06-03T10:00+02:00', { purpose: 'service' });
    const text = contactAt('2026-06-03T10:00+02:00', { channel: 'text-message' });
    const of = (
      some: Parameters<typeof capOf>[2],
      sent: ReturnType<typeof contactAt>,
      purpose: 'marketing' | 'service' = 'marketing',
    ) =>
      told(
        decided(
          { caps: [capOf(1, ROLLING, some)] },
          { ...asked('2026-06-03T12:00+02:00', sent), purpose },
        ),
      )[0];

    expect(of({}, service)).toBe('allowed');
    expect(of({ purposes: ['marketing', 'service'] }, service)).toBe('CAP_REACHED');
    expect(of({ purposes: ['marketing', 'service'] }, service, 'service')).toBe('allowed');
    expect(of({}, text)).toBe('CAP_REACHED');
    expect(of({ channels: ['email'] }, text)).toBe('allowed');
    expect(of({ channels: ['text-message'] }, text)).toBe('allowed');
    expect(of({ purposes: ['research'] }, text)).toBe('allowed');
  });
});

describe('a message that rides on another', () => {
  const held = {
    heldUntil: '2026-06-03T12:10+02:00',
    purpose: 'service',
    id: 'statement',
  } as const;
  const carrier = contactAt('2026-06-03T11:55+02:00', held);
  const earlier = contactAt('2026-06-03T10:00+02:00');
  const ride = (text: string, some: Parameters<typeof decided>[1] = {}) =>
    decided(
      { caps: [capOf(1, DAY)] },
      { ...asked(text, earlier, carrier), ridesOn: 'statement', ...some },
    );

  it('adds no contact, and passes caps alone', () => {
    expect(ride('2026-06-03T12:00+02:00')).toEqual({
      isAllowed: true,
      holdUntil: '2026-06-03T10:10:00.000Z',
      addsContact: false,
    });
    expect(told(ride('2026-06-03T12:00+02:00', { purpose: 'research' }))).toEqual([
      'CONSENT_MISSING',
      null,
    ]);
  });

  it('needs a carrier that is held, on its channel', () => {
    expect(told(ride('2026-06-03T12:10+02:00'))).toEqual(['NO_SUCH_CARRIER', null]);
    expect(told(ride('2026-06-03T12:00+02:00', { ridesOn: earlier.id }))).toEqual([
      'NO_SUCH_CARRIER',
      null,
    ]);
    expect(told(ride('2026-06-03T12:00+02:00', { ridesOn: 'nothing' }))).toEqual([
      'NO_SUCH_CARRIER',
      null,
    ]);
    expect(told(ride('2026-06-03T12:00+02:00', { channel: 'letter' }))).toEqual([
      'NO_SUCH_CARRIER',
      null,
    ]);
  });
});

describe('a message that matters more', () => {
  it('goes first while it waits; one that matters as much does not', () => {
    const until = instant('2026-06-03T11:00Z');
    const rivals = [{ id: 'recall', rank: 5, until }];

    expect(decided({}, { rivals, rank: 4 })).toEqual({
      isAllowed: false,
      reasons: [{ code: 'OUTRANKED', rival: 'recall', rank: 5 }],
      nextAt: until,
    });
    expect(told(decided({}, { rivals, rank: 5 }))).toEqual(['allowed']);
    expect(told(decided({}, { rivals, rank: 4, at: until }))).toEqual(['allowed']);
    const forGood = [{ id: 'recall', rank: 5, until: null }];
    expect(told(decided({}, { rivals: forGood, rank: 4 }))).toEqual(['OUTRANKED', null]);
  });
});

describe('all that stands in the way', () => {
  it('is told at once, in order, and the next instant is that of all together', () => {
    const policy = {
      quietHours: [quietOf('11:00', '13:00')],
      caps: [capOf(1, ROLLING)],
      laws: [
        lawOf({
          channels: ['email'],
          hours: [{ weekday: 'friday', opens: '00:00', closes: '12:30' }],
        }),
      ],
    };
    const ask = asked('2026-06-03T12:00+02:00', contactAt('2026-06-03T11:30+02:00'));
    const cooling = { coolingUntil: instant('2026-06-03T20:00+02:00') };

    expect(told(decided(policy, ask, cooling))).toEqual([
      'COOLING',
      'OUTSIDE_LAWFUL_HOURS',
      'QUIET_HOURS',
      'CAP_REACHED',
      '2026-06-04T22:00:00.000Z',
    ]);
  });

  it('may never end together, though each ends alone', () => {
    const policy = {
      quietHours: [quietOf('12:00', '11:00', { id: 'one' })],
      laws: [
        lawOf({
          channels: ['email'],
          hours: [{ weekday: 'friday', opens: '11:00', closes: '11:30' }],
          holidays: ALL_FRIDAYS,
        }),
      ],
    };

    expect(told(decided(policy))).toEqual(['OUTSIDE_LAWFUL_HOURS', 'QUIET_HOURS', null]);
  });
});

const ALL_FRIDAYS = {
  id: 'fridays',
  sources: [],
  from: '2026-06-01',
  until: '2026-06-20',
  holidays: [5, 12, 19].map((day) => ({
    date: `2026-06-${String(day).padStart(2, '0')}`,
    name: 'a friday',
  })),
  workingDays: [],
};

describe('an ask that is none', () => {
  it('is told what it lacks', () => {
    const zones = (of: readonly string[]) => () => decided({}, {}, { zones: of });

    expect(zones([])).toThrow(/zones must be 1 to 100, or null, got 0/);
    expect(zones(new Array<string>(101).fill('UTC'))).toThrow(/got 101/);
    expect(zones(['UTC', 'Paris'])).toThrow(/must be names of time zones/);
    expect(zones(new Array<string>(100).fill('UTC'))).not.toThrow();
    expect(() => decided({}, { at: 'now' as typeof ASK.at })).toThrow(/at must be an instant/);
    const [late, early] = [contactAt('2026-06-02T10:00Z'), contactAt('2026-06-01T10:00Z')];
    expect(() => decided({}, asked('2026-06-03T10:00Z', late, early))).toThrow(
      /contacts must ascend/,
    );
    expect(() => decided({}, asked('2026-06-03T10:00Z', early, early))).not.toThrow();
  });
});

describe('an ask that leaves something out', () => {
  const { person, contacts } = ASK;
  const sent = {
    id: 'm-1',
    at: instant('2026-06-01T10:00Z'),
    channel: 'email',
    purpose: 'service',
  };

  it.each<readonly [string, object]>([
    ['contacts.heldUntil', { contacts: { ...contacts, person: [sent] } }],
    ['contacts.household', { contacts: { person: [], account: null } }],
    ['contacts', { contacts: undefined }],
    ['person', { person: null }],
    ['coolingUntil', { person: { ...person, coolingUntil: '2027-01-01' } }],
    ['coolingUntil', { person: { ...person, coolingUntil: undefined } }],
    ['refusedAt', { person: { ...person, refusedAt: undefined } }],
    ['place', { person: { ...person, place: 'fr' } }],
    ['place', { person: { ...person, place: undefined } }],
    ['channelConsent', { person: { ...person, channelConsent: undefined } }],
    ['consents', { person: { ...person, consents: undefined } }],
    ['zones', { person: { ...person, zones: undefined } }],
    ['contacts.at', { contacts: { ...contacts, person: [{ ...sent, at: new Date(0) }] } }],
    ['rivals.until', { rivals: [{ id: 'r', rank: 1, until: new Date(0) }] }],
    ['rivals.until', { rivals: [{ id: 'r', rank: 1, until: '2027-01-01' }] }],
    ['rivals.until', { rivals: [{ id: 'r', rank: 1 }] }],
    ['rivals.rank', { rivals: [{ id: 'r', rank: Number.NaN, until: null }] }],
    ['rank', { rank: undefined }],
    ['rivals', { rivals: undefined }],
  ])('is stopped at %s, and never allowed', (field, some) => {
    const ask = { ...ASK, ...some } as typeof ASK;

    expect(() => decideContact(policyOf(), ask)).toThrow(`decideContact: ${field} must be`);
  });
});

describe('a policy', () => {
  it('says what holds where it is silent', () => {
    expect(policyOf()).toMatchObject({
      ownConsentChannels: ['text-message', 'push'],
      optOutChannels: [],
      holdMs: 900_000,
      reachMs: 34 * 86_400_000,
    });
    expect(policyOf({ caps: [capOf(1, { kind: 'rolling', hours: 8784 })] }).reachMs).toBe(
      8784 * 3_600_000,
    );
    expect(
      policyOf({
        laws: [lawOf({ caps: [capOf(1, { kind: 'rolling-dates', days: 60, zone: 'UTC' })] })],
      }).reachMs,
    ).toBe(62 * 86_400_000);
  });

  it.each([
    [{ id: 'My Shop' }, /id must be a code/],
    [{ id: 'x'.repeat(65) }, /id must be a code/],
    [{ holdMinutes: 0 }, /holdMinutes must be whole, 1 to 1440/],
    [{ holdMinutes: 1441 }, /holdMinutes/],
    [{ caps: [capOf(-1, ROLLING)] }, /caps\.0\.most must be whole, 0 to 1000/],
    [{ caps: [capOf(1001, ROLLING)] }, /caps\.0\.most/],
    [{ caps: [capOf(1, { kind: 'rolling', hours: 0 })] }, /caps\.0\.window\.hours/],
    [{ caps: [capOf(1, { kind: 'rolling', hours: 8785 })] }, /1 to 8784/],
    [{ caps: [capOf(1, { ...DAY, zone: 'Paris' })] }, /caps\.0\.window\.zone/],
    [{ caps: [capOf(1, { ...DAY, unit: 'year' as 'week' })] }, /caps\.0\.window\.unit/],
    [{ caps: [capOf(1, { kind: 'rolling-dates', days: 367, zone: 'UTC' })] }, /window\.days/],
    [{ caps: [capOf(1, DAY), capOf(2, DAY)] }, /caps must have each id once/],
    [{ quietHours: [quietOf('24:00', '08:00')] }, /quietHours\.0\.from must be a local time/],
    [{ quietHours: [quietOf('21:00', '8:00')] }, /quietHours\.0\.until must be a local time/],
    [{ quietHours: [quietOf('21:00', '21:00')] }, /quietHours\.0\.until must be another/],
    [{ quietHours: [quietOf('00:00', '24:00')] }, /quietHours must leave some hour/],
    [
      { quietHours: [quietOf('08:00', '20:00'), quietOf('20:00', '08:00', { id: 'night-2' })] },
      /quietHours must leave some hour/,
    ],
    [
      {
        quietHours: [quietOf('10:00', '08:00')],
        laws: [lawOf({ hours: [{ weekday: 'monday', opens: '10:00', closes: '20:00' }] })],
      },
      /laws\.0\.hours must leave some hour/,
    ],
    [{ laws: [lawOf({ until: '2020-01-01' })] }, /laws\.0\.until must be later/],
    [{ laws: [lawOf({ from: '2020-02-30' })] }, /laws\.0\.from must be a date that exists/],
    [{ laws: [lawOf({ place: 'France' })] }, /laws\.0\.place must be a code of ISO 3166/],
    [{ laws: [lawOf({ sources: [] })] }, /laws\.0\.sources must name a source/],
    [{ laws: [lawOf({ refusalPauseDays: 0 })] }, /refusalPauseDays must be whole/],
    [
      { laws: [lawOf({ hours: [{ weekday: 'monday', opens: '20:00', closes: '10:00' }] })] },
      /hours\.0\.closes must be another/,
    ],
    [{ optOutChannels: ['fax' as 'email'] }, /optOutChannels must be of:/],
    [{ ownConsentChannels: ['fax' as 'email'] }, /ownConsentChannels must be of:/],
  ])('that cannot be is refused: case %#', (definition, message) => {
    expect(() => policyOf(definition)).toThrow(message);
  });

  it.each(['id', 'laws', 'quietHours', 'caps'])('without %s is refused by a code', (field) => {
    const whole = { id: 'shop', laws: [], quietHours: [], caps: [] };
    const partly = Object.fromEntries(Object.entries(whole).filter(([name]) => name !== field));

    for (const bad of [partly, { ...whole, [field]: [null] }, { ...whole, [field]: [7] }]) {
      expect(() => contactPolicy(bad as typeof whole)).toThrow(
        new RegExp(`^contactPolicy: ${field} must be`),
      );
    }
  });

  it('may have an id of 64 characters', () => {
    expect(policyOf({ id: 'x'.repeat(64) }).definition.id).toHaveLength(64);
  });

  it('that leaves one minute of the week is one', () => {
    const quiet = { quietHours: [quietOf('08:01', '08:00')] };

    expect(() => policyOf(quiet)).not.toThrow();
    expect(told(decided(quiet))).toEqual(['QUIET_HOURS', '2026-06-04T06:00:00.000Z']);
    expect(
      contactPolicy({ id: 'shop', laws: [lawOf({ hours: [] })], quietHours: [], caps: [] }).laws,
    ).toHaveLength(1);
  });
});
