/** A broken contract: the message names the function that was called and the field that is wrong. */
import { describe, expect, it } from 'vitest';

import { customerAccess, servingOrder } from '../../src/domains/bonds/access.ts';
import { type AgentFacts, agentFit } from '../../src/domains/bonds/agent-fit.ts';
import { type Bond, bondsAt } from '../../src/domains/bonds/bond.ts';
import { contactIntensity } from '../../src/domains/bonds/contact-intensity.ts';
import { hostageWarning } from '../../src/domains/bonds/hostage.ts';
import { investmentTotals } from '../../src/domains/bonds/investment.ts';
import { loyaltyStanding, satisfactionQuadrant } from '../../src/domains/bonds/loyalty-quadrant.ts';
import {
  cooperativeIntention,
  mutualDisclosure,
  reciprocity,
  timeliness,
} from '../../src/domains/bonds/mutual-disclosure.ts';
import {
  type QualityFacts,
  relationshipQuality,
} from '../../src/domains/bonds/relationship-quality.ts';
import { rewardSimplicity } from '../../src/domains/bonds/reward-simplicity.ts';
import { cumulativeSatisfaction, disconfirmation } from '../../src/domains/bonds/satisfaction.ts';
import { scoreOfAnswer } from '../../src/domains/bonds/score.ts';
import { rivalAppeal } from '../../src/domains/bonds/switching-cost.ts';
import { instant } from '../../src/kernel/instant.ts';
import { money } from '../../src/kernel/money.ts';

const may = instant('2026-05-01T00:00Z');
const june = instant('2026-06-01T00:00Z');
const asDate = new Date(0) as never;
const bond: Bond = {
  kind: 'financial',
  instrument: 'discount',
  evidence: [],
  strength: 'weak',
  from: may,
  until: june,
};
const agent: AgentFacts = {
  appearance: 1,
  lifestyle: 1,
  status: 1,
  values: 1,
  perceivedExpertise: 1,
};
const parts = { termination: money(1, 'EUR'), search: null, reestablishment: null };
const held = { satisfaction: 0.5, rivalGain: money(1, 'EUR'), parts };
const put = { type: 'human', amount: money(1, 'EUR'), at: may } as const;
const plan = { highValueFrom: money(10, 'EUR') };
const quality = {
  satisfaction: { economic: 1, nonEconomic: 1 },
  trust: { credibility: 1, benevolence: 1, predictability: 1 },
  commitment: { affective: 1, value: 1, leavingCost: 1 },
  dependence: { ofFirm: 1, ofCustomer: 1 },
} satisfies QualityFacts;

