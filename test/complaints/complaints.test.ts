/** A complaint in the words of the business: given a case, when somebody asks, then what. */
import { describe, expect, it } from 'vitest';
import { outcomeOf } from '../../src/domains/complaints/allegation.ts';
import type { CaseCommand } from '../../src/domains/complaints/case-command.ts';
import { CASE_OUTPUTS } from '../../src/domains/complaints/case-facts.ts';
import type { Case } from '../../src/domains/complaints/case-state.ts';
import { NO_CASE } from '../../src/domains/complaints/case-state.ts';
import { complaints } from '../../src/domains/complaints/complaints.ts';
import { carryOut, fireNextTimer } from '../../src/kernel/carry-out.ts';
import { money } from '../../src/kernel/money.ts';
import { after, ask, day, deskPromise, goOn, london, rules } from './cases.ts';

const lax = complaints({ policy: 'lax' });
const received = after(rules, NO_CASE, [ask('Receive', day(0), { cause: 'service-attitude' })]);
const concluded = goOn(received, [
  ...(['Acknowledge', 'Assess', 'Investigate', 'VerifyFacts', 'Conclude'] as const),
]);
const communicated = goOn(concluded, ['Respond', 'Communicate']);
const recorded = after(
  rules,
  communicated,
  CASE_OUTPUTS.map((output) => ask('RecordOutput', day(0), { output })),
);

/** The refusal of a command, or `null`. */
function refusalOf(command: CaseCommand, state: Case, aggregate = rules) {
  const decision = aggregate.decide(command, state);
  return decision.accepted ? null : decision.refusal;
}

/** The codes of the warnings of a command that is accepted. */
function warningsOf(command: CaseCommand, state: Case, aggregate = rules) {
  const decision = aggregate.decide(command, state);
  return decision.accepted ? decision.warnings.map(({ code }) => code) : null;
}

describe('a complaint', () => {
  it('is received with its cause, and whatever else was said of it', () => {
    expect(received).toMatchObject({
      status: 'received',
      since: day(0),
      receivedAt: day(0),
      firstResponseAt: null,
      allegations: [{ id: 'complaint', cause: 'service-attitude', finding: null }],
      remedySought: null,
      severity: null,
      safety: null,
    });
  });

  it('goes from its receipt to its close, and each step is in the event', () => {
    expect(after(rules, recorded, [ask('Close', day(5))])).toMatchObject({
      status: 'closed',
      since: day(5),
      communicatedAt: day(0),
      decision: 'upheld',
    });
  });

  it('keeps nothing of a command that its act has no field for', () => {
    const told = { ...ask('Receive', day(0), { cause: 'product-fault' }), note: 'It broke!' };
    const decision = rules.decide(told, NO_CASE);

    expect(JSON.stringify(decision)).not.toContain('broke');
    expect(decision.accepted && decision.events[0]).toMatchObject({
      text: null,
      facts: null,
      rules: ['case-flow@1'],
    });
  });
});

describe('danger to somebody', () => {
  it('takes a complaint to its investigation at once', () => {
    const told = ask('Receive', day(0), { cause: 'product-defect', safety: true });
    const decision = rules.decide(told, NO_CASE);

    expect(after(rules, NO_CASE, [told]).status).toBe('investigating');
    expect(decision.accepted && decision.events[0]?.rules).toContain('safety-first@1');
  });

  it('does so whenever it is seen, acknowledged or not', () => {
    const danger = { severity: 'critical', safety: true } as const;
    const acknowledged = goOn(received, ['Acknowledge']);
    const assessed = goOn(acknowledged, ['Assess']);

    for (const state of [received, acknowledged, assessed]) {
      expect(after(rules, state, [ask('Assess', day(0), danger)])).toMatchObject({
        status: 'investigating',
        severity: 'critical',
        safety: true,
      });
    }
    const harmless = ask('Assess', day(0), { severity: 'high', safety: false });
    expect(refusalOf(harmless, received)).toEqual({ code: 'NOT_ACKNOWLEDGED' });
    expect(refusalOf(harmless, acknowledged)).toBeNull();
  });

  it('lets a remedy go before the talk, even to a vulnerable customer', () => {
    const told = ask('Receive', day(0), { cause: 'product-defect', safety: true });
    const offer = ask('ProposeRemedy', day(0), { remedy: 'r-1', kind: 'replacement' });
    const inDanger = after(rules, NO_CASE, [told]);
    const vulnerable = goOn(inDanger, ['MarkVulnerable']);

    for (const aggregate of [rules, lax]) {
      for (const state of [inDanger, vulnerable]) {
        expect(warningsOf(offer, state, aggregate)).toEqual([
          'CUSTOMER_NOT_HEARD',
          'SUMMARY_NOT_READ_BACK',
          'REGRET_NOT_EXPRESSED',
        ]);
      }
    }
    expect(refusalOf(offer, received)).toEqual({ code: 'CUSTOMER_NOT_HEARD' });
  });
});

