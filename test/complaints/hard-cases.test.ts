/** The three hard cases of the source, each played to its end by the next act that is allowed. */
import { describe, expect, it } from 'vitest';

import { type Finding, outcomeOf } from '../../src/domains/complaints/allegation.ts';
import { CASE_OUTPUTS } from '../../src/domains/complaints/case-facts.ts';
import { caseProgress } from '../../src/domains/complaints/case-process.ts';
import { type Case, NO_CASE } from '../../src/domains/complaints/case-state.ts';
import { complaints } from '../../src/domains/complaints/complaints.ts';
import { money } from '../../src/kernel/money.ts';
import { after, ask, commandOf, day } from './cases.ts';

const limits = [
  { actor: null, upTo: money(5_000, 'CNY') },
  { actor: 'dee', upTo: money(100_000, 'CNY') },
];
const rules = complaints({ limits });

/** Goes on by the act that comes next, until the decision is told. */
function toDecision(state: Case, finding: Finding): Case {
  let now = state;
  while (now.status !== 'communicated') {
    const { nextAct } = caseProgress(now);
    if (nextAct === null) throw new Error('nothing comes next');
    now = after(rules, now, [commandOf(nextAct, now, day(0), { finding })]);
  }
  return now;
}

const recorded = CASE_OUTPUTS.map((output) => ask('RecordOutput', day(0), { output }));

describe('a hard case', () => {
  it('of a bill of 500 that was right, with a threat: the threat is a right, and is told as one', () => {
    const received = after(rules, NO_CASE, [
      ask('Receive', day(0), { cause: 'customer-expectation', remedySought: 'explanation' }),
      ask('ExpressRegret', day(0), {}),
    ]);
    const refused = after(rules, toDecision(received, 'not-upheld'), [
      ask('Say', day(0), { words: 'explanation' }),
      ask('RefuseDecision', day(0)),
      ...recorded,
    ]);
    const close = ask('Close', day(0));

    expect(refused).toMatchObject({ decision: 'rejected', liability: 'undetermined' });
    expect(rules.decide(close, refused)).toMatchObject({
      refusal: { code: 'RECOURSE_NOT_OFFERED' },
    });
    const told = ask('OfferRecourse', day(0), { bodies: ['consumers-association'] });
    expect(after(rules, refused, [told, close]).status).toBe('closed');
  });

  it('of a repair promised for soon, three weeks ago: soon gets a date, and dee allows the rest', () => {
    const imported = after(rules, NO_CASE, [
      ask('Import', day(0), {
        cause: 'service-quality',
        remedySought: 'repair',
        status: 'acknowledged',
        receivedAt: day(-21),
        promises: [{ promise: 'repair', dueAt: null }],
      }),
      ask('ExpressRegret', day(0), {}),
      ask('Hear', day(0)),
      ask('ReadBackSummary', day(0), {}),
    ]);
    const amount = money(20_000, 'CNY');
    const offer = ask('ProposeRemedy', day(0), { remedy: 'r-1', kind: 'compensation', amount });
    const allowed = { ...offer, by: { actor: 'bob', authority: 'dee' } };
    const decided = after(rules, toDecision(imported, 'upheld'), recorded);
    const close = ask('Close', day(0));

    expect(rules.decide(offer, imported)).toMatchObject({ refusal: { code: 'APPROVAL_NEEDED' } });
    expect(rules.decide(close, decided)).toMatchObject({
      refusal: { code: 'PROMISES_OPEN', promises: ['repair'] },
    });
    const dated = after(rules, decided, [
      allowed,
      ask('DatePromise', day(0), { promise: 'repair', dueAt: day(1) }),
      ask('AcceptRemedy', day(0), { remedy: 'r-1', dueAt: day(1) }),
      close,
    ]);
    expect(dated.status).toBe('closed');
    expect(rules.timersOf(dated).map(({ id }) => id)).toEqual(['repair', 'r-1']);
  });

  it('of blame and a call for a dismissal: it goes higher, and is reviewed, and nobody is dismissed', () => {
    const received = after(rules, NO_CASE, [
      ask('Receive', day(0), { cause: 'service-attitude' }),
      ask('Escalate', day(0), { to: 'dee', reason: 'customer-demand' }),
      ask('ReviewConduct', day(0), { mistakes: ['quarrelled'] }),
    ]);
    const closed = after(rules, toDecision(received, 'partly-upheld'), [
      ...recorded,
      ask('Close', day(0)),
    ]);

    expect(closed).toMatchObject({
      status: 'closed',
      escalatedTo: 'dee',
      mistakes: ['quarrelled'],
      decision: 'upheld',
    });
    expect(outcomeOf(closed.allegations)).toBe('partly-upheld');
  });
});
