import { describe, expect, it } from 'vitest';
import { type Regime, requireRegimes } from '../../src/domains/complaints/regime.ts';
import { CASE_MILESTONES, type RegimeClock } from '../../src/domains/complaints/regime-clock.ts';
import { caseClocks } from '../../src/domains/complaints/regime-clocks.ts';
import { asicRg271 } from '../../src/domains/complaints/regimes/asic/asic.ts';
import { cfpbPortal } from '../../src/domains/complaints/regimes/cfpb/cfpb.ts';
import {
  chinaFinancial,
  chinaMarketRegulation,
} from '../../src/domains/complaints/regimes/china/china.ts';
import { regE } from '../../src/domains/complaints/regimes/reg-e/reg-e.ts';
import { regZ } from '../../src/domains/complaints/regimes/reg-z/reg-z.ts';
import {
  taiwanConsumer,
  taiwanFinancial,
} from '../../src/domains/complaints/regimes/taiwan/taiwan.ts';
import { ukTelecoms } from '../../src/domains/complaints/regimes/uk-telecoms/uk-telecoms.ts';
import { type Calendar, createCalendar } from '../../src/time/calendar.ts';
import type { HolidayList } from '../../src/time/calendar-definition.ts';
import { australia } from '../../src/time/holidays/australia/australia.ts';
import { china } from '../../src/time/holidays/china/china.ts';
import { taiwan } from '../../src/time/holidays/taiwan/taiwan.ts';
import { unitedStates } from '../../src/time/holidays/united-states/united-states.ts';
import { london, officeHours } from '../time/desks.ts';
import { caseOf, marked, packs, reached, regimeOf, service, serviceClock } from './regime-cases.ts';

function deskOf(id: string, zone: string, list: HolidayList): Calendar {
  return createCalendar({
    id,
    zone,
    versions: [{ from: null, hours: officeHours }],
    holidays: [list],
    workingDaysAs: 'monday',
  });
}

const sydney = deskOf('sydney', 'Australia/Sydney', australia);
const newYork = deskOf('new-york', 'America/New_York', unitedStates);
const shanghai = deskOf('shanghai', 'Asia/Shanghai', china);
const taipei = deskOf('taipei', 'Asia/Taipei', taiwan);

/** The last local date of each running clock. */
function lastDates(
  regime: Regime,
  calendar: Calendar,
  log: Parameters<typeof caseOf>[0],
  facts: readonly string[] = [],
): Readonly<Record<string, string>> {
  const at = log.at(-1)?.at ?? '';
  const { zone } = calendar.definition;
  const format = new Intl.DateTimeFormat('en-CA', { timeZone: zone });
  const clocks = caseClocks(caseOf(log, { facts }), { regimes: [regime], calendar }, at);
  return Object.fromEntries(
    clocks
      .filter(({ dueAt }) => dueAt !== null)
      .map(({ clock, dueAt }) => [clock, format.format(Date.parse(dueAt ?? '') - 1)]),
  );
}

