/** A campaign that asks before it speaks: decided, held, filled in for its channel, and confirmed. */
import {
  arbitrateContacts,
  type ContactAsk,
  type ContactLedger,
  chooseChannel,
  contactLedger,
  contactPolicy,
  createPersonalisation,
  createTemplate,
  decideContact,
  dialoguePoint,
  fillTemplate,
  interactionSentences,
  recommendedHandling,
  voiceConflicts,
} from 'everbond/interactions';
import { france } from 'everbond/interactions/jurisdictions/france';
import { parseContactPolicy } from 'everbond/interactions/schema';
import { carryOut, formatIssues, instant, type Standing, sentenceOf } from 'everbond/kernel';

// The policy comes as JSON from the settings of the shop.
const told = {
  id: 'shop',
  laws: france,
  quietHours: [
    { id: 'night', weekdays: null, from: '21:00', until: '08:00', channels: null, purposes: null },
  ],
  caps: [
    {
      id: 'one-a-day',
      scope: 'person',
      most: 1,
      window: { kind: 'calendar', unit: 'day', zone: 'customer' },
      channels: null,
      purposes: null,
    },
  ],
};
const read = parseContactPolicy(told);
if (!read.ok) throw new Error(formatIssues(read.issues));
const policy = contactPolicy(read.value);

const ada: ContactAsk['person'] = {
  zones: ['Europe/Paris'],
  place: 'FR',
  doNotContact: false,
  isDeceased: false,
  isAddressDead: false,
  consents: [{ purpose: 'marketing', channel: null, consent: 'granted' }],
  channelConsent: 'unknown',
  hasOpenComplaint: false,
  coolingUntil: null,
  refusedAt: null,
};
const ask: ContactAsk = {
  at: instant('2026-07-13T21:30+02:00'),
  channel: 'telephone',
  purpose: 'marketing',
  person: ada,
  contacts: { person: [], household: null, account: null },
  ridesOn: null,
  rank: 0,
  rivals: [],
};

const call = decideContact(policy, ask);
if (!call.isAllowed) {
  console.log('May we call ada on 13 July at half past nine in the evening?');
  for (const reason of call.reasons) {
    console.log(`  ${sentenceOf(reason, interactionSentences, 'en')}`);
  }
  console.log(`  Possible from ${call.nextAt}.`);
}

const { channel, pareto } = chooseChannel({ speed: 'fast', canBeKept: true }, 'interactivity');
console.log(`\nFast, and to be kept: ${channel}; worth weighing up: ${pareto.join(', ')}.`);

// What to say.
const messagesFor = createPersonalisation({ birthday: 'boolean', owns: 'text' } as const, {
  policy: 'first',
  rules: [
    {
      id: 'birthday',
      when: { compare: 'birthday', is: 'eq', to: true },
      gives: { occasion: 'birthday', template: 'many-returns', offer: null },
    },
    {
      id: 'lens',
      when: { compare: 'owns', is: 'eq', to: 'camera' },
      gives: { occasion: 'cross-sell', template: 'goes-with-it', offer: 'lens-10' },
    },
  ],
});
const { hits } = messagesFor({ birthday: false, owns: 'camera' });
const subject = createTemplate('{{name}}, something for your {{thing}}', { name: 'Hello' });
const filled = fillTemplate(subject, { name: 'Ada', thing: 'camera' }, 'header');
console.log(`\nThe rule ${hits[0]?.rule} gives: ${filled.isFilled ? filled.text : 'nothing'}`);
const hostile = fillTemplate(subject, { name: 'Ada\r\nBcc: all', thing: 'camera' }, 'header');
console.log(`With a line break in the name: ${hostile.isFilled ? 'sent' : 'refused'}`);

// Two campaigns at once: the first is held, and counts.
const ledger = contactLedger(policy);
let standing: Standing<ContactLedger> = { state: ledger.initial, newestAt: null };
function send(command: Parameters<typeof ledger.decide>[0]): void {
  const carried = carryOut(ledger, standing, command);
  if (carried.accepted) standing = carried.standing;
  const outcome = carried.accepted
    ? carried.events.map(({ type, id }) => `${type} ${id}`).join(', ')
    : sentenceOf(carried.refusal, interactionSentences, 'en');
  console.log(`  ${command.at.slice(11, 16)} ${command.type}: ${outcome}`);
}
console.log('\nThe ledger:');
const told10 = { at: instant('2026-07-15T10:00Z'), by: 'campaigns' } as const;
const mail = { channel: 'email', purpose: 'marketing', person: ada } as const;
send({ ...told10, ...mail, type: 'Reserve', id: 'lens' });
send({ ...told10, ...mail, type: 'Reserve', id: 'summer' });
send({ ...told10, type: 'Ride', id: 'survey', on: 'lens', purpose: 'marketing', person: ada });
send({ ...told10, at: instant('2026-07-15T10:02Z'), type: 'Confirm', id: 'lens' });

const service = { ...ask, at: instant('2026-07-15T10:05Z'), channel: 'email' as const };
const { first } = arbitrateContacts(policy, [
  { id: 'recall', ask: { ...service, purpose: 'service', rank: 9 } },
  { id: 'offer', ask: { ...service, rank: 1 } },
]);
console.log(`\nOf a recall and an offer goes first: ${first}`);

const at = instant('2026-07-15T11:00Z');
const point = dialoguePoint([
  {
    id: 't-1',
    at,
    channel: 'email',
    by: 'customer',
    topic: 'fit',
    does: 'asks',
    answers: null,
  },
]);
console.log(`The dialogue waits for the ${point.next}, on ${point.topics.join(', ')}.`);
const offer = { item: 'lens', audience: null, from: at, until: null } as const;
const conflicts = voiceConflicts(
  [
    { ...offer, id: 'mail', channel: 'email', terms: { priceMinor: 2900 } },
    { ...offer, id: 'shop', channel: 'store', terms: { priceMinor: 3500 } },
  ],
  at,
);
console.log(`Offers that disagree: ${conflicts.map(({ offers }) => offers.join(' and ')).join()}`);
console.log(`A buyer who asks for gifts: ${recommendedHandling('greedy').at(-1)?.en}.`);
