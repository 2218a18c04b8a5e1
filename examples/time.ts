/** Prints the odd days of the calendar, the months of a window, and a clock of business hours. */
import {
  addDays,
  createCalendar,
  createPeriodIndex,
  explainClock,
  localDateOf,
  offsetMsAt,
  periodsOf,
  readClock,
  startOfDateMs,
} from 'everbond/time';
import { england } from 'everbond/time/holidays/england';

const HOUR_MS = 3_600_000;

const days = [
  ['America/New_York', '2026-03-08', 'an hour is skipped'],
  ['America/New_York', '2026-11-01', 'an hour comes twice'],
  ['Africa/Cairo', '2026-04-24', 'midnight is skipped'],
  ['Australia/Lord_Howe', '2026-04-05', 'half an hour comes twice'],
  ['America/St_Johns', '1990-10-28', 'clocks went back across midnight'],
  ['Pacific/Apia', '2011-12-30', 'the date was left out'],
] as const;

for (const [zone, date, what] of days) {
  const begins = startOfDateMs(zone, date);
  const hours = (startOfDateMs(zone, addDays(date, 1)) - begins) / HOUR_MS;
  const instant = new Date(begins).toISOString();
  console.log(`${date}  ${zone.padEnd(20)} ${instant}  ${String(hours).padStart(4)} h  ${what}`);
}

const window = { from: '2026-01-15', until: '2026-05-01', zone: 'Asia/Kathmandu' };
const months = periodsOf(window, 'month');
const monthAt = createPeriodIndex(months);
const purchases = ['2026-01-31T18:14:59Z', '2026-01-31T18:15:00Z', '2026-04-30T12:00:00Z'];

console.log(`\n${window.zone} is ${offsetMsAt(window.zone, months.untilMs) / HOUR_MS} h ahead.`);
for (const at of purchases) {
  const month = months.labels[monthAt(Date.parse(at))];
  console.log(`${at} is ${localDateOf(window.zone, at)} there and counts in ${month}`);
}

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const;
const desk = createCalendar({
  id: 'london-desk',
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
const policy = {
  target: { kind: 'business-hours', hours: 12 },
  pausedBy: ['awaiting-customer'],
  extendedBy: [],
  onReopen: 'resume',
  onRetarget: 'retroactive',
} as const;
const log = [
  { type: 'Started', at: '2026-04-02T09:00+01:00' },
  { type: 'Paused', at: '2026-04-02T12:00+01:00', reason: 'awaiting-customer' },
  { type: 'Resumed', at: '2026-04-02T15:00+01:00', reason: 'awaiting-customer' },
] as const;
const { state, dueAt } = readClock(log, desk, policy, '2026-04-02T14:00Z');

console.log(`\nThe clock is ${state} and due at ${dueAt}, because`);
for (const { from, why, detail, counted } of explainClock(log, desk, policy, dueAt ?? '')) {
  const hours = String(counted / HOUR_MS).padStart(4);
  console.log(`${from}  ${hours} h  ${why}${detail === null ? '' : ` (${detail})`}`);
}
