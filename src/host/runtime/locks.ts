/**
 * Locks: work on the same streams, one after another, within this process.
 *
 * What guards a stream is its version in the store; a lock only keeps one process from racing with
 * itself and losing. Names are taken all at once, in one turn, so no two works wait for each other.
 */

/** Does work once nobody else in this process works under one of the names. */
export type Locked = <Result>(
  names: readonly string[],
  work: () => Promise<Result>,
) => Promise<Result>;

/** Locks that know nothing of others. */
export function createLocks(): Locked {
  const last = new Map<string, Promise<void>>();

  return async (names, work) => {
    const before = names.flatMap((name) => last.get(name) ?? []);
    let release: () => void = () => undefined;
    const done = new Promise<void>((resolve) => {
      release = resolve;
    });
    for (const name of names) last.set(name, done);

    try {
      if (before.length > 0) await Promise.all(before);
      return await work();
    } finally {
      for (const name of names) if (last.get(name) === done) last.delete(name);
      release();
    }
  };
}
