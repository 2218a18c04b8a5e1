/** A world of two members under one programme, in which anything happens; and what must hold of it. */
import type { AccountCommand } from '../../src/domains/loyalty/account-command.ts';
import type { AccountEvent } from '../../src/domains/loyalty/account-event.ts';
import { type Account, NO_ACCOUNT } from '../../src/domains/loyalty/account-state.ts';
import type { Lot } from '../../src/domains/loyalty/lot.ts';
import { type LoyaltyAggregate, loyalty } from '../../src/domains/loyalty/loyalty.ts';
import type { Programme } from '../../src/domains/loyalty/programme.ts';
import type { Standing } from '../../src/kernel/aggregate.ts';
import { type Carried, carryOut } from '../../src/kernel/carry-out.ts';
import { type Instant, instant } from '../../src/kernel/instant.ts';
import { entriesOf } from '../../src/mechanisms/id-table.ts';
import { programmeOf } from './accounts.ts';

const HOUR_MS = 3_600_000;
export const BEGUN_MS = Date.UTC(2026, 0, 5, 10);

/** The policies that a law may hold under, or not. */
export interface Policies {
  readonly spent: 'clamp' | 'within-balance' | 'unlimited-debt' | 'any-lot';
  readonly partialRefund: 'residual' | 'pro-rata-cumulative' | 'per-refund-floor';
  readonly redeemed: 'pro-rata' | 'full-refund-only' | 'none';
  readonly reversal: object;
  readonly consume: 'soonest-expiring' | 'oldest-first';
  readonly pending: object;
  readonly expiry: object;
  readonly cap: number | null;
  readonly hasTiers: boolean;
  readonly zone: string;
}

export const CHOICES = {
  spent: ['clamp', 'within-balance', 'unlimited-debt', 'any-lot'],
  partialRefund: ['residual', 'pro-rata-cumulative', 'per-refund-floor'],
  redeemed: ['pro-rata', 'full-refund-only', 'none'],
  reversal: [
    { kind: 'original' },
    { kind: 'by-canceller', days: 30 },
    { kind: 'reissue', days: 10 },
    { kind: 'reinstate', days: 10, withinDays: 20 },
  ],
  consume: ['soonest-expiring', 'oldest-first'],
  pending: [
    { kind: 'none' },
    { kind: 'delay', hours: 100 },
    { kind: 'return-window' },
    { kind: 'event', event: 'delivered' },
  ],
  expiry: [
    { kind: 'never' },
    { kind: 'age', count: 20, unit: 'days', since: 'earned', endOf: 'day' },
    { kind: 'age', count: 1, unit: 'months', since: 'activated', endOf: 'month' },
    { kind: 'inactivity', months: 1 },
    {
      kind: 'sooner',
      of: [
        { kind: 'inactivity', months: 1 },
        { kind: 'age', count: 30, unit: 'days', since: 'earned', endOf: 'day' },
      ],
    },
    {
      kind: 'suspended',
      tiers: ['gold'],
      otherwise: { kind: 'age', count: 12, unit: 'days', since: 'earned', endOf: 'day' },
    },
  ],
  cap: [null, 400],
  hasTiers: [true, false],
  zone: ['UTC', 'UTC', 'UTC', 'Europe/Paris'],
} as const satisfies { readonly [Name in keyof Policies]: readonly Policies[Name][] };

