/** One complaint: received, stated, paused, promised, merged and closed, with its deadlines. */
import {
  CASE_OUTPUTS,
  type Case,
  type CaseAggregate,
  type CaseCommand,
  type CaseEvent,
  caseProgress,
  caseSentences,
  clockCaseOf,
  complaints,
  outcomeOf,
  type Regime,
  SCRIPT,
} from 'everbond/complaints';
import { fcaDisp } from 'everbond/complaints/regimes/fca';
import { parseCaseCommand, parseRegime } from 'everbond/complaints/schema';
import { carryOut, instant, money, type Standing, sentenceOf } from 'everbond/kernel';
import { createCalendar } from 'everbond/time';
import { england } from 'everbond/time/holidays/england';

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const;
const calendar = createCalendar({
  id: 'desk',
  zone: 'Europe/London',
  versions: [
    {
      from: null,
      hours: weekdays.map((weekday) => ({ weekday, opens: '09:00', closes: '17:30' })),
    },
  ],
  holidays: [england],
  workingDaysAs: null,
});

// A promise of the firm's own, as JSON from its settings: solved within forty business hours.
const promise = parseRegime({
  id: 'our-promise',
  title: 'Our promise',
  jurisdiction: null,
  scope: 'All complaints.',
  versions: [
    {
      id: 'first',
      from: null,
      until: null,
      sources: [],
      clocks: [
        {
          id: 'solution',
          title: 'Solved within forty business hours',
          basis: 'contract',
          owner: 'firm',
          isDuty: true,
          onlyIf: [],
          unless: [],
          startsOn: 'received',
          target: { kind: 'business-hours', hours: 40 },
          pausedBy: ['awaiting-customer'],
          extendedBy: [],
          completedBy: ['responded'],
          repeatsOn: [],
          cancelledBy: ['withdrawn'],
          onReopen: 'resume',
          onRetarget: 'retroactive',
          note: null,
          checked: 'no',
          checkedAgainst: null,
        },
      ],
    },
  ],
});
const regimes: readonly Regime[] = promise.ok ? [fcaDisp, promise.value] : [fcaDisp];
const limits = [
  { actor: null, upTo: money(5_000, 'GBP') },
  { actor: 'dee', upTo: money(50_000, 'GBP') },
];
const rules: CaseAggregate = complaints({ regimes, calendar, limits });
const cases = new Map<string, Standing<Case>>();

function standingOf(id: string): Standing<Case> {
  return cases.get(id) ?? { state: rules.initial, newestAt: null };
}

function send(id: string, command: CaseCommand): void {
  const carried = carryOut(rules, standingOf(id), command);
  const when = command.at.slice(0, 16).replace('T', ' ');
  if (!carried.accepted) {
    console.log(`${when} ${command.type}: ${sentenceOf(carried.refusal, caseSentences, 'en')}`);
    return;
  }
  cases.set(id, carried.standing);
  const happened = carried.events.map(({ type }: CaseEvent) => type).join(', ');
  console.log(`${when} ${id} ${happened}; now ${carried.standing.state.status}`);
  for (const warning of carried.warnings) {
    console.log(`                 but: ${sentenceOf(warning, caseSentences, 'en')}`);
  }
}

function showClocks(id: string, at: ReturnType<typeof instant>): void {
  for (const clock of rules.clocks(id, standingOf(id).state, at)) {
    if (clock.state === 'not-started') continue;
    const until = clock.dueAt === null ? 'no date now' : clock.dueAt.slice(0, 16).replace('T', ' ');
    const name = `${clock.complaint} ${clock.regime}/${clock.clock}`;
    console.log(
      `  ${name}: ${clock.state}, ${until}${clock.cancelledFor === null ? '' : ', merged'}`,
    );
  }
}

// The same customer complained on Monday by telephone, and on Wednesday by mail.
const monday = { at: instant('2026-03-02T10:00Z'), by: 'bob' };
const said = { at: instant('2026-03-04T11:00Z'), by: 'bob' };
send('c-9', { ...monday, type: 'Receive', cause: 'product-fault', channel: 'telephone' });
const read = parseCaseCommand({
  type: 'Receive',
  cause: 'service-attitude',
  remedySought: 'apology',
  customer: 'ada',
  channel: 'email',
  text: { vault: 'v-81' },
  at: '2026-03-04T11:00Z',
  by: 'mail',
});
if (read.ok) send('c-17', read.value);
send('c-17', { ...said, type: 'ExpressRegret', channel: 'telephone' });
send('c-17', { ...said, type: 'AdmitLiability' });
send('c-17', { ...said, type: 'Acknowledge', channel: 'email' });
showClocks('c-17', said.at);

console.log('\nThe two go on as one; each is still owed its answer by law:');
const other = clockCaseOf('c-9', standingOf('c-9').state);
send('c-17', { ...said, type: 'Absorb', other, cause: 'product-fault' });
send('c-9', { ...said, type: 'MergeInto', survivor: 'c-17' });
showClocks('c-17', said.at);

const { nextAct, step, say } = caseProgress(standingOf('c-17').state);
const words = SCRIPT.find(({ id }) => id === say);
console.log(`\nIt is at: ${step}. Next: ${nextAct}. To say: ${words?.en} (${words?.zh}).`);

const friday = { at: instant('2026-03-06T10:00Z'), by: 'bob' };
send('c-17', { ...friday, type: 'Pause', reason: 'awaiting-customer' });
const monday2 = { at: instant('2026-03-09T10:00Z'), by: 'bob' };
send('c-17', { ...monday2, type: 'Resume', reason: 'awaiting-customer' });
const amount = money(20_000, 'GBP');
const offer = { type: 'ProposeRemedy', remedy: 'r-1', kind: 'compensation', amount } as const;
send('c-17', { ...monday2, ...offer });
send('c-17', { ...monday2, type: 'Hear' });
send('c-17', { ...monday2, type: 'ReadBackSummary' });
send('c-17', { ...monday2, ...offer });
send('c-17', { ...monday2, ...offer, by: { actor: 'bob', authority: 'dee' } });
const tuesday = instant('2026-03-10T17:00Z');
send('c-17', { ...monday2, type: 'AcceptRemedy', remedy: 'r-1', dueAt: tuesday });
send('c-17', { ...monday2, type: 'Assess', severity: 'medium', safety: false });
send('c-17', { ...monday2, type: 'Investigate' });
send('c-17', { ...monday2, type: 'VerifyFacts' });
send('c-17', {
  ...monday2,
  type: 'Conclude',
  findings: [
    { allegation: 'complaint', finding: 'not-upheld' },
    { allegation: 'c-9', finding: 'upheld' },
  ],
});

// Two days later: the money was promised for Tuesday, and has not come.
const thursday = { at: instant('2026-03-12T10:00Z'), by: 'bob' };
send('c-17', { ...thursday, type: 'Respond' });
send('c-17', { ...thursday, type: 'Communicate', channel: 'letter' });
for (const output of CASE_OUTPUTS) send('c-17', { ...thursday, type: 'RecordOutput', output });
send('c-17', { ...thursday, type: 'Close' });
send('c-17', { ...thursday, type: 'CarryOutRemedy', remedy: 'r-1' });
send('c-17', { ...thursday, type: 'Close' });

const { state } = standingOf('c-17');
const [kept] = state.promises;
console.log(`\n${outcomeOf(state.allegations)}; the promise was broken ${kept?.breaches} time(s).`);
showClocks('c-17', thursday.at);
