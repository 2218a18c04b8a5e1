/** Whatever is asked, in whatever order: what holds of every life. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { explainLifecycle } from '../../src/domains/lifecycle/explain.ts';
import { lifecycle } from '../../src/domains/lifecycle/lifecycle.ts';
import { lifecycleFlow } from '../../src/domains/lifecycle/lifecycle-flow.ts';
import { restoreLifecycle, saveLifecycle } from '../../src/domains/lifecycle/lifecycle-snapshot.ts';
import {
  BEGINNINGS,
  isActive,
  type LifecycleStatus,
  MILESTONES,
} from '../../src/domains/lifecycle/stage.ts';
import { stageAt, stageSpells } from '../../src/domains/lifecycle/stage-history.ts';
import { fireNextTimer } from '../../src/kernel/carry-out.ts';
import { replay } from '../../src/kernel/decider.ts';
import { branchesOf, type Flow } from '../../src/kernel/flow.ts';
import { money } from '../../src/kernel/money.ts';
import { anySteps, type Step, walk } from './lives.ts';

const rules = lifecycle({ contactCost: money(500, 'EUR'), winbackDays: 20 });
const flow: Flow = lifecycleFlow;

function eventsOf(steps: readonly Step[]) {
  return walk(rules, steps).flatMap(({ result }) => (result.accepted ? result.events : []));
}

describe('in every life', () => {
  it('each event is in the row of the status before it, and leads where the row says', () => {
    const edges = new Set<string>();
    fc.assert(
      fc.property(anySteps, (steps) => {
        let state = rules.initial;
        for (const event of eventsOf(steps)) {
          const next = rules.evolve(state, event);
          const branches = branchesOf(flow, state.status, event.type);
          edges.add(`${state.status} ${event.type} ${next.status}`);
          expect(branches.map(({ to }) => to)).toContain(next.status);
          state = next;
        }
      }),
    );
    expect(edges.size).toBeGreaterThan(60); // of 78; another test walks every one
  });

  it('the events alone give the state that was lived through', () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        const last = walk(rules, steps).at(-1)?.standing.state ?? rules.initial;

        expect(replay(rules, eventsOf(steps))).toEqual(last);
      }),
    );
  });

  it('the high-water mark is the furthest milestone among the statuses, and never falls', () => {
    // Imports may tell of more than the status shows; those of the walks do not.
    fc.assert(
      fc.property(anySteps, (steps) => {
        const shown: Readonly<Record<string, number>> = {
          recruitment: 1,
          declined: 1,
          welcoming: 2,
          'at-risk': 2,
          lost: 2,
          winback: 2,
          'getting-to-know': 3,
          'account-management': 4,
          'intensive-care': 4,
        };
        let highest = 0;
        let state = rules.initial;
        for (const event of eventsOf(steps)) {
          state = rules.evolve(state, event);
          highest = Math.max(highest, shown[state.status] ?? 0);
          expect(state.highWaterMark).toBe([null, ...MILESTONES][highest]);
        }
      }),
    );
  });

  it('a loss is known exactly while it lasts, and only then is there something to wait for', () => {
    const waits = { pause: 0, winback: 0 };
    fc.assert(
      fc.property(anySteps, (steps) => {
        for (const { standing } of walk(rules, steps)) {
          const { status, loss, timers } = standing.state;
          const isLosing = status === 'lost' || status === 'winback';
          expect(loss !== null).toBe(isLosing);
          expect(timers.length).toBeLessThanOrEqual(1);
          for (const { id } of timers) {
            expect(id).toBe(status === 'lost' ? 'pause' : 'winback');
            waits[id === 'pause' ? 'pause' : 'winback'] += 1;
          }
          if (status === 'winback') expect(timers).toHaveLength(1);
        }
      }),
    );
    expect(Math.min(waits.pause, waits.winback)).toBeGreaterThan(20);
  });

  it('a purchase is refused of the dead and of those closed by law alone', () => {
    const asked = new Set<string>();
    fc.assert(
      fc.property(anySteps, (steps) => {
        for (const { command, before, result, standing } of walk(rules, steps)) {
          if (command.type !== 'RecordPurchase') continue;
          const { status } = before.state;
          asked.add(status);
          expect(result.accepted).toBe(status !== 'deceased' && status !== 'closed-by-law');
          if (result.accepted) expect(isActive(standing.state.status)).toBe(true);
        }
      }),
    );
    expect(asked.size).toBeGreaterThan(9); // of 12
  });

  it('the reasons can be told again from the event and the state before it', () => {
    const told = new Set<string>();
    fc.assert(
      fc.property(anySteps, (steps) => {
        for (const { command, before } of walk(rules, steps)) {
          const decision = rules.decide(command, before.state);
          if (!decision.accepted) continue;
          const again = decision.events.flatMap((event) => explainLifecycle(event, before.state));
          expect(again).toEqual(decision.why);
          expect(decision.why[0]?.rule).toBe('lifecycle-flow@1');
          for (const { rule } of again) told.add(rule);
        }
      }),
    );
    expect(told.size).toBe(10);
  });

  it('a host whose clock is slow gets the same history as one whose clock is not', () => {
    let fired = 0;
    fc.assert(
      fc.property(anySteps, (steps) => {
        for (const { command, before, result } of walk(rules, steps)) {
          if (!result.accepted) continue;
          const early = [];
          let { standing } = { standing: before };
          for (;;) {
            const firing = fireNextTimer(rules, standing, command.at);
            if (firing === null) break;
            for (const event of firing.events) expect(event.at).toBe(firing.timer.dueAt);
            early.push(...firing.events);
            standing = firing.standing;
            fired += 1;
          }
          expect(result.events.slice(0, early.length)).toEqual(early);
        }
      }),
    );
    expect(fired).toBeGreaterThan(20);
  });

  it('a snapshot read back as it was loses nothing', () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        const last = walk(rules, steps).at(-1);
        const state = last?.standing.state ?? rules.initial;
        const savedAt = last?.command.at;
        if (savedAt === undefined) return;
        const json = JSON.stringify(saveLifecycle(state, savedAt));
        const snapshot = JSON.parse(json) as ReturnType<typeof saveLifecycle>;
        for (const mode of ['absolute', 'remaining'] as const) {
          expect(restoreLifecycle(snapshot, { mode, restoredAt: savedAt })).toEqual(state);
        }
      }),
    );
  });

  it('what is allowed now is what would be decided now, as far as the state can tell', () => {
    const seen = { refused: 0, allowed: 0 };
    fc.assert(
      fc.property(anySteps, (steps) => {
        for (const { command, before } of walk(rules, steps)) {
          const acts = rules.allowed(before.state, command.at);
          const offered = acts.find(({ act }) => act === command.type);
          const decision = rules.decide(command, before.state);
          if (offered === undefined) {
            const allowed = acts.map(({ act }) => act);
            const { status } = before.state;
            expect(decision).toEqual({
              accepted: false,
              refusal: { code: 'NOT_ALLOWED', status, allowed },
            });
          } else if (offered.refusal !== null) {
            expect(decision).toEqual({ accepted: false, refusal: offered.refusal });
            seen.refused += 1;
          } else if (decision.accepted) {
            const [event] = decision.events;
            if (event === undefined) throw new Error('an accepted act has an event');
            expect(offered.to).toContain(rules.evolve(before.state, event).status);
            seen.allowed += 1;
          } else {
            expect(['CONSENT_MISSING', 'NOT_WORTH_IT']).toContain(decision.refusal.code);
          }
        }
      }),
    );
    expect(Math.min(seen.refused, seen.allowed)).toBeGreaterThan(20);
  });

  it('the spells have no gap, and say where the customer stood at each instant', () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        const history = eventsOf(steps);
        const spells = stageSpells(history);
        for (const [index, { status, from, until }] of spells.entries()) {
          expect(until).toBe(spells[index + 1]?.from ?? null);
          if (until === null || from < until) expect(stageAt(history, from)).toBe(status);
        }
        const last: LifecycleStatus = replay(rules, history).status;
        expect(spells.at(-1)?.status ?? 'absent').toBe(last);
      }),
    );
  });
});

it('the walks drawn here go far: most are long, and together they visit every status', () => {
  const walks = fc.sample(anySteps, { numRuns: 200, seed: 1 });
  const lengths = walks.map((steps) => eventsOf(steps).length);
  const visited = walks.flatMap((steps) =>
    walk(rules, steps).map(({ standing }) => standing.state.status),
  );

  expect(lengths.filter((length) => length >= 5).length).toBeGreaterThan(100);
  expect(BEGINNINGS.filter((status) => !visited.includes(status))).toEqual([]);
});
