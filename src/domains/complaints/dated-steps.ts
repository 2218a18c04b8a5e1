/** Dated steps: what holds from a date on, until the next step or the end of what is known. */
import { breach } from '../../kernel/errors.ts';
import { DATE_RULE, isDateText } from '../../time/date-text.ts';
import { daysBetween } from '../../time/local-date.ts';

/** A table of values that change with dates. */
export interface DatedTable<Step extends DatedStep> {
  /** Its code in kebab-case; errors show it. */
  readonly id: string;
  /** The values through time: at least one, each from a later date than the one before. */
  readonly steps: readonly Step[];
  /** The horizon: first local date for which nothing is known; `null` if the last value stays. */
  readonly until: string | null;
}

/** A value from a date on. */
export interface DatedStep {
  /** First local date on which it holds, `YYYY-MM-DD`. */
  readonly from: string;
  /** The text against which it was checked; `null` if it was not. */
  readonly checkedAgainst: string | null;
}

/** Local dates, half-open. */
export interface DateSpan {
  /** First date, `YYYY-MM-DD`. */
  readonly from: string;
  /** First date after it, `YYYY-MM-DD`; not before `from`. */
  readonly until: string;
}

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
