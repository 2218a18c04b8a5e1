/** Accounts in an app, whoever is first and however often: the laws P4, P10 and P13. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { AccountCommand } from '../../src/domains/loyalty/account-command.ts';
import type { Account } from '../../src/domains/loyalty/account-state.ts';
import { loyalty } from '../../src/domains/loyalty/loyalty.ts';
import { createApp } from '../../src/host/runtime/app.ts';
import type { Reaction } from '../../src/host/runtime/react.ts';
import { memoryStore } from '../../src/host/storage/memory-store.ts';
import type { Store } from '../../src/host/storage/store.ts';
import type { FireTimer, Standing } from '../../src/kernel/aggregate.ts';
import { canonicalJson } from '../../src/kernel/canonical-json.ts';
import { carryOut } from '../../src/kernel/carry-out.ts';
import type { JsonValue } from '../../src/kernel/json-value.ts';
import { budget } from '../../src/mechanisms/budget.ts';
import { type Mishap, scriptedStore } from '../runtime/scripted-store.ts';
import { club, lots, on, order, type Told } from './accounts.ts';

const at = on('2026-02-01');
const frame = { at, by: 'till-4' } as const;
const tier = {
  id: 'silver',
  qualify: [{ all: [{ counter: 'points', atLeast: 100 }] }],
  bonus: { currency: 'points', points: 20, qualifying: true },
};
const programme = club({
  redemptions: [{ id: 'mug', kind: 'reward', points: 60, reward: 'mug' }],
  transfers: { currencies: ['points'] },
  caps: [{ id: 'monthly', points: 130, window: { kind: 'calendar', unit: 'month' } }],
  budgets: [{ id: 'street', points: 60 }],
  earnRules: [
    { id: 'base', points: 1, perMinor: 100 },
    { id: 'visit', on: 'visit', points: 7, budget: 'street' },
  ],
  ladders: [{ id: 'status', window: { kind: 'calendar', unit: 'year' }, tiers: [tier] }],
});
const rules = loyalty(programme);

function open(store: Store) {
  const app = createApp({ store, tenant: 'shop', now: () => new Date(at), attempts: 50 });
  return { app, accounts: app.of('account', rules), budgets: app.of('budget', budget) };
}

/** What has happened to ada before: 100 opened, 50 earned by an order, 30 set aside. */
const BEFORE: readonly Told[] = [
  { type: 'Enrol', member: 'ada' },
  { type: 'Open', reference: 'first', lots: lots([100, '2026-06-01']) },
  { type: 'Earn', occasion: order('first', 3000, 2000) },
  { type: 'Hold', hold: 'first', points: 30, until: on('2026-02-09') },
];

async function opened(store: Store): Promise<void> {
  const { accounts } = open(store);
  for (const [index, told] of BEFORE.entries()) {
    await accounts.send('ada', commandOf(told), { key: `before-${index}` });
  }
}

type Act = Exclude<AccountCommand, FireTimer>;

function commandOf(told: Told): Act {
  return { ...told, ...frame } as Act;
}

const size = fc.integer({ min: 1, max: 90 });
/** Something to ask for, under a name of its own or about what there is. */
const anyAct: fc.Arbitrary<(name: string) => Told> = fc.oneof(
  size.map(
    (points) =>
      (id: string): Told => ({ type: 'Earn', occasion: order(id, points * 100) }),
  ),
  fc.constant((redemption: string): Told => ({ type: 'Redeem', redemption, option: 'mug' })),
  size.map((points) => (hold: string): Told => {
    return { type: 'Hold', hold, points, until: on('2026-02-09') };
  }),
  size.map((points) => (transfer: string): Told => {
    return { type: 'Send', transfer, to: 'bob', points };
  }),
  size.map((points) => (): Told => {
    return { type: 'Adjust', points: points % 2 === 0 ? points : -points, reason: 'r' };
  }),
  fc
    .constantFrom<Told>(
      { type: 'Refund', order: 'first' },
      { type: 'Refund', order: 'first', lines: ['2'] },
      { type: 'Capture', hold: 'first', points: 20 },
      { type: 'Void', hold: 'first' },
      { type: 'Retract', event: 3 },
    )
    .map((told) => () => told),
);
const acts = (most: number) =>
  fc
    .array(anyAct, { minLength: 2, maxLength: most, size: 'max' })
    .map((all) => all.map((act, index) => act(`n-${index}`)));

