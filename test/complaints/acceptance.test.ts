/**
 * What complaints are accepted by: cases reckoned by hand, with the sum beside each. None of these
 * numbers comes from the code.
 */
import { describe, expect, it } from 'vitest';

import { CASE_OUTPUTS } from '../../src/domains/complaints/case-facts.ts';
import { clockCaseOf } from '../../src/domains/complaints/case-marks.ts';
import { type Case, NO_CASE } from '../../src/domains/complaints/case-state.ts';
import { type CaseAggregate, complaints } from '../../src/domains/complaints/complaints.ts';
import {
  complaintIceberg,
  costAfterContacts,
  loyaltyAfterProblem,
  stayingComplainants,
} from '../../src/domains/complaints/recovery/estimates.ts';
import { repurchasePercent } from '../../src/domains/complaints/recovery/repurchase.ts';
import { caseClocks, nextDuty } from '../../src/domains/complaints/regime-clocks.ts';
import { asicRg271 } from '../../src/domains/complaints/regimes/asic/asic.ts';
import { fcaDisp } from '../../src/domains/complaints/regimes/fca/fca.ts';
import { centralBankOfIreland } from '../../src/domains/complaints/regimes/ireland/ireland.ts';
import { psd2 } from '../../src/domains/complaints/regimes/psd2/psd2.ts';
import { ukTelecoms } from '../../src/domains/complaints/regimes/uk-telecoms/uk-telecoms.ts';
import { carryOut } from '../../src/kernel/carry-out.ts';
import { instant } from '../../src/kernel/instant.ts';
import { money } from '../../src/kernel/money.ts';
import { createCalendar } from '../../src/time/calendar.ts';
import { australia } from '../../src/time/holidays/australia/australia.ts';
import { ireland } from '../../src/time/holidays/ireland/ireland.ts';
import { hoursOn, officeHours } from '../time/desks.ts';
import { after, ask, day, deskPromise, goOn, london, rules } from './cases.ts';
import { caseOf, lineOf, reached } from './regime-cases.ts';

const DECISION = ['Acknowledge', 'Assess', 'Investigate', 'VerifyFacts', 'Conclude'] as const;

function receivedAt(aggregate: CaseAggregate, at: string, facts: readonly string[] = []): Case {
  return after(aggregate, NO_CASE, [
    ask('Receive', instant(at), { cause: 'service-quality', facts }),
  ]);
}

/** When each duty of the firm is due, by regime and clock. */
function duties(aggregate: CaseAggregate, state: Case, at: string) {
  return Object.fromEntries(
    aggregate
      .clocks('c-17', state, at)
      .filter(({ isDuty }) => isDuty)
      .map(({ regime, clock, dueAt }) => [`${regime} ${clock}`, dueAt]),
  );
}

function refusalOf(aggregate: CaseAggregate, state: Case, command: ReturnType<typeof ask>) {
  const decision = aggregate.decide(command, state);
  return decision.accepted ? null : decision.refusal;
}

describe('a complaint received before Christmas, Tuesday 22 December 2026, in London', () => {
  const bank = complaints({ regimes: [fcaDisp, psd2], calendar: london });
  const at = '2026-12-22T15:00Z';

  it('may be resolved until the close of 29 December, and is answered by 16 February', () => {
    // 23, 24 and 29 December are three business days; 22 December and 56 days are 16 February.
    expect(
      Object.fromEntries(
        bank.clocks('c-17', receivedAt(bank, at), at).map(({ clock, dueAt }) => [clock, dueAt]),
      ),
    ).toEqual({
      'summary-resolution': '2026-12-29T17:30:00.000Z',
      'final-response': '2027-02-17T00:00:00.000Z',
      ombudsman: null,
    });
  });

  it('about a payment has 15 business days, or 35 once it was told that it takes longer', () => {
    // 23, 24, 29, 30, 31 December are 5; 4 to 8 January 10, 11 to 15 January 15; four weeks more.
    const card = receivedAt(bank, at, ['payment-services']);
    const held = after(bank, card, [
      ask('Update', instant('2027-01-12T09:00Z'), { extends: 'holding-response' }),
    ]);

    expect(duties(bank, card, at)).toEqual({ 'psd2 final-response': '2027-01-16T00:00:00.000Z' });
    expect(duties(bank, held, '2027-01-12T10:00Z')).toEqual({
      'psd2 final-response': '2027-02-13T00:00:00.000Z',
    });
  });
});

