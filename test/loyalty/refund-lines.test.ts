/** The lines of a refund: what comes back of each, what cannot, and when all of it has. */
import { describe, expect, it } from 'vitest';

import { NO_ACCOUNT } from '../../src/domains/loyalty/account-state.ts';
import { POINTS_MAX } from '../../src/domains/loyalty/points.ts';
import {
  outstandingOf,
  restoredOf,
  spendingsOf,
} from '../../src/domains/loyalty/redeem-restore.ts';
import type { ReturnedLineTold } from '../../src/domains/loyalty/refund-command.ts';
import { shareOf } from '../../src/domains/loyalty/refund-returned.ts';
import { club, lots, member, on, type Walk } from './accounts.ts';

/** Three teas for 30.00, a gift for nothing, and a fee of 5.00 that is no thing. */
function sold(): Walk {
  const walk = member(club());
  const lines = [
    { id: 'tea', netMinor: 3000, quantity: 3 },
    { id: 'gift', netMinor: 0 },
    { id: 'fee', netMinor: 500, quantity: 0 },
  ];
  walk.does('2026-02-01', { type: 'Earn', occasion: { type: 'order', id: 'A', lines } });
  return walk;
}
type Asked = readonly (string | ReturnedLineTold)[] | number | undefined;

const told = (asked: Asked) =>
  typeof asked === 'number'
    ? ({ type: 'Refund', order: 'A', amountMinor: asked } as const)
    : ({ type: 'Refund', order: 'A', lines: asked } as const);

/** What came back, line by line, and whether that is all. */
function takes(walk: Walk, asked?: Asked) {
  const [event] = walk.does('2026-02-02', told(asked));
  if (event?.type !== 'Refunded') throw new Error('no refund');
  const lines = event.lines.map(({ line, quantity, minor }) => `${line} ${quantity} ${minor}`);
  return [...lines, event.undone.isWhole ? 'all' : 'a part'];
}
const refused = (walk: Walk, asked: Asked) => walk.refused('2026-02-02', told(asked));

describe('what comes back', () => {
  it('is all that is left, if nothing is named', () => {
    expect(takes(sold())).toEqual(['tea 3 3000', 'gift 1 0', 'fee 0 500', 'all']);
    for (const [first, left] of [
      ['tea', ['gift 1 0', 'fee 0 500']],
      ['gift', ['tea 3 3000', 'fee 0 500']],
      ['fee', ['tea 3 3000', 'gift 1 0']],
    ] as const) {
      const walk = sold();
      takes(walk, [first]);
      expect(takes(walk)).toEqual([...left, 'all']);
    }
  });

  it('is all that is left, if that is the amount', () => {
    const walk = sold();
    takes(walk, ['tea']);
    expect(takes(walk, 500)).toEqual(['gift 1 0', 'fee 0 500', 'all']);
  });

  it('of an amount is money of the lines that it reaches, and no thing', () => {
    expect(takes(sold(), 1)).toEqual(['tea 0 1', 'a part']);
    expect(takes(sold(), 700)).toEqual(['tea 0 600', 'fee 0 100', 'a part']);
  });

  it('of a line is the share of the number that came back, cut down', () => {
    const walk = sold();
    expect(takes(walk, [{ line: 'tea', quantity: 2 }])).toEqual(['tea 2 2000', 'a part']);
    expect(takes(walk, [{ line: 'tea', quantity: 1 }])).toEqual(['tea 1 1000', 'a part']);
    const odd = sold();
    takes(odd, [{ line: 'tea', minor: 1 }]);
    expect(takes(odd, [{ line: 'tea', quantity: 2 }])).toEqual(['tea 2 1999', 'a part']);
    expect(takes(odd)).toEqual(['tea 1 1000', 'gift 1 0', 'fee 0 500', 'all']);
  });

  it('of a line is the money that is named, with the number that is named', () => {
    const walk = sold();
    expect(takes(walk, [{ line: 'tea', minor: 700 }])).toEqual(['tea 0 700', 'a part']);
    expect(takes(walk, [{ line: 'tea', quantity: 2, minor: 300 }])).toEqual([
      'tea 2 300',
      'a part',
    ]);
    expect(takes(walk, [{ line: 'tea', minor: 2000 }])).toEqual(['tea 1 2000', 'a part']);
  });

  it('of what is no thing is its money, though none of it is asked for', () => {
    expect(takes(sold(), [{ line: 'fee', quantity: 0 }])).toEqual(['fee 0 500', 'a part']);
  });

  it('is several lines at once', () => {
    expect(takes(sold(), ['fee', { line: 'tea', quantity: 1 }])).toEqual([
      'fee 0 500',
      'tea 1 1000',
      'a part',
    ]);
  });
});

