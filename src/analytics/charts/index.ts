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
  type ConcentrationCurveOptions,
  type ConcentrationCurveRow,
  concentrationCurve,
  concentrationCurveSeries,
} from './concentration-curve.ts';
export {
  type Bar,
  type CountBarsOptions,
  type CountBarsRow,
  countBars,
  countBarsSeries,
} from './count-bars.ts';
export {
  type Estimate,
  type EstimateDotsOptions,
  type EstimateDotsRow,
  estimateDots,
  estimateDotsSeries,
} from './estimate-dots.ts';
export {
  type EstimateLine,
  type EstimateLinesOptions,
  type EstimateLinesRow,
  type EstimatePoint,
  estimateLines,
  estimateLinesSeries,
} from './estimate-lines.ts';
export {
  type HazardStepsInput,
  type HazardStepsOptions,
  type HazardStepsRow,
  hazardSteps,
  hazardStepsSeries,
} from './hazard-steps.ts';
export {
  type LiabilityBarsInput,
  type LiabilityBarsOptions,
  type LiabilityBarsRow,
  type LiabilityPart,
  liabilityBars,
  liabilityBarsSeries,
} from './liability-bars.ts';
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
  type RevenueBarsInput,
  type RevenueBarsRow,
  type RevenueMovement,
  revenueBars,
  revenueBarsSeries,
} from './revenue-bars.ts';
export {
  type ScoreGridOptions,
  type ScoreGridRow,
  scoreGrid,
  scoreGridSeries,
} from './score-grid.ts';
export { type ShareBarsRow, shareBars, shareBarsSeries } from './share-bars.ts';
export type { TimeMark } from './step-lines.ts';
export {
  type SurvivalGroup,
  type SurvivalGroupsRow,
  survivalGroups,
  survivalGroupsSeries,
} from './survival-groups.ts';
export {
  type SurvivalStepsInput,
  type SurvivalStepsOptions,
  type SurvivalStepsRow,
  survivalSteps,
  survivalStepsSeries,
} from './survival-steps.ts';
export type { ChartPart, JsonValue, VegaLiteSpec } from './vega-lite-spec.ts';
