/**
 * Vault: where a host keeps what is personal, so that it can be forgotten.
 *
 * Events are never changed. What a person may ask to have erased is therefore not in them: they
 * hold a reference, and the vault holds the data. The promises, by number:
 *
 * 1. Once: an id is given once. The same value again is no second one; another value under the id
 *    is refused, and what was kept stays. A correction gets a new id.
 * 2. Read your writes: a get after an acknowledged put sees the value, after an acknowledged forget
 *    sees none.
 * 3. For ever: what was forgotten never comes back. A put that was under way, or is sent again,
 *    is refused, also where the id was forgotten before it was ever put. To forget twice, or what
 *    was never there, is no failure.
 * 4. Apart: no tenant sees, moves or forgets what is another's.
 * 5. Exact: values are JSON and come back equal; ids are compared character by character.
 * 6. Own: what a caller does to its objects, before or after, changes nothing that is kept.
 * 7. Bounded: what is no JSON, or exceeds the declared limit, is refused before anything is
 *    written. No message shows a value.
 *
 * Backups of a vault want a short life of their own, or what was forgotten outlives them there.
 * `everbond/testing` holds the promises as checks that run against any adapter.
 *
 * @see Regulation (EU) 2016/679 (GDPR), articles 15, 17 and 20, for what must be possible.
 */
import type { JsonValue } from '../../kernel/json-value.ts';

/** What keeps personal data by opaque ids. */
export interface Vault {
  /** What this vault declares of itself. */
  readonly capabilities: VaultCapabilities;

  /**
   * Keeps a value under an id that the host has drawn.
   *
   * @throws FailureError `IDEMPOTENCY_MISMATCH` if the id holds another value or was forgotten;
   *   `LIMIT_EXCEEDED`; `INVALID_VALUE`; `STORE_FAILURE` with `outcome`. After `unknown` the same
   *   value is put again under the same id.
   */
  put(entry: VaultPut): Promise<void>;

  /** What is kept under an id. */
  get(place: VaultPlace): Promise<VaultAnswer>;

  /** Forgets what is kept under an id, now and for ever. */
  forget(place: VaultPlace): Promise<void>;
}

/** What a vault declares. */
export interface VaultCapabilities {
  /** The version of this port that the adapter was written for. */
  readonly port: 1;
  /** Whether what was acknowledged survives the end of the process. */
  readonly durable: boolean;
  /** Bytes of one value, as JSON in UTF-8: 64 KiB or more. */
  readonly maxBytes: number;
}

/** Where something is kept. */
export interface VaultPlace {
  /** Whose customer. */
  readonly tenant: string;
  /** The id, as a reference has it. */
  readonly id: string;
}

/** Something to be kept. */
export interface VaultPut extends VaultPlace {
  /** The value: an address, a birthday, what somebody said. */
  readonly value: JsonValue;
}

/** What a vault answers: the value, that it was forgotten, or that nothing was ever put there. */
export type VaultAnswer =
  | { readonly status: 'kept'; readonly value: JsonValue }
  | { readonly status: 'forgotten' }
  | { readonly status: 'unknown' };
