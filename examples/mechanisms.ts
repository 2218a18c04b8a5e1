/** A win-back campaign: rules choose, a shared budget pays, a cap on calls holds, a loop learns. */
import { type Decision, flowDiagram, instant, replay } from 'everbond/kernel';
import {
  allowance,
  budget,
  createLoop,
  createReservation,
  createRules,
  describeCondition,
  type RuleTable,
  restoreTimers,
} from 'everbond/mechanisms';

const types = {
  customer: { stage: 'text', orders: 'number', mayCall: 'boolean' },
  spent: 'money',
} as const;

const table: RuleTable<typeof types, { readonly offerMinor: number }> = {
  policy: 'first',
  rules: [
    {
      id: 'large',
      when: {
        all: [
          { compare: 'customer.stage', is: 'eq', to: 'lost' },
          { compare: 'spent', is: 'gte', to: { minor: 50_000, currency: 'EUR' } },
          { compare: 'customer.mayCall', is: 'eq', to: true },
        ],
      },
      gives: { offerMinor: 2000 },
    },
    {
      id: 'small',
      when: { compare: 'customer.stage', is: 'eq', to: 'lost' },
      gives: { offerMinor: 500 },
    },
  ],
};
const rules = createRules(types, table);

const customers = [
  {
    id: 'ada',
    facts: {
      customer: { stage: 'lost', orders: 14, mayCall: true },
      spent: { minor: 81_000, currency: 'EUR' },
    },
  },
  {
    id: 'bob',
    facts: { customer: { stage: 'lost', orders: 2 }, spent: { minor: 70_000, currency: 'EUR' } },
  },
  { id: 'cy', facts: { customer: { stage: 'active', orders: 5, mayCall: true } } },
];

const at = instant('2026-06-01T09:00Z');
const said = { at, by: 'campaign' };

function eventsOf<Event>(decision: Decision<Event, { readonly code: string }>): readonly Event[] {
  if (decision.accepted) return decision.events;
  console.log(`  refused: ${JSON.stringify(decision.refusal)}`);
  return [];
}

for (const { id, when } of table.rules) console.log(`Rule ${id}: ${describeCondition(when)}.`);

let pot = replay(budget, [{ type: 'Funded', at, total: 2400 }]);
const calls = createReservation({ cap: 1, covers: 'held-and-confirmed' });
let agenda = calls.initial;

for (const { id, facts } of customers) {
  const { hits, undecided } = rules.decide(facts);
  const [hit] = hits;
  console.log(`\n${id}: ${hit === undefined ? 'nothing to offer' : `the ${hit.rule} offer`}`);
  for (const { rule, missing } of undecided) {
    console.log(`  ${rule} would need ${missing.map(({ fact }) => fact).join(', ')}`);
  }
  if (hit === undefined) continue;

  const { offerMinor: amount } = hit.gives;
  const block = `${id}:1`;
  const drawn = eventsOf(budget.decide({ ...said, type: 'Draw', block, account: id, amount }, pot));
  pot = replay(budget, drawn, pot);
  if (drawn.length === 0) continue;

  const purse = replay(allowance, [{ type: 'Taken', at, block, amount }]);
  const spent = eventsOf(
    allowance.decide({ ...said, type: 'Spend', id: `offer-${id}`, amount }, purse),
  );
  console.log(`  ${spent.length} offer of ${amount} cents, ${pot.total - pot.granted} cents free`);

  const until = instant('2026-06-01T17:00Z');
  const reserve = { ...said, type: 'Reserve', id: `call-${id}`, amount: 1, until } as const;
  agenda = replay(calls, eventsOf(calls.decide(reserve, agenda)), agenda);
}
console.log(`\nCalls held for today: ${agenda.held}`);

const loop = createLoop({
  steps: [
    { id: 'plan', tasks: [] },
    { id: 'do', tasks: ['make-offers'] },
    { id: 'check', tasks: [] },
    { id: 'act', tasks: [] },
  ],
});
const begun = eventsOf(loop.decide({ ...said, type: 'Finish', step: 'plan' }, loop.initial));
const lap = replay(loop, begun);
console.log(`Lap ${lap.lap}, step ${lap.step}`);
eventsOf(loop.decide({ ...said, type: 'Finish', step: 'act' }, lap));

const [pause] = restoreTimers(
  [{ id: 'pause', startedAt: at, dueAt: instant('2026-07-01T09:00Z') }],
  {
    mode: 'remaining',
    savedAt: instant('2026-06-11T09:00Z'),
    restoredAt: instant('2026-08-01T09:00Z'),
  },
);
console.log(`The pause restored in August ends ${pause?.dueAt}`);
console.log(`\n${flowDiagram(loop.flow)}`);
