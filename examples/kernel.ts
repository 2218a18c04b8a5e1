/** A stamp card: money, an exact rate, a decider and a flow, with nothing else but the kernel. */
import {
  accept,
  allowedEvents,
  type Command,
  type Decider,
  decimalText,
  type Flow,
  flowDiagram,
  type Instant,
  instant,
  moneyFromDecimal,
  multiplyWhole,
  nextStatus,
  ratioOf,
  refuse,
  sentenceOf,
} from 'everbond/kernel';

type Status = 'open' | 'full' | 'redeemed';
type EventType = 'Stamped' | 'Redeemed';

const flow = {
  initial: 'open',
  steps: {
    open: { Stamped: [{ when: 'isLastStamp', to: 'full' }, { to: 'open' }] },
    full: { Redeemed: 'redeemed' },
    redeemed: {},
  },
} as const satisfies Flow<Status, EventType>;

interface Card {
  readonly status: Status;
  readonly stamps: number;
}
type CardCommand = Command & { readonly type: 'Stamp' | 'Redeem' };
type CardEvent = { readonly type: EventType; readonly at: Instant };
type CardRefusal = { readonly code: 'NOT_NOW'; readonly status: Status };

const STAMPS_NEEDED = 3;

const card: Decider<CardCommand, Card, CardEvent, CardRefusal> = {
  initial: { status: 'open', stamps: 0 },
  decide(command, state) {
    const type = command.type === 'Stamp' ? 'Stamped' : 'Redeemed';
    const to = nextStatus(flow, state.status, type, guardsOf(state));
    return to === null
      ? refuse({ code: 'NOT_NOW', status: state.status })
      : accept([{ type, at: command.at }], [{ rule: 'card-flow', to }]);
  },
  evolve(state, { type }) {
    const status = nextStatus(flow, state.status, type, guardsOf(state)) ?? state.status;
    return { status, stamps: state.stamps + (type === 'Stamped' ? 1 : 0) };
  },
  timersOf: () => [],
};

function guardsOf({ stamps }: Card) {
  return () => (stamps + 1 >= STAMPS_NEEDED ? null : { code: 'MORE_TO_COME' });
}

const sentences = { en: { NOT_NOW: 'A card that is {status} takes no more stamps.' } };

const price = moneyFromDecimal('4.20', 'EUR', 2);
const points = multiplyWhole(price.minor, ratioOf('0.015'), 'floor');
console.log(`A coffee at ${decimalText(price.minor, 2)} euros gives ${points} points and a stamp.`);

let state = card.initial;
for (const day of [1, 2, 3, 4]) {
  const at = instant(`2026-03-0${day}T09:00Z`);
  const decision = card.decide({ type: 'Stamp', at, by: 'till-4' }, state);
  if (decision.accepted) state = decision.events.reduce(card.evolve, state);
  const outcome = decision.accepted
    ? `${state.stamps} of ${STAMPS_NEEDED} stamps`
    : sentenceOf(decision.refusal, sentences, 'en');
  console.log(`March ${day}: ${outcome}`);
}

const buttons = allowedEvents(flow, state.status, guardsOf(state));
console.log(`What can happen now: ${buttons.map(({ event }) => event).join(', ')}`);
console.log(`\n${flowDiagram(flow)}`);
