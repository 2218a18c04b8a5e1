/**
 * Restored timers: what becomes of the timers of a snapshot when it is read back later.
 *
 * Timers are data, so none is lost while nothing runs. Whether the time in between counts is a
 * choice of the business, and the mode names it.
 */
import { breach } from '../kernel/errors.ts';
import { epochMsOf, type Instant, parseInstant } from '../kernel/instant.ts';
import type { Timer } from '../kernel/timer.ts';

/**
 * Whether the time between saving and restoring counts: `absolute`, it does, and deadlines stay;
 * `remaining`, it does not, and each timer has as long to go as it had; `restart`, each timer
 * begins anew with its full duration.
 */
export type RestoreMode = 'absolute' | 'remaining' | 'restart';

/** A timer as a snapshot keeps it. */
export interface SavedTimer extends Timer {
  /** When it was set; needed by `restart`, which has to know how long it runs. */
  readonly startedAt?: Instant;
}

/** How timers are restored, and between which instants nothing ran. */
export interface TimerRestore {
  /** Whether the time in between counts. */
  readonly mode: RestoreMode;
  /** When the snapshot was made. */
  readonly savedAt: Instant;
  /** When it was read back. */
  readonly restoredAt: Instant;
}

/**
 * The timers of a snapshot, as they stand after it was read back.
 *
 * Those that fell due meanwhile are not dropped: `fireNextTimer` of the kernel fires them, once and
 * stamped with their deadline. Nothing is assumed of `restoredAt` but that it is an instant; on a
 * machine whose clock is behind, `remaining` gives an earlier deadline, with as long to go.
 *
 * @param timers The timers that were saved, each id once, in any order.
 * @param restore The mode, and when the snapshot was made and read back.
 * @returns The same timers in the order of their new deadlines, those of one instant by id. Where
 *   `startedAt` was given it moves along, so that a second restore is as right as the first.
 * @throws ContractError if the mode is none of the three, `restart` meets a timer without
 *   `startedAt` or with one after its deadline, or a deadline would leave the years 0000 to 9999.
 * @example A pause of 30 days, saved on day 10 and read back on day 45
 * ```ts
 * import { instant } from 'everbond/kernel';
 * import { restoreTimers } from 'everbond/mechanisms';
 *
 * const startedAt = instant('2026-05-01T10:00Z');
 * const pause = { id: 'pause', startedAt, dueAt: instant('2026-05-31T10:00Z') };
 * const savedAt = instant('2026-05-11T10:00Z');
 * const restoredAt = instant('2026-06-15T10:00Z');
 *
 * const dueIn = (mode: 'absolute' | 'remaining' | 'restart') =>
 *   restoreTimers([pause], { mode, savedAt, restoredAt })[0]?.dueAt;
 *
 * dueIn('absolute'); // => '2026-05-31T10:00:00.000Z'
 * dueIn('remaining'); // => '2026-07-05T10:00:00.000Z'
 * dueIn('restart'); // => '2026-07-15T10:00:00.000Z'
 * ```
 */
export function restoreTimers(
  timers: readonly SavedTimer[],
  { mode, savedAt, restoredAt }: TimerRestore,
): readonly SavedTimer[] {
  const gapMs = epochMsOf(restoredAt) - epochMsOf(savedAt);
  return timers
    .map((timer) => {
      switch (mode) {
        case 'absolute':
          return moved(timer, 0);
        case 'remaining':
          return moved(timer, gapMs);
        case 'restart':
          return moved(timer, epochMsOf(restoredAt) - startMsOf(timer));
        default:
          return breach('restoreTimers', 'mode', 'must be absolute, remaining or restart');
      }
    })
    .toSorted((one, other) => compared(one.dueAt, other.dueAt) || compared(one.id, other.id));
}

/** A timer begun and due so much later. */
function moved({ id, dueAt, startedAt }: SavedTimer, byMs: number): SavedTimer {
  const timer = { id, dueAt: later(dueAt, byMs) };
  return startedAt === undefined ? timer : { ...timer, startedAt: later(startedAt, byMs) };
}

function later(from: Instant, byMs: number): Instant {
  const read = parseInstant(epochMsOf(from) + byMs);
  return read.ok
    ? read.value
    : breach('restoreTimers', 'timers', 'must stay before the year 10000');
}

function startMsOf({ startedAt, dueAt }: SavedTimer): number {
  if (startedAt === undefined) breach('restoreTimers', 'startedAt', 'must be given to restart');
  if (startedAt > dueAt) breach('restoreTimers', 'startedAt', 'must not be after dueAt');
  return epochMsOf(startedAt);
}

/** By UTF-16 units, which for instants is the order of time. */
function compared(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
