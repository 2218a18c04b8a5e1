/** Cases for tests: commands short to write, states at hand, and walks drawn at random. */
import fc from 'fast-check';
import type { Finding } from '../../src/domains/complaints/allegation.ts';
import { CASE_ACTS, type CaseAct } from '../../src/domains/complaints/case-acts.ts';
import type { CaseCommand } from '../../src/domains/complaints/case-command.ts';
import type { CaseEvent } from '../../src/domains/complaints/case-event.ts';
import {
  CASE_OUTPUTS,
  type CaseFacts,
  REJECTION_REASONS,
  WORDS_SAID,
} from '../../src/domains/complaints/case-facts.ts';
import { caseProgress } from '../../src/domains/complaints/case-process.ts';
import type { CaseRefusal } from '../../src/domains/complaints/case-refusal.ts';
import { type Case, NO_CASE } from '../../src/domains/complaints/case-state.ts';
import {
  type CaseStatus,
  IMPORT_STATUSES,
  OPEN_STATUSES,
} from '../../src/domains/complaints/case-status.ts';
import { CAUSE_NAMES } from '../../src/domains/complaints/cause.ts';
import { type CaseAggregate, complaints } from '../../src/domains/complaints/complaints.ts';
import { CONDUCT_LABELS } from '../../src/domains/complaints/conduct.ts';
import { actsFrom } from '../../src/domains/complaints/decide.ts';
import type { Regime } from '../../src/domains/complaints/regime.ts';
import { PLAIN_CLOCK } from '../../src/domains/complaints/regime-clock.ts';
import { fcaDisp } from '../../src/domains/complaints/regimes/fca/fca.ts';
import { REMEDIES } from '../../src/domains/complaints/remedy.ts';
import type { Standing } from '../../src/kernel/aggregate.ts';
import { type Carried, carryOut } from '../../src/kernel/carry-out.ts';
import { type Instant, instant } from '../../src/kernel/instant.ts';
import { money } from '../../src/kernel/money.ts';
import { CHANNELS, SEVERITIES } from '../../src/kernel/words.ts';
import { createCalendar } from '../../src/time/calendar.ts';
import { england } from '../../src/time/holidays/england/england.ts';

export const STATUSES: readonly CaseStatus[] = [
  'absent',
  ...OPEN_STATUSES,
  'closed',
  'withdrawn',
  'merged',
];
const OPENED_AT = instant('2026-03-04T11:00Z');
const HOUR_MS = 3_600_000;

/** Day 0 is Wednesday, 2026-03-04T11:00Z. */
export function day(count: number): Instant {
  return instant(Date.parse(OPENED_AT) + count * 24 * HOUR_MS);
}

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const;

/** Monday to Friday in London, with England's holidays. */
export const london = createCalendar({
  id: 'desk',
  zone: 'Europe/London',
  versions: [
    {
      from: null,
      hours: weekdays.map((weekday) => ({ weekday, opens: '09:00', closes: '17:30' })),
    },
  ],
  holidays: [england],
  workingDaysAs: null,
});

/** What a firm promises of its own: solved within forty business hours, unless it waits. */
export const deskPromise: Regime = {
  id: 'desk-promise',
  title: 'Our promise',
  jurisdiction: null,
  scope: 'All complaints.',
  versions: [
    {
      id: 'first',
      from: null,
      until: null,
      sources: [],
      clocks: [
        {
          ...PLAIN_CLOCK,
          id: 'solution',
          title: 'Solved within forty business hours',
          basis: 'contract',
          owner: 'firm',
          isDuty: true,
          startsOn: 'received',
          target: { kind: 'business-hours', hours: 40 },
          pausedBy: ['awaiting-customer'],
          completedBy: ['responded'],
          cancelledBy: ['withdrawn'],
          onReopen: 'resume',
          onRetarget: 'retroactive',
          checked: 'no',
          checkedAgainst: null,
        },
      ],
    },
  ],
};

/** Strict rules under a law and a promise of the firm's own. */
export const rules = complaints({ regimes: [fcaDisp, deskPromise], calendar: london });

/** What differs from one command of an act to the next. */
export interface Details {
  /** Which of several things is meant. */
  readonly pick: number;
  readonly safety: boolean;
  readonly finding: Finding;
  readonly status: (typeof IMPORT_STATUSES)[number];
  readonly dueDays: number;
  readonly minor: number;
}

const DETAILS: Details = {
  pick: 0,
  safety: false,
  finding: 'upheld',
  status: 'received',
  dueDays: 1000,
  minor: 5_000,
};

/** One of a list. */
function of<Value>(values: readonly Value[], pick: number): Value {
  const value = values[pick % values.length];
  if (value === undefined) throw new Error('nothing to pick from');
  return value;
}

/** The ids of what is in a state. */
function idsOf(things: readonly { id: string; state: string }[], wanted: string) {
  return things.filter(({ state }) => state === wanted).map(({ id }) => id);
}

