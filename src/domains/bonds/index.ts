/**
 * What ties a customer to a firm: bonds and their level, the cost of switching, the quality of the
 * relationship, and what a firm does for it.
 *
 * @module
 */
export {
  ACCESS_TIERS,
  type AccessPlan,
  type AccessTier,
  type CustomerAccess,
  customerAccess,
  PREFERENTIAL_TREATMENTS,
  type PreferentialTreatment,
  servingOrder,
  type WaitingCustomer,
} from './access.ts';
export { AGENT_TRAITS, type AgentFacts, type AgentFit, agentFit } from './agent-fit.ts';
export {
  BOND_INSTRUMENTS,
  BOND_KINDS,
  BOND_STRENGTHS,
  BOND_WORDS,
  type Bond,
  type BondInstrument,
  type BondKind,
  type BondStrength,
  bondsAt,
  type InstrumentRow,
} from './bond.ts';
export {
  type AgentWeights,
  BONDS_DEFAULTS,
  type BondsDefaults,
  type QualityWeights,
  type RewardLimits,
} from './bonds-defaults.ts';
export {
  type Contact,
  type ContactIntensity,
  type ContactWindow,
  contactIntensity,
} from './contact-intensity.ts';
export { type Hold, type HoldFacts, type HostageWarning, hostageWarning } from './hostage.ts';
export {
  INVESTMENT_TYPES,
  type InvestmentTotals,
  type InvestmentType,
  investmentTotals,
  type RelationshipInvestment,
} from './investment.ts';
export {
  type HighOptions,
  LOYALTY_QUADRANTS,
  type LoyaltyFacts,
  type LoyaltyQuadrant,
  type LoyaltyStanding,
  loyaltyStanding,
  SATISFACTION_QUADRANTS,
  type SatisfactionQuadrant,
  satisfactionQuadrant,
} from './loyalty-quadrant.ts';
export {
  cooperativeIntention,
  type DisclosureFacts,
  mutualDisclosure,
  reciprocity,
  timeliness,
} from './mutual-disclosure.ts';
export {
  DEPENDENCE_DRIVERS,
  QUALITY_DIMENSIONS,
  type QualityDimension,
  RELATIONSHIP_BENEFITS,
  type RelationshipBenefit,
} from './quality-dimensions.ts';
export {
  type ActivityRow,
  RELATIONAL_TACTICS,
  RELATIONSHIP_ACTIVITIES,
  type RelationalTactic,
  type RelationshipActivity,
  SELLING_BEHAVIOURS,
  type SellingBehaviour,
  type TacticRow,
} from './relational-selling.ts';
export {
  BOND_LEVELS,
  type BondLevelRow,
  type RelationshipLevel,
  relationshipLevel,
} from './relationship-level.ts';
export {
  type PartScores,
  type QualityFacts,
  type RelationshipQuality,
  relationshipQuality,
} from './relationship-quality.ts';
export { type RewardSimplicity, rewardSimplicity } from './reward-simplicity.ts';
export {
  type CumulativeSatisfaction,
  cumulativeSatisfaction,
  disconfirmation,
  type Experience,
} from './satisfaction.ts';
export { type AnswerScale, type Score, scoreOfAnswer } from './score.ts';
export { bondsSentences } from './sentences.ts';
export {
  type RivalAppeal,
  rivalAppeal,
  SWITCHING_COST_WORDS,
  type SwitchingCost,
  type SwitchingCostPart,
  type SwitchingCostParts,
  switchingCost,
} from './switching-cost.ts';
export { SWITCHING_PROFIT } from './switching-profit.ts';
