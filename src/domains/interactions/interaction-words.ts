/** Interaction words: what an interaction is, why firms seek it, what it is about and for. */
import type { SourcedWords } from '../../kernel/sourced.ts';

/** What drives firms from telling to talking (S003-2, S003-3). */
export const INTERACTION_DRIVERS = Object.freeze({
  environment: {
    en: 'from mass to individual consumption',
    zh: '营销环境的变化',
    source: 'S003-3',
  },
  concept: { en: 'from transaction to relationship', zh: '营销观念的变化', source: 'S003-3' },
  'core-value': {
    en: 'from the greatest profit to the greatest value for customers, made with them',
    zh: '企业核心价值认知的改变',
    source: 'S003-3',
  },
  'marketing-technology': {
    en: 'one-to-one marketing, share of customer, lifetime value',
    zh: '与信息技术相结合的营销方式的转变',
    source: 'S003-3',
  },
  'management-technology': {
    en: 'management that software brought about',
    zh: '信息技术推动的管理方式转变',
    source: 'S003-3',
  },
} as const satisfies Record<string, SourcedWords>);

/** Dialogue gives information, that knowledge, that loyalty, that profit (S003-4). */
export const DIALOGUE_CHAIN = Object.freeze([
  'dialogue',
  'information',
  'knowledge',
  'loyalty',
  'profit',
] as const);

/** The five forms of interaction of sociology (S003-7). */
export const INTERACTION_FORMS = Object.freeze({
  exchange: { en: 'exchange', zh: '交换', source: 'S003-7' },
  competition: { en: 'competition', zh: '竞争', source: 'S003-7' },
  cooperation: { en: 'cooperation', zh: '合作', source: 'S003-7' },
  conflict: { en: 'conflict', zh: '冲突', source: 'S003-7' },
  coercion: { en: 'coercion', zh: '强制', source: 'S003-7' },
} as const satisfies Record<string, SourcedWords>);

/** What an interaction does for a firm (S003-8). */
export const INTERACTION_FUNCTIONS = Object.freeze({
  present: {
    en: 'present products, and find more customers',
    zh: '将自己的产品介绍给客户,扩大客户群体',
    source: 'S003-8',
  },
  learn: { en: 'learn what customers need', zh: '了解客户的需求', source: 'S003-8' },
  keep: { en: 'satisfy customers and keep them', zh: '提高客户满意、维系客户', source: 'S003-8' },
} as const satisfies Record<string, SourcedWords>);

/** What an interaction is about (S003-9). */
export const INTERACTION_CONTENTS = Object.freeze({
  product: { en: 'product or service', zh: '产品/服务', source: 'S003-9' },
  information: { en: 'information', zh: '信息', source: 'S003-9' },
  emotion: { en: 'emotion', zh: '情感', source: 'S003-9' },
  idea: { en: 'idea', zh: '理念', source: 'S003-9' },
  policy: { en: 'policy', zh: '政策', source: 'S003-9' },
} as const satisfies Record<string, SourcedWords>);

/** How far both sides are from each other (S003-11). */
export const INTERACTION_DISTANCES = Object.freeze({
  'face-to-face': { en: 'face to face', zh: '面对面', source: 'S003-11' },
  'indirect-personal': {
    en: 'with a person, not face to face',
    zh: '间接人员互动',
    source: 'S003-11',
  },
  impersonal: { en: 'without a person', zh: '非人员互动', source: 'S003-11' },
} as const satisfies Record<string, SourcedWords>);

/** Who begins an interaction (S003-12). */
export const INTERACTION_INITIATORS = Object.freeze({
  firm: { en: 'the firm', zh: '企业发起', source: 'S003-12' },
  customer: { en: 'the customer', zh: '客户发起', source: 'S003-12' },
} as const satisfies Record<string, SourcedWords>);

/** The three dimensions in which a channel is seen (S003-14). */
export const CHANNEL_DIMENSIONS = Object.freeze({
  time: { en: 'time of communication', zh: '沟通时间', source: 'S003-14' },
  sufficiency: { en: 'sufficiency of information', zh: '信息充足程度', source: 'S003-14' },
  intimacy: { en: 'intimacy', zh: '亲密感', source: 'S003-14' },
} as const satisfies Record<string, SourcedWords>);

