/** Apportioning: a whole number shared out by weight, so that the shares add up to it. */

/**
 * Shares of a whole number by weight.
 *
 * Every share is cut down to a whole number. The units left over go, one each, to the shares that
 * lost most by the cut, earlier ones first: the method of largest remainders (Hamilton). So no
 * share is a whole unit or more away from what it would be exactly.
 *
 * @param whole What is shared out: whole, 0 or more.
 * @param weights One weight for each share, 0 or more, safe integers or big ones.
 * @returns One share for each weight, in the same order; all 0 if no weight is positive.
 * @see Michel L. Balinski and H. Peyton Young, "Fair Representation: Meeting the Ideal of One Man,
 *   One Vote", Yale University Press (1982), pages 10-22.
 * @example Four members of a household spend 50,000 points together
 * ```ts
 * import { apportion } from 'everbond/loyalty';
 *
 * apportion(50_000, [32_000, 28_000, 300_000, 9_000]); // => [4336, 3794, 40_650, 1220]
 * ```
 */
export function apportion(whole: number, weights: readonly (bigint | number)[]): readonly number[] {
  const exact = weights.map(BigInt);
  const total = exact.reduce((sum, weight) => sum + weight, 0n);
  if (total <= 0n) return exact.map(() => 0);

  const shares = exact.map((weight, index) => {
    const product = BigInt(whole) * weight;
    return { index, units: Number(product / total), lost: product % total };
  });
  const leftOver = whole - shares.reduce((sum, { units }) => sum + units, 0);
  const mostLostFirst = shares.toSorted((one, other) =>
    one.lost < other.lost ? 1 : -Number(one.lost > other.lost),
  );
  for (const share of mostLostFirst.slice(0, leftOver)) share.units += 1;
  return shares.map(({ units }) => units);
}
