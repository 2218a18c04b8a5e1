import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  type Aggregate,
  dueTimer,
  type Fact,
  type FireTimer,
  type Standing,
  standingAfter,
} from '../../src/kernel/aggregate.ts';
import { carryOut, fireNextTimer } from '../../src/kernel/carry-out.ts';
import { accept, type Command, refuse } from '../../src/kernel/decider.ts';
import { type Instant, instant } from '../../src/kernel/instant.ts';

/** Reminds on every tenth second after the last visit, so many times; then it is quiet. */
type Diary = {
  readonly visits: number;
  readonly reminders: readonly Instant[];
  readonly left: number;
};
type Visit = (Command & { readonly type: 'Visit'; readonly reminders: number }) | FireTimer;
type Entry = Fact & { readonly reminders?: number };
type No = { readonly code: 'CLOSED' } | { readonly code: 'NOT_DUE' };

const second = (n: number): Instant => instant(Date.UTC(2026, 4, 1, 0, 0, n));

function diary(latenessMs = 0): Aggregate<Visit, Diary, Entry, No> {
  const lastOf = ({ reminders }: Diary) => reminders.at(-1);
  const dueAt = (state: Diary) => instant(Date.parse(lastOf(state) ?? '') + 10_000);
  return {
    initial: { visits: 0, reminders: [], left: 0 },
    formats: { Visited: [], Reminded: [] },
    latenessMs,
    decide(command, state) {
      const { at } = command;
      if (command.type === 'FireTimer') {
        if (state.left === 0 || dueAt(state) !== at) return refuse({ code: 'NOT_DUE' });
        return accept([{ type: 'Reminded', at }], [{ rule: 'remind' }], [{ code: 'QUIET' }]);
      }
      if (command.reminders < 0) return refuse({ code: 'CLOSED' });
      return accept([{ type: 'Visited', at, reminders: command.reminders }], [{ rule: 'visit' }]);
    },
    evolve: ({ visits, reminders, left }, event) =>
      event.type === 'Visited'
        ? { visits: visits + 1, reminders: [event.at], left: event.reminders ?? 0 }
        : { visits, reminders: [...reminders, event.at], left: left - 1 },
    timersOf: (state) => (state.left === 0 ? [] : [{ id: 'remind', dueAt: dueAt(state) }]),
  };
}

const visit = (n: number, reminders = 0): Visit => ({
  type: 'Visit',
  at: second(n),
  by: 'door',
  reminders,
});
const start: Standing<Diary> = { state: diary().initial, newestAt: null };
const told = (events: readonly Fact[]) =>
  events.map(({ type, at }) => `${type} ${at.slice(17, 19)}`);

describe('where a thing stands', () => {
  it('is after all events, and its newest instant is the latest, not the last', () => {
    const events = [30, 10, 20].map((n): Entry => ({ type: 'Visited', at: second(n) }));
    const whole = standingAfter(diary(), events);

    expect(whole).toMatchObject({ state: { visits: 3 }, newestAt: second(30) });
    expect(
      standingAfter(diary(), events.slice(1), standingAfter(diary(), events.slice(0, 1))),
    ).toEqual(whole);
    expect(standingAfter(diary(), [])).toEqual(start);
  });
});

describe('the timer that is due first', () => {
  it('is the earliest, and of equals the one whose id sorts first, in any order', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.record({ id: fc.string(), dueAt: fc.nat(5).map(second) }), {
          selector: ({ id }) => id,
        }),
        fc.nat(6).map(second),
        (timers, by) => {
          const due = timers.filter(({ dueAt }) => dueAt <= by);
          const [first = null] = due.toSorted((one, other) =>
            one.dueAt + one.id < other.dueAt + other.id ? -1 : 1,
          );

          expect(dueTimer(timers, by)).toEqual(first);
        },
      ),
    );
    expect(dueTimer([], second(0))).toBeNull();
  });
});

