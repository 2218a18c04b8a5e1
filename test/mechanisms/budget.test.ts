import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { carryOut } from '../../src/kernel/carry-out.ts';
import type { Decision } from '../../src/kernel/decider.ts';
import { instant } from '../../src/kernel/instant.ts';
import { parseJsonValue } from '../../src/kernel/parse-json-value.ts';
import {
  type AllowanceCommand,
  type AllowanceEvent,
  type AllowanceState,
  allowance,
} from '../../src/mechanisms/allowance.ts';
import { type BudgetCommand, type BudgetState, budget } from '../../src/mechanisms/budget.ts';
import { entriesOf } from '../../src/mechanisms/id-table.ts';

const said = { at: instant('2026-06-01T10:00Z'), by: 'campaign' };
const fund = (total: number): BudgetCommand => ({ ...said, type: 'Fund', total });
const draw = (block: string, amount: number, account = 'ada'): BudgetCommand => {
  return { ...said, type: 'Draw', block, account, amount };
};
const giveBack = (block: string, spent: number): BudgetCommand => {
  return { ...said, type: 'Return', block, spent };
};
const close: BudgetCommand = { ...said, type: 'Close' };
const take = (block: string, amount: number): AllowanceCommand => {
  return { ...said, type: 'Take', block, amount };
};
const spend = (id: string, amount: number): AllowanceCommand => {
  return { ...said, type: 'Spend', id, amount };
};
const handBack = (block: string): AllowanceCommand => ({ ...said, type: 'HandBack', block });

interface Rules<C, S, E> {
  readonly initial: S;
  readonly decide: (command: C, state: S) => Decision<E, { readonly code: string }>;
  readonly evolve: (state: S, event: E) => S;
}

/** The state after commands that are all accepted. */
function after<C, S, E>(decider: Rules<C, S, E>, commands: readonly C[]): S {
  return commands.reduce((state, command) => {
    const decision = decider.decide(command, state);
    if (!decision.accepted) throw new Error(decision.refusal.code);
    return decision.events.reduce(decider.evolve, state);
  }, decider.initial);
}

const afterBudget = (...commands: readonly BudgetCommand[]) => after(budget, commands);
const afterAllowance = (...commands: readonly AllowanceCommand[]) => after(allowance, commands);

function refusalOf<C, S, E>(
  decider: Rules<C, S, E>,
  command: C,
  state: S,
): { readonly code: string } | null {
  const decision = decider.decide(command, state);
  return decision.accepted ? null : decision.refusal;
}

