/** Survival steps: the share of customers still waiting for an event, as a falling staircase. */
import type { SurvivalStep } from '../metrics/kaplan-meier.ts';
import { axis, type ChartOptions, chartFrame } from './chart-frame.ts';
import { stepLines, type TimeMark } from './step-lines.ts';
import type { ChartPart, VegaLiteSpec } from './vega-lite-spec.ts';

/** The part of a survival curve that is drawn; what `kaplanMeier` returns will do. */
export interface SurvivalStepsInput {
  /** One step a distinct duration, shortest first. */
  readonly steps: readonly Pick<SurvivalStep, 'time' | 'survival' | 'low' | 'high'>[];
}

/** How large the chart is, and what its axes say. */
export interface SurvivalStepsOptions extends ChartOptions {
  /** Title of the axis of durations; `days` if left out. */
  readonly timeTitle?: string;
  /** Title of the axis of shares; `share without the event` if left out. */
  readonly survivalTitle?: string;
  /** Times to point at with a dashed line and a few words. None if left out. */
  readonly marks?: readonly TimeMark[];
}

/** The curve from one duration to the next. */
export interface SurvivalStepsRow {
  /** The duration at which this value begins to hold. */
  readonly time: number;
  /** The share that has not had the event after `time`, from 0 to 1. */
  readonly survival: number;
  /** Lower 95 % limit; `null` once survival is 0. */
  readonly low: number | null;
  /** Upper 95 % limit; `null` once survival is 0. */
  readonly high: number | null;
}

const HEIGHT = 320;

/** The axis of shares, from 0 to 100 %. */
export function survivalAxis({ survivalTitle }: SurvivalStepsOptions): ChartPart {
  const title = survivalTitle ?? 'share without the event';
  return { scale: { domain: [0, 1] }, axis: axis(title, { format: '.0%', tickCount: 6 }) };
}

/**
 * The staircase as plain rows, for any chart or table.
 *
 * @param result As `kaplanMeier` or `timeToSecondPurchase` of `everbond/metrics` returns it.
 * @returns One row a step, and before them the start at time 0 with survival 1 unless a step lies
 *   there; none for no step.
 * @example
 * ```ts
 * import { survivalStepsSeries } from 'everbond/charts';
 *
 * survivalStepsSeries({ steps: [{ time: 7, survival: 0.75, low: 0.13, high: 0.96 }] });
 * // => [
 * //   { time: 0, survival: 1, low: 1, high: 1 },
 * //   { time: 7, survival: 0.75, low: 0.13, high: 0.96 },
 * // ]
 * ```
 */
export function survivalStepsSeries(result: SurvivalStepsInput): readonly SurvivalStepsRow[] {
  const rows = result.steps.map(({ time, survival, low, high }) => ({ time, survival, low, high }));
  const first = rows[0];
  if (first === undefined || first.time === 0) return rows;

  return [{ time: 0, survival: 1, low: 1, high: 1 }, ...rows];
}

/**
 * A Kaplan-Meier curve as steps, within its 95 % band.
 *
 * The curve holds its value until the next event: no line leads from one step to the next, because
 * nothing was observed to change between them. The band ends where the curve reaches 0.
 *
 * @param result As `kaplanMeier` or `timeToSecondPurchase` of `everbond/metrics` returns it.
 * @param options Width (720 pixels unless told), height (320), heading, titles of the axes, and
 *   times to point at, such as the threshold that `lapseThreshold` finds.
 * @returns A Vega-Lite specification; without steps, a chart that says so.
 * @throws ContractError if a width or height is not a number above 0, or a time to point at is not
 *   finite.
 * @see E. L. Kaplan and P. Meier, "Nonparametric Estimation from Incomplete Observations", Journal
 *   of the American Statistical Association 53 (1958), 457-481.
 * @example
 * ```ts
 * import { survivalSteps } from 'everbond/charts';
 *
 * const steps = [{ time: 7, survival: 0.75, low: 0.13, high: 0.96 }];
 *
 * survivalSteps({ steps }, { survivalTitle: 'share not back yet' }).layer.length; // => 2
 * ```
 */
export function survivalSteps(
  result: SurvivalStepsInput,
  options: SurvivalStepsOptions = {},
): VegaLiteSpec<SurvivalStepsRow> {
  const { timeTitle = 'days', marks = [] } = options;
  const rows = survivalStepsSeries(result);
  return chartFrame({
    where: 'survivalSteps',
    options,
    height: HEIGHT,
    description:
      'A curve that falls in steps from 100 %: the share that has not had the event, by the time ' +
      'since the start, with a 95 % band.',
    note: null,
    rows,
    isEmpty: rows.length === 0,
    layer: stepLines({
      where: 'survivalSteps',
      field: 'survival',
      timeTitle,
      marks,
      y: survivalAxis(options),
      looks: null,
      rows,
    }),
  });
}
