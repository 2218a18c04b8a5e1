/**
 * Budget: an amount that many accounts draw on in blocks, so that none waits for another.
 *
 * A budget that every spending has to ask is one row that everybody writes. Here it is asked once
 * a block: what it has granted is spoken for, and an account spends from its block on its own; see
 * `allowance.ts`. What comes back unspent is free again.
 *
 * @see Patrick E. O'Neil, "The Escrow Transactional Method", ACM Transactions on Database Systems
 *   11 (1986), 405-430, for setting aside at once what may be spent later.
 */
import type { Aggregate, Fact } from '../kernel/aggregate.ts';
import { accept, type Command, type Decision, refuse } from '../kernel/decider.ts';
import { isId } from '../kernel/id.ts';
import { EMPTY_TABLE, entryOf, type IdTable, withEntry } from './id-table.ts';
import { isWhole } from './whole.ts';

/** A part of a budget that one account may spend. */
export interface BudgetBlock {
  /** Its name, chosen by whoever draws it. */
  readonly id: string;
  /** The account that drew it. */
  readonly account: string;
  /** How much it is: whole, 1 or more. */
  readonly amount: number;
  /** How much of it was spent; `null` until it comes back. */
  readonly spent: number | null;
}

/** Where a budget stands. `total - granted` is free. */
export interface BudgetState {
  /** Whether blocks can be drawn. */
  readonly status: 'open' | 'closed';
  /** How much there is in all. */
  readonly total: number;
  /** How much is spoken for: blocks that are out in full, blocks that came back as spent. */
  readonly granted: number;
  /** Every block ever drawn, kept so that none is granted twice. */
  readonly blocks: IdTable<BudgetBlock>;
}

/** What can be asked of a budget. */
export type BudgetCommand =
  | (Command & {
      /** Say how much there is in all, from now on. */
      readonly type: 'Fund';
      /** Whole, 0 or more, and no less than is granted. */
      readonly total: number;
    })
  | (Command & {
      /** Draw a block. */
      readonly type: 'Draw';
      /** The name of the block, an id; the same again when it is asked again. */
      readonly block: string;
      /** The account that will spend it, an id. */
      readonly account: string;
      /** How much: whole, 1 or more. */
      readonly amount: number;
    })
  | (Command & {
      /** Give a block back, with what is left of it. */
      readonly type: 'Return';
      /** The block. */
      readonly block: string;
      /** How much of it was spent: whole, 0 to its amount. */
      readonly spent: number;
    })
  | (Command & {
      /** Grant no more blocks. Those that are out may be spent and come back. */
      readonly type: 'Close';
    });

/** What happens to a budget. */
export type BudgetEvent =
  | (Fact & {
      /** There is so much in all. */
      readonly type: 'Funded';
      /** How much. */
      readonly total: number;
    })
  | (Fact & {
      /** A block went out. */
      readonly type: 'Granted';
      /** The block. */
      readonly block: string;
      /** The account that may spend it. */
      readonly account: string;
      /** How much. */
      readonly amount: number;
    })
  | (Fact & {
      /** A block came back. */
      readonly type: 'Returned';
      /** The block. */
      readonly block: string;
      /** How much of it was spent. */
      readonly spent: number;
      /** How much is free again. */
      readonly freed: number;
    })
  | (Fact & {
      /** No more blocks are granted. */
      readonly type: 'Closed';
    });

/** Why a budget says no. */
export type BudgetRefusal =
  | {
      /** Less is free than was asked for. */
      readonly code: 'BUDGET_SHORT';
      /** How much is free. */
      readonly free: number;
      /** How much was asked for. */
      readonly requested: number;
    }
  | {
      /** The new total would be less than is granted. */
      readonly code: 'BELOW_GRANTED';
      /** How much is granted. */
      readonly granted: number;
    }
  | {
      /** More was spent than the block held, or the block came back before with another sum. */
      readonly code: 'EXCEEDS_BLOCK' | 'BLOCK_RETURNED';
      /** How much the block held. */
      readonly amount: number;
      /** How much of it was spent; `null` while it is out. */
      readonly spent: number | null;
    }
  | {
      /** The budget is closed; an id or amount is none; the block is another's, or nobody's. */
      readonly code:
        | 'BUDGET_CLOSED'
        | 'BAD_ID'
        | 'BAD_AMOUNT'
        | 'BLOCK_TAKEN'
        | 'NO_SUCH_BLOCK'
        | 'UNKNOWN_COMMAND';
    };

type Answer = Decision<BudgetEvent, BudgetRefusal>;

