/** Case snapshot schema: a case that was saved, from data that may be anything. */
import * as z from 'zod/mini';
import { at, checked, exactly, id } from '../../kernel/domain-schema.ts';
import { migrateSnapshot } from '../../kernel/migrate-snapshot.ts';
import type { Parsed } from '../../kernel/parsed.ts';
import { FINDINGS } from './allegation.ts';
import { clocks, shapes } from './case-fact-schema.ts';
import { type CaseSnapshot, SNAPSHOT_FORM } from './case-snapshot.ts';
import { OPEN_STATUSES } from './case-status.ts';
import { faultsOfSnapshot } from './coherence.ts';

const { receipt, receiptBlanks, propose, proposeBlanks, party, mandate } = shapes;
const count = z.int().check(z.gte(0));
const list = <Shape extends z.core.$ZodShape>(shape: Shape) =>
  z.readonly(z.array(z.readonly(z.strictObject(shape))));

const context = z.strictObject({
  since: z.nullable(at),
  receivedAt: z.nullable(at),
  firstResponseAt: z.nullable(at),
  customer: receiptBlanks.customer,
  channel: receiptBlanks.channel,
  parties: list({ id, role: party.role, ...mandate }),
  vulnerable: z.nullable(z.readonly(z.strictObject(shapes.vulnerable))),
  severity: receiptBlanks.severity,
  safety: receiptBlanks.safety,
  allegations: list({ id, ...receipt, finding: z.nullable(z.enum(FINDINGS)) }),
  remedySought: receiptBlanks.remedySought,
  remedies: list({
    id,
    kind: propose.kind,
    amount: proposeBlanks.amount,
    state: z.enum(['offered', 'accepted', 'declined', 'carried-out']),
  }),
  promises: list({
    id,
    ...shapes.due,
    state: z.enum(['open', 'broken', 'kept']),
    breaches: count,
  }),
  isHeard: z.boolean(),
  isSummaryReadBack: z.boolean(),
  areFactsVerified: z.boolean(),
  regrets: count,
  said: z.readonly(z.array(shapes.say.words)),
  liability: z.enum(['undetermined', 'admitted']),
  decision: z.nullable(z.enum(['upheld', 'rejected'])),
  reasons: shapes.reject.reasons,
  communicatedAt: z.nullable(at),
  answer: z.nullable(z.enum(['accepted', 'refused'])),
  recourse: z.readonly(z.array(id)),
  outputs: z.readonly(z.array(shapes.output.output)),
  mistakes: shapes.review.mistakes,
  escalatedTo: z.nullable(id),
  systemicCause: z.nullable(id),
  contacts: count,
  reopenings: count,
  mergedInto: z.nullable(id),
  clocks,
});

/** A case in the form of today. */
export const snapshot = exactly<CaseSnapshot>()(
  z.readonly(
    z.strictObject({
      machine: z.literal(SNAPSHOT_FORM.machine),
      version: z.literal(SNAPSHOT_FORM.version),
      savedAt: at,
      state: z.enum(['absent', ...OPEN_STATUSES, 'closed', 'withdrawn', 'merged']),
      context: z.readonly(context),
    }),
  ),
);

/**
 * Reads a snapshot of a case from data that may be anything, in whichever form it was saved.
 *
 * @param from Anything.
 * @returns The snapshot in the form of today, or every issue with its path: `OTHER_MACHINE`,
 *   `NOT_A_VERSION`, `NEWER_VERSION` or `MISSING_STEP` for one that cannot be brought up to date;
 *   those of the shape; and if there are none `TWICE`, `LOG_NOT_IN_ORDER`, `RECEIPT_MISPLACED` or
 *   `SURVIVOR_MISPLACED`.
 * @example
 * ```ts
 * import { NO_CASE, saveCase } from 'everbond/complaints';
 * import { parseCaseSnapshot } from 'everbond/complaints/schema';
 * import { instant } from 'everbond/kernel';
 *
 * const saved = saveCase(NO_CASE, instant('2026-03-04T11:00Z'));
 *
 * parseCaseSnapshot(JSON.parse(JSON.stringify(saved))); // => { ok: true, value: saved }
 * parseCaseSnapshot({ ...saved, machine: 'lifecycle' }).ok; // => false
 * ```
 */
export function parseCaseSnapshot(from: unknown): Parsed<CaseSnapshot> {
  const form = migrateSnapshot(from, SNAPSHOT_FORM);
  return form.ok ? checked(snapshot, form.value, faultsOfSnapshot) : form;
}