/** The programme of some policies. */
export function programmeWith(policies: Policies): Programme {
  const { spent, partialRefund, redeemed, reversal, consume, pending, cap, hasTiers } = policies;
  const isSuspended = 'kind' in policies.expiry && policies.expiry.kind === 'suspended';
  const expiry = isSuspended && !hasTiers ? { kind: 'never' } : policies.expiry;
  const tier = (id: string, atLeast: number, bonus: object | null) => ({
    id,
    qualify: [{ all: [{ counter: 'points', atLeast }] }],
    ...(bonus === null ? {} : { bonus }),
  });
  const ladder = {
    id: 'status',
    window: { kind: 'calendar', unit: 'quarter' },
    graceDays: 5,
    tiers: [
      tier('silver', 100, { currency: 'points', points: 20, qualifying: true }),
      tier('gold', 250, null),
    ],
  };
  return programmeOf({
    id: 'club',
    zone: policies.zone,
    money: 'EUR',
    versions: [
      {
        from: '2020-01-01T00:00Z',
        currencies: [{ id: 'points', pending, expiry }],
        earnRules: [
          { id: 'base', points: 1, perMinor: 100 },
          { id: 'visit', on: 'visit', points: 5 },
        ],
        ...(cap === null
          ? {}
          : {
              caps: [{ id: 'monthly', points: cap, window: { kind: 'calendar', unit: 'month' } }],
            }),
        ladders: hasTiers ? [ladder] : [],
        redemptions: [
          { id: 'mug', kind: 'reward', points: 60, reward: 'mug' },
          { id: 'pay', kind: 'payment', points: 100, worthMinor: 100 },
        ],
        returns: { spent, partialRefund, redeemed, reversal, windowDays: 7 },
        lots: { consume },
        transfers: { currencies: ['points'] },
      },
    ],
  });
}

/** One thing that may happen: which, to whom, how much later, how late it is told, and sizes. */
export interface Step {
  readonly pick: number;
  readonly who: number;
  readonly gapHours: number;
  readonly lateHours: number;
  readonly size: number;
  readonly which: number;
}

/** One member and what has happened to them. */
export interface Side {
  readonly id: string;
  standing: Standing<Account>;
  readonly events: AccountEvent[];
}

export interface World {
  readonly rules: LoyaltyAggregate;
  readonly programme: Programme;
  readonly sides: readonly Side[];
  hours: number;
  count: number;
}

/** What a step came to. */
export interface Played {
  readonly side: Side;
  readonly command: AccountCommand;
  readonly before: Account;
  readonly result: Carried<Account, AccountEvent, { readonly code: string }>;
  readonly at: Instant;
}

export function worldOf(programme: Programme): World {
  const rules = loyalty(programme);
  const sides = ['ada', 'bob'].map((id): Side => {
    return { id, standing: { state: NO_ACCOUNT, newestAt: null }, events: [] };
  });
  const world = { rules, programme, sides, hours: 0, count: 0 };
  for (const side of sides) {
    carry(world, side, { type: 'Enrol', member: side.id, at: instant(BEGUN_MS), by: 'till-4' });
  }
  return world;
}

/** Carries a command out, and keeps what comes of it. */
function carry(world: World, side: Side, command: AccountCommand): Played {
  const before = side.standing.state;
  const result = carryOut(world.rules, side.standing, command);
  if (result.accepted) {
    side.standing = result.standing;
    side.events.push(...result.events);
  }
  return { side, command, before, result, at: command.at };
}

/** How often each act is drawn. */
const ACTS: readonly (readonly [string, number])[] = [
  ['Earn', 26],
  ['Visit', 4],
  ['Activate', 6],
  ['Redeem', 10],
  ['Pay', 8],
  ['Hold', 8],
  ['Capture', 8],
  ['Void', 3],
  ['Refund', 12],
  ['RefundPart', 10],
  ['Reverse', 6],
  ['Adjust', 5],
  ['Transfer', 4],
  ['Open', 2],
  ['Exchange', 2],
  ['WithoutReceipt', 2],
  ['Undo', 1],
  ['RecordExpiry', 6],
];
const TOTAL = ACTS.reduce((sum, [, weight]) => sum + weight, 0);

function actOf(pick: number): string {
  let left = pick % TOTAL;
  for (const [act, weight] of ACTS) {
    if (left < weight) return act;
    left -= weight;
  }
  return 'Earn';
}

