/**
 * Regime: what a law, a code or a contract says about how long a complaint may take, as data.
 *
 * ISO 10002 sets no deadlines: it is the vocabulary of the process, and no regime.
 */
import { breach } from '../../kernel/errors.ts';
import type { Issue } from '../../kernel/parsed.ts';
import { checkPolicy } from '../../time/clock-policy.ts';
import { DATE_RULE, isDateText } from '../../time/date-text.ts';
import { checkList } from '../../time/duration.ts';
import { MILESTONES, type RegimeClock } from './regime-clock.ts';

/** Deadlines for complaints from one source of law or one contract: JSON. */
export interface Regime {
  /** Its code in kebab-case, such as `fca-disp`; unique among the regimes of a host. */
  readonly id: string;
  /** What it is called. */
  readonly title: string;
  /** Where it holds: a code of ISO 3166, or `EU`; `null` for a contract. */
  readonly jurisdiction: string | null;
  /** Whose complaints about what it covers, in a sentence. Whether it applies, the host decides. */
  readonly scope: string;
  /** Its wordings through time: at least one, ascending, none overlapping. */
  readonly versions: readonly RegimeVersion[];
}

/** A wording of a regime. It holds for the complaints that are received while it is in force. */
export interface RegimeVersion {
  /** Its code in kebab-case, unique in the regime. */
  readonly id: string;
  /** First local date on which it is in force, `YYYY-MM-DD`; `null` if that does not matter. */
  readonly from: string | null;
  /** First local date on which it no longer is; `null` if none is known. */
  readonly until: string | null;
  /** Where it can be read. */
  readonly sources: readonly RegimeSource[];
  /** Its clocks: at least one. */
  readonly clocks: readonly RegimeClock[];
}

/** Where a rule can be read. */
export interface RegimeSource {
  /** Title of the law, code or contract. */
  readonly title: string;
  /** Who made it. */
  readonly publisher: string;
  /** Year of this wording. */
  readonly year: number;
  /** Where in it, such as `DISP 1.6.2R`. */
  readonly section: string;
  /** Its address; `null` if it has none. */
  readonly url: string | null;
}

type Path = Issue['path'];

const CODE = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const CODE_RULE = 'must be a code in kebab-case';

/** Holds a caller to the contract of regimes, each with an id of its own. */
export function requireRegimes(where: string, regimes: readonly Regime[]): void {
  checkList(where, 'regimes', regimes);
  regimes.forEach((regime, index) => {
    const [fault] = [
      ...faultsWithin(where, regime, `regimes.${index}`),
      ...idFaults([], regimes.slice(0, index + 1), index),
    ];
    if (fault === undefined) return;
    breach(where, ['regimes', index, ...fault.path].join('.'), fault.message);
  });
}

/** Its faults; one that lacks what the type has ends as an error that says so. */
function faultsWithin(where: string, regime: Regime, field: string): readonly Issue[] {
  try {
    for (const { clocks } of regime.versions) {
      for (const clock of clocks) checkPolicy(where, clock);
    }
    return regimeFaults(regime);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return breach(where, field, 'must be a regime, as parseRegime reads it');
  }
}

/** All that does not agree within a regime. */
export function regimeFaults({ id, versions }: Regime): readonly Issue[] {
  return [
    ...codeFaults(['id'], id),
    ...(versions.length > 0 ? [] : [issueAt(['versions'], 'NO_VERSION', 'must be at least one')]),
    ...versions.flatMap((version, index) => [
      ...idFaults(['versions', index], versions, index),
      ...termFaults(['versions', index], version, versions[index - 1]),
      ...clocksFaults(['versions', index, 'clocks'], version.clocks),
    ]),
  ];
}

/** A version begins where the one before has ended, or later; dates compare as text. */
function termFaults(
  path: Path,
  { from, until }: RegimeVersion,
  before: RegimeVersion | undefined,
): readonly Issue[] {
  const start = from ?? '';
  const end = before === undefined ? '' : before.until;
  const faults = [
    ...(from === null || isDateText(from)
      ? []
      : [issueAt([...path, 'from'], 'NOT_A_LOCAL_DATE', DATE_RULE)]),
    ...(until === null || isDateText(until)
      ? []
      : [issueAt([...path, 'until'], 'NOT_A_LOCAL_DATE', DATE_RULE)]),
  ];
  if (faults.length > 0) return faults;
  if (end === null || start < end) {
    faults.push(issueAt([...path, 'from'], 'OVERLAP', 'must not overlap the one before'));
  }
  if (until !== null && until <= start) {
    faults.push(issueAt([...path, 'until'], 'NOT_ASCENDING', 'must be after from'));
  }
  return faults;
}

function clocksFaults(path: Path, clocks: readonly RegimeClock[]): readonly Issue[] {
  if (clocks.length === 0) return [issueAt(path, 'NO_CLOCK', 'must be at least one')];
  return clocks.flatMap((clock, index) => [
    ...idFaults([...path, index], clocks, index),
    ...clockFaults([...path, index], clock),
  ]);
}

function clockFaults(path: Path, clock: RegimeClock): readonly Issue[] {
  const { startsOn, completedBy, repeatsOn, cancelledBy, onlyIf, unless } = clock;
  const { pausedBy, extendedBy } = clock;
  const milestones = [startsOn, ...completedBy, ...cancelledBy];
  const isMixed =
    milestones.length > new Set(milestones).size ||
    !milestones.every((each) => MILESTONES.includes(each));
  const codes = { onlyIf, unless, pausedBy, extendedBy: extendedBy.map(({ reason }) => reason) };
  return [
    ...(isMixed
      ? [issueAt(path, 'MILESTONES_MIXED', 'must name known milestones, each once')]
      : []),
    ...(completedBy.length > 0
      ? []
      : [issueAt([...path, 'completedBy'], 'NEVER_COMPLETED', 'must be at least one')]),
    ...(repeatsOn.every((each) => completedBy.includes(each))
      ? []
      : [issueAt([...path, 'repeatsOn'], 'MILESTONES_MIXED', 'must be among completedBy')]),
    ...Object.entries(codes).flatMap(([field, list]) =>
      list.flatMap((code, index) => codeFaults([...path, field, index], code)),
    ),
  ];
}

function idFaults(
  path: Path,
  rows: readonly { readonly id: string }[],
  index: number,
): readonly Issue[] {
  const id = rows[index]?.id ?? '';
  const isFirst = rows.findIndex((row) => row.id === id) === index;
  return [
    ...codeFaults([...path, 'id'], id),
    ...(isFirst ? [] : [issueAt([...path, 'id'], 'TWICE', 'must be there once')]),
  ];
}

function codeFaults(path: Path, code: string): readonly Issue[] {
  return CODE.test(code) ? [] : [issueAt(path, 'NOT_A_CODE', CODE_RULE)];
}

function issueAt(path: Path, code: string, message: string): Issue {
  return { path, code, message };
}
