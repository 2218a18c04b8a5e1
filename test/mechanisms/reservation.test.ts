import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { carryOut } from '../../src/kernel/carry-out.ts';
import { replay } from '../../src/kernel/decider.ts';
import { type Instant, instant } from '../../src/kernel/instant.ts';
import { parseJsonValue } from '../../src/kernel/parse-json-value.ts';
import { createReservation } from '../../src/mechanisms/reservation.ts';
import { holdsOf, type ReservationState } from '../../src/mechanisms/reservation-state.ts';
import type { ReservationCommand } from '../../src/mechanisms/reservation-terms.ts';

const minute = (count: number): Instant => instant(count * 60_000);
const stock = createReservation({ cap: 10, covers: 'held-and-confirmed' });

const reserve = (id: string, amount: number, from: number, to: number): ReservationCommand => {
  return { type: 'Reserve', at: minute(from), by: 'shop', id, amount, until: minute(to) };
};
const confirm = (id: string, at: number, amount?: number): ReservationCommand => {
  const command = { type: 'Confirm', at: minute(at), by: 'shop', id } as const;
  return amount === undefined ? command : { ...command, amount };
};
const release = (id: string, at: number): ReservationCommand => {
  return { type: 'Release', at: minute(at), by: 'shop', id };
};
const fire = (timer: string, at: number): ReservationCommand => {
  return { type: 'FireTimer', at: minute(at), by: 'clock', timer };
};

/** The state after commands that are all accepted. */
function after(commands: readonly ReservationCommand[], aggregate = stock): ReservationState {
  return commands.reduce((state, command) => {
    const decision = aggregate.decide(command, state);
    if (!decision.accepted) throw new Error(decision.refusal.code);
    return decision.events.reduce(aggregate.evolve, state);
  }, aggregate.initial);
}

/** The refusal of a command on a state; `null` if it is accepted. */
function refusalOf(command: ReservationCommand, state: ReservationState, aggregate = stock) {
  const decision = aggregate.decide(command, state);
  return decision.accepted ? null : decision.refusal;
}