describe('regret and liability', () => {
  it('are two things: regret is possible at any time, and leaves liability undetermined', () => {
    for (const state of [received, concluded, communicated, goOn(received, ['Withdraw'])]) {
      const sorry = goOn(state, ['ExpressRegret']);

      expect(sorry).toEqual({ ...state, regrets: state.regrets + 1 });
      expect(sorry.liability).toBe('undetermined');
    }
    const later = after(rules, received, [ask('ExpressRegret', day(5), {})]);
    expect(later).toEqual({ ...received, regrets: 1 });
  });

  it('need different things: liability needs verified facts', () => {
    const admit = ask('AdmitLiability', day(0));

    expect(refusalOf(admit, received)).toEqual({ code: 'FACTS_NOT_VERIFIED' });
    expect(refusalOf(admit, received, lax)).toEqual({ code: 'FACTS_NOT_VERIFIED' });
    expect(goOn(received, ['VerifyFacts', 'AdmitLiability']).liability).toBe('admitted');
  });

  it('are not all that is said: an explanation needs facts, thanks and sympathy do not', () => {
    const said = (words: 'explanation' | 'sympathy' | 'thanks') => ask('Say', day(0), { words });

    expect(refusalOf(said('explanation'), received)).toEqual({ code: 'FACTS_NOT_VERIFIED' });
    const all = after(rules, goOn(received, ['VerifyFacts']), [
      said('thanks'),
      said('sympathy'),
      said('explanation'),
      said('thanks'),
    ]);
    expect(all.said).toEqual(['explanation', 'sympathy', 'thanks']);
    expect(refusalOf(said('sympathy'), received)).toBeNull();
  });
});