/**
 * A budget, as an aggregate: pure functions from commands to events to a state.
 *
 * Granted and free always make up the total, and what accounts spend is never more than was
 * granted, whether the two sides are committed together or one after the other: a message that is
 * lost leaves a block out, and one that comes twice changes nothing. Whoever knows what was spent
 * of a block may return it.
 *
 * @example Two accounts, one of which needs less than it drew
 * ```ts
 * import { instant, replay } from 'everbond/kernel';
 * import { budget } from 'everbond/mechanisms';
 *
 * const said = { at: instant('2026-06-01T10:00Z'), by: 'campaign' };
 * const draw = (account: string, amount: number) =>
 *   ({ ...said, type: 'Draw', block: `${account}:1`, account, amount }) as const;
 * const fund = { ...said, type: 'Fund', total: 100 } as const;
 * const state = [fund, draw('ada', 60), draw('bob', 30)].reduce((before, command) => {
 *   const decision = budget.decide(command, before);
 *   return decision.accepted ? replay(budget, decision.events, before) : before;
 * }, budget.initial);
 *
 * [state.granted, state.total - state.granted]; // => [90, 10]
 * budget.decide(draw('ada', 60), state).accepted; // => true
 * budget.decide(draw('cy', 20), state);
 * // => { accepted: false, refusal: { code: 'BUDGET_SHORT', free: 10, requested: 20 } }
 *
 * const back = budget.decide({ ...said, type: 'Return', block: 'ada:1', spent: 45 }, state);
 * back.accepted && back.events.map((event) => event.type === 'Returned' && event.freed); // => [15]
 * ```
 */
export const budget: Aggregate<BudgetCommand, BudgetState, BudgetEvent, BudgetRefusal> =
  Object.freeze({
    initial: Object.freeze({ status: 'open', total: 0, granted: 0, blocks: EMPTY_TABLE }),
    decide,
    evolve,
    timersOf: () => [],
    formats: { Funded: [], Granted: [], Returned: [], Closed: [] },
    latenessMs: Number.MAX_SAFE_INTEGER,
  });

function decide(command: BudgetCommand, state: BudgetState): Answer {
  const { at } = command;
  const isClosed = state.status === 'closed';
  switch (command.type) {
    case 'Fund': {
      const { total } = command;
      if (!isWhole(total, 0)) return refuse({ code: 'BAD_AMOUNT' });
      if (total === state.total) return accept([]);
      if (isClosed) return refuse({ code: 'BUDGET_CLOSED' });
      if (total < state.granted) return refuse({ code: 'BELOW_GRANTED', granted: state.granted });
      return accept([{ type: 'Funded', at, total }]);
    }
    case 'Draw':
      return draw(command, state);
    case 'Return':
      return giveBack(command, state);
    case 'Close':
      return accept(isClosed ? [] : [{ type: 'Closed', at }]);
    default:
      return refuse({ code: 'UNKNOWN_COMMAND' });
  }
}

function draw(
  { block, account, amount, at }: Extract<BudgetCommand, { type: 'Draw' }>,
  { status, total, granted, blocks }: BudgetState,
): Answer {
  const known = entryOf(blocks, block);
  if (known !== null) {
    const isSame = known.account === account && known.amount === amount;
    return isSame ? accept([]) : refuse({ code: 'BLOCK_TAKEN' });
  }
  if (!isId(block) || !isId(account)) return refuse({ code: 'BAD_ID' });
  if (!isWhole(amount, 1)) return refuse({ code: 'BAD_AMOUNT' });
  if (status === 'closed') return refuse({ code: 'BUDGET_CLOSED' });
  const free = total - granted;
  if (amount > free) return refuse({ code: 'BUDGET_SHORT', free, requested: amount });
  return accept([{ type: 'Granted', at, block, account, amount }]);
}

function giveBack(
  { block, spent, at }: Extract<BudgetCommand, { type: 'Return' }>,
  { blocks }: BudgetState,
): Answer {
  const known = entryOf(blocks, block);
  if (known === null) return refuse({ code: 'NO_SUCH_BLOCK' });
  if (!isWhole(spent, 0)) return refuse({ code: 'BAD_AMOUNT' });
  if (known.spent === spent) return accept([]);
  const { amount } = known;
  if (known.spent !== null) return refuse({ code: 'BLOCK_RETURNED', amount, spent: known.spent });
  if (spent > amount) return refuse({ code: 'EXCEEDS_BLOCK', amount, spent: null });
  return accept([{ type: 'Returned', at, block, spent, freed: amount - spent }]);
}

function evolve(state: BudgetState, event: BudgetEvent): BudgetState {
  if (event.type === 'Funded') return { ...state, total: event.total };
  if (event.type === 'Closed') return { ...state, status: 'closed' };
  if (event.type === 'Granted') {
    const { block: id, account, amount } = event;
    const blocks = withEntry(state.blocks, { id, account, amount, spent: null });
    return { ...state, granted: state.granted + amount, blocks };
  }
  const known = entryOf(state.blocks, event.block);
  if (known === null) return state;
  const { spent, freed } = event;
  const blocks = withEntry(state.blocks, { ...known, spent });
  return { ...state, granted: state.granted - freed, blocks };
}