describe('a budget', () => {
  const state = afterBudget(fund(100), draw('b1', 60), draw('b2', 30));

  it('grants blocks as long as it lasts', () => {
    expect([state.total, state.granted]).toEqual([100, 90]);
    expect(refusalOf(budget, draw('b3', 11), state)).toStrictEqual({
      code: 'BUDGET_SHORT',
      free: 10,
      requested: 11,
    });
    expect(refusalOf(budget, draw('b3', 10), state)).toBeNull();
    expect(refusalOf(budget, draw('b1', 1), budget.initial)).toMatchObject({ free: 0 });
  });

  it('takes back what was not spent', () => {
    const decision = budget.decide(giveBack('b1', 45), state);

    expect(decision).toStrictEqual({
      accepted: true,
      events: [{ type: 'Returned', at: said.at, block: 'b1', spent: 45, freed: 15 }],
      why: [],
      warnings: [],
    });
    expect(afterBudget(fund(100), draw('b1', 60), giveBack('b1', 45)).granted).toBe(45);
    expect(afterBudget(fund(100), draw('b1', 60), giveBack('b1', 60)).granted).toBe(60);
    expect(afterBudget(fund(100), draw('b1', 60), giveBack('b1', 0)).granted).toBe(0);
    expect(refusalOf(budget, giveBack('b1', 61), state)).toStrictEqual({
      code: 'EXCEEDS_BLOCK',
      amount: 60,
      spent: null,
    });
  });

  it('does nothing twice', () => {
    const back = afterBudget(fund(100), draw('b1', 60), giveBack('b1', 45), close);
    const nothing = { accepted: true, events: [] };

    expect(budget.decide(fund(100), back)).toMatchObject(nothing);
    expect(budget.decide(draw('b1', 60), back)).toMatchObject(nothing);
    expect(budget.decide(giveBack('b1', 45), back)).toMatchObject(nothing);
    expect(budget.decide(close, back)).toMatchObject(nothing);
  });

  it('can grow, and shrink to what is granted', () => {
    expect(refusalOf(budget, fund(90), state)).toBeNull();
    expect(refusalOf(budget, fund(89), state)).toStrictEqual({
      code: 'BELOW_GRANTED',
      granted: 90,
    });
    expect(afterBudget(fund(1), fund(2), draw('b1', 2)).granted).toBe(2);
  });

  it('grants nothing once it is closed, and still takes back', () => {
    const closed = afterBudget(fund(100), draw('b1', 60), close);

    expect(refusalOf(budget, draw('b2', 1), closed)?.code).toBe('BUDGET_CLOSED');
    expect(refusalOf(budget, fund(200), closed)?.code).toBe('BUDGET_CLOSED');
    expect(refusalOf(budget, giveBack('b1', 0), closed)).toBeNull();
  });

  it.each([
    [draw('b1', 61), 'BLOCK_TAKEN'],
    [draw('b1', 60, 'bob'), 'BLOCK_TAKEN'],
    [draw('', 1), 'BAD_ID'],
    [draw('b9', 1, ''), 'BAD_ID'],
    [draw('b9', 0), 'BAD_AMOUNT'],
    [draw('b9', 0.5), 'BAD_AMOUNT'],
    [draw('b9', Number.NaN), 'BAD_AMOUNT'],
    [draw('b9', 2 ** 53), 'BAD_AMOUNT'],
    [draw('__proto__', 1), undefined],
    [fund(-1), 'BAD_AMOUNT'],
    [fund(Number.POSITIVE_INFINITY), 'BAD_AMOUNT'],
    [giveBack('b9', 1), 'NO_SUCH_BLOCK'],
    [giveBack('constructor', 1), 'NO_SUCH_BLOCK'],
    [giveBack('b1', -1), 'BAD_AMOUNT'],
    [giveBack('b1', null as unknown as number), 'BAD_AMOUNT'],
    [{ ...said, type: 'Steal' } as unknown as BudgetCommand, 'UNKNOWN_COMMAND'],
  ])('answers %j with %s', (command, code) => {
    const decision = budget.decide(command, state);

    expect(decision.accepted ? undefined : decision.refusal.code).toBe(code);
  });

  it('tells a block that came back with another sum', () => {
    const back = afterBudget(fund(100), draw('b1', 60), giveBack('b1', 45));

    expect(refusalOf(budget, giveBack('b1', 44), back)).toStrictEqual({
      code: 'BLOCK_RETURNED',
      amount: 60,
      spent: 45,
    });
  });
});

describe('an allowance', () => {
  const state = afterAllowance(take('b1', 60), take('b2', 30), spend('s1', 70));

  it('spends its oldest block first', () => {
    expect(state.open).toStrictEqual([{ id: 'b2', amount: 30, spent: 10 }]);
    expect(entriesOf(state.closed)).toStrictEqual([{ id: 'b1', amount: 60, spent: 60 }]);
    expect(refusalOf(allowance, spend('s2', 21), state)).toStrictEqual({
      code: 'ALLOWANCE_SHORT',
      left: 20,
      missing: 1,
    });
    expect(refusalOf(allowance, spend('s2', 20), state)).toBeNull();
  });

  it('hands a block back with what was spent of it', () => {
    const decision = allowance.decide(handBack('b2'), state);

    expect(decision.accepted && decision.events).toStrictEqual([
      { type: 'HandedBack', at: said.at, block: 'b2', spent: 10 },
    ]);
    const back = afterAllowance(take('b1', 60), spend('s1', 5), handBack('b1'));
    expect(back.open).toEqual([]);
    expect(refusalOf(allowance, spend('s2', 1), back)).toMatchObject({ left: 0, missing: 1 });
  });

  it('does nothing twice', () => {
    const back = afterAllowance(take('b1', 60), spend('s1', 5), handBack('b1'));
    const nothing = { accepted: true, events: [] };

    expect(allowance.decide(take('b1', 60), back)).toMatchObject(nothing);
    expect(allowance.decide(spend('s1', 5), back)).toMatchObject(nothing);
    expect(allowance.decide(handBack('b1'), back)).toMatchObject(nothing);
    expect(allowance.decide(take('b2', 30), state)).toMatchObject(nothing);
    expect(allowance.decide(handBack('b1'), state)).toMatchObject(nothing);
  });

  it.each([
    [take('b2', 31), 'ID_TAKEN'],
    [take('b1', 61), 'ID_TAKEN'],
    [take('', 1), 'BAD_ID'],
    [take('b9', 0), 'BAD_AMOUNT'],
    [take('b9', 0.5), 'BAD_AMOUNT'],
    [spend('s1', 71), 'ID_TAKEN'],
    [spend('', 1), 'BAD_ID'],
    [spend('s9', 0), 'BAD_AMOUNT'],
    [spend('s9', Number.NaN), 'BAD_AMOUNT'],
    [spend('constructor', 1), undefined],
    [handBack('b9'), 'NO_SUCH_BLOCK'],
    [handBack('constructor'), 'NO_SUCH_BLOCK'],
    [{ ...said, type: 'Steal' } as unknown as AllowanceCommand, 'UNKNOWN_COMMAND'],
  ])('answers %j with %s', (command, code) => {
    const decision = allowance.decide(command, state);

    expect(decision.accepted ? undefined : decision.refusal.code).toBe(code);
  });
});

