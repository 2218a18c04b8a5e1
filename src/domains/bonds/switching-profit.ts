/** Switching profit: what keeping a few more customers is said to be worth. */

/**
 * What the source says of profit if fewer customers switch: a twentieth fewer, a quarter more.
 *
 * A claim of one text about other firms, to compare with and not to reckon with; nothing in this
 * library reads it. The source says 5 % and not of what: fewer percentage points lost, as in the
 * literature, is one reading. There the gain is 25 to 85 per cent, by industry.
 *
 * @see Frederick F. Reichheld and W. Earl Sasser, "Zero Defections: Quality Comes to Services",
 *   Harvard Business Review 68 (1990), pages 105–111.
 */
export const SWITCHING_PROFIT = Object.freeze({
  reductionPercent: 5,
  profitPercent: 25,
  literaturePercent: Object.freeze({ least: 25, most: 85 }),
  source: 'S002-10',
});
