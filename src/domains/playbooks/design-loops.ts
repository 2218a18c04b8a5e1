/** Design loops: how a strategy, a service, an experience and an interaction are designed. */
import type { LoopPlaybook } from './loop-playbook.ts';

/** PEPSI: positioning, experience, products, segmentation, information. */
export const PEPSI = Object.freeze({
  en: 'strategy cycle (PEPSI)',
  zh: '顧客關係管理策略發展循環',
  source: 'S001-14, S001-15',
  certainty: 'stated',
  columns: null,
  steps: [
    { id: 'positioning', en: 'positioning and value', zh: '組織的定位與價值', tasks: [] },
    { id: 'experience', en: 'experience of customers', zh: '瞭解顧客的經驗', tasks: [] },
    {
      id: 'products',
      en: 'the best products, processes and channels',
      zh: '建構最適的產品、流程與通路',
      tasks: ['product', 'process', 'channel'],
      taskWords: {
        product: { en: 'product', zh: '產品' },
        process: { en: 'process', zh: '流程' },
        channel: { en: 'channel', zh: '通路' },
      },
    },
    { id: 'segmentation', en: 'sharper segmentation', zh: '更精確的市場區隔', tasks: [] },
    {
      id: 'information',
      en: 'information',
      zh: '資訊的能力',
      tasks: ['collect', 'analyse', 'use', 'feed-back'],
      taskWords: {
        collect: { en: 'collect', zh: '蒐集' },
        analyse: { en: 'analyse', zh: '分析' },
        use: { en: 'use', zh: '運用' },
        'feed-back': { en: 'feed back', zh: '回饋' },
      },
    },
  ],
} as const satisfies LoopPlaybook);

/**
 * The five steps of customer experience management.
 *
 * @see Bernd H. Schmitt, "Customer Experience Management" (2003).
 */
export const EXPERIENCE_MANAGEMENT = Object.freeze({
  en: 'five steps of customer experience management',
  zh: '顧客經驗管理五步驟',
  source: 'S001-17',
  certainty: 'stated',
  columns: null,
  steps: [
    {
      id: 'analyse-world',
      en: 'analyse the world of experience',
      zh: '分析顧客經驗世界',
      tasks: [],
    },
    { id: 'build-platform', en: 'build the platform', zh: '建立經驗平台', tasks: [] },
    { id: 'design-brand', en: 'design the brand experience', zh: '設計品牌經驗', tasks: [] },
    { id: 'build-interface', en: 'build the interface', zh: '建構顧客介面', tasks: [] },
    { id: 'innovate', en: 'keep innovating', zh: '持續進行創新', tasks: [] },
  ],
} as const satisfies LoopPlaybook);

/** The process of customer service; its picture was lost, and this is a guess. */
export const SERVICE_PROCESS = Object.freeze({
  en: 'process of customer service',
  zh: '企業客服流程',
  source: 'S001-4',
  certainty: 'doubtful',
  columns: null,
  steps: [
    { id: 'contact', en: 'contact', zh: '接觸', tasks: [] },
    { id: 'record', en: 'record', zh: '記錄', tasks: [] },
    { id: 'dispatch', en: 'dispatch', zh: '派工', tasks: [] },
    { id: 'handle', en: 'handle', zh: '處理', tasks: [] },
    { id: 'reply', en: 'reply', zh: '回覆', tasks: [] },
    { id: 'follow-up', en: 'follow up', zh: '追蹤', tasks: [] },
    { id: 'analyse', en: 'analyse', zh: '分析', tasks: [] },
    { id: 'improve', en: 'improve', zh: '改善', tasks: [] },
  ],
} as const satisfies LoopPlaybook);

/** The eight steps in which an interaction is designed. */
export const INTERACTION_DESIGN = Object.freeze({
  en: 'design of an interaction',
  zh: '互动设计',
  source: 'S003-33',
  certainty: 'stated',
  columns: null,
  steps: [
    { id: 'choose-object', en: 'choose whom to interact with', zh: '确定互动对象', tasks: [] },
    { id: 'set-goal', en: 'set the goal', zh: '确定互动目标', tasks: [] },
    {
      id: 'design-content',
      en: 'design the content',
      zh: '设计互动内容',
      tasks: ['theme', 'structure', 'format'],
      taskWords: {
        theme: { en: 'theme', zh: '主题' },
        structure: { en: 'structure', zh: '结构' },
        format: { en: 'format', zh: '格式' },
      },
    },
    { id: 'set-budget', en: 'set the budget', zh: '决定互动预算', tasks: [] },
    {
      id: 'choose-channel',
      en: 'choose channel and frequency',
      zh: '确定互动渠道与频率',
      tasks: ['channel', 'frequency'],
      taskWords: {
        channel: { en: 'channel', zh: '渠道' },
        frequency: { en: 'frequency', zh: '频率' },
      },
    },
    { id: 'integrate', en: 'integrate the touchpoints', zh: '接触点整合设计', tasks: [] },
    { id: 'practise-skills', en: 'practise the skills', zh: '互动技巧', tasks: [] },
    { id: 'evaluate', en: 'evaluate the effect', zh: '评估互动效果', tasks: [] },
  ],
} as const satisfies LoopPlaybook);
