/** Cases for the tests of regimes: what is short to write, and random ones. */
import type { Regime } from '../../src/domains/complaints/regime.ts';
import type { CaseMilestone, RegimeClock } from '../../src/domains/complaints/regime-clock.ts';
import { PLAIN_CLOCK } from '../../src/domains/complaints/regime-clock.ts';
import type { CaseClock } from '../../src/domains/complaints/regime-clocks.ts';
import type { CaseMark, ClockCase } from '../../src/domains/complaints/regime-log.ts';
import { asicRg271 } from '../../src/domains/complaints/regimes/asic/asic.ts';
import { cfpbPortal } from '../../src/domains/complaints/regimes/cfpb/cfpb.ts';
import {
  chinaFinancial,
  chinaMarketRegulation,
} from '../../src/domains/complaints/regimes/china/china.ts';
import { fcaDisp } from '../../src/domains/complaints/regimes/fca/fca.ts';
import { centralBankOfIreland } from '../../src/domains/complaints/regimes/ireland/ireland.ts';
import { psd2 } from '../../src/domains/complaints/regimes/psd2/psd2.ts';
import { regE } from '../../src/domains/complaints/regimes/reg-e/reg-e.ts';
import { regZ } from '../../src/domains/complaints/regimes/reg-z/reg-z.ts';
import {
  taiwanConsumer,
  taiwanFinancial,
} from '../../src/domains/complaints/regimes/taiwan/taiwan.ts';
import { ukTelecoms } from '../../src/domains/complaints/regimes/uk-telecoms/uk-telecoms.ts';
import { instant } from '../../src/kernel/instant.ts';

/** Every pack of the library. */
export const packs: readonly Regime[] = [
  asicRg271,
  cfpbPortal,
  chinaFinancial,
  chinaMarketRegulation,
  fcaDisp,
  centralBankOfIreland,
  psd2,
  regE,
  regZ,
  taiwanConsumer,
  taiwanFinancial,
  ukTelecoms,
];

export function reached(milestone: CaseMilestone, at: string): CaseMark {
  return { type: 'Reached', milestone, at: instant(at) };
}

export function marked(
  type: 'Paused' | 'Resumed' | 'Extended',
  reason: string,
  at: string,
): CaseMark {
  return { type, reason, at: instant(at) };
}

export function caseOf(log: readonly CaseMark[], rest: Partial<ClockCase> = {}): ClockCase {
  return { id: 'c-1', facts: [], log, merged: [], ...rest };
}

/** A clock of a contract: twelve business hours, stopped while the customer is asked. */
export const serviceClock: RegimeClock = {
  ...PLAIN_CLOCK,
  id: 'resolution',
  title: 'Resolved within twelve business hours',
  basis: 'contract',
  owner: 'firm',
  isDuty: true,
  startsOn: 'received',
  target: { kind: 'business-hours', hours: 12 },
  pausedBy: ['pending'],
  completedBy: ['resolved', 'responded'],
  cancelledBy: ['withdrawn'],
  onReopen: 'resume',
  onRetarget: 'retroactive',
  checked: 'no',
  checkedAgainst: null,
};

export function regimeOf(id: string, clocks: readonly RegimeClock[]): Regime {
  return {
    id,
    title: id,
    jurisdiction: null,
    scope: 'All complaints.',
    versions: [{ id: 'first', from: null, until: null, sources: [], clocks }],
  };
}

export const service = regimeOf('service', [serviceClock]);

/** A clock as one line: which, its state, and when it is due. */
export function lineOf({ complaint, clock, lap, state, dueAt, overdue, unit }: CaseClock): string {
  const turn = lap === 1 ? '' : ` ${lap}`;
  const late = overdue === null || overdue === 0 ? '' : ` late ${overdue} ${unit}`;
  return `${complaint} ${clock}${turn}: ${state}${dueAt === null ? '' : ` ${dueAt}`}${late}`;
}