// Expected dates are counted on paper calendars of 2026, by hand.
describe('the packs', () => {
  it('of Australia give one business day, and 30, 45 or 21 days by the kind of complaint', () => {
    const log = [reached('received', '2026-05-08T16:00+10:00')]; // a Friday
    const dates = (...facts: readonly string[]) => lastDates(asicRg271, sydney, log, facts);

    expect(dates()).toEqual({ acknowledgement: '2026-05-11', response: '2026-06-07' });
    expect(dates('superannuation')['superannuation-response']).toBe('2026-06-22');
    expect(dates('credit-default')).toEqual({
      acknowledgement: '2026-05-11',
      'credit-default-response': '2026-05-29',
    });
    expect(dates('hardship')['hardship-response']).toBe('2026-05-29');
    expect(dates('superannuation', 'death-benefit')).toEqual({ acknowledgement: '2026-05-11' });
    expect(dates('hardship', 'credit-default')).not.toHaveProperty('hardship-response');
  });

  it('of the portal of the United States count from the forwarding', () => {
    const received = reached('received', '2026-03-01T12:00-05:00');
    const forwarded = reached('forwarded', '2026-03-10T12:00-04:00');

    expect(lastDates(cfpbPortal, newYork, [received])).toEqual({});
    expect(lastDates(cfpbPortal, newYork, [received, forwarded])).toEqual({
      response: '2026-03-25',
      'final-response': '2026-05-09',
    });
  });

  it('of electronic transfers give ten business days, and more with a provisional credit', () => {
    const received = reached('received', '2026-06-12T10:00-04:00'); // a Friday; 19 June is free
    const credit = marked('Extended', 'provisional-credit', '2026-06-26T10:00-04:00');
    const dates = (log: Parameters<typeof caseOf>[0], ...facts: readonly string[]) =>
      lastDates(regE, newYork, log, facts);

    expect(dates([received])).toEqual({ determination: '2026-06-29' });
    expect(dates([received, credit])).toEqual({ determination: '2026-07-27' });
    expect(dates([received, credit], 'point-of-sale-or-foreign')).toEqual({
      'long-determination': '2026-09-10',
    });
    expect(dates([received], 'new-account')).toEqual({ 'new-account-determination': '2026-07-14' });
    expect(dates([received, credit], 'new-account')).toEqual({
      'new-account-determination': '2026-09-10',
    });
    expect(dates([received, reached('concluded', '2026-06-24T10:00-04:00')])['result']).toBe(
      '2026-06-29',
    );
  });

  it('of billing errors give 30 days to acknowledge and 90 to resolve', () => {
    expect(lastDates(regZ, newYork, [reached('received', '2026-01-15T10:00-05:00')])).toEqual({
      acknowledgement: '2026-02-14',
      resolution: '2026-04-15',
    });
  });

  it('of telephone and broadband give eight weeks, and six from 8 April 2026', () => {
    const last = (at: string) => lastDates(ukTelecoms, london, [reached('received', at)]);

    expect(last('2026-04-07T22:59Z')).toEqual({ 'dispute-letter': '2026-06-02' });
    expect(last('2026-04-07T23:00Z')).toEqual({ 'dispute-letter': '2026-05-20' });
  });

  it('of China give a bank 15, 30 or 60 days, and the authority 7 and 45 working days', () => {
    const received = reached('received', '2026-09-22T10:00+08:00'); // a Tuesday
    const complex = marked('Extended', 'complex-case', '2026-09-30T10:00+08:00');
    const exceptional = marked('Extended', 'exceptional-case', '2026-10-20T10:00+08:00');

    expect(lastDates(chinaFinancial, shanghai, [received])).toEqual({ decision: '2026-10-07' });
    expect(lastDates(chinaFinancial, shanghai, [received, complex])).toEqual({
      decision: '2026-10-22',
    });
    expect(lastDates(chinaFinancial, shanghai, [received, complex, exceptional])).toEqual({
      decision: '2026-11-21',
    });
    // 23, 24; 28, 29, 30 September; 8, 9 October: the 25th and 1 to 7 October are free.
    expect(lastDates(chinaMarketRegulation, shanghai, [received])).toEqual({
      acceptance: '2026-10-09',
    });
    const accepted = reached('accepted', '2026-10-09T10:00+08:00');
    // 10 October is worked; then five a week: 1 + 44 days are eight weeks and four days more.
    expect(lastDates(chinaMarketRegulation, shanghai, [received, accepted])['mediation']).toBe(
      '2026-12-10',
    );
  });

  it('of Taiwan give 15 days, or 30 and then 60 to the customer', () => {
    const received = reached('received', '2026-05-11T10:00+08:00');
    const responded = reached('responded', '2026-06-01T10:00+08:00');

    expect(lastDates(taiwanConsumer, taipei, [received])).toEqual({ handling: '2026-05-26' });
    expect(lastDates(taiwanFinancial, taipei, [received])).toEqual({ handling: '2026-06-10' });
    expect(lastDates(taiwanFinancial, taipei, [received, responded])['ombudsman']).toBe(
      '2026-07-31',
    );
  });

  it('say where they can be read and what was checked, and are sound', () => {
    expect(() => {
      requireRegimes('test', packs);
    }).not.toThrow();
    for (const { jurisdiction, versions } of packs) {
      expect(jurisdiction).toMatch(/^[A-Z]{2}$/);
      for (const { sources, clocks } of versions) {
        expect(sources.length).toBeGreaterThan(0);
        for (const clock of clocks) {
          expect(clock.basis).toBe('statutory');
          expect(clock.checked === 'no').toBe(clock.checkedAgainst === null);
          expect(clock.pausedBy).toEqual([]); // no law of these stops for anything
        }
      }
    }
  });

  it('are data, and survive a journey as JSON', () => {
    for (const pack of packs) expect(JSON.parse(JSON.stringify(pack))).toEqual(pack);
  });
});

