/** Options: what the command line asks for, checked before anything is read. */
import { parseArgs } from 'node:util';

import { isZone, parseLocalDate } from 'everbond/time';

import { UsageProblem } from './problems.ts';
import type { OnBadRow } from './row-issues.ts';
import type { ColumnNames } from './row-sink.ts';
import type { WinbackTerms } from './winback.ts';

/** A command line that makes sense. */
export interface Options {
  /** The file to read; `null` for the simulated shop. */
  readonly file: string | null;
  readonly columns: ColumnNames;
  readonly zone: string;
  readonly until: string | null;
  readonly inactiveMonths: number;
  readonly winback: WinbackTerms | null;
  /** Where to write the report as JSON; `null` for nowhere. */
  readonly json: string | null;
  /** Where to write the report as a page; `null` for nowhere. */
  readonly html: string | null;
  readonly onBadRow: OnBadRow;
  readonly issuesMax: number;
}

const DECIMAL = /^\d{1,12}(\.\d{1,12})?$/;

/** What `--help` prints. */
export const HELP = `Retention report: who came back, who left, and when, from a file of purchases.

npm run demo -- [FILE.csv] [options]

Without a file it makes a shop of 20,000 customers whose truth is known.

  --customer NAME        column that names the customer (default customer)
  --at NAME              column with a date, 2026-03-01, or an instant (default at)
  --amount NAME          column with a decimal number; negative is a refund (default amount)
  --zone ZONE            time zone of the dates, such as Europe/Paris (default UTC)
  --until DATE           first date no longer looked at (default the day after the latest)
  --inactive-months K    months without a purchase after which a customer is lost (default 1)
  --margin SHARE         part of revenue that is profit, above 0, at most 1; with
  --winback-cost AMOUNT  what an offer costs: tells at which gaps one is worth it
  --json OUT             write the report as JSON
  --html OUT             write the report as one page
  --on-bad-row WHAT      skip a row that cannot be read, or stop there (default skip)
  --max-issues N         how many such rows to list (default 100)
  --help                 print this

Exit code: 0 if all went well, 1 if the data could not be used, 2 if the arguments could not.
`;

/**
 * Reads the arguments behind the name of the program.
 *
 * @returns The options, or `null` where help is asked for.
 * @throws UsageProblem with a sentence that says what to do.
 */
export function readOptions(args: readonly string[]): Options | null {
  const { values, positionals } = parsed(args);
  if (values.help) return null;
  if (positionals.length > 1) throw new UsageProblem('give one file at most');
  const file = positionals[0] ?? null;
  const columns = {
    customer: values.customer ?? 'customer',
    at: values.at ?? 'at',
    amount: values.amount ?? 'amount',
  };
  if (new Set(Object.values(columns)).size < 3) {
    throw new UsageProblem('--customer, --at and --amount must name three columns');
  }
  if (!isZone(values.zone)) {
    throw new UsageProblem('--zone must be the name of a time zone, such as Europe/Paris');
  }
  if (values.until !== undefined && !parseLocalDate(values.until).ok) {
    throw new UsageProblem('--until must be a date that exists, such as 2026-03-01');
  }
  const onBadRow = values['on-bad-row'];
  if (onBadRow !== 'skip' && onBadRow !== 'stop') {
    throw new UsageProblem('--on-bad-row must be skip or stop');
  }
  return {
    file,
    columns,
    zone: values.zone,
    until: values.until ?? null,
    inactiveMonths: wholeOf('--inactive-months', values['inactive-months'], 1),
    winback: winbackTerms(values.margin, values['winback-cost']),
    json: values.json ?? null,
    html: values.html ?? null,
    onBadRow,
    issuesMax: wholeOf('--max-issues', values['max-issues'], 0),
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        customer: { type: 'string' },
        at: { type: 'string' },
        amount: { type: 'string' },
        zone: { type: 'string', default: 'UTC' },
        until: { type: 'string' },
        'inactive-months': { type: 'string', default: '1' },
        margin: { type: 'string' },
        'winback-cost': { type: 'string' },
        json: { type: 'string' },
        html: { type: 'string' },
        'on-bad-row': { type: 'string', default: 'skip' },
        'max-issues': { type: 'string', default: '100' },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    // Node's own sentence names the option; it ends where it begins to advise.
    const [sentence = ''] = String(error instanceof Error ? error.message : error).split(/\.\s|\n/);
    throw new UsageProblem(sentence);
  }
}

function wholeOf(name: string, text: string, least: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isSafeInteger(value) && value >= least) return value;
  throw new UsageProblem(`${name} must be a whole number of at least ${least}`);
}

function winbackTerms(margin: string | undefined, cost: string | undefined): WinbackTerms | null {
  if (margin === undefined && cost === undefined) return null;
  if (margin === undefined || cost === undefined) {
    throw new UsageProblem('--margin and --winback-cost are asked together: give both or neither');
  }
  const share = DECIMAL.test(margin) ? Number(margin) : Number.NaN;
  if (!(share > 0 && share <= 1)) {
    throw new UsageProblem('--margin must be a share above 0, at most 1, such as 0.35');
  }
  if (!DECIMAL.test(cost)) throw new UsageProblem('--winback-cost must be an amount such as 5.00');
  return { margin: share, cost };
}
