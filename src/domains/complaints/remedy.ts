/** Remedy: how a complaint is put right: sought, offered, accepted and carried out. */
import type { Money } from '../../kernel/money.ts';

/** What can put a complaint right. */
export const REMEDIES = Object.freeze([
  'apology', // the firm says that it is sorry
  'explanation', // the customer learns how it came about
  'assistance', // somebody helps: technical help, advice, a helping hand
  'repair', // what was sold, or what was done, is put in order
  'replacement', // another one in its place
  'refund', // the price, or a part of it, given back
  'compensation', // money or kind for a loss or for distress
  'goodwill', // a gift that nobody is owed
  'change-of-practice', // the firm does it otherwise from now on
] as const);

/** One way to put a complaint right. */
export type RemedyKind = (typeof REMEDIES)[number];

/** A remedy that was offered, and what became of it. */
export interface Remedy {
  /** The host's id of it. */
  readonly id: string;
  /** What it is. */
  readonly kind: RemedyKind;
  /** How much; `null` where it costs no money. */
  readonly amount: Money | null;
  /** What became of it. */
  readonly state: 'offered' | 'accepted' | 'declined' | 'carried-out';
}
