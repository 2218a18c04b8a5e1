/** Durations: how long each customer was watched, and whether the event ended it; checked. */
import { breach } from '../../kernel/errors.ts';

/** Durations, each ended by the event or by the end of observation. */
export interface Durations {
  /** Time from the start until the event or the end of observation: finite, at least 0. */
  readonly durations: ArrayLike<number>;
  /** Whether the event was seen: `true` or 1. If not (`false` or 0), the duration is censored. */
  readonly observed: ArrayLike<boolean | number>;
  /** How many customers each entry stands for: whole numbers from 0. One each unless told. */
  readonly weights?: ArrayLike<number>;
  /**
   * Since when each was watched, where the customer began before the history does: below its
   * duration, and at risk only after it; or 0, watched from the start, which all are unless told.
   */
  readonly entries?: ArrayLike<number>;
}

/**
 * Checks the columns of a group; tells its largest duration, and whether all are whole.
 *
 * @throws ContractError if columns differ in length or an entry is not as described.
 */
export function checkDurations(
  where: string,
  { durations, observed, weights, entries }: Durations,
) {
  const rows = durations.length;
  for (const [name, column] of Object.entries({ observed, weights, entries })) {
    if (column !== undefined && column.length !== rows) {
      breach(where, name, 'must be as long as durations');
    }
  }
  if (!areFlags(observed)) breach(where, 'observed', 'must hold true and false, or 1 and 0');
  for (let row = 0; row < (weights?.length ?? 0); row += 1) {
    const weight = weights![row]!;
    if (!Number.isSafeInteger(weight) || weight < 0) {
      breach(where, 'weights', `must be whole numbers of at least 0, got ${Number(weight)}`);
    }
  }
  const found = largestDuration(where, durations);
  for (let row = 0; row < (entries?.length ?? 0); row += 1) {
    const entry = entries![row]!;
    if (entry !== 0 && !(entry > 0 && entry < durations[row]!)) {
      const rule = `must be 0, or above 0 and below the duration ${Number(durations[row])}`;
      breach(where, 'entries', `${rule}, got ${Number(entry)}`);
    }
  }
  return found;
}

function areFlags(observed: ArrayLike<boolean | number>): boolean {
  for (let row = 0; row < observed.length; row += 1) {
    // Only 0 and 1 are their own squares; two questions would be guessed wrong by the machine.
    const seen = Number(observed[row]);
    if (seen * seen !== seen) return false;
  }
  return true;
}

function largestDuration(where: string, durations: ArrayLike<number>) {
  let largest = -1;
  let row = 0;
  // What equals its 32 lowest bits is whole, finite and not negative, all in one question.
  while (row < durations.length && durations[row]! >>> 0 === durations[row]) {
    if (durations[row]! > largest) largest = durations[row]!;
    row += 1;
  }
  let areWhole = true;
  for (; row < durations.length; row += 1) {
    const duration = durations[row]!;
    if (!(duration >= 0 && duration < Infinity)) {
      breach(where, 'durations', `must be finite and at least 0, got ${Number(duration)}`);
    }
    if (duration > largest) largest = duration;
    if (duration !== Math.floor(duration)) areWhole = false;
  }
  return { largest, areWhole };
}
