/** Reads subscriptions, rolls a branch up to its company, and prints what moved in each month. */
import { decimalText } from 'everbond/kernel';
import { recurringMovements, rollUpAccounts, subscriptionLog } from 'everbond/subscriptions';

const rows = [
  { id: 'ada', from: '2026-01-01', to: '2026-02-01', cents: 5000, billed: 'month' },
  { id: 'ada', from: '2026-02-01', to: null, cents: 7500, billed: 'month' },
  { id: 'bob', from: '2026-01-10', to: '2026-03-10', cents: 24_000, billed: 'year' },
  { id: 'branch', from: '2026-01-15', to: '2026-02-15', cents: 1000, billed: 'week' },
];

const log = subscriptionLog(rows, {
  customer: 'id',
  start: 'from',
  end: 'to',
  minor: 'cents',
  planBy: 'billed',
  currency: 'EUR',
  zone: 'Europe/Paris',
  observedUntil: '2026-04-01',
});
const rolled = rollUpAccounts(log, [['branch', 'bob']]);
if (!rolled.ok) throw new Error('the hierarchy leads back to itself');

const window = { from: '2026-01-01', until: '2026-04-01', zone: 'Europe/Paris' };
const movements = recurringMovements(rolled.value, { window, period: 'month' });

for (const row of movements.rows) {
  const text = (minor: number) => decimalText(minor, movements.scale);
  console.log(
    `${row.period}: ${text(row.openingMinor)} + ${text(row.newMinor)} new`,
    `+ ${text(row.expansionMinor)} more - ${text(row.contractionMinor)} less`,
    `- ${text(row.churnMinor)} lost = ${text(row.closingMinor)}`,
  );
}
