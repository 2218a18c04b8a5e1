/** Touchpoint: where firm and customer meet, looked at as the source asks, and what is amiss. */
import { breach } from '../../kernel/errors.ts';
import { shown } from '../../kernel/shown.ts';
import type { SourcedWords } from '../../kernel/sourced.ts';
import type { Channel } from '../../kernel/words.ts';

/** The four things that the analysis of a touchpoint looks at (S003-53). */
export const TOUCHPOINT_ASPECTS = Object.freeze({
  frequency: { en: 'when and how often', zh: '接触频次', source: 'S003-53' },
  level: { en: 'directly or not, and with whom', zh: '接触层次', source: 'S003-53' },
  needs: { en: 'what customers need there', zh: '接触点需求', source: 'S003-53' },
  performance: { en: 'what customers do there', zh: '接触点表现', source: 'S003-53' },
} as const satisfies Record<string, SourcedWords>);

/** What is known of a touchpoint. What is `null` has not been looked at. */
export interface TouchpointAudit {
  /** The host's id of the touchpoint. */
  readonly touchpoint: string;
  /** The channel it is on. */
  readonly channel: Channel;
  /** The hours of the day, 0 to 23, in which customers come, and in which the firm is there. */
  readonly hours: {
    readonly customers: readonly number[];
    readonly firm: readonly number[];
  } | null;
  /** How many contacts a customer has there in a month. */
  readonly contactsMonthly: number | null;
  /** Whether firm and customer meet directly, and the rank of whoever the customer meets. */
  readonly level: { readonly isDirect: boolean; readonly staffRank: string | null } | null;
  /** What customers need there, each with whether the touchpoint meets it. */
  readonly needs: readonly { readonly need: string; readonly isMet: boolean | null }[] | null;
  /** What the firm wants customers to do there, and what they do. */
  readonly performance:
    | readonly { readonly what: string; readonly wanted: number; readonly actual: number | null }[]
    | null;
}

/** Something amiss at a touchpoint. */
export type TouchpointFinding =
  | {
      /** An aspect has not been looked at. */
      readonly code: 'NOT_LOOKED_AT';
      /** Which. */
      readonly aspect: keyof typeof TOUCHPOINT_ASPECTS;
    }
  | {
      /** Customers come in hours in which nobody is there. */
      readonly code: 'NOBODY_THERE';
      /** The hours. */
      readonly hours: readonly number[];
    }
  | {
      /** Customers need something that the touchpoint does not give, or nobody knows. */
      readonly code: 'NEED_UNMET' | 'NEED_UNKNOWN';
      /** What. */
      readonly need: string;
    }
  | {
      /** Customers do less of something than is wanted, or nobody has counted. */
      readonly code: 'BELOW_WANTED' | 'NOT_COUNTED';
      /** Of what. */
      readonly what: string;
      /** How much is missing; `null` if nobody has counted. */
      readonly missing: number | null;
    };

/**
 * What is amiss at a touchpoint, by the four questions of the source.
 *
 * @param audit What is known of it.
 * @returns The findings, in the order frequency, level, needs, performance; none if all is well.
 * @throws ContractError if an hour is not whole, 0 to 23.
 * @example
 * ```ts
 * import { auditTouchpoint } from 'everbond/interactions';
 *
 * auditTouchpoint({
 *   touchpoint: 'hotline',
 *   channel: 'telephone',
 *   hours: { customers: [9, 18, 19], firm: [9, 10, 11] },
 *   contactsMonthly: 0.4,
 *   level: { isDirect: true, staffRank: 'first-line' },
 *   needs: [{ need: 'status-of-order', isMet: true }],
 *   performance: [{ what: 'solved-at-once', wanted: 0.8, actual: 0.6 }],
 * }).map(({ code }) => code);
 * // => ['NOBODY_THERE', 'BELOW_WANTED']
 * ```
 */
export function auditTouchpoint(audit: TouchpointAudit): readonly TouchpointFinding[] {
  const { hours, contactsMonthly, level, needs, performance } = audit;
  const findings: TouchpointFinding[] = [];
  const isUnseen = { frequency: hours === null || contactsMonthly === null, level: level === null };
  if (isUnseen.frequency) findings.push({ code: 'NOT_LOOKED_AT', aspect: 'frequency' });
  if (hours !== null) {
    for (const hour of [...hours.customers, ...hours.firm]) {
      const isHour = Number.isInteger(hour) && hour >= 0 && hour <= 23;
      if (!isHour) breach('auditTouchpoint', 'hours', `must be whole, 0 to 23, got ${shown(hour)}`);
    }
    const alone = hours.customers.filter((hour) => !hours.firm.includes(hour));
    if (alone.length > 0) findings.push({ code: 'NOBODY_THERE', hours: alone });
  }
  if (isUnseen.level) findings.push({ code: 'NOT_LOOKED_AT', aspect: 'level' });
  if (needs === null) findings.push({ code: 'NOT_LOOKED_AT', aspect: 'needs' });
  for (const { need, isMet } of needs ?? []) {
    if (isMet !== true) {
      findings.push({ code: isMet === false ? 'NEED_UNMET' : 'NEED_UNKNOWN', need });
    }
  }
  if (performance === null) findings.push({ code: 'NOT_LOOKED_AT', aspect: 'performance' });
  for (const { what, wanted, actual } of performance ?? []) {
    if (actual === null) findings.push({ code: 'NOT_COUNTED', what, missing: null });
    else if (actual < wanted) {
      findings.push({ code: 'BELOW_WANTED', what, missing: wanted - actual });
    }
  }
  return findings;
}

