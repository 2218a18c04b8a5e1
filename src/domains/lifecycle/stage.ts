/**
 * Stage: where a customer stands with the firm, in the eight stages and the ends beside them.
 *
 * The names are those of today; the words of the sources stand beside them as labels.
 */
import type { SourcedWords } from '../../kernel/sourced.ts';

/** The eight stages, in the order in which a relationship grows, ends and begins again. */
export const STAGES = Object.freeze([
  'recruitment',
  'welcoming',
  'getting-to-know',
  'account-management',
  'intensive-care',
  'at-risk',
  'lost',
  'winback',
] as const);

/**
 * One of the eight stages.
 *
 * @see Paul Gamble, Merlin Stone and Neil Woodcock, "Up Close and Personal? Customer Relationship
 *   Marketing @ Work" (1999), for the eight.
 */
export type Stage = (typeof STAGES)[number];

/**
 * How far a relationship can come, each further than the one before. Intensive care is not among
 * them, because a problem leads there and not progress; nor are risk, loss and winback.
 */
export const MILESTONES = Object.freeze([
  'recruitment',
  'welcoming',
  'getting-to-know',
  'account-management',
] as const);

/** One of the points that a relationship can come to. */
export type Milestone = (typeof MILESTONES)[number];

/** Where a customer can stand: nowhere yet, in one of the eight stages, or beside them. */
export type LifecycleStatus = 'absent' | Stage | 'declined' | 'deceased' | 'closed-by-law';

/** The words of the sources for a status. */
export type StatusWords = SourcedWords;

/** What each status is called in the sources; those without a source are called as we call them. */
export const STATUS_WORDS: Readonly<Record<LifecycleStatus, StatusWords>> = Object.freeze({
  absent: { en: 'not known', zh: '尚未往來', source: null },
  recruitment: { en: 'recruitment', zh: '招募', source: 'S002-14' },
  welcoming: { en: 'welcoming', zh: '歡迎', source: 'S002-15' },
  'getting-to-know': { en: 'getting to know', zh: '開始了解', source: 'S002-16' },
  'account-management': { en: 'account management', zh: '帳戶管理', source: 'S002-17' },
  'intensive-care': { en: 'intensive care', zh: '強化影響', source: 'S002-18' },
  'at-risk': { en: 'potential divorce', zh: '潛在離婚', source: 'S002-19' },
  lost: { en: 'divorce', zh: '離婚', source: 'S002-20' },
  winback: { en: 'winback', zh: '恢復', source: 'S002-21' },
  declined: { en: 'declined', zh: '婉拒', source: null },
  deceased: { en: 'deceased', zh: '身故', source: null },
  'closed-by-law': { en: 'closed by law', zh: '依法關閉', source: null },
});

/** Every status but absent: where a life can be when it is first told of. */
export const BEGINNINGS = Object.freeze([
  ...STAGES,
  'declined',
  'deceased',
  'closed-by-law',
] as const satisfies readonly LifecycleStatus[]);

const ACTIVE: readonly LifecycleStatus[] = STAGES.slice(1, 6);

/**
 * Whether a customer of this status is a customer now: from the welcome to the risk of leaving.
 *
 * @param status A status.
 * @returns `true` for welcoming, getting to know, account management, intensive care and at risk.
 * @example
 * ```ts
 * import { isActive } from 'everbond/lifecycle';
 *
 * isActive('at-risk'); // => true
 * isActive('winback'); // => false
 * ```
 */
export function isActive(status: LifecycleStatus): boolean {
  return ACTIVE.includes(status);
}

/** The furthest that a status alone shows a relationship to have come. */
const SHOWN: Readonly<Record<LifecycleStatus, Milestone | null>> = {
  absent: null,
  recruitment: 'recruitment',
  welcoming: 'welcoming',
  'getting-to-know': 'getting-to-know',
  'account-management': 'account-management',
  'intensive-care': 'account-management',
  'at-risk': 'welcoming',
  lost: 'welcoming',
  winback: 'welcoming',
  declined: 'recruitment',
  deceased: null,
  'closed-by-law': null,
};

const RANKS: Readonly<Record<LifecycleStatus, number>> = rankOf(SHOWN);

/** The further of a milestone reached before and the one that a status shows. */
export function furthestOf(before: Milestone | null, status: LifecycleStatus): Milestone | null {
  const rank = before === null ? -1 : RANKS[before];
  return RANKS[status] > rank ? SHOWN[status] : before;
}

function rankOf(shown: typeof SHOWN): Readonly<Record<LifecycleStatus, number>> {
  const ranks = Object.entries(shown).map(([status, milestone]) => [
    status,
    milestone === null ? -1 : MILESTONES.indexOf(milestone),
  ]);
  return Object.fromEntries(ranks) as Record<LifecycleStatus, number>;
}