describe('P4: twice is once', () => {
  it('of a command under one key, at once or later, and everybody hears the same', async () => {
    const seen = { accepted: 0, refused: 0, replayed: 0 };
    await fc.assert(
      fc.asyncProperty(acts(6), fc.array(fc.nat(5), { maxLength: 6 }), async (told, again) => {
        const [once, often] = [memoryStore(), memoryStore()];
        await Promise.all([opened(once), opened(often)]);
        const [single, several] = [open(once).accounts, open(often).accounts];
        const send = (index: number) =>
          several.send('ada', commandOf(told[index] as Told), { key: `key-${index}` });
        for (const [index, act] of told.entries()) {
          const first = await single.send('ada', commandOf(act), { key: `key-${index}` });
          const answers = await Promise.all([send(index), send(index)]);
          expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
          for (const answer of answers) {
            expect({ ...answer, replayed: false }).toEqual({ ...first, replayed: false });
          }
          seen[first.accepted ? 'accepted' : 'refused'] += 1;
        }
        for (const index of again.filter((one) => one < told.length)) {
          seen.replayed += Number((await send(index)).replayed);
        }
        expect(await several.load('ada')).toEqual(await single.load('ada'));
      }),
      { numRuns: 30 },
    );
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(20);
  });

  it('of an event that is delivered to a reaction again, by a crash or to two at once', async () => {
    const seen = { lost: 0, cut: 0, gifts: 0 };
    const anyScript = fc.array(fc.constantFrom<Mishap>('fine', 'lost', 'cut'), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(acts(6), anyScript, async (told, script) => {
        const store = memoryStore();
        await opened(store);
        const { accounts } = open(store);
        await accounts.send('bob', { ...frame, type: 'Enrol', member: 'bob' }, { key: 'bob' });
        for (const [index, act] of told.entries()) {
          await accounts.send('ada', commandOf(act), { key: `key-${index}` });
        }
        const run = (one: ReturnType<typeof open>) => {
          // An adjustment has no name: only the runtime can know that it was made.
          const reaction: Reaction = ({ id, event }) =>
            id === 'ada' && event['type'] === 'Earned'
              ? [one.accounts.act('bob', { ...frame, type: 'Adjust', points: 5, reason: 'friend' })]
              : null;
          return one.app.react('friend', reaction);
        };
        const crashing = open(scriptedStore(store, script));
        await Promise.all([run(crashing), run(open(store))]);
        await run(open(store));
        seen.lost += script.filter((mishap) => mishap === 'lost').length;
        seen.cut += script.filter((mishap) => mishap === 'cut').length;

        const { events } = await store.load({ tenant: 'shop', type: 'account', id: 'ada' });
        const orders = events.filter(({ event }) => event['type'] === 'Earned').length;
        seen.gifts += orders;
        const books = await accounts.view('bob', ({ ledger }) => ledger.wallets[0]?.books);
        expect(books?.adjustedUp ?? 0).toBe(5 * orders);
      }),
      { numRuns: 30 },
    );
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(20);
  });
});

/** What commands come to: the answer to each by its place, and the state. */
interface Outcome {
  readonly answers: string;
  readonly state: Account;
}

/** What commands come to in one order. */
function serially(
  from: Standing<Account>,
  told: readonly Told[],
  turns: readonly number[],
): Outcome {
  let standing = from;
  const answers: string[] = told.map(() => '');
  for (const turn of turns) {
    const by = { actor: 'till-4', authority: null };
    const carried = carryOut(rules, standing, { ...commandOf(told[turn] as Told), by });
    answers[turn] = carried.accepted ? 'yes' : carried.refusal.code;
    if (carried.accepted) standing = carried.standing;
  }
  return { answers: answers.join(), state: standing.state };
}

/** Two states are the same if their JSON is, in whichever order its fields stand. */
function isSame(one: Account, other: Account): boolean {
  const [text, otherText] = [one, other].map((state) =>
    canonicalJson(JSON.parse(JSON.stringify(state)) as JsonValue),
  );
  return text === otherText;
}

function permutations(turns: readonly number[]): readonly (readonly number[])[] {
  if (turns.length === 0) return [[]];
  return turns.flatMap((turn) =>
    permutations(turns.filter((other) => other !== turn)).map((rest) => [turn, ...rest]),
  );
}

