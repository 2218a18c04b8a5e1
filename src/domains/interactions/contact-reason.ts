/** Contact reason: everything that can stand in the way of a contact, as codes with their facts. */
import type { Instant } from '../../kernel/instant.ts';
import type { Channel, Consent, Purpose } from '../../kernel/words.ts';
import type { CapScope } from './contact-cap.ts';

/** What a contact decision wants to know of a person and cannot do without. */
export type ContactFact = 'doNotContact' | 'isDeceased' | 'isAddressDead' | 'hasOpenComplaint';

/** One thing that stands in the way of a contact. */
export type ContactReason =
  | {
      /** The person asked never to be contacted, has died, or is not reached at this address. */
      readonly code: 'DO_NOT_CONTACT' | 'DECEASED' | 'ADDRESS_DEAD';
    }
  | {
      /** A fact that decides is not known. */
      readonly code: 'FACT_UNKNOWN';
      /** Which. */
      readonly fact: ContactFact;
    }
  | {
      /** The person has not agreed, or not any more, to be contacted for the purpose. */
      readonly code: 'CONSENT_MISSING';
      /** The purpose. */
      readonly purpose: Purpose;
      /** The channel. */
      readonly channel: Channel;
      /** Where consent stands. */
      readonly consent: Consent;
    }
  | {
      /** The channel itself needs consent, and has none. */
      readonly code: 'CHANNEL_CONSENT_MISSING';
      /** The channel. */
      readonly channel: Channel;
      /** Where its consent stands. */
      readonly consent: Consent;
    }
  | {
      /** A complaint of the person is open. */
      readonly code: 'COMPLAINT_OPEN';
    }
  | {
      /** The person is left in peace for a while. */
      readonly code: 'COOLING';
      /** Until when. */
      readonly until: Instant;
    }
  | {
      /**
       * The law of the place wants consent beforehand, has other hours, or has holidays that are
       * not known so far ahead.
       */
      readonly code: 'LAW_NEEDS_CONSENT' | 'OUTSIDE_LAWFUL_HOURS' | 'HOLIDAYS_UNKNOWN';
      /** The id of the law. */
      readonly law: string;
    }
  | {
      /** The person refused not long ago, and the law wants a pause. */
      readonly code: 'REFUSED_RECENTLY';
      /** The id of the law. */
      readonly law: string;
    }
  | {
      /** It is quiet where the person is, or may be. */
      readonly code: 'QUIET_HOURS';
      /** The id of the quiet hours. */
      readonly quiet: string;
    }
  | {
      /** There were as many contacts as there may be, or may yet be as many. */
      readonly code: 'CAP_REACHED';
      /** The id of the cap. */
      readonly cap: string;
      /** Whose contacts it counts. */
      readonly scope: CapScope;
      /** How many there may be. */
      readonly most: number;
    }
  | {
      /** The contact on which the message was to ride is not held, or on another channel. */
      readonly code: 'NO_SUCH_CARRIER';
    }
  | {
      /** A message that matters more waits for the person. */
      readonly code: 'OUTRANKED';
      /** The id of that message. */
      readonly rival: string;
      /** How much it matters. */
      readonly rank: number;
    };