describe('a law that changes', () => {
  const desk = (zone: string, holidays: Parameters<typeof createCalendar>[0]['holidays']) =>
    createCalendar({
      id: 'desk',
      zone,
      versions: [{ from: null, hours: officeHours }],
      holidays,
      workingDaysAs: null,
    });

  it('holds by the local date of receipt: eight weeks at 23:59 in London, six at midnight', () => {
    const options = { regimes: [ukTelecoms], calendar: desk('Europe/London', []) };
    const dues = ['2026-04-07T22:59Z', '2026-04-07T23:00Z'].map((at) =>
      caseClocks(caseOf([reached('received', at)]), options, at).map(
        ({ version, dueAt }) => `${version} ${dueAt}`,
      ),
    );

    expect(dues).toEqual([
      ['eight-weeks 2026-06-02T23:00:00.000Z'],
      ['six-weeks 2026-05-20T23:00:00.000Z'],
    ]);
  });

  it('keeps what was received before it, however long that takes', () => {
    const options = { regimes: [centralBankOfIreland], calendar: desk('Europe/Dublin', [ireland]) };
    const versions = ['2026-03-23T23:59Z', '2026-03-24T00:00Z'].map(
      (at) =>
        caseClocks(caseOf([reached('received', at)]), options, '2026-06-01T00:00Z')[0]?.version,
    );

    expect(versions).toEqual(['code-2012', 'regulations-2025']);
  });

  it('counts working days over Easter and the end of summer time in Sydney', () => {
    const options = { regimes: [asicRg271], calendar: desk('Australia/Sydney', [australia]) };
    const at = '2026-04-02T16:00+11:00';

    // After Good Friday, the weekend and Easter Monday: Tuesday 7 April, at +10. And 2 May.
    expect(caseClocks(caseOf([reached('received', at)]), options, at).map(lineOf)).toEqual([
      'c-1 acknowledgement: running 2026-04-07T14:00:00.000Z',
      'c-1 response: running 2026-05-02T14:00:00.000Z',
    ]);
  });
});

describe('a complaint that is withdrawn on Thursday and taken up again on Monday', () => {
  const received = after(rules, NO_CASE, [ask('Receive', day(0), { cause: 'product-fault' })]);
  const withdrawn = after(rules, received, [ask('Withdraw', day(1))]);
  const again = after(rules, withdrawn, [ask('Reopen', day(5))]);
  const line = (state: Case, at: number) =>
    rules
      .clocks('c-17', state, day(at))
      .filter(({ isDuty }) => isDuty)
      .map(({ clock, state: shown, dueAt }) => [clock, shown, dueAt]);

  it('is owed nothing while it is withdrawn', () => {
    expect(line(withdrawn, 3).map(([, shown]) => shown)).toEqual(['cancelled', 'cancelled']);
    expect(nextDuty(rules.clocks('c-17', withdrawn, day(3)))).toBeNull();
  });

  it('is owed an answer from its receipt on, and the rest of the time that was promised', () => {
    // Eight weeks from 4 March. Of forty hours, Wednesday 6.5 and Thursday two until 11:00 are
    // over. The other 31.5: 6.5 on Monday from 11:00, twice 8.5, and 8 on Thursday.
    expect(line(again, 5)).toEqual([
      ['final-response', 'running', '2026-04-29T23:00:00.000Z'],
      ['solution', 'running', '2026-03-12T17:00:00.000Z'],
    ]);
    expect(nextDuty(rules.clocks('c-17', again, day(5)))?.clock).toBe('solution');
  });

  it('and withdrawn once more is owed nothing again', () => {
    const over = after(rules, again, [ask('Withdraw', day(6))]);

    expect(line(over, 7).map(([, shown]) => shown)).toEqual(['cancelled', 'cancelled']);
  });

  it('begins anew where a contract says so, and counts all where it says that', () => {
    const [version] = deskPromise.versions;
    const [clock] = version?.clocks ?? [];
    if (version === undefined || clock === undefined) throw new Error('the promise has a clock');
    const solutionWhen = (onReopen: 'restart' | 'total' | 'first-only') => {
      const promise = {
        ...deskPromise,
        versions: [{ ...version, clocks: [{ ...clock, onReopen }] }],
      };
      const own = complaints({ regimes: [promise], calendar: london });
      return own.clocks('c-17', again, day(5))[0]?.dueAt;
    };

    // Forty hours from Monday 9 March, 11:00: 6.5, three days of 8.5, and 8 on Friday.
    expect(solutionWhen('restart')).toBe('2026-03-13T17:00:00.000Z');
    // From Wednesday 4 March, 11:00, as if nothing had been: Tuesday at 17:00.
    expect(solutionWhen('total')).toBe('2026-03-10T17:00:00.000Z');
    expect(solutionWhen('first-only')).toBe('2026-03-10T17:00:00.000Z');
  });
});

