/** Contact ledger refusal: why a ledger of contacts says no. */
import type { Instant } from '../../kernel/instant.ts';
import type { ContactReason } from './contact-reason.ts';

/** Why a ledger of contacts says no. */
export type ContactRefusal =
  | {
      /** The person may not be contacted now, or not for this on that contact. */
      readonly code: 'CONTACT_DENIED';
      /** All that stands in the way. */
      readonly reasons: readonly ContactReason[];
      /** When nothing will, as far as this ledger can tell; `null` if never. */
      readonly nextAt: Instant | null;
    }
  | {
      /** The id is none or too long; it stands for another contact; no contact is held under it. */
      readonly code: 'BAD_ID' | 'ID_TAKEN' | 'NO_SUCH_HOLD';
    }
  | {
      /** The contact took place, and cannot be given back. */
      readonly code: 'CONTACT_SENT';
      /** When it did. */
      readonly at: Instant;
    }
  | {
      /** The contact was held no longer by then. */
      readonly code: 'HOLD_OVER';
      /** Until when it was held. */
      readonly heldUntil: Instant;
    }
  | {
      /** There is no such timer, or it is not due yet. */
      readonly code: 'NO_SUCH_TIMER' | 'TIMER_NOT_DUE';
    };
