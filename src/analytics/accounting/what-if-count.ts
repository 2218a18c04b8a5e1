/** What-if count: how often each of several things was seen, in the order of their names. */

/** A thing that is counted: a few names, `null` for none. */
type Named<Field extends string> = { readonly [name in Field]: string | null };

/** Counts things that are alike. */
export interface Count<Thing> {
  /** Adds a thing, so many times. */
  readonly add: (thing: Thing, times: number) => void;
  /** Each thing once with how often it was added, by its first field, then the next. */
  readonly rows: () => readonly { readonly thing: Thing; readonly times: number }[];
}

/** A count of nothing yet, of things that are alike if they have the same names in some fields. */
export function createCount<Field extends string, Thing extends Named<Field>>(
  fields: readonly Field[],
): Count<Thing> {
  const counted = new Map<string, { readonly thing: Thing; readonly times: number }>();
  return {
    add: (thing, more) => {
      const key = JSON.stringify(fields.map((field) => thing[field]));
      counted.set(key, { thing, times: (counted.get(key)?.times ?? 0) + more });
    },
    rows: () =>
      [...counted.values()].toSorted((one, other) => {
        const orders = fields.map((field) => byName(one.thing[field], other.thing[field]));
        return orders.find((order) => order !== 0) ?? 0;
      }),
  };
}

/** Names in the order of their code units, the same on every machine; none first. */
function byName(one: string | null, other: string | null): number {
  return byText(one ?? '', other ?? '');
}

/** Texts in the order of their code units, the same on every machine. */
export function byText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
