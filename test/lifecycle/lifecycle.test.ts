/** One customer's life in examples: what may be asked for when, and what comes of it. */
import { describe, expect, it } from 'vitest';

import { type LifecycleAggregate, lifecycle } from '../../src/domains/lifecycle/lifecycle.ts';
import type { LifecycleCommand } from '../../src/domains/lifecycle/lifecycle-command.ts';
import {
  CONDITIONS,
  LIFECYCLE_DEFAULTS,
  type LifecycleOptions,
} from '../../src/domains/lifecycle/lifecycle-options.ts';
import { type Lifecycle, NO_LIFECYCLE } from '../../src/domains/lifecycle/lifecycle-state.ts';
import type { Standing } from '../../src/kernel/aggregate.ts';
import { carryOut } from '../../src/kernel/carry-out.ts';
import { type Instant, instant } from '../../src/kernel/instant.ts';
import { money } from '../../src/kernel/money.ts';
import { ratioOf } from '../../src/kernel/ratio.ts';
import { commandOf, day, stateOf } from './lives.ts';

const rules = lifecycle({ contactCost: money(5_000, 'EUR') });

/** Carries out commands that must all be accepted, timers included. */
function live(commands: readonly LifecycleCommand[], by: LifecycleAggregate = rules) {
  let standing: Standing<Lifecycle> = { state: by.initial, newestAt: null };
  for (const command of commands) {
    const carried = carryOut(by, standing, command);
    if (!carried.accepted) throw new Error(`${command.type}: ${carried.refusal.code}`);
    ({ standing } = carried);
  }
  return standing;
}

function refusalOf(command: LifecycleCommand, state: Lifecycle, by: LifecycleAggregate = rules) {
  const decision = by.decide(command, state);
  return decision.accepted ? null : decision.refusal;
}

const grown = [
  commandOf('Recruit', day(-100)),
  commandOf('NameContact', day(-99)),
  commandOf('Welcome', day(-98)),
  commandOf('RecordPurchase', day(-97)),
  commandOf('RecordProfile', day(-96)),
  commandOf('GetToKnow', day(-95)),
  commandOf('Manage', day(-90)),
];
const lost = [...grown, commandOf('Lose', day(0))];

describe('a customer', () => {
  it('goes from recruitment to account management and is looked after', () => {
    const { state } = live(grown);

    expect(state).toEqual({
      status: 'account-management',
      since: day(-90),
      highWaterMark: 'account-management',
      contact: 'bob',
      profile: ['ability-to-pay', 'loyalty', 'reason-for-use'],
      firstPurchaseAt: day(-97),
      comeback: null,
      loss: null,
      timers: [],
    });
  });

  it('is not welcomed before there is somebody to turn to', () => {
    const recruit = live(grown.slice(0, 1)).state;

    expect(refusalOf(commandOf('Welcome', day(0)), recruit)).toEqual({ code: 'CONTACT_NOT_NAMED' });
    expect(refusalOf(commandOf('Welcome', day(0)), live(grown.slice(0, 2)).state)).toBeNull();
  });

  it('is welcomed by a purchase all the same, with a warning', () => {
    const bought = rules.decide(commandOf('RecordPurchase', day(0)), NO_LIFECYCLE);
    const again = rules.decide(commandOf('RecordPurchase', day(1)), stateOf('welcoming'));

    expect(bought).toMatchObject({ accepted: true, warnings: [{ code: 'CONTACT_NOT_NAMED' }] });
    expect(again).toMatchObject({ accepted: true, warnings: [] });
    expect(live([...grown.slice(0, 2), commandOf('RecordPurchase', day(0))]).state.status).toBe(
      'welcoming',
    );
  });

  it('is got to know when the facts are known, and told which are missing', () => {
    const known = commandOf('RecordProfile', day(0), { facts: ['loyalty', 'birthday'] });
    const { state } = live([commandOf('RecordPurchase', day(0)), known]);

    expect(refusalOf(commandOf('GetToKnow', day(1)), state)).toEqual({
      code: 'PROFILE_INCOMPLETE',
      missing: ['reason-for-use', 'ability-to-pay'],
    });
  });

  it('keeps what was known when more becomes known', () => {
    const one = commandOf('RecordProfile', day(0), { facts: ['b', 'a'] });
    const two = commandOf('RecordProfile', day(0), { facts: ['c', 'a'] });

    expect(live([commandOf('Recruit', day(0)), one, two]).state.profile).toEqual(['a', 'b', 'c']);
  });

  it('keeps the furthest milestone through risk, loss and return', () => {
    const { state } = live([
      ...grown,
      commandOf('MarkAtRisk', day(-2)),
      commandOf('Lose', day(0)),
      commandOf('RecordPurchase', day(3)),
    ]);

    expect([state.status, state.highWaterMark]).toEqual(['welcoming', 'account-management']);
  });

  it('stays in its stage, and since when it was, by buying again', () => {
    const { state } = live([...grown, commandOf('RecordPurchase', day(-50))]);

    expect([state.status, state.since]).toEqual(['account-management', day(-90)]);
  });

  it('keeps the instant of the first purchase through later ones', () => {
    const { state } = live([...lost, commandOf('RecordPurchase', day(3))]);

    expect(state.firstPurchaseAt).toBe(day(-97));
  });
});

