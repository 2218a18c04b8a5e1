/** Loyalty: the aggregate of one member's account, under one programme. */
import type { Aggregate } from '../../kernel/aggregate.ts';
import { deciding } from '../../kernel/deciding.ts';
import type { AccountCommand } from './account-command.ts';
import { type AccountEvent, accountFormats } from './account-event.ts';
import type { AccountRefusal } from './account-refusal.ts';
import { type Account, NO_ACCOUNT } from './account-state.ts';
import { accountTimers } from './account-timers.ts';
import { decideAccount } from './decide.ts';
import { evolveAccount } from './evolve.ts';
import type { Programme } from './programme.ts';
import { requireProgramme } from './programme-guard.ts';

/** The rules of a member's account. */
export type LoyaltyAggregate = Aggregate<AccountCommand, Account, AccountEvent, AccountRefusal>;

const DAY_MS = 86_400_000;

/**
 * A member's account as rules: what may be asked for, and what comes of it.
 *
 * Every version of the programme is known to it. The one in force at the instant of an event
 * applies, whenever it is told; what was issued under one version is taken back as that version
 * issued it. Points that begin, end or are set aside for a time do so by themselves: nothing has to
 * run for a balance to be right.
 *
 * @param programme As `parseProgramme` of `everbond/loyalty/schema` made it.
 * @returns The aggregate. Something may be told late by as many days as the newest version says.
 * @throws ContractError if it is none; its `decide`, if an amount of a command is not whole, below
 *   0, or takes off more than there is.
 * @example Somebody joins, buys for 30.00 and spends what that earned
 * ```ts
 * import { instant, standingAfter } from 'everbond/kernel';
 * import { balanceAt, loyalty } from 'everbond/loyalty';
 * import { parseProgramme } from 'everbond/loyalty/schema';
 *
 * const read = parseProgramme({
 *   id: 'club',
 *   zone: 'Europe/Paris',
 *   money: 'EUR',
 *   versions: [
 *     { from: '2026-01-01T00:00Z', earnRules: [{ id: 'base', points: 1, perMinor: 1000 }] },
 *   ],
 * });
 * if (!read.ok) throw new Error('the programme has issues');
 * const rules = loyalty(read.value);
 * const at = instant('2026-05-01T10:00Z');
 * const ask = { at, by: 'till-4' } as const;
 *
 * const joined = rules.decide({ ...ask, type: 'Enrol', member: 'ada' }, rules.initial);
 * const ada = standingAfter(rules, joined.accepted ? joined.events : []).state;
 * const lines = [{ id: '1', netMinor: 3000 }];
 * const occasion = { type: 'order', id: 'A-17', lines } as const;
 * const bought = rules.decide({ ...ask, type: 'Earn', occasion }, ada);
 *
 * const after = bought.accepted ? bought.events.reduce(rules.evolve, ada) : ada;
 * balanceAt(after, at).available; // => 3
 * const until = instant('2026-05-02T10:00Z');
 * rules.decide({ ...ask, type: 'Hold', hold: 'h-1', points: 5, until }, after);
 * // => {
 * //   accepted: false,
 * //   refusal: {
 * //     code: 'NOT_ENOUGH_POINTS',
 * //     currency: 'points',
 * //     available: 3,
 * //     asked: 5,
 * //     missing: 2,
 * //   },
 * // }
 * ```
 */
export function loyalty(programme: Programme): LoyaltyAggregate {
  requireProgramme('loyalty', 'programme', programme);
  return {
    initial: NO_ACCOUNT,
    decide: deciding('loyalty', (command, state) => decideAccount(command, state, programme)),
    evolve: evolveAccount,
    timersOf: accountTimers,
    formats: accountFormats,
    latenessMs: (programme.versions.at(-1)?.latenessDays ?? 0) * DAY_MS,
  };
}
