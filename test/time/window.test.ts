import { describe, expect, it } from 'vitest';

import { ContractError } from '../../src/kernel/errors.ts';
import { checkWindow, parseWindow, type Window } from '../../src/time/window.ts';

const quarter = { from: '2026-01-01', until: '2026-04-01', zone: 'Europe/Paris' };

function codes(value: unknown): [string, string][] {
  const parsed = parseWindow(value);
  return parsed.ok ? [] : parsed.issues.map(({ path, code }) => [path.join('.'), code]);
}

describe('parseWindow', () => {
  it('takes two dates and a zone, and leaves out what else is there', () => {
    expect(parseWindow({ ...quarter, note: 'first quarter' })).toEqual({
      ok: true,
      value: quarter,
    });
  });

  it('takes a window of one day', () => {
    expect(parseWindow({ ...quarter, until: '2026-01-02' }).ok).toBe(true);
  });

  it.each([null, undefined, 'UTC', 5, [], [quarter]])('refuses %o, which is no object', (value) => {
    expect(codes(value)).toEqual([['', 'NOT_A_WINDOW']]);
  });

  it('names everything that is wrong, not only the first', () => {
    expect(codes({ from: '2026-02-30', until: 20_513, zone: 'Paris' })).toEqual([
      ['from', 'NOT_A_LOCAL_DATE'],
      ['until', 'NOT_A_LOCAL_DATE'],
      ['zone', 'NOT_A_ZONE'],
    ]);
    expect(codes({})).toHaveLength(3);
    expect(codes({ ...quarter, from: '2026-04-01', zone: '+01:00' })).toEqual([
      ['zone', 'NOT_A_ZONE'],
      ['until', 'EMPTY_WINDOW'],
    ]);
  });

  it.each(['2026-01-01', '2025-12-31'])('refuses a window that ends on %s, empty', (until) => {
    expect(codes({ ...quarter, until })).toEqual([['until', 'EMPTY_WINDOW']]);
  });

  it('shows no text of the caller', () => {
    const parsed = parseWindow({ from: 'secret', until: 'secret', zone: 'secret' });

    expect(parsed.ok).toBe(false);
    expect(JSON.stringify(parsed)).not.toContain('secret');
  });
});

describe('checkWindow', () => {
  it('says nothing of a window that is as described', () => {
    expect(() => checkWindow('churn', quarter)).not.toThrow();
  });

  it.each([
    [{ from: '2026-02-30' }, 'window.from', /^churn: window.from must be a date that exists/],
    [{ until: 'tomorrow' }, 'window.until', /^churn: window.until must be a date that exists/],
    [{ until: '2026-01-01' }, 'window.until', /^churn: window.until must be after window.from$/],
    [{ until: '2025-01-01' }, 'window.until', /^churn: window.until must be after window.from$/],
    [{ zone: 'Paris' }, 'window.zone', /^churn: window.zone must be the name of a time zone/],
  ])('names the field at fault: %o', (change, field, message) => {
    const check = () => checkWindow('churn', { ...quarter, ...change });

    expect(check).toThrow(message);
    expect(check).toThrow(
      expect.objectContaining({ where: 'churn', field, name: 'ContractError' }),
    );
    expect(check).toThrow(ContractError);
  });

  it('does not take a missing zone for the zone of the server', () => {
    const dates = { from: quarter.from, until: quarter.until };

    expect(() => checkWindow('churn', dates as Window)).toThrow(/window.zone/);
  });
});
