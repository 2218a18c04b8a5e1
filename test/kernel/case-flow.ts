/** A flow for tests: ends, guards, a choice, a loop. */
import type { Flow } from '../../src/kernel/flow.ts';

export type CaseStatus = 'absent' | 'received' | 'in-review' | 'resolved' | 'closed' | 'withdrawn';
export type CaseEvent = 'Receive' | 'Review' | 'Resolve' | 'Reopen' | 'Close' | 'Withdraw';

export const caseFlow = {
  initial: 'absent',
  steps: {
    absent: { Receive: 'received' },
    received: { Review: 'in-review', Withdraw: 'withdrawn' },
    'in-review': { Review: 'in-review', Resolve: 'resolved', Withdraw: 'withdrawn' },
    resolved: {
      Reopen: [
        { when: 'isRecent', to: 'in-review' },
        { when: 'isSafetyMatter', to: 'received' },
      ],
      Close: [{ when: 'isCommunicated', to: 'closed' }, { to: 'in-review' }],
    },
    closed: {},
    withdrawn: {},
  },
} as const satisfies Flow<CaseStatus, CaseEvent>;
