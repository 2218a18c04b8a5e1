/** The table of a case: sound as data, and kept by the rules, pair by pair. */
import { describe, expect, it } from 'vitest';
import { type AnyMachineSnapshot, createMachine, transition } from 'xstate';

import {
  actOf,
  CASE_ACTS,
  type CaseAct,
  EVENT_OF_ACT,
} from '../../src/domains/complaints/case-acts.ts';
import type { CaseCommand } from '../../src/domains/complaints/case-command.ts';
import { CASE_EVENTS, type CaseEvent } from '../../src/domains/complaints/case-event.ts';
import { caseFlow } from '../../src/domains/complaints/case-flow.ts';
import { type Case, NO_CASE } from '../../src/domains/complaints/case-state.ts';
import { type CaseStatus, IMPORT_STATUSES } from '../../src/domains/complaints/case-status.ts';
import {
  branchesOf,
  type EventFrom,
  eventsFrom,
  type Flow,
  type StatusAfter,
} from '../../src/kernel/flow.ts';
import {
  checkFlow,
  finalStatuses,
  flowPairs,
  reachableFrom,
} from '../../src/kernel/flow-survey.ts';
import { flowXstate } from '../../src/kernel/flow-xstate.ts';
import type { Instant } from '../../src/kernel/instant.ts';
import { commandOf, day, goOn, PREPARATION, rules, STATUSES, stateOf } from './cases.ts';

const flow: Flow<CaseStatus, CaseEvent['type']> = caseFlow;

/** Where each act leads, or why not, by hand from the description of the process. */
const ALWAYS = `ExpressRegret Say CarryOutRemedy KeepPromise DatePromise OfferRecourse RecordContact
  ReviewConduct RecordOutput Link`;
const OPEN = `${ALWAYS} Withdraw>withdrawn Refer>referred MergeInto>merged Update Hear
  ReadBackSummary VerifyFacts AdmitLiability ProposeRemedy AcceptRemedy DeclineRemedy MakePromise
  MarkVulnerable AddParty Escalate Pause Resume RecordMilestone Classify Retarget`;
const UNTOLD = `${OPEN} Close!DECISION_NOT_COMMUNICATED`;
const EARLY = `${UNTOLD} AddAllegation Absorb`;
const WANTED: Readonly<Record<CaseStatus, string>> = {
  absent: 'Receive>received Import>received',
  received: `${EARLY} Acknowledge>acknowledged Assess!NOT_ACKNOWLEDGED`,
  acknowledged: `${EARLY} Acknowledge Assess>assessed`,
  assessed: `${EARLY} Acknowledge Assess Investigate>investigating`,
  investigating: `${EARLY} Acknowledge Assess Conclude>concluded`,
  concluded: `${UNTOLD} Acknowledge Respond>responded Reject!SOMETHING_UPHELD
    Investigate>investigating`,
  responded: `${UNTOLD} Acknowledge Communicate>communicated Investigate>investigating`,
  communicated: `${OPEN} Acknowledge Close>closed AcceptDecision RefuseDecision
    Reopen>investigating`,
  referred: `${OPEN} Acknowledge Close>closed Reopen>investigating`,
  closed: `${ALWAYS} Refer>referred Reopen>investigating`,
  withdrawn: `${ALWAYS} Reopen>investigating`,
  merged: ALWAYS,
};

function wantedFrom(status: CaseStatus): ReadonlyMap<string, string> {
  const steps = WANTED[status].split(/\s+/).filter((step) => step !== '');
  return new Map(
    steps.map((step) => {
      const [act = '', to = step.includes('!') ? '' : status] = step.split('>');
      const [name = '', code] = act.split('!');
      return [name, code ?? to];
    }),
  );
}

describe('the table', () => {
  it('is sound: every status is reached, no branch leads nowhere or comes too late', () => {
    expect(checkFlow(flow)).toEqual([]);
    expect([...reachableFrom(flow, 'absent')].sort()).toEqual([...STATUSES].sort());
  });

  it('has no end: a word of regret is possible whatever became of a case', () => {
    expect(finalStatuses(flow)).toEqual([]);
    const speechless = STATUSES.filter(
      (status) => !eventsFrom(flow, status).includes('RegretExpressed'),
    );
    expect(speechless).toEqual(['absent']);
  });

  it('knows every act, and one event besides that only a timer causes', () => {
    const events = new Set(flowPairs(flow).map(({ on }) => on));

    expect([...events].filter((event) => actOf(event) === null)).toEqual(['PromiseBroken']);
    expect([...events].sort()).toEqual([...CASE_EVENTS].sort());
    expect(new Set(Object.values(EVENT_OF_ACT)).size).toBe(CASE_ACTS.length);
  });

  it('tells the compiler where an event leads, and what cannot be', () => {
    const closed: StatusAfter<typeof caseFlow, 'communicated', 'Closed'> = 'closed';
    // @ts-expect-error a case is not closed by being concluded
    const wrong: StatusAfter<typeof caseFlow, 'investigating', 'Concluded'> = 'closed';
    // @ts-expect-error a case that went into another is not concluded
    const never: EventFrom<typeof caseFlow, 'merged'> = 'Concluded';
    // @ts-expect-error a case is received once
    const impossible: StatusAfter<typeof caseFlow, 'received', 'Received'> = 'received';

    expect([closed, wrong, never, impossible]).toHaveLength(4);
  });
});

