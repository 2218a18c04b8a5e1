/**
 * Allowance: what one account may spend of a shared budget, in blocks that it drew.
 *
 * The account's side of `budget.ts`. It spends on its own, oldest block first, and hands back what
 * it does not need.
 */
import type { Aggregate, Fact } from '../kernel/aggregate.ts';
import { accept, type Command, type Decision, refuse } from '../kernel/decider.ts';
import { isId } from '../kernel/id.ts';
import { EMPTY_TABLE, entryOf, type IdTable, withEntry } from './id-table.ts';
import { isWhole } from './whole.ts';

/** A block in the hands of an account. */
export interface AllowanceBlock {
  /** Its name, as it was drawn. */
  readonly id: string;
  /** How much it was: whole, 1 or more. */
  readonly amount: number;
  /** How much of it is spent. */
  readonly spent: number;
}

/** Where an account's allowance stands. */
export interface AllowanceState {
  /** The blocks that have something left, oldest first. */
  readonly open: readonly AllowanceBlock[];
  /** The blocks that are spent or were handed back, kept so that none is taken twice. */
  readonly closed: IdTable<AllowanceBlock>;
  /** What was spent, by name, kept so that nothing is spent twice. */
  readonly spendings: IdTable<{
    /** The name of the spending. */
    readonly id: string;
    /** How much. */
    readonly amount: number;
  }>;
}

/** What can be asked of an allowance. */
export type AllowanceCommand =
  | (Command & {
      /** Take a block that the budget granted. */
      readonly type: 'Take';
      /** The block. */
      readonly block: string;
      /** How much it is, as it was granted. */
      readonly amount: number;
    })
  | (Command & {
      /** Spend from the blocks at hand. */
      readonly type: 'Spend';
      /** The name of the spending, an id; the same again when it is asked again. */
      readonly id: string;
      /** How much: whole, 1 or more. */
      readonly amount: number;
    })
  | (Command & {
      /** Hand a block back, whatever is left of it. */
      readonly type: 'HandBack';
      /** The block. */
      readonly block: string;
    });

/** What happens to an allowance. */
export type AllowanceEvent =
  | (Fact & {
      /** A block came to hand. */
      readonly type: 'Taken';
      /** The block. */
      readonly block: string;
      /** How much it is. */
      readonly amount: number;
    })
  | (Fact & {
      /** Something was spent. */
      readonly type: 'Spent';
      /** The name of the spending. */
      readonly id: string;
      /** How much. */
      readonly amount: number;
      /** How much of it came from which block, oldest first. */
      readonly from: readonly {
        /** The block. */
        readonly block: string;
        /** How much of it. */
        readonly amount: number;
      }[];
    })
  | (Fact & {
      /** A block was handed back: what the budget's `Return` needs to know. */
      readonly type: 'HandedBack';
      /** The block. */
      readonly block: string;
      /** How much of it was spent. */
      readonly spent: number;
    });

/** Why an allowance says no. */
export type AllowanceRefusal =
  | {
      /** The blocks at hand do not hold enough. */
      readonly code: 'ALLOWANCE_SHORT';
      /** How much they hold. */
      readonly left: number;
      /** How much a further block has to hold. */
      readonly missing: number;
    }
  | {
      /** An id or amount is none; the block or name is taken otherwise; there is no such block. */
      readonly code: 'BAD_ID' | 'BAD_AMOUNT' | 'ID_TAKEN' | 'NO_SUCH_BLOCK' | 'UNKNOWN_COMMAND';
    };

type Answer = Decision<AllowanceEvent, AllowanceRefusal>;

/**
 * An account's allowance, as an aggregate: pure functions from commands to events to a state.
 *
 * What is spent never exceeds the blocks taken. A command that arrives again, with the same
 * content, is accepted and changes nothing.
 *
 * @example A spending larger than the first block
 * ```ts
 * import { instant, replay } from 'everbond/kernel';
 * import { allowance } from 'everbond/mechanisms';
 *
 * const said = { at: instant('2026-06-01T10:00Z'), by: 'till-4' };
 * const spend = { ...said, type: 'Spend', id: 'order-9', amount: 70 } as const;
 * const { at } = said;
 * const small = replay(allowance, [{ type: 'Taken', at, block: 'ada:1', amount: 60 }]);
 *
 * allowance.decide(spend, small);
 * // => { accepted: false, refusal: { code: 'ALLOWANCE_SHORT', left: 60, missing: 10 } }
 *
 * const larger = replay(allowance, [{ type: 'Taken', at, block: 'ada:2', amount: 60 }], small);
 * const spent = allowance.decide(spend, larger);
 *
 * spent.accepted && spent.events[0];
 * // => {
 * //   type: 'Spent',
 * //   at,
 * //   id: 'order-9',
 * //   amount: 70,
 * //   from: [{ block: 'ada:1', amount: 60 }, { block: 'ada:2', amount: 10 }],
 * // }
 * ```
 */
