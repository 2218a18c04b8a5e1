/** What an order would earn by twenty rules, ours and with a rules engine. */
import { ok } from 'node:assert/strict';
import { instant } from 'everbond/kernel';
import { NO_ACCOUNT, type OccasionTold, previewEarning } from 'everbond/loyalty';
import { parseProgramme } from 'everbond/loyalty/schema';

import { loadPeer } from './peers.ts';
import type { Task } from './race.ts';

const RULES = 20;
const CHANNELS = ['shop', 'web', 'telephone'];
const AT = instant('2026-05-01T10:00Z');

/** An order of at least so many items, or on a channel, earns so many points. */
const specs = Array.from({ length: RULES }, (_, index) => ({
  id: `rule-${index}`,
  items: index,
  channel: CHANNELS[index % CHANNELS.length] ?? '',
  points: index + 1,
}));

const read = parseProgramme({
  id: 'bench',
  zone: 'UTC',
  money: 'EUR',
  facts: { items: 'number', channel: 'text', member: 'boolean' },
  versions: [
    {
      from: '2000-01-01T00:00Z',
      earnRules: specs.map(({ id, items, channel, points }) => ({
        id,
        points,
        when: {
          all: [
            { compare: 'facts.member', is: 'eq', to: true },
            {
              any: [
                { compare: 'facts.items', is: 'gte', to: items },
                { compare: 'facts.channel', is: 'eq', to: channel },
              ],
            },
          ],
        },
      })),
    },
  ],
});
if (!read.ok) throw new Error('the programme has issues');
const programme = read.value;

interface Facts {
  readonly items: number;
  readonly channel: string;
  readonly member: boolean;
}
const baskets: readonly Facts[] = Array.from({ length: 100 }, (_, index) => ({
  items: (index * 7) % 25,
  channel: CHANNELS[index % CHANNELS.length] ?? '',
  member: index % 5 > 0,
}));
const told: readonly OccasionTold[] = baskets.map((facts, index) => ({
  type: 'order',
  id: `order-${index}`,
  lines: [{ id: '1', netMinor: 5000 }],
  facts: { ...facts },
}));

/** What is called here of json-rules-engine. */
interface Engine {
  run(facts: unknown): Promise<{ readonly events: readonly Event[] }>;
}
interface Event {
  readonly params: { readonly points: number };
}
type EnginePeer = { readonly Engine: new (rules: readonly unknown[]) => Engine };

function engineOf({ Engine }: EnginePeer): Engine {
  return new Engine(
    specs.map(({ id, items, channel, points }) => ({
      event: { type: id, params: { points } },
      conditions: {
        all: [
          { fact: 'member', operator: 'equal', value: true },
          {
            any: [
              { fact: 'items', operator: 'greaterThanInclusive', value: items },
              { fact: 'channel', operator: 'equal', value: channel },
            ],
          },
        ],
      },
    })),
  );
}

const sumOf = (list: readonly { readonly points: number }[]): number =>
  list.reduce((sum, { points }) => sum + points, 0);

function ourPoints(place: number): number {
  const occasion = told[place % told.length] as OccasionTold;
  return sumOf(previewEarning(programme, NO_ACCOUNT, occasion, AT)?.lots ?? []);
}

async function enginePoints(engine: Engine, place: number): Promise<number> {
  const { events } = await engine.run(baskets[place % baskets.length]);
  return sumOf(events.map(({ params }) => params));
}

/** So many orders; that both give each the same points is seen first. */
export async function previewTask(count: number): Promise<Task> {
  const engine = engineOf((await loadPeer('json-rules-engine')) as EnginePeer);
  const seen = new Set<number>();
  for (const place of baskets.keys()) {
    const points = ourPoints(place);
    ok(points === (await enginePoints(engine, place)));
    seen.add(points);
  }
  ok(seen.size > 10);

  return {
    suite: 'loyalty',
    case: 'preview, 20 rules',
    ours: {
      name: 'everbond',
      run: () => {
        let sum = 0;
        for (let place = 0; place < count; place += 1) sum += ourPoints(place);
        return sum;
      },
    },
    peers: [
      {
        name: 'json-rules-engine',
        run: async () => {
          let sum = 0;
          for (let place = 0; place < count; place += 1) sum += await enginePoints(engine, place);
          return sum;
        },
      },
    ],
    counted: 'orders',
  };
}
