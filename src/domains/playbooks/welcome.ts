/** Welcome: what a new customer is owed after the first purchase, by the three aims. */
import type { SourcedWords } from '../../kernel/sourced.ts';
import { addDays, daysBetween, type LocalDate } from '../../time/local-date.ts';
import { PLAYBOOKS_DEFAULTS } from './playbooks-defaults.ts';
import type { RetentionAction } from './retention-actions.ts';

/** What a welcome is for. */
export const WELCOME_AIMS = Object.freeze({
  delight: { en: 'delight', zh: '創造驚豔的機會', source: 'S000-20' },
  learn: { en: 'learn more about the customer', zh: '獲得額外的顧客資訊', source: 'S000-20' },
  reassure: { en: 'reassure that the choice was right', zh: '安心選擇是正確的', source: 'S000-20' },
} as const satisfies Readonly<Record<string, SourcedWords>>);

/** One of the aims of a welcome. */
export type WelcomeAim = keyof typeof WELCOME_AIMS;

/** A step of a welcome. */
export interface WelcomeStepRow {
  /** What is done. */
  readonly action: RetentionAction;
  /** What it is for. */
  readonly aim: WelcomeAim;
  /** How many days after the purchase: whole, 0 or more. */
  readonly day: number;
}

/** The welcome of this library: the thanks first, as the source has it; the days are our own. */
export const WELCOME_STEPS: readonly WelcomeStepRow[] = Object.freeze<WelcomeStepRow[]>([
  { action: 'thank-for-order', aim: 'delight', day: 0 },
  { action: 'promise-service', aim: 'reassure', day: 0 },
  { action: 'give-helpline', aim: 'reassure', day: 1 },
  { action: 'reassure-buyer', aim: 'reassure', day: 3 },
  { action: 'learn-about-customer', aim: 'learn', day: 7 },
]);

/** Something that lessens the regret of a buyer, and the action that does it. */
export interface DissonanceReducerRow extends SourcedWords {
  /** The action. */
  readonly action: RetentionAction;
}

/**
 * What lessens the regret after a purchase.
 *
 * @see Leon Festinger, "A Theory of Cognitive Dissonance" (1957).
 */
export const DISSONANCE_REDUCERS = Object.freeze({
  'promise-service': {
    en: 'promise good service',
    zh: '允諾好的服務',
    action: 'promise-service',
    source: 'S000-22',
  },
  'promise-repair': {
    en: 'come back with any problem, and we will mend it',
    zh: '我們將修好它',
    action: 'promise-service',
    source: 'S000-22',
  },
  'free-line': {
    en: 'a free telephone line',
    zh: '免付費電話',
    action: 'give-helpline',
    source: 'S000-22',
  },
} as const satisfies Readonly<Record<string, DissonanceReducerRow>>);

/** Where the welcome of one customer stands. */
export interface WelcomeStanding {
  /** What is due and not done, in the order of the days. */
  readonly due: readonly (WelcomeStepRow & { readonly on: LocalDate })[];
  /** What is still to come. */
  readonly ahead: readonly (WelcomeStepRow & { readonly on: LocalDate })[];
  /** The aims that nothing has been done for. */
  readonly unserved: readonly WelcomeAim[];
  /** Whether the buyer may still regret the purchase. */
  readonly isRemorseLikely: boolean;
}

/** What a host sets of a welcome. */
export interface WelcomeOptions {
  /** The steps; {@link WELCOME_STEPS} if they are left out. */
  readonly steps?: readonly WelcomeStepRow[];
  /** For how many days after a purchase a buyer may regret it. */
  readonly remorseDays?: number;
}

/**
 * What a new customer is owed today.
 *
 * The sale begins the relationship, and thanks for the order come first. What was missed is due
 * until it is done: late thanks are better than none.
 *
 * @param boughtOn The local date of the first purchase, `YYYY-MM-DD`.
 * @param on Today, likewise; not before the purchase, or nothing is due.
 * @param done The actions that were done.
 * @param options Steps and days of the host.
 * @returns What is due, what is ahead, which aims nothing was done for, and whether regret is
 *   likely.
 * @throws ContractError if a date does not exist, or a day is not whole.
 * @example
 * ```ts
 * import { welcomeStanding } from 'everbond/playbooks';
 *
 * const { due, unserved } = welcomeStanding('2026-05-01', '2026-05-02', ['thank-for-order']);
 *
 * due.map(({ action }) => action); // => ['promise-service', 'give-helpline']
 * unserved; // => ['learn', 'reassure']
 * ```
 */
export function welcomeStanding(
  boughtOn: string,
  on: string,
  done: readonly string[],
  options: WelcomeOptions = {},
): WelcomeStanding {
  const { steps = WELCOME_STEPS } = options;
  const { remorseDays = PLAYBOOKS_DEFAULTS.remorseDays.value } = options;
  const day = daysBetween(boughtOn, on);
  const open = steps
    .filter(({ action }) => !done.includes(action))
    .map((step) => ({ ...step, on: addDays(boughtOn, step.day) }))
    .toSorted((one, other) => one.day - other.day);
  const served = new Set(steps.filter(({ action }) => done.includes(action)).map(({ aim }) => aim));
  return {
    due: open.filter((step) => step.day <= day),
    ahead: open.filter((step) => step.day > day),
    unserved: (Object.keys(WELCOME_AIMS) as WelcomeAim[]).filter((aim) => !served.has(aim)),
    isRemorseLikely: day >= 0 && day < remorseDays,
  };
}