/** Does one thing; a transfer is two commands, the second of which must be accepted. */
export function play(world: World, step: Step): readonly Played[] {
  world.hours += step.gapHours;
  world.count += 1;
  const side = world.sides[step.who % 2] as Side;
  const at = instant(BEGUN_MS + Math.max(0, world.hours - step.lateHours) * HOUR_MS);
  const act = actOf(step.pick);
  const ask = { at, by: 'till-4' } as const;
  if (act !== 'Transfer') return [carry(world, side, commandOf(act, step, world, side, ask))];

  const other = world.sides.find((one) => one !== side) as Side;
  const transfer = `t-${world.count}`;
  const points = step.size;
  const sent = carry(world, side, { ...ask, type: 'Send', transfer, to: other.id, points });
  const event = sent.result.accepted
    ? sent.result.events.find(({ type }) => type === 'Sent')
    : null;
  if (event?.type !== 'Sent') return [sent];
  const { newestAt } = other.standing;
  const later = newestAt !== null && newestAt > at ? newestAt : at;
  const told = { type: 'Receive', transfer, from: side.id, lots: event.lots } as const;
  return [sent, carry(world, other, { ...ask, ...told, at: later })];
}

function commandOf(
  act: string,
  { size, which, lateHours }: Step,
  { count }: World,
  { standing: { state } }: Side,
  ask: { readonly at: Instant; readonly by: string },
): AccountCommand {
  const orders = [...entriesOf(state.earnings)].filter(({ occasion }) => occasion.type === 'order');
  const order = orders[which % Math.max(1, orders.length)]?.occasion.id ?? 'none';
  const lines = [
    { id: '1', netMinor: size * 70, quantity: 2 },
    { id: '2', netMinor: size * 30 },
  ];
  const held = state.openHolds[which % 3 === 0 ? state.openHolds.length - 1 : 0]?.id ?? 'none';
  switch (act) {
    case 'Visit':
      return { ...ask, type: 'Earn', occasion: { type: 'visit', id: `v-${count}` } };
    case 'Activate':
      return {
        ...ask,
        type: 'Activate',
        occasion: { type: 'order', id: order },
        event: 'delivered',
      };
    case 'Redeem':
      return { ...ask, type: 'Redeem', redemption: `r-${count}`, option: 'mug' };
    case 'Pay': {
      const told = {
        redemption: `r-${count}`,
        option: 'pay',
        points: size,
        orderMinor: size * 100,
      };
      return { ...ask, type: 'Redeem', ...told, order: which % 2 === 0 ? order : null };
    }
    case 'Hold': {
      const until = instant(Date.parse(ask.at) + (1 + lateHours + 300 + (which % 700)) * HOUR_MS);
      return { ...ask, type: 'Hold', hold: `h-${count}`, points: size, until };
    }
    case 'Capture':
      return {
        ...ask,
        type: 'Capture',
        hold: held,
        ...(which % 3 === 0 ? {} : { points: 1 + (size % 40) }),
      };
    case 'Void':
      return { ...ask, type: 'Void', hold: held };
    case 'Refund':
      return { ...ask, type: 'Refund', order, cancelledBy: which % 2 === 0 ? 'firm' : 'customer' };
    case 'RefundPart':
      if (which % 3 === 0) return { ...ask, type: 'Refund', order, lines: ['2'] };
      if (which % 3 === 1)
        return { ...ask, type: 'Refund', order, lines: [{ line: '1', quantity: 1 }] };
      return { ...ask, type: 'Refund', order, amountMinor: size * 13 };
    case 'Reverse': {
      const spendings = entriesOf(state.redemptions);
      const redemption = spendings[which % Math.max(1, spendings.length)]?.id ?? 'none';
      const cancelledBy = which % 2 === 0 ? 'firm' : 'customer';
      const points = which % 3 === 0 ? { points: 1 + (size % 30) } : {};
      return { ...ask, type: 'ReverseRedemption', redemption, cancelledBy, ...points };
    }
    case 'Adjust':
      return { ...ask, type: 'Adjust', points: which % 2 === 0 ? size : -size, reason: 'test' };
    case 'Open': {
      const expiresAt = instant(Date.parse(ask.at) + (which % 60) * 24 * HOUR_MS);
      const lot = { currency: 'points', points: size, expiresAt };
      return { ...ask, type: 'Open', reference: `o-${count}`, lots: [lot] };
    }
    case 'Exchange': {
      const occasion = { type: 'order', id: `e-${count}`, lines } as const;
      return { ...ask, type: 'Exchange', order, lines: ['2'], occasion };
    }
    case 'WithoutReceipt':
      return { ...ask, type: 'ReturnWithoutReceipt', reference: `w-${count}`, points: size };
    case 'Undo': {
      const visits = entriesOf(state.earnings).filter(({ occasion }) => occasion.type === 'visit');
      const id = visits[which % Math.max(1, visits.length)]?.occasion.id ?? 'none';
      return { ...ask, type: 'Undo', occasion: { type: 'visit', id } };
    }
    case 'RecordExpiry':
      return { ...ask, type: 'RecordExpiry' };
    default: {
      const occasion = { type: 'order', id: `a-${count}`, lines } as const;
      return { ...ask, type: 'Earn', occasion };
    }
  }
}

