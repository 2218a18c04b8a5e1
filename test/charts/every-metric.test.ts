/** Every metric has its picture, or a reason to have none: the table of the docs, tried out. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

import * as charts from '../../src/analytics/charts/index.ts';
import * as metrics from '../../src/analytics/metrics/index.ts';
import { draw } from './draw.ts';
import { drawn } from './pictures.ts';

const docs = readFileSync(new URL('../../docs/charts.md', import.meta.url), 'utf8');

/** The rows of the table under a line that begins so, as lists of the names in each cell. */
function tableAfter(heading: string): readonly (readonly (readonly string[])[])[] {
  const from = docs.slice(docs.indexOf(`\n${heading}`));
  const table = /\n((?:\|.*\n)+)/.exec(from)?.[1] ?? '';
  return table
    .split('\n')
    .slice(2, -1)
    .map((row) => row.split('|').slice(1, -1).map(namesIn));
}

function namesIn(cell: string): readonly string[] {
  return [...cell.matchAll(/`([a-zA-Z]+)`/g)].map(([, name]) => name ?? '');
}

const pictured = tableAfter('| metric |').flatMap(([names = [], shown = []]) =>
  names.map((name) => [name, shown] as const),
);
const plain = tableAfter('| function |').flatMap(([names = []]) => names);
const functions = Object.entries(metrics).flatMap(([name, value]) =>
  typeof value === 'function' ? [name] : [],
);

describe('the tables of docs/charts.md', () => {
  test('hold every function of everbond/metrics exactly once', () => {
    expect(functions.length).toBeGreaterThan(45);
    const listed = [...pictured.map(([name]) => name), ...plain];
    expect(listed.toSorted()).toEqual(functions.toSorted());
  });

  test('name charts that there are, and every chart', () => {
    const named = new Set(pictured.flatMap(([, shown]) => shown));
    const makers = Object.keys(charts).filter((name) => !name.endsWith('Series'));
    // Of recurringMovements of everbond/subscriptions and liabilityMovements of everbond/accounting.
    const others = ['revenueBars', 'liabilityBars'];
    expect([...named, ...others].toSorted()).toEqual(makers.toSorted());
    expect(
      tableAfter('| chart |')
        .flatMap(([names = []]) => names)
        .toSorted(),
    ).toEqual(makers.toSorted());
  });

  test('give a reason for each function that has no picture', () => {
    const reasons = docs.match(
      /^\| `(?:groupLog|periodActivity|parseRfmGrid|segment|survivalC).* \|$/gm,
    );
    expect(reasons).toHaveLength(plain.length - 1);
    expect(plain.length).toBeLessThan(8);
  });
});

describe.each(pictured)('%s', (name, shown) => {
  test(`is drawn as ${shown.join(' and ')}, from a shop, without a warning`, async () => {
    const pictures = drawn[name] ?? {};
    expect(Object.keys(pictures).toSorted()).toEqual(shown.toSorted());
    for (const make of Object.values(pictures)) {
      const { svg, warnings, marks } = await draw(make());
      expect(warnings).toEqual([]);
      expect(marks.flatMap(({ items }) => items).length).toBeGreaterThan(0);
      expect(svg).not.toMatch(/Nothing to show yet|NaN|Infinity|undefined/);
    }
  });
});

test('nothing is tried out that the table does not name', () => {
  expect(Object.keys(drawn).toSorted()).toEqual(pictured.map(([name]) => name).toSorted());
});
