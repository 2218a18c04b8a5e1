/** Retime: the rows of all timers of a type, written anew after a change of configuration. */
import { type Engine, persist } from './engine.ts';
import { rewriteTimers } from './fire-due.ts';
import type { Keeper } from './keeper.ts';
import { streamName } from './keys.ts';
import type { Signal } from './send-all.ts';

/** What a host may say of it. */
export interface RetimeOptions {
  /** Ends the work before the next stream once it is aborted. */
  readonly signal?: Signal;
  /** Told after each stream. */
  readonly onProgress?: (report: RetimeReport) => void;
}

/** What came of it. */
export interface RetimeReport {
  /** Streams that were looked at. */
  readonly streams: number;
  /** Timers that they wait for, and whose rows now say so. */
  readonly timers: number;
}

const PAGE = 100;

/** Rewrites the rows of every stream of a type. Rows of timers that are gone fall to `fireDue`. */
export async function retime(
  engine: Engine,
  keeper: Keeper,
  { signal, onProgress }: RetimeOptions = {},
): Promise<RetimeReport> {
  const { store, tenant } = engine;
  const { type } = keeper;
  const counts = { streams: 0, timers: 0 };
  let after: string | null = null;
  do {
    const page = await store.list({ tenant, type, after, limit: PAGE });
    for (const id of page.ids) {
      if (signal?.aborted === true) return counts;
      counts.timers += await engine.locked([streamName(type, id)], () =>
        persist(
          engine,
          () => retimeOne(engine, keeper, id),
          () => keeper.doubt(id),
        ),
      );
      counts.streams += 1;
      onProgress?.({ ...counts });
    }
    after = page.next;
  } while (after !== null);
  return counts;
}

async function retimeOne(engine: Engine, keeper: Keeper, id: string): Promise<number> {
  const known = await keeper.read(id);
  const timers = keeper.timersOf(known.standing);
  if (timers.set.length > 0) await rewriteTimers(engine, keeper, id, known, timers);
  return timers.set.length;
}
