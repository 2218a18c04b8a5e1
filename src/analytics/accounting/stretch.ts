/** Stretch: consecutive periods that are reported together. */
import { breach } from '../../kernel/errors.ts';
import type { PointCohorts } from './point-cohort.ts';

/** Which periods are reported, by their labels. */
export interface Stretch {
  /** The first; the first of all if left out. */
  readonly from?: string | undefined;
  /** The last; the last of all if left out. */
  readonly through?: string | undefined;
}

/** A stretch that is there. */
export interface ReadStretch {
  readonly from: string;
  readonly through: string;
  /** The period before it; `null` if it is the first of all. */
  readonly before: string | null;
  /** Its periods. */
  readonly labels: readonly string[];
}

/** Finds the periods of a stretch. */
export function readStretch(
  where: string,
  { periods }: PointCohorts,
  { from = periods[0], through = periods.at(-1) }: Stretch,
): ReadStretch {
  const first = periods.indexOf(from ?? '');
  const last = periods.indexOf(through ?? '');
  if (first < 0) breach(where, 'from', 'must be the label of a period of the cohorts');
  if (last < 0) breach(where, 'through', 'must be the label of a period of the cohorts');
  if (last < first) breach(where, 'through', 'must not be earlier than from');
  const labels = periods.slice(first, last + 1);
  return {
    from: labels[0] ?? '',
    through: labels.at(-1) ?? '',
    before: periods[first - 1] ?? null,
    labels,
  };
}
