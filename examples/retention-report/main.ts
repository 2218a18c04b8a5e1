/** Main: the retention report on the command line; see `--help`. */
import { run } from './run.ts';

process.exitCode = await run(process.argv.slice(2), {
  out: process.stdout,
  err: process.stderr,
  environment: process.env,
});