describe('a lost customer', () => {
  const at = (text: string): Instant => instant(text);
  const effort = (when: Instant, chance = '.30') =>
    ({
      type: 'StartWinback',
      at: when,
      by: 'bob',
      chance: ratioOf(chance),
      futureMargin: money(40_000, 'EUR'),
      consent: 'granted',
    }) as const;

  it('is left in peace for the pause, to the last millisecond', () => {
    const { state } = live(lost); // 2026-05-01T10:00Z
    const until = at('2026-05-31T10:00Z');

    expect(refusalOf(effort(at('2026-05-30T10:00Z')), state)).toEqual({
      code: 'WINBACK_TOO_SOON',
      until,
    });
    expect(refusalOf(effort(at('2026-05-31T09:59:59.999Z')), state)?.code).toBe('WINBACK_TOO_SOON');
    expect(refusalOf(effort(until), state)?.code).toBe('CAUSE_REMAINS');
  });

  it('is not courted while what made them leave is there', () => {
    const before = live(lost);
    const asked = effort(at('2026-05-31T10:00Z'));

    expect(carryOut(rules, before, asked)).toEqual({
      accepted: false,
      refusal: { code: 'CAUSE_REMAINS', reason: 'high-price' },
    });
    const removed = live([...lost, commandOf('RemoveCause', day(2))]);
    const carried = carryOut(rules, removed, asked);
    expect(carried).toMatchObject({ accepted: true, standing: { state: { status: 'winback' } } });
    expect(carried.accepted && carried.events.map(({ type, at: when }) => [type, when])).toEqual([
      ['PauseEnded', day(30)],
      ['WinbackStarted', day(30)],
    ]);
  });

  it('is courted if it is worth it, and not otherwise', () => {
    const { state } = live([...lost, commandOf('RemoveCause', day(2))]);

    expect(rules.decide(effort(day(31)), state)).toMatchObject({
      accepted: true,
      events: [{ contactCost: { minor: 5_000 }, offerCost: { minor: 0 }, endsAt: null }],
      why: [
        { rule: 'lifecycle-flow@1', from: 'lost', to: 'winback' },
        { rule: 'reason-winnable@1', reason: 'high-price' },
        { rule: 'pause-over@1', since: day(0) },
        { rule: 'cause-removed@1', reason: 'high-price' },
        { rule: 'consent-granted@1', consent: 'granted' },
        { rule: 'worth-the-effort@1', worthMinor: 7_000, currency: 'EUR' },
      ],
    });
    expect(refusalOf(effort(day(31), '.10'), state)).toEqual({
      code: 'NOT_WORTH_IT',
      worthMinor: -1_000,
      currency: 'EUR',
    });
    const dearer = { ...effort(day(31)), contactCost: money(12_000, 'EUR') };
    expect(refusalOf(dearer, state)?.code).toBe('NOT_WORTH_IT'); // .30 × 400 − 120 = 0
    const offered = { ...effort(day(31)), offerCost: money(25_000, 'EUR') };
    expect(refusalOf(offered, state)).toMatchObject({ worthMinor: -500 }); // .30 × 150 − 50 = −5
    const dollars = { ...effort(day(31)), futureMargin: money(40_000, 'USD') };
    expect(refusalOf(dollars, state)).toEqual({ code: 'CURRENCIES_DIFFER' });
  });

  it('is not courted without consent', () => {
    const { state } = live([...lost, commandOf('RemoveCause', day(2))]);
    for (const consent of ['unknown', 'refused', 'withdrawn'] as const) {
      expect(refusalOf({ ...effort(day(31)), consent }, state)).toEqual({
        code: 'CONSENT_MISSING',
        consent,
      });
    }
  });

  it('is not courted for a reason that no offer overcomes, whatever else is true', () => {
    const moved = commandOf('Lose', day(0), { reason: 'moved-away' });
    const { state } = live([...grown, moved]);

    expect(refusalOf(effort(day(1)), state)).toEqual({
      code: 'REASON_FINAL',
      reason: 'moved-away',
    });
    expect(refusalOf(effort(day(1)), state, lifecycle({ finalReasons: [] }))?.code).toBe(
      'WINBACK_TOO_SOON',
    );
  });

  it('returns at once by buying, which nothing refuses', () => {
    const carried = carryOut(rules, live(lost), commandOf('RecordPurchase', day(3)));

    expect(carried).toMatchObject({
      accepted: true,
      why: [{ rule: 'lifecycle-flow@1' }, { rule: 'returned@1', lostAt: day(0) }],
      standing: { state: { status: 'welcoming', comeback: 'returned', loss: null, timers: [] } },
    });
  });

  it('is won back by an effort, with or without a purchase', () => {
    const tried = [...lost, commandOf('RemoveCause', day(2)), effort(day(31))];
    for (const act of ['RecordPurchase', 'Welcome'] as const) {
      const carried = carryOut(rules, live(tried), commandOf(act, day(40)));

      expect(carried).toMatchObject({
        accepted: true,
        standing: { state: { status: 'welcoming', comeback: 'won-back', loss: null } },
      });
      expect(carried.accepted && carried.why.at(-1)?.rule).toBe('won-back@1');
    }
  });

  it('is left in peace again after an effort that came to nothing', () => {
    const tried = [...lost, commandOf('RemoveCause', day(2)), effort(day(31))];
    const { state } = live([...tried, commandOf('GiveUp', day(40))]);

    expect(state.timers).toEqual([{ id: 'pause', startedAt: day(40), dueAt: day(70) }]);
    expect(state.loss).toMatchObject({ at: day(0), causeRemoved: true });
    expect(refusalOf(effort(day(69)), state)?.code).toBe('WINBACK_TOO_SOON');
  });

  it('is given up by the clock where an effort has an end', () => {
    const patient = lifecycle({ winbackDays: 14, pauseDays: 7 });
    const tried = [...lost, commandOf('RemoveCause', day(2)), effort(day(31))];
    const standing = live(tried, patient);
    const carried = carryOut(patient, standing, commandOf('NameContact', day(60)));

    expect(carried.accepted && carried.events).toMatchObject([
      { type: 'GivenUp', at: day(45), by: { actor: 'clock' }, pauseUntil: day(52) },
      { type: 'PauseEnded', at: day(52), by: { actor: 'clock' } },
      { type: 'ContactNamed', at: day(60) },
    ]);
  });

  it('has a reason that can be learnt, and then a cause that is not removed', () => {
    const unknown = commandOf('Lose', day(0), { reason: 'unknown', inferred: true });
    const silent = [...grown, unknown, commandOf('RemoveCause', day(1))];
    const learnt = commandOf('LearnReason', day(2), { reason: 'slowness' });
    const same = commandOf('LearnReason', day(2), { reason: 'unknown', lostBy: 'firm' });

    expect(live([...silent, learnt]).state.loss).toEqual({
      lostBy: 'customer',
      reason: 'slowness',
      inferred: false,
      at: day(0),
      causeRemoved: false,
    });
    expect(live([...silent, same]).state.loss).toMatchObject({
      lostBy: 'firm',
      causeRemoved: true,
    });
  });

  it('can die, and then nothing is waited for any more', () => {
    const { state } = live([...lost, commandOf('RecordDeath', day(1))]);

    expect([state.status, state.timers, state.loss]).toEqual(['deceased', [], null]);
    expect(refusalOf(commandOf('RecordPurchase', day(2)), state)).toEqual({
      code: 'NOT_ALLOWED',
      status: 'deceased',
      allowed: [],
    });
  });
});

