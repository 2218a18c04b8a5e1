/** Store check: one promise of the storage port as something that can be run, and can fail. */
import type { Store } from '../storage/store.ts';
import type { Gate } from './gate.ts';

/** One check of a store, for any test runner: `it(check.name, check.run)`. */
export interface StoreCheck {
  /** Its number among the checks, for ever: `C11`. */
  readonly id: string;
  /** `concurrency` if it needs calls that race; `contract` if one caller after another will do. */
  readonly level: 'contract' | 'concurrency';
  /** Which of the ten promises of the port it holds the store to. */
  readonly promise: number;
  /** The capability without which `run` has nothing to look at and passes; `null` if none. */
  readonly needs: 'feed' | 'due' | null;
  /** What must be so, as a sentence that begins with the id. */
  readonly name: string;
  /** Opens a store and looks. Rejects with an error that says what was expected and found. */
  readonly run: () => Promise<void>;
}

/** A store as the checks get it. */
export interface OpenedStore {
  /** An empty store. */
  readonly store: Store;
  /** The same data through a connection of its own; the same store if it has no connections. */
  readonly other?: Store;
  /**
   * Whether the store lets no two commits be under way at once, as a database with one writer does;
   * `false` if left out. Then nothing is proven about commits that overlap, for none do.
   */
  readonly serial?: boolean;
  /** Called once when the check is over, well or not. */
  readonly close?: () => Promise<void>;
}

/**
 * Gives an empty store each time it is called.
 *
 * `pause` is for the adapter to await in every commit, once it has its connection and before it
 * reads or writes anything. Through it the checks see that two commits are under way at once.
 */
export type OpenStore = (pause: () => Promise<void>) => OpenedStore | Promise<OpenedStore>;

/** What a check works with. */
export interface Trial {
  readonly store: Store;
  readonly other: Store;
  readonly gate: Gate;
}

/** A check before it knows its store. */
export interface Case extends Omit<StoreCheck, 'run' | 'name' | 'needs'> {
  readonly needs?: 'feed' | 'due';
  /** What must be so: a sentence without a capital and a period. */
  readonly rule: string;
  readonly test: (trial: Trial) => Promise<void>;
}
