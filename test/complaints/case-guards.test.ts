/** The guards of a case: which of several things is meant, by whose limit, and by which rules. */
import { describe, expect, it } from 'vitest';

import { CASE_ACTS } from '../../src/domains/complaints/case-acts.ts';
import type { CaseCommand } from '../../src/domains/complaints/case-command.ts';
import { RULES, warnOnlyIn } from '../../src/domains/complaints/case-rules.ts';
import { type Case, NO_CASE } from '../../src/domains/complaints/case-state.ts';
import { complaints } from '../../src/domains/complaints/complaints.ts';
import { actsFrom } from '../../src/domains/complaints/decide.ts';
import { type CaseClock, nextDuty } from '../../src/domains/complaints/regime-clocks.ts';
import { carryOut } from '../../src/kernel/carry-out.ts';
import { instant } from '../../src/kernel/instant.ts';
import { money } from '../../src/kernel/money.ts';
import { createCalendar } from '../../src/time/calendar.ts';
import { england2026, londonDefinition } from '../time/desks.ts';
import { after, ask, day, deskPromise, goOn, london, rules, STATUSES } from './cases.ts';

const received = after(rules, NO_CASE, [ask('Receive', day(0), { cause: 'service-attitude' })]);
const heard = goOn(received, ['Hear', 'ReadBackSummary']);

/** What a command comes to: the rules of its event, or the refusal. */
function outcome(command: CaseCommand, state: Case, aggregate = rules) {
  const decision = aggregate.decide(command, state);
  return decision.accepted ? decision.events.map((event) => event.rules) : decision.refusal;
}

describe('the rules of an event', () => {
  it('are that of the table, and those of the conditions that were met', () => {
    expect(outcome(ask('ExpressRegret', day(0), {}), received)).toEqual([[RULES.flow]]);
    const remedy = { remedy: 'r-1', kind: 'apology', amount: null, basis: null } as const;
    const strict = complaints({ limits: [{ actor: null, upTo: money(100, 'GBP') }] });
    for (const aggregate of [rules, strict]) {
      expect(outcome(ask('ProposeRemedy', day(0), remedy), heard, aggregate)).toEqual([
        [RULES.flow, RULES.heard, RULES.summary, RULES.free],
      ]);
    }
  });

  it('of a promise that was broken are that of the table', () => {
    const promised = after(rules, received, [
      ask('MakePromise', day(0), { promise: 'p-1', dueAt: day(1) }),
    ]);
    const fired = { type: 'FireTimer', timer: 'p-1', at: day(2), by: 'clock' } as const;
    expect(outcome(fired, promised)).toEqual([[RULES.flow]]);
    expect(rules.decide(fired, promised)).toMatchObject({ accepted: true, warnings: [] });
  });
});

describe('danger', () => {
  it('is told as the reason, whenever it is seen', () => {
    const seen = ask('Assess', day(0), { severity: 'critical', safety: true });
    expect(outcome(seen, received)).toEqual([[RULES.flow, RULES.safety, RULES.acknowledged]]);
    const none = ask('Assess', day(0), { severity: 'high', safety: false });
    expect(outcome(none, goOn(received, ['Acknowledge']))).toEqual([[RULES.flow]]);
  });

  it('lets the talk wait, and nothing else that is asked for', () => {
    const codes = (safety: boolean | null, isVulnerable: boolean, isLax: boolean) => [
      ...warnOnlyIn(
        {
          ...received,
          safety,
          vulnerable: isVulnerable ? { drivers: ['health'], channels: [] } : null,
        },
        isLax,
      ),
    ];
    const talk = ['CUSTOMER_NOT_HEARD', 'SUMMARY_NOT_READ_BACK'];
    expect(codes(null, false, false)).toEqual([]);
    expect(codes(false, true, false)).toEqual([]);
    expect(codes(true, false, false)).toEqual(talk);
    expect(codes(true, true, false)).toEqual(talk);
    expect(codes(null, false, true)).toEqual(expect.arrayContaining(talk));
    expect(codes(true, true, true)).toEqual(codes(null, false, true));
    expect(codes(null, true, true)).toEqual(
      codes(null, false, true).filter((code) => !talk.includes(code)),
    );
  });
});

