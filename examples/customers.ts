/** Customers: a guest who is asked once, found again on another channel, linked, and forgotten. */
import {
  type Customer,
  type CustomerCommand,
  consentFor,
  customerSentences,
  customers,
  customerView,
  decisionUnit,
  erasureScope,
  householdOf,
  linkCandidates,
  linkFacts,
  questionsFor,
} from 'everbond/customers';
import { parseCustomerCommand, parseCustomerEvent } from 'everbond/customers/schema';
import { instant, sentenceOf, vaultReference } from 'everbond/kernel';
import { createApp } from 'everbond/runtime';
import { erasePerson, exportPerson, memoryStore, memoryVault } from 'everbond/storage';

const tenant = 'shop';
const [store, vault] = [memoryStore(), memoryVault()];
const app = createApp({ store, tenant, now: () => new Date('2026-06-01T10:00Z') });
const records = app.of('customer', customers({ factDays: { address: 365 } }), {
  parseCommand: parseCustomerCommand,
  parseEvent: parseCustomerEvent,
});

/** What is personal goes into the vault, under an id that says nothing. */
async function keep(id: string, value: string) {
  await vault.put({ tenant, id, value });
  return vaultReference(id);
}

let requests = 0;
async function send(customer: string, command: CustomerCommand): Promise<void> {
  requests += 1;
  const sent = await records.send(customer, command, { key: `request-${requests}` });
  const came = sent.accepted
    ? sent.events.map(({ type }) => type).join(', ')
    : sentenceOf(sent.refusal, customerSentences, 'en');
  console.log(command.at.slice(0, 10), customer, `${command.type}:`, came);
}

async function all(): Promise<readonly Customer[]> {
  const { ids } = await store.list({ tenant, type: 'customer', after: null, limit: 100 });
  return Promise.all(ids.map((id) => records.view(id, (state) => state)));
}

const day = (date: string) => ({ at: instant(`${date}T10:00Z`), by: 'web' });
const telephone = await keep('v-1', '+49 30 1234567');
const address = await keep('v-2', '1 Main Street');

// A member, who is asked for the birthday once and for the address never: it is known.
const person = { type: 'Register', kind: 'person' } as const;
await send('ada', { ...day('2026-01-05'), ...person, customer: 'ada', status: 'member' });
const ringing = { type: 'Identify', channel: 'telephone', handle: telephone } as const;
await send('ada', { ...day('2026-01-05'), ...ringing });
await send('ada', {
  ...day('2026-01-05'),
  type: 'LearnFact',
  fact: 'address',
  value: address,
  source: 'told',
});
await send('ada', { ...day('2026-01-05'), type: 'AskQuestion', fact: 'birthday' });
await send('ada', { ...day('2026-02-05'), type: 'AskQuestion', fact: 'birthday' });
const say = { purposes: ['marketing'], channels: ['email'], evidence: 'form-7' } as const;
await send('ada', { ...day('2026-02-05'), type: 'GrantConsent', ...say });

// A guest rings up under the same number, and has withdrawn consent elsewhere.
const guest = { ...person, customer: 'guest-7', status: 'guest' } as const;
await send('guest-7', { ...day('2026-03-01'), ...guest });
await send('guest-7', { ...day('2026-03-01'), ...ringing });
await send('guest-7', { ...day('2026-03-01'), type: 'WithdrawConsent', ...say });

console.log('\nMay be one customer:', JSON.stringify(linkCandidates(await all())));
for (const [from, to] of [
  ['guest-7', 'ada'],
  ['ada', 'guest-7'],
] as const) {
  const seen = linkFacts(from, to, await all());
  if (seen === null) continue;
  const link = { ...day('2026-03-02'), type: 'Link', to, evidence: 'told', seen } as const;
  // What was read of the other record must still be so when the link is written.
  const before = await records.view(to, (state) => state.link);
  const unmoved = records.assert(to, ({ link: now }) =>
    now?.to === before?.to ? null : { code: 'MOVED' },
  );
  const steps = [records.act(from, link), unmoved] as const;
  const linked = await app.together(steps, { key: `link ${from} ${to}` });
  const why = linked.accepted ? 'linked' : sentenceOf(linked.refusal, customerSentences, 'en');
  console.log(`  ${from} to ${to}: ${why}`);
}

const view = customerView('guest-7', await all());
console.log(`One customer now: ${view?.members.join(' and ')}, a ${view?.status}.`);
console.log('Marketing by e-mail:', consentFor(view?.consents ?? [], 'marketing', 'email'));
const wanted = ['birthday', 'address', 'reason-for-use'];
const { at: nextYear } = day('2027-01-06');
const questions = questionsFor(view?.ledger ?? [], wanted, nextYear);
console.log('Still to ask:', questions.map(({ ask, fact }) => `${ask} ${fact}`).join(', '));

await send('guest-7', { ...day('2026-03-03'), type: 'Unlink' });
const apart = customerView('ada', await all());
console.log('Apart again:', consentFor(apart?.consents ?? [], 'marketing', 'email'));

// A couple is one household; a firm decides by several people.
await send('bob', { ...day('2026-03-04'), ...person, customer: 'bob', status: 'member' });
for (const one of ['ada', 'bob']) {
  const join = { type: 'JoinHousehold', household: 'h-1', role: 'spouse' } as const;
  await send(one, { ...day('2026-03-04'), ...join });
}
console.log('\nThe household decides by', householdOf('h-1', await all()).principals.join(' and '));
await send('bob', {
  ...day('2026-03-05'),
  type: 'TakeRole',
  organisation: 'acme',
  role: 'user',
  decision: null,
  department: 'workshop',
});
console.log(
  'Nobody known at acme as',
  decisionUnit('acme', 'fleet', await all()).unknown.join(', '),
);

// A person wants to be forgotten, and a hold stands in the way for a while.
console.log('');
const hold = { hold: 'case-3', basis: 'litigation' };
await send('ada', { ...day('2026-04-01'), type: 'PlaceHold', ...hold });
await send('ada', { ...day('2026-04-02'), type: 'Erase', basis: 'request' });
await send('ada', { ...day('2026-05-01'), type: 'ReleaseHold', hold: 'case-3' });
const scope = erasureScope('ada', await all());
await send('ada', { ...day('2026-05-02'), type: 'Erase', basis: 'request' });

const streams = (scope?.members ?? []).map((id) => ({ type: 'customer', id }));
const keepShared = scope?.shared ?? [];
const request = { tenant, streams, subject: 'ada', key: 'erase-ada', keep: keepShared };
console.log('Forgotten:', JSON.stringify(await erasePerson(store, vault, request)));
const { personal } = await exportPerson(store, vault, { tenant, streams });
for (const { vault: id, status } of personal) console.log(`  ${id} is ${status}`);