describe('a remedy', () => {
  const offer = ask('ProposeRemedy', day(0), { remedy: 'r-1', kind: 'refund' });

  it('is offered to a customer who was heard, and to whom the summary was read back', () => {
    const heard = goOn(received, ['Hear']);
    const readBack = goOn(heard, ['ReadBackSummary']);

    expect(refusalOf(offer, received)).toEqual({ code: 'CUSTOMER_NOT_HEARD' });
    expect(refusalOf(offer, heard)).toEqual({ code: 'SUMMARY_NOT_READ_BACK' });
    expect(refusalOf(offer, readBack)).toBeNull();
  });

  it('may be offered before, with a warning, under the lax policy', () => {
    expect(warningsOf(offer, received, lax)).toEqual([
      'CUSTOMER_NOT_HEARD',
      'SUMMARY_NOT_READ_BACK',
      'REGRET_NOT_EXPRESSED',
    ]);
  });

  it('is not offered before the talk to a vulnerable customer, whatever the policy', () => {
    expect(refusalOf(offer, goOn(received, ['MarkVulnerable']), lax)).toEqual({
      code: 'CUSTOMER_NOT_HEARD',
    });
  });

  it('comes after a word of regret or sympathy, or with a warning', () => {
    const ready = goOn(received, ['Hear', 'ReadBackSummary']);
    const sympathy = ask('Say', day(0), { words: 'sympathy' });

    expect(warningsOf(offer, ready)).toEqual(['REGRET_NOT_EXPRESSED']);
    expect(warningsOf(offer, goOn(ready, ['ExpressRegret']))).toEqual([]);
    expect(warningsOf(offer, after(rules, ready, [sympathy]))).toEqual([]);
    expect(warningsOf(ask('Hear', day(0)), ready)).toEqual([]);
  });

  it('is sought, offered, accepted and carried out, and accepted it is a promise', () => {
    const offered = after(rules, goOn(received, ['Hear', 'ReadBackSummary']), [offer]);
    const accept = ask('AcceptRemedy', day(0), { remedy: 'r-1', dueAt: day(7) });
    const accepted = after(rules, offered, [accept]);
    const carriedOut = after(rules, accepted, [ask('CarryOutRemedy', day(1), { remedy: 'r-1' })]);

    expect(offered.remedies).toEqual([
      { id: 'r-1', kind: 'refund', amount: null, state: 'offered' },
    ]);
    expect(accepted.remedies[0]?.state).toBe('accepted');
    expect(accepted.promises).toEqual([{ id: 'r-1', dueAt: day(7), state: 'open', breaches: 0 }]);
    expect(carriedOut.remedies[0]?.state).toBe('carried-out');
    expect(carriedOut.promises[0]?.state).toBe('kept');
    expect(refusalOf(accept, accepted)).toEqual({ code: 'UNKNOWN_ID', id: 'r-1' });
    expect(refusalOf(ask('DeclineRemedy', day(0), { remedy: 'r-1' }), accepted)).toEqual({
      code: 'UNKNOWN_ID',
      id: 'r-1',
    });
    expect(refusalOf(ask('CarryOutRemedy', day(1), { remedy: 'r-1' }), carriedOut)).toEqual({
      code: 'UNKNOWN_ID',
      id: 'r-1',
    });
    expect(refusalOf(offer, offered)).toEqual({ code: 'ID_TAKEN', id: 'r-1' });
  });

  it('has no id that a promise has, nor the other way round, for it may become one', () => {
    const ready = goOn(received, ['Hear', 'ReadBackSummary']);
    const promise = ask('MakePromise', day(0), { promise: 'r-1', dueAt: day(7) });
    const taken = { code: 'ID_TAKEN', id: 'r-1' };

    expect(refusalOf(promise, after(rules, ready, [offer]))).toEqual(taken);
    expect(refusalOf(offer, after(rules, ready, [promise]))).toEqual(taken);
  });

  it('may be carried out without a word of the customer, and not once it is declined', () => {
    const offered = after(rules, goOn(received, ['Hear', 'ReadBackSummary']), [offer]);
    const carryOutIt = ask('CarryOutRemedy', day(1), { remedy: 'r-1' });
    const declined = after(rules, offered, [ask('DeclineRemedy', day(0), { remedy: 'r-1' })]);

    expect(after(rules, offered, [carryOutIt])).toMatchObject({
      remedies: [{ state: 'carried-out' }],
      promises: [],
    });
    expect(declined.remedies[0]?.state).toBe('declined');
    expect(refusalOf(carryOutIt, declined)).toEqual({ code: 'UNKNOWN_ID', id: 'r-1' });
  });
});

describe('authority', () => {
  const limited = complaints({
    limits: [
      { actor: null, upTo: money(10_000, 'GBP') },
      { actor: 'eve', upTo: money(0, 'GBP') },
      { actor: 'dee', upTo: money(50_000, 'GBP') },
    ],
  });
  const ready = goOn(received, ['Hear', 'ReadBackSummary', 'ExpressRegret']);
  const offer = (remedy: string, minor: number, by: CaseCommand['by'], currency = 'GBP') =>
    ({
      ...ask('ProposeRemedy', day(0), { remedy, kind: 'goodwill', amount: money(minor, currency) }),
      by,
    }) as CaseCommand;

  it('goes as far as the limit of the actor, and not one minor unit further', () => {
    expect(refusalOf(offer('r-1', 10_000, 'bob'), ready, limited)).toBeNull();
    expect(refusalOf(offer('r-1', 10_001, 'bob'), ready, limited)).toEqual({
      code: 'APPROVAL_NEEDED',
      totalMinor: 10_001,
      limitMinor: 10_000,
      currency: 'GBP',
    });
    expect(refusalOf(offer('r-1', 1, 'eve'), ready, limited)).toMatchObject({ limitMinor: 0 });
    expect(refusalOf(offer('r-1', 1, 'dee', 'EUR'), ready, limited)).toMatchObject({
      limitMinor: 0,
      currency: 'EUR',
    });
    expect(refusalOf(offer('r-1', 1_000_000, 'bob'), ready)).toBeNull();
  });

  it('may be lent by somebody else who has it', () => {
    const by = { actor: 'bob', authority: 'dee' };

    expect(refusalOf(offer('r-1', 50_000, by), ready, limited)).toBeNull();
    expect(refusalOf(offer('r-1', 50_001, by), ready, limited)).toMatchObject({
      code: 'APPROVAL_NEEDED',
    });
    const self = { actor: 'eve', authority: 'eve' };
    expect(refusalOf(offer('r-1', 1, self), ready, limited)).toMatchObject({
      code: 'APPROVAL_NEEDED',
    });
  });

  it('is not got round by giving a large amount in small ones', () => {
    const first = after(limited, ready, [offer('r-1', 6_000, 'bob')]);

    expect(refusalOf(offer('r-2', 4_001, 'bob'), first, limited)).toMatchObject({
      totalMinor: 10_001,
    });
    expect(refusalOf(offer('r-2', 4_000, 'bob'), first, limited)).toBeNull();
    const declined = after(limited, first, [ask('DeclineRemedy', day(0), { remedy: 'r-1' })]);
    expect(refusalOf(offer('r-2', 10_000, 'bob'), declined, limited)).toBeNull();
    const euros = after(complaints(), ready, [offer('r-1', 9_000, 'bob', 'EUR')]);
    expect(refusalOf(offer('r-2', 10_000, 'bob'), euros, limited)).toBeNull();
  });
});