describe('an order has come back', () => {
  it('not before what was free with it has, if lines are named', () => {
    const walk = sold();
    expect(takes(walk, ['tea', 'fee'])).toEqual(['tea 3 3000', 'fee 0 500', 'a part']);
    expect(takes(walk, ['gift'])).toEqual(['gift 1 0', 'all']);
  });

  it('once its money has, of a line whose money alone was asked for', () => {
    const walk = member(club());
    const lines = [
      { id: 'pin', netMinor: 1 },
      { id: 'pot', netMinor: 1 },
      { id: 'tea', netMinor: 1000 },
    ];
    walk.does('2026-02-01', { type: 'Earn', occasion: { type: 'order', id: 'A', lines } });
    // Of 1,002 parts the cent that is left goes where the most was cut off.
    expect(takes(walk, 1001)).toEqual(['pin 0 1', 'pot 0 1', 'tea 0 999', 'a part']);
    expect(takes(walk, ['tea'])).toEqual(['tea 1 1', 'all']);
  });
});

describe('what cannot come back', () => {
  it('is an amount that is none', () => {
    const bad = { code: 'BAD_POINTS', least: 1, most: 3500 };
    expect([0, -1, 0.5, Number.NaN].map((amount) => refused(sold(), amount))).toEqual([
      bad,
      bad,
      bad,
      bad,
    ]);
    const walk = sold();
    takes(walk, 500);
    expect(refused(walk, 0)).toEqual({ ...bad, most: 3000 });
    expect(refused(walk, 3001)).toEqual({ code: 'MORE_THAN_LEFT', left: 3000, asked: 3001 });
  });

  it('is a number or money that is none', () => {
    const bad = { code: 'BAD_POINTS', least: 0, most: POINTS_MAX };
    const tea = (some: object) => refused(sold(), [{ line: 'tea', ...some }]);
    expect(tea({ quantity: -1 })).toEqual(bad);
    expect(tea({ quantity: 0.5 })).toEqual(bad);
    expect(tea({ minor: -1 })).toEqual(bad);
    expect(tea({ minor: 0.5 })).toEqual(bad);
  });

  it('is a line that has come back, and only that', () => {
    const walk = sold();
    takes(walk, ['tea']);
    expect(refused(walk, ['tea'])).toEqual({ code: 'ALREADY_UNDONE' });
    expect(refused(walk, ['fee', 'tea'])).toEqual({ code: 'ALREADY_UNDONE' });
    takes(walk, ['gift']);
    expect(refused(walk, ['gift'])).toEqual({ code: 'ALREADY_UNDONE' });
    expect(takes(walk, ['fee'])).toEqual(['fee 0 500', 'all']);
  });
});

describe('a share that came back', () => {
  it('is cut down, all of it once all is back, and none of what cost nothing', () => {
    const progress = { backMinor: 1, wholeMinor: 3, isWhole: false };
    expect(shareOf(10, 1, progress)).toBe(3);
    expect(shareOf(10, 1, { ...progress, isWhole: true })).toBe(10);
    expect(shareOf(10, 0, { ...progress, wholeMinor: 0 })).toBe(0);
    expect(shareOf(10, 0, { ...progress, wholeMinor: 0, isWhole: true })).toBe(10);
  });
});

describe('a redemption', () => {
  const spending = {
    id: 'r',
    at: on('2026-02-01'),
    option: null,
    currency: 'points',
    points: 30,
    order: null,
    isReversible: true,
    parts: [
      { lot: '1', points: 10, restored: 4 },
      { lot: '2', points: 20, restored: 5 },
    ],
  };

  it('has come back in part, lot by lot', () => {
    expect([restoredOf(spending), outstandingOf(spending)]).toEqual([9, 21]);
  });

  it('is looked up by its id, if there is one', () => {
    expect(spendingsOf({ state: NO_ACCOUNT } as Parameters<typeof spendingsOf>[0], ['r'])).toEqual(
      [],
    );
  });
});

describe('points that come back to a lot', () => {
  const reversal = { kind: 'by-canceller', days: 30 };
  const back = (until: string | null, cancelledBy: 'firm' | 'customer') => {
    const redemptions = [{ kind: 'reward', id: 'mug', points: 60, reward: 'mug' }];
    const walk = member(club({ redemptions, returns: { reversal } }));
    walk.does('2026-01-02', { type: 'Open', reference: 'o', lots: lots([60, until]) });
    walk.does('2026-02-01', { type: 'Redeem', redemption: 'r', option: 'mug' });
    const [event] = walk.does('2026-03-01', {
      type: 'ReverseRedemption',
      redemption: 'r',
      cancelledBy,
    });
    return event?.entries.map((entry) =>
      entry.kind === 'reissued' ? entry.lot.expiresAt : entry.kind,
    );
  };

  // Thirty days after 1 March is 31 March, to its end.
  it('can be spent for some days where the firm cancelled, if the lot ends sooner', () => {
    expect(back('2026-03-05', 'firm')).toEqual([on('2026-04-01')]);
    expect(back('2026-03-31', 'firm')).toEqual([on('2026-04-01')]);
    expect(back('2026-04-01', 'firm')).toEqual(['restored']);
    expect(back('2026-05-01', 'firm')).toEqual(['restored']);
    expect(back(null, 'firm')).toEqual(['restored']);
  });

  it('can be spent as before where the customer did', () => {
    expect(back('2026-03-05', 'customer')).toEqual(['restored']);
  });
});