describe('a broken contract', () => {
  it.each<readonly [string, () => unknown]>([
    [
      'customerAccess: highValueFrom must',
      () => customerAccess(null, { highValueFrom: { minor: 1.5, currency: 'EUR' } }),
    ],
    ['customerAccess: value must be', () => customerAccess({ minor: 1.5, currency: 'EUR' }, plan)],
    [
      'customerAccess: value must be in the currency of the plan',
      () => customerAccess(money(1, 'USD'), plan),
    ],
    [
      'customerAccess: channels must be channels of the kernel',
      () =>
        customerAccess(null, {
          ...plan,
          channels: { ordinary: ['email'], 'high-value': ['email', 'fax' as never] },
        }),
    ],
    [
      'customerAccess: channels must give the most valuable all',
      () =>
        customerAccess(null, {
          ...plan,
          channels: { ordinary: ['email', 'chat'], 'high-value': ['email'] },
        }),
    ],
    [
      'customerAccess: treatments must be treatments of the table',
      () => customerAccess(null, { ...plan, treatments: ['priority-access', 'crown' as never] }),
    ],
    [
      'servingOrder: tier must be a tier',
      () => servingOrder([{ customer: 'ada', tier: 'royal' as never, since: may }]),
    ],
    ['agentFit: status must be 0 to 1', () => agentFit({ ...agent, status: 2 })],
    [
      'agentFit: weights must be finite',
      () => agentFit(agent, { similarity: 0, expertise: Number.NaN }),
    ],
    ['bondsAt: atLeast must be a strength', () => bondsAt([], may, 'iron' as never)],
    [
      'bondsAt: kind must be a kind of bond',
      () => bondsAt([{ ...bond, kind: 'legal' as never, instrument: 'oath' }], may),
    ],
    [
      'bondsAt: strength must be a strength',
      () => bondsAt([{ ...bond, strength: '' as never }], may),
    ],
    ['bondsAt: at must be an instant; write instant(date)', () => bondsAt([], asDate)],
    ['bondsAt: from must be an instant; write', () => bondsAt([{ ...bond, from: asDate }], may)],
    [
      'bondsAt: until must be an instant, or null; write instant(date)',
      () => bondsAt([{ ...bond, until: asDate }], may),
    ],
    ['bondsAt: until must be after', () => bondsAt([{ ...bond, until: may }], may)],
    [
      'contactIntensity: from must be an instant; write',
      () => contactIntensity([], { from: asDate, until: june }),
    ],
    [
      'contactIntensity: until must be an instant; write',
      () => contactIntensity([], { from: may, until: asDate }),
    ],
    [
      'contactIntensity: until must be after',
      () => contactIntensity([], { from: may, until: may }),
    ],
    [
      'contactIntensity: periodDays must be above 0, got 0',
      () => contactIntensity([], { from: may, until: june, periodDays: 0 }),
    ],
    ['hostageWarning: satisfaction must', () => hostageWarning({ ...held, satisfaction: 2 })],
    ['hostageWarning: highFrom must', () => hostageWarning(held, { highFrom: 0 })],
    [
      'investmentTotals: type must be a type of the table',
      () => investmentTotals([{ ...put, type: 'gold' as never }], 'EUR'),
    ],
    [
      'investmentTotals: amount must be',
      () => investmentTotals([{ ...put, amount: { minor: 0.5, currency: 'EUR' } }], 'EUR'),
    ],
    [
      'investmentTotals: amount must be 0 or more, got -1',
      () => investmentTotals([{ ...put, amount: money(-1, 'EUR') }], 'EUR'),
    ],
    ['loyaltyStanding: attitude must', () => loyaltyStanding({ attitude: 2, repeat: 1 })],
    ['loyaltyStanding: repeat must', () => loyaltyStanding({ attitude: 1, repeat: -1 })],
    [
      'loyaltyStanding: satisfaction must',
      () => loyaltyStanding({ attitude: 1, repeat: 1, satisfaction: 2 }),
    ],
    [
      'loyaltyStanding: highFrom must be above 0 and at most 1, got 2',
      () => loyaltyStanding({ attitude: 1, repeat: 1 }, { highFrom: 2 }),
    ],
    ['satisfactionQuadrant: satisfaction must', () => satisfactionQuadrant(2, 1)],
    ['satisfactionQuadrant: repeat must', () => satisfactionQuadrant(1, 2)],
    ['satisfactionQuadrant: highFrom must', () => satisfactionQuadrant(1, 1, { highFrom: 0 })],
    [
      'mutualDisclosure: communication must',
      () => mutualDisclosure({ communication: 2, sharedValues: 1, opportunism: 1 }),
    ],
    [
      'mutualDisclosure: sharedValues must',
      () => mutualDisclosure({ communication: 1, sharedValues: 2, opportunism: 1 }),
    ],
    [
      'mutualDisclosure: opportunism must',
      () => mutualDisclosure({ communication: 1, sharedValues: 1, opportunism: 2 }),
    ],
    ['reciprocity: byFirm must', () => reciprocity(-1, 0)],
    ['reciprocity: byCustomer must', () => reciprocity(0, -1)],
    ['cooperativeIntention: cooperative must', () => cooperativeIntention(-1, 0)],
    ['cooperativeIntention: competitive must', () => cooperativeIntention(0, -1)],
    ['timeliness: withinHours must', () => timeliness([], -1)],
    [
      'relationshipQuality: trust.benevolence must',
      () => relationshipQuality({ ...quality, trust: { ...quality.trust, benevolence: 2 } }),
    ],
    [
      'relationshipQuality: weights must',
      () =>
        relationshipQuality(quality, { satisfaction: 0, trust: 0, commitment: 0, dependence: 0 }),
    ],
    ['rewardSimplicity: steps must be whole', () => rewardSimplicity({ steps: -1, conditions: 0 })],
    [
      'cumulativeSatisfaction: economic must',
      () => cumulativeSatisfaction([{ economic: 2, nonEconomic: 1 }]),
    ],
    [
      'cumulativeSatisfaction: nonEconomic must',
      () => cumulativeSatisfaction([{ economic: 1, nonEconomic: 2 }]),
    ],
    ['disconfirmation: perceived must', () => disconfirmation(2, 1)],
    ['disconfirmation: expected must', () => disconfirmation(1, 2)],
    ['scoreOfAnswer: scale must rise', () => scoreOfAnswer(1, { least: 1, most: 1 })],
    ['scoreOfAnswer: answer must be 1 to 7, got 8', () => scoreOfAnswer(8, { least: 1, most: 7 })],
    ['rivalAppeal: gain must be in the currency', () => rivalAppeal(money(1, 'USD'), parts)],
    ['rivalAppeal: gain must be', () => rivalAppeal({ minor: 0.5, currency: 'EUR' }, parts)],
  ])('says %s', (message, ask) => {
    expect(ask).toThrow(message);
  });
});
