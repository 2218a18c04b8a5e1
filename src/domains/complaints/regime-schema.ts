/** Regime schema: a regime of a host from data that may be anything. */
import * as z from 'zod/mini';
import { checked, exactly } from '../../kernel/domain-schema.ts';
import { parseJsonValue } from '../../kernel/parse-json-value.ts';
import type { Parsed } from '../../kernel/parsed.ts';
import type { Duration } from '../../time/duration.ts';
import { type Regime, regimeFaults } from './regime.ts';
import { MILESTONES } from './regime-clock.ts';

const hours = z.number().check(z.gte(1 / 3_600_000), z.lte(876_600));
const days = z.int().check(z.gte(1), z.lte(36_525));
const months = z.int().check(z.gte(1), z.lte(1200));
const lastDate = z.enum(['any-date', 'business-day']);
const endsAt = z.enum(['close-of-business', 'end-of-date']);
const duration = exactly<Duration>()(
  z.discriminatedUnion('kind', [
    z.readonly(z.strictObject({ kind: z.literal('elapsed-hours'), hours })),
    z.readonly(z.strictObject({ kind: z.literal('business-hours'), hours })),
    z.readonly(z.strictObject({ kind: z.literal('calendar-days'), days, lastDate })),
    z.readonly(z.strictObject({ kind: z.literal('calendar-months'), months, lastDate })),
    z.readonly(z.strictObject({ kind: z.literal('business-days'), days, endsAt })),
  ]),
);

const text = z.string();
const texts = z.readonly(z.array(text));
const milestone = z.enum(MILESTONES);
const milestones = z.readonly(z.array(milestone));
const clock = z.strictObject({
  id: text,
  title: text,
  basis: z.enum(['statutory', 'contract']),
  owner: z.enum(['firm', 'authority', 'customer']),
  isDuty: z.boolean(),
  onlyIf: texts,
  unless: texts,
  startsOn: milestone,
  target: duration,
  pausedBy: texts,
  extendedBy: z.readonly(z.array(z.readonly(z.strictObject({ reason: text, target: duration })))),
  completedBy: milestones,
  repeatsOn: milestones,
  cancelledBy: milestones,
  onReopen: z.enum(['resume', 'restart', 'first-only', 'total']),
  onRetarget: z.enum(['retroactive', 'fresh']),
  note: z.nullable(text),
  checked: z.enum(['text', 'report', 'no']),
  checkedAgainst: z.nullable(text),
});
const source = z.strictObject({
  title: text,
  publisher: text,
  year: z.int(),
  section: text,
  url: z.nullable(text),
});
const version = z.strictObject({
  id: text,
  from: z.nullable(text),
  until: z.nullable(text),
  sources: z.readonly(z.array(z.readonly(source))),
  clocks: z.readonly(z.array(z.readonly(clock))),
});
const regime = exactly<Regime>()(
  z.readonly(
    z.strictObject({
      id: text,
      title: text,
      jurisdiction: z.nullable(text),
      scope: text,
      versions: z.readonly(z.array(z.readonly(version))),
    }),
  ),
);

/**
 * Reads a regime from data that may be anything.
 *
 * A clock that does not say what happens when a case is reopened, or its target changed, is not
 * read: these choices are made, never implied.
 *
 * @param from Anything.
 * @returns The regime, or every issue with its path: those of the shape first, and if there are
 *   none `NOT_A_CODE`, `TWICE`, `NO_VERSION`, `NOT_A_LOCAL_DATE`, `OVERLAP`, `NOT_ASCENDING`,
 *   `NO_CLOCK`, `NEVER_COMPLETED` or `MILESTONES_MIXED`.
 * @example A promise of one business day, which forgets to say what a reopening does
 * ```ts
 * import { PLAIN_CLOCK } from 'everbond/complaints';
 * import { parseRegime } from 'everbond/complaints/schema';
 *
 * const read = parseRegime({
 *   id: 'promise',
 *   title: 'Our promise',
 *   jurisdiction: null,
 *   scope: 'All complaints.',
 *   versions: [
 *     {
 *       id: 'first',
 *       from: null,
 *       until: null,
 *       sources: [],
 *       clocks: [
 *         {
 *           ...PLAIN_CLOCK,
 *           id: 'first-answer',
 *           title: 'Answered within a business day',
 *           basis: 'contract',
 *           owner: 'firm',
 *           isDuty: true,
 *           startsOn: 'received',
 *           target: { kind: 'business-days', days: 1, endsAt: 'close-of-business' },
 *           completedBy: ['answered'],
 *           cancelledBy: ['withdrawn'],
 *           onRetarget: 'retroactive',
 *           checked: 'no',
 *           checkedAgainst: null,
 *         },
 *       ],
 *     },
 *   ],
 * });
 *
 * read.ok ? [] : read.issues.map(({ code, path }) => [code, path.at(-1)]);
 * // => [['MISSING', 'onReopen']]
 * ```
 */
export function parseRegime(from: unknown): Parsed<Regime> {
  const json = parseJsonValue(from);
  return json.ok ? checked(regime, json.value, regimeFaults) : json;
}
