/** What to do for one customer now: the next best action, an offer to stay, goals, and a loop. */
import { instant, money, ratioOf, replay, sentenceOf } from 'everbond/kernel';
import { createLoop } from 'everbond/mechanisms';
import {
  dunningPlan,
  goalFindings,
  nextBestActions,
  nextIssue,
  PLAYBOOK_LOOPS,
  type PlaybookFacts,
  playbooksSentences,
  RETENTION_ACTIONS,
  recognitionsOn,
  saveOfferCeiling,
  saveOffers,
  taskBudget,
  utilityGaps,
  welcomeStanding,
} from 'everbond/playbooks';

const ada: PlaybookFacts = {
  stage: 'account-management',
  doNotContact: false,
  value: { isWorthKeeping: true },
  bonds: { financial: true, social: false },
  complaints: { open: 0 },
  contact: { lastDays: 95, newsletterDays: 12 },
  consent: { marketing: 'granted', research: 'granted' },
  purchase: { orders: 9, hasComplement: true },
  subscription: { isCancelling: true, isPaymentFailed: false },
};
const actions: Readonly<Record<string, { readonly en: string }>> = RETENTION_ACTIONS;

const { recommended, undecided } = nextBestActions(ada);
console.log('Do for ada:');
for (const { action, because } of recommended) {
  const facts = because.flatMap((ground) => ground.facts.map(({ fact }) => fact));
  console.log(`  ${actions[action]?.en} (${[...new Set(facts)].join(', ')})`);
}
console.log(
  `First find out: ${undecided[0]?.unknown.flatMap(({ missing }) => missing).join(', ')}.`,
);

const ceiling = saveOfferCeiling({
  margin: money(30_000, 'EUR'),
  chanceWith: ratioOf('0.75'),
  chanceWithout: ratioOf('0.5'),
  contactCost: money(0, 'EUR'),
});
const costs = { 'smaller-plan': money(9_000, 'EUR'), discount: money(15_000, 'EUR') };
const { offers, left } = saveOffers('high-price', { ceiling, costs });
console.log(`\nShe cancels for the price. Offer: ${offers.map(({ offer }) => offer).join(', ')}.`);
for (const refused of left) {
  console.log(`  not ${refused.offer}: ${sentenceOf(refused, playbooksSentences, 'en')}`);
}

const { due } = welcomeStanding('2026-05-01', '2026-05-02', ['thank-for-order']);
console.log(`\nBob bought yesterday; owed to him: ${due.map(({ action }) => action).join(', ')}.`);
const known = { customerSince: '2024-02-29', birthday: null, orderToday: 10 };
const { reasons } = recognitionsOn('2026-02-28', known);
console.log(`Cy is recognised for: ${reasons.map(({ kind }) => kind).join(', ')}.`);
const steps = dunningPlan('2026-02-26', 'may-pass').map(({ on, act }) => `${act} ${on}`);
console.log(`His payment failed: ${steps.slice(0, 3).join(', ')}, …`);
const issue = nextIssue({ every: 'month', first: '2026-01-31' }, '2026-01-31');
console.log(`The next newsletter goes out on ${issue}.`);

const goal = {
  metric: 'repeat-rate',
  direction: 'at-least',
  target: 0.4,
  needs: { hours: 40 },
} as const;
const findings = goalFindings(
  [
    { ...goal, id: 'spring', deadline: '2026-06-30' },
    { ...goal, id: 'autumn', deadline: '2026-12-31' },
  ],
  { on: '2026-01-15', available: { hours: 60 } },
);
console.log('\nGoals:');
for (const finding of findings) console.log(`  ${sentenceOf(finding, playbooksSentences, 'en')}`);
const letters = { cost: money(85, 'EUR'), times: 1_000 };
console.log(
  `Letters for spring cost ${taskBudget({ spring: [letters] }, 'EUR').total?.minor} cents.`,
);

const [gap] = utilityGaps({ purchase: { simplicity: 0.9 }, disposal: { convenience: 0.1 } }).gaps;
console.log(`The widest gap for buyers: ${gap?.phase}, ${gap?.lever}.`);

const pdca = createLoop(PLAYBOOK_LOOPS.pdca);
const said = { at: instant('2026-06-01T10:00Z'), by: 'dee' };
const planned = pdca.decide({ ...said, type: 'Finish', step: 'plan' }, pdca.initial);
const { step } = replay(pdca, planned.accepted ? planned.events : []);
console.log(`Planned; now ${step}.`);
