/** Customer acts: which event each act causes, and which acts a status allows. */
import { eventsFrom } from '../../kernel/flow.ts';
import type { CustomerAct } from './customer-command.ts';
import type { CustomerEvent } from './customer-event.ts';
import { customerFlow } from './customer-flow.ts';
import type { CustomerStatus } from './customer-kind.ts';

/** The event that each act causes if it is allowed. */
export const EVENT_OF_ACT = Object.freeze({
  Register: 'Registered',
  BecomeMember: 'BecameMember',
  Identify: 'Identified',
  Link: 'Linked',
  Unlink: 'Unlinked',
  KeepApart: 'KeptApart',
  LiftApartness: 'ApartnessLifted',
  GrantConsent: 'ConsentGranted',
  RefuseConsent: 'ConsentRefused',
  WithdrawConsent: 'ConsentWithdrawn',
  LearnFact: 'FactLearnt',
  ConfirmFact: 'FactConfirmed',
  AskQuestion: 'QuestionAsked',
  DeclineAnswer: 'AnswerDeclined',
  JoinHousehold: 'HouseholdJoined',
  LeaveHousehold: 'HouseholdLeft',
  TakeRole: 'RoleTaken',
  LeaveRole: 'RoleLeft',
  MarkOccasion: 'OccasionMarked',
  ShareCustomer: 'CustomerShared',
  EndSharing: 'SharingEnded',
  Thank: 'Thanked',
  PlaceHold: 'HoldPlaced',
  ReleaseHold: 'HoldReleased',
  Erase: 'Erased',
} as const satisfies Record<CustomerAct, CustomerEvent['type']>);

const ACT_OF_EVENT: ReadonlyMap<string, CustomerAct> = new Map(
  Object.entries(EVENT_OF_ACT).map(([act, event]) => [event, act as CustomerAct]),
);

/** The acts of a status's row, in its order, whatever their conditions say. */
export function actsFrom(status: CustomerStatus): readonly CustomerAct[] {
  return eventsFrom(customerFlow, status).flatMap((event) => ACT_OF_EVENT.get(event) ?? []);
}