describe('every status and every command', () => {
  it('give an event that leads where it should, or a refusal with its code', () => {
    let pairs = 0;
    let accepted = 0;
    for (const status of STATUSES) {
      const wanted = wantedFrom(status);
      const state = stateOf(status);
      for (const act of CASE_ACTS) {
        pairs += 1;
        const decision = rules.decide(commandOf(act, state, day(1)), state);
        if (decision.accepted) {
          accepted += 1;
          const [event] = decision.events;
          const to = event && rules.evolve(state, event).status;
          expect(to, `${status} ${act}`).toBe(wanted.get(act));
        } else {
          const code = wanted.get(act) ?? 'NOT_ALLOWED';
          expect(decision.refusal, `${status} ${act}`).toMatchObject({ code });
        }
      }
      const fired = rules.decide({ type: 'FireTimer', timer: 'no', at: day(1), by: 'x' }, state);
      expect(fired).toEqual({ accepted: false, refusal: { code: 'NO_SUCH_TIMER' } });
      pairs += 1;
    }
    expect(pairs).toBe(STATUSES.length * (CASE_ACTS.length + 1));
    expect(pairs).toBe(flowPairs(flow).length);
    expect(accepted).toBe(306); // as the grid has it
  });

  it('name the acts that are allowed where one is not', () => {
    const refused = rules.decide(commandOf('Close', NO_CASE, day(0)), NO_CASE);

    expect(refused).toEqual({
      accepted: false,
      refusal: { code: 'NOT_ALLOWED', status: 'absent', allowed: ['Receive', 'Import'] },
    });
  });

  it('meet a command that nobody knows without harm', () => {
    for (const type of ['constructor', '__proto__', 'toString', '', 'Received']) {
      const command = { type, at: day(0), by: 'x' } as unknown as CaseCommand;

      expect(rules.decide(command, NO_CASE)).toMatchObject({ accepted: false });
    }
  });
});

/** One way through the table: the events that lead to a transition, and the transition. */
interface Path {
  readonly events: readonly CaseEvent['type'][];
  readonly statuses: readonly CaseStatus[];
}

/** The shortest way to every status, and from there over each of its transitions. */
function pathsThrough(): readonly Path[] {
  const shortest = new Map<CaseStatus, Path>([['absent', { events: [], statuses: [] }]]);
  for (const [from, path] of shortest) {
    for (const { on, to } of edgesFrom(from)) {
      // A case that is referred before its decision is told cannot be closed from there.
      if (on === 'Referred' && from !== 'communicated') continue;
      if (!shortest.has(to)) shortest.set(to, along(path, on, to));
    }
  }
  return [...shortest].flatMap(([from, path]) =>
    edgesFrom(from).map(({ on, to }) => along(path, on, to)),
  );
}

function edgesFrom(from: CaseStatus) {
  return eventsFrom(flow, from).flatMap((on) =>
    branchesOf(flow, from, on).map(({ to }) => ({ on, to })),
  );
}

function along({ events, statuses }: Path, on: CaseEvent['type'], to: CaseStatus): Path {
  return { events: [...events, on], statuses: [...statuses, to] };
}

/** What is asked for before an act, so that its guard lets it pass. */
function acts(act: CaseAct, state: Case): readonly CaseAct[] {
  const wantsFacts = act === 'Conclude' || act === 'AdmitLiability';
  return wantsFacts && !state.areFactsVerified ? ['VerifyFacts', act] : [act];
}