describe('goodwill', () => {
  const limits = [
    { actor: null, upTo: money(2_000, 'GBP') },
    { actor: 'dee', upTo: money(50_000, 'GBP') },
  ];
  const shop = complaints({ limits });
  const heard = after(shop, NO_CASE, [
    ask('Receive', day(0), { cause: 'product-fault' }),
    ask('Hear', day(0)),
    ask('ReadBackSummary', day(0), {}),
  ]);
  const offer = (minor: number, currency = 'GBP') =>
    ask('ProposeRemedy', day(1), {
      remedy: `r-${minor}`,
      kind: 'goodwill',
      amount: money(minor, currency),
    });

  it('above the limit of who gives it needs the authority of somebody who may', () => {
    expect(refusalOf(shop, heard, offer(2_000))).toBeNull();
    expect(refusalOf(shop, heard, offer(2_001))).toMatchObject({
      code: 'APPROVAL_NEEDED',
      totalMinor: 2_001,
      limitMinor: 2_000,
    });
    const lent = (authority: string, minor: number) => ({
      ...offer(minor),
      by: { actor: 'bob', authority },
    });
    expect(refusalOf(shop, heard, lent('dee', 50_000))).toBeNull();
    expect(refusalOf(shop, heard, lent('dee', 50_001))).toMatchObject({ code: 'APPROVAL_NEEDED' });
    expect(refusalOf(shop, heard, lent('cy', 2_001))).toMatchObject({ code: 'APPROVAL_NEEDED' });
  });

  it('is nothing in a currency in which nobody may give', () => {
    expect(refusalOf(shop, heard, offer(1, 'EUR'))).toMatchObject({
      code: 'APPROVAL_NEEDED',
      limitMinor: 0,
    });
  });

  it('counts what was given before, but not what was declined', () => {
    const first = after(shop, heard, [offer(1_500)]);
    const declined = after(shop, first, [ask('DeclineRemedy', day(1), { remedy: 'r-1500' })]);

    expect(refusalOf(shop, first, offer(501))).toMatchObject({ totalMinor: 2_001 });
    expect(refusalOf(shop, first, offer(500))).toBeNull();
    expect(refusalOf(shop, declined, offer(2_000))).toBeNull();
  });
});

describe('the close', () => {
  const told = goOn(after(rules, NO_CASE, [ask('Receive', day(0), { cause: 'product-fault' })]), [
    ...DECISION,
    'Respond',
    'Communicate',
  ]);
  const recorded = after(
    rules,
    told,
    CASE_OUTPUTS.map((output) => ask('RecordOutput', day(1), { output })),
  );

  it('waits for recourse when the decision is refused, and for nothing when it is accepted', () => {
    const refused = after(rules, recorded, [ask('RefuseDecision', day(1))]);
    const offered = after(rules, refused, [
      ask('OfferRecourse', day(2), { bodies: ['ombudsman'] }),
    ]);

    expect(refusalOf(rules, refused, ask('Close', day(2)))).toEqual({
      code: 'RECOURSE_NOT_OFFERED',
    });
    expect(refusalOf(rules, offered, ask('Close', day(2)))).toBeNull();
    expect(
      refusalOf(
        rules,
        after(rules, recorded, [ask('AcceptDecision', day(1))]),
        ask('Close', day(1)),
      ),
    ).toBeNull();
  });

  it('waits for each promise: open without a date or past it no, dated ahead or kept yes', () => {
    const lax = complaints({ policy: 'lax' });
    const undated = after(lax, recorded, [ask('MakePromise', day(1), { promise: 'soon' })]);
    const dated = after(lax, undated, [
      ask('DatePromise', day(1), { promise: 'soon', dueAt: day(3) }),
    ]);
    const late = carryOut(lax, { state: dated, newestAt: day(1) }, ask('Close', day(3)));

    expect(refusalOf(lax, undated, ask('Close', day(2)))).toEqual({
      code: 'PROMISES_OPEN',
      promises: ['soon'],
    });
    expect(refusalOf(lax, dated, ask('Close', day(2)))).toBeNull();
    // The promise breaks on its date, and the close that comes then finds it broken.
    expect(late).toMatchObject({ accepted: false, refusal: { code: 'PROMISES_OPEN' } });
    const kept = after(lax, dated, [ask('KeepPromise', day(2), { promise: 'soon' })]);
    expect(refusalOf(lax, kept, ask('Close', day(9)))).toBeNull();
  });
});

