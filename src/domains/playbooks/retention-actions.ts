/** Retention actions: what a firm can do for a customer, from the strategies of the sources. */
import type { SourcedWords } from '../../kernel/sourced.ts';
import type { Purpose } from '../../kernel/words.ts';

/** What an action is to the customer: it sells, it serves, or it cares for the relationship. */
export type ActionKind = 'selling' | 'service' | 'relationship';

/** An action, its words, and what it takes. */
export interface PlaybookAction extends SourcedWords {
  /** What it is to the customer. */
  readonly kind: ActionKind;
  /** Whether the firm comes to the customer with it, so that it is a contact. */
  readonly isContact: boolean;
  /** The purposes for which consent must have been granted; none for service. */
  readonly purposes: readonly Purpose[];
  /** Whether it is carried only so that it is known, and never recommended. */
  readonly isProhibited: boolean;
}

const MARKETING: readonly Purpose[] = Object.freeze(['marketing']);
const PERSONAL: readonly Purpose[] = Object.freeze(['marketing', 'personalisation']);

/** A service that the firm comes with; no consent is needed for it. */
function serves(en: string, zh: string, source: string | null): PlaybookAction {
  const kind = 'service';
  return Object.freeze({
    en,
    zh,
    source,
    kind,
    isContact: true,
    purposes: [],
    isProhibited: false,
  });
}

/** Care for the relationship that the firm comes with. */
function cares(
  en: string,
  zh: string,
  source: string | null,
  purposes: readonly Purpose[] = MARKETING,
): PlaybookAction {
  const kind = 'relationship';
  return Object.freeze({ en, zh, source, kind, isContact: true, purposes, isProhibited: false });
}

/** An offer that the firm comes with. */
function sells(
  en: string,
  zh: string,
  source: string | null,
  purposes: readonly Purpose[] = MARKETING,
): PlaybookAction {
  const kind = 'selling';
  return Object.freeze({ en, zh, source, kind, isContact: true, purposes, isProhibited: false });
}

/** The actions of the sources by name; a policy of the host may have others. */
export const RETENTION_ACTIONS = Object.freeze({
  'answer-complaint': serves('answer the complaint', '回應抱怨', 'S000-17'),
  'collect-payment': serves('say that a payment failed', '付款失敗通知', null),
  'make-save-offer': {
    ...sells('offer something to stay', '挽留方案', 'S000-10', []),
    isContact: false,
  },
  'give-special-attention': serves('look after the problem', '特別的關注', 'S002-18'),
  'warn-ahead': serves('act before the customer has to', '預期而非只回應', 'S000-44'),
  'restore-reliability': {
    ...serves('make the service reliable again', '可靠性', 'S000-23'),
    isContact: false,
  },
  'announce-renewal': serves('say that a renewal is near', '續約通知', null),
  'thank-for-order': serves('thank for the order', '謝謝顧客的訂單', 'S000-19'),
  'reassure-buyer': serves('say that the choice was right', '保證選擇是正確的', 'S000-20'),
  'promise-service': serves('promise good service', '允諾好的服務', 'S000-22'),
  'give-helpline': serves('name a free line for questions', '免付費電話', 'S000-22'),
  'learn-about-customer': serves('learn more about the customer', '獲得額外的顧客資訊', 'S000-20'),
  'recognise-customer': cares('recognise and thank', '確認和感謝', 'S000-27'),
  'greet-on-birthday': cares('greet on the birthday', '生日問候', 'S000-28', PERSONAL),
  'send-reminder': cares('remind at a set time', '特別時間的催函', 'S000-28', PERSONAL),
  'ask-opinion': cares('ask what the customer thinks', '了解顧客的心聲', 'S000-44', ['research']),
  'give-priority-access': {
    ...cares('give priority access', '優先權', 'S000-37', []),
    isContact: false,
  },
  'build-social-bond': cares('build a social bond', '社會結合', 'S000-3'),
  'build-structural-bond': sells('build a structural bond', '結構互動關係', 'S000-4'),
  'reward-loyalty': sells('reward loyalty', '回饋策略', 'S000-38'),
  'give-best-price': sells('give the best customers their price', '價格特別處理', 'S000-39'),
  'win-back': sells('win the customer back', '贏回策略', 'S000-12'),
  'cross-sell': sells(
    'offer what goes with the purchase',
    '越區銷售互補的東西',
    'S000-28',
    PERSONAL,
  ),
  'send-newsletter': sells('send the newsletter', '每月或每季商品訊息', 'S000-40'),
  'offer-partner-points': sells('offer points of partners', '合夥關係管理方案', 'S000-41', [
    'marketing',
    'sharing',
  ]),
  'give-kickback': {
    ...sells('give gifts and kickbacks', '送礼、给回扣', 'S003-40'),
    isProhibited: true,
  },
} as const satisfies Readonly<Record<string, PlaybookAction>>);

/** The name of an action of the sources. */
export type RetentionAction = keyof typeof RETENTION_ACTIONS;
