/** Contact ask schema: what must be known before a person is contacted, by its shape. */
import * as z from 'zod/mini';
import { at, exactly, id } from '../../kernel/domain-schema.ts';
import type { Issue } from '../../kernel/parsed.ts';
import { fault } from '../../kernel/schema-issues.ts';
import { CHANNELS, CONSENTS, PURPOSES } from '../../kernel/words.ts';
import { isZone } from '../../time/zone.ts';
import type { ContactAsk } from './contact-ask.ts';
import { ZONES_MAX } from './contact-ask-check.ts';
import { isPlace } from './contact-place.ts';

/** A channel. */
export const channel = z.enum(CHANNELS);

/** A purpose. */
export const purpose = z.enum(PURPOSES);

const consent = z.enum(CONSENTS);
const fact = z.nullable(z.boolean());
const zone = z
  .string()
  .check(z.refine(isZone, fault('NOT_A_ZONE', 'must be the name of a time zone')));
const place = z
  .string()
  .check(z.refine(isPlace, fault('NOT_A_PLACE', 'must be a code of ISO 3166 such as FR or CA-ON')));

const said = z.readonly(
  z.strictObject({ purpose: z.nullable(purpose), channel: z.nullable(channel), consent }),
);

/** What is known of the person to be contacted. */
export const person = z.readonly(
  z.strictObject({
    zones: z.nullable(z.readonly(z.array(zone).check(z.minLength(1), z.maxLength(ZONES_MAX)))),
    place: z.nullable(place),
    doNotContact: fact,
    isDeceased: fact,
    isAddressDead: fact,
    consents: z.readonly(z.array(said).check(z.maxLength(1000))),
    channelConsent: consent,
    hasOpenComplaint: fact,
    coolingUntil: z.nullable(at),
    refusedAt: z.nullable(at),
  }),
);

const rival = z.readonly(z.strictObject({ id, rank: z.number(), until: z.nullable(at) }));

/** Other messages that wait. */
export const rivals = z.readonly(z.array(rival).check(z.maxLength(1000)));

const contact = z.readonly(z.strictObject({ id, at, heldUntil: z.nullable(at), channel, purpose }));
const history = z.nullable(z.readonly(z.array(contact).check(z.maxLength(5000))));

/** A contact that is thought of. */
export const askSchema = exactly<ContactAsk>()(
  z.readonly(
    z.strictObject({
      at,
      channel,
      purpose,
      person,
      contacts: z.readonly(
        z.strictObject({ person: history, household: history, account: history }),
      ),
      ridesOn: z.nullable(id),
      rank: z.number(),
      rivals,
    }),
  ),
);

/** What a shape cannot say: that the contacts of a scope ascend. */
export function askIssues({ contacts }: ContactAsk): readonly Issue[] {
  return Object.entries(contacts).flatMap(([scope, records]) => {
    const late = (records ?? []).findIndex(({ at: then }, index) => {
      const before = records?.[index - 1];
      return before !== undefined && then < before.at;
    });
    if (late < 0) return [];
    const path = ['contacts', scope, late];
    return [{ path, code: 'NOT_ASCENDING', message: 'must not be before the one above it' }];
  });
}
