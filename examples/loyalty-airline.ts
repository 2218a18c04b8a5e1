/** An airline: miles that die of neglect, credits for status, and a seat that is held. */
import { carryOut, instant, type Standing, sentenceOf } from 'everbond/kernel';
import {
  type Account,
  type AccountCommand,
  accountSentences,
  balanceAt,
  balancesAt,
  loyalty,
  tierAt,
} from 'everbond/loyalty';
import { parseProgramme } from 'everbond/loyalty/schema';

const status = (id: string, atLeast: number) => ({
  id,
  qualify: [{ all: [{ counter: 'credits', atLeast }] }],
});
const read = parseProgramme({
  id: 'wings',
  zone: 'Europe/London',
  money: 'GBP',
  facts: { cabin: 'text' },
  versions: [
    {
      from: '2026-01-01T00:00Z',
      currencies: [
        {
          id: 'miles',
          pending: { kind: 'event', event: 'flown' },
          expiry: {
            kind: 'suspended',
            tiers: ['gold'],
            otherwise: { kind: 'inactivity', months: 18 },
          },
        },
        { id: 'credits', kind: 'status' },
      ],
      earnRules: [
        { id: 'miles', points: 5, perMinor: 100, currency: 'miles' },
        { id: 'credits', points: 1, perMinor: 1000, currency: 'credits' },
      ],
      multipliers: {
        meet: 'best',
        list: [
          {
            id: 'business',
            factor: 2,
            rules: ['miles', 'credits'],
            when: { compare: 'facts.cabin', is: 'eq', to: 'business' },
          },
        ],
      },
      ladders: [
        {
          id: 'status',
          window: { kind: 'rolling', months: 12 },
          tiers: [status('silver', 60), status('gold', 150)],
        },
      ],
      redemptions: [
        { id: 'seat', kind: 'reward', currency: 'miles', points: 4000, reward: 'seat' },
      ],
      transfers: { currencies: ['miles'], pointsMin: 500 },
    },
  ],
});
if (!read.ok) throw new Error(JSON.stringify(read.issues));
const programme = read.value;
const rules = loyalty(programme);
let cy: Standing<Account> = { state: rules.initial, newestAt: null };

function send(command: AccountCommand): void {
  const carried = carryOut(rules, cy, command);
  const day = command.at.slice(0, 10);
  if (!carried.accepted) {
    console.log(`${day} ${command.type}: ${sentenceOf(carried.refusal, accountSentences, 'en')}`);
    return;
  }
  cy = carried.standing;
  const shown = balancesAt(cy.state, command.at).map(
    ({ currency, available, pending, held }) =>
      `${available} ${currency} (${pending} pending, ${held} held)`,
  );
  const tier = tierAt(programme, cy.state, command.at)?.tier ?? 'no tier';
  console.log(`${day} ${command.type}: ${shown.join(', ') || 'nothing yet'}; ${tier}`);
}

const at = (day: string) => instant(`${day}T09:00Z`);
const flight = (id: string, netMinor: number, cabin: string) =>
  ({ type: 'order', id, lines: [{ id: 'seat', netMinor }], facts: { cabin } }) as const;
const booking = { by: 'web' } as const;

send({ ...booking, type: 'Enrol', member: 'cy', at: at('2026-01-10') });
send({
  ...booking,
  type: 'Earn',
  occasion: flight('LH-1', 45_000, 'economy'),
  at: at('2026-01-12'),
});
const flown = { ...booking, type: 'Activate', event: 'flown' } as const;
send({ ...flown, occasion: { type: 'order', id: 'LH-1' }, at: at('2026-02-01') });
send({
  ...booking,
  type: 'Earn',
  occasion: flight('LH-2', 60_000, 'business'),
  at: at('2026-03-01'),
});
send({ ...flown, occasion: { type: 'order', id: 'LH-2' }, at: at('2026-03-20') });

// A seat is held for three days, taken on the second, and its remainder goes back.
const until = at('2026-05-04');
send({ ...booking, type: 'Hold', hold: 'seat-7', points: 5_000, until, at: at('2026-05-01') });
send({ ...booking, type: 'Capture', hold: 'seat-7', points: 4_000, at: at('2026-05-02') });
send({ ...booking, type: 'Send', transfer: 't-1', to: 'cy', points: 500, at: at('2026-05-03') });

const tier = tierAt(programme, cy.state, at('2026-05-03'));
console.log(`\n${tier?.tier} until ${tier?.until?.slice(0, 10)}`);
for (const { counter, missing } of tier?.lifts?.ways[0]?.gaps ?? []) {
  console.log(`${missing} more ${counter} for ${tier?.lifts?.tier}`);
}
for (const day of ['2027-11-02', '2027-11-03']) {
  console.log(`${day}: ${balanceAt(cy.state, at(day)).available} miles, if nothing is done`);
}
