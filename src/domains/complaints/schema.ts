/**
 * Case schemas: commands, events and snapshots from data that may be anything; regimes of a host as
 * well.
 *
 * The compiler holds each equal to its hand-written type. JSON is read within the kernel's limits
 * first, fields that are not known are refused, and all that is wrong is named. What a customer
 * wrote has no field here: only a reference to the host's vault has.
 *
 * @module
 */
import * as z from 'zod/mini';
import {
  actor,
  asks,
  at,
  by,
  checked,
  exactly,
  id,
  ids,
  jsonSchemaOf,
  says,
  standard,
} from '../../kernel/domain-schema.ts';
import { eventOfToday } from '../../kernel/event-of-today.ts';
import type { JsonObject } from '../../kernel/json-value.ts';
import { parseJsonValue } from '../../kernel/parse-json-value.ts';
import type { Parsed } from '../../kernel/parsed.ts';
import type { CaseCommand } from './case-command.ts';
import { type CaseEvent, caseFormats } from './case-event.ts';
import { clocks, deadlines, shapes } from './case-fact-schema.ts';
import { parseCaseSnapshot, snapshot } from './case-snapshot-schema.ts';
import { faultsOfEvent } from './coherence.ts';

/** The same fields, each of which may be left out. */
function left<Shape extends Readonly<Record<string, z.core.SomeType>>>(shape: Shape) {
  const fields = Object.entries(shape).map(([field, schema]) => [field, z.optional(schema)]);
  return Object.fromEntries(fields) as {
    [Field in keyof Shape]: z.ZodMiniOptional<Shape[Field]>;
  };
}

const plainAct = z.enum([
  'Investigate',
  'VerifyFacts',
  'AcceptDecision',
  'RefuseDecision',
  'Close',
  'Withdraw',
  'Reopen',
  'Hear',
  'AdmitLiability',
]);
const command = exactly<CaseCommand>()(
  z.discriminatedUnion('type', [
    z.readonly(z.strictObject({ type: plainAct, at, by })),
    asks('Receive', { ...shapes.receipt, ...left(shapes.receiptBlanks) }),
    asks('Import', {
      ...shapes.receipt,
      ...shapes.import,
      ...left(shapes.receiptBlanks),
      ...left(shapes.importBlanks),
    }),
    asks('Acknowledge', left(shapes.message)),
    asks('Assess', shapes.assess),
    asks('Conclude', { ...shapes.conclude, ...left(shapes.text) }),
    asks('Respond', left(shapes.text)),
    asks('Reject', { ...shapes.reject, ...left(shapes.text) }),
    asks('Communicate', left(shapes.recipient)),
    asks('OfferRecourse', shapes.recourse),
    asks('Refer', shapes.refer),
    asks('MergeInto', shapes.merge),
    asks('Absorb', shapes.absorb),
    asks('ReadBackSummary', left(shapes.text)),
    asks('ExpressRegret', left(shapes.message)),
    asks('Say', shapes.say),
    asks('AddAllegation', shapes.allegation),
    asks('ProposeRemedy', { ...shapes.propose, ...left(shapes.proposeBlanks) }),
    asks('AcceptRemedy', { ...shapes.remedy, ...left(shapes.due) }),
    asks('DeclineRemedy', shapes.remedy),
    asks('CarryOutRemedy', shapes.remedy),
    asks('MakePromise', { ...shapes.promise, ...left(shapes.due) }),
    asks('DatePromise', shapes.dated),
    asks('KeepPromise', shapes.promise),
    asks('ReviewConduct', shapes.review),
    asks('RecordOutput', { ...shapes.output, ...left(shapes.text) }),
    asks('MarkVulnerable', shapes.vulnerable),
    asks('AddParty', { ...shapes.party, ...left(shapes.mandate) }),
    asks('Escalate', shapes.escalate),
    asks('Link', shapes.link),
    asks('RecordContact', left(shapes.contact)),
    asks('Update', left(shapes.update)),
    asks('Pause', shapes.reason),
    asks('Resume', shapes.reason),
    asks('RecordMilestone', shapes.milestone),
    asks('Classify', shapes.classify),
    asks('Retarget', shapes.retarget),
    asks('FireTimer', { timer: id }),
  ]),
);

