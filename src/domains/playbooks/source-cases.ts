/** Source cases: the firms that the sources tell of, with their figures, as examples to test by. */
import type { SourcedWords, Words } from '../../kernel/sourced.ts';
import type { Certainty } from './certainty.ts';

/** A figure that a source gives; nobody checked it. */
export interface CaseFigure {
  /** What is counted. */
  readonly what: string;
  /** The least it is said to be. */
  readonly least: number;
  /** The most it is said to be; `null` if the source says "more than". */
  readonly most: number | null;
}

/** A case of the sources. */
export interface SourceCase extends SourcedWords {
  /** The row of the coverage table. */
  readonly source: string;
  /** What the source shows by it; `null` if it gives nothing but a title. */
  readonly lesson: string | null;
  /** Its figures, as the source has them. */
  readonly figures: readonly CaseFigure[];
  /** How it goes, step by step; empty where it is no process. */
  readonly flow: readonly Words[];
  /** How sure it is. */
  readonly certainty: Certainty;
}

function told(
  source: string,
  en: string,
  zh: string,
  lesson: string | null,
  more: Partial<SourceCase> = {},
): SourceCase {
  return Object.freeze({
    en,
    zh,
    source,
    lesson,
    figures: [],
    flow: [],
    certainty: 'stated',
    ...more,
  });
}

/** An exact figure. */
function count(what: string, least: number): CaseFigure {
  return { what, least, most: least };
}

/** A figure that the source says is exceeded. */
function over(what: string, least: number): CaseFigure {
  return { what, least, most: null };
}

/** What firms did, by the sources; the figures are theirs. */
export const SOURCE_CASES = Object.freeze({
  'rental-software-beauty': told(
    'S002-2',
    'rentals, software, beauty and fitness',
    '錄影帶、光碟出租業、資訊軟體業、美容健身業',
    'promotions attract customers, membership keeps them',
  ),
  'health-check-centre': told(
    'S002-4',
    'health checks for the families of members',
    '醫療院所的健康檢查中心',
    'through one customer to the whole family',
  ),
  'ten-ren-tea': told('S001-22', 'Ten Ren tea', '天仁茗茶CRM導入個案', null, {
    certainty: 'doubtful',
  }),
  michelin: told(
    'S003-22',
    'Michelin',
    '米其林的广告',
    'a message on performance failed; one on the safety of the family sold',
    {
      flow: [
        { en: 'promise of performance in any weather', zh: '在各种天气和路况下都能出色完成任务' },
        { en: 'sales stay behind', zh: '产品的走势并不好' },
        { en: 'study of the buyers: they drive their families', zh: '对目标消费群体的研究' },
        { en: 'a baby in the tyre: safety of those one loves', zh: '保护你深爱的人' },
        { en: 'sales rise in that year', zh: '当年的销售量大增' },
      ],
    },
  ),
  'skyworth-vantage': told(
    'S003-23',
    'Skyworth and Vantage, cinema for villages',
    '创维华帝新农村影院工程',
    'two brands share an event, and then their channels',
    {
      figures: [
        count('year of the second phase', 2007),
        count('months of the second phase', 6),
        count('provinces', 12),
        count('counties of the second phase', 147),
        count('farmers reached in the second phase, about', 30_000_000),
        count('films shown', 3500),
        count('premieres', 12),
        count('donations in yuan', 2_000_000),
        count('counties of both phases', 600),
        count('townships of both phases', 4000),
        { what: 'villagers reached in both phases', least: 80_000_000, most: 100_000_000 },
      ],
    },
  ),
  'haier-city-tour': told(
    'S003-24',
    'Haier, Olympic city tour',
    '海尔奥运城市行',
    'people take part in a city of their own, and its champions carry the message',
    { figures: [count('year', 2007), over('cities', 70)] },
  ),
  longhu: told(
    'S003-31',
    'Longhu',
    '龙湖社区',
    'the surroundings speak: quiet shoes, a mop instead of a machine, a towel under the bucket',
  ),
  'jinfeng-before': told(
    'S003-32',
    'Jinfeng Yiju before',
    '金丰易居(之前)',
    'many outlets, many tries, answers that differ, and data that nobody uses',
  ),
  'jinfeng-web': told('S003-32', 'Jinfeng Yiju by the web', 'UCC-Web', 'the record is there', {
    flow: [
      { en: 'the customer comes by the web', zh: '客户通过Web进来' },
      { en: 'record and past dealings are shown', zh: '基本信息与以往交易纪录一并显示' },
      { en: 'served in person', zh: '给予客户个性化服务' },
      { en: 'the next offer is proposed', zh: '做出连带的销售建议' },
    ],
  }),
  'jinfeng-call': told('S003-32', 'Jinfeng Yiju by call', 'UCC-Ware', 'the right person answers', {
    flow: [
      { en: 'the customer asks', zh: '客户租房、买房等咨询' },
      { en: 'standard questions are answered by voice menu', zh: '标准问题利用IVR系统自动回复' },
      { en: 'others are routed to whoever is in charge', zh: '经话务分配后到达专门的服务人员' },
      { en: 'the record comes up with the call', zh: '客户数据显示于客服界面' },
    ],
  }),
  'jinfeng-outbound': told('S003-32', 'Jinfeng Yiju calls', 'UCC-Approach', 'calls by plan', {
    flow: [
      { en: 'plan of service and marketing from the data', zh: '制定的服务和行销计划' },
      { en: 'calls to the customers chosen', zh: '对目标客户发送呼叫' },
      { en: 'whoever answers is passed to an agent', zh: '将接通的自动转到适当的座席' },
      { en: 'visit after the sale, or a new product', zh: '产品售后回访或者新产品行销' },
    ],
  }),
  'dell-and-amazon': told(
    'S004-13',
    'Dell and Amazon',
    '美國的Dell電腦公司以及亞馬遜網路書店',
    'a short channel lets a firm sell to each customer apart',
  ),
});

/** The name of a case. */
export type SourceCaseName = keyof typeof SOURCE_CASES;
