/** Case fact schema: the pieces that the schemas of commands and of events have in common. */
import * as z from 'zod/mini';
import { amountBetween, at, exactly, id, ids, read } from '../../kernel/domain-schema.ts';
import { fault } from '../../kernel/schema-issues.ts';
import type { VaultReference } from '../../kernel/vault-reference.ts';
import { CHANNELS, SEVERITIES } from '../../kernel/words.ts';
import type { Duration } from '../../time/duration.ts';
import { parseLocalDate } from '../../time/local-date.ts';
import { FINDINGS } from './allegation.ts';
import {
  CASE_OUTPUTS,
  ESCALATION_REASONS,
  OUTSIDE_MILESTONES,
  REJECTION_REASONS,
  WORDS_SAID,
} from './case-facts.ts';
import { IMPORT_STATUSES } from './case-status.ts';
import { CAUSE_NAMES } from './cause.ts';
import { CONDUCT_LABELS } from './conduct.ts';
import { PARTY_ROLES, VULNERABILITIES } from './party.ts';
import { MILESTONES } from './regime-clock.ts';
import type { CaseMark, ClockCase, MergedCase } from './regime-log.ts';
import { REMEDIES } from './remedy.ts';

const AMOUNT_MINOR_MAX = 1_000_000_000_000_000;

const CODE = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** A code in kebab-case, as clocks read it. */
const code = id.check(
  z.refine((said) => CODE.test(said), fault('NOT_A_CODE', 'must be a code in kebab-case')),
);
const codes = z.readonly(z.array(code).check(z.maxLength(100)));
const list = <Schema extends z.core.SomeType>(schema: Schema) => z.readonly(z.array(schema));
const oneOf = <const Words extends readonly string[]>(words: Words) => z.enum(words);

const text = z.nullable(exactly<VaultReference>()(z.readonly(z.strictObject({ vault: id }))));
const channel = z.nullable(oneOf(CHANNELS));
const severity = oneOf(SEVERITIES);
const cause = oneOf(CAUSE_NAMES);
const kind = oneOf(REMEDIES);

const hours = z.number().check(z.gte(1 / 3_600_000), z.lte(876_600));
const days = z.int().check(z.gte(1), z.lte(36_525));
const months = z.int().check(z.gte(1), z.lte(1200));
const lastDate = z.enum(['any-date', 'business-day']);
const endsAt = z.enum(['close-of-business', 'end-of-date']);
const target = exactly<Duration>()(
  z.discriminatedUnion('kind', [
    z.readonly(z.strictObject({ kind: z.enum(['elapsed-hours', 'business-hours']), hours })),
    z.readonly(z.strictObject({ kind: z.literal('calendar-days'), days, lastDate })),
    z.readonly(z.strictObject({ kind: z.literal('calendar-months'), months, lastDate })),
    z.readonly(z.strictObject({ kind: z.literal('business-days'), days, endsAt })),
  ]),
);

const milestone = z.enum(MILESTONES);
const mark = exactly<CaseMark>()(
  z.discriminatedUnion('type', [
    z.readonly(z.strictObject({ type: z.literal('Reached'), milestone, at })),
    z.readonly(
      z.strictObject({ type: z.enum(['Paused', 'Resumed', 'Extended']), reason: code, at }),
    ),
    z.readonly(z.strictObject({ type: z.literal('Reopened'), at })),
    z.readonly(
      z.strictObject({ type: z.literal('Retargeted'), regime: code, clock: code, target, at }),
    ),
  ]),
);
const mergedCase: z.ZodMiniType<MergedCase> = z.lazy(() =>
  z.readonly(z.strictObject({ at, case: clockCase })),
);
const clocksShape = { facts: list(code), log: list(mark), merged: list(mergedCase) };
const clockCase = exactly<ClockCase>()(z.readonly(z.strictObject({ id, ...clocksShape })));

const finding = z.readonly(z.strictObject({ allegation: id, finding: oneOf(FINDINGS) }));
const promise = { promise: id, dueAt: z.nullable(at) };
const promises = list(z.readonly(z.strictObject(promise)));

/** What is told with an act: what must be given, and what may be `null`. */
export const shapes = {
  receipt: { cause },
  receiptBlanks: {
    remedySought: z.nullable(kind),
    customer: z.nullable(id),
    channel,
    severity: z.nullable(severity),
    safety: z.nullable(z.boolean()),
    facts: z.nullable(codes),
    text,
  },
  import: { status: oneOf(IMPORT_STATUSES), receivedAt: at },
  importBlanks: { log: z.nullable(list(mark)), promises: z.nullable(promises) },
  message: { channel, text },
  text: { text },
  assess: { severity, safety: z.boolean() },
  conclude: { findings: list(finding) },
  reject: { reasons: list(oneOf(REJECTION_REASONS)) },
  recipient: { channel, text, party: z.nullable(id) },
  recourse: { bodies: ids },
  refer: { body: id },
  merge: { survivor: id },
  absorb: { other: clockCase, cause },
  say: { words: oneOf(WORDS_SAID) },
  allegation: { allegation: id, cause },
  propose: { remedy: id, kind },
  proposeBlanks: {
    amount: z.nullable(amountBetween(0, AMOUNT_MINOR_MAX)),
    basis: z.nullable(id),
  },
  remedy: { remedy: id },
  due: { dueAt: z.nullable(at) },
  promise: { promise: id },
  dated: { promise: id, dueAt: at },
  review: { mistakes: list(oneOf(CONDUCT_LABELS)) },
  output: { output: oneOf(CASE_OUTPUTS) },
  vulnerable: { drivers: list(oneOf(VULNERABILITIES)), channels: list(oneOf(CHANNELS)) },
  party: { party: id, role: oneOf(PARTY_ROLES) },
  mandate: { mandate: text },
  escalate: { to: id, reason: oneOf(ESCALATION_REASONS) },
  link: { systemicCause: id },
  contact: { channel },
  update: { channel, text, extends: z.nullable(code) },
  reason: { reason: code },
  milestone: { milestone: oneOf(OUTSIDE_MILESTONES) },
  classify: { facts: codes },
  retarget: { regime: code, clock: code, target },
} as const;

const deadline = {
  regime: code,
  clock: code,
  dueAt: z.nullable(at),
  unknownFrom: z.nullable(read(z.string(), parseLocalDate)),
};

/** The deadlines that an acknowledgement has stated. */
export const deadlines = list(z.readonly(z.strictObject(deadline)));

/** What a case that goes on in another one leaves to it. */
export const clocks = z.readonly(z.strictObject(clocksShape));
