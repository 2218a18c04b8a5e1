/** Parse calendar: reads a calendar's definition and names everything that is wrong with it. */
import { type Issue, type Parsed, parsed } from '../kernel/parsed.ts';
import type { CalendarDefinition } from './calendar-definition.ts';
import { DATE_RULE, isDateText } from './date-text.ts';
import { WEEKDAYS, type Weekday } from './weekday.ts';
import { isZone } from './zone.ts';

type Path = readonly (string | number)[];
type Fields = Readonly<Record<string, unknown>>;

const CODE = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

/**
 * Reads the definition of a calendar from data that may be anything.
 *
 * @param from Anything; an object as {@link CalendarDefinition} describes can be one.
 * @returns The definition, the same object, or every issue: `NOT_AN_OBJECT`, `NOT_A_LIST`,
 *   `NOT_A_CODE`, `NOT_A_ZONE`, `NOT_A_LOCAL_DATE`, `NOT_A_WEEKDAY`, `NOT_A_TIME`, `NOT_A_TEXT`,
 *   `NOT_A_YEAR`, `NOT_ASCENDING`, `EMPTY_OPENING`, `NEVER_OPEN`, `NO_SOURCE`, `BEYOND_HORIZON`,
 *   `DATE_TWICE`.
 * @example A calendar that is never open
 * ```ts
 * import { parseCalendar } from 'everbond/time';
 *
 * const read = parseCalendar({
 *   id: 'desk',
 *   zone: 'Europe/London',
 *   versions: [{ from: null, hours: [] }],
 *   holidays: [],
 *   workingDaysAs: null,
 * });
 *
 * read.ok ? [] : read.issues.map(({ code }) => code); // => ['NEVER_OPEN']
 * ```
 */
export function parseCalendar(from: unknown): Parsed<CalendarDefinition> {
  const issues = calendarIssues(from);
  return issues.length > 0 ? { ok: false, issues } : parsed(from as CalendarDefinition);
}

/** All that is wrong with what should be the definition of a calendar. */
export function calendarIssues(from: unknown): readonly Issue[] {
  if (!isFields(from)) return [issue([], 'NOT_AN_OBJECT', 'must be an object')];
  const { id, zone, versions, holidays, workingDaysAs } = from;
  return [
    ...codeIssues(['id'], id),
    ...(typeof zone === 'string' && isZone(zone)
      ? []
      : [issue(['zone'], 'NOT_A_ZONE', 'must be the name of a time zone')]),
    ...each(['versions'], versions, versionIssues),
    ...(Array.isArray(versions) ? orderIssues(versions) : []),
    ...each(['holidays'], holidays, listIssues),
    ...(workingDaysAs === null ? [] : weekdayIssues(['workingDaysAs'], workingDaysAs)),
  ];
}

function versionIssues(path: Path, { from, hours }: Fields): readonly Issue[] {
  const date = from === null ? [] : dateIssues([...path, 'from'], from);
  return [...date, ...each([...path, 'hours'], hours, openingIssues)];
}

function orderIssues(versions: readonly unknown[]): readonly Issue[] {
  const fields = versions.filter(isFields);
  const last = fields.at(-1)?.['hours'];
  const steps = fields.flatMap(({ from }, index) => {
    const path = ['versions', index, 'from'];
    if (index === 0) {
      return from === null ? [] : [issue(path, 'NOT_ASCENDING', 'must be null in the first')];
    }
    const before = fields[index - 1]?.['from'];
    const isLater = isDateText(from) && (!isDateText(before) || before < from);
    return isLater ? [] : [issue(path, 'NOT_ASCENDING', 'must be after that of the one before')];
  });
  const opens = Array.isArray(last) && last.length > 0;
  return opens ? steps : [...steps, issue(['versions'], 'NEVER_OPEN', 'must open at last')];
}

function openingIssues(path: Path, { weekday, opens, closes }: Fields): readonly Issue[] {
  const rule = 'must be a local time, written HH:MM';
  const isOpening = typeof opens === 'string' && TIME.test(opens);
  const isClosing = typeof closes === 'string' && (TIME.test(closes) || closes === '24:00');
  return [
    ...weekdayIssues([...path, 'weekday'], weekday),
    ...(isOpening ? [] : [issue([...path, 'opens'], 'NOT_A_TIME', rule)]),
    ...(isClosing ? [] : [issue([...path, 'closes'], 'NOT_A_TIME', rule)]),
    ...(isClosing && opens === closes
      ? [issue([...path, 'closes'], 'EMPTY_OPENING', 'must differ from opens')]
      : []),
  ];
}

