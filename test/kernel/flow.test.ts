import { describe, expect, it } from 'vitest';

import {
  allowedEvents,
  type EventFrom,
  type Flow,
  type Guards,
  nextStatus,
  type StatusAfter,
} from '../../src/kernel/flow.ts';
import { type CaseStatus, caseFlow } from './case-flow.ts';

const HOSTILE = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', ''] as const;

/** Guards of which only the named ones let pass. */
const passing =
  (...names: readonly string[]): Guards =>
  (guard) =>
    names.includes(guard) ? null : { code: 'GUARDED', guard };

describe('nextStatus', () => {
  it('follows the table', () => {
    expect(nextStatus(caseFlow, 'absent', 'Receive')).toBe('received');
    expect(nextStatus(caseFlow, 'in-review', 'Review')).toBe('in-review');
    expect(nextStatus(caseFlow, 'absent', 'Close')).toBeNull();
    expect(nextStatus(caseFlow, 'closed', 'Reopen')).toBeNull();
  });

  it('takes the first branch whose guard lets it pass', () => {
    const reopened = (...names: readonly string[]) =>
      nextStatus(caseFlow, 'resolved', 'Reopen', passing(...names));

    expect(reopened('isRecent', 'isSafetyMatter')).toBe('in-review');
    expect(reopened('isRecent')).toBe('in-review');
    expect(reopened('isSafetyMatter')).toBe('received');
    expect(reopened()).toBeNull();
    expect(nextStatus(caseFlow, 'resolved', 'Close', passing())).toBe('in-review');
  });

  it('asks only the guards that stand in the way, in order', () => {
    const asked: string[] = [];
    const guards: Guards = (guard) => {
      asked.push(guard);
      return guard === 'isRecent' ? { code: 'TOO_LATE' } : null;
    };
    nextStatus(caseFlow, 'resolved', 'Reopen', guards);
    nextStatus(caseFlow, 'received', 'Review', guards);

    expect(asked).toEqual(['isRecent', 'isSafetyMatter']);
  });

  it('needs guards where the table names them, and only there', () => {
    const message = 'flow: guards must be given, because the flow names guards';

    expect(() => nextStatus(caseFlow, 'resolved', 'Close')).toThrow(message);
    expect(() => allowedEvents(caseFlow, 'resolved')).toThrow(message);
    expect(nextStatus(caseFlow, 'resolved', 'Withdraw')).toBeNull();
  });

  it.each(HOSTILE)('does not find %j by accident', (name) => {
    const [status, event] = [name as 'absent', name as 'Receive'];

    expect(nextStatus(caseFlow, 'absent', event)).toBeNull();
    expect(nextStatus(caseFlow, status, 'Receive')).toBeNull();
    expect(nextStatus(caseFlow, status, event)).toBeNull();
    expect(allowedEvents(caseFlow, status)).toEqual([]);
  });

  it('finds them where they are rows of the table', () => {
    const text = '{"initial":"__proto__","steps":{"__proto__":{"constructor":"__proto__"}}}';
    const flow = JSON.parse(text) as Flow;

    expect(nextStatus(flow, '__proto__', 'constructor')).toBe('__proto__');
    expect(nextStatus(flow, '__proto__', 'toString')).toBeNull();
    expect(allowedEvents(flow, '__proto__')).toEqual([
      { event: 'constructor', to: '__proto__', refusal: null },
    ]);
  });
});

describe('allowedEvents', () => {
  it('lists a row in its order, with where each event leads', () => {
    expect(allowedEvents(caseFlow, 'received')).toStrictEqual([
      { event: 'Review', to: 'in-review', refusal: null },
      { event: 'Withdraw', to: 'withdrawn', refusal: null },
    ]);
    expect(allowedEvents(caseFlow, 'closed')).toEqual([]);
  });

  it('says what the refusal would be: that of the first guard', () => {
    expect(allowedEvents(caseFlow, 'resolved', passing())).toStrictEqual([
      { event: 'Reopen', to: null, refusal: { code: 'GUARDED', guard: 'isRecent' } },
      { event: 'Close', to: 'in-review', refusal: null },
    ]);
  });

  it('says of an event without a branch that it is not allowed', () => {
    const flow: Flow = { initial: 'a', steps: { a: { Go: [] } } };

    expect(nextStatus(flow, 'a', 'Go')).toBeNull();
    expect(allowedEvents(flow, 'a')).toEqual([
      { event: 'Go', to: null, refusal: { code: 'NOT_ALLOWED' } },
    ]);
  });
});

describe('the types of a flow', () => {
  type Of<From extends CaseStatus> = EventFrom<typeof caseFlow, From>;

  it('know which event a status allows and where it leads', () => {
    const event: Of<'received'> = 'Withdraw';
    const after: StatusAfter<typeof caseFlow, 'received', 'Withdraw'> = 'withdrawn';
    const choice: StatusAfter<typeof caseFlow, 'resolved', 'Close'>[] = ['closed', 'in-review'];
    // @ts-expect-error no event is allowed in an end
    const none: Of<'closed'> = 'Reopen';
    // @ts-expect-error the event leads to another status
    const wrong: StatusAfter<typeof caseFlow, 'received', 'Withdraw'> = 'closed';
    // @ts-expect-error the status does not allow the event
    type Forbidden = StatusAfter<typeof caseFlow, 'received', 'Close'>;
    const forbidden: Forbidden[] = [];
    // @ts-expect-error no such event anywhere in the table
    const unknown = nextStatus(caseFlow, 'absent', 'Fly');

    expect([event, after, choice, none, wrong, forbidden, unknown]).toHaveLength(7);
  });
});
