/** One customer on one page, as data: timeline, balance, clocks, stage, bonds, next action. */
import { type Bond, bondsAt, relationshipLevel } from 'everbond/bonds';
import { complaints } from 'everbond/complaints';
import { taiwanConsumer } from 'everbond/complaints/regimes/taiwan';
import {
  basicEntries,
  type Customer,
  type CustomerCommand,
  type CustomerEvent,
  consentFor,
  customers,
  customerView,
  linkFacts,
  questionsFor,
  RECORD_KINDS,
  type TimelineEntry,
  timelineOf,
} from 'everbond/customers';
import { type Instant, instant, money, replay, vaultReference } from 'everbond/kernel';
import { lifecycle, STATUS_WORDS } from 'everbond/lifecycle';
import { balanceAt, loyalty } from 'everbond/loyalty';
import { parseProgramme } from 'everbond/loyalty/schema';
import { nextBestActions } from 'everbond/playbooks';
import { memoryVault } from 'everbond/storage';
import { createCalendar, dateOfDayNumber } from 'everbond/time';
import { taiwan } from 'everbond/time/holidays/taiwan';
import { summarise, transactionLog } from 'everbond/transactions';

const today = instant('2026-11-22T09:00Z');
const rules = customers({ factDays: { address: 365 } });
const told = (date: string) => ({ at: instant(`${date}T10:00Z`), by: 'web' });

// What the host keeps: the events of each record, the orders, the calls; and personal data apart.
const vault = memoryVault();
await vault.put({ tenant: 'shop', id: 'v-name', value: 'Ada' });
const history = new Map<string, CustomerEvent[]>();
function tell(customer: string, commands: readonly CustomerCommand[]): Customer {
  const events = history.get(customer) ?? [];
  history.set(customer, events);
  for (const command of commands) {
    const decision = rules.decide(command, replay(rules, events));
    if (decision.accepted) events.push(...decision.events);
    else console.log(`refused: ${decision.refusal.code}`);
  }
  return replay(rules, events);
}

const begin = { type: 'Register', kind: 'person' } as const;
const said = { purposes: ['marketing'], channels: ['email'], evidence: 'form-7' } as const;
const ada = tell('ada', [
  { ...told('2025-09-01'), ...begin, customer: 'ada', status: 'member' },
  {
    ...told('2025-09-01'),
    type: 'LearnFact',
    fact: 'name',
    value: vaultReference('v-name'),
    source: 'told',
  },
  { ...told('2025-09-02'), type: 'Thank', reason: 'beginning' },
  { ...told('2026-01-10'), type: 'AskQuestion', fact: 'birthday' },
  { ...told('2026-01-10'), type: 'GrantConsent', ...said },
]);
tell('guest-7', [{ ...told('2026-05-01'), ...begin, customer: 'guest-7', status: 'guest' }]);
const seen = linkFacts('guest-7', 'ada', [ada, tell('guest-7', [])]);
if (seen === null) throw new Error('there is no such record');
const guest = tell('guest-7', [
  { ...told('2026-06-01'), type: 'Link', to: 'ada', evidence: 'staff', seen },
]);

const order = { kind: 'transaction', what: 'bought' } as const;
const elsewhere: readonly TimelineEntry[] = [
  { ...order, customer: 'ada', id: 'order-1', at: at('2025-09-01'), amount: money(12_000, 'EUR') },
  {
    ...order,
    customer: 'guest-7',
    id: 'order-2',
    at: at('2026-05-01'),
    amount: money(4500, 'EUR'),
  },
  { ...order, customer: 'ada', id: 'order-3', at: at('2026-10-03'), amount: money(9900, 'EUR') },
  {
    kind: 'service',
    what: 'complained',
    customer: 'ada',
    id: 'c-17',
    at: at('2026-10-20'),
    case: 'c-17',
  },
  {
    kind: 'campaign-response',
    what: 'clicked',
    customer: 'ada',
    id: 'spring-click',
    at: at('2026-03-21'),
    campaign: 'spring',
  },
  {
    kind: 'interaction',
    what: 'customer',
    customer: 'guest-7',
    id: 'call-4',
    at: at('2026-05-03'),
    channel: 'telephone',
    reason: 'information',
  },
];

function at(date: string): Instant {
  return instant(`${date}T12:00Z`);
}

// The page. The host puts together what the domains answer; none of them knows of another.
const records = [ada, guest];
const view = customerView('guest-7', records);
if (view === null) throw new Error('there is no such customer');
const basic = view.members.flatMap((id) => basicEntries(id, history.get(id) ?? []));
const timeline = timelineOf([...basic, ...elsewhere], view.members);

