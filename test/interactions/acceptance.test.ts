/** Contacts as an acceptance tester asks about them: other numbers, worked out by hand. */
import { describe, expect, it } from 'vitest';

import { arbitrateContacts } from '../../src/domains/interactions/arbitrate-contacts.ts';
import { recommendedHandling } from '../../src/domains/interactions/buyer-type.ts';
import { buyingFirmsOf } from '../../src/domains/interactions/buying-firm.ts';
import { chooseChannel } from '../../src/domains/interactions/choose-channel.ts';
import {
  CONSUMER_SHARE_SUM,
  CONSUMER_TYPES,
} from '../../src/domains/interactions/consumer-type.ts';
import type { ContactPerson } from '../../src/domains/interactions/contact-ask.ts';
import { expectations } from '../../src/domains/interactions/expectation.ts';
import { france } from '../../src/domains/interactions/jurisdictions/france/france.ts';
import { voiceConflicts } from '../../src/domains/interactions/one-voice.ts';
import { instant } from '../../src/kernel/instant.ts';
import { ASK, capOf, contactAt, decided, policyOf, quietOf, told } from './asks.ts';

const at = (text: string) => ({ at: instant(text) });
const inZones = (...zones: readonly string[]): Partial<ContactPerson> => ({ zones });

describe('a cap', () => {
  it('of two a week in Auckland begins anew on Monday, midnight there', () => {
    const caps = [capOf(2, { kind: 'calendar', unit: 'week', zone: 'customer' })];
    // Monday 1 June 00:30 and Wednesday 3 June 09:00, both at UTC+12.
    const person = [contactAt('2026-05-31T12:30Z'), contactAt('2026-06-02T21:00Z')];
    const contacts = { ...ASK.contacts, person };
    const ask = (text: string) =>
      told(decided({ caps }, { ...at(text), contacts }, inZones('Pacific/Auckland')));

    expect(ask('2026-06-07T11:59:59.999Z')).toEqual(['CAP_REACHED', '2026-06-07T12:00:00.000Z']);
    expect(ask('2026-06-07T12:00Z')).toEqual(['allowed']);
  });

  it('of one a month goes by the calendar of the zone it names, wherever the person is', () => {
    const caps = [capOf(1, { kind: 'calendar', unit: 'month', zone: 'America/New_York' })];
    // 30 June, 20:00 in New York; in Paris it is July already.
    const contacts = { ...ASK.contacts, person: [contactAt('2026-07-01T00:00Z')] };
    const ask = (text: string) => told(decided({ caps }, { ...at(text), contacts }));

    expect(ask('2026-07-01T03:59Z')).toEqual(['CAP_REACHED', '2026-07-01T04:00:00.000Z']);
    expect(ask('2026-07-01T04:00Z')).toEqual(['allowed']);
  });

  it('of three dates counts today and two before, a rolling one the hours to the millisecond', () => {
    const contacts = { ...ASK.contacts, person: [contactAt('2026-06-01T21:30Z')] };
    const dates = [capOf(1, { kind: 'rolling-dates', days: 3, zone: 'customer' })];
    const hours = [capOf(1, { kind: 'rolling', hours: 36 })];

    // In Paris it was 1 June, 23:30: it counts on the 1st, 2nd and 3rd.
    expect(told(decided({ caps: dates }, { ...at('2026-06-03T21:59Z'), contacts }))).toEqual([
      'CAP_REACHED',
      '2026-06-03T22:00:00.000Z',
    ]);
    expect(told(decided({ caps: hours }, { ...at('2026-06-03T09:29:59.999Z'), contacts }))).toEqual(
      ['CAP_REACHED', '2026-06-03T09:30:00.000Z'],
    );
    expect(told(decided({ caps: hours }, { ...at('2026-06-03T09:30Z'), contacts }))).toEqual([
      'allowed',
    ]);
  });

  it('of 0 denies for good, and where there is none nothing is counted', () => {
    const contacts = {
      ...ASK.contacts,
      person: Array.from({ length: 40 }, () => contactAt('2026-06-03T09:00Z')),
    };

    expect(told(decided({ caps: [capOf(0, { kind: 'rolling', hours: 1 })] }))).toEqual([
      'CAP_REACHED',
      null,
    ]);
    expect(told(decided({}, { contacts }))).toEqual(['allowed']);
  });

  it('of a household and one of a person both tell, and the later instant counts', () => {
    const caps = [
      capOf(1, { kind: 'rolling', hours: 24 }, { id: 'person' }),
      capOf(2, { kind: 'rolling', hours: 48 }, { id: 'home', scope: 'household' }),
    ];
    const own = contactAt('2026-06-03T08:00Z');
    const contacts = {
      person: [own],
      household: [contactAt('2026-06-02T09:00Z', { id: 'of-bob' }), own],
      account: null,
    };

    // The person's ends on 4 June 08:00; the household's when that of the 2nd is 48 hours old.
    expect(told(decided({ caps }, { contacts }))).toEqual([
      'CAP_REACHED',
      'CAP_REACHED',
      '2026-06-04T09:00:00.000Z',
    ]);
  });

  it('passes service messages, and counts them only if it says so', () => {
    const served = { id: 's-1', ...at('2026-06-03T09:00Z'), purpose: 'service' } as const;
    const contacts = { ...ASK.contacts, person: [contactAt('2026-06-03T09:00Z', served)] };
    const silent = [capOf(1, { kind: 'rolling', hours: 24 })];
    const counting = [
      capOf(1, { kind: 'rolling', hours: 24 }, { purposes: ['marketing', 'service'] }),
    ];

    expect(told(decided({ caps: silent }, { contacts }))).toEqual(['allowed']);
    expect(told(decided({ caps: counting }, { contacts }))).toEqual([
      'CAP_REACHED',
      '2026-06-04T09:00:00.000Z',
    ]);
    expect(told(decided({ caps: counting }, { contacts, purpose: 'service' }))).toEqual([
      'allowed',
    ]);
  });
});