describe('a reservation', () => {
  it('holds up to the cap, and says what is free and when more will be', () => {
    const state = after([reserve('a', 4, 0, 30), reserve('b', 3, 0, 20), reserve('c', 3, 0, 40)]);
    const full = (requested: number, nextAt: Instant | null) => {
      return { code: 'CAP_REACHED', cap: 10, free: 0, requested, nextAt };
    };

    expect(refusalOf(reserve('d', 1, 1, 9), state)).toStrictEqual(full(1, minute(20)));
    expect(refusalOf(reserve('d', 3, 1, 9), state)).toStrictEqual(full(3, minute(20)));
    expect(refusalOf(reserve('d', 4, 1, 9), state)).toStrictEqual(full(4, minute(30)));
    expect(refusalOf(reserve('d', 10, 1, 9), state)).toStrictEqual(full(10, minute(40)));
    expect(refusalOf(reserve('d', 11, 1, 9), state)).toStrictEqual(full(11, null));
  });

  // Seed 003: of a model of which twenty cars were for sale, twenty-five were ordered.
  it('sells twenty cars of twenty, though twenty-five are ordered', () => {
    const cars = createReservation({ cap: 20, covers: 'held-and-confirmed' });
    let [state, sold] = [cars.initial, 0];
    for (let order = 0; order < 25; order += 1) {
      for (const command of [
        reserve(`o${order}`, 1, order, order + 9),
        confirm(`o${order}`, order),
      ]) {
        const decision = cars.decide(command, state);
        if (!decision.accepted) continue;
        state = decision.events.reduce(cars.evolve, state);
        sold += Number(command.type === 'Confirm');
      }
    }

    expect([sold, state.confirmed, state.held]).toEqual([20, 20, 0]);
    expect(refusalOf(reserve('o25', 1, 99, 100), state, cars)).toMatchObject({ nextAt: null });
  });

  it('takes what is confirmed from the cap for good, or not at all, as it is told', () => {
    const sold = [reserve('a', 8, 0, 30), confirm('a', 1)];
    const left = createReservation({ cap: 10, covers: 'held' });

    expect(refusalOf(reserve('b', 3, 2, 9), after(sold))).toMatchObject({ free: 2, nextAt: null });
    expect(refusalOf(reserve('b', 2, 2, 9), after(sold))).toBeNull();
    expect(refusalOf(reserve('b', 10, 2, 9), after(sold), left)).toBeNull();
    expect(refusalOf(reserve('b', 11, 2, 9), after(sold), left)).toMatchObject({ free: 10 });
  });

  it('frees what is released, and the rest of what is confirmed in part', () => {
    const released = after([reserve('a', 8, 0, 30), release('a', 1)]);
    const captured = after([reserve('a', 5, 0, 30), confirm('a', 1, 3)]);

    expect([released.held, released.confirmed]).toEqual([0, 0]);
    expect([captured.held, captured.confirmed]).toEqual([0, 3]);
    expect(refusalOf(confirm('a', 1, 6), after([reserve('a', 5, 0, 30)]))).toStrictEqual({
      code: 'EXCEEDS_HOLD',
      held: 5,
    });
  });

  it('is over at its deadline, though nothing has recorded it', () => {
    const state = after([reserve('a', 10, 0, 30)]);
    const over = { code: 'HOLD_LAPSED', until: minute(30) };

    expect(refusalOf(confirm('a', 29), state)).toBeNull();
    expect(refusalOf(confirm('a', 30), state)).toStrictEqual(over);
    expect(refusalOf(release('a', 30), state)).toStrictEqual(over);
    expect(refusalOf(reserve('b', 1, 29, 99), state)?.code).toBe('CAP_REACHED');
    expect(stock.decide(reserve('b', 1, 30, 99), state)).toStrictEqual({
      accepted: true,
      events: [
        { type: 'Lapsed', at: minute(30), id: 'a', freed: 10 },
        { type: 'Reserved', at: minute(30), id: 'b', amount: 1, until: minute(99) },
      ],
      why: [],
      warnings: [],
    });
  });

  it('that lapsed stays so for a confirmation that is told late', () => {
    const state = after([reserve('a', 10, 0, 30), reserve('b', 10, 30, 60)]);

    expect(refusalOf(confirm('a', 29), state)).toStrictEqual({
      code: 'HOLD_LAPSED',
      until: minute(30),
    });
    expect(holdsOf(state, minute(30)).map(({ id }) => id)).toEqual(['b']);
  });

  it('waits for each hold by a timer, which ends it once', () => {
    const state = after([reserve('a', 1, 0, 30), reserve('b', 1, 0, 20)]);
    const lapsed = stock.decide(fire('lapse:b', 20), state);
    const next = replay(stock, lapsed.accepted ? lapsed.events : [], state);

    expect(stock.timersOf(state)).toEqual([
      { id: 'lapse:a', dueAt: minute(30) },
      { id: 'lapse:b', dueAt: minute(20) },
    ]);
    expect(lapsed.accepted && lapsed.events).toEqual([
      { type: 'Lapsed', at: minute(20), id: 'b', freed: 1 },
    ]);
    expect(stock.timersOf(next).map(({ id }) => id)).toEqual(['lapse:a']);
    expect(stock.decide(fire('lapse:b', 20), next)).toMatchObject({ accepted: true, events: [] });
    expect(refusalOf(fire('lapse:a', 29), state)).toEqual({ code: 'NOT_DUE', until: minute(30) });
    expect(refusalOf(fire('lapse:z', 29), state)).toEqual({ code: 'NO_SUCH_HOLD' });
    expect(refusalOf(fire('a', 99), state)).toEqual({ code: 'NO_SUCH_TIMER' });
  });

  it('does nothing twice', () => {
    const held = after([reserve('a', 4, 0, 30)]);
    const used = after([reserve('a', 4, 0, 30), confirm('a', 1)]);
    const back = after([reserve('a', 4, 0, 30), release('a', 1)]);
    const nothing = { accepted: true, events: [], warnings: [] };

    expect(stock.decide(reserve('a', 4, 0, 30), held)).toMatchObject(nothing);
    expect(stock.decide(confirm('a', 9), used)).toMatchObject(nothing);
    expect(stock.decide(confirm('a', 99, 4), used)).toMatchObject(nothing);
    expect(stock.decide(release('a', 99), back)).toMatchObject(nothing);
    expect(stock.decide(reserve('a', 4, 0, 30), used)).toMatchObject({
      accepted: true,
      events: [],
      warnings: [{ code: 'HOLD_OVER', outcome: 'confirmed' }],
    });
    const [onTime, tooLate] = [29, 30].map((at) => stock.decide(reserve('a', 4, at, 30), held));
    expect(onTime).toMatchObject(nothing);
    expect(tooLate).toMatchObject({ warnings: [{ code: 'HOLD_OVER', outcome: 'lapsed' }] });
  });

  it('refuses by code what contradicts what was done', () => {
    const held = after([reserve('a', 4, 0, 30)]);
    const used = after([reserve('a', 4, 0, 30), confirm('a', 1, 3)]);
    const back = after([reserve('a', 4, 0, 30), release('a', 1)]);
    const code = (command: ReservationCommand, state: ReservationState) =>
      refusalOf(command, state)?.code;

    expect(code(reserve('a', 5, 0, 30), held)).toBe('ID_TAKEN');
    expect(code(reserve('a', 4, 0, 31), held)).toBe('ID_TAKEN');
    expect(refusalOf(confirm('a', 1), used)).toEqual({ code: 'HOLD_CONFIRMED', confirmed: 3 });
    expect(code(release('a', 1), used)).toBe('HOLD_CONFIRMED');
    expect(code(confirm('a', 1), back)).toBe('HOLD_RELEASED');
    expect(code(confirm('z', 1), held)).toBe('NO_SUCH_HOLD');
    expect(code(release('constructor', 1), held)).toBe('NO_SUCH_HOLD');
  });

  it.each([
    [{ type: 'Steal' } as unknown as ReservationCommand, 'UNKNOWN_COMMAND'],
    [reserve('', 1, 0, 1), 'BAD_ID'],
    [reserve('a\0', 1, 0, 1), 'BAD_ID'],
    [reserve('x'.repeat(194), 1, 0, 1), undefined],
    [reserve('x'.repeat(195), 1, 0, 1), 'BAD_ID'],
    [reserve('__proto__', 1, 0, 1), undefined],
    [reserve('a', 0, 0, 1), 'BAD_AMOUNT'],
    [reserve('a', -1, 0, 1), 'BAD_AMOUNT'],
    [reserve('a', 1.5, 0, 1), 'BAD_AMOUNT'],
    [reserve('a', Number.NaN, 0, 1), 'BAD_AMOUNT'],
    [reserve('a', 2 ** 53, 0, 1), 'BAD_AMOUNT'],
    [reserve('a', 1, 1, 1), 'UNTIL_PAST'],
    [reserve('a', 1, 2, 1), 'UNTIL_PAST'],
  ])('answers %j with %s', (command, code) => {
    expect(refusalOf(command, stock.initial)?.code).toBe(code);
  });

  it('answers a bad amount of a confirmation likewise', () => {
    const state = after([reserve('a', 4, 0, 30)]);
    const codes = [0, -1, 0.5, Number.NaN].map((amount) =>
      refusalOf(confirm('a', 1, amount), state),
    );

    expect(codes.map((refusal) => refusal?.code)).toEqual(Array(4).fill('BAD_AMOUNT'));
  });

  it('allows nothing under a cap of 0, and anything countable under none', () => {
    const none = createReservation({ cap: 0, covers: 'held' });
    const endless = createReservation({ cap: null, covers: 'held' });
    const most = Number.MAX_SAFE_INTEGER;
    const used = after([reserve('a', most - 1, 0, 9), confirm('a', 1)], endless);

    expect(refusalOf(reserve('a', 1, 0, 1), none.initial, none)).toMatchObject({ free: 0 });
    expect(refusalOf(reserve('b', 1, 2, 9), used, endless)).toBeNull();
    expect(refusalOf(reserve('b', 2, 2, 9), used, endless)).toMatchObject({ cap: most, free: 1 });
  });

  it('takes nothing back under a lower cap, and allows nothing new', () => {
    const lower = createReservation({ cap: 3, covers: 'held-and-confirmed' });
    const state = after([reserve('a', 8, 0, 30)]);

    expect(refusalOf(reserve('b', 1, 0, 9), state, lower)).toStrictEqual({
      code: 'CAP_REACHED',
      cap: 3,
      free: 0,
      requested: 1,
      nextAt: minute(30),
    });
    expect(refusalOf(confirm('a', 1), state, lower)).toBeNull();
  });

  it.each([-1, 0.5, Number.NaN, 2 ** 53])('has no cap of %s', (cap) => {
    expect(() => createReservation({ cap, covers: 'held' })).toThrow('cap must be whole');
  });

  it('wants to know what the cap covers', () => {
    expect(() => createReservation({ cap: 1, covers: 'all' as 'held' })).toThrow('covers must be');
  });
});

