/** Liability journal: what to post for points, period by period, as debits and credits. */
import { exactSum } from '../../kernel/exact.ts';
import { movesUntil } from './cohort-standing.ts';
import { type LiabilityPolicy, priced, type ReadPolicy, readPolicy } from './liability-policy.ts';
import { type LiabilityRow, rowsOf } from './liability-roll-forward.ts';
import type { PointCohort, PointCohorts } from './point-cohort.ts';
import { type ProvisionPolicy, readProvision } from './provision-policy.ts';
import { provisionRows } from './provision-roll-forward.ts';
import { readStretch, type Stretch } from './stretch.ts';

/** Where a line is posted; a host maps it to its own accounts. */
export type JournalAccount =
  | 'revenue'
  | 'breakage-revenue'
  | 'fee-revenue'
  | 'contract-liability'
  | 'partner-receivable'
  | 'opening-balance'
  | 'marketing-expense'
  | 'provision'
  | 'award-cost';

/** What an entry is for. */
export type JournalKind =
  | 'deferral'
  | 'partner-points'
  | 'opening'
  | 'reversal'
  | 'redemption'
  | 'breakage'
  | 'agent-fee'
  | 'promotion'
  | 'promotion-used';

/** One side of an entry. One of the two amounts is 0, the other is 1 or more. */
export interface JournalLine {
  /** Where it is posted. */
  readonly account: JournalAccount;
  /** The debit, in minor units. */
  readonly debitMinor: number;
  /** The credit, in minor units. */
  readonly creditMinor: number;
}

/** An entry, whose debits are as much as its credits. */
export interface JournalEntry {
  /** Label of the period. */
  readonly period: string;
  /** What it is for. */
  readonly kind: JournalKind;
  /** Two lines: the debit, then the credit. */
  readonly lines: readonly [JournalLine, JournalLine];
}

/** Which policies are posted. */
export interface JournalPolicies {
  /** For points that were sold. */
  readonly liability: LiabilityPolicy;
  /** For points that were given away; they are not posted if it is left out. */
  readonly provision?: ProvisionPolicy | undefined;
}

/** Debit and credit of each kind where the amount is above 0. */
export const SIDES: Readonly<Record<JournalKind, readonly [JournalAccount, JournalAccount]>> =
  Object.freeze({
    deferral: ['revenue', 'contract-liability'],
    'partner-points': ['partner-receivable', 'contract-liability'],
    opening: ['opening-balance', 'contract-liability'],
    reversal: ['contract-liability', 'revenue'],
    redemption: ['contract-liability', 'revenue'],
    breakage: ['contract-liability', 'breakage-revenue'],
    'agent-fee': ['partner-receivable', 'fee-revenue'],
    promotion: ['marketing-expense', 'provision'],
    'promotion-used': ['provision', 'award-cost'],
  });

/**
 * The journal of a programme: one entry a period and kind.
 *
 * The host has posted each sale with its whole price as revenue, each refund as less revenue, and
 * the goods given for points as their cost. So a deferral takes out of revenue what was paid for
 * points, and the use of a provision takes the goods out of the cost of sales; what partners owe
 * is a claim until they pay. An entry of less than nothing has its sides exchanged.
 *
 * The balance of `contract-liability` over all entries is the closing balance of
 * {@link liabilityRollForward}, that of `provision` the one of {@link provisionRollForward}.
 *
 * @param cohorts What happened, as {@link pointCohorts} tells it.
 * @param policies How it is valued.
 * @param stretch The first and the last period; all of them if left out.
 * @returns Entries by period; none for an amount of 0.
 * @throws ContractError if a policy or the stretch is not as described.
 * @throws FailureError `LIMIT_EXCEEDED` if an amount is beyond 2^53 − 1.
 * @example
 * ```ts
 * import { liabilityJournal, type PointCohorts } from 'everbond/accounting';
 *
 * const none = { cancelledPoints: 0, endedPoints: 0, refundedMinor: 0 };
 * const issue = { issuedPoints: 10_000, saleMinor: 100_000, redeemedPoints: 4500 };
 * const moves = [{ ...none, ...issue, period: '2025' }];
 * const open = [{ ends: null, points: 5500 }];
 * const cohorts: PointCohorts = {
 *   window: { from: '2025-01-01', until: '2026-01-01', zone: 'UTC' },
 *   period: 'year',
 *   points: 'points',
 *   money: 'EUR',
 *   periods: ['2025'],
 *   complete: true,
 *   cohorts: [{ issued: '2025', source: 'sale', partner: null, moves, open }],
 *   accounts: 1,
 * };
 * const terms = [{ since: '2025', valueMinor: 1, redeemedShare: '0.95' }];
 * const journal = liabilityJournal(cohorts, { liability: { money: 'EUR', terms } });
 *
 * journal.map(({ kind, lines }) => [kind, lines[0].account, lines[0].debitMinor]);
 * // => [
 * //   ['deferral', 'revenue', 8676],
 * //   ['redemption', 'contract-liability', 3904],
 * //   ['breakage', 'contract-liability', 206],
 * // ]
 * ```
 */
