/** RFM: scores from 1 to 5 for how recently, how often and for how much a customer bought. */
import { breach } from '../../kernel/errors.ts';
import { dayNumberOf } from '../../time/local-date.ts';
import { checkWindow } from '../../time/window.ts';
import type { CustomerSummaries } from '../transactions/customer-summaries.ts';
import type { CustomerKey } from '../transactions/transaction-log.ts';
import { ntileScores, RFM_RULES, type RfmRule, rankCuts, type7Breakpoints } from './rfm-rules.ts';
import { scoresByCuts } from './whole-slots.ts';

/** One thing for each of recency, frequency and monetary value. */
export interface RfmColumns<Column> {
  /** Recency. */
  readonly R: Column;
  /** Frequency. */
  readonly F: Column;
  /** Monetary value. */
  readonly M: Column;
}

/** The values between which scores change, four each, lowest first. */
export interface RfmBreakpoints {
  /** Of the days from the last purchase day to `asOf`. */
  readonly recencyDays: readonly number[];
  /** Of the number of purchases. */
  readonly frequency: readonly number[];
  /** Of the sum of purchases, in minor units; may fall between two units. */
  readonly monetaryMinor: readonly number[];
}

/** The scores of every customer with at least one purchase, as columns. */
export interface Rfm {
  /** The rule that was used. */
  readonly rule: RfmRule;
  /** First local date no longer observed, `YYYY-MM-DD`: recency counts to it. */
  readonly asOf: string;
  /** The breakpoints of rule `type7`; `null` for rules that rank, and where nobody bought. */
  readonly breakpoints: RfmBreakpoints | null;
  /** How many customers have score 1, 2, 3, 4 and 5. */
  readonly counts: RfmColumns<readonly number[]>;
  /** Codes of the customers who have scores, ascending; the key of code `c` is in the summaries. */
  readonly customers: Uint32Array;
  /** Scores from 1 to 5, in the order of `customers`; 5 is most recent, most often, most. */
  readonly scores: RfmColumns<Uint8Array>;
}

/**
 * Scores every customer from 1 to 5 for recency, frequency and monetary value.
 *
 * Recency is days from the last purchase day to `window.until`, frequency the purchases in rows,
 * monetary value their sum without refunds, all over the whole history. "Quintile" names several
 * rules that part at ties, so the rule is named: `type7`, 1 plus the number of breakpoints at .2,
 * .4, .6 and .8 strictly below the value, where a score may stay empty; `midrank` and `cumeDist`,
 * the fifth in which the average rank or the cumulative distribution lies; `ntile`, five groups of
 * equal size as in SQL, which parts equal customers by key: numbers first, then texts by code unit.
 * Recency is scored by days and turned round, 6 minus the score, so that 5 is always best.
 *
 * @param summaries One row a customer; customers without a purchase have no scores.
 * @param options `rule`: `type7` unless told.
 * @returns Columns of scores, how many customers have each score, and the breakpoints of `type7`,
 *   which are `null` for other rules and where nobody bought.
 * @throws ContractError if the rule is none of the names.
 * @see R. J. Hyndman, Y. Fan, "Sample quantiles in statistical packages", The American
 *   Statistician 50 (1996), 361-365, for definition 7.
 * @see A. M. Hughes, "Strategic Database Marketing" (1994), for RFM by fifths.
 * @example Most of these bought once; no breakpoint parts them, so nobody has an F of 2
 * ```ts
 * import { rfm } from 'everbond/metrics';
 * import { summarise, transactionLog } from 'everbond/transactions';
 *
 * const log = transactionLog(
 *   ['ada', 'bob', 'cy', 'dee', 'eve', 'eve'].map((customer, day) => {
 *     return { customer, at: `2026-01-0${day + 1}T09:00Z`, minor: 1000 * (day + 1) };
 *   }),
 *   { customer: 'customer', at: 'at', minor: 'minor' },
 * );
 * const window = { from: '2026-01-01', until: '2026-01-10', zone: 'UTC' };
 * const { counts, scores, breakpoints } = rfm(summarise(log, { window }), { rule: 'type7' });
 *
 * Array.from(scores.R); // => [1, 2, 3, 4, 5]
 * counts.F; // => [4, 0, 0, 0, 1]
 * breakpoints?.monetaryMinor; // => [1800, 2600, 3400, 5400]
 * ```
 */