describe('quiet hours', () => {
  const quietHours = [quietOf('21:00', '08:00')];

  it('are those of every zone in which the person may be', () => {
    const ask = (text: string) =>
      told(decided({ quietHours }, at(text), inZones('Europe/Berlin', 'America/New_York')));

    // Eight in New York is 14:00 in Berlin, nine in the evening in Berlin is 15:00 in New York.
    expect(ask('2026-06-03T11:59Z')).toEqual(['QUIET_HOURS', '2026-06-03T12:00:00.000Z']);
    expect(ask('2026-06-03T12:00Z')).toEqual(['allowed']);
    expect(ask('2026-06-03T18:59Z')).toEqual(['allowed']);
    expect(ask('2026-06-03T19:00Z')).toEqual(['QUIET_HOURS', '2026-06-04T12:00:00.000Z']);
  });

  it('end by the clock on the night in which it is put forward', () => {
    // 28 March 23:30 in Paris; eight o'clock on the 29th is summer time.
    expect(told(decided({ quietHours }, at('2026-03-28T22:30Z')))).toEqual([
      'QUIET_HOURS',
      '2026-03-29T06:00:00.000Z',
    ]);
  });

  it('of a day of the week leave a person of unknown zone the days that are another everywhere', () => {
    const sundays = [quietOf('00:00', '24:00', { weekdays: ['sunday'] })];
    const answer = decided({ quietHours: sundays }, at('2026-06-07T12:00Z'), { zones: null });

    // Sunday 7 June ends last at UTC−12: at noon on Monday, UTC.
    expect(told(answer)).toEqual(['QUIET_HOURS', expect.stringMatching(/^2026-06-08T1[12]:00/)]);
    expect(decided({ quietHours }, {}, { zones: null })).toMatchObject({ nextAt: null });
  });
});

