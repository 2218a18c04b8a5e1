/** Customer schema: the shapes of commands and events, each held equal to its hand-written type. */
import * as z from 'zod/mini';
import { actor, asks, at, by, exactly, id, ids, says } from '../../kernel/domain-schema.ts';
import { fault } from '../../kernel/schema-issues.ts';
import type { VaultReference } from '../../kernel/vault-reference.ts';
import { CHANNELS, PURPOSES } from '../../kernel/words.ts';
import { BUYING_ROLES, type BuyingRole } from './buying-role.ts';
import type { CustomerCommand } from './customer-command.ts';
import type { CustomerEvent } from './customer-event.ts';
import { CUSTOMER_KINDS, type CustomerKind } from './customer-kind.ts';
import { LINK_EVIDENCE } from './customer-link.ts';
import { LIFETIME_DAYS_MAX } from './customer-options.ts';
import { IN_EVENT_MOST } from './customer-rules.ts';
import { FACT_SOURCES } from './fact-ledger.ts';
import { HOUSEHOLD_ROLES, type HouseholdRole } from './household.ts';
import { ACCESSES, INTERMEDIARY_KINDS } from './intermediary.ts';
import { OCCASION_SETTINGS } from './occasion.ts';
import { THANKS_REASONS, type ThanksReason } from './thanks.ts';
import { isWord } from './word.ts';

/** A word of the host's own list. */
export const word = z
  .string()
  .check(z.refine(isWord, fault('NOT_A_WORD', 'must be lower case, in parts joined by hyphens')));

/** A reference to the vault. */
export const vault: z.ZodMiniType<VaultReference> = z.readonly(z.strictObject({ vault: id }));

export const kind = z.enum(Object.keys(CUSTOMER_KINDS) as CustomerKind[]);
export const channel = z.enum(CHANNELS);
export const purpose = z.enum(PURPOSES);
export const evidence = z.enum(LINK_EVIDENCE);
export const source = z.enum(FACT_SOURCES);
export const buyingRole = z.enum(Object.keys(BUYING_ROLES) as BuyingRole[]);
export const householdRole = z.enum(Object.keys(HOUSEHOLD_ROLES) as HouseholdRole[]);
export const setting = z.enum(OCCASION_SETTINGS);
export const thanksReason = z.enum(Object.keys(THANKS_REASONS) as ThanksReason[]);
export const needs = z.readonly(z.array(word).check(z.maxLength(IN_EVENT_MOST)));
export const sharing = {
  intermediary: id,
  kind: z.enum(INTERMEDIARY_KINDS),
  access: z.enum(ACCESSES),
};
const status = z.enum(['guest', 'member']);
const saying = {
  purposes: z.readonly(z.array(purpose).check(z.minLength(1), z.maxLength(PURPOSES.length))),
  channels: z.readonly(z.array(channel).check(z.minLength(1), z.maxLength(CHANNELS.length))),
  evidence: id,
};
const part = { organisation: id, role: buyingRole, decision: z.nullable(id) };
const department = z.nullable(word);
const days = z.int().check(z.gte(1), z.lte(LIFETIME_DAYS_MAX));
const lifetimeDays = z.optional(z.nullable(days));
const seen = z.readonly(z.strictObject({ kind, through: ids, apart: ids }));

/** A command. */
export const command = exactly<CustomerCommand>()(
  z.discriminatedUnion('type', [
    z.readonly(z.strictObject({ type: z.enum(['BecomeMember', 'Unlink']), at, by })),
    asks('Register', { customer: id, kind, status, referredBy: z.optional(z.nullable(id)) }),
    asks('Identify', { channel, handle: vault }),
    asks('Link', { to: id, evidence, seen }),
    z.readonly(
      z.strictObject({
        type: z.enum(['KeepApart', 'LiftApartness']),
        at,
        by,
        other: id,
        members: z.optional(z.readonly(z.array(id).check(z.maxLength(1000)))),
      }),
    ),
    z.readonly(
      z.strictObject({
        type: z.enum(['GrantConsent', 'RefuseConsent', 'WithdrawConsent']),
        at,
        by,
        ...saying,
      }),
    ),
    asks('LearnFact', { fact: word, value: vault, source, lifetimeDays }),
    asks('ConfirmFact', { fact: word, lifetimeDays }),
    z.readonly(
      z.strictObject({ type: z.enum(['AskQuestion', 'DeclineAnswer']), at, by, fact: word }),
    ),
    asks('JoinHousehold', {
      household: id,
      role: householdRole,
      isPrimary: z.optional(z.boolean()),
    }),
    asks('LeaveHousehold', { household: id }),
    asks('TakeRole', { ...part, department }),
    asks('LeaveRole', part),
    asks('MarkOccasion', { occasion: word, setting, needs }),
    asks('ShareCustomer', sharing),
    asks('EndSharing', { intermediary: id }),
    asks('Thank', { reason: thanksReason }),
    asks('PlaceHold', { hold: id, basis: word }),
    asks('ReleaseHold', { hold: id }),
    asks('Erase', { basis: word }),
  ]),
);

const told = { at, by: actor, rules: ids };

/** An event. */
export const event = exactly<CustomerEvent>()(
  z.discriminatedUnion('type', [
    says('Registered', { customer: id, kind, status, referredBy: z.nullable(id) }),
    says('BecameMember', {}),
    says('Identified', { channel, handle: vault }),
    says('Linked', { to: id, evidence, through: ids }),
    says('Unlinked', { to: id }),
    z.readonly(
      z.strictObject({ type: z.enum(['KeptApart', 'ApartnessLifted']), ...told, other: id }),
    ),
    z.readonly(
      z.strictObject({
        type: z.enum(['ConsentGranted', 'ConsentRefused', 'ConsentWithdrawn']),
        ...told,
        ...saying,
      }),
    ),
    says('FactLearnt', { fact: word, value: vault, source, staleAt: z.nullable(at) }),
    says('FactConfirmed', { fact: word, staleAt: z.nullable(at) }),
    z.readonly(
      z.strictObject({ type: z.enum(['QuestionAsked', 'AnswerDeclined']), ...told, fact: word }),
    ),
    says('HouseholdJoined', { household: id, role: householdRole, isPrimary: z.boolean() }),
    says('HouseholdLeft', { household: id }),
    says('RoleTaken', { ...part, department }),
    says('RoleLeft', part),
    says('OccasionMarked', { occasion: word, setting, needs }),
    says('CustomerShared', sharing),
    says('SharingEnded', { intermediary: id }),
    says('Thanked', { reason: thanksReason }),
    says('HoldPlaced', { hold: id, basis: word }),
    says('HoldReleased', { hold: id }),
    says('Erased', { basis: word }),
  ]),
);
