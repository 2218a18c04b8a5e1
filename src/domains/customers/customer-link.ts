/**
 * Customer link: that two records are one customer, said by one of them of the other.
 *
 * A link is a fact that can be taken back. Nothing is rewritten by it: which record survives, and
 * what the records come to together, are views. So linked records come apart again as they were.
 */
import type { Instant } from '../../kernel/instant.ts';
import type { CustomerKind } from './customer-kind.ts';

/** What shows that two records are one customer. */
export const LINK_EVIDENCE = Object.freeze([
  'told', // the customer said so
  'same-handle', // both are reached under one address or number
  'document', // a paper shows it
  'staff', // somebody of the firm recognised the customer
  'model', // a model concluded it
] as const);

/** One kind of thing that shows it. */
export type LinkEvidence = (typeof LINK_EVIDENCE)[number];

/** That a record belongs to the customer of another. */
export interface CustomerLink {
  /** The other record, which survives. */
  readonly to: string;
  /** What shows it. */
  readonly evidence: LinkEvidence;
  /** Since when it is said. */
  readonly at: Instant;
}

/** What must be known of other records before one is linked: the command carries it. */
export interface LinkFacts {
  /** What kind of customer the other record is. */
  readonly kind: CustomerKind;
  /** Where links lead from the other record, itself first, to the one that survives. */
  readonly through: readonly string[];
  /** Records of the other's customer that are kept apart from records of this one. */
  readonly apart: readonly string[];
}