/** The five media by which firm and customer meet (S003-15). */
export const CONTACT_MEDIA = Object.freeze({
  voice: { en: 'by voice', zh: '以声音为媒介接触', source: 'S003-15' },
  writing: { en: 'in writing', zh: '以书面为媒介接触', source: 'S003-15' },
  electronic: { en: 'electronically', zh: '以电子为媒介接触', source: 'S003-15' },
  organisation: { en: 'through an organisation', zh: '以组织为媒介接触', source: 'S003-15' },
  environment: { en: 'through surroundings', zh: '以环境为媒介接触', source: 'S003-15' },
} as const satisfies Record<string, SourcedWords>);

/** The channels with persons and those without (S003-16); the telephone's name is restored. */
export const CHANNEL_KINDS = Object.freeze({
  personal: Object.freeze([
    { en: 'interview', zh: '面谈', source: 'S003-16' },
    { en: 'letter', zh: '信函', source: 'S003-16' },
    { en: 'telephone', zh: '电话', source: null },
    { en: 'website', zh: '网站', source: 'S003-16' },
    { en: 'e-mail', zh: '电子邮件', source: 'S003-16' },
  ] as const satisfies readonly SourcedWords[]),
  impersonal: Object.freeze([
    { en: 'surroundings', zh: '环境', source: 'S003-16' },
    { en: 'event', zh: '事件', source: 'S003-16' },
    { en: 'media', zh: '媒体', source: 'S003-16' },
  ] as const satisfies readonly SourcedWords[]),
});

/** By what customers reach a firm (S000-34). The exchange between customers is S000-36. */
export const INBOUND_TOUCHPOINTS = Object.freeze({
  mail: { en: 'mail address', zh: '信箱地址', source: 'S000-34' },
  salesperson: { en: 'salespeople', zh: '銷售人員', source: 'S000-34' },
  'service-centre': { en: 'service and repair centre', zh: '客服維修中心', source: 'S000-34' },
  website: { en: 'website', zh: '網站', source: 'S000-34' },
  'fax-telephone': { en: 'fax and telephone', zh: '傳真電話', source: 'S000-34' },
  kiosk: { en: 'kiosk', zh: '廣告亭', source: 'S000-34' },
  'in-store': { en: 'in the store', zh: '店內連絡', source: 'S000-34' },
  community: {
    en: 'a site where new and existing customers exchange; who is meant by new is not certain',
    zh: '網站的設置,是為了提供新進顧客能和原有的顧客相互交流的一個方法',
    source: 'S000-36',
  },
} as const satisfies Record<string, SourcedWords>);

/** Why a customer contacts a firm (S003-62), and with which question (S000-35). */
export const CONTACT_INTENTS = Object.freeze({
  information: { en: 'to get information', zh: '为了获得信息', source: 'S003-62' },
  purchase: { en: 'to get a product or service', zh: '为了获得其产品或服务', source: 'S003-62' },
  voice: { en: 'to suggest or complain', zh: '提出建议或进行投诉', source: 'S003-62' },
  usage: { en: 'how to use it, what to heed', zh: '產品注意事項或用法的問題', source: 'S000-35' },
  account: { en: 'how the account stands', zh: '關於帳戶情況的問題', source: 'S000-35' },
  dissatisfaction: { en: 'to say what is wrong', zh: '需要反應不滿的意見', source: 'S000-35' },
} as const satisfies Record<string, SourcedWords>);

/** The principles of managing channels and interactions (S003-29, S003-30, S003-74). */
export const INTERACTION_PRINCIPLES = Object.freeze({
  feedback: { en: 'open ways, and answers in time', zh: '沟通畅通,反馈及时', source: 'S003-29' },
  experience: { en: 'a better experience', zh: '优化客户体验', source: 'S003-29' },
  integration: { en: 'integrated management', zh: '整合管理', source: 'S003-29' },
  'one-voice': { en: 'one voice', zh: '用一个声音说话', source: 'S003-30' },
  'both-needs': {
    en: 'the needs of customer and firm together',
    zh: '综合客户、企业需求',
    source: 'S003-74',
  },
} as const satisfies Record<string, SourcedWords>);