/** The steps by which touchpoints are designed together, in order (S003-54). */
export const INTEGRATION_STEPS = Object.freeze({
  needs: { en: 'which needs there are', zh: '接触点需求确定', source: 'S003-54' },
  function: {
    en: 'what each touchpoint is for, by a chain of ends and means',
    zh: '接触点功能设计:接触功能确定,目的—手段链分析',
    source: 'S003-54',
  },
  volume: {
    en: 'how many come when and where, by samples and logs of workdays',
    zh: '接触量确定:时间、地点、人数;抽样调查,工作日写实',
    source: 'S003-54',
  },
  organisation: {
    en: 'which people and rules',
    zh: '接触组织设计:人员、制度与业务流程',
    source: 'S003-54',
  },
  facilities: { en: 'which rooms and devices', zh: '接触设施设计:设备与环境', source: 'S003-54' },
  information: { en: 'one voice for all', zh: '信息整合设计:用一个声音说话', source: 'S003-54' },
} as const satisfies Record<string, SourcedWords>);

/** One of the steps. */
export type IntegrationStep = keyof typeof INTEGRATION_STEPS;

/** The four questions of an integrated design (S003-57). */
export const INTEGRATION_QUESTIONS = Object.freeze({
  content: { en: 'what is said?', zh: '互动内容?', source: 'S003-57' },
  frequency: { en: 'how often?', zh: '互动频率?', source: 'S003-57' },
  path: { en: 'by which way?', zh: '互动途径?', source: 'S003-57' },
  organisation: { en: 'who does it?', zh: '组织设计?', source: 'S003-57' },
} as const satisfies Record<string, SourcedWords>);

/** How information reaches a touchpoint (S003-56). */
export const INFORMATION_FLOW = Object.freeze([
  { en: 'sources without and within', zh: '信息来源:外部来源、内部来源', source: 'S003-56' },
  { en: 'integrated by the marketing department', zh: '信息整合:市场部', source: 'S003-56' },
  { en: 'call centre', zh: 'Call Center', source: 'S003-56' },
  { en: 'choice of the medium', zh: '媒介选择', source: 'S003-56' },
  { en: 'touchpoint', zh: '接触点', source: 'S003-56' },
] as const satisfies readonly SourcedWords[]);

/**
 * The steps of an integrated design that nobody has taken, and the questions nobody has answered.
 *
 * @param done What was decided, by step; a text that is empty decides nothing.
 * @param answers What was answered, by question; likewise.
 * @returns The names of what is missing, in the order of the source: steps, then questions.
 * @example
 * ```ts
 * import { integrationGaps } from 'everbond/interactions';
 *
 * integrationGaps({ needs: 'find a home', function: 'show homes', volume: '40 a day' }, {});
 * // => [
 * //   'organisation', 'facilities', 'information',
 * //   'content?', 'frequency?', 'path?', 'organisation?',
 * // ]
 * ```
 */
export function integrationGaps(
  done: Readonly<Partial<Record<IntegrationStep, string>>>,
  answers: Readonly<Partial<Record<keyof typeof INTEGRATION_QUESTIONS, string>>>,
): readonly string[] {
  const steps = (Object.keys(INTEGRATION_STEPS) as IntegrationStep[]).filter(
    (step) => (done[step] ?? '') === '',
  );
  const questions = (
    Object.keys(INTEGRATION_QUESTIONS) as (keyof typeof INTEGRATION_QUESTIONS)[]
  ).filter((question) => (answers[question] ?? '') === '');
  return [...steps, ...questions.map((question) => `${question}?`)];
}

/** The example of the source: what a seller of homes works out for each touchpoint (S003-55). */
export const REAL_ESTATE_EXAMPLE = Object.freeze({
  source: 'S003-55',
  informationNeeds: [
    {
      en: 'the estate: place, plan, design, layout, price, schedule, upkeep',
      zh: '楼盘信息:地理位置、总体规划、设计、户型结构、价格情况、进度计划、物业管理',
    },
    { en: 'the company', zh: '公司背景' },
  ],
  serviceNeeds: [
    { en: 'advice', zh: '咨询服务' },
    { en: 'showing', zh: '展示服务' },
    { en: 'a consultant', zh: '置业顾问' },
    { en: 'buying', zh: '购买服务' },
    { en: 'owners', zh: '业主服务' },
  ],
  serviceKinds: [
    { en: 'basic', zh: '基本服务' },
    { en: 'auxiliary', zh: '辅助服务' },
  ],
  times: [
    { en: 'working hours', zh: '工作时间' },
    { en: 'spare time', zh: '业余时间' },
    { en: 'holidays', zh: '节假日' },
  ],
  places: [
    { en: 'exhibition', zh: '会展' },
    { en: 'home', zh: '家庭' },
    { en: 'office', zh: '工作单位' },
    { en: 'site', zh: '现场' },
    { en: 'outdoors', zh: '户外' },
  ],
  touchpoints: [
    { en: 'sales office', zh: '售房部' },
    { en: 'the site', zh: '楼盘现场' },
    { en: 'exhibition', zh: '展销会' },
    { en: 'website', zh: '网站' },
    { en: 'advertisement', zh: '广告' },
  ],
  toDesign: [
    { en: 'information needs', zh: '信息需求' },
    { en: 'service needs', zh: '服务需求' },
    { en: 'people', zh: '人员' },
    { en: 'facilities and tools', zh: '设施工具' },
    { en: 'standards', zh: '标准' },
  ],
} as const);
