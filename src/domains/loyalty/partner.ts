/** Partner: another firm with which points are earned or spent. */

/** Another firm of the programme. */
export interface Partner {
  /** Its name in the programme. */
  readonly id: string;
  /** Whether the programme sells it points (`agent`), or gives its own (`principal`). */
  readonly role: 'principal' | 'agent';
  /** The budget of points it has paid for, from which its earn rules pay; `null` for none. */
  readonly budget: string | null;
}
