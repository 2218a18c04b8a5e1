/** Programmes, orders and members short to write, for the tests of what a programme promises. */
import type {
  Award,
  EarnOccasion,
  MemberFacts,
  OrderLine,
  OrderOccasion,
} from '../../src/domains/loyalty/award.ts';
import { NO_MEMBER_FACTS } from '../../src/domains/loyalty/award-member.ts';
import { awardOf } from '../../src/domains/loyalty/award-of.ts';
import type { Programme, ProgrammeVersion } from '../../src/domains/loyalty/programme.ts';
import { parseProgramme } from '../../src/domains/loyalty/schema.ts';
import { instant } from '../../src/kernel/instant.ts';
import { formatIssues } from '../../src/kernel/parsed.ts';

/** The JSON of one version, without what every one of them has. */
export type VersionJson = Readonly<Record<string, unknown>>;

/** A programme of one version, in UTC and euros unless it says otherwise. */
export function programmeOf(version: VersionJson): Programme {
  const { zone = 'UTC' } = version;
  return programmeFrom({ zone, versions: [{ from: '2020-01-01T00:00Z', ...version }] });
}

/** A programme from JSON without what every one of them has. */
export function programmeFrom(json: Readonly<Record<string, unknown>>): Programme {
  const read = parseProgramme({ id: 'club', zone: 'UTC', money: 'EUR', ...json });
  if (!read.ok) throw new Error(formatIssues(read.issues));
  return read.value;
}

/** The first version of such a programme. */
export function versionOf(version: VersionJson): ProgrammeVersion {
  return programmeOf(version).versions[0];
}

/** A line of an order of so much money, in minor units. */
export function lineOf(netMinor: number, other: Partial<OrderLine> = {}): OrderLine {
  return {
    id: '1',
    sku: 'tea',
    category: null,
    kind: 'goods',
    quantity: 1,
    netMinor,
    taxMinor: 0,
    shippingMinor: 0,
    discountMinor: 0,
    returnableUntil: null,
    ...other,
  };
}

/** An order of one line of so much money, or of such lines. */
export function orderOf(
  content: number | readonly OrderLine[],
  other: Partial<OrderOccasion> = {},
): OrderOccasion {
  return {
    type: 'order',
    id: 'A-1',
    at: instant('2026-03-10T12:00Z'),
    partner: null,
    facts: {},
    lines: typeof content === 'number' ? [lineOf(content)] : content,
    paidWithPointsMinor: 0,
    coupon: null,
    ...other,
  };
}

/** A member of whom so much is known. */
export function memberOf(known: Partial<MemberFacts> = {}): MemberFacts {
  return { ...NO_MEMBER_FACTS, ...known };
}

/** What an occasion earns under a version. */
export function earned(
  version: VersionJson | ProgrammeVersion,
  occasion: EarnOccasion,
  member: Partial<MemberFacts> = {},
): Award {
  const whole = 'zone' in version && 'version' in version ? version : versionOf(version);
  return awardOf(whole as ProgrammeVersion, occasion, memberOf(member));
}

/** How many points an award has in all. */
export function pointsOf({ lots }: Award): number {
  return lots.reduce((sum, { points }) => sum + points, 0);
}

/** The member after an award: what caps count is added. */
export function after(member: MemberFacts, award: Award, at: string): MemberFacts {
  const capUse = structuredClone(member.capUse) as Record<string, Record<string, number>>;
  for (const { cap, window, points } of award.capUse) {
    const counted = (capUse[cap] ??= {});
    counted[window] = (counted[window] ?? 0) + points;
  }
  const lastPaid = Object.fromEntries(award.applied.map(({ rule }) => [rule, instant(at)]));
  return { ...member, capUse, lastPaid: { ...member.lastPaid, ...lastPaid } };
}

/** The reasons for which rules do not pay, by rule. */
export function reasonsOf({ rejected }: Award): Readonly<Record<string, string>> {
  return Object.fromEntries(rejected.map(({ rule, code }) => [rule, code]));
}
