import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { readinessGaps } from '../../src/domains/playbooks/information-readiness.ts';
import { staffCustomerLink } from '../../src/domains/playbooks/internal-marketing.ts';
import { reliability } from '../../src/domains/playbooks/reliability.ts';
import { serviceSales } from '../../src/domains/playbooks/service-sales.ts';

describe('the link between the satisfaction of staff and of customers', () => {
  // R 4.2: tanh(atanh(r) + c(-1, 1) * qnorm(0.975) / sqrt(n - 3)), to six digits.
  it.each([
    [0.6, 30, 0.305842, 0.78959],
    [0.5, 28, 0.156028, 0.735818],
    [-0.6, 30, -0.78959, -0.305842],
    [0, 103, -0.193525, 0.193525],
  ])('of %s over %s teams lies between %s and %s', (correlation, teams, low, high) => {
    const { interval } = staffCustomerLink(correlation, teams);

    expect(interval?.low).toBeCloseTo(low, 5);
    expect(interval?.high).toBeCloseTo(high, 5);
  });

  it.each([
    [0.6, 30, 'together'],
    [-0.6, 30, 'opposed'],
    [0.6, 8, 'not-shown'],
    [0, 1000, 'not-shown'],
    [0.9, 3, null],
    [null, 30, null],
    [1, 4, 'together'],
    [-1, 4, 'opposed'],
  ])('of %s over %s teams is shown: %s', (correlation, teams, link) => {
    expect(staffCustomerLink(correlation, teams).link).toBe(link);
  });

  it('has no width where the correlation is whole', () => {
    expect(staffCustomerLink(1, 4).interval).toEqual({ low: 1, high: 1 });
    expect(staffCustomerLink(0.2, 4).interval).not.toBeNull();
  });

  it.each([
    ['correlation', 1.01, 10],
    ['correlation', -1.01, 10],
    ['correlation', Number.NaN, 10],
    ['teams', 0.5, -1],
    ['teams', 0.5, 10.5],
  ])('is not reckoned with a wrong %s: case %#', (field, correlation, teams) => {
    expect(() => staffCustomerLink(correlation, teams)).toThrow(new RegExp(`${field} must`));
  });

  it('may have no team', () => {
    expect(staffCustomerLink(0.5, 0)).toEqual({ interval: null, link: null });
  });
});

describe('reliability', () => {
  it.each([
    [[], 0, 0, null, 0],
    [[true], 0, 1, 0, 1],
    [[false], 1, 1, 1, 0],
    [[true, false, true, true], 1, 4, 0.25, 2],
    [[true, null, true], 0, 2, 0, 1],
    [[true, true, null], 0, 2, 0, 0],
    [[null], 0, 0, null, 0],
  ] as const)('of %j', (results, failed, judged, failureShare, streak) => {
    expect(reliability(results)).toEqual({ failed, judged, failureShare, streak });
  });

  it('is not asked of anything else', () => {
    expect(() => reliability([1 as unknown as boolean])).toThrow(/results must be/);
  });

  it('has a streak that one failure ends', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 20 }), fc.nat({ max: 9 }), (past, good) => {
        const since = Array.from({ length: good }, () => true);
        expect(reliability([...past, false, ...since]).streak).toBe(good);
      }),
    );
  });
});

describe('a sale', () => {
  const services = [
    { id: 'repair', on: '2026-05-01' },
    { id: 'visit', on: '2026-05-20' },
    { id: 'call', on: '2026-05-20' },
  ];
  const sale = (on: string) => [{ id: 'order', on }];

  it.each([
    ['2026-05-01', 'repair', 0],
    ['2026-05-19', 'repair', 18],
    ['2026-05-20', 'call', 0],
    ['2026-06-19', 'call', 30],
  ])('of %s stands beside the last service, %s', (on, service, days) => {
    // The order in which services are given decides only between those of one day.
    const [first, ...others] = services;
    const turned = first === undefined ? [] : [...others, first];
    for (const given of [services, turned]) {
      expect(serviceSales(given, sale(on))).toEqual([{ sale: 'order', service, days }]);
    }
  });

  it.each(['2026-04-30', '2026-06-20'])('of %s stands alone', (on) => {
    expect(serviceSales(services, sale(on))).toEqual([]);
  });

  it('counts within the days of the host', () => {
    expect(serviceSales(services, sale('2026-05-02'), 0)).toEqual([]);
    expect(serviceSales(services, sale('2026-05-02'), 1)).toHaveLength(1);
  });

  it('is not set beside anything by wrong days or dates', () => {
    expect(() => serviceSales(services, [], -1)).toThrow(/withinDays must/);
    expect(() => serviceSales(services, [], 0.5)).toThrow(/withinDays must/);
    expect(() => serviceSales([{ id: 'x', on: '2026-02-30' }], [])).toThrow(/exists/);
    expect(() => serviceSales([], sale('2026-02-30'))).toThrow(/exists/);
  });
});

describe('the four points before information technology', () => {
  it('are open, unknown or settled', () => {
    expect(readinessGaps({})).toEqual({
      open: [],
      unknown: ['collection-strategy', 'integrated-data', 'easy-interaction', 'data-used'],
    });
    expect(
      readinessGaps({
        'collection-strategy': true,
        'integrated-data': false,
        'easy-interaction': null,
        'data-used': true,
      }),
    ).toEqual({ open: ['integrated-data'], unknown: ['easy-interaction'] });
  });
});
