/** Step spans: a span of dates, cut where the value of a dated table changes. */
import { breach } from '../../../kernel/errors.ts';
import { DATE_RULE, isDateText } from '../../../time/date-text.ts';
import { daysBetween } from '../../../time/local-date.ts';
import type { DatedStep, DatedTable, DateSpan } from '../dated-table.ts';

/** A span in which one step holds. */
export interface StepSpan<Step> extends DateSpan {
  /** Its dates. */
  readonly days: number;
  readonly step: Step;
}

const CODE = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/**
 * Cuts a span where the value changes.
 *
 * @throws ContractError if the table or the span is not as described, or a date of the span lies
 *   before the first step or beyond the horizon.
 */
export function stepSpans<Step extends DatedStep>(
  where: string,
  field: string,
  { id, steps, until }: DatedTable<Step>,
  span: DateSpan,
): readonly StepSpan<Step>[] {
  const [first] = steps;
  if (!CODE.test(id)) breach(where, `${field}.id`, 'must be a code in kebab-case');
  if (first === undefined) breach(where, `${field}.steps`, 'must be at least one');
  steps.forEach(({ from }, index) => {
    const before = steps[index - 1];
    const isLater = isDateText(from) && (before === undefined || before.from < from);
    if (!isLater)
      breach(where, `${field}.steps.${index}.from`, 'must be a date after the one before');
  });
  if (until !== null && !isDateText(until)) breach(where, `${field}.until`, DATE_RULE);
  if (!isDateText(span.from)) breach(where, 'from', DATE_RULE);
  if (!isDateText(span.until)) breach(where, 'until', DATE_RULE);
  if (span.until < span.from) breach(where, 'until', 'must not be before from');
  if (span.until === span.from) return [];
  if (span.from < first.from) {
    breach(
      where,
      field,
      `must reach back to ${span.from}, begins ${first.from}: TOO_SHORT in ${id}`,
    );
  }
  if (until !== null && span.until > until) {
    breach(where, field, `must reach ${span.until}, ends ${until}: TOO_SHORT in ${id}`);
  }

  return steps.flatMap((step, index) => {
    const next = steps[index + 1]?.from ?? span.until;
    const from = step.from > span.from ? step.from : span.from;
    const end = next < span.until ? next : span.until;
    return from < end ? [{ from, until: end, days: daysBetween(from, end), step }] : [];
  });
}
