/** Answers, from seven purchases, who stayed, who left and who came back, one line a question. */
import {
  activityOf,
  cohortRetentionOf,
  periodActivity,
  pooledRetention,
  repeatRate,
  revenueShare,
  rfm,
  timeToSecondPurchase,
} from 'everbond/metrics';
import { summarise, transactionLog } from 'everbond/transactions';

const rows = [
  { id: 'ada', paid_at: '2026-01-05', total: '20.00' },
  { id: 'bob', paid_at: '2026-01-20', total: '10.50' },
  { id: 'ada', paid_at: '2026-02-05', total: '30.00' },
  { id: 'cy', paid_at: '2026-02-10', total: '5.00' },
  { id: 'dee', paid_at: '2026-03-02', total: '8.00' },
  { id: 'bob', paid_at: '2026-03-15', total: '40.00' },
  { id: 'ada', paid_at: '2026-03-31', total: '12.00' },
];
const zone = 'Europe/Paris';
const log = transactionLog(rows, { customer: 'id', at: 'paid_at', amount: 'total', zone });
const window = { from: '2026-01-01', until: '2026-04-01', zone };

const percent = (share: number | null) =>
  share === null ? 'not known' : `${Math.round(share * 100)} %`;

const months = periodActivity(log, { window, period: 'month' });
for (const row of activityOf(months, { inactiveAfter: 1 }).rows) {
  const moves = `${row.new} new, ${row.resurrected} back, ${row.churned} lost`;
  console.log(`${row.period}: ${row.active} active, ${moves}, churn ${percent(row.churn.value)}`);
}

const { cohorts } = cohortRetentionOf(months);
for (const { cohort, retained } of cohorts) console.log(`${cohort}: ${retained.join(' ')}`);
console.log(`a month after the first: ${percent(pooledRetention(cohorts)[1]?.value ?? null)}`);

const summaries = summarise(log, { window });
const repeated = repeatRate(summaries, { days: 45 });
console.log(`back within 45 days: ${repeated.numerator} of ${repeated.denominator}`);
console.log(`half are back after ${timeToSecondPurchase(summaries).median} days`);
console.log(`the best fifth brings ${percent(revenueShare(summaries).ofRevenue)} of the revenue`);

const { customers, scores } = rfm(summaries);
for (const [row, code] of customers.entries()) {
  console.log(`${summaries.customers[code]}: ${scores.R[row]}${scores.F[row]}${scores.M[row]}`);
}
