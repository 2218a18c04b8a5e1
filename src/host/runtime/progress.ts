/** Progress: how far a reaction has come, kept as the last event of a stream of its own. */
import { breach } from '../../kernel/errors.ts';
import type { StreamChange } from '../storage/batch.ts';
import type { Cursor } from '../storage/pages.ts';
import { type Engine, persist } from './engine.ts';
import { keyOf } from './keys.ts';

/** The type of the streams in which reactions keep how far they have come. */
export const PROGRESS = 'everbond.reaction';

/** How far one reaction has come. */
export interface Progress {
  /** Where the feed goes on; `null` at the beginning. */
  cursor(): Cursor | null;
  /** What a batch writes beside its effect. Asked again, it looks first who else was here. */
  change(cursor: Cursor): Promise<StreamChange>;
  /** Notes that a batch was written, now or before. */
  passed(cursor: Cursor): void;
  /** Writes that events without effect were passed. */
  advance(cursor: Cursor): Promise<void>;
}

/** How far a reaction has come, as the store has it. */
export async function openProgress(engine: Engine, name: string): Promise<Progress> {
  let { version, cursor } = await readProgress(engine, name);
  let isSure = true;

  const progress: Progress = {
    cursor: () => cursor,

    async change(to) {
      if (!isSure) version = (await readProgress(engine, name)).version;
      isSure = false; // asked again means that the first time did not go through
      const event = { type: 'Advanced', version: 1, cursor: to };
      return { type: PROGRESS, id: name, expected: version, events: [event] };
    },

    passed(to) {
      cursor = to;
      version += 1;
      isSure = true; // if another process wrote it, the next batch finds out
    },

    async advance(to) {
      const { tenant, store, now } = engine;
      await persist(
        engine,
        async () => {
          const change = await progress.change(to);
          const key = keyOf('react', name, change.expected, to);
          const streams = [change];
          const recordedAt = now();
          return store.commit({ tenant, key, fingerprint: key, recordedAt, streams, result: null });
        },
        () => undefined,
      );
      progress.passed(to);
    },
  };
  return progress;
}

async function readProgress(
  { store, tenant }: Engine,
  name: string,
): Promise<{ readonly version: number; readonly cursor: Cursor | null }> {
  const stream = { tenant, type: PROGRESS, id: name };
  const { version } = await store.load(stream, { limit: 0 });
  if (version === 0) return { version, cursor: null };

  const { events } = await store.load(stream, { after: version - 1 });
  const last = events.at(-1);
  const cursor = last?.event['cursor'];
  if (last === undefined || typeof cursor !== 'string') {
    return breach('react', 'name', 'must name a stream that only reactions write to');
  }
  return { version: last.version, cursor };
}
