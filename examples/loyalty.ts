/** A coffee shop: a stamp for every coffee, the tenth is free, and a stamp that goes back. */
import { carryOut, instant, type Standing, sentenceOf } from 'everbond/kernel';
import type { Account } from 'everbond/loyalty';
import {
  type AccountCommand,
  accountSentences,
  balanceAt,
  loyalty,
  stampStanding,
} from 'everbond/loyalty';
import { parseLoyaltyCommand, parseProgramme } from 'everbond/loyalty/schema';

const read = parseProgramme({
  id: 'coffee',
  zone: 'Europe/Lisbon',
  money: 'EUR',
  versions: [
    {
      from: '2026-01-01T00:00Z',
      currencies: [
        {
          id: 'stamps',
          kind: 'stamps',
          expiry: { kind: 'age', count: 12, unit: 'months', since: 'earned', endOf: 'month' },
        },
      ],
      earnRules: [{ id: 'a-coffee', currency: 'stamps', points: 1, each: 'unit' }],
      stampCards: [{ id: 'card', currency: 'stamps', size: 9, reward: 'coffee' }],
      redemptions: [
        { id: 'tenth', kind: 'reward', currency: 'stamps', points: 9, reward: 'coffee' },
      ],
    },
  ],
});
if (!read.ok) throw new Error(JSON.stringify(read.issues));
const rules = loyalty(read.value);
let ada: Standing<Account> = { state: rules.initial, newestAt: null };

function send(command: AccountCommand): void {
  const carried = carryOut(rules, ada, command);
  const day = command.at.slice(0, 10);
  if (!carried.accepted) {
    console.log(`${day} ${command.type}: ${sentenceOf(carried.refusal, accountSentences, 'en')}`);
    return;
  }
  ada = carried.standing;
  const [card] = read.ok ? (read.value.versions[0].stampCards ?? []) : [];
  const { available } = balanceAt(ada.state, command.at);
  const missing = card === undefined ? 0 : stampStanding(card, available, 0).missing;
  console.log(`${day} ${command.type}: ${available} stamps, ${missing} to go`);
  for (const warning of carried.warnings) {
    console.log(`           but: ${sentenceOf(warning, accountSentences, 'en')}`);
  }
}

send({ type: 'Enrol', member: 'ada', at: instant('2026-03-01T08:00Z'), by: 'till-1' });
for (const [index, quantity] of [1, 2, 1, 3, 2].entries()) {
  const lines = [{ id: 'coffee', netMinor: 250 * quantity, quantity }];
  const occasion = { type: 'order', id: `cup-${index}`, lines } as const;
  send({ type: 'Earn', occasion, at: instant(`2026-03-0${index + 2}T08:00Z`), by: 'till-1' });
}

// One of the three coffees of the fourth order was cold, and goes back.
const back = [{ line: 'coffee', quantity: 1 }];
send({ type: 'Refund', order: 'cup-3', lines: back, at: instant('2026-03-07T08:00Z'), by: 'bob' });
const free = { type: 'Redeem', redemption: 'free-1', option: 'tenth', by: 'till-1' } as const;
send({ ...free, at: instant('2026-03-07T08:01Z') });

const lines = [{ id: 'coffee', netMinor: 250 }];
const last = { type: 'order', id: 'cup-5', lines } as const;
send({ type: 'Earn', occasion: last, at: instant('2026-03-08T08:00Z'), by: 'till-1' });
send({ ...free, at: instant('2026-03-08T08:01Z') });

// What comes over the wire is anything, until it was read.
const told = parseLoyaltyCommand({ ...free, at: 'yesterday' });
console.log(
  told.ok ? 'read' : told.issues.map(({ path, message }) => `${path.join('.')}: ${message}`),
);
