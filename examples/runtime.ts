/** A till that forgets its answers: points given once, spent once and moved whole, and a timer. */
import {
  type Aggregate,
  accept,
  type Command,
  type Fact,
  type FireTimer,
  type Instant,
  instant,
  refuse,
} from 'everbond/kernel';
import { createApp } from 'everbond/runtime';
import { memoryStore } from 'everbond/storage';

type Change = Command & { readonly type: 'Change'; readonly points: number };
type Happened = Fact & { readonly points: number };
type Refusal = { readonly code: 'TOO_FEW'; readonly available: number };
interface Account {
  readonly available: number;
  readonly expiresAt: Instant | null;
}

const YEAR_MS = 365 * 86_400_000;

/** Points expire together, a year after the account last changed. */
const account: Aggregate<Change | FireTimer, Account, Happened, Refusal> = {
  initial: { available: 0, expiresAt: null },
  decide(command, { available }) {
    const { at } = command;
    if (command.type === 'FireTimer') return accept([{ type: 'Expired', at, points: -available }]);
    if (available + command.points < 0) return refuse({ code: 'TOO_FEW', available });
    return accept([{ type: 'Changed', at, points: command.points }]);
  },
  evolve: ({ available }, { type, at, points }) => ({
    available: available + points,
    expiresAt: type === 'Expired' ? null : instant(new Date(at).getTime() + YEAR_MS),
  }),
  timersOf: ({ expiresAt }) => (expiresAt === null ? [] : [{ id: 'expire', dueAt: expiresAt }]),
  formats: { Changed: [], Expired: [] },
  latenessMs: 0,
};

const today = { now: new Date('2026-05-01T10:00Z') };
const app = createApp({ store: memoryStore(), tenant: 'shop', now: () => today.now });
const accounts = app.of('account', account);
const change = (points: number) =>
  ({ type: 'Change', points, at: today.now, by: 'till-4' }) as const;

// The till sends the same order twice, because the first answer got lost.
for (const attempt of [1, 2]) {
  const sent = await accounts.send('ada', change(120), { key: 'order-17' });
  const { available } = await accounts.view('ada', (state) => state);
  console.log(`attempt ${attempt}: replayed ${sent.replayed}, available ${available}`);
}

// Twenty customers at twenty tills spend the same hundred points.
const gifts = await Promise.all(
  Array.from({ length: 20 }, (_, till) =>
    accounts.send('ada', change(-100), { key: `gift-${till}` }),
  ),
);
console.log(`accepted: ${gifts.filter(({ accepted }) => accepted).length} of ${gifts.length}`);

// A gift moves whole or not at all.
const moved = await app.together(
  [accounts.act('ada', change(-15)), accounts.act('bob', change(15))],
  {
    key: 'gift-to-bob',
  },
);
if (moved.accepted) console.log(moved.answers.map((answer) => answer?.state.available));

// A year later, whoever comes first fires what is due: a scheduler or the next command.
today.now = new Date('2027-06-01T10:00Z');
console.log(await app.fireDue());
console.log(await accounts.view('bob', ({ available }) => available));