describe('consent', () => {
  it('that was withdrawn from everything beats one that was granted for this', () => {
    const consents = [
      { purpose: 'marketing', channel: 'email', consent: 'granted' },
      { purpose: null, channel: 'email', consent: 'withdrawn' },
    ] as const;

    expect(decided({}, {}, { consents })).toMatchObject({
      reasons: [{ code: 'CONSENT_MISSING', consent: 'withdrawn' }],
    });
    expect(told(decided({}, { channel: 'letter' }, { consents }))).toEqual([
      'CONSENT_MISSING',
      null,
    ]);
  });

  it('is not asked of a service message, but for that of the channel', () => {
    const silent = { consents: [], channelConsent: 'unknown' } as const;
    const service = { purpose: 'service', channel: 'text-message' } as const;

    expect(told(decided({}, service, silent))).toEqual(['CHANNEL_CONSENT_MISSING', null]);
    expect(told(decided({}, { ...service, channel: 'email' }, silent))).toEqual(['allowed']);
    for (const [fact, code] of [
      ['doNotContact', 'DO_NOT_CONTACT'],
      ['isDeceased', 'DECEASED'],
      ['isAddressDead', 'ADDRESS_DEAD'],
    ] as const) {
      expect(told(decided({}, service, { [fact]: true }))).toEqual([code, null]);
    }
  });

  it('and an open complaint, a rest and a cap are all told at once, in their order', () => {
    const answer = decided(
      { caps: [capOf(0, { kind: 'rolling', hours: 1 })], quietHours: [quietOf('11:00', '13:00')] },
      {},
      {
        consents: [],
        hasOpenComplaint: true,
        coolingUntil: instant('2026-06-09T00:00Z'),
        isAddressDead: true,
      },
    );

    expect(told(answer)).toEqual([
      'ADDRESS_DEAD',
      'CONSENT_MISSING',
      'COMPLAINT_OPEN',
      'COOLING',
      'QUIET_HOURS',
      'CAP_REACHED',
      null,
    ]);
  });
});

describe('calls in France', () => {
  const call = { channel: 'telephone' } as const;
  const laws = [...france];

  it('are at most four within thirty dates, and go on at ten in the morning', () => {
    const days = ['04', '05', '06', '07'];
    const person = days.map((day) =>
      contactAt(`2026-05-${day}T09:00Z`, { id: `c-${day}`, channel: 'telephone' }),
    );
    const contacts = { ...ASK.contacts, person };

    // 4 May counts on thirty dates, the last 2 June; Wednesday 3 June, 10:00 in Paris.
    expect(told(decided({ laws }, { ...call, ...at('2026-05-11T09:00Z'), contacts }))).toEqual([
      'CAP_REACHED',
      '2026-06-03T08:00:00.000Z',
    ]);
  });

  it('rest for sixty days after a refusal, and then until the next hour that is lawful', () => {
    const refusedAt = instant('2026-05-04T09:00Z');

    // Sixty whole days end with 3 July; the 4th is a Saturday, so Monday the 6th.
    expect(told(decided({ laws }, { ...call, ...at('2026-05-05T09:00Z') }, { refusedAt }))).toEqual(
      ['REFUSED_RECENTLY', '2026-07-06T08:00:00.000Z'],
    );
  });

  it('need consent given beforehand from 11 August 2026 on', () => {
    const policy = { laws, optOutChannels: ['telephone'] } as const;
    const silent = { consents: [] };
    const ask = (text: string) => told(decided(policy, { ...call, ...at(text) }, silent));

    expect(ask('2026-08-10T09:00Z')).toEqual(['allowed']);
    expect(ask('2026-08-11T09:00Z')).toEqual(['LAW_NEEDS_CONSENT', null]);
  });
});

