/** Usage findings: what the numbers of a programme show that nobody can have meant. */
import type { Programme, ProgrammeVersion } from '../../domains/loyalty/programme.ts';
import type { Instant } from '../../kernel/instant.ts';
import { divideRounded } from '../../kernel/rounding.ts';
import { type UsageCode, type UsageDiagnostic, usageDiagnostic } from './usage-diagnostic.ts';
import type { LadderUsage, ProgrammeUsage, RebateUsage, VersionUsage } from './usage-result.ts';

type Path = UsageDiagnostic['path'];

/** A part of a version, how often it was used, and what there was to use it in. */
interface Part {
  readonly code: UsageCode;
  readonly path: Path;
  readonly times: number;
  readonly validFrom?: Instant | null;
  readonly example: Readonly<Record<string, string | number>>;
}

/** What nobody uses, and what costs more than was declared, in the order of the versions. */
export function findingsOf(
  { versions }: Programme,
  usage: Omit<ProgrammeUsage, 'diagnostics'>,
  at: Instant,
): readonly UsageDiagnostic[] {
  if (usage.members === 0) return [];
  const found = usage.versions.flatMap((row, index) => {
    const version = versions[index];
    if (version === undefined) return [];
    const path = ['versions', index];
    const unused = partsOf(row, version, path).filter(({ times, validFrom = null }) => {
      return times === 0 && (validFrom === null || validFrom <= at);
    });
    return [
      ...unused.map((one) => usageDiagnostic(one.code, 'warning', one.path, one.example)),
      ...rebateFinding(row.rebate, path),
    ];
  });
  const inForce = ['versions', usage.versions.length - 1, 'ladders'];
  return [
    ...found,
    ...usage.ladders.flatMap((row, index) => neverReached(row, usage.members, [...inForce, index])),
  ];
}

/** Everything of a version that can be used. */
function partsOf(row: VersionUsage, version: ProgrammeVersion, path: Path): readonly Part[] {
  const { awards, redemptions } = row;
  return [
    ...row.rules.map(({ rule, times }, index) => ({
      code: 'RULE_NEVER_PAID' as const,
      path: [...path, 'earnRules', index],
      times,
      validFrom: version.earnRules[index]?.validFrom ?? null,
      example: { rule, awards },
    })),
    ...row.multipliers.map(({ multiplier, times }, index) => ({
      code: 'MULTIPLIER_NEVER_APPLIED' as const,
      path: [...path, 'multipliers', 'list', index],
      times,
      validFrom: version.multipliers.list[index]?.validFrom ?? null,
      example: { multiplier, awards },
    })),
    ...row.options.map(({ option, times }, index) => ({
      code: 'OPTION_NEVER_USED' as const,
      path: [...path, 'redemptions', index],
      times,
      example: { option, redemptions },
    })),
    ...row.coupons.map(({ coupon, times }, index) => ({
      code: 'COUPON_NEVER_USED' as const,
      path: [...path, 'coupons', index],
      times,
      validFrom: version.coupons[index]?.validFrom ?? null,
      example: { coupon, awards },
    })),
  ];
}

function rebateFinding(
  { soldMinor, worthMinor, marginMax, isAboveMargin }: RebateUsage,
  path: Path,
): readonly UsageDiagnostic[] {
  if (marginMax === null || isAboveMargin !== true) return [];
  const { numerator, denominator } = marginMax;
  const most = divideRounded(BigInt(soldMinor) * BigInt(numerator), BigInt(denominator), 'floor');
  const example = { soldMinor, worthMinor, mostMinor: Number(most) };
  return [usageDiagnostic('REBATE_PAID_ABOVE_MARGIN', 'error', [...path, 'marginMax'], example)];
}

function neverReached(
  { tiers }: LadderUsage,
  members: number,
  path: Path,
): readonly UsageDiagnostic[] {
  return tiers.flatMap(({ tier, ever }, index) => {
    if (ever > 0) return [];
    const at = [...path, 'tiers', index];
    return [usageDiagnostic('TIER_NEVER_REACHED', 'warning', at, { tier, members })];
  });
}