describe('a path that is drawn from the table', () => {
  const paths = pathsThrough();

  it('exists for every transition', () => {
    const edges = STATUSES.flatMap((from) => edgesFrom(from));

    expect(paths).toHaveLength(edges.length);
    expect(paths).toHaveLength(325); // the 306, the broken promises, danger, imports, and a rejection
  });

  it('is walked by the rules, and by XState from the exported table, with the same result', () => {
    let steps = 0;
    for (const { events, statuses } of paths) {
      const now: Now = { state: NO_CASE, at: day(0), event: null };
      const machine = machineOf(now);
      let snapshot: AnyMachineSnapshot = machine.getInitialSnapshot({} as never);
      const send = (command: CaseCommand) => {
        const decision = rules.decide(command, now.state);
        if (!decision.accepted) throw new Error(`${command.type}: ${decision.refusal.code}`);
        for (const one of decision.events) {
          now.event = one;
          [snapshot] = transition(machine, snapshot, { type: one.type });
          now.state = rules.evolve(now.state, one);
          expect(snapshot.value).toBe(now.state.status);
          steps += 1;
        }
      };
      for (const [index, event] of events.entries()) {
        const to = statuses[index] ?? 'absent';
        const some = {
          safety: to === 'investigating' && (event === 'Received' || event === 'Assessed'),
          status: IMPORT_STATUSES.find((one) => one === to) ?? 'received',
          finding: events[index + 1] === 'Rejected' ? 'not-upheld' : 'upheld',
        } as const;
        now.at = day(index);
        if (event === 'PromiseBroken') {
          send({ type: 'FireTimer', timer: 'p-0', at: day(5000), by: 'clock' });
        } else {
          const act = actOf(event) ?? 'Close';
          for (const one of acts(act, now.state)) send(commandOf(one, now.state, now.at, some));
        }
        expect(now.state.status).toBe(to);
        if (index > 0) continue;
        for (const one of PREPARATION) send(commandOf(one, now.state, now.at));
        for (const pick of [0, 1, 2]) send(commandOf('RecordOutput', now.state, now.at, { pick }));
        if (now.state.promises[0]?.state === 'broken') {
          send(commandOf('DatePromise', now.state, now.at));
        }
      }
    }
    expect(steps).toBeGreaterThan(paths.length);
  });

  it('is stopped by the rules and by XState where a guard is not met', () => {
    const bare = goOn(NO_CASE, ['Receive', 'Acknowledge', 'Assess', 'Investigate']);
    const concluded = goOn(bare, ['VerifyFacts', 'Conclude']);
    const rejected = goOn(goOn(bare, ['VerifyFacts']), ['Conclude'], { finding: 'not-upheld' });
    const communicated = goOn(concluded, ['Respond', 'Communicate']);
    const stopped = [
      [bare, 'Conclude', 'FACTS_NOT_VERIFIED'],
      [bare, 'AdmitLiability', 'FACTS_NOT_VERIFIED'],
      [bare, 'ProposeRemedy', 'CUSTOMER_NOT_HEARD'],
      [goOn(bare, ['Refer']), 'Close', 'DECISION_NOT_COMMUNICATED'],
      [concluded, 'Reject', 'SOMETHING_UPHELD'],
      [rejected, 'Respond', 'NOTHING_UPHELD'],
      [communicated, 'Close', 'OUTPUTS_MISSING'],
    ] as const;
    for (const [state, act, code] of stopped) {
      const machine = machineOf({ state, at: day(9), event: null });
      const before: AnyMachineSnapshot = machine.resolveState({ value: state.status });
      const [after] = transition(machine, before, { type: EVENT_OF_ACT[act] });

      expect((after as AnyMachineSnapshot).value).toBe(state.status);
      expect(rules.decide(commandOf(act, state, day(9)), state)).toMatchObject({
        refusal: { code },
      });
    }
  });
});

/** What the guards of a machine look at. */
interface Now {
  state: Case;
  at: Instant;
  event: CaseEvent | null;
}

/** The machine that XState makes of the exported table, with guards that ask our rules. */
function machineOf(now: Now) {
  const isMet = (act: CaseAct) => () =>
    rules.allowed(now.state, now.at).find((one) => one.act === act)?.refusal === null;
  const openings = IMPORT_STATUSES.map((status) => [
    `is${status.replace(/^./, (letter) => letter.toUpperCase())}`,
    () => now.event?.type === 'Imported' && now.event.status === status,
  ]);
  const guards = {
    ...(Object.fromEntries(openings) as Record<string, () => boolean>),
    endangersSafety: () =>
      (now.event?.type === 'Received' || now.event?.type === 'Assessed') &&
      now.event.safety === true,
    areFactsVerified: isMet('AdmitLiability'),
    isHeard: isMet('ProposeRemedy'),
    isUpheld: isMet('Respond'),
    isNotUpheld: isMet('Reject'),
    mayClose: isMet('Close'),
  };
  return createMachine(JSON.parse(JSON.stringify(flowXstate(flow, 'case'))) as object, { guards });
}
