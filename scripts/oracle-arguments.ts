/** Oracle arguments: how many random cases a comparison with an oracle runs, and from which seed. */
import { parseArgs } from 'node:util';

export interface OracleArguments {
  readonly cases: number;
  readonly from: number;
}

/** Reads `--cases N` and `--from SEED`; without them, so many cases from the first seed. */
export function oracleArguments(casesIfUnsaid: number): OracleArguments {
  const { values } = parseArgs({
    options: {
      cases: { type: 'string', default: String(casesIfUnsaid) },
      from: { type: 'string', default: '1' },
    },
  });
  const cases = Number(values.cases);
  const from = Number(values.from);
  if (!(Number.isSafeInteger(cases) && cases > 0 && Number.isSafeInteger(from))) {
    throw new Error('--cases and --from must be whole numbers, --cases above 0');
  }
  return { cases, from };
}