describe('a promise', () => {
  const promise = (dueAt: ReturnType<typeof day> | null) =>
    ask('MakePromise', day(0), { promise: 'call-back', dueAt });

  it('has a date, and one that is still to come', () => {
    expect(refusalOf(promise(null), received)).toEqual({ code: 'PROMISE_NOT_DATED' });
    expect(warningsOf(promise(null), received, lax)).toEqual(['PROMISE_NOT_DATED']);
    expect(refusalOf(promise(day(0)), received)).toEqual({
      code: 'DATE_NOT_POSSIBLE',
      field: 'dueAt',
      date: day(0),
    });
    expect(refusalOf(promise(day(1)), received)).toBeNull();
  });

  it('is broken by its timer, stamped with its date, however late the host comes round', () => {
    const promised = after(rules, received, [promise(day(2))]);
    const carried = carryOut(rules, { state: promised, newestAt: day(0) }, ask('Hear', day(9)));

    expect(rules.timersOf(promised)).toEqual([{ id: 'call-back', dueAt: day(2) }]);
    expect(carried.accepted && carried.events.map(({ type, at }) => [type, at])).toEqual([
      ['PromiseBroken', day(2)],
      ['Heard', day(9)],
    ]);
    expect(carried.accepted && carried.standing.state.promises).toEqual([
      { id: 'call-back', dueAt: day(2), state: 'broken', breaches: 1 },
    ]);
  });

  it('that is fired too early, or twice, is refused', () => {
    const promised = after(rules, received, [promise(day(2))]);
    const fire = (at: ReturnType<typeof day>) =>
      ({ type: 'FireTimer', timer: 'call-back', at, by: 'clock' }) as const;
    const broken = after(rules, promised, [fire(day(2))]);

    expect(refusalOf(fire(day(1)), promised)).toEqual({ code: 'TIMER_NOT_DUE', dueAt: day(2) });
    expect(refusalOf(fire(day(3)), broken)).toEqual({ code: 'NO_SUCH_TIMER' });
    expect(rules.timersOf(broken)).toEqual([]);
  });

  it('may be dated anew once it is broken, and is kept once', () => {
    const broken = after(rules, received, [
      promise(day(2)),
      { type: 'FireTimer', timer: 'call-back', at: day(2), by: 'clock' },
    ]);
    const dated = after(rules, broken, [
      ask('DatePromise', day(3), { promise: 'call-back', dueAt: day(4) }),
    ]);
    const kept = after(rules, dated, [ask('KeepPromise', day(4), { promise: 'call-back' })]);

    expect(dated.promises).toEqual([
      { id: 'call-back', dueAt: day(4), state: 'open', breaches: 1 },
    ]);
    expect(kept.promises[0]?.state).toBe('kept');
    const again = { type: 'FireTimer', timer: 'call-back', at: day(4), by: 'clock' } as const;
    expect(after(rules, dated, [again]).promises[0]).toMatchObject({
      state: 'broken',
      breaches: 2,
    });
    expect(rules.timersOf(kept)).toEqual([]);
    for (const command of [
      ask('KeepPromise', day(4), { promise: 'call-back' }),
      ask('DatePromise', day(4), { promise: 'call-back', dueAt: day(5) }),
      ask('KeepPromise', day(4), { promise: 'other' }),
    ]) {
      expect(refusalOf(command, kept)).toMatchObject({ code: 'UNKNOWN_ID' });
    }
    expect(
      refusalOf(ask('DatePromise', day(3), { promise: 'call-back', dueAt: day(3) }), broken),
    ).toMatchObject({ code: 'DATE_NOT_POSSIBLE' });
  });

  it('is in the ledger once, whatever a history says, so that its timer is, too', () => {
    const decision = rules.decide(promise(day(2)), received);
    const [event] = decision.accepted ? decision.events : [];
    if (event?.type !== 'PromiseMade') throw new Error('nothing was promised');
    const twice = [event, { ...event, dueAt: day(3) }].reduce(rules.evolve, received);

    expect(rules.timersOf(twice)).toEqual([{ id: 'call-back', dueAt: day(3) }]);
  });

  it('outlives the case, so that words and deeds can be compared', () => {
    const closed = after(rules, after(rules, recorded, [promise(day(2))]), [ask('Close', day(1))]);
    const firing = fireNextTimer(rules, { state: closed, newestAt: day(1) }, day(5));

    expect(firing?.standing.state).toMatchObject({
      status: 'closed',
      promises: [{ state: 'broken' }],
    });
  });
});

