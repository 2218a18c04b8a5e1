/** Vault cases: what each check of a vault does, and what it expects. */
import type { Vault, VaultPlace, VaultPut } from '../storage/vault.ts';
import { codeOf, expectEqual, expectFailure, expectThat } from './expectations.ts';
import { hostileValues } from './hostile-values.ts';
import { ODD_IDS, PLAIN_VALUES } from './odd-values.ts';
import { entry, expectAnswer, kept, place, TENANT } from './vault-sample.ts';

/** A check before it knows its vault. */
export interface VaultCase {
  readonly id: string;
  readonly level: 'contract' | 'concurrency';
  readonly promise: number;
  /** What must be so: a sentence without a capital and a period. */
  readonly rule: string;
  readonly test: (vault: Vault, other: Vault) => Promise<void>;
}

const FLOOR_BYTES = 65_536;
const RACERS = 16;
const CANARY = 'canary-4711';

export const vaultCases: readonly VaultCase[] = [
  {
    id: 'V1',
    level: 'contract',
    promise: 2,
    rule: 'a value comes back equal, and one that was never put is unknown',
    test: async (vault, other) => {
      await vault.put(entry('a', { to: 'ada' }));
      await expectAnswer(vault, 'a', kept({ to: 'ada' }), 'a value that was put');
      await expectAnswer(other, 'a', kept({ to: 'ada' }), 'a value that another handle put');
      await expectAnswer(vault, 'b', { status: 'unknown' }, 'an id that nobody used');
    },
  },
  {
    id: 'V2',
    level: 'contract',
    promise: 1,
    rule: 'the same value again is no second one, and another value is refused',
    test: async (vault) => {
      await vault.put(entry('a', { to: 'ada', at: 1 }));
      await vault.put(entry('a', { at: 1, to: 'ada' }));
      const another = vault.put(entry('a', { to: 'bob', at: 1 }));
      await expectFailure(another, 'IDEMPOTENCY_MISMATCH', 'another value under an id');
      await expectAnswer(vault, 'a', kept({ to: 'ada', at: 1 }), 'the value after that');
    },
  },
  {
    id: 'V3',
    level: 'contract',
    promise: 3,
    rule: 'what was forgotten is gone for every handle, and never comes back',
    test: async (vault, other) => {
      await vault.put(entry('a', 'ada'));
      await vault.forget(place('a'));
      for (const handle of [vault, other]) {
        await expectAnswer(handle, 'a', { status: 'forgotten' }, 'a value that was forgotten');
        for (const value of ['ada', 'bob']) {
          const again = handle.put(entry('a', value));
          await expectFailure(again, 'IDEMPOTENCY_MISMATCH', 'a put after the forgetting');
        }
      }
      await vault.forget(place('a'));
      await expectAnswer(vault, 'a', { status: 'forgotten' }, 'a value forgotten twice');
    },
  },
  {
    id: 'V4',
    level: 'contract',
    promise: 3,
    rule: 'an id that was forgotten before it was put is never put',
    test: async (vault) => {
      await vault.forget(place('a'));
      await expectFailure(vault.put(entry('a', 'ada')), 'IDEMPOTENCY_MISMATCH', 'a late put');
      await expectAnswer(vault, 'a', { status: 'forgotten' }, 'an id forgotten before its put');
    },
  },
  {
    id: 'V5',
    level: 'contract',
    promise: 4,
    rule: 'no tenant sees or forgets what is another’s',
    test: async (vault) => {
      await vault.put({ tenant: 'one', id: 'a', value: 1 });
      await vault.put({ tenant: 'two', id: 'a', value: 2 });
      await vault.put({ tenant: 'a', id: 'b:c', value: 3 });
      await vault.put({ tenant: 'a:b', id: 'c', value: 4 });
      await vault.forget({ tenant: 'two', id: 'a' });
      const answers = [
        await vault.get({ tenant: 'one', id: 'a' }),
        await vault.get({ tenant: 'two', id: 'a' }),
        await vault.get({ tenant: 'a', id: 'b:c' }),
        await vault.get({ tenant: 'a:b', id: 'c' }),
        await vault.get({ tenant: 'three', id: 'a' }),
      ];
      const wanted = [kept(1), { status: 'forgotten' }, kept(3), kept(4), { status: 'unknown' }];
      expectEqual(answers, wanted, 'the answers to five tenants');
    },
  },
  {
    id: 'V6',
    level: 'contract',
    promise: 5,
    rule: 'odd ids are told apart, and odd values come back equal',
    test: async (vault) => {
      for (const [number, id] of ODD_IDS.entries()) await vault.put(entry(id, number));
      for (const [number, id] of ODD_IDS.entries()) {
        await expectAnswer(vault, id, kept(number), `the value under the odd id ${number}`);
      }
      for (const [number, value] of PLAIN_VALUES.entries()) {
        await vault.put(entry(`value-${number}`, value));
        await expectAnswer(vault, `value-${number}`, kept(value), `the odd value ${number}`);
      }
    },
  },
  {
    id: 'V7',
    level: 'contract',
    promise: 6,
    rule: 'what a caller changes afterwards is not changed in the vault',
    test: async (vault) => {
      const value = { list: [1], to: 'ada' };
      const putting = vault.put(entry('a', value));
      value.list.push(2);
      await putting;
      value.to = 'bob';
      const first = await vault.get(place('a'));
      expectEqual(first, kept({ list: [1], to: 'ada' }), 'the value after its object was changed');
      try {
        if (first.status === 'kept') (first.value as { to: string }).to = 'cy';
      } catch {
        // A frozen answer cannot be changed, which is as good.
      }
      const again = kept({ list: [1], to: 'ada' });
      await expectAnswer(vault, 'a', again, 'the value after an answer was changed');
    },
  },
  {
    id: 'V8',
    level: 'contract',
    promise: 7,
    rule: 'what is no JSON, and what can be no id, is refused and never shown',
    test: async (vault) => {
      for (const [what, value] of hostileValues()) {
        const attempt = attempted(() => vault.put({ ...place('a'), value } as VaultPut));
        const isDeep = what === 'a million lists deep';
        await expectFailure(attempt, isDeep ? 'LIMIT_EXCEEDED' : 'INVALID_VALUE', what);
      }
      for (const id of ['', 'a\0b', '\ud83d', 'x'.repeat(201), 7, null, undefined]) {
        for (const bad of [
          { tenant: TENANT, id },
          { tenant: id, id: 'a' },
        ]) {
          const ill = bad as VaultPlace;
          const calls = [
            () => vault.put({ ...ill, value: CANARY }),
            () => vault.get(ill),
            () => vault.forget(ill),
          ];
          for (const call of calls) {
            await expectFailure(attempted(call), 'INVALID_VALUE', 'an impossible id');
          }
        }
      }
      await expectAnswer(vault, 'a', { status: 'unknown' }, 'an id that only bad puts were for');
      await expectSilence(vault);
    },
  },
  {
    id: 'V9',
    level: 'contract',
    promise: 7,
    rule: 'the declared limit is at least 64 KiB, and is the limit',
    test: async (vault) => {
      const { maxBytes, port } = vault.capabilities;
      expectEqual(port, 1, 'the version of the port');
      expectThat(maxBytes >= FLOOR_BYTES, `a vault must take ${FLOOR_BYTES} bytes at once`);
      const value = 'é'.repeat((maxBytes - 2 - (maxBytes % 2)) / 2);
      await vault.put(entry('a', value));
      await expectAnswer(vault, 'a', kept(value), 'a value of the greatest size');
      const over = vault.put(entry('b', `${value}éé`));
      await expectFailure(over, 'LIMIT_EXCEEDED', 'a value over the limit');
      await expectAnswer(vault, 'b', { status: 'unknown' }, 'an id that a long value was for');
    },
  },
  {
    id: 'V10',
    level: 'concurrency',
    promise: 1,
    rule: 'of values that race for one id, one is kept, and its equals succeed',
    test: async (vault, other) => {
      const puts = Array.from({ length: RACERS }, (_, racer) =>
        (racer % 2 === 0 ? vault : other).put(entry('a', racer % 4)),
      );
      const ends = await Promise.allSettled(puts);
      const answer = await vault.get(place('a'));
      expectThat(answer.status === 'kept', 'one of the racing values must be kept');
      for (const [racer, end] of ends.entries()) {
        const isKept = answer.value === racer % 4;
        const code = end.status === 'rejected' ? codeOf(end.reason) : null;
        expectEqual(code, isKept ? null : 'IDEMPOTENCY_MISMATCH', `the end of racer ${racer}`);
      }
    },
  },
  {
    id: 'V11',
    level: 'concurrency',
    promise: 3,
    rule: 'a put that races with the forgetting of its id never outlives it',
    test: async (vault, other) => {
      for (let round = 0; round < RACERS; round += 1) {
        const id = `r-${round}`;
        const put = () => vault.put(entry(id, round));
        const forget = () => other.forget(place(id));
        const order = round % 2 === 0 ? [put, forget] : [forget, put];
        await Promise.allSettled(order.map((call) => call()));
        await expectAnswer(vault, id, { status: 'forgotten' }, 'an id after the race');
      }
    },
  },
];

/** Fails if the error of a refused value shows the value. */
async function expectSilence(vault: Vault): Promise<void> {
  await vault.put(entry('secret', 'first'));
  const refused: unknown = await vault
    .put(entry('secret', CANARY))
    .catch((error: unknown) => error);
  const said = refused instanceof Error ? `${refused.message} ${JSON.stringify(refused)}` : '';
  expectThat(!said.includes(CANARY), 'an error must not show a value');
}

/** A call that throws at once, as one that rejects. */
async function attempted(call: () => Promise<unknown>): Promise<unknown> {
  return call();
}
