/** Policy issues: all that is wrong with a policy, down to rules that leave no hour of any week. */
import type { Issue } from '../../kernel/parsed.ts';
import { CHANNELS, type Channel, PURPOSES, type Purpose } from '../../kernel/words.ts';
import { isDateText } from '../../time/date-text.ts';
import { WEEKDAYS } from '../../time/weekday.ts';
import { isZone } from '../../time/zone.ts';
import { CAP_SCOPES, CAP_UNITS, type CapWindow, type ContactCap } from './contact-cap.ts';
import type { ContactLaw } from './contact-law.ts';
import { isPlace } from './contact-place.ts';
import { type DayHours, isTimeText, restOf, weekOf } from './hours-plan.ts';
import { lawfulWeek } from './law-plans.ts';
import type { ContactPolicyDefinition, QuietHours } from './policy-definition.ts';
import { openWeekOf } from './quiet-week.ts';

type Path = readonly (string | number)[];

const CODE = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** All that is wrong with a policy whose fields have the right types. */
export function policyIssues(definition: ContactPolicyDefinition): readonly Issue[] {
  const { id, laws, quietHours, caps, holdMinutes = 1 } = definition;
  const { ownConsentChannels = [], optOutChannels = [] } = definition;
  const issues = [
    ...codeIssues(['id'], id),
    ...laws.flatMap((law, index) => lawIssues(['laws', index], law)),
    ...quietHours.flatMap((quiet, index) => quietIssues(['quietHours', index], quiet)),
    ...caps.flatMap((cap, index) => capIssues(['caps', index], cap)),
    ...twiceIssues(['laws'], laws),
    ...twiceIssues(['quietHours'], quietHours),
    ...twiceIssues(['caps'], [...caps, ...laws.flatMap((law) => law.caps)]),
    ...listIssues(['ownConsentChannels'], ownConsentChannels, CHANNELS),
    ...listIssues(['optOutChannels'], optOutChannels, CHANNELS),
    ...wholeIssues(['holdMinutes'], holdMinutes, 1, 1440),
  ];
  return issues.length > 0 ? issues : neverIssues(definition);
}

function lawIssues(path: Path, law: ContactLaw): readonly Issue[] {
  const { from, until, hours, holidays } = law;
  const dates = [
    ...dateIssues([...path, 'from'], from),
    ...(until === null ? [] : dateIssues([...path, 'until'], until)),
    ...(holidays === null
      ? []
      : [
          ...dateIssues([...path, 'holidays', 'from'], holidays.from),
          ...dateIssues([...path, 'holidays', 'until'], holidays.until),
          ...holidays.holidays.flatMap(({ date }, index) =>
            dateIssues([...path, 'holidays', 'holidays', index, 'date'], date),
          ),
        ]),
  ];
  return [
    ...codeIssues([...path, 'id'], law.id),
    ...when(
      !isPlace(law.place),
      [...path, 'place'],
      'NOT_A_PLACE',
      'must be a code of ISO 3166 such as FR or CA-ON',
    ),
    ...dates,
    ...when(until !== null && until <= from, [...path, 'until'], 'NOT_ASCENDING', 'must be later'),
    ...listIssues([...path, 'channels'], law.channels, CHANNELS),
    ...listIssues([...path, 'purposes'], law.purposes, PURPOSES),
    ...(hours ?? []).flatMap(({ weekday, opens, closes }, index) => [
      ...listIssues([...path, 'hours', index, 'weekday'], [weekday], WEEKDAYS),
      ...timesIssues([...path, 'hours', index], { opens, closes }, opens < closes),
    ]),
    ...law.caps.flatMap((cap, index) => capIssues([...path, 'caps', index], cap)),
    ...(law.refusalPauseDays === null
      ? []
      : wholeIssues([...path, 'refusalPauseDays'], law.refusalPauseDays, 1, 3650)),
    ...when(law.sources.length === 0, [...path, 'sources'], 'NO_SOURCE', 'must name a source'),
  ];
}

function quietIssues(path: Path, quiet: QuietHours): readonly Issue[] {
  const { id, weekdays, from, until, channels, purposes } = quiet;
  return [
    ...codeIssues([...path, 'id'], id),
    ...listIssues([...path, 'weekdays'], weekdays ?? [], WEEKDAYS),
    ...timesIssues(path, { from, until }, from !== until),
    ...listIssues([...path, 'channels'], channels ?? [], CHANNELS),
    ...listIssues([...path, 'purposes'], purposes ?? [], PURPOSES),
  ];
}

function capIssues(path: Path, cap: ContactCap): readonly Issue[] {
  return [
    ...codeIssues([...path, 'id'], cap.id),
    ...listIssues([...path, 'scope'], [cap.scope], CAP_SCOPES),
    ...wholeIssues([...path, 'most'], cap.most, 0, 1000),
    ...windowIssues([...path, 'window'], cap.window),
    ...listIssues([...path, 'channels'], cap.channels ?? [], CHANNELS),
    ...listIssues([...path, 'purposes'], cap.purposes ?? [], PURPOSES),
  ];
}

