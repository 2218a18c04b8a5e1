/** Lifecycle: the aggregate of one customer's life, under the options of one host. */
import type { Aggregate } from '../../kernel/aggregate.ts';
import { deciding } from '../../kernel/deciding.ts';
import { branchesOf, eventsFrom } from '../../kernel/flow.ts';
import type { Instant } from '../../kernel/instant.ts';
import { judge } from '../../mechanisms/requirements.ts';
import { decideLifecycle } from './decide.ts';
import { evolveLifecycle } from './evolve.ts';
import { actOf } from './lifecycle-acts.ts';
import type { LifecycleCommand } from './lifecycle-command.ts';
import { type LifecycleEvent, lifecycleFormats } from './lifecycle-event.ts';
import { lifecycleFlow } from './lifecycle-flow.ts';
import { type LifecycleOptions, settingsOf } from './lifecycle-options.ts';
import type { LifecycleAct, LifecycleRefusal } from './lifecycle-refusal.ts';
import { conditionsOf } from './lifecycle-rules.ts';
import { type Lifecycle, NO_LIFECYCLE } from './lifecycle-state.ts';
import type { LifecycleStatus } from './stage.ts';

/** An act that a customer's status allows, and what it would come to now. */
export interface AllowedAct {
  /** The type of the command. */
  readonly act: LifecycleAct;
  /** Where it can lead: one status, or for an import each that it may name. */
  readonly to: readonly LifecycleStatus[];
  /** The refusal it would get now, as far as the state can tell; `null` if none. */
  readonly refusal: LifecycleRefusal | null;
}

/** The rules of a customer's life. */
export interface LifecycleAggregate
  extends Aggregate<LifecycleCommand, Lifecycle, LifecycleEvent, LifecycleRefusal> {
  /**
   * The acts that a state allows, for the buttons of a host. Without an instant, a pause that is
   * still set counts as not over. What only the command can say, the worth of a winback and the
   * consent to it, is not judged.
   */
  readonly allowed: (state: Lifecycle, at?: Instant) => readonly AllowedAct[];
}

/**
 * The life of a customer as rules: what may be asked for when, and what comes of it.
 *
 * Eight stages and three ends, in one table, `lifecycleFlow`. A purchase is refused of nobody but
 * the dead and those whom the law has closed. A lost customer has two ways back: to buy again,
 * which returns them at once, or an effort of the firm, for which the pause must be over, the cause
 * removed, consent given, the reason one that can be overcome, and the effort worth it.
 *
 * @param options What the host sets otherwise than {@link LIFECYCLE_DEFAULTS}.
 * @returns The aggregate. Events come in the order of their instants: nothing may be told late.
 * @throws ContractError if an option is not as described.
 * @see Gamble, Stone and Woodcock, "Up Close and Personal?" (1999), for the eight stages.
 * @example A customer is lost, and must not be courted before the pause is over
 * ```ts
 * import { instant, money, ratioOf, replay } from 'everbond/kernel';
 * import { lifecycle } from 'everbond/lifecycle';
 *
 * const rules = lifecycle({ contactCost: money(5_000, 'EUR') });
 * const lostAt = instant('2026-05-01T10:00Z');
 * const loss = { lostBy: 'customer', reason: 'high-price', inferred: false } as const;
 * const lost = rules.decide(
 *   { type: 'Import', status: 'lost', loss, at: lostAt, by: 'crm' },
 *   rules.initial,
 * );
 * const ada = lost.accepted ? replay(rules, lost.events) : rules.initial;
 *
 * const effort = {
 *   type: 'StartWinback',
 *   chance: ratioOf('.30'),
 *   futureMargin: money(40_000, 'EUR'),
 *   consent: 'granted',
 *   by: 'bob',
 * } as const;
 *
 * rules.decide({ ...effort, at: instant('2026-05-30T10:00Z') }, ada);
 * // => {
 * //   accepted: false,
 * //   refusal: { code: 'WINBACK_TOO_SOON', until: '2026-05-31T10:00:00.000Z' },
 * // }
 * rules.decide({ ...effort, at: instant('2026-05-31T10:00Z') }, ada);
 * // => { accepted: false, refusal: { code: 'CAUSE_REMAINS', reason: 'high-price' } }
 * ```
 */
export function lifecycle(options: LifecycleOptions = {}): LifecycleAggregate {
  const settings = settingsOf(options);
  return {
    initial: NO_LIFECYCLE,
    decide: deciding('lifecycle', (command, state) => decideLifecycle(command, state, settings)),
    evolve: evolveLifecycle,
    timersOf: ({ timers }) => timers,
    formats: lifecycleFormats,
    latenessMs: 0,
    allowed: (state, at) =>
      eventsFrom(lifecycleFlow, state.status).flatMap((event) => {
        const act = actOf(event);
        if (act === null) return [];
        const to = branchesOf(lifecycleFlow, state.status, event).map((branch) => branch.to);
        const conditions = conditionsOf(event, state, at ?? null, settings);
        const { refusal } = judge(conditions, settings.warnOnly);
        return [{ act, to, refusal }];
      }),
  };
}