describe('a conclusion', () => {
  const open = goOn(received, ['Acknowledge', 'Assess', 'Investigate']);
  const two = after(rules, goOn(open, ['VerifyFacts']), [
    ask('AddAllegation', day(0), { allegation: 'late', cause: 'service-quality' }),
  ]);
  const found = (
    ...findings: readonly (readonly [string, 'upheld' | 'partly-upheld' | 'not-upheld'])[]
  ) =>
    ask('Conclude', day(0), {
      findings: findings.map(([allegation, finding]) => ({ allegation, finding })),
    });

  it('needs verified facts', () => {
    expect(refusalOf(found(['complaint', 'upheld']), open)).toEqual({ code: 'FACTS_NOT_VERIFIED' });
  });

  it('finds about each allegation, once, and about no other', () => {
    expect(refusalOf(found(['complaint', 'upheld']), two)).toEqual({
      code: 'FINDINGS_MISSING',
      missing: ['late'],
    });
    expect(
      refusalOf(found(['complaint', 'upheld'], ['late', 'upheld'], ['x', 'upheld']), two),
    ).toEqual({ code: 'UNKNOWN_ID', id: 'x' });
    expect(
      refusalOf(found(['complaint', 'upheld'], ['late', 'upheld'], ['late', 'not-upheld']), two),
    ).toEqual({ code: 'ID_TAKEN', id: 'late' });
    const same = ask('AddAllegation', day(0), { allegation: 'late', cause: 'service-skill' });
    expect(refusalOf(same, two)).toEqual({ code: 'ID_TAKEN', id: 'late' });
  });

  it('may uphold a part: then the complaint is upheld in part, and cannot be rejected', () => {
    const parted = after(rules, two, [found(['complaint', 'not-upheld'], ['late', 'upheld'])]);
    const reject = ask('Reject', day(0), { reasons: ['no-evidence'] });

    expect(outcomeOf(parted.allegations)).toBe('partly-upheld');
    expect(refusalOf(reject, parted)).toEqual({ code: 'SOMETHING_UPHELD', upheld: ['late'] });
    const half = after(rules, two, [found(['complaint', 'partly-upheld'], ['late', 'not-upheld'])]);
    expect(refusalOf(reject, half)).toMatchObject({ upheld: ['complaint'] });
    expect(goOn(half, ['Respond'])).toMatchObject({ status: 'responded', decision: 'upheld' });
  });

  it('is told with reasons where nothing is upheld, and cannot be told without', () => {
    const nothing = after(rules, two, [found(['complaint', 'not-upheld'], ['late', 'not-upheld'])]);

    expect(refusalOf(ask('Reject', day(0), { reasons: [] }), nothing)).toEqual({
      code: 'REASONS_MISSING',
    });
    expect(refusalOf(ask('Respond', day(0), {}), nothing)).toEqual({ code: 'NOTHING_UPHELD' });
    expect(
      after(rules, nothing, [ask('Reject', day(0), { reasons: ['as-agreed', 'no-loss'] })]),
    ).toMatchObject({
      status: 'responded',
      decision: 'rejected',
      reasons: ['as-agreed', 'no-loss'],
    });
  });

  it('may be gone back on before the decision is told, and then facts are verified anew', () => {
    const again = goOn(concluded, ['Investigate']);

    expect(again).toMatchObject({
      status: 'investigating',
      decision: null,
      areFactsVerified: false,
    });
    expect(outcomeOf(again.allegations)).toBeNull();
    const early = goOn(received, ['VerifyFacts', 'Acknowledge', 'Assess', 'Investigate']);
    expect(early.areFactsVerified).toBe(true);
  });
});

