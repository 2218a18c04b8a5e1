/** What types would not let through: options with a slip in them, commands that nobody has read. */
import { describe, expect, it } from 'vitest';

import { NO_CASE } from '../../src/domains/complaints/case-state.ts';
import { type CaseAggregate, complaints } from '../../src/domains/complaints/complaints.ts';
import { caseClocks } from '../../src/domains/complaints/regime-clocks.ts';
import { fcaDisp } from '../../src/domains/complaints/regimes/fca/fca.ts';
import { ContractError } from '../../src/kernel/errors.ts';
import { money } from '../../src/kernel/money.ts';
import { thrownBy } from '../kernel/thrown.ts';
import { day, goOn, london, rules } from './cases.ts';

/** As plain JavaScript calls it. */
const make = complaints as (options: unknown) => CaseAggregate;
const decide = rules.decide as (command: unknown, state: unknown) => unknown;
const said = { at: day(0), by: 'bob' };

describe('an option', () => {
  const regimes = [fcaDisp];
  const limit = { actor: null, upTo: money(1, 'GBP') };

  it.each([
    ['options', { regime: regimes, calendar: london }],
    ['options', { regimes, calendar: london, Policy: 'lax' }],
    ['options', [regimes]],
    ['regimes', { regimes: fcaDisp, calendar: london }],
    ['regimes.1', { regimes: [fcaDisp, undefined], calendar: london }],
    ['regimes.0', { regimes: [{ ...fcaDisp, versions: [{ id: 'first' }] }], calendar: london }],
    ['regimes.0', { regimes: ['fca-disp'], calendar: london }],
    ['calendar', { regimes }],
    ['calendar', { regimes, calendar: null }],
    ['calendar', { regimes, calendar: london.definition }],
    ['calendars', { regimes, calendar: london, calendars: { fca: london } }],
    ['calendars.fca-disp', { regimes, calendar: london, calendars: { 'fca-disp': {} } }],
    ['policy', { policy: null }],
    ['limits', { limits: limit }],
    ['limits', { limits: [{ actor: 'bob', upTo: null }] }],
    ['limits', { limits: [{ ...limit, actor: '' }] }],
  ])('with a slip in it is named: %s', (field, options) => {
    const error = thrownBy(() => make(options));

    expect(error).toBeInstanceOf(ContractError);
    expect(error).toMatchObject({ where: 'complaints', field });
  });

  it('that is none is answered with those there are', () => {
    expect(() => make({ regime: regimes })).toThrow(
      'complaints: options must be none but regimes, calendar, calendars, policy, limits',
    );
  });

  it('may be left out, or said to be undefined', () => {
    const options = { regimes: undefined, calendar: undefined, policy: undefined };

    for (const some of [options, {}, undefined]) {
      expect(
        make(some).decide({ type: 'Hear', ...said }, goOn(NO_CASE, ['Receive'])),
      ).toMatchObject({
        accepted: true,
      });
    }
  });
});

describe('clocks', () => {
  it.each([
    ['calendar', { regimes: [fcaDisp] }],
    ['calendar', { regimes: [fcaDisp], calendar: null }],
    ['calendars', { regimes: [fcaDisp], calendar: london, calendars: { psd2: london } }],
  ])('are not told without what they are told on: %s', (field, options) => {
    const read = caseClocks as (matter: unknown, options: unknown, at: string) => unknown;
    const matter = { id: 'c-17', facts: [], log: [], merged: [] };

    expect(thrownBy(() => read(matter, options, day(1)))).toMatchObject({
      where: 'caseClocks',
      field,
      code: 'CONTRACT_BROKEN',
    });
  });
});

describe('a command that nobody has read', () => {
  const received = goOn(NO_CASE, ['Receive']);
  const investigated = goOn(received, ['Acknowledge', 'Assess', 'Investigate', 'VerifyFacts']);

  it.each([
    ['by', { type: 'Hear', at: day(1), by: null }, received],
    ['by', { type: 'Hear', at: day(1) }, received],
    ['at', { type: 'Hear', at: 'yesterday', by: 'bob' }, received],
    ['command', { type: 'Conclude', ...said }, investigated],
    ['command', { type: 'Conclude', findings: 'upheld', ...said }, investigated],
    ['command', { type: 'OfferRecourse', ...said, bodies: 7 }, received],
    ['text', { type: 'Conclude', findings: [], text: 'It broke!', ...said }, investigated],
  ])('is an error that names the field: %s', (field, command, state) => {
    const error = thrownBy(() => decide(command, state));

    expect(error).toBeInstanceOf(ContractError);
    expect(error).toMatchObject({ where: 'complaints', field });
  });

  it.each(['It broke!', { vault: '' }, { vault: 'v-81', words: 'It broke!' }, ['It broke!']])(
    'never puts the words of a customer into an event',
    (text) => {
      for (const [command, state] of [
        [{ type: 'Receive', cause: 'product-fault', text, ...said }, NO_CASE],
        [{ type: 'Acknowledge', text, ...said }, received],
      ]) {
        expect(thrownBy(() => decide(command, state))).toMatchObject({
          field: 'text',
          message: 'complaints: text must be a reference to the vault, or null',
        });
      }
      const party = { type: 'AddParty', party: 'dee', role: 'representative', mandate: text };
      expect(thrownBy(() => decide({ ...party, ...said }, received))).toMatchObject({
        field: 'mandate',
      });
    },
  );
});