const plainEvent = z.enum([
  'InvestigationStarted',
  'FactsVerified',
  'DecisionAccepted',
  'DecisionRefused',
  'Closed',
  'Withdrawn',
  'Reopened',
  'Heard',
  'LiabilityAdmitted',
]);
const event = exactly<CaseEvent>()(
  z.discriminatedUnion('type', [
    z.readonly(z.strictObject({ type: plainEvent, at, by: actor, rules: ids })),
    says('Received', { ...shapes.receipt, ...shapes.receiptBlanks }),
    says('Imported', {
      ...shapes.receipt,
      ...shapes.import,
      ...shapes.receiptBlanks,
      ...shapes.importBlanks,
    }),
    says('Acknowledged', { ...shapes.message, deadlines }),
    says('Assessed', shapes.assess),
    says('Concluded', { ...shapes.conclude, ...shapes.text }),
    says('Responded', shapes.text),
    says('Rejected', { ...shapes.reject, ...shapes.text }),
    says('Communicated', shapes.recipient),
    says('RecourseOffered', shapes.recourse),
    says('Referred', shapes.refer),
    says('Merged', { ...shapes.merge, clocks }),
    says('Absorbed', shapes.absorb),
    says('SummaryReadBack', shapes.text),
    says('RegretExpressed', shapes.message),
    says('Said', shapes.say),
    says('AllegationAdded', shapes.allegation),
    says('RemedyProposed', { ...shapes.propose, ...shapes.proposeBlanks }),
    says('RemedyAccepted', { ...shapes.remedy, ...shapes.due }),
    says('RemedyDeclined', shapes.remedy),
    says('RemedyCarriedOut', shapes.remedy),
    says('PromiseMade', { ...shapes.promise, ...shapes.due }),
    says('PromiseDated', shapes.dated),
    says('PromiseKept', shapes.promise),
    says('PromiseBroken', shapes.promise),
    says('ConductReviewed', shapes.review),
    says('OutputRecorded', { ...shapes.output, ...shapes.text }),
    says('VulnerableMarked', shapes.vulnerable),
    says('PartyAdded', { ...shapes.party, ...shapes.mandate }),
    says('Escalated', shapes.escalate),
    says('Linked', shapes.link),
    says('Contacted', shapes.contact),
    says('Updated', shapes.update),
    says('Paused', shapes.reason),
    says('Resumed', shapes.reason),
    says('MilestoneReached', shapes.milestone),
    says('Classified', shapes.classify),
    says('Retargeted', shapes.retarget),
  ]),
);

/**
 * Reads a command from data that may be anything.
 *
 * @param from Anything; of what may be `null`, the field may be left out.
 * @returns The command in canonical form, or every issue with its path.
 * @example
 * ```ts
 * import { parseCaseCommand } from 'everbond/complaints/schema';
 *
 * const read = parseCaseCommand({ type: 'Receive', at: '2026-03-04T11:00Z', text: 'It broke!' });
 *
 * read.ok ? [] : read.issues.map(({ code, path }) => [code, ...path]);
 * // => [['MISSING', 'by'], ['MISSING', 'cause'], ['WRONG_TYPE', 'text']]
 * ```
 */
export function parseCaseCommand(from: unknown): Parsed<CaseCommand> {
  const json = parseJsonValue(from);
  return json.ok ? checked(command, json.value) : json;
}

/**
 * Reads an event from data that may be anything, in whichever form it was stored.
 *
 * @param from Anything. An event without a `version` counts as of today.
 * @returns The event without its version, or every issue with its path; `NEWER_VERSION` if a newer
 *   release wrote it.
 * @example
 * ```ts
 * import { parseCaseEvent } from 'everbond/complaints/schema';
 *
 * const read = parseCaseEvent({ type: 'Heard', version: 2 });
 *
 * read.ok ? [] : read.issues.map(({ code }) => code); // => ['NEWER_VERSION']
 * ```
 */
export function parseCaseEvent(from: unknown): Parsed<CaseEvent> {
  const json = parseJsonValue(from);
  if (!json.ok) return json;
  const form = eventOfToday(json.value, caseFormats);
  return form.ok ? checked(event, form.value, faultsOfEvent) : form;
}

/** The same ways in, for whatever takes a Standard Schema. */
export const caseSchemas = Object.freeze({
  command: standard(parseCaseCommand),
  event: standard(parseCaseEvent),
  snapshot: standard(parseCaseSnapshot),
});

/**
 * The JSON Schema of what may be handed in.
 *
 * @param part Commands, events or snapshots, in their form of today.
 * @returns A JSON Schema of the draft 2020-12; what lies beyond the shape only the parsers check.
 * @see JSON Schema, "Draft 2020-12", json-schema.org.
 * @example
 * ```ts
 * import { caseJsonSchema } from 'everbond/complaints/schema';
 *
 * caseJsonSchema('command')['$schema']; // => 'https://json-schema.org/draft/2020-12/schema'
 * ```
 */
export function caseJsonSchema(part: 'command' | 'event' | 'snapshot'): JsonObject {
  return jsonSchemaOf({ command, event, snapshot }[part]);
}

export { parseCaseSnapshot } from './case-snapshot-schema.ts';
export { parseRegime } from './regime-schema.ts';