/** The skills of whoever interacts (S003-58). */
export const INTERACTION_SKILLS = Object.freeze({
  strategy: {
    en: 'another strategy for another customer',
    zh: '对不同的客户实施不同的策略',
    source: 'S003-58',
  },
  standpoint: { en: "the customer's standpoint", zh: '站在客户立场', source: 'S003-58' },
  language: { en: 'language', zh: '语言技巧', source: 'S003-58' },
  other: { en: 'other skills', zh: '其他', source: 'S003-58' },
} as const satisfies Record<string, SourcedWords>);

/** The five kinds of records that a database of consumers holds (S004-4). */
export const RECORD_KINDS = Object.freeze({
  basic: { en: 'basic data', zh: '客戶基本資料', source: 'S004-4' },
  transaction: { en: 'transactions', zh: '客戶交易資料', source: 'S004-4' },
  service: { en: 'service', zh: '客戶服務資料', source: 'S004-4' },
  response: { en: 'responses to campaigns', zh: '活動回應資料', source: 'S004-4' },
  interaction: { en: 'other interactions', zh: '其他相關互動記錄', source: 'S004-4' },
} as const satisfies Record<string, SourcedWords>);

/** How a firm finds out how to meet customers well (S004-9). */
export const CONTACT_MEASURES = Object.freeze({
  'sample-test': {
    en: 'a test with a sample before the launch',
    zh: '先透過市場選樣測試,再將通過之產品正式推出',
    source: 'S004-9',
  },
  'follow-up': { en: 'a survey after the sale', zh: '售後追蹤調查', source: 'S004-9' },
  'satisfaction-by-role': {
    en: 'satisfaction by the role of whoever served, of the first line above all',
    zh: '瞭解不同職務者與顧客間之互動關係,尤其是第一線員工',
    source: 'S004-9',
  },
} as const satisfies Record<string, SourcedWords>);

/** By how many middlemen a firm sells: the fewer, the better it can interact (S004-5). */
export const DISTRIBUTION_TIERS = Object.freeze({
  wholesale: { en: 'through wholesale', zh: '批發(2階)', source: 'S004-5', tiers: 2 },
  retail: { en: 'through retail', zh: '零售(1階)', source: 'S004-5', tiers: 1 },
  direct: { en: 'directly', zh: '直銷(0階)', source: 'S004-5', tiers: 0 },
} as const satisfies Record<string, SourcedWords & { readonly tiers: number }>);

/** Communication that the firm begins (S000-32): the picture was lost, and noise is added to it. */
export const OUTBOUND_STEPS = Object.freeze([
  { en: 'source', zh: '來源', source: 'S000-32' },
  { en: 'encoding', zh: '編碼', source: 'S000-33' },
  { en: 'message', zh: '訊息', source: 'S000-32' },
  { en: 'channel', zh: '頻道', source: 'S000-32' },
  { en: 'decoding', zh: '解碼', source: 'S000-33' },
  { en: 'receiver', zh: '接收', source: 'S000-32' },
  { en: 'feedback, and noise all along', zh: '回饋;沿途有干擾', source: null },
] as const satisfies readonly SourcedWords[]);

/** Communication that the customer begins (S000-35); its order is reconstructed. */
export const INBOUND_STEPS = Object.freeze([
  {
    en: 'the customer notices a need for information',
    zh: '顧客了解需求的資訊',
    source: 'S000-35',
  },
  { en: 'chooses a channel', zh: '選擇需要的通路', source: 'S000-35' },
  { en: 'searches', zh: '搜尋資訊', source: 'S000-35' },
  { en: 'receives', zh: '資訊被接收', source: 'S000-35' },
] as const satisfies readonly SourcedWords[]);