describe('the close', () => {
  const close = ask('Close', day(1));

  it('needs the decision communicated', () => {
    expect(refusalOf(close, concluded)).toEqual({ code: 'DECISION_NOT_COMMUNICATED' });
    expect(refusalOf(close, received, lax)).toEqual({ code: 'DECISION_NOT_COMMUNICATED' });
    expect(refusalOf(close, goOn(received, ['Refer']))).toEqual({
      code: 'DECISION_NOT_COMMUNICATED',
    });
    expect(refusalOf(close, NO_CASE)).toMatchObject({ code: 'NOT_ALLOWED' });
    expect(refusalOf(close, goOn(received, ['Withdraw']))).toMatchObject({ code: 'NOT_ALLOWED' });
  });

  it('needs every promise kept or dated', () => {
    const promised = after(rules, recorded, [
      ask('MakePromise', day(0), { promise: 'call-back', dueAt: day(2) }),
    ]);
    const broken = after(rules, promised, [
      { type: 'FireTimer', timer: 'call-back', at: day(2), by: 'clock' },
    ]);
    const open = { code: 'PROMISES_OPEN', promises: ['call-back'] };

    expect(refusalOf(close, promised)).toBeNull();
    expect(refusalOf(ask('Close', day(2)), promised)).toEqual(open);
    expect(refusalOf(ask('Close', day(3)), broken)).toEqual(open);
    const undated = after(lax, recorded, [
      ask('MakePromise', day(0), { promise: 'call-back', dueAt: null }),
    ]);
    expect(refusalOf(close, undated)).toEqual(open);
    expect(rules.timersOf(undated)).toEqual([]);
  });

  it('needs the three outputs under the strict policy, and warns under the lax one', () => {
    const missing = [...CASE_OUTPUTS];
    const learned = after(rules, communicated, [
      ask('RecordOutput', day(0), { output: 'lesson-learned' }),
    ]);

    expect(refusalOf(close, communicated)).toEqual({ code: 'OUTPUTS_MISSING', missing });
    expect(refusalOf(close, learned)).toEqual({
      code: 'OUTPUTS_MISSING',
      missing: ['relationship-adjusted', 'data-point-recorded'],
    });
    expect(warningsOf(close, learned, lax)).toEqual(['OUTPUTS_MISSING']);
    expect(refusalOf(close, recorded)).toBeNull();
  });

  it('waits, when the customer refuses the decision, until recourse is offered', () => {
    const refused = goOn(recorded, ['RefuseDecision']);
    const offered = after(rules, refused, [
      ask('OfferRecourse', day(0), { bodies: ['ombudsman'] }),
    ]);

    expect(refused.status).toBe('communicated');
    expect(refusalOf(close, refused)).toEqual({ code: 'RECOURSE_NOT_OFFERED' });
    expect(refusalOf(close, refused, lax)).toEqual({ code: 'RECOURSE_NOT_OFFERED' });
    expect(refusalOf(close, offered)).toBeNull();
    expect(refusalOf(close, goOn(recorded, ['AcceptDecision']))).toBeNull();
  });

  it('can be undone: a case that is reopened is decided anew', () => {
    const closed = after(rules, goOn(recorded, ['RefuseDecision', 'OfferRecourse']), [
      ask('Close', day(1)),
    ]);
    const reopened = after(rules, closed, [ask('Reopen', day(2))]);

    expect(reopened).toMatchObject({
      status: 'investigating',
      since: day(2),
      areFactsVerified: false,
      decision: null,
      communicatedAt: null,
      answer: null,
      recourse: [],
      reopenings: 1,
    });
    expect(outcomeOf(reopened.allegations)).toBeNull();
    expect(goOn(goOn(received, ['Withdraw']), ['Reopen']).status).toBe('investigating');
  });
});

