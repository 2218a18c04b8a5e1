/**
 * Charts: results of `everbond/metrics` as Vega-Lite specifications, and as plain rows for any
 * other tool. Each chart is a pair: `cohortGrid` draws what `cohortGridSeries` lists. Nothing is
 * rendered here, and no chart package is loaded.
 *
 * @module
 */
export type { ChartOptions } from './chart-frame.ts';
export {
  type CohortChartInput,
  type CohortGridRow,
  cohortGrid,
  cohortGridSeries,
} from './cohort-grid.ts';
export {
  type Movement,
  type MovementBarsInput,
  type MovementBarsRow,
  movementBars,
  movementBarsSeries,
} from './movement-bars.ts';
export {
  type RetentionCurveRow,
  retentionCurve,
  retentionCurveSeries,
} from './retention-curve.ts';
export {
  type SurvivalStepsInput,
  type SurvivalStepsOptions,
  type SurvivalStepsRow,
  survivalSteps,
  survivalStepsSeries,
} from './survival-steps.ts';
export type { ChartPart, JsonValue, VegaLiteSpec } from './vega-lite-spec.ts';
