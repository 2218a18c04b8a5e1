/** Account flow: what may follow what in the life of an account. */
import { eventsFrom, type Flow } from '../../kernel/flow.ts';
import type { AccountAct } from './account-command.ts';
import type { AccountEvent } from './account-event.ts';
import type { AccountStatus } from './account-state.ts';

/** The event that each act causes first if it is accepted. */
export const EVENT_OF_ACT = Object.freeze({
  Enrol: 'Enrolled',
  Open: 'Opened',
  Earn: 'Earned',
  Activate: 'Activated',
  Redeem: 'Redeemed',
  Hold: 'Held',
  Capture: 'Captured',
  Void: 'Voided',
  Refund: 'Refunded',
  Undo: 'Undone',
  ReturnWithoutReceipt: 'ReturnedWithoutReceipt',
  Exchange: 'Refunded',
  ReverseRedemption: 'RedemptionReversed',
  Retract: 'Retracted',
  Adjust: 'Adjusted',
  Send: 'Sent',
  Receive: 'Received',
  MergeInto: 'MergedInto',
  MergeFrom: 'MergedFrom',
  TakeAllowance: 'AllowanceTaken',
  GrantTier: 'TierGranted',
  EndTier: 'TierEnded',
  EvaluateTiers: 'TierChanged',
  RecordExpiry: 'ExpiryRecorded',
  Close: 'Closed',
} as const satisfies Record<AccountAct, AccountEvent['type']>);

/**
 * The life of an account: it is opened by enrolling, and closed, or merged into another, once.
 *
 * What may happen in between depends on points and not on a status.
 */
export const accountFlow = {
  initial: 'absent',
  steps: {
    absent: { Enrolled: 'open' },
    open: {
      Opened: 'open',
      Earned: 'open',
      Activated: 'open',
      Redeemed: 'open',
      Held: 'open',
      Captured: 'open',
      Voided: 'open',
      Lapsed: 'open',
      Refunded: 'open',
      Undone: 'open',
      ReturnedWithoutReceipt: 'open',
      RedemptionReversed: 'open',
      Adjusted: 'open',
      Sent: 'open',
      Received: 'open',
      MergedFrom: 'open',
      AllowanceTaken: 'open',
      TierGranted: 'open',
      TierEnded: 'open',
      TierChanged: 'open',
      ExpiryRecorded: 'open',
      IdleExpired: 'open',
      DebtRepaid: 'open',
      Retracted: 'open',
      MergedInto: 'closed',
      Closed: 'closed',
    },
    closed: {},
  },
} as const satisfies Flow<AccountStatus, AccountEvent['type']>;

/** The acts that a status allows, whatever the points say. */
export function actsFrom(status: AccountStatus): readonly AccountAct[] {
  const events: readonly string[] = eventsFrom<AccountStatus, string>(accountFlow, status);
  const acts = Object.keys(EVENT_OF_ACT) as AccountAct[];
  return acts.filter((act) => events.includes(EVENT_OF_ACT[act]));
}
