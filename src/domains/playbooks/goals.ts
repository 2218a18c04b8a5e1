/** Goals: what an interaction is for, and whether goals can be reached, singly and together. */
import { breach } from '../../kernel/errors.ts';
import { exactSum } from '../../kernel/exact.ts';
import { isId } from '../../kernel/id.ts';
import { daysBetween, localDate } from '../../time/local-date.ts';

/** Something to be reached by a date. */
export interface Goal {
  /** Its name, an id. */
  readonly id: string;
  /** What is measured, by its name, an id; `null` while the goal is only a wish. */
  readonly metric: string | null;
  /** Whether the measure is to be at least or at most the target. */
  readonly direction: 'at-least' | 'at-most';
  /** How much, in the unit of the metric; `null` while nobody said. */
  readonly target: number | null;
  /** The local date by which, `YYYY-MM-DD`; `null` while nobody said. */
  readonly deadline: string | null;
  /** How much of each resource it takes: whole, 0 or more; `null` while nobody knows. */
  readonly needs: Readonly<Record<string, number>> | null;
}

/** What goals are held against. */
export interface GoalTerms {
  /** Today, `YYYY-MM-DD`. */
  readonly on: string;
  /** How much of each resource there is: whole, 0 or more. */
  readonly available: Readonly<Record<string, number>>;
  /** Pairs of metrics of which one falls when the other rises; none if it is left out. */
  readonly opposed?: readonly (readonly [string, string])[];
}

/** What is wrong with goals, or not known of them. */
export type GoalFinding =
  | {
      /**
       * Of one goal: no metric or no target; no deadline; it is today or over; nobody knows what
       * the goal takes.
       */
      readonly code: 'NOT_SPECIFIC' | 'NO_DEADLINE' | 'DEADLINE_PASSED' | 'NEEDS_UNKNOWN';
      /** The goal. */
      readonly goals: readonly string[];
    }
  | {
      /** The goals together take more of a resource than there is. */
      readonly code: 'RESOURCE_SHORT';
      /** Those that take any of it. */
      readonly goals: readonly string[];
      /** The resource. */
      readonly resource: string;
      /** How much they take. */
      readonly needed: number;
      /** How much there is. */
      readonly available: number;
    }
  | {
      /** Goals take a resource of which nobody said how much there is. */
      readonly code: 'RESOURCE_UNKNOWN';
      /** Those that take any of it. */
      readonly goals: readonly string[];
      /** The resource. */
      readonly resource: string;
      /** How much they take. */
      readonly needed: number;
    }
  | {
      /**
       * Two goals exclude each other: one metric is to be at least one value and at most a smaller
       * one; or two metrics, of which one falls when the other rises, are to move the same way.
       */
      readonly code: 'CONTRADICTORY' | 'OPPOSED';
      /** The two. */
      readonly goals: readonly string[];
      /** Their metrics, each once. */
      readonly metrics: readonly string[];
    };

/**
 * What speaks against goals, by the four rules of the source: each goal is specific, within the
 * resources and limited in time, and all of them are compatible.
 *
 * Contradiction does not wait for the deadline: a metric that is to be at least 60 by June and at
 * most 50 by December cannot be planned for. Resources are summed over all goals, because two goals
 * that each can be reached may be too much together.
 *
 * @param goals The goals, each id once.
 * @param terms Today, the resources, and which metrics work against each other.
 * @returns Everything found, first by goal, then of all of them; empty if nothing is wrong and
 *   nothing unknown.
 * @throws ContractError if an id is none or there twice, a metric is no id, a date does not exist,
 *   a target is not finite, or an amount of a resource is not as described.
 * @throws FailureError `LIMIT_EXCEEDED` if the goals together take more than 2^53 − 1.
 * @see George T. Doran, "There's a S.M.A.R.T. Way to Write Management's Goals and Objectives",
 *   Management Review 70 (1981), pages 35–36, for the like rules.
 * @example
 * ```ts
 * import { goalFindings } from 'everbond/playbooks';
 *
 * const goal = { metric: 'repeat-rate', deadline: '2026-12-31', needs: { hours: 40 } };
 * const goals = [
 *   { ...goal, id: 'more', direction: 'at-least', target: 0.6 },
 *   { ...goal, id: 'fewer', direction: 'at-most', target: 0.5 },
 * ] as const;
 *
 * goalFindings(goals, { on: '2026-01-15', available: { hours: 60 } });
 * // => [
 * //   {
 * //     code: 'RESOURCE_SHORT',
 * //     goals: ['more', 'fewer'],
 * //     resource: 'hours',
 * //     needed: 80,
 * //     available: 60,
 * //   },
 * //   { code: 'CONTRADICTORY', goals: ['more', 'fewer'], metrics: ['repeat-rate'] },
 * // ]
 * ```
 */
