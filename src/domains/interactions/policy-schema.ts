/** Policy schema: the shape of a contact policy; what must agree within one is `policyIssues`. */
import * as z from 'zod/mini';
import { exactly } from '../../kernel/domain-schema.ts';
import { CHANNELS, PURPOSES } from '../../kernel/words.ts';
import { WEEKDAYS, type Weekday } from '../../time/weekday.ts';
import { CAP_SCOPES, CAP_UNITS } from './contact-cap.ts';
import type { ContactPolicyDefinition } from './policy-definition.ts';

const text = z.string().check(z.maxLength(1000));
const rows = <Row>(row: z.ZodMiniType<Row>, most = 1000) =>
  z.readonly(z.array(row).check(z.maxLength(most)));
const channels = rows(z.enum(CHANNELS), CHANNELS.length);
const purposes = rows(z.enum(PURPOSES), PURPOSES.length);
const weekday = z.enum(WEEKDAYS as readonly [Weekday, ...Weekday[]]);
const named = rows(z.readonly(z.strictObject({ date: text, name: text })));
const sources = rows(
  z.readonly(z.strictObject({ title: text, publisher: text, year: z.int() })),
  100,
);

const capWindow = z.readonly(
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('rolling'), hours: z.int() }),
    z.strictObject({ kind: z.literal('rolling-dates'), days: z.int(), zone: text }),
    z.strictObject({ kind: z.literal('calendar'), unit: z.enum(CAP_UNITS), zone: text }),
  ]),
);

const cap = z.readonly(
  z.strictObject({
    id: text,
    scope: z.enum(CAP_SCOPES),
    most: z.int(),
    window: capWindow,
    channels: z.nullable(channels),
    purposes: z.nullable(purposes),
  }),
);

const holidays = z.readonly(
  z.strictObject({
    id: text,
    sources,
    from: text,
    until: text,
    holidays: named,
    workingDays: named,
  }),
);

const law = z.readonly(
  z.strictObject({
    id: text,
    place: text,
    from: text,
    until: z.nullable(text),
    channels,
    purposes,
    hours: z.nullable(
      rows(z.readonly(z.strictObject({ weekday, opens: text, closes: text })), 100),
    ),
    holidays: z.nullable(holidays),
    needsConsent: z.boolean(),
    caps: rows(cap, 100),
    refusalPauseDays: z.nullable(z.int()),
    isChecked: z.boolean(),
    remark: text,
    sources,
  }),
);

const quiet = z.readonly(
  z.strictObject({
    id: text,
    weekdays: z.nullable(rows(weekday, WEEKDAYS.length)),
    from: text,
    until: text,
    channels: z.nullable(channels),
    purposes: z.nullable(purposes),
  }),
);

/** A policy by its shape. */
export const policySchema = exactly<ContactPolicyDefinition>()(
  z.readonly(
    z.strictObject({
      id: text,
      laws: rows(law, 100),
      quietHours: rows(quiet, 100),
      caps: rows(cap, 100),
      ownConsentChannels: z.exactOptional(channels),
      optOutChannels: z.exactOptional(channels),
      holdMinutes: z.exactOptional(z.int()),
    }),
  ),
);
