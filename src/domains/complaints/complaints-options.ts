/** Complaints options: what a host may set otherwise, checked and read once. */
import { breach } from '../../kernel/errors.ts';
import { isId } from '../../kernel/id.ts';
import { type Money, requireMoney } from '../../kernel/money.ts';
import type { Calendar } from '../../time/calendar.ts';
import { checkList } from '../../time/duration.ts';
import type { LaxCondition } from './case-refusal.ts';
import { type Regime, requireRegimes } from './regime.ts';
import { type ClockOptions, requireCalendars } from './regime-laps.ts';

/** How much somebody may give on one case, on their own. */
export interface AuthorityLimit {
  /** The id of the actor; `null` for everybody who has no limit of their own in the currency. */
  readonly actor: string | null;
  /** The most that all remedies of one case may come to, in one currency: 0 or more. */
  readonly upTo: Money;
}

/** What a host may set; what is left out is as {@link COMPLAINTS_DEFAULTS} has it. */
export interface ComplaintsOptions {
  /** The regimes whose clocks run for the cases; each once. */
  readonly regimes?: readonly Regime[];
  /** The calendar of business days and of local dates; needed as soon as there are regimes. */
  readonly calendar?: Calendar | null;
  /** Another calendar for some regimes, by their ids. */
  readonly calendars?: Readonly<Record<string, Calendar>>;
  /** Whether conditions of good practice refuse (`strict`) or warn (`lax`). */
  readonly policy?: 'strict' | 'lax';
  /**
   * Who may give how much; `null` if nobody is limited. Where there are limits, whoever has none in
   * a currency may give nothing in it.
   */
  readonly limits?: readonly AuthorityLimit[] | null;
}

const DEFAULTS = {
  regimes: Object.freeze([]),
  calendar: null,
  calendars: Object.freeze({}),
  policy: 'strict',
  limits: null,
} as const satisfies Required<ComplaintsOptions>;

/** What holds where a host sets nothing, each with its source. */
export const COMPLAINTS_DEFAULTS = /* @__PURE__ */ Object.freeze({
  regimes: {
    value: DEFAULTS.regimes,
    provenance: 'our own: which law applies, only the host can know; ISO 10002 sets no deadlines',
  },
  calendar: { value: DEFAULTS.calendar, provenance: 'our own: a calendar is never guessed' },
  calendars: {
    value: DEFAULTS.calendars,
    provenance: 'our own: one calendar for all regimes',
  },
  policy: {
    value: DEFAULTS.policy,
    provenance: 'our own; S003-67 to 69 name the conditions, S003-63 the outputs of a case',
  },
  limits: { value: DEFAULTS.limits, provenance: 'our own: limits are those of the host' },
} as const satisfies {
  readonly [Option in keyof ComplaintsOptions]-?: {
    readonly value: unknown;
    readonly provenance: string;
  };
});

/** The conditions that only warn under the lax policy. */
export const LAX_CONDITIONS = Object.freeze([
  'CUSTOMER_NOT_HEARD',
  'SUMMARY_NOT_READ_BACK',
  'PROMISE_NOT_DATED',
  'OUTPUTS_MISSING',
] as const satisfies readonly LaxCondition['code'][]);

/** Options as the rules read them: checked and whole. */
export interface CaseSettings {
  /** How clocks are read; `null` where no regime is set. */
  readonly clocks: ClockOptions | null;
  readonly isLax: boolean;
  readonly limits: readonly AuthorityLimit[] | null;
}

/**
 * Options read once, so that no decision reads them again.
 *
 * @throws ContractError if an option is not as described, or is none.
 */
export function settingsOf(options: ComplaintsOptions): CaseSettings {
  const names = Object.keys(DEFAULTS);
  if (!Object.keys({ ...options }).every((name) => names.includes(name))) {
    breach('complaints', 'options', `must be none but ${names.join(', ')}`);
  }
  const { regimes, calendar, calendars, policy, limits } = { ...DEFAULTS, ...withoutGaps(options) };
  requireRegimes('complaints', regimes);
  if (policy !== 'strict' && policy !== 'lax') {
    breach('complaints', 'policy', 'must be strict or lax');
  }
  if (limits !== null) requireLimits(limits);
  const isLax = policy === 'lax';
  if (regimes.length === 0) return { clocks: null, isLax, limits };
  if (calendar === null) breach('complaints', 'calendar', 'must be given, because regimes are');
  const clocks = { regimes, calendar, calendars };
  requireCalendars('complaints', clocks);
  return { clocks, isLax, limits };
}

/** What is left out may be said to be `undefined`. */
function withoutGaps(options: ComplaintsOptions): ComplaintsOptions {
  return Object.fromEntries(
    Object.entries({ ...options }).filter(([, value]) => value !== undefined),
  );
}

function requireLimits(limits: readonly AuthorityLimit[]): void {
  checkList('complaints', 'limits', limits);
  for (const { actor, upTo } of limits) {
    if (actor !== null && !isId(actor)) breach('complaints', 'limits', 'must name actors by ids');
    requireMoney('complaints', 'limits', upTo);
    if (upTo.minor < 0) {
      breach('complaints', 'limits', `must be 0 or more minor units, got ${upTo.minor}`);
    }
  }
}
