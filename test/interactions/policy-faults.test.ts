/** What is wrong with a policy: each fault by its code and the place where it stands. */
import { describe, expect, it } from 'vitest';

import { france } from '../../src/domains/interactions/jurisdictions/france/france.ts';
import type { ContactPolicyDefinition } from '../../src/domains/interactions/policy-definition.ts';
import { policyIssues } from '../../src/domains/interactions/policy-issues.ts';
import { capOf, lawOf, quietOf } from './asks.ts';

const HOURS = [{ weekday: 'monday', opens: '10:00', closes: '12:00' }] as const;
const DAY = { kind: 'calendar', unit: 'day', zone: 'customer' } as const;
const holidays = france[0]?.holidays ?? null;
const known = france.flatMap((law) => law.holidays ?? [])[0];
const whole: ContactPolicyDefinition = {
  id: 'shop',
  laws: [
    lawOf({ id: 'first' }),
    lawOf({ id: 'second', until: '2030-01-01', hours: HOURS, holidays }),
  ],
  quietHours: [quietOf('21:00', '08:00'), quietOf('12:00', '13:00', { id: 'noon' })],
  caps: [capOf(1, DAY, { id: 'daily' }), capOf(0, { kind: 'rolling', hours: 1 }, { id: 'hourly' })],
  ownConsentChannels: ['push'],
  optOutChannels: ['letter'],
  holdMinutes: 1440,
};

/** The whole policy with its second law, quiet hours or cap changed. */
const withLaw = (some: object) => ({
  ...whole,
  laws: [whole.laws[0], { ...whole.laws[1], ...some }],
});
const withQuiet = (some: object) => ({
  ...whole,
  quietHours: [whole.quietHours[0], { ...whole.quietHours[1], ...some }],
});
const withCap = (some: object) => ({
  ...whole,
  caps: [whole.caps[0], { ...whole.caps[1], ...some }],
});
const withHolidays = (some: object) => withLaw({ holidays: { ...known, ...some } });
const cap = { ...capOf(1, DAY), id: 'of-law' };

function told(policy: object): readonly string[] {
  return policyIssues(policy as ContactPolicyDefinition).map(({ code, path }) =>
    [code, ...path].join(' '),
  );
}

