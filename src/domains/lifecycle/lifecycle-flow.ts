/**
 * Lifecycle flow: which event may follow which status, and where it leads, as one table.
 *
 * Everything that must know the order of a customer's life reads this table: `decide`, `evolve`,
 * the acts a host can offer, the diagrams and the tests.
 */
import type { Flow } from '../../kernel/flow.ts';
import type { LifecycleEvent } from './lifecycle-event.ts';
import type { LifecycleStatus } from './stage.ts';

/**
 * The whole life of a customer. Each row is a status; each entry is an event that may happen there,
 * and the status it leads to. A name after `when` is a guard. An empty row is an end.
 *
 * @see Stauss and Friege, "Regaining Service Customers", Journal of Service Research 1 (1999),
 *   pages 347–361, for winback as a life of its own after the loss.
 */
export const lifecycleFlow = {
  initial: 'absent',
  steps: {
    absent: {
      Recruited: 'recruitment',
      Purchased: 'welcoming',
      Imported: [
        { when: 'isRecruitment', to: 'recruitment' },
        { when: 'isWelcoming', to: 'welcoming' },
        { when: 'isGettingToKnow', to: 'getting-to-know' },
        { when: 'isAccountManagement', to: 'account-management' },
        { when: 'isIntensiveCare', to: 'intensive-care' },
        { when: 'isAtRisk', to: 'at-risk' },
        { when: 'isLost', to: 'lost' },
        { when: 'isWinback', to: 'winback' },
        { when: 'isDeclined', to: 'declined' },
        { when: 'isDeceased', to: 'deceased' },
        { when: 'isClosedByLaw', to: 'closed-by-law' },
      ],
    },
    recruitment: {
      Welcomed: [{ when: 'hasContact', to: 'welcoming' }],
      Purchased: 'welcoming',
      Declined: 'declined',
      ContactNamed: 'recruitment',
      ProfileRecorded: 'recruitment',
      Died: 'deceased',
      ClosedByLaw: 'closed-by-law',
    },
    welcoming: {
      GotToKnow: [{ when: 'hasProfile', to: 'getting-to-know' }],
      MarkedAtRisk: 'at-risk',
      Lost: 'lost',
      Purchased: 'welcoming',
      ContactNamed: 'welcoming',
      ProfileRecorded: 'welcoming',
      Died: 'deceased',
      ClosedByLaw: 'closed-by-law',
    },
    'getting-to-know': {
      Managed: 'account-management',
      MarkedAtRisk: 'at-risk',
      Lost: 'lost',
      Purchased: 'getting-to-know',
      ContactNamed: 'getting-to-know',
      ProfileRecorded: 'getting-to-know',
      Died: 'deceased',
      ClosedByLaw: 'closed-by-law',
    },
    'account-management': {
      Intensified: 'intensive-care',
      MarkedAtRisk: 'at-risk',
      Lost: 'lost',
      Purchased: 'account-management',
      ContactNamed: 'account-management',
      ProfileRecorded: 'account-management',
      Died: 'deceased',
      ClosedByLaw: 'closed-by-law',
    },
    'intensive-care': {
      Managed: 'account-management',
      MarkedAtRisk: 'at-risk',
      Lost: 'lost',
      Purchased: 'intensive-care',
      ContactNamed: 'intensive-care',
      ProfileRecorded: 'intensive-care',
      Died: 'deceased',
      ClosedByLaw: 'closed-by-law',
    },
    'at-risk': {
      Saved: 'account-management',
      Lost: 'lost',
      Purchased: 'at-risk',
      ContactNamed: 'at-risk',
      ProfileRecorded: 'at-risk',
      Died: 'deceased',
      ClosedByLaw: 'closed-by-law',
    },
    lost: {
      WinbackStarted: [{ when: 'mayBeWonBack', to: 'winback' }],
      Purchased: 'welcoming',
      ReasonLearnt: 'lost',
      CauseRemoved: 'lost',
      PauseEnded: 'lost',
      ContactNamed: 'lost',
      Died: 'deceased',
      ClosedByLaw: 'closed-by-law',
    },
    winback: {
      Welcomed: [{ when: 'hasContact', to: 'welcoming' }],
      Purchased: 'welcoming',
      GivenUp: 'lost',
      ReasonLearnt: 'winback',
      ContactNamed: 'winback',
      Died: 'deceased',
      ClosedByLaw: 'closed-by-law',
    },
    declined: {
      Recruited: 'recruitment',
      Purchased: 'welcoming',
      Died: 'deceased',
      ClosedByLaw: 'closed-by-law',
    },
    deceased: {},
    'closed-by-law': {},
  },
} as const satisfies Flow<LifecycleStatus, LifecycleEvent['type']>;
