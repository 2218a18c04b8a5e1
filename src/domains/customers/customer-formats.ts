/** Customer formats: every type of event with the steps that lead from its older forms. */
import type { EventFormats } from '../../kernel/upcast.ts';
import type { CustomerEvent } from './customer-event.ts';

/** Every type of event with the steps from older forms; none has changed yet. */
export const customerFormats = Object.freeze({
  Registered: [],
  BecameMember: [],
  Identified: [],
  Linked: [],
  Unlinked: [],
  KeptApart: [],
  ApartnessLifted: [],
  ConsentGranted: [],
  ConsentRefused: [],
  ConsentWithdrawn: [],
  FactLearnt: [],
  FactConfirmed: [],
  QuestionAsked: [],
  AnswerDeclined: [],
  HouseholdJoined: [],
  HouseholdLeft: [],
  RoleTaken: [],
  RoleLeft: [],
  OccasionMarked: [],
  CustomerShared: [],
  SharingEnded: [],
  Thanked: [],
  HoldPlaced: [],
  HoldReleased: [],
  Erased: [],
} satisfies Record<CustomerEvent['type'], readonly []>) as EventFormats;
