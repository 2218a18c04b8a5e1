/** Progress: one line on the error stream that is written over, where a person is looking. */

/** A stream that may be a terminal. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** Shows how far the reading is. */
export interface Progress {
  readonly show: (bytes: number, rows: number) => void;
  /** Wipes the line. */
  readonly clear: () => void;
}

const PAUSE_MS = 100;

/** Progress over a file of so many bytes (0 where that is not known); silent without a terminal. */
export function createProgress(
  stream: ProgressStream,
  fileBytes: number,
  now: () => number,
): Progress {
  const begun = now();
  let shown = begun;
  return {
    show(bytes, rows) {
      const time = now();
      if (stream.isTTY !== true || time - shown < PAUSE_MS) return;
      shown = time;
      const part = fileBytes > 0 ? `${Math.floor((100 * bytes) / fileBytes)} %, ` : '';
      const perSecond = rows / ((time - begun) / 1000) / 1e6;
      const count = rows.toLocaleString('en');
      stream.write(`\r\u001b[K${part}${count} rows, ${perSecond.toFixed(1)} million a second`);
    },
    clear() {
      if (stream.isTTY === true) stream.write('\r\u001b[K');
    },
  };
}
