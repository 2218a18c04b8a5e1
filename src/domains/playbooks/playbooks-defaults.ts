/** Playbooks defaults: every number and list that a host may set otherwise, with its source. */
import type { SourcedValue } from '../../kernel/sourced.ts';

/** What is done on a day after a payment has failed. */
export type DunningAct = 'tell' | 'retry' | 'pause-service' | 'end';

/** One row of a schedule for failed payments. */
export interface DunningRow {
  /** Days after the payment failed: whole, 0 or more. */
  readonly day: number;
  /** What is done. */
  readonly act: DunningAct;
}

/** What a host may set, each with its source. */
export interface PlaybooksDefaults {
  /** Below which score, 0 to 1, something counts as weak. */
  readonly weakFrom: SourcedValue<number>;
  /** After how many days without any contact a customer is asked. */
  readonly quietDays: SourcedValue<number>;
  /** After how many days the next newsletter is due. */
  readonly newsletterDays: SourcedValue<number>;
  /** How many days before a renewal it is announced. */
  readonly renewalNoticeDays: SourcedValue<readonly number[]>;
  /** What is done about a failed payment, and when. */
  readonly dunning: SourcedValue<readonly DunningRow[]>;
  /** For how many days after a purchase a buyer may regret it. */
  readonly remorseDays: SourcedValue<number>;
  /** The orders at which a customer is recognised. */
  readonly orderMilestones: SourcedValue<readonly number[]>;
  /** The day of an anniversary of 29 February in other years. */
  readonly leapDay: SourcedValue<'february-28' | 'march-1'>;
  /** From which share of the points on a mystery visit is passed: 0 to 1. */
  readonly visitPassFrom: SourcedValue<number>;
  /** Within how many days after a service a sale is set beside it. */
  readonly serviceSalesDays: SourcedValue<number>;
}

/** What holds where a host sets nothing, each with its source. */
export const PLAYBOOKS_DEFAULTS: PlaybooksDefaults = Object.freeze<PlaybooksDefaults>({
  weakFrom: {
    value: 0.5,
    provenance: 'our own: the middle of the scale; the sources name no threshold',
  },
  quietDays: { value: 90, provenance: 'our own; S000-44 says to act before, and not when' },
  newsletterDays: { value: 30, provenance: 'S000-40: every month or every quarter; the month' },
  renewalNoticeDays: {
    value: Object.freeze([30, 7]),
    provenance: 'our own; no source speaks of renewals, and law may set other days',
  },
  dunning: {
    value: Object.freeze<DunningRow[]>([
      { day: 0, act: 'tell' },
      { day: 1, act: 'retry' },
      { day: 3, act: 'retry' },
      { day: 3, act: 'tell' },
      { day: 7, act: 'retry' },
      { day: 7, act: 'tell' },
      { day: 14, act: 'retry' },
      { day: 14, act: 'pause-service' },
      { day: 21, act: 'end' },
    ]),
    provenance: 'our own; no source speaks of failed payments, and card schemes limit retries',
  },
  remorseDays: { value: 14, provenance: 'our own; S000-21 says after the purchase, not how long' },
  orderMilestones: {
    value: Object.freeze([10, 50, 100]),
    provenance: 'our own; S000-27 names no numbers',
  },
  leapDay: { value: 'february-28', provenance: 'our own; laws differ on the day' },
  visitPassFrom: { value: 0.8, provenance: 'our own; S000-45 names no mark' },
  serviceSalesDays: { value: 30, provenance: 'our own; S004-19 names no time' },
});
