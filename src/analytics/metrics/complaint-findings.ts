/** Complaint findings: how many allegations were upheld, and how many complaints. */
import type { Finding } from '../../domains/complaints/allegation.ts';
import { breach } from '../../kernel/errors.ts';
import { type Proportion, proportion } from './proportion.ts';

/** What was found about the allegations of a complaint. */
export interface FoundComplaint {
  /** One for each allegation; `null` for one that is not decided. */
  readonly findings: readonly (Finding | null)[];
}

/** Allegations and complaints upheld. */
export interface UpheldShare {
  /** Allegations by what was found. */
  readonly allegations: {
    /** Upheld. */
    readonly upheld: number;
    /** Upheld in part. */
    readonly partlyUpheld: number;
    /** Not upheld. */
    readonly notUpheld: number;
  };
  /** Allegations upheld, in part included, of allegations decided. */
  readonly upheld: Proportion;
  /** Allegations upheld in full, of allegations decided. */
  readonly upheldInFull: Proportion;
  /** Complaints of which something was upheld, of complaints decided. */
  readonly complaintsUpheld: Proportion;
  /** What is in no number. */
  readonly leftOut: {
    /** Allegations that are not decided. */
    readonly allegations: number;
    /** Complaints without an allegation, or with one that is not decided. */
    readonly complaints: number;
  };
}

/**
 * The share of what customers alleged that was upheld, in part or in full.
 *
 * Counted by allegations, because a complaint may say several things of which one is right; and by
 * complaints, as authorities ask for it, where one thing that is upheld makes the complaint upheld.
 * The two differ. An interval of allegations takes them as independent, which those of one
 * complaint are not quite.
 *
 * @param complaints The findings of each.
 * @returns Counts and shares; no value where nothing is decided.
 * @throws ContractError if a finding is none of the three.
 * @example
 * ```ts
 * import { upheldShare } from 'everbond/metrics';
 *
 * const found = upheldShare([
 *   { findings: ['upheld', 'not-upheld'] },
 *   { findings: ['partly-upheld'] },
 *   { findings: ['not-upheld', null] },
 * ]);
 *
 * [found.upheld.value, found.upheldInFull.value]; // => [0.5, 0.25]
 * found.complaintsUpheld.value; // => 1
 * found.leftOut; // => { allegations: 1, complaints: 1 }
 * ```
 */
export function upheldShare(complaints: Iterable<FoundComplaint>): UpheldShare {
  const counts = { upheld: 0, 'partly-upheld': 0, 'not-upheld': 0 };
  const leftOut = { allegations: 0, complaints: 0 };
  let [decided, withUpheld, index] = [0, 0, 0];
  for (const { findings } of complaints) {
    for (const finding of findings) {
      if (finding === null) leftOut.allegations += 1;
      else if (Object.hasOwn(counts, finding)) counts[finding] += 1;
      else breach('upheldShare', `complaints.${index}.findings`, 'must be findings or null');
    }
    if (findings.length === 0 || findings.includes(null)) leftOut.complaints += 1;
    else {
      decided += 1;
      if (findings.some((finding) => finding !== 'not-upheld')) withUpheld += 1;
    }
    index += 1;
  }
  const { upheld, 'partly-upheld': partlyUpheld, 'not-upheld': notUpheld } = counts;
  const all = upheld + partlyUpheld + notUpheld;
  return {
    allegations: { upheld, partlyUpheld, notUpheld },
    upheld: proportion(upheld + partlyUpheld, all),
    upheldInFull: proportion(upheld, all),
    complaintsUpheld: proportion(withUpheld, decided),
    leftOut,
  };
}