describe('a timer', () => {
  const fire = (timer: string, at: Instant): LifecycleCommand => ({
    type: 'FireTimer',
    timer,
    at,
    by: 'clock',
  });

  it('fires once, stamped with its deadline', () => {
    const { state } = live(lost);
    const late = rules.decide(fire('pause', day(45)), state);

    expect(late).toMatchObject({ accepted: true, events: [{ type: 'PauseEnded', at: day(30) }] });
    const [event] = late.accepted ? late.events : [];
    const ended = event === undefined ? state : rules.evolve(state, event);
    expect(rules.timersOf(ended)).toEqual([]);
    expect(refusalOf(fire('pause', day(45)), ended)).toEqual({ code: 'NO_SUCH_TIMER' });
  });

  it('is not fired before it is due', () => {
    const { state } = live(lost);

    expect(refusalOf(fire('pause', instant(Date.parse(day(30)) - 1)), state)).toEqual({
      code: 'TIMER_NOT_DUE',
      dueAt: day(30),
    });
    expect(refusalOf(fire('pause', day(30)), state)).toBeNull();
  });

  it('has a deadline even at the end of time', () => {
    const late = instant('9999-12-15T00:00Z');
    const { state } = live([...grown, commandOf('Lose', late)]);

    expect(state.timers[0]?.dueAt).toBe('9999-12-31T23:59:59.999Z');
  });
});