function listIssues(path: Path, list: Fields): readonly Issue[] {
  const { id, sources, from, until, holidays, workingDays } = list;
  const isRange = isDateText(from) && isDateText(until);
  const named = (at: Path, { date, name }: Fields) => [
    ...dateIssues([...at, 'date'], date),
    ...textIssues([...at, 'name'], name),
    ...(isRange && isDateText(date) && !(date >= from && date < until)
      ? [issue([...at, 'date'], 'BEYOND_HORIZON', 'must be from `from` until before `until`')]
      : []),
  ];
  return [
    ...codeIssues([...path, 'id'], id),
    ...each([...path, 'sources'], sources, sourceIssues),
    ...(Array.isArray(sources) && sources.length === 0
      ? [issue([...path, 'sources'], 'NO_SOURCE', 'must name a source')]
      : []),
    ...dateIssues([...path, 'from'], from),
    ...dateIssues([...path, 'until'], until),
    ...(isRange && until <= from
      ? [issue([...path, 'until'], 'NOT_ASCENDING', 'must be after from')]
      : []),
    ...each([...path, 'holidays'], holidays, named),
    ...each([...path, 'workingDays'], workingDays, named),
    ...twiceIssues(path, holidays, workingDays),
  ];
}

function sourceIssues(path: Path, { title, publisher, year }: Fields): readonly Issue[] {
  const isYear = Number.isInteger(year) && Number(year) >= 1000 && Number(year) <= 9999;
  return [
    ...textIssues([...path, 'title'], title),
    ...textIssues([...path, 'publisher'], publisher),
    ...(isYear ? [] : [issue([...path, 'year'], 'NOT_A_YEAR', 'must be a year of four digits')]),
  ];
}

/** A date that is off twice, or off and worked, is a slip in the data. */
function twiceIssues(path: Path, holidays: unknown, workingDays: unknown): readonly Issue[] {
  const seen = new Set<unknown>();
  return [holidays, workingDays].flatMap((list, index) => {
    const field = index === 0 ? 'holidays' : 'workingDays';
    return (Array.isArray(list) ? list : []).flatMap((entry: unknown, row) => {
      const date = isFields(entry) ? entry['date'] : undefined;
      const isTwice = date !== undefined && seen.has(date);
      seen.add(date);
      return isTwice
        ? [issue([...path, field, row, 'date'], 'DATE_TWICE', 'must stand in the list once')]
        : [];
    });
  });
}

function weekdayIssues(path: Path, weekday: unknown): readonly Issue[] {
  return WEEKDAYS.includes(weekday as Weekday)
    ? []
    : [issue(path, 'NOT_A_WEEKDAY', `must be one of ${WEEKDAYS.join(', ')}`)];
}

function codeIssues(path: Path, code: unknown): readonly Issue[] {
  const isCode = typeof code === 'string' && code.length <= 64 && CODE.test(code);
  return isCode
    ? []
    : [issue(path, 'NOT_A_CODE', 'must be a code in kebab-case, at most 64 characters')];
}

function dateIssues(path: Path, date: unknown): readonly Issue[] {
  return isDateText(date) ? [] : [issue(path, 'NOT_A_LOCAL_DATE', DATE_RULE)];
}

function textIssues(path: Path, text: unknown): readonly Issue[] {
  const isText = typeof text === 'string' && text !== '';
  return isText ? [] : [issue(path, 'NOT_A_TEXT', 'must be a text that is not empty')];
}

function each(
  path: Path,
  list: unknown,
  issuesOf: (path: Path, row: Fields) => readonly Issue[],
): readonly Issue[] {
  if (!Array.isArray(list)) return [issue(path, 'NOT_A_LIST', 'must be a list')];
  return list.flatMap((row: unknown, index) => {
    const at = [...path, index];
    return isFields(row) ? issuesOf(at, row) : [issue(at, 'NOT_AN_OBJECT', 'must be an object')];
  });
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function issue(path: Path, code: string, message: string): Issue {
  return { path, code, message };
}
