/** Cause: what customers complain about, in the ten causes of the source. */

/** A word of the business in two languages, and where it comes from. */
export interface CaseWords {
  /** In English. */
  readonly en: string;
  /** In Chinese, in traditional characters. */
  readonly zh: string;
  /** The row of the coverage table that names it; `null` where it is our own. */
  readonly source: string | null;
}

/** A cause, and where it lies. */
export interface CauseWords extends CaseWords {
  /** The firm's product, its service, or the customer. */
  readonly side: 'product' | 'service' | 'customer';
}

/** The ten causes: four of the product, four of the service, two of the customer. */
export const CAUSES = Object.freeze({
  'product-defect': causeOf('product', 'a defect of quality', '產品質量有缺陷'),
  'product-specification': causeOf('product', 'not as specified', '產品規格不符'),
  'product-tolerance': causeOf('product', 'outside the tolerance', '技術規格超出允許誤差'),
  'product-fault': causeOf('product', 'a fault in use', '產品故障'),
  'service-quality': causeOf('service', 'the quality of the service', '服務質量'),
  'service-attitude': causeOf('service', 'the attitude of staff', '服務態度'),
  'service-manner': causeOf('service', 'the manner of serving', '服務方式'),
  'service-skill': causeOf('service', 'the skill of staff', '服務技巧'),
  'customer-misuse': causeOf('customer', 'used wrongly', '客戶使用不當'),
  'customer-expectation': causeOf('customer', 'expected too much', '客戶期望過高'),
});

/** What a customer complains about. */
export type Cause = keyof typeof CAUSES;

/** Every cause, in the order of the source. */
export const CAUSE_NAMES = Object.freeze(Object.keys(CAUSES) as readonly Cause[]);

function causeOf(side: CauseWords['side'], en: string, zh: string): CauseWords {
  return Object.freeze({ en, zh, source: 'S003-60', side });
}
