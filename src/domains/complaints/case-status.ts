/** Case status: where a complaint stands, from its receipt to its end. */

/** The statuses of a case that is not over, in the order of the process. */
export const OPEN_STATUSES = Object.freeze([
  'received',
  'acknowledged',
  'assessed',
  'investigating',
  'concluded',
  'responded',
  'communicated',
  'referred',
] as const);

/** A status of a case that is not over. */
export type OpenStatus = (typeof OPEN_STATUSES)[number];

/** Where a case can stand: nowhere yet, open, or over; one that went into another is merged. */
export type CaseStatus = 'absent' | OpenStatus | 'closed' | 'withdrawn' | 'merged';

/** The statuses that a case which began elsewhere can be taken over in. */
export const IMPORT_STATUSES = Object.freeze([
  'received',
  'acknowledged',
  'assessed',
  'investigating',
] as const satisfies readonly OpenStatus[]);

/** One of the statuses in which a case can be taken over. */
export type ImportStatus = (typeof IMPORT_STATUSES)[number];
