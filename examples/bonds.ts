/** What ties one customer to a firm, what would draw her away, and who should look after her. */
import {
  agentFit,
  BOND_LEVELS,
  type Bond,
  bondsAt,
  bondsSentences,
  contactIntensity,
  customerAccess,
  hostageWarning,
  investmentTotals,
  loyaltyStanding,
  relationshipLevel,
  relationshipQuality,
  rivalAppeal,
  satisfactionQuadrant,
  scoreOfAnswer,
  servingOrder,
} from 'everbond/bonds';
import { instant, money, sentenceOf } from 'everbond/kernel';

const from = instant('2025-01-01T00:00Z');
const today = instant('2026-05-01T00:00Z');
const bonds: readonly Bond[] = [
  {
    kind: 'financial',
    instrument: 'discount',
    evidence: ['order-17'],
    strength: 'weak',
    from,
    until: null,
  },
  {
    kind: 'structural',
    instrument: 'problem-solving-system',
    evidence: ['contract-4'],
    strength: 'strong',
    from,
    until: null,
  },
];
const { level, gap } = relationshipLevel(bondsAt(bonds, today));
const row = BOND_LEVELS[level - 1];
console.log(`Level ${level}: ${row?.en} (${row?.zh}); missing below: ${gap.join(', ')}`);

// A rival offers 200; leaving would cost 120 + 35 + 80.
const parts = {
  termination: money(12_000, 'EUR'),
  search: money(3_500, 'EUR'),
  reestablishment: money(8_000, 'EUR'),
};
const rivalGain = money(20_000, 'EUR');
const { stays, surplus } = rivalAppeal(rivalGain, parts);
console.log(`A gain of 200: ${stays === true ? 'stays' : 'goes'}, ${surplus?.minor} cents`);

// Answers on a scale from 1 to 7; nobody asked about benevolence.
const scoreOf = (answer: number | null) => scoreOfAnswer(answer, { least: 1, most: 7 });
const quality = relationshipQuality({
  satisfaction: { economic: scoreOf(2), nonEconomic: scoreOf(3) },
  trust: { credibility: scoreOf(6), benevolence: scoreOf(null), predictability: scoreOf(5) },
  commitment: { affective: scoreOf(2), value: scoreOf(4), leavingCost: scoreOf(7) },
  dependence: { ofFirm: scoreOf(2), ofCustomer: scoreOf(5) },
});
console.log(
  `Satisfaction ${quality.satisfaction}, trust ${quality.trust}: ${quality.missing.join()}`,
);
console.log(`She needs the firm more, by ${quality.asymmetry}`);

const standing = loyaltyStanding({ attitude: quality.commitment, repeat: 0.9 });
const kind = satisfactionQuadrant(quality.satisfaction, 0.9);
console.log(`Loyalty: ${standing.quadrant}; kind of customer: ${kind}`);

const warning = hostageWarning({ satisfaction: quality.satisfaction, rivalGain, parts });
if (warning !== null) {
  console.log(sentenceOf(warning, bondsSentences, 'en'));
  console.log(sentenceOf(warning, bondsSentences, 'zh-Hant'));
}

// Who has been in touch, what was invested, and who suits her.
const contact = { at: instant('2026-04-10T09:00Z'), manner: 'indirect' } as const;
const touch = contactIntensity([{ ...contact, about: 'sales' }], {
  from: instant('2026-04-01T00:00Z'),
  until: today,
});
console.log(`Contacts in 30 days: ${touch.perPeriod}; only to sell: ${touch.isOnlyToSell}`);
const spent = investmentTotals([{ type: 'human', amount: money(50_000, 'EUR'), at: from }], 'EUR');
console.log(`Invested: ${spent.total.minor} cents, all of it in people`);
const alike = { appearance: 0.5, lifestyle: 0.5, status: 0.5, values: 1 };
console.log(`Bob suits her: ${agentFit({ ...alike, perceivedExpertise: 0.75 }).score}`);

// The best customers are served first.
const plan = { highValueFrom: money(100_000, 'EUR') };
const waiting = [
  { customer: 'cy', value: null, since: instant('2026-05-01T08:00Z') },
  { customer: 'ada', value: money(150_000, 'EUR'), since: instant('2026-05-01T09:00Z') },
].map(({ customer, value, since }) => ({
  customer,
  since,
  tier: customerAccess(value, plan).tier,
}));
console.log(
  `Served: ${servingOrder(waiting)
    .map(({ customer }) => customer)
    .join(', ')}`,
);
