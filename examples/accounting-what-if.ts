/** What if: a programme that pays more and lasts less, tried on a year of four members. */
import { createWhatIf, programmeUsage } from 'everbond/accounting';
import { carryOut, instant, ratioOf, type Standing } from 'everbond/kernel';
import { type Account, type AccountCommand, type AccountEvent, loyalty } from 'everbond/loyalty';
import { parseProgramme } from 'everbond/loyalty/schema';

const tier = (id: string, atLeast: number) => ({
  id,
  qualify: [{ all: [{ counter: 'points', atLeast }] }],
});

/** The firm's programme: what it pays for 1.00, from when on, and when points end. */
function club(points: number, silver: number, months: number) {
  const expiry = { kind: 'age', count: months, unit: 'months', since: 'earned', endOf: 'month' };
  const read = parseProgramme({
    id: 'club',
    zone: 'Europe/Paris',
    money: 'EUR',
    versions: [
      {
        from: '2026-01-01T00:00Z',
        currencies: [{ id: 'points', expiry }],
        earnRules: [
          { id: 'base', points, perMinor: 100 },
          { id: 'birthday', on: 'birthday', points: 50 },
        ],
        ladders: [
          {
            id: 'status',
            window: { kind: 'calendar', unit: 'year' },
            tiers: [tier('silver', silver), tier('gold', 10 * silver)],
          },
        ],
        redemptions: [{ id: 'mug', kind: 'reward', points: 150, reward: 'mug' }],
        caps: [{ id: 'monthly', points: 300, window: { kind: 'calendar', unit: 'month' } }],
        marginMax: '0.02',
      },
    ],
  });
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  return { programme: read.value, pointWorthMinor: { points: ratioOf('1.5') } };
}

const [now, tried] = [club(2, 400, 24), club(3, 250, 4)];
const rules = loyalty(now.programme);

/** A year of somebody who buys for so much in each of some months, and then wants a mug. */
function yearOf(member: string, spentMinor: readonly number[]) {
  const events: AccountEvent[] = [];
  let standing: Standing<Account> = { state: rules.initial, newestAt: null };
  const send = (command: AccountCommand) => {
    const carried = carryOut(rules, standing, command);
    if (!carried.accepted) return;
    standing = carried.standing;
    events.push(...carried.events);
  };
  send({ type: 'Enrol', member, at: instant('2026-01-02T10:00Z'), by: 'web' });
  spentMinor.forEach((netMinor, month) => {
    if (netMinor === 0) return;
    const at = instant(Date.UTC(2026, month, 10));
    const lines = [{ id: '1', netMinor }];
    send({ type: 'Earn', occasion: { type: 'order', id: `A-${month}`, lines }, at, by: 'till-4' });
  });
  const at = instant('2026-12-20T10:00Z');
  send({ type: 'Redeem', redemption: 'r-1', option: 'mug', at, by: 'till-4' });
  return { member, events };
}

const lives = [
  yearOf('ada', [6_000, 4_000]),
  yearOf('bob', [0, 0, 20_000, 0, 0, 0, 0, 0, 0, 0, 15_000]),
  yearOf('cy', [5_000]),
  yearOf('dee', [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3_000, 4_000]),
];
const at = instant('2026-12-31T12:00Z');

console.log(
  '3 points for 1.00 in place of 2, silver at 250 in place of 400, 4 months in place of 24:\n',
);
const run = createWhatIf({ actual: now, other: tried, at });
for (const life of lives) {
  const { member, outcome, points, tiers, refused } = run.add(life);
  const [row] = points;
  console.log(
    `${member} would be ${outcome}: ${row?.actual.balance} points become ${row?.other.balance}`,
  );
  for (const { from, to } of tiers) console.log(`  ${from ?? 'no tier'} -> ${to ?? 'no tier'}`);
  for (const { command, code, times } of refused) console.log(`  ${command} ${code}: ${times}`);
}
const { costMinor, better, worse, equal } = run.totals();
console.log(`\nbetter ${better}, worse ${worse}, equal ${equal}`);
console.log(`cost ${costMinor.actual} -> ${costMinor.other}: ${costMinor.difference} cents`);

console.log('\nAnd what became of the programme as it is:');
const usage = await programmeUsage(lives, { ...now, at });
for (const { limit, times, withheld } of usage.versions[0]?.limits ?? []) {
  console.log(`  ${limit} cut ${times} awards by ${withheld} points`);
}
for (const { severity, path, message } of usage.diagnostics) {
  console.log(`  ${severity} at ${path.join('.')}: ${message}`);
}