const anyCommand = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.nat(9), fc.integer({ min: 1, max: 6 }), fc.nat(20), fc.integer({ min: 1, max: 9 }))
      .map(([id, amount, from, minutes]) => reserve(`h${id}`, amount, from, from + minutes)),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.nat(9), fc.nat(25), fc.option(fc.integer({ min: 1, max: 6 }), { nil: undefined }))
      .map(([id, at, amount]) => confirm(`h${id}`, at, amount)),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.nat(9), fc.nat(25)).map(([id, at]) => release(`h${id}`, at)),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.nat(9), fc.nat(25)).map(([id, at]) => fire(`lapse:h${id}`, at)),
  },
);

/** A reservation as one would write it with a map: the sums are counted anew each time. */
type Model = Map<string, { amount: number; until: Instant; used: number; status: string }>;

function heldBy(model: Model): number {
  const held = [...model.values()].filter(({ status }) => status === 'held');
  return held.reduce((sum, { amount }) => sum + amount, 0);
}

function usedBy(model: Model): number {
  return [...model.values()].reduce((sum, { used }) => sum + used, 0);
}

/** Carries a command out on the model; whether it was accepted. */
function carriedOut(model: Model, command: ReservationCommand, cap: number): boolean {
  if (command.type === 'FireTimer') {
    const hold = model.get(command.timer.replace('lapse:', ''));
    if (hold === undefined || (hold.status === 'held' && hold.until > command.at)) return false;
    if (hold.status === 'held') hold.status = 'lapsed';
    return true;
  }
  const hold = model.get(command.id);
  if (command.type === 'Reserve') {
    if (hold !== undefined) return hold.amount === command.amount && hold.until === command.until;
    const over = [...model.values()].filter(
      ({ status, until }) => status === 'held' && until <= command.at,
    );
    const freed = over.reduce((sum, { amount }) => sum + amount, 0);
    if (heldBy(model) - freed + usedBy(model) + command.amount > cap) return false;
    for (const one of over) one.status = 'lapsed';
    const { amount, until } = command;
    model.set(command.id, { amount, until, used: 0, status: 'held' });
    return true;
  }
  if (hold === undefined || hold.status === 'lapsed') return false;
  const used = command.type === 'Confirm' ? (command.amount ?? hold.amount) : 0;
  const status = command.type === 'Confirm' ? 'confirmed' : 'released';
  if (hold.status !== 'held') return hold.status === status && hold.used === used;
  if (hold.until <= command.at || used > hold.amount) return false;
  Object.assign(hold, { used, status });
  return true;
}

