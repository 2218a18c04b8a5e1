/** Award caps: what is left of pay once caps and budgets have had their say. */
import type { BudgetUse, CapUseEntry, RejectionCode } from './award.ts';
import { apportion } from './award-apportion.ts';
import { usedOf, windowKey } from './cap-window.ts';
import type { Setting } from './earn-eligible.ts';
import type { WholePay } from './earn-reckon.ts';

/** What a rule pays in the end, and what cut it. */
export interface CappedPay extends WholePay {
  readonly uncapped: number;
  readonly cutBy: { readonly code: RejectionCode; readonly name: string } | null;
}

/** Pay within caps and budgets, the caps in the order of the programme, then the budgets. */
export function withinCaps(pays: readonly WholePay[], setting: Setting): readonly CappedPay[] {
  const { version, member, date } = setting;
  let capped: readonly CappedPay[] = pays.map((pay) => ({
    ...pay,
    uncapped: pay.points,
    cutBy: null,
  }));
  for (const { id, currency, rules, window, points, excess } of version.caps) {
    const used = usedOf(member.capUse, id, window, date, version.weekStart);
    capped = cut(capped, points - used, excess, { code: 'CAP_REACHED', name: id }, ({ rule }) => {
      return rule.currency === currency && (rules === null || rules.includes(rule.id));
    });
  }
  for (const { id, excess } of version.budgets) {
    const left = Object.hasOwn(member.budgetLeft, id) ? (member.budgetLeft[id] ?? 0) : 0;
    const by = { code: 'BUDGET_SPENT', name: id } as const;
    capped = cut(capped, left, excess, by, ({ rule }) => rule.budget === id);
  }
  return capped;
}

function cut(
  pays: readonly CappedPay[],
  left: number,
  excess: 'reduce' | 'reject',
  cutBy: CappedPay['cutBy'],
  isMeant: (pay: CappedPay) => boolean,
): readonly CappedPay[] {
  const points = pays.map((pay) => (isMeant(pay) ? pay.points : 0));
  const total = points.reduce((sum, one) => sum + BigInt(one), 0n);
  if (total <= BigInt(Math.max(left, 0))) return pays;
  const room = excess === 'reject' ? 0 : Math.max(left, 0);
  const kept = apportion(room, points);
  return pays.map((pay, index) => {
    return isMeant(pay) ? { ...pay, points: kept[index] ?? 0, cutBy } : pay;
  });
}

/** What caps and frequencies have to count of what is paid. */
export function capUseOf(
  paid: readonly CappedPay[],
  { version, date }: Setting,
): readonly CapUseEntry[] {
  const entries: CapUseEntry[] = [];
  for (const { id, currency, rules, window, counts } of version.caps) {
    const points = paid
      .filter(
        ({ rule }) => rule.currency === currency && (rules === null || rules.includes(rule.id)),
      )
      .reduce((sum, pay) => sum + pay.points, 0);
    const key = windowKey(window, date, version.weekStart);
    if (points > 0 && key !== null) entries.push({ cap: id, window: key, points, counts });
  }
  for (const { rule } of paid) {
    if (rule.frequency === null) continue;
    const key = windowKey(rule.frequency.window, date, version.weekStart);
    if (key === null) continue;
    entries.push({ cap: `rule:${rule.id}`, window: key, points: 1, counts: 'net' });
  }
  return entries;
}

/** What is taken off blocks of budgets. */
export function budgetUseOf(
  paid: readonly CappedPay[],
  { version }: Setting,
): readonly BudgetUse[] {
  return version.budgets
    .map(({ id }) => {
      const points = paid
        .filter(({ rule }) => rule.budget === id)
        .reduce((sum, pay) => sum + pay.points, 0);
      return { budget: id, points };
    })
    .filter(({ points }) => points > 0);
}