describe('an import', () => {
  it('opens at any status, with the furthest milestone it shows or is told', () => {
    const told = { ...commandOf('Import', day(0)), highWaterMark: 'account-management' } as const;
    const under = { ...commandOf('Import', day(0)), highWaterMark: 'recruitment' } as const;

    expect(live([commandOf('Import', day(0))]).state.highWaterMark).toBe('welcoming');
    expect(live([told]).state.highWaterMark).toBe('account-management');
    expect(live([under]).state.highWaterMark).toBe('welcoming');
    expect(live([commandOf('Import', day(0), { status: 'deceased' })]).state).toMatchObject({
      status: 'deceased',
      since: day(0),
      highWaterMark: null,
    });
  });

  it('counts the pause of a loss from the instant of the loss', () => {
    const { state } = live([commandOf('Import', day(0))]);

    expect(state.timers).toEqual([{ id: 'pause', startedAt: day(0), dueAt: day(30) }]);
    expect(state.loss).toMatchObject({ reason: 'high-price', at: day(0), causeRemoved: false });
  });

  it('warns of a loss of which nothing was said', () => {
    const silent = { type: 'Import', status: 'lost', at: day(0), by: 'crm' } as const;

    expect(rules.decide(silent, NO_LIFECYCLE)).toMatchObject({
      accepted: true,
      events: [{ loss: { lostBy: 'customer', reason: 'unknown', inferred: true } }],
      warnings: [{ code: 'LOSS_NOT_STATED' }],
    });
    expect(rules.decide({ ...silent, status: 'welcoming' }, NO_LIFECYCLE)).toMatchObject({
      events: [{ loss: null, dueAt: null }],
      warnings: [],
    });
  });
});

