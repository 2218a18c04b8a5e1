/** Gate: a place inside a commit where calls can be held until enough of them are there. */

/** A gate; open, unless it waits for calls to meet. */
export interface Gate {
  /** Goes through, or waits until as many as are awaited have come. */
  readonly pass: () => Promise<void>;
  /** Holds whoever comes until there are so many; from then on it is open again. */
  readonly awaitCallers: (count: number) => void;
  /** Whether as many came as were awaited last. */
  readonly haveMet: () => boolean;
}

/** A gate that is open. */
export function createGate(): Gate {
  const held: (() => void)[] = [];
  let awaited = 0;
  let met = false;

  return {
    pass: async () => {
      if (awaited === 0) return;
      await new Promise<void>((resolve) => {
        held.push(resolve);
        if (held.length < awaited) return;
        awaited = 0;
        met = true;
        for (const release of held.splice(0)) release();
      });
    },
    awaitCallers: (count) => {
      awaited = count;
      met = false;
    },
    haveMet: () => met,
  };
}
