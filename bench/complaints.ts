/** Deadlines: forty business hours across two holidays, and the clocks of many open cases at once. */
import { deepStrictEqual, ok } from 'node:assert/strict';
import {
  type ClockCase,
  type ClockOptions,
  caseClocks,
  PLAIN_CLOCK,
  type Regime,
} from 'everbond/complaints';
import { instant } from 'everbond/kernel';
import { createCalendar, dueAfter, type HolidayList } from 'everbond/time';

import { loadPeer } from './peers.ts';
import { type CaseResult, type Contestant, race, type Suite, type SuiteOptions } from './race.ts';

/** The zone is UTC, because the peer knows none but that of the process. */
const HOLIDAYS = ['2026-04-03', '2026-04-06'];
const FROM_MS = Date.parse('2026-03-23T00:00Z');
const AT_MS = Date.parse('2026-04-08T12:00Z');
const SPAN_MS = AT_MS - FROM_MS;
const HOUR_MS = 3_600_000;
const OPENS_MS = 9 * HOUR_MS;
const CLOSES_MS = 17.5 * HOUR_MS;
const TARGET_HOURS = 40;
const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const;

const easter: HolidayList = {
  id: 'easter',
  sources: [{ title: 'Two days of Easter', publisher: 'This benchmark', year: 2026 }],
  from: '2026-01-01',
  until: '2027-01-01',
  holidays: HOLIDAYS.map((date) => ({ date, name: 'Easter' })),
  workingDays: [],
};
const calendar = createCalendar({
  id: 'desk',
  zone: 'UTC',
  versions: [
    {
      from: null,
      hours: WEEKDAYS.map((weekday) => ({ weekday, opens: '09:00', closes: '17:30' })),
    },
  ],
  holidays: [easter],
  workingDaysAs: null,
});
const target = { kind: 'business-hours', hours: TARGET_HOURS } as const;
const promise: Regime = {
  id: 'promise',
  title: 'What we promise',
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
          ...PLAIN_CLOCK,
          id: 'resolution',
          title: 'Resolved within forty hours',
          basis: 'contract',
          owner: 'firm',
          isDuty: true,
          startsOn: 'received',
          target,
          completedBy: ['resolved'],
          cancelledBy: ['withdrawn'],
          onReopen: 'resume',
          onRetarget: 'retroactive',
          checked: 'no',
          checkedAgainst: null,
        },
      ],
    },
  ],
};
const options: ClockOptions = { regimes: [promise], calendar };

/** Instants at which complaints came in, at all minutes of sixteen days: the peer knows no less. */
function receipts(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => FROM_MS + ((index * 133 * 60_000) % SPAN_MS));
}

function casesOf(received: readonly number[]): readonly ClockCase[] {
  return received.map((ms, index) => ({
    id: `case-${index}`,
    facts: [],
    log: [{ type: 'Reached', milestone: 'received', at: instant(ms) }],
    merged: [],
  }));
}

/** What an application writes first: day by day, in the zone of the process, without a log. */
function plainDueMs(fromMs: number): number {
  let left = TARGET_HOURS * HOUR_MS;
  let dayMs = Math.floor(fromMs / 86_400_000) * 86_400_000;
  for (;;) {
    const date = new Date(dayMs);
    const isOpen =
      date.getUTCDay() % 6 !== 0 && !HOLIDAYS.includes(date.toISOString().slice(0, 10));
    const beginMs = Math.max(fromMs, dayMs + OPENS_MS);
    const openMs = isOpen ? Math.max(0, dayMs + CLOSES_MS - beginMs) : 0;
    if (openMs >= left) return beginMs + left;
    left -= openMs;
    dayMs += 86_400_000;
  }
}

/** The members of the peer that are called here. */
interface Dayjs {
  (at: number): { addBusinessHours(hours: number): { valueOf(): number } };
  extend(plugin: unknown): void;
  setHolidays(dates: readonly string[]): void;
  setBusinessTime(week: Readonly<Record<string, unknown>>): void;
}

async function loadDayjsDueMs(): Promise<(fromMs: number) => number> {
  const { default: dayjs } = (await loadPeer('dayjs')) as { readonly default: Dayjs };
  const plugin = (await loadPeer('dayjs-business-time')) as { readonly default: object };
  dayjs.extend('default' in plugin.default ? plugin.default.default : plugin.default);
  dayjs.setHolidays(HOLIDAYS);
  const hours = [{ start: '09:00:00', end: '17:30:00' }];
  dayjs.setBusinessTime({
    sunday: null,
    saturday: null,
    ...Object.fromEntries(WEEKDAYS.map((weekday) => [weekday, hours])),
  });
  return (fromMs) => dayjs(fromMs).addBusinessHours(TARGET_HOURS).valueOf();
}

/** One due instant a row asked for, within what the slowest does in a second or two. */
const DUE_MAX = 1000;
const CASES_MAX = 100_000;

export const suite: Suite = {
  name: 'complaints',
  peers: ['dayjs', 'dayjs-business-time'],
  async run(asked: SuiteOptions): Promise<readonly CaseResult[]> {
    const ourDueMs = (fromMs: number) => Date.parse(dueAfter(calendar, fromMs, target));
    const dayjsDueMs = await loadDayjsDueMs();
    const few = receipts(Math.min(asked.rows, DUE_MAX));
    const many = receipts(Math.min(asked.rows, CASES_MAX));
    deepStrictEqual(few.map(plainDueMs), few.map(ourDueMs));
    deepStrictEqual(few.map(dayjsDueMs), few.map(ourDueMs));

    const ourOverdue = (cases: readonly ClockCase[]) =>
      cases.filter((one) => caseClocks(one, options, AT_MS)[0]?.state === 'overdue').length;
    const overdueBy = (dueMs: (fromMs: number) => number, received: readonly number[]) =>
      received.filter((ms) => dueMs(ms) <= AT_MS).length;
    const [fewCases, manyCases] = [casesOf(few), casesOf(many)];
    ok(ourOverdue(manyCases) === overdueBy(plainDueMs, many));
    ok(ourOverdue(manyCases) > 0 && ourOverdue(manyCases) < many.length);

    const dayjs = (run: () => unknown): Contestant => ({ name: 'dayjs-business-time', run });
    const due = {
      suite: 'complaints',
      case: 'forty hours from each of',
      ours: { name: 'everbond', run: () => few.map(ourDueMs) },
      peers: [
        { name: 'day by day', run: () => few.map(plainDueMs) },
        dayjs(() => few.map(dayjsDueMs)),
      ],
    };
    const states = {
      suite: 'complaints',
      case: 'clocks of open cases',
      ours: { name: 'everbond', run: () => ourOverdue(fewCases) },
      peers: [dayjs(() => overdueBy(dayjsDueMs, few))],
    };
    const all = {
      suite: 'complaints',
      case: 'clocks of all open cases',
      ours: { name: 'everbond', run: () => ourOverdue(manyCases) },
      peers: [{ name: 'day by day', run: () => overdueBy(plainDueMs, many) }],
      counted: 'cases',
    };
    return [
      ...(await race(due, { ...asked, rows: few.length })),
      ...(await race(states, { ...asked, rows: few.length })),
      ...(await race(all, { ...asked, rows: many.length })),
    ];
  },
};
