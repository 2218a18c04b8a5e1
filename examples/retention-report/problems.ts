/** Problems: what ends the program with a sentence for the user instead of a stack. */

/** The data cannot be used, or not further. */
export class FileProblem extends Error {
  override readonly name: string = 'FileProblem';
}

/** The arguments cannot be used. */
export class UsageProblem extends Error {
  override readonly name: string = 'UsageProblem';
}
