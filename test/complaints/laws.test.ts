/** Whatever is asked, in whatever order: what holds of every case. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { caseFlow } from '../../src/domains/complaints/case-flow.ts';
import { caseProgress } from '../../src/domains/complaints/case-process.ts';
import { IMPORT_STATUSES, OPEN_STATUSES } from '../../src/domains/complaints/case-status.ts';
import { explainCase } from '../../src/domains/complaints/explain.ts';
import { fireNextTimer } from '../../src/kernel/carry-out.ts';
import { replay } from '../../src/kernel/decider.ts';
import { branchesOf, type Flow } from '../../src/kernel/flow.ts';
import { instant } from '../../src/kernel/instant.ts';
import { anySteps, rules, STATUSES, type Step, walk } from './cases.ts';

const flow: Flow = caseFlow;
const RUNS = { numRuns: 60 };

function eventsOf(steps: readonly Step[]) {
  return walk(rules, steps).flatMap(({ result }) => (result.accepted ? result.events : []));
}

describe('in every case', () => {
  it('each event is in the row of the status before it, and leads where the row says', () => {
    const edges = new Set<string>();
    fc.assert(
      fc.property(anySteps, (steps) => {
        let state = rules.initial;
        for (const event of eventsOf(steps)) {
          const next = rules.evolve(state, event);
          edges.add(`${state.status} ${event.type} ${next.status}`);
          const branches = branchesOf(flow, state.status, event.type);
          expect(branches.map(({ to }) => to)).toContain(next.status);
          state = next;
        }
      }),
      RUNS,
    );
    expect(edges.size).toBeGreaterThan(100); // of 325; another test walks every one
  });

  it('the events alone give the state that was lived through', () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        const last = walk(rules, steps).at(-1)?.standing.state ?? rules.initial;

        expect(replay(rules, eventsOf(steps))).toEqual(last);
      }),
      RUNS,
    );
  });

  it('regret is accepted as soon as there is a case, and changes nothing but its count', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(anySteps, (steps) => {
        for (const { command, standing } of walk(rules, steps)) {
          const { state } = standing;
          const { at } = command;
          const sorry = rules.decide({ type: 'ExpressRegret', at, by: 'bob' }, state);
          expect(sorry.accepted).toBe(state.status !== 'absent');
          if (!sorry.accepted) continue;
          seen.add(state.status);
          expect(replay(rules, sorry.events, state)).toEqual({
            ...state,
            regrets: state.regrets + 1,
          });
        }
      }),
      RUNS,
    );
    expect(seen.size).toBeGreaterThan(6); // of eleven; the grid asks for every one
  });

  it('liability is admitted and a complaint concluded only after the facts were verified', () => {
    const seen = { admitted: 0, concluded: 0 };
    fc.assert(
      fc.property(anySteps, (steps) => {
        let isVerified = false;
        for (const { type } of eventsOf(steps)) {
          if (type === 'FactsVerified') isVerified = true;
          if (type === 'Reopened') isVerified = false;
          if (type === 'LiabilityAdmitted' || type === 'Concluded') {
            expect(isVerified).toBe(true);
            seen[type === 'Concluded' ? 'concluded' : 'admitted'] += 1;
          }
        }
      }),
      { numRuns: 90 },
    );
    expect(Math.min(seen.admitted, seen.concluded)).toBeGreaterThan(2);
  });

  it('a closed case was decided, told and recorded, and left no promise without a date', () => {
    let closed = 0;
    fc.assert(
      fc.property(anySteps, (steps) => {
        for (const { result } of walk(rules, steps)) {
          if (!result.accepted || result.events.at(-1)?.type !== 'Closed') continue;
          const { state } = result.standing;
          closed += 1;
          expect(state.communicatedAt).not.toBeNull();
          expect(state.decision).not.toBeNull();
          expect(state.allegations.every(({ finding }) => finding !== null)).toBe(true);
          expect(state.outputs).toHaveLength(3);
          expect(state.answer === 'refused' && state.recourse.length === 0).toBe(false);
          expect(state.promises.every((one) => one.state === 'kept' || one.state === 'open')).toBe(
            true,
          );
        }
      }),
      RUNS,
    );
    expect(closed).toBeGreaterThan(3);
  });

  it('every date that passes before its promise is kept is a breach, stamped with the date', () => {
    let breaches = 0;
    fc.assert(
      fc.property(anySteps, (steps) => {
        const history = eventsOf(steps);
        const broken = history.filter(({ type }) => type === 'PromiseBroken');
        const { promises } = replay(rules, history);
        const imported = history[0]?.type === 'Imported' ? 1 : 0; // its one promise is past
        const counted = promises.reduce((sum, one) => sum + one.breaches, 0);
        expect(counted).toBe(broken.length + imported);
        breaches += broken.length;
      }),
      RUNS,
    );
    expect(breaches).toBeGreaterThan(3);
  });

  it('a timer fires once, at its deadline, and leaves none behind that is due', () => {
    let fired = 0;
    fc.assert(
      fc.property(anySteps, (steps) => {
        const last = walk(rules, steps).at(-1);
        let standing = last?.standing ?? { state: rules.initial, newestAt: null };
        const due = rules.timersOf(standing.state);
        const end = instant('2300-01-01T00:00Z');
        for (let count = 0; ; count += 1) {
          const firing = fireNextTimer(rules, standing, end);
          if (firing === null) {
            expect(count).toBe(due.length);
            break;
          }
          expect(firing.events.map(({ at }) => at)).toEqual([firing.timer.dueAt]);
          standing = firing.standing;
          fired += 1;
        }
        expect(rules.timersOf(standing.state)).toEqual([]);
      }),
      RUNS,
    );
    expect(fired).toBeGreaterThan(3);
  });

  it('what a decision says it saw is what explains its event years later', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(anySteps, (steps) => {
        for (const { result, standing, before } of walk(rules, steps)) {
          if (!result.accepted) continue;
          const last = result.events.at(-1);
          if (last === undefined) throw new Error('an accepted act has an event');
          const earlier = result.events.slice(0, -1).reduce(rules.evolve, before.state);
          expect(explainCase(last, earlier)).toEqual(result.why);
          expect(result.why.map(({ rule }) => rule)).toEqual(last.rules);
          for (const rule of last.rules) seen.add(rule);
          expect(standing).toBe(result.standing);
        }
      }),
      RUNS,
    );
    expect(seen.size).toBeGreaterThan(14); // of 22
  });

  it('what is allowed now is what would be decided now, as far as the state can tell', () => {
    const seen = { refused: 0, allowed: 0, told: 0 };
    fc.assert(
      fc.property(anySteps, (steps) => {
        for (const { command, before } of walk(rules, steps)) {
          if (command.type === 'FireTimer') continue;
          const acts = rules.allowed(before.state, command.at);
          const offered = acts.find(({ act }) => act === command.type);
          const decision = rules.decide(command, before.state);
          if (offered === undefined) {
            const { status } = before.state;
            const allowed = acts.map(({ act }) => act);
            const isEarly = command.type === 'Close' && OPEN_STATUSES.some((one) => one === status);
            expect(decision).toEqual({
              accepted: false,
              refusal: isEarly
                ? { code: 'DECISION_NOT_COMMUNICATED' }
                : { code: 'NOT_ALLOWED', status, allowed },
            });
          } else if (offered.refusal !== null) {
            expect(decision).toEqual({ accepted: false, refusal: offered.refusal });
            seen.refused += 1;
          } else if (decision.accepted) {
            const state = replay(rules, decision.events, before.state);
            expect(offered.to).toContain(state.status);
            seen.allowed += 1;
          } else {
            seen.told += 1;
          }
        }
      }),
      RUNS,
    );
    expect(Math.min(seen.refused, seen.allowed, seen.told)).toBeGreaterThan(6);
  });

  it('where it is and what comes next is told, and the act that comes next is in the row', () => {
    const said = new Set<string>();
    fc.assert(
      fc.property(anySteps, (steps) => {
        for (const { standing } of walk(rules, steps)) {
          const { nextAct, say, step } = caseProgress(standing.state);
          said.add(String(say));
          expect(step === null).toBe(standing.state.status === 'absent');
          if (nextAct === null) continue;
          const row = rules.allowed(standing.state);
          expect(row.map(({ act }) => act)).toContain(nextAct);
          const refusal = row.find(({ act }) => act === nextAct)?.refusal ?? null;
          expect(refusal).toBeNull();
        }
      }),
      RUNS,
    );
    expect(said.size).toBeGreaterThan(3); // of seven
  });

  it('its clocks can be read at any time, and never run backward', () => {
    let running = 0;
    fc.assert(
      fc.property(anySteps, (steps) => {
        const last = walk(rules, steps).at(-1);
        if (last === undefined) return;
        const { state } = last.standing;
        const clocks = rules.clocks('c', state, last.command.at);
        const later = rules.clocks('c', state, instant('2027-06-01T00:00Z'));
        expect(later).toHaveLength(clocks.length);
        for (const [index, { elapsed }] of clocks.entries()) {
          const after = later[index]?.elapsed ?? null;
          if (elapsed !== null && after !== null) expect(after).toBeGreaterThanOrEqual(elapsed);
          if (elapsed !== null) running += 1;
        }
      }),
      RUNS,
    );
    expect(running).toBeGreaterThan(50);
  });
});

it('the walks drawn here go far: most are long, and together they visit every status', () => {
  const walks = fc.sample(anySteps, { numRuns: 100, seed: 1 });
  const lengths = walks.map((steps) => eventsOf(steps).length);
  const visited = walks.flatMap((steps) =>
    walk(rules, steps).map(({ standing }) => standing.state.status),
  );

  expect(lengths.filter((length) => length >= 10).length).toBeGreaterThan(50);
  expect(STATUSES.filter((status) => !visited.includes(status))).toEqual([]);
  expect(IMPORT_STATUSES.filter((status) => !visited.includes(status))).toEqual([]);
});
