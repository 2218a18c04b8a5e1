/**
 * React: what follows from what happened, each event once.
 *
 * A reaction goes through the feed in order. How far it has come is an event of a stream of its
 * own, written in the same batch as the effect: a crash between the two is not possible, and of two
 * processes with the same reaction one finds that the other was first.
 */
import { breach } from '../../kernel/errors.ts';
import { isId } from '../../kernel/id.ts';
import type { JsonObject } from '../../kernel/json-value.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import type { FeedEvent } from '../storage/pages.ts';
import { carrySteps } from './carry-steps.ts';
import type { Engine } from './engine.ts';
import type { Keeper } from './keeper.ts';
import { keyOf, streamName } from './keys.ts';
import { openProgress, PROGRESS, type Progress } from './progress.ts';
import type { Signal } from './send-all.ts';
import { requireOwn, type Step } from './step.ts';

/** An event as a reaction sees it. */
export interface Happened {
  /** The type of its stream. */
  readonly type: string;
  /** The id of its stream. */
  readonly id: string;
  /** Its place in the stream. */
  readonly version: number;
  /** What happened, in the form of today if the app knows the type of stream. */
  readonly event: JsonObject;
}

/** What follows from an event: steps to take together, or none. */
export type Reaction = (
  happened: Happened,
) => readonly Step[] | null | Promise<readonly Step[] | null>;

/** What a host may say of it. */
export interface ReactOptions {
  /** Ends the work before the next event once it is aborted. */
  readonly signal?: Signal;
  /** Told after each event. */
  readonly onProgress?: (report: ReactReport) => void;
  /** Told of each effect that was refused; it counts as done. */
  readonly onRefused?: (refusal: Refusal, happened: Happened) => void;
}

/** How far a reaction has come in this call. */
export interface ReactReport {
  /** Events that were seen. */
  readonly seen: number;
  /** Of those, events that had an effect. */
  readonly effects: number;
  /** Of those, events whose effect was refused. */
  readonly refused: number;
}

const PAGE = 100;

/** Goes through all that has happened since the last call. */
export async function react(
  engine: Engine,
  keepers: ReadonlyMap<string, Keeper>,
  name: string,
  reaction: Reaction,
  options: ReactOptions = {},
): Promise<ReactReport> {
  const { store, tenant, locked } = engine;
  if (store.feed === undefined) breach('react', 'store', 'must have the capability feed');
  if (!isId(name)) breach('react', 'name', 'must be text of 1 to 200 bytes');

  const feed = store.feed.bind(store);
  return locked([streamName(PROGRESS, name)], async () => {
    const progress = await openProgress(engine, name);
    const work: Work = { engine, keepers, name, reaction, options, progress, counts: newCounts() };
    for (let after = progress.cursor(); ; ) {
      const page = await feed({ tenant, after, limit: PAGE });
      const isWhole = await goThrough(work, page.events);
      // What only reactions wrote is not noted: the note would be the next thing to note.
      const isNews = page.events.some(({ type }) => type !== PROGRESS);
      if (isWhole && isNews && progress.cursor() !== page.next) await progress.advance(page.next);
      const isStuck = page.events.length === 0 || options.signal?.aborted === true;
      if (!isWhole || page.caughtUp || isStuck) return { ...work.counts };
      after = page.next;
    }
  });
}

interface Work {
  readonly engine: Engine;
  readonly keepers: ReadonlyMap<string, Keeper>;
  readonly name: string;
  readonly reaction: Reaction;
  readonly options: ReactOptions;
  readonly progress: Progress;
  readonly counts: Counts;
}

interface Counts {
  seen: number;
  effects: number;
  refused: number;
}

function newCounts(): Counts {
  return { seen: 0, effects: 0, refused: 0 };
}

/** One page of the feed; `false` if the host wanted no more. */
async function goThrough(work: Work, events: readonly FeedEvent[]): Promise<boolean> {
  const { keepers, options, counts } = work;
  for (const found of events) {
    if (options.signal?.aborted === true) return false;
    if (found.type === PROGRESS) continue;

    const happened = happenedOf(found, keepers.get(found.type));
    const steps = (await work.reaction(happened)) ?? null;
    if (steps !== null && !Array.isArray(steps)) {
      breach('react', 'reaction', 'must answer a list of steps, or null');
    }
    requireOwn('react', steps ?? [], keepers);
    counts.seen += 1;
    if (steps !== null && steps.length > 0) await takeEffect(work, steps, found, happened);
    options.onProgress?.({ ...counts });
  }
  return true;
}

/** The steps and the cursor in one batch, under a key that is the event's own. */
async function takeEffect(
  { engine, name, options, progress, counts }: Work,
  steps: readonly Step[],
  { type, id, version, cursor }: FeedEvent,
  happened: Happened,
): Promise<void> {
  const key = keyOf('react', name, type, id, version);
  const beside = async () => [await progress.change(cursor)];
  const outcome = await carrySteps(engine, steps, key, beside);
  progress.passed(cursor);
  counts.effects += 1;
  if (outcome.accepted) return;
  counts.refused += 1;
  options.onRefused?.(outcome.refusal, happened);
}

function happenedOf(found: FeedEvent, keeper: Keeper | undefined): Happened {
  const { type, id, version } = found;
  const event = keeper === undefined ? found.event : keeper.parseRecord(found);
  return { type, id, version, event: event as JsonObject };
}