describe('a policy', () => {
  it('that is sound has no fault', () => {
    expect(told(whole)).toEqual([]);
    expect(told({ id: 'x', laws: [], quietHours: [], caps: [] })).toEqual([]);
  });

  it.each<readonly [string, object]>([
    ['NOT_A_CODE id', { ...whole, id: 'a--b' }],
    ['NOT_A_CODE id', { ...whole, id: 'shop!' }],
    ['NOT_A_CODE id', { ...whole, id: ' shop' }],
    ['NOT_A_CODE id', { ...whole, id: 'x'.repeat(65) }],
    ['NOT_A_CODE laws 1 id', withLaw({ id: 'Second' })],
    ['NOT_A_PLACE laws 1 place', withLaw({ place: 'fr' })],
    ['NOT_A_PLACE laws 1 place', withLaw({ place: 'xFR' })],
    ['NOT_A_PLACE laws 1 place', withLaw({ place: 'FRx' })],
    ['NOT_A_PLACE laws 1 place', withLaw({ place: 'US-' })],
    ['NOT_A_PLACE laws 1 place', withLaw({ place: null })],
    ['NOT_A_LOCAL_DATE laws 1 from', withLaw({ from: '2026-02-30' })],
    ['NOT_A_LOCAL_DATE laws 1 until', withLaw({ until: '2030-02-30' })],
    ['NOT_ASCENDING laws 1 until', withLaw({ until: '2020-01-01' })],
    ['NOT_A_LOCAL_DATE laws 1 holidays from', withHolidays({ from: '2026-02-30' })],
    ['NOT_A_LOCAL_DATE laws 1 holidays until', withHolidays({ until: '2030-02-30' })],
    [
      'NOT_A_LOCAL_DATE laws 1 holidays holidays 1 date',
      withHolidays({
        holidays: [
          { date: '2026-05-01', name: 'a' },
          { date: '1 May', name: 'b' },
        ],
      }),
    ],
    ['UNKNOWN_VALUE laws 1 channels', withLaw({ channels: ['fax'] })],
    ['UNKNOWN_VALUE laws 1 purposes', withLaw({ purposes: ['spam'] })],
    [
      'UNKNOWN_VALUE laws 1 hours 1 weekday',
      withLaw({ hours: [...HOURS, { ...HOURS[0], weekday: 'someday' }] }),
    ],
    ['NOT_ASCENDING laws 1 hours 0 closes', withLaw({ hours: [{ ...HOURS[0], closes: '10:00' }] })],
    ['NOT_A_TIME laws 1 hours 0 opens', withLaw({ hours: [{ ...HOURS[0], opens: '24:00' }] })],
    ['NOT_A_TIME laws 1 hours 0 closes', withLaw({ hours: [{ ...HOURS[0], closes: '12:60' }] })],
    ['NOT_A_TIME laws 1 hours 0 closes', withLaw({ hours: [{ ...HOURS[0], closes: '12:000' }] })],
    ['NOT_A_TIME laws 1 hours 0 closes', withLaw({ hours: [{ ...HOURS[0], closes: '112:00' }] })],
    ['NOT_A_TIME laws 1 hours 0 closes', withLaw({ hours: [{ ...HOURS[0], closes: null }] })],
    ['OUT_OF_RANGE laws 1 caps 0 most', withLaw({ caps: [{ ...cap, most: 1001 }] })],
    ['OUT_OF_RANGE laws 1 refusalPauseDays', withLaw({ refusalPauseDays: 3651 })],
    ['NO_SOURCE laws 1 sources', withLaw({ sources: [] })],
    ['DUPLICATE_ID laws', withLaw({ id: 'first' })],
    ['NOT_A_CODE quietHours 1 id', withQuiet({ id: 'Noon' })],
    ['UNKNOWN_VALUE quietHours 1 weekdays', withQuiet({ weekdays: ['monday', 'someday'] })],
    ['UNKNOWN_VALUE quietHours 1 channels', withQuiet({ channels: ['fax'] })],
    ['UNKNOWN_VALUE quietHours 1 purposes', withQuiet({ purposes: ['spam'] })],
    ['NOT_A_TIME quietHours 1 from', withQuiet({ from: '24:00' })],
    ['NOT_ASCENDING quietHours 1 until', withQuiet({ until: '12:00' })],
    ['DUPLICATE_ID quietHours', withQuiet({ id: 'night' })],
    ['NOT_A_CODE caps 1 id', withCap({ id: 'a b' })],
    ['UNKNOWN_VALUE caps 1 scope', withCap({ scope: 'street' })],
    ['OUT_OF_RANGE caps 1 most', withCap({ most: -1 })],
    ['OUT_OF_RANGE caps 1 window hours', withCap({ window: { kind: 'rolling', hours: 8785 } })],
    ['NOT_A_ZONE caps 1 window zone', withCap({ window: { ...DAY, zone: 'Moon/Base' } })],
    ['UNKNOWN_VALUE caps 1 window unit', withCap({ window: { ...DAY, unit: 'year' } })],
    ['UNKNOWN_VALUE caps 1 window kind', withCap({ window: { ...DAY, kind: 'lunar' } })],
    [
      'OUT_OF_RANGE caps 1 window days',
      withCap({ window: { kind: 'rolling-dates', days: 0, zone: 'UTC' } }),
    ],
    ['UNKNOWN_VALUE caps 1 channels', withCap({ channels: ['fax'] })],
    ['UNKNOWN_VALUE caps 1 purposes', withCap({ purposes: ['spam'] })],
    ['DUPLICATE_ID caps', withCap({ id: 'daily' })],
    ['DUPLICATE_ID caps', withLaw({ caps: [{ ...cap, id: 'hourly' }] })],
    ['UNKNOWN_VALUE ownConsentChannels', { ...whole, ownConsentChannels: ['fax'] }],
    ['UNKNOWN_VALUE optOutChannels', { ...whole, optOutChannels: ['fax'] }],
    ['OUT_OF_RANGE holdMinutes', { ...whole, holdMinutes: 1441 }],
  ])('has %s and nothing else: case %#', (fault, policy) => {
    expect(told(policy)).toEqual([fault]);
  });

  it('is none where two quiet hours leave a channel nothing, though no other channel', () => {
    const halves = (channel: 'email' | 'chat') => [
      quietOf('00:00', '12:00', { id: 'early', channels: ['email'] }),
      quietOf('12:00', '24:00', { id: 'late', channels: [channel] }),
    ];

    expect(told({ ...whole, laws: [], quietHours: halves('email') })).toEqual([
      'NEVER_ALLOWED quietHours',
    ]);
    expect(told({ ...whole, laws: [], quietHours: halves('chat') })).toEqual([]);
  });
});
