/** The standard normal distribution: its distribution function and the inverse. */
import { breach } from '../kernel/errors.ts';
import { shown } from '../kernel/shown.ts';

/**
 * The value below which a standard normal variable lies with a given probability.
 *
 * @param probability Above 0 and below 1.
 * @returns A finite number; 0 for one half.
 * @throws ContractError if the probability is not as described.
 * @see M. J. Wichura, "Algorithm AS 241: The percentage points of the normal distribution",
 *   Journal of the Royal Statistical Society C 37 (1988), 477–484.
 * @example
 * ```ts
 * import { normalQuantile } from 'everbond/numerics';
 *
 * normalQuantile(0.975); // ~> 1.95996398
 * ```
 */
export function normalQuantile(probability: number): number {
  if (!(probability > 0 && probability < 1)) {
    breach(
      'normalQuantile',
      'probability',
      `must be above 0 and below 1, got ${shown(probability)}`,
    );
  }
  const centred = probability - 0.5;
  if (Math.abs(centred) <= 0.425) {
    const r = 0.180625 - centred * centred;
    return centred * ratioAt(CENTRE, r) + 0;
  }
  const tail = centred < 0 ? probability : 1 - probability;
  const depth = Math.sqrt(-Math.log(tail));
  const size = depth <= 5 ? ratioAt(MIDDLE, depth - 1.6) : ratioAt(FAR, depth - 5);
  return centred < 0 ? -size : size;
}

/**
 * The probability that a standard normal variable lies at or below a value.
 *
 * Accurate relative to the result far into the lower tail; for the upper tail ask for the negated
 * value instead of subtracting from 1.
 *
 * @param value Any number, the infinities included.
 * @returns From 0 to 1; one half at 0.
 * @throws ContractError if the value is `NaN`.
 * @see W. J. Cody, "Rational Chebyshev approximations for the error function", Mathematics of
 *   Computation 23 (1969), 631–637; in the form of "Algorithm 715: SPECFUN", ACM Transactions on
 *   Mathematical Software 19 (1993), 22–30.
 * @example
 * ```ts
 * import { normalCdf } from 'everbond/numerics';
 *
 * normalCdf(1.96); // ~> 0.975002105
 * ```
 */
export function normalCdf(value: number): number {
  if (Number.isNaN(value)) breach('normalCdf', 'value', 'must be a number');

  const size = Math.abs(value);
  if (size <= 0.67448975) return 0.5 + value * ratioAt(CDF_CENTRE, value * value);

  const tail = bell(size) * (size <= FAR_FROM ? ratioAt(CDF_MIDDLE, size) : farRatio(size));
  return value < 0 ? tail : 1 - tail;
}

const FAR_FROM = Math.sqrt(32);
const ONE_BY_ROOT_OF_TWO_PI = 0.398_942_280_401_432_677_94;

function farRatio(size: number): number {
  const square = 1 / (size * size);
  return (ONE_BY_ROOT_OF_TWO_PI - square * ratioAt(CDF_FAR, square)) / size;
}

/** exp(−size² / 2) without the error that squaring would bring into the exponent. */
function bell(size: number): number {
  if (size > 40) return 0;
  const coarse = Math.trunc(size * 16) / 16;
  return Math.exp((-coarse * coarse) / 2) * Math.exp((-(size - coarse) * (size + coarse)) / 2);
}

const CDF_CENTRE: Rational = {
  above: [
    0.065682337918207449113, 2.2352520354606839287, 161.02823106855587881, 1067.6894854603709582,
    18154.981253343561249,
  ],
  below: [
    1, 47.20258190468824187, 976.09855173777669322, 10260.932208618978205, 45507.789335026729956,
  ],
};
const CDF_MIDDLE: Rational = {
  above: [
    1.0765576773720192317e-8, 0.39894151208813466764, 8.8831497943883759412, 93.506656132177855979,
    597.27027639480026226, 2494.5375852903726711, 6848.1904505362823326, 11602.651437647350124,
    9842.7148383839780218,
  ],
  below: [
    1, 22.266688044328115691, 235.38790178262499861, 1519.377599407554805, 6485.558298266760755,
    18615.571640885098091, 34900.952721145977266, 38912.003286093271411, 19685.429676859990727,
  ],
};
const CDF_FAR: Rational = {
  above: [
    0.02307344176494017303, 0.21589853405795699, 0.1274011611602473639, 0.022235277870649807,
    0.001421619193227893466, 2.9112874951168792e-5,
  ],
  below: [
    1, 1.28426009614491121, 0.468238212480865118, 0.0659881378689285515, 0.00378239633202758244,
    7.29751555083966205e-5,
  ],
};

/** Numerator and denominator of a rational function, the constant terms last. */
interface Rational {
  readonly above: readonly number[];
  readonly below: readonly number[];
}

function ratioAt({ above, below }: Rational, x: number): number {
  let numerator = 0;
  let denominator = 0;
  for (const coefficient of above) numerator = numerator * x + coefficient;
  for (const coefficient of below) denominator = denominator * x + coefficient;
  return numerator / denominator;
}

const CENTRE: Rational = {
  above: [
    2.509_080_928_730_122_6727e3, 3.343_057_558_358_812_8105e4, 6.726_577_092_700_870_0853e4,
    4.592_195_393_154_987_1457e4, 1.373_169_376_550_946_1125e4, 1.971_590_950_306_551_4427e3,
    1.331_416_678_917_843_7745e2, 3.387_132_872_796_366_608,
  ],
  below: [
    5.226_495_278_852_854_561e3, 2.872_908_573_572_194_2674e4, 3.930_789_580_009_271_061e4,
    2.121_379_430_158_659_5867e4, 5.394_196_021_424_751_1077e3, 6.871_870_074_920_579_083e2,
    4.231_333_070_160_091_1252e1, 1,
  ],
};
const MIDDLE: Rational = {
  above: [
    7.745_450_142_783_414_076_4e-4, 2.272_384_498_926_918_45833e-2, 2.417_807_251_774_506_117_7e-1,
    1.270_458_252_452_368_382_58, 3.647_848_324_763_204_605_04, 5.769_497_221_460_691_405_5,
    4.630_337_846_156_545_295_9, 1.423_437_110_749_683_577_34,
  ],
  below: [
    1.050_750_071_644_416_843_24e-9, 5.475_938_084_995_344_946e-4, 1.519_866_656_361_645_719_66e-2,
    1.481_039_764_274_800_745_9e-1, 6.897_673_349_851_000_045_5e-1, 1.676_384_830_183_803_849_4,
    2.053_191_626_637_758_821_87, 1,
  ],
};
const FAR: Rational = {
  above: [
    2.010_334_399_292_288_132_65e-7, 2.711_555_568_743_487_578_15e-5,
    1.242_660_947_388_078_438_6e-3, 2.653_218_952_657_612_309_3e-2, 2.965_605_718_285_048_912_3e-1,
    1.784_826_539_917_291_335_8, 5.463_784_911_164_114_369_9, 6.657_904_643_501_103_777_2,
  ],
  below: [
    2.044_263_103_389_939_785_64e-15, 1.421_511_758_316_445_888_7e-7,
    1.846_318_317_510_054_681_8e-5, 7.868_691_311_456_132_591e-4, 1.487_536_129_085_061_485_25e-2,
    1.369_298_809_227_358_053_1e-1, 5.998_322_065_558_879_376_9e-1, 1,
  ],
};