describe('a command', () => {
  it('is decided on what timers left that were due by then, stamped with their deadlines', () => {
    const visited = carryOut(diary(), start, visit(0, 2));
    const standing = visited.accepted ? visited.standing : start;
    const at = (n: number) => {
      const carried = carryOut(diary(), standing, visit(n));
      return carried.accepted ? told(carried.events) : carried.refusal.code;
    };

    expect(at(9)).toEqual(['Visited 09']);
    expect(at(10)).toEqual(['Reminded 10', 'Visited 10']);
    expect(at(19)).toEqual(['Reminded 10', 'Visited 19']);
    expect(at(59)).toEqual(['Reminded 10', 'Reminded 20', 'Visited 59']);
  });

  it('tells its own rules and warnings, not those of the timers', () => {
    const standing = standingAfter(diary(), [{ type: 'Visited', at: second(0), reminders: 1 }]);

    expect(carryOut(diary(), standing, visit(30))).toMatchObject({
      accepted: true,
      why: [{ rule: 'visit' }],
      warnings: [],
      standing: { state: { visits: 2, left: 0 }, newestAt: second(30) },
    });
  });

  it('that is refused changes nothing, whatever was due', () => {
    const standing = standingAfter(diary(), [{ type: 'Visited', at: second(0), reminders: 1 }]);

    expect(carryOut(diary(), standing, visit(30, -1))).toEqual({
      accepted: false,
      refusal: { code: 'CLOSED' },
    });
  });

  it.each([
    [0, 30, true],
    [0, 29, false],
    [1000, 29, true],
    [1000, 28, false],
    [60_000, 0, true],
  ])('may come %i ms late: second %i after second 30 is taken: %s', (latenessMs, n, isTaken) => {
    const standing = standingAfter(diary(), [{ type: 'Visited', at: second(30) }]);
    const carried = carryOut(diary(latenessMs), standing, visit(n));

    expect(carried.accepted).toBe(isTaken);
    if (carried.accepted) expect(carried.standing.newestAt).toBe(second(30));
    else {
      expect(carried.refusal).toEqual({
        code: 'TOO_LATE',
        at: second(n),
        newestAt: second(30),
        latenessMs,
      });
    }
  });

  it('comes to the same whether timers fired on time or all at once before it', () => {
    let reminded = 0;
    fc.assert(
      fc.property(
        fc.array(fc.record({ gap: fc.nat(40), reminders: fc.nat(3) }), { maxLength: 6 }),
        (visits) => {
          let now = 0;
          let late: Standing<Diary> = start;
          let punctual: Standing<Diary> = start;
          for (const { gap, reminders } of visits) {
            for (let tick = now; tick < now + gap; tick += 1) {
              const firing = fireNextTimer(diary(), punctual, second(tick));
              if (firing !== null) {
                punctual = firing.standing;
                reminded += 1;
              }
            }
            now += gap;
            const [one, other] = [late, punctual].map((standing) =>
              carryOut(diary(), standing, visit(now, reminders)),
            );
            if (one?.accepted !== true || other?.accepted !== true) throw new Error('was refused');
            late = one.standing;
            punctual = other.standing;
          }
          expect(late).toEqual(punctual);
        },
      ),
    );
    expect(reminded).toBeGreaterThan(50);
  });
});

describe('a timer that fires', () => {
  const standing = standingAfter(diary(), [{ type: 'Visited', at: second(0), reminders: 2 }]);

  it('is named, and one at a time', () => {
    const first = fireNextTimer(diary(), standing, second(59));

    expect(first).toMatchObject({
      timer: { id: 'remind', dueAt: second(10) },
      events: [{ type: 'Reminded', at: second(10) }],
      standing: { state: { left: 1 } },
    });
    expect(fireNextTimer(diary(), standing, second(9))).toBeNull();
  });

  it.each([
    ['stays due', { ...diary(), evolve: (state: Diary) => state }, /must be gone, or due later/],
    [
      'is due earlier still',
      { ...diary(), timersOf: ({ left }: Diary) => [{ id: 'remind', dueAt: second(left) }] },
      /gone, or due later|accepted/,
    ],
    [
      'is refused',
      { ...diary(), decide: () => refuse({ code: 'CLOSED' }) },
      /FireTimer must be accepted/,
    ],
  ])('and %s is a broken contract', (_, aggregate, message) => {
    expect(() => fireNextTimer(aggregate, standing, second(59))).toThrow(message);
  });

  it('and sets itself anew for ever is a broken contract', () => {
    const endless: Aggregate<Visit, Diary, Entry, No> = {
      ...diary(),
      decide: ({ at }) => accept([{ type: 'Reminded', at: instant(Date.parse(at) + 1) }]),
      evolve: (state, { at }) => ({ ...state, reminders: [at] }),
      timersOf: ({ reminders }) => [{ id: 'remind', dueAt: reminders[0] ?? second(0) }],
    };
    const year = { ...visit(0), at: instant('2027-01-01T00:00Z') };

    expect(() => carryOut(endless, start, year)).toThrow(/timer must come to an end/);
  });
});
