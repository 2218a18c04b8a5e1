import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { customers, NO_CUSTOMER } from '../../src/domains/customers/index.ts';
import { lifecycle } from '../../src/domains/lifecycle/index.ts';
import { carryOut } from '../../src/kernel/carry-out.ts';
import { accept, type Command, refuse } from '../../src/kernel/decider.ts';
import { deciding } from '../../src/kernel/deciding.ts';
import { breach, ContractError, FailureError } from '../../src/kernel/errors.ts';
import { instant } from '../../src/kernel/instant.ts';
import { thrownBy } from './thrown.ts';

type Buy = Command & { readonly lines: readonly string[] };

const at = instant('2026-05-01T10:00Z');
const buy: Buy = { type: 'Buy', at, by: 'till-4', lines: ['tea', 'cup'] };
const shop = deciding('shop', ({ lines }: Buy, closed: boolean) =>
  closed ? refuse({ code: 'CLOSED' }) : accept(lines.map((line) => ({ type: 'Bought', line }))),
);
/** As plain JavaScript calls it. */
const untyped = shop as (command: unknown, closed: boolean) => unknown;

describe('a command that is sound', () => {
  it('gets the answer of the rules', () => {
    expect(shop(buy, true)).toEqual({ accepted: false, refusal: { code: 'CLOSED' } });
    expect(shop(buy, false)).toMatchObject({ accepted: true, events: [{}, {}] });
  });

  it.each(['till-4', { actor: 'till-4', authority: null }, { actor: 'till-4', authority: 'vip' }])(
    'may name who asks in each form',
    (by) => {
      expect(shop({ ...buy, by }, false)).toMatchObject({ accepted: true });
    },
  );
});

describe('a command that no command can be', () => {
  it.each([
    [null, 'command'],
    [undefined, 'command'],
    ['Buy', 'command'],
    [{ ...buy, type: 7 }, 'type'],
    [{ ...buy, at: new Date(0) }, 'at'],
    [{ ...buy, at: '2026-05-01T10:00Z' }, 'at'], // an instant, though not as instant() writes it
    [{ ...buy, at: 'today' }, 'at'],
    [{ ...buy, by: null }, 'by'],
    [{ ...buy, by: { actor: '' } }, 'by'],
    [{ ...buy, until: new Date(0) }, 'until'],
    [{ ...buy, dueAt: new Date(Number.NaN) }, 'dueAt'],
  ])('names the field that is wrong', (command, field) => {
    const error = thrownBy(() => untyped(command, false));

    expect(error).toBeInstanceOf(ContractError);
    expect(error).toMatchObject({ where: 'shop', field, code: 'CONTRACT_BROKEN' });
  });
});

describe('a command on which the rules stumble', () => {
  it('is told to be read first, and keeps what was thrown', () => {
    const error = thrownBy(() => untyped({ ...buy, lines: 'secret'.length }, false));

    expect(error).toMatchObject({ code: 'CONTRACT_BROKEN', where: 'shop', field: 'command' });
    expect((error as Error).message).toContain('give it to parseCommand first');
    expect((error as Error).cause).toBeInstanceOf(TypeError);
  });

  it('keeps an error that says what it is', () => {
    const full = deciding('shop', () => {
      throw new FailureError('LIMIT_EXCEEDED', 'full');
    });
    const wrong = deciding('shop', () => breach('price', 'minor', 'must be whole'));

    expect(thrownBy(() => full(buy, null))).toMatchObject({ code: 'LIMIT_EXCEEDED' });
    expect(thrownBy(() => wrong(buy, null))).toMatchObject({ where: 'price', field: 'minor' });
  });
});

describe('whatever is handed to a domain', () => {
  it('is accepted, refused, or ends in an error with a code', () => {
    const seen = { answered: 0, thrown: 0 };
    const types = ['Register', 'AskQuestion', 'Erase', 'RecordProfile', 'Welcome', 'Lose'];
    const fields = ['facts', 'fact', 'kind', 'contact', 'basis', 'reason', 'link', 'purpose'];
    const command = fc
      .record({
        type: fc.constantFrom(...types),
        more: fc.dictionary(fc.constantFrom(...fields), fc.jsonValue()),
        at: fc.oneof({ weight: 9, arbitrary: fc.constant(at) }, fc.anything()),
      })
      .map(({ more, ...frame }) => ({ ...more, ...frame, by: 'till-4' }) as never);
    fc.assert(
      fc.property(command, (asked) => {
        for (const decide of [
          () => customers().decide(asked, NO_CUSTOMER),
          () => carryOut(lifecycle(), { state: lifecycle().initial, newestAt: null }, asked),
        ]) {
          try {
            expect(decide()).toHaveProperty('accepted');
            seen.answered += 1;
          } catch (error) {
            expect(error).toMatchObject({ code: 'CONTRACT_BROKEN' });
            seen.thrown += 1;
          }
        }
      }),
      { numRuns: 500 },
    );
    expect(seen.answered).toBeGreaterThan(100);
    expect(seen.thrown).toBeGreaterThan(20);
  });
});
