/** Earn stacking: rules that cannot stand beside others, and the bonus of a tier as a rule. */
import { ratio } from '../../kernel/ratio.ts';
import type { RejectedRule, RejectionCode } from './award.ts';
import type { Pay } from './earn-reckon.ts';
import type { EarnRule } from './earn-rule.ts';
import type { ProgrammeVersion } from './programme.ts';

/** Of rules that cannot stand beside others, in each currency, the one that wins. */
export function stackedOf(
  pays: readonly Pay[],
  { stacking }: ProgrammeVersion,
  rejected: RejectedRule[],
): readonly Pay[] {
  const winners = new Map<string, EarnRule>();
  for (const { rule } of pays) {
    if (rule.stackable) continue;
    const best = winners.get(rule.currency);
    if (best === undefined || rule.priority > best.priority) winners.set(rule.currency, rule);
  }
  return pays.filter(({ rule }) => {
    const winner = winners.get(rule.currency);
    if (winner === undefined || winner === rule) return true;
    if (rule.stackable && stacking === 'beside-stackable') return true;
    const code: RejectionCode = rule.stackable ? 'NOT_STACKABLE' : 'BEATEN';
    rejected.push({ rule: rule.id, code, facts: { by: winner.id } });
    return false;
  });
}

/** The bonus of a tier, as a rule that pays once. */
export function tierBonuses({ ladders }: ProgrammeVersion, tier: string): readonly EarnRule[] {
  return ladders
    .flatMap(({ tiers }) => tiers)
    .flatMap(({ id, bonus }) => {
      if (id !== tier || bonus === null) return [];
      const { currency, points, qualifying } = bonus;
      return [{ ...BONUS_RULE, id: `tier:${id}`, currency, qualifying, points: ratio(points, 1) }];
    });
}

const BONUS_RULE: Omit<EarnRule, 'id' | 'currency' | 'points' | 'qualifying'> = Object.freeze({
  on: 'event',
  event: null,
  reach: null,
  perMinor: null,
  steps: 'exact',
  each: 'occasion',
  when: null,
  lines: null,
  partner: null,
  validFrom: null,
  validUntil: null,
  stackable: true,
  priority: 0,
  cooldownHours: 0,
  frequency: Object.freeze({ times: 1, window: Object.freeze({ kind: 'lifetime' }) }),
  budget: null,
  pending: null,
  expiry: null,
});
