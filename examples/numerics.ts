/** Makes a shop of which the truth is known, and sees how near an estimate comes to it. */
import { createRandom, orderStatistics, quantile, wilsonInterval } from 'everbond/numerics';

const CUSTOMERS = 2000;
const WEEKS = 52;
const random = createRandom(2026);

/** Purchases in a year by one customer, who buys at a rate of their own and may leave after each. */
function purchasesInYear(): number {
  const perWeek = random.gamma(0.9) / 8;
  const leaving = random.beta(0.8, 2.5);
  let count = 1;
  let week = random.exponential() / perWeek;
  while (week < WEEKS && random.uniform() >= leaving) {
    count += 1;
    week += random.exponential() / perWeek;
  }
  return count;
}

const purchases = Uint32Array.from({ length: CUSTOMERS }, purchasesInYear);
const share = (count: number) => `${(100 * count).toFixed(1)} %`;

for (const seen of [20, 200, 2000]) {
  const repeated = purchases.subarray(0, seen).filter((count) => count > 1).length;
  const { low, high } = wilsonInterval(repeated, seen);
  console.log(
    `Of ${String(seen).padStart(4)} customers ${share(repeated / seen).padStart(6)} bought again;` +
      ` the truth lies between ${share(low)} and ${share(high)}`,
  );
}

const [median, best] = orderStatistics(purchases, [CUSTOMERS / 2, CUSTOMERS - 1]);
const upperFifth = quantile(purchases.slice().sort(), 0.8);
console.log(`Purchases: median ${median}, upper fifth from ${upperFifth}, most ${best}`);
