/**
 * Learning loops: what is recorded becomes a plan, the plan an act, and the act a record again.
 *
 * @see Ronald S. Swift, "Accelerating Customer Relationships: Using CRM and Relationship
 *   Technologies" (2001), for the four processes.
 */
import type { LoopPlaybook } from './loop-playbook.ts';

/** Swift's four processes, with the tasks of the first. */
export const SWIFT_CYCLE = Object.freeze({
  en: 'cycle of four processes (Swift)',
  zh: 'CRM 的四個處理步驟',
  source: 'S001-10, S001-13, S004-1',
  certainty: 'stated',
  columns: null,
  steps: [
    {
      id: 'knowledge-discovery',
      en: 'knowledge discovery',
      zh: '知識發掘',
      tasks: ['identification', 'segmentation', 'prediction'],
      taskWords: {
        identification: { en: 'identify customers', zh: '顧客確認' },
        segmentation: { en: 'segment customers', zh: '顧客區隔' },
        prediction: { en: 'predict customers', zh: '顧客預測' },
      },
    },
    { id: 'market-planning', en: 'market planning', zh: '市場行銷計畫', tasks: [] },
    { id: 'customer-interaction', en: 'customer interaction', zh: '顧客互動', tasks: [] },
    { id: 'analysis-and-refinement', en: 'analysis and refinement', zh: '分析與修正', tasks: [] },
  ],
} as const satisfies LoopPlaybook);

/** The tasks of the four stages, and what the loop learns by each. */
export const STAGE_TASKS = Object.freeze({
  en: 'tasks of the four stages, and the learning loop',
  zh: '階段性任務及循環架構',
  source: 'S001-11, S001-12, S001-13',
  certainty: 'stated',
  columns: 'stated',
  steps: [
    {
      id: 'transaction-logging',
      en: 'transactions happen and are logged',
      zh: '客戶實際發生交易',
      tasks: [],
      learning: { en: 'learning: a true record', zh: '詳實記錄交易,奠定良好知識學習基礎' },
    },
    {
      id: 'data-analysis',
      en: 'data are put in order and analysed',
      zh: '資料整理分析',
      tasks: [],
      learning: { en: 'planning: figures to plan by', zh: '資料整理與產生分析數據,提供行銷來源' },
    },
    {
      id: 'marketing-planning',
      en: 'marketing is planned',
      zh: '行銷企劃',
      tasks: [],
      learning: { en: 'action: hypotheses to be tested', zh: '善用規劃的學習知識,提供驗證假設' },
    },
    {
      id: 'customer-interaction',
      en: 'the plan is carried out with customers',
      zh: 'CRM活動執行',
      tasks: [],
      learning: { en: 'collection: what came of them', zh: '執行並蒐集假設結果,進行CRM循環活動' },
    },
  ],
} as const satisfies LoopPlaybook);

/** The four steps of information; the means in each are reconstructed. */
export const INFORMATION_STEPS = Object.freeze({
  en: 'four steps of information and their technology',
  zh: '顧客關係管理的四大步驟與所應用之資訊科技',
  source: 'S001-9',
  certainty: 'stated',
  columns: 'reconstructed',
  steps: [
    {
      id: 'collect',
      en: 'collect data and information',
      zh: '資料、資訊的蒐集',
      tasks: [],
      firmTask: { en: 'points of sale, website, call centre', zh: '銷售點、網站、客服中心' },
    },
    {
      id: 'store',
      en: 'store and accumulate them',
      zh: '資料、資訊的儲存與累積',
      tasks: [],
      firmTask: { en: 'data warehouse', zh: '資料倉儲' },
    },
    {
      id: 'organise',
      en: 'take them in and organise them',
      zh: '資料、資訊的吸收與整理',
      tasks: [],
      firmTask: { en: 'data mining, analysis on line', zh: '資料探勘、線上分析' },
    },
    {
      id: 'apply',
      en: 'present and apply them',
      zh: '資料、資訊的展現與應用',
      tasks: [],
      firmTask: { en: 'reports, executive information, campaigns', zh: '報表、主管資訊、活動' },
    },
  ],
} as const satisfies LoopPlaybook);

/** Plan, do, check, act: how the process of service is managed. */
export const PDCA = Object.freeze({
  en: 'management of the service process (PDCA)',
  zh: '企業客服流程之展開',
  source: 'S001-3',
  certainty: 'stated',
  columns: null,
  steps: [
    { id: 'plan', en: 'plan', zh: '計畫', tasks: [] },
    { id: 'do', en: 'do', zh: '執行', tasks: [] },
    { id: 'check', en: 'check', zh: '查核', tasks: [] },
    { id: 'act', en: 'act', zh: '行動', tasks: [] },
  ],
} as const satisfies LoopPlaybook);
