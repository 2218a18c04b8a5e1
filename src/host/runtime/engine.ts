/** Engine: what everything in an app shares, and how it tries again what met others or a fault. */
import { hasErrorCode } from '../../kernel/errors.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Store } from '../storage/store.ts';
import type { Locked } from './locks.ts';

/** What everything in an app shares. */
export interface Engine {
  /** The store. */
  readonly store: Store;
  /** Whose streams. */
  readonly tenant: string;
  /** The host's clock. */
  readonly now: () => Instant;
  /** How often a batch is tried. */
  readonly attempts: number;
  /** Awaited before every attempt but the first. */
  readonly backOff: (attempt: number) => Promise<void>;
  /** One after another within this process. */
  readonly locked: Locked;
}

/** Tries again what lost a race or met a fault, up to the number of attempts. */
export async function persist<Result>(
  { attempts, backOff }: Engine,
  work: () => Promise<Result>,
  doubt: () => void,
): Promise<Result> {
  for (let count = 1; ; count += 1) {
    try {
      return await work();
    } catch (error) {
      doubt();
      const passes =
        hasErrorCode(error, 'VERSION_CONFLICT') || hasErrorCode(error, 'STORE_FAILURE');
      if (!passes || count >= attempts) throw error;
    }
    await backOff(count);
  }
}
