import { describe, expect, test } from 'vitest';

import {
  BLUE,
  DASHES,
  GREEN,
  GREY,
  HEAT,
  HEAT_TURN,
  INK,
  ORANGE,
  PAPER,
  RUST,
  SERIES,
  SLATE,
  VIOLET,
} from '../../src/analytics/charts/palette.ts';

const PAGES = ['#ffffff', '#121417'];
const BARS = [SLATE, BLUE, GREEN, ORANGE, VIOLET, RUST];

// G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, "A Physiologically-based Model for Simulation
// of Color Vision Deficiency", IEEE Transactions on Visualization and Computer Graphics 15 (2009),
// 1291-1298: severity 1.0, on linear red, green and blue.
const DEFICIENCIES = {
  none: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protanopia: [
    0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998,
  ],
  deuteranopia: [
    0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881,
  ],
  tritanopia: [
    1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039,
  ],
};

describe('on a white and on a near-black page', () => {
  test.each(BARS)('the mark %s stands out by 3 to 1', (colour) => {
    for (const page of PAGES) expect(contrast(linear(colour), linear(page))).toBeGreaterThan(3);
  });

  test('text and axes stand out by 4 to 1', () => {
    for (const page of PAGES) expect(contrast(linear(GREY), linear(page))).toBeGreaterThan(4);
  });
});

test('a series takes every colour of a mark once', () => {
  expect(SERIES.toSorted()).toEqual(BARS.toSorted());
});

test('a colour that comes again in a series is dashed anew', () => {
  const looks = Array.from({ length: 30 }, (_, index) => {
    return `${SERIES[index % SERIES.length]} ${String(DASHES[index % DASHES.length])}`;
  });
  expect(new Set(looks).size).toBe(30);
});

test('text on the parts of a bar is readable by 4.5 to 1, light on blue and rust alone', () => {
  for (const colour of SERIES) {
    const text = colour === BLUE || colour === RUST ? PAPER : INK;
    expect(contrast(linear(colour), linear(text))).toBeGreaterThan(4.5);
  }
});

test('text on a heat map is readable by 4.5 to 1 on every shade', () => {
  for (let step = 0; step <= 1000; step += 1) {
    const share = step / 1000;
    const text = share > HEAT_TURN ? PAPER : INK;
    expect(contrast(shadeAt(share), linear(text))).toBeGreaterThan(4.5);
  }
});

test('a heat map darkens all the way', () => {
  const lights = HEAT.map((colour) => luminance(linear(colour)));
  expect(lights).toEqual(lights.toSorted((one, other) => other - one));
});

describe.each(Object.entries(DEFICIENCIES))('seen with %s', (_, matrix) => {
  test('no two bars look alike', () => {
    // 0.02 of OKLab is the least difference that is seen side by side; 0.06 is three times that.
    for (const [index, colour] of BARS.entries()) {
      for (const other of BARS.slice(index + 1)) {
        const one = okLab(seenWith(matrix, linear(colour)));
        const two = okLab(seenWith(matrix, linear(other)));
        const distance = Math.hypot(...one.map((part, axis) => part - (two[axis] ?? 0)));
        expect(distance).toBeGreaterThan(0.06);
      }
    }
  });
});

/** Linear red, green and blue, from 0 to 1. See IEC 61966-2-1:1999. */
function linear(colour: string): readonly number[] {
  return gamma(colour).map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  );
}

function gamma(colour: string): readonly number[] {
  return [1, 3, 5].map((from) => Number.parseInt(colour.slice(from, from + 2), 16) / 255);
}

/** The colour at a share of the heat map, mixed as vega mixes it: between the written values. */
function shadeAt(share: number): readonly number[] {
  const place = Math.min(share * (HEAT.length - 1), HEAT.length - 1 - 1e-9);
  const index = Math.floor(place);
  const from = gamma(HEAT[index] ?? '');
  const to = gamma(HEAT[index + 1] ?? '');
  const hex = from.map((part, axis) => {
    const mixed = Math.round(255 * (part + ((to[axis] ?? 0) - part) * (place - index)));
    return mixed.toString(16).padStart(2, '0');
  });
  return linear(`#${hex.join('')}`);
}

/** Relative luminance and contrast. See W3C, "Web Content Accessibility Guidelines 2.2" (2023). */
function luminance([red = 0, green = 0, blue = 0]: readonly number[]): number {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: readonly number[], other: readonly number[]): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function seenWith(matrix: readonly number[], colour: readonly number[]): readonly number[] {
  return [0, 3, 6].map((row) => {
    const seen = colour.reduce((sum, part, axis) => sum + part * (matrix[row + axis] ?? 0), 0);
    return Math.min(1, Math.max(0, seen));
  });
}

/** See B. Ottosson, "A perceptual color space for image processing" (2020). */
function okLab([red = 0, green = 0, blue = 0]: readonly number[]): readonly number[] {
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}
