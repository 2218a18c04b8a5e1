/** Send all: one command after another over a list, with progress and an end on request. */
import type { Command } from '../../kernel/decider.ts';
import { breach, FailureError } from '../../kernel/errors.ts';
import type { Told } from './read-command.ts';
import type { Sent } from './sent.ts';

/** One command of a list. */
export interface Sending<SomeCommand extends Command> {
  /** To which thing. */
  readonly id: string;
  /** What is asked for. */
  readonly command: Told<SomeCommand>;
  /** What makes it one and the same, however often it is sent. */
  readonly key: string;
}

/** What a host may say of a list. */
export interface SendAllOptions<State, Event, SomeRefusal> {
  /** How many are under way at once: whole, 1 or more; 1 if left out. */
  readonly concurrency?: number;
  /** Ends the work before the next command once it is aborted. */
  readonly signal?: Signal;
  /** Told after each command. */
  readonly onProgress?: (report: SendAllReport) => void;
  /** Told what became of each command, by its place in the list. */
  readonly onSent?: (sent: Sent<State, Event, SomeRefusal>, place: number) => void;
}

/** As much of an `AbortSignal` as is needed. */
export interface Signal {
  /** Whether to end. */
  readonly aborted: boolean;
}

/** How far a list has come. */
export interface SendAllReport {
  /** Commands that were answered. */
  readonly sent: number;
  /** Of those, accepted now. */
  readonly accepted: number;
  /** Of those, refused now. */
  readonly refused: number;
  /** Of those, answered before. */
  readonly replayed: number;
  /** All before this place in the list are answered: where to go on. */
  readonly next: number;
  /** Whether the list came to its end. */
  readonly ended: boolean;
}

type Send<SomeCommand extends Command, State, Event, SomeRefusal> = (
  id: string,
  command: Told<SomeCommand>,
  options: { readonly key: string },
) => Promise<Sent<State, Event, SomeRefusal>>;

/** Sends a list; the first fault ends it, and what is under way is waited for. */
export async function sendAll<SomeCommand extends Command, State, Event, SomeRefusal>(
  send: Send<SomeCommand, State, Event, SomeRefusal>,
  sendings: Iterable<Sending<SomeCommand>> | AsyncIterable<Sending<SomeCommand>>,
  options: SendAllOptions<State, Event, SomeRefusal> = {},
): Promise<SendAllReport> {
  const { concurrency = 1, signal, onProgress, onSent } = options;
  if (!Number.isSafeInteger(concurrency) || concurrency < 1) {
    breach('sendAll', 'concurrency', 'must be whole, 1 or more');
  }
  const counts = { sent: 0, accepted: 0, refused: 0, replayed: 0 };
  const waiting = new Set<number>();
  let taken = 0;
  let ended = false;
  let failed = false;
  const source = iteratorOf(sendings);

  const report = (): SendAllReport => {
    const next = waiting.size === 0 ? taken : Math.min(...waiting);
    return { ...counts, next, ended: ended && waiting.size === 0 };
  };
  const work = async (): Promise<void> => {
    for (;;) {
      if (ended || failed || signal?.aborted === true) return;
      const item = await source.next();
      if (item.done === true) {
        ended = true;
        return;
      }
      const place = taken;
      taken += 1;
      waiting.add(place);
      const { id, command, key } = item.value;
      const sent = await send(id, command, { key }).catch((error: unknown) => {
        failed = true;
        throw placed(error, place);
      });
      waiting.delete(place);
      counts.sent += 1;
      counts[sent.replayed ? 'replayed' : sent.accepted ? 'accepted' : 'refused'] += 1;
      onSent?.(sent, place);
      onProgress?.(report());
    }
  };
  const works = await Promise.allSettled(Array.from({ length: concurrency }, work));
  if (!ended) await source.return?.();
  const fault = works.find((settled) => settled.status === 'rejected');
  if (fault !== undefined) throw fault.reason;
  return report();
}

/** A failure with the place in the list of the command it is about. */
function placed(error: unknown, place: number): unknown {
  if (!(error instanceof FailureError)) return error;
  const { code, message, facts } = error;
  return new FailureError(code, `sendings.${place}: ${message}`, { ...facts, place });
}

function iteratorOf<Item>(
  items: Iterable<Item> | AsyncIterable<Item>,
): AsyncIterator<Item> | Iterator<Item> {
  return Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : items[Symbol.iterator]();
}
