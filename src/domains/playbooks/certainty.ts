/** Certainty: how sure it is that a source says what stands here. */

/**
 * How sure it is that the source says so: `stated`, it does; `reconstructed`, its picture was lost
 * and the literature says so; `doubtful`, its picture was lost and this is a guess.
 */
export type Certainty = 'stated' | 'reconstructed' | 'doubtful';