describe('several messages at once', () => {
  it('give way to the highest that may go, and one that rides adds no contact', () => {
    const policy = policyOf({ caps: [capOf(1, { kind: 'rolling', hours: 24 })] });
    const held = contactAt('2026-06-03T09:55Z', {
      id: 'statement',
      heldUntil: instant('2026-06-03T10:10Z'),
    });
    const contacts = { ...ASK.contacts, person: [held] };
    const { first, decisions } = arbitrateContacts(policy, [
      { id: 'offer', ask: { ...ASK, contacts, rank: 9 } },
      { id: 'survey', ask: { ...ASK, contacts, rank: 1, ridesOn: 'statement' } },
      { id: 'greeting', ask: { ...ASK, contacts, rank: 5, ridesOn: 'statement' } },
    ]);

    expect(first).toBe('greeting');
    expect(decisions.map(({ decision }) => told(decision)[0])).toEqual([
      'CAP_REACHED',
      'OUTRANKED',
      'allowed',
    ]);
    expect(decisions[2]?.decision).toMatchObject({ addsContact: false });
  });

  it('say one thing only of an item at a time, to whoever hears both', () => {
    const offer = {
      item: 'kettle',
      channel: 'email',
      audience: null,
      from: instant('2026-06-01T00:00Z'),
      until: instant('2026-07-01T00:00Z'),
    } as const;
    const cheap = { ...offer, id: 'a', terms: { priceMinor: 2900, gift: null } };
    const dear = { ...offer, id: 'b', terms: { priceMinor: 3100 }, audience: 'members' };
    const local = { ...dear, id: 'c', terms: { priceMinor: 3100 }, audience: 'shop' };

    expect(voiceConflicts([cheap, dear, local], instant('2026-06-30T23:59Z'))).toEqual([
      { item: 'kettle', offers: ['a', 'b'], terms: ['gift', 'priceMinor'] },
      { item: 'kettle', offers: ['a', 'c'], terms: ['gift', 'priceMinor'] },
    ]);
    expect(voiceConflicts([cheap, dear], instant('2026-07-01T00:00Z'))).toEqual([]);
  });
});

describe('a channel by need', () => {
  // From the table: face-to-face high/rather slow/very rich/strong, letter medium/slow/rich/weak,
  // e-mail low/fast/rich/fairly weak, website low/fast/rich/fairly strong, telephone high/very
  // fast/not rich/fairly strong.
  it('at most of medium cost and rich is the website, and the letter where it must be kept', () => {
    const rich = chooseChannel({ cost: 'medium', richness: 'rich' }, 'richness');

    expect(rich.channel).toBe('website');
    expect(rich.pareto).toEqual(['website']);
    expect(rich.unmet).toEqual([
      { channel: 'face-to-face', lacks: ['cost'] },
      { channel: 'telephone', lacks: ['cost', 'richness'] },
    ]);
    expect(chooseChannel({ canBeKept: true, expected: ['letter'] }, 'cost').channel).toBe('letter');
  });

  it('that nothing meets has every reason, and without any need two are worth weighing', () => {
    const none = chooseChannel({ speed: 'very-fast', richness: 'very-rich' }, 'speed');

    expect([none.channel, none.pareto, none.unmet.length]).toEqual([null, [], 5]);
    expect(none.unmet.at(-1)).toEqual({ channel: 'telephone', lacks: ['richness'] });
    expect(chooseChannel({}, 'interactivity')).toMatchObject({
      channel: 'face-to-face',
      pareto: ['face-to-face', 'website', 'telephone'],
    });
  });
});

describe('the kinds of customer', () => {
  it('are five consumers of 99 percent together, and the missing one is told', () => {
    const sum = Object.values(CONSUMER_TYPES).reduce((all, { percent }) => all + percent, 0);

    expect([sum, CONSUMER_SHARE_SUM.missingPercent]).toEqual([99, 1]);
  });

  it('want the greedy buyer without gifts, and of mature customers all that came before', () => {
    const handling = recommendedHandling('greedy').map(({ en }) => en);

    expect(handling).not.toContainEqual(expect.stringMatching(/kickback|bribe|^gift/i));
    expect(handling).toContainEqual(expect.stringMatching(/^refuse gifts/));
    expect(buyingFirmsOf(['brand'])).toEqual(['value-for-money']);
    expect(expectations('mature').basic).toHaveLength(2 + 2 + 1 + 1);
  });
});