const ACCOUNTS = ['ada', 'bob', 'cy'] as const;

/** What may happen next: an account wants to spend or gives back, or a message arrives, or is lost. */
const anyStep = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('spend' as const),
      account: fc.constantFrom(...ACCOUNTS),
      amount: fc.integer({ min: 1, max: 40 }),
      together: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('back' as const),
      account: fc.constantFrom(...ACCOUNTS),
      together: fc.boolean(),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('message' as const),
      which: fc.nat(99),
      fate: fc.constantFrom('once', 'once', 'twice', 'lost'),
    }),
  },
);

type Message = { readonly to: 'budget'; readonly command: BudgetCommand } | ToAccount;
interface ToAccount {
  readonly to: (typeof ACCOUNTS)[number];
  readonly command: AllowanceCommand;
}

/** Both sides with a network between them that delays, repeats and loses. */
function createWorld() {
  let held: BudgetState = afterBudget(fund(300));
  const allowances: Record<string, AllowanceState> = {};
  for (const account of ACCOUNTS) allowances[account] = allowance.initial;
  const messages: Message[] = [];
  const spent: Record<string, number> = {};
  const count = { spent: 0, short: 0, budgetShort: 0, returned: 0, repeated: 0, lost: 0 };
  let blocks = 0;
  const stateOf = (account: string): AllowanceState => allowances[account] ?? allowance.initial;

  function askBudget(command: BudgetCommand): boolean {
    const decision = budget.decide(command, held);
    if (!decision.accepted) {
      count.budgetShort += Number(decision.refusal.code === 'BUDGET_SHORT');
      return false;
    }
    held = decision.events.reduce(budget.evolve, held);
    count.returned += decision.events.filter(({ type }) => type === 'Returned').length;
    return true;
  }

  function askAccount(
    account: string,
    command: AllowanceCommand,
  ): readonly AllowanceEvent[] | null {
    const decision = allowance.decide(command, stateOf(account));
    if (!decision.accepted) return null;
    allowances[account] = decision.events.reduce(allowance.evolve, stateOf(account));
    return decision.events;
  }

  /** Draws what is missing: in one commit with its taking, or by a message there and one back. */
  function drawFor(account: (typeof ACCOUNTS)[number], amount: number, together: boolean): void {
    blocks += 1;
    const block = `${account}:${blocks}`;
    const command = draw(block, amount + 7, account);
    if (!together) messages.push({ to: 'budget', command });
    else if (askBudget(command)) askAccount(account, take(block, amount + 7));
  }

  return {
    count,
    messages,
    spend(account: (typeof ACCOUNTS)[number], amount: number, together: boolean): void {
      const id = `s${count.spent + count.short}`;
      const state = stateOf(account);
      const decision = allowance.decide(spend(id, amount), state);
      if (decision.accepted) {
        askAccount(account, spend(id, amount));
        spent[account] = (spent[account] ?? 0) + amount;
        count.spent += 1;
      } else if (decision.refusal.code === 'ALLOWANCE_SHORT') {
        count.short += 1;
        drawFor(account, decision.refusal.missing, together);
      }
    },
    giveBack(account: (typeof ACCOUNTS)[number], together: boolean): void {
      const block = stateOf(account).open[0]?.id ?? 'none';
      for (const event of askAccount(account, handBack(block)) ?? []) {
        if (event.type !== 'HandedBack') continue;
        const command = giveBack(block, event.spent);
        if (together) askBudget(command);
        else messages.push({ to: 'budget', command });
      }
    },
    deliver(which: number, fate: 'once' | 'twice' | 'lost'): void {
      const [message] = messages.splice(which % messages.length, 1);
      if (message === undefined) return;
      count.lost += Number(fate === 'lost');
      count.repeated += Number(fate === 'twice');
      for (let time = 0; time < { once: 1, twice: 2, lost: 0 }[fate]; time += 1) {
        if (message.to !== 'budget') askAccount(message.to, message.command);
        else if (askBudget(message.command) && message.command.type === 'Draw') {
          const { account, block, amount } = message.command;
          messages.push({ to: account as 'ada', command: take(block, amount) });
        }
      }
    },
    check(): void {
      const all = entriesOf(held.blocks);
      const out = all.reduce((sum, block) => sum + (block.spent ?? block.amount), 0);
      const free = held.total - held.granted;
      expect([held.granted, free >= 0]).toEqual([out, true]);
      for (const account of ACCOUNTS) {
        const { open, closed } = stateOf(account);
        const mine = [...open, ...entriesOf(closed)];
        const granted = new Map(all.map(({ id, amount }) => [id, amount]));
        for (const block of mine) expect(granted.get(block.id)).toBe(block.amount);
        const used = mine.reduce((sum, block) => sum + block.spent, 0);
        expect(used).toBe(spent[account] ?? 0);
      }
      const spentInAll = Object.values(spent).reduce((sum, amount) => sum + amount, 0);
      expect(spentInAll).toBeLessThanOrEqual(held.granted);
    },
    checkJson(): void {
      for (const state of [held, ...Object.values(allowances)]) {
        expect(parseJsonValue(state)).toEqual({ ok: true, value: state });
      }
    },
  };
}