export function liabilityJournal(
  cohorts: PointCohorts,
  { liability, provision }: JournalPolicies,
  stretch: Stretch = {},
): readonly JournalEntry[] {
  const read = readPolicy('liabilityJournal', cohorts, liability);
  const given =
    provision === undefined ? null : readProvision('liabilityJournal', cohorts, provision);
  const span = readStretch('liabilityJournal', cohorts, stretch);
  let before = span.before;
  return span.labels.flatMap((through) => {
    const step = { before, through };
    before = through;
    const { rows } = rowsOf(cohorts, read, step);
    const sum = (source: string, column: 'deferredMinor' | 'reversedMinor'): number =>
      sumOf(rows.filter((row) => row.source === source).map((row) => row[column]));
    const all = (column: keyof LiabilityRow & `${string}Minor`): number =>
      sumOf(rows.map((row) => row[column]));
    const promotion = given === null ? null : provisionRows(cohorts, given, step).total;
    const expenseMinor = promotion?.expenseMinor ?? 0;
    const usedMinor = promotion?.usedMinor ?? 0;
    return [
      ...entry(through, 'deferral', sum('sale', 'deferredMinor')),
      ...entry(
        through,
        'partner-points',
        sum('partner', 'deferredMinor') - sum('partner', 'reversedMinor'),
      ),
      ...entry(
        through,
        'opening',
        sum('opening', 'deferredMinor') - sum('opening', 'reversedMinor'),
      ),
      ...entry(through, 'reversal', sum('sale', 'reversedMinor')),
      ...entry(through, 'redemption', all('redemptionMinor')),
      ...entry(through, 'breakage', all('breakageMinor')),
      ...entry(through, 'agent-fee', feesIn(cohorts, read, step)),
      ...entry(through, 'promotion', expenseMinor),
      ...entry(through, 'promotion-used', usedMinor),
    ];
  });
}

/** What was earned as an agent: a fee for each point issued and not cancelled. */
function feesIn(
  { cohorts }: PointCohorts,
  policy: ReadPolicy,
  { before, through }: { readonly before: string | null; readonly through: string },
): number {
  const feesUntil = (cohort: PointCohort, period: string | null): number => {
    const { issuedPoints, cancelledPoints } = movesUntil(cohort, period);
    const fee = policy.priceOf(cohort);
    return fee === null ? 0 : priced(issuedPoints - cancelledPoints, fee);
  };
  return sumOf(
    cohorts
      .filter((cohort) => policy.treatmentOf(cohort) === 'agent')
      .map((cohort) => feesUntil(cohort, through) - feesUntil(cohort, before)),
  );
}

function entry(period: string, kind: JournalKind, minor: number): readonly JournalEntry[] {
  if (minor === 0) return [];
  const [debit, credit] = minor > 0 ? SIDES[kind] : SIDES[kind].toReversed();
  const size = Math.abs(minor);
  if (debit === undefined || credit === undefined) return [];
  return [
    {
      period,
      kind,
      lines: [
        { account: debit, debitMinor: size, creditMinor: 0 },
        { account: credit, debitMinor: 0, creditMinor: size },
      ],
    },
  ];
}

function sumOf(amounts: readonly number[]): number {
  return amounts.reduce((sum, minor) => exactSum('liabilityJournal', sum, minor), 0);
}
