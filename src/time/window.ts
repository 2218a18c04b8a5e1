/** Window: the stretch of local dates that a question is about, and the zone they are dates in. */
import { breach } from '../kernel/errors.ts';
import { type Issue, type Parsed, parsed } from '../kernel/parsed.ts';
import { DATE_RULE, isDateText } from './date-text.ts';
import { isZone } from './zone.ts';

/**
 * Local dates, half-open: `from` is the first day looked at, `until` the first one no longer seen.
 *
 * What lies at or after `until` is not known yet and is left out; what lies before `from` is known
 * history. Every metric takes its window explicitly, because the end of an extract is not churn.
 */
export interface Window {
  /** First local date, `YYYY-MM-DD`. */
  readonly from: string;
  /** First local date that is no longer observed, `YYYY-MM-DD`; after `from`. */
  readonly until: string;
  /** IANA name of the zone in which days begin and end, such as `Europe/Paris` or `UTC`. */
  readonly zone: string;
}

/**
 * Reads a window from data that may be anything.
 *
 * @param from Anything; an object with `from`, `until` and `zone` can be a window. More fields are
 *   left out.
 * @returns The window, or every issue: `NOT_A_WINDOW`, `NOT_A_LOCAL_DATE` for `from` and `until`,
 *   `NOT_A_ZONE`, and `EMPTY_WINDOW` where `until` is not after `from`.
 * @example
 * ```ts
 * import { parseWindow } from 'everbond/time';
 *
 * parseWindow({ from: '2026-01-01', until: '2026-04-01', zone: 'Europe/Paris' }).ok; // => true
 *
 * const swapped = parseWindow({ from: '2026-04-01', until: '2026-01-01', zone: 'Paris' });
 *
 * swapped.ok ? [] : swapped.issues.map(({ code }) => code); // => ['NOT_A_ZONE', 'EMPTY_WINDOW']
 * ```
 */
export function parseWindow(from: unknown): Parsed<Window> {
  if (typeof from !== 'object' || from === null || Array.isArray(from)) {
    return { ok: false, issues: [issue([], 'NOT_A_WINDOW', 'must be an object')] };
  }
  const { from: first, until, zone } = from as Record<string, unknown>;
  const issues: Issue[] = [];
  if (!isDateText(first)) issues.push(issue(['from'], 'NOT_A_LOCAL_DATE', DATE_RULE));
  if (!isDateText(until)) issues.push(issue(['until'], 'NOT_A_LOCAL_DATE', DATE_RULE));
  if (typeof zone !== 'string' || !isZone(zone))
    issues.push(issue(['zone'], 'NOT_A_ZONE', ZONE_RULE));
  if (isDateText(first) && isDateText(until) && until <= first) {
    issues.push(issue(['until'], 'EMPTY_WINDOW', ORDER_RULE));
  }
  if (issues.length > 0) return { ok: false, issues };

  return parsed({ from: first, until, zone } as Window);
}

/**
 * Holds a caller to the contract of a window.
 *
 * @param where The public function that was called.
 * @param window What it was called with.
 * @throws ContractError naming `window.from`, `window.until` or `window.zone`, if the dates do not
 *   exist, `until` is not after `from`, or the zone is not known.
 * @example
 * ```ts
 * import { checkWindow } from 'everbond/time';
 *
 * checkWindow('churn', { from: '2026-01-01', until: '2026-01-01', zone: 'UTC' });
 * // throws /churn: window.until must be after window.from/
 * ```
 */
export function checkWindow(where: string, window: Window): void {
  if (!isDateText(window.from)) breach(where, 'window.from', DATE_RULE);
  if (!isDateText(window.until)) breach(where, 'window.until', DATE_RULE);
  if (!isZone(window.zone)) breach(where, 'window.zone', ZONE_RULE);
  if (window.until <= window.from) breach(where, 'window.until', 'must be after window.from');
}

const ZONE_RULE = 'must be the name of a time zone, such as Europe/Paris or UTC';
const ORDER_RULE = 'must be after from';

function issue(path: readonly string[], code: string, message: string): Issue {
  return { path, code, message };
}
