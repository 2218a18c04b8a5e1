/** Party: who complains besides the customer, and what a customer needs to be treated fairly. */
import type { VaultReference } from '../../kernel/vault-reference.ts';
import type { Channel } from '../../kernel/words.ts';

/** In which role somebody besides the customer may complain. */
export const PARTY_ROLES = Object.freeze(['joint', 'representative'] as const);

/** One of the roles. */
export type PartyRole = (typeof PARTY_ROLES)[number];

/** Somebody besides the customer whose complaint it is too, or who speaks for them. */
export interface Party {
  /** The host's id of them. */
  readonly id: string;
  /** A joint party complains in their own right, a representative for the customer. */
  readonly role: PartyRole;
  /** Where the host keeps what empowers a representative; `null` until it is there. */
  readonly mandate: VaultReference | null;
}

/**
 * What can make a customer vulnerable.
 *
 * @see Financial Conduct Authority, "Guidance for firms on the fair treatment of vulnerable
 *   customers", FG21/1 (2021), for the four drivers; cited from memory.
 */
export const VULNERABILITIES = Object.freeze([
  'health', // an illness or a disability
  'life-event', // a death, a lost job, a separation
  'resilience', // little that could bear a loss
  'capability', // little knowledge of the matter, the language or the means
] as const);

/** One thing that makes a customer vulnerable. */
export type Vulnerability = (typeof VULNERABILITIES)[number];

/** That a customer is vulnerable. */
export interface VulnerableMark {
  /** What makes them so; may be empty, for nobody has to say. */
  readonly drivers: readonly Vulnerability[];
  /** The channels that suit them; empty for any. */
  readonly channels: readonly Channel[];
}

/** The fact under which the clocks of regimes see that a customer is vulnerable. */
export const VULNERABLE = 'vulnerable';
