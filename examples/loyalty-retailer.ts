/** A retailer: points and tiers, an order paid with points, and refunds bit by bit. */
import { carryOut, instant, type Standing, sentenceOf } from 'everbond/kernel';
import {
  type Account,
  type AccountCommand,
  type AccountEvent,
  accountSentences,
  balanceAt,
  loyalty,
  previewEarning,
  statementOf,
  tierAt,
} from 'everbond/loyalty';
import { parseProgramme } from 'everbond/loyalty/schema';

const tier = (id: string, atLeast: number, points: number) => ({
  id,
  qualify: [{ all: [{ counter: 'points', atLeast }] }],
  bonus: { currency: 'points', points, qualifying: false },
});
const read = parseProgramme({
  id: 'wardrobe',
  zone: 'Europe/Paris',
  money: 'EUR',
  versions: [
    {
      from: '2026-01-01T00:00Z',
      currencies: [
        {
          id: 'points',
          pending: { kind: 'return-window' },
          expiry: { kind: 'age', count: 12, unit: 'months', since: 'activated', endOf: 'month' },
        },
      ],
      earnRules: [{ id: 'base', points: 1, perMinor: 100 }],
      ladders: [
        {
          id: 'status',
          window: { kind: 'calendar', unit: 'year' },
          tiers: [tier('silver', 200, 25), tier('gold', 1000, 100)],
        },
      ],
      redemptions: [
        { id: 'pay', kind: 'payment', points: 100, worthMinor: 500, orderShareMax: '0.5' },
      ],
      returns: { windowDays: 14, spent: 'unlimited-debt' },
    },
  ],
});
if (!read.ok) throw new Error(JSON.stringify(read.issues));
const programme = read.value;
const rules = loyalty(programme);
let bob: Standing<Account> = { state: rules.initial, newestAt: null };
const history: AccountEvent[] = [];

function send(command: AccountCommand): void {
  const carried = carryOut(rules, bob, command);
  const day = command.at.slice(0, 10);
  if (!carried.accepted) {
    console.log(`${day} ${command.type}: ${sentenceOf(carried.refusal, accountSentences, 'en')}`);
    return;
  }
  bob = carried.standing;
  history.push(...carried.events);
  const { available, pending, debt } = balanceAt(bob.state, command.at);
  const standing = tierAt(programme, bob.state, command.at)?.tier ?? 'no tier';
  console.log(
    `${day} ${command.type}: ${available} to spend, ${pending} pending, ${debt} owed; ${standing}`,
  );
}

const at = (day: string) => instant(`${day}T10:00+02:00`);
const coat = [{ id: 'coat', netMinor: 24_000, returnableUntil: at('2026-06-01') }];
const first = { type: 'order', id: 'A-1', lines: coat } as const;
const seen = previewEarning(programme, bob.state, first, at('2026-04-10'));
console.log(`A coat would earn ${seen?.lots[0]?.points} points.`);

send({ type: 'Enrol', member: 'bob', at: at('2026-04-01'), by: 'shop' });
send({ type: 'Earn', occasion: first, at: at('2026-04-10'), by: 'till-4' });
const shoes = [
  { id: 'boots', netMinor: 12_000 },
  { id: 'laces', netMinor: 500, quantity: 2 },
];
const second = { type: 'order', id: 'A-2', lines: shoes } as const;
send({ type: 'Earn', occasion: second, at: at('2026-05-02'), by: 'till-4' });
send({ type: 'Refund', order: 'A-2', lines: ['boots'], at: at('2026-05-05'), by: 'till-4' });

// The coat is paid for good; its points pay a part of the next order.
const pay = {
  type: 'Redeem',
  redemption: 'r-1',
  option: 'pay',
  order: 'A-3',
  by: 'till-4',
} as const;
send({ ...pay, points: 300, orderMinor: 4_000, at: at('2026-06-02') });
send({ ...pay, points: 200, orderMinor: 4_000, at: at('2026-06-02') });
const scarf = [{ id: 'scarf', netMinor: 4_000 }];
const third = { type: 'order', id: 'A-3', lines: scarf, paidWithPointsMinor: 1_000 } as const;
send({ type: 'Earn', occasion: third, at: at('2026-06-02'), by: 'till-4' });

// Half of the scarf's price goes back, and with it half of the points that paid for it.
send({ type: 'Refund', order: 'A-3', amountMinor: 2_000, at: at('2026-06-04'), by: 'dee' });
// The coat goes back too, though its points are spent: what is missing is owed.
send({ type: 'Refund', order: 'A-1', at: at('2026-06-05'), by: 'dee' });

console.log('\nStatement:');
const statement = statementOf(history, { currency: 'points', until: at('2026-07-01') });
for (const { at: when, event, kind, points } of statement.lines) {
  console.log(`  ${when.slice(0, 10)} ${event}, ${kind}: ${points}`);
}
console.log(`  closing ${statement.closing}`);
