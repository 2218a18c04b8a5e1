/**
 * Palette: the few colours of all charts.
 *
 * Each stands out from a white page and from a near-black one by at least 3 to 1, and the colours
 * of one chart stay apart for readers with any of the three colour deficiencies. A law in the tests
 * measures both. No chart relies on colour alone: place, order or shape says the same.
 */

/** Customers who bought for the first time; also the one line that a chart is about. */
export const BLUE = '#2465b0';

/** Customers who simply stayed. */
export const SLATE = '#7c96b2';

/** Customers who came back. */
export const GREEN = '#12966f';

/** Customers who left. */
export const ORANGE = '#d9601a';

/** Nothing of its own: a further line or part. */
export const VIOLET = '#b453e0';

/** Less than before; also a further line or part. */
export const RUST = '#b04000';

/** Lines or parts in the order given; more than six begin again. */
export const SERIES = [BLUE, ORANGE, GREEN, VIOLET, SLATE, RUST] as const;

/** Dashes of lines in the order given: five, so that colours that come again are dashed anew. */
export const DASHES = [
  [1, 0],
  [7, 3],
  [2, 2],
  [9, 3, 2, 3],
  [4, 2],
] as const;

/** Text, axes and side lines; 4 to 1 against a white page and a near-black one. */
export const GREY = '#767676';

/** Cells of a heat map from the lowest value to the highest, at equal distances. */
export const HEAT = ['#eaf2fb', '#c3daf1', '#8dbae2', '#4f8fca', '#2465b0', '#123f7a'] as const;

/** Where on {@link HEAT}, from 0 to 1, text must turn from dark to light to stay readable. */
export const HEAT_TURN = 0.705;

/** Text on the light part of a heat map. */
export const INK = '#000000';

/** Text on the dark part of a heat map. */
export const PAPER = '#ffffff';
