/** Programme meeting: whether two multipliers may apply to the same, told by time and rules. */
import type { Multiplier } from './earn-rule.ts';

/** A multiplier, by when it begins and ends; open ends lie beyond every instant. */
interface Span {
  readonly from: string;
  readonly until: string;
  /** Whether it is for all rules. */
  readonly isForAll: boolean;
}

const EVER = '~';

/** Whether any two may meet: what their conditions say is not looked at. */
export function mayMeet(multipliers: readonly Multiplier[]): boolean {
  const all: Span[] = [];
  const byRule = new Map<string, Span[]>();
  for (const { rules, validFrom, validUntil } of multipliers) {
    const isForAll = rules === null;
    const span = { from: validFrom ?? '', until: validUntil ?? EVER, isForAll };
    all.push(span);
    for (const rule of new Set(rules)) {
      const spans = byRule.get(rule) ?? [];
      spans.push(span);
      byRule.set(rule, spans);
    }
  }
  if (overlap(all, ({ isForAll }) => isForAll)) return true;
  return [...byRule.values()].some((spans) => overlap(spans, () => true));
}

/** Whether two overlap of which one is of a kind; sorted by start, so each is looked at once. */
function overlap(spans: readonly Span[], isOfKind: (span: Span) => boolean): boolean {
  let lastOfAll = '';
  let lastOfKind = '';
  for (const span of spans.toSorted((one, other) => (one.from < other.from ? -1 : 1))) {
    const { from, until } = span;
    const isMet = from < lastOfKind || (isOfKind(span) && from < lastOfAll);
    if (isMet) return true;
    if (until > lastOfAll) lastOfAll = until;
    if (isOfKind(span) && until > lastOfKind) lastOfKind = until;
  }
  return false;
}
