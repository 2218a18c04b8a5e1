/** Award member: the facts of a member of whom nothing is known yet. */
import { instant } from '../../kernel/instant.ts';
import type { MemberFacts } from './award.ts';

/** A member who has just joined, on 1 January 1970: for previews, and to begin from. */
export const NO_MEMBER_FACTS: MemberFacts = Object.freeze({
  joinedAt: instant(0),
  birthday: null,
  tiers: Object.freeze({}),
  lifetime: Object.freeze({}),
  capUse: Object.freeze({}),
  lastPaid: Object.freeze({}),
  budgetLeft: Object.freeze({}),
  facts: Object.freeze({}),
});
