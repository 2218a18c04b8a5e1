/**
 * Playbooks: what a firm does to keep its customers, as tables with sources and a little code.
 *
 * The next best action, offers to stay, failed payments and renewals, loops, goals and budgets, the
 * welcome, recognition, the utility map and mystery shopping.
 *
 * @module
 */
export {
  INTERACTION_AIMS,
  type InteractionAim,
  type InteractionAimRow,
  RELATIONSHIP_AIMS,
  type RelationshipAim,
  SERVICE_AIMS,
  type ServiceAim,
} from './aims.ts';
export {
  type BudgetTask,
  parityBudget,
  type RivalSpending,
  shareBudget,
  type TaskBudget,
  taskBudget,
} from './budgets.ts';
export { type Cadence, nextIssue } from './cadence.ts';
export type { Certainty } from './certainty.ts';
export { type Decline, type DunningStep, dunningPlan } from './dunning.ts';
export {
  EVALUATION_QUESTIONS,
  type Evaluation,
  type EvaluationFacts,
  type EvaluationQuestion,
  evaluateInteraction,
} from './evaluation.ts';
export {
  EXPERIENCE_STAGES,
  type ExperienceStage,
  type ExperienceStageRow,
  type ExperienceStanding,
  experienceStanding,
} from './experience-stage.ts';
export type {
  DecidingFact,
  ExplainedAction,
  Ground,
  NextBestActions,
  OpenQuestion,
} from './explained-action.ts';
export { type Goal, type GoalFinding, type GoalTerms, goalFindings } from './goals.ts';
export {
  INFORMATION_READINESS,
  type ReadinessPoint,
  readinessGaps,
} from './information-readiness.ts';
export {
  INTERNAL_MARKETING,
  type InternalMarketing,
  type StaffCustomerLink,
  staffCustomerLink,
} from './internal-marketing.ts';
export type { LoopPlaybook, LoopPlaybookStep } from './loop-playbook.ts';
export { PLAYBOOK_LOOPS, type PlaybookLoop } from './loops.ts';
export {
  type VisitAnswer,
  type VisitQuestion,
  type VisitScore,
  visitScore,
} from './mystery-shopping.ts';
export { createNextBestActions, nextBestActions } from './next-best-actions.ts';
export { parsePlaybookPolicy } from './parse-playbook-policy.ts';
export { PLAYBOOK_FACTS, type PlaybookFacts } from './playbook-facts.ts';
export {
  type Advice,
  type PlaybookPolicy,
  STOPPED_ACTIONS,
  type Stop,
  type StoppedActions,
} from './playbook-policy.ts';
export {
  type DunningAct,
  type DunningRow,
  PLAYBOOKS_DEFAULTS,
  type PlaybooksDefaults,
} from './playbooks-defaults.ts';
export {
  type Recognition,
  type RecognitionFacts,
  type RecognitionOptions,
  type Recognitions,
  recognitionsOn,
} from './recognition.ts';
export { type Reliability, reliability } from './reliability.ts';
export { type RenewalNotice, renewalNotices } from './renewal.ts';
export {
  type ActionKind,
  type PlaybookAction,
  RETENTION_ACTIONS,
  type RetentionAction,
} from './retention-actions.ts';
export { RETENTION_POLICY } from './retention-policy.ts';
export { type SaveFacts, saveOfferCeiling } from './save-offer-ceiling.ts';
export {
  SAVE_OFFERS,
  SAVE_OFFERS_BY_REASON,
  type SaveOffer,
  type SaveOfferRefusal,
  type SaveOfferRow,
  type SaveOffers,
  type SaveOfferTerms,
  saveOffers,
} from './save-offers.ts';
export { playbooksSentences } from './sentences.ts';
export { type Dated, type ServiceSale, serviceSales } from './service-sales.ts';
export {
  type CaseFigure,
  SOURCE_CASES,
  type SourceCase,
  type SourceCaseName,
} from './source-cases.ts';
export {
  EXPERIENCE_PHASES,
  type ExperiencePhase,
  SOURCE_LEVERS,
  UTILITY_LEVERS,
  type UtilityCell,
  type UtilityGaps,
  type UtilityLever,
  type UtilityOptions,
  type UtilityScores,
  utilityGaps,
} from './utility-map.ts';
export {
  DISSONANCE_REDUCERS,
  type DissonanceReducerRow,
  WELCOME_AIMS,
  WELCOME_STEPS,
  type WelcomeAim,
  type WelcomeOptions,
  type WelcomeStanding,
  type WelcomeStepRow,
  welcomeStanding,
} from './welcome.ts';
