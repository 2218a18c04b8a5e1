/** Account rules: the ids under which events record what the library itself decided. */

/** The ids of the rules. A rule that changes its meaning gets the next version. */
export const RULES = {
  flow: 'account-flow@1',
  opening: 'opening-once@1',
  activation: 'activation-by-event@1',
  spending: 'lots-in-order@1',
  atBalance: 'reward-at-balance@1',
  hold: 'hold-until@1',
  release: 'hold-released@1',
  reversal: 'reversal-by-canceller@1',
  clawback: 'clawback-own-lots-first@1',
  returned: 'paid-points-returned@1',
  adjustment: 'adjustment-within-authority@1',
  transfer: 'transfer-keeps-expiry@1',
  merge: 'merge-whole@1',
  allowance: 'allowance-taken@1',
  tier: 'tier-by-counters@1',
  grant: 'tier-granted@1',
  expiry: 'expiry-by-lot@1',
  idle: 'expiry-by-inactivity@1',
  debt: 'debt-repaid@1',
  retraction: 'retraction-whole@1',
  closing: 'points-forfeited@1',
} as const;