describe('a reservation, for any commands in any order', () => {
  it('never exceeds its cap, and does what the model does', () => {
    const seen: Record<string, number> = {};
    fc.assert(
      fc.property(fc.array(anyCommand, { minLength: 20, maxLength: 60 }), (commands) => {
        const model: Model = new Map();
        let state = stock.initial;
        for (const command of commands) {
          const decision = stock.decide(command, state);
          const name = decision.accepted ? command.type : decision.refusal.code;
          seen[name] = (seen[name] ?? 0) + 1;

          expect(decision.accepted).toBe(carriedOut(model, command, 10));
          if (!decision.accepted) continue;
          state = decision.events.reduce(stock.evolve, state);
          expect(state.held + state.confirmed).toBeLessThanOrEqual(10);
          expect([state.held, state.confirmed]).toEqual([heldBy(model), usedBy(model)]);
          expect(stock.timersOf(state)).toHaveLength(
            [...model.values()].filter(({ status }) => status === 'held').length,
          );
          const again = stock.decide(command, state);
          expect(again.accepted && again.events).toEqual([]);
        }
        expect(parseJsonValue(state)).toEqual({ ok: true, value: state });
      }),
      { numRuns: 200 },
    );
    const reached = ['Reserve', 'Confirm', 'Release', 'FireTimer', 'CAP_REACHED', 'HOLD_LAPSED'];
    const refused = ['ID_TAKEN', 'NO_SUCH_HOLD', 'EXCEEDS_HOLD', 'HOLD_CONFIRMED', 'NOT_DUE'];

    expect([...reached, ...refused].filter((name) => (seen[name] ?? 0) < 50)).toEqual([]);
  });

  it('comes to the same whether its timers fire by themselves or a command finds them due', () => {
    let lapsed = 0;
    const anyReserve = fc
      .tuple(fc.nat(30), fc.integer({ min: 1, max: 9 }))
      .map(([from, minutes]) => ({ from, to: from + minutes }));
    fc.assert(
      fc.property(fc.array(anyReserve, { minLength: 2, maxLength: 20 }), (spans) => {
        const inOrder = spans.toSorted((one, other) => one.from - other.from);
        let [alone, standing] = [
          stock.initial,
          { state: stock.initial, newestAt: null as Instant | null },
        ];
        for (const [index, { from, to }] of inOrder.entries()) {
          const command = reserve(`h${index}`, 4, from, to);
          const decision = stock.decide(command, alone);
          const carried = carryOut(stock, standing, command);

          expect(carried.accepted).toBe(decision.accepted);
          if (!decision.accepted || !carried.accepted) continue;
          alone = decision.events.reduce(stock.evolve, alone);
          standing = carried.standing;
          lapsed += decision.events.length - 1;
          expect(standing.state).toEqual(alone);
        }
      }),
    );
    expect(lapsed).toBeGreaterThan(50);
  });
});