function windowIssues(path: Path, window: CapWindow): readonly Issue[] {
  if (window.kind === 'rolling') return wholeIssues([...path, 'hours'], window.hours, 1, 8784);
  const isKnown = window.zone === 'customer' || isZone(window.zone);
  const zone = when(!isKnown, [...path, 'zone'], 'NOT_A_ZONE', 'must be customer or a time zone');
  if (window.kind === 'rolling-dates') {
    return [...zone, ...wholeIssues([...path, 'days'], window.days, 1, 366)];
  }
  return [
    ...listIssues([...path, 'kind'], [window.kind], ['calendar']),
    ...zone,
    ...listIssues([...path, 'unit'], [window.unit], CAP_UNITS),
  ];
}

/** Quiet hours, alone or with the hours of a law, that leave nothing of the week. */
function neverIssues({ laws, quietHours }: ContactPolicyDefinition): readonly Issue[] {
  for (const channel of CHANNELS) {
    for (const purpose of PURPOSES) {
      const quiet = quietHours.filter((hours) => isAbout(hours, channel, purpose)).map(openWeekOf);
      if (isNever(quiet)) return [never(['quietHours'])];
      const index = laws.findIndex(
        (law) =>
          isAbout(law, channel, purpose) &&
          law.hours !== null &&
          law.hours.length > 0 &&
          isNever([...quiet, lawfulWeek(law.hours)]),
      );
      if (index >= 0) return [never(['laws', index, 'hours'])];
    }
  }
  return [];
}

function never(path: Path): Issue {
  const message = 'must leave some hour of the week, with the quiet hours, to every channel';
  return { path, code: 'NEVER_ALLOWED', message };
}

interface About {
  readonly channels: readonly Channel[] | null;
  readonly purposes: readonly Purpose[] | null;
}

/** Whether hours are about a channel and a purpose. */
export function isAbout(
  { channels, purposes }: About,
  channel: Channel,
  purpose: Purpose,
): boolean {
  return (channels?.includes(channel) ?? true) && (purposes?.includes(purpose) ?? true);
}

/** Whether weeks have no hour in common. */
function isNever(weeks: readonly (readonly (readonly DayHours[])[])[]): boolean {
  const closed = weeks.flatMap((week) =>
    restOf(week).flatMap((stretches, day) =>
      stretches.map((stretch) => ({ ...stretch, weekday: WEEKDAYS[day] ?? 'monday' })),
    ),
  );
  return restOf(weekOf(closed)).every((stretches) => stretches.length === 0);
}

function codeIssues(path: Path, code: string): readonly Issue[] {
  const isCode = code.length <= 64 && CODE.test(code);
  return when(!isCode, path, 'NOT_A_CODE', 'must be a code in kebab-case, at most 64 characters');
}

function timesIssues(
  path: Path,
  times: Readonly<Record<string, string>>,
  isInOrder: boolean,
): readonly Issue[] {
  const [first, last] = Object.entries(times);
  const issues = Object.entries(times).flatMap(([field, time]) =>
    when(
      !isTimeText(time) || (field === first?.[0] && time === '24:00'),
      [...path, field],
      'NOT_A_TIME',
      'must be a local time, written HH:MM',
    ),
  );
  if (issues.length > 0) return issues;
  return when(
    !isInOrder,
    [...path, last?.[0] ?? ''],
    'NOT_ASCENDING',
    'must be another, and later',
  );
}

function dateIssues(path: Path, date: string): readonly Issue[] {
  return when(
    !isDateText(date),
    path,
    'NOT_A_LOCAL_DATE',
    'must be a date that exists, YYYY-MM-DD',
  );
}

function wholeIssues(path: Path, value: number, least: number, most: number): readonly Issue[] {
  const isWhole = Number.isSafeInteger(value) && value >= least && value <= most;
  return when(!isWhole, path, 'OUT_OF_RANGE', `must be whole, ${least} to ${most}`);
}

function listIssues(
  path: Path,
  values: readonly string[],
  known: readonly string[],
): readonly Issue[] {
  const isKnown = values.every((value) => known.includes(value));
  return when(!isKnown, path, 'UNKNOWN_VALUE', `must be of: ${known.join(', ')}`);
}

function twiceIssues(path: Path, rows: readonly { readonly id: string }[]): readonly Issue[] {
  const isOnce = new Set(rows.map(({ id }) => id)).size === rows.length;
  return when(!isOnce, path, 'DUPLICATE_ID', 'must have each id once, those of laws included');
}

function when(isWrong: boolean, path: Path, code: string, message: string): readonly Issue[] {
  return isWrong ? [{ path, code, message }] : [];
}
