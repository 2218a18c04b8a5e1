/** One customer's life: welcomed, lost, left in peace, and won back; with buttons and a snapshot. */
import {
  carryOut,
  flowXstate,
  instant,
  money,
  ratioOf,
  type Standing,
  sentenceOf,
} from 'everbond/kernel';
import {
  type Lifecycle,
  type LifecycleCommand,
  type LifecycleEvent,
  ladderRung,
  lifecycle,
  lifecycleFlow,
  lifecycleSentences,
  RETENTION_PHASES,
  restoreLifecycle,
  STATUS_WORDS,
  saveLifecycle,
  stageSpells,
} from 'everbond/lifecycle';
import { parseLifecycleCommand, parseLifecycleSnapshot } from 'everbond/lifecycle/schema';

const rules = lifecycle({ pauseDays: 30, contactCost: money(5_000, 'EUR') });
let ada: Standing<Lifecycle> = { state: rules.initial, newestAt: null };
const history: LifecycleEvent[] = [];

function send(command: LifecycleCommand): void {
  const carried = carryOut(rules, ada, command);
  const day = command.at.slice(0, 10);
  if (!carried.accepted) {
    console.log(`${day} ${command.type}: ${sentenceOf(carried.refusal, lifecycleSentences, 'en')}`);
    return;
  }
  ada = carried.standing;
  history.push(...carried.events);
  const happened = carried.events.map(({ type, at }) => `${type} (${at.slice(0, 10)})`).join(', ');
  console.log(`${day} ${command.type}: ${happened}; now ${ada.state.status}`);
  for (const warning of carried.warnings) {
    console.log(`           but: ${sentenceOf(warning, lifecycleSentences, 'en')}`);
  }
}

send({ type: 'Recruit', at: instant('2026-01-05T09:00Z'), by: 'bob' });
send({ type: 'Welcome', at: instant('2026-01-10T09:00Z'), by: 'bob' });
send({ type: 'RecordPurchase', at: instant('2026-01-12T09:00Z'), by: 'till-4' });
send({ type: 'NameContact', contact: 'bob', at: instant('2026-01-12T10:00Z'), by: 'bob' });
send({ type: 'MarkAtRisk', signal: 'overdue', at: instant('2026-04-20T03:00Z'), by: 'nightly' });

// A command as it comes over the wire: anything, until it was read.
const read = parseLifecycleCommand({
  type: 'Lose',
  lostBy: 'customer',
  reason: 'high-price',
  inferred: false,
  at: '2026-05-01T12:00+02:00',
  by: 'bob',
});
if (read.ok) send(read.value);

const effort = {
  type: 'StartWinback',
  chance: ratioOf('0.30'),
  futureMargin: money(40_000, 'EUR'),
  consent: 'granted',
  by: 'bob',
} as const;
send({ ...effort, at: instant('2026-05-30T10:00Z') });
send({ ...effort, at: instant('2026-05-31T10:00Z') });

console.log('\nWhat can be done now:');
for (const { act, refusal } of rules.allowed(ada.state, instant('2026-06-01T10:00Z'))) {
  const why = refusal === null ? 'yes' : sentenceOf(refusal, lifecycleSentences, 'en');
  console.log(`  ${act}: ${why}`);
}

// Saved today and read back a month later: the pause has ended on its day.
const saved = JSON.stringify(saveLifecycle(ada.state, instant('2026-06-01T10:00Z')));
const snapshot = parseLifecycleSnapshot(JSON.parse(saved));
if (snapshot.ok) {
  const restoredAt = instant('2026-07-01T10:00Z');
  ada = { ...ada, state: restoreLifecycle(snapshot.value, { mode: 'absolute', restoredAt }) };
}

console.log('');
send({ type: 'RemoveCause', at: instant('2026-07-01T10:00Z'), by: 'dee' });
send({ ...effort, at: instant('2026-07-02T10:00Z') });
send({ type: 'RecordPurchase', at: instant('2026-07-20T10:00Z'), by: 'till-4' });
console.log(
  `She came back: ${ada.state.comeback}. The furthest so far: ${ada.state.highWaterMark}.`,
);

console.log('\nHer life in stages:');
for (const { status, from, until } of stageSpells(history)) {
  const { en, zh } = STATUS_WORDS[status];
  console.log(`  ${from.slice(0, 10)} to ${until?.slice(0, 10) ?? 'today     '} ${en} (${zh})`);
}
const rung = ladderRung(ada.state.status, { isLoyal: false, isMostValuable: false });
console.log(`In other words: ${RETENTION_PHASES.welcoming}, and on the ladder a ${rung}.`);
console.log(`XState takes ${Object.keys(flowXstate(lifecycleFlow, 'ada').states).length} states.`);
