/** Heat: shading of cells by a share, and text on them that stays readable. */
import { HEAT, HEAT_TURN, INK, PAPER } from './palette.ts';
import type { ChartPart } from './vega-lite-spec.ts';

/** Shades a cell by a field, from 0 to the highest value; nothing above 0 is the lightest. */
export function heatFill(field: string, highest: number): ChartPart {
  const top = highest === 0 ? 1 : highest;
  const domain = HEAT.map((_, index) => (top * index) / (HEAT.length - 1));
  return { field, type: 'quantitative', scale: { domain, range: [...HEAT] }, legend: null };
}

/** The colour of text on such a cell, after conditions that come first. */
export function heatText(
  field: string,
  highest: number,
  first: readonly ChartPart[] = [],
): ChartPart {
  const test = `datum.${field} > ${highest * HEAT_TURN}`;
  return { condition: [...first, { test, value: PAPER }], value: INK };
}
