/** Account records: what an account keeps of what earned and of points that were spent, by id. */
import { entriesOf, entryOf } from '../../mechanisms/id-table.ts';
import type { Account, Earning, Spending } from './account-state.ts';

/** What has earned, by the kind of the occasion and its id; `null` if nothing has of that name. */
export function earningIn({ earnings }: Account, id: string): Earning | null {
  return entryOf(earnings, id);
}

/** All that has earned, in an order that only the history decides. */
export function earningsIn({ earnings }: Account): readonly Earning[] {
  return entriesOf(earnings);
}

/** Points that were spent, by the id of the redemption; `null` if there is none. */
export function spendingIn({ redemptions }: Account, id: string): Spending | null {
  return entryOf(redemptions, id);
}