/** The parts of a lot as its entries say, reckoned apart from the library. */
export interface LotTally {
  readonly lot: Lot;
  remaining: number;
  held: number;
  recorded: number;
  consumed: number;
  restored: number;
  clawedBack: number;
  adjustedDown: number;
  out: number;
}

/** Every lot of a history, by the entries alone. */
export function talliesOf(events: readonly AccountEvent[]): ReadonlyMap<string, LotTally> {
  const tallies = new Map<string, LotTally>();
  const nothing = {
    held: 0,
    recorded: 0,
    consumed: 0,
    restored: 0,
    clawedBack: 0,
    adjustedDown: 0,
    out: 0,
  };
  for (const entry of events.flatMap(({ entries }) => entries)) {
    if (!('lot' in entry)) continue;
    if (typeof entry.lot !== 'string') {
      const { lot } = entry;
      tallies.set(lot.id, { lot, remaining: lot.issued, ...nothing });
      continue;
    }
    const tally = tallies.get(entry.lot);
    if (tally === undefined) throw new Error('an entry names a lot that was never issued');
    if (entry.kind === 'dated') {
      tallies.set(entry.lot, {
        ...tally,
        lot: { ...tally.lot, activeAt: entry.activeAt, expiresAt: entry.expiresAt },
      });
      continue;
    }
    if (!('points' in entry)) continue;
    const { points } = entry;
    if (entry.kind === 'held')
      [tally.remaining, tally.held] = [tally.remaining - points, tally.held + points];
    else if (entry.kind === 'released')
      [tally.remaining, tally.held] = [tally.remaining + points, tally.held - points];
    else if (entry.kind === 'captured')
      [tally.held, tally.consumed] = [tally.held - points, tally.consumed + points];
    else if (entry.kind === 'restored')
      [tally.remaining, tally.restored] = [tally.remaining + points, tally.restored + points];
    else if (entry.kind === 'expired') tally.recorded += points;
    else if (entry.kind === 'unexpired') tally.recorded -= points;
    else if (entry.kind === 'unclawed')
      [tally.remaining, tally.clawedBack] = [tally.remaining + points, tally.clawedBack - points];
    else if (entry.kind === 'unadjusted')
      [tally.remaining, tally.adjustedDown] = [
        tally.remaining + points,
        tally.adjustedDown - points,
      ];
    else if (entry.kind === 'unsent')
      [tally.remaining, tally.out] = [tally.remaining + points, tally.out - points];
    else {
      tally.remaining -= points;
      if (entry.kind === 'redeemed' || entry.kind === 'repaid') tally.consumed += points;
      else if (entry.kind === 'clawed-back') tally.clawedBack += points;
      else if (entry.kind === 'adjusted-down') tally.adjustedDown += points;
      else tally.out += points;
    }
  }
  return tallies;
}