describe('the options', () => {
  it('turn a condition into a warning, and a loss into no pause', () => {
    const lax = lifecycle({ warnOnly: CONDITIONS, pauseDays: 0 });
    const { state } = live(lost, lax);
    const effort = { ...commandOf('StartWinback', day(0), { tenths: 0 }) };

    expect(lax.decide(effort, state)).toMatchObject({
      accepted: true,
      events: [{ rules: expect.not.arrayContaining(['cause-removed@1']) as unknown }],
      warnings: [{ code: 'CAUSE_REMAINS' }, { code: 'NOT_WORTH_IT' }],
    });
    expect(
      refusalOf(commandOf('StartWinback', day(0), { consent: 'refused' }), state, lax),
    ).toEqual({ code: 'CONSENT_MISSING', consent: 'refused' });
  });

  it('say what a host can ask for, without an instant as if no pause were over', () => {
    const { state } = live([...lost, commandOf('RemoveCause', day(1))]);
    const winback = (at?: Instant) =>
      rules.allowed(state, at).find(({ act }) => act === 'StartWinback');

    expect(winback()).toEqual({
      act: 'StartWinback',
      to: ['winback'],
      refusal: { code: 'WINBACK_TOO_SOON', until: day(30) },
    });
    expect(winback(day(30))?.refusal).toBeNull();
    expect(rules.allowed(NO_LIFECYCLE).map(({ act, to }) => [act, to.length])).toEqual([
      ['Recruit', 1],
      ['RecordPurchase', 1],
      ['Import', 11],
    ]);
  });

  it('have a source each', () => {
    for (const { provenance } of Object.values(LIFECYCLE_DEFAULTS)) {
      expect(provenance).toMatch(/^(?:our own|S\d{3}-\d+)/);
    }
    expect(LIFECYCLE_DEFAULTS.pauseDays.value).toBe(30);
  });

  it.each([
    ['pauseDays', { pauseDays: -1 }],
    ['pauseDays', { pauseDays: 3651 }],
    ['pauseDays', { pauseDays: 0.5 }],
    ['pauseDays', { pauseDays: Number.NaN }],
    ['winbackDays', { winbackDays: 0 }],
    ['winbackDays', { winbackDays: 3651 }],
    ['profileFacts', { profileFacts: [''] }],
    ['finalReasons', { finalReasons: ['toString'] }],
    ['offerCost', { offerCost: { minor: -1, currency: 'EUR' } }],
    ['contactCost', { contactCost: { minor: 10 ** 15 + 1, currency: 'EUR' } }],
    ['warnOnly', { warnOnly: ['CONSENT_MISSING'] }],
  ])('refuse a %s out of range', (field, options) => {
    expect(() => lifecycle(options as unknown as LifecycleOptions)).toThrow(
      new RegExp(`^lifecycle: ${field} must be`),
    );
  });

  it('take the ends of their ranges', () => {
    expect(() => lifecycle({ pauseDays: 0, winbackDays: 1 })).not.toThrow();
    expect(() => lifecycle({ pauseDays: 3650, winbackDays: 3650 })).not.toThrow();
    expect(() => lifecycle({ offerCost: money(10 ** 15, 'EUR') })).not.toThrow();
  });
});

describe('a history that cannot be', () => {
  it('is not followed', () => {
    const by = { actor: 'x', authority: null };
    const event = { type: 'Saved', at: day(0), by, rules: [] } as const;

    expect(() => rules.evolve(NO_LIFECYCLE, event)).toThrow(
      /^evolve: event must be able to follow/,
    );
    for (const type of ['constructor', '__proto__', 'toString', 'Unheard']) {
      expect(() =>
        rules.evolve(NO_LIFECYCLE, { ...event, type } as unknown as typeof event),
      ).toThrow(/^evolve: event/);
    }
    const opened = { ...event, type: 'Imported', status: 'absent', dueAt: null } as never;
    expect(() => rules.evolve(NO_LIFECYCLE, opened)).toThrow(/^evolve: event/);
  });
});