export function goalFindings(goals: readonly Goal[], terms: GoalTerms): readonly GoalFinding[] {
  const { on, available, opposed = [] } = terms;
  const ids = goals.map(({ id }) => id);
  if (!ids.every(isId) || new Set(ids).size < ids.length) {
    breach('goalFindings', 'goals', 'must have ids, each once');
  }
  if (!goals.every(({ metric }) => metric === null || isId(metric))) {
    breach('goalFindings', 'metric', 'must be an id or null');
  }
  if (!goals.every(({ target }) => target === null || Number.isFinite(target))) {
    breach('goalFindings', 'target', 'must be finite or null');
  }
  localDate(on);
  requireAmounts('available', available);
  for (const { needs } of goals) if (needs !== null) requireAmounts('needs', needs);

  return [
    ...goals.flatMap((goal) => ofOne(goal, on)),
    ...ofResources(goals, available),
    ...ofPairs(goals, opposed),
  ];
}

function ofOne({ id, metric, target, deadline, needs }: Goal, on: string): readonly GoalFinding[] {
  const isOver = deadline !== null && daysBetween(on, deadline) <= 0;
  const codes = [
    metric === null || target === null ? (['NOT_SPECIFIC'] as const) : [],
    deadline === null ? (['NO_DEADLINE'] as const) : [],
    isOver ? (['DEADLINE_PASSED'] as const) : [],
    needs === null ? (['NEEDS_UNKNOWN'] as const) : [],
  ].flat();
  return codes.map((code) => ({ code, goals: [id] }));
}

function ofResources(
  goals: readonly Goal[],
  available: GoalTerms['available'],
): readonly GoalFinding[] {
  const there = new Map(Object.entries(available));
  const taken = goals.map(({ id, needs }) => ({ id, needs: new Map(Object.entries(needs ?? {})) }));
  const named = new Set(taken.flatMap(({ needs }) => [...needs.keys()]));
  return [...named].flatMap((resource): readonly GoalFinding[] => {
    const takers = taken.flatMap(({ id, needs }) => {
      const amount = needs.get(resource) ?? 0;
      return amount > 0 ? [{ id, amount }] : [];
    });
    const needed = takers.reduce((sum, { amount }) => exactSum('goalFindings', sum, amount), 0);
    const most = there.get(resource);
    const found = { goals: takers.map(({ id }) => id), resource, needed };
    if (needed <= (most ?? 0)) return [];
    return most === undefined
      ? [{ code: 'RESOURCE_UNKNOWN', ...found }]
      : [{ code: 'RESOURCE_SHORT', ...found, available: most }];
  });
}

function ofPairs(
  goals: readonly Goal[],
  opposed: NonNullable<GoalTerms['opposed']>,
): readonly GoalFinding[] {
  return goals.flatMap((one, index) =>
    goals.slice(index + 1).flatMap((other): readonly GoalFinding[] => {
      const ids = [one.id, other.id];
      if (one.metric === null || other.metric === null) return [];
      if (one.metric === other.metric) {
        return contradict(one, other)
          ? [{ code: 'CONTRADICTORY', goals: ids, metrics: [one.metric] }]
          : [];
      }
      const metrics = [one.metric, other.metric];
      const isOpposed = opposed.some((pair) => metrics.every((metric) => pair.includes(metric)));
      return isOpposed && one.direction === other.direction
        ? [{ code: 'OPPOSED', goals: ids, metrics }]
        : [];
    }),
  );
}

function contradict(one: Goal, other: Goal): boolean {
  if (one.direction === other.direction) return false;
  const [least, most] =
    one.direction === 'at-least' ? [one.target, other.target] : [other.target, one.target];
  return least !== null && most !== null && least > most;
}

function requireAmounts(field: string, amounts: Readonly<Record<string, number>>): void {
  const areWhole = Object.values(amounts).every((one) => Number.isSafeInteger(one) && one >= 0);
  if (!areWhole) breach('goalFindings', field, 'must be whole numbers, 0 or more');
}
