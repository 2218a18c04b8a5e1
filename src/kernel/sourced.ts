/** Sourced: words in two languages and values, each with where it comes from. */

/** A word of the business in two languages. */
export interface Words {
  /** In English. */
  readonly en: string;
  /** In Chinese, in the characters of the source. */
  readonly zh: string;
}

/** A word of the business in two languages, and where it comes from. */
export interface SourcedWords extends Words {
  /** The row of the coverage table that it comes from; `null` where it is our own. */
  readonly source: string | null;
}

/** A word with the parts it falls into. */
export interface SourcedWhole extends SourcedWords {
  /** Each part by its name in code. */
  readonly parts: Readonly<Record<string, SourcedWords>>;
}

/** A value that holds where a host sets none, and where it comes from. */
export interface SourcedValue<Value> {
  /** The value. */
  readonly value: Value;
  /** Its source, by its row in the coverage table, or that it is our own choice. */
  readonly provenance: string;
}
