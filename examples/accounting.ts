/** A wine shop's points in the books: sold, given away, used, returned, and what is to come. */
import {
  liabilityForecast,
  liabilityJournal,
  liabilityMovements,
  pointCohorts,
  pointsCost,
  provisionRollForward,
  redemptionCurve,
} from 'everbond/accounting';
import { carryOut, instant, type Standing } from 'everbond/kernel';
import { type Account, type AccountCommand, type AccountEvent, loyalty } from 'everbond/loyalty';
import { parseProgramme } from 'everbond/loyalty/schema';

const read = parseProgramme({
  id: 'cellar',
  zone: 'Europe/Lisbon',
  money: 'EUR',
  versions: [
    {
      from: '2026-01-01T00:00Z',
      currencies: [
        {
          id: 'points',
          expiry: { kind: 'age', count: 6, unit: 'months', since: 'earned', endOf: 'month' },
        },
      ],
      earnRules: [
        { id: 'base', points: 1, perMinor: 100 },
        { id: 'hello', on: 'welcome', points: 20 },
      ],
      redemptions: [{ id: 'off', kind: 'payment', points: 10, worthMinor: 50 }],
    },
  ],
});
if (!read.ok) throw new Error(JSON.stringify(read.issues));
const rules = loyalty(read.value);

/** What happens to a member, told day by day. */
function historyOf(member: string, told: Readonly<Record<string, object>>) {
  let standing: Standing<Account> = { state: rules.initial, newestAt: null };
  const events: AccountEvent[] = [];
  for (const [day, asked] of Object.entries({ '2026-01-02': { type: 'Enrol', member }, ...told })) {
    const command = { by: 'till-1', at: instant(`${day}T12:00Z`), ...asked } as AccountCommand;
    const carried = carryOut(rules, standing, command);
    if (!carried.accepted) throw new Error(`${day}: ${carried.refusal.code}`);
    standing = carried.standing;
    events.push(...carried.events);
  }
  return { member, events };
}

const order = (id: string, netMinor: number) => {
  return { type: 'Earn', occasion: { type: 'order', id, lines: [{ id: 'wine', netMinor }] } };
};
const pay = (redemption: string, points: number) => {
  return { type: 'Redeem', redemption, option: 'off', points, orderMinor: 50_000 };
};
const accounts = [
  historyOf('ada', {
    '2026-01-10': order('A-1', 40_000),
    '2026-02-03': pay('r-1', 200),
    '2026-03-09': { type: 'Refund', order: 'A-1', amountMinor: 10_000 },
  }),
  historyOf('bob', { '2026-02-11': order('B-1', 25_000), '2026-03-20': pay('r-2', 100) }),
];

const window = { from: '2026-01-01', until: '2026-04-01', zone: 'Europe/Lisbon' };
const cohorts = pointCohorts(accounts, { window, points: 'points', money: 'EUR' });
const share = { since: '2026-01', redeemedShare: '0.8' };
const liability = { money: 'EUR', terms: [{ ...share, valueMinor: 5 }] };
const provision = {
  money: 'EUR',
  expense: 'at-issue',
  terms: [{ ...share, costMinor: 3 }],
} as const;

console.log('month    opening deferred reversed redeemed breakage closing');
for (const row of liabilityMovements(cohorts, liability).rows) {
  const { openingMinor, deferredMinor, reversedMinor, redemptionMinor, breakageMinor } = row;
  const amounts = [openingMinor, deferredMinor, reversedMinor, redemptionMinor, breakageMinor];
  const cells = [...amounts, row.closingMinor].map((minor) => String(minor).padStart(8));
  console.log(`${row.period} ${cells.join(' ')}`);
}

console.log('\nposted in March');
const march = { from: '2026-03', through: '2026-03' };
for (const { kind, lines } of liabilityJournal(cohorts, { liability, provision }, march)) {
  const [debit, credit] = lines;
  console.log(`${kind}: ${debit.debitMinor} from ${debit.account} to ${credit.account}`);
}

const { closingMinor } = provisionRollForward(cohorts, provision).total;
console.log(`\nprovided for points that were given away: ${closingMinor}`);

const { shares } = redemptionCurve(cohorts);
const forecast = liabilityForecast(cohorts, { policy: liability, redemption: shares, periods: 6 });
console.log('\nmonth    points used, ended; owed at its end');
for (const { period, redeemedPoints, endedPoints, closingMinor: owed } of forecast.rows) {
  console.log(`${period}  ${redeemedPoints}, ${endedPoints}; ${owed}`);
}

const { total } = pointsCost(cohorts, { money: 'EUR', costMinor: 3, redeemedShare: '0.8' });
console.log(`\n${total.points} points; a manager expects them to cost ${total.expectedMinor}`);
