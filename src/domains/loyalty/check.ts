/**
 * Loyalty check: what is wrong with a programme, or with a change of it, before anybody is hurt.
 *
 * A schema proves that a programme can be read. These checks look for what it does that nobody can
 * have meant: each says where, in a sentence, and with a case worked to the end.
 *
 * @module
 */
import { checkConditions, neverIn } from './check-conditions.ts';
import type { CheckCode, Diagnostic } from './check-diagnostic.ts';
import { checkExpiry } from './check-expiry.ts';
import { checkRules } from './check-rules.ts';
import { checkSpending } from './check-spending.ts';
import { checkTiers } from './check-tiers.ts';
import type { Programme } from './programme.ts';
import { tiersOfLadders } from './programme-conditions.ts';
import { requireProgramme } from './programme-guard.ts';

export {
  changeOfProgramme,
  type EditKind,
  type ProgrammeChange,
  type ProgrammeEdit,
} from './check-change.ts';
export { type CheckCode, checkSentences, type Diagnostic } from './check-diagnostic.ts';
export { MARKET_RULES, type MarketRule } from './check-expiry.ts';

/** What the checks found. */
export interface CheckReport {
  /** Whether nothing stands against a release: no error that is not overridden. */
  readonly isReleasable: boolean;
  /** Everything, in the order of the versions. */
  readonly diagnostics: readonly Diagnostic[];
  /** The errors that were overridden. */
  readonly overridden: readonly Diagnostic[];
}

/** How a programme is checked. */
export interface CheckOptions {
  /** The codes of errors that somebody has looked at and lets pass, by name. */
  readonly overrides?: readonly CheckCode[];
}

/**
 * Everything that is wrong with a programme, or looks so.
 *
 * The checks know the rules and not the members: what depends on how people behave is for the
 * analysis. A condition is held against itself and what its facts can be, not against those of
 * other rules: two rules that look as if they met may never do, and then the finding is a warning.
 * What fixed awards, partners and rewards are worth is left out of a rebate.
 *
 * @param programme As `parseProgramme` made it.
 * @param options The codes that are let pass.
 * @returns The findings, errors and warnings, each with its path, a sentence and an example.
 * @throws ContractError if it is no programme.
 * @example Points that are worth more on the way back
 * ```ts
 * import { checkProgramme } from 'everbond/loyalty/check';
 * import { parseProgramme } from 'everbond/loyalty/schema';
 *
 * const swap = { kind: 'conversion', points: 100 };
 * const read = parseProgramme({
 *   id: 'club',
 *   zone: 'UTC',
 *   money: 'EUR',
 *   versions: [{
 *     from: '2026-01-01T00:00Z',
 *     currencies: [{ id: 'points' }, { id: 'miles' }],
 *     redemptions: [
 *       { ...swap, id: 'out', currency: 'points', becomes: 120, into: 'miles' },
 *       { ...swap, id: 'back', currency: 'miles', becomes: 90, into: 'points' },
 *     ],
 *   }],
 * });
 * const report = read.ok ? checkProgramme(read.value) : null;
 *
 * report?.diagnostics.map(({ code, message, example }) => [code, message, example]);
 * // => [[
 * //   'CONVERSION_CYCLE',
 * //   'Converted once around, 10000 become 10800.',
 * //   { conversions: ['out', 'back'], begin: 10_000, end: 10_800 },
 * // ]]
 * report?.isReleasable; // => false
 * const overrides = ['CONVERSION_CYCLE'] as const;
 *
 * read.ok && checkProgramme(read.value, { overrides }).isReleasable; // => true
 * ```
 */
export function checkProgramme(programme: Programme, options: CheckOptions = {}): CheckReport {
  requireProgramme('checkProgramme', 'programme', programme);
  const { overrides = [] } = options;
  const tiers = tiersOfLadders(programme.versions);
  const diagnostics = programme.versions.flatMap((version, index) => {
    const path = ['versions', index];
    const until = programme.versions[index + 1]?.from ?? null;
    const never = neverIn(version, tiers);
    return [
      ...checkTiers(version, path),
      ...checkConditions(never, path),
      ...checkRules(version, until, never, path),
      ...checkExpiry(version, path),
      ...checkSpending(version, path),
    ];
  });
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const overridden = errors.filter(({ code }) => overrides.includes(code));
  return { isReleasable: errors.length === overridden.length, diagnostics, overridden };
}
