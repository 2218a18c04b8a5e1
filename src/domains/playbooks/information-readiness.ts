/** Information readiness: four points to settle before information technology is brought in. */
import type { SourcedWords } from '../../kernel/sourced.ts';

/** The four points. */
export const INFORMATION_READINESS = Object.freeze({
  'collection-strategy': {
    en: 'a strategy for collecting information on customers',
    zh: '規劃顧客資訊蒐集之策略',
    source: 'S004-16',
  },
  'integrated-data': {
    en: 'the data of all departments integrated and redesigned',
    zh: '整合跨部門之顧客資料及重新設計',
    source: 'S004-16',
  },
  'easy-interaction': {
    en: 'interaction made easier',
    zh: '讓互動更具方便性',
    source: 'S004-16',
  },
  'data-used': {
    en: 'good use of the data obtained',
    zh: '善用取得之顧客資料',
    source: 'S004-16',
  },
} as const satisfies Readonly<Record<string, SourcedWords>>);

/** One of the four points. */
export type ReadinessPoint = keyof typeof INFORMATION_READINESS;

/**
 * Which of the four points are not settled, and which nobody has looked at.
 *
 * @param settled Whether each point is settled; one left out or `null` is not known.
 * @returns The points of each kind, in the order of the table; the firm is ready if both are empty.
 * @example
 * ```ts
 * import { readinessGaps } from 'everbond/playbooks';
 *
 * readinessGaps({ 'collection-strategy': true, 'integrated-data': false, 'data-used': true });
 * // => { open: ['integrated-data'], unknown: ['easy-interaction'] }
 * ```
 */
export function readinessGaps(settled: Readonly<Partial<Record<ReadinessPoint, boolean | null>>>): {
  readonly open: readonly ReadinessPoint[];
  readonly unknown: readonly ReadinessPoint[];
} {
  const points = Object.keys(INFORMATION_READINESS) as ReadinessPoint[];
  return {
    open: points.filter((point) => settled[point] === false),
    unknown: points.filter((point) => (settled[point] ?? null) === null),
  };
}
