/** Complaints: the aggregate of one complaint, under the options of one host. */
import type { Aggregate } from '../../kernel/aggregate.ts';
import { deciding } from '../../kernel/deciding.ts';
import { branchesOf, eventsFrom } from '../../kernel/flow.ts';
import type { Instant } from '../../kernel/instant.ts';
import { actOf, type CaseAct } from './case-acts.ts';
import type { CaseCommand } from './case-command.ts';
import { type CaseEvent, caseFormats } from './case-event.ts';
import { caseFlow } from './case-flow.ts';
import { clockCaseOf } from './case-marks.ts';
import type { CaseRefusal } from './case-refusal.ts';
import { conditionsOf } from './case-rules.ts';
import { type Case, NO_CASE } from './case-state.ts';
import type { CaseStatus } from './case-status.ts';
import { type ComplaintsOptions, settingsOf } from './complaints-options.ts';
import { decideCase, judgeCase } from './decide.ts';
import { evolveCase } from './evolve.ts';
import { promiseTimers } from './promise.ts';
import { type CaseClock, clocksUntil } from './regime-clocks.ts';

/** An act that the status of a case allows, and what it would come to now. */
export interface AllowedAct {
  /** The type of the command. */
  readonly act: CaseAct;
  /** Where it can lead. */
  readonly to: readonly CaseStatus[];
  /** The refusal it would get now, as far as the state can tell; `null` if none. */
  readonly refusal: CaseRefusal | null;
}

/** The rules of a complaint. */
export interface CaseAggregate extends Aggregate<CaseCommand, Case, CaseEvent, CaseRefusal> {
  /**
   * The acts that a state allows, for the buttons of a host. Without an instant, a promise whose
   * date is not past counts as dated. What only the command can say is not judged.
   */
  readonly allowed: (state: Case, at?: Instant) => readonly AllowedAct[];
  /**
   * The clocks of a case at an instant, by its id and its state, under the regimes and calendars of
   * the options: due, remaining, met, missed, paused, unknown; none without regimes. Those of a
   * case that went into another one end there, cancelled for `merged`: the survivor tells them on.
   */
  readonly clocks: (id: string, state: Case, at: Date | number | string) => readonly CaseClock[];
}

/**
 * A complaint as rules: what may be asked for when, and what comes of it.
 *
 * From the receipt over acknowledgement, assessment, investigation, conclusion and answer to the
 * decision and the close, in one table, {@link caseFlow}. Regret may be expressed at any time and
 * admits nothing; liability is admitted once the facts are verified. Clocks are never stored: the
 * state keeps the log that they are told from.
 *
 * @param options What the host sets otherwise than {@link COMPLAINTS_DEFAULTS}.
 * @returns The aggregate. Events come in the order of their instants: nothing may be told late.
 * @throws ContractError if an option is not as described or is none, or regimes come without a
 *   calendar; and from `decide` if a command is not what its type says, or brings a person's words
 *   where a reference to them belongs.
 * @see ISO 10002:2018, "Quality management — Customer satisfaction — Guidelines for complaints
 *   handling in organizations", for the steps; cited from memory.
 * @example Regret at once, liability only once the facts are verified
 * ```ts
 * import { complaints } from 'everbond/complaints';
 * import { instant, replay } from 'everbond/kernel';
 *
 * const rules = complaints();
 * const said = { at: instant('2026-03-04T11:00Z'), by: 'bob' };
 * const told = { type: 'Receive', cause: 'product-fault', ...said } as const;
 * const received = rules.decide(told, rules.initial);
 * const open = replay(rules, received.accepted ? received.events : []);
 *
 * rules.decide({ type: 'AdmitLiability', ...said }, open);
 * // => { accepted: false, refusal: { code: 'FACTS_NOT_VERIFIED' } }
 * const sorry = rules.decide({ type: 'ExpressRegret', ...said }, open);
 * replay(rules, sorry.accepted ? sorry.events : [], open).liability; // => 'undetermined'
 * ```
 */
export function complaints(options: ComplaintsOptions = {}): CaseAggregate {
  const settings = settingsOf(options);
  return {
    initial: NO_CASE,
    decide: deciding('complaints', (command, state) => decideCase(command, state, settings)),
    evolve: evolveCase,
    timersOf: ({ promises }) => promiseTimers(promises),
    formats: caseFormats,
    latenessMs: 0,
    allowed: (state, at) =>
      eventsFrom(caseFlow, state.status).flatMap((event) => {
        const act = actOf(event);
        if (act === null) return [];
        const to = branchesOf(caseFlow, state.status, event).map((branch) => branch.to);
        const { refusal } = judgeCase(conditionsOf(event, state, at ?? null), state, settings);
        return [{ act, to, refusal }];
      }),
    clocks: (id, state, at) => {
      if (settings.clocks === null) return [];
      const goneAt = state.status === 'merged' ? state.since : null;
      return clocksUntil(clockCaseOf(id, state), settings.clocks, at, goneAt);
    },
  };
}
