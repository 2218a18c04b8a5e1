/** Goodwill in points: a complaint and an account change in one commit, or neither does. */
import { complaints } from 'everbond/complaints';
import { fcaDisp } from 'everbond/complaints/regimes/fca';
import { instant } from 'everbond/kernel';
import { balanceAt, loyalty } from 'everbond/loyalty';
import { parseProgramme } from 'everbond/loyalty/schema';
import { createApp } from 'everbond/runtime';
import { memoryStore } from 'everbond/storage';
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
const programme = parseProgramme({
  id: 'club',
  zone: 'Europe/London',
  money: 'GBP',
  // Whoever works at the desk may give up to 500 points without asking.
  versions: [{ from: '2026-01-01T00:00Z', adjustmentMax: 500 }],
});
if (!programme.ok) throw new Error(JSON.stringify(programme.issues));

const now = () => new Date('2026-03-04T12:00Z');
const app = createApp({ store: memoryStore(), tenant: 'shop', now });
const cases = app.of('case', complaints({ regimes: [fcaDisp], calendar }));
const accounts = app.of('account', loyalty(programme.value));
const told = { at: instant('2026-03-04T11:00Z'), by: 'bob' };

await accounts.send('ada', { ...told, type: 'Enrol', member: 'ada' }, { key: 'join-ada' });
for (const [key, command] of [
  ['mail-884', { ...told, type: 'Receive', cause: 'service-attitude', remedySought: 'goodwill' }],
  ['heard', { ...told, type: 'Hear' }],
  ['read-back', { ...told, type: 'ReadBackSummary' }],
  ['offer', { ...told, type: 'ProposeRemedy', remedy: 'r-1', kind: 'goodwill' }],
  ['yes', { ...told, type: 'AcceptRemedy', remedy: 'r-1', dueAt: instant('2026-03-06T17:00Z') }],
] as const) {
  const sent = await cases.send('c-17', command, { key: `c-17 ${key}` });
  if (!sent.accepted) throw new Error(sent.refusal.code);
}

/** Gives the points and notes in the case that they were given. */
async function giveGoodwill(points: number): Promise<string> {
  const done = await app.together(
    [
      cases.act('c-17', { ...told, type: 'CarryOutRemedy', remedy: 'r-1' }),
      accounts.act('ada', { ...told, type: 'Adjust', points, reason: 'goodwill-c-17' }),
    ],
    { key: `goodwill-c-17-${points}` },
  );
  const { state } = await accounts.load('ada');
  const { available } = balanceAt(state, told.at);
  const open = await cases.view('c-17', ({ promises }) =>
    promises.filter((promise) => promise.state === 'open'),
  );
  const answer = done.accepted ? 'given' : `refused, ${done.refusal.code}`;
  return `${points} points: ${answer}; ada has ${available}, ${open.length} promise(s) are open`;
}

// Too many for the desk: the account refuses, so the case does not say that they were given.
console.log(await giveGoodwill(5000));
console.log(await giveGoodwill(300));
// The answer was lost, and the host asks again: nobody is given points twice.
console.log(await giveGoodwill(300));
