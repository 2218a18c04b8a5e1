/** Points: a small aggregate with a rule, a timer and an old form of an event, to test the runtime with. */

import { type App, createApp } from '../../src/host/runtime/app.ts';
import type { Collection } from '../../src/host/runtime/collection.ts';
import { memoryStore } from '../../src/host/storage/memory-store.ts';
import type { Store } from '../../src/host/storage/store.ts';
import { type Actor, actorOf } from '../../src/kernel/actor.ts';
import { type Aggregate, type Fact, type FireTimer } from '../../src/kernel/aggregate.ts';
import { accept, type Command, refuse } from '../../src/kernel/decider.ts';
import { type Instant, instant } from '../../src/kernel/instant.ts';
import type { JsonObject } from '../../src/kernel/json-value.ts';

export type PointsCommand = Earn | Spend | FireTimer;

export interface Earn extends Command {
  readonly type: 'Earn';
  readonly points: number;
}

export interface Spend extends Command {
  readonly type: 'Spend';
  readonly points: number;
}

export interface PointsEvent extends Fact {
  readonly type: 'Earned' | 'Spent' | 'Expired';
  readonly points: number;
  readonly by: Actor;
}

export type PointsRefusal =
  | { readonly code: 'TOO_FEW'; readonly available: number }
  | { readonly code: 'NOTHING_DUE' };

export interface Points {
  readonly available: number;
  readonly expiresAt: Instant | null;
}

const DAY_MS = 86_400_000;

/** Points expire together, so many days after the last were earned. */
export function points(
  days = 30,
  latenessMs = 0,
): Aggregate<PointsCommand, Points, PointsEvent, PointsRefusal> {
  return {
    initial: { available: 0, expiresAt: null },
    latenessMs,
    // The first release called points coins.
    formats: {
      Earned: [({ coins, ...rest }) => ({ ...rest, points: coins ?? null })],
      Spent: [],
      Expired: [],
    },
    decide(command, { available, expiresAt }) {
      const { at } = command;
      const by = actorOf(command.by);
      if (command.type === 'Earn') {
        return accept(
          [{ type: 'Earned', at, by, points: command.points }],
          [{ rule: 'earn', points: command.points }],
        );
      }
      if (command.type === 'Spend') {
        if (command.points > available) return refuse({ code: 'TOO_FEW', available });
        return accept([{ type: 'Spent', at, by, points: command.points }]);
      }
      if (expiresAt !== at) return refuse({ code: 'NOTHING_DUE' });
      return accept([{ type: 'Expired', at, by, points: available }]);
    },
    evolve({ available, expiresAt }, { type, at, points: count }) {
      if (type === 'Expired') return { available: 0, expiresAt: null };
      if (type === 'Spent') return { available: available - count, expiresAt };
      const until = instant(Date.parse(at) + days * DAY_MS);
      return { available: available + count, expiresAt: until };
    },
    timersOf: ({ expiresAt }) => (expiresAt === null ? [] : [{ id: 'expire', dueAt: expiresAt }]),
  };
}

export type Accounts = Collection<PointsCommand, Points, PointsEvent, PointsRefusal>;

/** An app on the first of May 2026, with accounts of points. */
export function openShop(
  store: Store = memoryStore(),
  options: Partial<Parameters<typeof createApp>[0]> = {},
  days = 30,
): { readonly app: App; readonly accounts: Accounts; readonly store: Store } {
  const now = () => new Date('2026-05-01T10:00Z');
  const app = createApp({ store, tenant: 'shop', now, ...options });
  return { app, accounts: app.of('account', points(days)), store };
}

export const MAY: Instant = instant('2026-05-01T10:00Z');

export function earn(count: number, at: string = MAY): Earn & { readonly at: Instant } {
  return { type: 'Earn', points: count, at: instant(at), by: 'till-4' };
}

export function spend(count: number, at: string = MAY): Spend & { readonly at: Instant } {
  return { type: 'Spend', points: count, at: instant(at), by: 'till-4' };
}

/** A field of a stored event that is text. */
export function wordOf(event: JsonObject, field: string): string {
  const word = event[field];
  if (typeof word !== 'string') throw new Error(`${field} is no text`);
  return word;
}
