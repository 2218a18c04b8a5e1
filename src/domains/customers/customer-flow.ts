/**
 * Customer flow: which event may follow which status, and where it leads, as one table.
 *
 * A guest may do all that a member may, and become one. After erasure nothing happens any more: who
 * comes back is a new record, because nobody can know that it is the same person.
 */
import type { Flow } from '../../kernel/flow.ts';
import type { CustomerEvent } from './customer-event.ts';
import type { CustomerStatus } from './customer-kind.ts';

/**
 * The whole life of a record. Each row is a status; each entry is an event that may happen there,
 * and the status it leads to. A name after `when` is a guard. An empty row is an end.
 *
 * @see Regulation (EU) 2016/679 (GDPR), article 17 (1) and (3) (e), for erasure and for what stands
 *   in its way.
 */
export const customerFlow = {
  initial: 'absent',
  steps: {
    absent: {
      Registered: [
        { when: 'isGuest', to: 'guest' },
        { when: 'isMember', to: 'member' },
      ],
    },
    guest: {
      BecameMember: 'member',
      Identified: 'guest',
      Linked: [{ when: 'mayBeLinked', to: 'guest' }],
      Unlinked: [{ when: 'isLinked', to: 'guest' }],
      KeptApart: [{ when: 'mayBeApart', to: 'guest' }],
      ApartnessLifted: [{ when: 'isApart', to: 'guest' }],
      ConsentGranted: 'guest',
      ConsentRefused: 'guest',
      ConsentWithdrawn: 'guest',
      FactLearnt: 'guest',
      FactConfirmed: [{ when: 'isKnown', to: 'guest' }],
      QuestionAsked: [{ when: 'mayBeAsked', to: 'guest' }],
      AnswerDeclined: 'guest',
      HouseholdJoined: [{ when: 'isPerson', to: 'guest' }],
      HouseholdLeft: [{ when: 'isInHousehold', to: 'guest' }],
      RoleTaken: [{ when: 'isPerson', to: 'guest' }],
      RoleLeft: [{ when: 'hasRole', to: 'guest' }],
      OccasionMarked: 'guest',
      CustomerShared: 'guest',
      SharingEnded: [{ when: 'isShared', to: 'guest' }],
      Thanked: 'guest',
      HoldPlaced: 'guest',
      HoldReleased: [{ when: 'isHeld', to: 'guest' }],
      Erased: [{ when: 'isFreeOfHolds', to: 'erased' }],
    },
    member: {
      Identified: 'member',
      Linked: [{ when: 'mayBeLinked', to: 'member' }],
      Unlinked: [{ when: 'isLinked', to: 'member' }],
      KeptApart: [{ when: 'mayBeApart', to: 'member' }],
      ApartnessLifted: [{ when: 'isApart', to: 'member' }],
      ConsentGranted: 'member',
      ConsentRefused: 'member',
      ConsentWithdrawn: 'member',
      FactLearnt: 'member',
      FactConfirmed: [{ when: 'isKnown', to: 'member' }],
      QuestionAsked: [{ when: 'mayBeAsked', to: 'member' }],
      AnswerDeclined: 'member',
      HouseholdJoined: [{ when: 'isPerson', to: 'member' }],
      HouseholdLeft: [{ when: 'isInHousehold', to: 'member' }],
      RoleTaken: [{ when: 'isPerson', to: 'member' }],
      RoleLeft: [{ when: 'hasRole', to: 'member' }],
      OccasionMarked: 'member',
      CustomerShared: 'member',
      SharingEnded: [{ when: 'isShared', to: 'member' }],
      Thanked: 'member',
      HoldPlaced: 'member',
      HoldReleased: [{ when: 'isHeld', to: 'member' }],
      Erased: [{ when: 'isFreeOfHolds', to: 'erased' }],
    },
    erased: {},
  },
} as const satisfies Flow<CustomerStatus, CustomerEvent['type']>;
