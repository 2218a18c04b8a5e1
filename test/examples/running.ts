/** Running the demo: in this process, with what it writes caught. */
import { run } from '../../examples/retention-report/run.ts';

/** What a run left behind. */
export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the demo with these arguments; nothing is a terminal. */
export async function runDemo(...args: string[]): Promise<Outcome> {
  const written = { out: '', err: '' };
  const code = await run(args, {
    out: { write: (text) => (written.out += text) },
    err: { write: (text) => (written.err += text) },
    environment: {},
  });
  return { code, ...written };
}
