import { describe, expect, it } from 'vitest';

import { breach, ContractError, FailureError, hasErrorCode } from '../../src/kernel/errors.ts';
import { shown } from '../../src/kernel/shown.ts';
import { thrownBy } from './thrown.ts';

describe('breach', () => {
  it('throws an error that says where, which field and what rule', () => {
    const error = thrownBy(() => breach('money', 'minor', 'must be whole, got 0.5'));

    expect(error).toBeInstanceOf(ContractError);
    expect(error).toMatchObject({
      name: 'ContractError',
      code: 'CONTRACT_BROKEN',
      where: 'money',
      field: 'minor',
      facts: {},
      message: 'money: minor must be whole, got 0.5',
    });
  });
});

describe('ContractError', () => {
  it('can say which contract, with facts that are JSON', () => {
    const facts = { calendar: 'desk', date: '2027-01-01' };
    const error = new ContractError('dueAfter', 'calendar', 'x', 'HOLIDAYS_TOO_SHORT', facts);

    expect(error.facts).toEqual(facts);
    expect(hasErrorCode(error, 'HOLIDAYS_TOO_SHORT')).toBe(true);
    expect(hasErrorCode(error, 'CONTRACT_BROKEN')).toBe(false);
  });
});

describe('FailureError', () => {
  it('carries a code to switch on and facts that are JSON', () => {
    const error = new FailureError('LIMIT_EXCEEDED', 'too many rows', { rows: 7 });

    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({
      name: 'FailureError',
      code: 'LIMIT_EXCEEDED',
      facts: { rows: 7 },
    });
    expect(JSON.parse(JSON.stringify(error.facts))).toEqual({ rows: 7 });
    expect(new FailureError('STORE_FAILURE', 'gone').facts).toEqual({});
  });
});

describe('hasErrorCode', () => {
  it('knows an error by its code, also one of another copy of the package', () => {
    const another = Object.assign(new Error('from a second copy'), { code: 'VERSION_CONFLICT' });

    expect(hasErrorCode(another, 'VERSION_CONFLICT')).toBe(true);
    expect(hasErrorCode(new FailureError('VERSION_CONFLICT', ''), 'VERSION_CONFLICT')).toBe(true);
  });

  it.each([
    ['another code', new FailureError('VERSION_CONFLICT', '')],
    ['no code', new Error('STORE_FAILURE')],
    ['no error', { code: 'STORE_FAILURE' }],
    ['nothing', undefined],
    ['a text', 'STORE_FAILURE'],
  ])('is false for %s', (_, error) => {
    expect(hasErrorCode(error, 'STORE_FAILURE')).toBe(false);
  });
});

describe('shown', () => {
  it('shows numbers, and of anything else only its kind', () => {
    const values = [
      1.5,
      Number.NaN,
      'secret',
      null,
      undefined,
      { secret: 1 },
      Symbol('secret'),
      1n,
    ];

    expect(values.map(shown)).toEqual([
      '1.5',
      'NaN',
      'string',
      'null',
      'undefined',
      'object',
      'symbol',
      'bigint',
    ]);
  });
});