const bought = timeline.filter((entry) => entry.kind === 'transaction');
const stages = lifecycle();
let life = stages.initial;
for (const { at: boughtAt } of bought) {
  const purchase = { type: 'RecordPurchase', at: boughtAt, by: 'till-4' } as const;
  const decision = stages.decide(purchase, life);
  if (decision.accepted) life = replay(stages, decision.events, life);
}
const named = { type: 'NameContact', contact: 'bob', at: today, by: 'crm' } as const;
const naming = stages.decide(named, life);
if (naming.accepted) life = replay(stages, naming.events, life);

const bond = { evidence: ['account-ada'], from: at('2025-09-01'), until: null } as const;
const bonds: readonly Bond[] = [
  { ...bond, kind: 'financial', instrument: 'loyalty-points', strength: 'strong' },
  { ...bond, kind: 'social', instrument: 'named-contact', strength: 'weak' },
];

// The account earns a point for each euro of the timeline.
const programme = parseProgramme({
  id: 'club',
  zone: 'UTC',
  money: 'EUR',
  versions: [{ from: '2025-01-01T00:00Z', earnRules: [{ id: 'base', points: 1, perMinor: 100 }] }],
});
if (!programme.ok) throw new Error(JSON.stringify(programme.issues));
const accounts = loyalty(programme.value);
let account = accounts.initial;
const joined = { type: 'Enrol', member: 'ada', at: at('2025-09-01'), by: 'web' } as const;
const earnings = bought.map(({ id, at: boughtAt, amount }) => {
  const lines = [{ id: 'all', netMinor: amount?.minor ?? 0 }];
  const occasion = { type: 'order', id, lines } as const;
  return { type: 'Earn', occasion, at: boughtAt, by: 'till-4' } as const;
});
for (const command of [joined, ...earnings]) {
  const decision = accounts.decide(command, account);
  if (decision.accepted) account = replay(accounts, decision.events, account);
}

// The complaint of the timeline, under the law of the place.
const desk = createCalendar({
  id: 'desk',
  zone: 'Asia/Taipei',
  versions: [{ from: null, hours: [{ weekday: 'monday', opens: '09:00', closes: '18:00' }] }],
  holidays: [taiwan],
  workingDaysAs: null,
});
const cases = complaints({ regimes: [taiwanConsumer], calendar: desk });
const receive = { type: 'Receive', cause: 'service-attitude', at: at('2026-10-20') } as const;
const received = cases.decide({ ...receive, by: 'web' }, cases.initial);
const open = received.accepted ? replay(cases, received.events) : cases.initial;
const clocks = cases.clocks('c-17', open, today).filter(({ dueAt }) => dueAt !== null);

const { recommended } = nextBestActions({
  stage: life.status,
  doNotContact: false,
  complaints: { open: open.status === 'closed' ? 0 : 1 },
  purchase: { orders: bought.length },
  consent: { marketing: consentFor(view.consents, 'marketing', 'email') },
});

// The figures are those of the whole base; here it is one customer.
const log = transactionLog(
  bought.map((entry) => ({ customer: view.customer, at: entry.at, minor: entry.amount?.minor })),
  { customer: 'customer', at: 'at', minor: 'minor', currency: 'EUR' },
);
const window = { from: '2025-09-01', until: '2026-11-22', zone: 'UTC' };
const figures = summarise(log, { window });

const questions = questionsFor(view.ledger, ['birthday', 'address'], today);
const page = {
  customer: view.customer,
  records: view.members,
  status: view.status,
  stage: life.status,
  contact: life.contact,
  bondLevel: relationshipLevel(bondsAt(bonds, today)).level,
  marketingByEmail: consentFor(view.consents, 'marketing', 'email'),
  points: balanceAt(account, today).available,
  clocks: clocks.map(({ clock, state, dueAt }) => `${clock}: ${state}, ${dueAt?.slice(0, 10)}`),
  nextAction: recommended[0]?.action ?? null,
  purchases: figures.purchases[0] ?? 0,
  revenueMinor: figures.revenueMinor[0] ?? 0,
  lastPurchase: dateOfDayNumber(figures.lastDay[0] ?? 0),
  ask: questions.map(({ ask, fact }) => `${ask} ${fact}`),
  timeline,
};

console.log(JSON.stringify({ ...page, timeline: page.timeline.length }, null, 2));
const name = await vault.get({ tenant: 'shop', id: 'v-name' });
const isKnown = name.status === 'kept' && typeof name.value === 'string';
const title = isKnown ? name.value : 'a customer';
console.log(`\n%% ${title}: ${STATUS_WORDS[life.status].en}`);
console.log('timeline');
for (const [kind, { en }] of Object.entries(RECORD_KINDS)) {
  console.log(`  section ${en}`);
  for (const entry of page.timeline.filter((one) => one.kind === kind)) {
    console.log(`    ${entry.at.slice(0, 10)} : ${entry.what}`);
  }
}
