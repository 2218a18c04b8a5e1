/**
 * Relationship loops: from knowing a customer to treating each one apart.
 *
 * @see Don Peppers and Martha Rogers, "The One to One Future" (1993), and with Bob Dorf, "Is Your
 *   Company Ready for One-to-One Marketing?", Harvard Business Review 77 (1999), pages 151–160, for
 *   the four steps of IDIC.
 */
import type { LoopPlaybook } from './loop-playbook.ts';

/** IDIC: identify, differentiate, interact, customise. */
export const IDIC = Object.freeze({
  en: 'four stages of a good relationship (IDIC)',
  zh: '建立良好顧客關係的四大階段',
  source: 'S001-5, S001-6, S001-7, S001-8, S004-15',
  certainty: 'stated',
  columns: 'reconstructed',
  steps: [
    {
      id: 'identify',
      en: 'identify customers',
      zh: '找出顧客',
      tasks: [],
      visibility: 'unseen',
      promise: { en: 'you know me', zh: '你認得我' },
      firmTask: { en: 'customer data', zh: '顧客資料' },
    },
    {
      id: 'differentiate',
      en: 'differentiate them by value and needs',
      zh: '依據價值及需求區隔顧客',
      tasks: ['by-value', 'by-needs'],
      taskWords: {
        'by-value': { en: 'by value', zh: '依據價值' },
        'by-needs': { en: 'by needs', zh: '依據需求' },
      },
      visibility: 'unseen',
      promise: { en: 'you know what I am worth and need', zh: '你知道我的價值與需求' },
      firmTask: { en: 'segmentation', zh: '市場區隔' },
    },
    {
      id: 'interact',
      en: 'interact with them',
      zh: '與顧客互動',
      tasks: [],
      visibility: 'seen',
      promise: { en: 'you talk with me and remember', zh: '你與我對話並且記得' },
      firmTask: { en: 'programmes of dialogue', zh: '對話方案' },
    },
    {
      id: 'customise',
      en: 'customise the service',
      zh: '提供顧客客製化服務',
      tasks: [],
      visibility: 'seen',
      promise: { en: 'you adapt to me', zh: '你為我調整' },
      firmTask: { en: 'offers made to measure', zh: '量身訂作' },
    },
  ],
} as const satisfies LoopPlaybook);

/** The five steps by which customer relationships are run. */
export const OPERATING_FLOW = Object.freeze({
  en: 'operating flow of customer relationship management',
  zh: '顧客關係管理的運作流程',
  source: 'S001-1',
  certainty: 'stated',
  columns: null,
  steps: [
    { id: 'collect', en: 'collect data', zh: '蒐集資料', tasks: [] },
    { id: 'model', en: 'classify and build models', zh: '分類與建立模式', tasks: [] },
    { id: 'plan', en: 'plan and design marketing', zh: '規劃與設計行銷活動', tasks: [] },
    {
      id: 'run',
      en: 'routine activities',
      zh: '例行活動',
      tasks: ['test', 'carry-out', 'integrate'],
      taskWords: {
        test: { en: 'test', zh: '測試' },
        'carry-out': { en: 'carry out', zh: '執行' },
        integrate: { en: 'integrate', zh: '整合' },
      },
    },
    { id: 'measure', en: 'analyse and measure results', zh: '實行績效的分析與衡量', tasks: [] },
  ],
} as const satisfies LoopPlaybook);

/** The six steps of one-to-one marketing. */
export const ONE_TO_ONE_FLOW = Object.freeze({
  en: 'operating flow of one-to-one marketing',
  zh: '一對一行銷之作業流程',
  source: 'S004-17',
  certainty: 'stated',
  columns: null,
  steps: [
    { id: 'select-customers', en: 'select customers', zh: '客戶選定', tasks: [] },
    { id: 'create-advertising', en: 'create the advertising', zh: '廣告創意', tasks: [] },
    { id: 'reach-by-media', en: 'reach them by media', zh: '媒體接觸', tasks: [] },
    { id: 'transact', en: 'transactions come about', zh: '交易產生', tasks: [] },
    { id: 'analyse-records', en: 'analyse the records', zh: '紀錄分析', tasks: [] },
    { id: 'feed-back', en: 'feed back into decisions', zh: '決策回饋', tasks: [] },
  ],
} as const satisfies LoopPlaybook);

/** Six stages whose picture was lost: taken for one step of the firm a phase of buying. */
export const SIX_STAGE_PROCESS = Object.freeze({
  en: 'six-stage process of customer relationship management',
  zh: '顧客關係管理六階段流程',
  source: 'S001-21',
  certainty: 'doubtful',
  columns: null,
  steps: [
    { id: 'purchase', en: 'care at the purchase', zh: '採購', tasks: [] },
    { id: 'delivery', en: 'care at the delivery', zh: '交貨', tasks: [] },
    { id: 'use', en: 'care in use', zh: '使用', tasks: [] },
    { id: 'supplements', en: 'care for supplements', zh: '補充', tasks: [] },
    { id: 'maintenance', en: 'care in maintenance', zh: '維護', tasks: [] },
    { id: 'disposal', en: 'care at the disposal', zh: '處理', tasks: [] },
  ],
} as const satisfies LoopPlaybook);