describe('regimes of a host are refused', () => {
  const [version] = service.versions;
  if (version === undefined) throw new Error('service has a version');
  const clockWith = (rest: Partial<RegimeClock>) => [
    regimeOf('own', [{ ...serviceClock, ...rest }]),
  ];
  const versioned = (...terms: readonly (readonly [string | null, string | null])[]) => [
    {
      ...service,
      versions: terms.map(([from, until], index) => ({ ...version, id: `v${index}`, from, until })),
    },
  ];

  it.each<readonly [string, readonly Regime[], string]>([
    ['with an id that is no code', [regimeOf('My law', [serviceClock])], 'regimes.0.id must be a'],
    ['twice', [service, service], 'regimes.1.id must be there once'],
    ['without a version', [{ ...service, versions: [] }], 'regimes.0.versions must be at least'],
    ['without a clock', [regimeOf('own', [])], 'clocks must be at least one'],
    ['with a clock twice', [regimeOf('own', [serviceClock, serviceClock])], 'clocks.1.id must be'],
    ['with a date that does not exist', versioned(['2026-02-30', null]), '0.from must be a date'],
    ['with an end that is no date', versioned([null, 'soon']), '0.until must be a date'],
    ['that end as they begin', versioned(['2026-01-01', '2026-01-01']), '0.until must be after'],
    ['after one without an end', versioned([null, null], ['2026-01-01', null]), '1.from must not'],
    [
      'that overlap',
      versioned([null, '2026-01-02'], ['2026-01-01', null]),
      '1.from must not overlap',
    ],
    ['with a wrong target', clockWith({ target: { kind: 'business-hours', hours: 0 } }), 'hours'],
    ['that nothing completes', clockWith({ completedBy: [] }), 'completedBy must be at least one'],
    [
      'completed by their start',
      clockWith({ completedBy: ['received'] }),
      'must name known milestones, each once',
    ],
    [
      'ended by what completes',
      clockWith({ cancelledBy: ['resolved'] }),
      'must name known milestones, each once',
    ],
    ['that repeat on another', clockWith({ repeatsOn: ['updated'] }), 'repeatsOn must be among'],
    [
      'for a fact that is no code',
      clockWith({ onlyIf: ['Big Money'] }),
      'must be a code in kebab-case',
    ],
    [
      'without a fact that is no code',
      clockWith({ unless: ['Big Money'] }),
      'must be a code in kebab-case',
    ],
  ])('%s', (_, regimes, message) => {
    expect(() => {
      requireRegimes('complaints', regimes);
    }).toThrow(message);
  });

  it('with a milestone that does not exist', () => {
    const from: unknown = JSON.parse('["later"]');

    expect(() => {
      requireRegimes('complaints', clockWith({ completedBy: from as RegimeClock['completedBy'] }));
    }).toThrow('must name known milestones');
  });

  it('but not if they follow each other without a gap, or with one', () => {
    expect(() => {
      requireRegimes('complaints', versioned([null, '2026-01-01'], ['2026-01-01', '2026-02-01']));
      requireRegimes('complaints', versioned([null, '2026-01-01'], ['2026-01-02', null]));
    }).not.toThrow();
  });
});

describe('the milestones', () => {
  it('each have a sentence', () => {
    expect(Object.keys(CASE_MILESTONES)).toHaveLength(12);
    for (const sentence of Object.values(CASE_MILESTONES)) expect(sentence).toMatch(/^[A-Z].*\.$/);
  });
});
