/** Steps of an account, orders, redemptions and refunds: ours, and with a plain array of lots. */
import { ok } from 'node:assert/strict';
import { instant, standingAfter } from 'everbond/kernel';
import { type Account, type AccountCommand, type AccountEvent, loyalty } from 'everbond/loyalty';
import { parseProgramme } from 'everbond/loyalty/schema';

import { earn, type Fifo, fifo, LIFE_DAYS, MINOR_PER_POINT, redeem, refund } from './fifo.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const BEGAN_MS = Date.UTC(2010, 0, 1);
const BY = 'till-4';
const OPTION = 'till';

/** One thing that is asked for. */
export type Step =
  | { readonly kind: 'earn'; readonly order: string; readonly minor: number; readonly ms: number }
  | { readonly kind: 'redeem'; readonly id: string; readonly points: number; readonly ms: number }
  | {
      readonly kind: 'refund';
      readonly order: string;
      readonly minor: number;
      readonly ms: number;
    };

const read = parseProgramme({
  id: 'bench',
  zone: 'UTC',
  money: 'EUR',
  versions: [
    {
      from: '2000-01-01T00:00Z',
      currencies: [{ id: 'points', expiry: { kind: 'age', count: LIFE_DAYS, unit: 'days' } }],
      earnRules: [{ id: 'base', points: 1, perMinor: MINOR_PER_POINT }],
      redemptions: [{ kind: 'payment', id: OPTION, points: 1, worthMinor: 1 }],
    },
  ],
});
if (!read.ok) throw new Error('the programme has issues');

/** The rules of the account. */
const rules = loyalty(read.value);

/** Hour by hour: six orders, three redemptions, and a part of an order that comes back. */
export function lifeOf(count: number): readonly Step[] {
  return Array.from({ length: count }, (_, index): Step => {
    const ms = BEGAN_MS + index * HOUR_MS;
    const kind = index % 10;
    if (kind === 9) return { kind: 'refund', order: `order-${index - 6}`, minor: 1050, ms };
    if (kind % 3 === 2) {
      return { kind: 'redeem', id: `redemption-${index}`, points: 40 + ((index * 7) % 60), ms };
    }
    return { kind: 'earn', order: `order-${index}`, minor: 2000 + ((index * 37) % 6000), ms };
  });
}

function commandOf(step: Step): AccountCommand {
  const ask = { at: instant(step.ms), by: BY } as const;
  if (step.kind === 'redeem') {
    const { id: redemption, points } = step;
    return { ...ask, type: 'Redeem', redemption, points, option: OPTION };
  }
  const { order, minor } = step;
  if (step.kind === 'refund') return { ...ask, type: 'Refund', order, amountMinor: minor };
  const lines = [{ id: '1', netMinor: minor }];
  return { ...ask, type: 'Earn', occasion: { type: 'order', id: order, lines } };
}

/** A step carried out: what has happened; nothing if it is refused. */
function decided(step: Step, state: Account): readonly AccountEvent[] {
  const decision = rules.decide(commandOf(step), state);
  return decision.accepted ? decision.events : [];
}

/** Steps carried out, each on what the one before it left. */
export function ourSteps(steps: readonly Step[], from: Account): Account {
  return steps.reduce<Account>((state, step) => {
    return decided(step, state).reduce(rules.evolve, state);
  }, from);
}

function enrolled(): readonly AccountEvent[] {
  const at = instant(BEGAN_MS);
  const decision = rules.decide({ type: 'Enrol', member: 'ada', at, by: BY }, rules.initial);
  ok(decision.accepted);
  return decision.events;
}

/** A member who has just joined. */
export const joined = stateAfter(enrolled());

/** Where a member stands after a history. */
export function stateAfter(history: readonly AccountEvent[]): Account {
  return standingAfter(rules, history).state;
}

/** The history of steps, from joining on. */
export function historyOf(steps: readonly Step[]): readonly AccountEvent[] {
  const events = [...enrolled()];
  let state = joined;
  for (const step of steps) {
    for (const event of decided(step, state)) {
      events.push(event);
      state = rules.evolve(state, event);
    }
  }
  return events;
}

/** The same steps with a plain array. */
export function plainSteps(steps: readonly Step[], account: Fifo = fifo()): Fifo {
  for (const step of steps) {
    if (step.kind === 'earn') earn(account, step.order, step.minor, step.ms);
    else if (step.kind === 'refund') refund(account, step.order, step.minor);
    else redeem(account, step.id, step.points, step.ms);
  }
  return account;
}

/** So many lots of 1,000 points each, a minute after one another. */
export function lotsOf(count: number): readonly Step[] {
  return Array.from({ length: count }, (_, index) => {
    const minor = 1000 * MINOR_PER_POINT;
    return { kind: 'earn', order: `order-${index}`, minor, ms: BEGAN_MS + index * MINUTE_MS };
  });
}