describe('P10: commands at the same time', () => {
  it('come to what some order of them comes to, whoever is woken first', async () => {
    const seen = { conflicts: 0, refused: 0, late: 0, differ: 0 };
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), acts(4), async (scheduler, told) => {
        const quiet = memoryStore();
        await opened(quiet);
        const { state, newestAt } = await open(quiet).accounts.load('ada');
        const giveWay = () => scheduler.schedule(Promise.resolve());
        const store = memoryStore({ giveWay });
        const ready = opened(store);
        await scheduler.waitFor(ready);
        const counting: Store = {
          ...store,
          commit: (batch) =>
            store.commit(batch).catch((error: unknown) => {
              seen.conflicts += 1;
              throw error;
            }),
        };
        const shops = [open(counting), open(counting)];
        const sending = Promise.all(
          told.map(async (act, index) => {
            const accounts = shops[index % 2]?.accounts;
            return accounts?.send('ada', commandOf(act), { key: `key-${index}` });
          }),
        );
        await scheduler.waitFor(sending);
        const answers = (await sending).map((sent) => {
          return sent?.accepted ? 'yes' : String(sent?.refusal.code);
        });
        const loading = open(store).accounts.load('ada');
        await scheduler.waitFor(loading);
        const { state: came } = await loading;

        const turns = told.map((_one, index) => index);
        const serial = permutations(turns).map((some) => serially({ state, newestAt }, told, some));
        const alike = serial.filter((one) => one.answers === answers.join());
        const found = alike.find((one) => isSame(one.state, came));
        expect(found).toBeDefined();
        seen.refused += answers.filter((answer) => answer !== 'yes').length;
        seen.late += Number(found !== serial[0]);
        seen.differ += Number(new Set(serial.map((one) => one.answers)).size > 1);
      }),
      { numRuns: 50 },
    );
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(5);
  });
});

describe('P13: points under a budget that many accounts draw on', () => {
  it('never exceed it, whoever draws and earns first', async () => {
    const seen = { short: 0, given: 0, none: 0, conflicts: 0 };
    const anySteps = fc.array(
      fc.record({ who: fc.nat(2), draws: fc.boolean(), points: fc.integer({ min: 5, max: 40 }) }),
      { minLength: 4, maxLength: 12, size: 'max' },
    );
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), anySteps, async (scheduler, steps) => {
        const store = memoryStore({ giveWay: () => scheduler.schedule(Promise.resolve()) });
        const counting: Store = {
          ...store,
          commit: (batch) =>
            store.commit(batch).catch((error: unknown) => {
              seen.conflicts += 1;
              throw error;
            }),
        };
        const names = ['ada', 'bob', 'cy'] as const;
        const work = async () => {
          const { accounts, budgets } = open(store);
          await budgets.send('street', { ...frame, type: 'Fund', total: 60 }, { key: 'fund' });
          for (const member of names) {
            await accounts.send(member, { ...frame, type: 'Enrol', member }, { key: member });
          }
          const shops = [open(counting), open(counting)];
          await Promise.all(
            steps.map(async ({ who, draws, points }, index) => {
              const shop = shops[index % 2] as ReturnType<typeof open>;
              const [member, key] = [names[who] ?? 'ada', `step-${index}`];
              if (!draws) {
                const occasion = { type: 'visit', id: key } as const;
                const told = { ...frame, type: 'Earn', occasion } as const;
                const sent = await shop.accounts.send(member, told, { key });
                const isNone = !sent.accepted || sent.state.ledger.wallets.length === 0;
                seen[isNone ? 'none' : 'given'] += 1;
                return;
              }
              const block = { block: key, amount: points, account: member };
              const drawn = await shop.app.together(
                [
                  shop.budgets.act('street', { ...frame, type: 'Draw', ...block }),
                  shop.accounts.act(member, {
                    ...frame,
                    type: 'TakeAllowance',
                    budget: 'street',
                    block: key,
                    points,
                  }),
                ],
                { key },
              );
              seen.short += Number(!drawn.accepted);
            }),
          );
          const { granted } = (await budgets.load('street')).state;
          const states = await Promise.all(
            names.map((name) =>
              accounts.view(name, ({ ledger, budgetLeft }) => {
                return {
                  issued: ledger.wallets[0]?.books.issued ?? 0,
                  left: budgetLeft['street'] ?? 0,
                };
              }),
            ),
          );
          const issued = states.reduce((sum, one) => sum + one.issued, 0);
          const left = states.reduce((sum, one) => sum + one.left, 0);
          return { granted, issued, left };
        };
        const working = work();
        await scheduler.waitFor(working);
        const { granted, issued, left } = await working;

        expect(issued + left).toBe(granted);
        expect(granted).toBeLessThanOrEqual(60);
        expect(Math.min(issued, left)).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 40 },
    );
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(10);
  });
});
