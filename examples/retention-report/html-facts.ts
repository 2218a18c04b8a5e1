/** HTML facts: the headline numbers of the report, each in one plain sentence. */
import { type Proportion, pooledRetention } from 'everbond/metrics';

import { type Html, html } from './html-text.ts';
import {
  countText,
  decimalText,
  givenShareText,
  intervalText,
  ofHundred,
  shareText,
} from './number-text.ts';
import type { CohortRow, Report } from './report.ts';

/** A number, the sentence that it begins, and how sure it is. */
interface Fact {
  readonly figure: string;
  readonly sentence: string;
  readonly detail: string;
}

/** The headlines that the report has an answer to. */
export function facts(report: Report): Html {
  const all = [
    comeBack(report),
    repeat(report),
    secondPurchase(report),
    lost(report),
    best(report),
    overdue(report),
  ].filter((fact) => fact !== null);

  return html`<ul class="facts">${all.map(
    ({ figure, sentence, detail }) => html`
<li><span><strong>${figure}</strong> ${sentence}</span><small>${detail}</small></li>`,
  )}
</ul>`;
}

/** The retention of all cohorts together, with its counts and intervals. */
export function pooledOf(cohorts: readonly CohortRow[]): readonly Proportion[] {
  return pooledRetention(
    cohorts.map(({ cohort, size, retained, unbounded, complete }) => ({
      cohort,
      size,
      retained,
      unbounded,
      revenueMinor: [],
      complete,
    })),
  );
}

function comeBack({ cohorts }: Report): Fact | null {
  const next = pooledOf(cohorts)[1];
  if (next === undefined || next.value === null) return null;
  return {
    figure: ofHundred(next.numerator, next.denominator),
    sentence: 'customers buy again in the month after their first.',
    detail: counted(next.numerator, next.denominator, next.interval),
  };
}

function repeat({ repeatRate: { repeated, observed, days, interval } }: Report): Fact | null {
  if (observed === 0) return null;
  return {
    figure: ofHundred(repeated, observed),
    sentence: `customers buy a second time within ${days} days of their first.`,
    detail: `${counted(repeated, observed, interval)}; only customers seen for ${days} days count`,
  };
}

function secondPurchase(report: Report): Fact | null {
  const last = report.timeToSecondPurchase.at(-1);
  if (last === undefined) return null;
  const days = report.medianDaysToSecondPurchase;
  if (days === null) {
    return {
      figure: shareText(1 - last.survival),
      sentence: `of customers have bought a second time within ${countText(last.time)} days.`,
      detail: 'Half of them is never reached; those still waiting are counted as waiting',
    };
  }
  return {
    figure: days === 1 ? '1 day' : `${countText(days)} days`,
    sentence: 'pass until half of the customers have bought a second time.',
    detail: 'Those who have not bought again yet are counted as waiting',
  };
}

function lost({ months, inactiveMonths }: Report): Fact | null {
  const at = months.findLastIndex((month) => month.complete && month.churnRate !== null);
  const month = months[at];
  const before = months[at - 1];
  if (month === undefined || before === undefined) return null;
  const span = inactiveMonths === 1 ? 'a month' : `${inactiveMonths} months`;
  return {
    figure: ofHundred(month.churned, before.activeAtEnd),
    sentence: `active customers were lost in ${month.period}: ${span} without a purchase.`,
    detail: counted(month.churned, before.activeAtEnd, null),
  };
}

function best({ share }: Report): Fact | null {
  if (share.ofRevenue === null) return null;
  const people = share.customers === 1 ? '1 customer' : `${countText(share.customers)} customers`;
  return {
    figure: shareText(share.ofRevenue),
    sentence: `of revenue comes from the best ${givenShareText(share.top)} of customers.`,
    detail: people,
  };
}

function overdue({ lapsing }: Report): Fact | null {
  if (lapsing.judged === 0) return null;
  return {
    figure: ofHundred(lapsing.overdue, lapsing.judged),
    sentence:
      'customers with a rhythm of their own are overdue: their gap is more than ' +
      `${decimalText(lapsing.factor)} times their usual one.`,
    detail: counted(lapsing.overdue, lapsing.judged, null),
  };
}

function counted(
  part: number,
  whole: number,
  interval: { readonly low: number; readonly high: number } | null,
): string {
  const counts = `${countText(part)} of ${countText(whole)}`;
  if (interval === null) return counts;
  return `${counts}; 95 % interval ${intervalText(interval.low, interval.high)}`;
}
