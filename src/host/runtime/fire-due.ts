/**
 * Fire due: what the host's scheduler calls, as often as it likes.
 *
 * A row of a timer says where to look; whether anything is due there is asked of the state. Each
 * timer fires in a commit of its own, stamped with its deadline, so that two schedulers, or one
 * that was away for a month, come to the same as one that is always punctual.
 */
import { breach, FailureError } from '../../kernel/errors.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Timer } from '../../kernel/timer.ts';
import type { TimerRow } from '../storage/pages.ts';
import { type Engine, persist } from './engine.ts';
import type { Keeper, Known } from './keeper.ts';
import { keyOf, streamName } from './keys.ts';
import type { Signal } from './send-all.ts';

/** What a scheduler may say. */
export interface FireDueOptions {
  /** Timers due at this instant or before; now if left out. */
  readonly by?: Instant;
  /** Ends the work before the next stream once it is aborted. */
  readonly signal?: Signal;
  /** Told after each row that was looked at. */
  readonly onProgress?: (report: FireDueReport) => void;
}

/** What came of it. */
export interface FireDueReport {
  /** Timers that fired. */
  readonly fired: number;
  /** Rows that were out of date, and now are not. */
  readonly moved: number;
  /** Rows whose stream could not be read or written, with the error of each. They stay due. */
  readonly failed: readonly FailedTimer[];
  /** Rows of types that this app does not know. They stay due. */
  readonly unknown: number;
}

/** A timer that could not fire. */
export interface FailedTimer extends TimerRow {
  /** Why not. */
  readonly error: unknown;
}

const PAGE = 100;

/** Fires all that is due. */
export async function fireDue(
  engine: Engine,
  keepers: ReadonlyMap<string, Keeper>,
  options: FireDueOptions = {},
): Promise<FireDueReport> {
  const { store, tenant } = engine;
  if (store.due === undefined) breach('fireDue', 'store', 'must have the capability due');
  const { by = engine.now(), signal, onProgress } = options;

  const failed: FailedTimer[] = [];
  const counts = { fired: 0, moved: 0, unknown: 0 };
  const fired = new Set<string>();
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<NonNullable<typeof store.due>>> = await store.due({
      tenant,
      by,
      after,
      limit: PAGE,
    });
    for (const row of page.timers) {
      if (signal?.aborted === true) return { ...counts, failed };
      if (fired.has(nameOf(row))) continue; // with another timer of its stream, a moment ago
      const keeper = keepers.get(row.type);
      if (keeper === undefined) counts.unknown += 1;
      else {
        try {
          const timers = await fireRow(engine, keeper, row, by);
          for (const timer of timers) fired.add(nameOf({ ...row, ...timer }));
          counts.fired += timers.length;
          if (!fired.has(nameOf(row))) counts.moved += 1;
        } catch (error) {
          failed.push({ ...row, error });
        }
      }
      onProgress?.({ ...counts, failed });
    }
    after = page.timers.length === 0 ? null : page.next;
  } while (after !== null);
  return { ...counts, failed };
}

/** Fires what is due in the stream of a row, and puts the row right if it is not among that. */
async function fireRow(
  engine: Engine,
  keeper: Keeper,
  row: TimerRow,
  by: Instant,
): Promise<readonly Timer[]> {
  return engine.locked([streamName(row.type, row.stream)], async () => {
    const doubt = () => keeper.doubt(row.stream);
    const fired: Timer[] = [];
    for (;;) {
      const timer = await persist(engine, () => fireNext(engine, keeper, row.stream, by), doubt);
      if (timer === null) break;
      fired.push(timer);
    }
    if (!fired.some(({ id, dueAt }) => id === row.id && dueAt === row.dueAt)) {
      await persist(engine, () => moveRow(engine, keeper, row), doubt);
    }
    return fired;
  });
}

function nameOf({ type, stream, id, dueAt }: TimerRow): string {
  return [type, stream, id, dueAt].join('\0');
}

/** Fires one timer, which is the answer; `null` if none is due. */
async function fireNext(
  engine: Engine,
  keeper: Keeper,
  id: string,
  by: Instant,
): Promise<Timer | null> {
  const known = await keeper.read(id);
  const firing = keeper.fireNext(known.standing, by);
  if (firing === null) return null;

  const { timer, events, standing } = firing;
  // The version is a part of the key, because a state may set the same timer again.
  const key = keyOf('fire', keeper.type, id, timer.id, timer.dueAt, known.version);
  const committed = await engine.store.commit({
    tenant: engine.tenant,
    key,
    fingerprint: key,
    recordedAt: engine.now(),
    streams: [keeper.change(id, known, events, standing)],
    result: null,
  });
  const [version] = committed.versions;
  if (committed.status === 'committed' && version !== undefined) {
    if (events.length > 0) keeper.remember(id, { version, standing });
    return timer;
  }
  // Another scheduler was first. A stream that has not moved for all that would fire for ever.
  keeper.doubt(id);
  if ((await keeper.read(id)).version === known.version) throw notMoved();
  return timer;
}

function notMoved(): FailureError {
  const rule = 'commit must not answer a key whose events the stream does not hold';
  return new FailureError('STORE_FAILURE', rule, { outcome: 'unknown' });
}

/** Puts a row where the state has the timer, or takes it away. What is due there has fired. */
async function moveRow(engine: Engine, keeper: Keeper, row: TimerRow): Promise<void> {
  const known = await keeper.read(row.stream);
  const timer = keeper.timersOf(known.standing).set.find(({ id }) => id === row.id);
  const timers = timer === undefined ? { set: [], cancel: [row.id] } : { set: [timer], cancel: [] };
  await rewriteTimers(engine, keeper, row.stream, known, timers);
}

/** Writes timers of a stream that stays as it is. */
export async function rewriteTimers(
  engine: Engine,
  keeper: Keeper,
  id: string,
  known: Known<unknown>,
  timers: ReturnType<Keeper['timersOf']>,
): Promise<void> {
  const recordedAt = engine.now();
  const wanted = timers.set.map((timer) => `${timer.id}\n${timer.dueAt}`);
  const fingerprint = [...wanted, '', ...timers.cancel].join('\n');
  await engine.store.commit({
    tenant: engine.tenant,
    key: keyOf('move', keeper.type, id, known.version, recordedAt, hashOf(fingerprint)),
    fingerprint,
    recordedAt,
    streams: [{ type: keeper.type, id, expected: known.version, events: [], timers }],
    result: true,
  });
}

/** Tells texts apart that are written at one instant for one version; nobody chooses them. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let place = 0; place < text.length; place += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193);
  }
  return hash >>> 0;
}