describe('a calendar that ends too soon', () => {
  const short = createCalendar({ ...londonDefinition, holidays: [england2026] });
  const firm = complaints({ regimes: [deskPromise], calendar: short });
  const late = instant('2026-12-30T11:00Z');
  const warned = (command: CaseCommand, state: Case) => {
    const decision = firm.decide(command, state);
    return decision.accepted ? decision.warnings : decision.refusal;
  };
  const gap = { code: 'HOLIDAYS_TOO_SHORT', calendar: 'london-desk', from: '2027-01-01' };

  it('is told where the clocks are looked at, and nowhere else', () => {
    const receive = ask('Receive', late, { cause: 'service-attitude' });
    const state = after(firm, NO_CASE, [receive]);
    const told = ask('Import', late, {
      cause: 'service-attitude',
      status: 'received',
      receivedAt: late,
    });
    expect(warned(receive, NO_CASE)).toEqual([gap]);
    expect(warned(told, NO_CASE)).toEqual([gap]);
    expect(
      warned(ask('Acknowledge', late, { channel: 'email', text: { vault: 'v-1' } }), state),
    ).toEqual([gap]);
    expect(warned(ask('Hear', late), state)).toEqual([]);
    expect(warned(ask('VerifyFacts', late), state)).toEqual([]);
  });
});

describe('the acts of a status', () => {
  it.each(STATUSES)('are acts that there are: %s', (status) => {
    const acts = actsFrom(status);
    expect(acts.filter((act) => !CASE_ACTS.includes(act))).toEqual([]);
    expect(new Set(acts).size).toBe(acts.length);
  });
});

describe('of several remedies', () => {
  const offers = ['r-1', 'r-2'].map((remedy) =>
    ask('ProposeRemedy', day(0), { remedy, kind: 'apology', amount: null, basis: null }),
  );
  const two = after(rules, heard, [...offers, ask('DeclineRemedy', day(0), { remedy: 'r-1' })]);

  it('the one that is named is meant, and no other', () => {
    const accept = (remedy: string) => ask('AcceptRemedy', day(0), { remedy, dueAt: day(9) });
    expect(outcome(accept('r-1'), two)).toEqual({ code: 'UNKNOWN_ID', id: 'r-1' });
    expect(outcome(accept('r-3'), two)).toEqual({ code: 'UNKNOWN_ID', id: 'r-3' });
    expect(after(rules, two, [accept('r-2')]).remedies).toMatchObject([
      { id: 'r-1', state: 'declined' },
      { id: 'r-2', state: 'accepted' },
    ]);
  });
});

describe('of several promises', () => {
  const promises = ['p-1', 'p-2'].map((promise) =>
    ask('MakePromise', day(0), { promise, dueAt: day(9) }),
  );
  const kept = ask('KeepPromise', day(0), { promise: 'p-1' });
  const two = after(rules, received, [...promises, kept]);

  it('the one that is named is meant, and no other', () => {
    const keep = (promise: string) => ask('KeepPromise', day(0), { promise });
    expect(outcome(keep('p-1'), two)).toEqual({ code: 'UNKNOWN_ID', id: 'p-1' });
    expect(outcome(keep('p-3'), two)).toEqual({ code: 'UNKNOWN_ID', id: 'p-3' });
    expect(after(rules, two, [keep('p-2')]).promises).toMatchObject([
      { id: 'p-1', state: 'kept' },
      { id: 'p-2', state: 'kept' },
    ]);
  });
});

