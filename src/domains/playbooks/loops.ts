/** Loops: every loop of the sources, by name. */
import {
  EXPERIENCE_MANAGEMENT,
  INTERACTION_DESIGN,
  PEPSI,
  SERVICE_PROCESS,
} from './design-loops.ts';
import { INFORMATION_STEPS, PDCA, STAGE_TASKS, SWIFT_CYCLE } from './learning-loops.ts';
import type { LoopPlaybook } from './loop-playbook.ts';
import { IDIC, ONE_TO_ONE_FLOW, OPERATING_FLOW, SIX_STAGE_PROCESS } from './relationship-loops.ts';

/**
 * The loops of the sources, each a definition for `createLoop`.
 *
 * A loop says of its steps and of its other columns how sure they are: the pictures of some were
 * lost from the sources.
 */
export const PLAYBOOK_LOOPS = Object.freeze({
  'operating-flow': OPERATING_FLOW,
  idic: IDIC,
  'information-steps': INFORMATION_STEPS,
  'swift-cycle': SWIFT_CYCLE,
  'stage-tasks': STAGE_TASKS,
  pdca: PDCA,
  'service-process': SERVICE_PROCESS,
  pepsi: PEPSI,
  'experience-management': EXPERIENCE_MANAGEMENT,
  'six-stage-process': SIX_STAGE_PROCESS,
  'one-to-one-flow': ONE_TO_ONE_FLOW,
  'interaction-design': INTERACTION_DESIGN,
} as const satisfies Readonly<Record<string, LoopPlaybook>>);

/** The name of a loop of the sources. */
export type PlaybookLoop = keyof typeof PLAYBOOK_LOOPS;
