/** The table of a record's life: sound as data, and kept by the rules, pair by pair. */
import { describe, expect, it } from 'vitest';
import { type AnyMachineSnapshot, createMachine, transition } from 'xstate';

import { EVENT_OF_ACT } from '../../src/domains/customers/customer-acts.ts';
import type { CustomerAct } from '../../src/domains/customers/customer-command.ts';
import type { CustomerEvent } from '../../src/domains/customers/customer-event.ts';
import { customerFlow } from '../../src/domains/customers/customer-flow.ts';
import type { CustomerStatus } from '../../src/domains/customers/customer-kind.ts';
import { customers } from '../../src/domains/customers/customers.ts';
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
import { ACTS, commandOf, day, STATUSES, stateOf } from './records.ts';

const rules = customers();
const flow: Flow<CustomerStatus, CustomerEvent['type']> = customerFlow;

/** Where each act leads from each status, by hand. Guests and members differ in one act alone. */
const KNOWN = `Identify Link Unlink KeepApart LiftApartness GrantConsent RefuseConsent
  WithdrawConsent LearnFact ConfirmFact AskQuestion DeclineAnswer JoinHousehold LeaveHousehold
  TakeRole LeaveRole MarkOccasion ShareCustomer EndSharing Thank PlaceHold ReleaseHold
  Erase>erased`;
const WANTED: Readonly<Record<CustomerStatus, string>> = {
  absent: 'Register>guest',
  guest: `${KNOWN} BecomeMember>member`,
  member: KNOWN,
  erased: '',
};

function wantedFrom(status: CustomerStatus): ReadonlyMap<string, string> {
  const steps = WANTED[status].split(/\s+/).filter((step) => step !== '');
  return new Map(steps.map((step) => step.split('>')).map(([act = '', to = status]) => [act, to]));
}

describe('the table', () => {
  it('is sound: every status is reached, no branch leads nowhere or comes too late', () => {
    expect(checkFlow(flow)).toEqual([]);
    expect(reachableFrom(flow, 'absent')).toEqual(Object.keys(flow.steps));
    expect(finalStatuses(flow)).toEqual(['erased']);
  });

  it('knows every act, and no event that no act causes', () => {
    const events = new Set(flowPairs(flow).map(({ on }) => on));

    expect([...events].sort()).toEqual(Object.values(EVENT_OF_ACT).sort());
    expect(new Set(Object.values(EVENT_OF_ACT)).size).toBe(ACTS.length);
  });

  it('tells the compiler where an event leads, and what cannot be', () => {
    const member: StatusAfter<typeof customerFlow, 'guest', 'BecameMember'> = 'member';
    // @ts-expect-error who was erased is known no more
    const never: EventFrom<typeof customerFlow, 'erased'> = 'Registered';
    // @ts-expect-error a member is one already
    const again: StatusAfter<typeof customerFlow, 'member', 'BecameMember'> = 'member';

    expect([member, never, again]).toHaveLength(3);
  });
});

describe('every status and every command', () => {
  it('give an event that leads where it should, or a refusal with its code', () => {
    let accepted = 0;
    for (const status of STATUSES) {
      const wanted = wantedFrom(status);
      for (const act of ACTS) {
        const state = stateOf(status, act);
        const decision = rules.decide(commandOf(act, day(2)), state);
        const to = wanted.get(act);
        if (decision.accepted) {
          accepted += 1;
          const [event] = decision.events;
          expect(event && rules.evolve(state, event).status, `${status} ${act}`).toBe(to);
        } else {
          expect(to, `${status} ${act}`).toBeUndefined();
          expect(decision.refusal).toMatchObject({ code: 'NOT_ALLOWED', status });
        }
      }
    }
    expect(accepted).toBe(1 + 24 + 23);
  });

  it('go the way of XState, from the exported table', () => {
    let steps = 0;
    for (const status of STATUSES) {
      for (const on of eventsFrom(flow, status)) {
        for (const { to } of branchesOf(flow, status, on)) {
          const machine = machineOf(to);
          const before: AnyMachineSnapshot = machine.resolveState({ value: status });
          const [after] = transition(machine, before, { type: on });
          const act = ACTS.find((one) => EVENT_OF_ACT[one] === on) ?? 'Erase';
          const begun = to === 'member' ? 'member' : 'guest';
          const state = stateOf(status, act);
          const decision = rules.decide(commandOf(act, day(2), { status: begun }), state);
          const [event] = decision.accepted ? decision.events : [];

          expect((after as AnyMachineSnapshot).value).toBe(to);
          expect(event && rules.evolve(state, event).status).toBe(to);
          steps += 1;
        }
      }
    }
    expect(steps).toBe(2 + 24 + 23);
  });

  it('are stopped by the rules where a guard is not met', () => {
    const stopped: readonly (readonly [CustomerAct, string])[] = [
      ['Unlink', 'NOT_LINKED'],
      ['LiftApartness', 'NOT_APART'],
      ['ConfirmFact', 'FACT_UNKNOWN'],
      ['LeaveHousehold', 'NOT_IN_HOUSEHOLD'],
      ['LeaveRole', 'ROLE_NOT_HELD'],
      ['EndSharing', 'NOT_SHARED'],
      ['ReleaseHold', 'NO_SUCH_HOLD'],
    ];
    for (const [act, code] of stopped) {
      for (const status of ['guest', 'member'] as const) {
        const refused = rules.decide(commandOf(act, day(2)), stateOf(status));

        expect(refused).toMatchObject({ accepted: false, refusal: { code } });
      }
    }
  });
});

/** The machine that XState makes of the exported table, with guards that let pass; a beginning says its own. */
function machineOf(to: CustomerStatus) {
  const names = flowPairs(flow).flatMap(({ from, on }) =>
    branchesOf(flow, from, on).flatMap(({ when }) => when ?? []),
  );
  const guards = {
    ...Object.fromEntries(names.map((name) => [name, () => true])),
    isGuest: () => to === 'guest',
    isMember: () => to === 'member',
  };
  return createMachine(JSON.parse(JSON.stringify(flowXstate(flow, 'customer'))) as object, {
    guards,
  });
}