/** An id that is not taken among these, unless the pick is one that is to collide. */
function freshId(prefix: string, taken: number, pick: number): string {
  return pick % 9 === 8 ? `${prefix}-0` : `${prefix}-${taken}`;
}

/** What is told with an act on a case, fitting its state as well as the details allow. */
function factsOf(act: CaseAct, state: Case, at: Instant, details: Details): object {
  const { pick, safety, status, dueDays, minor } = details;
  const cause = of(CAUSE_NAMES, pick);
  const channel = of(CHANNELS, pick);
  const dueAt = instant(Date.parse(at) + dueDays * 24 * HOUR_MS);
  const severity = of(SEVERITIES, pick);
  const remedy = of([...idsOf(state.remedies, 'offered'), 'r-none'], pick);
  const promise = of(
    [...idsOf(state.promises, 'broken'), ...idsOf(state.promises, 'open'), 'p-none'],
    pick % 3,
  );
  const missing = CASE_OUTPUTS.filter((output) => !state.outputs.includes(output));
  const reason = 'awaiting-customer';
  const facts: Partial<Record<CaseAct, object>> = {
    Receive: { cause, safety, facts: pick % 3 === 0 ? ['payment-services'] : null },
    Import: { cause, status, receivedAt: day(-3), promises: [{ promise: 'p-0', dueAt: day(-1) }] },
    Acknowledge: { channel, text: { vault: 'v-1' } },
    Assess: { severity, safety },
    Conclude: {
      findings: state.allegations.map(({ id }) => ({ allegation: id, finding: details.finding })),
    },
    Reject: { reasons: [of(REJECTION_REASONS, pick)] },
    Communicate: { channel },
    OfferRecourse: { bodies: ['ombudsman'] },
    Refer: { body: 'ombudsman' },
    MergeInto: { survivor: 'c-1' },
    Absorb: {
      cause,
      other: {
        id: freshId('c', state.allegations.length, pick),
        facts: [],
        log: [{ type: 'Reached', milestone: 'received', at: day(-2) }],
        merged: [],
      },
    },
    Say: { words: of(WORDS_SAID, pick) },
    AddAllegation: { allegation: freshId('a', state.allegations.length, pick), cause },
    ProposeRemedy: {
      remedy: freshId('r', state.remedies.length, pick),
      kind: of(REMEDIES, pick),
      amount: money(minor, 'GBP'),
      basis: null,
    },
    AcceptRemedy: { remedy, dueAt },
    DeclineRemedy: { remedy },
    CarryOutRemedy: { remedy },
    MakePromise: { promise: freshId('p', state.promises.length, pick), dueAt },
    DatePromise: { promise, dueAt },
    KeepPromise: { promise },
    ReviewConduct: { mistakes: [of(CONDUCT_LABELS, pick)] },
    RecordOutput: { output: of([...missing, ...CASE_OUTPUTS], pick % 2), text: { vault: 'v-2' } },
    MarkVulnerable: { drivers: ['health'], channels: pick % 5 === 4 ? ['letter'] : [] },
    AddParty: { party: freshId('x', state.parties.length, pick), role: 'joint' },
    Escalate: { to: 'dee', reason: 'customer-demand' },
    Link: { systemicCause: 'batch-7' },
    RecordContact: { channel },
    Update: { channel, extends: 'holding-response' },
    Pause: { reason },
    Resume: { reason },
    RecordMilestone: { milestone: 'answered' },
    Classify: { facts: ['payment-services'] },
    Retarget: {
      regime: 'desk-promise',
      clock: 'solution',
      target: { kind: 'business-hours', hours: 16 },
    },
  };
  return facts[act] ?? {};
}

/** A command of an act on a case. */
export function commandOf(
  act: CaseAct,
  state: Case,
  at: Instant,
  some: Partial<Details> = {},
): CaseCommand {
  const told = factsOf(act, state, at, { ...DETAILS, ...some });
  return { type: act, at, by: 'bob', ...told } as unknown as CaseCommand;
}

/** A command with the facts that an act has. */
export function ask<Act extends CaseAct>(
  type: Act,
  at: Instant,
  ...told: object extends CaseFacts[Act] ? [] : [Partial<CaseFacts[Act]>]
): CaseCommand {
  return { type, at, by: 'bob', ...told[0] } as unknown as CaseCommand;
}

/** The state after commands that must all be accepted. */
export function after(
  aggregate: CaseAggregate,
  state: Case,
  commands: readonly CaseCommand[],
): Case {
  return commands.reduce((before, command) => {
    const decision = aggregate.decide(command, before);
    if (!decision.accepted) {
      throw new Error(`${command.type} was refused: ${decision.refusal.code}`);
    }
    return decision.events.reduce(aggregate.evolve, before);
  }, state);
}

