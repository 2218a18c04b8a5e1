/** Survival groups: the falling staircases of several groups of customers in one chart. */
import { chartFrame, checkLabels, widthOf } from './chart-frame.ts';
import { lineLooks } from './line-looks.ts';
import { stepLines } from './step-lines.ts';
import {
  type SurvivalStepsInput,
  type SurvivalStepsOptions,
  type SurvivalStepsRow,
  survivalAxis,
  survivalStepsSeries,
} from './survival-steps.ts';
import type { VegaLiteSpec } from './vega-lite-spec.ts';

/** One group of customers and its curve; what `kaplanMeier` returns, with a name. */
export interface SurvivalGroup extends SurvivalStepsInput {
  /** What the group is called; each once. */
  readonly label: string;
}

/** The curve of one group from one duration to the next. */
export interface SurvivalGroupsRow extends SurvivalStepsRow {
  /** What the group is called. */
  readonly label: string;
}

const HEIGHT = 340;

/**
 * The staircases as plain rows, for any chart or table.
 *
 * @param groups Each group's name and its curve, in the order wanted.
 * @returns The rows of `survivalStepsSeries`, group after group, each with the name of its group.
 * @throws ContractError if labels repeat.
 * @example
 * ```ts
 * import { survivalGroupsSeries } from 'everbond/charts';
 *
 * const web = { label: 'web', steps: [{ time: 7, survival: 0.75, low: 0.13, high: 0.96 }] };
 *
 * survivalGroupsSeries([web]).map(({ label, time }) => [label, time]);
 * // => [['web', 0], ['web', 7]]
 * ```
 */
export function survivalGroupsSeries(
  groups: readonly SurvivalGroup[],
): readonly SurvivalGroupsRow[] {
  checkLabels('survivalGroups', 'groups', groups);
  return groups.flatMap((group) =>
    survivalStepsSeries(group).map((row) => ({ label: group.label, ...row })),
  );
}

/**
 * Kaplan-Meier curves of several groups, each within its 95 % band.
 *
 * Bands that overlap do not say that groups are alike, nor bands that part at one time that they
 * differ as a whole: `logRank` tests that. Groups differ by colour and by dashes; more than four
 * are hard to tell apart.
 *
 * @param groups Each group's name and its curve, as `kaplanMeier` of `everbond/metrics` returns it.
 * @param options As of `survivalSteps`; the height is 340 unless told.
 * @returns A Vega-Lite specification; without steps, a chart that says so.
 * @throws ContractError if labels repeat, a width or height is not a number above 0, or a time to
 *   point at is not finite.
 * @see E. L. Kaplan and P. Meier, "Nonparametric Estimation from Incomplete Observations", Journal
 *   of the American Statistical Association 53 (1958), 457-481.
 * @example Days to the second purchase, by where customers came from
 * ```ts
 * import { survivalGroups } from 'everbond/charts';
 * import { kaplanMeier } from 'everbond/metrics';
 *
 * const web = kaplanMeier({ durations: [7, 31, 54], observed: [true, true, false] });
 * const shop = kaplanMeier({ durations: [12, 80, 80], observed: [true, false, false] });
 * const chart = survivalGroups([
 *   { label: 'web', steps: web.steps },
 *   { label: 'shop', steps: shop.steps },
 * ]);
 *
 * chart.data.values.length; // => 7
 * ```
 */
export function survivalGroups(
  groups: readonly SurvivalGroup[],
  options: SurvivalStepsOptions = {},
): VegaLiteSpec<SurvivalGroupsRow> {
  const { timeTitle = 'days', marks = [] } = options;
  const rows = survivalGroupsSeries(groups);
  const labels = groups.map(({ label }) => label);
  return chartFrame({
    where: 'survivalGroups',
    options,
    height: HEIGHT,
    description:
      'Curves that fall in steps from 100 %, one a group: the share that has not had the event, ' +
      `by the time since the start, with 95 % bands. Groups: ${labels.join(', ')}.`,
    note: null,
    rows,
    isEmpty: rows.length === 0,
    layer: stepLines({
      where: 'survivalGroups',
      field: 'survival',
      timeTitle,
      marks,
      y: survivalAxis(options),
      looks: lineLooks(labels, widthOf(options)),
      rows,
    }),
  });
}
