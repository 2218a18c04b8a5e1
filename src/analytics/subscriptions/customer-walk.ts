/** Customer walk: follows one customer's revenue from change to change, period by period. */
import { dayNumberAt } from '../../time/start-of-date.ts';
import type { RowValuer } from './exchange.ts';
import type { Arrival, MovementTally } from './movement-tally.ts';
import type { SubscriptionLog } from './subscription-log.ts';

/** What is the same for every customer. */
export interface WalkPlan {
  readonly log: SubscriptionLog;
  /** Period `p` is from `edges[p]` until before `edges[p + 1]`; observation ends at the last. */
  readonly edges: readonly number[];
  readonly zone: string;
  readonly eachChange: boolean;
  /** Longest gap, in days, after which revenue is a reactivation; `null` for any gap. */
  readonly reactivationDays: number | null;
  readonly valueOf: RowValuer;
  readonly revalues: boolean;
  readonly tallies: readonly MovementTally[];
}

interface Change {
  readonly ms: number;
  readonly row: number;
  readonly starts: boolean;
}

/** Adds one customer, given by rows, to the tally of every period. */
export function walkCustomer(plan: WalkPlan, rows: Uint32Array): void {
  const { edges, valueOf, tallies } = plan;
  const changes = changesOf(plan, rows);
  const active = new Set<number>();
  let next = 0;
  let revenue = 0;
  let known = false;
  let lostMs = Number.NaN;

  for (let period = -1; period < tallies.length; period += 1) {
    const untilMs = edges[period + 1]!;
    const opened = revenue;
    if (plan.revalues && period > 0) revenue = sumOf(active, valueOf, period);
    const before = revenue;
    const arrivalOf = arrivalRule(plan, known, lostMs);
    let firstRiseMs = Number.NaN;

    for (let change = changes[next]; change !== undefined; change = changes[next]) {
      if (change.ms >= untilMs) break;
      const { ms } = change;
      const was = revenue;
      for (; changes[next]?.ms === ms; next += 1) {
        const { row, starts } = changes[next]!;
        if (starts) active.add(row);
        else active.delete(row);
        revenue += (starts ? 1 : -1) * valueOf(row, Math.max(0, period));
      }
      if (plan.eachChange && period >= 0) {
        tallies[period]!.move(was, revenue, arrivalRule(plan, known, lostMs)(ms));
      }
      if (was === 0 && revenue > 0 && Number.isNaN(firstRiseMs)) firstRiseMs = ms;
      if (was > 0 && revenue === 0) lostMs = ms;
      known ||= revenue > 0;
    }

    if (period < 0) continue;
    if (!plan.eachChange) tallies[period]!.move(before, revenue, arrivalOf(firstRiseMs));
    const passed = before === 0 && revenue === 0 && !Number.isNaN(firstRiseMs);
    tallies[period]!.customer(opened, before, revenue, passed);
  }
}

/** Starts and ends in order of time; those after the last edge are never reached. */
function changesOf({ log }: WalkPlan, rows: Uint32Array): readonly Change[] {
  const changes: Change[] = [];
  for (const row of rows) {
    changes.push({ ms: log.startAt[row]!, row, starts: true });
    changes.push({ ms: log.endAt[row]!, row, starts: false });
  }
  return changes.sort((a, b) => a.ms - b.ms);
}

function sumOf(active: ReadonlySet<number>, valueOf: RowValuer, period: number): number {
  let sum = 0;
  for (const row of active) sum += valueOf(row, period);
  return sum;
}

/** What revenue that begins at an instant is, given what is known of the customer before. */
function arrivalRule(plan: WalkPlan, known: boolean, lostMs: number): (ms: number) => Arrival {
  const { reactivationDays, zone } = plan;
  return (ms) => {
    if (!known) return 'new';
    if (reactivationDays === null || Number.isNaN(lostMs) || Number.isNaN(ms)) {
      return 'reactivation';
    }
    const gapDays = dayNumberAt(zone, ms) - dayNumberAt(zone, lostMs);
    return gapDays <= reactivationDays ? 'reactivation' : 'new';
  };
}
