/** What-if replay: one member's history, and what would have come of it under other rules. */
import type { AccountCommand } from '../../domains/loyalty/account-command.ts';
import type { AccountEvent } from '../../domains/loyalty/account-event.ts';
import { type Account, NO_ACCOUNT } from '../../domains/loyalty/account-state.ts';
import type { LoyaltyAggregate } from '../../domains/loyalty/loyalty.ts';
import type { Standing } from '../../kernel/aggregate.ts';
import { carryOut, fireTimers } from '../../kernel/carry-out.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { NotReplayableReason } from './what-if-command.ts';
import { isIssued, isOfClock, type Step, stepOf } from './what-if-step.ts';

/** What a replay came to. */
export interface Replay {
  /** The account as it happened. */
  readonly actual: Life;
  /** The account as it would be. */
  readonly other: Life;
  /** How many commands were tried, an exchange as one. */
  readonly commands: number;
  /** The commands that would have been refused. */
  readonly refused: readonly Refused[];
  /** The events that do not keep what their command said. */
  readonly notReplayable: readonly NotReplayable[];
}

/** An account at the end of its history, and how often its tier changed, by ladder. */
export interface Life {
  readonly state: Account;
  readonly moves: ReadonlyMap<string, number>;
}

/** A command that would have been refused. */
export interface Refused {
  readonly command: AccountCommand['type'];
  readonly code: string;
}

/** An event that does not keep what its command said. */
export interface NotReplayable {
  readonly event: AccountEvent['type'];
  readonly reason: NotReplayableReason;
}

/**
 * Replays a history under other rules, up to an instant.
 *
 * What happened is taken from the events alone. The other rules are asked what the events tell was
 * asked, in the order in which it was told, and their clock runs as far before each step.
 */
export function replayed(
  history: readonly AccountEvent[],
  rules: LoyaltyAggregate,
  otherRules: LoyaltyAggregate,
  at: Instant,
): Replay {
  const notReplayable: NotReplayable[] = [];
  const other = createReplica(otherRules, history);
  let state = NO_ACCOUNT;
  history.forEach((event, place) => {
    const step = stepOf(history, place, state);
    if (step.isTick) other.tick(event.at);
    if (step.lacks !== null) notReplayable.push({ event: event.type, reason: step.lacks });
    other.take(step, place);
    state = rules.evolve(state, event);
  });
  other.tick(at);
  const settled = fireTimers(rules, { state, newestAt: state.newestAt }, at);
  const moves = new Map<string, number>();
  countMoves(moves, history);
  countMoves(moves, settled.events);
  const actual = { state: settled.standing.state, moves };
  return { actual, notReplayable, ...other.outcome() };
}

/** An account under other rules, which is asked one thing after the other of a history. */
function createReplica(rules: LoyaltyAggregate, history: readonly AccountEvent[]) {
  const refused: Refused[] = [];
  const moves = new Map<string, number>();
  /** The number of an event here, by its number in the history. */
  const numbers = new Map<number, number>();
  let standing: Standing<Account> = { state: NO_ACCOUNT, newestAt: null };
  let commands = 0;

  function tick(at: Instant): void {
    const fired = fireTimers(rules, standing, at);
    countMoves(moves, fired.events);
    standing = fired.standing;
  }

  /** Takes the step for the event at a place of the history. */
  function take({ together, each, covers }: Step, place: number): void {
    if (together !== null && refusalOf(together, place, covers) === null) {
      commands += 1;
      return;
    }
    each.forEach((command, index) => {
      commands += 1;
      const isLast = index === each.length - 1;
      const code = refusalOf(command, place + index, isLast ? covers - index : 1);
      if (code !== null) refused.push({ command: command.type, code });
    });
  }

  /** The code with which a command is refused; `null` if it is done. */
  function refusalOf(command: AccountCommand, place: number, covers: number): string | null {
    const { eventCount } = standing.state;
    const carried = carryOut(rules, standing, here(command));
    if (!carried.accepted) return carried.refusal.code;
    let from = 0;
    for (let index = place; index < place + covers; index += 1) {
      const own = carried.events.findIndex(
        (event, at) => at >= from && isLike(event, history[index]),
      );
      if (own < 0) continue;
      numbers.set(index + 1, eventCount + own + 1);
      from = own + 1;
    }
    countMoves(moves, carried.events);
    standing = carried.standing;
    return null;
  }

  /** A command that names an event, or a reward by its event, names the one of this account. */
  function here(command: AccountCommand): AccountCommand {
    if (command.type === 'Retract') return { ...command, event: numberOf(command.event) };
    if (command.type !== 'ReverseRedemption') return command;
    const [name, number] = command.redemption.split('/');
    if (!isIssued(history[Number(number) - 1])) return command;
    return { ...command, redemption: `${name}/${numberOf(Number(number))}` };
  }

  function numberOf(number: number): number {
    return numbers.get(number) ?? NO_NUMBER;
  }

  return {
    tick,
    take,
    outcome: () => ({ other: { state: standing.state, moves }, commands, refused }),
  };
}

/** Whether an event of one account came about as one of the other did. */
function isLike(event: AccountEvent, other: AccountEvent | undefined): boolean {
  if (event.type !== other?.type || isOfClock(event) || isIssued(event) !== isIssued(other)) {
    return false;
  }
  if (event.type !== 'Redeemed' || other.type !== 'Redeemed') return true;
  return event.redemption.option === other.redemption.option;
}

/** No event has it. */
const NO_NUMBER = Number.MAX_SAFE_INTEGER;

/** Counts the changes from one tier to another; a new end of the same tier is none. */
function countMoves(moves: Map<string, number>, events: readonly AccountEvent[]): void {
  for (const event of events) {
    if (event.type !== 'TierChanged' || event.from === event.held.tier) continue;
    moves.set(event.ladder, (moves.get(event.ladder) ?? 0) + 1);
  }
}