describe('people', () => {
  it('may have somebody speak for them, who is told once there is a mandate', () => {
    const named = after(rules, goOn(concluded, ['Respond']), [
      ask('AddParty', day(0), { party: 'son', role: 'representative' }),
      ask('AddParty', day(0), { party: 'lawyer', role: 'representative', mandate: { vault: 'm' } }),
      ask('AddParty', day(0), { party: 'wife', role: 'joint' }),
    ]);
    const tell = (party: string | null) => ask('Communicate', day(0), { party });

    expect(refusalOf(tell('son'), named)).toEqual({ code: 'MANDATE_MISSING', party: 'son' });
    expect(refusalOf(tell('nobody'), named)).toEqual({ code: 'UNKNOWN_ID', id: 'nobody' });
    for (const party of ['lawyer', 'wife', null]) expect(refusalOf(tell(party), named)).toBeNull();
    expect(refusalOf(ask('AddParty', day(0), { party: 'son', role: 'joint' }), named)).toEqual({
      code: 'ID_TAKEN',
      id: 'son',
    });
  });

  it('who are vulnerable are written to by a channel that suits them', () => {
    const vulnerable = after(rules, received, [
      ask('MarkVulnerable', day(0), { drivers: ['health'], channels: ['letter', 'telephone'] }),
    ]);
    const unsuited = { code: 'CHANNEL_UNSUITED', channels: ['letter', 'telephone'] };

    expect(refusalOf(ask('Acknowledge', day(0), { channel: 'email' }), vulnerable)).toEqual(
      unsuited,
    );
    expect(refusalOf(ask('Acknowledge', day(0), {}), vulnerable)).toEqual(unsuited);
    expect(refusalOf(ask('Update', day(0), { channel: 'chat' }), vulnerable)).toEqual(unsuited);
    expect(refusalOf(ask('Acknowledge', day(0), { channel: 'letter' }), vulnerable)).toBeNull();
    expect(vulnerable.clocks.facts).toEqual(['vulnerable']);
    const anyChannel = goOn(received, ['MarkVulnerable']);
    expect(refusalOf(ask('Acknowledge', day(0), { channel: 'chat' }), anyChannel)).toBeNull();
  });

  it('may ask for somebody higher, have shared a cause, and have had to come again', () => {
    const state = after(rules, received, [
      ask('Escalate', day(0), { to: 'dee', reason: 'customer-demand' }),
      ask('Link', day(0), { systemicCause: 'batch-7' }),
      ask('RecordContact', day(0), { channel: 'telephone' }),
      ask('RecordContact', day(1), {}),
      ask('ReviewConduct', day(1), { mistakes: ['quarrelled'] }),
      ask('ReviewConduct', day(1), { mistakes: ['blamed-customer', 'quarrelled'] }),
    ]);

    expect(state).toMatchObject({
      escalatedTo: 'dee',
      systemicCause: 'batch-7',
      contacts: 2,
      mistakes: ['quarrelled', 'blamed-customer'],
    });
  });
});

describe('options', () => {
  it('are held to what they say', () => {
    const { versions } = deskPromise;
    const broken = [
      [{ policy: 'loose' as 'lax' }, /policy must be strict or lax/],
      [{ regimes: [deskPromise] }, /calendar must be given, because regimes are/],
      [{ regimes: [{ ...deskPromise, versions: [] }], calendar: london }, /regimes/],
      [{ regimes: [deskPromise, { ...deskPromise, versions }], calendar: london }, /regimes/],
      [{ limits: [{ actor: '', upTo: money(1, 'GBP') }] }, /limits must name actors by ids/],
      [{ limits: [{ actor: null, upTo: money(-1, 'GBP') }] }, /limits must be 0 or more/],
    ] as const;
    for (const [options, message] of broken) expect(() => complaints(options)).toThrow(message);
  });
});
