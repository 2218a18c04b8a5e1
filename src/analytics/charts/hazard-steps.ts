/** Hazard steps: how much risk has added up by each time, as a rising staircase. */
import type { HazardStep } from '../metrics/nelson-aalen.ts';
import { axis, type ChartOptions, chartFrame } from './chart-frame.ts';
import { stepLines, type TimeMark } from './step-lines.ts';
import type { VegaLiteSpec } from './vega-lite-spec.ts';

/** The part of a cumulative hazard that is drawn; what `nelsonAalen` returns will do. */
export interface HazardStepsInput {
  /** One step a distinct duration, shortest first. */
  readonly steps: readonly Pick<HazardStep, 'time' | 'hazard' | 'low' | 'high'>[];
}

/** How large the chart is, and what its axes say. */
export interface HazardStepsOptions extends ChartOptions {
  /** Title of the axis of durations; `days` if left out. */
  readonly timeTitle?: string;
  /** Title of the axis of hazards; `cumulative hazard` if left out. */
  readonly hazardTitle?: string;
  /** Times to point at with a dashed line and a few words. None if left out. */
  readonly marks?: readonly TimeMark[];
}

/** The curve from one duration to the next. */
export interface HazardStepsRow {
  /** The duration at which this value begins to hold. */
  readonly time: number;
  /** The cumulative hazard after `time`: at least 0, and it may exceed 1. */
  readonly hazard: number;
  /** Lower 95 % limit. */
  readonly low: number;
  /** Upper 95 % limit. */
  readonly high: number;
}

const HEIGHT = 320;

/**
 * The staircase as plain rows, for any chart or table.
 *
 * @param result As `nelsonAalen` of `everbond/metrics` returns it.
 * @returns One row a step, and before them the start at time 0 with hazard 0 unless a step lies
 *   there; none for no step.
 * @example
 * ```ts
 * import { hazardStepsSeries } from 'everbond/charts';
 *
 * hazardStepsSeries({ steps: [{ time: 7, hazard: 0.25, low: 0.04, high: 1.77 }] });
 * // => [
 * //   { time: 0, hazard: 0, low: 0, high: 0 },
 * //   { time: 7, hazard: 0.25, low: 0.04, high: 1.77 },
 * // ]
 * ```
 */
export function hazardStepsSeries({ steps }: HazardStepsInput): readonly HazardStepsRow[] {
  const rows = steps.map(({ time, hazard, low, high }) => ({ time, hazard, low, high }));
  const first = rows[0];
  if (first === undefined || first.time === 0) return rows;

  return [{ time: 0, hazard: 0, low: 0, high: 0 }, ...rows];
}

/**
 * A Nelson-Aalen curve as steps, within its 95 % band.
 *
 * Where the curve is steep, many of those still waiting have the event; where it is flat, waiting
 * longer changes nothing. A straight line is a risk that is the same however long one has waited.
 *
 * @param result As `nelsonAalen` of `everbond/metrics` returns it.
 * @param options Width (720 pixels unless told), height (320), heading, titles of the axes, and
 *   times to point at.
 * @returns A Vega-Lite specification; without steps, a chart that says so.
 * @throws ContractError if a width or height is not a number above 0, or a time to point at is not
 *   finite.
 * @see O. Aalen, "Nonparametric inference for a family of counting processes", Annals of
 *   Statistics 6 (1978), 701-726.
 * @example
 * ```ts
 * import { hazardSteps } from 'everbond/charts';
 * import { nelsonAalen } from 'everbond/metrics';
 *
 * const risk = nelsonAalen({ durations: [7, 31, 54, 64], observed: [true, true, true, false] });
 *
 * hazardSteps(risk, { hazardTitle: 'cumulative risk of leaving' }).layer.length; // => 2
 * ```
 */
export function hazardSteps(
  result: HazardStepsInput,
  options: HazardStepsOptions = {},
): VegaLiteSpec<HazardStepsRow> {
  const { timeTitle = 'days', hazardTitle = 'cumulative hazard', marks = [] } = options;
  const rows = hazardStepsSeries(result);
  return chartFrame({
    where: 'hazardSteps',
    options,
    height: HEIGHT,
    description:
      'A curve that rises in steps from 0: the hazard of the event added up by the time since ' +
      'the start, with a 95 % band.',
    note: null,
    rows,
    isEmpty: rows.length === 0,
    layer: stepLines({
      where: 'hazardSteps',
      field: 'hazard',
      timeTitle,
      marks,
      y: { axis: axis(hazardTitle, { format: '~g', tickCount: 6 }) },
      looks: null,
      rows,
    }),
  });
}
