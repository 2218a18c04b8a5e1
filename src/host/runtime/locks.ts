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

/** Somebody's work under some names; a promise of its end is made once somebody waits for it. */
interface Turn {
  over: Promise<void> | null;
  end: () => void;
}

/** Locks that know nothing of others. */
export function createLocks(): Locked {
  const last = new Map<string, Turn>();

  return async (names, work) => {
    const turn: Turn = { over: null, end: nothing };
    let before: Turn[] | null = null;
    for (const name of names) {
      const earlier = last.get(name);
      if (earlier !== undefined) (before ??= []).push(earlier);
      last.set(name, turn);
    }
    try {
      if (before !== null) await Promise.all(before.map(endOf));
      return await work();
    } finally {
      for (const name of names) if (last.get(name) === turn) last.delete(name);
      turn.end();
    }
  };
}

function nothing(): void {
  // Nobody waits yet.
}

function endOf(turn: Turn): Promise<void> {
  turn.over ??= new Promise((resolve) => {
    turn.end = resolve;
  });
  return turn.over;
}
