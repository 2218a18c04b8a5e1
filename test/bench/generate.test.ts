/** The rows that benchmarks run over: always the same, and skewed as a shop's are. */
import { expect, it } from 'vitest';

import { FROM, generate, keyOf, skewOf, UNTIL } from '../../bench/generate.ts';

const made = generate(100_000);

it('makes the same rows every time', () => {
  expect(generate(1000)).toEqual(generate(1000));
});

it('makes as many rows as asked, a tenth as many customers, each with a row', () => {
  expect([made.rows, made.codes.length, made.at.length, made.minor.length]).toEqual(
    Array.from({ length: 4 }, () => 100_000),
  );
  expect(made.customers).toBe(10_000);
  expect(new Set(made.codes).size).toBe(10_000);
  expect(Math.max(...new Set(made.codes))).toBe(9999);
});

it('makes them in order of time, within 36 months, for at least a unit of money', () => {
  expect(made.at).toEqual(made.at.toSorted());
  expect(made.at[0]).toBeGreaterThanOrEqual(Date.parse(`${FROM}T00:00Z`));
  expect(made.at.at(-1)).toBeLessThan(Date.parse(`${UNTIL}T00:00Z`));
  expect(made.minor.every((minor) => Number.isInteger(minor) && minor >= 100)).toBe(true);
});

it('makes most customers buy a few times, and a few very often', () => {
  const { median, p90, p99, most, oncePercent } = skewOf(made);

  expect(median).toBe(3);
  expect(p90).toBeGreaterThan(10);
  expect(p90).toBeLessThan(25);
  expect(p99).toBeGreaterThan(80);
  expect(most).toBeGreaterThan(800);
  expect(oncePercent).toBeGreaterThan(18);
  expect(oncePercent).toBeLessThan(28);
});

it('names customers by texts that are as good as new', () => {
  expect(keyOf(123)).toBe('C0000123');
});