describe('the limit of what somebody may give', () => {
  const gives = (minor: number, currency: 'GBP' | 'EUR' = 'GBP') =>
    ask('ProposeRemedy', day(0), {
      remedy: `r-${minor}`,
      kind: 'refund',
      amount: money(minor, currency),
      basis: null,
    });
  const limited = complaints({
    limits: [
      { actor: 'eve', upTo: money(10, 'GBP') },
      { actor: null, upTo: money(100, 'GBP') },
      { actor: 'bob', upTo: money(200, 'EUR') },
    ],
  });
  const refused = (totalMinor: number, limitMinor: number, currency = 'GBP') => ({
    code: 'APPROVAL_NEEDED',
    totalMinor,
    limitMinor,
    currency,
  });

  it('is that of everybody, where there is none of their own in the currency', () => {
    expect(outcome(gives(100), heard, limited)).toHaveLength(1);
    expect(outcome(gives(101), heard, limited)).toEqual(refused(101, 100));
    expect(outcome({ ...gives(11), by: 'eve' }, heard, limited)).toEqual(refused(11, 10));
    expect(outcome(gives(200, 'EUR'), heard, limited)).toHaveLength(1);
    const other = { ...gives(1, 'EUR'), by: 'eve' };
    expect(outcome(other, heard, limited)).toEqual(refused(1, 0, 'EUR'));
  });

  it('counts what was offered before, but for what was declined, has no amount, or another currency', () => {
    const words = ask('ProposeRemedy', day(0), {
      remedy: 'r-words',
      kind: 'apology',
      amount: null,
      basis: null,
    });
    const before = after(limited, heard, [
      words,
      gives(90, 'EUR'),
      gives(40),
      ask('DeclineRemedy', day(0), { remedy: 'r-40' }),
      gives(60),
    ]);
    expect(outcome(gives(20), before, limited)).toHaveLength(1);
    expect(outcome(gives(41), before, limited)).toEqual(refused(101, 100));
  });
});

describe('a change of target', () => {
  it('is of any clock of a contract that there is', () => {
    const [version] = deskPromise.versions;
    const [clock] = version?.clocks ?? [];
    if (version === undefined || clock === undefined) throw new Error('a promise has a clock');
    const clocks = ['solution', 'answer', 'law'].map((id) => ({
      ...clock,
      id,
      basis: id === 'law' ? ('statutory' as const) : clock.basis,
    }));
    const promise = { ...deskPromise, versions: [{ ...version, clocks }] };
    const two = complaints({ regimes: [promise], calendar: london });
    const change = (named: string) =>
      ask('Retarget', day(0), {
        regime: 'desk-promise',
        clock: named,
        target: { kind: 'business-hours', hours: 16 },
      });
    expect(outcome(change('answer'), received, two)).toHaveLength(1);
    expect(outcome(change('solution'), received, two)).toHaveLength(1);
    expect(outcome(change('law'), received, two)).toEqual({ code: 'UNKNOWN_ID', id: 'law' });
    expect(outcome(change('other'), received, two)).toEqual({ code: 'UNKNOWN_ID', id: 'other' });
  });
});

describe('the duty that is due first', () => {
  const standing = carryOut(
    rules,
    { state: NO_CASE, newestAt: null },
    {
      ...ask('Receive', day(0), { cause: 'service-attitude' }),
    },
  );
  if (!standing.accepted) throw new Error('it is received');
  const clocks = (at: Parameters<typeof rules.clocks>[2]): readonly CaseClock[] =>
    rules.clocks('c-17', standing.standing.state, at);
  const duty = (at: Parameters<typeof rules.clocks>[2]) => {
    const found = clocks(at).find(({ clock }) => clock === 'solution');
    if (found === undefined) throw new Error('it has a clock');
    return found;
  };

  it('may be overdue', () => {
    const late = duty(day(100));
    expect(late.state).toBe('overdue');
    expect(nextDuty([late])?.clock).toBe('solution');
    expect(nextDuty(clocks(day(100)))?.dueAt).toBe(
      clocks(day(100))
        .filter(({ isDuty, owner }) => isDuty && owner === 'firm')
        .map(({ dueAt }) => dueAt)
        .toSorted((one, other) => ((one ?? '') < (other ?? '') ? -1 : 1))[0],
    );
  });

  it('is the first told, where two are due at once', () => {
    const one = duty(day(0));
    expect(
      nextDuty([
        { ...one, clock: 'a' },
        { ...one, clock: 'b' },
      ])?.clock,
    ).toBe('a');
  });

  it('is none that is met, paused, an authority’s own, or no duty', () => {
    const one = duty(day(0));
    const others: readonly Partial<CaseClock>[] = [
      { state: 'met' },
      { state: 'paused', dueAt: null },
      { state: 'unknown', dueAt: null },
      { owner: 'authority' },
      { isDuty: false },
    ];
    for (const other of others) expect(nextDuty([{ ...one, ...other }])).toBeNull();
  });
});
