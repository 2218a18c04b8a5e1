/** Step lines: the layers of curves that hold their value from one event to the next. */
import { breach } from '../../kernel/errors.ts';
import { axis } from './chart-frame.ts';
import type { LineLooks } from './line-looks.ts';
import { BLUE, GREY } from './palette.ts';
import type { ChartPart } from './vega-lite-spec.ts';

/** A time worth pointing at, such as a threshold or a median. */
export interface TimeMark {
  /** Where, on the axis of durations. */
  readonly time: number;
  /** What it is, in a few words. */
  readonly label: string;
}

/** Curves over rows with the fields `time`, `low`, `high` and that of the curve. */
interface StepLines {
  readonly where: string;
  readonly field: string;
  readonly timeTitle: string;
  readonly marks: readonly TimeMark[];
  /** The encoding of the curve's values. */
  readonly y: ChartPart;
  /** How curves with a name in the field `label` differ; `null` for a single one without. */
  readonly looks: LineLooks | null;
  readonly rows: readonly { readonly time: number; readonly low: number | null }[];
}

const LABEL_HEIGHT = 14;

/**
 * A band and a curve over it for each name, and a dashed line for each time pointed at.
 *
 * @throws ContractError if such a time is no finite number.
 */
export function stepLines(chart: StepLines): readonly ChartPart[] {
  const { where, field, timeTitle, marks, looks, rows } = chart;
  for (const { time } of marks) {
    if (!Number.isFinite(time)) {
      breach(where, 'marks', `must have finite times, got ${Number(time)}`);
    }
  }

  const x = {
    field: 'time',
    type: 'quantitative',
    scale: { nice: false },
    axis: axis(timeTitle, { grid: false }),
  };
  const y = { field, type: 'quantitative', ...chart.y };
  const one = looks === null ? { color: BLUE } : {};
  const colour = looks === null ? {} : { color: looks.color };
  const opacity = looks === null ? 0.25 : 0.15;
  const last = rows.reduce((most, { time }) => Math.max(most, time), 0);
  const band = {
    transform: [{ filter: 'datum.low !== null' }],
    mark: { type: 'area', interpolate: 'step-after', opacity, ...one },
    encoding: { x, y: { ...y, field: 'low' }, y2: { field: 'high' }, ...colour },
  };
  return [
    ...(rows.some(({ low }) => low !== null) ? [band] : []),
    {
      mark: { type: 'line', interpolate: 'step-after', strokeWidth: 2, ...one },
      encoding: { x, y, ...looks },
    },
    ...(marks.length === 0 ? [] : pointers(marks, last)),
  ];
}

/**
 * The words stand right of their line, or left of it in the later half; each line begins at its
 * words, so that it crosses none of those above.
 */
function pointers(marks: readonly TimeMark[], last: number): readonly ChartPart[] {
  const early = marks.filter(({ time }) => time <= last / 2);
  const late = marks.filter(({ time }) => time > last / 2);
  const ordered = [
    ...early.toSorted((one, other) => one.time - other.time),
    ...late.toSorted((one, other) => other.time - one.time),
  ];
  const values = ordered.map(({ time, label }, index) => ({
    time,
    label,
    down: LABEL_HEIGHT * (index + 0.5),
    isLate: index >= early.length,
  }));
  const x = { field: 'time', type: 'quantitative' };
  const y = { field: 'down', type: 'quantitative', scale: null, axis: null };
  const words = (isLate: boolean) => ({
    data: { values },
    transform: [{ filter: `datum.isLate === ${isLate}` }],
    mark: {
      type: 'text',
      color: GREY,
      fontSize: 11,
      align: isLate ? 'right' : 'left',
      dx: isLate ? -5 : 5,
    },
    encoding: { x, y, text: { field: 'label' } },
  });
  return [
    {
      data: { values },
      mark: { type: 'rule', color: GREY, strokeDash: [4, 3] },
      encoding: { x, y, y2: { value: 'height' } },
    },
    ...(early.length === 0 ? [] : [words(false)]),
    ...(late.length === 0 ? [] : [words(true)]),
  ];
}
