/** Timeline entry: one thing that a firm has on record of a customer, of one of five kinds. */
import type { Instant } from '../../kernel/instant.ts';
import type { Money } from '../../kernel/money.ts';
import type { SourcedWords } from '../../kernel/sourced.ts';
import type { Channel } from '../../kernel/words.ts';
import type { ContactReason } from './contact-reason.ts';
import type { CustomerEvent } from './customer-event.ts';

/** What is known of a kind of record. */
export type RecordKindRow = SourcedWords;

/** The five kinds of record that a database of customers holds. */
export const RECORD_KINDS = Object.freeze({
  basic: { en: 'basic data', zh: '客戶基本資料', source: 'S004-4' },
  transaction: { en: 'transactions', zh: '客戶交易資料', source: 'S004-4' },
  service: { en: 'service', zh: '客戶服務資料', source: 'S004-4' },
  'campaign-response': { en: 'responses to campaigns', zh: '活動回應資料', source: 'S004-4' },
  interaction: { en: 'other interactions', zh: '其他相關互動記錄', source: 'S004-4' },
} as const satisfies Record<string, RecordKindRow>);

/** One of the five kinds of record. */
export type RecordKind = keyof typeof RECORD_KINDS;

/** What every entry says. */
export interface EntryBase {
  /** When it happened. */
  readonly at: Instant;
  /** The record of the customer that it is of. */
  readonly customer: string;
  /** The host's id of the entry, the same however often it is delivered. */
  readonly id: string;
}

/** Basic data: something happened to the record itself. */
export interface BasicEntry extends EntryBase {
  /** Which of the five. */
  readonly kind: 'basic';
  /** What happened. */
  readonly what: CustomerEvent['type'];
}

/** What can be done in a transaction. */
export const TRANSACTION_ACTS = Object.freeze(['bought', 'returned', 'paid'] as const);

/** A transaction. */
export interface TransactionEntry extends EntryBase {
  /** Which of the five. */
  readonly kind: 'transaction';
  /** What was done. */
  readonly what: (typeof TRANSACTION_ACTS)[number];
  /** For how much; `null` if it is not known. */
  readonly amount: Money | null;
}

/** What can happen in service. */
export const SERVICE_ACTS = Object.freeze([
  'requested',
  'complained',
  'answered',
  'serviced',
] as const);

/** Service. */
export interface ServiceEntry extends EntryBase {
  /** Which of the five. */
  readonly kind: 'service';
  /** What happened. */
  readonly what: (typeof SERVICE_ACTS)[number];
  /** The host's id of the case; `null` if there is none. */
  readonly case: string | null;
}

/** How a customer can respond to a campaign. */
export const CAMPAIGN_RESPONSES = Object.freeze([
  'reached',
  'opened',
  'clicked',
  'answered',
  'bought',
  'opted-out',
] as const);

/** A response to a campaign. */
export interface CampaignEntry extends EntryBase {
  /** Which of the five. */
  readonly kind: 'campaign-response';
  /** How the customer responded. */
  readonly what: (typeof CAMPAIGN_RESPONSES)[number];
  /** The host's id of the campaign. */
  readonly campaign: string;
}

/** Who began an interaction. */
export const INTERACTION_SIDES = Object.freeze(['customer', 'firm'] as const);

/** Any other interaction. */
export interface InteractionEntry extends EntryBase {
  /** Which of the five. */
  readonly kind: 'interaction';
  /** Who began it. */
  readonly what: (typeof INTERACTION_SIDES)[number];
  /** On which channel. */
  readonly channel: Channel;
  /** What the customer turned to the firm for; `null` if it is not known, or the firm began. */
  readonly reason: ContactReason | null;
}

/** One thing that a firm has on record of a customer. */
export type TimelineEntry =
  | BasicEntry
  | TransactionEntry
  | ServiceEntry
  | CampaignEntry
  | InteractionEntry;