export function rfm(
  summaries: CustomerSummaries,
  { rule = 'type7' }: { readonly rule?: RfmRule } = {},
): Rfm {
  checkWindow('rfm', summaries.window);
  if (!RFM_RULES.includes(rule)) breach('rfm', 'rule', `must be one of ${RFM_RULES.join(', ')}`);

  const asOf = summaries.window.until;
  const asOfDay = dayNumberOf(asOf);
  const { lastDay, purchases, revenueMinor } = summaries;
  const customers = purchasersOf(summaries);
  const keys = rule === 'ntile' ? keyRanksOf(summaries.customers, customers) : null;
  const count = customers.length;
  const values = new Float64Array(count); // of one column after the other
  for (let row = 0; row < count; row += 1) values[row] = asOfDay - lastDay[customers[row]!]!;
  const recency = scoredColumn(values, rule, keys);
  for (let row = 0; row < count; row += 1) values[row] = purchases[customers[row]!]!;
  const frequency = scoredColumn(values, rule, keys);
  for (let row = 0; row < count; row += 1) values[row] = revenueMinor[customers[row]!]!;
  const monetary = scoredColumn(values, rule, keys);
  for (let row = 0; row < count; row += 1) recency.scores[row] = 6 - recency.scores[row]!;
  const scores = { R: recency.scores, F: frequency.scores, M: monetary.scores };
  const hasBreakpoints = rule === 'type7' && customers.length > 0;
  const breakpoints = {
    recencyDays: recency.breakpoints,
    frequency: frequency.breakpoints,
    monetaryMinor: monetary.breakpoints,
  };
  const counts = { R: countsOf(scores.R), F: countsOf(scores.F), M: countsOf(scores.M) };
  return {
    rule,
    asOf,
    breakpoints: hasBreakpoints ? breakpoints : null,
    counts,
    customers,
    scores,
  };
}

/** The codes of the customers who bought, ascending. */
function purchasersOf({ purchases, totals }: CustomerSummaries): Uint32Array {
  const codes = new Uint32Array(totals.purchasers);
  let found = 0;
  for (let code = 0; code < purchases.length; code += 1) {
    if (purchases[code] === 0) continue;
    codes[found] = code;
    found += 1;
  }
  return codes;
}

/** Scores of one column, lowest values first, and the breakpoints where the rule has them. */
function scoredColumn(values: Float64Array, rule: RfmRule, keyRanks: Uint32Array | null) {
  if (values.length === 0) return { scores: new Uint8Array(0), breakpoints: [] };
  if (keyRanks !== null) return { scores: ntileScores(values, keyRanks), breakpoints: [] };
  if (rule === 'type7') {
    const { cuts, breakpoints } = type7Breakpoints(values);
    return { scores: scoresByCuts(values, cuts), breakpoints };
  }
  const cuts = rankCuts(values, rule === 'midrank' ? 'midrank' : 'cumeDist');
  return { scores: scoresByCuts(values, cuts), breakpoints: [] };
}

/** Where the key of each customer stands among their keys: numbers first, then texts. */
function keyRanksOf(keys: readonly CustomerKey[], customers: Uint32Array): Uint32Array {
  const order = Array.from(customers.keys()).sort((one, other) =>
    comparedKeys(keys[customers[one]!]!, keys[customers[other]!]!),
  );
  const ranks = new Uint32Array(customers.length);
  for (const [rank, row] of order.entries()) ranks[row] = rank;
  return ranks;
}

function comparedKeys(one: CustomerKey, other: CustomerKey): number {
  if (typeof one !== typeof other) return typeof one === 'number' ? -1 : 1;
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function countsOf(scores: Uint8Array): readonly number[] {
  const counts = new Uint32Array(6);
  for (let row = 0; row < scores.length; row += 1) counts[scores[row]!]! += 1;
  return Array.from(counts.subarray(1));
}
