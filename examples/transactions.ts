/** Reads rows with a fault in them, summarises them, and prints one line a customer. */
import { decimalText } from 'everbond/kernel';
import { dateOfDayNumber } from 'everbond/time';
import { summarise, transactionLog } from 'everbond/transactions';

const rows = [
  { id: 'ada', paid_at: '2026-01-05', total: '20.00' },
  { id: 'bob', paid_at: '2026-01-20', total: '10.50' },
  { id: 'ada', paid_at: '2026-02-05', total: '30.00' },
  { id: 'cy', paid_at: '2026-02-30', total: '5.00' },
  { id: 'bob', paid_at: '2026-03-20', total: '-4.00' },
];

const log = transactionLog(rows, {
  customer: 'id',
  at: 'paid_at',
  amount: 'total',
  zone: 'Europe/Paris',
  onInvalid: ({ path, message }) => console.log(`row ${path[0]}, ${path[1]}: ${message}`),
});
const window = { from: '2026-01-01', until: '2026-04-01', zone: 'Europe/Paris' };
const summaries = summarise(log, { window });

for (const [code, customer] of summaries.customers.entries()) {
  const spent = decimalText(summaries.revenueMinor[code] ?? 0, summaries.scale);
  const last = dateOfDayNumber(summaries.lastDay[code] ?? 0);
  console.log(`${customer}: ${summaries.purchases[code]} purchases, ${spent}, last on ${last}`);
}