describe('a budget and its accounts', () => {
  it('never spend more than was granted, however messages are delayed, repeated or lost', () => {
    const seen = { spent: 0, short: 0, budgetShort: 0, returned: 0, repeated: 0, lost: 0 };
    fc.assert(
      fc.property(fc.array(anyStep, { minLength: 40, maxLength: 100 }), (steps) => {
        const world = createWorld();
        for (const step of steps) {
          if (step.kind === 'spend') world.spend(step.account, step.amount, step.together);
          if (step.kind === 'back') world.giveBack(step.account, step.together);
          if (step.kind === 'message') world.deliver(step.which, step.fate);
          world.check();
        }
        world.checkJson();
        for (const key of Object.keys(seen) as (keyof typeof seen)[]) seen[key] += world.count[key];
      }),
    );
    expect(Object.entries(seen).filter(([, times]) => times < 50)).toEqual([]);
  });

  it('take commands however late, and wait for nothing', () => {
    const later = instant('2027-01-01T00:00Z');
    const drawn = carryOut(budget, { state: afterBudget(fund(9)), newestAt: later }, draw('b1', 9));
    const taken = carryOut(allowance, { state: allowance.initial, newestAt: later }, take('b1', 9));

    expect(drawn).toMatchObject({ accepted: true, standing: { state: { granted: 9 } } });
    expect(taken).toMatchObject({ accepted: true, standing: { newestAt: later } });
  });

  it('give every unspent part back in the end', () => {
    const world = createWorld();
    for (const account of ACCOUNTS) world.spend(account, 20, true);
    for (const account of ACCOUNTS) world.spend(account, 20, true);
    for (const account of ACCOUNTS) world.giveBack(account, false);
    while (world.messages.length > 0) world.deliver(0, 'twice');
    world.check();

    expect([world.count.spent, world.count.returned]).toEqual([3, 3]);
  });
});