describe('two complaints, received on 4 and on 6 March, merged on the 9th', () => {
  const first = after(rules, NO_CASE, [
    ask('Receive', day(0), { cause: 'product-fault' }),
    ask('Acknowledge', day(1), {}),
  ]);
  const second = after(rules, NO_CASE, [ask('Receive', day(2), { cause: 'service-manner' })]);
  const survivor = after(rules, second, [
    ask('Absorb', day(5), { other: clockCaseOf('c-1', first), cause: 'product-fault' }),
  ]);

  it('are one case that was received and answered when the earlier was', () => {
    expect(survivor).toMatchObject({ receivedAt: day(0), firstResponseAt: day(1) });
    expect(survivor.allegations.map(({ id }) => id)).toEqual(['complaint', 'c-1']);
  });

  it('keep the promise of the earlier once, and owe by law an answer to each', () => {
    const clocks = rules.clocks('c-2', survivor, day(6)).map(lineOf);

    // Eight weeks from Friday 6 March end with 1 May, those from 4 March with 29 April.
    expect(clocks).toContain('c-2 final-response: running 2026-05-01T23:00:00.000Z');
    expect(clocks).toContain('c-1 final-response: running 2026-04-29T23:00:00.000Z');
    expect(clocks).toContain('c-2 solution: running 2026-03-10T17:00:00.000Z');
    expect(clocks).toContain('c-1 solution: cancelled');
  });

  it('leave nothing to run where the one was, from the merger on and not before', () => {
    const gone = after(rules, first, [ask('MergeInto', day(5), { survivor: 'c-2' })]);
    const shown = (at: number) =>
      rules
        .clocks('c-1', gone, day(at))
        .filter(({ isDuty }) => isDuty)
        .map(({ state }) => state);

    expect(shown(4)).toEqual(['running', 'running']);
    expect(shown(5)).toEqual(['cancelled', 'cancelled']);
    expect(shown(400)).toEqual(['cancelled', 'cancelled']);
    expect(nextDuty(rules.clocks('c-1', gone, day(400)))).toBeNull();
  });
});

describe('what is known of recovery', () => {
  it('is that one in 27 complains', () => {
    expect(complaintIceberg(3)).toEqual({ complaints: 3, affected: 81, silent: 78 });
    expect(complaintIceberg(0)).toEqual({ complaints: 0, affected: 0, silent: 0 });
  });

  it('is a range, rounded as it says, and points held between 0 and 100', () => {
    expect(stayingComplainants(200)).toEqual({ low: 140, high: 180 });
    expect(loyaltyAfterProblem(60, { isSolvedEffectively: true, secondContacts: 0 })).toBe(100);
    expect(loyaltyAfterProblem(60, { isSolvedEffectively: true, secondContacts: 3 })).toBe(80);
    expect(loyaltyAfterProblem(5, { isSolvedEffectively: false, secondContacts: 1 })).toBe(0);
    expect(costAfterContacts(money(350, 'EUR'), 3)).toEqual(money(2_800, 'EUR'));
  });

  it('is nothing between the two rows of the table', () => {
    const asked = [499, 500, 10_000, 10_001].map((minor) =>
      repurchasePercent(money(minor, 'USD'), 'satisfied'),
    );

    expect(asked).toEqual([70, null, null, 54]);
  });
});

describe('a desk that is open at night', () => {
  it('counts its forty hours across midnight, and stands while it waits', () => {
    const night = createCalendar({
      id: 'night',
      zone: 'Europe/London',
      versions: [{ from: null, hours: hoursOn(['friday', 'saturday'], '20:00', '04:00') }],
      holidays: [],
      workingDaysAs: null,
    });
    const own = complaints({ regimes: [deskPromise], calendar: night });
    const waiting = after(own, receivedAt(own, '2026-03-27T20:00Z'), [
      ask('Pause', instant('2026-03-27T22:00Z'), { reason: 'awaiting-customer' }),
      ask('Resume', instant('2026-03-28T00:30Z'), { reason: 'awaiting-customer' }),
    ]);

    // Friday 2 of 8, and 3.5 from 00:30 to 04:00: 5.5. Saturday night has lost its hour: 7, 12.5.
    // Then 16 each in the weekends of April: 28.5 on the 4th; 36.5 on the 10th; 3.5 on the 11th.
    expect(own.clocks('c-17', waiting, '2026-03-29T12:00Z')).toMatchObject([
      { state: 'running', elapsed: 12.5 * 3_600_000, dueAt: '2026-04-11T22:30:00.000Z' },
    ]);
  });
});