export const allowance: Aggregate<
  AllowanceCommand,
  AllowanceState,
  AllowanceEvent,
  AllowanceRefusal
> = Object.freeze({
  initial: Object.freeze({ open: EMPTY_TABLE, closed: EMPTY_TABLE, spendings: EMPTY_TABLE }),
  decide,
  evolve,
  timersOf: () => [],
  formats: { Taken: [], Spent: [], HandedBack: [] },
  latenessMs: Number.MAX_SAFE_INTEGER,
});

function decide(command: AllowanceCommand, state: AllowanceState): Answer {
  const { at } = command;
  switch (command.type) {
    case 'Take': {
      const { block, amount } = command;
      const known = blockOf(state, block);
      if (known?.amount === amount) return accept([]);
      if (known !== null) return refuse({ code: 'ID_TAKEN' });
      if (!isId(block)) return refuse({ code: 'BAD_ID' });
      if (!isWhole(amount, 1)) return refuse({ code: 'BAD_AMOUNT' });
      return accept([{ type: 'Taken', at, block, amount }]);
    }
    case 'Spend':
      return spend(command, state);
    case 'HandBack': {
      const { block } = command;
      const known = blockOf(state, block);
      if (known === null) return refuse({ code: 'NO_SUCH_BLOCK' });
      const isOpen = state.open.includes(known);
      return accept(isOpen ? [{ type: 'HandedBack', at, block, spent: known.spent }] : []);
    }
    default:
      return refuse({ code: 'UNKNOWN_COMMAND' });
  }
}

function spend(
  { id, amount, at }: Extract<AllowanceCommand, { type: 'Spend' }>,
  { open, spendings }: AllowanceState,
): Answer {
  const known = entryOf(spendings, id);
  if (known !== null) return known.amount === amount ? accept([]) : refuse({ code: 'ID_TAKEN' });
  if (!isId(id)) return refuse({ code: 'BAD_ID' });
  if (!isWhole(amount, 1)) return refuse({ code: 'BAD_AMOUNT' });

  let missing = amount;
  const from: { block: string; amount: number }[] = [];
  for (const block of open) {
    const part = Math.min(missing, block.amount - block.spent);
    if (part > 0) from.push({ block: block.id, amount: part });
    missing -= part;
  }
  return missing > 0
    ? refuse({ code: 'ALLOWANCE_SHORT', left: amount - missing, missing })
    : accept([{ type: 'Spent', at, id, amount, from }]);
}

function evolve(state: AllowanceState, event: AllowanceEvent): AllowanceState {
  if (event.type === 'Taken') {
    const { block: id, amount } = event;
    return { ...state, open: [...state.open, { id, amount, spent: 0 }] };
  }
  if (event.type === 'HandedBack') {
    const handedBack = state.open.filter(({ id }) => id === event.block);
    return withOpen(
      state,
      state.open.filter(({ id }) => id !== event.block),
      handedBack,
    );
  }
  const { id, amount, from } = event;
  const parts = new Map(from.map((part) => [part.block, part.amount]));
  const blocks = state.open.map((block) => {
    return { ...block, spent: block.spent + (parts.get(block.id) ?? 0) };
  });
  const open = blocks.filter((block) => block.spent < block.amount);
  const used = blocks.filter((block) => block.spent >= block.amount);
  return { ...withOpen(state, open, used), spendings: withEntry(state.spendings, { id, amount }) };
}

/** The state with other open blocks, and those that are closed now. */
function withOpen(
  state: AllowanceState,
  open: readonly AllowanceBlock[],
  closing: readonly AllowanceBlock[],
): AllowanceState {
  const closed = closing.reduce<AllowanceState['closed']>(withEntry, state.closed);
  return { ...state, open, closed };
}

function blockOf({ open, closed }: AllowanceState, id: string): AllowanceBlock | null {
  return open.find((block) => block.id === id) ?? entryOf(closed, id);
}
