/** Deciding, in common: what every decision sees, and how it says yes or no. */
import { type Actor, actorOf } from '../../kernel/actor.ts';
import type { Command } from '../../kernel/decider.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { AccountEvent } from './account-event.ts';
import type { AccountFact } from './account-fact.ts';
import type { AccountRefusal, AccountWarning } from './account-refusal.ts';
import type { Account } from './account-state.ts';
import { type ExpiryRule, expiryOf, idlesUnder } from './expiry-rule.ts';
import { availableAt, walletOf } from './ledger.ts';
import { type Draft, draftOf, repay } from './ledger-draft.ts';
import { type LotOrder, sooner } from './lot-query.ts';
import type { Programme, ProgrammeVersion } from './programme.ts';
import type { PointsCurrency } from './programme-currency.ts';

/** What a decision sees. */
export interface Context {
  readonly programme: Programme;
  /** The version in force at the instant of the command. */
  readonly version: ProgrammeVersion;
  readonly state: Account;
  readonly at: Instant;
  /** The newest instant there is: that of the command, or of what was known before. */
  readonly latest: Instant;
  readonly by: Actor;
}

/** What a command comes to, before tiers are looked at. */
export type Plan =
  | { readonly refusal: AccountRefusal }
  | {
      readonly events: readonly AccountEvent[];
      readonly warnings?: readonly AccountWarning[];
    };

/** What a decision sees of a command. */
export function contextOf(
  programme: Programme,
  version: ProgrammeVersion,
  state: Account,
  { at, by }: Pick<Command, 'at' | 'by'>,
): Context {
  const { newestAt } = state;
  const latest = newestAt === null || at > newestAt ? at : newestAt;
  return { programme, version, state, at, latest, by: actorOf(by) };
}

/** The same, after events. */
export function contextAfter(context: Context, state: Account): Context {
  return { ...context, state };
}

/** What an event needs to say when and by whom. */
export type Moment = Pick<Context, 'state' | 'at' | 'latest' | 'by'> & {
  readonly version: Pick<ProgrammeVersion, 'version'>;
};

/** What every event says, with the entries of a draft; debts are repaid from what it brings. */
export function factOf(
  context: Moment,
  rules: readonly string[],
  draft: Draft = draftOf(context.state.ledger),
): AccountFact {
  const { at, by, version, latest } = context;
  const { entries } = draft.entries.length === 0 ? draft : repay(draft, latest);
  return { at, by, rules, programmeVersion: version.version, entries };
}

/** The answer no. */
export function no(refusal: AccountRefusal): Plan {
  return { refusal };
}

/** The answer yes, with one event. */
export function yes(event: AccountEvent, warnings: readonly AccountWarning[] = []): Plan {
  return { events: [event], warnings };
}

/** A currency of the programme, the first if none is named; `null` if there is none of the name. */
export function currencyOf(
  { currencies }: ProgrammeVersion,
  name: string | undefined,
): PointsCurrency | null {
  return (name === undefined ? currencies[0] : currencies.find(({ id }) => id === name)) ?? null;
}

/** In which order the programme spends lots. */
export function lotOrder({ lots }: ProgrammeVersion): LotOrder {
  return lots.consume;
}

/** Refuses what is more than can be spent; `null` if there is enough. */
export function shortageOf(context: Context, currency: string, asked: number): Plan | null {
  const available = availableAt(walletOf(context.state.ledger, currency), context.at);
  if (asked <= available) return null;
  return no({ code: 'NOT_ENOUGH_POINTS', currency, available, asked, missing: asked - available });
}

/** Until when points live that expire when nothing is done, by currency. */
export function idleUntilOf({ version, at }: Context): Readonly<Record<string, Instant>> {
  const ends = version.currencies.flatMap(({ id, expiry }) => {
    const rules = version.earnRules.flatMap((rule) =>
      rule.currency === id ? (rule.expiry ?? []) : [],
    );
    const rule = [expiry, ...rules].find(idlesUnder);
    const end = rule === undefined ? null : idleEnd(rule, at, version.zone);
    return end === null ? [] : [[id, end] as const];
  });
  return Object.fromEntries(ends);
}

/** The end that inactivity alone gives; a tier that suspends it stops the clock elsewhere. */
function idleEnd(rule: ExpiryRule, lastActivityAt: Instant, zone: string): Instant | null {
  switch (rule.kind) {
    case 'inactivity':
      return expiryOf(rule, {
        earnedAt: lastActivityAt,
        activeAt: lastActivityAt,
        lastActivityAt,
        zone,
        tiers: [],
      });
    case 'sooner':
      return sooner(
        idleEnd(rule.of[0], lastActivityAt, zone),
        idleEnd(rule.of[1], lastActivityAt, zone),
      );
    case 'suspended':
      return idleEnd(rule.otherwise, lastActivityAt, zone);
    case 'age':
    case 'fixed-date':
    case 'never':
      return null;
    default:
      return rule satisfies never;
  }
}