/** What makes every guard of an open case pass: heard, verified, offered, promised, recorded. */
export const PREPARATION: readonly CaseAct[] = [
  'Hear',
  'ReadBackSummary',
  'VerifyFacts',
  'ProposeRemedy',
  'MakePromise',
];

/** Goes on with a case by acts that must all be accepted. */
export function goOn(state: Case, acts: readonly CaseAct[], some: Partial<Details> = {}): Case {
  return acts.reduce(
    (before, act) => after(rules, before, [commandOf(act, before, day(0), some)]),
    state,
  );
}

const outputs = CASE_OUTPUTS.map((output) => ask('RecordOutput', day(0), { output }));
const WAY_TO: Readonly<Record<CaseStatus, readonly CaseAct[]>> = {
  absent: [],
  received: [],
  acknowledged: ['Acknowledge'],
  assessed: ['Acknowledge', 'Assess'],
  investigating: ['Acknowledge', 'Assess', 'Investigate'],
  concluded: ['Acknowledge', 'Assess', 'Investigate', 'Conclude'],
  responded: ['Acknowledge', 'Assess', 'Investigate', 'Conclude', 'Respond'],
  communicated: ['Acknowledge', 'Assess', 'Investigate', 'Conclude', 'Respond', 'Communicate'],
  referred: ['Acknowledge', 'Assess', 'Investigate', 'Conclude', 'Respond', 'Communicate', 'Refer'],
  closed: ['Acknowledge', 'Assess', 'Investigate', 'Conclude', 'Respond', 'Communicate', 'Close'],
  withdrawn: ['Withdraw'],
  merged: ['MergeInto'],
};

/** A case of a status, in which the conditions of most acts are met. */
export function stateOf(status: CaseStatus): Case {
  if (status === 'absent') return NO_CASE;
  const received = goOn(NO_CASE, ['Receive', ...PREPARATION]);
  return goOn(after(rules, received, outputs), WAY_TO[status]);
}

/** One step of a walk: an act, mostly one that the status allows. */
export interface Step {
  readonly roll: number;
  readonly isGuided: boolean;
  readonly gapHours: number;
  readonly details: Details;
}

/**
 * Steps of a walk. Drawn blindly, most acts would be refused and most cases soon be over; so most
 * steps are of the row of the table, and a test measures the reach.
 */
export const anySteps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({
    roll: fc.nat(100_000),
    isGuided: fc.integer({ min: 0, max: 9 }).map((one) => one > 1),
    gapHours: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 24 * 10 })),
    details: fc.record({
      pick: fc.nat(1000),
      safety: fc.integer({ min: 0, max: 9 }).map((one) => one === 0),
      finding: fc.constantFrom('upheld', 'partly-upheld', 'not-upheld'),
      status: fc.constantFrom(...IMPORT_STATUSES),
      dueDays: fc.oneof(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 400 })),
      minor: fc.integer({ min: 0, max: 20_000 }),
    }),
  }),
  { minLength: 2, maxLength: 50, size: 'max' },
);

/** What one step of a walk came to. */
export interface Walked {
  readonly command: CaseCommand;
  readonly before: Standing<Case>;
  readonly result: Carried<Case, CaseEvent, CaseRefusal>;
  readonly standing: Standing<Case>;
}

/** Drawn more often, because so much follows from them. */
const FAVOURED: readonly CaseAct[] = [
  ...Array<CaseAct>(6).fill('MakePromise'),
  'ProposeRemedy',
  'AcceptRemedy',
  'AdmitLiability',
];
const ENDING: readonly CaseAct[] = ['Withdraw', 'MergeInto', 'Refer'];

/** Walks the steps, one command each; every state on the way is frozen. */
export function walk(aggregate: CaseAggregate, steps: readonly Step[]): readonly Walked[] {
  let standing: Standing<Case> = { state: aggregate.initial, newestAt: null };
  let hours = 0;
  return steps.map(({ roll, isGuided, gapHours, details }) => {
    hours += gapHours;
    const at = instant(Date.parse(OPENED_AT) + hours * HOUR_MS);
    const row = actsFrom(standing.state.status);
    const { nextAct } = caseProgress(standing.state);
    const some =
      roll % 3 > 0 && nextAct !== null
        ? [nextAct]
        : [...row, ...FAVOURED.filter((act) => row.includes(act))];
    const acts = isGuided
      ? some.filter((act) => roll % 8 === 0 || !ENDING.includes(act))
      : CASE_ACTS;
    const command = commandOf(of(acts, Math.floor(roll / 24)), standing.state, at, details);
    const before = deepFrozen(standing);
    const result = carryOut(aggregate, before, command);
    if (result.accepted) standing = result.standing;
    return { command, before, result, standing };
  });
}

/** The same value, so that nobody can change it in place. */
export function deepFrozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFrozen);
  }
  return value;
}
